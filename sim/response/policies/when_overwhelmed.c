/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of the clause: a state invokes solidarity when the offers leave it far short for
 * days. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
  TbrTime after; /* since the line was opened */
  double least;  /* share of the rate asked for that must be missing */
} TbrWhenOverwhelmed;

static const TbrParam params[] = {
  TBR_POLICY_PARAMS (TbrWhenOverwhelmed),
  { .name = "after",
    .type = TBR_PARAM_DURATION,
    .offset = TBR_OFFSET (TbrWhenOverwhelmed, after),
    .min = 0,
    .max = 90 * 86400.0,
    .fallback = "1 d",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "age of a request of which something is missing before the clause is invoked",
    .source = "Our assumption" },
  { .name = "least-gap",
    .type = TBR_PARAM_REAL,
    .offset = TBR_OFFSET (TbrWhenOverwhelmed, least),
    .min = 0,
    .max = 1,
    .fallback = "0.5",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "share of the rate asked for that nobody has promised",
    .source = "Our assumption; [SOLID14] Art. 4: the crisis overwhelms what is available" },
};

static gboolean
invoke (gconstpointer values, const TbrStrainView *view)
{
  const TbrWhenOverwhelmed *self = values;

  return view->n_lines > 0 && view->missing > 0 && view->missing >= self->least
         && view->short_for >= self->after;
}

const TbrPolicyKind tbr_policy_when_overwhelmed = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "when-overwhelmed",
            .title = "When overwhelmed",
            .sentence = "Invokes the solidarity clause when the offers leave a wide gap",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrWhenOverwhelmed) },
  .decisions = 1 << TBR_DECISION_SOLIDARITY,
  .invoke = invoke,
};
