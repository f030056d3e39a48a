/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the codes in refusals are called, which is said here once for all places. */
#include "report/refusal_words.h"

#include "draw/language.h"
#include "report/exercise_words.h"
#include "report/fault_words.h"
#include "report/order_words.h"
#include "report/phrase.h"

#include <tabard/director.h>
#include <tabard/events.h>
#include <tabard/snapshot.h>

#include <glib/gi18n.h>
#include <string.h>

/* What is known of the names. */
typedef struct
{
  const TbrExercise *exercise; /* (nullable) */
  const TbrScenario *scenario; /* (nullable) */
} Names;

/* ---- what stands in quotes: names that somebody wrote ---- */

/* (nullable) */
static const char *
title_of (const TbrExercise *exercise, const char *before, const char *id)
{
  guint32 inject;
  if (exercise == NULL)
    return NULL;
  if (g_str_has_suffix (before, "inject "))
    return (inject = tbr_exercise_find_inject (exercise, id)) != TBR_NONE
               ? tbr_exercise_words_inject (exercise, inject)
               : NULL;
  for (guint i = 0; i < exercise->n_expecteds; i++)
    if (g_str_has_suffix (before, "action ") && g_str_equal (exercise->expecteds[i].id, id))
      return tbr_word (exercise->expecteds[i].sentence);
  for (guint i = 0; i < exercise->n_criteria; i++)
    if (g_str_has_suffix (before, "criterion ") && g_str_equal (exercise->criteria[i].id, id))
      return tbr_word (exercise->criteria[i].title);
  for (guint i = 0; i < exercise->n_roles; i++)
    if (g_str_has_suffix (before, "role ") && g_str_equal (exercise->roles[i].id, id))
      return tbr_word (exercise->roles[i].title);
  return NULL;
}

/* "'crisis-centre'" as "'Belgian crisis centre'". (transfer full) (nullable) */
static char *
name_quoted (const Names *names, const char *before, const char *value)
{
  gsize length = strlen (value);
  if (length < 2 || value[0] != '\'' || value[length - 1] != '\'')
    return NULL;
  g_autofree char *id = g_strndup (value + 1, length - 2);
  const char *title = title_of (names->exercise, before, id);
  return title != NULL ? g_strdup_printf ("'%s'", title) : NULL;
}

/* ---- what stands without ---- */

/* (nullable) */
static const char *
name_of_state (const TbrScenario *scenario, const char *iso)
{
  if (scenario == NULL || strlen (iso) != 2)
    return NULL;
  TbrStateId state = tbr_map_find_state (scenario->map, iso);
  return tbr_is_none (state) ? NULL : tbr_word (scenario->map->countries[state.i].name);
}

/* "send-unit recall-unit" as "Send a unit, Recall a unit". (transfer full) (nullable) */
static char *
name_orders (const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *title = tbr_order_words_title (words[i]);
      if (title == NULL)
        return NULL;
      g_free (words[i]);
      words[i] = g_strdup (title);
    }
  return words[0] != NULL ? g_strjoinv (", ", words) : NULL;
}

static char *
name_value (gconstpointer data, const char *before, const char *value)
{
  const Names *names = data;
  int state = -1;
  for (int i = 0; tbr_inject_state_names[i] != NULL; i++)
    if (g_str_equal (tbr_inject_state_names[i], value))
      state = i;
  if (state >= 0 && g_str_has_suffix (before, " is "))
    return g_strdup (tbr_exercise_words_state ((TbrInjectState) state));
  /* of a site or a road the same word says how it is, and is no reason */
  const char *words
      = g_str_equal (value, "closed") ? _ ("the need is closed") : tbr_phrase_of_code (value);
  if (words == NULL)
    words = name_of_state (names->scenario, value);
  if (words == NULL && g_strv_contains (tbr_phase_names, value))
    words = tbr_word (value);
  int need = tbr_need_find (value);
  if (words == NULL && need >= 0 && g_str_has_suffix (before, " for "))
    words = tbr_word (tbr_need_info ((TbrNeedKind) need)->title);
  if (words != NULL)
    return g_strdup (words);
  char *quoted = name_quoted (names, before, value);
  return quoted != NULL ? quoted : name_orders (value);
}

char *
tbr_refusal_words (const TbrExercise *exercise, const TbrScenario *scenario, const char *message)
{
  g_return_val_if_fail (message != NULL, NULL);
  const Names names = { exercise, scenario };
  return tbr_fault_words_named (message, name_value, &names);
}
