/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Every transition of a unit's mission. */
#include "fixture.h"

#include "base/geodesy.h"
#include "world/route.h"

#include <math.h>

/* Places: Ostersund and its woods, Trondheim behind the border, in degrees. */
#define HOME_LON 14.64
#define HOME_LAT 63.18
#define NEED_LON 14.36
#define NEED_LAT 62.03
#define ABROAD_LON 10.40
#define ABROAD_LAT 63.43
#define PER_HOUR 100.0

static const TbrCapability engine = { .staff_least = 4,
                                      .staff = 6,
                                      .vehicles = 1,
                                      .mode = TBR_MODE_ROAD,
                                      .layer = TBR_LAYER_NATIONAL,
                                      .depart = 3 * TBR_MINUTE,
                                      .operation = TBR_DAY,
                                      .set_up = 6 * TBR_MINUTE,
                                      .crews = 1 };
static const TbrCapability module = { .staff_least = 20,
                                      .staff = 60,
                                      .vehicles = 20,
                                      .mode = TBR_MODE_ROAD,
                                      .layer = TBR_LAYER_POOL,
                                      .depart = 6 * TBR_HOUR,
                                      .self_sufficiency = 96 * TBR_HOUR,
                                      .operation = 7 * TBR_DAY,
                                      .set_up = TBR_HOUR,
                                      .hazard_factor = 3,
                                      .crews = 1 };
static const TbrCapability aircraft = { .staff_least = 8,
                                        .staff = 14,
                                        .mode = TBR_MODE_AIR,
                                        .layer = TBR_LAYER_RESCEU,
                                        .depart = 3 * TBR_HOUR,
                                        .self_sufficiency = 96 * TBR_HOUR,
                                        .operation = 14 * TBR_DAY,
                                        .set_up = TBR_HOUR,
                                        .crews = 1,
                                        .speed = 75,
                                        .runway = 1200,
                                        .range = 2000e3,
                                        .daylight = TRUE,
                                        .aircraft = 2 };

/* One need in Sweden with one unit: of its own state, or from Norway. */
typedef struct
{
  TbrFixture fixture;
  TbrSim *sim;
  TbrUnitId unit;
  TbrNeedId need;
  TbrNeedId second;
} Case;

static const TbrRequestId no_request = { TBR_NONE };

static void
case_init (Case *self, const TbrCapability *type, const char *state)
{
  gboolean home = g_str_equal (state, "SE");
  tbr_fixture_init (&self->fixture, "2018-07-20T00:00Z");
  guint32 kind = tbr_fixture_add_capability (&self->fixture, type, TBR_WORK_VEHICLE, PER_HOUR);
  self->unit = tbr_fixture_add_unit (&self->fixture, kind, state, home ? HOME_LON : ABROAD_LON,
                                     home ? HOME_LAT : ABROAD_LAT);
  tbr_fixture_start (&self->fixture, 11);
  self->sim = &self->fixture.sim;
  self->need = tbr_fixture_open (&self->fixture, TBR_NEED_FIRE_LINE, NEED_LON, NEED_LAT);
  self->second = tbr_fixture_open (&self->fixture, TBR_NEED_FIRE_LINE, NEED_LON + 0.3, NEED_LAT);
}

static TbrUnit *
unit_of (Case *self)
{
  return tbr_unit_get (self->sim, self->unit);
}

static void
run_to_phase (Case *self, TbrPhase phase)
{
  while (unit_of (self)->phase != phase)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (tbr_core_step (self->sim));
      tbr_unit_check_invariants (self->sim, &error);
      g_assert_no_error (error);
      g_assert_cmpint (tbr_sim_clock (self->sim), <, 60 * TBR_DAY);
    }
}

static void
send (Case *self)
{
  g_assert_cmpint (tbr_unit_send (self->sim, self->unit, self->need, no_request), ==, TBR_ORDER_OK);
}

/* From abroad to the place of work. */
static void
bring_to_work (Case *self)
{
  send (self);
  if (unit_of (self)->foreign)
    {
      run_to_phase (self, TBR_PHASE_ARRIVED);
      g_assert_cmpint (tbr_unit_task (self->sim, self->unit, self->need), ==, TBR_ORDER_OK);
    }
  run_to_phase (self, TBR_PHASE_WORKING);
}

static guint
count (Case *self, TbrFactCode kind)
{
  return tbr_fixture_count (&self->fixture, kind, self->unit);
}

static const TbrFact *
first (Case *self, TbrFactCode kind)
{
  return tbr_fixture_find (&self->fixture, kind, self->unit, 0);
}

static void
test_unit_goes_straight_to_work_at_home (void)
{
  Case self;
  case_init (&self, &engine, "SE");
  TbrUnitEstimate estimate;
  g_assert_cmpint (tbr_unit_estimate (self.sim, self.unit, self.need, &estimate), ==, TBR_ORDER_OK);
  send (&self);
  g_assert_cmpfloat (tbr_need_get (self.sim, self.need)->promised, ==, PER_HOUR);
  run_to_phase (&self, TBR_PHASE_APPROACH);
  g_assert_cmpint (tbr_sim_clock (self.sim), ==, 3 * TBR_MINUTE);
  g_assert_cmpfloat (tbr_need_get (self.sim, self.need)->promised, ==, 0);
  g_assert_cmpfloat (tbr_need_get (self.sim, self.need)->on_the_way, ==, PER_HOUR);
  run_to_phase (&self, TBR_PHASE_WORKING);
  /* no draws and no night on the way: as estimated, but for darkness */
  double time = (double) tbr_sim_clock (self.sim) / (double) TBR_SECOND;
  g_assert_cmpfloat_with_epsilon (time / estimate.time, 1, 0.12);
  g_assert_cmpuint (count (&self, TBR_FACT_UNIT_ARRIVED), ==, 0);
  g_assert_cmpuint (count (&self, TBR_FACT_UNIT_ON_SITE), ==, 1);
  g_assert_cmpuint (tbr_need_get (self.sim, self.need)->n_working, ==, 1);
  tbr_fixture_clear (&self.fixture);
}

static void
test_unit_from_abroad_waits_for_a_task (void)
{
  Case self;
  case_init (&self, &module, "NO");
  send (&self);
  run_to_phase (&self, TBR_PHASE_ARRIVED);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_ARRIVED], ==, 1);
  g_assert_cmpuint (count (&self, TBR_FACT_UNIT_BORDER), ==, 1);
  const TbrFact *arrived = first (&self, TBR_FACT_UNIT_ARRIVED);
  g_assert_cmpuint (arrived->b, ==, tbr_map_find_state (self.sim->map, "SE").i);
  g_assert_cmpint (tbr_unit_task (self.sim, self.unit, self.second), ==, TBR_ORDER_OK);
  g_assert_cmpuint (tbr_need_get (self.sim, self.need)->n_units, ==, 0);
  run_to_phase (&self, TBR_PHASE_WORKING);
  g_assert_cmpuint (tbr_need_get (self.sim, self.second)->n_working, ==, 1);
  tbr_fixture_clear (&self.fixture);
}

/* One crew works 12 hours and rests at least 11; the work in the ledger is the unit's. */
static void
test_unit_works_in_shifts (void)
{
  Case self;
  case_init (&self, &module, "NO");
  bring_to_work (&self);
  TbrTime start = tbr_sim_clock (self.sim);
  tbr_fixture_run (&self.fixture, start + 5 * TBR_DAY);
  guint blocks = count (&self, TBR_FACT_UNIT_WORKED);
  g_assert_cmpuint (blocks, >=, 4);
  double done = 0;
  for (guint i = 0; i < blocks; i++)
    {
      const TbrFact *worked = tbr_fixture_find (&self.fixture, TBR_FACT_UNIT_WORKED, self.unit, i);
      g_assert_cmpfloat (worked->x, <=, 12);
      done += worked->y;
      const TbrFact *next
          = tbr_fixture_find (&self.fixture, TBR_FACT_UNIT_WORKING, self.unit, i + 1);
      if (next != NULL)
        g_assert_cmpint (next->at - worked->at, >=, 11 * TBR_HOUR);
    }
  tbr_unit_release (self.sim, self.unit, TBR_RELEASE_ORDER);
  if (count (&self, TBR_FACT_UNIT_WORKED) > blocks)
    done += tbr_fixture_find (&self.fixture, TBR_FACT_UNIT_WORKED, self.unit, blocks)->y;
  tbr_need_close (self.sim, self.need);
  g_assert_cmpfloat_with_epsilon (tbr_need_get (self.sim, self.need)->done / done, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (unit_of (&self)->work_done / done, 1, 1e-12);
  /* fatigue lowers it, but not below half of 0.6 */
  g_assert_cmpfloat (done, <, PER_HOUR * unit_of (&self)->hours_worked);
  g_assert_cmpfloat (done, >, 0.6 * PER_HOUR * unit_of (&self)->hours_worked);
  tbr_fixture_clear (&self.fixture);
}

static void
test_unit_with_two_crews_does_not_rest (void)
{
  Case self;
  TbrCapability two = module;
  two.crews = 2;
  case_init (&self, &two, "NO");
  bring_to_work (&self);
  tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + 3 * TBR_DAY);
  g_assert_cmpuint (count (&self, TBR_FACT_UNIT_RESTING), ==, 0);
  g_assert_cmpint (unit_of (&self)->phase, ==, TBR_PHASE_WORKING);
  tbr_fixture_clear (&self.fixture);
}

/* Aircraft: only by day, no more than eight hours a day for one crew; drops by the hour. */
static void
test_unit_flies_by_day_only (void)
{
  Case self;
  case_init (&self, &aircraft, "NO");
  bring_to_work (&self);
  TbrTime start = tbr_sim_clock (self.sim);
  tbr_fixture_run (&self.fixture, start + 6 * TBR_DAY);
  double total = 0;
  guint n = count (&self, TBR_FACT_UNIT_WORKED);
  for (guint i = 0; i < n; i++)
    {
      const TbrFact *worked = tbr_fixture_find (&self.fixture, TBR_FACT_UNIT_WORKED, self.unit, i);
      const TbrFact *began = tbr_fixture_find (&self.fixture, TBR_FACT_UNIT_WORKING, self.unit, i);
      TbrTime middle = (began->at + worked->at) / 2;
      g_assert_true (
          tbr_calendar_is_day (&self.sim->calendar, began->at + TBR_MINUTE, NEED_LON, NEED_LAT));
      g_assert_true (tbr_calendar_is_day (&self.sim->calendar, middle, NEED_LON, NEED_LAT));
      g_assert_cmpfloat (worked->x, <=, 8 + 1e-6);
      /* [ERCC2018] 10.8 drops a flight hour and aircraft, two aircraft, factor 1 */
      g_assert_cmpfloat_with_epsilon (worked->z, 10.8 * 2 * worked->x, 1e-6);
      total += worked->x;
    }
  g_assert_cmpfloat (total, >, 5 * 7);
  g_assert_cmpfloat (total, <=, 7 * 8);
  tbr_fixture_clear (&self.fixture);
}

static void
test_unit_returns_when_released (void)
{
  Case self;
  case_init (&self, &module, "NO");
  bring_to_work (&self);
  tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + 3 * TBR_HOUR);
  tbr_unit_release (self.sim, self.unit, TBR_RELEASE_DONE);
  g_assert_cmpuint (tbr_need_get (self.sim, self.need)->n_units, ==, 0);
  run_to_phase (&self, TBR_PHASE_AVAILABLE);
  const TbrUnitSpec *spec = tbr_unit_spec (self.sim, self.unit);
  g_assert_cmpfloat (unit_of (&self)->lon, ==, spec->lon);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_READY], ==, 1);
  const TbrFactCode order[]
      = { TBR_FACT_UNIT_ORDERED, TBR_FACT_UNIT_MOBILISING, TBR_FACT_UNIT_DEPARTED,
          TBR_FACT_UNIT_ARRIVED, TBR_FACT_UNIT_ON_SITE,    TBR_FACT_UNIT_WORKING,
          TBR_FACT_UNIT_WORKED,  TBR_FACT_UNIT_RELEASED,   TBR_FACT_UNIT_RETURNING,
          TBR_FACT_UNIT_HOME,    TBR_FACT_UNIT_READY };
  TbrTime before = -1;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const TbrFact *fact = first (&self, order[i]);
      g_assert_nonnull (fact);
      g_assert_cmpint (fact->at, >=, before);
      before = fact->at;
    }
  /* away from departure to home: x of the fact says so; person-days count it */
  const TbrFact *home = first (&self, TBR_FACT_UNIT_HOME);
  double away = (double) (home->at - first (&self, TBR_FACT_UNIT_DEPARTED)->at) / (double) TBR_HOUR;
  g_assert_cmpfloat_with_epsilon (home->x, away, 1e-9);
  g_assert_cmpfloat_with_epsilon (unit_of (&self)->person_days, 60 * away / 24, 1e-9);
  /* packing 18 h (6, 36), recovery at least a day */
  TbrTime packed = first (&self, TBR_FACT_UNIT_RETURNING)->at;
  g_assert_cmpint (packed - first (&self, TBR_FACT_UNIT_RELEASED)->at, >, 2 * TBR_HOUR);
  g_assert_cmpint (packed - first (&self, TBR_FACT_UNIT_RELEASED)->at, <, 80 * TBR_HOUR);
  tbr_fixture_clear (&self.fixture);
}

static void
test_unit_turns_back_on_the_way (void)
{
  Case self;
  case_init (&self, &module, "NO");
  send (&self);
  run_to_phase (&self, TBR_PHASE_TRAVELLING);
  tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + 40 * TBR_MINUTE);
  double lon, lat;
  tbr_unit_place (self.sim, self.unit, &lon, &lat);
  double gone = tbr_geodesy_distance (lon, lat, ABROAD_LON, ABROAD_LAT);
  g_assert_cmpfloat (gone, >, 10e3);
  g_assert_cmpfloat (gone, <, 55e3);
  tbr_unit_release (self.sim, self.unit, TBR_RELEASE_RECALL);
  g_assert_cmpint (unit_of (&self)->phase, ==, TBR_PHASE_RETURNING);
  run_to_phase (&self, TBR_PHASE_RECOVERING);
  g_assert_cmpfloat (first (&self, TBR_FACT_UNIT_HOME)->x, <, 3);
  tbr_fixture_clear (&self.fixture);
}

static void
test_unit_released_before_it_leaves_is_ready_at_once (void)
{
  Case self;
  case_init (&self, &module, "NO");
  send (&self);
  tbr_fixture_run (&self.fixture, TBR_HOUR);
  tbr_unit_release (self.sim, self.unit, TBR_RELEASE_ORDER);
  tbr_fixture_run (&self.fixture, TBR_HOUR);
  g_assert_cmpint (unit_of (&self)->phase, ==, TBR_PHASE_AVAILABLE);
  g_assert_cmpuint (count (&self, TBR_FACT_UNIT_HOME), ==, 0);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_READY], ==, 1);
  /* and can go again at once, with other luck */
  send (&self);
  g_assert_cmpuint (unit_of (&self)->mission, ==, 2);
  g_assert_cmpfloat (first (&self, TBR_FACT_UNIT_MOBILISING)->x, !=,
                     tbr_fixture_find (&self.fixture, TBR_FACT_UNIT_MOBILISING, self.unit, 1)->x);
  tbr_fixture_clear (&self.fixture);
}

static void
test_unit_is_idle_when_its_need_closes (void)
{
  Case self;
  case_init (&self, &module, "NO");
  bring_to_work (&self);
  tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + TBR_HOUR);
  tbr_need_close (self.sim, self.need);
  tbr_unit_need_closed (self.sim, self.need);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_IDLE], ==, 1);
  g_assert_cmpint (unit_of (&self)->phase, ==, TBR_PHASE_RESTING);
  g_assert_cmpuint (unit_of (&self)->need, ==, TBR_NONE);
  tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + TBR_HOUR);
  g_assert_cmpint (tbr_unit_task (self.sim, self.unit, self.second), ==, TBR_ORDER_OK);
  run_to_phase (&self, TBR_PHASE_WORKING);
  tbr_fixture_clear (&self.fixture);
}

static void
test_unit_rests_while_the_place_gives_no_work (void)
{
  Case self;
  case_init (&self, &module, "NO");
  bring_to_work (&self);
  tbr_need_set_factor (self.sim, self.need, TBR_WORK_VEHICLE, 0);
  tbr_unit_need_changed (self.sim, self.need);
  g_assert_cmpint (unit_of (&self)->phase, ==, TBR_PHASE_RESTING);
  g_assert_cmpint (unit_of (&self)->rest, ==, TBR_REST_NO_WORK);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_IDLE], ==, 1);
  tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + TBR_HOUR);
  tbr_need_set_factor (self.sim, self.need, TBR_WORK_VEHICLE, 0.5);
  tbr_unit_need_changed (self.sim, self.need);
  g_assert_cmpint (unit_of (&self)->phase, ==, TBR_PHASE_WORKING);
  tbr_fixture_clear (&self.fixture);
}

static void
test_unit_stops_for_an_aftershock (void)
{
  Case self;
  case_init (&self, &module, "NO");
  bring_to_work (&self);
  TbrTime now = tbr_sim_clock (self.sim);
  tbr_unit_stop_work (self.sim, self.need, now + 45 * TBR_MINUTE);
  g_assert_cmpint (unit_of (&self)->rest, ==, TBR_REST_AFTERSHOCK);
  tbr_fixture_run (&self.fixture, now + 44 * TBR_MINUTE);
  g_assert_cmpint (unit_of (&self)->phase, ==, TBR_PHASE_RESTING);
  tbr_fixture_run (&self.fixture, now + 46 * TBR_MINUTE);
  g_assert_cmpint (unit_of (&self)->phase, ==, TBR_PHASE_WORKING);
  tbr_fixture_clear (&self.fixture);
}

/* Supplies end 96 h after departure, the period 7 days after arrival on site. */
static void
test_unit_says_when_supplies_and_period_are_over (void)
{
  Case self;
  case_init (&self, &module, "NO");
  bring_to_work (&self);
  TbrTime supplies = first (&self, TBR_FACT_UNIT_DEPARTED)->at + 96 * TBR_HOUR;
  TbrTime period = first (&self, TBR_FACT_UNIT_ON_SITE)->at + 7 * TBR_DAY;
  tbr_fixture_run (&self.fixture, supplies - 1);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_EXPIRED], ==, 0);
  tbr_fixture_run (&self.fixture, supplies);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_EXPIRED], ==, 1);
  tbr_unit_supply (self.sim, self.unit, 30 * TBR_DAY);
  tbr_fixture_run (&self.fixture, period);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_EXPIRED], ==, 2);
  tbr_unit_rotate (self.sim, self.unit);
  g_assert_cmpuint (count (&self, TBR_FACT_UNIT_ROTATED), ==, 1);
  tbr_fixture_run (&self.fixture, period + 7 * TBR_DAY);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_EXPIRED], ==, 3);
  tbr_fixture_clear (&self.fixture);
}

static void
test_unit_refuses_what_it_cannot_do (void)
{
  Case self;
  case_init (&self, &module, "NO");
  tbr_unit_hold (self.sim, self.unit);
  g_assert_cmpint (unit_of (&self)->phase, ==, TBR_PHASE_HELD);
  tbr_unit_free (self.sim, self.unit);
  g_assert_cmpint (unit_of (&self)->phase, ==, TBR_PHASE_AVAILABLE);
  self.fixture.rate_list[TBR_NEED_TRAPPED * TBR_FIXTURE_KINDS] = NULL;
  TbrNeedId trapped = tbr_fixture_open (&self.fixture, TBR_NEED_TRAPPED, NEED_LON, NEED_LAT);
  g_assert_cmpint (tbr_unit_send (self.sim, self.unit, trapped, no_request), ==, TBR_ORDER_NO_RATE);
  g_assert_cmpuint (count (&self, TBR_FACT_UNIT_ORDER_FAILED), ==, 1);
  send (&self);
  g_assert_cmpint (tbr_unit_check_order (self.sim, self.unit, self.second), ==, TBR_ORDER_AWAY);
  tbr_need_close (self.sim, self.second);
  g_assert_cmpint (tbr_unit_task (self.sim, self.unit, self.second), ==, TBR_ORDER_CLOSED);
  tbr_fixture_clear (&self.fixture);
}

static void
test_unit_serves_held_needs_day_and_night (void)
{
  Case self;
  case_init (&self, &module, "NO");
  TbrNeedId homeless = tbr_fixture_open (&self.fixture, TBR_NEED_HOMELESS, NEED_LON, NEED_LAT);
  self.need = homeless;
  bring_to_work (&self);
  tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + 2 * TBR_DAY);
  g_assert_cmpint (unit_of (&self)->phase, ==, TBR_PHASE_WORKING);
  g_assert_cmpfloat (tbr_need_rate (self.sim, homeless, TBR_WORK_N), ==, PER_HOUR);
  tbr_fixture_clear (&self.fixture);
}

/* Closes every road and ferry out of the unit's node. */
static void
cut_off (Case *self)
{
  const TbrMap *map = self->sim->map;
  guint32 node = tbr_unit_spec (self->sim, self->unit)->node;
  for (guint32 i = map->first_arc[node]; i < map->first_arc[node + 1]; i++)
    tbr_link_set_condition (self->sim, TBR_HANDLE (TbrLinkId, map->arcs[i].link),
                            TBR_LINK_STATE_CLOSED, 0);
}

static void
test_unit_without_a_way_stays_at_home (void)
{
  Case self;
  case_init (&self, &module, "NO");
  send (&self);
  cut_off (&self);
  run_to_phase (&self, TBR_PHASE_AVAILABLE);
  g_assert_cmpuint (count (&self, TBR_FACT_UNIT_ORDER_FAILED), ==, 1);
  g_assert_cmpuint (first (&self, TBR_FACT_UNIT_ORDER_FAILED)->code, ==, TBR_ORDER_NO_WAY);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_IDLE], ==, 1);
  g_assert_cmpuint (count (&self, TBR_FACT_UNIT_DEPARTED), ==, 0);
  g_assert_cmpint (tbr_unit_send (self.sim, self.unit, self.need, no_request), ==,
                   TBR_ORDER_NO_WAY);
  tbr_fixture_clear (&self.fixture);
}

/* Of three people each with 5 % of staying away, two absent are too many: about 1 mission in 140.
   The order fails, the unit is off for a day, then ready. */
static void
test_unit_without_its_crew_fails_its_order (void)
{
  TbrCapability few = module;
  few.staff_least = few.staff = 3;
  guint failed = 0;
  Case self;
  case_init (&self, &few, "NO");
  for (guint i = 0; i < 600 && failed == 0; i++)
    {
      if (tbr_unit_send (self.sim, self.unit, self.need, no_request) == TBR_ORDER_OK)
        tbr_unit_release (self.sim, self.unit, TBR_RELEASE_ORDER);
      else
        {
          failed++;
          g_assert_cmpuint (first (&self, TBR_FACT_UNIT_ORDER_FAILED)->code, ==, TBR_ORDER_NO_CREW);
          g_assert_cmpint (unit_of (&self)->phase, ==, TBR_PHASE_OFF);
          g_assert_cmpint (tbr_unit_check_order (self.sim, self.unit, self.need), ==,
                           TBR_ORDER_OFF);
          tbr_unit_free (self.sim, self.unit);
          tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + TBR_DAY);
        }
      tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim));
      g_assert_cmpint (unit_of (&self)->phase, ==, TBR_PHASE_AVAILABLE);
    }
  g_assert_cmpuint (failed, ==, 1);
  tbr_fixture_clear (&self.fixture);
}

/* 3 % of the people fall ill in 14 days: over 60 modules of 60, within four standard errors of the
   count, with the few who are hurt besides. */
static void
test_unit_loses_people_to_illness (void)
{
  guint lost = 0;
  TbrFixture fixture;
  tbr_fixture_init (&fixture, "2018-07-20T00:00Z");
  TbrCapability long_stay = module;
  long_stay.crews = 2;
  long_stay.hazard_factor = 0;
  tbr_fixture_add_capability (&fixture, &long_stay, TBR_WORK_VEHICLE, PER_HOUR);
  for (guint i = 0; i < 60; i++)
    tbr_fixture_add_unit (&fixture, 0, "NO", ABROAD_LON, ABROAD_LAT);
  tbr_fixture_start (&fixture, 3);
  TbrSim *sim = &fixture.sim;
  TbrNeedId need = tbr_fixture_open (&fixture, TBR_NEED_DIKE, NEED_LON, NEED_LAT);
  for (guint32 i = 0; i < 60; i++)
    tbr_unit_send (sim, TBR_HANDLE (TbrUnitId, i), need, no_request);
  tbr_core_run_until (sim, 2 * TBR_DAY);
  for (guint32 i = 0; i < 60; i++)
    g_assert_cmpint (tbr_unit_task (sim, TBR_HANDLE (TbrUnitId, i), need), ==, TBR_ORDER_OK);
  tbr_core_run_until (sim, 17 * TBR_DAY);
  for (guint32 i = 0; i < 60; i++)
    lost += tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, i))->n_sick;
  double expected = 60 * 57 * 0.03;
  g_assert_cmpfloat_with_epsilon (lost, expected, 4 * sqrt (expected));
  tbr_fixture_clear (&fixture);
}

/* A copy in the middle of everything has the same future, although it has looked nothing up. */
static void
test_unit_copy_has_the_same_future (void)
{
  Case self;
  case_init (&self, &aircraft, "NO");
  bring_to_work (&self);
  tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + 30 * TBR_HOUR);
  TbrFixture other = { 0 };
  tbr_core_flush (self.sim);
  tbr_core_copy (&other.sim, self.sim);
  TbrSim *sims[2] = { self.sim, &other.sim };
  guint64 digests[2];
  double times[2];
  for (guint i = 0; i < 2; i++)
    {
      TbrUnitEstimate estimate;
      tbr_core_run_until (sims[i], tbr_sim_clock (sims[i]) + 2 * TBR_DAY);
      g_assert_cmpint (tbr_unit_estimate (sims[i], self.unit, self.second, &estimate), ==,
                       TBR_ORDER_OK);
      times[i] = estimate.time;
      tbr_unit_task (sims[i], self.unit, self.second);
      tbr_core_run_until (sims[i], tbr_sim_clock (sims[i]) + 2 * TBR_DAY);
      tbr_unit_release (sims[i], self.unit, TBR_RELEASE_ORDER);
      tbr_core_run_until (sims[i], tbr_sim_clock (sims[i]) + 20 * TBR_DAY);
      digests[i] = tbr_digest_value (&sims[i]->core->digest);
    }
  g_assert_cmpuint (digests[0], ==, digests[1]);
  g_assert_cmpfloat (times[0], ==, times[1]);
  tbr_unit_free_cache (&other.sim);
  tbr_route_cache_free (other.sim.caches[1]);
  tbr_core_clear (&other.sim);
  tbr_fixture_clear (&self.fixture);
}

/* Whatever is ordered whenever: units and ledger agree after every event, and at the end everybody
   is at home. */
static void
test_unit_survives_random_orders (void)
{
  for (guint32 seed = 1; seed <= 10; seed++)
    {
      g_test_message ("seed %u", seed);
      TbrFixture fixture;
      tbr_fixture_init (&fixture, "2018-07-20T00:00Z");
      const TbrCapability *types[] = { &engine, &module, &aircraft };
      const char *states[] = { "SE", "NO" };
      for (guint i = 0; i < 3; i++)
        tbr_fixture_add_capability (&fixture, types[i], (TbrWorkClass) (i % 3 + 1), PER_HOUR);
      for (guint i = 0; i < 12; i++)
        tbr_fixture_add_unit (&fixture, i % 3, states[i % 2], i % 2 ? ABROAD_LON : HOME_LON,
                              i % 2 ? ABROAD_LAT : HOME_LAT);
      tbr_fixture_start (&fixture, seed);
      TbrSim *sim = &fixture.sim;
      TbrNeedId needs[3];
      for (guint i = 0; i < 3; i++)
        needs[i] = tbr_fixture_open (&fixture, TBR_NEED_FIRE_LINE, NEED_LON + 0.2 * i, NEED_LAT);
      TbrStream stream;
      tbr_stream_init (&stream, seed, 0, TBR_PURPOSE (TBR_ROOM_RESOURCES, 99), 0, 0);
      for (guint i = 0; i < 400; i++)
        {
          TbrUnitId unit = { tbr_stream_below (&stream, 12) };
          TbrNeedId need = needs[tbr_stream_below (&stream, 3)];
          guint what = tbr_stream_below (&stream, 8);
          if (what <= 2)
            tbr_unit_send (sim, unit, need, no_request);
          else if (what <= 4)
            tbr_unit_task (sim, unit, need);
          else if (what == 5)
            tbr_unit_release (sim, unit, TBR_RELEASE_ORDER);
          else if (what == 6)
            tbr_unit_stop_work (sim, need, tbr_sim_clock (sim) + TBR_HOUR);
          else
            {
              tbr_need_set_factor (sim, need, TBR_WORK_VEHICLE,
                                   (double) tbr_stream_below (&stream, 2));
              tbr_unit_need_changed (sim, need);
            }
          tbr_fixture_run (&fixture,
                           tbr_sim_clock (sim)
                               + (TbrTime) (tbr_stream_exponential (&stream) * 2 * TBR_HOUR));
        }
      for (guint32 i = 0; i < 3; i++)
        {
          tbr_need_close (sim, needs[i]);
          tbr_unit_need_closed (sim, needs[i]);
        }
      for (guint32 i = 0; i < 12; i++)
        tbr_unit_release (sim, TBR_HANDLE (TbrUnitId, i), TBR_RELEASE_DONE);
      tbr_fixture_run (&fixture, tbr_sim_clock (sim) + 60 * TBR_DAY);
      for (guint32 i = 0; i < 12; i++)
        g_assert_cmpint (tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, i))->phase, ==,
                         TBR_PHASE_AVAILABLE);
      tbr_fixture_clear (&fixture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resources/unit/goes-straight-to-work-at-home",
                   test_unit_goes_straight_to_work_at_home);
  g_test_add_func ("/resources/unit/from-abroad-waits-for-a-task",
                   test_unit_from_abroad_waits_for_a_task);
  g_test_add_func ("/resources/unit/works-in-shifts", test_unit_works_in_shifts);
  g_test_add_func ("/resources/unit/with-two-crews-does-not-rest",
                   test_unit_with_two_crews_does_not_rest);
  g_test_add_func ("/resources/unit/flies-by-day-only", test_unit_flies_by_day_only);
  g_test_add_func ("/resources/unit/returns-when-released", test_unit_returns_when_released);
  g_test_add_func ("/resources/unit/turns-back-on-the-way", test_unit_turns_back_on_the_way);
  g_test_add_func ("/resources/unit/released-before-it-leaves-is-ready-at-once",
                   test_unit_released_before_it_leaves_is_ready_at_once);
  g_test_add_func ("/resources/unit/is-idle-when-its-need-closes",
                   test_unit_is_idle_when_its_need_closes);
  g_test_add_func ("/resources/unit/rests-while-the-place-gives-no-work",
                   test_unit_rests_while_the_place_gives_no_work);
  g_test_add_func ("/resources/unit/stops-for-an-aftershock", test_unit_stops_for_an_aftershock);
  g_test_add_func ("/resources/unit/says-when-supplies-and-period-are-over",
                   test_unit_says_when_supplies_and_period_are_over);
  g_test_add_func ("/resources/unit/refuses-what-it-cannot-do",
                   test_unit_refuses_what_it_cannot_do);
  g_test_add_func ("/resources/unit/serves-held-needs-day-and-night",
                   test_unit_serves_held_needs_day_and_night);
  g_test_add_func ("/resources/unit/without-a-way-stays-at-home",
                   test_unit_without_a_way_stays_at_home);
  g_test_add_func ("/resources/unit/without-its-crew-fails-its-order",
                   test_unit_without_its_crew_fails_its_order);
  g_test_add_func ("/resources/unit/loses-people-to-illness", test_unit_loses_people_to_illness);
  g_test_add_func ("/resources/unit/copy-has-the-same-future", test_unit_copy_has_the_same_future);
  g_test_add_func ("/resources/unit/survives-random-orders", test_unit_survives_random_orders);
  return g_test_run ();
}
