/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctor on the screen: the list of what is wrong, and the pane with the file around a line. */
#include "desktop/state.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MOST_FAULTS 200u
#define BUTTON 34.0
#define NUMBER_ROOM 52.0 /* pixels at ui 1 of the line numbers */
#define ROW_GAP 3.0      /* between rows */
#define ABOVE 0.35       /* share of the pane above the line that is shown */

/* ---- the list ---- */

static TbrColour
colour_of (const TbrPen *pen, TbrDoctorKind kind)
{
  switch (kind)
    {
    case TBR_DOCTOR_FAULT:
      return pen->theme->need;
    case TBR_DOCTOR_WARNING:
      return pen->theme->slowed;
    case TBR_DOCTOR_ESTIMATE:
    case TBR_DOCTOR_HINT:
      return pen->theme->served;
    case TBR_DOCTOR_LAYER:
    case TBR_DOCTOR_N:
      break;
    }
  return pen->theme->text_dim;
}

static const char *
heading_of (TbrDoctorKind kind)
{
  static const char *const names[TBR_DOCTOR_N]
      = { N_ ("FAULTS"), N_ ("WARNINGS"), N_ ("ESTIMATES"), N_ ("HINTS"), N_ ("YOUR LAYERS") };
  return kind < TBR_DOCTOR_N ? _ (names[kind]) : "";
}

/* "flood.xml:7", with as much of the path as tells files apart. (transfer full) */
static char *
where_of (const TbrDoctorLine *line, gboolean is_short)
{
  g_autofree char *base = g_path_get_basename (line->file);
  const char *file = is_short ? base : line->file;
  return line->line > 0 ? g_strdup_printf ("%s:%u", file, line->line) : g_strdup (file);
}

/* The lines of a kind, under its name. */
static void
build_kind (TbrDesktop *desktop, TbrColumn *column, TbrDoctorKind kind, gboolean is_short)
{
  const GArray *lines = tbr_doctor_lines (desktop);
  guint n = 0;
  for (guint i = 0; i < MIN (lines->len, MOST_FAULTS); i++)
    {
      const TbrDoctorLine *line = &g_array_index (lines, TbrDoctorLine, i);
      if (line->kind != kind)
        continue;
      if (n++ == 0 && is_short)
        tbr_column_text (column, TBR_WIDGET_HEADING, heading_of (kind));
      g_autofree char *where = where_of (line, is_short);
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_DOCTOR_LINE,
                        .argument = i,
                        .text = line->told,
                        .detail = where,
                        .is_on = desktop->doctor.chosen == (int) i,
                        .colour = colour_of (column->pen, kind) };
      tbr_column_add (column, &row);
      tbr_column_gap (column, 2);
    }
  if (n > 0 && is_short)
    tbr_column_gap (column, 10);
}

void
tbr_doctor_build (TbrDesktop *desktop, TbrColumn *column)
{
  gboolean is_layer = desktop->own.faults != NULL;
  const char *path;
  const TbrDiagnostics *faults = tbr_desktop_faults (desktop, &path);
  guint n = tbr_diagnostics_count (faults);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *title = is_layer
                               ? g_strdup_printf (ngettext ("%s cannot be shown: %u fault",
                                                            "%s cannot be shown: %u faults", n),
                                                  name, n)
                               : g_strdup_printf (ngettext ("%s cannot be opened: %u fault",
                                                            "%s cannot be opened: %u faults", n),
                                                  name, n);
  tbr_column_text (column, TBR_WIDGET_TITLE, title);
  tbr_column_gap (column, 4);
  tbr_column_text (column, TBR_WIDGET_TEXT,
                   _ ("Choose a line to see its place in the file. Mend them there, then read it "
                      "again."));
  tbr_column_gap (column, 14);
  double x = column->x, y = column->y, ui = desktop->ui;
  double half = MIN ((column->width - 12 * ui) / 2, 190 * ui);
  TbrWidget again = { .kind = TBR_WIDGET_MAIN,
                      .action = TBR_ACT_RELOAD,
                      .text = _ ("Read it again"),
                      .rect = { x, y, half, 38 * ui } };
  TbrWidget other = { .kind = TBR_WIDGET_BUTTON,
                      .action = TBR_ACT_LEAVE,
                      .argument = TBR_LEAVE_ALL,
                      .text = is_layer ? _ ("Go on without it") : _ ("Another crisis"),
                      .rect = { x + half + 12 * ui, y, half, 38 * ui } };
  tbr_panel_put (desktop, TBR_PANEL_START, &again);
  tbr_panel_put (desktop, TBR_PANEL_START, &other);
  column->y += 60 * ui;
  build_kind (desktop, column, TBR_DOCTOR_FAULT, FALSE);
  build_kind (desktop, column, TBR_DOCTOR_WARNING, FALSE);
  guint n_all = tbr_doctor_lines (desktop)->len;
  if (n_all > MOST_FAULTS)
    {
      g_autofree char *more = g_strdup_printf (_ ("and %u more"), n_all - MOST_FAULTS);
      tbr_column_text (column, TBR_WIDGET_NOTE, more);
    }
}

void
tbr_panel_doctor (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrPanel *panel = &desktop->panels[TBR_PANEL_DOCTOR];
  double ui = desktop->ui, pad = 14 * ui;
  TbrColumn column = { &panel->tree, pen, pad, pad, panel->rect.width - 2 * pad };
  const GArray *lines = tbr_doctor_lines (desktop);
  guint n_grave = 0;
  for (guint i = 0; i < lines->len; i++)
    n_grave += g_array_index (lines, TbrDoctorLine, i).kind <= TBR_DOCTOR_WARNING;
  column.width -= 40 * ui;
  tbr_column_text (&column, TBR_WIDGET_TITLE, _ ("Doctor"));
  tbr_column_gap (&column, 4);
  column.width += 40 * ui;
  TbrWidget close = { .kind = TBR_WIDGET_BUTTON,
                      .action = TBR_ACT_DOCTOR,
                      .icon = TBR_ICON_CLOSE,
                      .rect = { panel->rect.width - pad - 26 * ui, 8 * ui, 30 * ui, 30 * ui } };
  tbr_panel_put (desktop, TBR_PANEL_DOCTOR, &close);
  static const TbrActionId keys[] = { TBR_ACT_RELOAD, TBR_ACT_NONE };
  g_autofree char *how = tbr_keymap_tell (
      desktop->keymap,
      n_grave == 0 ? _ ("Nothing is wrong with these files. A line shows its place in the "
                        "file; Ctrl+R reads them again.")
                   : _ ("They can be used, but some of it is probably not meant so. A line "
                        "shows its place in the file; Ctrl+R reads them again."),
      keys);
  tbr_column_text (&column, TBR_WIDGET_NOTE, how);
  tbr_column_gap (&column, 10);
  column.x = pad - 8 * ui;
  column.width = panel->rect.width - 2 * column.x;
  for (int kind = 0; kind < TBR_DOCTOR_N; kind++)
    build_kind (desktop, &column, (TbrDoctorKind) kind, TRUE);
  panel->content = column.y + pad;
}

/* ---- the pane ---- */

/* How many letters fit in a row of a pane. */
static guint
letters_in (const TbrPen *pen, double width, double *out_letter, double *out_height)
{
  TbrTextStyle style = { .size = TBR_TYPE_NOTE * pen->ui, .mono = TRUE };
  const guint sample = 20;
  double unused;
  tbr_pen_measure (pen, &style, "MMMMMMMMMMMMMMMMMMMM", out_letter, &unused);
  tbr_pen_measure (pen, &style, "\xc3\x85g", &unused, out_height);
  *out_letter /= sample;
  return (guint) MAX (floor ((width - (NUMBER_ROOM + 24) * pen->ui) / *out_letter), 10);
}

/* What stands above the lines and stays there. */
static void
build_head (TbrDesktop *desktop, TbrColumn *column, const TbrDoctorLine *line)
{
  TbrDoctor *doctor = &desktop->doctor;
  double ui = desktop->ui, right = column->x + column->width;
  g_autofree char *where = where_of (line, TRUE);
  column->width -= 44 * ui;
  tbr_column_text (column, TBR_WIDGET_TITLE, where);
  TbrWidget close = { .kind = TBR_WIDGET_BUTTON,
                      .action = TBR_ACT_LEAVE,
                      .icon = TBR_ICON_CLOSE,
                      .rect = { right - 28 * ui, 8 * ui, 30 * ui, 30 * ui } };
  column->width += 44 * ui;
  tbr_column_gap (column, 2);
  TbrWidget said = { .kind = TBR_WIDGET_NOTE, .text = line->told };
  tbr_column_add (column, &said);
  tbr_column_gap (column, 8);
  double lon, lat, x = column->x;
  struct
  {
    TbrWidget widget;
    gboolean is_there;
  } buttons[] = {
    { { .kind = TBR_WIDGET_MAIN, .action = TBR_ACT_DOCTOR_EDITOR, .text = _ ("Open in an editor") },
      doctor->source != NULL && doctor->source->complaint == NULL },
    { { .kind = TBR_WIDGET_BUTTON, .action = TBR_ACT_DOCTOR_SHOW, .text = _ ("Show on the map") },
      tbr_doctor_place (desktop, line, &lon, &lat) },
    { { .kind = TBR_WIDGET_BUTTON,
        .action = TBR_ACT_COPY_ROW,
        .argument = doctor->chosen,
        .text = _ ("Copy the line") },
      TRUE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      TbrTextStyle style
          = { .size = TBR_TYPE_BODY * ui, .bold = buttons[i].widget.kind == TBR_WIDGET_MAIN };
      double width, unused;
      if (!buttons[i].is_there)
        continue;
      tbr_pen_measure (column->pen, &style, buttons[i].widget.text, &width, &unused);
      width += 28 * ui;
      if (x > column->x && x + width > right)
        {
          x = column->x;
          column->y += (BUTTON + 6) * ui;
        }
      buttons[i].widget.rect = (TbrRect){ x, column->y, width, BUTTON * ui };
      tbr_panel_put (desktop, TBR_PANEL_SOURCE, &buttons[i].widget);
      x += width + 8 * ui;
    }
  tbr_panel_put (desktop, TBR_PANEL_SOURCE, &close);
  column->y += (BUTTON + 8) * ui;
  if (doctor->complaint != NULL)
    {
      tbr_column_text (column, TBR_WIDGET_TEXT, doctor->complaint);
      tbr_column_gap (column, 8);
    }
}

/* How far the pane is scrolled so that a line of the file begins at its top, and none is cut: no
   further than @wanted. */
static double
line_before (const TbrPanel *panel, double wanted)
{
  double scroll = 0;
  for (guint i = 0; i < panel->tree.widgets->len; i++)
    {
      const TbrWidget *row = &g_array_index (panel->tree.widgets, TbrWidget, i);
      double here = row->rect.y - panel->head;
      if (row->kind == TBR_WIDGET_AREA && here <= wanted)
        scroll = MAX (scroll, here);
    }
  return scroll;
}

void
tbr_panel_source (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrPanel *panel = &desktop->panels[TBR_PANEL_SOURCE];
  TbrDoctor *doctor = &desktop->doctor;
  double ui = desktop->ui, pad = 16 * ui, letter, height, shown = 0;
  TbrColumn column = { &panel->tree, pen, pad, 12 * ui, panel->rect.width - 2 * pad };
  const TbrDoctorLine *line
      = doctor->chosen >= 0 ? tbr_doctor_line (desktop, (guint) doctor->chosen) : NULL;
  if (line == NULL)
    return;
  const TbrSource *source = doctor->source;
  build_head (desktop, &column, line);
  panel->head = column.y;
  if (source == NULL)
    {
      tbr_column_text (&column, TBR_WIDGET_NOTE, _ ("The file is being read \xe2\x80\xa6"));
      panel->content = column.y + pad;
      return;
    }
  if (source->complaint != NULL)
    tbr_column_text (&column, TBR_WIDGET_TEXT, source->complaint);
  guint n = letters_in (pen, panel->rect.width, &letter, &height);
  for (guint i = 0; i < source->rows->len; i++)
    {
      const char *text = source->rows->pdata[i];
      guint parts = MAX (((guint) g_utf8_strlen (text, -1) + n - 1) / n, 1);
      char number[16];
      g_snprintf (number, sizeof number, "%u", source->first + i);
      TbrWidget row = { .kind = TBR_WIDGET_AREA,
                        .argument = source->first + i,
                        .text = text,
                        .value = number,
                        .is_on = source->first + i == source->line,
                        .rect = { 0, column.y, panel->rect.width, parts * height + ROW_GAP * ui } };
      tbr_panel_put (desktop, TBR_PANEL_SOURCE, &row);
      if (row.is_on)
        shown = column.y;
      column.y += row.rect.height;
    }
  panel->content = column.y + pad;
  if (doctor->is_fresh)
    panel->scroll
        = line_before (panel, shown - panel->head - ABOVE * (panel->rect.height - panel->head));
  doctor->is_fresh = FALSE;
}

/* A line under what is pointed at, and an arrow below its beginning. */
static void
paint_mark (const TbrPen *pen, double x, double y, double width, gboolean is_first)
{
  double ui = pen->ui;
  cairo_new_path (pen->cr);
  cairo_rectangle (pen->cr, x, y, width, 2 * ui);
  if (is_first)
    {
      cairo_move_to (pen->cr, x + 5 * ui, y + ui);
      cairo_line_to (pen->cr, x + 9.5 * ui, y + 7 * ui);
      cairo_line_to (pen->cr, x + 0.5 * ui, y + 7 * ui);
      cairo_close_path (pen->cr);
    }
  tbr_pen_colour (pen, pen->theme->need);
  cairo_fill (pen->cr);
}

static void
paint_row (const TbrDesktop *desktop, const TbrPen *pen, const TbrWidget *row)
{
  const TbrSource *source = desktop->doctor.source;
  double ui = pen->ui, letter, height, left = (NUMBER_ROOM + 10) * ui;
  guint n = letters_in (pen, row->rect.width, &letter, &height), at = 0;
  guint total = (guint) g_utf8_strlen (row->text, -1);
  gboolean is_marked = row->argument == source->mark_line;
  TbrTextStyle style
      = { .size = TBR_TYPE_NOTE * ui, .mono = TRUE, .colour = pen->theme->text, .bold = FALSE };
  TbrTextStyle number = style;
  number.align = TBR_ALIGN_RIGHT;
  number.colour = row->is_on ? pen->theme->text : pen->theme->text_dim;
  number.bold = row->is_on;
  if (row->is_on || is_marked)
    {
      cairo_rectangle (pen->cr, 1, row->rect.y, row->rect.width - 2, row->rect.height);
      tbr_pen_colour (pen, tbr_colour_mix (pen->theme->panel, pen->theme->need, 0.13));
      cairo_fill (pen->cr);
    }
  tbr_pen_text (pen, &number, NUMBER_ROOM * ui, row->rect.y, row->value);
  for (double y = row->rect.y; at < total; y += height, at += n)
    {
      g_autofree char *part = g_utf8_substring (row->text, at, MIN (at + n, total));
      tbr_pen_text (pen, &style, left, y, part);
      guint from = MAX (source->mark_at, at);
      guint to = MIN (MIN (source->mark_at + source->mark_count, at + n), total);
      if (is_marked && from < to)
        paint_mark (pen, left + (from - at) * letter, y + height - 1.5 * ui, (to - from) * letter,
                    from == source->mark_at);
    }
}

void
tbr_panel_source_paint (TbrDesktop *desktop, const TbrPen *pen)
{
  const TbrPanel *panel = &desktop->panels[TBR_PANEL_SOURCE];
  if (desktop->doctor.source == NULL)
    return;
  for (guint i = 0; i < panel->tree.widgets->len; i++)
    {
      const TbrWidget *row = &g_array_index (panel->tree.widgets, TbrWidget, i);
      gboolean is_seen = row->rect.y + row->rect.height >= panel->scroll + panel->head
                         && row->rect.y <= panel->scroll + panel->rect.height;
      if (row->kind == TBR_WIDGET_AREA && is_seen)
        paint_row (desktop, pen, row);
    }
}
