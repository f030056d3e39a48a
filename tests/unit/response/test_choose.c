/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a host chooses among offers, and a dispatch among its units: against every way there is. */
#include "chain_case.h"

#include "resources/unit.h"
#include "response/case.h"
#include "response/choice.h"
#include "response/choose.h"
#include "response/offer.h"
#include "response/request.h"

#define N_UNITS 3
#define N_FIRES 2

/* Two fires of Sweden, one in the far north, and three units of one type, each more than a fire
   wants; %s: the doctrines, then the states and bases of the units. */
static const char crisis[]
    = "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2018-07-13T00:00Z' "
      "duration='9 d' national-services='no'/><use href='library/states.xml'/>"
      "<capabilities><capability id='M' title='Module' staff='20'/>"
      "<capability id='E' title='Bus' staff='2'/></capabilities>"
      "<rates><rate need='fire-line' capability='M' work='vehicle' per-hour='100000'/>"
      "<rate need='evacuation' capability='E' work='vehicle' per-hour='1'/></rates>"
      "<units>%s</units>"
      "<hazards><hazard kind='wildfire' id='sweden' state='SE' initial-attack='units' "
      "spread-factor='0.05'><weather at='2018-07-13T00:00Z' temperature='30 degC' "
      "humidity='30 %%' wind='15 km/h' danger='high'/>"
      "<fire lon='15 deg' lat='60 deg' at='2018-07-13T01:00Z' size='400 ha'/>"
      "<fire lon='21 deg' lat='66 deg' at='2018-07-13T01:00Z' size='400 ha'/></hazard></hazards>"
      "<policies><policy kind='never' id='none'/>%s</policies></scenario>";

#define ABROAD                                                                                     \
  "<unit id='A' capability='M' state='FI' base='Oulu'/>"                                           \
  "<unit id='B' capability='M' state='NO' base='Narvik'/>"                                         \
  "<unit id='C' capability='M' state='FI' base='Vaasa'/>"
#define AT_HOME                                                                                    \
  "<unit id='A' capability='M' state='SE' base='Sundsvall'/>"                                      \
  "<unit id='B' capability='M' state='SE' base='Malmö'/>"                                         \
  "<unit id='C' capability='M' state='SE' base='Helsingborg'/>"

typedef struct
{
  TbrScenario *scenario;
  TbrSim *sim;
  TbrNeedId fires[N_FIRES];
} Fixture;

/* Both fires burn. */
static void
open_case (Fixture *fixture, const char *units, const char *doctrine, TbrTime until)
{
  g_autofree char *library = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", NULL);
  g_autofree char *text = g_strdup_printf (crisis, units, doctrine);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *told = NULL;
  guint n = 0;

  fixture->scenario
      = tbr_scenario_parse (text, -1, "text", library, chain_load_map (), NULL, faults);
  told = tbr_diagnostics_to_text (faults);
  if (fixture->scenario == NULL)
    g_error ("%s", told);
  fixture->sim = tbr_sim_new (fixture->scenario, 1, 0);
  tbr_sim_run_until (fixture->sim, until);
  for (guint32 i = 0; i < tbr_need_count (fixture->sim); i++)
    if (tbr_need_get (fixture->sim, TBR_HANDLE (TbrNeedId, i))->kind == TBR_NEED_FIRE_LINE)
      {
        g_assert_cmpuint (n, <, N_FIRES);
        fixture->fires[n++] = TBR_HANDLE (TbrNeedId, i);
      }
  g_assert_cmpuint (n, ==, N_FIRES);
}

static void
close_case (Fixture *fixture)
{
  tbr_sim_free (fixture->sim);
  tbr_scenario_free (fixture->scenario);
}

/* The host asks for as much as @n_units can do, and each unit is offered; @looked: hours from now
   until it has looked at each. Returns the line. */
static TbrRequestId
ask_and_offer (Fixture *fixture, guint n_units, const double *looked)
{
  TbrSim *sim = fixture->sim;
  guint32 state = tbr_need_get (sim, fixture->fires[0])->state;
  guint32 part_of = tbr_case_find (sim, state, TBR_NEED_FIRE_LINE);
  TbrRequestId id;

  tbr_request_raise (sim, part_of, TBR_WORK_VEHICLE, 1);
  id = TBR_HANDLE (TbrRequestId, tbr_case_get (sim, part_of)->request[TBR_WORK_VEHICLE]);
  for (guint i = 0; i < N_UNITS; i++)
    {
      TbrOfferId offer = tbr_offer_make (sim, id, TBR_HANDLE (TbrUnitId, i));
      TbrTime due = tbr_sim_clock (sim) + (TbrTime) (looked[i] * TBR_HOUR);
      TbrEventHandle timer = tbr_core_schedule (sim, due, TBR_EVENT_DECIDE, offer.i, 0);
      tbr_offer_get (sim, offer.i)->due = due;
      tbr_offer_get (sim, offer.i)->timer = timer;
      tbr_request_get (sim, id.i)->asked = n_units * tbr_offer_get (sim, offer.i)->rate * 0.99;
    }
  return id;
}

/* Seconds until each unit is at work at each fire. */
static void
fill_times (const Fixture *fixture, double times[N_UNITS][N_FIRES])
{
  for (guint32 i = 0; i < N_UNITS; i++)
    for (guint f = 0; f < N_FIRES; f++)
      {
        TbrCandidate candidate;
        g_assert_true (tbr_choice_candidate (fixture->sim, TBR_HANDLE (TbrUnitId, i),
                                             fixture->fires[f], &candidate));
        times[i][f] = candidate.time;
      }
}

/* The least sum over all ways to give each fire one unit. */
static double
least_sum (const double times[N_UNITS][N_FIRES])
{
  double best = INFINITY;

  for (guint i = 0; i < N_UNITS; i++)
    for (guint j = 0; j < N_UNITS; j++)
      if (i != j)
        best = MIN (best, times[i][0] + times[j][1]);
  return best;
}

/* What the units were sent for: the sum of their times, and how many went to each fire. */
static double
sum_of_sent (const Fixture *fixture, const double times[N_UNITS][N_FIRES], guint n[N_FIRES])
{
  double sum = 0;

  memset (n, 0, N_FIRES * sizeof *n);
  for (guint32 i = 0; i < N_UNITS; i++)
    for (guint f = 0; f < N_FIRES; f++)
      if (tbr_unit_get (fixture->sim, TBR_HANDLE (TbrUnitId, i))->need == fixture->fires[f].i)
        {
          sum += times[i][f];
          n[f]++;
        }
  return sum;
}

static void
test_choose_assignment_is_the_optimum (void)
{
  const double looked[N_UNITS] = { 0, 0, 0 };
  double times[N_UNITS][N_FIRES];
  guint n[N_FIRES];
  Fixture fixture;

  open_case (&fixture, ABROAD, "<policy kind='assignment' id='c' decision='choose'/>",
             12 * TBR_HOUR);
  fill_times (&fixture, times);
  ask_and_offer (&fixture, 2, looked);
  tbr_choose_review (fixture.sim);
  g_assert_cmpfloat_with_epsilon (sum_of_sent (&fixture, times, n), least_sum (times), 1e-6);
  g_assert_cmpuint (n[0], ==, 1);
  g_assert_cmpuint (n[1], ==, 1);
  close_case (&fixture);
}

/* One after the other, both go where each is soonest: to the same fire. */
static void
test_choose_fastest_is_not (void)
{
  const double looked[N_UNITS] = { 0, 0, 0 };
  double times[N_UNITS][N_FIRES];
  guint n[N_FIRES];
  Fixture fixture;

  open_case (&fixture, ABROAD, "<policy kind='fastest' id='c' decision='choose'/>", 12 * TBR_HOUR);
  fill_times (&fixture, times);
  ask_and_offer (&fixture, 2, looked);
  tbr_choose_review (fixture.sim);
  sum_of_sent (&fixture, times, n);
  g_assert_cmpuint (n[0] + n[1], ==, 2);
  g_assert_cmpuint (MAX (n[0], n[1]), ==, 2);
  close_case (&fixture);
}

/* Which unit is taken of three when one is wanted; G_MAXUINT when none is. */
static guint
taken (const char *doctrine, const double looked[N_UNITS], double person_days)
{
  guint found = G_MAXUINT;
  Fixture fixture;

  open_case (&fixture, ABROAD, doctrine, 12 * TBR_HOUR);
  for (guint32 i = 0; i < N_UNITS; i += 2) /* Finland has given much */
    tbr_unit_get (fixture.sim, TBR_HANDLE (TbrUnitId, i))->person_days = person_days;
  ask_and_offer (&fixture, 1, looked);
  tbr_choose_review (fixture.sim);
  for (guint32 i = 0; i < N_UNITS; i++)
    if (tbr_offer_get (fixture.sim, i)->status == TBR_OFFER_ACCEPTED)
      {
        g_assert_cmpuint (found, ==, G_MAXUINT);
        found = i;
      }
  close_case (&fixture);
  return found;
}

static void
test_choose_fair_share_spares_who_has_given (void)
{
  const double looked[N_UNITS] = { 0, 0, 0 };
  static const char fair[] = "<policy kind='fair-share' id='c' decision='choose'/>";
  static const char fast[] = "<policy kind='fastest' id='c' decision='choose'/>";

  g_assert_cmpuint (taken (fair, looked, 0), ==, taken (fast, looked, 0));
  g_assert_cmpuint (taken (fast, looked, 1e6), ==, taken (fast, looked, 0));
  g_assert_cmpuint (taken (fast, looked, 0), !=, 1);
  g_assert_cmpuint (taken (fair, looked, 1e6), ==, 1); /* Norway has not */
}

static void
test_choose_compares_once_the_oldest_is_looked_at (void)
{
  static const char fast[] = "<policy kind='fastest' id='c' decision='choose'/>";
  static const char turn[] = "<policy kind='first-come' id='c'/>";
  const double first[N_UNITS] = { 0, 9, 9 }, second[N_UNITS] = { 9, 0, 9 };

  g_assert_cmpuint (taken (turn, first, 0), ==, 0);
  g_assert_cmpuint (taken (turn, second, 0), ==, 1);
  g_assert_cmpuint (taken (fast, second, 0), ==, G_MAXUINT); /* it waits for the oldest */
  g_assert_cmpuint (taken (fast, first, 0), ==, taken (fast, (double[N_UNITS]){ 0 }, 0));
}

/* What is not taken comes on hold, also what would have been looked at later, and is let go. */
static void
test_choose_holds_the_rest (void)
{
  const double looked[N_UNITS] = { 1, 9, 9 };
  guint n_held = 0;
  Fixture fixture;

  open_case (&fixture, ABROAD, "<policy kind='fastest' id='c' decision='choose'/>", 12 * TBR_HOUR);
  ask_and_offer (&fixture, 1, looked);
  tbr_sim_run_until (fixture.sim, 14 * TBR_HOUR);
  for (guint32 i = 0; i < N_UNITS; i++)
    n_held += tbr_offer_get (fixture.sim, i)->status == TBR_OFFER_HELD;
  g_assert_cmpuint (n_held, ==, 2);
  tbr_sim_run_until (fixture.sim, 8 * TBR_DAY);
  for (guint32 i = 0; i < N_UNITS; i++)
    g_assert_cmpuint (tbr_offer_get (fixture.sim, i)->status, !=, TBR_OFFER_HELD);
  close_case (&fixture);
}

/* The desk of a land that sends nobody tells how long each would take. */
static void
test_choose_national_dispatch_is_the_optimum (void)
{
  static const char all[] = "<policy kind='assignment' id='d' decision='dispatch'/>";
  static const char none[] = "<policy kind='preference-list' id='d'/>";
  static const char one[] = "<policy kind='fastest' id='d' decision='dispatch'/>";
  double times[N_UNITS][N_FIRES], greedy;
  guint n[N_FIRES];
  Fixture fixture;

  open_case (&fixture, AT_HOME, none, TBR_HOUR);
  fill_times (&fixture, times);
  g_assert_cmpfloat (sum_of_sent (&fixture, times, n), ==, 0);
  close_case (&fixture);

  open_case (&fixture, AT_HOME, one, TBR_HOUR);
  greedy = sum_of_sent (&fixture, times, n);
  close_case (&fixture);

  open_case (&fixture, AT_HOME, all, TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (sum_of_sent (&fixture, times, n), least_sum (times), 60);
  g_assert_cmpuint (n[0], ==, 1);
  g_assert_cmpuint (n[1], ==, 1);
  g_assert_cmpfloat (greedy, >, least_sum (times) + 60);
  close_case (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/choose/assignment-is-the-optimum",
                   test_choose_assignment_is_the_optimum);
  g_test_add_func ("/response/choose/fastest-is-not", test_choose_fastest_is_not);
  g_test_add_func ("/response/choose/fair-share-spares-who-has-given",
                   test_choose_fair_share_spares_who_has_given);
  g_test_add_func ("/response/choose/compares-once-the-oldest-is-looked-at",
                   test_choose_compares_once_the_oldest_is_looked_at);
  g_test_add_func ("/response/choose/holds-the-rest", test_choose_holds_the_rest);
  g_test_add_func ("/response/choose/national-dispatch-is-the-optimum",
                   test_choose_national_dispatch_is_the_optimum);
  return g_test_run ();
}
