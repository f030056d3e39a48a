/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The solidarity clause: a state whose means are exceeded invokes it, the Council decides. */
#include "response/solidarity.h"

#include "response/doctrine.h"
#include "response/ipcr.h"
#include "response/request.h"

/* From the invocation to the Council's decision where the library says nothing, seconds: median,
   p10, p90. Source: our assumption; [PROCESS] section 7: rarely quick, days. */
static const TbrLaw usual_decision
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 96 * 3600.0, 48 * 3600.0, 240 * 3600.0 } };

/* States with open lines. */
static guint32
count_states (const TbrSim *sim)
{
  guint32 n = 0;

  for (guint32 i = 0; i < sim->scenario->n_states; i++)
    for (guint32 j = 0; j < tbr_arena_count (&sim->arena, TBR_GROUP_REQUEST); j++)
      if (tbr_request_get (sim, j)->state == i && tbr_request_get (sim, j)->closed == TBR_NEVER)
        {
          n++;
          break;
        }
  return n;
}

void
tbr_solidarity_strain (const TbrSim *sim, TbrStateId state, TbrStrainView *out_view)
{
  TbrTime now = tbr_sim_clock (sim);
  guint32 last = TBR_NONE;
  double worst = 0;

  *out_view = (TbrStrainView){ .now = now, .state = state };
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_REQUEST); i++)
    {
      const TbrRequest *request = tbr_request_get (sim, i);
      double missing = tbr_request_missing (sim, TBR_HANDLE (TbrRequestId, i));

      if (request->closed != TBR_NEVER || (!tbr_is_none (state) && request->state != state.i))
        continue;
      out_view->n_lines++;
      if (missing <= 0)
        continue;
      out_view->short_for = MAX (out_view->short_for, now - request->opened);
      out_view->missing += missing / request->asked;
      if (missing > worst * request->asked)
        {
          worst = missing / request->asked;
          last = request->state;
        }
    }
  out_view->missing /= MAX (out_view->n_lines, 1);
  out_view->n_states = tbr_is_none (state) ? count_states (sim) : MIN (out_view->n_lines, 1);
  if (tbr_is_none (state))
    out_view->state = TBR_HANDLE (TbrStateId, last);
}

gboolean
tbr_solidarity_is_in_force (const TbrSim *sim, TbrStateId state)
{
  return tbr_seat_get (sim, state.i)->decided != TBR_NEVER;
}

static void
tell (TbrSim *sim, TbrStateId state, TbrSolidarityStep step)
{
  TbrTime invoked = tbr_seat_get (sim, state.i)->invoked;
  TbrStrainView view;

  tbr_solidarity_strain (sim, state, &view);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_SOLIDARITY,
                                 .code = (guint16) step,
                                 .a = state.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE,
                                 .x = (double) (tbr_sim_clock (sim) - invoked) / (double) TBR_HOUR,
                                 .y = view.missing });
}

/* The crisis response is opened in full the same instant, the Council takes its time. Source:
   [SOLID14] Art. 4 and 5, [IPCR18]. */
static void
invoke (TbrSim *sim, TbrStateId state)
{
  TbrSeatTally *seat = tbr_seat_get (sim, state.i);
  const TbrLaw *law = tbr_doctrine_lag (sim, "solidarity", "decision");
  guint32 number = seat->n_invoked++;
  TbrStream stream;

  seat->invoked = tbr_sim_clock (sim);
  tell (sim, state, TBR_SOLIDARITY_INVOKED);
  tbr_core_stream (sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 21), state.i, number);
  tbr_core_schedule (sim,
                     tbr_sim_clock (sim)
                         + tbr_stream_draw_time (&stream, law != NULL ? law : &usual_decision),
                     TBR_EVENT_SOLIDARITY, state.i, number);
  tbr_ipcr_open_fully (sim, state);
}

/* The clause binds members of the Union alone. */
void
tbr_solidarity_review (TbrSim *sim)
{
  for (guint32 i = 0; i < sim->scenario->n_states; i++)
    {
      TbrStateId state = TBR_HANDLE (TbrStateId, i);
      TbrDoctrine doctrine;
      TbrStrainView view;

      if (sim->scenario->states[i]->status != TBR_STATUS_MEMBER
          || tbr_seat_get (sim, i)->n_cases == 0 || tbr_seat_get (sim, i)->invoked != TBR_NEVER)
        continue;
      doctrine = tbr_doctrine_in_force (sim, TBR_DECISION_SOLIDARITY, state);
      tbr_solidarity_strain (sim, state, &view);
      if (doctrine.kind->invoke (doctrine.values, &view))
        invoke (sim, state);
    }
}

void
tbr_solidarity_on_decided (TbrSim *sim, const TbrEvent *event)
{
  TbrSeatTally *seat = tbr_seat_get (sim, event->a);

  if (seat->invoked == TBR_NEVER || seat->n_invoked != event->b + 1)
    return;
  seat->decided = tbr_sim_clock (sim);
  tell (sim, TBR_HANDLE (TbrStateId, event->a), TBR_SOLIDARITY_DECIDED);
  tbr_ipcr_ask_again (sim, TBR_HANDLE (TbrStateId, event->a));
}

void
tbr_solidarity_case_over (TbrSim *sim, TbrStateId state)
{
  TbrSeatTally *seat = tbr_seat_get (sim, state.i);

  if (seat->invoked != TBR_NEVER)
    {
      tell (sim, state, TBR_SOLIDARITY_ENDED);
      seat->invoked = seat->decided = TBR_NEVER;
    }
  tbr_ipcr_review (sim);
}
