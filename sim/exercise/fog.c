/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A scenario as it is but for the reports that its seats get. */
#include "exercise/fog.h"

#include <math.h>

struct _TbrFogged
{
  gint n_users; /* atomic */
  TbrMeta meta;
  TbrScenario scenario; /* all but its meta belongs to the one it was made of */
};

TbrFogged *
tbr_fogged_new (const TbrExercise *exercise, const TbrScenario *scenario)
{
  if (exercise->n_fog == 0)
    return NULL;
  const TbrFog *fog = &exercise->fog[0];
  TbrFogged *self = g_new0 (TbrFogged, 1);

  self->n_users = 1;
  self->meta = *scenario->meta;
  self->scenario = *scenario;
  self->scenario.meta = &self->meta;
  if (fog->report_period != TBR_NEVER)
    self->meta.report_period = fog->report_period;
  if (fog->report_delay != TBR_NEVER)
    self->meta.report_delay = fog->report_delay;
  if (!isnan (fog->known))
    self->meta.known = fog->known;
  if (fog->known_after != TBR_NEVER)
    self->meta.known_after = fog->known_after;
  if (!isnan (fog->map_known))
    self->meta.map_known = fog->map_known;
  return self;
}

TbrFogged *
tbr_fogged_ref (TbrFogged *self)
{
  if (self != NULL)
    g_atomic_int_inc (&self->n_users);
  return self;
}

void
tbr_fogged_unref (TbrFogged *self)
{
  if (self != NULL && g_atomic_int_dec_and_test (&self->n_users))
    g_free (self);
}

const TbrScenario *
tbr_fogged_scenario (const TbrFogged *self)
{
  return &self->scenario;
}
