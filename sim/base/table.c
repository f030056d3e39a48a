/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The cells of a table of results, and which of them are missing. */
#include <tabard/table.h>

#include <math.h>
#include <string.h>

/* One value; which member holds depends on the column's type. */
typedef union
{
  gint64 integer; /* INTEGER, TIME, INSTANT */
  double real;
  const char *text;
} Cell;

struct _TbrTable
{
  GStringChunk *texts; /* names, units and texts of cells */
  const char *name;
  TbrColumn *columns;
  guint n_columns;
  guint n_rows;
  GArray *cells; /* of Cell, row by row */
};

static Cell
make_missing (TbrColumnType type)
{
  switch (type)
    {
    case TBR_COLUMN_TEXT:
      return (Cell){ .text = NULL };
    case TBR_COLUMN_INTEGER:
      return (Cell){ .integer = G_MININT64 };
    case TBR_COLUMN_REAL:
      return (Cell){ .real = NAN };
    case TBR_COLUMN_TIME:
    case TBR_COLUMN_INSTANT:
      return (Cell){ .integer = TBR_NEVER };
    case TBR_COLUMN_N:
      break;
    }
  g_return_val_if_reached ((Cell){ .integer = 0 });
}

TbrTable *
tbr_table_new (const char *name, const TbrColumn *columns, guint n_columns)
{
  g_return_val_if_fail (name != NULL && columns != NULL && n_columns > 0, NULL);
  TbrTable *table = g_new0 (TbrTable, 1);
  table->texts = g_string_chunk_new (1024);
  table->name = g_string_chunk_insert_const (table->texts, name);
  table->columns = g_memdup2 (columns, n_columns * sizeof columns[0]);
  table->n_columns = n_columns;
  table->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  for (guint i = 0; i < n_columns; i++)
    {
      TbrColumn *column = &table->columns[i];
      g_assert (column->name != NULL && column->type < TBR_COLUMN_N);
      g_assert (tbr_table_find_column (table, column->name) == (int) i);
      column->name = g_string_chunk_insert_const (table->texts, column->name);
      column->unit
          = g_string_chunk_insert_const (table->texts, column->unit != NULL ? column->unit : "");
    }
  return table;
}

void
tbr_table_free (TbrTable *table)
{
  if (table == NULL)
    return;
  g_array_unref (table->cells);
  g_free (table->columns);
  g_string_chunk_free (table->texts);
  g_free (table);
}

const char *
tbr_table_name (const TbrTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);
  return table->name;
}

guint
tbr_table_n_columns (const TbrTable *table)
{
  g_return_val_if_fail (table != NULL, 0);
  return table->n_columns;
}

guint
tbr_table_n_rows (const TbrTable *table)
{
  g_return_val_if_fail (table != NULL, 0);
  return table->n_rows;
}

const TbrColumn *
tbr_table_column (const TbrTable *table, guint column)
{
  g_return_val_if_fail (table != NULL && column < table->n_columns, NULL);
  return &table->columns[column];
}

int
tbr_table_find_column (const TbrTable *table, const char *name)
{
  g_return_val_if_fail (table != NULL && name != NULL, -1);
  for (guint i = 0; i < table->n_columns; i++)
    if (strcmp (table->columns[i].name, name) == 0)
      return (int) i;
  return -1;
}

guint
tbr_table_add_row (TbrTable *table)
{
  g_return_val_if_fail (table != NULL, 0);
  for (guint i = 0; i < table->n_columns; i++)
    {
      Cell cell = make_missing (table->columns[i].type);
      g_array_append_val (table->cells, cell);
    }
  return table->n_rows++;
}

/* The cell of the last row in @column, whose type must be one of two. */
static Cell *
find_last (TbrTable *table, guint column, TbrColumnType type, TbrColumnType other)
{
  g_assert (table != NULL && table->n_rows > 0 && column < table->n_columns);
  TbrColumnType its = table->columns[column].type;
  g_assert (its == type || its == other);
  return &g_array_index (table->cells, Cell, (table->n_rows - 1) * table->n_columns + column);
}

static Cell
read_cell (const TbrTable *table, guint row, guint column)
{
  g_assert (table != NULL && row < table->n_rows && column < table->n_columns);
  return g_array_index (table->cells, Cell, row * table->n_columns + column);
}

void
tbr_table_set_text (TbrTable *table, guint column, const char *value)
{
  Cell *cell = find_last (table, column, TBR_COLUMN_TEXT, TBR_COLUMN_TEXT);
  cell->text = value != NULL ? g_string_chunk_insert_const (table->texts, value) : NULL;
}

void
tbr_table_set_integer (TbrTable *table, guint column, gint64 value)
{
  find_last (table, column, TBR_COLUMN_INTEGER, TBR_COLUMN_INTEGER)->integer = value;
}

void
tbr_table_set_real (TbrTable *table, guint column, double value)
{
  find_last (table, column, TBR_COLUMN_REAL, TBR_COLUMN_REAL)->real = value;
}

void
tbr_table_set_time (TbrTable *table, guint column, gint64 value)
{
  find_last (table, column, TBR_COLUMN_TIME, TBR_COLUMN_INSTANT)->integer = value;
}

const char *
tbr_table_text (const TbrTable *table, guint row, guint column)
{
  g_return_val_if_fail (tbr_table_column (table, column)->type == TBR_COLUMN_TEXT, NULL);
  return read_cell (table, row, column).text;
}

gint64
tbr_table_integer (const TbrTable *table, guint row, guint column)
{
  g_return_val_if_fail (tbr_table_column (table, column)->type == TBR_COLUMN_INTEGER, 0);
  return read_cell (table, row, column).integer;
}

double
tbr_table_real (const TbrTable *table, guint row, guint column)
{
  g_return_val_if_fail (tbr_table_column (table, column)->type == TBR_COLUMN_REAL, NAN);
  return read_cell (table, row, column).real;
}

gint64
tbr_table_time (const TbrTable *table, guint row, guint column)
{
  TbrColumnType type = tbr_table_column (table, column)->type;
  g_return_val_if_fail (type == TBR_COLUMN_TIME || type == TBR_COLUMN_INSTANT, TBR_NEVER);
  return read_cell (table, row, column).integer;
}

gboolean
tbr_table_is_missing (const TbrTable *table, guint row, guint column)
{
  Cell cell = read_cell (table, row, column);
  switch (table->columns[column].type)
    {
    case TBR_COLUMN_TEXT:
      return cell.text == NULL;
    case TBR_COLUMN_INTEGER:
      return cell.integer == G_MININT64;
    case TBR_COLUMN_REAL:
      return !isfinite (cell.real);
    case TBR_COLUMN_TIME:
    case TBR_COLUMN_INSTANT:
      return cell.integer == TBR_NEVER;
    case TBR_COLUMN_N:
      break;
    }
  g_return_val_if_reached (TRUE);
}
