/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a rehearsal says, as tables and sentences. */
#include "exercise_rehearse.h"

#include <tabard/debrief.h>
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

/* What somebody who mends the exercise should look at: "what: a, b" by kind. */
static void
append_findings (GString *out, const TbrExercise *exercise, const TbrRehearsal *rehearsal)
{
  static const char *const words[TBR_FINDING_N]
      = { "injects that never fire with doctrine in all seats",
          "injects that only the facilitator lets go", "objectives that nothing tests",
          "branches that always go the same way", "criteria whose measure never has a value" };
  g_autoptr (GArray) findings = tbr_rehearsal_findings (exercise, rehearsal);

  for (guint i = 0; i < findings->len; i++)
    {
      const TbrFinding *finding = &g_array_index (findings, TbrFinding, i);
      gboolean goes_on = i > 0 && finding[-1].kind == finding->kind;
      g_string_append_printf (out, "%s%s%s%s", goes_on || i == 0 ? "" : "\n",
                              goes_on ? ", " : words[finding->kind], goes_on ? "" : ": ",
                              finding->id);
    }
  g_string_append (out, findings->len > 0 ? "\n" : "");
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
