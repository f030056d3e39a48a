/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which doctrine is in force at which decision point of which state. */
#pragma once

#include "response/response.h"

/* A doctrine in force. */
typedef struct
{
  const TbrPolicyKind *kind;
  gconstpointer values; /* its parameters */
  guint32 index;        /* its place in the section of policies */
} TbrDoctrine;

TbrDoctrine tbr_doctrine_in_force (const TbrSim *sim, TbrDecision decision, TbrStateId state);

/* Puts the policy at @index of its section in force, for the points its kind can decide: those in
   the bits of @decisions. For all states when @state is null. */
void tbr_doctrine_put (TbrSim *sim, guint32 index, guint decisions, TbrStateId state);

/* The points for which the policy at an index of its section is put in force: those of its kind,
   or the one that it decides only by name. As bits. */
guint tbr_doctrine_points (const TbrScenario *scenario, guint32 index);

/* Policies that are put in force later wait for it. At time 0. */
void tbr_doctrine_start (TbrSim *sim);
/* The handler of TBR_EVENT_POLICY. A policy that is written for all states leaves those alone where
   a policy with states is in force, written or ordered; any other that was ordered gives way to it.
   Fact POLICY_STARTED. */
void tbr_doctrine_on_started (TbrSim *sim, const TbrEvent *event);

/* A lag of the library by its id, NULL when there is none. */
const TbrLaw *tbr_doctrine_lag (const TbrSim *sim, const char *what, const char *lag);
