/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What may come of a crisis: its futures, beside those of one change of it, and then which single
   change would help most. */
#pragma once

#include "desktop/session.h"

#include <tabard/change.h>

G_BEGIN_DECLS

typedef struct
{
  const TbrHouse *house;
  const TbrMap *map;
  const char *path;            /* of the crisis */
  const TbrScenario *scenario; /* the same, loaded; NULL: read from its file */
  const TbrScenario *improved; /* of which single changes are tried; NULL: none is */
  const char *text;            /* of that one, when it is a branch: stands for the file; copied */
  const TbrVariant *others;    /* what it is held against, each loaded by its settings or brought
                                  along; copied */
  guint n_others;              /* 0: nothing */
  guint64 seed;                /* of chance */
  guint replications;          /* of the crisis and of each change */
  guint most;                  /* of the crisis and what it is held against, when changes have been
                                  tried; no more than @replications: none is added */
  TbrWakeFunc wake;            /* called from a thread when there is something new */
  gpointer wake_data;
} TbrProspectSpec;

/* What is being done. */
typedef enum
{
  TBR_PROSPECT_FUTURES, /* the crisis, and what it is held against */
  TBR_PROSPECT_CHANGES, /* single changes */
  TBR_PROSPECT_MORE,    /* the first again, with more futures */
  TBR_PROSPECT_OVER,
  TBR_PROSPECT_N
} TbrProspectStage;

typedef struct _TbrProspect TbrProspect;

/* Begins at once, in threads that give way to all others; texts and scenario must outlive it. */
TbrProspect *tbr_prospect_new (const TbrProspectSpec *spec);
/* Ends the threads. */
void tbr_prospect_free (TbrProspect *prospect);

/**
 * tbr_prospect_tick:
 * @result: (nullable): of one run of the crisis, from which it is seen what might be changed
 *
 * Takes what is new, and goes on to the changes when the futures are there. Waits for nothing.
 *
 * Returns: whether anything has changed
 */
gboolean tbr_prospect_tick (TbrProspect *prospect, const TbrResult *result);
TbrProspectStage tbr_prospect_stage (const TbrProspect *prospect);
/* Runs that are over in this stage, of how many. */
guint tbr_prospect_progress (const TbrProspect *prospect, guint *out_all);

/* The newest of each; NULL until there is one. Owned by the prospect, until the next tick. */
const TbrOutlook *tbr_prospect_futures (const TbrProspect *prospect);
const TbrOutlook *tbr_prospect_changes (const TbrProspect *prospect);
/* What is done in a variant of the changes, from 1 on. Owned by the prospect. */
const TbrChange *tbr_prospect_change (const TbrProspect *prospect, guint variant);
/* Counts the outlooks of futures: another number, other curves. */
guint tbr_prospect_serial (const TbrProspect *prospect);

G_END_DECLS
