/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One unit and two needs in the woods of Sweden: the stage of the tests of missions. */
#include "mission_case.h"

const TbrCapability engine = { .staff_least = 4,
                               .staff = 6,
                               .vehicles = 1,
                               .mode = TBR_MODE_ROAD,
                               .layer = TBR_LAYER_NATIONAL,
                               .depart = 3 * TBR_MINUTE,
                               .operation = TBR_DAY,
                               .set_up = 6 * TBR_MINUTE,
                               .crews = 1 };
const TbrCapability module = { .staff_least = 20,
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
const TbrCapability aircraft = { .staff_least = 8,
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

const TbrRequestId no_request = { TBR_NONE };

void
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

TbrUnit *
case_unit (Case *self)
{
  return tbr_unit_get (self->sim, self->unit);
}

void
case_run_to_phase (Case *self, TbrPhase phase)
{
  while (case_unit (self)->phase != phase)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (tbr_core_step (self->sim));
      tbr_unit_check_invariants (self->sim, &error);
      g_assert_no_error (error);
      g_assert_cmpint (tbr_sim_clock (self->sim), <, 60 * TBR_DAY);
    }
}

void
case_send (Case *self)
{
  g_assert_cmpint (tbr_unit_send (self->sim, self->unit, self->need, no_request), ==, TBR_ORDER_OK);
}

/* From abroad to the place of work. */
void
case_bring_to_work (Case *self)
{
  case_send (self);
  if (case_unit (self)->foreign)
    {
      case_run_to_phase (self, TBR_PHASE_ARRIVED);
      g_assert_cmpint (tbr_unit_task (self->sim, self->unit, self->need), ==, TBR_ORDER_OK);
    }
  case_run_to_phase (self, TBR_PHASE_WORKING);
}

guint
case_count (Case *self, TbrFactCode kind)
{
  return tbr_fixture_count (&self->fixture, kind, self->unit);
}

const TbrFact *
case_first (Case *self, TbrFactCode kind)
{
  return tbr_fixture_find (&self->fixture, kind, self->unit, 0);
}
