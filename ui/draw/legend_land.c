/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What borders and water on a map mean: rows for a legend on a screen, where there is room. */
#include "draw/legend.h"

#include <glib/gi18n.h>

static void
add (GArray *rows, TbrLegendSign sign, int value, const char *text)
{
  TbrLegendRow row = { sign, value, text, 0 };
  g_array_append_val (rows, row);
}

void
tbr_legend_add_land (GArray *rows, const TbrView *view)
{
  static const struct
  {
    TbrMapLayer layer;
    const char *text;
  } lands[] = { { TBR_MAP_STATES, N_ ("border of a state") },
                { TBR_MAP_REGIONS, N_ ("border of a region") },
                { TBR_MAP_WATER, N_ ("lake, river") } };
  gboolean has_heading = tbr_legend_has (rows, TBR_LEGEND_AFFECTED, 0)
                         || tbr_legend_has (rows, TBR_LEGEND_LINK, 0)
                         || tbr_legend_has (rows, TBR_LEGEND_LINK, 1)
                         || tbr_legend_has (rows, TBR_LEGEND_ROAD, TBR_LINK_MOTORWAY)
                         || tbr_legend_has (rows, TBR_LEGEND_ROAD, TBR_LINK_FERRY);
  for (guint i = 0; i < G_N_ELEMENTS (lands); i++)
    {
      gboolean is_far = lands[i].layer == TBR_MAP_REGIONS && !tbr_backdrop_shows_regions (view);
      if (tbr_view_hides (view, lands[i].layer) || is_far)
        continue;
      if (!has_heading)
        add (rows, TBR_LEGEND_HEADING, 0, _ ("Map"));
      has_heading = TRUE;
      add (rows, TBR_LEGEND_LAND, (int) lands[i].layer, _ (lands[i].text));
    }
}

/* Borders as lines, water as it lies in the land. */
void
tbr_legend_paint_land (const TbrPen *pen, const TbrLegendRow *row, double x, double y)
{
  const TbrTheme *theme = pen->theme;
  double half = 0.42 * TBR_LEGEND_SAMPLE * pen->ui;
  TbrRect lake = { x - half, y - 3.5 * pen->ui, 2 * half, 7 * pen->ui };
  cairo_new_path (pen->cr);
  if (row->value == TBR_MAP_WATER)
    {
      tbr_pen_box (pen, &lake, 3.5 * pen->ui);
      tbr_pen_colour (pen, theme->lake);
      cairo_fill_preserve (pen->cr);
      tbr_pen_line (pen, pen->ui, theme->river);
    }
  else
    {
      gboolean is_state = row->value == TBR_MAP_STATES;
      cairo_move_to (pen->cr, lake.x, y);
      cairo_line_to (pen->cr, lake.x + lake.width, y);
      tbr_pen_line (pen, (is_state ? 1.6 : 1.0) * pen->ui,
                    is_state ? theme->border : theme->region);
    }
  cairo_stroke (pen->cr);
}
