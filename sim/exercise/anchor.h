/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What an order names by a number, so that it is found where other luck has numbered it otherwise.
 */
#pragma once

#include "exercise/director.h"

/* What one order names; TBR_NONE where it names nothing of the kind. */
typedef struct
{
  guint32 hazard, part;      /* of the need */
  guint32 state, need, work; /* of the line of a request, also of the offer's */
  guint32 unit, owner;       /* of the offer: what is offered, and by which state */
} TbrAnchor;

/* What words name in a run, by their numbers. */
TbrAnchor tbr_anchor_of (const TbrSim *sim, const char *words);
/* The words with the numbers of another run; NULL when it has nothing of the kind. (transfer full)
   (nullable) */
char *tbr_anchor_words (const TbrAnchor *anchor, const TbrSim *sim, const char *words);

/* What a seat believed of the needs that an order is about, and what was true. */
typedef struct
{
  TbrNeedKind about;      /* TBR_NEED_N: the order is about none */
  double believed, truth; /* rate wanted, an hour */
  TbrTime age;            /* mean */
} TbrBelieved;

/* @role: whose words they are, TBR_NONE for the facilitator */
TbrBelieved tbr_anchor_believed (const TbrDirector *director, guint32 role, const char *words);
