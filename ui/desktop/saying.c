/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Edits and orders, which are written for programs, in words for people. */
#include "desktop/saying.h"

#include "desktop/forms.h"
#include "desktop/state.h"
#include "draw/language.h"
#include "report/order_words.h"

#include <tabard/policy.h>

#include <glib/gi18n.h>
#include <string.h>

char *
tbr_saying_of_order (const TbrDesktop *desktop, const char *line)
{
  return desktop->session != NULL ? tbr_order_words_line (desktop->session->scenario, line)
                                  : g_strdup (line);
}

/* ---- edits ---- */

static const char *
title_of_policy (const char *name)
{
  for (guint i = 0; tbr_policy_kinds[i] != NULL; i++)
    if (g_str_equal (tbr_policy_kinds[i]->kind.name, name))
      return tbr_word (tbr_policy_kinds[i]->kind.title);
  return name;
}

/* A value that is set: what it is of, what it is, what it becomes. */
static char *
say_setting (const TbrDesktop *desktop, const char *const *path, guint depth, const char *value)
{
  g_autoptr (GString) said = g_string_new (NULL);
  if (depth == 3 && g_str_equal (path[0], "policies") && g_str_equal (path[2], "kind"))
    {
      return g_strdup_printf ("%s: %s", tbr_form_policy_point (path[1]), title_of_policy (value));
    }
  tbr_order_words_add_value (desktop->session->scenario, said, path[depth - 1], value);
  return depth == 3 ? g_strdup_printf ("%s: %s", path[1], said->str) : g_strdup (said->str);
}

/* Whether the next edit of a line only takes what the one before brought. */
static gboolean
is_taking (char *const *words)
{
  return words[1] != NULL && words[2] != NULL && words[3] != NULL && g_str_equal (words[3], "take");
}

/* Leaves the first edit of several in one line. Returns: how many others there were, but for the
   taking of what is added. */
static guint
cut_others (char **words)
{
  gboolean is_over = FALSE;
  guint n = 0;
  for (char **word = words; *word != NULL; word++)
    {
      gboolean is_next = g_str_equal (*word, ";");
      is_over |= is_next;
      n += is_next && !is_taking (word);
      if (is_over)
        g_clear_pointer (word, g_free);
    }
  return n;
}

/* (transfer full) */
static char *
add_count (char *said, guint n_more)
{
  if (n_more == 0)
    return said;
  g_autofree char *one = said;
  return g_strdup_printf (ngettext ("%s, and %u more", "%s, and %u more", n_more), one, n_more);
}

/* The value of a parameter that an edit gives a thing: after "set A.B.NAME", or in "NAME=VALUE";
   NULL for none. */
static const char *
given (char *const *words, const char *name)
{
  g_autofree char *ending = g_strconcat (".", name, NULL);
  g_autofree char *begin = g_strconcat (name, "=", NULL);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_has_prefix (words[i], begin))
        return words[i] + strlen (begin);
      if (g_str_equal (words[i], "set") && words[i + 1] != NULL && words[i + 2] != NULL
          && g_str_has_suffix (words[i + 1], ending))
        return words[i + 2];
    }
  return NULL;
}

/* Where an edit puts a thing, both coordinates and the town or the region; NULL when it does not
   say both. (transfer full) (nullable) */
static char *
say_where (const TbrDesktop *desktop, char *const *words)
{
  const char *lon = given (words, "lon"), *lat = given (words, "lat");
  const char *town = given (words, "base");
  if (lon == NULL || lat == NULL)
    return NULL;
  double at[2] = { g_ascii_strtod (lon, NULL), g_ascii_strtod (lat, NULL) };
  TbrRegionId region = tbr_map_region_at (desktop->map->map, at[0], at[1]);
  if ((town == NULL || *town == '\0') && !tbr_is_none (region))
    town = desktop->map->map->regions[region.i].name;
  return town != NULL && *town != '\0' ? g_strdup_printf ("%s (%.3f, %.3f)", town, at[0], at[1])
                                       : g_strdup_printf ("%.3f, %.3f", at[0], at[1]);
}

/* What an edit says, without where. @n: of the words. (transfer full) */
static char *
say_edit (const TbrDesktop *desktop, char *const *words, int n)
{
  g_auto (GStrv) path = g_strsplit (words[1], ".", -1);
  guint depth = g_strv_length (path);
  if (g_str_equal (words[0], "set") && (depth == 2 || depth == 3))
    return say_setting (desktop, (const char *const *) path, depth, words[2]);
  if (g_str_equal (words[0], "remove"))
    {
      g_autofree char *section = tbr_order_words_plain (words[1]);
      return g_strdup_printf (_ ("Removed: %s %s"), section, words[2]);
    }
  if (g_str_equal (words[0], "order") && n > 3)
    {
      g_autofree char *order = tbr_order_words_say (desktop->session->scenario, words + 3);
      return g_strdup_printf (_ ("Order: %s"), order);
    }
  g_autoptr (GString) all = g_string_new (NULL);
  gboolean is_cut = g_str_equal (words[0], "cut") && n > 3;
  tbr_order_words_add (desktop->session->scenario, all, words + (is_cut ? 3 : 2));
  if (is_cut)
    return g_strdup_printf (_ ("Removed: %s %s"), words[2], all->str);
  return g_strdup_printf (g_str_equal (words[0], "change") ? _ ("Changed: %s") : _ ("Added: %s"),
                          all->str);
}

char *
tbr_saying_of_edit (const TbrDesktop *desktop, const char *line)
{
  g_auto (GStrv) words = NULL;
  int n = 0;
  if (!g_shell_parse_argv (line, &n, &words, NULL) || n < 3)
    return g_strdup (line);
  g_autofree char *where = say_where (desktop, words); /* a base is set by several edits */
  guint n_more = cut_others (words);
  g_auto (GStrv) path = g_strsplit (words[1], ".", -1);
  if (where != NULL && g_str_equal (words[0], "set") && path[0] != NULL && path[1] != NULL)
    return g_strdup_printf (_ ("%s: now at %s"), path[1], where);
  char *text = add_count (say_edit (desktop, words, n), n_more);
  if (where == NULL)
    return text;
  char *both = g_strdup_printf ("%s, %s", text, where);
  g_free (text);
  return both;
}
