/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a picture's signs mean: one row for each sign that is really on it. */
#include "draw/legend.h"

#include "draw/language.h"
#include "draw/mark_form.h"
#include "draw/outage.h"

#include <glib/gi18n.h>

static void
add (GArray *rows, TbrLegendSign sign, int value, const char *text)
{
  TbrLegendRow row = { sign, value, text, 0 };
  g_array_append_val (rows, row);
}

/* What a hazard is called; NULL when the snapshot knows no scenario. */
static const char *
hazard_title (const TbrSnapshot *snapshot, TbrHazardId hazard)
{
  if (snapshot->scenario == NULL || hazard.i >= snapshot->scenario->sections[TBR_SECTION_HAZARDS].n)
    return NULL;
  return tbr_scenario_object (snapshot->scenario, TBR_SECTION_HAZARDS, hazard.i)->kind->title;
}

/* One row for each kind of hazard, with the form of the first of its marks. */
static void
add_mark (GArray *rows, const TbrSnapshot *snapshot, const TbrMark *mark)
{
  const char *title = hazard_title (snapshot, mark->hazard);
  if (tbr_mark_form_has (mark->shape))
    return; /* told once for each form, with what it means */
  if (title == NULL)
    return;
  for (guint i = 0; i < rows->len; i++)
    {
      const TbrLegendRow *row = &g_array_index (rows, TbrLegendRow, i);
      if (row->sign == TBR_LEGEND_MARK && g_str_equal (row->text, tbr_word (title)))
        return;
    }
  add (rows, TBR_LEGEND_MARK, (int) mark->shape, tbr_word (title));
}

static gboolean
has_shape (const TbrSnapshot *snapshot, TbrMarkShape shape)
{
  for (guint i = 0; snapshot->marks != NULL && i < snapshot->marks->len; i++)
    if (g_array_index (snapshot->marks, TbrMark, i).shape == shape)
      return TRUE;
  return FALSE;
}

/* Numbers at signs that are seen. */
static void
add_numbers (GArray *rows, const TbrOverlay *overlay)
{
  g_autoptr (GArray) heaps = tbr_mark_heaps_new (overlay->snapshot, &overlay->view);
  gboolean is_joined = FALSE, is_summed = FALSE;
  for (guint i = 0; i < heaps->len; i++)
    {
      const TbrMarkHeap *heap = &g_array_index (heaps, TbrMarkHeap, i);
      double x, y;
      tbr_view_to_pixel (&overlay->view, heap->mark.lon, heap->mark.lat, &x, &y);
      gboolean is_seen = x >= 0 && y >= 0 && x < overlay->view.width && y < overlay->view.height;
      is_joined |= is_seen && heap->count > 1 && !heap->sums;
      is_summed |= is_seen && heap->mark.shape == TBR_MARK_CELLS && heap->mark.label[0] != '\0';
    }
  if (is_joined)
    add (rows, TBR_LEGEND_HEAP, 0, _ ("several of one hazard, how many; the worst is drawn"));
  if (is_summed)
    add (rows, TBR_LEGEND_HEAP, 1, _ ("organisations that are down"));
}

static void
add_hazards (GArray *rows, const TbrOverlay *overlay)
{
  const TbrSnapshot *snapshot = overlay->snapshot;
  guint n_active = 0, n_over = 0;
  for (guint i = 0; snapshot->marks != NULL && i < snapshot->marks->len; i++)
    {
      gboolean active = g_array_index (snapshot->marks, TbrMark, i).active != 0;
      n_active += active;
      n_over += !active;
    }
  if (n_active + n_over > 0)
    add (rows, TBR_LEGEND_HEADING, 0, _ ("Hazards"));
  for (guint i = 0; snapshot->marks != NULL && i < snapshot->marks->len; i++)
    add_mark (rows, snapshot, &g_array_index (snapshot->marks, TbrMark, i));
  for (int shape = 0; shape < TBR_MARK_N; shape++)
    if (tbr_mark_form_has ((TbrMarkShape) shape) && has_shape (snapshot, (TbrMarkShape) shape))
      add (rows, TBR_LEGEND_MARK, shape, tbr_mark_form_meaning ((TbrMarkShape) shape));
  if (has_shape (snapshot, TBR_MARK_RING))
    add (rows, TBR_LEGEND_MARK, TBR_MARK_RING, _ ("mean intensity, EMS-98"));
  if (has_shape (snapshot, TBR_MARK_TOLD))
    add (rows, TBR_LEGEND_MARK, TBR_MARK_TOLD, _ ("where it was reported, and how old that is"));
  if (n_active > 0)
    add (rows, TBR_LEGEND_RAMP, 0, _ ("weak to strong"));
  if (n_over > 0)
    add (rows, TBR_LEGEND_OVER, 0, _ ("contained or over"));
  add_numbers (rows, overlay);
}

static void
add_needs (GArray *rows, const TbrOverlay *overlay)
{
  gboolean share[3] = { FALSE, FALSE, FALSE }, is_mixed = FALSE;
  for (guint i = 0; i < overlay->rings->len; i++)
    {
      const TbrNeedRing *ring = &g_array_index (overlay->rings, TbrNeedRing, i);
      is_mixed |= ring->kind == TBR_NEED_N;
      share[0] |= ring->working > 0 || ring->required <= 0;
      share[1] |= ring->coming > 0 && ring->working < ring->required;
      share[2] |= ring->working + ring->coming < ring->required;
    }
  if (overlay->rings->len == 0)
    return;
  add (rows, TBR_LEGEND_HEADING, 0, _ ("Open needs"));
  for (int kind = 0; kind < TBR_NEED_N; kind++)
    if (overlay->kinds[kind] > 0)
      add (rows, TBR_LEGEND_NEED, kind, tbr_word (tbr_need_info ((TbrNeedKind) kind)->title));
  if (is_mixed)
    add (rows, TBR_LEGEND_MIXED, 0, _ ("needs of several kinds, how many; each counts the same"));
  static const char *const names[3]
      = { N_ ("share met by units at work"), N_ ("share on the way"), N_ ("share missing") };
  for (int i = 0; i < 3; i++)
    if (share[i])
      add (rows, TBR_LEGEND_SHARE, i, _ (names[i]));
}

static gboolean
has_look (const GArray *badges, TbrLook look)
{
  for (guint i = 0; i < badges->len; i++)
    if (g_array_index (badges, TbrBadge, i).look == look)
      return TRUE;
  return FALSE;
}

static void
add_units (GArray *rows, const TbrOverlay *overlay)
{
  static const TbrLook order[TBR_LOOK_N]
      = { TBR_LOOK_WORKING,   TBR_LOOK_WAITING, TBR_LOOK_TRAVELLING, TBR_LOOK_MOBILISING,
          TBR_LOOK_RETURNING, TBR_LOOK_HOME,    TBR_LOOK_AWAY };
  if (overlay->badges->len + overlay->bases->len > 0)
    add (rows, TBR_LEGEND_HEADING, 0, _ ("Units"));
  for (int i = 0; i < TBR_LOOK_N; i++)
    if (has_look (overlay->badges, order[i]) || has_look (overlay->bases, order[i]))
      {
        add (rows, TBR_LEGEND_LOOK, (int) order[i], tbr_look_name (order[i]));
        g_array_index (rows, TbrLegendRow, rows->len - 1).count = overlay->looks[order[i]];
      }
  gboolean out = FALSE, home = FALSE;
  for (guint i = 0; i < overlay->tracks->len; i++)
    {
      gboolean returns = g_array_index (overlay->tracks, TbrTrack, i).look == TBR_LOOK_RETURNING;
      home |= returns;
      out |= !returns;
    }
  if (out)
    add (rows, TBR_LEGEND_TRACK, TBR_LOOK_TRAVELLING, _ ("where it goes"));
  if (home)
    add (rows, TBR_LEGEND_TRACK, TBR_LOOK_RETURNING, _ ("where it returns"));
  gboolean heading = FALSE;
  for (int symbol = 0; symbol < TBR_SYMBOL_N; symbol++)
    if (overlay->symbols[symbol] > 0)
      {
        if (!heading)
          add (rows, TBR_LEGEND_HEADING, 0, _ ("Kinds of unit"));
        heading = TRUE;
        add (rows, TBR_LEGEND_SYMBOL, symbol, tbr_symbol_name ((TbrSymbol) symbol));
      }
}

static gboolean
sees_node (const TbrOverlay *overlay, const TbrMap *map, TbrNodeId node)
{
  const TbrView *view = &overlay->view;
  double x, y;
  tbr_view_to_pixel (view, map->nodes[node.i].lon, map->nodes[node.i].lat, &x, &y);
  return x >= 0 && y >= 0 && x < view->width && y < view->height;
}

static gboolean
sees_link (const TbrOverlay *overlay, const TbrMap *map, const TbrLink *link)
{
  return sees_node (overlay, map, link->from) || sees_node (overlay, map, link->to);
}

static gboolean
sees_class (const TbrOverlay *overlay, const TbrMap *map, TbrLinkClass class)
{
  if (!tbr_backdrop_shows (&overlay->view, class))
    return FALSE;
  for (guint i = 0; i < map->n_links; i++)
    if (map->links[i].class == class && sees_link (overlay, map, &map->links[i]))
      return TRUE;
  return FALSE;
}

static void
add_map (GArray *rows, const TbrOverlay *overlay, const TbrMap *map)
{
  g_autofree guint8 *affected = tbr_backdrop_affected (map, overlay->snapshot);
  const GArray *links = overlay->snapshot->links;
  gboolean closed = FALSE, slowed = FALSE, touched = FALSE;
  gboolean hides_links = tbr_view_hides (&overlay->view, TBR_MAP_NETWORK);
  for (guint i = 0; links != NULL && i < links->len && !hides_links; i++)
    {
      const TbrLinkView *link = &g_array_index (links, TbrLinkView, i);
      gboolean seen
          = link->link.i < map->n_links && sees_link (overlay, map, &map->links[link->link.i]);
      closed |= seen && link->speed_factor <= 0;
      slowed |= seen && link->speed_factor > 0;
    }
  for (guint i = 0; i < map->n_countries && !tbr_view_hides (&overlay->view, TBR_MAP_STATES); i++)
    touched |= affected[i];
  gboolean road = sees_class (overlay, map, TBR_LINK_MOTORWAY);
  gboolean ferry = sees_class (overlay, map, TBR_LINK_FERRY);
  if (closed || slowed || touched || road || ferry)
    add (rows, TBR_LEGEND_HEADING, 0, _ ("Map"));
  if (touched)
    add (rows, TBR_LEGEND_AFFECTED, 0, _ ("affected state"));
  if (closed)
    add (rows, TBR_LEGEND_LINK, 0, _ ("road closed"));
  if (slowed)
    add (rows, TBR_LEGEND_LINK, 1, _ ("road slowed"));
  if (road)
    add (rows, TBR_LEGEND_ROAD, TBR_LINK_MOTORWAY, _ ("main road"));
  if (ferry)
    add (rows, TBR_LEGEND_ROAD, TBR_LINK_FERRY, _ ("ferry, tunnel shuttle"));
}

/* Services that are down somewhere, each with its letter. */
static void
add_outages (GArray *rows, const TbrSnapshot *snapshot)
{
  gboolean down[TBR_LIFELINE_N] = { FALSE }, share[2] = { FALSE, FALSE };
  for (guint i = 0; snapshot->outages != NULL && i < snapshot->outages->len; i++)
    {
      const TbrOutageView *outage = &g_array_index (snapshot->outages, TbrOutageView, i);
      float worst = tbr_outage_worst (outage);
      share[worst >= 0.5f] |= worst >= TBR_OUTAGE_SHOWN;
      for (guint j = 0; j < TBR_LIFELINE_N; j++)
        down[j] |= outage->inoperability[j] >= TBR_OUTAGE_SHOWN;
    }
  if (share[0] || share[1])
    add (rows, TBR_LEGEND_HEADING, 0, _ ("Services down"));
  if (share[0])
    add (rows, TBR_LEGEND_OUTAGE, 0, _ ("for some of a region"));
  if (share[1])
    add (rows, TBR_LEGEND_OUTAGE, 1, _ ("for half of it or more"));
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    if (down[i])
      add (rows, TBR_LEGEND_SERVICE, (int) i, tbr_outage_name ((TbrLifeline) i));
}

GArray *
tbr_legend_new (const TbrOverlay *overlay, const TbrMap *map)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (TbrLegendRow));
  if (!tbr_view_hides (&overlay->view, TBR_MAP_HAZARDS))
    add_hazards (rows, overlay);
  add_needs (rows, overlay);
  add_units (rows, overlay);
  if (!tbr_view_hides (&overlay->view, TBR_MAP_OUTAGES))
    add_outages (rows, overlay->snapshot);
  add_map (rows, overlay, map);
  return rows;
}

gboolean
tbr_legend_has (const GArray *rows, TbrLegendSign sign, int value)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TbrLegendRow *row = &g_array_index (rows, TbrLegendRow, i);
      if (row->sign == sign && row->value == value)
        return TRUE;
    }
  return FALSE;
}
