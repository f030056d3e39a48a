/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of the closed file: indicators are kept until a time after the first case of its
 * own. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
  TbrTime after; /* since the first case was noticed */
} TbrShareAfter;

static const TbrParam params[] = {
  TBR_POLICY_PARAMS (TbrShareAfter),
  { .name = "after",
    .type = TBR_PARAM_DURATION,
    .offset = TBR_OFFSET (TbrShareAfter, after),
    .min = 0,
    .max = 365 * 86400.0,
    .fallback = "0 s",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "time after the first case noticed until indicators are passed on",
    .source = "Our assumption" },
};

static TbrSeatWord
share (gconstpointer values, const TbrCyberView *view)
{
  const TbrShareAfter *self = values;

  if (self->after == 0)
    return TBR_SEAT_YES;
  return view->first != TBR_NEVER && view->now - view->first >= self->after ? TBR_SEAT_YES
                                                                            : TBR_SEAT_NO;
}

const TbrPolicyKind tbr_policy_share_after = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "share-after",
            .title = "Share after a time",
            .sentence = "Passes on what it knows of a cyber attack, at once or after a time",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrShareAfter) },
  .decisions = 1 << TBR_DECISION_SHARE,
  .share = share,
};
