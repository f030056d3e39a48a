/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How wide the columns of a table are: what their longest cells need, and who gives way. */
#include "desktop/columns.h"

#include "desktop/widget.h"

#include <math.h>
#include <string.h>

#define MOST_WIDTH 300.0 /* of a column; longer cells end in dots */
#define N_LONGEST 6      /* cells of a column that are set: those with most letters */
#define LEAST_LETTERS                                                                              \
  0.86 /* size of letters before columns are cut, as a share of the usual one                      \
        */

/* A cell and how many letters it has. */
typedef struct
{
  glong letters;
  char *text;
} LongCell;

/* Keeps the longest cells seen so far, the longest first; takes @text. */
static void
keep_long (LongCell *cells, char *text)
{
  LongCell cell = { g_utf8_strlen (text, -1), text };
  for (guint i = 0; i < N_LONGEST && cell.text != NULL; i++)
    {
      gboolean is_known = cells[i].text != NULL && strcmp (cells[i].text, cell.text) == 0;
      if (is_known)
        break;
      if (cells[i].text != NULL && cells[i].letters >= cell.letters)
        continue;
      LongCell pushed = cells[i];
      cells[i] = cell;
      cell = pushed;
    }
  g_free (cell.text);
}

static double
text_width (const TbrPen *pen, const TbrTextStyle *style, const char *text)
{
  double width, unused;
  tbr_pen_measure (pen, style, text, &width, &unused);
  return width;
}

void
tbr_columns_measure (const TbrPen *pen, const TbrListing *listing, guint n, double *out_wanted)
{
  const TbrTextStyle head = { .size = TBR_TYPE_NOTE * pen->ui, .bold = TRUE };
  const TbrTextStyle body = { .size = TBR_TYPE_BODY * pen->ui };
  for (guint k = 0; k < n; k++)
    {
      LongCell longest[N_LONGEST] = { { 0, NULL } };
      g_autofree char *heading = tbr_listing_heading (listing, k);
      g_autofree char *sorted = g_strconcat (heading, " \xe2\x86\x91", NULL);
      double width = text_width (pen, &head, sorted);
      for (guint i = 0; i < tbr_listing_n_rows (listing); i++)
        keep_long (longest, tbr_listing_cell (listing, i, k));
      for (guint i = 0; i < N_LONGEST && longest[i].text != NULL; i++)
        {
          width = MAX (width, text_width (pen, &body, longest[i].text));
          g_free (longest[i].text);
        }
      out_wanted[k] = MIN (ceil (width / pen->ui) + 1, MOST_WIDTH) + TBR_COLUMNS_GAP;
    }
}

/* The width at which all columns together are as wide as the table when the wider ones are cut to
   it. */
static double
find_limit (const double *wanted, guint n, double width)
{
  guint n_cut = n;
  double limit = width / n;
  for (guint i = 0; i < n && n_cut > 0; i++)
    {
      double kept = 0;
      n_cut = 0;
      for (guint k = 0; k < n; k++)
        if (wanted[k] > limit)
          n_cut++;
        else
          kept += wanted[k];
      if (n_cut > 0)
        limit = (width - kept) / n_cut;
    }
  return limit;
}

double
tbr_columns_place (const TbrListing *listing, guint n, const double *wanted, double width,
                   double *out_widths)
{
  double sum = 0, needed = 0;
  guint n_texts = 0;
  for (guint k = 0; k < n; k++)
    {
      sum += wanted[k];
      n_texts += !tbr_listing_is_number (listing, k);
    }
  /* the gaps stay as they are */
  double gaps = n * TBR_COLUMNS_GAP;
  double letters = CLAMP ((width - gaps) / MAX (sum - gaps, 1), LEAST_LETTERS, 1);
  for (guint k = 0; k < n; k++)
    out_widths[k] = (wanted[k] - TBR_COLUMNS_GAP) * letters + TBR_COLUMNS_GAP;
  double limit = find_limit (out_widths, n, width);
  for (guint k = 0; k < n; k++)
    needed += out_widths[k] = MIN (out_widths[k], MAX (limit, 1));
  for (guint k = 0; k < n && needed < width; k++)
    if (n_texts == 0 || !tbr_listing_is_number (listing, k))
      out_widths[k] += (width - needed) / (n_texts > 0 ? n_texts : n);
  return letters;
}

void
tbr_columns_paint_cell (const TbrPen *pen, const TbrTextStyle *form, const TbrRect *rect,
                        const char *text)
{
  TbrTextStyle style = *form;
  double x = rect->x, unused, height;
  style.width = rect->width - TBR_COLUMNS_GAP * pen->ui;
  style.lines = 1;
  tbr_pen_measure (pen, &style, text, &unused, &height);
  if (style.align == TBR_ALIGN_RIGHT)
    x += style.width;
  tbr_pen_text (pen, &style, x, rect->y + (rect->height - height) / 2, text);
}

double
tbr_columns_fit (const TbrColumns *columns, double width, double ui, double *out_widths)
{
  double letters
      = tbr_columns_place (columns->listing, columns->n, columns->wanted, width / ui, out_widths);
  for (guint k = 0; k < columns->n; k++)
    out_widths[k] *= ui;
  return letters;
}

void
tbr_columns_paint_head (const TbrPen *pen, const TbrListing *listing, const TbrWidget *head,
                        TbrOrder order, double letters)
{
  gboolean is_number = tbr_listing_is_number (listing, (guint) head->argument);
  TbrTextStyle style = { .size = TBR_TYPE_NOTE * letters * pen->ui,
                         .bold = TRUE,
                         .colour = head->is_on ? pen->theme->text : pen->theme->text_dim,
                         .align = is_number ? TBR_ALIGN_RIGHT : TBR_ALIGN_LEFT };
  const char *arrow = order == TBR_ORDER_RISING ? " \xe2\x86\x91" : " \xe2\x86\x93";
  g_autofree char *text = g_strconcat (head->text, head->is_on ? arrow : "", NULL);
  tbr_columns_paint_cell (pen, &style, &head->rect, text);
}
