/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An instant as the desktop shows it: a snapshot, and where its units are on the plane. */
#include "desktop/moment.h"

#include "draw/backdrop.h"
#include "draw/overlay.h"
#include "draw/symbol.h"

static void
project (TbrMoment *moment, const TbrMoment *before)
{
  const GArray *units = moment->snapshot->units;
  const GArray *old = before != NULL ? before->snapshot->units : NULL;
  moment->x = g_new (float, units->len + 1);
  moment->y = g_new (float, units->len + 1);
  for (guint i = 0; i < units->len; i++)
    {
      const TbrUnitView *unit = &g_array_index (units, TbrUnitView, i);
      const TbrUnitView *was
          = old != NULL && i < old->len ? &g_array_index (old, TbrUnitView, i) : NULL;
      if (was != NULL && was->lon == unit->lon && was->lat == unit->lat)
        {
          moment->x[i] = before->x[i];
          moment->y[i] = before->y[i];
          continue;
        }
      double x, y;
      tbr_project (unit->lon, unit->lat, &x, &y);
      moment->x[i] = (float) (x - TBR_BACKDROP_X);
      moment->y[i] = (float) (y - TBR_BACKDROP_Y);
    }
}

/* Worked out once, for all frames that show the moment. */
static void
find_signs (TbrMoment *moment)
{
  const TbrScenario *scenario = moment->snapshot->scenario;
  const GArray *units = moment->snapshot->units;
  g_autofree guint8 *symbols = tbr_symbols_of_capabilities (scenario);
  moment->signs = g_new (TbrUnitSign, units->len + 1);
  for (guint i = 0; i < units->len; i++)
    {
      const TbrUnitView *unit = &g_array_index (units, TbrUnitView, i);
      moment->signs[i] = (TbrUnitSign){ (guint8) tbr_look_of (unit->phase), TBR_SYMBOL_GENERIC };
      if (scenario != NULL && unit->unit.i < scenario->n_units)
        moment->signs[i].symbol = symbols[scenario->units[unit->unit.i].capability];
    }
}

TbrMoment *
tbr_moment_new (TbrSnapshot *snapshot, const TbrMoment *before)
{
  TbrMoment *moment = g_new0 (TbrMoment, 1);
  moment->n_owners = 1;
  moment->snapshot = snapshot;
  moment->serial = before != NULL ? before->serial + 1 : 1;
  project (moment, before);
  find_signs (moment);
  return moment;
}

TbrMoment *
tbr_moment_ref (TbrMoment *moment)
{
  g_atomic_int_inc (&moment->n_owners);
  return moment;
}

void
tbr_moment_unref (TbrMoment *moment)
{
  if (moment == NULL || !g_atomic_int_dec_and_test (&moment->n_owners))
    return;
  tbr_snapshot_free (moment->snapshot);
  g_free (moment->x);
  g_free (moment->y);
  g_free (moment->signs);
  g_free (moment);
}

/* Where all units are in the picture they stand at their number. */
const TbrUnitView *
tbr_moment_unit (const TbrMoment *moment, guint32 unit)
{
  const GArray *units = moment->snapshot->units;
  if (unit < units->len && g_array_index (units, TbrUnitView, unit).unit.i == unit)
    return &g_array_index (units, TbrUnitView, unit);
  for (guint i = 0; i < units->len; i++)
    if (g_array_index (units, TbrUnitView, i).unit.i == unit)
      return &g_array_index (units, TbrUnitView, i);
  return NULL;
}
