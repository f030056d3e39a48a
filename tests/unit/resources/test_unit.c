/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Orders, journeys and returns: every transition of a unit's mission but those at work. */
#include "mission_case.h"

#include "base/geodesy.h"
#include "world/route.h"

static void
test_unit_goes_straight_to_work_at_home (void)
{
  Case self;
  case_init (&self, &engine, "SE");
  TbrUnitEstimate estimate;
  g_assert_cmpint (tbr_unit_estimate (self.sim, self.unit, self.need, &estimate), ==, TBR_ORDER_OK);
  case_send (&self);
  g_assert_cmpfloat (tbr_need_get (self.sim, self.need)->promised, ==, PER_HOUR);
  case_run_to_phase (&self, TBR_PHASE_APPROACH);
  g_assert_cmpint (tbr_sim_clock (self.sim), ==, 3 * TBR_MINUTE);
  g_assert_cmpfloat (tbr_need_get (self.sim, self.need)->promised, ==, 0);
  g_assert_cmpfloat (tbr_need_get (self.sim, self.need)->on_the_way, ==, PER_HOUR);
  case_run_to_phase (&self, TBR_PHASE_WORKING);
  /* no draws and no night on the way: as estimated, but for darkness */
  double time = (double) tbr_sim_clock (self.sim) / (double) TBR_SECOND;
  g_assert_cmpfloat_with_epsilon (time / estimate.time, 1, 0.12);
  g_assert_cmpuint (case_count (&self, TBR_FACT_UNIT_ARRIVED), ==, 0);
  g_assert_cmpuint (case_count (&self, TBR_FACT_UNIT_ON_SITE), ==, 1);
  g_assert_cmpuint (tbr_need_get (self.sim, self.need)->n_working, ==, 1);
  tbr_fixture_clear (&self.fixture);
}

static void
test_unit_from_abroad_waits_for_a_task (void)
{
  Case self;
  case_init (&self, &module, "NO");
  case_send (&self);
  case_run_to_phase (&self, TBR_PHASE_ARRIVED);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_ARRIVED], ==, 1);
  g_assert_cmpuint (case_count (&self, TBR_FACT_UNIT_BORDER), ==, 1);
  const TbrFact *arrived = case_first (&self, TBR_FACT_UNIT_ARRIVED);
  g_assert_cmpuint (arrived->b, ==, tbr_map_find_state (self.sim->map, "SE").i);
  g_assert_cmpint (tbr_unit_task (self.sim, self.unit, self.second), ==, TBR_ORDER_OK);
  g_assert_cmpuint (tbr_need_get (self.sim, self.need)->n_units, ==, 0);
  case_run_to_phase (&self, TBR_PHASE_WORKING);
  g_assert_cmpuint (tbr_need_get (self.sim, self.second)->n_working, ==, 1);
  tbr_fixture_clear (&self.fixture);
}

/* One crew works 12 hours and rests at least 11; the work in the ledger is the unit's. */
/* Aircraft: only by day, no more than eight hours a day for one crew; drops by the hour. */
static void
test_unit_returns_when_released (void)
{
  Case self;
  case_init (&self, &module, "NO");
  case_bring_to_work (&self);
  tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + 3 * TBR_HOUR);
  tbr_unit_release (self.sim, self.unit, TBR_RELEASE_DONE);
  g_assert_cmpuint (tbr_need_get (self.sim, self.need)->n_units, ==, 0);
  case_run_to_phase (&self, TBR_PHASE_AVAILABLE);
  const TbrUnitSpec *spec = tbr_unit_spec (self.sim, self.unit);
  g_assert_cmpfloat (case_unit (&self)->lon, ==, spec->lon);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_READY], ==, 1);
  const TbrFactCode order[]
      = { TBR_FACT_UNIT_ORDERED, TBR_FACT_UNIT_MOBILISING, TBR_FACT_UNIT_DEPARTED,
          TBR_FACT_UNIT_ARRIVED, TBR_FACT_UNIT_ON_SITE,    TBR_FACT_UNIT_WORKING,
          TBR_FACT_UNIT_WORKED,  TBR_FACT_UNIT_RELEASED,   TBR_FACT_UNIT_RETURNING,
          TBR_FACT_UNIT_HOME,    TBR_FACT_UNIT_READY };
  TbrTime before = -1;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const TbrFact *fact = case_first (&self, order[i]);
      g_assert_nonnull (fact);
      g_assert_cmpint (fact->at, >=, before);
      before = fact->at;
    }
  /* away from departure to home: x of the fact says so; person-days count it */
  const TbrFact *home = case_first (&self, TBR_FACT_UNIT_HOME);
  double away
      = (double) (home->at - case_first (&self, TBR_FACT_UNIT_DEPARTED)->at) / (double) TBR_HOUR;
  g_assert_cmpfloat_with_epsilon (home->x, away, 1e-9);
  g_assert_cmpfloat_with_epsilon (case_unit (&self)->person_days, 60 * away / 24, 1e-9);
  /* packing 18 h (6, 36), recovery at least a day */
  TbrTime packed = case_first (&self, TBR_FACT_UNIT_RETURNING)->at;
  g_assert_cmpint (packed - case_first (&self, TBR_FACT_UNIT_RELEASED)->at, >, 2 * TBR_HOUR);
  g_assert_cmpint (packed - case_first (&self, TBR_FACT_UNIT_RELEASED)->at, <, 80 * TBR_HOUR);
  tbr_fixture_clear (&self.fixture);
}

static void
test_unit_turns_back_on_the_way (void)
{
  Case self;
  case_init (&self, &module, "NO");
  case_send (&self);
  case_run_to_phase (&self, TBR_PHASE_TRAVELLING);
  tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + 40 * TBR_MINUTE);
  double lon, lat;
  tbr_unit_place (self.sim, self.unit, &lon, &lat);
  double gone = tbr_geodesy_distance (lon, lat, ABROAD_LON, ABROAD_LAT);
  g_assert_cmpfloat (gone, >, 10e3);
  g_assert_cmpfloat (gone, <, 55e3);
  tbr_unit_release (self.sim, self.unit, TBR_RELEASE_RECALL);
  g_assert_cmpint (case_unit (&self)->phase, ==, TBR_PHASE_RETURNING);
  case_run_to_phase (&self, TBR_PHASE_RECOVERING);
  g_assert_cmpfloat (case_first (&self, TBR_FACT_UNIT_HOME)->x, <, 3);
  tbr_fixture_clear (&self.fixture);
}

static void
test_unit_released_before_it_leaves_is_ready_at_once (void)
{
  Case self;
  case_init (&self, &module, "NO");
  case_send (&self);
  tbr_fixture_run (&self.fixture, TBR_HOUR);
  tbr_unit_release (self.sim, self.unit, TBR_RELEASE_ORDER);
  tbr_fixture_run (&self.fixture, TBR_HOUR);
  g_assert_cmpint (case_unit (&self)->phase, ==, TBR_PHASE_AVAILABLE);
  g_assert_cmpuint (case_count (&self, TBR_FACT_UNIT_HOME), ==, 0);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_READY], ==, 1);
  /* and can go again at once, with other luck */
  case_send (&self);
  g_assert_cmpuint (case_unit (&self)->mission, ==, 2);
  g_assert_cmpfloat (case_first (&self, TBR_FACT_UNIT_MOBILISING)->x, !=,
                     tbr_fixture_find (&self.fixture, TBR_FACT_UNIT_MOBILISING, self.unit, 1)->x);
  tbr_fixture_clear (&self.fixture);
}

/* Supplies end 96 h after departure, the period 7 days after arrival on site. */
static void
test_unit_refuses_what_it_cannot_do (void)
{
  Case self;
  case_init (&self, &module, "NO");
  tbr_unit_hold (self.sim, self.unit);
  g_assert_cmpint (case_unit (&self)->phase, ==, TBR_PHASE_HELD);
  tbr_unit_free (self.sim, self.unit);
  g_assert_cmpint (case_unit (&self)->phase, ==, TBR_PHASE_AVAILABLE);
  self.fixture.rate_list[TBR_NEED_TRAPPED * TBR_FIXTURE_KINDS] = NULL;
  TbrNeedId trapped = tbr_fixture_open (&self.fixture, TBR_NEED_TRAPPED, NEED_LON, NEED_LAT);
  g_assert_cmpint (tbr_unit_send (self.sim, self.unit, trapped, no_request), ==, TBR_ORDER_NO_RATE);
  g_assert_cmpuint (case_count (&self, TBR_FACT_UNIT_ORDER_FAILED), ==, 1);
  case_send (&self);
  g_assert_cmpint (tbr_unit_check_order (self.sim, self.unit, self.second), ==, TBR_ORDER_AWAY);
  tbr_need_close (self.sim, self.second);
  g_assert_cmpint (tbr_unit_task (self.sim, self.unit, self.second), ==, TBR_ORDER_CLOSED);
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
  case_send (&self);
  cut_off (&self);
  case_run_to_phase (&self, TBR_PHASE_AVAILABLE);
  g_assert_cmpuint (case_count (&self, TBR_FACT_UNIT_ORDER_FAILED), ==, 1);
  g_assert_cmpuint (case_first (&self, TBR_FACT_UNIT_ORDER_FAILED)->code, ==, TBR_ORDER_NO_WAY);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_IDLE], ==, 1);
  g_assert_cmpuint (case_count (&self, TBR_FACT_UNIT_DEPARTED), ==, 0);
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
          g_assert_cmpuint (case_first (&self, TBR_FACT_UNIT_ORDER_FAILED)->code, ==,
                            TBR_ORDER_NO_CREW);
          g_assert_cmpint (case_unit (&self)->phase, ==, TBR_PHASE_OFF);
          g_assert_cmpint (tbr_unit_check_order (self.sim, self.unit, self.need), ==,
                           TBR_ORDER_OFF);
          tbr_unit_free (self.sim, self.unit);
          tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + TBR_DAY);
        }
      tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim));
      g_assert_cmpint (case_unit (&self)->phase, ==, TBR_PHASE_AVAILABLE);
    }
  g_assert_cmpuint (failed, ==, 1);
  tbr_fixture_clear (&self.fixture);
}

/* 3 % of the people fall ill in 14 days: over 60 modules of 60, within four standard errors of the
   count, with the few who are hurt besides. */
/* A copy in the middle of everything has the same future, although it has looked nothing up. */
static void
test_unit_copy_has_the_same_future (void)
{
  Case self;
  case_init (&self, &aircraft, "NO");
  case_bring_to_work (&self);
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
  g_test_add_func ("/resources/unit/returns-when-released", test_unit_returns_when_released);
  g_test_add_func ("/resources/unit/turns-back-on-the-way", test_unit_turns_back_on_the_way);
  g_test_add_func ("/resources/unit/released-before-it-leaves-is-ready-at-once",
                   test_unit_released_before_it_leaves_is_ready_at_once);
  g_test_add_func ("/resources/unit/refuses-what-it-cannot-do",
                   test_unit_refuses_what_it_cannot_do);
  g_test_add_func ("/resources/unit/without-a-way-stays-at-home",
                   test_unit_without_a_way_stays_at_home);
  g_test_add_func ("/resources/unit/without-its-crew-fails-its-order",
                   test_unit_without_its_crew_fails_its_order);
  g_test_add_func ("/resources/unit/copy-has-the-same-future", test_unit_copy_has_the_same_future);
  g_test_add_func ("/resources/unit/survives-random-orders", test_unit_survives_random_orders);
  return g_test_run ();
}
