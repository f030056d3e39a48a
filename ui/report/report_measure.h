/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Measures in words, in the order of what is at stake, and which way they are better. */
#pragma once

#include <glib.h>

/* How a measure is said, by where it stands; NULL where nothing says it so. */
typedef struct
{
  const char *measure;
  const char *title;   /* of a chart or column: "Land burned" */
  const char *figure;  /* in a list of figures, beside a number with its unit: "Burned" */
  const char *harm;    /* beside a number alone: "hectares burned" */
  const char *counted; /* after a number in a sentence: "ha burned" */
  const char *one;     /* the same after 1; NULL: no other */
} TbrMeasureWords;

/* NULL where there are no words. */
const TbrMeasureWords *tbr_report_measure_words (const char *measure);
/* What a harm is called that stands beside its number; NULL for what is no harm. Static. */
const char *tbr_report_measure_harm (const char *measure);
/* "Land burned" of "K13.burned"; the measure's own name where there are no words for it. */
const char *tbr_report_measure_title (const char *measure);
/* "Land burned (ha)" (transfer full) */
char *tbr_report_measure_axis (const char *measure, const char *unit);
/* Whether more of it is better; less is, as a rule. */
gboolean tbr_report_measure_is_better_large (const char *measure);
/* Place in the order of what is at stake, from 0; G_MAXUINT where it has none. */
guint tbr_report_measure_rank (const char *measure);
