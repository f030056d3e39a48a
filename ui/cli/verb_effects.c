/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that tells which factors of a study do what: the analysis of variance. */
#include "effects_indices.h"
#include "verb.h"

#include <tabard/effects.h>
#include <tabard/table.h>

extern const TbrVerb tbr_verb_effects;

/* What a row of the analysis is called. (transfer full) */
static char *
source_of (const TbrEffects *effects, const TbrAnovaRow *row)
{
  switch (row->kind)
    {
    case TBR_ANOVA_BLOCKS:
      return g_strdup ("luck");
    case TBR_ANOVA_MAIN:
      return g_strdup (effects->factors[row->a]);
    case TBR_ANOVA_INTERACTION:
      return g_strdup_printf ("%s x %s", effects->factors[row->a], effects->factors[row->b]);
    case TBR_ANOVA_RESIDUAL:
      return g_strdup ("rest");
    case TBR_ANOVA_TOTAL:
    case TBR_ANOVA_N:
      break;
    }
  return g_strdup ("all");
}

/* "when-short 133.07, at-once 36.82". (transfer full) */
static char *
means_of (const TbrEffects *effects, const TbrEffect *effect, guint factor)
{
  GString *text = g_string_new (NULL);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; effects->levels[factor][i] != NULL; i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", effects->levels[factor][i],
                            g_ascii_formatd (number, sizeof number, "%.6g",
                                             effect->means[factor][i]));
  return g_string_free (text, FALSE);
}

static void
add_rows (const TbrEffects *effects, const TbrEffect *effect, TbrTable *table)
{
  const TbrAnova *anova = effect->anova;
  double all = anova->rows[anova->n_rows - 1].squares;

  for (guint i = 0; i < anova->n_rows; i++)
    {
      const TbrAnovaRow *row = &anova->rows[i];
      g_autofree char *source = source_of (effects, row);
      g_autofree char *means
          = row->kind == TBR_ANOVA_MAIN ? means_of (effects, effect, row->a) : NULL;
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, effect->measure);
      tbr_table_set_text (table, 1, source);
      tbr_table_set_real (table, 2, row->squares);
      tbr_table_set_real (table, 3, 100 * row->squares / all);
      tbr_table_set_integer (table, 4, row->degrees);
      tbr_table_set_real (table, 5, row->f);
      tbr_table_set_real (table, 6, row->p);
      tbr_table_set_text (table, 7, means);
    }
}

/* The answer as a table. (transfer full) */
static TbrTable *
make_table (const TbrEffects *effects)
{
  static const TbrColumn columns[] = {
    { "measure", NULL, TBR_COLUMN_TEXT, 0 },    { "source", NULL, TBR_COLUMN_TEXT, 0 },
    { "squares", NULL, TBR_COLUMN_REAL, 2 },    { "share", "%", TBR_COLUMN_REAL, 1 },
    { "degrees", NULL, TBR_COLUMN_INTEGER, 0 }, { "F", NULL, TBR_COLUMN_REAL, 2 },
    { "p", NULL, TBR_COLUMN_REAL, 4 },          { "means", NULL, TBR_COLUMN_TEXT, 0 },
  };
  TbrTable *table = tbr_table_new ("effects", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < effects->rows->len; i++)
    add_rows (effects, effects->rows->pdata[i], table);
  return table;
}

static void
print_table (const char *title, const TbrTable *table, const char *legend)
{
  GString *text = g_string_new (NULL);

  if (legend == NULL)
    tbr_table_append_json (table, text);
  else
    {
      g_string_append_printf (text, "%s\n\n", title);
      tbr_table_append_text (table, text);
      g_string_append_printf (text, "\n%s", legend);
    }
  g_print ("%s\n", text->str);
  g_string_free (text, TRUE);
}

/* A study whose design tells which factors matter. */
static TbrExit
tell_indices (const char *folder, const TbrExperiment *experiment, const char *const *measures,
              gboolean json)
{
  g_auto (TbrIndices) indices = { NULL };
  g_autoptr (GError) error = NULL;

  if (!tbr_indices_load (folder, experiment, measures, &indices, &error))
    return tbr_verb_fail_error (&tbr_verb_effects, error);
  g_autoptr (TbrTable) table = tbr_effects_indices_table (&indices);
  g_autofree char *legend
      = g_strdup_printf ("%s\n%u measures left out, which do not vary",
                         tbr_effects_indices_legend (indices.design), indices.n_left_out);
  print_table (indices.title, table, json ? NULL : legend);
  return TBR_EXIT_DONE;
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (TbrEffects) effects = { NULL };
  g_auto (GStrv) measures = NULL;
  g_autoptr (GError) error = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[]
      = { { "measure", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &measures,
            "Only measures whose names begin so; may be given again", "NAME" },
          { "json", 0, 0, G_OPTION_ARG_NONE, &json, "For machines", NULL },
          { NULL } };
  TbrExit code = TBR_EXIT_DONE;

  if (!tbr_verb_parse (&tbr_verb_effects, entries, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_effects, TBR_EXIT_USAGE,
                          argc < 2 ? "which study?" : "one study at a time");
  g_autoptr (TbrExperiment) experiment = tbr_effects_experiment (argv[1]);
  if (experiment != NULL && tbr_indices_suit (experiment->design))
    return tell_indices (argv[1], experiment, (const char *const *) measures, json);
  if (!tbr_effects_load (argv[1], (const char *const *) measures, &effects, &error))
    return tbr_verb_fail_error (&tbr_verb_effects, error);
  g_autoptr (TbrTable) table = make_table (&effects);
  g_autofree char *legend = g_strdup_printf (
      "luck: between replications, which all points share; rest: chance, and what three or more "
      "factors do together\np: the chance of such an F if the factor did nothing\n%u measures left "
      "out, which do not vary",
      effects.n_left_out);
  print_table (effects.title, table, json ? NULL : legend);
  return TBR_EXIT_DONE;
}

const TbrVerb tbr_verb_effects
    = { "effects", "DIR", "Tells what the factors of a study do, alone and in pairs", run };
