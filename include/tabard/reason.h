/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Why a seat decided as it did: the policy, what spoke for the choice, and what came second. */
#pragma once

#include <tabard/journal.h>
#include <tabard/param.h>

G_BEGIN_DECLS

/* What a doctrine compares; less of it is better. */
typedef enum
{
  TBR_SCORE_TIME,     /* seconds until the unit is at work */
  TBR_SCORE_DISTANCE, /* metres as the crow flies */
  TBR_SCORE_RANK,     /* place in a list */
  TBR_SCORE_OFFERED,  /* seconds since the offer, negative: the oldest first */
  TBR_SCORE_BURDEN,   /* seconds until the unit is at work, and some more for what its owner gave */
  TBR_SCORE_N
} TbrScoreMeasure;

/* One of those that were weighed. */
typedef struct
{
  double score;    /* of the doctrine, in its measure; for an offer: its probability, 0 to 1 */
  double time;     /* seconds until it would be at work */
  double distance; /* metres, great circle */
  double rate;     /* per hour, in the need's unit */
  guint32 unit;    /* TBR_NONE: nobody */
  guint32 need;    /* TBR_NONE: none */
} TbrReasonSide;

/* What stood behind one fact. It is told beside the facts: it is neither in the trace nor in the
   digest, and a run that nobody asks works none of it out. */
typedef struct
{
  TbrTime at;             /* of the fact */
  const TbrKind *policy;  /* of the doctrine that decided; static */
  guint32 policy_index;   /* its place in the section of policies, TBR_NONE: the usual one */
  guint32 state;          /* the seat, TBR_NONE: the Union */
  guint32 request;        /* TBR_NONE: none */
  guint16 fact;           /* TbrFactCode: what was told of it */
  guint8 decision;        /* TbrDecision */
  guint8 measure;         /* TbrScoreMeasure */
  gboolean is_global;     /* all needs and units were weighed at once */
  guint32 n;              /* others that could have been taken */
  double wanted, missing; /* of the request or the need, per hour: in all, and promised by nobody */
  double luck; /* of an offer: uniform, 0 to 1; it was made when luck lay below its probability */
  TbrReasonSide chosen; /* the one that the fact is about */
  TbrReasonSide other;  /* the best of those that were passed over; unit and need TBR_NONE: none */
} TbrReason;

typedef void (*TbrReasonFunc) (gpointer data, const TbrReason *reason);

G_END_DECLS
