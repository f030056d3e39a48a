/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A state's view of one kind of need on its land: watch, national response, and when to ask. */
#include "response/case.h"

#include "response/by_hand.h"
#include "response/choice.h"
#include "response/doctrine.h"
#include "response/report.h"
#include "response/request.h"
#include "response/solidarity.h"
#include "response/team.h"
#include "world/attendance.h"

#include <tabard/hazard.h>

/* Delay from onset to request where the library knows no lag for the hazard, seconds: median, p10,
   p90. Source: our assumption, between the lags of wildfire and of earthquake. */
static const TbrLaw usual_lag
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 24 * 3600.0, 6 * 3600.0, 72 * 3600.0 } };

guint32
tbr_case_find (const TbrSim *sim, guint32 state, guint32 need)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_CASE); i++)
    if (tbr_case_get (sim, i)->state == state && tbr_case_get (sim, i)->need == need)
      return i;
  return TBR_NONE;
}

/* Delay usual for the need, else for the hazard: the library's lag at this state's luck. */
static double
lag_of (const TbrSim *sim, guint32 hazard, guint32 need, double luck)
{
  const TbrObject *object = tbr_scenario_object (sim->scenario, TBR_SECTION_HAZARDS, hazard);
  const TbrLaw *law = tbr_doctrine_lag (sim, object->id, "onset_to_request");

  if (law == NULL)
    law = tbr_doctrine_lag (sim, tbr_need_names[need], "onset_to_request");
  if (law == NULL)
    law = tbr_doctrine_lag (sim, object->kind->name, "onset_to_request");
  if (law == NULL && g_str_equal (object->kind->name, "flood"))
    law = tbr_doctrine_lag (sim, "flood_river", "onset_to_request");
  return tbr_law_quantile (law != NULL ? law : &usual_lag, luck);
}

static guint32
open_case (TbrSim *sim, const TbrNeed *need)
{
  guint32 index = tbr_arena_add (&sim->arena, TBR_GROUP_CASE, 1);
  TbrCase *self = tbr_case_get (sim, index);
  TbrStream stream;
  guint32 key[2] = { need->state, need->kind };

  self->state = need->state;
  self->need = need->kind;
  self->hazard = need->hazard;
  self->onset = tbr_sim_clock (sim);
  self->requested = TBR_NEVER;
  for (guint work = 0; work < TBR_WORK_N; work++)
    self->request[work] = TBR_NONE;
  tbr_core_stream (sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 1),
                   (guint32) tbr_digest_bytes (key, sizeof key), 0);
  self->luck = tbr_stream_uniform (&stream);
  self->lag = lag_of (sim, need->hazard, need->kind, self->luck);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_WATCH, .a = need->state, .b = need->hazard });
  return index;
}

static void
look_at (TbrSim *sim, guint32 index, TbrTime at)
{
  TbrEventHandle handle;

  if (tbr_queue_is_pending (sim, tbr_case_get (sim, index)->ask))
    return;
  handle = tbr_core_schedule_at (sim, at, TBR_PRIORITY_LATE, TBR_EVENT_ASK, index, 0);
  tbr_case_get (sim, index)->ask = handle;
}

void
tbr_case_need_opened (TbrSim *sim, TbrNeedId id)
{
  TbrNeed need = *tbr_need_get (sim, id);
  guint32 index;

  if (need.state == TBR_NONE || need.kind == TBR_NEED_COORDINATION)
    return;
  index = tbr_case_find (sim, need.state, need.kind);
  if (index == TBR_NONE)
    index = open_case (sim, &need);
  look_at (sim, index, tbr_sim_clock (sim));
  if (tbr_case_get (sim, index)->n_open++ == 0)
    tbr_seat_get (sim, need.state)->n_cases++;
}

void
tbr_case_need_closed (TbrSim *sim, TbrNeedId id)
{
  const TbrNeed *need = tbr_need_get (sim, id);
  guint32 state = need->state;
  guint32 index = state == TBR_NONE ? TBR_NONE : tbr_case_find (sim, state, need->kind);

  tbr_cycle_get (sim)->n_open_needs--;
  if (index == TBR_NONE || --tbr_case_get (sim, index)->n_open > 0)
    return;
  if (--tbr_seat_get (sim, state)->n_cases == 0)
    tbr_team_end (sim, TBR_HANDLE (TbrStateId, state));
  for (guint work = 0; work < TBR_WORK_N; work++)
    {
      guint32 request = tbr_case_get (sim, index)->request[work];
      if (request != TBR_NONE)
        tbr_request_close (sim, TBR_HANDLE (TbrRequestId, request), TBR_REQUEST_END_MET);
    }
  if (tbr_seat_get (sim, state)->n_cases == 0)
    tbr_solidarity_case_over (sim, TBR_HANDLE (TbrStateId, state));
}

void
tbr_case_national (TbrSim *sim, TbrNeedId id)
{
  const TbrNeed *need = tbr_need_get (sim, id);
  guint32 index = need->state == TBR_NONE ? TBR_NONE : tbr_case_find (sim, need->state, need->kind);

  if (index == TBR_NONE || tbr_case_get (sim, index)->national)
    return;
  tbr_case_get (sim, index)->national = TRUE;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_NATIONAL, .a = need->state, .b = need->hazard });
}

/* What the reports say is wanted of one class, less what the other classes serve. */
static void
add_wanted (const TbrSim *sim, const TbrCase *self, TbrWorkClass work, TbrCaseRates *rates)
{
  double weighed = 0, total = 0;

  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    {
      TbrNeedId id = TBR_HANDLE (TbrNeedId, i);
      const TbrNeed *need = tbr_need_get (sim, id);
      const TbrReport *seen;
      double others = 0;

      if (need->closed != TBR_NEVER || need->state != self->state || need->kind != self->need)
        continue;
      seen = tbr_report_seen (sim, id);
      for (guint other = 0; other < TBR_WORK_N; other++)
        if (other != (guint) work)
          others += need->rate[other] * need->factor[other];
      others += need->stayed[work] * need->factor[work];
      rates->required += need->share[work] * MAX (seen->required - others, 0);
      weighed += seen->required * need->factor[work];
      total += seen->required;
      rates->n_needs++;
    }
  rates->factor = total > 0 ? weighed / total : 1;
}

/* National services of one class: how many are on duty and at home, and what those could do. */
typedef struct
{
  double on_duty, at_home, rate;
} TbrServices;

/* What of them may still leave: not those that stay for ordinary calls, nor those whose crews are
   ill. @share: of those on duty. */
static double
free_rate (const TbrServices *services, double share)
{
  double away = services->on_duty - services->at_home;
  double spare = share * services->on_duty - away;

  return services->at_home > 0 && spare > 0 ? services->rate * spare / services->at_home : 0;
}

/* Counts one of the state's own units. */
static void
count_own (const TbrSim *sim, guint32 index, double effective, TbrCaseRates *rates,
           TbrServices *services)
{
  const TbrUnit *unit = tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, index));
  gboolean at_home = unit->phase == TBR_PHASE_AVAILABLE;

  rates->n_units++;
  if (tbr_choice_is_service (sim, TBR_HANDLE (TbrUnitId, index)))
    {
      services->on_duty++;
      services->at_home += at_home ? 1 : 0;
      services->rate += at_home ? effective : 0;
    }
  else if (at_home)
    rates->free += effective;
  if (!at_home && unit->need != TBR_NONE && !unit->foreign)
    rates->national += effective * rates->factor;
}

/* The rate of a run's type for this class of work at the needs of a case; NULL when it has none. */
static const TbrRate *
rate_of (const TbrSim *sim, const TbrCase *self, TbrWorkClass work, const TbrUnitRun *run)
{
  const TbrScenario *scenario = sim->scenario;
  const TbrRate *rate
      = tbr_scenario_rate (scenario, self->need, scenario->units[run->first].capability);

  return rate != NULL && rate->work == (gint) work ? rate : NULL;
}

void
tbr_case_rates (TbrSim *sim, guint32 index, TbrWorkClass work, TbrCaseRates *out_rates)
{
  const TbrCase *self = tbr_case_get (sim, index);
  const TbrScenario *scenario = sim->scenario;
  TbrServices services = { 0 };
  guint32 n_runs;
  const TbrUnitRun *runs = tbr_choice_runs (sim, &n_runs);

  *out_rates = (TbrCaseRates){ 0 };
  add_wanted (sim, self, work, out_rates);
  for (guint32 r = 0; r < n_runs; r++)
    {
      const TbrRate *rate = rate_of (sim, self, work, &runs[r]);

      for (guint32 i = runs[r].first; rate != NULL && i < runs[r].first + runs[r].n; i++)
        {
          const TbrUnitSpec *spec = &scenario->units[i];
          const TbrUnit *unit = tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, i));
          double effective = rate->per_hour * (double) spec->size;

          if (!tbr_unit_is_on_duty (sim, TBR_HANDLE (TbrUnitId, i)))
            continue;
          if (spec->state == self->state)
            count_own (sim, i, effective, out_rates, &services);
          else if (unit->host == self->state && unit->phase < TBR_PHASE_PACKING)
            out_rates->foreign += effective * out_rates->factor;
        }
    }
  double share = (1 - scenario->states[self->state]->cover)
                 * tbr_staff_present (sim, TBR_HANDLE (TbrStateId, self->state));
  out_rates->free += free_rate (&services, share);
}

void
tbr_case_fill_view (TbrSim *sim, guint32 index, TbrWorkClass work, TbrAskView *view)
{
  const TbrCase *self = tbr_case_get (sim, index);
  guint32 request = self->request[work];
  double before = self->required_day[self->n_reports % G_N_ELEMENTS (self->required_day)];
  TbrCaseRates rates;

  tbr_case_rates (sim, index, work, &rates);
  *view = (TbrAskView){ .now = tbr_sim_clock (sim),
                        .state = TBR_HANDLE (TbrStateId, self->state),
                        .need = (guint8) self->need,
                        .work = (guint8) work,
                        .n_reports = (guint16) MIN (rates.n_needs, G_MAXUINT16),
                        .capability_count = rates.n_units,
                        .required = rates.required,
                        .working = rates.national,
                        .coming = rates.foreign,
                        .free = rates.free * rates.factor,
                        .asked = request == TBR_NONE ? 0 : tbr_request_get (sim, request)->asked,
                        .growth = before > 0 ? rates.required / before : 1,
                        .onset = self->onset,
                        .luck = self->luck,
                        .lag = self->lag };
}

/* Whether anybody else in Europe could help with this class of work. */
static gboolean
can_be_asked (TbrSim *sim, const TbrCase *self, TbrWorkClass work)
{
  const TbrUnitSpec *units = sim->scenario->units;
  guint32 n_runs;
  const TbrUnitRun *runs = tbr_choice_runs (sim, &n_runs);

  for (guint32 r = 0; r < n_runs; r++)
    {
      if (runs[r].is_service || units[runs[r].first].state == self->state
          || rate_of (sim, self, work, &runs[r]) == NULL)
        continue;
      for (guint32 i = runs[r].first; i < runs[r].first + runs[r].n; i++)
        if (tbr_unit_is_on_duty (sim, TBR_HANDLE (TbrUnitId, i)))
          return TRUE;
    }
  return FALSE;
}

static void
look (TbrSim *sim, guint32 index, TbrWorkClass work, TbrTime *again)
{
  TbrCase *self = tbr_case_get (sim, index);
  TbrDoctrine doctrine
      = tbr_doctrine_in_force (sim, TBR_DECISION_ASK, TBR_HANDLE (TbrStateId, self->state));
  TbrAskAnswer answer = { 0, FALSE, TBR_NEVER };
  TbrAskView view;

  if (tbr_by_hand_is (sim, TBR_DECISION_ASK, TBR_HANDLE (TbrStateId, self->state)))
    return;
  tbr_case_fill_view (sim, index, work, &view);
  doctrine.kind->ask (doctrine.values, &view, &answer);
  *again = MIN (*again, answer.again);
  if ((answer.alert || answer.rate > 0) && !self->alerted)
    {
      self->alerted = TRUE;
      tbr_core_emit (sim,
                     (TbrFact){ .kind = TBR_FACT_PREALERT, .a = self->state, .b = self->hazard });
    }
  if (answer.rate > view.asked)
    tbr_request_raise (sim, index, work, answer.rate);
}

void
tbr_case_on_ask (TbrSim *sim, const TbrEvent *event)
{
  TbrTime now = tbr_sim_clock (sim);
  TbrTime again = TBR_NEVER;

  if (tbr_case_get (sim, event->a)->n_open == 0)
    return;
  for (guint work = 0; work < TBR_WORK_N; work++)
    if (can_be_asked (sim, tbr_case_get (sim, event->a), work))
      look (sim, event->a, work, &again);
  if (again != TBR_NEVER)
    look_at (sim, event->a, MAX (again, now + TBR_MINUTE));
}

void
tbr_case_look_again (TbrSim *sim, TbrStateId state)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_CASE); i++)
    if (tbr_case_get (sim, i)->state == state.i && tbr_case_get (sim, i)->n_open > 0)
      look_at (sim, i, tbr_sim_clock (sim));
}

void
tbr_case_publish (TbrSim *sim)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_CASE); i++)
    {
      TbrCase *self = tbr_case_get (sim, i);
      double required = 0;

      if (self->n_open == 0)
        continue;
      for (guint32 j = 0; j < tbr_need_count (sim); j++)
        {
          const TbrNeed *need = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, j));
          if (need->state == self->state && need->kind == self->need)
            required += tbr_report_seen (sim, TBR_HANDLE (TbrNeedId, j))->required;
        }
      self->required_day[self->n_reports++ % G_N_ELEMENTS (self->required_day)] = required;
    }
}
