/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the verb effects tells of a study that screens factors or shares out their variance. */
#include "effects_indices.h"

#include <string.h>

TbrExperiment *
tbr_effects_experiment (const char *folder)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *text = tbr_study_word (folder, "experiment", NULL);

  return text != NULL ? tbr_experiment_parse (text, strlen (text), "experiment", faults) : NULL;
}

static void
add_morris (const TbrIndices *indices, const TbrIndex *index, TbrTable *table)
{
  for (guint i = 0; i < indices->n_factors; i++)
    {
      const TbrMorrisEffect *effect = &index->morris[i];
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, index->measure);
      tbr_table_set_text (table, 1, index->unit);
      tbr_table_set_text (table, 2, indices->factors[i]);
      tbr_table_set_real (table, 3, effect->size);
      tbr_table_set_real (table, 4, effect->size_low);
      tbr_table_set_real (table, 5, effect->size_high);
      tbr_table_set_real (table, 6, effect->mean);
      tbr_table_set_real (table, 7, effect->deviation);
      tbr_table_set_integer (table, 8, effect->n);
    }
}

static void
add_sobol (const TbrIndices *indices, const TbrIndex *index, TbrTable *table)
{
  for (guint i = 0; i < indices->n_factors; i++)
    {
      const TbrSobolIndex *one = &index->sobol[i];
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, index->measure);
      tbr_table_set_text (table, 1, indices->factors[i]);
      tbr_table_set_real (table, 2, one->first);
      tbr_table_set_real (table, 3, one->first_low);
      tbr_table_set_real (table, 4, one->first_high);
      tbr_table_set_real (table, 5, one->total);
      tbr_table_set_real (table, 6, one->total_low);
      tbr_table_set_real (table, 7, one->total_high);
      tbr_table_set_integer (table, 8, one->n);
    }
}

TbrTable *
tbr_effects_indices_table (const TbrIndices *indices)
{
  static const TbrColumn morris[] = {
    { "measure", NULL, TBR_COLUMN_TEXT, 0 },
    { "unit", NULL, TBR_COLUMN_TEXT, 0 },
    { "factor", NULL, TBR_COLUMN_TEXT, 0 },
    { "size", NULL, TBR_COLUMN_REAL, 3 },
    { "size-low", NULL, TBR_COLUMN_REAL, 3 },
    { "size-high", NULL, TBR_COLUMN_REAL, 3 },
    { "mean", NULL, TBR_COLUMN_REAL, 3 },
    { "deviation", NULL, TBR_COLUMN_REAL, 3 },
    { "trajectories", NULL, TBR_COLUMN_INTEGER, 0 },
  };
  static const TbrColumn sobol[] = {
    { "measure", NULL, TBR_COLUMN_TEXT, 0 },        { "factor", NULL, TBR_COLUMN_TEXT, 0 },
    { "alone", NULL, TBR_COLUMN_REAL, 3 },          { "alone-low", NULL, TBR_COLUMN_REAL, 3 },
    { "alone-high", NULL, TBR_COLUMN_REAL, 3 },     { "in-all", NULL, TBR_COLUMN_REAL, 3 },
    { "in-all-low", NULL, TBR_COLUMN_REAL, 3 },     { "in-all-high", NULL, TBR_COLUMN_REAL, 3 },
    { "base-points", NULL, TBR_COLUMN_INTEGER, 0 },
  };
  gboolean is_morris = indices->design == TBR_DESIGN_MORRIS;
  TbrTable *table = is_morris ? tbr_table_new ("effects", morris, G_N_ELEMENTS (morris))
                              : tbr_table_new ("effects", sobol, G_N_ELEMENTS (sobol));

  for (guint i = 0; i < indices->rows->len; i++)
    if (is_morris)
      add_morris (indices, indices->rows->pdata[i], table);
    else
      add_sobol (indices, indices->rows->pdata[i], table);
  return table;
}

const char *
tbr_effects_indices_legend (TbrDesignKind design)
{
  if (design == TBR_DESIGN_MORRIS)
    return "size: mean size of what a step through the factor's whole range does (mu*), with its "
           "95 % interval: whether it matters\nmean: with its sign (mu); deviation: how much that "
           "depends on where the others are (sigma)";
  return "alone: share of the variance that the factor makes by itself; in-all: with all that it "
         "does together with others; 95 % intervals\nshares below 0 or above 1 are errors of "
         "estimate: more base points make them smaller";
}
