/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is short in words: how grave it is, in which state, near which town. */
#include "report/shortage.h"

#include "draw/language.h"

#include <tabard/need.h>

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

/* Smallest town named as a place, persons. */
#define TOWN_LEAST 5000

guint
tbr_shortage_stake (int kind)
{
  static const TbrNeedKind grave[]
      = { TBR_NEED_TRAPPED,    TBR_NEED_STRANDED,      TBR_NEED_WOUNDED,   TBR_NEED_HOT_ZONE,
          TBR_NEED_BEDS,       TBR_NEED_HEAT_CASES,    TBR_NEED_ANTIDOTE,  TBR_NEED_THREAT,
          TBR_NEED_EVACUATION, TBR_NEED_COOLED_PLACES, TBR_NEED_FIRE_LINE, TBR_NEED_FLOOD_WATER,
          TBR_NEED_HOMELESS,   TBR_NEED_SAFE_WATER };
  for (guint i = 0; i < G_N_ELEMENTS (grave); i++)
    if (kind == (int) grave[i])
      return G_N_ELEMENTS (grave) - i;
  return 0;
}

const char *
tbr_shortage_state (const TbrDictionary *dictionary, const char *id, gsize length)
{
  for (guint i = 0; i < dictionary->n_states; i++)
    if (strlen (dictionary->state_ids[i]) == length
        && strncmp (dictionary->state_ids[i], id, length) == 0)
      return tbr_word (dictionary->state_names[i]);
  return _ ("no state");
}

/* Flat distances do for the nearest of many towns. */
const char *
tbr_shortage_town (const TbrMap *map, double lon, double lat)
{
  double nearest = INFINITY, shrink = cos (lat * G_PI / 180);
  const char *name = NULL;

  for (guint i = 0; map != NULL && i < map->n_cities; i++)
    {
      const TbrCity *city = &map->cities[i];
      double distance = hypot (((double) city->lon - lon) * shrink, (double) city->lat - lat);
      if (city->population < TOWN_LEAST || !(distance < nearest))
        continue;
      nearest = distance;
      name = tbr_town (city->name);
    }
  return name;
}
