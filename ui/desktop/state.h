/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the files of the desktop share: its whole state. */
#pragma once

#include "desktop/aside.h"
#include "desktop/carry.h"
#include "desktop/crowd.h"
#include "desktop/desktop.h"
#include "desktop/doctor.h"
#include "desktop/farewell.h"
#include "desktop/folder.h"
#include "desktop/form.h"
#include "desktop/keymap.h"
#include "desktop/own_layers.h"
#include "desktop/prospect.h"
#include "desktop/ready.h"
#include "desktop/surveyor.h"
#include "desktop/tables.h"
#include "desktop/telling.h"
#include "draw/scale_bar.h"

#include <tabard/whatif.h>

G_BEGIN_DECLS

#define TBR_BAR_HEIGHT 52.0
#define TBR_TIME_HEIGHT 126.0
#define TBR_FOOT_HEIGHT 24.0
#define TBR_SIDE_WIDTH 356.0
#define TBR_PAD 16.0
#define TBR_INPUT_HEIGHT 46.0 /* of a line that is written in, at ui 1 */

typedef enum
{
  TBR_SCREEN_START,
  TBR_SCREEN_DOCTOR, /* faults of a scenario */
  TBR_SCREEN_CRISIS
} TbrScreen;

typedef enum
{
  TBR_TAB_FINDINGS,
  TBR_TAB_CHARTS,
  TBR_TAB_DETAILS,
  TBR_TAB_LEGEND,
  TBR_TAB_WHATIF,
  TBR_TAB_N
} TbrTab;

typedef enum
{
  TBR_DRAG_NONE,
  TBR_DRAG_MAP,
  TBR_DRAG_TIME,
  TBR_DRAG_EVENT /* an inject along the time line of its list */
} TbrDrag;

typedef struct
{
  TbrRect rect; /* pixels of the window */
  gboolean is_open;
  gboolean is_stale; /* to be built and painted again */
  gboolean is_new;   /* not on the picture yet as it is */
  gboolean floats;   /* has round corners, lies over the map */
  double scroll;     /* pixels */
  double content;    /* height of all widgets, pixels */
  double head;       /* pixels at its top that stay where they are */
  double foot;       /* the same at its bottom, the last ones of its content */
  TbrTree tree;
  cairo_surface_t *surface;
} TbrPanel;

/* What the last picture was painted for. */
typedef struct
{
  const guint32 *pixels;
  int width, height; /* pixels */
  TbrRect map;       /* the map, or the left one */
  guint open;        /* a bit for each panel */
  gboolean is_plain; /* nothing lies over docked panels; FALSE: it must not be relied on */
} TbrPainted;

/* The curves of the time line as they were painted. */
typedef struct
{
  cairo_surface_t *surface; /* NULL: not yet, for this run */
  TbrThemeId theme;
  double ui;
  int width;  /* pixels */
  guint read; /* how far they went */
} TbrCurves;

/* A crisis that can be opened. */
typedef struct
{
  char *path, *title, *summary;
  char *branch; /* that was saved there, NULL for none */
  gboolean is_recent;
} TbrCrisis;

/* What an answer of the search is, in the order in which equally good ones are listed. */
typedef enum
{
  TBR_ANSWER_STATE,
  TBR_ANSWER_HAZARD,
  TBR_ANSWER_CITY,
  TBR_ANSWER_REGION,
  TBR_ANSWER_BOOKMARK,
  TBR_ANSWER_OWN,
  TBR_ANSWER_SITE,
  TBR_ANSWER_TYPE,
  TBR_ANSWER_POLICY,
  TBR_ANSWER_NEED,
  TBR_ANSWER_LINK,
  TBR_ANSWER_UNIT,
  TBR_ANSWER_FACT,
  TBR_ANSWER_N
} TbrAnswerKind;

typedef struct
{
  TbrAnswerKind kind;
  guint32 i;   /* handle, place in the list of bookmarks, number of the fact */
  int rank;    /* as of tbr_query_rank() */
  guint order; /* in which it was found */
} TbrAnswer;

/* A branch that is being read. */
typedef struct
{
  gboolean is_on;
  char *line;         /* the edit that is tried, NULL for none */
  char *name;         /* of the branch that it is to make, NULL: it changes the one that is shown */
  gboolean is_beside; /* the branch that it leaves is put on the second map */
  gboolean is_looked_at; /* nobody has done anything by hand yet: nothing is kept of it */
} TbrAttempt;

/* A file whose rows are to be imported. */
typedef struct
{
  TbrPlaces *places;      /* NULL for none */
  TbrDiagnostics *faults; /* of reading it */
  GPtrArray *columns;     /* their names, borrowed from the places */
  GPtrArray *told;        /* char *: how many rows fit, why others do not */
} TbrImportState;

struct _TbrBeside;    /* see beside.h */
struct _TbrReporting; /* see reporting.h */
struct _TbrEditor;    /* see exercise/editor.h */
struct _TbrStage;     /* see exercise/stage.h */
typedef struct _TbrCharts TbrCharts;

/* What is looked for on the disk beside the window. */
typedef enum
{
  TBR_ASIDE_SHIPPED, /* crises and exercises to begin with */
  TBR_ASIDE_LEFT,    /* work that was left */
  TBR_ASIDE_RECOVER, /* one of it, read again */
  TBR_ASIDE_SOURCE,  /* a file around a line that the doctor is about */
  TBR_ASIDE_NEW,     /* a new scenario is written */
  TBR_ASIDE_N
} TbrAsideId;

struct _TbrDesktop
{
  TbrDesktopSpec spec;
  char *state_file;
  int width, height;
  double ui;   /* letters and symbols: the screen's times the user's */
  double zoom; /* the user's part of it */
  TbrThemeId theme;
  TbrScreen screen;
  gint64 now;        /* microseconds, of the last tick */
  gboolean is_stale; /* the picture has changed */
  TbrPainted painted;
  TbrTexts *texts; /* on panels */

  /* what is open */
  TbrLoader *loader;
  const TbrAtlasMap *map; /* NULL until it is there */
  TbrSession *session;    /* NULL until one is open */
  gboolean is_loading;
  char *path; /* asked for last */
  TbrPlayer *player;
  TbrRegister *reg;  /* of what the run said */
  TbrUnused *unused; /* what is known of a unit that was not used; whys.c */
  TbrMoment *moment;
  const TbrResult *result; /* NULL until the run is read */

  /* what may come */
  TbrProspect *prospect; /* NULL: no futures are run */
  const TbrReady *ready; /* NULL: no what-if was chosen at the start */
  TbrCharts *charts;
  TbrTables *tables;

  /* who could be where */
  TbrSurveyor *surveyor; /* NULL until the layer is on */
  TbrCoverage *coverage; /* NULL until there is an answer */
  char *covered;         /* need or type asked for, NULL: the first need */
  guint within;          /* index of the span that counts */
  guint n_surveys;       /* answers so far */
  gboolean is_surveying; /* an answer is awaited */

  TbrOwnLayers own;
  TbrDoctor doctor;

  /* the map */
  TbrPainter *painter;
  TbrGround *ground;
  TbrView view;
  TbrThing awaited;   /* to be flown to at the instant that the clock goes to; NONE: nothing is */
  gboolean is_placed; /* the camera has found what goes on, or somebody has moved it */
  gboolean is_moved;  /* the camera, or what it sees: ask for a new ground */
  guint asked;        /* serial of the last wish */
  double from_scale, to_scale; /* of a zoom under way */
  double anchor_x, anchor_y;   /* pixels of the map */
  gint64 zoom_since;           /* 0: no zoom is under way */
  gboolean is_grouped;
  guint8 *symbols; /* TbrSymbol by unit */
  TbrCrowd *crowd; /* units, where none are joined */
  TbrThing selection;
  double spent[3];

  /* time */
  gboolean is_playing;
  guint speed;        /* index of the table of speeds */
  double clock;       /* TbrTime: where the clock stands */
  gint64 clock_since; /* microseconds */
  double stride;      /* TbrTime of one step as fast as possible */
  double got;         /* seconds of the run a second, as reached */
  gint64 got_since;
  TbrTime got_from;
  GArray *bookmarks; /* TbrBookmark, sorted; see bookmarks.h */
  guint read;        /* 1/1000, of the last tick */

  /* panels */
  TbrPanel panels[TBR_PANEL_N];
  TbrTab tab;
  TbrPanelId focus_panel;
  int focus; /* widget, -1 for none */
  TbrPanelId hover_panel;
  int hover;
  gint64 hover_since;
  gint64 side_since; /* when the side panel was last built */
  TbrCurves curves;  /* of the time line */
  TbrDrag drag;
  TbrPanelId drag_panel;       /* while time is dragged: where the line is that it goes along */
  double pointer_x, pointer_y; /* pixels; -1: outside */
  double press_x, press_y, drag_x, drag_y;
  gboolean has_dragged;
  TbrCarry carry;

  /* what-if */
  TbrWhatif *whatif; /* of the crisis that is open, NULL for none */
  TbrAttempt attempt;
  gboolean is_kept;   /* a journal is written */
  GPtrArray *former;  /* TbrSession that threads may still use */
  guint former_asked; /* serial of the last wish about them; 0: the painter draws none of them */
  TbrFarewells *farewells;     /* runs that end */
  GArray *left;                /* TbrLeftWork: what other times left */
  GArray *shelf;               /* TbrShelved: exercises that were played */
  struct _TbrShelver *shelver; /* looks for them; NULL: it has found all */
  TbrForm form;
  TbrImportState import;
  TbrAside *asides[TBR_ASIDE_N];   /* looks at the disk */
  TbrFolders *folders;             /* of the folder that is listed in a form */
  struct _TbrBeside *beside;       /* a second map, NULL: one is enough */
  struct _TbrReporting *reporting; /* NULL: no report is being written */
  struct _TbrEditor *editor;       /* of an exercise's events list; NULL: none is written */

  /* an exercise */
  struct _TbrStage *stage; /* the one that is played, NULL: there is planning */
  gboolean is_solo;        /* the next one is played by whoever sits here, at once */

  /* writing */
  TbrKeymap *keymap;
  gint64 reload_asked;  /* when it was asked whether changes are to be left; 0: never */
  GString *sifted;      /* what the sheet of keys is sifted by */
  guint sift_mark;      /* the command that Enter does */
  GString *written;     /* in the search, the date, the table's sieve or the field of a form */
  gsize caret_back;     /* bytes of it behind the cursor, see caret.h */
  double caret_click;   /* pixels from the left of where one writes: the cursor goes there; < 0 */
  GArray *answers;      /* TbrAnswer */
  guint n_searched;     /* parts of the run that were there when they were looked for */
  char *complaint;      /* about a date */
  GPtrArray *crises;    /* TbrCrisis */
  GPtrArray *exercises; /* TbrCrisis: those that are shipped */
  char *message;
  gint64 message_since;
  TbrDesktopErrand errand;
};

/* ---- panels: each builds its tree; some paint what no widget can ---- */

void tbr_panel_bar (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_bar_paint (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_foot (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_foot_paint (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_zoom (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_layers (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_side (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_side_paint (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_time (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_time_paint (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_events (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_events_paint (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_card (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_table (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_table_paint (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_doctor (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_source (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_source_paint (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_start (TbrDesktop *desktop, const TbrPen *pen);
/* What it lists has changed: what was in focus stays so. */
void tbr_start_renew (TbrDesktop *desktop);
void tbr_panel_search (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_jump (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_sheet (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_form (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_cover (TbrDesktop *desktop, const TbrPen *pen);
/* Parts of the side panel. */
void tbr_legend_page_build (TbrDesktop *desktop, TbrColumn *column);
void tbr_legend_page_paint (TbrDesktop *desktop, const TbrPen *pen);
void tbr_findings_build (TbrDesktop *desktop, TbrColumn *column);
void tbr_helps_build (TbrDesktop *desktop, TbrColumn *column);
void tbr_charts_build (TbrDesktop *desktop, TbrColumn *column);
void tbr_charts_paint (TbrDesktop *desktop, const TbrPen *pen);
void tbr_charts_free (TbrCharts *charts);
void tbr_details_build (TbrDesktop *desktop, TbrColumn *column);
void tbr_branches_build (TbrDesktop *desktop, TbrColumn *column);
/* The value of an element's parameter with its unit, and whether it rests on an estimate. (transfer
   full) */
char *tbr_details_value (const TbrDesktop *desktop, const TbrObject *object, guint param);

/* Measures of harm, the gravest first; NULL behind the last. */
const char *tbr_findings_harm (guint index);
/* How a measure of a variant differs from the first, and what that is worth. (transfer full) */
char *tbr_helps_tell (const TbrOutlookMeasure *measure, guint variant);
/* Whether that is better, worse, or neither. */
TbrColour tbr_helps_colour (const TbrPen *pen, const TbrOutlookMeasure *measure, guint variant);

/* The layer at a place of the list, by which the digits switch it. */
TbrMapLayer tbr_layers_at (guint place);

/* Adds a widget of a size at a place of a panel. */
TbrWidget *tbr_panel_put (TbrDesktop *desktop, TbrPanelId panel, const TbrWidget *widget);
/* The widget of a panel under a point of the window, -1 for none. */
int tbr_panel_widget_at (const TbrDesktop *desktop, TbrPanelId panel, double x, double y);
/* Scrolls by pixels, down where they are positive. */
/* How far what is seen at a height of a panel, pixels, lies below it in its content. */
double tbr_panel_shift (const TbrPanel *panel, double y);
void tbr_panel_scroll (TbrDesktop *desktop, TbrPanelId panel, double by);
/* Puts panels where they belong in the window. */
void tbr_desktop_lay_out (TbrDesktop *desktop);
/* How high a form may be, pixels. */
double tbr_desktop_form_room (const TbrDesktop *desktop);
/* Marks a panel, all panels, as changed. */
void tbr_desktop_touch (TbrDesktop *desktop, TbrPanelId panel);
void tbr_desktop_touch_all (TbrDesktop *desktop);
void tbr_desktop_open_panel (TbrDesktop *desktop, TbrPanelId panel);
/* Shows a page of the side panel, from its top when another one was shown. */
void tbr_desktop_show_tab (TbrDesktop *desktop, TbrTab tab);
void tbr_desktop_close_panel (TbrDesktop *desktop, TbrPanelId panel);
/* Panels as they are now; builds and paints those that are stale. */
void tbr_desktop_renew_panels (TbrDesktop *desktop);
/* Whether the panel that takes the keyboard alone is open: SEARCH, JUMP, SHEET; N for none. */
TbrPanelId tbr_desktop_modal (const TbrDesktop *desktop);

/* ---- map ---- */

void tbr_camera_tick (TbrDesktop *desktop);
/* Zooms by a factor about a point of the map; at once or in a moment. */
void tbr_camera_zoom (TbrDesktop *desktop, double factor, double x, double y);
void tbr_camera_pan (TbrDesktop *desktop, double x, double y);
/* Whether it is known yet where something goes on or will. */
gboolean tbr_camera_knows (const TbrDesktop *desktop);
/* Shows that, and all of Europe where nothing is known. */
void tbr_camera_fit (TbrDesktop *desktop);
void tbr_camera_europe (TbrDesktop *desktop);
/* Goes to a place, near enough to see it. */
void tbr_camera_fly (TbrDesktop *desktop, double lon, double lat);
/* What the map is to show, of the branch of a moment. */
TbrGroundWish tbr_desktop_wish (const TbrDesktop *desktop, TbrMoment *moment);
/* Where a point of the window lies on the map under it, from that map's left edge. */
double tbr_desktop_map_x (const TbrDesktop *desktop, double window_x);
/* What lies under a point of the window. */
TbrThing tbr_desktop_pick (const TbrDesktop *desktop, double x, double y);
/* Where a thing is; FALSE when it is nowhere. */
gboolean tbr_desktop_place_of (const TbrDesktop *desktop, TbrThing thing, double *out_lon,
                               double *out_lat);
/* Where the ring around what is chosen is, pixels of the map: at the symbol that stands for it;
   FALSE when there is none. */
gboolean tbr_desktop_ring (const TbrDesktop *desktop, double *out_x, double *out_y);
/* Paints it, and when a chosen unit gets where it goes. */
void tbr_chosen_paint (const TbrDesktop *desktop, const TbrRaster *to);
/* When a unit that is on its way gets there; NULL for anything else. (transfer full) (nullable) */
char *tbr_chosen_arrival (const TbrDesktop *desktop, TbrThing thing);
/* What a thing is called. (transfer full) */
char *tbr_desktop_name_of (const TbrDesktop *desktop, TbrThing thing);
/* Seconds of the run a second; INFINITY as fast as possible. */
double tbr_desktop_speed (guint speed);
#define TBR_SPEEDS 8

/* ---- time ---- */

void tbr_clock_tick (TbrDesktop *desktop);
void tbr_clock_seek (TbrDesktop *desktop, TbrTime at);
void tbr_clock_step (TbrDesktop *desktop, int step);
TbrTime tbr_clock_now (const TbrDesktop *desktop);
TbrTime tbr_clock_duration (const TbrDesktop *desktop);
/* Names from the run; FALSE when it is not ready. */
gboolean tbr_desktop_telling (const TbrDesktop *desktop, TbrTelling *out_telling);

/* ---- what may come ---- */

/* Begins to run futures of what is open, when that is wanted. */
void tbr_desktop_begin_prospect (TbrDesktop *desktop);

/* ---- who could be where: form_coverage.c ---- */

void tbr_coverage_tick (TbrDesktop *desktop);
gboolean tbr_coverage_is_settled (const TbrDesktop *desktop);
/* The same for the second map, which is asked what the first has answered. */
void tbr_coverage_tick_beside (TbrDesktop *desktop);
gboolean tbr_coverage_is_settled_beside (const TbrDesktop *desktop);
void tbr_coverage_end (TbrDesktop *desktop);
void tbr_coverage_add_legend (const TbrDesktop *desktop, GArray *rows);
void tbr_coverage_add_region (const TbrDesktop *desktop, TbrColumn *column, guint32 region);
/* Of a run of a scenario that is open, on the first map. */
TbrPlayerSpec tbr_desktop_player_spec (TbrDesktop *desktop, const TbrScenario *scenario);
/* What a run can take over from those that are watched on either map, the most there is. (transfer
   full) (nullable) */
TbrHeritage *tbr_desktop_heritage (TbrDesktop *desktop, const TbrPlayerSpec *spec);

/* ---- files ---- */

/* Wakes the window; of any thread. @data: the desktop */
void tbr_desktop_wake (gpointer data);
void tbr_desktop_load (TbrDesktop *desktop, const char *path);
/* What was loaded takes the place of what is open. @session: taken */
void tbr_desktop_take_session (TbrDesktop *desktop, TbrSession *session);
/* Lets sessions go that no thread uses any more. */
void tbr_desktop_let_go_sessions (TbrDesktop *desktop);
void tbr_desktop_close_session (TbrDesktop *desktop);
/* Ends a run and lets its session go, all nullable, without waiting for its threads. */
void tbr_desktop_leave (TbrDesktop *desktop, TbrProspect *prospect, TbrPlayer *player,
                        TbrSession *session);
/* Starts the run of the session that is open, to be watched from an instant on. @heritage: taken
   (nullable) */
void tbr_desktop_begin (TbrDesktop *desktop, TbrTime at, TbrHeritage *heritage);
/* What is remembered; what is shipped, and what of it is there, is looked for beside the window. */
void tbr_memory_load (TbrDesktop *desktop);
void tbr_memory_tick (TbrDesktop *desktop);
void tbr_memory_save (const TbrDesktop *desktop);
/* A file that was opened or saved. @branch: (nullable): which branch was saved there; one that is
   opened keeps what it was saved as */
void tbr_memory_add (TbrDesktop *desktop, const char *path, const char *title, const char *branch);
void tbr_crisis_free (gpointer crisis);

/* ---- search ---- */

void tbr_search_update (TbrDesktop *desktop);
/* Looks again for what is written when more of the run is there to be found. */
void tbr_search_follow (TbrDesktop *desktop);
/* Answers are of the session that is open: they end with it, and so do search and date. */
void tbr_search_end (TbrDesktop *desktop);
void tbr_search_choose (TbrDesktop *desktop, guint answer);
/* What it is called, and what it is. (transfer full) */
char *tbr_search_name (const TbrDesktop *desktop, const TbrAnswer *answer);
char *tbr_search_describe (const TbrDesktop *desktop, const TbrAnswer *answer);
/* Says a sentence that names keys of these actions, ended by TBR_ACT_NONE, with one's own. */
void tbr_desktop_say_keys (TbrDesktop *desktop, const char *text, const TbrActionId *actions);
/* Keys of one's own; what is wrong with the file is told, and the table stands for it. */
void tbr_sheet_read_keys (TbrDesktop *desktop, const char *path);
/* The sheet of keys: open or closed; what is written sifts it; does a command and closes it. */
void tbr_sheet_toggle (TbrDesktop *desktop);
void tbr_sheet_write (TbrDesktop *desktop, const char *text);
/* Returns: whether the key was for the sheet. */
gboolean tbr_sheet_key (TbrDesktop *desktop, const TbrInput *input);
void tbr_sheet_do (TbrDesktop *desktop, TbrActionId action);
gboolean tbr_jump_choose (TbrDesktop *desktop);

G_END_DECLS
