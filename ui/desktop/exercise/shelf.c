/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Exercises that were played, as the start screen offers them. */
#include "desktop/exercise/shelf.h"

#include "desktop/exercise/shelver.h"
#include "desktop/state.h"
#include "draw/language.h"
#include "draw/when.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

void
tbr_shelved_clear (gpointer data)
{
  TbrShelved *shelved = data;
  g_free (shelved->path);
  g_free (shelved->title);
}

GArray *
tbr_shelf_new (void)
{
  GArray *shelf = g_array_new (FALSE, TRUE, sizeof (TbrShelved));
  g_array_set_clear_func (shelf, tbr_shelved_clear);
  return shelf;
}

void
tbr_shelf_look (TbrDesktop *desktop)
{
  tbr_shelf_end (desktop);
  if (desktop->spec.log_folder != NULL)
    desktop->shelver = tbr_shelver_new (desktop->spec.log_folder, desktop->spec.house.library,
                                        tbr_desktop_wake, desktop);
}

static void
end_shelver (gpointer shelver)
{
  tbr_shelver_free (shelver);
}

void
tbr_shelf_end (TbrDesktop *desktop)
{
  tbr_farewells_add (desktop->farewells, g_steal_pointer (&desktop->shelver), end_shelver);
}

void
tbr_shelf_tick (TbrDesktop *desktop)
{
  GArray *found = desktop->shelver != NULL ? tbr_shelver_take (desktop->shelver) : NULL;
  if (found == NULL)
    return;
  tbr_shelf_end (desktop);
  gboolean is_same = found->len == 0 && desktop->shelf->len == 0;
  g_array_unref (desktop->shelf);
  desktop->shelf = found;
  if (!is_same)
    tbr_start_renew (desktop);
}

gboolean
tbr_shelf_is_settled (const TbrDesktop *desktop)
{
  return desktop->shelver == NULL;
}

void
tbr_shelf_open (TbrDesktop *desktop, guint index)
{
  if (index >= desktop->shelf->len)
    return;
  g_autofree char *path = g_strdup (g_array_index (desktop->shelf, TbrShelved, index).path);
  tbr_desktop_load (desktop, path);
  /* where one person plays, the seat is taken as before */
  desktop->is_solo = TRUE;
}

void
tbr_shelf_discard (TbrDesktop *desktop, guint index)
{
  if (index >= desktop->shelf->len || g_array_index (desktop->shelf, TbrShelved, index).is_over)
    return;
  const char *path = g_array_index (desktop->shelf, TbrShelved, index).path;
  /* somebody may have gone on with it since the shelf was looked at */
  if (!tbr_shelver_is_held (path))
    (void) g_unlink (path);
  g_array_remove_index (desktop->shelf, index);
  tbr_shelf_look (desktop);
  tbr_desktop_touch_all (desktop);
}

/* ---- on the start screen ---- */

/* "Sunday 29 November 2026, 18:10 (UTC+1): 2 h 10 min played, 9 h 50 min left, orders 3" (transfer
 * full) */
static char *
tell (const TbrShelved *shelved)
{
  g_autofree char *date = tbr_when_local (shelved->changed);
  g_autofree char *played = tbr_telling_span (shelved->played);
  g_autofree char *left = tbr_telling_span (MAX (shelved->left, 0));
  return shelved->is_over
             ? g_strdup_printf (_ ("%s: played to its end, orders %u"), date, shelved->n_orders)
             : g_strdup_printf (_ ("%s: %s played, %s left, orders %u"), date, played, left,
                                shelved->n_orders);
}

static void
add_row (TbrDesktop *desktop, TbrColumn *column, guint i)
{
  const TbrShelved *shelved = &g_array_index (desktop->shelf, TbrShelved, i);
  const TbrTheme *theme = column->pen->theme;
  double ui = desktop->ui, discard = 120 * ui, width = column->width, top = column->y;
  g_autofree char *text = g_strdup_printf (shelved->is_over ? _ ("Review %s") : _ ("Go on with %s"),
                                           tbr_word (shelved->title));
  g_autofree char *detail = tell (shelved);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_SHELF,
                    .argument = i,
                    .text = text,
                    .detail = detail,
                    .colour = shelved->is_over ? theme->served : theme->slowed };
  column->width = width - (shelved->is_over ? 0 : discard + 8 * ui);
  tbr_column_add (column, &row);
  column->width = width;
  tbr_column_gap (column, 2);
  if (shelved->is_over)
    return;
  TbrWidget away = { .kind = TBR_WIDGET_BUTTON,
                     .action = TBR_ACT_SHELF_DISCARD,
                     .argument = i,
                     .text = _ ("Discard"),
                     .rect = { column->x + width - discard, top + 4 * ui, discard, 34 * ui } };
  tbr_tree_add (column->tree, &away);
}

static void
add_kind (TbrDesktop *desktop, TbrColumn *column, gboolean is_over, const char *heading)
{
  guint n = 0;
  for (guint i = 0; i < desktop->shelf->len; i++)
    {
      if ((g_array_index (desktop->shelf, TbrShelved, i).is_over != 0) != is_over)
        continue;
      if (n++ == 0)
        tbr_column_text (column, TBR_WIDGET_HEADING, heading);
      add_row (desktop, column, i);
    }
  if (n > 0)
    tbr_column_gap (column, 16);
}

void
tbr_shelf_build (TbrDesktop *desktop, TbrColumn *column)
{
  add_kind (desktop, column, FALSE, _ ("EXERCISES THAT WERE INTERRUPTED"));
  add_kind (desktop, column, TRUE, _ ("EXERCISES THAT ARE OVER"));
}
