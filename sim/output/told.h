/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The names of the measures that runs told, to check those that somebody wrote. */
#pragma once

#include <tabard/result.h>

typedef struct _TbrTold TbrTold;

typedef enum
{
  TBR_TOLD_ALL,   /* indicators and series */
  TBR_TOLD_WHOLE, /* indicators of the whole run */
  TBR_TOLD_N
} TbrToldSet;

TbrTold *tbr_told_new (void);
void tbr_told_free (TbrTold *told);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrTold, tbr_told_free)

/* Adds those of a result. */
void tbr_told_take (TbrTold *told, const TbrResult *result);
gboolean tbr_told_has (const TbrTold *told, TbrToldSet set, const char *measure);
/* Whether one of them begins so. */
gboolean tbr_told_begins (const TbrTold *told, TbrToldSet set, const char *start);
/* What may stand instead: "did you mean 'K04.onset'?", "this scenario tells K01, K02". (transfer
   full) */
char *tbr_told_instead (const TbrTold *told, TbrToldSet set, const char *word);
