/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which unit goes to a call: the doctrine in force over the units of the desk. */
#include "response/desk.h"

#include "response/doctrine.h"

#include <math.h>

void
tbr_desk_choice_init (TbrDeskChoice *choice, TbrSim *sim, guint32 element)
{
  const TbrCall *call = tbr_call_get (sim, element);
  const TbrCallsPlan *plan = tbr_calls_plan (sim, TBR_HANDLE (TbrHazardId, call->hazard));
  TbrStateId state = TBR_HANDLE (TbrStateId, plan->values->state);
  TbrDoctrine doctrine = tbr_doctrine_in_force (sim, TBR_DECISION_DISPATCH, state);
  choice->sim = sim;
  choice->desk = tbr_desk_get (sim, call->desk);
  choice->plan = plan;
  choice->call = call;
  choice->policy = doctrine.kind;
  choice->values = doctrine.values;
  choice->report = (TbrReport){ .need = { TBR_NONE },
                                .state = state,
                                .as_of = call->opened,
                                .opened = call->opened,
                                .stock = call->n_wanted,
                                .required = call->n_wanted,
                                .kind = TBR_NEED_N,
                                .priority = call->priority };
  tbr_calls_degrees (plan, &call->place, &choice->report.lon, &choice->report.lat);
}

double
tbr_desk_choice_score (const TbrDeskChoice *choice, guint32 number)
{
  TbrDesk *desk = choice->desk;
  const TbrCallsPlan *plan = choice->plan;
  const TbrDeskUnit *self = tbr_desk_unit_get (choice->sim, desk->first_unit + number);
  const TbrUnitSpec *spec = &choice->sim->scenario->units[self->unit];
  const TbrCallPlace *goal = &choice->call->place;
  TbrCallsWay way = { self->from, *goal, tbr_desk_drive_to (plan, choice->call) };
  if (self->status == TBR_DESK_RETURN || self->status == TBR_DESK_TRAVEL)
    way.from = tbr_desk_unit_place (choice->sim, desk, number);
  double east = goal->x - way.from.x, north = goal->y - way.from.y;
  TbrCandidate candidate
      = { .unit = { self->unit },
          .owner = { spec->state },
          .capability = spec->capability,
          .rank
          = goal->zone == TBR_NONE ? TBR_NONE : plan->ranks[goal->zone * plan->n_units + number],
          .layer = spec->layer,
          .work = TBR_WORK_VEHICLE,
          .distance = sqrt (east * east + north * north),
          .time = tbr_calls_travel (choice->sim, plan, &way),
          .rate = 1 };
  return choice->policy->score (choice->values, &choice->report, &candidate);
}

/* Whether the unit is where the desk believes it to be, and not on other work. */
static gboolean
is_there (const TbrDeskChoice *choice, guint32 number)
{
  const TbrDeskUnit *self = tbr_desk_unit_get (choice->sim, choice->desk->first_unit + number);
  const TbrUnit *unit = tbr_unit_get (choice->sim, TBR_HANDLE (TbrUnitId, self->unit));
  return self->status == TBR_DESK_RETURN
         || (unit->phase == TBR_PHASE_AVAILABLE && unit->call == TBR_NONE);
}

/* Whether the rules let a unit that is under way be turned to this call. */
static gboolean
can_be_turned (const TbrDeskChoice *choice, guint32 number)
{
  const TbrDeskUnit *self = tbr_desk_unit_get (choice->sim, choice->desk->first_unit + number);
  if (choice->plan->values->redispatch == TBR_REDISPATCH_NONE || self->call == TBR_NONE
      || (self->status != TBR_DESK_TURNOUT && self->status != TBR_DESK_TRAVEL))
    return FALSE;
  const TbrCall *other = tbr_call_get (choice->sim, self->call);
  return other->priority == choice->plan->lowest && other->priority > choice->call->priority
         && other->n_wanted == 1;
}

/* The best units so far, sorted by score. */
typedef struct
{
  guint32 *units; /* most */
  double scores[TBR_CALL_UNITS];
  guint n, most;
} TbrDeskBest;

static void
insert (TbrDeskBest *best, guint32 unit, double score)
{
  guint place = best->n;
  while (place > 0 && score < best->scores[place - 1])
    place--;
  if (place == best->most)
    return;
  best->n = MIN (best->n + 1, best->most);
  for (guint i = best->n - 1; i > place; i--)
    {
      best->units[i] = best->units[i - 1];
      best->scores[i] = best->scores[i - 1];
    }
  best->units[place] = unit;
  best->scores[place] = score;
}

guint
tbr_desk_choose (TbrSim *sim, guint32 call, guint32 *out_units)
{
  TbrDeskChoice choice;
  TbrDeskBest best;
  tbr_desk_choice_init (&choice, sim, call);
  best.units = out_units;
  best.n = 0;
  best.most = choice.call->n_wanted;
  gboolean turns = choice.plan->values->redispatch != TBR_REDISPATCH_NONE;
  for (guint word = 0; word * 64 < choice.desk->n_units; word++)
    {
      guint64 bits = choice.desk->free[word];
      if (turns)
        bits = word * 64 + 64 <= choice.desk->n_units
                   ? G_MAXUINT64
                   : (G_GUINT64_CONSTANT (1) << choice.desk->n_units % 64) - 1;
      for (; bits != 0; bits &= bits - 1)
        {
          guint32 number = word * 64 + (guint32) __builtin_ctzll (bits);
          gboolean is_free = choice.desk->free[word] >> number % 64 & 1;
          if (is_free ? !is_there (&choice, number) : !can_be_turned (&choice, number))
            continue;
          double score = tbr_desk_choice_score (&choice, number);
          if (isfinite (score))
            insert (&best, number, score);
        }
    }
  return best.n;
}
