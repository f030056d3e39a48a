/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The table of kinds of need and of classes of work: their names, units and how they are served. */
#include <tabard/need.h>

static const TbrNeedInfo infos[TBR_NEED_N] = {
  [TBR_NEED_FIRE_LINE] = { "fire-line", "free fire line", "m", FALSE, TBR_DIMENSION_LENGTH, TRUE },
  [TBR_NEED_EVACUATION]
  = { "evacuation", "evacuation", "persons", FALSE, TBR_DIMENSION_PEOPLE, TRUE },
  [TBR_NEED_FLOOD_WATER] = { "flood-water", "flood water", "m3", FALSE, TBR_DIMENSION_VOLUME },
  [TBR_NEED_DIKE] = { "dike", "dike to raise", "m", FALSE, TBR_DIMENSION_LENGTH, TRUE },
  [TBR_NEED_STRANDED]
  = { "stranded", "people surrounded by water", "persons", FALSE, TBR_DIMENSION_PEOPLE, TRUE },
  [TBR_NEED_SAFE_WATER]
  = { "safe-water", "people without safe water", "persons", TRUE, TBR_DIMENSION_PEOPLE },
  [TBR_NEED_WET_DWELLINGS]
  = { "wet-dwellings", "wet dwellings", "dwellings", FALSE, TBR_DIMENSION_NUMBER },
  [TBR_NEED_TRAPPED]
  = { "trapped", "people trapped", "persons", FALSE, TBR_DIMENSION_PEOPLE, TRUE },
  [TBR_NEED_WOUNDED]
  = { "wounded", "wounded without care", "persons", FALSE, TBR_DIMENSION_PEOPLE },
  [TBR_NEED_HOMELESS]
  = { "homeless", "people without shelter", "persons", TRUE, TBR_DIMENSION_PEOPLE },
  [TBR_NEED_INSPECTION]
  = { "inspection", "buildings to inspect", "buildings", FALSE, TBR_DIMENSION_NUMBER, TRUE },
  [TBR_NEED_BLOCKED_ROAD]
  = { "blocked-road", "blocked road", "m", FALSE, TBR_DIMENSION_LENGTH, TRUE },
  [TBR_NEED_COORDINATION]
  = { "coordination", "missions to coordinate", "missions", TRUE, TBR_DIMENSION_NUMBER },
  [TBR_NEED_LINE_REPAIR]
  = { "line-repair", "power lines to repair", "jobs", FALSE, TBR_DIMENSION_NUMBER, TRUE },
  [TBR_NEED_POWER_SUPPLY]
  = { "power-supply", "critical sites without power", "kW", TRUE, TBR_DIMENSION_NUMBER },
  [TBR_NEED_TELECOM_REPAIR]
  = { "telecom-repair", "telecom sites down", "sites", FALSE, TBR_DIMENSION_NUMBER, TRUE },
  [TBR_NEED_SITE_REPAIR]
  = { "site-repair", "damaged sites to repair", "jobs", FALSE, TBR_DIMENSION_NUMBER, TRUE },
  [TBR_NEED_LOST_BRIDGE]
  = { "lost-bridge", "lost bridges", "bridges", FALSE, TBR_DIMENSION_NUMBER, TRUE },
  [TBR_NEED_FUEL] = { "fuel", "fuel to deliver", "m3", FALSE, TBR_DIMENSION_VOLUME },
  [TBR_NEED_PATIENT_TRANSFER] = { "patient-transfer", "patients to move to another hospital",
                                  "persons", FALSE, TBR_DIMENSION_PEOPLE },
  [TBR_NEED_BEDS] = { "beds", "patients without a bed", "persons", TRUE, TBR_DIMENSION_PEOPLE },
  [TBR_NEED_DECONTAMINATION]
  = { "decontamination", "people to decontaminate", "persons", FALSE, TBR_DIMENSION_PEOPLE, TRUE },
  [TBR_NEED_SURVEY] = { "survey", "area to survey", "km2", FALSE, TBR_DIMENSION_NUMBER, TRUE },
  [TBR_NEED_HOT_ZONE]
  = { "hot-zone", "victims in the hot zone", "persons", FALSE, TBR_DIMENSION_PEOPLE, TRUE },
  [TBR_NEED_ANTIDOTE] = { "antidote", "antidote to give", "courses", FALSE, TBR_DIMENSION_NUMBER },
  [TBR_NEED_THREAT]
  = { "threat", "suspect objects and armed threats", "tasks", FALSE, TBR_DIMENSION_NUMBER, TRUE },
  [TBR_NEED_PROTECTION] = { "protection", "protective sets", "sets", FALSE, TBR_DIMENSION_NUMBER },
  [TBR_NEED_TESTS] = { "tests", "samples to test", "samples", FALSE, TBR_DIMENSION_NUMBER },
  [TBR_NEED_INCIDENTS]
  = { "incidents", "open cyber incidents", "cases", FALSE, TBR_DIMENSION_NUMBER },
  [TBR_NEED_REGISTRATION]
  = { "registration", "people to register", "persons", FALSE, TBR_DIMENSION_PEOPLE },
  [TBR_NEED_PATROL] = { "patrol", "border to patrol", "patrols", TRUE, TBR_DIMENSION_NUMBER, TRUE },
  [TBR_NEED_RECEPTION]
  = { "reception", "people to receive", "persons", TRUE, TBR_DIMENSION_PEOPLE },
  [TBR_NEED_INVESTIGATION]
  = { "investigation", "cases to work on", "case-days", FALSE, TBR_DIMENSION_NUMBER },
  [TBR_NEED_CHECKS]
  = { "checks", "persons to check", "persons", FALSE, TBR_DIMENSION_PEOPLE, TRUE },
  [TBR_NEED_HEAT_CASES] = { "heat-cases", "heat cases", "persons", FALSE, TBR_DIMENSION_PEOPLE },
  [TBR_NEED_COOLED_PLACES]
  = { "cooled-places", "cooled places", "persons", TRUE, TBR_DIMENSION_PEOPLE },
  [TBR_NEED_CONSULTATIONS]
  = { "consultations", "people who wait for a doctor", "persons", FALSE, TBR_DIMENSION_PEOPLE },
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
  [TBR_NEED_LINE_REPAIR] = "line-repair",
  [TBR_NEED_POWER_SUPPLY] = "power-supply",
  [TBR_NEED_TELECOM_REPAIR] = "telecom-repair",
  [TBR_NEED_SITE_REPAIR] = "site-repair",
  [TBR_NEED_LOST_BRIDGE] = "lost-bridge",
  [TBR_NEED_FUEL] = "fuel",
  [TBR_NEED_PATIENT_TRANSFER] = "patient-transfer",
  [TBR_NEED_BEDS] = "beds",
  [TBR_NEED_DECONTAMINATION] = "decontamination",
  [TBR_NEED_SURVEY] = "survey",
  [TBR_NEED_HOT_ZONE] = "hot-zone",
  [TBR_NEED_ANTIDOTE] = "antidote",
  [TBR_NEED_THREAT] = "threat",
  [TBR_NEED_PROTECTION] = "protection",
  [TBR_NEED_TESTS] = "tests",
  [TBR_NEED_INCIDENTS] = "incidents",
  [TBR_NEED_REGISTRATION] = "registration",
  [TBR_NEED_PATROL] = "patrol",
  [TBR_NEED_RECEPTION] = "reception",
  [TBR_NEED_INVESTIGATION] = "investigation",
  [TBR_NEED_CHECKS] = "checks",
  [TBR_NEED_HEAT_CASES] = "heat-cases",
  [TBR_NEED_COOLED_PLACES] = "cooled-places",
  [TBR_NEED_CONSULTATIONS] = "consultations",
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
