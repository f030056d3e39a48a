/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* People who wait in line, first come first served, as amounts: who waits since when. */
#pragma once

#include <tabard/types.h>

G_BEGIN_DECLS

/* Groups that a line tells apart; later ones join the last. Our assumption: ten hours of steps of
   five minutes. */
#define TBR_LINE_GROUPS 120

/* People who came together. */
typedef struct
{
  TbrTime since; /* when their wait began */
  double amount; /* persons */
} TbrLineGroup;

/* A line; plain data, empty when zeroed. */
typedef struct
{
  TbrLineGroup groups[TBR_LINE_GROUPS]; /* a ring */
  double amount;                        /* persons in all */
  guint32 first;                        /* place of the oldest group */
  guint32 n;                            /* groups in use */
} TbrWaitingLine;

static inline TbrLineGroup *
tbr_line_group (TbrWaitingLine *line, guint32 i)
{
  return &line->groups[(line->first + i) % TBR_LINE_GROUPS];
}

/* @amount people join at the end; their wait counts from @since, not before that of the last. */
void tbr_line_join (TbrWaitingLine *line, TbrTime since, double amount);

/**
 * tbr_line_serve:
 * @amount: most people to serve
 * @out_since: the mean instant since which those served have waited; @now when nobody is
 *
 * The oldest go.
 *
 * Returns: persons served, at most those who wait
 */
double tbr_line_serve (TbrWaitingLine *line, TbrTime now, double amount, TbrTime *out_since);

/* A share of every group leaves. Returns: persons. */
double tbr_line_thin (TbrWaitingLine *line, double share);

G_END_DECLS
