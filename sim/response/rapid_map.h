/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Satellite maps for a crisis: asked for, made, delivered, and what reports know by them. */
#pragma once

#include "response/response.h"

/* Most maps that are asked for at one instant. */
#define TBR_RAPID_MAP_MOST 32

/* What TBR_FACT_MAP tells. */
typedef enum
{
  TBR_RAPID_MAP_ASKED,
  TBR_RAPID_MAP_DELIVERED,
  TBR_RAPID_MAP_N
} TbrRapidMapStep;

/* States consider asking: at each new report. */
void tbr_rapid_map_review (TbrSim *sim);
/* Whether a map that has come shows a need. */
gboolean tbr_rapid_map_shows (const TbrSim *sim, TbrNeedId need);
void tbr_rapid_map_on_delivered (TbrSim *sim, const TbrEvent *event);
