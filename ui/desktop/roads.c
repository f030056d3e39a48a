/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A road or ferry of the map: what it is, since when it is closed, closed or opened at once. */
#include "desktop/roads.h"

#include "desktop/branching.h"
#include "desktop/forms.h"
#include "desktop/state.h"
#include "draw/language.h"

#include <glib/gi18n.h>

#define SLOWED 50 /* per cent of its speed that a road keeps, slowed by one press */

void
tbr_roads_set (TbrDesktop *desktop, guint32 link, TbrLinkState state)
{
  static const char *const names[] = { "open", "slowed", "closed" };
  g_autofree char *now = tbr_forms_now (desktop);
  g_autofree char *factor = state == TBR_LINK_STATE_SLOWED
                                ? g_strdup_printf (" factor='%d %%'", SLOWED)
                                : g_strdup ("");
  g_autofree char *line = g_strdup_printf ("order %s planner set-link link=%u state=%s%s", now,
                                           link, names[MIN (state, TBR_LINK_STATE_CLOSED)], factor);
  tbr_branching_try (desktop, line);
}

/* What the run last said of a road up to now; NULL for nothing. */
static const TbrFact *
last_change (const TbrDesktop *desktop, guint32 link)
{
  TbrTelling telling;
  const TbrThing thing = { TBR_THING_LINK, link };
  const guint most = 8;
  if (!tbr_desktop_telling (desktop, &telling) || desktop->moment == NULL)
    return NULL;
  g_autoptr (GArray) found
      = tbr_telling_find (&telling, thing, desktop->moment->snapshot->at, most);
  for (guint i = 0; i < found->len; i++)
    {
      const TbrFact *fact = tbr_chronicle_fact (telling.chronicle, g_array_index (found, guint, i));
      if (fact->kind == TBR_FACT_LINK_CHANGED)
        return fact;
    }
  return NULL;
}

static void
add_since (const TbrDesktop *desktop, TbrColumn *column, guint32 link)
{
  const TbrFact *fact = last_change (desktop, link);
  if (fact == NULL)
    return;
  g_autofree char *when = tbr_telling_when (desktop->session->scenario, fact->at);
  g_autofree char *share = g_strdup_printf ("%.0f %%", 100 * fact->x);
  tbr_column_field (column,
                    fact->code == TBR_LINK_STATE_CLOSED   ? _ ("Closed since")
                    : fact->code == TBR_LINK_STATE_SLOWED ? _ ("Slowed since")
                                                          : _ ("Open again since"),
                    when);
  if (fact->code == TBR_LINK_STATE_SLOWED)
    tbr_column_field (column, _ ("Share of its speed"), share);
}

/* What can be made of a road: not what it is already, but for another share of its speed. */
static void
add_deeds (const TbrDesktop *desktop, TbrColumn *column, TbrLinkState now)
{
  static const struct
  {
    TbrLinkState state;
    const char *text;
  } rows[] = { { TBR_LINK_STATE_CLOSED, N_ ("Close it now") },
               { TBR_LINK_STATE_SLOWED, N_ ("Slow it to half its speed now") },
               { TBR_LINK_STATE_OPEN, N_ ("Open it now") } };
  if (desktop->whatif == NULL || desktop->stage != NULL)
    return;
  tbr_column_gap (column, 8);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_ROAD_NOW,
                        .argument = rows[i].state,
                        .text = _ (rows[i].text) };
      if (rows[i].state == now && now != TBR_LINK_STATE_SLOWED)
        continue;
      tbr_column_add (column, &row);
    }
  TbrWidget change = { .kind = TBR_WIDGET_ROW,
                       .action = TBR_ACT_SET_ROAD,
                       .text = _ ("Close, slow or open it"),
                       .value = tbr_keymap_text (desktop->keymap, TBR_ACT_SET_ROAD) };
  tbr_column_add (column, &change);
}

void
tbr_roads_add (const TbrDesktop *desktop, TbrColumn *column, guint32 index)
{
  static const char *const classes[TBR_LINK_N]
      = { N_ ("motorway"),   N_ ("trunk road"), N_ ("primary road"),
          N_ ("local road"), N_ ("ferry"),      N_ ("rail shuttle") };
  static const char *const states[] = { [TBR_LINK_STATE_OPEN] = NC_ ("road", "open"),
                                        [TBR_LINK_STATE_SLOWED] = NC_ ("road", "slowed"),
                                        [TBR_LINK_STATE_CLOSED] = NC_ ("road", "closed") };
  const TbrLink *link = &desktop->map->map->links[index];
  const GArray *links = desktop->moment->snapshot->links;
  TbrLinkState state = TBR_LINK_STATE_OPEN;
  for (guint i = 0; i < links->len; i++)
    {
      const TbrLinkView *view = &g_array_index (links, TbrLinkView, i);
      if (view->link.i == index)
        state = view->speed_factor <= 0 ? TBR_LINK_STATE_CLOSED : TBR_LINK_STATE_SLOWED;
    }
  tbr_column_field (column, _ ("Now"), g_dpgettext2 (NULL, "road", states[state]));
  add_since (desktop, column, index);
  tbr_column_field (column, _ ("Class"), _ (classes[link->class]));
  g_autofree char *length = tbr_telling_number ((double) link->length / 1000);
  g_autofree char *speed = tbr_telling_number ((double) link->speed * 3.6);
  g_autofree char *kilometres = g_strconcat (length, " ", tbr_word ("km"), NULL);
  g_autofree char *an_hour = g_strconcat (speed, " ", tbr_word ("km/h"), NULL);
  tbr_column_field (column, _ ("Length"), kilometres);
  tbr_column_field (column, _ ("Usual speed"), an_hour);
  if (*link->roads != '\0')
    tbr_column_field (column, _ ("Roads"), link->roads);
  add_deeds (desktop, column, state);
}

void
tbr_roads_paint (const TbrDesktop *desktop, const TbrRaster *to, guint32 link)
{
  const TbrMap *map = desktop->map->map;
  const TbrLink *road = &map->links[link];
  const TbrNode *ends[] = { &map->nodes[road->from.i], &map->nodes[road->to.i] };
  const TbrTheme *theme = tbr_theme_get (desktop->theme);
  cairo_surface_t *surface = tbr_raster_surface (to, CAIRO_FORMAT_RGB24);
  cairo_t *cr = cairo_create (surface);
  TbrPen pen = { .cr = cr, .theme = theme, .ui = desktop->ui };
  double x, y;
  tbr_view_to_pixel (&desktop->view, (double) ends[0]->lon, (double) ends[0]->lat, &x, &y);
  cairo_move_to (cr, x, y);
  for (guint32 i = 0; i < road->shape.n; i++)
    {
      const TbrPoint *point = &map->points[road->shape.first + i];
      tbr_view_to_pixel (&desktop->view, (double) point->lon, (double) point->lat, &x, &y);
      cairo_line_to (cr, x, y);
    }
  tbr_view_to_pixel (&desktop->view, (double) ends[1]->lon, (double) ends[1]->lat, &x, &y);
  cairo_line_to (cr, x, y);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  tbr_pen_line (&pen, 7 * desktop->ui, theme->panel | 0xff);
  cairo_stroke_preserve (cr);
  tbr_pen_line (&pen, 3.5 * desktop->ui, theme->served);
  cairo_stroke (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}
