/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Instants of an exercise that is shown again, to go back to. */
#pragma once

#include <tabard/director.h>

G_BEGIN_DECLS

typedef struct _TbrRewind TbrRewind;

/* @first: (transfer none): at its beginning. @memory: bytes that all instants may take; the
   beginning is kept in any case. (transfer full) */
TbrRewind *tbr_rewind_new (const TbrDirector *first, gsize memory);
void tbr_rewind_free (TbrRewind *rewind);

/* Bytes that they take, and how many there are. */
gsize tbr_rewind_bytes (const TbrRewind *rewind, guint *out_n);
/* Keeps how an exercise stands, when nothing was kept of about then. @next: the line of its script
   that comes next */
void tbr_rewind_keep (TbrRewind *rewind, const TbrDirector *director, guint next);
/* The exercise as it was at the last instant kept that is not later. (transfer full) */
TbrDirector *tbr_rewind_back (const TbrRewind *rewind, TbrTime at, guint *out_next);

G_END_DECLS
