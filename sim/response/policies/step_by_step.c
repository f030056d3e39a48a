/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of steps: the Presidency opens the crisis response as far as the gap asks for. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
  TbrTime after;  /* age of a line of which something is missing before that counts */
  double sharing; /* share missing from which information is shared */
  double full;    /* share missing from which the Council itself meets */
  gint64 many;    /* states that ask at once from which information is shared */
} TbrStepByStep;

static const TbrParam params[] = {
  TBR_POLICY_PARAMS (TbrStepByStep),
  { .name = "after",
    .type = TBR_PARAM_DURATION,
    .offset = TBR_OFFSET (TbrStepByStep, after),
    .min = 0,
    .max = 90 * 86400.0,
    .fallback = "12 h",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "age of a request of which something is missing before that counts",
    .source = "Our assumption" },
  { .name = "sharing",
    .type = TBR_PARAM_REAL,
    .dimension = TBR_DIMENSION_SHARE,
    .offset = TBR_OFFSET (TbrStepByStep, sharing),
    .min = 0,
    .max = 1,
    .fallback = "0.3",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "share of what is asked that is missing, from which information is shared",
    .source = "Our assumption" },
  { .name = "full",
    .type = TBR_PARAM_REAL,
    .dimension = TBR_DIMENSION_SHARE,
    .offset = TBR_OFFSET (TbrStepByStep, full),
    .min = 0,
    .max = 1,
    .fallback = "0.7",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "share of what is asked that is missing, from which it is fully activated",
    .source = "Our assumption" },
  { .name = "many",
    .type = TBR_PARAM_INTEGER,
    .offset = TBR_OFFSET (TbrStepByStep, many),
    .min = 1,
    .max = 100,
    .fallback = "3",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "states that ask at once from which information is shared",
    .source = "Our assumption" },
};

static TbrIpcrMode
open (gconstpointer values, const TbrStrainView *view)
{
  const TbrStepByStep *self = values;

  gboolean lasts = view->missing > 0 && view->short_for >= self->after;

  if (view->n_lines == 0)
    return TBR_IPCR_OFF;
  if (lasts && view->missing >= self->full)
    return TBR_IPCR_FULL;
  if ((lasts && view->missing >= self->sharing) || view->n_states >= self->many)
    return TBR_IPCR_SHARING;
  return TBR_IPCR_MONITORING;
}

const TbrPolicyKind tbr_policy_step_by_step = {
  .kind
  = { .section = "policies",
      .element = "policy",
      .name = "step-by-step",
      .title = "Step by step",
      .sentence = "Opens the crisis response of the Council as far as what is missing asks for",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (TbrStepByStep) },
  .decisions = 1 << TBR_DECISION_IPCR,
  .open = open,
};
