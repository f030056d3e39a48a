/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Comma-separated values: reading without copying, and quoting. Source: [RFC4180]. */
#pragma once

#include <tabard/error.h>

/* A file being read row by row. Its first line names the columns. */
typedef struct _TbrCsv TbrCsv;

/**
 * tbr_csv_new_take:
 * @bytes: (transfer full): UTF-8 with a closing zero at @bytes[@length]; cut up in place
 * @length: without the closing zero
 * @name: of the file, for messages
 *
 * Errors: TBR_ERROR_SYNTAX when it is not UTF-8, holds a zero byte, has no header or names a column
 * twice; every message begins with file and line
 * Returns: (transfer full) (nullable)
 */
TbrCsv *tbr_csv_new_take (char *bytes, gsize length, const char *name, GError **error);

/* Reads the file @path of at most @limit bytes. Errors: also those of tbr_file_read(). */
TbrCsv *tbr_csv_load (const char *path, gsize limit, GError **error);
void tbr_csv_free (TbrCsv *csv);

/* Name of the file, for messages. */
const char *tbr_csv_name (const TbrCsv *csv);
/* Number of columns. */
guint tbr_csv_n_columns (const TbrCsv *csv);
/* Name of a column. */
const char *tbr_csv_column_name (const TbrCsv *csv, guint column);
/* Index of the column called @name, or -1. */
int tbr_csv_find_column (const TbrCsv *csv, const char *name);

/**
 * tbr_csv_require_columns:
 * @names: NULL-ended
 * @out_columns: (out): index of each
 *
 * Errors: TBR_ERROR_NAME with the missing column and those that are there
 */
gboolean tbr_csv_require_columns (const TbrCsv *csv, const char *const *names, guint *out_columns,
                                  GError **error);

/**
 * tbr_csv_next:
 *
 * Moves on to the next row; blank lines are skipped. The texts of the row before stay valid until
 * the file is freed.
 *
 * Errors: TBR_ERROR_SYNTAX for a wrong number of values, a stray or unclosed quote
 * Returns: FALSE at the end, then without an error, or on an error
 */
gboolean tbr_csv_next (TbrCsv *csv, GError **error);

/* Line on which the present row begins, from 1. */
guint tbr_csv_line (const TbrCsv *csv);
/* A value of the present row; "" when empty. (transfer none) */
const char *tbr_csv_text (const TbrCsv *csv, guint column);
/* A value as a number; an empty one is refused. */
gboolean tbr_csv_real (const TbrCsv *csv, guint column, double *out_value, GError **error);
gboolean tbr_csv_integer (const TbrCsv *csv, guint column, gint64 *out_value, GError **error);

/* Sets an error that begins with file, line and column of the present row. Returns FALSE. */
gboolean tbr_csv_refuse (const TbrCsv *csv, guint column, TbrErrorCode code, GError **error,
                         const char *format, ...) G_GNUC_PRINTF (5, 6);

/* Appends @value to a row, quoted where it must be. The caller puts commas and line ends. */
void tbr_csv_append (GString *out, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrCsv, tbr_csv_free)
