/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The queue of cases in each state: who is helped, when a case is contained, what is reported. */
#include "hazards/contagion.h"
#include "hazards/cyber.h"

#include <math.h>

/* Legal times, hours: from noticing it to the early warning and to the notification, and from that
   to the final report. Source: [NIS2] Art. 23(4); a month is taken as 30 days. */
static const double due_after[3] = { 24, 72, 30 * 24 };

static const TbrIncidentStage stages[3]
    = { TBR_INCIDENT_WARNED, TBR_INCIDENT_NOTIFIED, TBR_INCIDENT_REPORTED };

static double
to_hours (TbrTime span)
{
  return (double) span / (double) TBR_HOUR;
}

void
tbr_cyber_report (TbrSim *sim, TbrHazardId hazard, guint32 organisation, double now)
{
  TbrCyberOrganisation *self
      = &tbr_cyber_organisations (tbr_cyber_state (sim, hazard))[organisation];
  while (self->n_reports < G_N_ELEMENTS (self->reports)
         && (double) self->reports[self->n_reports] <= now)
    {
      guint which = self->n_reports++;
      double sent = (double) self->reports[which];
      double from = (double) (which < 2 ? self->detected : self->reports[1]);
      tbr_cyber_note (sim, hazard, organisation, stages[which], sent,
                      fmax (sent - from - due_after[which], 0));
    }
}

void
tbr_cyber_enqueue (TbrSim *sim, TbrHazardId hazard, guint32 organisation)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  TbrCyberOrganisation *all = tbr_cyber_organisations (state);
  TbrCyberLand *land = &tbr_cyber_lands (state)[all[organisation].land];
  gint64 priority = tbr_cyber_sector (sim, hazard, all[organisation].sector)->priority;
  TbrCyberQueue *queue = &land->queues[land->in_turn ? 0 : priority];
  if (queue->tail == TBR_NONE)
    queue->head = organisation;
  else
    all[queue->tail].next = organisation;
  queue->tail = organisation;
  land->n_open++;
  state->counts[TBR_CYBER_OPEN_CASES]++;
}

void
tbr_cyber_take_in_turn (TbrSim *sim, TbrHazardId hazard, guint land, guint32 in_turn)
{
  tbr_cyber_lands (tbr_cyber_state (sim, hazard))[land].in_turn = in_turn;
}

/* Hours of rebuilding once a case is contained. */
static double
rebuilding (const TbrCyber *values, const TbrCyberFate *fate)
{
  return fate->large < values->large ? to_hours (values->rebuild)
                                     : tbr_contagion_delay (to_hours (values->restore),
                                                            values->restore_sigma, fate->restore);
}

double
tbr_cyber_best (const TbrCyber *values, const TbrCyberOrganisation *self, const TbrCyberFate *fate)
{
  return (double) self->detected + (double) self->work + rebuilding (values, fate);
}

/* A case is contained; what follows is rebuilding. */
static void
contain (TbrSim *sim, TbrHazardId hazard, guint32 organisation, double now)
{
  const TbrCyber *values = tbr_cyber_values (sim, hazard);
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  TbrCyberOrganisation *self = &tbr_cyber_organisations (state)[organisation];
  TbrCyberFate fate;
  tbr_cyber_draw_fate (sim, hazard, organisation, &fate);
  self->status = TBR_CYBER_CONTAINED;
  self->restored = (float) (now + rebuilding (values, &fate));
  tbr_cyber_lands (state)[self->land].n_open--;
  state->counts[TBR_CYBER_OPEN_CASES]--;
  tbr_cyber_note (sim, hazard, organisation, TBR_INCIDENT_CONTAINED, now, 0);
}

/* Works through one queue for @span hours with the hours of handling that are left. Returns: what
   is left then. */
static double
work_through (TbrSim *sim, TbrHazardId hazard, TbrCyberQueue *queue, double span, double left)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  TbrCyberOrganisation *all = tbr_cyber_organisations (state);
  double alone = tbr_cyber_values (sim, hazard)->alone;
  guint32 before = TBR_NONE;
  for (guint32 i = queue->head; i != TBR_NONE;)
    {
      guint32 next = all[i].next;
      double helped = fmin (span, left);
      left -= helped;
      all[i].work -= (float) (helped + alone * (span - helped));
      if (all[i].work > 0)
        before = i;
      else
        {
          if (before == TBR_NONE)
            queue->head = next;
          else
            all[before].next = next;
          if (next == TBR_NONE)
            queue->tail = before;
          all[i].next = TBR_NONE;
          contain (sim, hazard, i, tbr_cyber_hours (state, tbr_sim_clock (sim)));
        }
      i = next;
    }
  return left;
}

void
tbr_cyber_handle_cases (TbrSim *sim, TbrHazardId hazard, double hours)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  double handling = to_hours (tbr_cyber_values (sim, hazard)->handling);
  for (guint i = 0; i < state->n_lands; i++)
    {
      TbrCyberLand *land = &tbr_cyber_lands (state)[i];
      double left = 0;
      if (land->need != TBR_NONE)
        left = handling * tbr_need_take (sim, TBR_HANDLE (TbrNeedId, land->need), TBR_WORK_N);
      for (guint priority = 0; priority < TBR_CYBER_SECTORS; priority++)
        left = work_through (sim, hazard, &land->queues[priority], hours, left);
    }
}

static void
open_need (TbrSim *sim, TbrHazardId hazard, guint index, double required)
{
  TbrCyberLand *land = &tbr_cyber_lands (tbr_cyber_state (sim, hazard))[index];
  TbrNeedSpec spec = { .hazard = hazard,
                       .kind = TBR_NEED_INCIDENTS,
                       .part = land->times * TBR_CYBER_LANDS + index,
                       .lon = land->lon,
                       .lat = land->lat,
                       .state = { land->state },
                       .stock = land->n_open,
                       .required = required };
  land->times++;
  land->need = tbr_need_open (sim, &spec).i;
}

void
tbr_cyber_serve (TbrSim *sim, TbrHazardId hazard)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  double handling = to_hours (tbr_cyber_values (sim, hazard)->handling);
  for (guint i = 0; i < state->n_lands; i++)
    {
      TbrCyberLand *land = &tbr_cyber_lands (state)[i];
      double required = land->n_open / handling;
      if (land->need != TBR_NONE && land->n_open == 0 && land->times < TBR_CYBER_TIMES)
        {
          tbr_need_close (sim, TBR_HANDLE (TbrNeedId, land->need));
          land->need = TBR_NONE;
        }
      else if (land->need != TBR_NONE)
        tbr_need_update (sim, TBR_HANDLE (TbrNeedId, land->need), land->n_open, required);
      else if (land->n_open > 0)
        open_need (sim, hazard, i, required);
    }
}
