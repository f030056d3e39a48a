/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A case from the lead to the file: stages, legal assistance, joint teams, the strike, the loss. */
#include "hazards/trafficking.h"

#include <math.h>

#define PURPOSE_CASE 2
#define PURPOSE_STAGE 3
#define HOURS_PER_DAY 24.0
/* Streams of one region: leads, those that a trigger brings and cases found by checks are numbered
   apart. */
#define NUMBER_BITS 24
#define FOUND_FROM (1u << 23)
#define FED_FROM (1u << 22)
/* Streams of one case: one to a stage. */
#define STAGE_BITS 3
/* Arrests of a strike against how long it was prepared: 1 - exp (-2 x), as a share of that at 1.
   Source: our assumption; a strike that comes early finds fewer. */
#define RIPENESS 2.0

static double
to_days (double seconds)
{
  return seconds / ((double) TBR_DAY / (double) TBR_SECOND);
}

static guint32
entity (const TbrTraffickingCase *self)
{
  return self->region << NUMBER_BITS | self->number;
}

/* The next stage begins. Each stage has a draw of its own, whoever works on the case. */
static void
begin_stage (const TbrSim *sim, TbrHazardId hazard, TbrTraffickingCase *self, TbrCaseStage stage)
{
  const TbrTrafficking *values = tbr_trafficking_values (sim, hazard);
  guint32 key[2] = { entity (self), stage };
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_STAGE, (guint32) tbr_digest_bytes (key, sizeof key),
                     &stream);
  self->stage = stage;
  self->left = to_days (tbr_stream_draw (&stream, &values->stages[stage]));
  self->waiting = 0;
  if (stage == TBR_CASE_CASE)
    self->left *= values->strike;
  if (stage == TBR_CASE_CASE && self->cross)
    self->waiting = to_days (tbr_stream_draw (&stream, &values->assistance));
}

static TbrTraffickingCase *
find_place (const TbrSim *sim, TbrHazardId hazard)
{
  for (guint32 i = 0; i < TBR_TRAFFICKING_CASES; i++)
    if (tbr_trafficking_case (sim, hazard, i)->region == TBR_NONE)
      return tbr_trafficking_case (sim, hazard, i);
  return NULL;
}

static void
lose (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrTraffickingRegion *region = tbr_trafficking_region (sim, hazard, i);
  region->n_lost++;
  region->last_lost++;
  tbr_trafficking_turn (sim, hazard, i, TBR_HAZARD_EVENT_LOST, 1);
}

static void
open_case (TbrSim *sim, TbrHazardId hazard, guint32 i, guint32 number)
{
  const TbrTrafficking *values = tbr_trafficking_values (sim, hazard);
  TbrTraffickingCase *self = find_place (sim, hazard);
  TbrTraffickingRegion *region = tbr_trafficking_region (sim, hazard, i);
  TbrStream stream;
  region->n_opened++;
  if (self == NULL)
    {
      lose (sim, hazard, i);
      return;
    }
  *self = (TbrTraffickingCase){ .number = number, .region = i };
  tbr_hazard_stream (sim, hazard, PURPOSE_CASE, entity (self), &stream);
  self->cross = tbr_stream_uniform (&stream) < values->cross_border;
  self->bears = tbr_stream_exponential (&stream);
  self->leaks = tbr_stream_uniform (&stream);
  self->people = tbr_stream_draw (&stream, &values->victims);
  region->n_cases++;
  begin_stage (sim, hazard, self, TBR_CASE_INTELLIGENCE);
}

void
tbr_trafficking_take_lead (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  open_case (sim, hazard, i, tbr_trafficking_region (sim, hazard, i)->n_leads++);
}

void
tbr_trafficking_open_found (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  open_case (sim, hazard, i, FOUND_FROM | tbr_trafficking_region (sim, hazard, i)->n_found++);
}

void
tbr_trafficking_feed (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  open_case (sim, hazard, i, FED_FROM | tbr_trafficking_region (sim, hazard, i)->n_fed++);
}

/* ---- going on ---- */

static void
close_case (const TbrSim *sim, TbrHazardId hazard, TbrTraffickingCase *self)
{
  tbr_trafficking_region (sim, hazard, self->region)->n_cases--;
  self->region = TBR_NONE;
}

/* The strike: unless it was betrayed, victims are out of exploitation and people are arrested.
   Returns: whether the case goes on. */
static gboolean
strike (TbrSim *sim, TbrHazardId hazard, TbrTraffickingCase *self)
{
  const TbrTrafficking *values = tbr_trafficking_values (sim, hazard);
  guint32 i = self->region;
  TbrTraffickingRegion *region = tbr_trafficking_region (sim, hazard, i);
  if (self->leaks < values->leak)
    {
      close_case (sim, hazard, self);
      lose (sim, hazard, i);
      return FALSE;
    }
  double found = MIN (round (self->people), floor (region->hidden));
  region->hidden -= found;
  region->found_by_cases += found;
  region->arrests_by_cases
      += values->arrests * expm1 (-RIPENESS * values->strike) / expm1 (-RIPENESS);
  region->n_struck++;
  tbr_trafficking_turn (sim, hazard, i, TBR_HAZARD_EVENT_OPERATION, found);
  return TRUE;
}

/* A stage is over. Returns: whether the case goes on. */
static gboolean
turn_stage (TbrSim *sim, TbrHazardId hazard, TbrTraffickingCase *self)
{
  if (self->stage == TBR_CASE_OPERATION && !strike (sim, hazard, self))
    return FALSE;
  if (self->stage + 1 < TBR_CASE_N)
    {
      begin_stage (sim, hazard, self, self->stage + 1);
      return TRUE;
    }
  tbr_trafficking_region (sim, hazard, self->region)->n_files++;
  close_case (sim, hazard, self);
  return FALSE;
}

/* Whether the network may still move on before the strike. Returns: whether the case goes on. */
static gboolean
keep (TbrSim *sim, TbrHazardId hazard, TbrTraffickingCase *self, double days)
{
  guint32 i = self->region;
  if (self->stage > TBR_CASE_OPERATION)
    return TRUE;
  self->moved += tbr_trafficking_values (sim, hazard)->move * days
                 * ((double) TBR_DAY / (double) TBR_SECOND);
  if (self->moved < self->bears)
    return TRUE;
  close_case (sim, hazard, self);
  lose (sim, hazard, i);
  return FALSE;
}

/* A case over a span: first the other state's answer, which a joint team does not need, then work,
   which it speeds up. @share: of a team that works on it, 0 to 1. */
static void
go_on (TbrSim *sim, TbrHazardId hazard, TbrTraffickingCase *self, double days, double share)
{
  double speed = 1 + (tbr_trafficking_values (sim, hazard)->joint_speed - 1) * share;
  if (!keep (sim, hazard, self, days))
    return;
  while (days > 0)
    {
      double wait = MIN (days, self->waiting * (1 - share));
      self->waiting = share < 1 ? self->waiting - wait / (1 - share) : 0;
      days -= wait;
      if (self->left > days * speed)
        {
          self->left -= days * speed;
          return;
        }
      days -= self->left / speed;
      if (!turn_stage (sim, hazard, self))
        return;
    }
}

/* Teams at work on a region's cases over a span: case-days done a day. */
static double
take_teams (TbrSim *sim, TbrHazardId hazard, guint32 i, double days)
{
  guint32 need = tbr_trafficking_region (sim, hazard, i)->investigation;
  return need == TBR_NONE ? 0
                          : tbr_need_take (sim, TBR_HANDLE (TbrNeedId, need), TBR_WORK_N) / days;
}

/* Whether joint work can still help a case. */
static gboolean
is_joint (const TbrTraffickingCase *self, guint32 i)
{
  return self->region == i && self->cross && self->stage <= TBR_CASE_OPERATION;
}

/* What is wanted from joint teams: a day of work a day for each case across borders. */
static void
ask_for_teams (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrTraffickingRegion *region = tbr_trafficking_region (sim, hazard, i);
  const TbrTraffickingRegionRow *row = tbr_trafficking_row (sim, hazard, i);
  double stock = 0;
  region->n_cross = 0;
  for (guint32 k = 0; k < TBR_TRAFFICKING_CASES; k++)
    {
      const TbrTraffickingCase *self = tbr_trafficking_case (sim, hazard, k);
      if (!is_joint (self, i))
        continue;
      stock += self->left + self->waiting;
      region->n_cross++;
    }
  double required = region->n_cross / HOURS_PER_DAY;
  if (region->investigation != TBR_NONE)
    tbr_need_update (sim, TBR_HANDLE (TbrNeedId, region->investigation), stock, required);
  else if (region->n_cross > 0)
    {
      TbrNeedSpec spec = { .hazard = hazard,
                           .kind = TBR_NEED_INVESTIGATION,
                           .part = i,
                           .lon = row->lon,
                           .lat = row->lat,
                           .state = tbr_trafficking_place (sim, hazard, i),
                           .stock = stock,
                           .required = required };
      region->investigation = tbr_need_open (sim, &spec).i;
    }
}

/* The cases of a region; teams take those of the lowest places first. */
static void
step_region (TbrSim *sim, TbrHazardId hazard, guint32 i, double days)
{
  double teams = take_teams (sim, hazard, i, days);
  for (guint32 k = 0; k < TBR_TRAFFICKING_CASES; k++)
    {
      TbrTraffickingCase *self = tbr_trafficking_case (sim, hazard, k);
      double share = is_joint (self, i) ? MIN (1, teams) : 0;
      teams -= share;
      if (self->region == i)
        go_on (sim, hazard, self, days, share);
    }
  ask_for_teams (sim, hazard, i);
}

void
tbr_trafficking_step_cases (TbrSim *sim, TbrHazardId hazard, double days)
{
  for (guint32 i = 0; i < tbr_trafficking_state (sim, hazard)->n_regions; i++)
    if (tbr_trafficking_region (sim, hazard, i)->n_cases > 0
        || tbr_trafficking_region (sim, hazard, i)->investigation != TBR_NONE)
      step_region (sim, hazard, i, days);
}
