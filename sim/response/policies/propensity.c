/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of weighed willingness: layer, distance, own danger, recent burden and old debts. */
#include <tabard/policy.h>

#include <math.h>

typedef struct
{
  TbrPolicyCommon common;
  double pool;        /* share of states that offer a Pool unit when nothing speaks against it */
  double other;       /* the same for other units */
  double reach;       /* metres: distance at which willingness has fallen to 1/e */
  double recent;      /* person-days per million given in 30 days that halve it */
  double reciprocity; /* factor for a neighbour or a state that has helped before */
  gint64 most;        /* most units one state offers against one request line */
} TbrPropensity;

#define SHARE(field, text, default_text, why)                                                      \
  {                                                                                                \
    .name = text, .type = TBR_PARAM_REAL, .dimension = TBR_DIMENSION_SHARE,                        \
    .offset = TBR_OFFSET (TbrPropensity, field), .min = 0, .max = 1, .fallback = default_text,     \
    .change = TBR_CHANGE_COMMAND, .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = why,           \
    .source = "[PROCESS] section 5, rule 3"                                                        \
  }

static const TbrParam params[] = {
  TBR_POLICY_PARAMS (TbrPropensity),
  SHARE (pool, "pool", "0.45",
         "share of owners that offer a Pool unit when nothing speaks against"),
  SHARE (other, "other", "0.25", "the same for units outside the Pool"),
  { .name = "reach",
    .type = TBR_PARAM_REAL,
    .dimension = TBR_DIMENSION_LENGTH,
    .offset = TBR_OFFSET (TbrPropensity, reach),
    .min = 1e5,
    .max = 1e8,
    .fallback = "6000 km",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "distance at which willingness has fallen to 1/e",
    .source = "Our assumption; fitted to the share of states that offered in A05, A07, A09" },
  { .name = "recent",
    .type = TBR_PARAM_REAL,
    .offset = TBR_OFFSET (TbrPropensity, recent),
    .min = 1,
    .max = 1e6,
    .fallback = "500",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "person-days per million inhabitants given lately that halve willingness",
    .source = "Our assumption" },
  { .name = "reciprocity",
    .type = TBR_PARAM_REAL,
    .offset = TBR_OFFSET (TbrPropensity, reciprocity),
    .min = 1,
    .max = 4,
    .fallback = "1.3",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "factor towards a neighbour, or a state that has helped before",
    .source = "Our assumption" },
  { .name = "most",
    .type = TBR_PARAM_INTEGER,
    .offset = TBR_OFFSET (TbrPropensity, most),
    .min = 1,
    .max = 100,
    .fallback = "2",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_PARTLY,
    .sentence = "most units a state offers against one request line",
    .source = "Deployments of A02 to A09: one or two modules of a type from a state" },
};

/* p = p0 f(distance) f(own risk) f(recent deployments) f(reciprocity) f(solidarity); nothing below
   the reserve, nothing while its own need of the kind is not served. Source: [PROCESS] section 5,
   rules 2, 3. */
static double
offer (gconstpointer values, const TbrOfferView *view)
{
  const TbrPropensity *self = values;
  double keep = view->n_owned > 1 ? MAX (1, ceil (view->reserve * view->n_owned)) : 0;
  double p = view->layer == TBR_LAYER_POOL ? self->pool : self->other;

  if (view->n_home <= keep || view->own_gap > 0 || view->missing <= 0)
    return 0;
  if (view->n_offered >= self->most * (1 + view->solidarity))
    return 0;
  p *= exp (-view->distance / self->reach);
  p *= 1 - view->risk;
  p *= self->recent / (self->recent + view->recent);
  if (view->neighbour || view->helped_before)
    p *= self->reciprocity;
  p *= 1 + view->solidarity;
  return CLAMP (p, 0, 1);
}

const TbrPolicyKind tbr_policy_propensity = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "propensity",
            .title = "Weighed willingness",
            .sentence = "Offers by layer, distance, own danger, recent burden and reciprocity",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrPropensity) },
  .decisions = 1 << TBR_DECISION_OFFER,
  .offer = offer,
};
