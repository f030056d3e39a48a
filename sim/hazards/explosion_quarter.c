/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One quarter of a town after an explosion: damage, the trapped, the hurt, those without a roof. */
#include "hazards/blast.h"
#include "hazards/casualty.h"
#include "hazards/explosion.h"
#include "hazards/survivors.h"
#include "hazards/triage.h"

#include "base/geodesy.h"

#include <math.h>

#define HOUR 3600.0
#define HOURS_A_DAY 24.0
/* s after which care counts as late. Source: our assumption. */
#define LATE (6 * HOUR)

static const TbrTriage classes[TBR_HURT_N] = { TBR_TRIAGE_RED, TBR_TRIAGE_YELLOW };

static double
sum (const double *numbers, guint n)
{
  double all = 0;
  for (guint i = 0; i < n; i++)
    all += numbers[i];
  return all;
}

/* Houses that come down trap those inside. Source: [COBURN1992] by tbr_casualty_collapse(), for
   blocks of concrete far from a rupture. Returns: those dead at once. */
static double
bring_down (const TbrExplosion *values, TbrExplosionQuarter *quarter, double inside, double share)
{
  TbrCollapse collapse = { .structure = TBR_STRUCTURE_CONCRETE,
                           .field = TBR_RUPTURE_FAR,
                           .n_buildings = inside * share / values->people_block,
                           .people_each = values->people_block,
                           .occupancy = 1 };
  TbrCasualties casualties;
  tbr_casualty_collapse (&collapse, &casualties);
  double alive = casualties.trapped - casualties.dead;
  quarter->trapped[TBR_RUBBLE_REACHABLE] = alive * values->reachable;
  quarter->trapped[TBR_RUBBLE_DEEP] = alive * (1 - values->reachable);
  if (alive > 0)
    {
      quarter->hurt_below[TBR_HURT_CRITICAL] = casualties.life_threatened / alive;
      quarter->hurt_below[TBR_HURT_SERIOUS] = casualties.hospital / alive;
    }
  return casualties.dead;
}

/* Share of those who live when cared for at once who still live after waiting so long, s. Source:
   [MILLS2013] by tbr_triage_survival(). */
static double
still_alive (const TbrExplosion *values, TbrHurt hurt, double waited)
{
  return tbr_triage_survival (classes[hurt], waited, values->triage_scale)
         / tbr_triage_survival (classes[hurt], 0, values->triage_scale);
}

/* Those who need no ambulance: in care after a while, dead or alive. */
static void
find_own_way (const TbrExplosion *values, TbrExplosionState *state, TbrExplosionQuarter *quarter)
{
  for (guint i = 0; i < TBR_HURT_N; i++)
    {
      double gone = quarter->hurt[i] * values->own_way;
      double best = gone * values->at_once[i];
      double saved
          = best * still_alive (values, (TbrHurt) i, (double) values->own_time / TBR_SECOND);
      quarter->hurt[i] -= gone;
      quarter->deaths += gone - saved;
      quarter->preventable += best - saved;
      quarter->cared += saved;
      quarter->lost += gone - saved;
      state->dead += gone - saved;
      state->treated += saved;
    }
}

void
tbr_explosion_strike (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrExplosion *values = tbr_explosion_values (sim, hazard);
  const TbrExplosionQuarterRow *row = tbr_explosion_row (sim, hazard, i);
  TbrExplosionState *state = tbr_explosion_state (sim, hazard);
  TbrExplosionQuarter *quarter = tbr_explosion_quarter (state, i);
  double inside = row->people * (isnan (row->inside) ? values->inside : row->inside);
  double distance = tbr_geodesy_distance (values->lon, values->lat, row->lon, row->lat);
  TbrBlastQuarter blast = { distance, row->radius, state->tnt, values->strength };
  double share[TBR_BLAST_N];
  tbr_blast_shares (&blast, share);
  double dead = bring_down (values, quarter, inside, share[TBR_BLAST_COLLAPSE])
                + (row->people - inside) * share[TBR_BLAST_LUNG];
  double unhurt = row->people - inside * share[TBR_BLAST_COLLAPSE]
                  - (row->people - inside) * share[TBR_BLAST_LUNG];
  double wounded = unhurt * share[TBR_BLAST_PANES] * values->cut;
  double panes = MAX (0, share[TBR_BLAST_PANES] - share[TBR_BLAST_STRUCTURE]);
  double left = MAX (share[TBR_BLAST_STRUCTURE], share[TBR_BLAST_COLLAPSE]);
  double displaced = row->people * (left + panes * values->open);
  quarter->hurt[TBR_HURT_CRITICAL] = wounded * values->red;
  quarter->hurt[TBR_HURT_SERIOUS] = wounded * values->yellow;
  quarter->homeless = displaced * values->shelter;
  quarter->deaths = dead;
  quarter->grave = sum (quarter->trapped, TBR_RUBBLE_N) + sum (quarter->hurt, TBR_HURT_N);
  find_own_way (values, state, quarter);
  quarter->dwellings = row->people * left / values->people_dwelling;
  state->dead += dead;
  state->wounded += wounded + sum (quarter->trapped, TBR_RUBBLE_N);
  state->displaced += displaced;
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .part = i,
                                               .event = TBR_HAZARD_EVENT_STRUCK,
                                               .size = dead + wounded
                                                       + sum (quarter->trapped, TBR_RUBBLE_N),
                                               .lon = row->lon,
                                               .lat = row->lat });
}

/* Those who are freed alive join the hurt by what the collapse did to them. */
static double
set_free (TbrExplosionQuarter *quarter, TbrRubble layer, double most)
{
  double freed = MIN (most, quarter->trapped[layer]);
  quarter->trapped[layer] -= freed;
  for (guint i = 0; i < TBR_HURT_N; i++)
    quarter->hurt[i] += freed * quarter->hurt_below[i];
  quarter->light += freed * (1 - sum (quarter->hurt_below, TBR_HURT_N));
  return freed;
}

/* Search teams free those who lie deep and then the others; everybody else those whom they can
   reach. */
static void
rescue (TbrSim *sim, const TbrExplosion *values, TbrExplosionQuarter *quarter, double seconds)
{
  const TbrNeedSlot *need = &quarter->needs[TBR_EXPLOSION_NEED_TRAPPED];
  double expert = tbr_slot_take (sim, need, TBR_WORK_EXPERT);
  double others = tbr_slot_take (sim, need, TBR_WORK_N);
  double deep = set_free (quarter, TBR_RUBBLE_DEEP, expert);
  quarter->rescued += deep + set_free (quarter, TBR_RUBBLE_REACHABLE, others + expert - deep);
  double dug = quarter->trapped[TBR_RUBBLE_REACHABLE] * -expm1 (-values->bystander_rate * seconds);
  quarter->freed += set_free (quarter, TBR_RUBBLE_REACHABLE, dug);
}

static void
bury (TbrSim *sim, TbrExplosionState *state, TbrExplosionQuarter *quarter, TbrExplosionNeed which,
      double dead)
{
  state->dead += dead;
  quarter->deaths += dead;
  quarter->preventable += dead;
  quarter->lost += dead;
  tbr_slot_lose (sim, &quarter->needs[which], dead);
}

/* Deaths below the rubble and in line for care, between two instants after the explosion. Source:
   [WEIBULL1951] with the tail of tbr_survival_with_tail(); [MILLS2013] by tbr_triage_survival(). */
static void
wait (TbrSim *sim, TbrHazardId hazard, TbrExplosionQuarter *quarter, double from, double to)
{
  const TbrExplosion *values = tbr_explosion_values (sim, hazard);
  TbrExplosionState *state = tbr_explosion_state (sim, hazard);
  TbrSurvivalCurve curve = { values->survival_scale, values->survival_shape };
  double alive = tbr_survival_with_tail (&curve, from);
  double lost = alive > 0 ? 1 - tbr_survival_with_tail (&curve, to) / alive : 1;
  double dead = lost * sum (quarter->trapped, TBR_RUBBLE_N);
  for (guint i = 0; i < TBR_RUBBLE_N; i++)
    quarter->trapped[i] *= 1 - lost;
  bury (sim, state, quarter, TBR_EXPLOSION_NEED_TRAPPED, dead);
  dead = 0;
  for (guint i = 0; i < TBR_HURT_N; i++)
    {
      double share
          = still_alive (values, (TbrHurt) i, to) / still_alive (values, (TbrHurt) i, from);
      dead += quarter->hurt[i] * (1 - share);
      quarter->hurt[i] *= share;
    }
  bury (sim, state, quarter, TBR_EXPLOSION_NEED_WOUNDED, dead);
}

/* Care for the critical, then for the others. Those beyond help die under care, too. */
static void
care_for (TbrSim *sim, TbrHazardId hazard, TbrExplosionQuarter *quarter, double after)
{
  const TbrExplosion *values = tbr_explosion_values (sim, hazard);
  TbrExplosionState *state = tbr_explosion_state (sim, hazard);
  double work = tbr_slot_take (sim, &quarter->needs[TBR_EXPLOSION_NEED_WOUNDED], TBR_WORK_N);
  for (guint i = 0; i < TBR_HURT_N; i++)
    {
      double taken = MIN (work, quarter->hurt[i]);
      double saved = taken * values->at_once[i];
      work -= taken;
      quarter->hurt[i] -= taken;
      quarter->deaths += taken - saved;
      quarter->late += after > LATE ? saved : 0;
      quarter->cared += saved;
      quarter->lost += taken - saved;
      state->dead += taken - saved;
      state->treated += saved;
    }
}

/* What the quarter wants from now on. While people are trapped it goes on waiting for the hurt who
   come out: a need that closes and opens again too often would not be heard. */
static void
ask (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrExplosionNeed which, TbrNeedSpec *spec)
{
  static const TbrNeedKind kinds[TBR_EXPLOSION_NEED_N] = {
    [TBR_EXPLOSION_NEED_TRAPPED] = TBR_NEED_TRAPPED,
    [TBR_EXPLOSION_NEED_WOUNDED] = TBR_NEED_WOUNDED,
    [TBR_EXPLOSION_NEED_HOMELESS] = TBR_NEED_HOMELESS,
  };
  const TbrExplosionQuarterRow *row = tbr_explosion_row (sim, hazard, i);
  TbrExplosionQuarter *quarter = tbr_explosion_quarter (tbr_explosion_state (sim, hazard), i);
  spec->hazard = hazard;
  spec->kind = kinds[which];
  spec->part = (i * TBR_EXPLOSION_NEED_N + which) * TBR_SLOT_WAVES;
  spec->lon = row->lon;
  spec->lat = row->lat;
  spec->state.i = tbr_explosion_values (sim, hazard)->state;
  gboolean waits = which == TBR_EXPLOSION_NEED_WOUNDED
                   && sum (quarter->trapped, TBR_RUBBLE_N) >= TBR_SLOT_NOBODY;
  tbr_slot_ask (sim, &quarter->needs[which], spec, waits ? 0 : TBR_SLOT_NOBODY);
}

/* Engines get to those within reach only; search teams spend part of their work where nobody
   lives. */
static void
ask_rescue (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrExplosion *values = tbr_explosion_values (sim, hazard);
  TbrExplosionQuarter *quarter = tbr_explosion_quarter (tbr_explosion_state (sim, hazard), i);
  double all = sum (quarter->trapped, TBR_RUBBLE_N);
  double near = all > 0 ? quarter->trapped[TBR_RUBBLE_REACHABLE] / all : 0;
  TbrNeedSpec spec
      = { .stock = all, .required = all * HOUR / ((double) values->rescue / TBR_SECOND) };
  spec.share[TBR_WORK_HAND] = spec.share[TBR_WORK_VEHICLE] = near;
  spec.share[TBR_WORK_EXPERT] = 1;
  ask (sim, hazard, i, TBR_EXPLOSION_NEED_TRAPPED, &spec);
  TbrNeedId need = { quarter->needs[TBR_EXPLOSION_NEED_TRAPPED].need };
  if (tbr_is_none (need))
    return;
  gboolean reach = quarter->trapped[TBR_RUBBLE_REACHABLE] >= TBR_SLOT_NOBODY;
  tbr_need_set_factor (sim, need, TBR_WORK_HAND, reach ? 1 : 0);
  tbr_need_set_factor (sim, need, TBR_WORK_VEHICLE, reach ? 1 : 0);
  tbr_need_set_factor (sim, need, TBR_WORK_AIR, 0);
  tbr_need_set_factor (sim, need, TBR_WORK_EXPERT, values->search);
}

/* Nights without a roof, and who has found one: a share of them in each span. */
static void
spend_nights (TbrSim *sim, const TbrExplosion *values, TbrExplosionQuarter *quarter, double seconds)
{
  const TbrNeedSlot *need = &quarter->needs[TBR_EXPLOSION_NEED_HOMELESS];
  double held = tbr_slot_take (sim, need, TBR_WORK_N);
  quarter->nights += MAX (0, quarter->homeless * seconds / HOUR - held) / HOURS_A_DAY;
  quarter->homeless *= exp (-seconds / ((double) values->roof / TBR_SECOND));
}

void
tbr_explosion_help (TbrSim *sim, TbrHazardId hazard, guint32 i, double seconds)
{
  const TbrExplosion *values = tbr_explosion_values (sim, hazard);
  TbrExplosionState *state = tbr_explosion_state (sim, hazard);
  TbrExplosionQuarter *quarter = tbr_explosion_quarter (state, i);
  double to = (double) (tbr_sim_clock (sim) - state->struck) / TBR_SECOND;
  if (seconds > 0)
    {
      wait (sim, hazard, quarter, to - seconds, to);
      rescue (sim, values, quarter, seconds);
      care_for (sim, hazard, quarter, to);
      spend_nights (sim, values, quarter, seconds);
    }
  double hurt = sum (quarter->hurt, TBR_HURT_N);
  ask_rescue (sim, hazard, i);
  ask (sim, hazard, i, TBR_EXPLOSION_NEED_WOUNDED,
       &(TbrNeedSpec){ .stock = hurt,
                       .required = hurt * HOUR / ((double) values->care / TBR_SECOND) });
  ask (sim, hazard, i, TBR_EXPLOSION_NEED_HOMELESS,
       &(TbrNeedSpec){ .stock = quarter->homeless, .required = quarter->homeless });
}

gboolean
tbr_explosion_balance (const TbrSim *sim, TbrHazardId hazard, GError **error)
{
  TbrExplosionState *state = tbr_explosion_state (sim, hazard);
  for (guint32 i = 0; i < state->n_quarters; i++)
    {
      const TbrExplosionQuarter *quarter = tbr_explosion_quarter (state, i);
      double now = sum (quarter->trapped, TBR_RUBBLE_N) + sum (quarter->hurt, TBR_HURT_N)
                   + quarter->light + quarter->cared + quarter->lost;
      if (!tbr_hazard_balance (tbr_explosion_row (sim, hazard, i)->name,
                               "people trapped or badly hurt, and what became of them",
                               quarter->grave, now, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tbr_explosion_goes_on (const TbrExplosionQuarter *quarter)
{
  for (guint i = 0; i < TBR_EXPLOSION_NEED_N; i++)
    if (quarter->needs[i].need != TBR_NONE)
      return TRUE;
  return FALSE;
}
