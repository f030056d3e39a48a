/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* That one crisis starts or feeds another when it should, and only then. */
#include "hazard_fixture.h"

#include "hazards/trigger.h"

#include <tabard/map.h>

/* An earthquake in Croatia after a day, and a fire service that waits to hear of it. */
static const char quake[]
    = "<hazard kind='earthquake' id='quake' state='HR' at='1 d' lon='16.25 deg' lat='45.42 deg' "
      "magnitude='6.4' aftershocks='no'/>";
static const char fires[]
    = "<hazard kind='wildfire' id='fires' state='HR'><weather at='0 h' temperature='30 degC' "
      "humidity='30 %' wind='20 km/h' rain='0 mm'/><zone lon='16.4 deg' lat='43.6 deg' radius='10 "
      "km' "
      "share='1'/></hazard>";

/* Reads the hazards with this trigger behind them; the faults stand in the fixture. */
static gboolean
read_with (HazardFixture *fixture, const char *trigger)
{
  g_autofree char *text = g_strconcat ("<hazards>", quake, fires, "</hazards><triggers>", trigger,
                                       "</triggers>", NULL);
  return hazard_fixture_read_sections (fixture, "2020-12-28T00:00Z", "5 d", text);
}

static void
begin (HazardFixture *fixture, const char *trigger)
{
  if (!read_with (fixture, trigger))
    g_error ("%s", fixture->faults);
  hazard_fixture_begin (fixture, 1, 0);
}

static void
test_trigger_waits_for_its_event (void)
{
  HazardFixture fixture;
  begin (&fixture,
         "<trigger kind='on-event' id='t' hazard='quake' event='shock' least='6' then='fires' "
         "delay='2 h' amount='3'/>");
  hazard_fixture_run (&fixture, 26 * TBR_HOUR - TBR_MINUTE);
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_TRIGGERED], ==, 0);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_IGNITION], ==, 0);
  hazard_fixture_run (&fixture, 28 * TBR_HOUR);
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_TRIGGERED], ==, 1);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_IGNITION], ==, 1);
  g_assert_cmpfloat_with_epsilon (fixture.last_event[TBR_HAZARD_EVENT_IGNITION], 3, 0.2);
  hazard_fixture_clear (&fixture);
}

static void
test_trigger_passes_over_what_is_too_small (void)
{
  HazardFixture fixture;
  begin (&fixture, "<trigger kind='on-event' id='t' event='shock' least='7' then='fires'/>");
  hazard_fixture_run (&fixture, 5 * TBR_DAY);
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_TRIGGERED], ==, 0);
  hazard_fixture_clear (&fixture);
}

static void
test_trigger_of_a_chance_of_nought_never_fires (void)
{
  HazardFixture fixture;
  begin (&fixture, "<trigger kind='on-event' id='t' event='shock' then='fires' chance='0 %'/>");
  hazard_fixture_run (&fixture, 5 * TBR_DAY);
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_TRIGGERED], ==, 0);
  hazard_fixture_clear (&fixture);
}

/* Among many seeds the share that fires is the chance: 200 draws at 0.3, within four deviations of
   the binomial law. */
static void
test_trigger_fires_with_its_chance (void)
{
  HazardFixture fixture;
  guint n = 0;
  g_assert_true (read_with (&fixture, "<trigger kind='on-event' id='t' event='shock' then='fires' "
                                      "chance='30 %'/>"));
  for (guint seed = 1; seed <= 200; seed++)
    {
      if (seed > 1)
        tbr_core_clear (&fixture.sim);
      hazard_fixture_begin (&fixture, seed, 0);
      hazard_fixture_run (&fixture, 25 * TBR_HOUR);
      n += fixture.n_facts[TBR_FACT_TRIGGERED];
    }
  g_test_message ("%u of 200", n);
  g_assert_cmpuint (n, >, 60 - 26);
  g_assert_cmpuint (n, <, 60 + 26);
  hazard_fixture_clear (&fixture);
}

/* A quake that waits comes when it is told to, not at its own hour. */
static void
test_trigger_starts_what_waits (void)
{
  HazardFixture fixture;
  g_autofree char *text = g_strconcat (
      "<hazards>", quake,
      "<hazard kind='earthquake' id='second' state='HR' at='1 h' lon='16.3 deg' lat='45.5 deg' "
      "magnitude='5.5' aftershocks='no'/></hazards><triggers><trigger kind='on-event' id='t' "
      "hazard='quake' event='shock' then='second' delay='3 h'/></triggers>",
      NULL);
  g_assert_true (hazard_fixture_read_sections (&fixture, "2020-12-28T00:00Z", "5 d", text));
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, 24 * TBR_HOUR);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_SHOCK], ==, 1);
  hazard_fixture_run (&fixture, 27 * TBR_HOUR);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_SHOCK], ==, 2);
  g_assert_cmpfloat (fixture.last_event[TBR_HAZARD_EVENT_SHOCK], ==, 5.5);
  hazard_fixture_clear (&fixture);
}

/* Harm adds up; people trapped hold for a day before the trigger goes off. */
static void
test_trigger_hears_measures_and_harm (void)
{
  HazardFixture fixture;
  begin (&fixture, "<trigger kind='on-measure' id='m' hazard='quake' measure='trapped' above='0' "
                   "lasting='12 h' then='fires'/>"
                   "<trigger kind='on-harm' id='h' harm='deaths' above='0' then='fires'/>");
  hazard_fixture_run (&fixture, 35 * TBR_HOUR);
  guint of_harm = fixture.n_facts[TBR_FACT_TRIGGERED];
  g_assert_cmpuint (of_harm, ==, 1);
  hazard_fixture_run (&fixture, 37 * TBR_HOUR);
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_TRIGGERED], ==, 2);
  hazard_fixture_clear (&fixture);
}

/* It is about one service of one region; half out is not more than half. */
static void
test_trigger_hears_services_of_its_region (void)
{
  HazardFixture fixture;
  begin (&fixture, "<trigger kind='on-lifeline' id='t' lifeline='power' lon='16.25 deg' "
                   "lat='45.42 deg' above='50 %' then='fires'/>");
  const TbrObject *object = tbr_scenario_object (fixture.scenario, TBR_SECTION_TRIGGERS, 0);
  const TbrTriggerKind *kind = (const TbrTriggerKind *) (gconstpointer) object->kind;
  TbrHeard heard = { .what = TBR_HEARD_LIFELINE,
                     .hazard = TBR_NONE,
                     .code = TBR_LIFELINE_POWER,
                     .part = tbr_map_region_at (fixture.map, 16.25, 45.42).i,
                     .value = 0.6 };
  double sum = 0;
  g_assert_cmpint (kind->hear (fixture.scenario, object->values, &heard, &sum), ==,
                   TBR_CONDITION_TRUE);
  heard.value = 0.5;
  g_assert_cmpint (kind->hear (fixture.scenario, object->values, &heard, &sum), ==,
                   TBR_CONDITION_FALSE);
  heard.part++;
  g_assert_cmpint (kind->hear (fixture.scenario, object->values, &heard, &sum), ==,
                   TBR_CONDITION_SILENT);
  heard.part--;
  heard.code = TBR_LIFELINE_WATER;
  g_assert_cmpint (kind->hear (fixture.scenario, object->values, &heard, &sum), ==,
                   TBR_CONDITION_SILENT);
  hazard_fixture_clear (&fixture);
}

static void
test_trigger_names_its_faults (void)
{
  static const struct
  {
    const char *trigger, *says;
  } cases[] = {
    { "<trigger kind='on-event' id='t' event='shock' then='nobody'/>", "unknown hazard 'nobody'" },
    { "<trigger kind='on-event' id='t' event='shook' then='fires'/>", "shock" },
    { "<trigger kind='on-measure' id='t' hazard='quake' measure='traped' above='1' then='fires'/>",
      "trapped persons" },
    { "<trigger kind='on-lifeline' id='t' lifeline='power' lon='0 deg' lat='45.6 deg' then='fires' "
      "above='140 %'/>",
      "140 %" },
    { "<trigger kind='on-lifeline' id='t' lifeline='power' lon='5 deg' lat='42 deg' then='fires'/>",
      "at sea" },
    { "<trigger kind='on-event' id='t' event='shock' then='fires' chance='140 %'/>", "140 %" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HazardFixture fixture;
      g_assert_false (read_with (&fixture, cases[i].trigger));
      g_test_message ("%s", fixture.faults);
      g_assert_nonnull (strstr (fixture.faults, cases[i].says));
      hazard_fixture_clear (&fixture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/trigger/waits-for-its-event", test_trigger_waits_for_its_event);
  g_test_add_func ("/hazards/trigger/passes-over-what-is-too-small",
                   test_trigger_passes_over_what_is_too_small);
  g_test_add_func ("/hazards/trigger/of-a-chance-of-nought-never-fires",
                   test_trigger_of_a_chance_of_nought_never_fires);
  g_test_add_func ("/hazards/trigger/fires-with-its-chance", test_trigger_fires_with_its_chance);
  g_test_add_func ("/hazards/trigger/starts-what-waits", test_trigger_starts_what_waits);
  g_test_add_func ("/hazards/trigger/hears-measures-and-harm",
                   test_trigger_hears_measures_and_harm);
  g_test_add_func ("/hazards/trigger/hears-services-of-its-region",
                   test_trigger_hears_services_of_its_region);
  g_test_add_func ("/hazards/trigger/names-its-faults", test_trigger_names_its_faults);
  return g_test_run ();
}
