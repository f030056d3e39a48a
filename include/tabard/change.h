/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which single change of a scenario would help most: a short list, and what its futures say. */
#pragma once

#include <tabard/futures.h>
#include <tabard/result.h>

G_BEGIN_DECLS

/* Something that is done otherwise. */
typedef struct
{
  char *title;         /* "Remove an obstacle at borders: visa" */
  const char *pattern; /* how titles of its kind are worded, with %s for words; static */
  char **words;        /* NULL-ended, in their order */
  char **settings;     /* NULL-ended "path=value" */
} TbrChange;

/* All patterns, and words in them that are in no other table; NULL-ended. */
extern const char *const tbr_change_words[];

void tbr_change_free (gpointer change);

/**
 * tbr_changes_list:
 * @result: of one run of it, with the measures of all outputs
 *
 * What might be changed, each alone: one more unit of the types that were scarcest where most was
 * missing, at their base nearest to it; a tenth more of the national services there; to ask six
 * hours earlier; another policy at each desk that decided anything and has a choice; each obstacle
 * at borders that cost time.
 *
 * Returns: (transfer full): of TbrChange
 */
GPtrArray *tbr_changes_list (const TbrScenario *scenario, const TbrResult *result);
/* The settings of a change behind others (nullable). (transfer full): NULL-ended */
char **tbr_change_settings (const TbrChange *change, const char *const *before);

/* The gravest harm that is done as things are, by the first variant's mean; NULL when there is
   none. Less of it is better. */
const TbrOutlookMeasure *tbr_changes_harm (const TbrOutlook *outlook);

/* How a variant stands against the first. */
typedef enum
{
  TBR_VERDICT_UNKNOWN, /* too few pairs of runs yet */
  TBR_VERDICT_SAME,    /* the same in every pair */
  TBR_VERDICT_LUCK,    /* it cannot be told from luck */
  TBR_VERDICT_LESS,    /* less, by an interval that holds for all variants together */
  TBR_VERDICT_MORE,    /* more, likewise */
  TBR_VERDICT_N
} TbrVerdict;

TbrVerdict tbr_outlook_verdict (const TbrOutlookMeasure *measure, guint variant);
/* The variants after the first by what they save of a measure, most first. (transfer full): n - 1
   of them */
guint *tbr_outlook_rank (const TbrOutlook *outlook, const TbrOutlookMeasure *measure);

G_END_DECLS
