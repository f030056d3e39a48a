/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How much of a state's staff is at work. */
#include "world/attendance.h"

#include <tabard/map.h>

const TbrArenaGroup tbr_staff_groups[] = {
  { TBR_GROUP_STAFF, "staff at work", sizeof (TbrStaff), 0 },
};
const guint tbr_staff_n_groups = G_N_ELEMENTS (tbr_staff_groups);

/* What is left when all that was added has been taken back is rounding. */
#define ROUNDING 1e-9

void
tbr_staff_start (TbrSim *sim)
{
  if (tbr_arena_count (&sim->arena, TBR_GROUP_STAFF) == 0)
    tbr_arena_add (&sim->arena, TBR_GROUP_STAFF, sim->map->n_countries);
}

void
tbr_staff_add_absent (TbrSim *sim, TbrStateId state, double delta)
{
  if (tbr_is_none (state))
    return;
  g_assert (state.i < tbr_arena_count (&sim->arena, TBR_GROUP_STAFF));
  double *absent = &tbr_arena_get (&sim->arena, TBR_GROUP_STAFF, TbrStaff)[state.i].absent;
  *absent += delta;
  if (*absent < ROUNDING)
    *absent = 0;
}

double
tbr_staff_present (const TbrSim *sim, TbrStateId state)
{
  if (tbr_is_none (state) || tbr_arena_count (&sim->arena, TBR_GROUP_STAFF) == 0)
    return 1;
  double absent = tbr_arena_get (&sim->arena, TBR_GROUP_STAFF, TbrStaff)[state.i].absent;
  return CLAMP (1 - absent, 0, 1);
}
