/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The table of kinds of need and of classes of work: their names, units and how they are served. */
#include <tabard/need.h>

static const TbrNeedInfo infos[TBR_NEED_N] = {
  [TBR_NEED_FIRE_LINE] = { "fire-line", "free fire line", "m", FALSE, TBR_DIMENSION_LENGTH },
  [TBR_NEED_EVACUATION] = { "evacuation", "evacuation", "persons", FALSE, TBR_DIMENSION_PEOPLE },
  [TBR_NEED_FLOOD_WATER] = { "flood-water", "flood water", "m3", FALSE, TBR_DIMENSION_VOLUME },
  [TBR_NEED_DIKE] = { "dike", "dike to raise", "m", FALSE, TBR_DIMENSION_LENGTH },
  [TBR_NEED_STRANDED]
  = { "stranded", "people surrounded by water", "persons", FALSE, TBR_DIMENSION_PEOPLE },
  [TBR_NEED_SAFE_WATER]
  = { "safe-water", "people without safe water", "persons", TRUE, TBR_DIMENSION_PEOPLE },
  [TBR_NEED_WET_DWELLINGS]
  = { "wet-dwellings", "wet dwellings", "dwellings", FALSE, TBR_DIMENSION_NUMBER },
  [TBR_NEED_TRAPPED] = { "trapped", "people trapped", "persons", FALSE, TBR_DIMENSION_PEOPLE },
  [TBR_NEED_WOUNDED]
  = { "wounded", "wounded without care", "persons", FALSE, TBR_DIMENSION_PEOPLE },
  [TBR_NEED_HOMELESS]
  = { "homeless", "people without shelter", "persons", TRUE, TBR_DIMENSION_PEOPLE },
  [TBR_NEED_INSPECTION]
  = { "inspection", "buildings to inspect", "buildings", FALSE, TBR_DIMENSION_NUMBER },
  [TBR_NEED_BLOCKED_ROAD] = { "blocked-road", "blocked road", "m", FALSE, TBR_DIMENSION_LENGTH },
  [TBR_NEED_COORDINATION]
  = { "coordination", "missions to coordinate", "missions", TRUE, TBR_DIMENSION_NUMBER },
};

const char *const tbr_need_names[TBR_NEED_N + 1] = {
  [TBR_NEED_FIRE_LINE] = "fire-line",
  [TBR_NEED_EVACUATION] = "evacuation",
  [TBR_NEED_FLOOD_WATER] = "flood-water",
  [TBR_NEED_DIKE] = "dike",
  [TBR_NEED_STRANDED] = "stranded",
  [TBR_NEED_SAFE_WATER] = "safe-water",
  [TBR_NEED_WET_DWELLINGS] = "wet-dwellings",
  [TBR_NEED_TRAPPED] = "trapped",
  [TBR_NEED_WOUNDED] = "wounded",
  [TBR_NEED_HOMELESS] = "homeless",
  [TBR_NEED_INSPECTION] = "inspection",
  [TBR_NEED_BLOCKED_ROAD] = "blocked-road",
  [TBR_NEED_COORDINATION] = "coordination",
};

const char *const tbr_work_names[TBR_WORK_N + 1] = {
  [TBR_WORK_HAND] = "hand",
  [TBR_WORK_VEHICLE] = "vehicle",
  [TBR_WORK_AIR] = "air",
  [TBR_WORK_EXPERT] = "expert",
};

const TbrNeedInfo *
tbr_need_info (TbrNeedKind kind)
{
  g_return_val_if_fail ((guint) kind < TBR_NEED_N, NULL);

  return &infos[kind];
}

int
tbr_need_find (const char *name)
{
  g_return_val_if_fail (name != NULL, -1);

  for (int i = 0; i < TBR_NEED_N; i++)
    if (g_str_equal (infos[i].name, name))
      return i;
  return -1;
}
