/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A document as pages of A4: what fits where, head, foot, tables that go on overleaf. */
#include "draw/canvas.h"
#include "draw/document.h"
#include "draw/plot.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* A4 at 96 dots an inch, pixels. */
#define PAGE_WIDTH 794
#define PAGE_HEIGHT 1123
#define MARGIN 62.0
/* Pixels of a picture for one of the page: small letters must be read. */
#define PICTURE_SCALE 2
#define FOOT 46.0
#define GAP 10.0
#define TABLE_GAP (1.2 * GAP)
#define FIGURE_GAP 20.0
#define TOGETHER 3u   /* last rows of a table */
#define TEXT_PART 0.5 /* of a table's width that texts have at least, where headings can fold */
#define CELL_GAP 12.0
/* What a heading wants below it before it is put on the next page, at least. */
#define KEEP 90.0
/* Lines of a text at most: no text is longer than a page. */
#define LINES_MOST 40

typedef struct
{
  const TbrDocument *document;
  const char *path;
  TbrCanvas *canvas; /* of all pages; of pictures, that of the page */
  GError *error;     /* of a page that could not be written */
  TbrPen pen;
  double width;  /* of the column of text */
  double bottom; /* where it ends */
  double y;      /* where the next block begins */
  guint page, n_pages;
  TbrPass pass;
} Press;

static TbrTextStyle
style_of (const Press *press, TbrBlockKind kind)
{
  static const double sizes[TBR_BLOCK_N]
      = { [TBR_BLOCK_HEADING] = 15, [TBR_BLOCK_ANSWER] = 13.5, [TBR_BLOCK_TEXT] = 11,
          [TBR_BLOCK_NOTE] = 9,     [TBR_BLOCK_TABLE] = 9.5,   [TBR_BLOCK_FIGURE] = 10 };
  gboolean dim = kind == TBR_BLOCK_NOTE;
  return (TbrTextStyle){ .size = sizes[kind],
                         .bold = kind == TBR_BLOCK_HEADING,
                         .width = press->width,
                         .lines = LINES_MOST,
                         .colour = dim ? press->pen.theme->text_dim : press->pen.theme->text };
}

/* ---- files ---- */

char *
tbr_document_page (const char *path, guint page)
{
  const char *ending = strrchr (path, '.');
  if (ending == NULL || !(g_str_has_suffix (path, ".png") || g_str_has_suffix (path, ".svg")))
    return g_strdup (path);
  return g_strdup_printf ("%.*s-%u%s", (int) (ending - path), path, page, ending);
}

static gboolean
is_one_file (const Press *press)
{
  return g_str_has_suffix (press->path, ".pdf");
}

/* Begins a file and makes the pen draw there. Pictures are white. */
static gboolean
begin_file (Press *press, guint page, GError **error)
{
  g_autofree char *path = tbr_document_page (press->path, page);
  int scale = g_str_has_suffix (path, ".png") ? PICTURE_SCALE : 1;
  press->canvas = tbr_canvas_new (path, PAGE_WIDTH * scale, PAGE_HEIGHT * scale, error);
  if (press->canvas == NULL)
    return FALSE;
  cairo_t *cr = tbr_canvas_context (press->canvas);
  if (!is_one_file (press))
    {
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      cairo_scale (cr, scale, scale);
    }
  tbr_pen_init (&press->pen, cr, tbr_theme_get (TBR_THEME_LIGHT), 1);
  press->pen.runs = tbr_canvas_runs (press->canvas);
  return TRUE;
}

/* Writes what is drawn; nothing more after the first fault. */
static void
end_file (Press *press)
{
  TbrCanvas *canvas = g_steal_pointer (&press->canvas);
  tbr_pen_clear (&press->pen);
  if (press->error == NULL)
    tbr_canvas_finish (canvas, press->document->title, &press->error);
  else
    tbr_canvas_free (canvas);
}

static void
next_page (Press *press)
{
  if (is_one_file (press))
    {
      tbr_canvas_next_page (press->canvas);
      return;
    }
  end_file (press);
  gboolean is_begun = begin_file (press, press->page, NULL);
  g_assert (is_begun); /* as the first was */
}

/* Takes away the pages of a longer document that had the same name. */
static void
remove_old (const Press *press)
{
  guint page = press->n_pages + 1;
  g_autofree char *path = tbr_document_page (press->path, page);
  while (!is_one_file (press) && g_remove (path) == 0)
    {
      g_free (path);
      path = tbr_document_page (press->path, ++page);
    }
}

static void
paint_foot (const Press *press)
{
  const TbrPen *pen = &press->pen;
  g_autofree char *number = g_strdup_printf ("%u / %u", press->page, press->n_pages);
  TbrTextStyle style = style_of (press, TBR_BLOCK_NOTE);
  double y = PAGE_HEIGHT - FOOT + 8;
  cairo_move_to (pen->cr, MARGIN, y - 6);
  cairo_line_to (pen->cr, MARGIN + press->width, y - 6);
  tbr_pen_line (pen, 0.7, pen->theme->panel_line);
  cairo_stroke (pen->cr);
  style.lines = 1;
  style.width = press->width - 60;
  tbr_pen_text (pen, &style, MARGIN, y, press->document->stamp);
  style.align = TBR_ALIGN_RIGHT;
  style.width = 60;
  tbr_pen_text (pen, &style, MARGIN + press->width, y, number);
}

static void
begin_page (Press *press)
{
  press->page++;
  press->y = MARGIN;
  if (press->pass == TBR_PASS_MEASURE)
    return;
  if (press->page > 1)
    next_page (press);
  paint_foot (press);
}

/* Begins a page if a height does not fit below what is there. */
static void
need (Press *press, double height)
{
  if (press->y + height > press->bottom && press->y > MARGIN)
    begin_page (press);
}

/* Sets a text at the place of the next block. */
static void
set_text (Press *press, const TbrTextStyle *style, const char *text, double gap)
{
  double unused, height;
  tbr_pen_measure (&press->pen, style, text, &unused, &height);
  need (press, height);
  if (press->pass == TBR_PASS_PAINT)
    tbr_pen_text (&press->pen, style, MARGIN, press->y, text);
  press->y += height + gap;
}

static void
set_head (Press *press)
{
  const TbrDocument *document = press->document;
  const TbrPen *pen = &press->pen;
  TbrTextStyle kind = style_of (press, TBR_BLOCK_TABLE),
               title = style_of (press, TBR_BLOCK_HEADING);
  TbrTextStyle subtitle = style_of (press, TBR_BLOCK_TEXT);
  kind.bold = TRUE;
  kind.colour = pen->theme->series[0];
  title.size = 23;
  title.lines = 4;
  subtitle.colour = pen->theme->text_dim;
  subtitle.lines = 4;
  set_text (press, &kind, document->kind, 3);
  set_text (press, &title, document->title, 4);
  if (*document->subtitle != '\0')
    set_text (press, &subtitle, document->subtitle, 4);
  if (press->pass == TBR_PASS_PAINT)
    {
      cairo_rectangle (pen->cr, MARGIN, press->y + 3, press->width, 3);
      tbr_pen_colour (pen, pen->theme->series[0]);
      cairo_fill (pen->cr);
    }
  press->y += 3 + 3 + 1.6 * GAP;
}

static void
set_answer (Press *press, const TbrBlock *block)
{
  const TbrPen *pen = &press->pen;
  TbrTextStyle style = style_of (press, TBR_BLOCK_ANSWER);
  double unused, height, pad = 12;
  style.width = press->width - 2 * pad - 6;
  tbr_pen_measure (pen, &style, block->text, &unused, &height);
  height += 2 * pad;
  need (press, height);
  if (press->pass == TBR_PASS_PAINT)
    {
      cairo_rectangle (pen->cr, MARGIN, press->y, press->width, height);
      tbr_pen_colour (pen, pen->theme->page);
      cairo_fill (pen->cr);
      cairo_rectangle (pen->cr, MARGIN, press->y, 5, height);
      tbr_pen_colour (pen, pen->theme->series[0]);
      cairo_fill (pen->cr);
      tbr_pen_text (pen, &style, MARGIN + pad + 6, press->y + pad, block->text);
    }
  press->y += height + 1.6 * GAP;
}

/* ---- tables ---- */

/* Makes columns of text narrower until they fit: those that take no more than their part stay. */
static void
share_room (const TbrDocumentTable *table, double room, double wanted, double *widths)
{
  double part = room, n = 0, fixed = 0;
  for (guint j = 0; j < table->n_columns; j++)
    n += !(table->numeric & 1u << j);
  if (wanted <= room)
    return;
  part /= n;
  for (guint j = 0; j < table->n_columns; j++)
    if (!(table->numeric & 1u << j) && widths[j] <= part)
      fixed += widths[j];
  for (guint j = 0; j < table->n_columns; j++)
    if (!(table->numeric & 1u << j) && widths[j] > part)
      widths[j] *= (room - fixed) / (wanted - fixed);
}

/* The widest of a heading's words, which may stand below each other. */
static double
widest_word (const Press *press, const TbrTextStyle *style, const char *heading)
{
  g_auto (GStrv) words = g_strsplit (heading, " ", -1);
  double most = 0, width, height;
  for (guint i = 0; words[i] != NULL; i++)
    {
      tbr_pen_measure (&press->pen, style, words[i], &width, &height);
      most = MAX (most, width);
    }
  return most;
}

/* What each column would take, and the least in which its numbers and the words of its heading
   stand whole. */
static void
measure_columns (const Press *press, const TbrDocumentTable *table, double *out_widths,
                 double *out_least)
{
  TbrTextStyle style = style_of (press, TBR_BLOCK_TABLE);
  double width, height, head;
  style.width = 0;
  style.lines = 0;
  for (guint j = 0; j < table->n_columns; j++)
    {
      double gap = j + 1 < table->n_columns ? CELL_GAP : 0, most = 0;
      style.bold = TRUE;
      tbr_pen_measure (&press->pen, &style, table->headers[j], &head, &height);
      double word = widest_word (press, &style, table->headers[j]);
      style.bold = FALSE;
      for (guint i = 0; i < table->n_rows; i++)
        {
          tbr_pen_measure (&press->pen, &style, table->cells[(gsize) i * table->n_columns + j],
                           &width, &height);
          most = MAX (most, width);
        }
      out_widths[j] = MAX (most, head) + gap;
      out_least[j] = MAX (most, word) + gap;
    }
}

/* Where columns take too much, headings of numbers go on below themselves before texts have less
   than their part. */
static void
fold_headings (const Press *press, const TbrDocumentTable *table, const double *least,
               double *widths)
{
  double texts = 0, numbers = 0, slack = 0;
  for (guint j = 0; j < table->n_columns; j++)
    if (table->numeric & 1u << j)
      {
        numbers += widths[j];
        slack += widths[j] - least[j];
      }
    else
      texts += widths[j];
  double excess = numbers + MIN (texts, TEXT_PART * press->width) - press->width;
  double share = slack > 0 ? CLAMP (excess / slack, 0, 1) : 0;
  for (guint j = 0; j < table->n_columns; j++)
    if (table->numeric & 1u << j)
      widths[j] -= share * (widths[j] - least[j]);
}

/* Columns of numbers are as wide as they must be; texts share what is left. */
static void
find_widths (const Press *press, const TbrDocumentTable *table, double *out_widths)
{
  double room = press->width, wanted = 0, least[TBR_DOCUMENT_COLUMNS];
  measure_columns (press, table, out_widths, least);
  fold_headings (press, table, least, out_widths);
  for (guint j = 0; j < table->n_columns; j++)
    if (table->numeric & 1u << j)
      room -= out_widths[j];
    else
      wanted += out_widths[j];
  share_room (table, MAX (room, 0.3 * press->width), wanted, out_widths);
  /* numbers stand at the right edge */
  if (table->numeric != 0 && wanted < room)
    out_widths[0] += room - wanted;
}

/* One row of cells; returns its height. */
static double
set_row (const Press *press, const TbrDocumentTable *table, const double *widths,
         const char *const *cells, TbrPass pass)
{
  gboolean is_header = cells == table->headers;
  TbrTextStyle style = style_of (press, TBR_BLOCK_TABLE);
  double x = MARGIN, most = 0, unused, height;
  style.bold = is_header;
  for (guint j = 0; j < table->n_columns; j++)
    {
      gboolean last = j + 1 == table->n_columns, numeric = (table->numeric & 1u << j) != 0;
      style.width = MAX (widths[j] - (last ? 0 : CELL_GAP) + 1, 8);
      style.align = numeric ? TBR_ALIGN_RIGHT : TBR_ALIGN_LEFT;
      tbr_pen_measure (&press->pen, &style, cells[j], &unused, &height);
      most = MAX (most, height);
      if (pass == TBR_PASS_PAINT)
        tbr_pen_text (&press->pen, &style, numeric ? x + style.width : x, press->y + 2, cells[j]);
      x += widths[j];
    }
  most += 5;
  if (pass == TBR_PASS_PAINT)
    {
      cairo_move_to (press->pen.cr, MARGIN, press->y + most - 0.5);
      cairo_line_to (press->pen.cr, MARGIN + press->width, press->y + most - 0.5);
      tbr_pen_line (&press->pen, is_header ? 1.3 : 0.5,
                    is_header ? press->pen.theme->text_dim : press->pen.theme->panel_line);
      cairo_stroke (press->pen.cr);
    }
  return most;
}

static void
set_header (Press *press, const TbrDocumentTable *table, const double *widths)
{
  for (guint j = 0; j < table->n_columns; j++)
    if (*table->headers[j] != '\0')
      {
        press->y += set_row (press, table, widths, table->headers, press->pass);
        return;
      }
}

/* Height of the note that stands below a block, with the gap before it; 0 without a note. */
static double
note_after (const Press *press, guint i)
{
  const GPtrArray *blocks = press->document->blocks;
  const TbrBlock *next = i + 1 < blocks->len ? blocks->pdata[i + 1] : NULL;
  TbrTextStyle style = style_of (press, TBR_BLOCK_NOTE);
  double unused, height;
  if (next == NULL || next->kind != TBR_BLOCK_NOTE)
    return 0;
  tbr_pen_measure (&press->pen, &style, next->text, &unused, &height);
  return TABLE_GAP + height;
}

/* Height that must be free for a row: the last rows stay together, so that none stands alone on a
   page, and a note below the table stays with them. */
static double
height_from (const Press *press, guint block, const double *widths, guint row)
{
  const TbrDocumentTable *table = &((TbrBlock *) press->document->blocks->pdata[block])->table;
  gboolean is_tail = row > 0 && row + TOGETHER == table->n_rows;
  guint end = is_tail ? table->n_rows : row + 1;
  double height = end == table->n_rows ? note_after (press, block) : 0;
  for (guint i = row; i < end; i++)
    height += set_row (press, table, widths, table->cells + (gsize) i * table->n_columns,
                       TBR_PASS_MEASURE);
  return height;
}

static void
set_table (Press *press, guint block)
{
  const TbrDocumentTable *table = &((TbrBlock *) press->document->blocks->pdata[block])->table;
  double widths[TBR_DOCUMENT_COLUMNS];
  find_widths (press, table, widths);
  need (press, KEEP / 2);
  set_header (press, table, widths);
  for (guint i = 0; i < table->n_rows; i++)
    {
      const char *const *cells = table->cells + (gsize) i * table->n_columns;
      guint page = press->page;
      need (press, height_from (press, block, widths, i));
      if (press->page != page)
        set_header (press, table, widths);
      press->y += set_row (press, table, widths, cells, press->pass);
    }
  press->y += TABLE_GAP;
}

/* ---- blocks ---- */

/* A figure higher than a page is made smaller. */
static void
set_figure (Press *press, const TbrFigure *figure)
{
  double height = tbr_figure_height (&press->pen, figure, press->width);
  /* below a heading that stands at the top, what is left of the page must do */
  double top = press->y <= MARGIN + KEEP ? press->y : MARGIN;
  double scale = MIN (1, (press->bottom - top) / height);
  if (press->y > top)
    need (press, height * scale);
  if (press->pass == TBR_PASS_PAINT)
    {
      cairo_t *cr = press->pen.cr;
      TbrRect rect = { 0, 0, press->width, height };
      cairo_save (cr);
      cairo_translate (cr, MARGIN, press->y);
      cairo_scale (cr, scale, scale);
      tbr_figure_paint (&press->pen, figure, &rect);
      cairo_restore (cr);
    }
  press->y += height * scale + FIGURE_GAP;
}

/* Height that must be free below a heading: of the whole figure that follows, or of some lines. */
static double
height_after (const Press *press, guint i)
{
  const TbrBlock *next
      = i + 1 < press->document->blocks->len ? press->document->blocks->pdata[i + 1] : NULL;
  if (next == NULL || next->kind != TBR_BLOCK_FIGURE)
    return KEEP;
  return MIN (tbr_figure_height (&press->pen, &next->figure, press->width),
              press->bottom - MARGIN - KEEP);
}

static void
set_heading (Press *press, guint i)
{
  const TbrBlock *block = press->document->blocks->pdata[i];
  TbrTextStyle style = style_of (press, TBR_BLOCK_HEADING);
  double unused, height;
  tbr_pen_measure (&press->pen, &style, block->text, &unused, &height);
  if (press->y > MARGIN)
    press->y += GAP;
  need (press, height + height_after (press, i));
  if (press->pass == TBR_PASS_PAINT && is_one_file (press))
    tbr_canvas_outline (press->canvas, block->text, press->page, press->y);
  set_text (press, &style, block->text, 0.8 * GAP);
}

static void
set_blocks (Press *press)
{
  press->page = 0;
  begin_page (press);
  set_head (press);
  for (guint i = 0; i < press->document->blocks->len; i++)
    {
      const TbrBlock *block = press->document->blocks->pdata[i];
      TbrTextStyle style = style_of (press, block->kind);
      if (block->kind == TBR_BLOCK_HEADING)
        set_heading (press, i);
      else if (block->kind == TBR_BLOCK_ANSWER)
        set_answer (press, block);
      else if (block->kind == TBR_BLOCK_TABLE)
        set_table (press, i);
      else if (block->kind == TBR_BLOCK_FIGURE)
        set_figure (press, &block->figure);
      else
        set_text (press, &style, block->text, GAP);
    }
}

gboolean
tbr_document_write_pages (const TbrDocument *document, const char *path, GError **error)
{
  Press press = { .document = document,
                  .path = path,
                  .width = PAGE_WIDTH - 2 * MARGIN,
                  .bottom = PAGE_HEIGHT - FOOT - 12 };

  if (!begin_file (&press, 1, error))
    return FALSE;
  press.pass = TBR_PASS_MEASURE;
  set_blocks (&press);
  press.n_pages = press.page;
  press.pass = TBR_PASS_PAINT;
  set_blocks (&press);
  end_file (&press);
  if (press.error != NULL)
    {
      g_propagate_error (error, press.error);
      return FALSE;
    }
  remove_old (&press);
  return TRUE;
}
