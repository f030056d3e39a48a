/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of late requests: a state asks when its own means fall short, after its usual delay.
 */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
  TbrLaw lag;    /* seconds from onset to request; constant 0: the usual of the hazard */
  double margin; /* share asked for beyond the gap */
  double least;  /* share of the rate wanted that must be missing before it asks */
  double alert;  /* share of the delay after which the centre is told that it may ask */
  TbrTime again; /* time between two looks */
} TbrWhenShort;

static const TbrParam params[] = {
  TBR_POLICY_PARAMS (TbrWhenShort),
  { .name = "onset-to-request",
    .type = TBR_PARAM_LAW,
    .dimension = TBR_DIMENSION_TIME,
    .offset = TBR_OFFSET (TbrWhenShort, lag),
    .min = 0,
    .max = 90 * 86400.0,
    .fallback = "0 s",
    .change = TBR_CHANGE_SCENARIO,
    .certainty = TBR_CERTAINTY_PARTLY,
    .sentence = "delay from the onset to the request; 0 s: the lag of the library for the hazard",
    .source = "[PROCESS] table 4, activations A02 to A25" },
  { .name = "margin",
    .type = TBR_PARAM_REAL,
    .dimension = TBR_DIMENSION_SHARE,
    .offset = TBR_OFFSET (TbrWhenShort, margin),
    .min = 0,
    .max = 5,
    .fallback = "0.1",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "asks for this share more than is missing",
    .source = "[PROCESS] section 3: reserve 0 to 0.2" },
  { .name = "least-gap",
    .type = TBR_PARAM_REAL,
    .dimension = TBR_DIMENSION_SHARE,
    .offset = TBR_OFFSET (TbrWhenShort, least),
    .min = 0,
    .max = 1,
    .fallback = "0.2",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "does not ask while less than this share of the rate wanted is missing",
    .source = "Our assumption" },
  { .name = "alert",
    .type = TBR_PARAM_REAL,
    .dimension = TBR_DIMENSION_SHARE,
    .offset = TBR_OFFSET (TbrWhenShort, alert),
    .min = 0,
    .max = 1,
    .fallback = "0.5",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "share of the delay after which it tells the centre that a request may follow",
    .source = "Our assumption, within the 0 to 24 h of [PROCESS] section 3" },
  { .name = "look-again",
    .type = TBR_PARAM_DURATION,
    .offset = TBR_OFFSET (TbrWhenShort, again),
    .min = 60,
    .max = 7 * 86400.0,
    .fallback = "6 h",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "time between two looks at the situation",
    .source = "Our assumption" },
};

/* The delay of this state: the same luck at every look. */
static double
delay (const TbrWhenShort *self, const TbrAskView *view)
{
  if (self->lag.kind == TBR_LAW_CONSTANT && self->lag.p[0] == 0)
    return view->lag;
  return tbr_law_quantile (&self->lag, view->luck);
}

static void
ask (gconstpointer values, const TbrAskView *view, TbrAskAnswer *answer)
{
  const TbrWhenShort *self = values;
  double gap = view->required - view->working - view->free;
  double wait = delay (self, view);
  double age = (double) (view->now - view->onset) / TBR_SECOND;
  gboolean short_of = view->required > 0 && gap > self->least * view->required;
  TbrTime due = view->onset + (TbrTime) (wait * TBR_SECOND);

  answer->alert = short_of && age >= self->alert * wait;
  answer->rate
      = short_of && age >= wait ? MAX (gap * (1 + self->margin), view->asked) : view->asked;
  answer->again = due > view->now ? MIN (due, view->now + self->again) : view->now + self->again;
}

const TbrPolicyKind tbr_policy_when_short = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "when-short",
            .title = "Ask when short",
            .sentence = "Asks when its own means fall short, not before its usual delay is over",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrWhenShort) },
  .decisions = 1 << TBR_DECISION_ASK | 1 << TBR_DECISION_ATLAS,
  .named = 1 << TBR_DECISION_ATLAS,
  .ask = ask,
};
