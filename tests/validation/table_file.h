/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Going through one CSV file of cases row by row. */
#pragma once

#include "base/csv.h"
#include "validation/session.h"

G_BEGIN_DECLS

/* Most columns that one table may ask for. */
#define VALIDATION_COLUMNS_MAX 24

/* Largest file that is read, bytes. */
#define VALIDATION_FILE_MAX (64u << 20)

/* Judges the figures of a row; @at: where the columns asked for are. FALSE and @error when the row
   is broken. */
typedef gboolean (*ValidationRow) (ValidationSession *session, const TbrCsv *csv, const guint *at,
                                   GError **error);

/**
 * validation_table_run:
 * @columns: names of the columns that must be there, NULL-ended
 *
 * Hands every row to @row. A broken row is a fault of the session and is left out; the others are
 * read on. When there is no such file, one skipped line says so.
 */
void validation_table_run (ValidationSession *session, const char *directory, const char *file,
                           const char *const *columns, ValidationRow row);

G_END_DECLS
