/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The life of the desktop: its beginning and end, taking what threads hand over, passing time. */
#include "desktop/desktop.h"

#include "desktop/beside.h"
#include "desktop/bookmarks.h"
#include "desktop/branching.h"
#include "desktop/exercise/editor.h"
#include "desktop/exercise/replay.h"
#include "desktop/exercise/shelf.h"
#include "desktop/exercise/stage.h"
#include "desktop/forms.h"
#include "desktop/reporting.h"
#include "desktop/shipped.h"
#include "desktop/state.h"

#define MESSAGE_TIME 6000000 /* microseconds that a line stays */
#define TIP_TIME 400000      /* until a tip appears */
#define SIDE_PERIOD 250000   /* the side panel follows the clock no oftener */
#define FRAME 16             /* milliseconds */
#define EDITOR_PERIOD 100    /* milliseconds: a rehearsal says how far it is */
#define FACTS_AT_ONCE 12000  /* entered into the register, less than a millisecond */
#define USUAL_SPEED 5        /* 6 h a second */
#define USUAL_SPAN 3         /* 12 h */

void
tbr_desktop_wake (gpointer data)
{
  TbrDesktop *desktop = data;
  if (desktop->spec.wake != NULL)
    desktop->spec.wake (desktop->spec.wake_data);
}

/* What looks at the disk beside the window; nobody is asked yet. */
static void
begin_asides (TbrDesktop *desktop)
{
  static const TbrAsideKind *const kinds[TBR_ASIDE_N] = { [TBR_ASIDE_SHIPPED] = &tbr_shipped_aside,
                                                          [TBR_ASIDE_LEFT] = &tbr_left_work_aside,
                                                          [TBR_ASIDE_RECOVER] = &tbr_recovery_aside,
                                                          [TBR_ASIDE_SOURCE] = &tbr_doctor_aside,
                                                          [TBR_ASIDE_NEW] = &tbr_form_new_aside };
  for (int i = 0; i < TBR_ASIDE_N; i++)
    desktop->asides[i] = tbr_aside_new (kinds[i], tbr_desktop_wake, desktop);
}

TbrDesktop *
tbr_desktop_new (const TbrDesktopSpec *spec)
{
  TbrDesktop *desktop = g_new0 (TbrDesktop, 1);
  desktop->spec = *spec;
  desktop->state_file = g_strdup (spec->state_file);
  desktop->texts = tbr_texts_new ();
  desktop->zoom = 1;
  desktop->is_grouped = TRUE;
  desktop->speed = USUAL_SPEED;
  desktop->pointer_x = desktop->pointer_y = -1;
  desktop->focus = desktop->hover = -1;
  desktop->selection = (TbrThing){ TBR_THING_NONE, TBR_NONE };
  desktop->bookmarks = tbr_bookmarks_new ();
  desktop->answers = g_array_new (FALSE, FALSE, sizeof (TbrAnswer));
  desktop->written = g_string_new (NULL);
  desktop->sifted = g_string_new (NULL);
  desktop->keymap = tbr_keymap_new ();
  desktop->caret_click = -1;
  desktop->tables = tbr_tables_new ();
  desktop->crowd = tbr_crowd_new ();
  desktop->crises = g_ptr_array_new_with_free_func (tbr_crisis_free);
  desktop->exercises = g_ptr_array_new_with_free_func (tbr_crisis_free);
  desktop->left = g_array_new (FALSE, TRUE, sizeof (TbrLeftWork));
  g_array_set_clear_func (desktop->left, tbr_left_work_clear);
  desktop->shelf = tbr_shelf_new ();
  desktop->former = g_ptr_array_new_with_free_func ((GDestroyNotify) tbr_session_free);
  desktop->farewells = tbr_farewells_new ();
  tbr_form_init (&desktop->form);
  desktop->folders = tbr_folders_new (tbr_desktop_wake, desktop);
  begin_asides (desktop);
  tbr_own_layers_init (desktop);
  tbr_doctor_init (desktop);
  desktop->view = (TbrView){ .x = 4321000, .y = 3210000, .scale = 4000, .ui = 1 };
  desktop->view.hidden = 1u << TBR_MAP_SITES | 1u << TBR_MAP_RELIEF;
  if (spec->coverage == NULL)
    desktop->view.hidden |= 1u << TBR_MAP_COVERAGE;
  desktop->covered = g_strdup (spec->coverage);
  desktop->within = USUAL_SPAN;
  for (int i = 0; i < TBR_PANEL_N; i++)
    {
      tbr_tree_init (&desktop->panels[i].tree);
      desktop->panels[i].is_stale = TRUE;
    }
  static const TbrPanelId open[]
      = { TBR_PANEL_FOOT, TBR_PANEL_ZOOM, TBR_PANEL_SIDE, TBR_PANEL_TIME, TBR_PANEL_BAR };
  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    desktop->panels[open[i]].is_open = TRUE;
  static const TbrPanelId floating[]
      = { TBR_PANEL_ZOOM,  TBR_PANEL_LAYERS, TBR_PANEL_TABLE,  TBR_PANEL_SEARCH, TBR_PANEL_JUMP,
          TBR_PANEL_SHEET, TBR_PANEL_FORM,   TBR_PANEL_DOCTOR, TBR_PANEL_SOURCE };
  for (guint i = 0; i < G_N_ELEMENTS (floating); i++)
    desktop->panels[floating[i]].floats = TRUE;
  tbr_memory_load (desktop);
  tbr_sheet_read_keys (desktop, spec->key_file);
  tbr_branching_look (desktop);
  if (spec->scenario == NULL && spec->exercise == NULL)
    tbr_shelf_look (desktop);
  if (spec->theme >= 0)
    desktop->theme = (TbrThemeId) spec->theme;
  desktop->loader = tbr_loader_new (&desktop->spec.house, tbr_desktop_wake, desktop);
  tbr_desktop_resize (desktop, spec->width, spec->height, spec->ui > 0 ? spec->ui : 1);
  if (spec->exercise != NULL)
    tbr_editor_begin (desktop, spec->exercise);
  else if (spec->scenario != NULL)
    tbr_desktop_load (desktop, spec->scenario);
  else
    desktop->panels[TBR_PANEL_START].is_open = TRUE;
  return desktop;
}

void
tbr_desktop_free (TbrDesktop *desktop)
{
  if (desktop == NULL)
    return;
  tbr_memory_save (desktop);
  tbr_editor_end (desktop);
  tbr_reporting_end (desktop);
  tbr_branching_end (desktop);
  tbr_desktop_close_session (desktop);
  tbr_shelf_end (desktop);
  tbr_farewells_free (desktop->farewells);
  tbr_tables_free (desktop->tables);
  tbr_own_layers_end (desktop);
  tbr_doctor_end (desktop);
  tbr_crowd_free (desktop->crowd);
  tbr_loader_free (desktop->loader);
  for (int i = 0; i < TBR_PANEL_N; i++)
    {
      tbr_tree_clear (&desktop->panels[i].tree);
      g_clear_pointer (&desktop->panels[i].surface, cairo_surface_destroy);
    }
  tbr_texts_free (desktop->texts);
  g_array_unref (desktop->bookmarks);
  g_array_unref (desktop->answers);
  g_string_free (desktop->written, TRUE);
  g_string_free (desktop->sifted, TRUE);
  tbr_keymap_free (desktop->keymap);
  g_ptr_array_unref (desktop->crises);
  g_ptr_array_unref (desktop->exercises);
  g_array_unref (desktop->left);
  g_array_unref (desktop->shelf);
  g_ptr_array_unref (desktop->former);
  tbr_form_clear (&desktop->form);
  g_array_unref (desktop->form.fields);
  tbr_folders_free (desktop->folders);
  for (int i = 0; i < TBR_ASIDE_N; i++)
    tbr_aside_free (desktop->asides[i]);
  g_free (desktop->errand.clipboard);
  g_free (desktop->complaint);
  g_free (desktop->covered);
  g_free (desktop->message);
  g_free (desktop->path);
  g_free (desktop->state_file);
  g_free (desktop);
}

void
tbr_desktop_resize (TbrDesktop *desktop, int width, int height, double ui)
{
  desktop->width = width;
  desktop->height = height;
  desktop->ui = ui * desktop->zoom;
  desktop->spec.ui = ui;
  desktop->doctor.is_fresh = TRUE; /* its line is to be seen as before */
  tbr_desktop_lay_out (desktop);
}

static void
take_map (TbrDesktop *desktop)
{
  if (desktop->map != NULL)
    return;
  desktop->map = tbr_loader_map (desktop->loader);
  if (desktop->map == NULL)
    {
      if (tbr_loader_fault (desktop->loader) != NULL && desktop->message == NULL)
        tbr_desktop_say (desktop, tbr_loader_fault (desktop->loader));
      return;
    }
  tbr_camera_europe (desktop);
  tbr_desktop_touch_all (desktop);
}

/* ---- what threads hand over ---- */

static void
take_moment (TbrDesktop *desktop)
{
  TbrMoment *moment = desktop->player != NULL ? tbr_player_take (desktop->player) : NULL;
  if (moment == NULL)
    return;
  tbr_moment_unref (desktop->moment);
  desktop->moment = moment;
  desktop->is_moved = desktop->is_stale = TRUE;
  tbr_desktop_touch (desktop, TBR_PANEL_TIME);
  if (desktop->panels[TBR_PANEL_TABLE].is_open && tbr_tables_is_due (desktop))
    tbr_desktop_touch (desktop, TBR_PANEL_TABLE);
  if (!desktop->is_playing || desktop->now - desktop->side_since > SIDE_PERIOD)
    tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
}

static void
take_ground (TbrDesktop *desktop)
{
  TbrGround *ground = desktop->painter != NULL ? tbr_painter_take (desktop->painter) : NULL;
  if (ground == NULL)
    return;
  /* what was asked for before the branch changed is of another run */
  if (ground->serial <= desktop->former_asked)
    {
      tbr_ground_free (ground);
      return;
    }
  desktop->former_asked = 0;
  tbr_ground_free (desktop->ground);
  desktop->ground = ground;
  desktop->is_stale = TRUE;
  if (desktop->tab == TBR_TAB_LEGEND && !desktop->is_playing)
    tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
}

static void
follow_reading (TbrDesktop *desktop)
{
  if (desktop->player == NULL)
    return;
  const TbrChronicle *chronicle = tbr_player_chronicle (desktop->player);
  if (chronicle != NULL)
    tbr_register_follow (desktop->reg, chronicle, FACTS_AT_ONCE);
  guint read = tbr_player_read (desktop->player);
  if (read != desktop->read)
    tbr_desktop_touch (desktop, TBR_PANEL_TIME);
  desktop->read = read;
  const TbrResult *result = tbr_player_result (desktop->player);
  if (result == desktop->result)
    return;
  desktop->result = result;
  tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
}

/* Where something goes on may be known only some facts after the first moment has come. */
static void
place_camera (TbrDesktop *desktop)
{
  if (desktop->is_placed || desktop->moment == NULL)
    return;
  if (desktop->result != NULL || tbr_camera_knows (desktop))
    tbr_camera_fit (desktop);
}

/* Flies to what is looked for at another instant, when that has come. */
static void
fly_to_awaited (TbrDesktop *desktop)
{
  double lon, lat;
  if (desktop->awaited.kind == TBR_THING_NONE || desktop->moment == NULL || desktop->player == NULL
      || !tbr_player_is_settled (desktop->player)
      || desktop->moment->snapshot->at != (TbrTime) desktop->clock)
    return;
  if (tbr_desktop_place_of (desktop, desktop->awaited, &lon, &lat))
    tbr_camera_fly (desktop, lon, lat);
  desktop->awaited = (TbrThing){ TBR_THING_NONE, TBR_NONE };
}

static void
follow_prospect (TbrDesktop *desktop)
{
  if (desktop->prospect == NULL || !tbr_prospect_tick (desktop->prospect, desktop->result))
    return;
  if (desktop->tab == TBR_TAB_CHARTS || desktop->tab == TBR_TAB_FINDINGS)
    tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
}

TbrGroundWish
tbr_desktop_wish (const TbrDesktop *desktop, TbrMoment *moment)
{
  TbrGroundWish wish
      = { .view = desktop->view,
          .theme = desktop->theme,
          .is_grouped = desktop->is_grouped,
          .is_still = !desktop->is_playing,
          .is_at_rest = desktop->drag != TBR_DRAG_MAP,
          .own = desktop->own.shown != NULL ? g_ptr_array_ref (desktop->own.shown) : NULL,
          .moment = moment != NULL ? tbr_moment_ref (moment) : NULL };
  TbrRect map = tbr_desktop_map_rect (desktop), zoom = desktop->panels[TBR_PANEL_ZOOM].rect;
  wish.over = (TbrRect){ zoom.x - map.x, zoom.y - map.y, zoom.width, zoom.height };
  /* while a zoom is under way only its end is worth drawing */
  if (desktop->zoom_since != 0)
    {
      double dx = desktop->anchor_x - wish.view.width / 2.0;
      double dy = desktop->anchor_y - wish.view.height / 2.0;
      wish.view.x += dx * (wish.view.scale - desktop->to_scale);
      wish.view.y -= dy * (wish.view.scale - desktop->to_scale);
      wish.view.scale = desktop->to_scale;
    }
  return wish;
}

static void
ask_ground (TbrDesktop *desktop)
{
  if (desktop->map == NULL || !desktop->is_moved || desktop->view.width <= 0
      || desktop->editor != NULL)
    return;
  if (desktop->painter == NULL)
    desktop->painter = tbr_painter_new (desktop->map->backdrop, tbr_desktop_wake, desktop);
  TbrGroundWish wish = tbr_desktop_wish (desktop, desktop->moment);
  if (desktop->coverage != NULL && !tbr_view_hides (&desktop->view, TBR_MAP_COVERAGE))
    wish.coverage = tbr_coverage_ref (desktop->coverage);
  wish.within = tbr_coverage_spans[desktop->within];
  desktop->asked = tbr_painter_ask (desktop->painter, &wish);
  desktop->is_moved = FALSE;
}

/* Lines that have been read, tips that become due. */
static void
let_go (TbrDesktop *desktop)
{
  if (desktop->message != NULL && desktop->now - desktop->message_since > MESSAGE_TIME)
    {
      g_clear_pointer (&desktop->message, g_free);
      desktop->is_stale = TRUE;
    }
  if (desktop->hover_since != 0 && desktop->now - desktop->hover_since > TIP_TIME)
    {
      desktop->hover_since = 0;
      desktop->is_stale = TRUE;
    }
}

gboolean
tbr_desktop_tick (TbrDesktop *desktop, gint64 now)
{
  desktop->now = now;
  take_map (desktop);
  TbrSession *session = tbr_loader_take (desktop->loader, TBR_SHELF_SHOWN);
  if (session != NULL)
    tbr_desktop_take_session (desktop, session);
  tbr_memory_tick (desktop);
  tbr_branching_tick_left (desktop);
  tbr_doctor_tick (desktop);
  tbr_form_new_tick (desktop);
  tbr_shelf_tick (desktop);
  tbr_form_file_tick (desktop);
  tbr_own_layers_tick (desktop);
  take_moment (desktop);
  follow_reading (desktop);
  place_camera (desktop);
  fly_to_awaited (desktop);
  tbr_search_follow (desktop);
  follow_prospect (desktop);
  tbr_camera_tick (desktop);
  tbr_stage_tick (desktop);
  tbr_clock_tick (desktop);
  tbr_beside_tick (desktop);
  tbr_reporting_tick (desktop);
  tbr_editor_tick (desktop);
  tbr_coverage_tick (desktop);
  ask_ground (desktop);
  take_ground (desktop);
  let_go (desktop);
  tbr_desktop_let_go_sessions (desktop);
  gboolean is_stale = desktop->is_stale;
  desktop->is_stale = FALSE;
  return is_stale;
}

/* Whether facts that were read wait to be entered. */
static gboolean
is_behind (const TbrDesktop *desktop)
{
  const TbrChronicle *chronicle
      = desktop->player != NULL ? tbr_player_chronicle (desktop->player) : NULL;
  return chronicle != NULL && tbr_register_is_behind (desktop->reg, chronicle);
}

int
tbr_desktop_patience (const TbrDesktop *desktop)
{
  if (tbr_editor_is_busy (desktop))
    return EDITOR_PERIOD;
  if (is_behind (desktop) || desktop->is_playing || tbr_stage_is_busy (desktop)
      || desktop->zoom_since != 0 || desktop->is_stale)
    return FRAME;
  if (desktop->hover_since != 0 || desktop->message != NULL
      || (desktop->read < 1000 && desktop->stage == NULL) || tbr_replay_is_working (desktop))
    return 100;
  return -1;
}

gboolean
tbr_desktop_is_settled (TbrDesktop *desktop)
{
  for (int i = 0; i < TBR_ASIDE_N; i++)
    if (!tbr_aside_is_settled (desktop->asides[i]))
      return FALSE;
  if (!tbr_folders_are_settled (desktop->folders))
    return FALSE;
  if (tbr_desktop_n_faults (desktop) > 0)
    return !desktop->is_loading;
  if (desktop->editor != NULL)
    return tbr_editor_is_settled (desktop);
  if (desktop->is_loading || desktop->attempt.is_on || !tbr_beside_is_settled (desktop)
      || !tbr_reporting_is_done (desktop) || !tbr_coverage_is_settled (desktop)
      || !tbr_own_layers_is_settled (desktop) || desktop->zoom_since != 0 || desktop->is_moved
      || desktop->map == NULL || !tbr_shelf_is_settled (desktop))
    return FALSE;
  if (desktop->ground == NULL || desktop->ground->stage != TBR_GROUND_WHOLE
      || desktop->ground->serial != desktop->asked)
    return FALSE;
  if (desktop->stage != NULL)
    return tbr_stage_is_settled (desktop);
  return desktop->player == NULL
         || (!is_behind (desktop) && tbr_player_is_settled (desktop->player)
             && desktop->moment != NULL && desktop->result != NULL);
}
