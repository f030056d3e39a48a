/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The screen one starts from: what was open last, what is shipped; or the doctor, who says what is
   wrong with a file. */
#include "desktop/branching.h"
#include "desktop/exercise/shelf.h"
#include "desktop/state.h"
#include "draw/language.h"
#include "draw/when.h"

#include <glib/gi18n.h>
#include <string.h>

#define WIDEST 1080.0
#define TWO_COLUMNS 820.0

void
tbr_crisis_free (gpointer data)
{
  TbrCrisis *crisis = data;
  g_free (crisis->path);
  g_free (crisis->title);
  g_free (crisis->summary);
  g_free (crisis->branch);
  g_free (crisis);
}

/* ---- crises ---- */

typedef enum
{
  SHELF_SHIPPED,
  SHELF_RECENT
} Shelf;

static gboolean
is_on (const TbrCrisis *crisis, Shelf shelf)
{
  return (crisis->is_recent != 0) == (shelf == SHELF_RECENT);
}

static void
add_row (TbrColumn *column, const TbrCrisis *crisis, guint index)
{
  const char *title = tbr_word (crisis->title);
  g_autofree char *named
      = crisis->branch != NULL ? g_strdup_printf (_ ("%s: %s"), title, crisis->branch) : NULL;
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_LOAD,
                    .argument = index,
                    .text = named != NULL ? named : title,
                    .detail = tbr_word (crisis->summary),
                    .colour = crisis->is_recent ? column->pen->theme->served : 0 };
  tbr_column_add (column, &row);
  tbr_column_gap (column, 2);
}

static double
add_some (TbrDesktop *desktop, TbrColumn *column, Shelf shelf, guint part)
{
  guint n = 0, wanted = 0;
  for (guint i = 0; i < desktop->crises->len; i++)
    wanted += is_on (desktop->crises->pdata[i], shelf);
  for (guint i = 0; i < desktop->crises->len; i++)
    {
      const TbrCrisis *crisis = desktop->crises->pdata[i];
      if (!is_on (crisis, shelf))
        continue;
      /* the first half on the left, the second on the right */
      gboolean is_second = n++ >= (wanted + 1) / 2;
      if (part == 0 || (part == 2) == is_second)
        add_row (column, crisis, i);
    }
  return column->y;
}

static gboolean
has_recent (const TbrDesktop *desktop)
{
  for (guint i = 0; i < desktop->crises->len; i++)
    if (((TbrCrisis *) desktop->crises->pdata[i])->is_recent)
      return TRUE;
  return FALSE;
}

static void
build_columns (TbrDesktop *desktop, TbrColumn *column, Shelf shelf)
{
  double ui = desktop->ui, gap = 24 * ui, width = column->width, x = column->x;
  if (width < TWO_COLUMNS * ui)
    {
      add_some (desktop, column, shelf, 0);
      return;
    }
  double top = column->y;
  column->width = (width - gap) / 2;
  double left = add_some (desktop, column, shelf, 1);
  column->x = x + column->width + gap;
  column->y = top;
  double right = add_some (desktop, column, shelf, 2);
  column->x = x;
  column->y = MAX (left, right);
  column->width = width;
}

/* Work that was not saved, to be gone on with or thrown away. */
static void
add_left (TbrDesktop *desktop, TbrColumn *column)
{
  double ui = desktop->ui, discard = 120 * ui, x = column->x, width = column->width;
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("WORK THAT WAS NOT SAVED"));
  for (guint i = 0; i < desktop->left->len; i++)
    {
      const TbrLeftWork *left = &g_array_index (desktop->left, TbrLeftWork, i);
      g_autofree char *date = tbr_when_local (left->note.changed / G_USEC_PER_SEC);
      g_autofree char *text = g_strdup_printf (_ ("Go on with %s"), left->title);
      g_autofree char *detail = g_strdup_printf (_ ("%s: branches %u, changes %u"), date,
                                                 left->note.n_branches, left->note.n_edits);
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_RECOVER,
                        .argument = i,
                        .text = text,
                        .detail = detail,
                        .colour = column->pen->theme->slowed };
      double top = column->y;
      column->width = width - discard - 8 * ui;
      tbr_column_add (column, &row);
      TbrWidget away = { .kind = TBR_WIDGET_BUTTON,
                         .action = TBR_ACT_DISCARD,
                         .argument = i,
                         .text = _ ("Discard"),
                         .rect = { x + width - discard, top + 4 * ui, discard, 34 * ui } };
      tbr_panel_put (desktop, TBR_PANEL_START, &away);
      column->width = width;
    }
  tbr_column_gap (column, 18);
}

/* Questions that are answered at one click. */
static void
build_ready (TbrDesktop *desktop, TbrColumn *column)
{
  double ui = desktop->ui, gap = 24 * ui, width = column->width, x = column->x;
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("WHAT IF?"));
  double top = column->y, low = top;
  guint n = tbr_ready_count ();
  gboolean is_wide = width >= TWO_COLUMNS * ui;
  if (is_wide)
    column->width = (width + gap) / n - gap;
  for (guint i = 0; i < n; i++)
    {
      const TbrReady *ready = tbr_ready_get (i);
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_READY,
                        .argument = i,
                        .text = _ (ready->title),
                        .detail = _ (ready->summary),
                        .colour = column->pen->theme->series[0] };
      if (is_wide)
        {
          column->x = x + i * (column->width + gap);
          column->y = top;
        }
      tbr_column_add (column, &row);
      tbr_column_gap (column, 2);
      low = MAX (low, column->y);
    }
  column->x = x;
  column->width = width;
  column->y = low;
  tbr_column_gap (column, 18);
}

/* Exercises that are shipped: one click, and whoever sits here plays. */
static void
build_exercises (TbrDesktop *desktop, TbrColumn *column)
{
  double ui = desktop->ui, gap = 24 * ui, width = column->width, x = column->x;
  guint n = desktop->exercises->len, in_row = width < TWO_COLUMNS * ui ? 1 : 3;
  if (n == 0)
    return;
  const TbrTextStyle letters = { .size = TBR_TYPE_BODY * ui };
  double wanted, unused;
  tbr_pen_measure (column->pen, &letters, _ ("Write its events list"), &wanted, &unused);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("EXERCISES"));
  double top = column->y, low = top;
  column->width = (width + gap) / in_row - gap;
  for (guint i = 0; i < n; i++)
    {
      const TbrCrisis *exercise = desktop->exercises->pdata[i];
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_EXERCISE,
                        .argument = i,
                        .text = tbr_word (exercise->title),
                        .detail = exercise->summary,
                        .colour = column->pen->theme->series[1] };
      TbrWidget write = { .kind = TBR_WIDGET_BUTTON,
                          .action = TBR_ACT_EXERCISE_WRITE,
                          .argument = i,
                          .text = _ ("Write its events list") };
      if (i % in_row == 0)
        top = low;
      column->x = x + (i % in_row) * (column->width + gap);
      column->y = top;
      tbr_column_add (column, &row);
      write.rect = (TbrRect){ column->x + 12 * ui, column->y, wanted + 24 * ui, 28 * ui };
      tbr_panel_put (desktop, TBR_PANEL_START, &write);
      column->y += write.rect.height;
      tbr_column_gap (column, 2);
      low = MAX (low, column->y);
    }
  column->x = x;
  column->width = width;
  column->y = low;
  tbr_column_gap (column, 18);
}

static void
build_start (TbrDesktop *desktop, TbrColumn *column)
{
  TbrWidget title = { .kind = TBR_WIDGET_TITLE, .text = _ ("Open a crisis") };
  tbr_column_add (column, &title);
  tbr_column_gap (column, 4);
  tbr_column_text (
      column, TBR_WIDGET_TEXT,
      _ ("See how Europe answers it, hour by hour: what is needed, who comes, why, and "
         "what was short. A scenario file can be dropped on this window, too."));
  tbr_column_gap (column, 24);
  if (desktop->left->len > 0)
    add_left (desktop, column);
  tbr_shelf_build (desktop, column);
  if (has_recent (desktop))
    {
      tbr_column_text (column, TBR_WIDGET_HEADING, _ ("OPEN LAST"));
      build_columns (desktop, column, SHELF_RECENT);
      tbr_column_gap (column, 18);
    }
  build_exercises (desktop, column);
  build_ready (desktop, column);
  TbrWidget open = { .kind = TBR_WIDGET_ROW,
                     .action = TBR_ACT_OPEN_FILE,
                     .text = _ ("Open a file"),
                     .detail = _ ("A crisis, an exercise or its log, from any folder"),
                     .colour = column->pen->theme->series[2] };
  TbrWidget new = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_NEW,
                    .text = _ ("New scenario"),
                    .detail = _ ("An empty crisis of your own: when, how long, whose units"),
                    .colour = column->pen->theme->series[2] };
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("YOUR OWN"));
  tbr_column_add (column, &open);
  tbr_column_gap (column, 2);
  tbr_column_add (column, &new);
  tbr_column_gap (column, 18);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("SHIPPED CRISES"));
  build_columns (desktop, column, SHELF_SHIPPED);
}

void
tbr_panel_start (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrPanel *panel = &desktop->panels[TBR_PANEL_START];
  double ui = desktop->ui, pad = 32 * ui;
  double width = MIN (panel->rect.width - 2 * pad, WIDEST * ui);
  TbrColumn column = { &panel->tree, pen, (panel->rect.width - width) / 2, pad, width };
  const char *path;
  /* beside the pane with the file, or above it */
  TbrRect pane = desktop->panels[TBR_PANEL_SOURCE].rect;
  if (desktop->panels[TBR_PANEL_SOURCE].is_open && pane.x > pad)
    {
      column.x = pad;
      column.width = pane.x - 2 * pad;
    }
  if (tbr_desktop_faults (desktop, &path) != NULL)
    tbr_doctor_build (desktop, &column);
  else
    build_start (desktop, &column);
  panel->content = column.y + pad;
  /* the last rows can be scrolled to where the pane does not hide them */
  if (desktop->panels[TBR_PANEL_SOURCE].is_open && pane.x <= pad)
    panel->content += panel->rect.height - pane.y;
}

/* What was in focus on the start screen stays so: rows may have come above it. */
static void
focus_again (TbrDesktop *desktop)
{
  const GArray *widgets = desktop->panels[TBR_PANEL_START].tree.widgets;
  if (desktop->focus_panel != TBR_PANEL_START || desktop->focus < 0
      || desktop->focus >= (int) widgets->len)
    return;
  TbrWidget before = g_array_index (widgets, TbrWidget, desktop->focus);
  g_autofree char *said = g_strdup (before.text);
  tbr_desktop_renew_panels (desktop);
  for (guint i = 0; i < widgets->len; i++)
    {
      const TbrWidget *one = &g_array_index (widgets, TbrWidget, i);
      if (one->action == before.action
          && (one->argument == before.argument || g_strcmp0 (one->text, said) == 0))
        desktop->focus = (int) i;
      if (one->action == before.action && g_strcmp0 (one->text, said) == 0)
        break;
    }
  tbr_desktop_touch (desktop, TBR_PANEL_START);
}

void
tbr_start_renew (TbrDesktop *desktop)
{
  if (!desktop->panels[TBR_PANEL_START].is_open)
    return;
  tbr_desktop_touch (desktop, TBR_PANEL_START);
  focus_again (desktop);
}
