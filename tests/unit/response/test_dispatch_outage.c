/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Dispatch centres under a worm: the same calls, taken and answered more slowly. */
#include "city_fixture.h"

#include <tabard/lifeline.h>

/* Calls of four days; on the second morning a worm comes to the dispatch centres of the state. */
#define ONSET (36 * TBR_HOUR)
/* Handling and turnout of every call, seconds, and how many times longer they take when emergency
   calls are out. */
#define HANDLING 120.0
#define TURNOUT 60.0
#define SLOWS 3.0
/* A change of the service that is not told yet. Source: world/README.md, Services. */
#define UNTOLD 0.05

/* %s: the share of dispatch centres that the worm can reach. */
static const char frame[]
    = "<scenario xmlns='urn:tabard:scenario:1'><meta title='Test' start='2018-07-01T00:00Z' "
      "duration='4 d' national-services='no'/><capabilities><capability id='E' title='Engine' "
      "staff='6'/><capability id='T' title='Team' staff='6'/></capabilities>"
      "<rates><rate need='incidents' capability='T' work='expert' per-hour='0.04'/></rates>"
      "<dependencies><lifeline id='emergency' recovery='1 h' slows='3'/></dependencies>"
      "<units><unit id='U' capability='E' state='DE' base='Berlin' count='20'/>"
      "<unit id='T' capability='T' state='DE' base='Berlin'/></units><hazards>"
      "<hazard kind='calls' id='c' state='DE' units='U' lon='13.4 deg' lat='52.5 deg' rate='2 1/h' "
      "call-handling='120 s' turnout='60 s' speed='36 km/h' service-holds='on-scene' return='busy'>"
      "<zone name='a' x='-3 km' y='0 m'/><zone name='b' x='3 km' y='0 m'/>"
      "<class service='20 min'/></hazard>"
      "<hazard kind='cyber' id='worm' state='DE' onset='36 h'><sector name='dispatch' "
      "lifeline='emergency' per-million='2' unpatched='%s' loss='80 %%'/></hazard></hazards>"
      "<policies><policy kind='nearest' id='p' states='DE' decision='dispatch'/>"
      "</policies></scenario>";

static void
run (City *city, const char *unpatched)
{
  g_autofree char *text = g_strdup_printf (frame, unpatched);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrScenario *scenario
      = tbr_scenario_parse (text, -1, "worm.xml", NULL, city_load_map (), NULL, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  if (scenario == NULL)
    g_error ("%s", told);
  TbrSim *sim = tbr_sim_new (scenario, 1, 0);
  city->facts = g_array_new (FALSE, FALSE, sizeof (TbrFact));
  tbr_sim_listen (sim, city_take_facts, city->facts);
  tbr_sim_run_until (sim, TBR_NEVER);
  tbr_sim_flush (sim);
  tbr_sim_free (sim);
  tbr_scenario_free (scenario);
}

/* Least and most that emergency calls were out around Berlin while a call was under way. */
static void
find_range (const City *city, guint32 region, const TbrFact *on_scene, double out_range[2])
{
  TbrTime opened = on_scene->at - (TbrTime) (on_scene->x * (double) TBR_SECOND);
  out_range[0] = out_range[1] = 0;
  for (guint i = 0; i < city->facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (city->facts, TbrFact, i);
      if (fact->kind != TBR_FACT_LIFELINE_CHANGED || fact->code != TBR_LIFELINE_EMERGENCY
          || fact->a != region || fact->at > on_scene->at)
        continue;
      out_range[0] = fact->at <= opened ? fact->x : MIN (out_range[0], fact->x);
      out_range[1] = fact->at <= opened ? fact->x : MAX (out_range[1], fact->x);
    }
}

/* Source: arithmetic: handling and turnout times 1 + (slows - 1) x the share that is out; the way
   is the same, because there are more units than calls and all start at home. */
static void
test_dispatch_outage_slows_each_call (void)
{
  City calm = { 0 }, struck = { 0 };
  run (&calm, "0 %");
  run (&struck, "100 %");
  guint32 region = tbr_map_region_at (city_load_map (), 13.4, 52.5).i;
  guint n = city_count (&calm, TBR_FACT_CALL_ON_SCENE), n_slower = 0;
  g_assert_cmpuint (n, >, 100);
  g_assert_cmpuint (city_count (&struck, TBR_FACT_CALL_OPENED), ==,
                    city_count (&calm, TBR_FACT_CALL_OPENED));
  for (guint i = 0; i < MIN (n, city_count (&struck, TBR_FACT_CALL_ON_SCENE)); i++)
    {
      const TbrFact *before = city_find (&calm, TBR_FACT_CALL_ON_SCENE, i);
      const TbrFact *after = NULL;
      for (guint j = 0; after == NULL || after->a != before->a; j++)
        after = city_find (&struck, TBR_FACT_CALL_ON_SCENE, j);
      double out[2], most = (HANDLING + TURNOUT) * (SLOWS - 1);
      find_range (&struck, region, after, out);
      g_assert_cmpfloat (after->x - before->x, >=, most * (out[0] - UNTOLD) - 1e-6);
      g_assert_cmpfloat (after->x - before->x, <=, most * (out[1] + UNTOLD) + 1e-6);
      n_slower += after->x > before->x + 1;
      if (before->at < ONSET)
        g_assert_cmpfloat (after->x, ==, before->x);
    }
  g_assert_cmpuint (n_slower, >, n / 4);
  city_clear (&calm);
  city_clear (&struck);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/dispatch-outage/slows-each-call",
                   test_dispatch_outage_slows_each_call);
  return g_test_run ();
}
