/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How widgets look: one style, two sizes of letters, colours of the theme only. */
#include "desktop/widget.h"

#include "draw/path.h"

#include <math.h>
#include <string.h>

#define RADIUS 7.0

static const char *const icons[TBR_ICON_N] = {
  [TBR_ICON_NONE] = "",
  [TBR_ICON_PLAY] = "M4 2L13 7.5L4 13Z",
  [TBR_ICON_PAUSE] = "M3.5 2.5H6.5V12.5H3.5ZM8.5 2.5H11.5V12.5H8.5Z",
  [TBR_ICON_NEXT] = "M3 2.5L10 7.5L3 12.5ZM10.8 2.5H12.4V12.5H10.8Z",
  [TBR_ICON_PREVIOUS] = "M12 2.5L5 7.5L12 12.5ZM2.6 2.5H4.2V12.5H2.6Z",
  [TBR_ICON_START] = "M13.5 3L8 7.5L13.5 12ZM8 3L2.8 7.5L8 12ZM1 3H2.4V12H1Z",
  [TBR_ICON_END] = "M1.5 3L7 7.5L1.5 12ZM7 3L12.2 7.5L7 12ZM12.6 3H14V12H12.6Z",
  [TBR_ICON_FASTER] = "M1.5 3L7.5 7.5L1.5 12ZM7.5 3L13.5 7.5L7.5 12Z",
  [TBR_ICON_SLOWER] = "M13.5 3L7.5 7.5L13.5 12ZM7.5 3L1.5 7.5L7.5 12Z",
  [TBR_ICON_BOOKMARK] = "M4 1.5H11V13.5L7.5 10.5L4 13.5Z",
  [TBR_ICON_SEARCH] = "M6.3 1.3A5 5 0 1 1 6.3 11.3A5 5 0 1 1 6.3 1.3ZM6.3 3A3.3 3.3 0 1 0 6.3 "
                      "9.6A3.3 3.3 0 1 0 6.3 3ZM10.6 9.2L14 12.6L12.6 14L9.2 10.6Z",
  [TBR_ICON_THEME] = "M7.5 1A6.5 6.5 0 1 1 7.5 14A6.5 6.5 0 1 1 7.5 1ZM7.5 2.6A4.9 4.9 0 0 1 7.5 "
                     "12.4Z",
  [TBR_ICON_HELP] = "M4.2 5A3.3 3.3 0 1 1 9.3 7.8C8.5 8.4 8.4 8.7 8.4 9.6H6.7C6.7 8 7 7.4 8.2 "
                    "6.6A1.7 1.7 0 1 0 5.9 5ZM6.6 11H8.5V12.9H6.6Z",
  [TBR_ICON_OPEN] = "M1 3H6L7.5 4.6H13V6H2.6V11L4.2 7H14.6L12.4 12.6H1Z",
  [TBR_ICON_LAYERS] = "M7.5 1.5L14 5L7.5 8.5L1 5ZM2.8 7.3L7.5 9.9L12.2 7.3L14 8.3L7.5 11.8L1 8.3Z"
                      "M2.8 10.3L7.5 12.9L12.2 10.3L14 11.2L7.5 14.6L1 11.2Z",
  [TBR_ICON_PLUS] = "M6.6 2.5H8.4V6.6H12.5V8.4H8.4V12.5H6.6V8.4H2.5V6.6H6.6Z",
  [TBR_ICON_MINUS] = "M2.5 6.6H12.5V8.4H2.5Z",
  [TBR_ICON_FIT] = "M1.5 1.5H5.5V3.1H3.1V5.5H1.5ZM9.5 1.5H13.5V5.5H11.9V3.1H9.5ZM1.5 9.5H3.1V11.9"
                   "H5.5V13.5H1.5ZM11.9 9.5H13.5V13.5H9.5V11.9H11.9ZM5.5 5.5H9.5V9.5H5.5Z",
  [TBR_ICON_SIDE] = "M1.5 2.5H13.5V12.5H1.5ZM3 4V11H8.6V4Z",
  [TBR_ICON_CLOSE] = "M3.2 2L7.5 6.3L11.8 2L13 3.2L8.7 7.5L13 11.8L11.8 13L7.5 8.7L3.2 13L2 "
                     "11.8L6.3 7.5L2 3.2Z",
  [TBR_ICON_DATE] = "M1.5 2.8H4V1.4H5.4V2.8H9.6V1.4H11V2.8H13.5V13.5H1.5ZM3 6V12H12V6Z",
  [TBR_ICON_DOCTOR] = "M5 1H10V5H14V10H10V14H5V10H1V5H5ZM6.5 2.5V6.5H2.5V8.5H6.5V12.5H8.5V8.5H12.5"
                      "V6.5H8.5V2.5Z",
};

/* Icons are drawn like symbols, on the same grid. */
static void
fill_icon (const TbrPen *pen, TbrIcon icon, double x, double y, double size)
{
  cairo_save (pen->cr);
  cairo_translate (pen->cr, x - size / 2, y - size / 2);
  cairo_scale (pen->cr, size / TBR_SYMBOL_GRID, size / TBR_SYMBOL_GRID);
  cairo_new_path (pen->cr);
  tbr_path_trace (pen->cr, icons[icon]);
  cairo_set_fill_rule (pen->cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill (pen->cr);
  cairo_restore (pen->cr);
}

static void
fill_box (const TbrPen *pen, const TbrRect *rect, double radius, TbrColour colour)
{
  cairo_new_path (pen->cr);
  tbr_pen_box (pen, rect, radius * pen->ui);
  tbr_pen_colour (pen, colour);
  cairo_fill (pen->cr);
}

static void
line_box (const TbrPen *pen, const TbrRect *rect, double width, TbrColour colour)
{
  TbrRect inner
      = { rect->x + width / 2, rect->y + width / 2, rect->width - width, rect->height - width };
  cairo_new_path (pen->cr);
  tbr_pen_box (pen, &inner, RADIUS * pen->ui);
  tbr_pen_line (pen, width, colour);
  cairo_stroke (pen->cr);
}

static void
write_at (const TbrPen *pen, TbrTextStyle style, double x, double middle, const char *text)
{
  double width, height;
  tbr_pen_measure (pen, &style, text, &width, &height);
  tbr_pen_text (pen, &style, x, middle - height / 2, text);
}

static TbrTextStyle
letters (const TbrPen *pen, double size, TbrColour colour)
{
  return (TbrTextStyle){ .size = size * pen->ui, .colour = colour };
}

static void
paint_text (const TbrPen *pen, const TbrWidget *widget)
{
  const TbrTheme *theme = pen->theme;
  TbrTextStyle style = letters (pen, TBR_TYPE_BODY, theme->text);
  style.width = widget->rect.width;
  if (widget->kind == TBR_WIDGET_TITLE)
    {
      style.size = TBR_TYPE_TITLE * pen->ui;
      style.bold = TRUE;
    }
  else if (widget->kind == TBR_WIDGET_HEADING || widget->kind == TBR_WIDGET_NOTE)
    {
      style.size = TBR_TYPE_NOTE * pen->ui;
      style.colour = theme->text_dim;
      style.bold = widget->kind == TBR_WIDGET_HEADING;
    }
  tbr_pen_text (pen, &style, widget->rect.x, widget->rect.y, widget->text);
}

/* A value that rests on an estimate has a sign before it, explained where it is used. (transfer
   full) */
static char *
marked_value (const TbrWidget *widget)
{
  return widget->is_estimate ? g_strconcat ("\xe2\x89\x88 ", widget->value, NULL)
                             : g_strdup (widget->value);
}

static void
paint_field (const TbrPen *pen, const TbrWidget *widget)
{
  const TbrRect *r = &widget->rect;
  TbrTextStyle name = letters (pen, TBR_TYPE_BODY, pen->theme->text_dim);
  TbrTextStyle value = letters (pen, TBR_TYPE_BODY, pen->theme->text);
  value.width = tbr_widget_value_width (pen, widget, r->width);
  name.width = r->width - value.width - 12 * pen->ui;
  value.align = TBR_ALIGN_RIGHT;
  g_autofree char *marked = marked_value (widget);
  tbr_pen_text (pen, &name, r->x, r->y, widget->text);
  tbr_pen_text (pen, &value, r->x + r->width, r->y, marked);
}

static void
paint_button (const TbrPen *pen, const TbrWidget *widget, TbrWidgetState state)
{
  const TbrTheme *theme = pen->theme;
  const TbrRect *r = &widget->rect;
  gboolean is_main = widget->kind == TBR_WIDGET_MAIN;
  TbrColour paper = theme->panel | 0xff, ink = theme->text;
  TbrColour fill = is_main ? theme->served : paper;
  if (is_main)
    ink = tbr_theme_contrast (theme->served, 0xffffffff) > tbr_theme_contrast (theme->served, 0xff)
              ? 0xffffffff
              : 0x000000ff;
  if (state == TBR_STATE_HOVER || widget->is_on)
    fill = tbr_colour_mix (fill, is_main ? ink : theme->served, widget->is_on ? 0.22 : 0.12);
  if (widget->is_disabled)
    ink = tbr_colour_mix (paper, theme->text, 0.35);
  fill_box (pen, r, RADIUS, fill);
  /* a word alone does not look like something to be pressed */
  if (!is_main && widget->icon == TBR_ICON_NONE && !widget->is_plain)
    line_box (pen, r, 1, tbr_colour_mix (paper, theme->text_dim, 0.5));
  double middle = r->y + r->height / 2, at = r->x + r->width / 2;
  tbr_pen_colour (pen, ink);
  if (*widget->text == '\0')
    {
      fill_icon (pen, widget->icon, at, middle, (is_main ? 17 : 16) * pen->ui);
      return;
    }
  TbrTextStyle style = letters (pen, TBR_TYPE_BODY, ink);
  style.bold = is_main;
  if (widget->icon != TBR_ICON_NONE)
    fill_icon (pen, widget->icon, r->x + 18 * pen->ui, middle, 15 * pen->ui);
  style.align = widget->icon != TBR_ICON_NONE ? TBR_ALIGN_LEFT : TBR_ALIGN_MIDDLE;
  write_at (pen, style, widget->icon != TBR_ICON_NONE ? r->x + 34 * pen->ui : at, middle,
            widget->text);
}

static void
paint_tab (const TbrPen *pen, const TbrWidget *widget, TbrWidgetState state)
{
  const TbrRect *r = &widget->rect;
  TbrTextStyle style = letters (pen, TBR_TYPE_BODY,
                                widget->is_on || state == TBR_STATE_HOVER ? pen->theme->text
                                                                          : pen->theme->text_dim);
  style.bold = widget->is_on;
  style.align = TBR_ALIGN_MIDDLE;
  /* a long word becomes smaller, none is cut or lies on its neighbour */
  double wanted, unused, room = r->width - 4 * pen->ui;
  tbr_pen_measure (pen, &style, widget->text, &wanted, &unused);
  style.size *= wanted > room ? room / wanted : 1;
  write_at (pen, style, r->x + r->width / 2, r->y + r->height / 2, widget->text);
  TbrRect line = { r->x + 8 * pen->ui, r->y + r->height - 3 * pen->ui, r->width - 16 * pen->ui,
                   3 * pen->ui };
  if (widget->is_on)
    fill_box (pen, &line, 1.5, pen->theme->served);
}

static void
paint_check (const TbrPen *pen, const TbrWidget *widget, TbrWidgetState state)
{
  const TbrTheme *theme = pen->theme;
  const TbrRect *r = &widget->rect;
  double ui = pen->ui, middle = r->y + r->height / 2;
  TbrRect box = { r->x + 6 * ui, middle - 8 * ui, 16 * ui, 16 * ui };
  if (state == TBR_STATE_HOVER)
    fill_box (pen, r, RADIUS, tbr_colour_mix (theme->panel, theme->served, 0.10));
  fill_box (pen, &box, 4,
            widget->is_on ? theme->served : tbr_colour_mix (theme->panel, theme->text_dim, 0.12));
  cairo_new_path (pen->cr);
  tbr_pen_box (pen, &box, 4 * ui);
  tbr_pen_line (pen, 1.2 * ui, widget->is_on ? theme->served : theme->text_dim);
  cairo_stroke (pen->cr);
  if (widget->is_on)
    {
      cairo_move_to (pen->cr, box.x + 3.6 * ui, middle);
      cairo_line_to (pen->cr, box.x + 7 * ui, middle + 3.6 * ui);
      cairo_line_to (pen->cr, box.x + 12.6 * ui, middle - 3.6 * ui);
      tbr_pen_line (pen, 2 * ui, theme->panel | 0xff);
      cairo_stroke (pen->cr);
    }
  TbrTextStyle style = letters (pen, TBR_TYPE_BODY, theme->text);
  style.width = tbr_widget_check_width (pen, widget, r->width);
  write_at (pen, style, r->x + 32 * ui, middle, widget->text);
  TbrTextStyle key = letters (pen, TBR_TYPE_NOTE, theme->text_dim);
  key.align = TBR_ALIGN_RIGHT;
  if (*widget->value != '\0')
    write_at (pen, key, r->x + r->width - 8 * ui, middle, widget->value);
}

static void
paint_row (const TbrPen *pen, const TbrWidget *widget, TbrWidgetState state)
{
  const TbrTheme *theme = pen->theme;
  const TbrRect *r = &widget->rect;
  double ui = pen->ui, left = r->x + 12 * ui;
  if (widget->is_on || (state == TBR_STATE_HOVER && tbr_widget_is_usable (widget)))
    fill_box (pen, r, RADIUS,
              tbr_colour_mix (theme->panel, theme->served, widget->is_on ? 0.18 : 0.10));
  if (widget->colour != 0)
    {
      TbrRect line = { r->x + 2 * ui, r->y + 7 * ui, 4 * ui, r->height - 14 * ui };
      fill_box (pen, &line, 2, widget->colour);
    }
  TbrTextStyle style = letters (pen, TBR_TYPE_BODY, theme->text);
  TbrTextStyle dim = letters (pen, TBR_TYPE_NOTE, theme->text_dim);
  style.width = tbr_widget_row_width (pen, widget, r->width);
  dim.width = r->width - 24 * ui;
  double y = r->y + 7 * ui;
  double height = tbr_pen_text (pen, &style, left, y, widget->text);
  if (*widget->detail != '\0')
    tbr_pen_text (pen, &dim, left, y + height, widget->detail);
  TbrTextStyle value = letters (pen, TBR_TYPE_BODY, theme->text);
  value.align = TBR_ALIGN_RIGHT;
  value.bold = TRUE;
  g_autofree char *marked = marked_value (widget);
  if (*widget->value != '\0')
    tbr_pen_text (pen, &value, r->x + r->width - 10 * ui, y, marked);
}

#define CUT "\xe2\x80\xa6" /* where more of a text stands than is shown */

/* What is shown of a text that one writes. */
typedef struct
{
  gsize from, to; /* bytes of it */
  double left; /* pixels from the left of the box to the first letter or the sign of what is cut */
  double cut;  /* width of that sign at the left, 0 for none */
} Shown;

static double
width_of (const TbrPen *pen, const TbrTextStyle *style, const char *text, gsize from, gsize to)
{
  g_autofree char *part = g_strndup (text + from, to - from);
  double width, unused;
  tbr_pen_measure (pen, style, part, &width, &unused);
  return width;
}

/* The least place in a text from @from to @to from which on it is no wider than @room up to @to. */
static gsize
fit_left (const TbrPen *pen, const TbrTextStyle *style, const char *text, gsize from, gsize to,
          double room)
{
  glong low = 0, high = g_utf8_strlen (text + from, (gssize) (to - from));
  while (low < high)
    {
      glong middle = (low + high) / 2;
      gsize at = (gsize) (g_utf8_offset_to_pointer (text + from, middle) - text);
      if (width_of (pen, style, text, at, to) <= room)
        high = middle;
      else
        low = middle + 1;
    }
  return (gsize) (g_utf8_offset_to_pointer (text + from, low) - text);
}

/* The last place in a text up to which it is no wider than @room from @from on. */
static gsize
fit_right (const TbrPen *pen, const TbrTextStyle *style, const char *text, gsize from, double room)
{
  glong low = 0, high = g_utf8_strlen (text + from, -1);
  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      gsize at = (gsize) (g_utf8_offset_to_pointer (text + from, middle) - text);
      if (width_of (pen, style, text, from, at) <= room)
        low = middle;
      else
        high = middle - 1;
    }
  return (gsize) (g_utf8_offset_to_pointer (text + from, low) - text);
}

/* As much as there is room for, with the cursor in it: its end where one writes there. */
static Shown
look_at_input (const TbrPen *pen, const TbrTextStyle *style, const TbrWidget *widget)
{
  double ui = pen->ui;
  Shown shown
      = { .to = strlen (widget->text), .left = (widget->icon != TBR_ICON_NONE ? 40 : 14) * ui };
  double room = widget->rect.width - shown.left - 12 * ui;
  double sign = width_of (pen, style, CUT, 0, strlen (CUT));
  if (width_of (pen, style, widget->text, 0, shown.to) <= room)
    return shown;
  if (width_of (pen, style, widget->text, 0, widget->caret) > room - sign)
    {
      shown.from = fit_left (pen, style, widget->text, 0, widget->caret, room - 2 * sign);
      shown.cut = sign;
    }
  shown.to = fit_right (pen, style, widget->text, shown.from, room - shown.cut);
  if (widget->text[shown.to] != '\0')
    shown.to = fit_right (pen, style, widget->text, shown.from, room - shown.cut - sign);
  return shown;
}

gsize
tbr_widget_input_at (const TbrPen *pen, const TbrWidget *input, double x)
{
  TbrTextStyle style = letters (pen, TBR_TYPE_BODY + 1, pen->theme->text);
  Shown shown = look_at_input (pen, &style, input);
  double wanted = x - shown.left - shown.cut;
  gsize at = MIN (fit_right (pen, &style, input->text, shown.from, MAX (wanted, 0)), shown.to);
  if (at == shown.to)
    return at;
  /* the nearer side of the letter under the pointer */
  gsize next = (gsize) (g_utf8_next_char (input->text + at) - input->text);
  double before = width_of (pen, &style, input->text, shown.from, at);
  double behind = width_of (pen, &style, input->text, shown.from, next);
  return wanted - before > behind - wanted ? next : at;
}

static void
paint_input (const TbrPen *pen, const TbrWidget *widget)
{
  const TbrTheme *theme = pen->theme;
  const TbrRect *r = &widget->rect;
  double ui = pen->ui, middle = r->y + r->height / 2;
  fill_box (pen, r, RADIUS, tbr_colour_mix (theme->panel, theme->page, 0.7));
  line_box (pen, r, 2 * ui, theme->served);
  tbr_pen_colour (pen, theme->text_dim);
  fill_icon (pen, widget->icon, r->x + 20 * ui, middle, 16 * ui);
  gboolean is_empty = *widget->text == '\0';
  TbrTextStyle style = letters (pen, TBR_TYPE_BODY + 1, is_empty ? theme->text_dim : theme->text);
  Shown shown = look_at_input (pen, &style, widget);
  double x = r->x + shown.left;
  gsize caret = CLAMP (widget->caret, shown.from, shown.to);
  double at = shown.cut + width_of (pen, &style, widget->text, shown.from, caret);
  g_autofree char *part = g_strndup (widget->text + shown.from, shown.to - shown.from);
  g_autofree char *text = g_strconcat (shown.cut > 0 ? CUT : "", is_empty ? widget->detail : part,
                                       widget->text[shown.to] != '\0' ? CUT : "", NULL);
  if (widget->is_on)
    {
      double width, height;
      tbr_pen_measure (pen, &style, text, &width, &height);
      const TbrRect all = { x - 2 * ui, middle - 11 * ui, width + 4 * ui, 22 * ui };
      fill_box (pen, &all, 2, tbr_colour_mix (theme->panel, theme->served, 0.3));
    }
  /* what may be written stands behind the cursor */
  write_at (pen, style, x + (is_empty ? 5 * ui : 0), middle, text);
  cairo_move_to (pen->cr, x + ui + at, middle - 9 * ui);
  cairo_rel_line_to (pen->cr, 0, 18 * ui);
  tbr_pen_line (pen, 1.5 * ui, theme->served);
  cairo_stroke (pen->cr);
}

static void
paint_bar (const TbrPen *pen, const TbrWidget *widget)
{
  const TbrTheme *theme = pen->theme;
  const TbrRect *r = &widget->rect;
  double ui = pen->ui;
  TbrTextStyle style = letters (pen, TBR_TYPE_NOTE, theme->text_dim);
  TbrTextStyle value = letters (pen, TBR_TYPE_NOTE, theme->text);
  value.align = TBR_ALIGN_RIGHT;
  double height = tbr_pen_text (pen, &style, r->x, r->y, widget->text);
  g_autofree char *marked = marked_value (widget);
  tbr_pen_text (pen, &value, r->x + r->width, r->y, marked);
  TbrRect bar = { r->x, r->y + height + 2 * ui, r->width, 6 * ui };
  fill_box (pen, &bar, 3, tbr_colour_mix (theme->panel, theme->text_dim, 0.25));
  bar.width = MAX (r->width * CLAMP (widget->share, 0, 1), widget->share > 0 ? 6 * ui : 0);
  if (bar.width > 0)
    fill_box (pen, &bar, 3, widget->colour != 0 ? widget->colour : theme->served);
}

void
tbr_widget_paint (const TbrPen *pen, const TbrWidget *widget, TbrWidgetState state)
{
  switch (widget->kind)
    {
    case TBR_WIDGET_TITLE:
    case TBR_WIDGET_HEADING:
    case TBR_WIDGET_TEXT:
    case TBR_WIDGET_NOTE:
      paint_text (pen, widget);
      break;
    case TBR_WIDGET_FIELD:
      paint_field (pen, widget);
      break;
    case TBR_WIDGET_BUTTON:
    case TBR_WIDGET_MAIN:
      paint_button (pen, widget, state);
      break;
    case TBR_WIDGET_TAB:
      paint_tab (pen, widget, state);
      break;
    case TBR_WIDGET_CHECK:
      paint_check (pen, widget, state);
      break;
    case TBR_WIDGET_ROW:
      paint_row (pen, widget, state);
      break;
    case TBR_WIDGET_INPUT:
      paint_input (pen, widget);
      break;
    case TBR_WIDGET_BAR:
      paint_bar (pen, widget);
      break;
    case TBR_WIDGET_AREA:
    case TBR_WIDGET_N:
      break;
    }
  if (state == TBR_STATE_FOCUS)
    line_box (pen, &widget->rect, 2 * pen->ui, pen->theme->served);
}
