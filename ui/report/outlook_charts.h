/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which charts tell how a run, or many futures of it, went: for the window and for reports. */
#pragma once

#include <tabard/figure.h>
#include <tabard/futures.h>

G_BEGIN_DECLS

/* Lines of one chart. */
#define TBR_OUTLOOK_LINES_MOST 6

typedef struct
{
  const TbrOutlook *outlook;   /* futures, or one run as tbr_outlook_of_run() tells it */
  guint variant;               /* of which amounts are stacked: lines are of all */
  const TbrOutlook *own;       /* (nullable): the run that is told beside its futures */
  const TbrScenario *scenario; /* whose dates stand below */
} TbrOutlookChartsSpec;

typedef struct
{
  TbrFigure figure;    /* with a title and a note as a document has them */
  const char *heading; /* as the window has it; NULL: it goes on under the one before */
} TbrOutlookChart;

typedef struct
{
  GArray *charts;   /* TbrOutlookChart */
  GPtrArray *owned; /* what they are made of, freed with g_free() */
} TbrOutlookCharts;

/**
 * tbr_outlook_charts_new:
 * @spec: must live as long
 *
 * Needs beside units at work; harm so far, the gravest kinds; utilisation; what units do, stacked;
 * arrivals from abroad by owner, stacked. Of many futures lines are medians with bands that hold
 * eight of ten, and amounts are medians. What there is nothing to tell of is left out.
 *
 * Returns: (transfer full)
 */
TbrOutlookCharts *tbr_outlook_charts_new (const TbrOutlookChartsSpec *spec);
/* What stands below dates: whose clock it is. (transfer full) */
char *tbr_outlook_charts_axis (const TbrScenario *scenario);
void tbr_outlook_charts_free (TbrOutlookCharts *charts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrOutlookCharts, tbr_outlook_charts_free)

G_END_DECLS
