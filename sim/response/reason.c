/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What stood behind a decision, put into words' material for whoever asks why. */
#include "response/reason.h"

#include "response/choice.h"

TbrReasonSide
tbr_reason_nobody (void)
{
  return (TbrReasonSide){ .unit = TBR_NONE, .need = TBR_NONE };
}

/* The place of a doctrine's parameters in the section of policies, TBR_NONE when no file wrote
   them. */
static guint32
place_of (const TbrSim *sim, const TbrDoctrine *doctrine)
{
  const TbrSection *section = &sim->scenario->sections[TBR_SECTION_POLICIES];

  for (guint32 i = 0; i < section->n; i++)
    if (section->objects[i]->values == doctrine->values)
      return i;
  return TBR_NONE;
}

TbrReason
tbr_reason_of (const TbrSim *sim, TbrFactCode fact, TbrDecision decision, TbrStateId seat,
               const TbrDoctrine *doctrine)
{
  return (TbrReason){ .policy = &doctrine->kind->kind,
                      .policy_index = place_of (sim, doctrine),
                      .state = seat.i,
                      .request = TBR_NONE,
                      .fact = (guint16) fact,
                      .decision = (guint8) decision,
                      .measure = (guint8) doctrine->kind->measure,
                      .is_global = doctrine->kind->global,
                      .chosen = tbr_reason_nobody (),
                      .other = tbr_reason_nobody () };
}

TbrReasonSide
tbr_reason_side (TbrSim *sim, TbrUnitId unit, TbrNeedId need, double score)
{
  TbrReasonSide side = { .score = score, .unit = unit.i, .need = need.i };
  TbrCandidate candidate;

  if (!tbr_is_none (need) && tbr_choice_candidate (sim, unit, need, &candidate))
    {
      side.time = candidate.time;
      side.distance = candidate.distance;
      side.rate = candidate.rate;
    }
  return side;
}
