/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How rows of any table are read, sorted and sifted. */
#include "desktop/listing.h"

#include "desktop/fold.h"
#include "desktop/telling.h"
#include "draw/language.h"

#include <tabard/table.h>

#include <glib/gi18n.h>

struct _TbrListing
{
  TbrTable *table;
  GArray *things;      /* TbrThing, by row */
  GPtrArray *headings; /* what people read above each column */
  GArray *are_words;   /* gboolean, by column: TBR_CELLS_WORD */
};

/* Spans are read as days and hours: they have no unit. (transfer full) */
static char *
heading_of (const TbrListColumn *column)
{
  const char *known = g_dpgettext2 (NULL, "column", column->name);
  const char *name = known != column->name ? known : tbr_word (column->name);
  gboolean has_unit = column->cells != TBR_CELLS_SPAN && *column->unit != '\0';
  const char *more = column->of != NULL ? tbr_word (column->of)
                     : has_unit         ? tbr_word (column->unit)
                                        : NULL;
  return more != NULL ? g_strdup_printf ("%s, %s", name, more) : g_strdup (name);
}

TbrListing *
tbr_listing_new (const char *name, const TbrListColumn *columns, guint n)
{
  static const TbrColumnType types[TBR_CELLS_N]
      = { TBR_COLUMN_TEXT, TBR_COLUMN_TEXT, TBR_COLUMN_INTEGER, TBR_COLUMN_REAL, TBR_COLUMN_TIME };
  TbrListing *listing = g_new0 (TbrListing, 1);
  g_autofree TbrColumn *forms = g_new0 (TbrColumn, n);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  listing->headings = g_ptr_array_new_with_free_func (g_free);
  listing->are_words = g_array_new (FALSE, FALSE, sizeof (gboolean));
  for (guint i = 0; i < n; i++)
    {
      gboolean is_word = columns[i].cells == TBR_CELLS_WORD;
      const char *of = columns[i].of;
      char *full = of != NULL ? g_strdup_printf ("%s, %s", columns[i].name, of)
                              : g_strdup (columns[i].name);
      g_ptr_array_add (names, full);
      g_ptr_array_add (listing->headings, heading_of (&columns[i]));
      g_array_append_val (listing->are_words, is_word);
      forms[i] = (TbrColumn){ .name = full,
                              .unit = columns[i].cells == TBR_CELLS_SPAN ? "h" : columns[i].unit,
                              .type = types[columns[i].cells] };
    }
  listing->table = tbr_table_new (name, forms, n);
  listing->things = g_array_new (FALSE, FALSE, sizeof (TbrThing));
  return listing;
}

void
tbr_listing_free (TbrListing *listing)
{
  if (listing == NULL)
    return;
  tbr_table_free (listing->table);
  g_array_unref (listing->things);
  g_ptr_array_unref (listing->headings);
  g_array_unref (listing->are_words);
  g_free (listing);
}

/* ---- filling ---- */

void
tbr_listing_add (TbrListing *listing, TbrThing thing)
{
  tbr_table_add_row (listing->table);
  g_array_append_val (listing->things, thing);
}

void
tbr_listing_set_text (TbrListing *listing, guint column, const char *value)
{
  tbr_table_set_text (listing->table, column, value);
}

void
tbr_listing_set_whole (TbrListing *listing, guint column, gint64 value)
{
  tbr_table_set_integer (listing->table, column, value);
}

void
tbr_listing_set_real (TbrListing *listing, guint column, double value)
{
  tbr_table_set_real (listing->table, column, value);
}

void
tbr_listing_set_span (TbrListing *listing, guint column, TbrTime value)
{
  tbr_table_set_time (listing->table, column, value);
}

/* ---- reading ---- */

const char *
tbr_listing_name (const TbrListing *listing)
{
  return tbr_table_name (listing->table);
}

guint
tbr_listing_n_columns (const TbrListing *listing)
{
  return tbr_table_n_columns (listing->table);
}

guint
tbr_listing_n_rows (const TbrListing *listing)
{
  return tbr_table_n_rows (listing->table);
}

TbrThing
tbr_listing_thing (const TbrListing *listing, guint row)
{
  return g_array_index (listing->things, TbrThing, row);
}

char *
tbr_listing_heading (const TbrListing *listing, guint column)
{
  return g_strdup (listing->headings->pdata[column]);
}

gboolean
tbr_listing_is_number (const TbrListing *listing, guint column)
{
  return tbr_table_column (listing->table, column)->type != TBR_COLUMN_TEXT;
}

static const char *
text_of (const TbrListing *listing, guint row, guint column)
{
  const char *text = tbr_table_text (listing->table, row, column);
  return g_array_index (listing->are_words, gboolean, column) ? tbr_word (text) : text;
}

char *
tbr_listing_cell (const TbrListing *listing, guint row, guint column)
{
  const TbrTable *table = listing->table;
  const TbrColumn *form = tbr_table_column (table, column);
  if (tbr_table_is_missing (table, row, column))
    return g_strdup ("");
  if (form->type == TBR_COLUMN_TEXT)
    return g_strdup (text_of (listing, row, column));
  if (form->type == TBR_COLUMN_INTEGER)
    return tbr_telling_decimals ((double) tbr_table_integer (table, row, column), 0);
  if (form->type == TBR_COLUMN_REAL)
    return tbr_telling_number (tbr_table_real (table, row, column));
  return tbr_telling_span (tbr_table_time (table, row, column));
}

/* ---- sifting ---- */

/* Whether every word occurs in some cell of a row. */
static gboolean
has_words (const TbrListing *listing, guint row, char *const *words)
{
  guint n = tbr_table_n_columns (listing->table);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean is_found = *words[i] == '\0';
      for (guint k = 0; k < n && !is_found; k++)
        {
          g_autofree char *cell = tbr_listing_cell (listing, row, k);
          is_found = tbr_fold_match (cell, words[i]) > 0;
        }
      if (!is_found)
        return FALSE;
    }
  return TRUE;
}

/* ---- sorting ---- */

typedef struct
{
  const TbrListing *listing;
  guint column;
  TbrOrder order;
} Sorting;

static int
compare_numbers (double a, double b)
{
  return a < b ? -1 : a > b;
}

static int
compare_cells (const TbrListing *listing, guint a, guint b, guint column)
{
  const TbrTable *table = listing->table;
  switch (tbr_table_column (table, column)->type)
    {
    case TBR_COLUMN_TEXT:
      return g_utf8_collate (text_of (listing, a, column), text_of (listing, b, column));
    case TBR_COLUMN_INTEGER:
      return compare_numbers ((double) tbr_table_integer (table, a, column),
                              (double) tbr_table_integer (table, b, column));
    case TBR_COLUMN_REAL:
      return compare_numbers (tbr_table_real (table, a, column), tbr_table_real (table, b, column));
    case TBR_COLUMN_TIME:
    case TBR_COLUMN_INSTANT:
      return compare_numbers ((double) tbr_table_time (table, a, column),
                              (double) tbr_table_time (table, b, column));
    case TBR_COLUMN_N:
      break;
    }
  return 0;
}

static gint
compare_rows (gconstpointer first, gconstpointer second, gpointer data)
{
  const Sorting *sorting = data;
  const TbrTable *table = sorting->listing->table;
  guint a = *(const guint *) first, b = *(const guint *) second;
  gboolean no_a = tbr_table_is_missing (table, a, sorting->column);
  gboolean no_b = tbr_table_is_missing (table, b, sorting->column);
  if (no_a != no_b)
    return no_a ? 1 : -1;
  int way = no_a ? 0 : compare_cells (sorting->listing, a, b, sorting->column);
  if (way == 0)
    return a < b ? -1 : a > b;
  return sorting->order == TBR_ORDER_RISING ? way : -way;
}

GArray *
tbr_listing_arrange (const TbrListing *listing, const char *filter, guint column, TbrOrder order)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = tbr_fold_text (filter);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  Sorting sorting = { listing, column, order };
  for (guint i = 0; i < tbr_table_n_rows (listing->table); i++)
    if (has_words (listing, i, words))
      g_array_append_val (rows, i);
  if (column < tbr_table_n_columns (listing->table))
    g_array_sort_with_data (rows, compare_rows, &sorting);
  return rows;
}

/* ---- out of the window ---- */

static void
copy_cell (const TbrTable *from, guint row, guint column, TbrTable *to)
{
  switch (tbr_table_column (from, column)->type)
    {
    case TBR_COLUMN_TEXT:
      tbr_table_set_text (to, column, tbr_table_text (from, row, column));
      break;
    case TBR_COLUMN_INTEGER:
      tbr_table_set_integer (to, column, tbr_table_integer (from, row, column));
      break;
    case TBR_COLUMN_REAL:
      tbr_table_set_real (to, column, tbr_table_real (from, row, column));
      break;
    case TBR_COLUMN_TIME:
    case TBR_COLUMN_INSTANT:
      tbr_table_set_time (to, column, tbr_table_time (from, row, column));
      break;
    case TBR_COLUMN_N:
      break;
    }
}

/* These rows as a table of their own. (transfer full) */
static TbrTable *
pick (const TbrListing *listing, const GArray *rows)
{
  const TbrTable *from = listing->table;
  guint n = tbr_table_n_columns (from);
  g_autofree TbrColumn *columns = g_new (TbrColumn, n);
  for (guint i = 0; i < n; i++)
    columns[i] = *tbr_table_column (from, i);
  TbrTable *table = tbr_table_new (tbr_table_name (from), columns, n);
  for (guint i = 0; i < rows->len; i++)
    {
      tbr_table_add_row (table);
      for (guint k = 0; k < n; k++)
        copy_cell (from, g_array_index (rows, guint, i), k, table);
    }
  return table;
}

char *
tbr_listing_to_text (const TbrListing *listing, const GArray *rows)
{
  GString *out = g_string_new (NULL);
  guint n = tbr_table_n_columns (listing->table);
  for (guint k = 0; k < n; k++)
    {
      g_autofree char *heading = tbr_listing_heading (listing, k);
      g_string_append_printf (out, "%s%s", k > 0 ? "\t" : "", heading);
    }
  g_string_append_c (out, '\n');
  for (guint i = 0; i < rows->len; i++)
    for (guint k = 0; k < n; k++)
      {
        g_autofree char *cell = tbr_listing_cell (listing, g_array_index (rows, guint, i), k);
        g_string_append (out, cell);
        g_string_append_c (out, k + 1 < n ? '\t' : '\n');
      }
  return g_string_free (out, FALSE);
}

gboolean
tbr_listing_write (const TbrListing *listing, const GArray *rows, const char *path, GError **error)
{
  g_autoptr (TbrTable) table = pick (listing, rows);
  return tbr_table_write_csv (table, path, error);
}
