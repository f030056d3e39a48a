/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of proof: an agency sends a part, looks, and sends what is still wanted. */
#include <tabard/policy.h>

#include <math.h>

typedef struct
{
  TbrPolicyCommon common;
  double part;   /* share of what is wanted that goes at one look */
  TbrTime again; /* time between two looks */
} TbrByNeed;

static const TbrParam params[] = {
  TBR_POLICY_PARAMS (TbrByNeed),
  { .name = "part",
    .type = TBR_PARAM_REAL,
    .dimension = TBR_DIMENSION_SHARE,
    .offset = TBR_OFFSET (TbrByNeed, part),
    .min = 0.01,
    .max = 1,
    .fallback = "0.3333",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "share of what is wanted that is called up at one look",
    .source = "Our assumption" },
  { .name = "look-again",
    .type = TBR_PARAM_DURATION,
    .offset = TBR_OFFSET (TbrByNeed, again),
    .min = 3600,
    .max = 90 * 86400.0,
    .fallback = "3 d",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "time until it looks at an open line again",
    .source = "Our assumption: an agency hears of its host every few days" },
};

static void
answer (gconstpointer values, const TbrAgencyView *view, TbrAgencyAnswer *answer)
{
  const TbrByNeed *self = values;

  guint32 n = (guint32) ceil (self->part * view->n_wanted);

  *answer = (TbrAgencyAnswer){ .n = MIN (n, view->n_wanted), .spread = 0, .again = self->again };
}

const TbrPolicyKind tbr_policy_by_need = {
  .kind
  = { .section = "policies",
      .element = "policy",
      .name = "by-need",
      .title = "By need",
      .sentence = "Calls up a part of what is wanted, and looks again before it calls up more",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (TbrByNeed) },
  .decisions = 1 << TBR_DECISION_AGENCY,
  .answer = answer,
};
