/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Drawn calls in the place of a brigade's recorded ones, and the record that they must meet. */
#pragma once

#include "validation/replay.h"

G_BEGIN_DECLS

/* Grounds, each with a station. */
#define DUBLIN_STATIONS 14

enum
{
  DUBLIN_T = 1,
  DUBLIN_STATION,
  DUBLIN_ORDERED,
  DUBLIN_MOBILE,
  DUBLIN_SCENE,
  DUBLIN_CLOSED,
  DUBLIN_OK
};

/* The record: the columns of calls, and what is known of the brigade. */
typedef struct
{
  const char *directory;
  ReplayTable calls;      /* as above */
  ReplayTable extra;      /* s, cover of a ground (row) from a station (column) */
  ReplayTable preference; /* stations for a ground (row), the first to go first */
  ReplayTable fleets[2];  /* pumps of each station, two assumptions */
} Dublin;

/* Adds the pumps of a station to a list of units. */
void dublin_add_pumps (const ReplayTable *fleet, guint station, GString *rows);
/* Adds the lists of preference: own pumps first; then, where stations help each other, those of
   @n_ranks others in their order. */
void dublin_add_lists (const Dublin *dublin, const ReplayTable *fleet, guint n_ranks,
                       GString *rows);

/* Fits demand and laws to the calls, draws the two years anew and judges what comes out. */
void dublin_demand_judge (ValidationSession *session, const Dublin *dublin);

G_END_DECLS
