/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a rehearsal says, as tables and sentences. */
#include "exercise_rehearse.h"

#include <tabard/table.h>

#include <math.h>

static double
share (const TbrRehearsal *rehearsal, guint n)
{
  return 100.0 * n / rehearsal->n;
}

static void
set_often (TbrTable *table, guint column, const TbrRehearsal *rehearsal, const TbrOften *often)
{
  tbr_table_set_real (table, column, share (rehearsal, often->n));
  tbr_table_set_real (table, column + 1, often->after);
}

static TbrTable *
inject_table (const TbrExercise *exercise, const TbrRehearsal *rehearsal)
{
  static const TbrColumn columns[] = { { "no", NULL, TBR_COLUMN_INTEGER, 0 },
                                       { "inject", NULL, TBR_COLUMN_TEXT, 0 },
                                       { "due", "%", TBR_COLUMN_REAL, 0 },
                                       { "after", "h", TBR_COLUMN_REAL, 1 },
                                       { "let go by", NULL, TBR_COLUMN_TEXT, 0 } };
  TbrTable *table = tbr_table_new ("injects", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < exercise->n_injects; i++)
    {
      const TbrInject *inject = &exercise->injects[i];
      tbr_table_add_row (table);
      tbr_table_set_integer (table, 0, inject->number);
      tbr_table_set_text (table, 1, inject->id);
      set_often (table, 2, rehearsal, &rehearsal->injects[i]);
      tbr_table_set_text (table, 4,
                          inject->release == TBR_RELEASER_DIRECTOR ? "director" : "facilitator");
    }
  return table;
}

static TbrTable *
branch_table (const TbrExercise *exercise, const TbrRehearsal *rehearsal)
{
  static const TbrColumn columns[] = { { "branch", NULL, TBR_COLUMN_TEXT, 0 },
                                       { "taken", "%", TBR_COLUMN_REAL, 0 },
                                       { "after", "h", TBR_COLUMN_REAL, 1 } };
  TbrTable *table = tbr_table_new ("branches", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < exercise->n_branches; i++)
    {
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, exercise->branches[i].id);
      set_often (table, 1, rehearsal, &rehearsal->branches[i]);
    }
  return table;
}

static TbrTable *
action_table (const TbrExercise *exercise, const TbrRehearsal *rehearsal)
{
  static const TbrColumn columns[] = { { "expected", NULL, TBR_COLUMN_TEXT, 0 },
                                       { "called forth", "%", TBR_COLUMN_REAL, 0 },
                                       { "taken by doctrine", "%", TBR_COLUMN_REAL, 0 },
                                       { "after", "h", TBR_COLUMN_REAL, 1 },
                                       { "in time", "%", TBR_COLUMN_REAL, 0 } };
  TbrTable *table = tbr_table_new ("expected actions", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < exercise->n_expecteds; i++)
    {
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, exercise->expecteds[i].id);
      tbr_table_set_real (table, 1, share (rehearsal, rehearsal->called[i]));
      set_often (table, 2, rehearsal, &rehearsal->done[i]);
      tbr_table_set_real (table, 4, share (rehearsal, rehearsal->in_time[i]));
    }
  return table;
}

static TbrTable *
objective_table (const TbrExercise *exercise, const TbrRehearsal *rehearsal)
{
  static const TbrColumn columns[]
      = { { "objective", NULL, TBR_COLUMN_TEXT, 0 }, { "tested", "%", TBR_COLUMN_REAL, 0 } };
  TbrTable *table = tbr_table_new ("objectives", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < exercise->n_objectives; i++)
    {
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, exercise->objectives[i].id);
      tbr_table_set_real (table, 1, share (rehearsal, rehearsal->tested[i]));
    }
  return table;
}

static TbrTable *
criterion_table (const TbrExercise *exercise, const TbrRehearsal *rehearsal)
{
  static const TbrColumn columns[] = { { "criterion", NULL, TBR_COLUMN_TEXT, 0 },
                                       { "measure", NULL, TBR_COLUMN_TEXT, 0 },
                                       { "has a value", "%", TBR_COLUMN_REAL, 0 },
                                       { "met by doctrine", "%", TBR_COLUMN_REAL, 0 } };
  TbrTable *table = tbr_table_new ("criteria", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < exercise->n_criteria; i++)
    {
      const TbrCriterion *criterion = &exercise->criteria[i];
      gboolean is_rated = *criterion->measure == '\0';
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, criterion->id);
      tbr_table_set_text (table, 1, is_rated ? "rated by an observer" : criterion->measure);
      tbr_table_set_real (table, 2, is_rated ? NAN : share (rehearsal, rehearsal->valued[i]));
      tbr_table_set_real (table, 3, is_rated ? NAN : share (rehearsal, rehearsal->met[i]));
    }
  return table;
}

typedef TbrTable *(*MakeFunc) (const TbrExercise *exercise, const TbrRehearsal *rehearsal);
static const MakeFunc makers[]
    = { inject_table, branch_table, action_table, objective_table, criterion_table };

/* Adds "what: a, b" when there are any. */
static void
append_names (GString *out, const char *what, GPtrArray *names)
{
  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  g_autofree char *joined = g_strjoinv (", ", (char **) names->pdata);
  g_string_append_printf (out, "%s: %s\n", what, joined);
}

/* What somebody who mends the exercise should look at. */
static void
append_findings (GString *out, const TbrExercise *exercise, const TbrRehearsal *rehearsal)
{
  g_autoptr (GPtrArray) silent = g_ptr_array_new (), kept = g_ptr_array_new ();
  g_autoptr (GPtrArray) untested = g_ptr_array_new (), always = g_ptr_array_new ();
  g_autoptr (GPtrArray) empty = g_ptr_array_new ();

  for (guint i = 0; i < exercise->n_injects; i++)
    {
      const TbrInject *inject = &exercise->injects[i];
      gboolean by_itself = inject->at != TBR_NEVER || inject->when.n > 0;
      if (rehearsal->injects[i].n == 0)
        g_ptr_array_add (by_itself ? silent : kept, (gpointer) inject->id);
    }
  for (guint i = 0; i < exercise->n_objectives; i++)
    if (rehearsal->tested[i] == 0)
      g_ptr_array_add (untested, (gpointer) exercise->objectives[i].id);
  for (guint i = 0; i < exercise->n_branches; i++)
    if (rehearsal->branches[i].n == 0 || rehearsal->branches[i].n == rehearsal->n)
      g_ptr_array_add (always, (gpointer) exercise->branches[i].id);
  for (guint i = 0; i < exercise->n_criteria; i++)
    if (*exercise->criteria[i].measure != '\0' && rehearsal->valued[i] == 0)
      g_ptr_array_add (empty, (gpointer) exercise->criteria[i].id);
  append_names (out, "injects that never fire with doctrine in all seats", silent);
  append_names (out, "injects that only the facilitator lets go", kept);
  append_names (out, "objectives that nothing tests", untested);
  append_names (out, "branches that always go the same way", always);
  append_names (out, "criteria whose measure never has a value", empty);
}

char *
tbr_rehearse_text (const TbrExercise *exercise, const TbrRehearsal *rehearsal)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autoptr (TbrTable) table = makers[i](exercise, rehearsal);
      if (tbr_table_n_rows (table) == 0)
        continue;
      tbr_table_append_text (table, out);
      g_string_append_c (out, '\n');
    }
  append_findings (out, exercise, rehearsal);
  g_string_append_printf (out, "%u replication%s with doctrine in all seats\n", rehearsal->n,
                          rehearsal->n == 1 ? "" : "s");
  return g_string_free (out, FALSE);
}

char *
tbr_rehearse_json (const TbrExercise *exercise, const TbrRehearsal *rehearsal)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "{\"replications\":%u,\"tables\":[", rehearsal->n);
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autoptr (TbrTable) table = makers[i](exercise, rehearsal);
      g_string_append (out, i > 0 ? "," : "");
      tbr_table_append_json (table, out);
    }
  g_string_append (out, "]}\n");
  return g_string_free (out, FALSE);
}
