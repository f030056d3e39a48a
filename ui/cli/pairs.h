/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The same scenario with and without something, in pairs of runs with the same luck. */
#pragma once

#include "context.h"

#include <tabard/comparison.h>

/* Pairs of runs when none are asked for. */
#define TBR_PAIRS_USUAL 40

/* What the verbs that compare are asked. */
typedef struct
{
  char *owner, *host; /* states as written; NULL: all */
  char **settings;    /* NULL-ended "path=value" (nullable) */
  gint pairs;
  gint64 seed; /* -1: the scenario's */
  gboolean json, quiet;
  const char *const *removed; /* NULL-ended: what each variant lacks, words of `meta.remove` without
                                 states; of the verb */
  const char *const *wanted;  /* NULL-ended: how the measures begin that are told; of the verb */
  const char *of_owner;       /* (nullable): a measure that is told of the owner's units alone where
                                 one is named; of the verb */
} TbrPairsPlan;

void tbr_pairs_plan_clear (TbrPairsPlan *plan);

/* The options of a plan, for the table of a verb. */
#define TBR_PAIRS_OPTIONS(plan)                                                                     \
  { "owner", 0, 0, G_OPTION_ARG_STRING, &(plan)->owner, "state that sends; all if not given",       \
    "STATE" },                                                                                      \
      { "host", 0, 0, G_OPTION_ARG_STRING, &(plan)->host, "state that receives; all if not given",  \
        "STATE" },                                                                                  \
      { "pairs", 'r', 0, G_OPTION_ARG_INT, &(plan)->pairs, "pairs of runs, 40 if not given", "N" }, \
      { "seed", 0, 0, G_OPTION_ARG_INT64, &(plan)->seed, "seed of chance", "N" },                   \
      { "set",       0, 0, G_OPTION_ARG_STRING_ARRAY, &(plan)->settings, "set a value by its path", \
        "PATH=VALUE" },                                                                             \
      { "json", 0, 0, G_OPTION_ARG_NONE, &(plan)->json, "for machines", NULL },                     \
  {                                                                                                 \
    "quiet", 'q', 0, G_OPTION_ARG_NONE, &(plan)->quiet, "no progress bar", NULL                     \
  }

/* The numbers of one measure in all runs. */
typedef struct
{
  char *measure, *unit;
  double *values; /* by variant, then by replication; NAN where it never came about */
} TbrPairsRow;

/* All runs: variant 0 is the scenario as it is, each other one lacks something. */
typedef struct
{
  char *title;     /* the scenario's */
  GPtrArray *rows; /* of TbrPairsRow, in the order in which they came about */
  guint n_variants, n_pairs;
} TbrPairs;

void tbr_pairs_clear (TbrPairs *pairs);

/**
 * tbr_pairs_run:
 * @path: as for tbr_context_load(), but no stream
 *
 * Loads the scenario as it is and once for each word that is removed, and runs them all with the
 * same luck, replication after replication; prints what is wrong.
 */
TbrExit tbr_pairs_run (const TbrVerb *verb, const char *path, const TbrPairsPlan *plan,
                       TbrPairs *out_pairs);

/* The mean of a measure in a variant over its runs. */
TbrInterval tbr_pairs_mean (const TbrPairs *pairs, const TbrPairsRow *row, guint variant);
/* The mean of what variant @b has more than variant @a, luck by luck, with its 95 % interval. */
TbrInterval tbr_pairs_difference (const TbrPairs *pairs, const TbrPairsRow *row, guint a, guint b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrPairsPlan, tbr_pairs_plan_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrPairs, tbr_pairs_clear)
