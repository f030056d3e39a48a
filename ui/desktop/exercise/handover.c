/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the screen shows while the machine goes from one to the other: whose turn it is, and nothing
   of what was there; and whether a second window shows it all the while. */
#include "desktop/exercise/stage.h"

#include <glib/gi18n.h>

#define WIDEST 560.0

gboolean
tbr_stage_is_shared (TbrDesktop *desktop)
{
  if (desktop->stage == NULL || desktop->stage->twin == TBR_NONE)
    return FALSE;
  tbr_desktop_say (desktop, _ ("Close the second window first: it shows this exercise"));
  return TRUE;
}

void
tbr_panel_cover (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrPanel *panel = &desktop->panels[TBR_PANEL_COVER];
  const TbrStage *stage = desktop->stage;
  double ui = desktop->ui, width = MIN (WIDEST * ui, panel->rect.width - 64 * ui);
  if (stage == NULL)
    return;
  TbrColumn column
      = { &panel->tree, pen, (panel->rect.width - width) / 2, panel->rect.height * 0.34, width };
  const char *whose = tbr_stage_role_title (stage, stage->next_seat);
  g_autofree char *title = g_strdup_printf (_ ("Hand the machine to %s"), whose);
  tbr_column_text (&column, TBR_WIDGET_TITLE, title);
  tbr_column_gap (&column, 8);
  tbr_column_text (&column, TBR_WIDGET_TEXT,
                   _ ("What was on the screen is hidden, and the clock stands. Whoever takes the "
                      "seat presses Enter."));
  tbr_column_gap (&column, 20);
  TbrWidget take = { .kind = TBR_WIDGET_MAIN,
                     .action = TBR_ACT_STAGE_TAKE,
                     .text = _ ("I have the seat"),
                     .rect = { column.x, column.y, 220 * ui, 40 * ui } };
  tbr_panel_put (desktop, TBR_PANEL_COVER, &take);
}
