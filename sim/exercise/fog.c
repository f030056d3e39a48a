/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A scenario as it is but for the reports that its seats get. */
#include "exercise/fog.h"

struct _TbrFogged
{
  gint n_users; /* atomic */
  TbrMeta meta;
  TbrScenario scenario; /* all but its meta belongs to the one it was made of */
};

TbrFogged *
tbr_fogged_new (const TbrExercise *exercise, const TbrScenario *scenario)
{
  TbrMeta meta = *scenario->meta;

  if (!tbr_exercise_take_fog (exercise, &meta))
    return NULL;
  TbrFogged *self = g_new0 (TbrFogged, 1);
  self->n_users = 1;
  self->meta = meta;
  self->scenario = *scenario;
  self->scenario.meta = &self->meta;
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
