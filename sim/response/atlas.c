/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The Atlas network: a state asks others for their intervention units, state by state. */
#include "response/atlas.h"

#include "base/geodesy.h"
#include "response/belief.h"
#include "response/case.h"
#include "response/choice.h"
#include "response/doctrine.h"

#include <math.h>

/* The type of unit that the network is made of, and how its members work. */
#define UNIT "SIU"
/* A state's answer where the library says nothing, seconds: median, p10, p90. Source: [PROCESS]
   section 7: hours. */
static const TbrLaw usual_answer
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 2 * 3600.0, 3600.0, 6 * 3600.0 } };

/* Intervention units of a state. */
typedef struct
{
  guint32 n_owned; /* on duty */
  guint32 n_free;  /* of these: at home and free */
  guint32 first;   /* the first of them */
  double rate;     /* of the free ones, per hour */
} Units;

static gboolean
is_member (const TbrSim *sim, guint32 unit)
{
  const TbrUnitSpec *spec = &sim->scenario->units[unit];
  const char *id
      = tbr_scenario_object (sim->scenario, TBR_SECTION_CAPABILITIES, spec->capability)->id;

  return tbr_unit_is_on_duty (sim, TBR_HANDLE (TbrUnitId, unit)) && g_str_equal (id, UNIT);
}

static Units
count_units (TbrSim *sim, guint32 owner)
{
  Units units = { .first = TBR_NONE };
  guint32 n;
  const guint32 *owned = tbr_choice_units (sim, TBR_HANDLE (TbrStateId, owner), &n);

  for (guint32 i = 0; i < n; i++)
    {
      const TbrUnitSpec *spec = &sim->scenario->units[owned[i]];
      const TbrRate *rate;

      if (!is_member (sim, owned[i]))
        continue;
      units.n_owned++;
      rate = tbr_scenario_rate (sim->scenario, TBR_NEED_THREAT, spec->capability);
      if (rate == NULL
          || tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, owned[i]))->phase != TBR_PHASE_AVAILABLE)
        continue;
      units.first = units.n_free++ == 0 ? owned[i] : units.first;
      units.rate += rate->per_hour * (double) spec->size;
    }
  return units;
}

/* Free units that are not kept as reserve: one of several always stays. */
static guint32
count_spare (const TbrSim *sim, guint32 owner, const Units *units)
{
  double reserve = sim->scenario->states[owner]->reserve;
  double keep = units->n_owned > 1 ? MAX (1, ceil (reserve * units->n_owned)) : 0;

  return units->n_free > keep ? units->n_free - (guint32) keep : 0;
}

static void
tell (TbrSim *sim, const TbrAppeal *appeal, TbrAtlasStep step, guint32 unit)
{
  const TbrCase *self = tbr_case_get (sim, appeal->part_of);
  TbrTime now = tbr_sim_clock (sim);

  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_ATLAS,
                                 .code = (guint16) step,
                                 .a = self->state,
                                 .b = appeal->owner,
                                 .c = unit,
                                 .x = (double) (now - appeal->asked) / (double) TBR_HOUR,
                                 .y = (double) (now - self->onset) / (double) TBR_HOUR });
}

/* Rate that neither own units nor those from abroad on their way serve, per hour. */
static double
missing (TbrSim *sim, guint32 index)
{
  TbrCaseRates rates;

  tbr_case_rates (sim, index, TBR_WORK_EXPERT, &rates);
  return rates.required - rates.national - rates.foreign;
}

/* Whether a state has been asked in this case. */
static gboolean
is_asked (const TbrSim *sim, guint32 index, guint32 owner)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_APPEAL); i++)
    if (tbr_appeal_get (sim, i)->part_of == index && tbr_appeal_get (sim, i)->owner == owner)
      return TRUE;
  return FALSE;
}

/* The nearest state that has units to spare and has not been asked, TBR_NONE for none. */
static guint32
nearest_member (TbrSim *sim, guint32 index, double *out_rate)
{
  guint32 host = tbr_case_get (sim, index)->state;
  double least = INFINITY;
  guint32 found = TBR_NONE;

  for (guint32 i = 0; i < sim->scenario->n_states; i++)
    {
      Units units;
      double distance;

      if (i == host || !tbr_scenario_participates (sim->scenario, i) || is_asked (sim, index, i))
        continue;
      units = count_units (sim, i);
      if (count_spare (sim, i, &units) == 0)
        continue;
      distance = tbr_geodesy_distance ((double) sim->map->countries[host].lon,
                                       (double) sim->map->countries[host].lat,
                                       (double) sim->map->countries[i].lon,
                                       (double) sim->map->countries[i].lat);
      if (distance >= least)
        continue;
      least = distance;
      found = i;
      *out_rate = units.rate * count_spare (sim, i, &units) / units.n_free;
    }
  return found;
}

/* Asks one state; the luck of its answer is that of the two states. */
static void
appeal_to (TbrSim *sim, guint32 index, guint32 owner)
{
  const TbrLaw *law = tbr_doctrine_lag (sim, "atlas", "answer");
  guint32 key[2] = { tbr_case_get (sim, index)->state, owner };
  guint32 number = tbr_arena_add (&sim->arena, TBR_GROUP_APPEAL, 1);
  TbrStream stream;

  *tbr_appeal_get (sim, number)
      = (TbrAppeal){ .asked = tbr_sim_clock (sim), .part_of = index, .owner = owner };
  tell (sim, tbr_appeal_get (sim, number), TBR_ATLAS_ASKED, TBR_NONE);
  tbr_core_stream (sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 24),
                   (guint32) tbr_digest_bytes (key, sizeof key), 0);
  tbr_core_schedule (sim,
                     tbr_sim_clock (sim)
                         + tbr_stream_draw_time (&stream, law != NULL ? law : &usual_answer),
                     TBR_EVENT_ATLAS, number, 1);
}

/* The nearest first, until those asked could do what is missing. */
static void
appeal (TbrSim *sim, guint32 index, double rate)
{
  for (guint32 i = 0; i < TBR_ATLAS_MOST && rate > 0; i++)
    {
      double given = 0;
      guint32 owner = nearest_member (sim, index, &given);
      if (owner == TBR_NONE)
        return;
      appeal_to (sim, index, owner);
      rate -= given;
    }
}

static void
look_at (TbrSim *sim, guint32 index, TbrTime at)
{
  TbrEventHandle handle;

  if (tbr_queue_is_pending (sim, tbr_case_get (sim, index)->atlas))
    return;
  handle = tbr_core_schedule_at (sim, at, TBR_PRIORITY_LATE, TBR_EVENT_ATLAS, index, 0);
  tbr_case_get (sim, index)->atlas = handle;
}

/* The doctrine in force decides, on the reports: how much is asked for, when it looks again. */
static void
consider (TbrSim *sim, guint32 index, TbrAskAnswer *out_answer)
{
  const TbrCase *self = tbr_case_get (sim, index);
  TbrDoctrine doctrine
      = tbr_doctrine_in_force (sim, TBR_DECISION_ATLAS, TBR_HANDLE (TbrStateId, self->state));
  TbrAskView view;

  *out_answer = (TbrAskAnswer){ 0, FALSE, TBR_NEVER };
  tbr_case_fill_view (sim, index, TBR_WORK_EXPERT, &view);
  view.lag = 0;
  doctrine.kind->ask (doctrine.values, &view, out_answer);
}

/* Whether a state that was asked has not answered. */
static gboolean
is_waiting (const TbrSim *sim, guint32 index)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_APPEAL); i++)
    if (tbr_appeal_get (sim, i)->part_of == index && tbr_appeal_get (sim, i)->answered == 0)
      return TRUE;
  return FALSE;
}

/* Nobody is asked twice, and nobody more while answers are awaited. */
static void
look (TbrSim *sim, guint32 index)
{
  TbrCase *self = tbr_case_get (sim, index);
  TbrAskAnswer answer;

  if (self->n_open == 0)
    return;
  consider (sim, index, &answer);
  if (answer.rate > 0 && !is_waiting (sim, index))
    {
      tbr_belief_tell_own (sim, TBR_DECISION_ATLAS, TBR_HANDLE (TbrStateId, self->state),
                           TBR_NEED_THREAT);
      appeal (sim, index, MIN (answer.rate, missing (sim, index)));
    }
  if (answer.again != TBR_NEVER)
    look_at (sim, index, MAX (answer.again, tbr_sim_clock (sim) + TBR_MINUTE));
}

/* Sends what it has to spare while something is missing. Returns: how many units */
static guint32
send (TbrSim *sim, const TbrAppeal *appeal)
{
  TbrStateId host = TBR_HANDLE (TbrStateId, tbr_case_get (sim, appeal->part_of)->state);
  guint32 n = 0;

  while (missing (sim, appeal->part_of) > 0)
    {
      Units units = count_units (sim, appeal->owner);
      TbrUnitId unit = TBR_HANDLE (TbrUnitId, units.first);
      TbrNeedId need;

      if (count_spare (sim, appeal->owner, &units) == 0
          || !tbr_choice_best_need (sim, unit, host, TBR_NEED_THREAT, &need)
          || tbr_unit_send (sim, unit, need, TBR_HANDLE (TbrRequestId, TBR_NONE)) != TBR_ORDER_OK)
        break;
      tell (sim, appeal, TBR_ATLAS_SENT, unit.i);
      n++;
    }
  return n;
}

/* A state is as willing as it is out of danger. Source: our assumption; [JHA617] Art.
   3: it may offer, it need not. */
static void
answer (TbrSim *sim, guint32 number)
{
  TbrAppeal appeal = *tbr_appeal_get (sim, number);
  double risk = sim->scenario->states[appeal.owner]->risk;
  guint32 key[2] = { tbr_case_get (sim, appeal.part_of)->state, appeal.owner };
  TbrStream stream;

  tbr_core_stream (sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 24),
                   (guint32) tbr_digest_bytes (key, sizeof key), 1);
  tbr_appeal_get (sim, number)->answered = 1;
  if (tbr_case_get (sim, appeal.part_of)->n_open == 0)
    return;
  if (tbr_stream_uniform (&stream) < risk || send (sim, &appeal) == 0)
    tell (sim, &appeal, TBR_ATLAS_DECLINED, TBR_NONE);
}

void
tbr_atlas_need_opened (TbrSim *sim, TbrNeedId id)
{
  const TbrNeed *need = tbr_need_get (sim, id);
  TbrAskAnswer answer;
  guint32 index;

  if (need->kind != TBR_NEED_THREAT || need->state == TBR_NONE)
    return;
  index = tbr_case_find (sim, need->state, need->kind);
  consider (sim, index, &answer);
  if (answer.rate > 0 || answer.again != TBR_NEVER)
    look_at (sim, index, tbr_sim_clock (sim));
}

void
tbr_atlas_on_event (TbrSim *sim, const TbrEvent *event)
{
  if (event->b == 0)
    look (sim, event->a);
  else
    answer (sim, event->a);
}
