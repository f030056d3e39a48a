/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Other scenarios that a report puts beside its own. */
#pragma once

#include "verb.h"

#include "report/run_report.h"

/* Filled with zeros: none. */
typedef struct
{
  guint n;
  TbrScenario *scenarios[TBR_RUN_REPORT_BRANCHES - 1];
  TbrRunReportBranch branches[TBR_RUN_REPORT_BRANCHES - 1];
  char *names[TBR_RUN_REPORT_BRANCHES]; /* of the report's own, then of the others */
  TbrOutlook *outlook;                  /* NULL: none was asked for */
} TbrReportBeside;

/* Reads them with the same values set; prints what is wrong. @paths: (nullable): NULL-ended, as of
   tbr_context_load(), no more than there is room for */
TbrExit tbr_report_beside_load (TbrReportBeside *beside, const TbrVerb *verb, const TbrMap *map,
                                const char *const *paths, const char *const *settings);
/* Runs each once, and so many futures of each and of the report's own, and puts them into what is
   reported; they must live as long. */
void tbr_report_beside_run (TbrReportBeside *beside, TbrRunReportSpec *spec, guint futures,
                            gboolean is_quiet);
void tbr_report_beside_clear (TbrReportBeside *beside);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrReportBeside, tbr_report_beside_clear)
