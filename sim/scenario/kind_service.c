/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How many national units a state has by its population. */
#include "scenario/kinds.h"

static const TbrParam service_params[] = {
  TBR_ROW (TbrService, "capability", capability, REF, .section = "capabilities",
           .sentence = "type of unit", .source = "Definition"),
  TBR_ROW (TbrService, "per-million", per_million, REAL, .dimension = TBR_DIMENSION_NUMBER,
           .min = 0, .max = 10000, .sentence = "units for each million inhabitants",
           .source = "Definition"),
  TBR_ROW (TbrService, "on-duty", on_duty, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
           .max = 1, .fallback = "1", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "share of them on duty at any time", .source = "Our assumption"),
};

const TbrKind tbr_kind_service = { .section = "services",
                                   .element = "service",
                                   .name = "service",
                                   .title = "a national service",
                                   .sentence = "National units by population",
                                   .params = service_params,
                                   .n_params = G_N_ELEMENTS (service_params),
                                   .size = sizeof (TbrService) };
