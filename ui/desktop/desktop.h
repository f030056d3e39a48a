/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The planner's desktop without its window: takes input, paints frames, and can be asked what it
   shows. */
#pragma once

#include "desktop/input.h"
#include "desktop/raster.h"
#include "desktop/session.h"
#include "desktop/thing.h"
#include "desktop/widget.h"

G_BEGIN_DECLS

typedef struct _TbrDesktop TbrDesktop;
typedef struct _TbrUnused TbrUnused; /* see whys.h */

/* What belongs together on the screen, from below to above. */
typedef enum
{
  TBR_PANEL_FOOT,   /* under the map: where the pointer is, scale, whose data it is */
  TBR_PANEL_ZOOM,   /* on the map: nearer, farther, all */
  TBR_PANEL_LAYERS, /* on the map: what is shown */
  TBR_PANEL_SIDE,   /* findings, details, legend */
  TBR_PANEL_TIME,   /* the clock, the time line */
  TBR_PANEL_BAR,    /* title, search, theme, help */
  TBR_PANEL_EVENTS, /* the events list of an exercise that is written, and its time line */
  TBR_PANEL_CARD,   /* the chosen inject */
  TBR_PANEL_TABLE,  /* units, needs, stocks, sites, measures as rows */
  TBR_PANEL_DOCTOR, /* what might be wrong with the files that are open */
  TBR_PANEL_START,  /* recent and shipped crises, or the faults of one */
  TBR_PANEL_SOURCE, /* a file around a line that the doctor tells of */
  TBR_PANEL_SEARCH,
  TBR_PANEL_JUMP,
  TBR_PANEL_SHEET, /* keys */
  TBR_PANEL_FORM,  /* what an edit asks */
  TBR_PANEL_COVER, /* everything is hidden: the machine goes to somebody else */
  TBR_PANEL_N
} TbrPanelId;

typedef struct
{
  TbrHouse house;
  const char *scenario;      /* (nullable) file or folder to open at once; an exercise, too */
  const char *language;      /* (nullable) of an exercise's texts; the reader's own if not given */
  const char *exercise;      /* (nullable) file of an exercise whose events list is written; then
                                its scenario is opened */
  guint rehearsals;          /* replications of its rehearsal; 0: 100 */
  const char *state_file;    /* (nullable) where recent files, theme and size are remembered */
  const char *key_file;      /* (nullable) keys of one's own, see keymap.h; it need not exist */
  const char *work_folder;   /* (nullable) where work that is not saved is kept */
  const char *version;       /* of the program */
  guint futures;             /* replications run in the background of what is open; 0: none */
  guint futures_most;        /* of it, when single changes have been tried; 0: no more */
  const char *coverage;      /* (nullable) need or type of unit: who could be where is shown */
  const char *const *layers; /* (nullable) files of own layers, NULL-ended */
  TbrTime at;                /* where a run begins to be watched; -1: where most goes on */
  gint64 at_unix;            /* the same as an instant, as of tbr_instant_parse(); 0: see at */
  const char *log;           /* (nullable) of the exercise; one that is there is gone on with */
  const char *log_folder;    /* (nullable) where logs lie that nobody has named */
  gboolean is_reviewed;      /* the exercise of the log is shown again and reviewed */
  guint reviews;             /* replications of a review; 0: 20 */
  const char *script;        /* (nullable) what is said in the exercise at its times */
  const char *seat;          /* (nullable) whose screen an exercise begins with; NULL: whoever
                                leads */
  const char *twin;          /* (nullable) whose screen a second window shows: a role */
  TbrDesktop *leader;        /* (nullable) the exercise is played there, and only shown here; must
                                outlive this one */
  guint64 *digest;           /* (nullable) where the digest of the exercise is put at its end */
  double pace;               /* of the exercise's clock, which runs at once; 0: it stands */
  int theme;                 /* TbrThemeId; -1: as remembered */
  int width, height;         /* pixels */
  double ui;                 /* size of letters and symbols; 0: as remembered */
  TbrWakeFunc wake;          /* called from any thread when there is something to take */
  gpointer wake_data;
} TbrDesktopSpec;

/* The size of the window when it was last closed; nothing is set when nobody knows. */
void tbr_desktop_remembered_size (const char *state_file, int *out_width, int *out_height);

TbrDesktop *tbr_desktop_new (const TbrDesktopSpec *spec);
void tbr_desktop_free (TbrDesktop *desktop);

void tbr_desktop_resize (TbrDesktop *desktop, int width, int height, double ui);
void tbr_desktop_input (TbrDesktop *desktop, const TbrInput *input);
/* Does what a button or a key would. */
void tbr_desktop_act (TbrDesktop *desktop, TbrActionId action, gint64 argument);

/**
 * tbr_desktop_tick:
 * @now: microseconds of a clock that only goes forward
 *
 * Takes what threads have handed over and lets time pass; waits for nothing.
 *
 * Returns: whether the picture has changed
 */
gboolean tbr_desktop_tick (TbrDesktop *desktop, gint64 now);
/* Milliseconds after which it wants to be ticked though nothing happens; -1: it need not. */
int tbr_desktop_patience (const TbrDesktop *desktop);
/* Paints the whole window, width x height pixels. */
void tbr_desktop_paint (TbrDesktop *desktop, const TbrRaster *to);
/* The same, into the picture that it painted last: only what is not there yet. Says where: TbrRect.
 */
void tbr_desktop_paint_changes (TbrDesktop *desktop, const TbrRaster *to, GArray *out_rects);
/* Whether everything asked for is there: the map in full, the moment, the run read to its end. */
gboolean tbr_desktop_is_settled (TbrDesktop *desktop);

/* Faults of the scenario that was opened last, or of an own layer; 0 when all is good. */
guint tbr_desktop_n_faults (const TbrDesktop *desktop);
/* The faults that the doctor tells, and the file that they are about; NULL for none. */
const TbrDiagnostics *tbr_desktop_faults (const TbrDesktop *desktop, const char **out_path);

/* What the window has to do. Each is told once. */
typedef struct
{
  gboolean quit;
  gboolean full_screen; /* switch it on or off */
  gboolean picture;     /* save what is on the screen */
  char *clipboard;      /* (nullable) text to be put there; owned by the caller */
} TbrDesktopErrand;

TbrDesktopErrand tbr_desktop_take_errand (TbrDesktop *desktop);
/* Whether somebody writes: then characters count, not keys. */
gboolean tbr_desktop_wants_text (const TbrDesktop *desktop);
/* A line that goes away by itself. */
void tbr_desktop_say (TbrDesktop *desktop, const char *text);
/* The same of an error, in the language of the reader. */
void tbr_desktop_tell (TbrDesktop *desktop, const GError *error);
/* "Sweden 2018 - tabard". (transfer full) */
char *tbr_desktop_title (const TbrDesktop *desktop);

/* ---- for tests and measurements ---- */

/* A text as it is set on a panel, pixels of the panel as if it were not scrolled. */
typedef struct
{
  char *text;      /* owned */
  TbrRect box;     /* of its letters */
  TbrRect room;    /* of the widget that it belongs to; of the panel when it belongs to none */
  gboolean is_cut; /* ends in an ellipsis */
} TbrShownText;

/* Texts of a panel: TbrShownText; none when it is closed. (transfer full) */
GArray *tbr_desktop_texts (TbrDesktop *desktop, TbrPanelId panel);
/* What the thing under a resting pointer is: a key, a name on the map, the meaning of a value.
   (transfer full) (nullable) */
char *tbr_desktop_tip (const TbrDesktop *desktop);
TbrRect tbr_desktop_panel_rect (const TbrDesktop *desktop, TbrPanelId panel);
TbrRect tbr_desktop_map_rect (const TbrDesktop *desktop);
/* Shows a moment of whatever origin, of the scenario that is open; takes it. */
void tbr_desktop_show_moment (TbrDesktop *desktop, TbrMoment *moment);
/* Paints every panel anew with the next frame. */
void tbr_desktop_stale (TbrDesktop *desktop);

G_END_DECLS
