/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The panel beside the map: its tabs, and the legend of what is on the map. */
#include "desktop/exercise/stage.h"

#include "draw/legend.h"

#include <glib/gi18n.h>

#define HEAD 48.0    /* pixels at ui 1: the tabs, which are not scrolled */
#define TAB_GAP 12.0 /* pixels at ui 1 between two words */

static void
put_tabs (TbrDesktop *desktop, const TbrPen *pen)
{
  static const struct
  {
    const char *name;
    TbrActionId action;
  } tabs[TBR_TAB_N] = { { NC_ ("tab", "Findings"), TBR_ACT_FINDINGS },
                        { NC_ ("tab", "Charts"), TBR_ACT_CHARTS },
                        { NC_ ("tab", "Details"), TBR_ACT_DETAILS },
                        { NC_ ("tab", "Legend"), TBR_ACT_LEGEND },
                        { NC_ ("tab", "What if"), TBR_ACT_WHATIF } };
  double ui = desktop->ui, width = desktop->panels[TBR_PANEL_SIDE].rect.width - 16 * ui;
  /* each has the room that its word asks for */
  TbrTextStyle style = { .size = TBR_TYPE_BODY * ui, .bold = TRUE };
  double widths[TBR_TAB_N], unused, sum = 0, x = 8 * ui;
  for (int i = 0; i < TBR_TAB_N; i++)
    {
      tbr_pen_measure (pen, &style, g_dpgettext2 (NULL, "tab", tabs[i].name), &widths[i], &unused);
      sum += widths[i] += TAB_GAP * ui;
    }
  for (int i = 0; i < TBR_TAB_N; x += widths[i++] * width / sum)
    {
      TbrWidget tab = { .kind = TBR_WIDGET_TAB,
                        .action = tabs[i].action,
                        .text = g_dpgettext2 (NULL, "tab", tabs[i].name),
                        .is_on = desktop->tab == (TbrTab) i,
                        .rect = { x, 6 * ui, widths[i] * width / sum, 38 * ui } };
      tbr_panel_put (desktop, TBR_PANEL_SIDE, &tab);
    }
}

void
tbr_legend_page_build (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrGround *ground = desktop->ground;
  if (ground == NULL || ground->overlay == NULL)
    {
      tbr_column_text (column, TBR_WIDGET_NOTE, _ ("Nothing is on the map yet."));
      return;
    }
  g_autoptr (GArray) rows = tbr_legend_new (ground->overlay, desktop->map->map);
  tbr_legend_add_land (rows, &ground->overlay->view);
  tbr_legend_add_sites (rows, &ground->overlay->view);
  tbr_own_layers_add_legend (desktop, rows);
  tbr_coverage_add_legend (desktop, rows);
  TbrWidget area = { .kind = TBR_WIDGET_AREA, .text = "legend" };
  area.rect.height = tbr_legend_measure (column->pen, rows, column->width, 2);
  tbr_column_add (column, &area);
}

void
tbr_panel_side (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrPanel *panel = &desktop->panels[TBR_PANEL_SIDE];
  panel->head = desktop->stage != NULL ? 0 : HEAD * desktop->ui;
  if (desktop->stage != NULL)
    {
      tbr_stage_side (desktop, pen);
      return;
    }
  double ui = desktop->ui, pad = TBR_PAD * ui;
  TbrColumn column = { &panel->tree, pen, pad, 58 * ui, panel->rect.width - 2 * pad };
  put_tabs (desktop, pen);
  if (desktop->tab == TBR_TAB_LEGEND)
    tbr_legend_page_build (desktop, &column);
  else if (desktop->tab == TBR_TAB_WHATIF)
    tbr_branches_build (desktop, &column);
  else if (desktop->tab == TBR_TAB_CHARTS)
    tbr_charts_build (desktop, &column);
  else if (desktop->tab == TBR_TAB_DETAILS)
    tbr_details_build (desktop, &column);
  else
    tbr_findings_build (desktop, &column);
  panel->content = column.y + pad;
}

void
tbr_panel_side_paint (TbrDesktop *desktop, const TbrPen *pen)
{
  if (desktop->stage != NULL)
    tbr_stage_side_paint (desktop, pen);
  else if (desktop->tab == TBR_TAB_CHARTS)
    tbr_charts_paint (desktop, pen);
  else if (desktop->tab == TBR_TAB_LEGEND)
    tbr_legend_page_paint (desktop, pen);
}

void
tbr_legend_page_paint (TbrDesktop *desktop, const TbrPen *pen)
{
  const GArray *widgets = desktop->panels[TBR_PANEL_SIDE].tree.widgets;
  const TbrGround *ground = desktop->ground;
  if (ground == NULL || ground->overlay == NULL)
    return;
  const TbrWidget *area = &g_array_index (widgets, TbrWidget, widgets->len - 1);
  if (area->kind != TBR_WIDGET_AREA)
    return;
  g_autoptr (GArray) rows = tbr_legend_new (ground->overlay, desktop->map->map);
  tbr_legend_add_land (rows, &ground->overlay->view);
  tbr_legend_add_sites (rows, &ground->overlay->view);
  tbr_own_layers_add_legend (desktop, rows);
  tbr_coverage_add_legend (desktop, rows);
  tbr_legend_paint (pen, rows, &area->rect, 2);
}
