/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The shortest doctrine that works, to be copied: the nearest unit, with a liking for its own. */
#include <tabard/policy.h>

/* 1. What can be set. The common part comes first; every field has a row in the table below. */
typedef struct
{
  TbrPolicyCommon common;
  double foreign; /* factor on the distance of units from abroad */
} TbrExample;

/* 2. The table: XML, schema, --set, describe and the inspector all come from it. A number needs its
   range, a default, a sentence and a source; say how sure it is. */
static const TbrParam params[] = {
  TBR_POLICY_PARAMS (TbrExample),
  { .name = "foreign",
    .type = TBR_PARAM_REAL,
    .offset = TBR_OFFSET (TbrExample, foreign),
    .min = 1,
    .max = 100,
    .fallback = "2",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "times farther that a unit from abroad counts",
    .source = "Our assumption" },
};

/* 3. The decision. A doctrine sees a report and a candidate, both plain copies: it cannot reach the
   truth, draw numbers or change anything. Lower is better; INFINITY means never. */
static double
score (gconstpointer values, const TbrReport *report, const TbrCandidate *candidate)
{
  const TbrExample *self = values;
  gboolean own = candidate->owner.i == report->state.i;

  return candidate->distance * (own ? 1 : self->foreign);
}

/* 4. The kind. Its name is what a scenario writes; the bits say which points it can decide. To make
   it known, put the file's name into the list of meson.build, show it in a scenario, test it. */
const TbrPolicyKind tbr_policy_example = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "example",
            .title = "Example",
            .sentence = "Sends the nearest unit, units from abroad counting as farther away",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrExample) },
  .decisions = 1 << TBR_DECISION_DISPATCH | 1 << TBR_DECISION_CHOOSE,
  .score = score,
  .measure = TBR_SCORE_DISTANCE,
};
