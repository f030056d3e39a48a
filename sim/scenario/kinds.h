/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Every kind of element a scenario may hold, by section. */
#pragma once

#include <tabard/scenario.h>

/* The kinds of each section, NULL-ended; a test may bring its own. */
typedef struct
{
  const TbrKind *const *kinds[TBR_SECTION_N];
} TbrKindSet;

/* One line of a parameter table: the rest (range, default, sentence, source) by field name. */
#define TBR_ROW(Struct, Name, Field, Type, ...)                                                    \
  {                                                                                                \
    .name = Name, .type = TBR_PARAM_##Type, .offset = TBR_OFFSET (Struct, Field),                  \
    .change = TBR_CHANGE_SCENARIO, __VA_ARGS__                                                     \
  }

extern const TbrKind tbr_kind_meta;
extern const TbrKind tbr_kind_state;
extern const TbrKind tbr_kind_capability;
extern const TbrKind tbr_kind_post;
extern const TbrKind tbr_kind_rate;
extern const TbrKind tbr_kind_lag;
extern const TbrKind tbr_kind_service;
extern const TbrKind tbr_kind_border;
extern const TbrKind tbr_kind_share;
extern const TbrKind tbr_kind_tariff;
extern const TbrKind tbr_kind_stock;
extern const TbrKind tbr_kind_unit;
extern const TbrKind tbr_kind_take;
extern const TbrKind tbr_kind_link;
extern const TbrKind tbr_kind_site;
extern const TbrKind tbr_kind_lifeline;
extern const TbrKind tbr_kind_dependency;
extern const TbrKind tbr_kind_care;

/* The kinds this build knows. */
void tbr_kind_set_registered (TbrKindSet *set);
/* Whether elements of the section say their kind in an attribute. */
gboolean tbr_section_is_open (TbrSectionId section);
/* Whether an element of this kind must have an id; else one is made up. */
gboolean tbr_kind_needs_id (const TbrKind *kind);
/* "hazard", "policy", ...: what the section's elements are called. Static. */
const char *tbr_section_element (TbrSectionId section);
/* The same for people, where a section has elements of several names: "link or site". Static. */
const char *tbr_section_things (TbrSectionId section);
/* The section's number from its name or that of its elements, -1 for none. */
int tbr_section_find (const char *name);
