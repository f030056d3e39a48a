/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A kind of hazard: its parameters, its law, its drawing. One file and one line make a new one. */
#pragma once

#include <tabard/scenario.h>
#include <tabard/snapshot.h>

G_BEGIN_DECLS

typedef struct
{
  TbrKind kind; /* its parameter table; section "hazards", element "hazard" */

  /* The needs it may open, ended by TBR_NEED_N; NULL when it does not say. A scenario in which no
     rate answers one of them has a fault. */
  const guint8 *needs;
  /* Whether this one may open that one of them; NULL: each of the kind may open all. */
  gboolean (*opens) (const TbrObject *object, guint need);
  /* Not 0: it may take services from regions (tbr_lifeline_add_loss()). */
  guint8 reaches_lifelines;
  /* Whether this one does; NULL: all of the kind do. */
  gboolean (*reaches) (const TbrObject *object);
  /* Not 0: others look at its values and state, too, not only its own events and triggers. */
  guint8 is_looked_at;
  /* Checks what the table cannot say (dates inside the run, a point on land, ...). May be NULL. */
  void (*check) (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults);
  /* Bytes of dynamic state, a multiple of 8; zeroed before start. */
  gsize (*state_size) (const TbrScenario *scenario, const TbrObject *object);
  /* Needs it may ever open, so that the ledger has room. */
  guint (*n_needs) (const TbrScenario *scenario, const TbrObject *object);
  /* Called at time 0: schedules its first event. */
  void (*start) (TbrSim *sim, TbrHazardId hazard);
  /* One of its own events: @what 0 to 7, @part as scheduled. */
  void (*handle) (TbrSim *sim, TbrHazardId hazard, guint what, guint32 part);
  /* A trigger has gone off: begins what waits for it (tbr_hazard_waits()), or feeds what goes on by
     @amount, in a sense that the kind's sentence or README gives. NULL when nothing can. */
  void (*trigger) (TbrSim *sim, TbrHazardId hazard, double amount);
  /* Whether its own books add up: people, water, whatever it keeps. NULL when it keeps none. */
  gboolean (*balance) (const TbrSim *sim, TbrHazardId hazard, GError **error);
  /* Adds what can be seen of it now. */
  void (*draw) (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot);
  /* Names of the measures it reports in TBR_FACT_HAZARD_STATE, by code; NULL-ended, each
     "name unit". */
  const char *const *measures;
} TbrHazardKind;

/* All kinds, NULL-ended; from the list in the room's meson.build. */
extern const TbrHazardKind *const tbr_hazard_kinds[];

G_END_DECLS
