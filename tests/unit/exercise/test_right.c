/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a role orders about things that it may not know of, order by order. */
#include "drill.h"

#include "exercise/sight.h"
#include "response/response.h"

#include <tabard/briefing.h>

/* Seats that may order all that is of them, over a night in which Belgium and Germany ask for help.
 */
#define TABLE                                                                                      \
  "<exercise xmlns='urn:tabard:exercise:1' title='T' scenario='meuse-ahr' begin='18 h' "           \
  "duration='30 h'><objective name='o' title='O'/>"                                                \
  "<role name='be' title='B' seat='BE'/><role name='at' title='A' seat='AT'/>"                     \
  "<role name='mt' title='M' seat='MT'/><role name='centre' title='C' seat='ercc'/>"               \
  "<role name='de' title='G' seat='DE' player='doctrine'/></exercise>"

static void
set_up (Drill *drill, gconstpointer data)
{
  drill_set_up (drill, data);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();

  tbr_director_free (drill->director);
  tbr_exercise_free (drill->exercise);
  drill->exercise = tbr_exercise_parse (TABLE, strlen (TABLE), "table.xml", faults);
  g_assert_nonnull (drill->exercise);
  drill->director = tbr_director_new (drill->exercise, drill->scenario, 0);
}

/* Whether what an index means stands in a briefing: told from the briefing alone. */
static gboolean
is_told (const TbrBriefing *seen, TbrSightOf what, guint32 index)
{
  GArray *lists[TBR_SIGHT_OF_N]
      = { seen->reports, seen->units, seen->lines, seen->offers, seen->hazards };

  for (guint i = 0; i < lists[what]->len; i++)
    {
      guint32 is = what == TBR_SIGHT_OF_NEED   ? g_array_index (lists[what], TbrReport, i).need.i
                   : what == TBR_SIGHT_OF_UNIT ? g_array_index (lists[what], TbrUnitView, i).unit.i
                   : what == TBR_SIGHT_OF_LINE ? g_array_index (lists[what], TbrLineSeen, i).line
                   : what == TBR_SIGHT_OF_OFFER
                       ? g_array_index (lists[what], TbrOfferSeen, i).offer
                       : g_array_index (lists[what], TbrHazardSeen, i).hazard;
      if (is == index)
        return TRUE;
    }
  return FALSE;
}

/* How many things of a kind there are, and what one is called. (transfer full) */
static guint32
count_of (const Drill *drill, TbrSightOf what)
{
  const TbrSim *sim = tbr_director_sim (drill->director);
  const guint32 n[TBR_SIGHT_OF_N] = { tbr_need_count (sim), drill->scenario->n_units,
                                      tbr_arena_count (&sim->arena, TBR_GROUP_REQUEST),
                                      tbr_arena_count (&sim->arena, TBR_GROUP_OFFER),
                                      drill->scenario->sections[TBR_SECTION_HAZARDS].n };

  return n[what];
}

static char *
name_of (const Drill *drill, TbrSightOf what, guint32 index)
{
  if (what == TBR_SIGHT_OF_UNIT)
    return g_strdup (drill->scenario->units[index].id);
  if (what == TBR_SIGHT_OF_HAZARD)
    return g_strdup (tbr_scenario_object (drill->scenario, TBR_SECTION_HAZARDS, index)->id);
  return g_strdup_printf ("%u", index);
}

/* A value that a parameter takes, whatever it means. */
static const char *
some_value (const TbrParam *param)
{
  if (param->type == TBR_PARAM_CHOICE)
    return param->choices[0];
  if (param->type == TBR_PARAM_REF)
    return g_str_equal (param->section, "states") ? "BE" : "nothing";
  if (param->type == TBR_PARAM_BOOL)
    return "yes";
  return param->type == TBR_PARAM_INSTANT ? "0 s" : "5";
}

/* The refusal of an order of a role in which @what names a thing, with * for its name. (transfer
   full) */
static char *
refusal (Drill *drill, guint role, const TbrCommandKind *kind, const TbrParam *what,
         const char *name)
{
  g_autoptr (GString) words = g_string_new (kind->kind.name);
  g_autoptr (GError) error = NULL;
  g_autofree char *quoted = g_strdup_printf ("'%s'", name);

  g_string_append_printf (words, " %s=%s", what->name, name);
  for (guint i = 0; i < kind->kind.n_params; i++)
    if (kind->kind.params[i].fallback == NULL && &kind->kind.params[i] != what)
      g_string_append_printf (words, " %s=%s", kind->kind.params[i].name,
                              some_value (&kind->kind.params[i]));
  g_assert_false (
      tbr_director_say (drill->director, drill->exercise->roles[role].id, words->str, &error));
  g_auto (GStrv) parts = g_strsplit (error->message, quoted, -1);
  return g_strjoinv ("*", parts);
}

/* Holds one parameter of one order against all that a role's briefing hides. Returns: how much */
static guint
check_param (Drill *drill, guint role, const TbrCommandKind *kind, const TbrParam *param)
{
  TbrSightOf what = tbr_sight_of (param);
  gboolean is_number = param->type == TBR_PARAM_INTEGER;
  g_autofree char *of_none = refusal (drill, role, kind, param, is_number ? "987654" : "NONE.1");
  guint n = 0;

  for (guint32 i = 0; i < count_of (drill, what); i += what == TBR_SIGHT_OF_UNIT ? 97 : 1)
    {
      g_autoptr (TbrBriefing) seen = tbr_director_brief (drill->director, role, "en");
      g_autofree char *name = name_of (drill, what, i);
      if (is_told (seen, what, i))
        continue;
      g_autofree char *of_hidden = refusal (drill, role, kind, param, name);
      g_assert_cmpstr (of_hidden, ==, of_none);
      n++;
    }
  return n;
}

/* All that is known to all: whoever adds an order that names something else decides whether it may
   be known. */
static gboolean
is_public (const TbrParam *param)
{
  if (param->type == TBR_PARAM_REF)
    return g_str_equal (param->section, "states") || g_str_equal (param->section, "policies");
  return param->type != TBR_PARAM_INTEGER || g_str_equal (param->name, "link");
}

/* Holds all orders of a role against all that its briefing hides now. */
static void
check_role (Drill *drill, guint role, guint *n)
{
  for (guint k = 0; tbr_command_kinds[k] != NULL; k++)
    for (guint i = 0; i < tbr_command_kinds[k]->kind.n_params; i++)
      {
        const TbrParam *param = &tbr_command_kinds[k]->kind.params[i];
        TbrSightOf what = tbr_sight_of (param);
        if (what == TBR_SIGHT_OF_N)
          g_assert_true (is_public (param));
        else
          n[what] += check_param (drill, role, tbr_command_kinds[k], param);
      }
}

static void
test_right_what_is_hidden_is_refused_as_what_is_not_there (Drill *drill, gconstpointer data)
{
  guint n[TBR_SIGHT_OF_N] = { 0 };

  drill_go (drill, 10 * TBR_MINUTE);
  drill_say (drill, "be", "ask-help need=stranded work=vehicle rate=40", NULL);
  for (TbrTime since = TBR_HOUR; since <= 29 * TBR_HOUR; since += 14 * TBR_HOUR)
    {
      drill_go (drill, since);
      if (since == TBR_HOUR)
        drill_say (drill, "at", "offer-unit unit=S062.1 request=0", NULL);
      for (guint role = 0; role < 4; role++)
        check_role (drill, role, n);
    }
  for (guint what = 0; what < TBR_SIGHT_OF_N; what++)
    g_assert_cmpuint (n[what], >, 0);
}

/* What a role does see it can order about: the rule hides no more than the briefing does. */
static void
test_right_what_is_told_is_not_refused_as_unknown (Drill *drill, gconstpointer data)
{
  drill_go (drill, TBR_HOUR);
  g_autoptr (TbrBriefing) seen = tbr_director_brief (drill->director, 0, "en");

  g_assert_cmpuint (seen->reports->len, >, 0);
  for (TbrSightOf what = 0; what < TBR_SIGHT_OF_N; what++)
    for (guint32 i = 0; i < count_of (drill, what); i++)
      g_assert_true (tbr_sight_has (drill->director, 0, what, i) == is_told (seen, what, i));
}

/* Who has not joined yet is unknown to its own seat too, and is its own from that instant on. */
static void
test_right_nobody_knows_a_unit_before_it_joins (Drill *drill, gconstpointer data)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  const char *const settings[] = { "units.BEENG.from=20 h", NULL };
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autofree char *file = g_build_filename (source, "scenarios", "meuse-ahr", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();

  tbr_director_free (drill->director);
  tbr_scenario_free (drill->scenario);
  drill->scenario = tbr_scenario_load (file, library, drill->map, settings, faults);
  g_assert_nonnull (drill->scenario);
  drill->director = tbr_director_new (drill->exercise, drill->scenario, 0);
  drill_say (drill, "be", "station-unit unit=BEENG.1 base=Mons", "role 'be' has no unit 'BEENG.1'");
  test_right_what_is_told_is_not_refused_as_unknown (drill, NULL);
  drill_go (drill, 2 * TBR_HOUR);
  drill_say (drill, "be", "station-unit unit=BEENG.1 base=Mons", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add ("/exercise/right/" path, Drill, NULL, set_up, test, drill_tear_down)
  ADD ("what-is-hidden-is-refused-as-what-is-not-there",
       test_right_what_is_hidden_is_refused_as_what_is_not_there);
  ADD ("what-is-told-is-not-refused-as-unknown", test_right_what_is_told_is_not_refused_as_unknown);
  ADD ("nobody-knows-a-unit-before-it-joins", test_right_nobody_knows_a_unit_before_it_joins);
  return g_test_run ();
}
