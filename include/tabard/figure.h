/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Charts as arrays of numbers and words, without a window and without knowing what they are of. */
#pragma once

#include <tabard/draw.h>

G_BEGIN_DECLS

/* One thing with its number and how well that is known. */
typedef struct
{
  const char *label; /* what it is */
  double value;      /* NAN: not known */
  double low, high;  /* ends of the interval; not finite: none is drawn */
  gboolean is_open;  /* drawn hollow, for what is not told from chance */
} TbrIntervalRow;

/* Dots with intervals, one under the other. */
typedef struct
{
  const char *x_label; /* with the unit */
  const TbrIntervalRow *rows;
  guint n;
  double reference; /* where a line stands across; NAN: none */
} TbrIntervalChart;

/* One factor: a mean for each level. */
typedef struct
{
  const char *name;
  const char *const *levels; /* labels */
  const double *means;
  const double *half_widths; /* of their intervals; NAN: none is drawn */
  guint n;                   /* of levels */
} TbrEffectPanel;

/* Factors side by side on one scale. */
typedef struct
{
  const char *y_label; /* with the unit */
  const TbrEffectPanel *panels;
  guint n;
  double mean; /* of all; NAN: no line */
} TbrEffectChart;

/* One of several ways, by two measures. */
typedef struct
{
  const char *label; /* short: a number */
  double x, y;
  double x_half, y_half; /* of the intervals; NAN: none is drawn */
  gboolean is_front;     /* no other is better in both */
} TbrFrontPoint;

/* What one measure costs in the other: a step line joins the points of the front. */
typedef struct
{
  const char *x_label, *y_label; /* with the unit, and which way is better */
  const TbrFrontPoint *points;
  guint n;
  gboolean x_is_better_large; /* which way round the corners of the step line go */
} TbrFrontChart;

/* A number at a place of a surface. */
typedef struct
{
  double x, y, value;
} TbrHeatMark;

/* Numbers by two factors, as colours with the numbers in them. */
typedef struct
{
  const char *x_label, *y_label; /* names of the factors */
  const char *value_label;       /* of the numbers, with the unit */
  guint n_columns, n_rows;       /* 1 or more */
  const char *const *columns;    /* labels; NULL: the ranges below */
  const char *const *rows;       /* the same */
  double x_from, x_to;           /* of a surface: where its first and last column stand */
  double y_from, y_to;           /* the same of its rows, from below */
  const double *values;          /* n_rows x n_columns; row 0 is the lowest; NAN: none */
  const TbrHeatMark *marks;      /* on a surface: what was measured */
  guint n_marks;
} TbrHeatChart;

/* One part of a whole. */
typedef struct
{
  const char *name;
  const double *values; /* by point, 0 or more; NAN: none */
} TbrStackLayer;

/* Amounts over time, one upon the other. */
typedef struct
{
  const char *x_label, *y_label; /* with the unit */
  const double *x;
  guint n_points;
  const TbrStackLayer *layers; /* the lowest first */
  guint n;
  const TbrScenario *dates; /* (nullable): x is days since its start, and dates are written */
} TbrStackChart;

/* Something that happened, or went on for a time. */
typedef struct
{
  double x, until;    /* until: NAN for an instant */
  const char *text;   /* short; "" for none; left out where there is no room */
  gboolean is_hollow; /* it did not come about */
} TbrCourseMark;

typedef struct
{
  const char *name;
  const TbrCourseMark *marks; /* in order of x */
  guint n;
} TbrCourseLane;

/* A number in truth, and as somebody believed it to be. */
typedef struct
{
  const char *name;             /* with the unit */
  const double *truth, *belief; /* by point; NAN: none */
} TbrCourseCurve;

/* What happened on one axis of time, lane by lane, and below it how numbers went. */
typedef struct
{
  const char *x_label; /* with the unit */
  double x_from, x_to;
  const TbrCourseLane *lanes;
  guint n_lanes;
  const char *truth_name, *belief_name; /* of the two lines of each curve */
  const double *x;
  guint n_points;
  const TbrCourseCurve *curves;
  guint n_curves;
} TbrCourseChart;

/* An instant on the map, with its legend and key figures. */
typedef struct
{
  const TbrMap *map;
  const TbrSnapshot *snapshot;
  const TbrDrawOptions *options; /* its size is not read */
} TbrMapFigure;

typedef enum
{
  TBR_FIGURE_LINES,     /* TbrChart: its size is not read */
  TBR_FIGURE_INTERVALS, /* TbrIntervalChart */
  TBR_FIGURE_EFFECTS,   /* TbrEffectChart */
  TBR_FIGURE_FRONT,     /* TbrFrontChart */
  TBR_FIGURE_HEAT,      /* TbrHeatChart */
  TBR_FIGURE_STACK,     /* TbrStackChart */
  TBR_FIGURE_COURSE,    /* TbrCourseChart */
  TBR_FIGURE_MAP,       /* TbrMapFigure */
  TBR_FIGURE_N
} TbrFigureKind;

/* A chart with what stands above and below it. */
typedef struct
{
  TbrFigureKind kind;
  gconstpointer chart;
  const char *title;
  const char *note; /* how to read it; "" for none */
} TbrFigure;

/* A number as all that is for people writes it: "8,240", "0.37", a dash for what is not finite.
   (transfer full) */
char *tbr_figure_number (double value);

G_END_DECLS
