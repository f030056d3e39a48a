/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The events list as a grid, with what can be done above it and the time line below. */
#include "desktop/exercise/editor.h"
#include "report/exercise_words.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Pixels at ui 1. */
#define BUTTON_HEIGHT 34.0
#define HEAD_HEIGHT 28.0
#define ROW_HEIGHT 24.0
#define FOOT_HEIGHT 24.0
#define BUTTON_GAP 5.0
#define LEAST_HEIGHT 420.0 /* of a panel that has room for what keys do at its foot */

/* ---- what is listed ---- */

static const TbrListColumn columns[TBR_GRID_N] = {
  [TBR_GRID_NUMBER] = { NC_ ("column", "no."), "", TBR_CELLS_WHOLE, NULL },
  [TBR_GRID_WHEN] = { NC_ ("column", "when"), "", TBR_CELLS_TEXT, NULL },
  [TBR_GRID_FROM] = { NC_ ("column", "from"), "", TBR_CELLS_TEXT, NULL },
  [TBR_GRID_TO] = { NC_ ("column", "to"), "", TBR_CELLS_TEXT, NULL },
  [TBR_GRID_MEDIUM] = { NC_ ("column", "medium"), "", TBR_CELLS_TEXT, NULL },
  [TBR_GRID_TITLE] = { NC_ ("column", "title"), "", TBR_CELLS_TEXT, NULL },
  [TBR_GRID_EFFECT] = { NC_ ("column", "effect"), "", TBR_CELLS_TEXT, NULL },
  [TBR_GRID_OBJECTIVE] = { NC_ ("column", "objective"), "", TBR_CELLS_TEXT, NULL },
};

/* What a rehearsal tells of each. There is no room for both at 1280 pixels; the objective stands on
   the inject's card, too. */
static const TbrListColumn rehearsed = { NC_ ("column", "fires"), "%", TBR_CELLS_WHOLE, NULL };

/* Pixels at ui 1: what says the most has the most room. */
static const double most_widths[TBR_GRID_N] = { 60, 168, 154, 160, 300, 300, 110, 260 };

static gboolean
has_answer (const TbrEditor *editor)
{
  return editor->rehearser != NULL && tbr_rehearser_answer (editor->rehearser) != NULL;
}

static void
add_row (TbrDesktop *desktop, TbrListing *listing, const TbrInject *inject)
{
  const TbrEditor *editor = desktop->editor;
  const TbrExercise *exercise = tbr_editor_exercise (editor);
  const TbrScenario *scenario = desktop->session != NULL ? desktop->session->scenario : NULL;
  g_autofree char *when = tbr_editor_when (exercise, scenario, inject);
  g_autofree char *to = tbr_editor_seats (exercise, scenario, inject);
  tbr_listing_add (listing, (TbrThing){ TBR_THING_NONE, TBR_NONE });
  tbr_listing_set_whole (listing, TBR_GRID_NUMBER, inject->number);
  tbr_listing_set_text (listing, TBR_GRID_WHEN, when);
  tbr_listing_set_text (listing, TBR_GRID_FROM, inject->from);
  tbr_listing_set_text (listing, TBR_GRID_TO, to);
  tbr_listing_set_text (listing, TBR_GRID_MEDIUM, tbr_exercise_words_medium (inject->medium));
  tbr_listing_set_text (listing, TBR_GRID_TITLE, tbr_editor_subject (exercise, inject));
  tbr_listing_set_text (listing, TBR_GRID_EFFECT, tbr_editor_deed (inject));
  if (!has_answer (editor))
    {
      tbr_listing_set_text (listing, TBR_GRID_OBJECTIVE, tbr_editor_objective (exercise, inject));
      return;
    }
  const TbrOften *often = tbr_editor_often (editor, inject->id);
  if (often != NULL)
    tbr_listing_set_whole (listing, TBR_GRID_FIRES,
                           (gint64) lround (100.0 * often->n
                                            / tbr_rehearser_n (editor->rehearser)));
}

void
tbr_grid_forget (TbrEditor *editor)
{
  g_clear_pointer (&editor->listing, tbr_listing_free);
  g_clear_pointer (&editor->rows, g_array_unref);
}

/* By which instant injects stand: conditions by the first at which they can hold, what only the
   facilitator lets go behind all. */
static TbrTime
due_of (const TbrInject *inject)
{
  if (inject->at != TBR_NEVER)
    return inject->at;
  return inject->when.n > 0 ? tbr_editor_earliest (&inject->when) : TBR_NEVER;
}

typedef struct
{
  const TbrExercise *exercise;
  TbrOrder order;
} Sorting;

static gint
compare_due (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorting *sorting = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  TbrTime x = due_of (&sorting->exercise->injects[i]), y = due_of (&sorting->exercise->injects[j]);
  if (x != y)
    return (x > y) == (sorting->order == TBR_ORDER_RISING) ? 1 : -1;
  return i > j ? 1 : -1;
}

void
tbr_grid_renew (TbrDesktop *desktop)
{
  TbrEditor *editor = desktop->editor;
  const TbrExercise *exercise = tbr_editor_exercise (editor);
  if (editor->listing != NULL && editor->edition == tbr_events_edition (editor->events))
    return;
  tbr_grid_forget (editor);
  editor->edition = tbr_events_edition (editor->events);
  editor->is_measured = FALSE;
  TbrListColumn shown[TBR_GRID_N];
  memcpy (shown, columns, sizeof shown);
  if (has_answer (editor))
    shown[TBR_GRID_FIRES] = rehearsed;
  editor->listing = tbr_listing_new ("events", shown, TBR_GRID_N);
  for (guint i = 0; i < exercise->n_injects; i++)
    add_row (desktop, editor->listing, &exercise->injects[i]);
  editor->rows = tbr_listing_arrange (editor->listing, "", editor->column, editor->order);
  Sorting sorting = { exercise, editor->order };
  if (editor->column == TBR_GRID_WHEN)
    g_array_sort_with_data (editor->rows, compare_due, &sorting);
}

guint
tbr_grid_row (const TbrEditor *editor)
{
  guint32 inject = tbr_exercise_find_inject (tbr_editor_exercise (editor), editor->chosen);
  for (guint i = 0; editor->rows != NULL && i < editor->rows->len; i++)
    if (g_array_index (editor->rows, guint, i) == inject)
      return i;
  return 0;
}

void
tbr_grid_sort (TbrDesktop *desktop, TbrGridColumn column)
{
  TbrEditor *editor = desktop->editor;
  gboolean is_rising = editor->order == TBR_ORDER_RISING;
  editor->order = editor->column == column && is_rising ? TBR_ORDER_FALLING : TBR_ORDER_RISING;
  editor->column = column;
  tbr_grid_forget (editor);
  tbr_grid_renew (desktop);
  tbr_grid_scroll_to (desktop, tbr_grid_row (editor));
  tbr_desktop_touch (desktop, TBR_PANEL_EVENTS);
}

/* ---- places ---- */

static double
head_height (const TbrDesktop *desktop)
{
  guint n_rows = MAX (desktop->editor->n_button_rows, 1);
  double buttons = n_rows * BUTTON_HEIGHT + (n_rows - 1) * BUTTON_GAP;
  return (TBR_PAD / 2 + buttons + TBR_PAD / 2 + HEAD_HEIGHT) * desktop->ui;
}

static gboolean
has_foot (const TbrDesktop *desktop)
{
  return desktop->panels[TBR_PANEL_EVENTS].rect.height >= LEAST_HEIGHT * desktop->ui;
}

static double
foot_height (const TbrDesktop *desktop)
{
  return (has_foot (desktop) ? FOOT_HEIGHT * desktop->ui : 0) + tbr_line_height (desktop);
}

guint
tbr_grid_n_seen (const TbrDesktop *desktop)
{
  double room = desktop->panels[TBR_PANEL_EVENTS].rect.height - head_height (desktop)
                - foot_height (desktop);
  return (guint) MAX (floor (room / (ROW_HEIGHT * desktop->ui)), 1);
}

static guint
first_seen (const TbrDesktop *desktop)
{
  return (guint) ceil (desktop->panels[TBR_PANEL_EVENTS].scroll / (ROW_HEIGHT * desktop->ui)
                       - 1e-6);
}

void
tbr_grid_scroll_to (TbrDesktop *desktop, guint row)
{
  double height = ROW_HEIGHT * desktop->ui;
  guint first = first_seen (desktop), n = tbr_grid_n_seen (desktop);
  if (row < first)
    desktop->panels[TBR_PANEL_EVENTS].scroll = row * height;
  else if (row >= first + n)
    desktop->panels[TBR_PANEL_EVENTS].scroll = (row + 1 - n) * height;
}

static guint
n_columns (const TbrEditor *editor)
{
  return tbr_listing_n_columns (editor->listing);
}

static double
place_columns (const TbrEditor *editor, double width, double ui, double *out_widths)
{
  const TbrColumns shown = { editor->listing, n_columns (editor), editor->wanted };
  return tbr_columns_fit (&shown, width, ui, out_widths);
}

/* ---- building ---- */

/* Puts a button behind the one before it, or where a new row begins. */
static void
put_button (TbrDesktop *desktop, const TbrPen *pen, const TbrWidget *widget, double *x)
{
  TbrEditor *editor = desktop->editor;
  const TbrPanel *panel = &desktop->panels[TBR_PANEL_EVENTS];
  double ui = desktop->ui, left = TBR_PAD * ui, width, unused;
  TbrTextStyle style = { .size = TBR_TYPE_BODY * ui, .bold = widget->kind == TBR_WIDGET_MAIN };
  TbrWidget copy = *widget;
  tbr_pen_measure (pen, &style, widget->text, &width, &unused);
  width = MAX (ceil (width) + 20 * ui, 2.05 * BUTTON_HEIGHT * ui);
  if (editor->n_button_rows == 0 || *x + width > panel->rect.width - left / 2)
    {
      editor->n_button_rows++;
      *x = left;
    }
  double y = (editor->n_button_rows - 1) * (BUTTON_HEIGHT + BUTTON_GAP) * ui;
  copy.rect = (TbrRect){ *x, panel->scroll + TBR_PAD / 2 * ui + y, width, BUTTON_HEIGHT * ui };
  tbr_panel_put (desktop, TBR_PANEL_EVENTS, &copy);
  *x += width + BUTTON_GAP * ui;
}

static void
put_buttons (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrEditor *editor = desktop->editor;
  gboolean has_one = tbr_editor_inject (editor) != NULL;
  gboolean is_read = desktop->session != NULL && desktop->session->scenario != NULL;
  const TbrWidget buttons[] = {
    { .kind = TBR_WIDGET_BUTTON, .action = TBR_ACT_EVENTS_ADD, .text = _ ("Add") },
    { .kind = TBR_WIDGET_BUTTON,
      .action = TBR_ACT_EVENTS_COPY,
      .text = C_ ("button", "Copy"),
      .is_disabled = !has_one },
    { .kind = TBR_WIDGET_BUTTON,
      .action = TBR_ACT_EVENTS_REMOVE,
      .text = _ ("Remove"),
      .is_disabled = !has_one },
    { .kind = TBR_WIDGET_BUTTON,
      .action = TBR_ACT_EVENTS_RENUMBER,
      .text = _ ("Renumber"),
      .is_disabled = !has_one },
    { .kind = TBR_WIDGET_BUTTON,
      .action = TBR_ACT_UNDO,
      .text = C_ ("button", "Undo"),
      .is_disabled = tbr_events_n_done (editor->events) == 0 },
    { .kind = TBR_WIDGET_BUTTON,
      .action = TBR_ACT_REDO,
      .text = C_ ("button", "Redo"),
      .is_disabled = tbr_events_n_undone (editor->events) == 0 },
    { .kind = TBR_WIDGET_BUTTON,
      .action = TBR_ACT_SAVE,
      .text = C_ ("button", "Save"),
      .is_disabled = !tbr_events_is_changed (editor->events) },
    { .kind = TBR_WIDGET_MAIN,
      .action = TBR_ACT_EVENTS_REHEARSE,
      .text = _ ("Rehearse"),
      .is_disabled = !is_read },
  };
  double x = 0;
  editor->n_button_rows = 0;
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    put_button (desktop, pen, &buttons[i], &x);
}

static void
put_head (TbrDesktop *desktop, const double *widths)
{
  const TbrEditor *editor = desktop->editor;
  double ui = desktop->ui, x = TBR_PAD * ui;
  double y = desktop->panels[TBR_PANEL_EVENTS].scroll + head_height (desktop) - HEAD_HEIGHT * ui;
  for (guint k = 0; k < n_columns (editor); k++)
    {
      g_autofree char *text = tbr_listing_heading (editor->listing, k);
      TbrWidget head = { .kind = TBR_WIDGET_AREA,
                         .action = TBR_ACT_EVENTS_SORT,
                         .argument = k,
                         .text = text,
                         .is_on = editor->column == k,
                         .rect = { x, y, widths[k], HEAD_HEIGHT * ui } };
      tbr_panel_put (desktop, TBR_PANEL_EVENTS, &head);
      x += widths[k];
    }
}

static void
put_rows (TbrDesktop *desktop)
{
  const TbrEditor *editor = desktop->editor;
  const TbrPanel *panel = &desktop->panels[TBR_PANEL_EVENTS];
  double ui = desktop->ui, pad = TBR_PAD * ui;
  guint first = first_seen (desktop), chosen = tbr_grid_row (editor);
  double top = panel->scroll + head_height (desktop);
  for (guint i = first; i < MIN (editor->rows->len, first + tbr_grid_n_seen (desktop)); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint inject = g_array_index (editor->rows, guint, i);
      for (guint k = 0; k < n_columns (editor); k++)
        {
          g_autofree char *cell = tbr_listing_cell (editor->listing, inject, k);
          g_string_append_printf (text, "%s%s", k > 0 ? "\t" : "", cell);
        }
      TbrWidget row = { .kind = TBR_WIDGET_AREA,
                        .action = TBR_ACT_EVENTS_ROW,
                        .argument = i,
                        .text = text->str,
                        .is_on = i == chosen && tbr_editor_inject (editor) != NULL,
                        .rect = { pad, top + (i - first) * ROW_HEIGHT * ui,
                                  panel->rect.width - 2 * pad, ROW_HEIGHT * ui } };
      tbr_panel_put (desktop, TBR_PANEL_EVENTS, &row);
    }
}

/* Nothing is listed: what to do. */
static void
put_empty (TbrDesktop *desktop)
{
  const TbrPanel *panel = &desktop->panels[TBR_PANEL_EVENTS];
  double ui = desktop->ui, pad = TBR_PAD * ui;
  TbrWidget text = { .kind = TBR_WIDGET_TEXT,
                     .text = _ ("Nothing happens yet: Ins adds the first inject."),
                     .rect = { pad, panel->scroll + head_height (desktop) + pad,
                               panel->rect.width - 2 * pad, 40 * ui } };
  tbr_panel_put (desktop, TBR_PANEL_EVENTS, &text);
}

static void
put_foot (TbrDesktop *desktop)
{
  const TbrPanel *panel = &desktop->panels[TBR_PANEL_EVENTS];
  double ui = desktop->ui, pad = TBR_PAD * ui;
  static const TbrActionId keys[] = { TBR_ACT_UNDO, TBR_ACT_HELP, TBR_ACT_NONE };
  g_autofree char *how
      = tbr_keymap_tell (desktop->keymap,
                         _ ("Enter changes it, Ins adds, Del removes, Shift+\xe2\x86\x90 "
                            "and \xe2\x86\x92 move it in time, Ctrl+Z takes back, F1: all keys"),
                         keys);
  TbrWidget note = { .kind = TBR_WIDGET_NOTE,
                     .text = how,
                     .rect = { pad, panel->scroll + panel->rect.height - (FOOT_HEIGHT - 4) * ui,
                               panel->rect.width - 2 * pad, FOOT_HEIGHT * ui } };
  tbr_panel_put (desktop, TBR_PANEL_EVENTS, &note);
}

void
tbr_panel_events (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrEditor *editor = desktop->editor;
  TbrPanel *panel = &desktop->panels[TBR_PANEL_EVENTS];
  double ui = desktop->ui, widths[TBR_COLUMNS_MOST];
  if (editor == NULL || editor->events == NULL)
    return;
  tbr_grid_renew (desktop);
  if (!editor->is_measured)
    {
      tbr_columns_measure (pen, editor->listing, n_columns (editor), editor->wanted);
      for (guint k = 0; k < n_columns (editor); k++)
        editor->wanted[k] = MIN (editor->wanted[k], most_widths[k]);
    }
  editor->is_measured = TRUE;
  put_buttons (desktop, pen);
  panel->content
      = head_height (desktop) + foot_height (desktop) + editor->rows->len * ROW_HEIGHT * ui;
  double most = MAX (panel->content - panel->rect.height, 0);
  if (panel->scroll > most)
    {
      panel->scroll = most;
      tbr_tree_empty (&panel->tree);
      put_buttons (desktop, pen);
    }
  place_columns (editor, panel->rect.width - 2 * TBR_PAD * ui, ui, widths);
  put_head (desktop, widths);
  put_rows (desktop);
  if (editor->rows->len == 0)
    put_empty (desktop);
  tbr_line_build (desktop, pen, panel->scroll + panel->rect.height - foot_height (desktop));
  if (has_foot (desktop))
    put_foot (desktop);
}

/* ---- painting ---- */

static TbrAlign
align_of (const TbrEditor *editor, guint column)
{
  return tbr_listing_is_number (editor->listing, column) ? TBR_ALIGN_RIGHT : TBR_ALIGN_LEFT;
}

/* What a rehearsal has not seen fire, and what acts only when the facilitator wants. */
static TbrColour
ink_of (const TbrEditor *editor, const TbrPen *pen, guint inject)
{
  const TbrInject *one = &tbr_editor_exercise (editor)->injects[inject];
  const TbrOften *often = tbr_editor_often (editor, one->id);
  gboolean by_itself = one->at != TBR_NEVER || one->when.n > 0;
  if (often != NULL && often->n == 0 && by_itself)
    return pen->theme->need;
  return one->release == TBR_RELEASER_FACILITATOR ? pen->theme->text_dim : pen->theme->text;
}

static void
paint_row (const TbrEditor *editor, const TbrPen *pen, const TbrWidget *row, const double *widths,
           double letters)
{
  const TbrTheme *theme = pen->theme;
  g_auto (GStrv) cells = g_strsplit (row->text, "\t", -1);
  TbrColour ink = ink_of (editor, pen, g_array_index (editor->rows, guint, row->argument));
  double x = row->rect.x;
  TbrRect back = { x - 6 * pen->ui, row->rect.y, row->rect.width + 12 * pen->ui, row->rect.height };
  gboolean is_odd = row->argument % 2 == 1;
  tbr_pen_box (pen, &back, 4 * pen->ui);
  tbr_pen_colour (pen, row->is_on
                           ? tbr_colour_mix (theme->panel, theme->served, 0.25)
                           : tbr_colour_mix (theme->panel, theme->text_dim, is_odd ? 0.07 : 0));
  cairo_fill (pen->cr);
  for (guint k = 0; cells[k] != NULL && k < n_columns (editor); k++)
    {
      TbrTextStyle style = { .size = TBR_TYPE_BODY * letters * pen->ui,
                             .colour = row->is_on ? theme->text : ink,
                             .align = align_of (editor, k) };
      TbrRect rect = { x, row->rect.y, widths[k], row->rect.height };
      tbr_columns_paint_cell (pen, &style, &rect, cells[k]);
      x += widths[k];
    }
}

void
tbr_panel_events_paint (TbrDesktop *desktop, const TbrPen *pen)
{
  const TbrEditor *editor = desktop->editor;
  const TbrPanel *panel = &desktop->panels[TBR_PANEL_EVENTS];
  double widths[TBR_COLUMNS_MOST];
  if (editor == NULL || editor->events == NULL || editor->listing == NULL)
    return;
  double room = panel->rect.width - 2 * TBR_PAD * desktop->ui;
  double letters = place_columns (editor, room, desktop->ui, widths);
  for (guint i = 0; i < panel->tree.widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (panel->tree.widgets, TbrWidget, i);
      if (widget->action == TBR_ACT_EVENTS_SORT)
        tbr_columns_paint_head (pen, editor->listing, widget, editor->order, letters);
      else if (widget->action == TBR_ACT_EVENTS_ROW)
        paint_row (editor, pen, widget, widths, letters);
    }
  tbr_line_paint (desktop, pen);
}
