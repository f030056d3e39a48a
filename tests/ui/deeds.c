/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What each action of the desktop does as one can see it, and when it can be done. */
#include "deeds.h"

#include "desktop/beside.h"
#include "desktop/exercise/stage.h"
#include "desktop/listing_rows.h"

#include <math.h>
#include <string.h>

Watched *deeds_window;
const TbrSession *deeds_read_before;

/* ---- what is seen ---- */

/* Changes in the branch that is shown. */
static guint
count_lines (const TbrDesktop *desktop)
{
  TbrBranch branch;
  if (desktop->whatif == NULL
      || !tbr_whatif_find (desktop->whatif, tbr_whatif_shown (desktop->whatif), &branch))
    return 0;
  return branch.n_done - branch.n_given;
}

static gboolean
is_called (const char *name)
{
  TbrBranch branch;
  const TbrWhatif *whatif = deeds_window->desktop->whatif;
  return tbr_whatif_find (whatif, tbr_whatif_shown (whatif), &branch)
         && g_str_equal (branch.name, name);
}

static gint64
list_shown (TbrDesktop *desktop)
{
  const TbrTree *tree = tbr_desktop_tree (desktop, TBR_PANEL_TABLE);
  for (int i = 0; tree != NULL && i < TBR_LIST_N; i++)
    if (tbr_tree_find (tree, TBR_ACT_TABLE_LIST, i)->is_on)
      return i;
  return -1;
}

Seen
deeds_look (void)
{
  TbrDesktop *desktop = deeds_window->desktop;
  const TbrView *view = tbr_desktop_view (desktop);
  const TbrStage *stage = desktop->stage;
  Seen seen = { .at = desktop->moment != NULL ? desktop->moment->snapshot->at : -1,
                .is_playing = desktop->is_playing,
                .is_grouped = desktop->is_grouped,
                .speed = desktop->speed,
                .n_bookmarks = desktop->bookmarks->len,
                .n_lines = count_lines (desktop),
                .hidden = desktop->view.hidden,
                .beside = desktop->beside != NULL ? desktop->beside->number : 0,
                .scale = view->scale,
                .ui = desktop->ui,
                .theme = desktop->theme,
                .tab = desktop->tab,
                .list = list_shown (desktop),
                .focus_panel = desktop->focus_panel,
                .focus = desktop->focus };
  tbr_view_to_place (view, view->width / 2.0, view->height / 2.0, &seen.lon, &seen.lat);
  for (int i = 0; i < TBR_PANEL_N; i++)
    seen.open |= (guint) desktop->panels[i].is_open << i;
  if (desktop->whatif != NULL)
    seen.n_branches = tbr_whatif_n_branches (desktop->whatif);
  if (stage != NULL)
    {
      seen.scene_at = stage->scene->at;
      seen.is_running = stage->is_running;
      seen.stage_speed = stage->speed;
      seen.believer = stage->believer;
      seen.page = tbr_stage_page (desktop);
    }
  return seen;
}

gboolean
deeds_is_open (TbrPanelId panel)
{
  return deeds_window->desktop->panels[panel].is_open;
}

static gboolean
has_turned (const Seen *was, TbrPanelId panel)
{
  return deeds_is_open (panel) != ((was->open >> panel & 1) != 0);
}

static gboolean
is_form (TbrFormKind kind)
{
  return deeds_is_open (TBR_PANEL_FORM) && deeds_window->desktop->form.kind == kind;
}

static gboolean
is_tab (TbrTab tab)
{
  return deeds_is_open (TBR_PANEL_SIDE) && deeds_window->desktop->tab == tab;
}

gboolean
deeds_said (const char *text)
{
  const char *said = deeds_window->desktop->message;
  return said != NULL && strstr (said, text) != NULL;
}

/* ---- what each does ---- */

#define CHECK(name, condition)                                                                     \
  static gboolean name (const Seen *was, const Seen *is)                                           \
  {                                                                                                \
    (void) was;                                                                                    \
    (void) is;                                                                                     \
    return (condition);                                                                            \
  }

CHECK (plays, is->is_playing && !was->is_playing)
CHECK (goes_on, is->at > was->at)
CHECK (goes_back, is->at < was->at)
CHECK (is_faster, is->speed == was->speed + 1)
CHECK (is_slower, is->speed + 1 == was->speed)
CHECK (is_real_time, is->speed == 0 && was->speed != 0)
CHECK (is_at_start, is->at == 0 && was->at > 0)
CHECK (is_at_end, is->at == deeds_window->desktop->session->scenario->meta->duration)
CHECK (asks_a_date, watched_shows (deeds_window, TBR_PANEL_JUMP, "Jump to a date"))
CHECK (has_bookmark, is->n_bookmarks == was->n_bookmarks + 1)
CHECK (is_at_bookmark, is->at == TBR_DAY && was->at != TBR_DAY)

CHECK (opens_doctor, has_turned (was, TBR_PANEL_DOCTOR))
CHECK (asks_report, is_form (TBR_FORM_REPORT))
CHECK (removes, is->n_lines == was->n_lines + 1)
CHECK (says_why, deeds_window->desktop->message != NULL)

CHECK (is_nearer, is->scale < was->scale * 0.9)
CHECK (is_farther, is->scale > was->scale * 1.1)
CHECK (is_left, is->lon < was->lon && fabs (is->scale - was->scale) < 1e-9 * was->scale)
CHECK (is_right, is->lon > was->lon)
CHECK (is_up, is->lat > was->lat)
CHECK (is_down, is->lat < was->lat)
CHECK (has_moved, fabs (is->lon - was->lon) + fabs (is->lat - was->lat) > 0.5)
CHECK (sees_europe, is->scale > was->scale * 1.2)
CHECK (turns_layers, has_turned (was, TBR_PANEL_LAYERS))
CHECK (turns_groups, is->is_grouped != was->is_grouped)
CHECK (asks_coverage, is_form (TBR_FORM_COVERAGE))
CHECK (turns_layer, is->hidden != was->hidden)

CHECK (searches, deeds_is_open (TBR_PANEL_SEARCH) && tbr_desktop_wants_text (deeds_window->desktop))
CHECK (shows_findings, is_tab (TBR_TAB_FINDINGS))
CHECK (shows_charts, is_tab (TBR_TAB_CHARTS))
CHECK (shows_details, is_tab (TBR_TAB_DETAILS))
CHECK (shows_legend, is_tab (TBR_TAB_LEGEND))
CHECK (turns_side, has_turned (was, TBR_PANEL_SIDE))
CHECK (opens_table, deeds_is_open (TBR_PANEL_TABLE) && has_turned (was, TBR_PANEL_TABLE))
CHECK (turns_table, deeds_is_open (TBR_PANEL_TABLE) && is->list != was->list)
CHECK (saves_table, deeds_said (".csv"))
CHECK (goes_to_a_control, is->focus >= 0 && is->focus != was->focus)
CHECK (goes_to_a_panel, is->focus >= 0 && is->focus_panel != was->focus_panel)
CHECK (leaves_sheet, !deeds_is_open (TBR_PANEL_SHEET) && has_turned (was, TBR_PANEL_SHEET))

CHECK (shows_whatif, is_tab (TBR_TAB_WHATIF))
CHECK (has_branch, is->n_branches > was->n_branches && deeds_said ("What if"))
CHECK (asks_name, is_form (TBR_FORM_RENAME))
CHECK (takes_back, is->n_lines + 1 == was->n_lines)
CHECK (does_again, is->n_lines == was->n_lines + 1)
CHECK (asks_stock, is_form (TBR_FORM_STOCK))
CHECK (asks_units, is_form (TBR_FORM_UNITS))
CHECK (asks_base, is_form (TBR_FORM_MOVE))
CHECK (carries,
       deeds_window->desktop->carry.hand == TBR_HAND_KEYS && deeds_said ("The arrows carry"))
CHECK (asks_hazard, is_form (TBR_FORM_HAZARD))
CHECK (asks_place, is_form (TBR_FORM_SPOT))
CHECK (asks_site, is_form (TBR_FORM_SITE))
CHECK (asks_file, is_form (TBR_FORM_FILE))
CHECK (asks_policy, is_form (TBR_FORM_POLICY))
CHECK (asks_road, is_form (TBR_FORM_ROAD))
CHECK (applies, !deeds_is_open (TBR_PANEL_FORM) && is_called ("Kept apart"))
CHECK (is_beside, is->beside != 0 && was->beside == 0)
CHECK (is_another_beside, is->beside != was->beside && is->beside != 0)
CHECK (reports, deeds_said ("eport"))
CHECK (asks_where, is_form (TBR_FORM_SAVE))

CHECK (opens_start, deeds_is_open (TBR_PANEL_START))
CHECK (opens_file, is_form (TBR_FORM_OPEN))
CHECK (asks_new, is_form (TBR_FORM_NEW))
CHECK (has_another_theme, is->theme != was->theme)
CHECK (is_larger, is->ui > was->ui)
CHECK (is_smaller, is->ui < was->ui)
CHECK (is_usual, fabs (is->ui - 1) < 1e-9 && is->ui != was->ui)
CHECK (turns_sheet, has_turned (was, TBR_PANEL_SHEET))

CHECK (runs, is->is_running && !was->is_running)
CHECK (jumps, is->scene_at > was->scene_at)
CHECK (runs_faster, is->stage_speed == was->stage_speed + 1)
CHECK (runs_slower, is->stage_speed + 1 == was->stage_speed)
CHECK (runs_real, is->stage_speed == 0 && was->stage_speed != 0)
CHECK (turns_page, is->page != was->page)
CHECK (hands_over, deeds_is_open (TBR_PANEL_COVER) && has_turned (was, TBR_PANEL_COVER))
CHECK (asks_order, is_form (TBR_FORM_ORDER))
CHECK (asks_message, is_form (TBR_FORM_MESSAGE))
CHECK (writes_log, deeds_said (".csv"))
CHECK (believes, is->believer != was->believer)
CHECK (explains, strstr (is->page->name, "Legend") != NULL)

/* What the window is told to do. */
static gboolean
has_errand (gboolean (*is_it) (const TbrDesktopErrand *errand))
{
  TbrDesktopErrand errand = tbr_desktop_take_errand (deeds_window->desktop);
  gboolean is_there = is_it (&errand);
  g_free (errand.clipboard);
  return is_there;
}

static gboolean
is_quit (const TbrDesktopErrand *errand)
{
  return errand->quit;
}

static gboolean
is_full (const TbrDesktopErrand *errand)
{
  return errand->full_screen;
}

static gboolean
is_picture (const TbrDesktopErrand *errand)
{
  return errand->picture;
}

static gboolean
is_copy (const TbrDesktopErrand *errand)
{
  return errand->clipboard != NULL && strlen (errand->clipboard) > 20;
}

/* or asks first, where something is not saved */
CHECK (reads_again, deeds_said ("not saved")
                        || (deeds_window->desktop->session != NULL
                            && deeds_window->desktop->session != deeds_read_before))
CHECK (quits, has_errand (is_quit))
CHECK (fills_screen, has_errand (is_full))
CHECK (takes_picture, has_errand (is_picture))
CHECK (copies, has_errand (is_copy) && deeds_said ("Copied"))

/* ---- situations ---- */

void
deeds_press (guint32 key, guint with)
{
  watched_key (deeds_window, key, with);
  watched_settle (deeds_window);
}

static void
be_in_the_middle (void)
{
  tbr_desktop_act (deeds_window->desktop, TBR_ACT_SEEK, 4 * TBR_DAY);
  watched_settle (deeds_window);
}

static void
be_fast (void)
{
  deeds_press (']', 0);
  deeds_press (']', 0);
}

static void
keep_a_day (void)
{
  tbr_desktop_act (deeds_window->desktop, TBR_ACT_SEEK, TBR_DAY);
  watched_settle (deeds_window);
  g_array_set_size (deeds_window->desktop->bookmarks, 0);
  deeds_press ('b', 0);
  tbr_desktop_act (deeds_window->desktop, TBR_ACT_SEEK, 3 * TBR_DAY);
  watched_settle (deeds_window);
}

static void
be_at_no_bookmark (void)
{
  g_array_set_size (deeds_window->desktop->bookmarks, 0);
  be_in_the_middle ();
}

static void
be_elsewhere (void)
{
  deeds_press ('e', 0);
  deeds_press (TBR_KEY_RIGHT, 0);
}

/* A hazard of the scenario, far from where the map is. */
static void
choose_hazard (void)
{
  be_elsewhere ();
  deeds_press ('+', 0);
  tbr_desktop_act (deeds_window->desktop, TBR_ACT_SELECT,
                   tbr_thing_pack ((TbrThing){ TBR_THING_NEED, 0 }));
}

static void
choose_unit (void)
{
  tbr_desktop_act (deeds_window->desktop, TBR_ACT_SELECT,
                   tbr_thing_pack ((TbrThing){ TBR_THING_UNIT, 0 }));
}

static void
choose_unit_of_branch (void)
{
  deeds_press ('b', TBR_WITH_CONTROL);
  tbr_desktop_act (deeds_window->desktop, TBR_ACT_SELECT,
                   tbr_thing_pack ((TbrThing){ TBR_THING_UNIT, 0 }));
}

static void
open_units (void)
{
  deeds_press ('t', 0);
}

void
deeds_open_start (void)
{
  deeds_press ('o', TBR_WITH_CONTROL);
}

void
deeds_open_sheet (void)
{
  deeds_press (TBR_KEY_F1, 0);
}

/* To the control that closes the side panel. */
static void
go_to_side (void)
{
  for (int i = 0; i < 99; i++)
    {
      watched_key (deeds_window, TBR_KEY_TAB, 0);
      const TbrWidget *focus = tbr_desktop_focus (deeds_window->desktop);
      if (focus != NULL && focus->action == TBR_ACT_SIDE)
        return;
    }
  g_assert_not_reached ();
}

static void
leave_findings (void)
{
  deeds_press ('l', 0);
}

static void
leave_legend (void)
{
  deeds_press ('f', 0);
}

static void
have_change (void)
{
  static const char *const words[] = { "GFFFV", "Finland", "3", "turk" };
  if (count_lines (deeds_window->desktop) > 0)
    return;
  deeds_press ('a', 0);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      watched_write (deeds_window, words[i]);
      deeds_press (TBR_KEY_ENTER, 0);
    }
  g_assert_cmpuint (count_lines (deeds_window->desktop), ==, 1);
}

static void
have_less (void)
{
  have_change ();
  deeds_press ('z', TBR_WITH_CONTROL);
}

static void
have_name (void)
{
  deeds_press (TBR_KEY_F2, 0);
  watched_write (deeds_window, "Kept apart");
}

/* No second map, whatever was tried before. */
static void
be_alone (void)
{
  if (deeds_window->desktop->beside != NULL)
    deeds_press ('d', TBR_WITH_CONTROL);
}

static void
have_three (void)
{
  be_alone ();
  while (tbr_whatif_n_branches (deeds_window->desktop->whatif) < 3)
    deeds_press ('b', TBR_WITH_CONTROL);
  deeds_press ('d', TBR_WITH_CONTROL);
}

static void
be_large (void)
{
  deeds_press ('+', TBR_WITH_CONTROL);
}

static void
be_truthful (void)
{
  tbr_desktop_act (deeds_window->desktop, TBR_ACT_STAGE_BELIEVER, -1);
  watched_settle (deeds_window);
}

void
deeds_be_at_the_end (void)
{
  deeds_press (TBR_KEY_END, TBR_WITH_SHIFT);
}

void
deeds_be_at_the_start (void)
{
  deeds_press (TBR_KEY_HOME, TBR_WITH_SHIFT);
}

void
deeds_be_fastest (void)
{
  while (deeds_window->desktop->speed + 1 < TBR_SPEEDS)
    deeds_press (']', 0);
}

void
deeds_be_slowest (void)
{
  deeds_press ('\\', 0);
}

void
deeds_have_two (void)
{
  deeds_press ('b', TBR_WITH_CONTROL);
  deeds_press ('d', TBR_WITH_CONTROL);
}

/* ---- the table ---- */

const Deed deeds[TBR_ACT_N] = {
  [TBR_ACT_PLAY] = { plays, be_in_the_middle, FALSE, OWN, runs },
  [TBR_ACT_NEXT_FACT] = { goes_on, be_in_the_middle, FALSE, OWN, jumps },
  [TBR_ACT_PREVIOUS_FACT] = { goes_back, be_in_the_middle, FALSE, SHUT, NULL },
  [TBR_ACT_FASTER] = { is_faster, NULL, FALSE, OWN, runs_faster },
  [TBR_ACT_SLOWER] = { is_slower, be_fast, FALSE, OWN, runs_slower },
  [TBR_ACT_REAL_TIME] = { is_real_time, be_fast, FALSE, OWN, runs_real },
  [TBR_ACT_TO_START] = { is_at_start, be_in_the_middle, FALSE, SHUT, NULL },
  [TBR_ACT_TO_END] = { is_at_end, be_in_the_middle, FALSE, SHUT, NULL },
  [TBR_ACT_JUMP] = { asks_a_date, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_BOOKMARK] = { has_bookmark, be_at_no_bookmark, FALSE, SHUT, NULL },
  [TBR_ACT_NEXT_BOOKMARK] = { is_at_bookmark, keep_a_day, FALSE, SHUT, NULL },
  [TBR_ACT_ZOOM_IN] = { is_nearer, be_elsewhere, FALSE, THE_SAME, NULL },
  [TBR_ACT_ZOOM_OUT] = { is_farther, NULL, FALSE, THE_SAME, NULL },
  [TBR_ACT_PAN_LEFT] = { is_left, be_elsewhere, FALSE, THE_SAME, NULL },
  [TBR_ACT_PAN_RIGHT] = { is_right, be_elsewhere, FALSE, THE_SAME, NULL },
  [TBR_ACT_PAN_UP] = { is_up, be_elsewhere, FALSE, THE_SAME, NULL },
  [TBR_ACT_PAN_DOWN] = { is_down, be_elsewhere, FALSE, THE_SAME, NULL },
  [TBR_ACT_FIT] = { has_moved, be_elsewhere, FALSE, THE_SAME, NULL },
  [TBR_ACT_FIT_SELECTION] = { has_moved, choose_hazard, FALSE, THE_SAME, NULL },
  [TBR_ACT_EUROPE] = { sees_europe, choose_hazard, FALSE, THE_SAME, NULL },
  [TBR_ACT_LAYERS] = { turns_layers, NULL, FALSE, THE_SAME, NULL },
  [TBR_ACT_GROUP] = { turns_groups, NULL, FALSE, THE_SAME, NULL },
  [TBR_ACT_COVERAGE] = { asks_coverage, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_SEARCH] = { searches, NULL, FALSE, THE_SAME, NULL },
  [TBR_ACT_FINDINGS] = { shows_findings, leave_findings, FALSE, SHUT, NULL },
  [TBR_ACT_CHARTS] = { shows_charts, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_DETAILS] = { shows_details, leave_findings, FALSE, SHUT, NULL },
  [TBR_ACT_LEGEND] = { shows_legend, leave_legend, FALSE, OWN, explains },
  [TBR_ACT_SIDE] = { turns_side, NULL, FALSE, THE_SAME, NULL },
  [TBR_ACT_TABLE] = { opens_table, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_TABLE_NEXT] = { turns_table, open_units, FALSE, SHUT, NULL },
  [TBR_ACT_TABLE_EXPORT] = { saves_table, open_units, FALSE, SHUT, NULL },
  [TBR_ACT_DOCTOR] = { opens_doctor, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_NEXT_WIDGET] = { goes_to_a_control, NULL, TRUE, THE_SAME, NULL },
  [TBR_ACT_PREVIOUS_WIDGET] = { goes_to_a_control, NULL, TRUE, THE_SAME, NULL },
  [TBR_ACT_NEXT_PANEL] = { goes_to_a_panel, NULL, FALSE, THE_SAME, NULL },
  [TBR_ACT_ACTIVATE] = { turns_side, go_to_side, TRUE, THE_SAME, NULL },
  [TBR_ACT_LEAVE] = { leaves_sheet, deeds_open_sheet, TRUE, THE_SAME, NULL },
  [TBR_ACT_WHATIF] = { shows_whatif, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_BRANCH] = { has_branch, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_RENAME] = { asks_name, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_UNDO] = { takes_back, have_change, FALSE, SHUT, NULL },
  [TBR_ACT_REDO] = { does_again, have_less, FALSE, SHUT, NULL },
  [TBR_ACT_ADD_UNITS] = { asks_units, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_ADD_STOCK] = { asks_stock, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_MOVE_UNITS] = { asks_base, choose_unit, FALSE, SHUT, NULL },
  [TBR_ACT_CARRY] = { carries, choose_unit, FALSE, SHUT, NULL },
  [TBR_ACT_ADD_HAZARD] = { asks_hazard, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_ADD_SPOT] = { asks_place, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_ADD_SITE] = { asks_site, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_IMPORT] = { asks_file, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_SET_POLICY] = { asks_policy, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_SET_ROAD] = { asks_road, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_FORM_USE] = { applies, have_name, FALSE, OWN, NULL },
  [TBR_ACT_REMOVE] = { removes, choose_unit_of_branch, FALSE, SHUT, NULL },
  [TBR_ACT_COMPARE] = { is_beside, be_alone, FALSE, SHUT, NULL },
  [TBR_ACT_COMPARE_NEXT] = { is_another_beside, have_three, FALSE, SHUT, NULL },
  [TBR_ACT_REPORT] = { reports, be_alone, FALSE, SHUT, NULL },
  [TBR_ACT_REPORT_AS] = { asks_report, be_alone, FALSE, SHUT, NULL },
  [TBR_ACT_SAVE] = { asks_where, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_SAVE_AS] = { asks_where, NULL, FALSE, SHUT, NULL },
  [TBR_ACT_STAGE_JUMP] = { NULL, NULL, FALSE, OWN, jumps },
  [TBR_ACT_STAGE_NEXT_PAGE] = { NULL, NULL, FALSE, OWN, turns_page },
  [TBR_ACT_STAGE_NEXT_SEAT] = { NULL, NULL, FALSE, OWN, hands_over },
  [TBR_ACT_STAGE_ORDER] = { NULL, NULL, FALSE, OWN, asks_order },
  [TBR_ACT_STAGE_MESSAGE] = { NULL, NULL, FALSE, OWN, asks_message },
  [TBR_ACT_STAGE_BELIEF] = { NULL, be_truthful, FALSE, OWN, believes },
  [TBR_ACT_STAGE_REVIEW] = { NULL, NULL, FALSE, OWN, says_why },
  [TBR_ACT_STAGE_LOG] = { NULL, NULL, FALSE, OWN, writes_log },
  [TBR_ACT_STAGE_STOP] = { NULL, NULL, FALSE, OWN, says_why },
  [TBR_ACT_OPEN] = { opens_start, NULL, TRUE, THE_SAME, NULL },
  [TBR_ACT_OPEN_FILE] = { opens_file, NULL, TRUE, THE_SAME, NULL },
  [TBR_ACT_NEW] = { asks_new, NULL, TRUE, THE_SAME, NULL },
  [TBR_ACT_RELOAD] = { reads_again, NULL, TRUE, THE_SAME, NULL },
  [TBR_ACT_THEME] = { has_another_theme, NULL, TRUE, THE_SAME, NULL },
  [TBR_ACT_BIGGER] = { is_larger, NULL, TRUE, THE_SAME, NULL },
  [TBR_ACT_SMALLER] = { is_smaller, NULL, TRUE, THE_SAME, NULL },
  [TBR_ACT_USUAL_SIZE] = { is_usual, be_large, TRUE, THE_SAME, NULL },
  [TBR_ACT_FULL_SCREEN] = { fills_screen, NULL, TRUE, THE_SAME, NULL },
  [TBR_ACT_PICTURE] = { takes_picture, NULL, TRUE, THE_SAME, NULL },
  [TBR_ACT_COPY] = { copies, NULL, TRUE, THE_SAME, NULL },
  [TBR_ACT_HELP] = { turns_sheet, NULL, TRUE, THE_SAME, NULL },
  [TBR_ACT_QUIT] = { quits, NULL, TRUE, THE_SAME, NULL },
  [TBR_ACT_LAYER] = { turns_layer, NULL, FALSE, THE_SAME, NULL },
};
