/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How an instant of a run becomes a picture, and a series of numbers a chart, without a window. */
#pragma once

#include <tabard/snapshot.h>

G_BEGIN_DECLS

/* Cairo's drawing context; <cairo.h> is included by those who draw. */
typedef struct _cairo cairo_t;

typedef enum
{
  TBR_THEME_LIGHT,    /* for paper and bright rooms */
  TBR_THEME_DARK,     /* for control rooms at night */
  TBR_THEME_CONTRAST, /* for weak eyes and weak projectors */
  TBR_THEME_N
} TbrThemeId;

/* A box of longitudes and latitudes, degrees. */
typedef struct
{
  double west, south, east, north;
} TbrBox;

/* What can be left out of a map. */
typedef enum
{
  TBR_MAP_REGIONS,  /* borders of regions */
  TBR_MAP_WATER,    /* lakes and rivers */
  TBR_MAP_NETWORK,  /* roads and ferries, those closed or slowed included */
  TBR_MAP_NAMES,    /* of cities and states */
  TBR_MAP_SITES,    /* infrastructure */
  TBR_MAP_OUTAGES,  /* services that are down */
  TBR_MAP_HAZARDS,  /* marks of hazards and their names */
  TBR_MAP_NEEDS,    /* rings */
  TBR_MAP_UNITS,    /* on a mission */
  TBR_MAP_BASES,    /* units at home */
  TBR_MAP_ROUTES,   /* where units go */
  TBR_MAP_COVERAGE, /* who could be where, when a snapshot tells */
  TBR_MAP_STATES,   /* borders of states, their names, and which are affected */
  TBR_MAP_RELIEF,   /* mountains in light and shade, as far out as heights are known */
  TBR_MAP_N
} TbrMapLayer;

/* Where the camera stands: ETRS89-LAEA (EPSG:3035), north up in the middle of Europe. */
typedef struct
{
  double x, y;       /* metres, easting and northing of the centre */
  double scale;      /* metres a pixel */
  int width, height; /* pixels */
  double ui;         /* size of text and symbols; 1 is meant for 96 dots an inch */
  guint32 hidden;    /* a bit for each TbrMapLayer that is left out; 0: all is drawn */
} TbrView;

static inline gboolean
tbr_view_hides (const TbrView *view, TbrMapLayer layer)
{
  return (view->hidden >> layer & 1) != 0;
}

/* One line of key figures: "units at work", "42". */
typedef struct
{
  const char *label; /* what is counted */
  const char *value; /* as text, with its unit; "" makes the label a heading */
} TbrCaptionLine;

typedef struct
{
  const TbrCaptionLine *lines;
  guint n;
} TbrCaption;

/* Sides of a picture, pixels. */
#define TBR_PICTURE_LEAST 320
#define TBR_PICTURE_MOST 16384

typedef struct
{
  int width, height;         /* pixels, see TBR_PICTURE_LEAST; 0: 1600 x 1200 */
  double ui;                 /* 0.5 to 4; 0: by the size of the picture */
  TbrThemeId theme;          /* colours */
  const TbrBox *region;      /* what to show; NULL: what is going on, with a margin */
  const char *title;         /* NULL: the scenario's */
  const TbrCaption *caption; /* key figures; NULL: counted from the snapshot */
} TbrDrawOptions;

/* The map made ready for drawing: projected, and every point weighed for simplification. */
typedef struct _TbrBackdrop TbrBackdrop;
/* A snapshot laid out in a view: what is drawn where. Immutable. */
typedef struct _TbrOverlay TbrOverlay;

/* What lies under a pixel. */
typedef struct
{
  TbrUnitId unit;  /* null when none is near */
  TbrNeedId need;  /* null when none is near */
  double distance; /* pixels */
} TbrPick;

/**
 * tbr_project:
 * @lon: degrees; @lat: degrees
 *
 * Easting and northing, metres, in ETRS89-LAEA (EPSG:3035), ellipsoid GRS 80. Exact to less than a
 * millimetre within Europe.
 *
 * Source: [SNYDER1987] p. 187-190, [EPSG9820].
 */
void tbr_project (double lon, double lat, double *out_x, double *out_y);
/* The other way round. Source: [SNYDER1987] p. 188-190, 3-16. */
void tbr_unproject (double x, double y, double *out_lon, double *out_lat);

/* Puts the camera so that all of @box is seen. */
void tbr_view_fit (TbrView *view, const TbrBox *box);
void tbr_view_to_pixel (const TbrView *view, double lon, double lat, double *out_x, double *out_y);
void tbr_view_to_place (const TbrView *view, double x, double y, double *out_lon, double *out_lat);
/* Where things are going on: hazards, open needs, units under way. FALSE when nowhere. */
gboolean tbr_draw_find_action (const TbrSnapshot *snapshot, TbrBox *out_box);

/* About 50 ms; (transfer full). The map must outlive it. */
TbrBackdrop *tbr_backdrop_new (const TbrMap *map);
void tbr_backdrop_free (TbrBackdrop *backdrop);
/* Number of points that a drawing of this view takes; at most 30,000 by simplification. */
guint tbr_backdrop_count (const TbrBackdrop *backdrop, const TbrView *view);

/* Lays a snapshot out; (transfer full). The snapshot must outlive it. */
TbrOverlay *tbr_overlay_new (const TbrSnapshot *snapshot, const TbrView *view);
void tbr_overlay_free (TbrOverlay *overlay);
/* The unit and the need drawn nearest to a pixel, within 12 ui pixels. */
TbrPick tbr_overlay_pick (const TbrOverlay *overlay, double x, double y);

/**
 * tbr_draw_map_file:
 * @snapshot: (nullable): the map alone when NULL
 * @options: (nullable): all defaults when NULL
 * @path: ends in .png, .svg or .pdf
 *
 * Draws a whole picture: map, snapshot, title, legend, scale, attribution, key figures, and a small
 * map of Europe when the view is a part of it. The same input gives the same bytes; a PDF bears
 * SOURCE_DATE_EPOCH as its date when that is set, else none that changes. The file appears whole or
 * not at all.
 *
 * Errors: TBR_ERROR_USAGE for another ending or a size outside the range; TBR_ERROR_FILE.
 */
gboolean tbr_draw_map_file (const TbrMap *map, const TbrSnapshot *snapshot,
                            const TbrDrawOptions *options, const char *path, GError **error);

/* One line of a chart. */
typedef struct
{
  const char *name;         /* in the legend */
  const double *x, *y;      /* in the axes' units; a NaN in y interrupts the line */
  const double *low, *high; /* (nullable): a band around the line, as long as y */
  guint n;                  /* number of points */
} TbrChartSeries;

typedef struct
{
  const char *title;
  const char *x_label; /* with the unit: "time since the start (h)" */
  const char *y_label; /* with the unit */
  const TbrChartSeries *series;
  guint n;
  int width, height; /* pixels; 0: 1000 x 600 */
  double ui;         /* 0.5 to 4; 0: by the size */
  TbrThemeId theme;
  const TbrScenario *dates; /* (nullable): x is days since its start, and dates are written */
  gboolean is_share;        /* y is a share of a whole: its axis begins at nought */
} TbrChart;

/* Draws a line chart into a file; endings, bytes and errors as of tbr_draw_map_file(). */
gboolean tbr_draw_chart (const TbrChart *chart, const char *path, GError **error);

/* NULL-ended: "light", "dark", "contrast". */
extern const char *const tbr_theme_names[TBR_THEME_N + 1];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrBackdrop, tbr_backdrop_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrOverlay, tbr_overlay_free)

G_END_DECLS
