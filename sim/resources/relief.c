/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Relief crews: asked for, found or not, on the way, taking over. */
#include "resources/relief.h"

#include "resources/crew.h"
#include "resources/health.h"
#include "resources/mission.h"
#include "resources/muster.h"
#include "resources/period.h"
#include "resources/purpose.h"
#include "resources/work.h"

/* How long before the end of the period relief is asked for, at most. Our assumption. */
#define LEAD (4 * TBR_DAY)
/* How often it is asked for again. Our assumption. */
#define AGAIN TBR_DAY
/* How long both crews are there, seconds. Source: [PROCESS] section 3, state S12: 12 to 24 h. */
#define OVERLAP_LEAST (12 * 3600.0)
#define OVERLAP_MOST (24 * 3600.0)
/* The shortest way that relief has. Our assumption: a night on a coach. */
#define WAY_LEAST (12 * TBR_HOUR)
/* Reliefs of one mission are numbered by the day. */
#define DAYS_OF_MISSION 2000u

TbrTime
tbr_relief_ask_at (const TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  if (!self->foreign || self->period_end == TBR_NEVER || tbr_unit_spec (sim, unit)->staff == 0)
    return TBR_NEVER;
  return self->period_end - MIN (LEAD, tbr_unit_capability (sim, unit)->operation / 2);
}

static guint32
step_of (const TbrSim *sim, const TbrUnit *self)
{
  TbrTime days = (tbr_sim_clock (sim) - self->accepted) / TBR_DAY;
  return self->mission * DAYS_OF_MISSION + (guint32) days;
}

/* How long relief is on its way: as long as the unit was from its order to its place. */
static TbrTime
way_out (const TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime way = self->on_site == TBR_NEVER ? 0 : self->on_site - self->accepted;
  return tbr_muster_release (sim, unit) + MAX (WAY_LEAST, way);
}

static TbrTime
draw_overlap (const TbrSim *sim, TbrUnitId unit)
{
  TbrLaw law = { .kind = TBR_LAW_UNIFORM, .p = { OVERLAP_LEAST, OVERLAP_MOST } };
  TbrStream stream;
  tbr_core_stream (sim, &stream, TBR_PURPOSE_OVERLAP, tbr_unit_spec (sim, unit)->hash,
                   step_of (sim, tbr_unit_get (sim, unit)));
  return tbr_stream_draw_time (&stream, &law);
}

/* Those who come leave home. Returns: how many. */
static guint
send_off (TbrSim *sim, TbrUnitId unit, const guint16 *come)
{
  TbrCohort *cohorts = tbr_roster_cohorts (sim, unit);
  TbrPool *pools = tbr_roster_pools (sim, unit);
  guint n = tbr_roster_count (sim, unit);
  guint sum = 0;
  for (guint i = 0; i < n; i++)
    {
      pools[i].home -= come[i];
      cohorts[i].coming = come[i];
      sum += come[i];
    }
  return sum;
}

static TbrOrderFault
tell_missing (TbrSim *sim, TbrUnitId unit, const guint16 *come)
{
  TbrCrewGap gap;
  tbr_roster_gap (sim, unit, come, &gap);
  tbr_unit_get (sim, unit)->relief = TBR_RELIEF_MISSING;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_RELIEF_MISSING,
                                 .code = (guint16) gap.level,
                                 .a = unit.i,
                                 .b = TBR_NONE,
                                 .c = gap.skill,
                                 .x = gap.present,
                                 .y = gap.required });
  return TBR_ORDER_NO_CREW;
}

TbrOrderFault
tbr_unit_relieve (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrMuster muster
      = { .purpose = TBR_PURPOSE_RELIEF, .step = step_of (sim, self), .abroad = self->foreign };
  guint16 come[TBR_COHORTS_MAX] = { 0 };
  TbrTime now = tbr_sim_clock (sim);
  if (self->relief == TBR_RELIEF_COMING)
    return TBR_ORDER_OK;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_RELIEF_ASKED,
                                 .a = unit.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE,
                                 .x = tbr_unit_spec (sim, unit)->staff });
  self->relief_ask = now + AGAIN;
  tbr_period_set_alarm (sim, unit);
  tbr_muster_draw (sim, unit, &muster, come);
  if (tbr_roster_readiness (sim, unit, come) < TBR_READINESS_LEAST)
    return tell_missing (sim, unit, come);
  guint n = send_off (sim, unit, come);
  TbrTime takes_over = now + way_out (sim, unit) + draw_overlap (sim, unit);
  self->relief = TBR_RELIEF_COMING;
  self->relief_ask = TBR_NEVER;
  self->relief_due = MAX (takes_over, self->period_end);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_RELIEF_FOUND,
                                 .a = unit.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE,
                                 .x = n,
                                 .y = (double) (self->relief_due - now) / (double) TBR_HOUR,
                                 .z = (double) MAX (0, self->relief_due - self->period_end)
                                      / (double) TBR_HOUR });
  self->period_end = self->relief_due;
  tbr_period_set_alarm (sim, unit);
  return TBR_ORDER_OK;
}

/* Everybody with the unit goes home; the relief stays. Returns: how many there are now. */
static guint
exchange (TbrSim *sim, TbrUnitId unit)
{
  TbrCohort *cohorts = tbr_roster_cohorts (sim, unit);
  guint n = tbr_roster_count (sim, unit);
  guint present = 0;
  for (guint i = 0; i < n; i++)
    {
      cohorts[i].resting = (guint16) (cohorts[i].resting + cohorts[i].present + cohorts[i].sick);
      cohorts[i].present = cohorts[i].coming;
      cohorts[i].sick = cohorts[i].coming = 0;
      present += cohorts[i].present;
    }
  return present;
}

void
tbr_relief_hand_over (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime now = tbr_sim_clock (sim);
  if (self->phase == TBR_PHASE_WORKING)
    tbr_health_count (sim, unit);
  tbr_health_end (sim, unit);
  TbrTime home = self->on_site == TBR_NEVER ? WAY_LEAST : self->on_site - self->left_home;
  TbrTime rest = tbr_mission_rest (sim, unit, now - self->fresh, TBR_PURPOSE_RELIEVED);
  self->staff_present = (guint16) exchange (sim, unit);
  tbr_queue_cancel (sim, self->rested);
  self->rested = tbr_core_schedule (sim, now + home + rest, TBR_EVENT_UNIT_RESTED, unit.i, 0);
  self->relief = TBR_RELIEF_NONE;
  self->relief_due = TBR_NEVER;
  tbr_crew_refresh (sim, unit);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_ROTATED,
                                 .a = unit.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE,
                                 .x = self->staff_present });
}

void
tbr_relief_call_off (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrCohort *cohorts = tbr_roster_cohorts (sim, unit);
  TbrPool *pools = tbr_roster_pools (sim, unit);
  guint n = tbr_roster_count (sim, unit);
  for (guint i = 0; i < n; i++)
    {
      pools[i].home += cohorts[i].coming;
      cohorts[i].coming = 0;
    }
  self->relief = TBR_RELIEF_NONE;
  self->relief_due = self->relief_ask = TBR_NEVER;
}

void
tbr_relief_on_rested (TbrSim *sim, const TbrEvent *event)
{
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, event->a);
  TbrCohort *cohorts = tbr_roster_cohorts (sim, unit);
  TbrPool *pools = tbr_roster_pools (sim, unit);
  guint n = tbr_roster_count (sim, unit);
  tbr_unit_get (sim, unit)->rested = TBR_EVENT_NONE;
  for (guint i = 0; i < n; i++)
    {
      pools[i].home += cohorts[i].resting;
      cohorts[i].resting = 0;
    }
}
