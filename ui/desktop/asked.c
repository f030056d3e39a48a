/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the window, pictures and tests ask of the desktop. */
#include "desktop/desktop.h"

#include "desktop/beside.h"
#include "desktop/exercise/editor.h"
#include "desktop/state.h"
#include "report/fault_words.h"

#include <string.h>

const TbrDiagnostics *
tbr_desktop_faults (const TbrDesktop *desktop, const char **out_path)
{
  if (desktop->own.faults != NULL)
    {
      *out_path = desktop->own.faulty;
      return desktop->own.faults;
    }
  if (desktop->editor != NULL && desktop->editor->events == NULL)
    {
      *out_path = desktop->editor->path;
      return desktop->editor->faults;
    }
  if (desktop->screen != TBR_SCREEN_DOCTOR || desktop->session == NULL)
    return NULL;
  *out_path = desktop->session->path;
  return desktop->session->faults;
}

guint
tbr_desktop_n_faults (const TbrDesktop *desktop)
{
  const char *path;
  const TbrDiagnostics *faults = tbr_desktop_faults (desktop, &path);
  return faults != NULL ? tbr_diagnostics_count (faults) : 0;
}

/* ---- what the window asks ---- */

void
tbr_desktop_say (TbrDesktop *desktop, const char *text)
{
  g_free (desktop->message);
  desktop->message = g_strdup (text);
  desktop->message_since = desktop->now;
  desktop->is_stale = TRUE;
}

void
tbr_desktop_tell (TbrDesktop *desktop, const GError *error)
{
  g_autofree char *told = tbr_fault_words (error->message);
  tbr_desktop_say (desktop, told);
}

TbrDesktopErrand
tbr_desktop_take_errand (TbrDesktop *desktop)
{
  TbrDesktopErrand errand = desktop->errand;
  desktop->errand = (TbrDesktopErrand){ FALSE, FALSE, FALSE, NULL };
  return errand;
}

void
tbr_desktop_say_keys (TbrDesktop *desktop, const char *text, const TbrActionId *actions)
{
  g_autofree char *told = tbr_keymap_tell (desktop->keymap, text, actions);
  tbr_desktop_say (desktop, told);
}

gboolean
tbr_desktop_wants_text (const TbrDesktop *desktop)
{
  return desktop->panels[TBR_PANEL_SHEET].is_open || desktop->panels[TBR_PANEL_SEARCH].is_open
         || desktop->panels[TBR_PANEL_JUMP].is_open || desktop->panels[TBR_PANEL_FORM].is_open
         || desktop->panels[TBR_PANEL_TABLE].is_open;
}

const TbrTree *
tbr_desktop_tree (TbrDesktop *desktop, TbrPanelId panel)
{
  tbr_desktop_renew_panels (desktop);
  return desktop->panels[panel].is_open ? &desktop->panels[panel].tree : NULL;
}

TbrRect
tbr_desktop_panel_rect (const TbrDesktop *desktop, TbrPanelId panel)
{
  return desktop->panels[panel].rect;
}

const TbrView *
tbr_desktop_view (const TbrDesktop *desktop)
{
  return &desktop->view;
}

const TbrWidget *
tbr_desktop_focus (const TbrDesktop *desktop)
{
  const TbrPanel *panel = &desktop->panels[desktop->focus_panel];
  if (!panel->is_open || desktop->focus < 0 || desktop->focus >= (int) panel->tree.widgets->len)
    return NULL;
  return &g_array_index (panel->tree.widgets, TbrWidget, desktop->focus);
}

TbrThing
tbr_desktop_selection (const TbrDesktop *desktop)
{
  return desktop->selection;
}

const TbrMoment *
tbr_desktop_moment (const TbrDesktop *desktop)
{
  return desktop->moment;
}

const TbrMoment *
tbr_desktop_moment_beside (const TbrDesktop *desktop)
{
  return desktop->beside != NULL ? desktop->beside->moment : NULL;
}

TbrPlayer *
tbr_desktop_player (const TbrDesktop *desktop)
{
  return desktop->player;
}

const TbrGround *
tbr_desktop_ground (const TbrDesktop *desktop)
{
  return desktop->ground;
}

TbrThemeId
tbr_desktop_theme (const TbrDesktop *desktop)
{
  return desktop->theme;
}

gboolean
tbr_desktop_is_playing (const TbrDesktop *desktop)
{
  return desktop->is_playing;
}

void
tbr_desktop_show_moment (TbrDesktop *desktop, TbrMoment *moment)
{
  tbr_moment_unref (desktop->moment);
  desktop->moment = moment;
  desktop->is_moved = desktop->is_stale = TRUE;
}

void
tbr_desktop_stale (TbrDesktop *desktop)
{
  tbr_desktop_touch_all (desktop);
}

void
tbr_desktop_spent (const TbrDesktop *desktop, double out_parts[3])
{
  memcpy (out_parts, desktop->spent, sizeof desktop->spent);
}
