/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which facts are about which thing: a register kept beside a growing chronicle. */
#pragma once

#include "desktop/chronicle.h"
#include "desktop/thing.h"

G_BEGIN_DECLS

typedef struct _TbrRegister TbrRegister;

TbrRegister *tbr_register_new (void);
void tbr_register_free (TbrRegister *reg);
/* Enters facts that have come since, at most so many at once. */
void tbr_register_follow (TbrRegister *reg, const TbrChronicle *chronicle, guint most);
gboolean tbr_register_is_behind (const TbrRegister *reg, const TbrChronicle *chronicle);
/* Facts of a thing in their order: guint; NULL when there are none. Owned by the register. */
const GArray *tbr_register_facts (const TbrRegister *reg, TbrThing thing);
/* The first unit, need, hazard, site, link or state that a fact names; NONE for none. */
TbrThing tbr_register_subject (const TbrFact *fact);
/* The fact that opened a need or a request, TBR_NONE when it is not known. */
guint32 tbr_register_need (const TbrRegister *reg, guint32 need);
guint32 tbr_register_request (const TbrRegister *reg, guint32 request);

G_END_DECLS
