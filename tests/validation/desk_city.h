/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A city whose calls the real dispatch desk serves: a scenario of one hazard, written in memory. */
#pragma once

#include <tabard/sim.h>

G_BEGIN_DECLS

/* Seconds to a unit of time of the cases, so short that long runs fit into a scenario. */
#define DESK_CITY_UNIT 1.0
#define DESK_CITY_TICKS (DESK_CITY_UNIT * TBR_SECOND)

typedef struct
{
  guint n_units;
  const char *policy; /* of dispatch */
  GString *hazard;    /* attributes of the hazard; owned */
  GString *rows;      /* its rows; owned */
} DeskCity;

/* An empty city. */
void desk_city_init (DeskCity *city, guint n_units, const char *policy);
void desk_city_clear (DeskCity *city);
/* Adds ` name='VALUE unit'` with all digits. */
void desk_city_add_number (GString *text, const char *name, double value, const char *unit);
/* Adds ` name='LAW'`, a law of times in units of the cases. */
void desk_city_add_law (GString *text, const char *name, const TbrLaw *law);
/* The scenario; a fault of it stops the program. (transfer full) */
TbrScenario *desk_city_read (const DeskCity *city);

G_END_DECLS
