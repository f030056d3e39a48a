/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How long a unit waits for its first task abroad: languages, and a team that coordinates. */
#include "chain_case.h"

#include "resources/unit.h"

/* A Polish module and a Belgian team, and nobody else, at a fire in Sweden; %s: languages there and
   more rates. */
static const char crisis[]
    = "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2018-07-13T00:00Z' "
      "duration='9 d' national-services='no'/><use href='library/states.xml'/>"
      "<settings><set path='states.SE.languages' value='%s'/></settings>"
      "<capabilities><capability id='M' title='Module' staff='20'/>"
      "<capability id='T' title='Team' staff='8'/></capabilities>"
      "<rates>%s<rate need='fire-line' capability='T' work='vehicle' per-hour='1'/>"
      "<rate need='coordination' capability='T' work='expert' per-hour='1'/></rates>"
      "<units><unit id='M' capability='M' state='PL' base='Warsaw'/>"
      "<unit id='T' capability='T' state='BE' base='Brussels'/></units>"
      "<hazards><hazard kind='wildfire' id='sweden' state='SE' initial-attack='units' "
      "spread-factor='0.05'><weather at='2018-07-13T00:00Z' temperature='30 degC' "
      "humidity='30 %%' wind='15 km/h' danger='high'/>"
      "<fire lon='15 deg' lat='61 deg' at='2018-07-13T01:00Z' size='400 ha'/></hazard></hazards>"
      "<policies><policy kind='never' id='none'/></policies></scenario>";

static const TbrUnitId the_module = { 0 }, the_team = { 1 };

/* What a module finds where it comes. */
typedef struct
{
  TbrTime wait; /* from its arrival to its task */
  double error; /* factor on its errors */
} Found;

/* The module can do something about everything but to coordinate. (transfer full) */
static char *
write_rates (void)
{
  GString *text = g_string_new (NULL);

  for (guint need = 0; need < TBR_NEED_N; need++)
    if (need != TBR_NEED_COORDINATION)
      g_string_append_printf (text, "<rate need='%s' capability='M' work='vehicle' per-hour='1'/>",
                              tbr_need_names[need]);
  return g_string_free (text, FALSE);
}

static void
send (TbrSim *sim, TbrUnitId unit)
{
  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    if (tbr_need_get (sim, TBR_HANDLE (TbrNeedId, i))->kind == TBR_NEED_FIRE_LINE)
      {
        g_assert_cmpint (tbr_unit_send (sim, unit, TBR_HANDLE (TbrNeedId, i),
                                        TBR_HANDLE (TbrRequestId, TBR_NONE)),
                         ==, TBR_ORDER_OK);
        return;
      }
  g_error ("nothing burns");
}

/* A team, if any, goes as soon as it burns, the module days later. */
static Found
run (const char *languages, guint n_teams)
{
  g_autofree char *library = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", NULL);
  g_autofree char *rates = write_rates ();
  g_autofree char *text = g_strdup_printf (crisis, languages, rates);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) scenario
      = tbr_scenario_parse (text, -1, "text", library, chain_load_map (), NULL, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (TbrFact));
  g_autoptr (TbrSim) sim = NULL;
  TbrTime arrived = TBR_NEVER;

  if (scenario == NULL)
    g_error ("%s", told);
  sim = tbr_sim_new (scenario, 1, 0);
  tbr_sim_listen (sim, chain_take, facts);
  tbr_sim_run_until (sim, 2 * TBR_HOUR);
  if (n_teams > 0)
    send (sim, the_team);
  tbr_sim_run_until (sim, 3 * TBR_DAY);
  send (sim, the_module);
  tbr_sim_run_until (sim, TBR_NEVER);
  tbr_sim_flush (sim);
  for (guint i = 0; i < facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (facts, TbrFact, i);
      if (fact->a != the_module.i)
        continue;
      if (fact->kind == TBR_FACT_UNIT_ARRIVED)
        arrived = fact->at;
      if (fact->kind == TBR_FACT_UNIT_TASKED && arrived != TBR_NEVER)
        return (Found){ fact->at - arrived, tbr_unit_get (sim, the_module)->error };
    }
  g_error ("the module got no task");
}

/* Source: [STAFF] section 4: without a common language tasking takes 1.5 times as long, and errors
   are 1.2 times as many; a team shortens it to 0.7, and gives back 0.7 of what the want of a
   language costs: 0.7 (1 + 0.3 * 0.5) = 0.805 and 1 + 0.3 * 0.2 = 1.06. */
static void
test_tasking_wants_a_language_or_a_team (void)
{
  static const struct
  {
    const char *languages;
    guint n_teams;
    double wait, error;
  } cases[] = {
    { "sv pl", 0, 1, 1 },
    { "sv", 0, 1.5, 1.2 },
    { "sv pl", 1, 0.7, 1 },
    { "sv", 1, 0.805, 1.06 },
  };
  Found usual = run (cases[0].languages, cases[0].n_teams);

  g_assert_cmpint (usual.wait, >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Found found = run (cases[i].languages, cases[i].n_teams);
      g_assert_cmpfloat_with_epsilon ((double) found.wait / (double) usual.wait, cases[i].wait,
                                      1e-6);
      g_assert_cmpfloat_with_epsilon (found.error, cases[i].error, 1e-6);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/tasking/wants-a-language-or-a-team",
                   test_tasking_wants_a_language_or_a_team);
  return g_test_run ();
}
