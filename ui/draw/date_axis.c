/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the ticks of an axis of dates go and how they are written: round hours and days of the
   scenario's own clock. */
#include "draw/date_axis.h"

#include "draw/when.h"

#include <string.h>

static const TbrTime steps[]
    = { TBR_HOUR / 4,  TBR_HOUR / 2, TBR_HOUR,     2 * TBR_HOUR, 3 * TBR_HOUR,  6 * TBR_HOUR,
        12 * TBR_HOUR, TBR_DAY,      2 * TBR_DAY,  5 * TBR_DAY,  7 * TBR_DAY,   10 * TBR_DAY,
        14 * TBR_DAY,  30 * TBR_DAY, 60 * TBR_DAY, 90 * TBR_DAY, 180 * TBR_DAY, 365 * TBR_DAY };

/* What the clock of the place shows, as a time since its midnight of 1 January 1970. */
static TbrTime
clock_of (const TbrScenario *scenario, TbrTime at)
{
  gint64 unix_time = scenario->start_unix + at;
  return unix_time + tbr_when_offset (scenario, unix_time);
}

/* The first instant from @from on at which the clock shows a multiple of a step: of days, midnight.
 */
static TbrTime
first_tick (const TbrScenario *scenario, TbrTime from, TbrTime step)
{
  TbrTime round = MIN (step, TBR_DAY), past = clock_of (scenario, from) % round;
  if (past < 0)
    past += round;
  return past == 0 ? from : from + round - past;
}

TbrTime
tbr_date_axis_at (const TbrDateAxis *axis, guint tick)
{
  TbrTime at = axis->first + (TbrTime) tick * axis->step;
  TbrTime before = clock_of (axis->scenario, axis->first) - axis->first;
  /* an hour that comes twice, or never, is nothing that shorter steps could be shifted by */
  return axis->step > TBR_HOUR ? at + before - (clock_of (axis->scenario, at) - at) : at;
}

TbrDateAxis
tbr_date_axis_new (const TbrScenario *scenario, TbrTime from, TbrTime until, guint most)
{
  TbrDateAxis axis = { .scenario = scenario, .first = from, .step = TBR_DAY, .n = 1 };
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      TbrTime first = first_tick (scenario, from, steps[i]);
      guint n = first <= until ? (guint) ((until - first) / steps[i]) + 1 : 0;
      if (n > MAX (most, 1))
        continue;
      if (n > 0)
        axis = (TbrDateAxis){ scenario, first, steps[i], n };
      break;
    }
  if (axis.n > 1 && tbr_date_axis_at (&axis, axis.n - 1) > until)
    axis.n--;
  return axis;
}

static gboolean
is_midnight (const TbrDateAxis *axis, guint tick)
{
  return clock_of (axis->scenario, tbr_date_axis_at (axis, tick)) % TBR_DAY == 0;
}

char *
tbr_date_axis_text (const TbrDateAxis *axis, guint tick)
{
  /* weekday, then day and month in the order of the language, then the hour */
  g_autofree char *whole = tbr_when_short (axis->scenario, tbr_date_axis_at (axis, tick));
  const char *date = strchr (whole, ' '), *hour = strrchr (whole, ' ');
  gboolean is_dated = FALSE;
  if (date == NULL || hour == date)
    return g_strdup (whole);
  if (axis->step >= TBR_DAY || is_midnight (axis, tick))
    return g_strndup (date + 1, (gsize) (hour - date - 1));
  for (guint i = 0; i < axis->n; i++)
    is_dated = is_dated || is_midnight (axis, i);
  return g_strdup (tick == 0 && !is_dated ? date + 1 : hour + 1);
}
