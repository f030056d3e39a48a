/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a panel is made of: places, the keyboard's way through them, and their texts. */
#include "desktop/widget.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

void
tbr_tree_init (TbrTree *tree)
{
  tree->widgets = g_array_new (FALSE, FALSE, sizeof (TbrWidget));
  tree->strings = g_string_chunk_new (1024);
}

void
tbr_tree_clear (TbrTree *tree)
{
  g_clear_pointer (&tree->widgets, g_array_unref);
  g_clear_pointer (&tree->strings, g_string_chunk_free);
}

void
tbr_tree_empty (TbrTree *tree)
{
  g_array_set_size (tree->widgets, 0);
  g_string_chunk_clear (tree->strings);
}

static const char *
keep (TbrTree *tree, const char *text)
{
  return text == NULL || *text == '\0' ? "" : g_string_chunk_insert (tree->strings, text);
}

TbrWidget *
tbr_tree_add (TbrTree *tree, const TbrWidget *widget)
{
  TbrWidget copy = *widget;
  copy.text = keep (tree, widget->text);
  copy.detail = keep (tree, widget->detail);
  copy.value = keep (tree, widget->value);
  g_array_append_val (tree->widgets, copy);
  return &g_array_index (tree->widgets, TbrWidget, tree->widgets->len - 1);
}

gboolean
tbr_widget_is_usable (const TbrWidget *widget)
{
  return widget->action != TBR_ACT_NONE && !widget->is_disabled;
}

int
tbr_tree_hit (const TbrTree *tree, double x, double y)
{
  for (guint i = tree->widgets->len; i-- > 0;)
    {
      const TbrWidget *widget = &g_array_index (tree->widgets, TbrWidget, i);
      const TbrRect *r = &widget->rect;
      if (tbr_widget_is_usable (widget) && x >= r->x && y >= r->y && x < r->x + r->width
          && y < r->y + r->height)
        return (int) i;
    }
  return -1;
}

int
tbr_tree_next (const TbrTree *tree, int from, int step)
{
  int n = (int) tree->widgets->len;
  for (int i = from < 0 ? (step > 0 ? 0 : n - 1) : from + step; i >= 0 && i < n; i += step)
    if (tbr_widget_is_usable (&g_array_index (tree->widgets, TbrWidget, i)))
      return i;
  return -1;
}

const TbrWidget *
tbr_tree_find (const TbrTree *tree, TbrActionId action, gint64 argument)
{
  for (guint i = 0; i < tree->widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (tree->widgets, TbrWidget, i);
      if (widget->action == action && widget->argument == argument)
        return widget;
    }
  return NULL;
}

char *
tbr_tree_to_text (const TbrTree *tree)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < tree->widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (tree->widgets, TbrWidget, i);
      if (widget->kind == TBR_WIDGET_TAB || widget->kind == TBR_WIDGET_BUTTON)
        continue;
      g_string_append (out, widget->text);
      if (*widget->value != '\0')
        g_string_append_printf (out, "\t%s%s", widget->value,
                                widget->is_estimate ? _ (" (estimate)") : "");
      if (*widget->detail != '\0')
        g_string_append_printf (out, "\t%s", widget->detail);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

TbrColour
tbr_colour_mix (TbrColour a, TbrColour b, double share)
{
  TbrColour mixed = 0;
  for (int shift = 24; shift >= 8; shift -= 8)
    {
      double x = a >> shift & 0xff, y = b >> shift & 0xff;
      mixed |= (TbrColour) lround (x + (y - x) * share) << shift;
    }
  return mixed | 0xff;
}

/* ---- one under the other ---- */

void
tbr_column_gap (TbrColumn *column, double gap)
{
  column->y += gap * column->pen->ui;
}

static double
height_in (const TbrColumn *column, const char *text, const TbrTextStyle *style)
{
  double unused, height;
  if (text == NULL || *text == '\0')
    return 0;
  tbr_pen_measure (column->pen, style, text, &unused, &height);
  return height;
}

static double
measure (const TbrColumn *column, const char *text, double size, double width)
{
  TbrTextStyle style = { .size = size * column->pen->ui, .width = width };
  return height_in (column, text, &style);
}

static double
measure_bold (const TbrColumn *column, const char *text, double size)
{
  TbrTextStyle style = { .size = size * column->pen->ui, .width = column->width, .bold = TRUE };
  return height_in (column, text, &style);
}

double
tbr_widget_value_width (const TbrPen *pen, const TbrWidget *field, double width)
{
  TbrTextStyle style = { .size = TBR_TYPE_BODY * pen->ui };
  double value, name, unused;
  tbr_pen_measure (pen, &style, field->value, &value, &unused);
  tbr_pen_measure (pen, &style, field->text, &name, &unused);
  value += (field->is_estimate ? 16 : 2) * pen->ui;
  if (name + value + 12 * pen->ui <= width)
    return MAX (value, width - name - 12 * pen->ui);
  return CLAMP (value, width * 0.25, width * 0.5);
}

double
tbr_widget_row_width (const TbrPen *pen, const TbrWidget *row, double width)
{
  TbrTextStyle style = { .size = TBR_TYPE_BODY * pen->ui, .bold = TRUE };
  double value, unused;
  if (*row->value == '\0')
    return width - 24 * pen->ui;
  tbr_pen_measure (pen, &style, row->value, &value, &unused);
  value += (row->is_estimate ? 16 : 0) * pen->ui;
  return width - MAX (value + 34 * pen->ui, 108 * pen->ui);
}

double
tbr_widget_check_width (const TbrPen *pen, const TbrWidget *check, double width)
{
  return width - (*check->value != '\0' ? 56 : 40) * pen->ui;
}

static double
height_of (const TbrColumn *column, const TbrWidget *widget)
{
  double ui = column->pen->ui, width = column->width;
  switch (widget->kind)
    {
    case TBR_WIDGET_TITLE:
      return measure_bold (column, widget->text, TBR_TYPE_TITLE) + 2 * ui;
    case TBR_WIDGET_HEADING:
      return measure_bold (column, widget->text, TBR_TYPE_NOTE) + 6 * ui;
    case TBR_WIDGET_TEXT:
      return measure (column, widget->text, TBR_TYPE_BODY, width);
    case TBR_WIDGET_NOTE:
      return measure (column, widget->text, TBR_TYPE_NOTE, width);
      case TBR_WIDGET_FIELD: {
        double value = tbr_widget_value_width (column->pen, widget, width);
        return MAX (measure (column, widget->text, TBR_TYPE_BODY, width - value - 12 * ui),
                    measure (column, widget->value, TBR_TYPE_BODY, value))
               + 7 * ui;
      }
    case TBR_WIDGET_ROW:
      return measure (column, widget->text, TBR_TYPE_BODY,
                      tbr_widget_row_width (column->pen, widget, width))
             + measure (column, widget->detail, TBR_TYPE_NOTE, width - 24 * ui) + 14 * ui;
    case TBR_WIDGET_BAR:
      return measure (column, widget->text, TBR_TYPE_NOTE, width) + 14 * ui;
    case TBR_WIDGET_CHECK:
      return MAX (25 * ui, measure (column, widget->text, TBR_TYPE_BODY,
                                    tbr_widget_check_width (column->pen, widget, width))
                               + 8 * ui);
    case TBR_WIDGET_BUTTON:
    case TBR_WIDGET_MAIN:
    case TBR_WIDGET_TAB:
    case TBR_WIDGET_INPUT:
    case TBR_WIDGET_AREA:
    case TBR_WIDGET_N:
      break;
    }
  return widget->rect.height > 0 ? widget->rect.height : 36 * ui;
}

TbrWidget *
tbr_column_add (TbrColumn *column, const TbrWidget *widget)
{
  TbrWidget copy = *widget;
  copy.text = copy.text != NULL ? copy.text : "";
  copy.value = copy.value != NULL ? copy.value : "";
  copy.detail = copy.detail != NULL ? copy.detail : "";
  copy.rect = (TbrRect){ column->x, column->y, column->width, height_of (column, &copy) };
  column->y += copy.rect.height;
  return tbr_tree_add (column->tree, &copy);
}

TbrWidget *
tbr_column_text (TbrColumn *column, TbrWidgetKind kind, const char *text)
{
  TbrWidget widget = { .kind = kind, .text = text };
  return tbr_column_add (column, &widget);
}

TbrWidget *
tbr_column_field (TbrColumn *column, const char *name, const char *value)
{
  TbrWidget widget = { .kind = TBR_WIDGET_FIELD, .text = name, .value = value };
  return tbr_column_add (column, &widget);
}
