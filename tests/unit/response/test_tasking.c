/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How long a unit waits for its first task abroad: languages, and a team that coordinates. */
#include "chain_case.h"

#include "resources/unit.h"
#include "response/team.h"

/* Polish modules, a Belgian team, a team of the Union and Danish support for it, and nobody else,
   at a fire in Sweden; %s: languages there and more rates. */
static const char crisis[]
    = "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2018-07-13T00:00Z' "
      "duration='9 d' national-services='no'/><use href='library/states.xml'/>"
      "<settings><set path='states.SE.languages' value='%s'/></settings>"
      "<capabilities><capability id='M' title='Module' staff='20'/>"
      "<capability id='T' title='Team' staff='8'/>"
      "<capability id='S' title='Support' staff='6'/></capabilities>"
      "<rates>%s<rate need='fire-line' capability='T' work='vehicle' per-hour='1'/>"
      "<rate need='coordination' capability='T' work='expert' per-hour='1'/>"
      "<rate need='coordination' capability='S' work='expert' per-hour='10'/></rates>"
      "<units><unit id='M' capability='M' state='PL' base='Warsaw'/>"
      "<unit id='T' capability='T' state='BE' base='Brussels'/>"
      "<unit id='N' capability='M' state='PL' base='Warsaw' count='3'/>"
      "<unit id='U' capability='T' base='Brussels'/>"
      "<unit id='S' capability='S' state='DK' base='Odense'/></units>"
      "<hazards><hazard kind='wildfire' id='sweden' state='SE' initial-attack='units' "
      "spread-factor='0.05'><weather at='2018-07-13T00:00Z' temperature='30 degC' "
      "humidity='30 %%' wind='15 km/h' danger='high'/>"
      "<fire lon='15 deg' lat='61 deg' at='2018-07-13T01:00Z' size='400 ha'/></hazard></hazards>"
      "<policies><policy kind='never' id='none'/></policies></scenario>";

static const TbrUnitId the_module = { 0 }, the_team = { 1 }, the_support = { 6 };
/* Two that come together, and one that comes later. */
static const TbrUnitId the_others[] = { { 2 }, { 3 }, { 4 } };

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

/* A run and what it has told. */
typedef struct
{
  TbrScenario *scenario;
  TbrSim *sim;
  GArray *facts; /* TbrFact */
} Run;

static void
run_init (Run *self, const char *languages)
{
  g_autofree char *library = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", NULL);
  g_autofree char *rates = write_rates ();
  g_autofree char *text = g_strdup_printf (crisis, languages, rates);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();

  self->scenario = tbr_scenario_parse (text, -1, "text", library, chain_load_map (), NULL, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  if (self->scenario == NULL)
    g_error ("%s", told);
  self->facts = g_array_new (FALSE, FALSE, sizeof (TbrFact));
  self->sim = tbr_sim_new (self->scenario, 1, 0);
  tbr_sim_listen (self->sim, chain_take, self->facts);
  tbr_sim_run_until (self->sim, 2 * TBR_HOUR);
}

static void
run_clear (Run *self)
{
  tbr_sim_free (self->sim);
  g_array_free (self->facts, TRUE);
  tbr_scenario_free (self->scenario);
}

static TbrTime
time_of (const Run *self, TbrUnitId unit, guint kind)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (self->facts, TbrFact, i);
      if (fact->a == unit.i && fact->kind == kind)
        return fact->at;
    }
  g_error ("unit %u was never so far", unit.i);
}

static Found
found_by (const Run *self, TbrUnitId unit)
{
  return (Found){ time_of (self, unit, TBR_FACT_UNIT_TASKED)
                      - time_of (self, unit, TBR_FACT_UNIT_ARRIVED),
                  tbr_unit_get (self->sim, unit)->error };
}

/* A team, if any, goes as soon as it burns, the module days later. */
static Found
run (const char *languages, guint n_teams)
{
  Run self;

  run_init (&self, languages);
  if (n_teams > 0)
    send (self.sim, the_team);
  tbr_sim_run_until (self.sim, 3 * TBR_DAY);
  send (self.sim, the_module);
  tbr_sim_run_until (self.sim, TBR_NEVER);
  tbr_sim_flush (self.sim);
  Found found = found_by (&self, the_module);
  run_clear (&self);
  return found;
}

static TbrStateId
find_host (const TbrSim *sim)
{
  return TBR_HANDLE (TbrStateId, tbr_need_get (sim, TBR_HANDLE (TbrNeedId, 0))->state);
}

/* The Union's team, if wanted, is decided on as soon as it burns, two modules are sent on the third
   day and one on the sixth. */
static void
run_many (gboolean wants_team, TbrTime *out_waits)
{
  Run self;

  run_init (&self, "sv pl");
  if (wants_team)
    tbr_team_consider (self.sim, find_host (self.sim));
  tbr_sim_run_until (self.sim, 3 * TBR_DAY);
  send (self.sim, the_others[0]);
  send (self.sim, the_others[1]);
  tbr_sim_run_until (self.sim, 6 * TBR_DAY);
  send (self.sim, the_others[2]);
  tbr_sim_run_until (self.sim, TBR_NEVER);
  tbr_sim_flush (self.sim);
  for (guint i = 0; i < G_N_ELEMENTS (the_others); i++)
    out_waits[i] = found_by (&self, the_others[i]).wait;
  if (wants_team)
    {
      g_assert_cmpint (time_of (&self, the_support, TBR_FACT_UNIT_ORDERED), >, 3 * TBR_DAY);
      g_assert_cmpint (time_of (&self, the_support, TBR_FACT_UNIT_ARRIVED), <, 6 * TBR_DAY);
    }
  run_clear (&self);
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

/* A team that keeps in touch with one mission shortens the wait of one of two that come together;
   then support is called from Denmark, which reaches ten more: the third is helped again. */
static void
test_tasking_support_comes_when_a_team_reaches_too_few (void)
{
  TbrTime usual[3], helped[3];

  run_many (FALSE, usual);
  run_many (TRUE, helped);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (usual[i], >, 0);
  double first = (double) helped[0] / (double) usual[0];
  double second = (double) helped[1] / (double) usual[1];
  g_assert_cmpfloat_with_epsilon (MIN (first, second), 0.7, 1e-6);
  g_assert_cmpfloat_with_epsilon (MAX (first, second), 1, 1e-6);
  g_assert_cmpfloat_with_epsilon ((double) helped[2] / (double) usual[2], 0.7, 1e-6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/tasking/wants-a-language-or-a-team",
                   test_tasking_wants_a_language_or_a_team);
  g_test_add_func ("/response/tasking/support-comes-when-a-team-reaches-too-few",
                   test_tasking_support_comes_when_a_team_reaches_too_few);
  return g_test_run ();
}
