/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Measures in words, in the order of what is at stake, and which way they are better. */
#pragma once

#include <tabard/result.h>

/* A measure in words, whatever it is: its title, its figure, or the words of its code. (transfer
   full) */
char *tbr_report_measure_name (const char *measure);

/* What a harm is called that stands beside its number; NULL for what is no harm. Static. */
const char *tbr_report_measure_harm (const char *measure);
/* What a figure is called in a list, beside a number with its unit: "Burned". */
const char *tbr_report_measure_figure (const char *measure);
/* Whether somebody wrote words for it in a list; else its figure is the words of its code. */
gboolean tbr_report_measure_has_words (const char *measure);
/* What follows a value in a sentence, "ha burned"; @number: the value as it is written there. */
const char *tbr_report_measure_counted (const char *measure, double value, const char *number);
/* "Land burned" of "K13.burned"; the words of its code where it has no title. */
const char *tbr_report_measure_title (const char *measure);
/* "Land burned (ha)" (transfer full) */
char *tbr_report_measure_axis (const char *measure, const char *unit);
/* Whether more of it is better, as its definition says. */
gboolean tbr_report_measure_is_better_large (const char *measure);
/* The harm done over everything that stands first in that order, NULL when none was done. */
const char *tbr_report_measure_gravest (const TbrResult *result);
/* Place in the order of what is at stake, from 0; G_MAXUINT where it has none. */
guint tbr_report_measure_rank (const char *measure);
