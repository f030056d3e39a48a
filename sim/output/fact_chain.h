/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How facts about the Union's other chains and about what seats believed read. */
#pragma once

#include <tabard/journal.h>

/* By kind; those that tbr_fact_info() has elsewhere have no name here. */
extern const TbrFactInfo tbr_fact_chain_infos[TBR_FACT_N];

/* The fields of a fact as both tables write them. */
#define FIELD(Slot, Type, Name)                                                                    \
  {                                                                                                \
    TBR_SLOT_##Slot, TBR_FIELD_##Type, Name, NULL, NULL                                            \
  }
#define NUMBER(Slot, Name, Unit)                                                                   \
  {                                                                                                \
    TBR_SLOT_##Slot, TBR_FIELD_NUMBER, Name, Unit, NULL                                            \
  }
#define CHOICE(Slot, Name, Words)                                                                  \
  {                                                                                                \
    TBR_SLOT_##Slot, TBR_FIELD_CHOICE, Name, NULL, Words                                           \
  }
