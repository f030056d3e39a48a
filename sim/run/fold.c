/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Results while they grow: the outputs a scenario asks for, fed with every fact. */
#include "run/run.h"

/* Words before the states: whether a warm-up is over. */
#define FIRST 1

/* Values of a kind when nobody sets them; owned texts are added to @owned. */
static gpointer
default_values (const TbrKind *kind, GPtrArray *owned)
{
  gpointer values = g_malloc0 (MAX (kind->size, 8));

  for (guint i = 0; i < kind->n_params; i++)
    {
      const TbrParam *param = &kind->params[i];
      g_autoptr (GError) error = NULL;

      if (param->type == TBR_PARAM_REF)
        *(guint32 *) (void *) ((guint8 *) values + param->offset) = TBR_NONE;
      if (param->type == TBR_PARAM_REF || param->type == TBR_PARAM_REFS || param->fallback == NULL)
        continue;
      if (!tbr_param_parse (param, param->fallback, 0, values, owned, &error))
        g_error ("%s: %s", kind->name, error->message);
    }
  return values;
}

TbrFold *
tbr_fold_list (const TbrScenario *scenario, guint *out_n)
{
  const TbrSection *asked = &scenario->sections[TBR_SECTION_MEASURES];
  GArray *folds = g_array_new (FALSE, TRUE, sizeof (TbrFold));

  for (guint i = 0; i < asked->n; i++)
    {
      TbrFold fold = { .kind = (const TbrOutputKind *) asked->objects[i]->kind,
                       .values = asked->objects[i]->values };
      g_array_append_val (folds, fold);
    }
  for (guint i = 0; asked->n == 0 && tbr_output_kinds[i] != NULL; i++)
    {
      TbrFold fold
          = { .kind = tbr_output_kinds[i], .texts = g_ptr_array_new_with_free_func (g_free) };
      fold.defaults = default_values (&fold.kind->kind, fold.texts);
      fold.values = fold.defaults;
      g_array_append_val (folds, fold);
    }
  *out_n = folds->len;
  return (TbrFold *) (void *) g_array_free (folds, FALSE);
}

void
tbr_fold_list_free (TbrFold *folds, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_clear_pointer (&folds[i].texts, g_ptr_array_unref);
      g_free (folds[i].defaults);
    }
  g_free (folds);
}

static guint64
n_words (const TbrSim *sim, const TbrFold *fold)
{
  return (fold->kind->state_size (tbr_run_data (sim)->dictionary, fold->values) + 7) / 8;
}

static gpointer
state_of (const TbrSim *sim, guint64 first)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_FOLD, guint64)[first];
}

/* Whether a warm-up is over. */
static gboolean
is_warm (const TbrSim *sim)
{
  return *(const guint64 *) state_of (sim, 0) != 0;
}

void
tbr_sim_end_warm_up (TbrSim *sim)
{
  const TbrRunData *data = tbr_run_data (sim);
  guint64 first = FIRST;

  tbr_core_flush (sim);
  *(guint64 *) state_of (sim, 0) = 1;
  for (guint i = 0; i < data->n_folds; i++)
    {
      const TbrFold *fold = &data->folds[i];
      if (fold->kind->forget != NULL)
        fold->kind->forget (state_of (sim, first), data->dictionary);
      first += n_words (sim, fold);
    }
}

void
tbr_fold_start (TbrSim *sim)
{
  TbrRunData *data = tbr_run_data (sim);
  guint64 words = FIRST;

  for (guint i = 0; i < data->n_folds; i++)
    words += n_words (sim, &data->folds[i]);
  tbr_arena_add (&sim->arena, TBR_GROUP_FOLD, (guint32) words);
  for (guint i = 0, first = FIRST; i < data->n_folds; i++)
    {
      TbrFold *fold = &data->folds[i];
      fold->kind->start (state_of (sim, first), data->dictionary, fold->values);
      first += n_words (sim, fold);
    }
}

void
tbr_fold_take (gpointer sink_data, const TbrFact *facts, guint n)
{
  TbrSim *sim = sink_data;
  const TbrRunData *data = tbr_run_data (sim);
  guint64 first = FIRST;

  for (guint i = 0; i < data->n_folds; i++)
    {
      const TbrFold *fold = &data->folds[i];
      gpointer state = state_of (sim, first);

      for (guint j = 0; j < n; j++)
        fold->kind->take (state, data->dictionary, &facts[j]);
      first += n_words (sim, fold);
    }
}

/* Results of the measure of this name, of all for NULL. */
static TbrResult *
result_of (const TbrSim *sim, const char *name)
{
  const TbrRunData *data = tbr_run_data (sim);
  TbrResult *result = tbr_result_new ();
  guint64 first = FIRST;

  tbr_core_flush ((TbrSim *) sim);
  for (guint i = 0; i < data->n_folds; i++)
    {
      const TbrFold *fold = &data->folds[i];
      gboolean tells = !is_warm (sim) || fold->kind->forget != NULL;
      if (tells && (name == NULL || g_str_equal (fold->kind->kind.name, name)))
        fold->kind->finish (state_of (sim, first), data->dictionary, sim->core->now, result);
      first += n_words (sim, fold);
    }
  return result;
}

TbrResult *
tbr_sim_result (const TbrSim *sim)
{
  return result_of (sim, NULL);
}

TbrResult *
tbr_sim_measure (const TbrSim *sim, const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);
  return result_of (sim, name);
}
