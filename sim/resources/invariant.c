/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What must hold between units and ledger after every event. */
#include "resources/equipment.h"
#include "resources/roster.h"

#include <tabard/error.h>

#include <math.h>

/* Sums of doubles of one size in another order agree to this share. */
#define ROUNDING 1e-9

/* What a need's units add up to. */
typedef struct
{
  double promised, expected, working;
  guint32 n_promised, n_expected, n_working, n_units;
} Sums;

static gboolean
fail_unit (GError **error, guint32 unit, const char *what)
{
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "unit %u: %s", unit, what);
  return FALSE;
}

static gboolean
is_near (double a, double b)
{
  return fabs (a - b) <= ROUNDING * MAX (1, MAX (fabs (a), fabs (b)));
}

static gboolean
is_timed (TbrPhase phase)
{
  return phase == TBR_PHASE_MOBILISING || phase == TBR_PHASE_TRAVELLING
         || phase == TBR_PHASE_APPROACH || phase == TBR_PHASE_SET_UP || phase == TBR_PHASE_PACKING
         || phase == TBR_PHASE_RETURNING || phase == TBR_PHASE_RECOVERING;
}

static gboolean
moves (TbrPhase phase)
{
  return phase == TBR_PHASE_TRAVELLING || phase == TBR_PHASE_APPROACH
         || phase == TBR_PHASE_RETURNING;
}

/* The column in which a unit with a need must stand. */
static TbrColumn
column_of (TbrPhase phase)
{
  if (phase == TBR_PHASE_MOBILISING)
    return TBR_COLUMN_PROMISED;
  if (phase == TBR_PHASE_WORKING)
    return TBR_COLUMN_WORKING;
  return phase > TBR_PHASE_MOBILISING && phase < TBR_PHASE_PACKING ? TBR_COLUMN_EXPECTED
                                                                   : TBR_COLUMN_NONE;
}

static gboolean
check_unit (const TbrSim *sim, guint32 index, GError **error)
{
  const TbrUnit *self = tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, index));
  TbrPhase phase = (TbrPhase) self->phase;
  gboolean busy = self->need != TBR_NONE;
  if (self->call != TBR_NONE)
    return busy ? fail_unit (error, index, "it has a need and a call") : TRUE;
  if (busy ? self->column != column_of (phase) : self->column != TBR_COLUMN_NONE)
    return fail_unit (error, index, "its column does not go with its phase");
  if (busy && column_of (phase) == TBR_COLUMN_NONE)
    return fail_unit (error, index, "it has a need at home");
  if (!busy && phase == TBR_PHASE_WORKING)
    return fail_unit (error, index, "it works at nothing");
  if (moves (phase) != (self->journey != TBR_NONE))
    return fail_unit (error, index, "its journey does not go with its phase");
  if (is_timed (phase) != tbr_queue_is_pending (sim, self->timer) && phase != TBR_PHASE_RESTING
      && phase != TBR_PHASE_OFF)
    return fail_unit (error, index, "its timer does not go with its phase");
  if ((phase == TBR_PHASE_WORKING) != tbr_queue_is_pending (sim, self->shift))
    return fail_unit (error, index, "its next turn does not go with its phase");
  if (phase == TBR_PHASE_AVAILABLE && (self->lon != self->home.lon || self->lat != self->home.lat))
    return fail_unit (error, index, "it is at home and elsewhere");
  if (self->out && (phase == TBR_PHASE_AVAILABLE || phase == TBR_PHASE_HELD || busy))
    return fail_unit (error, index, "it is out of service and can be sent, or works");
  if (!is_near (self->filled, self->goods + self->issued) || self->goods < 0)
    return fail_unit (error, index, "its goods do not add up");
  if (self->fuel < 0
      || self->fuel > (double) tbr_unit_capability (sim, TBR_HANDLE (TbrUnitId, index))->fuel
                          / (double) TBR_HOUR)
    return fail_unit (error, index, "its tanks hold less than nothing or more than is in them");
  if (self->n_down > tbr_equipment_count (sim, TBR_HANDLE (TbrUnitId, index)))
    return fail_unit (error, index, "more machines are broken than it has");
  return TRUE;
}

static void
add_unit (const TbrUnit *self, Sums *sums)
{
  sums->n_units++;
  if (self->column == TBR_COLUMN_PROMISED)
    {
      sums->promised += self->rate;
      sums->n_promised++;
    }
  else if (self->column == TBR_COLUMN_EXPECTED)
    {
      sums->expected += self->rate;
      sums->n_expected++;
    }
  else
    {
      sums->working += self->rate;
      sums->n_working++;
    }
}

static gboolean
check_need (const TbrSim *sim, guint32 index, const Sums *sums, GError **error)
{
  const TbrNeed *need = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, index));
  double working = 0;
  for (guint i = 0; i < TBR_WORK_N; i++)
    working += need->rate[i] - need->stayed[i];
  guint32 listed = 0;
  for (guint32 i = need->first_unit; i != TBR_NONE;
       i = tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, i))->next_at_need)
    listed++;
  const struct
  {
    const char *what;
    double columns, units;
  } pairs[] = {
    { "units", need->n_units, sums->n_units },
    { "units in its list", listed, sums->n_units },
    { "units promised", need->n_promised, sums->n_promised },
    { "units expected", need->n_expected, sums->n_expected },
    { "units at work", need->n_working, sums->n_working },
    { "rate promised", need->promised, sums->promised },
    { "rate expected", need->on_the_way, sums->expected },
    { "rate at work", working, sums->working },
  };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (!is_near (pairs[i].columns, pairs[i].units))
      {
        g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                     "need %u: its columns are not those of its units: %s: %.9g against %.9g",
                     index, pairs[i].what, pairs[i].columns, pairs[i].units);
        return FALSE;
      }
  return TRUE;
}

/* The units listed at a need, and its columns. */
static gboolean
check_listed (const TbrSim *sim, guint32 index, GError **error)
{
  Sums sums = { 0 };
  guint32 next = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, index))->first_unit;
  while (next != TBR_NONE)
    {
      const TbrUnit *self = tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, next));
      if (self->need != index)
        return fail_unit (error, next, "it is listed at a need that is not its own");
      if (!check_unit (sim, next, error))
        return FALSE;
      add_unit (self, &sums);
      next = self->next_at_need;
    }
  return check_need (sim, index, &sums, error);
}

gboolean
tbr_unit_check_busy (const TbrSim *sim, const guint32 *units, guint n_units, GError **error)
{
  for (guint i = 0; i < n_units; i++)
    if (!check_unit (sim, units[i], error))
      return FALSE;
  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    if (!check_listed (sim, i, error))
      return FALSE;
  return TRUE;
}

gboolean
tbr_unit_check_invariants (const TbrSim *sim, GError **error)
{
  guint32 n_needs = tbr_need_count (sim);
  g_autofree Sums *sums = g_new0 (Sums, n_needs + 1);
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_UNIT); i++)
    {
      const TbrUnit *self = tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, i));
      if (!check_unit (sim, i, error))
        return FALSE;
      if (self->need != TBR_NONE)
        add_unit (self, &sums[self->need]);
    }
  for (guint32 i = 0; i < n_needs; i++)
    if (!check_need (sim, i, &sums[i], error))
      return FALSE;
  return tbr_roster_check (sim, error);
}
