/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which columns the log of an exercise has as a table. */
#include "report/exercise_log.h"

#include "report/exercise_words.h"
#include "report/heard_words.h"

#include <tabard/table.h>

static void
add_turn (TbrTable *table, const TbrTurns *log, const TbrScenario *scenario, guint i)
{
  const TbrTurn *turn = &log->turns[i];
  g_autofree char *digest = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", turn->digest);
  g_autofree char *why = tbr_exercise_words_why (log->exercise, scenario, turn);
  g_autofree char *words = tbr_exercise_words_turned (log->exercise, scenario, turn);
  g_autofree char *heard = tbr_heard_words_add (log, i, words);
  gboolean says_nothing = turn->kind == TBR_TURN_MARK;

  tbr_table_add_row (table);
  tbr_table_set_time (table, 0, turn->at - log->exercise->begin);
  tbr_table_set_time (table, 1, scenario->start_unix + turn->at);
  tbr_table_set_text (table, 2, tbr_turn_names[turn->kind]);
  tbr_table_set_text (table, 3, turn->who);
  tbr_table_set_text (table, 4, turn->text);
  tbr_table_set_text (table, 5, digest);
  tbr_table_set_text (table, 6, why != NULL ? why : "");
  tbr_table_set_time (table, 7, turn->clock != 0 ? turn->clock : TBR_NEVER);
  tbr_table_set_text (table, 8, says_nothing ? "" : heard);
}

/* (transfer full) */
static TbrTable *
make_table (const TbrTurns *log, const TbrScenario *scenario)
{
  static const TbrColumn columns[]
      = { { "after", "s", TBR_COLUMN_TIME, 0 }, { "at", NULL, TBR_COLUMN_INSTANT, 0 },
          { "what", NULL, TBR_COLUMN_TEXT, 0 }, { "who", NULL, TBR_COLUMN_TEXT, 0 },
          { "said", NULL, TBR_COLUMN_TEXT, 0 }, { "digest", NULL, TBR_COLUMN_TEXT, 0 },
          { "why", NULL, TBR_COLUMN_TEXT, 0 },  { "table", NULL, TBR_COLUMN_INSTANT, 0 },
          { "words", NULL, TBR_COLUMN_TEXT, 0 } };
  TbrTable *table = tbr_table_new ("log", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < log->n; i++)
    add_turn (table, log, scenario, i);
  return table;
}

char *
tbr_exercise_log_csv (const TbrTurns *log, const TbrScenario *scenario)
{
  g_return_val_if_fail (log != NULL, NULL);
  g_autoptr (TbrTable) table = make_table (log, scenario);

  GString *out = g_string_new (NULL);
  tbr_table_append_csv (table, out);
  return g_string_free (out, FALSE);
}

gboolean
tbr_exercise_log_write (const TbrTurns *log, const TbrScenario *scenario, const char *path,
                        GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_autoptr (TbrTable) table = make_table (log, scenario);

  return tbr_table_write_csv (table, path, error);
}
