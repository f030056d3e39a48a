/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is kept of each run of some variants, and what all of them come to. */
#pragma once

#include <tabard/futures.h>
#include <tabard/result.h>

/* One run that is over. */
typedef struct
{
  guint variant, replication;
  TbrResult *result; /* its measures; NULL when it failed */
  TbrResult *curves; /* at equal instants; NULL: none are kept */
  char *message;     /* why it failed */
} TbrTallyRun;

void tbr_tally_run_clear (TbrTallyRun *run);

typedef struct _TbrTally TbrTally;

/* @n_instants: points of each curve, 0 for none */
TbrTally *tbr_tally_new (guint n_variants, guint n_replications, guint n_instants);
void tbr_tally_free (TbrTally *tally);
/* Takes in what is to be kept of a run. */
void tbr_tally_add (TbrTally *tally, const TbrTallyRun *run);
/* What they come to, names and number of instants apart. (transfer full) */
TbrOutlook *tbr_tally_look (const TbrTally *tally);
