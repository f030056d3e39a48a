/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Validation cases as they lie on disk: parameters and expected figures in two CSV files. */
#pragma once

#include "validation/json_value.h"

G_BEGIN_DECLS

/* One figure of a case. */
typedef struct
{
  char *name;   /* owned by the array */
  double value; /* in the unit of the case */
} ValidationMetric;

/* One case. */
typedef struct
{
  char *id;          /* "A41" */
  char *model;       /* "omori" */
  JsonValue *params; /* an object, one member a parameter */
  GArray *expected;  /* of ValidationMetric */
} ValidationCase;

/* An empty array of ValidationMetric that owns the names. (transfer full) */
GArray *validation_metrics_new (void);
/* Appends one figure; the name is formatted and copied. */
void validation_metrics_add (GArray *metrics, double value, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* The first figure of this name, or NULL. (transfer none) */
const ValidationMetric *validation_metrics_find (const GArray *metrics, const char *name);

/**
 * validation_cases_load:
 * @params_file: CSV with the columns case_id, model, param, value_json
 * @expected_file: CSV with the columns case_id, model, metric, expected
 *
 * Errors: TBR_ERROR_SYNTAX with file and line; the errors of g_file_get_contents()
 * Returns: (transfer full): of ValidationCase, in the order of @params_file
 */
GPtrArray *validation_cases_load (const char *params_file, const char *expected_file,
                                  GError **error);

/* An empty array of ValidationCase. (transfer full) */
GPtrArray *validation_cases_new (void);
/* The case of this id; a new one at the end when there is none yet. (transfer none) */
ValidationCase *validation_cases_get (GPtrArray *cases, const char *id, const char *model);

/**
 * validation_cases_read_csv:
 * @faults: of GError: what is broken; the rows that are not are read all the same
 *
 * As validation_cases_load(), into @cases.
 */
void validation_cases_read_csv (GPtrArray *cases, const char *params_file,
                                const char *expected_file, GPtrArray *faults);

/* The same from the JSON file {"cases": [{"id", "model", "params", "expected"}]}. */
void validation_cases_read_json (GPtrArray *cases, const char *file, GPtrArray *faults);

G_END_DECLS
