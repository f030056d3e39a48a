/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How regions look whose services are down: lines across them, and a letter for each service. */
#pragma once

#include "draw/pen.h"

#include <tabard/snapshot.h>

G_BEGIN_DECLS

/* Room for the letters of all services. */
#define TBR_OUTAGE_LETTERS (TBR_LIFELINE_N + 1)

/* The largest inoperability of any service of a region. */
float tbr_outage_worst (const TbrOutageView *outage);
/* Letters of the services that are down, as "PWT"; "" for none. Returns: @buffer */
const char *tbr_outage_letters (const TbrOutageView *outage, char buffer[TBR_OUTAGE_LETTERS]);
/* Its letter, and what it is called: 'P' is "power". Static. */
char tbr_outage_letter (TbrLifeline service);
const char *tbr_outage_name (TbrLifeline service);
/* Lines across a box, to be clipped by the caller: from upper right to lower left, with more than
   half down also the other way. */
void tbr_outage_hatch (const TbrPen *pen, const TbrRect *box, double share);

G_END_DECLS
