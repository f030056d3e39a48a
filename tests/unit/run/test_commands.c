/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Orders: what is carried out, what is refused and why. */
#include <tabard/sim.h>

static const char text[]
    = "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2018-07-13T00:00Z' "
      "duration='30 d'/><use href='library/states.xml'/><use href='library/capabilities.xml'/>"
      "<use href='library/rates.xml'/><use href='library/stock.xml'/>"
      "<units><take stock='S173 S088'/></units>"
      "<policies><policy kind='never' id='alone' states='DK'/></policies></scenario>";

typedef struct
{
  TbrMap *map;
  TbrScenario *scenario;
  TbrSim *sim;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *map = g_build_filename (source, "assets", "map", NULL);
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *told = NULL;

  fixture->map = tbr_map_load (map, NULL);
  g_assert_nonnull (fixture->map);
  fixture->scenario = tbr_scenario_parse (text, -1, "text", library, fixture->map, NULL, faults);
  told = tbr_diagnostics_to_text (faults);
  g_assert_cmpstr (told, ==, "");
  fixture->sim = tbr_sim_new (fixture->scenario, 1, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tbr_sim_free (fixture->sim);
  tbr_scenario_free (fixture->scenario);
  tbr_map_free (fixture->map);
}

/* Gives an order at time 0. Returns: NULL when it was accepted, else why not. */
static char *
order (Fixture *fixture, const char *words)
{
  g_autofree char *line = g_strconcat ("2018-07-13T00:00Z ", words, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrCommand) command = tbr_command_parse (fixture->scenario, line, &error);

  if (command == NULL || !tbr_sim_order (fixture->sim, command, &error))
    return g_strdup (error->message);
  return NULL;
}

static void
check (Fixture *fixture, const char *words, const char *told)
{
  g_autofree char *message = order (fixture, words);
  g_assert_cmpstr (message, ==, told);
}

static void
test_commands_refusals_say_why (Fixture *fixture, gconstpointer data)
{
  guint64 before = tbr_sim_digest (fixture->sim);

  check (fixture, "planner recal-unit unit=S173.1",
         "unknown command 'recal-unit': did you mean 'recall-unit'?");
  check (fixture, "queen recall-unit unit=S173.1",
         "unknown seat 'queen': planner, ercc or the ISO code of a state");
  check (fixture, "planner recall-unit unit=S174", "unknown unit 'S174'");
  check (fixture, "planner recall-unit", "recall-unit: unit must be given");
  check (fixture, "planner recall-unit unit=S173.1 speed=3",
         "recall-unit has no parameter 'speed'");
  check (fixture, "planner recall-unit unit=S173.1",
         "unit S173.1 is available: only a unit on a mission can be recalled");
  check (fixture, "DK recall-unit unit=S173.1", "the seat of DK may not order what is of PL");
  check (fixture, "planner send-unit unit=S173.1 need=0",
         "need: 0 is not known; there are 0 so far");
  check (fixture, "planner set-policy policy=alon", "unknown policy 'alon': did you mean 'alone'?");
  check (fixture, "planner set-link link=99999999 state=closed",
         "link: 99999999 is outside 0-11047");
  check (fixture, "DK set-policy policy=alone", "the seat of DK may not order what is not its own");
  check (fixture, "ercc set-policy policy=alone",
         "the coordination centre decides about rescEU only");
  check (fixture, "DK ask-help need=fire-line work=air rate=100",
         "DK has no open need for fire-line");
  check (fixture, "planner ask-help need=fire-line work=air rate=100",
         "state: which state asks must be given");
  check (fixture, "DK offer-unit unit=S173.1 request=0",
         "the seat of DK may not order what is of PL");
  check (fixture, "PL offer-unit unit=S173.1 request=0", "request: no line 0 is open");
  check (fixture, "ercc answer-offer offer=0", "offers are answered by the state that asked");
  check (fixture, "PL answer-offer offer=0", "offer: 0 is not known; there are 0 so far");
  check (fixture, "ercc grant-unit unit=S173.1 request=0", "unit S173.1 is no rescEU unit");
  check (fixture, "DK set-seat player=person state=DK", "only the planner may hand over a seat");
  check (fixture, "planner set-seat player=person state=DK decisions=resceu",
         "decisions: 'resceu' is no point that a person can decide for a state: dispatch, ask, "
         "offer, choose, share");
  check (fixture, "planner share-indicators hazard=worm", "unknown hazard 'worm'");
  g_assert_cmphex (tbr_sim_digest (fixture->sim), ==, before);
}

static void
test_commands_are_told_and_logged (Fixture *fixture, gconstpointer data)
{
  guint64 before = tbr_sim_digest (fixture->sim);
  g_autofree char *log = NULL;

  check (fixture, "DK set-policy policy=alone state=DK reason='our own fires'", NULL);
  check (fixture, "planner set-link link=3 state=slowed factor='25 %'", NULL);
  g_assert_cmphex (tbr_sim_digest (fixture->sim), !=, before);
  log = tbr_sim_log (fixture->sim);
  g_assert_cmpstr (log, ==,
                   "2018-07-13T00:00Z DK set-policy reason='our own fires' policy='alone' "
                   "state='DK' events=0\n2018-07-13T00:00Z planner set-link link='3' "
                   "state='slowed' "
                   "factor='25 %' events=0\n");
}

static void
test_commands_round_trip_as_text (Fixture *fixture, gconstpointer data)
{
  const char *lines[]
      = { ("2018-07-14T06:30Z PL recall-unit reason='sick, and '\\''tired'\\''' "
           "unit='S173.1'"),
          "2018-07-14T06:30Z planner set-link link='5' state='closed' factor='50 %'",
          "2018-07-14T06:30Z planner send-unit unit='S088.1' need='7'" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TbrCommand) command = tbr_command_parse (fixture->scenario, lines[i], &error);
      g_autofree char *back = NULL;

      g_assert_no_error (error);
      back = tbr_command_format (fixture->scenario, command);
      g_assert_cmpstr (back, ==, lines[i]);
    }
}

/* What is said of a scenario with an order in it. (transfer full) */
static char *
load_with (Fixture *fixture, const char *attributes, TbrScenario **out_scenario)
{
  g_autofree char *library = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", NULL);
  g_autofree char *orders
      = g_strdup_printf ("\n<commands><command %s/></commands></scenario>", attributes);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (GString) whole = g_string_new (text);

  g_string_replace (whole, "</scenario>", orders, 1);
  *out_scenario = tbr_scenario_parse (whole->str, -1, "text", library, fixture->map, NULL, faults);
  return tbr_diagnostics_to_text (faults);
}

static void
check_load (Fixture *fixture, const char *attributes, const char *told)
{
  TbrScenario *scenario;
  g_autofree char *message = load_with (fixture, attributes, &scenario);

  g_assert_cmpstr (message, ==, told);
  g_assert_null (scenario);
}

static void
test_commands_impossible_ones_do_not_load (Fixture *fixture, gconstpointer data)
{
  check_load (
      fixture, "kind='recall-unit' unit='S088.11'",
      "text:2: recall-unit 'recall-unit': unit: unknown unit 'S088.11': did you mean 'S088.1'?\n");
  check_load (fixture, "kind='recall-unit' unit=' '",
              "text:2: recall-unit 'recall-unit': unit: it may not be empty\n");
  check_load (
      fixture, "kind='set-policy' policy='alon'",
      "text:2: set-policy 'set-policy': policy: unknown policy 'alon': did you mean 'alone'?\n");
  check_load (fixture, "kind='set-policy' policy='alone' state='DX'",
              "text:2: set-policy 'set-policy': state: unknown state 'DX': did you mean 'DE'?\n");
  check_load (fixture, "kind='set-link' link='99999999' state='closed'",
              "text:2: set-link 'set-link': link: 99999999 is outside 0-11047\n");
  check_load (fixture, "kind='set-link' link='17' state='closed' seat='SE'",
              "text:2: set-link 'set-link': the seat of SE may not order what is of GB\n");
  check_load (fixture, "kind='recall-unit' unit='S173.1' seat='DK'",
              "text:2: recall-unit 'recall-unit': the seat of DK may not order what is of PL\n");
}

/* The refused orders of a run. */
typedef struct
{
  TbrFact last;
  guint n;
} Refusals;

static void
hear (gpointer data, const TbrFact *facts, guint n)
{
  Refusals *heard = data;

  for (guint i = 0; i < n; i++)
    if (facts[i].kind == TBR_FACT_COMMAND_REFUSED)
      {
        heard->last = facts[i];
        heard->n++;
      }
}

/* Runs a scenario with one order for an hour. */
static void
check_dropped (Fixture *fixture, const char *attributes, TbrHindrance why)
{
  g_autoptr (TbrScenario) scenario = NULL;
  g_autofree char *message = load_with (fixture, attributes, &scenario);
  Refusals heard = { .n = 0 };

  g_assert_cmpstr (message, ==, "");
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  tbr_sim_listen (sim, hear, &heard);
  tbr_sim_run_until (sim, TBR_HOUR);
  tbr_sim_flush (sim);
  g_autoptr (TbrResult) result = tbr_sim_result (sim);
  const TbrIndicator *n = tbr_result_find (result, "orders.refused", TBR_SCOPE_ALL, "");
  g_assert_cmpuint (heard.n, ==, why != TBR_HINDRANCE_NONE);
  g_assert_cmpuint (heard.last.code, ==, why);
  g_assert_nonnull (n);
  g_assert_cmpfloat (n->value, ==, heard.n);
}

static void
test_commands_hindered_ones_are_told (Fixture *fixture, gconstpointer data)
{
  check_dropped (fixture, "kind='send-unit' unit='S173.1' need='99999' at='10 min'",
                 TBR_HINDRANCE_NO_NEED);
  check_dropped (fixture, "kind='recall-unit' unit='S173.1' at='10 min'", TBR_HINDRANCE_NO_MISSION);
  check_dropped (fixture, "kind='set-policy' policy='alone' seat='DK' state='DK' at='10 min'",
                 TBR_HINDRANCE_NONE);
  check_dropped (fixture, "kind='set-link' link='17' state='closed' at='10 min'",
                 TBR_HINDRANCE_NONE);
}

static void
test_commands_tables_are_sound (void)
{
  for (guint i = 0; tbr_command_kinds[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (tbr_kind_check (&tbr_command_kinds[i]->kind, &error));
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  g_test_add_func ("/run/commands/tables-are-sound", test_commands_tables_are_sound);
  ADD ("/run/commands/refusals-say-why", test_commands_refusals_say_why);
  ADD ("/run/commands/impossible-ones-do-not-load", test_commands_impossible_ones_do_not_load);
  ADD ("/run/commands/hindered-ones-are-told", test_commands_hindered_ones_are_told);
  ADD ("/run/commands/are-told-and-logged", test_commands_are_told_and_logged);
  ADD ("/run/commands/round-trip-as-text", test_commands_round_trip_as_text);
  return g_test_run ();
}
