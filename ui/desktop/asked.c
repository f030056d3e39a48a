/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the window and pictures ask of the desktop. */
#include "desktop/desktop.h"

#include "desktop/exercise/editor.h"
#include "desktop/state.h"
#include "report/fault_words.h"

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

TbrRect
tbr_desktop_panel_rect (const TbrDesktop *desktop, TbrPanelId panel)
{
  return desktop->panels[panel].rect;
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
