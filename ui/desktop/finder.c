/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The panels of the search and of jumping to a date. */
#include "desktop/bookmarks.h"
#include "desktop/caret.h"
#include "desktop/state.h"

#include "draw/language.h"
#include "draw/when.h"

#include <glib/gi18n.h>
#include <string.h>

static void
add_input (TbrDesktop *desktop, TbrColumn *column, const char *empty, TbrIcon icon)
{
  TbrWidget input = { .kind = TBR_WIDGET_INPUT,
                      .detail = empty,
                      .icon = icon,
                      .rect = { 0, 0, 0, TBR_INPUT_HEIGHT * desktop->ui } };
  tbr_caret_add (desktop, column->pen, column, column->tree, &input);
  tbr_column_gap (column, 10);
}

void
tbr_panel_search (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrPanel *panel = &desktop->panels[TBR_PANEL_SEARCH];
  double pad = TBR_PAD * desktop->ui;
  TbrColumn column = { &panel->tree, pen, pad, pad, panel->rect.width - 2 * pad };
  add_input (desktop, &column, _ ("State, town, unit, hazard, event\xe2\x80\xa6"), TBR_ICON_SEARCH);
  panel->head = column.y;
  for (guint i = 0; i < desktop->answers->len; i++)
    {
      const TbrAnswer *answer = &g_array_index (desktop->answers, TbrAnswer, i);
      g_autofree char *name = tbr_search_name (desktop, answer);
      g_autofree char *detail = tbr_search_describe (desktop, answer);
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_ANSWER,
                        .argument = i,
                        .text = name,
                        .detail = detail,
                        .is_on = i == 0 && desktop->focus < 0 };
      tbr_column_add (&column, &row);
    }
  if (desktop->answers->len == 0)
    tbr_column_text (&column, TBR_WIDGET_NOTE,
                     desktop->written->len > 0 ? _ ("Nothing has this name.")
                                               : _ ("Enter goes to the first answer, Esc closes."));
  panel->content = column.y + pad;
}

/* ---- a date ---- */

/* "2018-07-20 14:00" by the scenario's clock, "36 h" or "3 d" after the start. */
static gboolean
read_date (const TbrDesktop *desktop, const char *text, TbrTime *out_at)
{
  const TbrScenario *scenario = desktop->session->scenario;
  gint64 unix_time;
  if (tbr_duration_parse (text, out_at, NULL))
    return TRUE;
  g_autofree char *iso = g_strdelimit (g_strdup (text), " ", 'T');
  g_autofree char *day = g_strconcat (iso, "T12:00Z", NULL);
  g_autofree char *minute = g_strconcat (iso, "Z", NULL);
  if (tbr_instant_parse (iso, &unix_time, NULL))
    {
      *out_at = unix_time - scenario->start_unix;
      return TRUE;
    }
  if (!tbr_instant_parse (minute, &unix_time, NULL) && !tbr_instant_parse (day, &unix_time, NULL))
    return FALSE;
  /* without an offset it is the scenario's own clock */
  *out_at = unix_time - tbr_when_offset (scenario, unix_time) - scenario->start_unix;
  return TRUE;
}

gboolean
tbr_jump_choose (TbrDesktop *desktop)
{
  g_autofree char *text = g_strstrip (g_strdup (desktop->written->str));
  TbrTime at;
  g_clear_pointer (&desktop->complaint, g_free);
  if (!read_date (desktop, text, &at))
    desktop->complaint = g_strdup (_ ("This is neither a date such as 2018-07-20 14:00 nor a time "
                                      "after the start such as 3 d."));
  else if (at < 0 || at > tbr_clock_duration (desktop))
    {
      g_autofree char *first = tbr_telling_when (desktop->session->scenario, 0);
      g_autofree char *last
          = tbr_telling_when (desktop->session->scenario, tbr_clock_duration (desktop));
      desktop->complaint = g_strdup_printf (_ ("The run goes from %s to %s."), first, last);
    }
  if (desktop->complaint != NULL)
    return FALSE;
  tbr_clock_seek (desktop, at);
  return TRUE;
}

void
tbr_panel_jump (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrPanel *panel = &desktop->panels[TBR_PANEL_JUMP];
  double pad = TBR_PAD * desktop->ui;
  TbrColumn column = { &panel->tree, pen, pad, pad, panel->rect.width - 2 * pad };
  tbr_column_text (&column, TBR_WIDGET_TITLE, _ ("Jump to a date"));
  tbr_column_gap (&column, 8);
  add_input (desktop, &column, _ ("2018-07-20 14:00, or 3 d"), TBR_ICON_DATE);
  tbr_column_text (&column, TBR_WIDGET_NOTE,
                   desktop->complaint != NULL ? desktop->complaint
                                              : _ ("Enter goes there, Esc closes."));
  tbr_bookmarks_build (desktop, &column);
  panel->content = column.y + pad;
}
