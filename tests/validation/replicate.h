/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Simulated figures: how many replications of which length, and when a mean agrees. */
#pragma once

#include "validation/case_file.h"
#include "validation/session.h"

G_BEGIN_DECLS

/* What one replication is to do. */
typedef struct
{
  guint64 seed;        /* of the case */
  guint32 replication; /* from 0 */
  double length;       /* in the model's own measure: customers, repetitions, points */
} ValidationRun;

/* A model that is simulated. */
typedef struct
{
  const char *name; /* as in the cases */

  /* The length with which to begin and the longest that is worth while; FALSE and @error when the
     parameters are none of this model's. */
  gboolean (*check) (const ValidationCase *one, double *out_length, GError **error);

  /* One replication: sets the value of every figure it knows, NAN stays for the others. Called
     from several threads at once. Returns: events handled */
  guint64 (*run) (const ValidationCase *one, const ValidationRun *run, double *values);
} ValidationSimulator;

/* Sets the value of the figure of this name, if the case asks for it. */
void validation_values_set (const ValidationCase *one, double *values, double value,
                            const char *format, ...) G_GNUC_PRINTF (4, 5);

/* Limit of |mean - expected| / (s / sqrt (R)) that @n_replications right means exceed once in
   10,000 passes over @n_figures figures. Source: README.md. */
double validation_t_limit (guint n_replications, guint n_figures);

/**
 * validation_replicate:
 * @n_family: figures that are judged together, 1 or more
 *
 * Simulates @one until every figure is sharp enough for the session's level or the budget is spent,
 * and judges each figure that the case expects.
 */
void validation_replicate (ValidationSession *session, const ValidationSimulator *simulator,
                           const ValidationCase *one, guint n_family);

G_END_DECLS
