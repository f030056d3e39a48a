/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who comes when a unit is called out or relieved, and how long employers keep them. */
#include "resources/muster.h"

#include "resources/purpose.h"
#include "resources/roster.h"
#include "world/attendance.h"

#include <math.h>

/* Civil hours of work, and the last weekday. Our assumption. */
#define WORK_BEGINS 6
#define WORK_ENDS 18
#define FRIDAY 5

/* How many are asked: for a mission abroad more than needed, one more at least. */
static guint32
number_asked (const TbrStateSpec *owner, guint32 required, gboolean abroad)
{
  if (!abroad || required == 0)
    return required;
  return MAX (required + 1, (guint32) ceil (required * (1 + owner->over_manning)));
}

/* Share of those asked who come. Illness that keeps a state's staff at home keeps them, too. */
static double
share_coming (const TbrSim *sim, TbrUnitId unit, gboolean abroad)
{
  const TbrStateSpec *owner = tbr_roster_owner (sim, unit);
  TbrStateId state = TBR_HANDLE (TbrStateId, tbr_unit_spec (sim, unit)->state);
  return (abroad ? owner->consent : 1) * (1 - owner->no_show) * tbr_staff_present (sim, state);
}

void
tbr_muster_draw (const TbrSim *sim, TbrUnitId unit, const TbrMuster *muster,
                 guint16 out_come[TBR_COHORTS_MAX])
{
  const TbrStateSpec *owner = tbr_roster_owner (sim, unit);
  const TbrCohort *cohorts = tbr_roster_cohorts (sim, unit);
  const TbrPool *pools = tbr_roster_pools (sim, unit);
  guint n = tbr_roster_count (sim, unit);
  for (guint i = 0; i < n; i++)
    {
      guint32 asked
          = MIN (pools[i].home, number_asked (owner, cohorts[i].required, muster->abroad != 0));
      TbrStream stream;
      tbr_core_stream (sim, &stream, muster->purpose, tbr_unit_spec (sim, unit)->hash,
                       muster->step * TBR_COHORTS_MAX + i);
      guint32 come = asked == 0
                         ? 0
                         : tbr_stream_binomial (&stream, asked,
                                                share_coming (sim, unit, muster->abroad != 0));
      out_come[i] = (guint16) MIN (come, cohorts[i].required);
    }
}

double
tbr_muster_expected (const TbrSim *sim, TbrUnitId unit, gboolean abroad)
{
  const TbrStateSpec *owner = tbr_roster_owner (sim, unit);
  double asked = abroad ? 1 + owner->over_manning : 1;
  return tbr_unit_spec (sim, unit)->staff == 0 ? 1
                                               : MIN (1, asked * share_coming (sim, unit, abroad));
}

TbrTime
tbr_muster_release (const TbrSim *sim, TbrUnitId unit)
{
  const TbrStateSpec *owner = tbr_roster_owner (sim, unit);
  if (owner->volunteers <= 0)
    return 0;
  TbrStream stream;
  TbrCivil civil;
  tbr_core_stream (sim, &stream, TBR_PURPOSE_EMPLOYER, tbr_unit_spec (sim, unit)->hash, 0);
  if (tbr_stream_uniform (&stream) >= owner->volunteers)
    return 0;
  tbr_calendar_civil (&sim->calendar, tbr_sim_clock (sim), &civil);
  if (civil.hour < WORK_BEGINS || civil.hour >= WORK_ENDS)
    return owner->release_night;
  return civil.weekday <= FRIDAY ? owner->release_weekday : 0;
}
