/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What seats believed when they decided, against what was true, and the age of what they knew. */
#include "output/measure.h"

/* All decisions at one point, or of one seat. */
typedef struct
{
  guint64 n;       /* decisions */
  guint64 n_true;  /* of these: when something was wanted in truth */
  double believed; /* rate wanted as reported against the true one, summed over n_true */
  double amiss;    /* distance of that ratio from 1, summed over n_true */
  double age;      /* hours, summed */
} Cell;

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return (TBR_DECISION_N + dictionary->n_states + 1) * sizeof (Cell);
}

static void
start (gpointer state, const TbrDictionary *dictionary, gconstpointer values)
{
}

static void
count (Cell *cell, const TbrFact *fact)
{
  cell->n++;
  cell->age += fact->z;
  if (fact->y <= 0)
    return;
  cell->n_true++;
  cell->believed += fact->x / fact->y;
  cell->amiss += fabs (fact->x / fact->y - 1);
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  Cell *cells = data; /* by decision, then by state, then the Union's seats */

  if (fact->kind != TBR_FACT_BELIEF || fact->code >= TBR_DECISION_N)
    return;
  count (&cells[fact->code], fact);
  count (&cells[TBR_DECISION_N + MIN (fact->a, dictionary->n_states)], fact);
}

static void
tell (TbrResult *result, TbrScope scope, const char *key, const Cell *cell)
{
  if (cell->n == 0)
    return;
  tbr_result_add (result, "belief.decisions", scope, key, (double) cell->n, "",
                  TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "belief.gap", scope, key,
                  tbr_percent (cell->believed, (double) cell->n_true) - 100, "%",
                  TBR_CERTAINTY_ESTIMATED);
  tbr_result_add (result, "belief.amiss", scope, key,
                  tbr_percent (cell->amiss, (double) cell->n_true), "%", TBR_CERTAINTY_ESTIMATED);
  tbr_result_add (result, "belief.age", scope, key, tbr_ratio (cell->age, (double) cell->n), "h",
                  TBR_CERTAINTY_ESTIMATED);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  const Cell *cells = data;
  Cell all = { 0 };

  for (guint i = 0; i < TBR_DECISION_N; i++)
    {
      all.n += cells[i].n;
      all.n_true += cells[i].n_true;
      all.believed += cells[i].believed;
      all.amiss += cells[i].amiss;
      all.age += cells[i].age;
    }
  tell (result, TBR_SCOPE_ALL, "", &all);
  for (guint i = 0; i < TBR_DECISION_N; i++)
    tell (result, TBR_SCOPE_DECISION, tbr_decision_names[i], &cells[i]);
  for (guint32 i = 0; i < dictionary->n_states; i++)
    tell (result, TBR_SCOPE_STATE, tbr_state_key (dictionary, i), &cells[TBR_DECISION_N + i]);
}

const TbrOutputKind tbr_output_beliefs = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "beliefs",
            .title = "Belief and truth",
            .sentence = "Tells how far reports were from the truth when seats decided on them, and "
                        "how old they were" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
