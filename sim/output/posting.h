/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What units posted to one kind of need did there, and how long they stayed. */
#pragma once

#include "output/measure.h"

/* Sums over units. */
typedef struct
{
  double work;      /* done, the need's unit */
  double hours;     /* on site, unit-hours: from arrival to release or another task */
  double worked;    /* of these, hours at work */
  double potential; /* work that the hours on site would have given at the rate last told */
  double counted;   /* persons the hazard says were brought out alive */
  guint8 certainty; /* TbrCertainty */
  guint8 reserved[7];
} TbrPostingSum;

/* Head of the block; units, needs, sums by capability and by hazard follow. */
typedef struct
{
  guint32 n_units, n_needs, n_capabilities, n_hazards;
  guint32 kind; /* TbrNeedKind */
  guint32 reserved;
  TbrPostingSum all;
} TbrPosting;

/* Bytes of the block, a multiple of 8. */
gsize tbr_posting_size (const TbrDictionary *dictionary);
void tbr_posting_start (TbrPosting *posting, const TbrDictionary *dictionary, TbrNeedKind kind);
void tbr_posting_take (TbrPosting *posting, const TbrDictionary *dictionary, const TbrFact *fact);

/* A copy in which all units have left at @now. (transfer full): g_free() */
TbrPosting *tbr_posting_look (const TbrPosting *posting, const TbrDictionary *dictionary,
                              TbrTime now);
const TbrPostingSum *tbr_posting_of_capability (const TbrPosting *posting, guint32 capability);
const TbrPostingSum *tbr_posting_of_hazard (const TbrPosting *posting, guint32 hazard);
