/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Reads the first table of a flat OpenDocument spreadsheet. Source: [ODF12]. */
#include "interchange/flat_document.h"

#include "base/number.h"
#include "base/quote.h"

#include <tabard/units.h>

#include <string.h>

/* Bounds of what is kept: far more than any events list, far less than memory. Our assumption. */
#define MOST_COLUMNS 1000
#define MOST_ROWS 100000
#define MOST_CELLS 2000000
#define MOST_FAULTS 1000
/* Bytes of all cells, whatever repeats. */
#define MOST_BYTES ((gsize) 64 << 20)

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"

static const TbrReaderSpace spaces[] = {
  { ODF "office:1.0", "office" }, { ODF "table:1.0", "table" }, { ODF "text:1.0", "text" }, { NULL }
};

/* Where the reader is. */
typedef enum
{
  PLACE_OUTSIDE,
  PLACE_DOCUMENT,
  PLACE_BODY,
  PLACE_SHEETS,
  PLACE_TABLE,
  PLACE_ROW,
  PLACE_CELL,
  PLACE_PARAGRAPH, /* and what is marked within it */
  PLACE_N          /* what is passed by */
} Place;

/* A document while it is read. */
typedef struct
{
  const TbrReaderInput *input;
  TbrDiagnostics *faults;
  TbrSheet *sheet;
  GArray *places;  /* Place: those the reader is in */
  guint passed_by; /* depth within what is passed by */
  gboolean has_table;

  guint64 row;      /* rows of the table that have passed */
  guint64 n_same;   /* rows that the present one stands for */
  GPtrArray *cells; /* of the present row, up to the last one that is not blank */
  guint64 n_blank;  /* blank cells behind these */
  guint64 n_alike;  /* cells that the present one stands for */
  guint line;       /* of the present cell */
  char *value;      /* of the present cell, NULL where its text says it */
  GString *text;    /* of the present cell */
  guint n_paragraphs;
  gboolean is_after_blank; /* a blank would be one too many */
  guint64 n_row_bytes;     /* of the present row */
  guint64 n_cells;         /* kept in all */
  guint64 n_bytes;         /* of these */
} Draft;

static void G_GNUC_PRINTF (3, 4) refuse (const Draft *draft, guint line, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tbr_diagnostics_add (draft->faults, draft->input->name, line, "%s", message);
}

static Place
place_of (const Draft *draft)
{
  guint n = draft->places->len;
  return n > 0 ? g_array_index (draft->places, Place, n - 1) : PLACE_OUTSIDE;
}

/* ---- what a tag is ---- */

/* Where a tag leads to. */
static Place
find_place (const Draft *draft, const char *name)
{
  static const struct
  {
    Place from;
    const char *name;
    Place to;
  } ways[] = {
    { PLACE_OUTSIDE, "office:document", PLACE_DOCUMENT },
    { PLACE_OUTSIDE, "office:document-content", PLACE_DOCUMENT },
    { PLACE_DOCUMENT, "office:body", PLACE_BODY },
    { PLACE_BODY, "office:spreadsheet", PLACE_SHEETS },
    { PLACE_SHEETS, "table:table", PLACE_TABLE },
    { PLACE_TABLE, "table:table-header-rows", PLACE_TABLE },
    { PLACE_TABLE, "table:table-rows", PLACE_TABLE },
    { PLACE_TABLE, "table:table-row-group", PLACE_TABLE },
    { PLACE_TABLE, "table:table-row", PLACE_ROW },
    { PLACE_ROW, "table:table-cell", PLACE_CELL },
    { PLACE_ROW, "table:covered-table-cell", PLACE_CELL },
    { PLACE_CELL, "text:p", PLACE_PARAGRAPH },
    { PLACE_CELL, "text:h", PLACE_PARAGRAPH },
  };
  Place from = place_of (draft);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (ways[i].from == from && g_str_equal (ways[i].name, name))
      return ways[i].to == PLACE_TABLE && from == PLACE_SHEETS && draft->has_table ? PLACE_N
                                                                                   : ways[i].to;
  /* marks and fields within a paragraph show their text; notes and drawings do not */
  if (from == PLACE_PARAGRAPH && g_str_has_prefix (name, "text:")
      && !g_str_equal (name, "text:note"))
    return PLACE_PARAGRAPH;
  return PLACE_N;
}

/* How often something stands there: 1 where nothing is said. */
static guint64
read_repeat (const Draft *draft, const TbrTag *tag, const char *name)
{
  const TbrAttribute *attribute = tbr_tag_find (tag, name);
  guint64 n = 0;

  if (attribute == NULL)
    return 1;
  if (g_ascii_string_to_unsigned (attribute->value, 10, 1, G_MAXUINT32, &n, NULL))
    return n;
  g_autofree char *quoted = tbr_quote (attribute->value);
  refuse (draft, attribute->line, "%s: %s: allowed is a whole number, 1 to %u", name, quoted,
          G_MAXUINT32);
  return 1;
}

/* ---- values of cells ---- */

/* "PT01H30M00S" as a duration; NULL when it is none. (transfer full) */
static char *
read_time (const char *text)
{
  static const struct
  {
    char letter;
    TbrTime unit;
  } units[] = { { 'D', TBR_DAY }, { 'H', TBR_HOUR }, { 'M', TBR_MINUTE }, { 'S', TBR_SECOND } };
  const char *at = text + (*text == 'P');
  double total = 0, value;

  if (*text != 'P')
    return NULL;
  while (*at != '\0')
    {
      gboolean is_known = FALSE;
      at += *at == 'T';
      if (*at == '\0' || !tbr_number_read (at, &at, &value))
        return NULL;
      for (guint i = 0; i < G_N_ELEMENTS (units) && !is_known; i++)
        if (*at == units[i].letter)
          {
            total += value * (double) units[i].unit;
            is_known = TRUE;
          }
      if (!is_known)
        return NULL;
      at++;
    }
  return total >= 0 && total < 1e15 ? tbr_duration_format ((TbrTime) total) : NULL;
}

/* The value of a cell where it has one that does not depend on how it is shown. (transfer full)
   (nullable) */
static char *
read_value (const TbrTag *tag)
{
  const TbrAttribute *type = tbr_tag_find (tag, "office:value-type");
  const TbrAttribute *number = tbr_tag_find (tag, "office:value");
  const TbrAttribute *time = tbr_tag_find (tag, "office:time-value");
  const TbrAttribute *date = tbr_tag_find (tag, "office:date-value");

  if (type == NULL)
    return NULL;
  if (g_str_equal (type->value, "float") && number != NULL)
    return g_strdup (number->value);
  if (g_str_equal (type->value, "time") && time != NULL)
    return read_time (time->value);
  if (g_str_equal (type->value, "date") && date != NULL)
    return g_strdup (date->value);
  return NULL;
}

static void
open_cell (Draft *draft, const TbrTag *tag)
{
  draft->n_alike = read_repeat (draft, tag, "table:number-columns-repeated");
  draft->line = tag->line;
  draft->value = read_value (tag);
  draft->n_paragraphs = 0;
  g_string_truncate (draft->text, 0);
}

static void
close_cell (Draft *draft)
{
  g_autofree char *value = g_steal_pointer (&draft->value);
  const char *text = value != NULL ? value : draft->text->str;

  if (*text == '\0')
    {
      draft->n_blank += draft->n_alike;
      return;
    }
  if (draft->cells->len + draft->n_blank + draft->n_alike > MOST_COLUMNS)
    {
      refuse (draft, draft->line, "a cell that is not blank stands behind column %d", MOST_COLUMNS);
      return;
    }
  draft->n_row_bytes += draft->n_blank + draft->n_alike * (strlen (text) + 1);
  if (draft->n_bytes + draft->n_row_bytes > MOST_BYTES)
    {
      refuse (draft, draft->line, "the sheet has more than %d MB", (int) (MOST_BYTES >> 20));
      return;
    }
  for (; draft->n_blank > 0; draft->n_blank--)
    g_ptr_array_add (draft->cells, g_strdup (""));
  for (guint64 i = 0; i < draft->n_alike; i++)
    g_ptr_array_add (draft->cells, g_strdup (text));
}

/* The present row, as often as it stands there. */
static void
close_row (Draft *draft, guint line)
{
  if (draft->cells->len == 0)
    {
      draft->row += draft->n_same;
      return;
    }
  draft->n_cells += draft->n_same * draft->cells->len;
  draft->n_bytes += draft->n_same * draft->n_row_bytes;
  if (draft->row + draft->n_same > G_MAXUINT32
      || draft->sheet->rows->len + draft->n_same > MOST_ROWS || draft->n_cells > MOST_CELLS
      || draft->n_bytes > MOST_BYTES)
    {
      refuse (draft, line, "the sheet has more than %d rows, %d cells or %d MB", MOST_ROWS,
              MOST_CELLS, (int) (MOST_BYTES >> 20));
      return;
    }
  g_ptr_array_add (draft->cells, NULL);
  for (guint64 i = 0; i < draft->n_same; i++)
    tbr_sheet_add (draft->sheet, (guint) ++draft->row,
                   g_strdupv ((char **) (gpointer) draft->cells->pdata));
}

/* ---- text ---- */

/* Blanks that are told by a tag. */
static void
add_mark (Draft *draft, const TbrTag *tag)
{
  if (g_str_equal (tag->name, "text:s"))
    {
      guint64 n = read_repeat (draft, tag, "text:c");
      if (n + draft->text->len > MOST_BYTES)
        refuse (draft, tag->line, "text:c: more than %d MB of blanks", (int) (MOST_BYTES >> 20));
      else
        for (guint64 i = 0; i < n; i++)
          g_string_append_c (draft->text, ' ');
    }
  else if (g_str_equal (tag->name, "text:tab"))
    g_string_append_c (draft->text, '\t');
  else if (g_str_equal (tag->name, "text:line-break"))
    g_string_append_c (draft->text, '\n');
  else
    return;
  draft->is_after_blank = FALSE;
}

static void
take_words (gpointer data, const char *text, gsize length)
{
  Draft *draft = data;

  if (draft->passed_by > 0 || place_of (draft) != PLACE_PARAGRAPH)
    return;
  for (gsize i = 0; i < length; i++)
    {
      gboolean is_blank = text[i] == ' ' || text[i] == '\t' || text[i] == '\n';
      if (!is_blank || !draft->is_after_blank)
        g_string_append_c (draft->text, is_blank ? ' ' : text[i]);
      draft->is_after_blank = is_blank;
    }
}

/* ---- the way through ---- */

static void
check_root (const Draft *draft, const TbrTag *tag)
{
  const TbrAttribute *type = tbr_tag_find (tag, "office:mimetype");

  /* in a package the type is said beside it; whether it is a spreadsheet, its body says */
  if (g_str_equal (tag->name, "office:document-content"))
    return;
  if (!g_str_equal (tag->name, "office:document"))
    refuse (draft, tag->line, "no flat OpenDocument file: it begins with <office:document>");
  else if (type == NULL || !g_str_equal (type->value, TBR_FLAT_DOCUMENT_TYPE))
    refuse (draft, tag->line, "no spreadsheet: its office:mimetype is " TBR_FLAT_DOCUMENT_TYPE);
}

static void
open_tag (gpointer data, const TbrTag *tag)
{
  Draft *draft = data;
  Place place = draft->passed_by > 0 ? PLACE_N : find_place (draft, tag->name);
  Place from = place_of (draft);

  if (from == PLACE_OUTSIDE && draft->passed_by == 0)
    check_root (draft, tag);
  if (place == PLACE_N)
    {
      draft->passed_by++;
      return;
    }
  if (place == PLACE_TABLE)
    draft->has_table = TRUE;
  else if (place == PLACE_ROW)
    {
      draft->n_same = read_repeat (draft, tag, "table:number-rows-repeated");
      draft->n_blank = 0;
      draft->n_row_bytes = 0;
      g_ptr_array_set_size (draft->cells, 0);
    }
  else if (place == PLACE_CELL)
    open_cell (draft, tag);
  else if (place == PLACE_PARAGRAPH && from == PLACE_CELL)
    {
      if (draft->n_paragraphs++ > 0)
        g_string_append_c (draft->text, '\n');
      draft->is_after_blank = TRUE;
    }
  else if (place == PLACE_PARAGRAPH)
    add_mark (draft, tag);
  draft->line = tag->line;
  g_array_append_val (draft->places, place);
}

static void
close_tag (gpointer data)
{
  Draft *draft = data;
  Place place = place_of (draft);

  if (draft->passed_by > 0)
    {
      draft->passed_by--;
      return;
    }
  g_array_set_size (draft->places, draft->places->len - 1);
  if (place == PLACE_CELL)
    close_cell (draft);
  else if (place == PLACE_ROW)
    close_row (draft, draft->line);
}

static gboolean
is_wanted (gpointer data)
{
  return tbr_diagnostics_count (((Draft *) data)->faults) < MOST_FAULTS;
}

TbrSheet *
tbr_flat_document_parse (const TbrReaderInput *input, TbrDiagnostics *faults)
{
  TbrReaderInput ours = *input;
  const TbrReaderHooks hooks
      = { .open = open_tag, .close = close_tag, .words = take_words, .wanted = is_wanted };
  guint before = tbr_diagnostics_count (faults);
  g_autoptr (TbrSheet) sheet = tbr_sheet_new (input->name);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GString) text = g_string_new (NULL);
  Draft draft = {
    .input = &ours, .faults = faults, .sheet = sheet, .cells = cells, .places = places, .text = text
  };

  ours.space = ""; /* every tag has the prefix of the list above */
  ours.spaces = spaces;
  if (!tbr_reader_check (&ours, faults))
    return NULL;
  tbr_reader_run (&ours, NULL, &hooks, &draft);
  g_free (draft.value);
  if (tbr_diagnostics_count (faults) == before && sheet->rows->len == 0)
    refuse (&draft, 0, "its first table is empty");
  if (tbr_diagnostics_count (faults) != before)
    return NULL;
  tbr_sheet_level (sheet);
  return g_steal_pointer (&sheet);
}
