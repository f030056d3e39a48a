/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which law of the simulator answers which closed-form or differential model of the validation
   cases. */
#pragma once

#include "validation/case_file.h"

G_BEGIN_DECLS

/* Tolerance classes of the figures that are computed, not simulated. */
#define VALIDATION_CLOSED_RELATIVE 1e-9
#define VALIDATION_CLOSED_ABSOLUTE 1e-12
#define VALIDATION_ODE_RELATIVE 1e-7
#define VALIDATION_ODE_ABSOLUTE 1e-10

/* How a model is solved. */
typedef enum
{
  VALIDATION_SOLVER_CLOSED, /* closed form or direct solve */
  VALIDATION_SOLVER_ODE,    /* integration; the wider tolerance */
  VALIDATION_SOLVER_N
} ValidationSolver;

typedef struct _ValidationModel ValidationModel;

/* The model of this name, or NULL when it is not one of these. (transfer none) */
const ValidationModel *validation_model_find (const char *name);
ValidationSolver validation_model_solver (const ValidationModel *model);

/**
 * validation_model_compute:
 * @params: an object with the parameters of the model
 * @metrics: figures are appended, named as in the cases; a figure that does not exist (the time of
 *   a containment that never comes) is left out
 *
 * Errors: TBR_ERROR_NAME for a parameter that is missing or not of the kind wanted
 */
gboolean validation_model_compute (const ValidationModel *model, const JsonValue *params,
                                   GArray *metrics, GError **error);

/* Whether @value is @expected within the tolerance of @solver. */
gboolean validation_agrees (ValidationSolver solver, double value, double expected);

G_END_DECLS
