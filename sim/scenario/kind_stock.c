/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Units that exist, and units that a scenario adds by itself. */
#include "scenario/kinds.h"

static const TbrParam stock_params[] = {
  TBR_ROW (TbrStock, "capability", capability, REF, .section = "capabilities",
           .sentence = "type of unit", .source = "Definition"),
  TBR_ROW (TbrStock, "state", state, REF, .fallback = "", .section = "states",
           .sentence = "owner; empty: held at Union level", .source = "Definition"),
  TBR_ROW (TbrStock, "count", count, INTEGER, .min = 0, .max = 10000, .fallback = "1",
           .sentence = "number of units", .source = "Definition"),
  TBR_ROW (TbrStock, "layer", layer, CHOICE, .fallback = "national", .choices = tbr_layer_names,
           .sentence = "to whom it belongs", .source = "Definition"),
  TBR_ROW (TbrStock, "base", base, TEXT, .fallback = "",
           .sentence = "name of the place; a town of the owner when no coordinates are given",
           .source = "Definition"),
  TBR_ROW (TbrStock, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -180, .max = 180,
           .fallback = "", .sentence = "longitude of the base; that of the town when not written",
           .source = "Definition"),
  TBR_ROW (TbrStock, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -90, .max = 90,
           .fallback = "", .sentence = "latitude of the base; that of the town when not written",
           .source = "Definition"),
  TBR_ROW (TbrStock, "at-site", at_site, TEXT, .fallback = "",
           .sentence = "site that the base is at: id of a <site>, name or code on the map; lon and "
                       "lat go before it",
           .source = "Definition"),
  TBR_ROW (TbrStock, "staff", staff, INTEGER, .min = 0, .max = 20000, .fallback = "0",
           .sentence = "persons in one unit; 0: typical of the type", .source = "Definition"),
  TBR_ROW (TbrStock, "vehicles", vehicles, REAL, .dimension = TBR_DIMENSION_NUMBER, .min = 0,
           .max = 1000, .fallback = "0", .sentence = "vehicles of one unit; 0: typical of the type",
           .source = "Definition"),
  TBR_ROW (TbrStock, "size", size, REAL, .dimension = TBR_DIMENSION_NUMBER, .min = 0.01, .max = 100,
           .fallback = "1", .sentence = "capacity against the published one of its type",
           .source = "Definition"),
  TBR_ROW (TbrStock, "crews", crews, INTEGER, .min = 0, .max = 6, .fallback = "0",
           .sentence = "shifts; 0: typical of the type", .source = "Definition"),
  TBR_ROW (TbrStock, "duty", duty, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1,
           .fallback = "1", .sentence = "share of the units on duty; the rest cannot be sent",
           .source = "Definition"),
  TBR_ROW (TbrStock, "trained", trained, DURATION, .min = 0, .max = 40 * 365 * 86400.0,
           .fallback = "0 s", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "time since its people last trained", .source = "Our assumption"),
  TBR_ROW (TbrStock, "certified", certified, DURATION, .min = 0, .max = 40 * 365 * 86400.0,
           .fallback = "0 s", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "time since its certificate was given", .source = "Our assumption"),
  TBR_ROW (TbrStock, "from", from, INSTANT, .fallback = "0 s",
           .sentence = "when the units join; before that instant they are not there for anybody",
           .source = "Definition"),
};

const TbrKind tbr_kind_stock
    = { .section = "stock",
        .element = "stock",
        .name = "stock",
        .title = "units that exist",
        .sentence = "Units of one type, owner and base; a scenario takes from them",
        .params = stock_params,
        .n_params = G_N_ELEMENTS (stock_params),
        .size = sizeof (TbrStock) };

const TbrKind tbr_kind_unit = { .section = "units",
                                .element = "unit",
                                .name = "unit",
                                .title = "units of this scenario",
                                .sentence = "Units of one type, owner and base that take part",
                                .params = stock_params,
                                .n_params = G_N_ELEMENTS (stock_params),
                                .size = sizeof (TbrStock) };
