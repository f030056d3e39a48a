/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether something could be said now: it is said to a copy of the exercise, which is thrown away.
 */
#include "exercise/director.h"

/* A copy that shares nothing that saying something could change. */
static TbrDirector
copy_of (const TbrDirector *self)
{
  const TbrExercise *exercise = self->exercise;
  TbrDirector copy = *self;

  copy.sim = tbr_sim_fork (self->sim);
  copy.injects = g_memdup2 (self->injects, exercise->n_injects * sizeof *self->injects);
  copy.due = g_memdup2 (self->due, exercise->n_injects * sizeof *self->due);
  copy.branches = g_memdup2 (self->branches, exercise->n_branches * sizeof *self->branches);
  copy.expecteds = g_memdup2 (self->expecteds, exercise->n_expecteds * sizeof *self->expecteds);
  copy.roles = g_memdup2 (self->roles, exercise->n_roles * sizeof *self->roles);
  copy.marks = g_memdup2 (self->marks, exercise->n_criteria * sizeof *self->marks);
  copy.deeds = g_memdup2 (self->deeds, exercise->n_roles * TBR_DEEDS_MAX * sizeof *self->deeds);
  copy.result = NULL;
  copy.result_at = TBR_NEVER;
  copy.turns = g_array_copy (self->turns);
  copy.texts = g_string_chunk_new (256);
  copy.listener = NULL;
  return copy;
}

static void
copy_clear (TbrDirector *copy)
{
  tbr_sim_free (copy->sim);
  g_clear_pointer (&copy->result, tbr_result_free);
  g_array_unref (copy->turns);
  g_string_chunk_free (copy->texts);
  g_free (copy->injects);
  g_free (copy->due);
  g_free (copy->branches);
  g_free (copy->expecteds);
  g_free (copy->roles);
  g_free (copy->marks);
  g_free (copy->deeds);
}

gboolean
tbr_director_may (const TbrDirector *self, const char *who, const char *words, GError **error)
{
  g_return_val_if_fail (self != NULL && who != NULL && words != NULL, FALSE);
  TbrDirector copy = copy_of (self);
  gboolean is_good = tbr_director_say (&copy, who, words, error);

  copy_clear (&copy);
  return is_good;
}
