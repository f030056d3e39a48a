/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What help costs on the way, and what of it the Union pays. */
#include "scenario/kinds.h"

#include <tabard/cofinance.h>

static const char *const place_names[TBR_PLACE_N + 1] = { "anywhere", "inside", "outside", NULL };

static const TbrParam share_params[] = {
  TBR_ROW (TbrShare, "layer", layer, CHOICE, .choices = tbr_layer_names,
           .sentence = "layer of the units it is about", .source = "Definition"),
  TBR_ROW (TbrShare, "place", place, CHOICE, .choices = place_names, .fallback = "anywhere",
           .sentence = "whether they help inside the Mechanism or in a third country",
           .source = "Definition"),
  TBR_ROW (TbrShare, "high-impact", high_impact, BOOL, .fallback = "no",
           .sentence = "holds only for events of low probability and high impact",
           .source = "Definition"),
  TBR_ROW (TbrShare, "from", from, INTEGER, .min = 1950, .max = 2100, .fallback = "1950",
           .sentence = "first year in which it holds", .source = "Definition"),
  TBR_ROW (TbrShare, "until", until, INTEGER, .min = 1950, .max = 2100, .fallback = "2100",
           .sentence = "last year in which it holds", .source = "Definition"),
  TBR_ROW (TbrShare, "operation", operation, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
           .max = 1, .fallback = "0", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "share of the cost of operation that the Union pays",
           .source = "[D1313] art. 23"),
  TBR_ROW (TbrShare, "transport", transport, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
           .max = 1, .fallback = "0", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "share of the cost of transport that the Union pays",
           .source = "[D1313] art. 23"),
  TBR_ROW (TbrShare, "host", host, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1,
           .fallback = "0", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "share of the rest that helpers ask their host for: usually none",
           .source = "[PROCESS] section 2"),
};

const TbrKind tbr_kind_share
    = { .section = "money",
        .element = "share",
        .name = "share",
        .title = "a share of the Union",
        .sentence = "What the Union pays of the cost of help; of the rows that fit the layer, the "
                    "place, the year and the event the last holds",
        .params = share_params,
        .n_params = G_N_ELEMENTS (share_params),
        .size = sizeof (TbrShare) };

static const TbrParam tariff_params[] = {
  TBR_ROW (TbrTariff, "vehicle-km", vehicle_km, REAL, .dimension = TBR_DIMENSION_MONEY, .min = 0,
           .max = 1000, .fallback = "0 EUR", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "cost of one vehicle and kilometre, fuel and wear included",
           .source = "Our assumption"),
  TBR_ROW (TbrTariff, "flight-hour", flight_hour, REAL, .dimension = TBR_DIMENSION_MONEY, .min = 0,
           .max = 1e6, .fallback = "0 EUR", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "cost of one aircraft and hour in the air", .source = "Our assumption"),
  TBR_ROW (TbrTariff, "people", people, REAL, .dimension = TBR_DIMENSION_PEOPLE, .min = 1,
           .max = 1000, .fallback = "80", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "whom one aircraft takes, with what they bring", .source = "Our assumption"),
  TBR_ROW (TbrTariff, "empty", empty, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1,
           .fallback = "0 %", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "share of the way that it goes empty before or after, and is paid for",
           .source = "Our assumption"),
};

const TbrKind tbr_kind_tariff = { .section = "money",
                                  .element = "tariff",
                                  .name = "tariff",
                                  .title = "a tariff of transport",
                                  .sentence = "What transport costs; its id is the mode",
                                  .params = tariff_params,
                                  .n_params = G_N_ELEMENTS (tariff_params),
                                  .size = sizeof (TbrTariff) };
