/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What was asked for, when it came and how much was missing: the table of a summary. */
#include "cycle.h"

#include <tabard/table.h>

#include <math.h>
#include <string.h>

/* More offered than was asked for is all of it, %: a lot of goods for a small rest is thousands. */
#define ALL_OFFERED 100.0
/* Rows shown; of more, those with the most hours unmet. A planner reads no more in ten seconds. */
#define ROWS_MOST 16

enum
{
  COLUMN_WHERE,
  COLUMN_REQUEST,
  COLUMN_OFFER,
  COLUMN_ARRIVAL,
  COLUMN_OFFERED,
  COLUMN_HALF,
  COLUMN_UNMET,
  N_COLUMNS
};

/* Where the columns come from; all of the scope of states and needs. */
static const char *const column_measures[N_COLUMNS] = {
  [COLUMN_REQUEST] = "K01.onset-to-request",         [COLUMN_OFFER] = "K02.request-to-first-offer",
  [COLUMN_ARRIVAL] = "K04.request-to-first-arrival", [COLUMN_OFFERED] = "K03.offered-at-24h",
  [COLUMN_HALF] = "K05.time-to-50-percent-of-peak",  [COLUMN_UNMET] = "K08.unmet-share",
};

static const char cycle_legend[]
    = "request, half of the peak need at work: after onset; first offer, first arrival: after the "
      "request;\noffered: of what was asked, after 24 h, 100 for more; unmet: of the need, over "
      "all its hours\n\n";

static double
value_of (const TbrResult *result, const char *measure, const char *key)
{
  const TbrIndicator *found = tbr_result_find (result, measure, TBR_SCOPE_STATE_NEED, key);
  return found != NULL ? found->value : NAN;
}

/* Hours for which nothing was done of what a state needed of a kind; 0 when it is not known. */
static double
hours_unmet (const TbrResult *result, const char *key)
{
  double hours = value_of (result, "K08.unmet-need-hours", key);
  return isfinite (hours) ? hours : 0;
}

/* The requests: TbrIndicator. (transfer container) */
static GPtrArray *
find_rows (const TbrResult *result)
{
  GPtrArray *rows = g_ptr_array_new ();
  for (guint i = 0; i < result->indicators->len; i++)
    {
      TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      if (one->scope == TBR_SCOPE_STATE_NEED
          && strcmp (one->measure, column_measures[COLUMN_REQUEST]) == 0)
        g_ptr_array_add (rows, one);
    }
  return rows;
}

static gint
compare_falling (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;
  return first < second ? 1 : first > second ? -1 : 0;
}

/* Hours unmet of the last row that is shown. */
static double
least_shown (const TbrResult *result, const GPtrArray *rows)
{
  g_autoptr (GArray) hours = g_array_new (FALSE, FALSE, sizeof (double));
  if (rows->len <= ROWS_MOST)
    return 0;
  for (guint i = 0; i < rows->len; i++)
    {
      double one = hours_unmet (result, ((const TbrIndicator *) rows->pdata[i])->key);
      g_array_append_val (hours, one);
    }
  g_array_sort (hours, compare_falling);
  return g_array_index (hours, double, ROWS_MOST - 1);
}

void
tbr_cycle_append (GString *out, const TbrResult *result)
{
  static const TbrColumn columns[N_COLUMNS]
      = { { "asked for", NULL, TBR_COLUMN_TEXT, 0 }, { "request", "h", TBR_COLUMN_REAL, 1 },
          { "offer", "h", TBR_COLUMN_REAL, 1 },      { "arrival", "h", TBR_COLUMN_REAL, 1 },
          { "offered", "%", TBR_COLUMN_REAL, 0 },    { "half", "h", TBR_COLUMN_REAL, 1 },
          { "unmet", "%", TBR_COLUMN_REAL, 0 } };
  g_autoptr (TbrTable) table = tbr_table_new ("assistance", columns, N_COLUMNS);
  g_autoptr (GPtrArray) rows = find_rows (result);
  double least = least_shown (result, rows);

  for (guint i = 0; i < rows->len; i++)
    {
      const TbrIndicator *row = rows->pdata[i];
      if (rows->len > ROWS_MOST && hours_unmet (result, row->key) < least)
        continue;
      tbr_table_add_row (table);
      tbr_table_set_text (table, COLUMN_WHERE, row->key);
      for (guint column = COLUMN_REQUEST; column < N_COLUMNS; column++)
        {
          double value = value_of (result, column_measures[column], row->key);
          gboolean is_more = column == COLUMN_OFFERED && value > ALL_OFFERED;
          tbr_table_set_real (table, column, is_more ? ALL_OFFERED : value);
        }
    }
  if (tbr_table_n_rows (table) == 0)
    {
      g_string_append (out, "No state asked for assistance.\n");
      return;
    }
  tbr_table_append_text (table, out);
  if (rows->len > tbr_table_n_rows (table))
    g_string_append_printf (out, "and %u more with fewer hours unmet (--out, --json)\n",
                            rows->len - tbr_table_n_rows (table));
  g_string_append (out, cycle_legend);
}
