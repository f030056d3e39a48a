/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a crisis is opened and left: its file asked for, its run and its futures begun, and what is
   put aside until no thread uses it any more. */
#include "desktop/beside.h"
#include "desktop/bookmarks.h"
#include "desktop/branching.h"
#include "desktop/exercise/editor.h"
#include "desktop/exercise/stage.h"
#include "desktop/one_click.h"
#include "desktop/state.h"
#include "desktop/whys.h"

#include <glib/gi18n.h>

/* Bytes: with two maps of the largest crisis all is to stay under 400 MB. */
#define KEYFRAME_MEMORY ((gsize) 64 << 20)

/* ---- leaving ---- */

void
tbr_desktop_leave (TbrDesktop *desktop, TbrProspect *prospect, TbrPlayer *player,
                   TbrSession *session)
{
  tbr_farewells_add (desktop->farewells, prospect, (GDestroyNotify) tbr_prospect_free);
  tbr_farewells_add (desktop->farewells, player, (GDestroyNotify) tbr_player_free);
  if (session != NULL)
    g_ptr_array_add (desktop->former, session);
}

void
tbr_desktop_let_go_sessions (TbrDesktop *desktop)
{
  if (desktop->former->len > 0 && desktop->former_asked == 0
      && tbr_farewells_are_over (desktop->farewells))
    g_ptr_array_set_size (desktop->former, 0);
}

void
tbr_desktop_close_session (TbrDesktop *desktop)
{
  tbr_stage_end (desktop);
  g_clear_pointer (&desktop->charts, tbr_charts_free);
  tbr_tables_forget (desktop->tables);
  tbr_coverage_end (desktop);
  if (desktop->painter != NULL)
    {
      g_clear_pointer (&desktop->painter, tbr_painter_free);
      desktop->former_asked = 0;
    }
  tbr_doctor_forget (desktop);
  g_clear_pointer (&desktop->ground, tbr_ground_free);
  g_clear_pointer (&desktop->moment, tbr_moment_unref);
  g_clear_pointer (&desktop->symbols, g_free);
  g_clear_pointer (&desktop->reg, tbr_register_free);
  g_clear_pointer (&desktop->unused, tbr_whys_unused_free);
  tbr_desktop_leave (desktop, g_steal_pointer (&desktop->prospect),
                     g_steal_pointer (&desktop->player), g_steal_pointer (&desktop->session));
  g_clear_pointer (&desktop->curves.surface, cairo_surface_destroy);
  g_array_set_size (desktop->bookmarks, 0);
  tbr_search_end (desktop);
  desktop->selection = desktop->awaited = (TbrThing){ TBR_THING_NONE, TBR_NONE };
  desktop->carry.hand = TBR_HAND_NONE;
  desktop->result = NULL;
  desktop->is_playing = desktop->is_placed = FALSE;
  desktop->clock = 0;
  desktop->read = 0;
  desktop->is_moved = TRUE;
}

/* ---- opening ---- */

void
tbr_desktop_load (TbrDesktop *desktop, const char *path)
{
  desktop->is_solo = FALSE; /* of one that was asked for before, and had faults */
  if (tbr_stage_is_shared (desktop))
    return;
  tbr_aside_forget (desktop->asides[TBR_ASIDE_RECOVER]);
  char *copy = g_strdup (path);
  g_free (desktop->path);
  desktop->path = copy;
  desktop->ready = NULL;
  desktop->is_loading = TRUE;
  desktop->screen = TBR_SCREEN_CRISIS;
  tbr_desktop_close_panel (desktop, TBR_PANEL_START);
  tbr_desktop_close_panel (desktop, TBR_PANEL_SOURCE);
  tbr_desktop_close_panel (desktop, TBR_PANEL_FORM); /* it asks about what is left */
  tbr_loader_open (desktop->loader, copy);
  tbr_desktop_touch_all (desktop);
}

void
tbr_desktop_begin_prospect (TbrDesktop *desktop)
{
  const TbrHouse *house = &desktop->spec.house;
  const TbrScenario *scenario = desktop->session->scenario;
  TbrBranch branch;
  if (desktop->spec.futures == 0)
    return;
  /* a branch stands beside the file that it left */
  gboolean is_branch
      = desktop->session->is_branch && desktop->whatif != NULL
        && tbr_whatif_find (desktop->whatif, tbr_whatif_shown (desktop->whatif), &branch);
  g_autofree char *text
      = is_branch ? tbr_whatif_text (desktop->whatif, branch.number, NULL, NULL) : NULL;
  const TbrVariant other = { .name = is_branch ? branch.name : NULL, .scenario = scenario };
  const TbrProspectSpec spec = {
    .house = house,
    .map = scenario->map,
    .path = desktop->session->path,
    .scenario = is_branch ? NULL : scenario,
    .improved = scenario,
    .text = text,
    .others = &other,
    .n_others = is_branch,
    .seed = (guint64) (house->seed >= 0 ? house->seed : scenario->meta->seed),
    .replications = desktop->spec.futures,
    .most = desktop->spec.futures_most,
    .wake = tbr_desktop_wake,
    .wake_data = desktop,
  };
  desktop->prospect = tbr_prospect_new (&spec);
}

TbrPlayerSpec
tbr_desktop_player_spec (TbrDesktop *desktop, const TbrScenario *scenario)
{
  gint64 seed = desktop->spec.house.seed;
  return (TbrPlayerSpec){ .scenario = scenario,
                          .seed = (guint64) (seed >= 0 ? seed : scenario->meta->seed),
                          .replication = desktop->spec.house.replication,
                          .memory = KEYFRAME_MEMORY,
                          .wake = tbr_desktop_wake,
                          .wake_data = desktop };
}

TbrHeritage *
tbr_desktop_heritage (TbrDesktop *desktop, const TbrPlayerSpec *spec)
{
  const struct _TbrBeside *beside = desktop->beside;
  g_autoptr (TbrHeritage) one = NULL, other = NULL;
  if (desktop->player != NULL && desktop->stage == NULL)
    one = tbr_player_bequeath (desktop->player, spec);
  if (beside != NULL && beside->player != NULL)
    other = tbr_player_bequeath (beside->player, spec);
  return tbr_heritage_until (one) >= tbr_heritage_until (other) ? g_steal_pointer (&one)
                                                                : g_steal_pointer (&other);
}

void
tbr_desktop_begin (TbrDesktop *desktop, TbrTime at, TbrHeritage *heritage)
{
  TbrPlayerSpec spec = tbr_desktop_player_spec (desktop, desktop->session->scenario);
  spec.heritage = heritage;
  g_clear_pointer (&desktop->curves.surface, cairo_surface_destroy);
  desktop->player = tbr_player_new (&spec);
  desktop->reg = tbr_register_new ();
  desktop->unused = tbr_whys_unused_new ();
  desktop->symbols = tbr_signs_symbols (desktop->session->scenario);
  tbr_clock_seek (desktop, at);
}

/* Where the command line says that a run begins to be watched, else its start. */
static TbrTime
find_beginning (TbrDesktop *desktop)
{
  const TbrScenario *scenario = desktop->session->scenario;
  TbrTime at = MAX (desktop->spec.at, 0);

  if (desktop->spec.at_unix != 0)
    at = desktop->spec.at_unix - scenario->start_unix;
  if (at < 0 || at > scenario->meta->duration)
    tbr_desktop_say (desktop, _ ("That instant is outside the scenario"));
  desktop->spec.at = -1;
  desktop->spec.at_unix = 0;
  return CLAMP (at, 0, scenario->meta->duration);
}

static void
begin (TbrDesktop *desktop)
{
  if (desktop->editor != NULL)
    {
      tbr_editor_hold (desktop);
      return;
    }
  const TbrSession *session = desktop->session;
  if (session->exercise != NULL)
    {
      if (session->log == NULL)
        tbr_memory_add (desktop, session->path, session->exercise->title, NULL);
      tbr_stage_begin (desktop);
      return;
    }
  tbr_desktop_begin (desktop, find_beginning (desktop), NULL);
  tbr_bookmarks_load (desktop);
  desktop->tab = desktop->ready != NULL ? TBR_TAB_CHARTS : TBR_TAB_FINDINGS;
  tbr_memory_add (desktop, desktop->session->path, desktop->session->scenario->meta->title, NULL);
  tbr_branching_begin (desktop);
  if (desktop->ready == NULL || !tbr_one_click_ready (desktop))
    tbr_desktop_begin_prospect (desktop);
}

void
tbr_desktop_take_session (TbrDesktop *desktop, TbrSession *session)
{
  if (session->is_branch)
    {
      tbr_branching_take (desktop, session);
      return;
    }
  tbr_branching_end (desktop);
  tbr_desktop_close_session (desktop);
  /* a form asks about what was open; one that asks for a file does not, nor do those of an editor
   */
  if (desktop->editor == NULL && desktop->form.kind != TBR_FORM_NEW
      && desktop->form.kind != TBR_FORM_OPEN)
    tbr_desktop_close_panel (desktop, TBR_PANEL_FORM);
  desktop->session = session;
  desktop->is_loading = FALSE;
  gboolean is_good = session->scenario != NULL;
  desktop->screen = is_good ? TBR_SCREEN_CRISIS : TBR_SCREEN_DOCTOR;
  if (is_good)
    begin (desktop);
  else
    tbr_desktop_open_panel (desktop, TBR_PANEL_START);
  tbr_doctor_renew (desktop);
  tbr_desktop_touch_all (desktop);
}
