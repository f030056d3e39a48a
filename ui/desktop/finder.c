/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The panels of the search and of jumping to a date. */
#include "desktop/bookmarks.h"
#include "desktop/caret.h"
#include "desktop/fold.h"
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

/* A day as people write one; what is not said is 0, the minute of the day -1. */
typedef struct
{
  int year, month, day, minute;
} Day;

/* 1 to 12 for what a month's name begins with, in English or in the language of the window; 0 for
   no month. */
static int
find_month (const char *word)
{
  g_autofree char *folded = tbr_fold_text (word);
  for (int i = 0; i < 12 && g_utf8_strlen (word, -1) >= 3; i++)
    if (tbr_fold_match (tbr_when_months[i], folded) == 2
        || tbr_fold_match (g_dpgettext2 (NULL, "month in a date", tbr_when_months[i]), folded) == 2)
      return i + 1;
  return 0;
}

/* One word of a day: "20", "July", "2018", "8:00". FALSE: it is none, or said twice. */
static gboolean
read_word (const char *word, Day *day)
{
  char *end = NULL;
  gint64 number = g_ascii_strtoll (word, &end, 10);
  int month = end == word ? find_month (word) : 0, *at = NULL;
  if (month > 0)
    at = &day->month;
  else if (end != word && *end == ':' && strlen (end) == 3 && g_ascii_isdigit (end[1]))
    {
      gint64 minute = g_ascii_strtoll (end + 1, NULL, 10);
      gboolean is_good = day->minute < 0 && number >= 0 && number < 24 && minute < 60;
      day->minute = (int) (number * 60 + minute);
      return is_good;
    }
  else if (end != word && *end == '\0' && end - word <= 2 && day->day != 0 && number <= 12)
    at = &day->month; /* the second of two, as in 20.7. and 20/7 */
  else if (end != word && *end == '\0')
    at = end - word == 4 ? &day->year : &day->day;
  if (at == NULL || *at != 0 || number < 0 || number > 9999)
    return FALSE;
  *at = month > 0 ? month : (int) number;
  return TRUE;
}

/* "20 July", "Friday 20 Jul 2018, 14:00", "20.7. 14:00": "2018-07-20T14:00". The weekday is not
   looked at; @year is meant where none is written. (transfer full) (nullable) */
static char *
read_day (const char *text, int year)
{
  Day day = { .minute = -1 };
  g_auto (GStrv) words = g_strsplit_set (text, " ,./", -1);
  gboolean is_first = TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean is_weekday = is_first && g_unichar_isalpha (g_utf8_get_char (words[i]))
                            && find_month (words[i]) == 0;
      if (*words[i] == '\0')
        continue;
      is_first = FALSE;
      if (!is_weekday && !read_word (words[i], &day))
        return NULL;
    }
  if (day.month == 0 || day.day == 0)
    return NULL;
  g_autofree char *date
      = g_strdup_printf ("%04d-%02d-%02d", day.year > 0 ? day.year : year, day.month, day.day);
  return day.minute < 0 ? g_steal_pointer (&date)
                        : g_strdup_printf ("%sT%02d:%02d", date, day.minute / 60, day.minute % 60);
}

/* "2018-07-20 14:00" by the scenario's clock, "36 h" or "3 d" after the start. */
static gboolean
read_instant (const TbrDesktop *desktop, const char *text, TbrTime *out_at)
{
  const TbrScenario *scenario = desktop->session->scenario;
  gint64 unix_time;
  if (tbr_duration_parse (text, out_at, NULL))
    return TRUE;
  g_autofree char *iso = g_strdelimit (g_strdup (text), " ", 'T');
  g_autofree char *own = g_strconcat (iso, strchr (iso, ':') != NULL ? "Z" : "T00:00Z", NULL);
  /* without an offset it is the scenario's own clock, without a time the beginning of the day */
  gboolean is_own = tbr_instant_parse (own, &unix_time, NULL);
  if (!is_own && !tbr_instant_parse (iso, &unix_time, NULL))
    return FALSE;
  *out_at = unix_time - (is_own ? tbr_when_offset (scenario, unix_time) : 0) - scenario->start_unix;
  return TRUE;
}

/* Or "20 July 14:00": in the year in which the run begins, or in the next, should it go on so long.
 */
static gboolean
read_date (const TbrDesktop *desktop, const char *text, TbrTime *out_at)
{
  const TbrScenario *scenario = desktop->session->scenario;
  if (read_instant (desktop, text, out_at))
    return TRUE;
  gint64 start = scenario->start_unix + tbr_when_offset (scenario, scenario->start_unix);
  g_autoptr (GDateTime) first = g_date_time_new_from_unix_utc (start / TBR_SECOND);
  int year = first != NULL ? g_date_time_get_year (first) : 0;
  g_autofree char *day = read_day (text, year), *later = read_day (text, year + 1);
  TbrTime next;
  if (day == NULL || !read_instant (desktop, day, out_at))
    return FALSE;
  if (*out_at < 0 && read_instant (desktop, later, &next) && next <= tbr_clock_duration (desktop))
    *out_at = next;
  return TRUE;
}

gboolean
tbr_jump_choose (TbrDesktop *desktop)
{
  g_autofree char *text = g_strstrip (g_strdup (desktop->written->str));
  TbrTime at;
  g_clear_pointer (&desktop->complaint, g_free);
  if (!read_date (desktop, text, &at))
    {
      g_autofree char *example = tbr_telling_when (desktop->session->scenario, 0);
      desktop->complaint = g_strdup_printf (
          _ ("This is neither a date such as %s nor a time after the start such as 3 d."), example);
    }
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
  if (desktop->complaint != NULL)
    {
      const TbrWidget row = { .kind = TBR_WIDGET_ROW,
                              .text = desktop->complaint,
                              .detail = _ ("Not done"),
                              .colour = pen->theme->need };
      tbr_column_add (&column, &row);
    }
  else
    tbr_column_text (&column, TBR_WIDGET_NOTE, _ ("Enter goes there, Esc closes."));
  tbr_bookmarks_build (desktop, &column);
  panel->content = column.y + pad;
}
