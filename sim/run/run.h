/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the files of this room share: the run's own field groups and what it keeps beside them. */
#pragma once

#include "engine/core.h"

#include <tabard/keyframe.h>
#include <tabard/output.h>

/* Field groups. */
#define TBR_GROUP_FOLD (TBR_GROUPS_RUN + 0) /* states of the outputs, 8-byte words */
#define TBR_GROUP_LOG (TBR_GROUPS_RUN + 1)  /* accepted orders as text, 4 bytes an element */

/* An order of the scenario falls due: a = its index in the section. */
#define TBR_EVENT_ORDER (TBR_EVENTS_RUN + 0)
/* The scenario's time is over. */
#define TBR_EVENT_END (TBR_EVENTS_RUN + 1)

/* Slots of sim->caches. */
#define TBR_ROUTE_CACHE 1
#define TBR_RUN_CACHE 5

/* One output that is being folded. */
typedef struct
{
  const TbrOutputKind *kind;
  gconstpointer values; /* its parameters */
  gpointer defaults;    /* owned values when the scenario does not set them, else NULL */
  GPtrArray *texts;     /* owned texts that the defaults point to, else NULL */
} TbrFold;

/* What a run keeps outside the arena; the same for every run of a scenario. */
typedef struct
{
  TbrHandler handlers[TBR_EVENTS_MAX]; /* dispatch table of all rooms */
  TbrDictionary *dictionary;
  TbrFold *folds;
  guint n_folds;
  GArray *prologue; /* TbrFact: what was told before the first event, for late listeners */
} TbrRunData;

static inline TbrRunData *
tbr_run_data (const TbrSim *sim)
{
  return sim->caches[TBR_RUN_CACHE];
}

/* The field groups of all rooms. (transfer full) */
TbrArenaGroup *tbr_run_groups (guint *out_n);

/* Makes what lies beside the arena. (transfer full) */
TbrRunData *tbr_run_data_new (const TbrScenario *scenario);
/* Gives the run its context and its data, and attaches the folds to the journal. */
void tbr_run_attach (TbrSim *sim, const TbrScenario *scenario, TbrRunData *data);
void tbr_run_detach (TbrSim *sim);

/* Names behind the handles, worked out from a scenario. (transfer full) */
TbrDictionary *tbr_dictionary_new (const TbrScenario *scenario);
void tbr_dictionary_free (TbrDictionary *dictionary);

/* The folds a scenario asks for; all kinds there are when it asks for none. */
TbrFold *tbr_fold_list (const TbrScenario *scenario, guint *out_n);
void tbr_fold_list_free (TbrFold *folds, guint n);
/* Makes room for the states of the folds and starts them. At time 0. */
void tbr_fold_start (TbrSim *sim);
/* Sink of the journal: every fact to every fold. */
void tbr_fold_take (gpointer data, const TbrFact *facts, guint n);

/* Writes the dictionary's facts and what is known before time 0. */
void tbr_run_introduce (TbrSim *sim);
/* Carries out an order of the scenario. */
void tbr_door_on_order (TbrSim *sim, const TbrEvent *event);

const TbrScenario *tbr_keyframe_scenario (const TbrKeyframe *keyframe);
/* A keyframe as a run that can only be looked at; its arena.block is to be freed with g_free(). */
void tbr_keyframe_look (const TbrKeyframe *keyframe, TbrSim *out_sim);
/* Puts a run to a keyframe that may be of another scenario. */
void tbr_keyframe_put (const TbrKeyframe *keyframe, TbrSim *sim);
