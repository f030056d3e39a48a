/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Help for a third country: who is asked, who has to agree, what the way in costs. */
#include "stage.h"

#include <tabard/border.h>
#include <tabard/sim.h>

/* A great earthquake below Beirut; the same below Bucharest asks nobody's consent. */
#define HEAD                                                                                       \
  "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2023-02-06T01:00Z' "             \
  "duration='5 d' %s/><use href='library/states.xml'/><use href='library/capabilities.xml'/>"      \
  "<use href='library/rates.xml'/><use href='library/lags.xml'/>"                                  \
  "<use href='library/stock.xml'/><settings>%s</settings>"                                         \
  "<borders><border id='third' outside='yes' consent='10 h' refused='%s' visa='30 h' "             \
  "equipment='0 h'/></borders><units><take capabilities='HUSAR MUSAR EUCPT'/></units>"             \
  "<hazards><hazard kind='earthquake' id='quake' state='%s' at='2023-02-06T02:00Z' %s "            \
  "magnitude='7.5' site='2' radius='0 km'><place name='Town' %s people='1000000'/></hazard>"       \
  "</hazards><policies><policy kind='at-once' id='early'/>"                                        \
  "<policy kind='all-but-reserve' id='all'/></policies></scenario>"
#define BEIRUT "lon='35.5 deg' lat='33.89 deg'"
#define BUCHAREST "lon='26.1 deg' lat='44.43 deg'"

/* Most units that a test looks at. */
#define UNITS 400

typedef struct
{
  TbrMap *map;
  char *library;
  TbrScenario *scenario;
  guint n_offers, n_consents, n_refused, n_arrived, n_lifts[2];
  TbrTime requested, forwarded, first_offer, first_arrival;
  TbrTime offered[UNITS], ordered[UNITS], arrived[UNITS]; /* by unit, TBR_NEVER before */
  double visa, hub, consent;                              /* hours told as lost */
  double took;                                            /* seconds to the last consent */
  double line[UNITS];                                     /* seconds in line at the airport */
  gboolean flown[UNITS];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  stage_open (&fixture->map, &fixture->library);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tbr_scenario_free (fixture->scenario);
  tbr_map_free (fixture->map);
  g_free (fixture->library);
}

static void
hear_obstacle (Fixture *fixture, const TbrFact *fact)
{
  double hours = fact->x / 3600;

  fixture->visa += fact->code == TBR_OBSTACLE_VISA ? hours : 0;
  fixture->consent += fact->code == TBR_OBSTACLE_CONSENT ? hours : 0;
  if (fact->code != TBR_OBSTACLE_HUB)
    return;
  fixture->hub += hours;
  fixture->line[fact->a] = fact->x;
}

static void
hear_one (Fixture *fixture, const TbrFact *fact)
{
  const TbrUnitSpec *units = fixture->scenario->units;

  switch (fact->kind)
    {
    case TBR_FACT_REQUEST_OPENED:
      fixture->requested = MIN (fixture->requested, fact->at);
      break;
    case TBR_FACT_REQUEST_FORWARDED:
      fixture->forwarded = MIN (fixture->forwarded, fact->at);
      break;
    case TBR_FACT_OFFER_MADE:
      g_assert_true (tbr_scenario_participates (fixture->scenario, units[fact->c].state));
      fixture->n_offers++;
      fixture->first_offer = MIN (fixture->first_offer, fact->at);
      fixture->offered[fact->c] = fact->at;
      break;
    case TBR_FACT_OFFER_DECLINED:
      g_assert_true (tbr_scenario_participates (fixture->scenario, fact->c));
      break;
    case TBR_FACT_CONSENT:
      fixture->n_consents++;
      fixture->n_refused += fact->code;
      g_assert_true (fact->x == 0 || fact->x == 36000);
      fixture->took = fact->x;
      break;
    case TBR_FACT_UNIT_ORDERED:
      fixture->ordered[fact->a] = fact->at;
      break;
    case TBR_FACT_UNIT_ARRIVED:
      fixture->n_arrived++;
      fixture->first_arrival = MIN (fixture->first_arrival, fact->at);
      fixture->arrived[fact->a] = fact->at;
      break;
    case TBR_FACT_UNIT_LIFT:
      fixture->n_lifts[fact->code]++;
      fixture->flown[fact->a] = TRUE;
      break;
    case TBR_FACT_UNIT_OBSTACLE:
      hear_obstacle (fixture, fact);
      break;
    default:
      break;
    }
}

static void
hear (gpointer data, const TbrFact *facts, guint n)
{
  for (guint i = 0; i < n; i++)
    hear_one (data, &facts[i]);
}

/* What a run is made of; NULL: nothing. */
typedef struct
{
  const char *meta, *settings, *refused, *state, *place;
} Crisis;

static void
run (Fixture *fixture, const Crisis *crisis)
{
  const char *state = crisis->state != NULL ? crisis->state : "LB";
  const char *place = crisis->place != NULL ? crisis->place : BEIRUT;
  g_autofree char *text
      = g_strdup_printf (HEAD, crisis->meta != NULL ? crisis->meta : "",
                         crisis->settings != NULL ? crisis->settings : "",
                         crisis->refused != NULL ? crisis->refused : "0", state, place, place);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrSim) sim = NULL;

  g_clear_pointer (&fixture->scenario, tbr_scenario_free);
  fixture->scenario
      = tbr_scenario_parse (text, -1, "text", fixture->library, fixture->map, NULL, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  if (fixture->scenario == NULL)
    g_error ("%s", told);
  g_assert_cmpuint (fixture->scenario->n_units, <=, UNITS);
  fixture->n_offers = fixture->n_consents = fixture->n_refused = fixture->n_arrived = 0;
  fixture->n_lifts[0] = fixture->n_lifts[1] = 0;
  fixture->visa = fixture->hub = fixture->consent = 0;
  fixture->requested = fixture->forwarded = fixture->first_offer = TBR_NEVER;
  fixture->first_arrival = TBR_NEVER;
  for (guint i = 0; i < UNITS; i++)
    {
      fixture->offered[i] = fixture->ordered[i] = fixture->arrived[i] = TBR_NEVER;
      fixture->line[i] = 0;
      fixture->flown[i] = FALSE;
    }
  sim = tbr_sim_new (fixture->scenario, 1, 0);
  tbr_sim_listen (sim, hear, fixture);
  tbr_sim_run_until (sim, TBR_NEVER);
  tbr_sim_flush (sim);
}

/* Lebanon asks; states of the Mechanism answer and no other (checked at each fact); a state that
   has left it is not asked. */
static void
test_outside_the_mechanism_answers (Fixture *fixture, gconstpointer data)
{
  guint n_offers;

  run (fixture, &(Crisis){ 0 });
  n_offers = fixture->n_offers;
  g_assert_cmpuint (n_offers, >, 10);
  g_assert_cmpuint (fixture->n_arrived, >, 5);
  run (fixture, &(Crisis){ .settings = "<set path='states.DE.status' value='third'/>" });
  g_assert_cmpuint (fixture->n_offers, <, n_offers);
  for (guint i = 0; i < fixture->scenario->n_units; i++)
    if (fixture->offered[i] != TBR_NEVER)
      g_assert_cmpstr (fixture->map->countries[fixture->scenario->units[i].state].iso, !=, "DE");
}

/* Each offer waits ten hours more for its answer; each unit that goes tells them. */
static void
test_outside_consent_comes_late (Fixture *fixture, gconstpointer data)
{
  guint n_sent = 0;

  run (fixture, &(Crisis){ 0 });
  g_assert_cmpuint (fixture->n_consents, >, 0);
  g_assert_cmpfloat (fixture->took, ==, 36000);
  g_assert_cmpuint (fixture->n_refused, ==, 0);
  for (guint i = 0; i < fixture->scenario->n_units; i++)
    if (fixture->offered[i] != TBR_NEVER && fixture->ordered[i] != TBR_NEVER)
      {
        n_sent++;
        g_assert_cmpint (fixture->ordered[i] - fixture->offered[i], >=, 10 * TBR_HOUR);
      }
  g_assert_cmpfloat_with_epsilon (fixture->consent, 10.0 * n_sent, 1e-6);
}

/* Nobody but the Union's coordination team, which is not offered, comes where all is refused; where
   half is, about half of the answers say so. */
static void
test_outside_consent_is_refused (Fixture *fixture, gconstpointer data)
{
  run (fixture, &(Crisis){ .refused = "1" });
  g_assert_cmpuint (fixture->n_refused, >, 10);
  g_assert_cmpuint (fixture->n_refused, ==, fixture->n_consents);
  g_assert_cmpuint (fixture->n_arrived, <=, 1);
  run (fixture, &(Crisis){ .refused = "0.5" });
  g_assert_cmpuint (fixture->n_refused, >, fixture->n_consents / 5);
  g_assert_cmpuint (fixture->n_refused, <, 4 * fixture->n_consents / 5);
}

/* Without the obstacle nobody is refused, and help is there sooner by what it took. */
static void
test_outside_consent_can_be_taken_away (Fixture *fixture, gconstpointer data)
{
  TbrTime late;

  run (fixture, &(Crisis){ 0 });
  late = fixture->first_arrival;
  run (fixture, &(Crisis){ .meta = "remove='consent visa'", .refused = "1" });
  g_assert_cmpuint (fixture->n_refused, ==, 0);
  g_assert_cmpfloat (fixture->visa + fixture->consent, ==, 0);
  g_assert_cmpint (fixture->first_arrival, <=, late - 10 * TBR_HOUR);
}

/* In a state of the Union there is neither consent nor visa. */
static void
test_outside_means_outside (Fixture *fixture, gconstpointer data)
{
  run (fixture, &(Crisis){ .refused = "1", .state = "RO", .place = BUCHAREST });
  g_assert_cmpuint (fixture->n_arrived, >, 5);
  g_assert_cmpuint (fixture->n_consents, ==, 0);
  g_assert_cmpfloat (fixture->visa + fixture->consent + fixture->hub, ==, 0);
  g_assert_cmpuint (fixture->n_lifts[0] + fixture->n_lifts[1], ==, 0);
}

/* Visas of 30 h hold teams back that are ready after about twelve. */
static void
test_outside_visas_hold_back (Fixture *fixture, gconstpointer data)
{
  run (fixture, &(Crisis){ 0 });
  for (guint i = 0; i < fixture->scenario->n_units; i++)
    if (fixture->arrived[i] != TBR_NEVER)
      g_assert_cmpint (fixture->arrived[i] - fixture->ordered[i], >, 30 * TBR_HOUR);
  g_assert_cmpfloat (fixture->visa, >, 10.0 * fixture->n_arrived);
}

static void
test_outside_an_organisation_passes_on (Fixture *fixture, gconstpointer data)
{
  run (fixture, &(Crisis){ .settings = "<set path='states.LB.request-through' "
                                       "value='organisation'/><set path='lags.outside.forward.law' "
                                       "value='6 h'/>" });
  g_assert_cmpint (fixture->forwarded - fixture->requested, ==, 6 * TBR_HOUR);
  g_assert_cmpint (fixture->first_offer, >=, fixture->forwarded);
  g_assert_cmpuint (fixture->n_arrived, >, 5);
  run (fixture, &(Crisis){ 0 });
  g_assert_cmpint (fixture->forwarded, ==, TBR_NEVER);
}

/* One aircraft in five hours: each begins to be unloaded when it is there and five hours after the
   one before; all who were flown wait exactly that long. */
static void
test_outside_the_airport_is_one_server (Fixture *fixture, gconstpointer data)
{
  TbrTime before = 0, free = 0;
  guint n = 0;

  run (fixture, &(Crisis){ .settings = "<set path='states.LB.hub-rate' value='0.2 1/h'/>" });
  for (;;)
    {
      guint next = UNITS;
      for (guint i = 0; i < fixture->scenario->n_units; i++)
        if (fixture->flown[i] && fixture->arrived[i] > before && fixture->arrived[i] != TBR_NEVER
            && (next == UNITS || fixture->arrived[i] < fixture->arrived[next]))
          next = i;
      if (next == UNITS)
        break;
      before = fixture->arrived[next];
      TbrTime begin = MAX (before, free);
      g_assert_cmpfloat_with_epsilon (fixture->line[next],
                                      (double) (begin - before) / (double) TBR_SECOND, 1e-3);
      free = begin + 5 * TBR_HOUR;
      n++;
    }
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpfloat (fixture->hub, >, 5);
}

/* States with aircraft of their own do not look for any: all are found after two hours. */
static void
test_outside_own_aircraft_are_there_sooner (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) settings = g_string_new ("<set path='lags.any.own_lift.law' value='2 h'/>"
                                               "<set path='lags.any.charter.law' value='90 "
                                               "h'/><set path='borders.third.visa' value='0 h'/>");
  TbrTime late;

  run (fixture, &(Crisis){ .settings = settings->str });
  g_assert_cmpuint (fixture->n_lifts[1], ==, 0);
  late = fixture->first_arrival;
  for (guint i = 0; i < fixture->map->n_countries; i++)
    g_string_append_printf (settings, "<set path='states.%s.own-lift' value='1'/>",
                            fixture->map->countries[i].iso);
  run (fixture, &(Crisis){ .settings = settings->str });
  g_assert_cmpuint (fixture->n_lifts[1], >, 5);
  g_assert_cmpint (fixture->first_arrival, <=, late);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/response/outside/the-mechanism-answers", test_outside_the_mechanism_answers);
  ADD ("/response/outside/consent-comes-late", test_outside_consent_comes_late);
  ADD ("/response/outside/consent-is-refused", test_outside_consent_is_refused);
  ADD ("/response/outside/consent-can-be-taken-away", test_outside_consent_can_be_taken_away);
  ADD ("/response/outside/means-outside", test_outside_means_outside);
  ADD ("/response/outside/visas-hold-back", test_outside_visas_hold_back);
  ADD ("/response/outside/an-organisation-passes-on", test_outside_an_organisation_passes_on);
  ADD ("/response/outside/the-airport-is-one-server", test_outside_the_airport_is_one_server);
  ADD ("/response/outside/own-aircraft-are-there-sooner",
       test_outside_own_aircraft_are_there_sooner);
  return g_test_run ();
}
