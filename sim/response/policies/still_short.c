/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of patience: agencies are asked about what the states have not given after days. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
  TbrTime after; /* since the line was opened */
  double least;  /* share of the rate asked for that must be missing then */
} TbrStillShort;

static const TbrParam params[] = {
  TBR_POLICY_PARAMS (TbrStillShort),
  { .name = "after",
    .type = TBR_PARAM_DURATION,
    .offset = TBR_OFFSET (TbrStillShort, after),
    .min = 0,
    .max = 90 * 86400.0,
    .fallback = "3 d",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "time for which states may offer before the agencies are asked",
    .source = "Our assumption" },
  { .name = "least-gap",
    .type = TBR_PARAM_REAL,
    .dimension = TBR_DIMENSION_SHARE,
    .offset = TBR_OFFSET (TbrStillShort, least),
    .min = 0,
    .max = 1,
    .fallback = "0.1",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "share of the rate asked for that must be missing then",
    .source = "Our assumption" },
};

static gboolean
ask_agency (gconstpointer values, const TbrAgencyAskView *view, TbrTime *out_again)
{
  const TbrStillShort *self = values;
  gboolean early = view->open_for < self->after;

  *out_again = view->now + (early ? self->after - view->open_for : TBR_DAY);
  return !early && view->missing > 0 && view->missing >= self->least * view->asked;
}

const TbrPolicyKind tbr_policy_still_short = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "still-short",
            .title = "When still short",
            .sentence = "Asks the agencies of the Union when the states have left a gap for days",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrStillShort) },
  .decisions = 1 << TBR_DECISION_ASK_AGENCY,
  .ask_agency = ask_agency,
};
