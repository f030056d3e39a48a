/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What tests and measurements see of a desktop that nobody asks of it in the program. */
#include "ui/inside.h"

#include "desktop/beside.h"
#include "desktop/state.h"

#include <string.h>

const TbrTree *
tbr_desktop_tree (TbrDesktop *desktop, TbrPanelId panel)
{
  tbr_desktop_renew_panels (desktop);
  return desktop->panels[panel].is_open ? &desktop->panels[panel].tree : NULL;
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
tbr_desktop_spent (const TbrDesktop *desktop, double out_parts[3])
{
  memcpy (out_parts, desktop->spent, sizeof desktop->spent);
}

gboolean
tbr_tree_has_text (const TbrTree *tree, const char *text)
{
  for (guint i = 0; i < tree->widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (tree->widgets, TbrWidget, i);
      if (strstr (widget->text, text) != NULL || strstr (widget->detail, text) != NULL
          || strstr (widget->value, text) != NULL)
        return TRUE;
    }
  return FALSE;
}
