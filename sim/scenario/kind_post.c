/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whom a unit of a type needs. */
#include "scenario/kinds.h"

const char *const tbr_level_names[TBR_LEVEL_N + 1]
    = { "volunteer", "trained", "specialist", "leader", "commander", "expert", NULL };
const char *const tbr_skill_names[TBR_SKILL_N + 1]
    = { "hands",       "command",      "search",       "rescue",    "medical",    "nursing",
        "pump",        "fire",         "flight",       "mechanic",  "hazmat",     "boat",
        "engineering", "power",        "telecom",      "logistics", "laboratory", "cyber",
        "police",      "registration", "coordination", NULL };

static const TbrParam post_params[] = {
  TBR_ROW (TbrPost, "capability", capability, REF, .section = "capabilities",
           .sentence = "type of unit", .source = "Definition"),
  TBR_ROW (TbrPost, "skill", skill, CHOICE, .choices = tbr_skill_names,
           .sentence = "what they must be able to do", .source = "Definition"),
  TBR_ROW (TbrPost, "level", level, CHOICE, .choices = tbr_level_names, .fallback = "specialist",
           .sentence = "what they must have been trained to be", .source = "Definition"),
  TBR_ROW (TbrPost, "share", share, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1,
           .fallback = "0", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "of the unit's people who must be such", .source = "Our assumption"),
  TBR_ROW (TbrPost, "least", least, INTEGER, .min = 0, .max = 1000, .fallback = "1",
           .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "persons, however small the unit",
           .source = "Our assumption"),
};

const TbrKind tbr_kind_post
    = { .section = "posts",
        .element = "post",
        .name = "post",
        .title = "a post",
        .sentence = "People without whom a unit of a type cannot work; its id is capability.skill",
        .params = post_params,
        .n_params = G_N_ELEMENTS (post_params),
        .size = sizeof (TbrPost) };
