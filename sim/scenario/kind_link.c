/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The condition of a road or ferry at the start. */
#include "scenario/kinds.h"

static const char *const conditions[] = { "open", "slowed", "closed", NULL };

static const TbrParam link_params[] = {
  TBR_ROW (TbrLinkSpec, "from", from, TEXT,
           .sentence = "town or network node at one end, or #number of a node",
           .source = "Definition"),
  TBR_ROW (TbrLinkSpec, "to", to, TEXT,
           .sentence = "town or network node at the other end, or #number of a node",
           .source = "Definition"),
  TBR_ROW (TbrLinkSpec, "state", state, CHOICE, .choices = conditions, .sentence = "its condition",
           .source = "Definition"),
  TBR_ROW (TbrLinkSpec, "factor", factor, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0.01,
           .max = 1, .fallback = "0.5", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "share of its speed that a slowed link keeps", .source = "Our assumption"),
};

const TbrKind tbr_kind_link
    = { .section = "world",
        .element = "link",
        .name = "link",
        .title = "a road or ferry",
        .sentence = "The condition of the links between two places at the start",
        .params = link_params,
        .n_params = G_N_ELEMENTS (link_params),
        .size = sizeof (TbrLinkSpec) };
