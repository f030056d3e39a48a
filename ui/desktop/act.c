/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What each action does. */
#include "desktop/beside.h"
#include "desktop/bookmarks.h"
#include "desktop/branching.h"
#include "desktop/caret.h"
#include "desktop/exercise/editor.h"
#include "desktop/exercise/shelf.h"
#include "desktop/exercise/stage.h"
#include "desktop/facility.h"
#include "desktop/forms.h"
#include "desktop/one_click.h"
#include "desktop/refusal.h"
#include "desktop/removing.h"
#include "desktop/reporting.h"
#include "desktop/roads.h"
#include "desktop/state.h"

#include <glib/gi18n.h>
#include <math.h>

#define ASKED_TIME (10 * G_USEC_PER_SEC) /* in which a second press is an answer */
#define ZOOM_STEP 1.5
#define PAN_STEP 90.0 /* pixels at ui 1 */
#define SIZE_STEP 1.1
#define LEAST_SIZE 0.7
#define MOST_SIZE 2.0

static const TbrThing nothing = { TBR_THING_NONE, TBR_NONE };

/* ---- time ---- */

static void
play (TbrDesktop *desktop)
{
  if (desktop->player == NULL)
    return;
  if (!desktop->is_playing && tbr_clock_now (desktop) >= tbr_clock_duration (desktop))
    tbr_clock_seek (desktop, 0);
  desktop->is_playing = !desktop->is_playing;
  desktop->is_moved = TRUE;
  desktop->clock_since = desktop->now;
  desktop->got_since = 0;
  desktop->got = 0;
  tbr_desktop_touch (desktop, TBR_PANEL_TIME);
}

static void
set_speed (TbrDesktop *desktop, int speed)
{
  desktop->speed = (guint) CLAMP (speed, 0, TBR_SPEEDS - 1);
  desktop->got_since = 0;
  desktop->got = 0;
  tbr_desktop_touch (desktop, TBR_PANEL_TIME);
}

/* ---- panels ---- */

static void
toggle (TbrDesktop *desktop, TbrPanelId panel)
{
  if (desktop->panels[panel].is_open)
    tbr_desktop_close_panel (desktop, panel);
  else
    tbr_desktop_open_panel (desktop, panel);
}

static void
begin_writing (TbrDesktop *desktop, TbrPanelId panel)
{
  g_string_truncate (desktop->written, 0);
  tbr_caret_end (desktop);
  g_clear_pointer (&desktop->complaint, g_free);
  g_array_set_size (desktop->answers, 0);
  tbr_desktop_open_panel (desktop, panel);
  desktop->focus_panel = panel;
  desktop->focus = -1;
}

static void
leave (TbrDesktop *desktop, gint64 argument)
{
  TbrPanelId modal = tbr_desktop_modal (desktop);
  if (argument == TBR_LEAVE_ALL)
    tbr_doctor_close_pane (desktop);
  if (tbr_doctor_leave (desktop))
    {
      tbr_desktop_touch_all (desktop);
      return;
    }
  if (modal == TBR_PANEL_START)
    tbr_own_layers_leave_faults (desktop);
  /* a file that cannot be opened is left for the start */
  if (modal == TBR_PANEL_START && desktop->screen == TBR_SCREEN_DOCTOR
      && (desktop->focus < 0 || argument == TBR_LEAVE_ALL))
    desktop->screen = TBR_SCREEN_START;
  gboolean can_close = modal != TBR_PANEL_START || desktop->screen == TBR_SCREEN_CRISIS;
  if (modal != TBR_PANEL_N && can_close)
    tbr_desktop_close_panel (desktop, modal);
  else if (desktop->focus >= 0)
    desktop->focus = -1;
  else
    desktop->selection = nothing;
  tbr_desktop_touch_all (desktop);
}

/* ---- the keyboard's way ---- */

static void
focus_next (TbrDesktop *desktop, int step)
{
  TbrPanelId modal = tbr_desktop_modal (desktop);
  if (modal == TBR_PANEL_FORM)
    {
      tbr_answer_step (desktop, step);
      return;
    }
  /* the pane belongs to the list of faults */
  if (modal == TBR_PANEL_START && desktop->panels[TBR_PANEL_SOURCE].is_open)
    modal = TBR_PANEL_SOURCE;
  if (modal != TBR_PANEL_N)
    desktop->focus_panel = modal;
  else if (!desktop->panels[desktop->focus_panel].is_open)
    desktop->focus_panel = TBR_PANEL_BAR;
  TbrPanel *panel = &desktop->panels[desktop->focus_panel];
  desktop->focus = tbr_tree_next (&panel->tree, desktop->focus, step);
  if (desktop->focus < 0 && modal == TBR_PANEL_N)
    {
      /* from the last widget of a panel to the first of the next */
      for (int i = 0; i < TBR_PANEL_N && desktop->focus < 0; i++)
        {
          int next = ((int) desktop->focus_panel - step + TBR_PANEL_N) % TBR_PANEL_N;
          desktop->focus_panel = (TbrPanelId) next;
          if (desktop->panels[next].is_open)
            desktop->focus = tbr_tree_next (&desktop->panels[next].tree, -1, step);
        }
    }
  else if (desktop->focus < 0)
    desktop->focus = tbr_tree_next (&panel->tree, -1, step);
  panel = &desktop->panels[desktop->focus_panel];
  if (desktop->focus >= 0)
    {
      TbrRect r = g_array_index (panel->tree.widgets, TbrWidget, desktop->focus).rect;
      double end = panel->content - panel->foot, room = panel->rect.height - panel->foot;
      gboolean is_fixed
          = (panel->head > 0 && r.y + r.height <= panel->head) || (panel->foot > 0 && r.y >= end);
      if (!is_fixed)
        panel->scroll = CLAMP (panel->scroll, r.y + r.height - room + 8, r.y - panel->head - 8);
    }
  tbr_desktop_touch_all (desktop);
}

static void
next_panel (TbrDesktop *desktop)
{
  if (tbr_desktop_modal (desktop) != TBR_PANEL_N)
    return;
  int panel = (int) desktop->focus_panel;
  desktop->focus = -1;
  for (int i = 0; i < TBR_PANEL_N && desktop->focus < 0; i++)
    {
      panel = (panel - 1 + TBR_PANEL_N) % TBR_PANEL_N;
      if (desktop->panels[panel].is_open)
        desktop->focus = tbr_tree_next (&desktop->panels[panel].tree, -1, 1);
    }
  desktop->focus_panel = (TbrPanelId) panel;
  tbr_desktop_touch_all (desktop);
}

static void
activate (TbrDesktop *desktop)
{
  if (desktop->panels[TBR_PANEL_FORM].is_open)
    {
      tbr_answer_enter (desktop);
      return;
    }
  if (desktop->panels[TBR_PANEL_JUMP].is_open && desktop->focus < 0)
    {
      if (tbr_jump_choose (desktop))
        tbr_desktop_close_panel (desktop, TBR_PANEL_JUMP);
      tbr_desktop_touch (desktop, TBR_PANEL_JUMP);
      return;
    }
  const TbrPanel *panel = &desktop->panels[desktop->focus_panel];
  if (panel->is_open && desktop->focus >= 0 && desktop->focus < (int) panel->tree.widgets->len)
    {
      TbrWidget widget = g_array_index (panel->tree.widgets, TbrWidget, desktop->focus);
      if (widget.action != TBR_ACT_ACTIVATE)
        tbr_desktop_act (desktop, widget.action, widget.argument);
    }
  else if (desktop->panels[TBR_PANEL_SEARCH].is_open && desktop->answers->len > 0)
    tbr_search_choose (desktop, 0);
}

/* ---- the rest ---- */

static void
select_thing (TbrDesktop *desktop, TbrThing thing)
{
  desktop->selection = thing;
  if (thing.kind != TBR_THING_NONE)
    {
      tbr_desktop_show_tab (desktop, TBR_TAB_DETAILS);
      desktop->panels[TBR_PANEL_SIDE].scroll = 0;
    }
  tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
}

static void
change_theme (TbrDesktop *desktop)
{
  desktop->theme = (TbrThemeId) ((desktop->theme + 1) % TBR_THEME_N);
  desktop->is_moved = TRUE;
  tbr_desktop_touch_all (desktop);
}

static void
change_size (TbrDesktop *desktop, double size)
{
  desktop->zoom = CLAMP (size, LEAST_SIZE, MOST_SIZE);
  tbr_desktop_resize (desktop, desktop->width, desktop->height, desktop->spec.ui);
  tbr_desktop_touch_all (desktop);
}

static void
switch_layer (TbrDesktop *desktop, gint64 layer)
{
  desktop->view.hidden ^= 1u << layer;
  desktop->is_moved = TRUE;
  tbr_desktop_touch (desktop, TBR_PANEL_LAYERS);
  tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
}

static void
show_selection (TbrDesktop *desktop)
{
  double lon, lat;
  if (tbr_desktop_place_of (desktop, desktop->selection, &lon, &lat))
    tbr_camera_fly (desktop, lon, lat);
}

static void
copy_side (TbrDesktop *desktop)
{
  g_free (desktop->errand.clipboard);
  TbrPanelId panel = desktop->panels[TBR_PANEL_START].is_open ? TBR_PANEL_START : TBR_PANEL_SIDE;
  desktop->errand.clipboard = desktop->panels[TBR_PANEL_TABLE].is_open
                                  ? tbr_tables_copy (desktop)
                                  : tbr_tree_to_text (&desktop->panels[panel].tree);
  tbr_desktop_say (desktop, _ ("Copied"));
}

static void
load_row (TbrDesktop *desktop, guint row)
{
  if (row >= desktop->crises->len)
    return;
  g_autofree char *path = g_strdup (((const TbrCrisis *) desktop->crises->pdata[row])->path);
  tbr_desktop_load (desktop, path);
}

/* An exercise that is shipped: whoever sits here plays it, at once. */
static void
load_exercise (TbrDesktop *desktop, guint row)
{
  if (row >= desktop->exercises->len)
    return;
  g_autofree char *path = g_strdup (((const TbrCrisis *) desktop->exercises->pdata[row])->path);
  tbr_desktop_load (desktop, path);
  desktop->is_solo = TRUE;
}

/* A what-if that was made ready: its crisis, beside the changed one. */
static void
load_ready (TbrDesktop *desktop, guint row)
{
  const TbrReady *ready = tbr_ready_get (row);
  g_autofree char *path = g_build_filename (desktop->spec.house.library, ready->crisis, NULL);
  tbr_desktop_load (desktop, path);
  desktop->ready = ready;
}

/* All files, or the layer of which the doctor tells. */
/* Whether branches that are not saved would be left, which is asked once. */
static gboolean
asks_first (TbrDesktop *desktop)
{
  gboolean is_asked
      = desktop->reload_asked != 0 && desktop->now - desktop->reload_asked < ASKED_TIME;
  if (desktop->whatif == NULL || !tbr_whatif_is_changed (desktop->whatif) || is_asked)
    return FALSE;
  desktop->reload_asked = desktop->now;
  static const TbrActionId keys[] = { TBR_ACT_SAVE, TBR_ACT_RELOAD, TBR_ACT_NONE };
  tbr_desktop_say_keys (desktop,
                        _ ("Changes are not saved: Ctrl+S saves them, Ctrl+R once more reads "
                           "the files without them"),
                        keys);
  return TRUE;
}

static void
read_again (TbrDesktop *desktop)
{
  g_autofree char *path = g_strdup (desktop->path);
  g_autofree char *faulty = g_strdup (desktop->own.faulty);
  if (tbr_own_layers_forget_faults (desktop))
    {
      tbr_own_layers_add (desktop, faulty);
      if (desktop->screen == TBR_SCREEN_CRISIS)
        tbr_desktop_close_panel (desktop, TBR_PANEL_START);
      return;
    }
  tbr_own_layers_reload (desktop);
  if (path != NULL && !asks_first (desktop))
    tbr_desktop_load (desktop, path);
}

static void
act_on_time (TbrDesktop *desktop, TbrActionId action)
{
  TbrTime end = tbr_clock_duration (desktop);
  if (desktop->player == NULL)
    return;
  if (action == TBR_ACT_PLAY)
    play (desktop);
  else if (action == TBR_ACT_NEXT_FACT || action == TBR_ACT_PREVIOUS_FACT)
    tbr_clock_step (desktop, action == TBR_ACT_NEXT_FACT ? 1 : -1);
  else if (action == TBR_ACT_FASTER || action == TBR_ACT_SLOWER)
    set_speed (desktop, (int) desktop->speed + (action == TBR_ACT_FASTER ? 1 : -1));
  else if (action == TBR_ACT_REAL_TIME)
    set_speed (desktop, 0);
  else if (action == TBR_ACT_TO_START || action == TBR_ACT_TO_END)
    tbr_clock_seek (desktop, action == TBR_ACT_TO_START ? 0 : end);
  else if (action == TBR_ACT_JUMP)
    begin_writing (desktop, TBR_PANEL_JUMP);
  else if (action == TBR_ACT_BOOKMARK)
    tbr_bookmarks_toggle (desktop);
  else if (action == TBR_ACT_NEXT_BOOKMARK)
    tbr_bookmarks_next (desktop);
}

static void
act_on_map (TbrDesktop *desktop, TbrActionId action)
{
  double step = PAN_STEP * desktop->ui;
  double x = desktop->view.width / 2.0, y = desktop->view.height / 2.0;
  if (action == TBR_ACT_ZOOM_IN || action == TBR_ACT_ZOOM_OUT)
    tbr_camera_zoom (desktop, action == TBR_ACT_ZOOM_IN ? ZOOM_STEP : 1 / ZOOM_STEP, x, y);
  else if (action == TBR_ACT_PAN_LEFT || action == TBR_ACT_PAN_RIGHT)
    tbr_camera_pan (desktop, action == TBR_ACT_PAN_LEFT ? step : -step, 0);
  else if (action == TBR_ACT_PAN_UP || action == TBR_ACT_PAN_DOWN)
    tbr_camera_pan (desktop, 0, action == TBR_ACT_PAN_UP ? step : -step);
  else if (action == TBR_ACT_FIT)
    tbr_camera_fit (desktop);
  else if (action == TBR_ACT_FIT_SELECTION)
    show_selection (desktop);
  else if (action == TBR_ACT_EUROPE)
    {
      desktop->is_placed = TRUE;
      tbr_camera_europe (desktop);
    }
  else if (action == TBR_ACT_LAYERS)
    toggle (desktop, TBR_PANEL_LAYERS);
  else if (action == TBR_ACT_COVERAGE)
    tbr_forms_open (desktop, TBR_FORM_COVERAGE, 0);
  else if (action == TBR_ACT_GROUP)
    {
      desktop->is_grouped = !desktop->is_grouped;
      desktop->is_moved = TRUE;
      tbr_desktop_touch (desktop, TBR_PANEL_LAYERS);
    }
}

static void
act_on_panels (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  if (action == TBR_ACT_SEARCH && desktop->map != NULL)
    begin_writing (desktop, TBR_PANEL_SEARCH);
  else if (action == TBR_ACT_FINDINGS)
    tbr_desktop_show_tab (desktop, TBR_TAB_FINDINGS);
  else if (action == TBR_ACT_CHARTS)
    tbr_desktop_show_tab (desktop, TBR_TAB_CHARTS);
  else if (action == TBR_ACT_DETAILS)
    tbr_desktop_show_tab (desktop, TBR_TAB_DETAILS);
  else if (action == TBR_ACT_LEGEND)
    tbr_desktop_show_tab (desktop, TBR_TAB_LEGEND);
  else if (action == TBR_ACT_SIDE)
    toggle (desktop, TBR_PANEL_SIDE);
  else if (action >= TBR_ACT_TABLE && action <= TBR_ACT_TABLE_EXPORT)
    tbr_tables_act (desktop, action, 0);
  else if (action == TBR_ACT_DOCTOR)
    tbr_doctor_act (desktop, action, 0);
  else if (action == TBR_ACT_NEXT_WIDGET || action == TBR_ACT_PREVIOUS_WIDGET)
    focus_next (desktop, action == TBR_ACT_NEXT_WIDGET ? 1 : -1);
  else if (action == TBR_ACT_NEXT_PANEL)
    next_panel (desktop);
  else if (action == TBR_ACT_ACTIVATE)
    activate (desktop);
  else if (action == TBR_ACT_LEAVE)
    leave (desktop, argument);
}

static void
act_on_whatif (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  TbrThing thing = desktop->selection;
  if (action == TBR_ACT_WHATIF)
    tbr_desktop_show_tab (desktop, TBR_TAB_WHATIF);
  else if (action == TBR_ACT_FORM_USE)
    tbr_answer_use (desktop);
  else if (desktop->whatif == NULL)
    tbr_desktop_say (desktop, _ ("Open a crisis first"));
  else if (action == TBR_ACT_BRANCH)
    tbr_branching_branch (desktop);
  else if (action == TBR_ACT_UNDO)
    tbr_branching_undo (desktop);
  else if (action == TBR_ACT_REDO)
    tbr_branching_redo (desktop);
  else if (action == TBR_ACT_RENAME)
    tbr_forms_open (desktop, TBR_FORM_RENAME, 0);
  else if (action == TBR_ACT_ADD_UNITS)
    tbr_forms_open (desktop, TBR_FORM_UNITS, 0);
  else if (action == TBR_ACT_ADD_STOCK)
    tbr_forms_open (desktop, TBR_FORM_STOCK, 0);
  else if (action == TBR_ACT_ADD_HAZARD)
    tbr_forms_open (desktop, TBR_FORM_HAZARD, 0);
  else if (action == TBR_ACT_ADD_SPOT)
    tbr_forms_open (desktop, TBR_FORM_SPOT, 0);
  else if (action == TBR_ACT_ADD_SITE)
    tbr_forms_open (desktop, TBR_FORM_SITE, 0);
  else if (action == TBR_ACT_IMPORT)
    tbr_forms_open (desktop, TBR_FORM_FILE, 0);
  else if (action == TBR_ACT_SET_POLICY)
    tbr_forms_open (desktop, TBR_FORM_POLICY, 0);
  else if (action == TBR_ACT_SET_ROAD)
    tbr_forms_open (desktop, TBR_FORM_ROAD,
                    thing.kind == TBR_THING_LINK ? (gint64) thing.i : (gint64) TBR_NONE);
  else if (action == TBR_ACT_MOVE_UNITS && thing.kind == TBR_THING_UNIT)
    tbr_forms_open (desktop, TBR_FORM_MOVE, thing.i);
  else if (action == TBR_ACT_MOVE_UNITS)
    tbr_desktop_say (desktop, _ ("Choose a unit first"));
  else if (action == TBR_ACT_CARRY)
    tbr_carry_take (desktop);
  else if (action == TBR_ACT_REMOVE)
    tbr_removing_begin (desktop, argument != 0);
  else if (action == TBR_ACT_USE_UNIT)
    tbr_removing_use (desktop, argument != 0);
  else if (action == TBR_ACT_COMPARE)
    tbr_beside_toggle (desktop);
  else if (action == TBR_ACT_COMPARE_NEXT)
    tbr_beside_next (desktop);
  else if (action == TBR_ACT_REPORT)
    tbr_reporting_begin (desktop);
  else if (action == TBR_ACT_REPORT_AS)
    tbr_forms_open (desktop, TBR_FORM_REPORT, 0);
  else if (action == TBR_ACT_SAVE)
    tbr_branching_save (desktop);
  else if (action == TBR_ACT_SAVE_AS)
    tbr_forms_open (desktop, TBR_FORM_SAVE, 0);
  else if (action == TBR_ACT_SHOW_BRANCH)
    tbr_branching_show (desktop, (guint) argument);
  else if (action == TBR_ACT_DELETE_BRANCH)
    tbr_branching_delete (desktop, (guint) argument);
  else if (action == TBR_ACT_ROAD_NOW && thing.kind == TBR_THING_LINK)
    tbr_roads_set (desktop, thing.i, (TbrLinkState) argument);
  else if (action == TBR_ACT_EDIT_SPOT)
    tbr_forms_open (desktop, TBR_FORM_ROW, argument);
  else if (action == TBR_ACT_EDIT_SITE)
    tbr_forms_open (desktop, TBR_FORM_SITE_VALUE, argument);
  else if (action == TBR_ACT_USE_SITE)
    tbr_facility_use (desktop, argument != 0);
  else if (action == TBR_ACT_EDIT_PARAM)
    tbr_forms_open (desktop, TBR_FORM_PARAM, argument);
}

static void
act_on_window (TbrDesktop *desktop, TbrActionId action)
{
  /* whoever asks twice wants more than the start lists */
  gboolean is_again = action == TBR_ACT_OPEN && desktop->panels[TBR_PANEL_START].is_open
                      && desktop->screen != TBR_SCREEN_DOCTOR && desktop->own.faults == NULL;
  if (action == TBR_ACT_OPEN_FILE || is_again)
    tbr_forms_open (desktop, TBR_FORM_OPEN, 0);
  else if (action == TBR_ACT_OPEN)
    {
      tbr_own_layers_leave_faults (desktop);
      tbr_desktop_close_panel (desktop, TBR_PANEL_SOURCE);
      tbr_branching_look (desktop);
      tbr_shelf_look (desktop);
      tbr_desktop_open_panel (desktop, TBR_PANEL_START);
    }
  else if (action == TBR_ACT_NEW)
    tbr_forms_open (desktop, TBR_FORM_NEW, 0);
  else if (action == TBR_ACT_RELOAD)
    read_again (desktop);
  else if (action == TBR_ACT_THEME)
    change_theme (desktop);
  else if (action == TBR_ACT_BIGGER || action == TBR_ACT_SMALLER)
    change_size (desktop, desktop->zoom * (action == TBR_ACT_BIGGER ? SIZE_STEP : 1 / SIZE_STEP));
  else if (action == TBR_ACT_USUAL_SIZE)
    change_size (desktop, 1);
  else if (action == TBR_ACT_FULL_SCREEN)
    desktop->errand.full_screen = TRUE;
  else if (action == TBR_ACT_PICTURE)
    desktop->errand.picture = TRUE;
  else if (action == TBR_ACT_COPY)
    copy_side (desktop);
  else if (action == TBR_ACT_HELP)
    tbr_sheet_toggle (desktop);
  else if (action == TBR_ACT_QUIT)
    desktop->errand.quit = TRUE;
}

void
tbr_desktop_act (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  if (desktop->editor != NULL && tbr_editor_act (desktop, action, argument))
    {
      desktop->is_stale = TRUE;
      return;
    }
  desktop->is_stale = TRUE;
  if (desktop->stage != NULL && tbr_stage_act (desktop, action, argument))
    return;
  const char *refusal = tbr_refusal_of (desktop, action);
  if (refusal != NULL)
    tbr_desktop_say_keys (desktop, refusal, tbr_refusal_keys);
  else if (action >= TBR_ACT_PLAY && action <= TBR_ACT_NEXT_BOOKMARK)
    act_on_time (desktop, action);
  else if (action >= TBR_ACT_ZOOM_IN && action <= TBR_ACT_COVERAGE)
    act_on_map (desktop, action);
  else if (action >= TBR_ACT_SEARCH && action <= TBR_ACT_LEAVE)
    act_on_panels (desktop, action, argument);
  else if ((action >= TBR_ACT_WHATIF && action <= TBR_ACT_SAVE_AS)
           || (action >= TBR_ACT_SHOW_BRANCH && action <= TBR_ACT_EDIT_PARAM))
    act_on_whatif (desktop, action, argument);
  else if (action == TBR_ACT_FORM_FIELD)
    tbr_answer_step (desktop, (int) argument - (int) desktop->form.current);
  else if (action == TBR_ACT_FORM_CHOICE)
    tbr_answer_take (desktop, (guint) argument);
  else if (action == TBR_ACT_RECOVER)
    tbr_branching_recover (desktop, (guint) argument);
  else if (action == TBR_ACT_DISCARD)
    tbr_branching_discard (desktop, (guint) argument);
  else if (action >= TBR_ACT_OPEN && action <= TBR_ACT_QUIT)
    act_on_window (desktop, action);
  else if (action == TBR_ACT_LAYER)
    switch_layer (desktop, argument);
  else if (action == TBR_ACT_SEEK)
    tbr_clock_seek (desktop, argument);
  else if (action == TBR_ACT_SELECT)
    select_thing (desktop, tbr_thing_unpack (argument));
  else if (action == TBR_ACT_LOAD)
    load_row (desktop, (guint) argument);
  else if (action == TBR_ACT_READY)
    load_ready (desktop, (guint) argument);
  else if (action == TBR_ACT_TRY_CHANGE)
    tbr_one_click_change (desktop, (guint) argument);
  else if (action == TBR_ACT_SHELF)
    tbr_shelf_open (desktop, (guint) argument);
  else if (action == TBR_ACT_SHELF_DISCARD)
    tbr_shelf_discard (desktop, (guint) argument);
  else if (action == TBR_ACT_EXERCISE)
    load_exercise (desktop, (guint) argument);
  else if (action == TBR_ACT_EXERCISE_WRITE && argument >= 0 && argument < desktop->exercises->len)
    tbr_editor_begin (desktop, ((const TbrCrisis *) desktop->exercises->pdata[argument])->path);
  else if (action == TBR_ACT_ANSWER)
    tbr_search_choose (desktop, (guint) argument);
  else if (action == TBR_ACT_COPY_ROW
           || (action >= TBR_ACT_DOCTOR_LINE && action <= TBR_ACT_DOCTOR_SHOW))
    tbr_doctor_act (desktop, action, argument);
  else if (action >= TBR_ACT_BOOKMARK_GO && action <= TBR_ACT_BOOKMARK_DELETE)
    tbr_bookmarks_act (desktop, action, (guint) argument);
  else if (action >= TBR_ACT_TABLE_LIST && action <= TBR_ACT_TABLE_ROW)
    tbr_tables_act (desktop, action, argument);
  else if (action == TBR_ACT_COMMAND)
    tbr_sheet_do (desktop, (TbrActionId) argument);
  else if (action == TBR_ACT_OWN_LAYER)
    tbr_own_layers_switch (desktop, (guint) argument);
}
