/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise in text on a shipped scenario: the stage of the tests of exercises. */
#pragma once

#include <tabard/director.h>

#include <string.h>

/* A night on the Meuse; %s: what follows the roles. */
#define DRILL_HEAD                                                                                 \
  "<exercise xmlns='urn:tabard:exercise:1' title='T' scenario='meuse-ahr' begin='18 h' "           \
  "duration='%s'><objective name='o' title='O'/>"                                                  \
  "<role name='be' title='B' seat='BE' orders='ask-help answer-offer send-unit set-link' "         \
  "decides='ask choose'/>"                                                                         \
  "<role name='at' title='A' seat='AT' orders='offer-unit' from='1 h' until='8 h'/>"               \
  "<role name='centre' title='C' seat='ercc' orders='grant-unit' sees='all' player='doctrine'/>"   \
  "%s</exercise>"

/* The exercise of most tests. */
#define DRILL_LIST                                                                                 \
  "<expected name='asks' sentence='s' role='be' objective='o' order='ask-help' until='3 h'/>"      \
  "<branch name='asked' title='b' when='ordered ask-help by be' until='4 h'/>"                     \
  "<inject name='last' number='9' at='150 s'><text language='en' subject='9'/></inject>"           \
  "<inject name='warning' number='1' at='5 min'><text language='en' subject='1'/></inject>"        \
  "<inject name='taken' number='2' at='2 h' branch='asked'><text language='en'/></inject>"         \
  "<inject name='late' number='3' at='5 h' branch='asked' side='not-taken'>"                       \
  "<text language='en'/></inject>"                                                                 \
  "<inject name='spare' number='4' release='facilitator'><text language='en'/></inject>"           \
  "<inject name='road' number='5' at='90 min' effect='set-link link=5 state=closed' "              \
  "medium='map'/>"                                                                                 \
  "<inject name='open' number='6' when='fact request-opened and after 20 min'>"                    \
  "<text language='en'/></inject>"                                                                 \
  "<criterion name='mark' title='M' objective='o' scale='5'/>"

typedef struct
{
  TbrMap *map;
  TbrScenario *scenario;
  TbrExercise *exercise;
  TbrDirector *director;
} Drill;

static inline TbrExercise *
drill_read (const char *duration, const char *list)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *text = g_strdup_printf (DRILL_HEAD, duration, list);
  TbrExercise *exercise = tbr_exercise_parse (text, strlen (text), "drill.xml", faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);

  g_assert_cmpstr (told, ==, "");
  return exercise;
}

static inline void
drill_set_up (Drill *drill, gconstpointer data)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *map = g_build_filename (source, "assets", "map", NULL);
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autofree char *file = g_build_filename (source, "scenarios", "meuse-ahr", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();

  drill->map = tbr_map_load (map, NULL);
  drill->scenario = tbr_scenario_load (file, library, drill->map, NULL, faults);
  g_assert_nonnull (drill->scenario);
  drill->exercise = drill_read ("12 h", DRILL_LIST);
  g_assert_true (tbr_exercise_check (drill->exercise, drill->scenario, faults));
  drill->director = tbr_director_new (drill->exercise, drill->scenario, 0);
}

static inline void
drill_tear_down (Drill *drill, gconstpointer data)
{
  tbr_director_free (drill->director);
  tbr_exercise_free (drill->exercise);
  tbr_scenario_free (drill->scenario);
  tbr_map_free (drill->map);
}

/* Goes to a time after the begin. */
static inline void
drill_go (Drill *drill, TbrTime since)
{
  tbr_director_run_until (drill->director, drill->exercise->begin + since);
}

/* Somebody says something. @told: why it is refused, NULL when it is not. */
static inline void
drill_say (Drill *drill, const char *who, const char *words, const char *told)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = tbr_director_say (drill->director, who, words, &error);

  g_assert_cmpstr (error != NULL ? error->message : NULL, ==, told);
  g_assert_true (is_done == (told == NULL));
}

/* How many turns of a kind there were, and the text of the last. */
static inline guint
drill_count (const TbrDirector *director, TbrTurnKind kind, const char **out_last)
{
  guint n, found = 0;
  const TbrTurn *turns = tbr_director_turns (director, &n);

  for (guint i = 0; i < n; i++)
    if (turns[i].kind == kind)
      {
        found++;
        if (out_last != NULL)
          *out_last = turns[i].text;
      }
  return found;
}
