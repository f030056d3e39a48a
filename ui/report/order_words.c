/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Orders, which are written for programs, in words for people. */
#include "report/order_words.h"

#include "draw/language.h"
#include "draw/numeral.h"
#include "report/phrase.h"

#include <tabard/command.h>
#include <tabard/need.h>
#include <tabard/site.h>

#include <glib/gi18n.h>
#include <string.h>

char *
tbr_order_words_plain (const char *word)
{
  const char *said = tbr_word (word);
  return g_strdelimit (g_strdup (said), said == word ? "_" : "", ' ');
}

/* The same of a list of words, "ask choose". (transfer full) */
static char *
plain_words (const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *said = tbr_order_words_plain (words[i]);
      g_free (words[i]);
      words[i] = said;
    }
  return g_strjoinv (" + ", words);
}

/* ---- values ---- */

static const char *
state_of (const TbrScenario *scenario, const char *iso)
{
  TbrStateId state = tbr_map_find_state (scenario->map, iso);
  return tbr_is_none (state) ? NULL : scenario->map->countries[state.i].name;
}

static const char *
capability_of (const TbrScenario *scenario, const char *id)
{
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

/* "Aveyron - Millau". (transfer full) */
static char *
name_of_link (const TbrMap *map, guint32 link)
{
  return g_strdup_printf ("%s \xe2\x80\x93 %s", map->nodes[map->links[link].from.i].name,
                          map->nodes[map->links[link].to.i].name);
}

/* "Aerial forest fire fighting, Spain (S002.1)"; NULL: there is none such. (transfer full) */
static char *
name_of_unit (const TbrScenario *scenario, const char *id)
{
  const TbrMap *map = scenario->map;
  for (guint32 i = 0; i < scenario->n_units; i++)
    {
      const TbrUnitSpec *unit = &scenario->units[i];
      if (!g_str_equal (unit->id, id))
        continue;
      return g_strdup_printf ("%s, %s (%s)",
                              tbr_word (scenario->capabilities[unit->capability]->title),
                              unit->state < map->n_countries
                                  ? tbr_word (map->countries[unit->state].name)
                                  : _ ("the Union"),
                              id);
    }
  return NULL;
}

/* "Stockholm-Arlanda"; NULL: there is none such. (transfer full) */
static char *
name_of_site (const TbrScenario *scenario, const char *text)
{
  TbrAnySite site;
  return tbr_map_any_site (scenario->map, tbr_scenario_find_site (scenario, text, NULL), &site)
             ? g_strdup (site.name)
             : NULL;
}

/* What a value that names something is called; NULL: it names nothing. (transfer full) */
static char *
name_of (const TbrScenario *scenario, const char *param, const char *value)
{
  const char *title = NULL;
  guint64 number = 0;
  if (g_str_equal (param, "state") || g_str_equal (param, "owner") || g_str_equal (param, "from"))
    title = state_of (scenario, value);
  else if (g_str_equal (param, "capability"))
    title = capability_of (scenario, value);
  else if (g_str_equal (param, "need") || g_str_equal (param, "kind"))
    title = need_of (value);
  else if (g_str_equal (param, "link")
           && g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &number, NULL)
           && number < scenario->map->n_links)
    return name_of_link (scenario->map, (guint32) number);
  else if (g_str_equal (param, "unit"))
    return name_of_unit (scenario, value);
  else if (g_str_equal (param, "site"))
    return name_of_site (scenario, value);
  return title != NULL ? g_strdup (tbr_word (title)) : NULL;
}

void
tbr_order_words_add_value (const TbrScenario *scenario, GString *all, const char *param,
                           const char *value)
{
  g_autofree char *name = name_of (scenario, param, value);
  g_string_append (all, all->len > 0 ? ", " : "");
  if (name != NULL)
    {
      g_string_append (all, name);
      return;
    }
  if (g_str_equal (param, "player"))
    {
      g_string_append (all, g_str_equal (value, "person") ? _ ("a person decides")
                                                          : _ ("the doctrine decides"));
      return;
    }
  g_autofree char *what = tbr_order_words_plain (param);
  g_autofree char *how
      = g_str_equal (param, "decisions") ? plain_words (value) : tbr_order_words_plain (value);
  g_string_append_printf (all, "%s %s", what, how);
}

char *
tbr_order_words_amount (TbrNeedKind need, double amount)
{
  const TbrNeedInfo *info = tbr_need_info (need);
  g_autofree char *number = tbr_numeral_great (amount);
  return g_strdup_printf (info->holds ? _ ("%s %s") : _ ("%s %s an hour"), number,
                          tbr_phrase_unit (info->unit, amount, number));
}

/* The value of a parameter among words; "" when it is not there. */
static const char *
value_in (char *const *words, const char *param)
{
  gsize n = strlen (param);
  for (guint i = 0; words[i] != NULL; i++)
    if (strncmp (words[i], param, n) == 0 && words[i][n] == '=')
      return words[i] + n + 1;
  return "";
}

/* A bare number in the unit of the need beside it. Returns: FALSE when it is none */
static gboolean
add_amount (GString *all, char *const *words, const char *param, const char *value)
{
  int need = tbr_need_find (value_in (words, "need"));
  char *end = NULL;
  double amount = g_ascii_strtod (value, &end);
  if (!g_str_equal (param, "rate") || need < 0 || end == value || *end != '\0')
    return FALSE;
  g_autofree char *said = tbr_order_words_amount ((TbrNeedKind) need, amount);
  g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", said);
  return TRUE;
}

/* Whether a value says nothing beside the others: how slow a road is that is open or closed. */
static gboolean
is_idle (char *const *words, const char *param)
{
  const char *state = value_in (words, "state");
  return g_str_equal (param, "factor") && *state != '\0' && !g_str_equal (state, "slowed");
}

void
tbr_order_words_add (const TbrScenario *scenario, GString *all, char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "=", 2);
      gboolean is_value = parts[0] != NULL && parts[1] != NULL;
      gint64 at;
      if (g_str_has_prefix (words[i], "from=") && tbr_instant_parse (parts[1], &at, NULL))
        continue; /* who lists edits says since when each holds */
      if (g_str_equal (words[i], "/") || g_str_equal (words[i], "unit")
          || g_str_has_prefix (words[i], "id=") || g_str_has_prefix (words[i], "lon=")
          || g_str_has_prefix (words[i], "lat=") || g_str_has_prefix (words[i], "reason="))
        continue;
      if (is_value)
        {
          if (is_idle (words, parts[0]))
            continue;
          if (!add_amount (all, words, parts[0], parts[1]))
            tbr_order_words_add_value (scenario, all, parts[0], parts[1]);
          continue;
        }
      g_autofree char *word = tbr_order_words_plain (words[i]);
      g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", word);
    }
}

/* ---- orders ---- */

/* NULL: there is no such command. */
static const char *
title_of_command (const char *name)
{
  for (guint i = 0; tbr_command_kinds[i] != NULL; i++)
    if (g_str_equal (tbr_command_kinds[i]->kind.name, name))
      return tbr_command_kinds[i]->kind.title;
  return NULL;
}

const char *
tbr_order_words_title (const char *name)
{
  const char *title = title_of_command (name);
  return title != NULL ? tbr_word (title) : NULL;
}

gboolean
tbr_order_words_is_order (const char *word)
{
  return title_of_command (word) != NULL;
}

/* Why, as the words say it themselves; NULL: they do not. */
static const char *
reason_of (char *const *words)
{
  static const char prefix[] = "reason=";
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], prefix) && words[i][strlen (prefix)] != '\0')
      return words[i] + strlen (prefix);
  return NULL;
}

/* "Stockholm-Arlanda Airport: closed". (transfer full) */
static char *
say_site (const TbrScenario *scenario, char *const *words)
{
  const char *site = value_in (words, "site");
  g_autofree char *name = name_of_site (scenario, site);
  return g_strdup_printf (_ ("%s: %s"), name != NULL ? name : site,
                          g_str_equal (value_in (words, "state"), "closed") ? C_ ("site", "closed")
                                                                            : C_ ("site", "open"));
}

/* "Fire engines, S088.1: out of service". (transfer full) */
static char *
say_unit (const TbrScenario *scenario, char *const *words)
{
  const char *unit = value_in (words, "unit");
  g_autofree char *name = name_of_unit (scenario, unit);
  return g_strdup_printf (_ ("%s: %s"), name != NULL ? name : unit,
                          tbr_phrase (value_in (words, "state")));
}

char *
tbr_order_words_say (const TbrScenario *scenario, char *const *words)
{
  g_autoptr (GString) all = g_string_new (NULL);
  const char *title = title_of_command (words[0]);
  GString *said = g_string_new (NULL);
  title = title != NULL ? tbr_word (title) : words[0];
  tbr_order_words_add (scenario, all, words + 1);
  if (g_str_equal (words[0], "set-site"))
    {
      g_autofree char *site = say_site (scenario, words);
      g_string_assign (said, site);
    }
  else if (g_str_equal (words[0], "set-unit"))
    {
      g_autofree char *unit = say_unit (scenario, words);
      g_string_assign (said, unit);
    }
  else if (all->len > 0)
    g_string_printf (said, _ ("%s: %s"), title, all->str);
  else
    g_string_assign (said, title);
  if (reason_of (words) != NULL)
    g_string_append_printf (said, _ (" (\xe2\x80\x9c%s\xe2\x80\x9d)"), reason_of (words));
  return g_string_free (said, FALSE);
}

char *
tbr_order_words_line (const TbrScenario *scenario, const char *line)
{
  g_auto (GStrv) words = NULL;
  if (!g_shell_parse_argv (line, NULL, &words, NULL))
    return g_strdup (line);
  return tbr_order_words_say (scenario, words);
}
