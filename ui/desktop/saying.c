/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Edits and orders, which are written for programs, in words for people. */
#include "desktop/saying.h"

#include "desktop/forms.h"
#include "desktop/state.h"
#include "draw/language.h"

#include <tabard/command.h>
#include <tabard/policy.h>

#include <glib/gi18n.h>
#include <string.h>

/* A word of a table without what only programs need. (transfer full) */
static char *
plain (const char *word)
{
  const char *said = tbr_word (word);
  return g_strdelimit (g_strdup (said), said == word ? "_" : "", ' ');
}

/* ---- values ---- */

static const char *
state_of (const TbrDesktop *desktop, const char *iso)
{
  const TbrMap *map = desktop->map->map;
  TbrStateId state = tbr_map_find_state (map, iso);
  return tbr_is_none (state) ? NULL : map->countries[state.i].name;
}

static const char *
capability_of (const TbrDesktop *desktop, const char *id)
{
  const TbrScenario *scenario = desktop->session->scenario;
  for (guint32 i = 0; i < scenario->n_capabilities; i++)
    if (g_str_equal (tbr_scenario_object (scenario, TBR_SECTION_CAPABILITIES, i)->id, id))
      return scenario->capabilities[i]->title;
  return NULL;
}

static const char *
need_of (const char *name)
{
  int need = tbr_need_find (name);
  return need >= 0 ? tbr_need_info ((TbrNeedKind) need)->title : NULL;
}

/* What a value that names something is called; NULL: it names nothing. (transfer full) */
static char *
name_of (const TbrDesktop *desktop, const char *param, const char *value)
{
  const char *title = NULL;
  guint64 number = 0;
  if (g_str_equal (param, "state") || g_str_equal (param, "owner") || g_str_equal (param, "from"))
    title = state_of (desktop, value);
  else if (g_str_equal (param, "capability"))
    title = capability_of (desktop, value);
  else if (g_str_equal (param, "need") || g_str_equal (param, "kind"))
    title = need_of (value);
  else if (g_str_equal (param, "link")
           && g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &number, NULL)
           && number < desktop->map->map->n_links)
    return tbr_desktop_name_of (desktop, (TbrThing){ TBR_THING_LINK, (guint32) number });
  return title != NULL ? g_strdup (tbr_word (title)) : NULL;
}

/* Adds "Finland", "count 3", and a comma before it. */
static void
add_value (const TbrDesktop *desktop, GString *all, const char *param, const char *value)
{
  g_autofree char *name = name_of (desktop, param, value);
  g_string_append (all, all->len > 0 ? ", " : "");
  if (name != NULL)
    {
      g_string_append (all, name);
      return;
    }
  g_autofree char *what = plain (param);
  g_autofree char *how = plain (value);
  g_string_append_printf (all, "%s %s", what, how);
}

/* Words as an edit has them after its section: kinds, rows and NAME=VALUE. Where on the map and
   under which name are seen elsewhere. */
static void
add_words (const TbrDesktop *desktop, GString *all, char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "=", 2);
      gboolean is_value = parts[0] != NULL && parts[1] != NULL;
      if (g_str_equal (words[i], "/") || g_str_equal (words[i], "unit")
          || g_str_has_prefix (words[i], "id=") || g_str_has_prefix (words[i], "lon=")
          || g_str_has_prefix (words[i], "lat="))
        continue;
      if (is_value)
        {
          add_value (desktop, all, parts[0], parts[1]);
          continue;
        }
      g_autofree char *word = plain (words[i]);
      g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", word);
    }
}

/* ---- orders ---- */

static const char *
title_of_command (const char *name)
{
  for (guint i = 0; tbr_command_kinds[i] != NULL; i++)
    if (g_str_equal (tbr_command_kinds[i]->kind.name, name))
      return tbr_command_kinds[i]->kind.title;
  return name;
}

/* @words: the command and its values. (transfer full) */
static char *
say_order (const TbrDesktop *desktop, char *const *words)
{
  g_autoptr (GString) all = g_string_new (NULL);
  const char *title = tbr_word (title_of_command (words[0]));
  add_words (desktop, all, words + 1);
  return all->len > 0 ? g_strdup_printf ("%s: %s", title, all->str) : g_strdup (title);
}

char *
tbr_saying_of_order (const TbrDesktop *desktop, const char *line)
{
  g_auto (GStrv) words = NULL;
  if (desktop->session == NULL || desktop->map == NULL
      || !g_shell_parse_argv (line, NULL, &words, NULL))
    return g_strdup (line);
  return say_order (desktop, words);
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
  add_value (desktop, said, path[depth - 1], value);
  return depth == 3 ? g_strdup_printf ("%s: %s", path[1], said->str) : g_strdup (said->str);
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
      g_autofree char *section = plain (words[1]);
      return g_strdup_printf (_ ("Removed: %s %s"), section, words[2]);
    }
  if (g_str_equal (words[0], "order") && n > 3)
    {
      g_autofree char *order = say_order (desktop, words + 3);
      return g_strdup_printf (_ ("Order: %s"), order);
    }
  g_autoptr (GString) all = g_string_new (NULL);
  gboolean is_cut = g_str_equal (words[0], "cut") && n > 3;
  add_words (desktop, all, words + (is_cut ? 3 : 2));
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
  g_autofree char *where = say_where (desktop, words);
  g_auto (GStrv) path = g_strsplit (words[1], ".", -1);
  if (where != NULL && g_str_equal (words[0], "set") && path[0] != NULL && path[1] != NULL)
    return g_strdup_printf (_ ("%s: now at %s"), path[1], where);
  char *text = say_edit (desktop, words, n);
  if (where == NULL)
    return text;
  char *both = g_strdup_printf ("%s, %s", text, where);
  g_free (text);
  return both;
}
