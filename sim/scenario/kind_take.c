/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which of the known units take part. */
#include "scenario/kinds.h"

static const TbrParam take_params[] = {
  TBR_ROW (TbrTake, "stock", stock, REFS, .fallback = "", .section = "stock",
           .sentence = "rows of the stock; none: all", .source = "Definition"),
  TBR_ROW (TbrTake, "states", states, REFS, .fallback = "", .section = "states",
           .sentence = "owners; none: all", .source = "Definition"),
  TBR_ROW (TbrTake, "capabilities", capabilities, REFS, .fallback = "", .section = "capabilities",
           .sentence = "types; none: all", .source = "Definition"),
  TBR_ROW (TbrTake, "layers", layers, TEXT, .fallback = "",
           .sentence = "layers, blank-separated; none: all", .source = "Definition"),
  TBR_ROW (TbrTake, "most", most, INTEGER, .min = 0, .max = 1000000, .fallback = "0",
           .sentence = "most units taken, one from each owner in turn; 0: no limit",
           .source = "Definition"),
  TBR_ROW (TbrTake, "from", from, INSTANT, .fallback = "0 s",
           .sentence = "when the units join; rows of the stock that join later do so later",
           .source = "Definition"),
};

const TbrKind tbr_kind_take
    = { .section = "units",
        .element = "take",
        .name = "take",
        .title = "units out of the stock",
        .sentence
        = "Units out of the stock that match all that is said; a row of the stock is taken once",
        .params = take_params,
        .n_params = G_N_ELEMENTS (take_params),
        .size = sizeof (TbrTake) };
