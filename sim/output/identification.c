/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What checks and cases against trafficking brought about, against checks and officers' hours
   (K22). What the regions of a hazard say of themselves is taken at its last word. */
#include "output/ledger.h"

/* Regions of one hazard that are told apart: as many as the kind allows. */
#define PARTS 64
#define THOUSAND 1000.0

/* What is read of the measures of a hazard. */
typedef enum
{
  READ_CHECKED,
  READ_BY_CHECKS,
  READ_BY_CASES,
  READ_CASES,
  READ_OPENED,
  READ_FILES,
  READ_ARRESTS,
  READ_N
} Read;

static const char *const names[READ_N] = {
  [READ_CHECKED] = "checked persons",
  [READ_BY_CHECKS] = "found-by-checks persons",
  [READ_BY_CASES] = "found-by-cases persons",
  [READ_CASES] = "cases-by-checks cases",
  [READ_OPENED] = "opened cases",
  [READ_FILES] = "files cases",
  [READ_ARRESTS] = "arrests persons",
};

/* One hazard: last words by region, hours of officers at its checks. */
typedef struct
{
  double values[PARTS][READ_N];
  double hours; /* officer-hours */
  gint32 kind;  /* not 0: it measures all of these */
  guint32 reserved;
} Row;

typedef struct
{
  guint32 n_needs, n_hazards;
} State;

static guint32
room_for_needs (const TbrDictionary *dictionary)
{
  return (dictionary->n_needs > 0 ? dictionary->n_needs : TBR_LEDGER_NEEDS) + 1;
}

static Row *
row_of (gconstpointer data, guint32 hazard)
{
  return (Row *) (gpointer) ((const State *) data + 1) + hazard;
}

/* Hazard of a need for checks, TBR_NONE for other needs. */
static guint32 *
need_of (gconstpointer data, guint32 need)
{
  return (guint32 *) (gpointer) row_of (data, ((const State *) data)->n_hazards) + need;
}

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + dictionary->n_hazards * sizeof (Row)
         + (room_for_needs (dictionary) + 1) / 2 * 2 * sizeof (guint32);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  State *state = data;

  state->n_needs = room_for_needs (dictionary);
  state->n_hazards = dictionary->n_hazards;
  for (guint32 i = 0; i < state->n_needs; i++)
    *need_of (data, i) = TBR_NONE;
  for (guint32 i = 0; i < dictionary->n_hazards; i++)
    row_of (data, i)->kind = tbr_hazard_measures_all (dictionary, i, names, READ_N);
}

static void
take_measure (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  if (fact->a >= dictionary->n_hazards || fact->b >= PARTS || row_of (data, fact->a)->kind == 0)
    return;
  guint read = tbr_measure_find (names, READ_N, dictionary->hazard_measures[fact->a][fact->code]);
  if (read < READ_N)
    row_of (data, fact->a)->values[fact->b][read] = fact->x;
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  const State *state = data;

  if (fact->kind == TBR_FACT_HAZARD_STATE)
    take_measure (data, dictionary, fact);
  else if (fact->kind == TBR_FACT_NEED_OPENED && fact->a < state->n_needs
           && fact->code == TBR_NEED_CHECKS)
    *need_of (data, fact->a) = fact->b;
  else if (fact->kind == TBR_FACT_UNIT_WORKED && fact->b < state->n_needs
           && fact->a < dictionary->n_units && *need_of (data, fact->b) < state->n_hazards)
    row_of (data, *need_of (data, fact->b))->hours += fact->x * dictionary->unit_staff[fact->a];
}

/* What is told: of a hazard, of all. */
typedef struct
{
  double values[READ_N];
  double hours;
  TbrCertainty certainty;
} Sum;

static void
add (Sum *sum, const Row *row, TbrCertainty certainty)
{
  for (guint i = 0; i < PARTS; i++)
    for (guint read = 0; read < READ_N; read++)
      sum->values[read] += row->values[i][read];
  sum->hours += row->hours;
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
    { "K22.victims-per-1000-checks", THOUSAND * tbr_ratio (v[READ_BY_CHECKS], v[READ_CHECKED]),
      "" },
    { "K22.victims-per-1000-officer-hours", THOUSAND * tbr_ratio (v[READ_BY_CHECKS], sum->hours),
      "" },
    { "K22.cases-per-1000-checks", THOUSAND * tbr_ratio (v[READ_CASES], v[READ_CHECKED]), "" },
    { "K22.cases-per-1000-officer-hours", THOUSAND * tbr_ratio (v[READ_CASES], sum->hours), "" },
    { "K22.checked", v[READ_CHECKED], "persons" },
    { "K22.officer-hours", sum->hours, "h" },
    { "K22.victims-by-checks", v[READ_BY_CHECKS], "persons" },
    { "K22.victims-by-cases", v[READ_BY_CASES], "persons" },
    { "K22.cases-opened", v[READ_OPENED], "cases" },
    { "K22.files", v[READ_FILES], "cases" },
    { "K22.arrests", v[READ_ARRESTS], "persons" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    tbr_result_add (result, rows[i].measure, scope, key, rows[i].value, rows[i].unit,
                    sum->certainty);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  Sum all = { 0 };
  guint n = 0;

  for (guint32 i = 0; i < dictionary->n_hazards; i++)
    if (row_of (data, i)->kind != 0)
      {
        add (&all, row_of (data, i), tbr_hazard_certainty (dictionary, i));
        n++;
      }
  if (n == 0)
    return;
  tell (result, TBR_SCOPE_ALL, "", &all);
  for (guint32 i = 0; i < dictionary->n_hazards; i++)
    {
      Sum sum = { 0 };
      if (row_of (data, i)->kind == 0)
        continue;
      add (&sum, row_of (data, i), tbr_hazard_certainty (dictionary, i));
      tell (result, TBR_SCOPE_HAZARD, dictionary->hazard_ids[i], &sum);
    }
}

const TbrOutputKind tbr_output_identification = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "identification",
            .title = "Victims identified",
            .sentence = "Tells victims found and cases opened against checks and officers' hours, "
                        "arrests, files (K22)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
