/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Buffers that run empty and refill, row by row of the dependences. */
#include "world/buffer.h"

#include "world/standby.h"

/* Hours that count as none. */
#define SPENT 1e-4

/* Mean of two sorts of sites by their shares, some of the other sort. */
static inline float
mix (double share, double value, double other_share, double other_value)
{
  return (float) ((share * value + other_share * other_value) / (share + other_share));
}

/* Sites that lose the service join those that wait. */
static inline void
lose (TbrOutageBuffer *buffer, double more)
{
  buffer->left = buffer->waiting > 0 ? mix (buffer->waiting, buffer->left, more, buffer->fresh)
                                     : buffer->fresh;
  buffer->waiting += (float) more;
}

/* Sites get the service back: first those that wait, then those that are empty. */
static inline void
get_back (TbrOutageBuffer *buffer, double supplied, double less)
{
  double back = MIN (less, buffer->waiting);
  double emptied = MIN (less - back, buffer->empty);
  if (back > 0)
    buffer->fresh = mix (supplied, buffer->fresh, back, buffer->left);
  if (emptied > 0 && buffer->fresh > 0)
    buffer->fresh = mix (supplied + back, buffer->fresh, emptied, 0);
  buffer->waiting -= (float) back;
  buffer->empty -= (float) emptied;
}

/* The row's buffer lasts @whole hours; @refilled come back over @hours. */
static inline void
advance (TbrOutageBuffer *buffer, const TbrBufferPace *pace, guint row, double lost)
{
  buffer->fresh = (float) MIN (pace->whole[row], buffer->fresh + pace->refilled[row]);
  buffer->left = (float) MAX (0, buffer->left - pace->hours);
  double supplied = MAX (0, 1 - (double) buffer->empty - (double) buffer->waiting);
  double more = lost - (double) buffer->empty - (double) buffer->waiting;
  if (more > 0)
    lose (buffer, more);
  else if (more < 0)
    get_back (buffer, supplied, -more);
  if (buffer->left < SPENT)
    {
      buffer->empty += buffer->waiting;
      buffer->waiting = 0;
      buffer->left = 0;
    }
  if (lost <= 0)
    buffer->empty = buffer->waiting = 0;
}

static void
set_row (const TbrDependency *row, guint i, TbrBufferPace *pace)
{
  double refill = (double) row->refill / (double) TBR_HOUR;
  pace->whole[i] = (double) row->buffer / (double) TBR_HOUR;
  pace->refilled[i] = pace->whole[i] * pace->hours / refill;
}

void
tbr_outage_buffer_advance (TbrOutageBuffer *buffer, const TbrDependency *row, double lost,
                           double hours)
{
  TbrBufferPace pace = { .hours = hours };
  set_row (row, 0, &pace);
  advance (buffer, &pace, 0, lost);
}

void
tbr_buffers_set_pace (const TbrScenario *scenario, double hours, TbrBufferPace *out_pace)
{
  out_pace->hours = hours;
  for (guint i = 0; i < scenario->n_dependencies; i++)
    set_row (scenario->dependencies[i], i, out_pace);
}

void
tbr_buffers_run (TbrSim *sim, TbrRegionId region, const double *state, const TbrBufferPace *pace)
{
  const TbrScenario *scenario = sim->scenario;
  TbrOutageBuffer *buffers = tbr_buffers_of (sim, region);
  double uncovered = 1 - tbr_standby_cover (sim, region);
  for (guint i = 0; i < scenario->n_dependencies; i++)
    {
      const TbrDependency *row = scenario->dependencies[i];
      double lost = state[row->on];
      /* share of the dependent's sites without what they depend on; critical ones may have power
         that was brought */
      if (row->on == TBR_LIFELINE_POWER && scenario->lifelines[row->dependent]->load > 0)
        lost *= uncovered;
      gboolean is_full = buffers[i].empty == 0 && buffers[i].waiting == 0
                         && buffers[i].fresh >= (float) pace->whole[i];
      if (lost > 0 || !is_full)
        advance (&buffers[i], pace, i, lost);
    }
}
