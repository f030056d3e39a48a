/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a moment changes about the map under the symbols. */
#include "desktop/ground.h"

#include "draw/backdrop.h"
#include "draw/own_layer.h"

guint64
tbr_ground_key (const TbrMap *map, const TbrSnapshot *snapshot, guint32 hidden)
{
  guint64 key = 14695981039346656037u ^ hidden;
  if (snapshot == NULL)
    return key;
  if (snapshot->coverage != NULL && (hidden >> TBR_MAP_COVERAGE & 1) == 0)
    key = (key ^ snapshot->coverage->serial ^ (guint64) snapshot->within) * 1099511628211u;
  for (guint i = 0; snapshot->own != NULL && i < snapshot->own->len; i++)
    key = (key ^ (((const TbrOwnLayer *) snapshot->own->pdata[i])->serial + 1)) * 1099511628211u;
  g_autofree guint8 *affected = tbr_backdrop_affected (map, snapshot);
  for (guint i = 0; i < map->n_countries; i++)
    key = (key ^ affected[i]) * 1099511628211u;
  for (guint i = 0; i < snapshot->links->len; i++)
    {
      const TbrLinkView *link = &g_array_index (snapshot->links, TbrLinkView, i);
      key = (key ^ link->link.i ^ (guint64) (link->speed_factor * 64) << 32) * 1099511628211u;
    }
  for (guint i = 0; i < snapshot->outages->len; i++)
    {
      const TbrOutageView *outage = &g_array_index (snapshot->outages, TbrOutageView, i);
      for (guint k = 0; k < TBR_LIFELINE_N; k++)
        key = (key ^ outage->region.i ^ (guint64) (outage->inoperability[k] * 10 + k * 16) << 32)
              * 1099511628211u;
    }
  return key;
}
