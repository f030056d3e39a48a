/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Small things that most outputs need: cells by state and need, keys, hours, the worse certainty.
 */
#pragma once

#include <tabard/need.h>
#include <tabard/output.h>
#include <tabard/scenario.h>

#include <math.h>

/* Longest key, bytes; longer ids are cut. */
#define TBR_KEY_BYTES 128

/* Cells are (state, kind of need); the last state stands for "in no state". */
static inline guint32
tbr_cell_count (const TbrDictionary *dictionary)
{
  return (dictionary->n_states + 1) * TBR_NEED_N;
}

static inline guint32
tbr_cell_of (const TbrDictionary *dictionary, guint32 state, guint32 kind)
{
  return MIN (state, dictionary->n_states) * TBR_NEED_N + MIN (kind, TBR_NEED_N - 1);
}

/* Since when something lasts, kept so that zeros say never: a crisis has tens of thousands of units
   and sends some hundred, and pages of zeros take no memory, neither in a run nor in what is kept
   of it. */
typedef struct
{
  guint64 turned; /* the instant, its bits turned where those of TBR_NEVER are 1 */
} TbrSince;

static inline TbrSince
tbr_since (TbrTime at)
{
  return (TbrSince){ (guint64) at ^ (guint64) TBR_NEVER };
}

/* TBR_NEVER when it does not last. */
static inline TbrTime
tbr_since_get (TbrSince since)
{
  return (TbrTime) (since.turned ^ (guint64) TBR_NEVER);
}

static inline gboolean
tbr_since_is_never (TbrSince since)
{
  return since.turned == 0;
}

/* "SE", or "none" for no state. */
static inline const char *
tbr_state_key (const TbrDictionary *dictionary, guint32 state)
{
  return state < dictionary->n_states ? dictionary->state_ids[state] : "none";
}

/* "SE/fire-line" into @buffer of TBR_KEY_BYTES. */
static inline const char *
tbr_cell_key (const TbrDictionary *dictionary, guint32 cell, char *buffer)
{
  g_snprintf (buffer, TBR_KEY_BYTES, "%s/%s", tbr_state_key (dictionary, cell / TBR_NEED_N),
              tbr_need_names[cell % TBR_NEED_N]);
  return buffer;
}

static inline double
tbr_to_hours (TbrTime time)
{
  return (double) time / (double) TBR_HOUR;
}

/* Hours from @from to @to; NAN when either never came. */
static inline double
tbr_hours_between (TbrTime from, TbrTime to)
{
  return from == TBR_NEVER || to == TBR_NEVER ? NAN : tbr_to_hours (to - from);
}

/* @part of @whole, NAN when there is no whole. */
static inline double
tbr_ratio (double part, double whole)
{
  return whole > 0 ? part / whole : NAN;
}

static inline double
tbr_percent (double part, double whole)
{
  return 100 * tbr_ratio (part, whole);
}

/* Keeps the worse certainty in @worst. */
static inline void
tbr_certainty_mix (guint8 *worst, TbrCertainty certainty)
{
  if (certainty > *worst)
    *worst = (guint8) certainty;
}

static inline TbrCertainty
tbr_unit_certainty (const TbrDictionary *dictionary, guint32 unit)
{
  return unit < dictionary->n_units ? (TbrCertainty) dictionary->unit_certainties[unit]
                                    : TBR_CERTAINTY_ESTIMATED;
}

/* Of what a hazard does; estimated when nobody says. */
static inline TbrCertainty
tbr_hazard_certainty (const TbrDictionary *dictionary, guint32 hazard)
{
  return hazard < dictionary->n_hazards && dictionary->hazard_certainties != NULL
             ? (TbrCertainty) dictionary->hazard_certainties[hazard]
             : TBR_CERTAINTY_ESTIMATED;
}

/* Owner of a unit; TBR_NONE for the Union and for unknown units. */
static inline guint32
tbr_unit_owner (const TbrDictionary *dictionary, guint32 unit)
{
  return unit < dictionary->n_units ? dictionary->unit_states[unit] : TBR_NONE;
}

/* Which of @n @names of measures a name is; @n for none of them. */
static inline guint
tbr_measure_find (const char *const *names, guint n, const char *name)
{
  guint i = 0;
  while (i < n && !g_str_equal (names[i], name))
    i++;
  return i;
}

/* Whether a hazard measures all of @n @names. */
static inline gboolean
tbr_hazard_measures_all (const TbrDictionary *dictionary, guint32 hazard, const char *const *names,
                         guint n)
{
  const char *const *measures = dictionary->hazard_measures[hazard];
  guint n_found = 0;
  for (guint i = 0; measures != NULL && measures[i] != NULL; i++)
    n_found += tbr_measure_find (names, n, measures[i]) < n;
  return n_found == n;
}
