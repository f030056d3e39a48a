/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How long people waited to be registered at a border (K19), how many were noticed. What the
   sections of a hazard say of themselves is taken at its last word; nights above the beds (K20) are
   harm and told there. */
#include "output/measure.h"

#include <string.h>

/* Sections of one hazard that are told apart: as many as the kind allows. */
#define PARTS 64

/* What is read of the measures of a hazard. */
typedef enum
{
  READ_ARRIVED,
  READ_SEEN,
  READ_REGISTERED,
  READ_IN_TIME,
  READ_WAITED,
  READ_VULNERABLE,
  READ_VULNERABLE_WAITED,
  READ_WAITING,
  READ_N
} Read;

static const char *const names[READ_N] = {
  [READ_ARRIVED] = "arrived persons",
  [READ_SEEN] = "seen persons",
  [READ_REGISTERED] = "registered persons",
  [READ_IN_TIME] = "registered-in-24h persons",
  [READ_WAITED] = "waited person-h",
  [READ_VULNERABLE] = "vulnerable persons",
  [READ_VULNERABLE_WAITED] = "vulnerable-waited person-h",
  [READ_WAITING] = "waiting persons",
};

/* Last words of one hazard, by section. */
typedef struct
{
  double values[PARTS][READ_N];
  double longest; /* persons in line at once, all sections together */
  gint32 kind;    /* not 0: it measures all of these */
  guint32 reserved;
} Row;

/* What is told: of a hazard, of all. */
typedef struct
{
  double values[READ_N];
  double longest;
  TbrCertainty certainty;
} Sum;

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return MAX (dictionary->n_hazards, 1) * sizeof (Row);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  Row *rows = data;

  for (guint32 i = 0; i < dictionary->n_hazards; i++)
    rows[i].kind = tbr_hazard_measures_all (dictionary, i, names, READ_N);
}

static double
waiting (const Row *row)
{
  double sum = 0;

  for (guint i = 0; i < PARTS; i++)
    sum += row->values[i][READ_WAITING];
  return sum;
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  if (fact->kind != TBR_FACT_HAZARD_STATE || fact->a >= dictionary->n_hazards || fact->b >= PARTS)
    return;
  Row *row = &((Row *) data)[fact->a];
  guint read;

  if (row->kind == 0)
    return;
  read = tbr_measure_find (names, READ_N, dictionary->hazard_measures[fact->a][fact->code]);
  if (read == READ_N)
    return;
  row->values[fact->b][read] = fact->x;
  if (read == READ_WAITING)
    row->longest = MAX (row->longest, waiting (row));
}

static void
add (Sum *sum, const Row *row, TbrCertainty certainty)
{
  for (guint i = 0; i < PARTS; i++)
    for (guint read = 0; read < READ_N; read++)
      sum->values[read] += row->values[i][read];
  sum->longest += row->longest;
  sum->certainty = MAX (sum->certainty, certainty);
}

static void
tell (TbrResult *result, TbrScope scope, const char *key, const Sum *sum)
{
  const double *v = sum->values;
  const struct
  {
    const char *measure;
    double value;
    const char *unit;
  } rows[] = {
    { "K19.registration-wait", tbr_ratio (v[READ_WAITED], v[READ_REGISTERED]), "h" },
    { "K19.registered-in-24h", tbr_percent (v[READ_IN_TIME], v[READ_REGISTERED]), "%" },
    { "K19.vulnerable-wait", tbr_ratio (v[READ_VULNERABLE_WAITED], v[READ_VULNERABLE]), "h" },
    { "K19.registered", v[READ_REGISTERED], "persons" },
    { "K19.still-waiting", v[READ_WAITING], "persons" },
    { "K19.longest-line", sum->longest, "persons" },
    { "border.arrived", v[READ_ARRIVED], "persons" },
    { "border.noticed", tbr_percent (v[READ_SEEN], v[READ_ARRIVED]), "%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    tbr_result_add (result, rows[i].measure, scope, key, rows[i].value, rows[i].unit,
                    sum->certainty);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  const Row *rows = data;
  Sum all = { 0 };
  guint n = 0;

  for (guint32 i = 0; i < dictionary->n_hazards; i++)
    if (rows[i].kind != 0)
      {
        add (&all, &rows[i], tbr_hazard_certainty (dictionary, i));
        n++;
      }
  if (n == 0)
    return;
  tell (result, TBR_SCOPE_ALL, "", &all);
  for (guint32 i = 0; i < dictionary->n_hazards; i++)
    {
      Sum sum = { 0 };
      if (rows[i].kind == 0)
        continue;
      add (&sum, &rows[i], tbr_hazard_certainty (dictionary, i));
      tell (result, TBR_SCOPE_HAZARD, dictionary->hazard_ids[i], &sum);
    }
}

const TbrOutputKind tbr_output_reception = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "reception",
            .title = "Registration and reception",
            .sentence = "Tells how long people at a border waited to be registered, how many "
                        "within 24 h, and how many were noticed (K19)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
