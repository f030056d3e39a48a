/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the ticks of an axis of dates go and how they are written: round hours and days of the
   scenario's own clock. */
#pragma once

#include <tabard/scenario.h>

G_BEGIN_DECLS

typedef struct
{
  const TbrScenario *scenario; /* borrowed: its clock */
  TbrTime first, step;         /* since the start */
  guint n;                     /* number of ticks */
} TbrDateAxis;

/* Ticks within [from, until] at hours or days that people count by, at most @most of them, at
   least one. */
TbrDateAxis tbr_date_axis_new (const TbrScenario *scenario, TbrTime from, TbrTime until,
                               guint most);
/* "20 Jul", "06:00"; the first one bears both when no other tells the date. (transfer full) */
char *tbr_date_axis_text (const TbrDateAxis *axis, guint tick);

/* When a tick is, since the start: also after summer time began or ended, its clock shows the round
   hour. */
TbrTime tbr_date_axis_at (const TbrDateAxis *axis, guint tick);

G_END_DECLS
