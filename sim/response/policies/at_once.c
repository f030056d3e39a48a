/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of early requests: a state asks as soon as its reports show a gap, growth foreseen.
 */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
  double margin; /* share asked for beyond the gap */
  TbrTime again; /* time between two looks */
} TbrAtOnce;

static const TbrParam params[] = {
  TBR_POLICY_PARAMS (TbrAtOnce),
  { .name = "margin",
    .type = TBR_PARAM_REAL,
    .dimension = TBR_DIMENSION_SHARE,
    .offset = TBR_OFFSET (TbrAtOnce, margin),
    .min = 0,
    .max = 5,
    .fallback = "0.2",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "asks for this share more than is missing",
    .source = "[PROCESS] section 3: reserve 0 to 0.2" },
  { .name = "look-again",
    .type = TBR_PARAM_DURATION,
    .offset = TBR_OFFSET (TbrAtOnce, again),
    .min = 60,
    .max = 7 * 86400.0,
    .fallback = "2 h",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "time between two looks at the situation",
    .source = "Our assumption" },
};

static void
ask (gconstpointer values, const TbrAskView *view, TbrAskAnswer *answer)
{
  const TbrAtOnce *self = values;
  double gap = view->required * MAX (view->growth, 1) - view->working - view->free;

  answer->alert = gap > 0;
  answer->rate = gap > 0 ? MAX (gap * (1 + self->margin), view->asked) : view->asked;
  answer->again = view->now + self->again;
}

const TbrPolicyKind tbr_policy_at_once = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "at-once",
            .title = "Ask at once",
            .sentence = "Asks at the first report that shows a gap, allowing for growth by a day",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrAtOnce) },
  .decisions = 1 << TBR_DECISION_ASK | 1 << TBR_DECISION_ATLAS,
  .named = 1 << TBR_DECISION_ATLAS,
  .ask = ask,
};
