/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the lifelines are called. */
#include <tabard/lifeline.h>

const char *const tbr_lifeline_names[TBR_LIFELINE_N + 1] = {
  [TBR_LIFELINE_POWER] = "power",     [TBR_LIFELINE_WATER] = "water",
  [TBR_LIFELINE_TELECOM] = "telecom", [TBR_LIFELINE_ICT] = "ict",
  [TBR_LIFELINE_FUEL] = "fuel",       [TBR_LIFELINE_TRANSPORT] = "transport",
  [TBR_LIFELINE_HEALTH] = "health",   [TBR_LIFELINE_EMERGENCY] = "emergency",
  [TBR_LIFELINE_SHELTER] = "shelter", [TBR_LIFELINE_LOGISTICS] = "logistics",
};
