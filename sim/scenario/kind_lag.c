/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A delay of the assistance cycle. */
#include "scenario/kinds.h"

static const TbrParam lag_params[] = {
  TBR_ROW (TbrLag, "law", law, LAW, .dimension = TBR_DIMENSION_TIME, .min = 0,
           .max = 1000 * 86400.0, .sentence = "law of the delay", .source = "Definition"),
  TBR_ROW (TbrLag, "based-on", based_on, TEXT, .fallback = "", .sentence = "activations behind it",
           .source = "Definition"),
};

const TbrKind tbr_kind_lag = { .section = "lags",
                               .element = "lag",
                               .name = "lag",
                               .title = "a delay",
                               .sentence = "A delay of the assistance cycle; its id is what.lag",
                               .params = lag_params,
                               .n_params = G_N_ELEMENTS (lag_params),
                               .size = sizeof (TbrLag) };
