/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One run as a document: its answer, the situation on the map, figures, curves, tables, sources. */
#pragma once

#include <tabard/document.h>
#include <tabard/futures.h>
#include <tabard/result.h>
#include <tabard/sim.h>

#include "report/outlook_charts.h"

G_BEGIN_DECLS

/* Steps of the curves of futures: as many as those of the run have. */
#define TBR_RUN_REPORT_INSTANTS 100
/* Most branches of a what-if beside each other. */
#define TBR_RUN_REPORT_BRANCHES 6

/* Another branch, to be compared with. */
typedef struct
{
  const char *name;
  TbrResult *result; /* of its run with the same seed and replication */
  guint variant;     /* which of the outlook's it is; TBR_NONE: none */
} TbrRunReportBranch;

typedef struct
{
  const TbrScenario *scenario;
  guint64 seed;
  guint32 replication;
  const GPtrArray *orders;     /* (nullable): TbrCommand by time, given beside the scenario's own */
  const char *const *settings; /* (nullable): NULL-ended "path=value", as they were set */
  const char *program;         /* version */
  const char *branch;          /* (nullable): its name, when it is a branch of a what-if */
  const TbrRunReportBranch *others;
  guint n_others;            /* 0: nothing to compare with, to TBR_RUN_REPORT_BRANCHES - 1 */
  const TbrOutlook *outlook; /* (nullable): futures of this run's scenario and of others, with
                                curves or without */
  guint variant;             /* which of its variants this one is */
} TbrRunReportSpec;

/**
 * tbr_run_report_write:
 * @path: as of tbr_document_write()
 *
 * Makes the run and writes its document. The same run gives the same bytes.
 *
 * Errors: those of tbr_sim_order() and tbr_document_write()
 */
gboolean tbr_run_report_write (const TbrRunReportSpec *spec, const char *path, GError **error);

/* ---- for the parts of the report ---- */

typedef struct
{
  const TbrRunReportSpec *spec;
  const TbrDictionary *dictionary;
  const TbrResult *result;
  const TbrOutlook *own; /* the run's curves */
  TbrDocument *document;
  TbrOutlookCharts *charts; /* NULL until they are made */
  GPtrArray *owned;         /* what the figures are made of, freed with g_free() */
} TbrRunReport;

/* Memory and texts that live as long as the report. */
gpointer tbr_run_report_take (TbrRunReport *report, gsize size);
const char *tbr_run_report_keep (TbrRunReport *report, char *text);
/* A name short enough to stand over a column. */
const char *tbr_run_report_head (TbrRunReport *report, const char *name);
/* Curves of a run, and of its futures. */
void tbr_run_charts_add (TbrRunReport *report);
/* Tables of a run. */
void tbr_run_tables_add_figures (TbrRunReport *report);
void tbr_run_tables_add_needs (TbrRunReport *report);
void tbr_run_tables_add_units (TbrRunReport *report);
/* Figures of the branches beside each other. */
void tbr_run_tables_add_branches (TbrRunReport *report);
/* By how much they differ over many runs with the same luck, when there are any. */
void tbr_run_differences_add (TbrRunReport *report);
/* Figures of a run that are told, in their order; NULL-ended. */
extern const char *const tbr_run_tables_figures[];
/* What rests on estimates. */
void tbr_run_tables_add_certainty (TbrRunReport *report);

G_END_DECLS
