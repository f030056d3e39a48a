/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A new scenario in which nothing happens yet. */
#include <tabard/blank.h>
#include <tabard/units.h>

#include "base/quote.h"

#include <string.h>

/* Shortest and longest run. Source: the range of meta.duration. */
#define LEAST_DURATION (60 * TBR_SECOND)
#define MOST_DURATION (3660 * TBR_DAY)

/* Files of the library, in the order in which others draw them in. */
static const char *const library[]
    = { "states",   "capabilities", "rates", "lags",        "borders",
        "services", "money",        "stock", "dependencies" };

static gboolean
check_times (const TbrBlank *blank, GError **error)
{
  gint64 start;
  TbrTime duration;
  if (!tbr_instant_parse (blank->start, &start, error))
    {
      g_prefix_error (error, "start: ");
      return FALSE;
    }
  if (!tbr_duration_parse (blank->duration, &duration, error))
    {
      g_prefix_error (error, "duration: ");
      return FALSE;
    }
  if (duration >= LEAST_DURATION && duration <= MOST_DURATION)
    return TRUE;
  g_autofree char *quoted = tbr_quote (blank->duration);
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "duration: %s is outside 60 s to 3660 d", quoted);
  return FALSE;
}

/* The codes in capitals, apart by single spaces; NULL when one is unknown. (transfer full) */
static char *
tidy_states (const TbrBlank *blank, const TbrMap *map, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (blank->states, " ,;", -1);
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *code = g_ascii_strup (words[i], -1);
      if (*code == '\0')
        continue;
      if (tbr_is_none (tbr_map_find_state (map, code)))
        {
          g_autofree char *quoted = tbr_quote (words[i]);
          g_set_error (error, TBR_ERROR, TBR_ERROR_NAME,
                       "states: %s is no code of a state such as DE, FR or PL", quoted);
          return NULL;
        }
      g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", code);
    }
  return g_strdup (all->str);
}

char *
tbr_blank_text (const TbrBlank *blank, const TbrMap *map, GError **error)
{
  g_return_val_if_fail (blank != NULL && map != NULL, NULL);
  if (*blank->title == '\0' || !g_utf8_validate (blank->title, -1, NULL)
      || strpbrk (blank->title, "\r\n") != NULL)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "title: it is one line of text, not empty");
      return NULL;
    }
  if (!check_times (blank, error))
    return NULL;
  g_autofree char *states = tidy_states (blank, map, error);
  if (states == NULL)
    return NULL;
  GString *text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<scenario xmlns=\"urn:tabard:scenario:1\">\n");
  g_autofree char *meta
      = g_markup_printf_escaped ("  <meta title=\"%s\" start=\"%s\" duration=\"%s\"/>\n",
                                 blank->title, blank->start, blank->duration);
  g_string_append (text, meta);
  for (guint i = 0; i < G_N_ELEMENTS (library); i++)
    g_string_append_printf (text, "  <use href=\"library/%s.xml\"/>\n", library[i]);
  g_autofree char *take = *states != '\0'
                              ? g_markup_printf_escaped ("<take states=\"%s\"/>", states)
                              : g_strdup ("<take/>");
  g_string_append_printf (text, "  <units>\n    %s\n  </units>\n</scenario>\n", take);
  return g_string_free (text, FALSE);
}
