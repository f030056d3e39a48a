/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The Council's integrated political crisis response: how far it is open, and its daily analysis.
 */
#include "response/ipcr.h"

#include "response/doctrine.h"
#include "response/request.h"
#include "response/solidarity.h"

/* An integrated situational awareness and analysis report comes every 24 h in full mode. Source:
   [PROCESS] section 7. */
#define ANALYSIS_EVERY (24 * TBR_HOUR)

/* From the wish to the mode where the library says nothing, seconds: median, p10, p90. Source: our
   assumption; the Presidency consults first. */
static const TbrLaw usual_sharing
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 12 * 3600.0, 4 * 3600.0, 24 * 3600.0 } };
static const TbrLaw usual_full
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 24 * 3600.0, 6 * 3600.0, 72 * 3600.0 } };

static void
tell (TbrSim *sim, guint code)
{
  const TbrCycle *cycle = tbr_cycle_get (sim);
  TbrTime opened = cycle->ipcr_opened;
  TbrStrainView view;

  tbr_solidarity_strain (sim, TBR_HANDLE (TbrStateId, TBR_NONE), &view);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_IPCR,
                                 .code = (guint16) code,
                                 .a = view.state.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE,
                                 .x = (double) (tbr_sim_clock (sim) - opened) / (double) TBR_HOUR,
                                 .y = view.missing,
                                 .z = code == TBR_IPCR_REPORT ? cycle->n_analyses : 0 });
}

static void
begin (TbrSim *sim, TbrIpcrMode mode)
{
  TbrCycle *cycle = tbr_cycle_get (sim);

  if (cycle->ipcr_opened == TBR_NEVER)
    {
      cycle->ipcr_opened = tbr_sim_clock (sim);
      cycle->n_openings++;
      cycle->n_analyses = 0;
    }
  cycle->ipcr = mode;
  cycle->ipcr_next = MAX (cycle->ipcr_next, mode);
  tell (sim, mode);
  if (mode == TBR_IPCR_FULL)
    tbr_core_schedule (sim, tbr_sim_clock (sim) + ANALYSIS_EVERY, TBR_EVENT_ANALYSIS, 0,
                       cycle->n_openings);
}

static void
end (TbrSim *sim)
{
  TbrCycle *cycle = tbr_cycle_get (sim);

  tell (sim, TBR_IPCR_OFF);
  cycle->ipcr = cycle->ipcr_next = TBR_IPCR_OFF;
  cycle->ipcr_opened = TBR_NEVER;
}

/* The Presidency wants more than there is: a page at once, the rest after consultation. */
static void
want (TbrSim *sim, TbrIpcrMode mode)
{
  TbrCycle *cycle = tbr_cycle_get (sim);
  gboolean full = mode == TBR_IPCR_FULL;
  const TbrLaw *law = tbr_doctrine_lag (sim, "ipcr", full ? "full" : "sharing");
  TbrStream stream;

  if (cycle->ipcr == TBR_IPCR_OFF)
    begin (sim, TBR_IPCR_MONITORING);
  if (mode <= TBR_IPCR_MONITORING)
    return;
  cycle->ipcr_next = mode;
  if (law == NULL)
    law = full ? &usual_full : &usual_sharing;
  tbr_core_stream (sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 22), mode, cycle->n_openings);
  tbr_core_schedule (sim, tbr_sim_clock (sim) + tbr_stream_draw_time (&stream, law), TBR_EVENT_IPCR,
                     mode, cycle->n_openings);
}

/* Whether a state holds to the clause. */
static gboolean
is_invoked (const TbrSim *sim)
{
  for (guint32 i = 0; i < sim->scenario->n_states; i++)
    if (tbr_seat_get (sim, i)->invoked != TBR_NEVER)
      return TRUE;
  return FALSE;
}

void
tbr_ipcr_review (TbrSim *sim)
{
  const TbrCycle *cycle = tbr_cycle_get (sim);
  TbrDoctrine doctrine;
  TbrStrainView view;
  TbrIpcrMode wanted;

  tbr_solidarity_strain (sim, TBR_HANDLE (TbrStateId, TBR_NONE), &view);
  if (view.n_lines == 0 && !is_invoked (sim))
    {
      if (cycle->ipcr != TBR_IPCR_OFF)
        end (sim);
      return;
    }
  doctrine = tbr_doctrine_in_force (sim, TBR_DECISION_IPCR, view.state);
  wanted = doctrine.kind->open (doctrine.values, &view);
  if (wanted > (TbrIpcrMode) MAX (cycle->ipcr, cycle->ipcr_next))
    want (sim, wanted);
}

void
tbr_ipcr_open_fully (TbrSim *sim, TbrStateId state)
{
  if (tbr_cycle_get (sim)->ipcr != TBR_IPCR_FULL)
    begin (sim, TBR_IPCR_FULL);
}

void
tbr_ipcr_on_mode (TbrSim *sim, const TbrEvent *event)
{
  const TbrCycle *cycle = tbr_cycle_get (sim);

  if (cycle->ipcr_opened != TBR_NEVER && cycle->n_openings == event->b && cycle->ipcr < event->a)
    begin (sim, (TbrIpcrMode) event->a);
}

void
tbr_ipcr_ask_again (TbrSim *sim, TbrStateId state)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_REQUEST); i++)
    {
      TbrRequestId id = TBR_HANDLE (TbrRequestId, i);
      if (tbr_request_missing (sim, id) > 0
          && (tbr_is_none (state) || tbr_request_get (sim, i)->state == state.i))
        tbr_request_ask_again (sim, id);
    }
}

void
tbr_ipcr_on_analysis (TbrSim *sim, const TbrEvent *event)
{
  TbrCycle *cycle = tbr_cycle_get (sim);

  if (cycle->ipcr != TBR_IPCR_FULL || cycle->n_openings != event->b)
    return;
  cycle->n_analyses++;
  tell (sim, TBR_IPCR_REPORT);
  tbr_ipcr_ask_again (sim, TBR_HANDLE (TbrStateId, TBR_NONE));
  tbr_core_schedule (sim, tbr_sim_clock (sim) + ANALYSIS_EVERY, TBR_EVENT_ANALYSIS, 0, event->b);
}

TbrTime
tbr_ipcr_hasten (const TbrSim *sim, TbrTime usual)
{
  if (tbr_cycle_get (sim)->ipcr < TBR_IPCR_SHARING)
    return usual;
  return (TbrTime) (sim->scenario->meta->ipcr_answer * (double) usual);
}
