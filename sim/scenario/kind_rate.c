/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What one unit of a type does about a kind of need. */
#include "scenario/kinds.h"

static const TbrParam rate_params[] = {
  TBR_ROW (TbrRate, "need", need, CHOICE, .choices = tbr_need_names, .sentence = "kind of need",
           .source = "Definition"),
  TBR_ROW (TbrRate, "capability", capability, REF, .section = "capabilities",
           .sentence = "type of unit", .source = "Definition"),
  TBR_ROW (TbrRate, "work", work, CHOICE, .choices = tbr_work_names, .sentence = "class of work",
           .source = "Definition"),
  TBR_ROW (TbrRate, "per-hour", per_hour, REAL, .dimension = TBR_DIMENSION_NUMBER, .min = 0,
           .max = 1e9,
           .sentence = "amount in the unit of the need done an hour by a unit of size 1; amount "
                       "held when the need is held",
           .source = "Definition"),
  TBR_ROW (TbrRate, "people-served", people_served, REAL, .dimension = TBR_DIMENSION_PEOPLE,
           .min = 0, .max = 1e9, .fallback = "0",
           .sentence = "persons served by a unit of size 1; 0: not stated", .source = "Definition"),
  TBR_ROW (TbrRate, "goods", goods, REAL, .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1e9,
           .fallback = "0",
           .sentence = "amount that a unit of size 1 hands out in all, then it goes home; 0: it "
                       "hands nothing out",
           .source = "Definition"),
};

const TbrKind tbr_kind_rate
    = { .section = "rates",
        .element = "rate",
        .name = "rate",
        .title = "a rate of work",
        .sentence = "What one unit of a type does about a kind of need; its id is need.capability",
        .params = rate_params,
        .n_params = G_N_ELEMENTS (rate_params),
        .size = sizeof (TbrRate) };
