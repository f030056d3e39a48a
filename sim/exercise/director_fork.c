/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A second exercise with the same past, so that another future can be tried from here. */
#include "exercise/director.h"

/* An array of none is NULL, and stays so. */
#define COPY(self, field, n)                                                                       \
  ((self)->field = g_memdup2 ((self)->field, sizeof *(self)->field * (gsize) (n)))

/* What a condition was held against is kept as it was: looked at again now it could be other. */
static TbrResult *
copy_result (const TbrResult *result)
{
  TbrResult *copy = result != NULL ? tbr_result_new () : NULL;

  for (guint i = 0; copy != NULL && i < result->indicators->len; i++)
    {
      const TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      tbr_result_add (copy, one->measure, one->scope, one->key, one->value, one->unit,
                      one->certainty);
    }
  return copy;
}

static void
copy_turns (TbrDirector *copy, const GArray *turns)
{
  copy->texts = g_string_chunk_new (4096);
  copy->turns = g_array_sized_new (FALSE, TRUE, sizeof (TbrTurn), turns->len);
  for (guint i = 0; i < turns->len; i++)
    {
      TbrTurn turn = g_array_index (turns, TbrTurn, i);
      turn.who = g_string_chunk_insert_const (copy->texts, turn.who);
      turn.text = g_string_chunk_insert_const (copy->texts, turn.text);
      if (turn.why != NULL)
        turn.why = g_string_chunk_insert_const (copy->texts, turn.why);
      g_array_append_val (copy->turns, turn);
    }
}

TbrDirector *
tbr_director_fork (const TbrDirector *self)
{
  const TbrExercise *exercise = self->exercise;
  /* what is not told yet is told first, and counted here */
  TbrSim *sim = tbr_sim_fork (self->sim);
  TbrDirector *copy = g_memdup2 (self, sizeof *self);

  copy->fogged = tbr_fogged_ref (self->fogged);
  copy->sim = sim;
  copy->listener = NULL;
  copy->listener_data = NULL;
  COPY (copy, seats, exercise->n_roles);
  COPY (copy, injects, exercise->n_injects);
  COPY (copy, due, exercise->n_injects);
  COPY (copy, order, exercise->n_injects);
  COPY (copy, branches, exercise->n_branches);
  COPY (copy, expecteds, exercise->n_expecteds);
  COPY (copy, by_doctrine, exercise->n_expecteds);
  COPY (copy, roles, exercise->n_roles);
  COPY (copy, channels, exercise->n_channels);
  COPY (copy, kept, exercise->n_roles);
  for (guint i = 0; i < exercise->n_roles; i++)
    if (copy->kept[i] != NULL)
      copy->kept[i] = g_array_copy (copy->kept[i]);
  COPY (copy, marks, exercise->n_criteria);
  COPY (copy, deeds, exercise->n_roles * TBR_DEEDS_MAX);
  COPY (copy, facts, TBR_FACT_N);
  copy->result = copy_result (self->result);
  copy_turns (copy, self->turns);
  tbr_sim_listen (copy->sim, tbr_deed_hear, copy);
  return copy;
}
