/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Edits and orders, which are written for programs, in words for people. */
#include "desktop/saying.h"

#include "desktop/facility.h"
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
      return g_strdup_printf (_ ("%s: %s"), tbr_form_policy_point (path[1]),
                              title_of_policy (value));
    }
  tbr_order_words_add_value (desktop->session->scenario, said, path[depth - 1], value);
  return depth == 3 ? g_strdup_printf (_ ("%s: %s"), path[1], said->str) : g_strdup (said->str);
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

/* ---- sites ---- */

/* What a map calls a site that an edit refers to. (transfer full) */
static char *
name_on_map (const TbrDesktop *desktop, const char *reference)
{
  const TbrMap *map = desktop->session->scenario->map;
  TbrAnySite site;
  guint n;
  return tbr_map_any_site (map, tbr_map_find_sites (map, reference, &n), &site)
             ? g_strdup (site.name)
             : g_strdup (reference);
}

/* What the edit of the branch that brought a site calls it; its id when none did. (transfer full)
 */
static char *
name_before (const TbrDesktop *desktop, const char *id)
{
  TbrBranch branch;
  guint n = tbr_whatif_find (desktop->whatif, tbr_whatif_shown (desktop->whatif), &branch)
                ? branch.n_edits
                : 0;
  for (guint i = 0; i < n; i++)
    {
      const char *line = tbr_whatif_edit (desktop->whatif, branch.number, i);
      g_auto (GStrv) words = NULL;
      if (!g_str_has_prefix (line, "add world site")
          || !g_shell_parse_argv (line, NULL, &words, NULL)
          || g_strcmp0 (given (words, "id"), id) != 0)
        continue;
      const char *site = given (words, "site"), *name = given (words, "name");
      if (name == NULL && site != NULL)
        return name_on_map (desktop, site);
      return g_strdup (name != NULL ? name : id);
    }
  return g_strdup (id);
}

/* What a site is called that has an id in the scenario, or had one. (transfer full) */
static char *
name_of_site (const TbrDesktop *desktop, const char *id)
{
  const TbrScenario *scenario = desktop->session->scenario;
  TbrAnySite site;
  for (guint i = 0; i < scenario->n_sites; i++)
    if (g_str_equal (tbr_scenario_object (scenario, TBR_SECTION_WORLD, scenario->sites[i].element)
                         ->id,
                     id)
        && tbr_facility_find (desktop, scenario->sites[i].site.i, &site))
      return g_strdup (site.name);
  return name_before (desktop, id);
}

/* Adds a value that a site gets. */
static void
add_site_value (const TbrDesktop *desktop, GString *all, const char *param, const char *value)
{
  const char *state = g_str_equal (value, "no") ? C_ ("site", "closed") : C_ ("site", "open");
  if (g_str_equal (param, "open"))
    g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", state);
  else
    tbr_order_words_add_value (desktop->session->scenario, all, param, value);
}

/* A site that is changed: "Arlanda: closed", "Arlanda: now at Uppsala (17.600, 59.900)". @values:
   "open=no". (transfer full) */
static char *
say_site_values (const TbrDesktop *desktop, const char *name, char *const *values,
                 const char *where)
{
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (values[i], "=", 2);
      if (parts[0] != NULL && parts[1] != NULL && !g_str_equal (parts[0], "site")
          && !g_str_equal (parts[0], "id") && !g_str_equal (parts[0], "lon")
          && !g_str_equal (parts[0], "lat"))
        add_site_value (desktop, all, parts[0], parts[1]);
    }
  return all->len > 0 || where == NULL ? g_strdup_printf (_ ("%s: %s"), name, all->str)
                                       : g_strdup_printf (_ ("%s: now at %s"), name, where);
}

/* A site that is new: "Added: hospital, Field hospital, beds 120, Uppsala (17.600, 59.900)".
   (transfer full) */
static char *
say_new_site (const TbrDesktop *desktop, char *const *values, const char *where)
{
  const char *kind = given (values, "kind"), *name = given (values, "name");
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; kind != NULL && i < TBR_SITE_N; i++)
    if (g_str_equal (tbr_site_kind_names[i], kind))
      g_string_append (all, tbr_facility_kind ((TbrSiteCategory) i));
  if (name != NULL)
    g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", name);
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (values[i], "=", 2);
      if (parts[0] != NULL && parts[1] != NULL && !g_str_equal (parts[0], "kind")
          && !g_str_equal (parts[0], "name") && !g_str_equal (parts[0], "id")
          && !g_str_equal (parts[0], "lon") && !g_str_equal (parts[0], "lat"))
        add_site_value (desktop, all, parts[0], parts[1]);
    }
  if (where != NULL)
    g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", where);
  return g_strdup_printf (_ ("Added: %s"), all->str);
}

/* NULL: the edit is about no site. (transfer full) (nullable) */
static char *
say_site (const TbrDesktop *desktop, char *const *words, const char *where)
{
  gboolean is_add = g_str_equal (words[0], "add") && g_str_equal (words[1], "world");
  if (is_add && g_str_equal (words[2], "site"))
    {
      const char *reference = given (words, "site");
      g_autofree char *name = reference != NULL ? name_on_map (desktop, reference) : NULL;
      return name != NULL ? say_site_values (desktop, name, words + 3, where)
                          : say_new_site (desktop, words + 3, where);
    }
  if (g_str_equal (words[0], "remove") && g_str_equal (words[1], "world"))
    {
      g_autofree char *name = name_of_site (desktop, words[2]);
      g_autofree char *what = tbr_order_words_plain ("site");
      return g_strdup_printf (_ ("Removed: %s %s"), what, name);
    }
  const char *dot = strrchr (words[1], '.');
  if (!g_str_equal (words[0], "set") || !g_str_has_prefix (words[1], "world.")
      || dot < words[1] + strlen ("world."))
    return NULL;
  const char *begin = words[1] + strlen ("world.");
  g_autofree char *id = g_strndup (begin, (gsize) (dot - begin));
  g_autofree char *name = name_of_site (desktop, id);
  g_autofree char *value = g_strdup_printf ("%s=%s", dot + 1, words[2]);
  char *const values[] = { value, NULL };
  return say_site_values (desktop, name, values, where);
}

/* ---- one edit ---- */

/* Takes out of an edit the town that stands with the place. */
static void
take_out_base (char **words)
{
  guint n = 0;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], "base="))
      g_free (words[i]);
    else
      words[n++] = words[i];
  words[n] = NULL;
}

char *
tbr_saying_of_edit (const TbrDesktop *desktop, const char *line)
{
  g_auto (GStrv) words = NULL;
  int n = 0;
  if (!g_shell_parse_argv (line, &n, &words, NULL) || n < 3)
    return g_strdup (line);
  /* values that are set say it in an edit each */
  gboolean is_set = g_str_equal (words[0], "set");
  g_autofree char *moved = is_set ? say_where (desktop, words) : NULL;
  guint n_more = cut_others (words);
  g_autofree char *where = is_set ? g_steal_pointer (&moved) : say_where (desktop, words);
  char *site = say_site (desktop, words, where);
  if (site != NULL)
    return where != NULL ? site : add_count (site, n_more);
  g_auto (GStrv) path = g_strsplit (words[1], ".", -1);
  if (where != NULL && g_str_equal (words[0], "set") && path[0] != NULL && path[1] != NULL)
    return g_strdup_printf (_ ("%s: now at %s"), path[1], where);
  if (where != NULL)
    take_out_base (words);
  char *text = add_count (say_edit (desktop, words, n), n_more);
  if (where == NULL)
    return text;
  char *both = g_strdup_printf ("%s, %s", text, where);
  g_free (text);
  return both;
}
