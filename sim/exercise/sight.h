/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a role may know of: the rules, once, for its briefing and for the check of its orders. */
#pragma once

#include "exercise/director.h"

/* Things that are there for some roles and not for others. Roads, states and policies are known to
   all. */
typedef enum
{
  TBR_SIGHT_OF_NEED,   /* number in the ledger: what it has been told is open */
  TBR_SIGHT_OF_UNIT,   /* index in the scenario: its own */
  TBR_SIGHT_OF_LINE,   /* number of a request's line: open, and its own or one it is asked about */
  TBR_SIGHT_OF_OFFER,  /* number: made by it or to it */
  TBR_SIGHT_OF_HAZARD, /* index in the scenario: one of whose needs it knows */
  TBR_SIGHT_OF_N
} TbrSightOf;

/* Whether there is such a thing as far as a role may know; no index is too large. */
gboolean tbr_sight_has (const TbrDirector *director, guint role, TbrSightOf what, guint32 index);
/* Whether a state is the role's own; all are the planner's. */
gboolean tbr_sight_is_own_state (const TbrDirector *director, guint role, guint32 state);
/* What a parameter of an order names, TBR_SIGHT_OF_N for what is known to all. */
TbrSightOf tbr_sight_of (const TbrParam *param);
/* Whether the role may know of all that an order names in its words "name=value", before anything
   else is said about it. What is hidden and what does not exist are refused in the same words.
   Errors: TBR_ERROR_COMMAND */
gboolean tbr_sight_check (const TbrDirector *director, guint role, const TbrKind *kind,
                          char **words, GError **error);
/* Says that a role has or knows no such thing. Errors: TBR_ERROR_COMMAND */
void tbr_sight_refuse (const TbrRole *role, TbrSightOf what, const char *name, GError **error);
