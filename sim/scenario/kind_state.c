/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a scenario or library says about a state beyond the map. */
#include "scenario/kinds.h"

static const TbrParam state_params[] = {
  TBR_ROW (TbrStateSpec, "participates", participates, BOOL, .fallback = "yes",
           .sentence = "whether it takes part in the Mechanism; as on the map when not written",
           .source = "Definition"),
  TBR_ROW (TbrStateSpec, "risk", risk, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1,
           .fallback = "0.1", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "own danger these days, lowers what it offers", .source = "Our assumption"),
  TBR_ROW (TbrStateSpec, "reserve", reserve, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
           .max = 1, .fallback = "0.5", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "share of each type of unit kept at home", .source = "Our assumption"),
  TBR_ROW (TbrStateSpec, "cover", cover, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1,
           .fallback = "0.5", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "share of its national services on duty that stays for ordinary calls",
           .source = "Our assumption"),
  TBR_ROW (TbrStateSpec, "languages", languages, TEXT, .fallback = "",
           .sentence = "working languages, ISO 639-1, blank-separated", .source = "Definition"),
  TBR_ROW (TbrStateSpec, "national-factor", national_factor, REAL,
           .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 100, .fallback = "1",
           .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "number of national units against the table of services",
           .source = "Our assumption"),
  TBR_ROW (TbrStateSpec, "population", population, REAL, .dimension = TBR_DIMENSION_PEOPLE,
           .min = 0, .max = 2e8, .fallback = "0",
           .sentence = "inhabitants; 0: those of the towns on the map", .source = "Definition"),
};

const TbrKind tbr_kind_state = { .section = "states",
                                 .element = "state",
                                 .name = "state",
                                 .title = "a state",
                                 .sentence = "A state of Europe; its id is its ISO 3166 code",
                                 .params = state_params,
                                 .n_params = G_N_ELEMENTS (state_params),
                                 .size = sizeof (TbrStateSpec) };
