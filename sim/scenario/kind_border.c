/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What units of some states meet in others. */
#include "scenario/kinds.h"

#define DELAY(Name, Field, Sentence)                                                               \
  TBR_ROW (TbrBorderRule, Name, Field, LAW, .dimension = TBR_DIMENSION_TIME, .min = 0,             \
           .max = 90 * 86400.0, .fallback = "0 h", .certainty = TBR_CERTAINTY_ESTIMATED,           \
           .sentence = Sentence, .source = "Our assumption")

static const TbrParam border_params[] = {
  TBR_ROW (TbrBorderRule, "owners", owners, REFS, .section = "states", .fallback = "",
           .sentence = "states that send; all when empty", .source = "Definition"),
  TBR_ROW (TbrBorderRule, "hosts", hosts, REFS, .section = "states", .fallback = "",
           .sentence = "states that receive; all when empty", .source = "Definition"),
  TBR_ROW (TbrBorderRule, "families", families, TEXT, .fallback = "",
           .sentence = "families of units, blank-separated; all when empty",
           .source = "Definition"),
  TBR_ROW (TbrBorderRule, "outside", outside, BOOL, .fallback = "no",
           .sentence = "holds only where the host takes no part in the Mechanism",
           .source = "Definition"),
  TBR_ROW (TbrBorderRule, "treaty", treaty, BOOL, .fallback = "no",
           .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "an agreement settles authorisation and insurance beforehand",
           .source = "Our assumption"),
  DELAY ("authorisation", authorisation,
         "from the acceptance until it may enter, while it gets ready"),
  DELAY ("equipment", equipment, "customs and approval of its equipment, at the reception centre"),
  DELAY ("qualification", qualification, "from there until its people's papers are recognised"),
  DELAY ("insurance", insurance, "from there until it is settled who pays for damage"),
  TBR_ROW (TbrBorderRule, "radio", radio, DURATION, .min = 0, .max = 86400, .fallback = "0 h",
           .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "lost at every task for other channels and couplings",
           .source = "Our assumption"),
  DELAY ("consent", consent,
         "outside the Mechanism: from when the host has looked at an offer until it agrees"),
  TBR_ROW (TbrBorderRule, "refused", refused, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
           .max = 1, .fallback = "0", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "outside the Mechanism: share of offers to which the host does not agree",
           .source = "Our assumption"),
  DELAY ("visa", visa, "from the acceptance until its people may enter, while it gets ready"),
};

const TbrKind tbr_kind_border
    = { .section = "borders",
        .element = "border",
        .name = "border",
        .title = "a border",
        .sentence = "What units of some states meet before they may work in others; of the rows "
                    "that fit, the last that says something holds",
        .params = border_params,
        .n_params = G_N_ELEMENTS (border_params),
        .size = sizeof (TbrBorderRule) };
