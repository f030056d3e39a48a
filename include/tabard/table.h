/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A table of results: named columns with units, written for programs and for people. */
#pragma once

#include <tabard/error.h>

G_BEGIN_DECLS

typedef enum
{
  TBR_COLUMN_TEXT,    /* UTF-8; missing: NULL */
  TBR_COLUMN_INTEGER, /* gint64 in the column's unit; missing: G_MININT64 */
  TBR_COLUMN_REAL,    /* double in the column's unit; missing: what is not finite */
  TBR_COLUMN_TIME, /* TbrTime, a span; written in the column's unit, "s", "min", "h" or "d", and on
                      a terminal as "3 d 12 h" where it has none; missing: TBR_NEVER */
  TBR_COLUMN_INSTANT, /* microseconds since 1970; written in ISO 8601; missing: TBR_NEVER */
  TBR_COLUMN_N
} TbrColumnType;

/* One column of a table. */
typedef struct
{
  const char *name; /* as in the header; unique within the table */
  const char *unit; /* "h", "%", "persons"; NULL or "" for none */
  TbrColumnType type;
  guint
      decimals; /* REAL, TIME: digits behind the point on a terminal, 0 to 9; files have them all */
} TbrColumn;

/* A table; rows are only ever added. */
typedef struct _TbrTable TbrTable;

/**
 * tbr_table_new:
 * @name: what the table is about, a word or two; its name in JSON
 * @columns: copied; at least one
 *
 * Returns: (transfer full) a table without rows
 */
TbrTable *tbr_table_new (const char *name, const TbrColumn *columns, guint n_columns);
void tbr_table_free (TbrTable *table);

const char *tbr_table_name (const TbrTable *table);
guint tbr_table_n_columns (const TbrTable *table);
guint tbr_table_n_rows (const TbrTable *table);
const TbrColumn *tbr_table_column (const TbrTable *table, guint column);
/* Index of the column called @name, or -1. */
int tbr_table_find_column (const TbrTable *table, const char *name);

/* Adds a row of missing values. Returns: its index */
guint tbr_table_add_row (TbrTable *table);

/* Sets a value of the last row; the type must be the column's. A text is copied. */
void tbr_table_set_text (TbrTable *table, guint column, const char *value);
void tbr_table_set_integer (TbrTable *table, guint column, gint64 value);
void tbr_table_set_real (TbrTable *table, guint column, double value);
/* For TIME and INSTANT. */
void tbr_table_set_time (TbrTable *table, guint column, gint64 value);

/* A value; the type must be the column's. */
const char *tbr_table_text (const TbrTable *table, guint row, guint column);
gint64 tbr_table_integer (const TbrTable *table, guint row, guint column);
double tbr_table_real (const TbrTable *table, guint row, guint column);
gint64 tbr_table_time (const TbrTable *table, guint row, guint column);
gboolean tbr_table_is_missing (const TbrTable *table, guint row, guint column);

/**
 * tbr_table_append_csv:
 *
 * Header "name [unit]" and one line a row; all digits, missing values empty. Text that a
 * spreadsheet would take for a formula is not changed: ids come from checked scenarios.
 */
void tbr_table_append_csv (const TbrTable *table, GString *out);

/**
 * tbr_table_append_json:
 *
 * {"name": ..., "columns": [{"name", "unit", "type"}, ...], "rows": [[...], ...]}; missing values
 * are null.
 */
void tbr_table_append_json (const TbrTable *table, GString *out);

/**
 * tbr_table_append_text:
 *
 * For a terminal: columns aligned by the width of their characters, numbers on the right, a
 * rule under the header, missing values as "-".
 */
void tbr_table_append_text (const TbrTable *table, GString *out);

/* Writes the table as CSV into the file @path, completely or not at all. Errors: TBR_ERROR_FILE */
gboolean tbr_table_write_csv (const TbrTable *table, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrTable, tbr_table_free)

G_END_DECLS
