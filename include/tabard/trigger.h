/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A kind of trigger: how one crisis, or a state of the world, starts or feeds another. */
#pragma once

#include <tabard/journal.h>
#include <tabard/lifeline.h>
#include <tabard/scenario.h>

G_BEGIN_DECLS

/* What every kind of trigger has first in its values. */
typedef struct
{
  guint32 then;    /* TbrHazardId that it starts or feeds */
  TbrTime lasting; /* how long the condition has to hold */
  TbrLaw delay;    /* seconds from then until it takes effect */
  double chance;   /* share, 0 to 1: that it takes effect at all */
  double amount;   /* what the hazard gets of it, in the sense its kind gives it */
  gint64 most;     /* times it may take effect */
  gboolean starts; /* the hazard waits for it instead of beginning by itself */
} TbrTriggerCommon;

/* Something that triggers listen to. */
typedef enum
{
  TBR_HEARD_EVENT,    /* code TbrHazardEvent; value its size */
  TBR_HEARD_MEASURE,  /* code of the measure; value its present value */
  TBR_HEARD_HARM,     /* code TbrHarm; value its amount, added to what was heard before */
  TBR_HEARD_LIFELINE, /* code TbrLifeline; value its inoperability in a region */
  TBR_HEARD_N
} TbrHeardWhat;

typedef struct
{
  TbrHeardWhat what;
  guint32 hazard; /* TbrHazardId it comes from; TBR_NONE: no single one */
  guint32 code;   /* see TbrHeardWhat */
  guint32 part;   /* of the hazard; the region of a lifeline */
  guint32 state;  /* TbrStateId, TBR_NONE when not known */
  double value;   /* see TbrHeardWhat */
} TbrHeard;

/* What a condition says of something heard. */
typedef enum
{
  TBR_CONDITION_SILENT, /* it is not about that */
  TBR_CONDITION_FALSE,  /* it does not hold, or no longer */
  TBR_CONDITION_TRUE,   /* it holds from now on */
  TBR_CONDITION_ONCE,   /* it has just happened: each time counts */
} TbrCondition;

typedef struct
{
  TbrKind kind; /* section "triggers", element "trigger"; its values begin with the common ones */

  /* What it listens to. */
  TbrHeardWhat what;
  /* Checks what the table cannot say. May be NULL. */
  void (*check) (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults);
  /* Whether the condition holds; @sum is a number of its own, 0 at the start of the run. */
  TbrCondition (*hear) (const TbrScenario *scenario, gconstpointer values, const TbrHeard *heard,
                        double *sum);
} TbrTriggerKind;

/* All kinds, NULL-ended; from the list in the folder's meson.build. */
extern const TbrTriggerKind *const tbr_trigger_kinds[];

G_END_DECLS
