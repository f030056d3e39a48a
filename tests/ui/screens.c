/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Every screen of the desktop, in the order of a walk through them, for those who look at all. */
#include "screens.h"

#include "desktop/exercise/editor.h"
#include "desktop/exercise/shelf.h"
#include "desktop/exercise/stage.h"
#include "desktop/listing_rows.h"
#include "desktop/prospect.h"
#include "draw/language.h"

#include <glib/gstdio.h>

#define FUTURES 2
#define LONGEST 100000 /* ticks that a walk waits for futures */

typedef struct
{
  Watched *watched;
  ScreensFunc func;
  gpointer data;
} Walk;

static void
show (const Walk *walk, const char *name)
{
  walk->func (walk->watched, name, walk->data);
}

/* ---- what a planner does ---- */

/* Those who only read texts need no map: nothing is waited for. */
static void
press (const Walk *walk, guint32 key, guint with, const char *name)
{
  watched_key (walk->watched, key, with);
  watched_tick (walk->watched, 1);
  if (name != NULL)
    show (walk, name);
}

static void
leave (const Walk *walk)
{
  press (walk, TBR_KEY_ESCAPE, 0, NULL);
}

/* The same where something is read or run: some of it is asked for when it is first drawn. */
static void
press_and_wait (const Walk *walk, guint32 key, guint with, const char *name)
{
  watched_key (walk->watched, key, with);
  watched_tick (walk->watched, 1);
  watched_settle (walk->watched);
  if (name != NULL)
    show (walk, name);
}

static void
write_line (const Walk *walk, const char *text)
{
  watched_write (walk->watched, text);
  press_and_wait (walk, TBR_KEY_ENTER, 0, NULL);
}

static void
select_thing (const Walk *walk, TbrThingKind kind, guint32 i, const char *name)
{
  tbr_desktop_act (walk->watched->desktop, TBR_ACT_SELECT, tbr_thing_pack ((TbrThing){ kind, i }));
  watched_tick (walk->watched, 1);
  if (name != NULL)
    show (walk, name);
}

static guint32
find_worker (const Walk *walk)
{
  const GArray *units = tbr_desktop_moment (walk->watched->desktop)->snapshot->units;
  for (guint i = 0; i < units->len; i++)
    if (g_array_index (units, TbrUnitView, i).phase == TBR_PHASE_WORKING)
      return i;
  return 0;
}

/* ---- parts of the walk ---- */

static void
walk_start (Walk *walk, const char *folder)
{
  g_autofree char *faulty = g_build_filename (folder, "faulty.xml", NULL);
  Watched watched;
  walk->watched = &watched;
  watched_init_work (&watched, NULL, folder);
  watched_settle (&watched);
  show (walk, "start");
  press_and_wait (walk, 'o', TBR_WITH_CONTROL | TBR_WITH_SHIFT, "form-open");
  leave (walk);
  watched_clear (&watched);
  g_file_set_contents (faulty,
                       "<scenario xmlns=\"urn:tabard:scenario:1\">\n"
                       "<meta title=\"Three faults\" start=\"soon\" duration=\"3\"/>\n"
                       "<use href=\"nowhere.xml\"/>\n</scenario>\n",
                       -1, NULL);
  watched_init_file (&watched, faulty);
  watched_settle (&watched);
  show (walk, "faults");
  tbr_desktop_act (watched.desktop, TBR_ACT_DOCTOR_LINE, 1);
  watched_tick (&watched, 1);
  show (walk, "faults-file");
  watched_clear (&watched);
  g_unlink (faulty);
}

static void
walk_map (const Walk *walk)
{
  show (walk, "findings");
  press (walk, 'y', 0, "layers");
  press (walk, 'y', 0, NULL);
  press (walk, 'l', 0, "legend");
  press (walk, TBR_KEY_F1, 0, "help");
  /* the first letters of what branches are called by */
  const char *branch = tbr_word ("Branch here");
  g_autofree char *letters = g_utf8_substring (branch, 0, MIN (3, g_utf8_strlen (branch, -1)));
  watched_write (walk->watched, letters);
  watched_tick (walk->watched, 1);
  show (walk, "commands");
  leave (walk);
  press (walk, 'f', TBR_WITH_CONTROL, NULL);
  watched_write (walk->watched, "st");
  show (walk, "search");
  leave (walk);
  press (walk, TBR_KEY_F8, 0, "doctor");
  tbr_desktop_act (walk->watched->desktop, TBR_ACT_DOCTOR_LINE, 0);
  press_and_wait (walk, TBR_KEY_PAGE_DOWN, 0, "doctor-file");
  leave (walk);
  leave (walk);
  select_thing (walk, TBR_THING_NONE, 0, NULL);
  press (walk, TBR_KEY_HOME, 0, NULL);
  press (walk, 'f', 0, NULL);
  press (walk, 'b', 0, NULL);
  tbr_desktop_act (walk->watched->desktop, TBR_ACT_BOOKMARK_NAME, 0);
  press (walk, TBR_KEY_NONE, 0, "form-bookmark");
  write_line (walk, "The planes are there");
  press (walk, 'g', 0, "jump-bookmarks");
  leave (walk);
  press (walk, 'b', 0, NULL);
  press (walk, 'g', 0, NULL);
  watched_write (walk->watched, "never");
  press (walk, TBR_KEY_ENTER, 0, "jump");
  leave (walk);
}

static void
walk_details (const Walk *walk)
{
  static const struct
  {
    TbrThingKind kind;
    const char *name;
  } kinds[] = { { TBR_THING_STATE, "details-state" },   { TBR_THING_NEED, "details-need" },
                { TBR_THING_HAZARD, "details-hazard" }, { TBR_THING_SITE, "details-site" },
                { TBR_THING_LINK, "details-road" },     { TBR_THING_CITY, "details-town" },
                { TBR_THING_POLICY, "details-policy" }, { TBR_THING_REGION, "details-region" } };
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    select_thing (walk, kinds[i].kind, 0, kinds[i].name);
  select_thing (walk, TBR_THING_UNIT, find_worker (walk), "details-unit");
  leave (walk);
}

static void
walk_tables (const Walk *walk)
{
  static const char *const names[TBR_LIST_N]
      = { "table-units", "table-needs", "table-stocks", "table-sites", "table-measures" };
  press (walk, 't', 0, NULL);
  for (int i = 0; i < TBR_LIST_N; i++)
    {
      watched_use (walk->watched, TBR_PANEL_TABLE, TBR_ACT_TABLE_LIST, i);
      show (walk, names[i]);
    }
  leave (walk);
}

static void
walk_coverage (const Walk *walk)
{
  press (walk, 'v', 0, "form-coverage");
  watched_write (walk->watched, "NHELI");
  press_and_wait (walk, TBR_KEY_ENTER, TBR_WITH_CONTROL, "coverage");
  select_thing (walk, TBR_THING_REGION, 0, "coverage-region");
  leave (walk);
  tbr_desktop_act (walk->watched->desktop, TBR_ACT_LAYER, TBR_MAP_COVERAGE);
}

static void
walk_mountains (const Walk *walk)
{
  tbr_desktop_act (walk->watched->desktop, TBR_ACT_LAYER, TBR_MAP_RELIEF);
  press (walk, 'e', 0, NULL);
  press_and_wait (walk, 'l', 0, "mountains");
  press (walk, 'l', 0, NULL);
  tbr_desktop_act (walk->watched->desktop, TBR_ACT_LAYER, TBR_MAP_RELIEF);
  watched_key (walk->watched, TBR_KEY_HOME, 0);
}

static void
walk_forms (const Walk *walk)
{
  press (walk, 'w', 0, "whatif-none");
  press_and_wait (walk, 'b', TBR_WITH_CONTROL, "branch");
  press (walk, TBR_KEY_F2, 0, "form-name");
  leave (walk);
  press (walk, 'a', 0, "form-units");
  watched_write (walk->watched, "GFFFV");
  watched_key (walk->watched, TBR_KEY_ENTER, 0);
  watched_write (walk->watched, "n");
  show (walk, "form-units-base");
  leave (walk);
  press (walk, 'a', TBR_WITH_CONTROL | TBR_WITH_SHIFT, "form-stock");
  leave (walk);
  press (walk, 'z', 0, "form-hazard");
  watched_write (walk->watched, tbr_word ("earthquake"));
  press (walk, TBR_KEY_ENTER, 0, "form-hazard-values");
  press (walk, TBR_KEY_ENTER, TBR_WITH_CONTROL, "form-hazard-refused");
  leave (walk);
  press (walk, 'o', 0, "form-policy");
  press (walk, TBR_KEY_ENTER, 0, "form-policy-kind");
  leave (walk);
  press (walk, 'r', 0, NULL);
  watched_write (walk->watched, "Sundsvall");
  show (walk, "form-road");
  leave (walk);
  select_thing (walk, TBR_THING_UNIT, 0, NULL);
  press (walk, 'a', TBR_WITH_SHIFT, "form-move");
  leave (walk);
  press_and_wait (walk, 's', TBR_WITH_CONTROL, "form-save");
  leave (walk);
}

/* The first value in the details that can be changed. */
static const TbrWidget *
find_value (const Walk *walk)
{
  const TbrTree *tree = tbr_desktop_tree (walk->watched->desktop, TBR_PANEL_SIDE);
  for (guint i = 0; i < tree->widgets->len; i++)
    if (g_array_index (tree->widgets, TbrWidget, i).action == TBR_ACT_EDIT_PARAM)
      return &g_array_index (tree->widgets, TbrWidget, i);
  g_assert_not_reached ();
}

static void
walk_changes (const Walk *walk)
{
  select_thing (walk, TBR_THING_HAZARD, 0, NULL);
  tbr_desktop_act (walk->watched->desktop, TBR_ACT_EDIT_PARAM, find_value (walk)->argument);
  show (walk, "form-value");
  leave (walk);
  press (walk, 'a', 0, NULL);
  const char *words[] = { "GFFFV", tbr_word ("Finland"), "3", "turk" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    write_line (walk, words[i]);
  press (walk, 'w', 0, "whatif");
  press_and_wait (walk, 'z', TBR_WITH_CONTROL, "whatif-taken-back");
  press_and_wait (walk, 'y', TBR_WITH_CONTROL, NULL);
  press_and_wait (walk, 'd', TBR_WITH_CONTROL, "compare");
  press_and_wait (walk, 'd', TBR_WITH_CONTROL, NULL);
}

/* What futures say comes by itself: charts, then which change would help. */
static guint
count_areas (const Walk *walk)
{
  const TbrTree *tree = tbr_desktop_tree (walk->watched->desktop, TBR_PANEL_SIDE);
  guint n = 0;
  for (guint i = 0; i < tree->widgets->len; i++)
    n += g_array_index (tree->widgets, TbrWidget, i).kind == TBR_WIDGET_AREA;
  return n;
}

static void
wait_for_areas (const Walk *walk, guint wanted)
{
  for (int i = 0; i < LONGEST && count_areas (walk) < wanted; i++)
    {
      watched_tick (walk->watched, 1);
      g_usleep (2000);
    }
  g_assert_cmpuint (count_areas (walk), >=, wanted);
}

/* Until changes stand beside each other, as the panel shows it. */
static void
wait_for_means (const Walk *walk)
{
  const TbrDesktop *desktop = walk->watched->desktop;
  for (int i = 0; i < LONGEST && tbr_prospect_stage (desktop->prospect) < TBR_PROSPECT_MORE; i++)
    {
      watched_tick (walk->watched, 1);
      g_usleep (2000);
    }
  g_assert_cmpint (tbr_prospect_stage (desktop->prospect), >=, TBR_PROSPECT_MORE);
  watched_tick (walk->watched, 1);
}

static void
walk_futures (Walk *walk)
{
  static const char *const briefly[] = { "meta.duration=3 d", NULL };
  Watched watched;
  walk->watched = &watched;
  watched_init_futures (&watched, "sweden-2018", briefly, FUTURES);
  watched_settle (&watched);
  press (walk, 'c', 0, NULL);
  wait_for_areas (walk, 4);
  show (walk, "charts");
  press (walk, 't', 0, NULL);
  watched_use (&watched, TBR_PANEL_TABLE, TBR_ACT_TABLE_LIST, TBR_LIST_MEASURES);
  show (walk, "table-futures");
  leave (walk);
  press (walk, 'f', 0, NULL);
  wait_for_means (walk);
  show (walk, "findings-futures");
  /* the one that helps most, as a branch */
  const TbrTree *tree = tbr_desktop_tree (watched.desktop, TBR_PANEL_SIDE);
  for (guint i = 0; i < tree->widgets->len; i++)
    if (g_array_index (tree->widgets, TbrWidget, i).action == TBR_ACT_TRY_CHANGE)
      {
        gint64 variant = g_array_index (tree->widgets, TbrWidget, i).argument;
        tbr_desktop_act (watched.desktop, TBR_ACT_TRY_CHANGE, variant);
        break;
      }
  watched_settle (&watched);
  press_and_wait (walk, 'w', 0, "one-click");
  watched_clear (&watched);
}

/* The facilitator's pages, the hand-over, and the seat's pages with something to decide. */
static void
walk_facilitator (const Walk *walk)
{
  show (walk, "exercise-injects");
  press (walk, 'n', 0, "exercise-seats");
  press_and_wait (walk, 'x', 0, "exercise-belief");
  watched_use (walk->watched, TBR_PANEL_SIDE, TBR_ACT_STAGE_BELIEVER, -1);
  press (walk, 'n', 0, "exercise-ratings");
  press_and_wait (walk, 'j', 0, NULL);
  press_and_wait (walk, 'j', 0, NULL);
  press (walk, 'n', 0, "exercise-log");
  press (walk, 'n', 0, "exercise-legend");
  press (walk, 'n', 0, NULL);
  watched_use (walk->watched, TBR_PANEL_SIDE, TBR_ACT_STAGE_INJECT, 2);
  show (walk, "exercise-inject");
  watched_use (walk->watched, TBR_PANEL_SIDE, TBR_ACT_STAGE_EDIT, 2);
  show (walk, "exercise-edit");
  leave (walk);
  press (walk, 'i', 0, "exercise-message");
  leave (walk);
  press (walk, TBR_KEY_F1, 0, "exercise-help");
  leave (walk);
}

static void
walk_seat (const Walk *walk)
{
  press_and_wait (walk, 's', 0, "exercise-hand-over");
  press_and_wait (walk, TBR_KEY_ENTER, 0, "exercise-inbox");
  press (walk, 'n', 0, NULL);
  press (walk, 'k', 0, "exercise-order");
  watched_write (walk->watched, "ask-help");
  press_and_wait (walk, TBR_KEY_ENTER, 0, "exercise-order-asks");
  const char *words[] = { "stranded", "vehicle", "200", "nobody reaches the roofs" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      watched_write (walk->watched, words[i]);
      if (i + 1 == G_N_ELEMENTS (words))
        {
          watched_settle (walk->watched);
          show (walk, "exercise-order-good");
        }
      press_and_wait (walk, TBR_KEY_ENTER, 0, NULL);
    }
  for (int i = 0; i < 4; i++)
    press_and_wait (walk, 'j', 0, NULL);
  show (walk, "exercise-to-decide");
  press (walk, 'n', 0, "exercise-needs");
  press (walk, 'n', 0, "exercise-own-units");
}

static void
walk_exercise (Walk *walk)
{
  g_autofree char *path = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", "exercises",
                                            "meuse-night.xml", NULL);
  Watched watched;
  walk->watched = &watched;
  watched_init_file (&watched, path);
  watched_settle (&watched);
  walk_facilitator (walk);
  walk_seat (walk);
  watched_clear (&watched);
}

/* What is left of a short exercise: its log, in a folder of its own. */
static char *
record (const char *logs, const char *exercise)
{
  static const char said[]
      = "30min crisis-centre ask-help need=stranded work=vehicle rate=200 reason='nobody reaches "
        "the roofs'\n"
        "1h crisis-centre ask-help need=stranded work=air rate=40 reason='the valley is cut off'\n"
        "2h facilitator rate press-mark 4\n";
  g_autofree char *script = g_build_filename (logs, "said.script", NULL);
  char *log = g_build_filename (logs, "meuse-night.log", NULL);
  Watched watched;
  g_assert_true (g_file_set_contents (script, said, -1, NULL));
  const TbrDesktopSpec spec = { .log = log, .script = script, .pace = 36000 };
  watched_init_exercise (&watched, exercise, &spec);
  do
    watched_tick (&watched, 1);
  while (watched.desktop->stage == NULL || watched.desktop->stage->scene == NULL
         || !watched.desktop->stage->scene->is_over);
  watched_clear (&watched);
  g_unlink (script);
  return log;
}

/* An exercise that is over: offered, shown again, reviewed. */
static void
walk_review (Walk *walk, const char *folder)
{
  g_autofree char *exercise = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios",
                                                "exercises", "meuse-night.xml", NULL);
  g_autofree char *logs = g_build_filename (folder, "logs", NULL);
  g_autofree char *half = g_build_filename (logs, "meuse-night-half.log", NULL);
  Watched watched;
  walk->watched = &watched;
  g_assert_cmpint (g_mkdir (logs, 0700), ==, 0);
  g_autofree char *log = record (logs, exercise);
  const TbrDesktopSpec spec = { .log = half };
  watched_init_exercise (&watched, exercise, &spec);
  watched_settle (&watched);
  press_and_wait (walk, 'j', 0, NULL);
  watched_clear (&watched);
  const TbrDesktopSpec start = { .log_folder = logs, .reviews = 2 };
  watched_init_exercise (&watched, NULL, &start);
  watched_settle (&watched);
  show (walk, "start-exercises");
  for (guint i = watched.desktop->shelf->len; i-- > 0;)
    if (g_array_index (watched.desktop->shelf, TbrShelved, i).is_over)
      tbr_desktop_act (watched.desktop, TBR_ACT_SHELF, i);
  do
    watched_tick (&watched, 1);
  while (watched.desktop->stage == NULL);
  watched_settle (&watched);
  press_and_wait (walk, '.', 0, "review-course");
  press (walk, 'n', 0, "review-decisions");
  press_and_wait (walk, '.', 0, "review-decision");
  press (walk, 'n', 0, "review-verdict");
  tbr_stage_seek (watched.desktop, watched.desktop->stage->exercise->begin + 5 * TBR_HOUR);
  watched_settle (&watched);
  press (walk, 'n', 0, "review-injects");
  press_and_wait (walk, 'x', 0, "review-belief");
  watched_clear (&watched);
  g_unlink (log);
  g_unlink (half);
  g_rmdir (logs);
}

/* An exercise that is written, two languages and all kinds of injects. */
static void
walk_events (Walk *walk, const char *folder)
{
  g_autofree char *path
      = g_strdup_printf ("%s/scenarios/exercises/two-augusts.xml", g_getenv ("TABARD_SOURCE"));
  Watched watched;
  walk->watched = &watched;
  watched_init_events (&watched, path, folder);
  watched_settle (&watched);
  show (walk, "events");
  press (walk, TBR_KEY_F1, 0, "events-help");
  leave (walk);
  press (walk, TBR_KEY_ENTER, 0, "events-form");
  leave (walk);
  press (walk, 't', 0, "events-text");
  leave (walk);
  for (int i = 0; i < 7; i++)
    press (walk, TBR_KEY_DOWN, 0, NULL);
  press (walk, 'c', 0, "events-condition");
  watched_use (&watched, TBR_PANEL_CARD, TBR_ACT_EVENTS_CLAUSE_DEED, TBR_CLAUSE_AND);
  watched_write (&watched, tbr_word ("An open need"));
  press (walk, TBR_KEY_ENTER, 0, NULL);
  watched_tick (&watched, 1);
  show (walk, "events-clause");
  leave (walk);
  press (walk, TBR_KEY_INSERT, 0, "events-new");
  press_and_wait (walk, 'r', 0, "events-rehearsal");
  press (walk, 'z', TBR_WITH_CONTROL, NULL);
  press (walk, TBR_KEY_DELETE, 0, "events-removed");
  tbr_events_discard (watched.desktop->editor->events);
  watched_clear (&watched);
}

void
screens_walk (const char *folder, ScreensFunc func, gpointer data)
{
  Watched watched;
  Walk walk = { &watched, func, data };
  walk_events (&walk, folder);
  walk_start (&walk, folder);
  walk_exercise (&walk);
  walk_review (&walk, folder);
  walk_futures (&walk);
  walk.watched = &watched;
  watched_init_work (&watched, "sweden-2018", folder);
  watched_settle (&watched);
  tbr_desktop_act (watched.desktop, TBR_ACT_SEEK, 5 * TBR_DAY);
  watched_settle (&watched);
  walk_map (&walk);
  walk_details (&walk);
  walk_tables (&walk);
  walk_coverage (&walk);
  walk_mountains (&walk);
  walk_forms (&walk);
  walk_changes (&walk);
  watched_clear (&watched);
  watched_init_work (&watched, NULL, folder);
  watched_settle (&watched);
  show (&walk, "start-left-work");
  watched_use (&watched, TBR_PANEL_START, TBR_ACT_DISCARD, 0);
  watched_clear (&watched);
}

gboolean
screens_language (const char *code)
{
  const char *folders[] = { g_getenv ("TABARD_CATALOGUES"), NULL };
  return folders[0] != NULL && tbr_language_begin (code, folders, NULL);
}
