/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A study as a document: its answer, figures, what they rest on, where they come from. */
#pragma once

#include <tabard/contrast.h>
#include <tabard/document.h>
#include <tabard/effects.h>
#include <tabard/experiment.h>
#include <tabard/indices.h>
#include <tabard/overview.h>

/* A study while its document is made. */
typedef struct
{
  const char *folder;
  TbrOverview overview;
  TbrContrasts contrasts;    /* rows NULL: there is nothing to compare */
  TbrEffects effects;        /* rows NULL: the points are no full factorial */
  TbrIndices indices;        /* rows NULL: the design is none that tells which factors matter */
  TbrExperiment *experiment; /* (nullable): as it was written */
  GPtrArray *chosen;         /* TbrOverviewMeasure, the most important first; borrowed */
  GPtrArray *owned;          /* what the figures are made of */
  TbrDocument *document;
} TbrStudyReport;

/**
 * tbr_study_report_write:
 * @measures: (nullable): NULL-ended: how the names of the measures begin; NULL: those with most at
 *   stake that vary
 * @path: as of tbr_document_write()
 *
 * Errors: TBR_ERROR_FILE, TBR_ERROR_RANGE as of tbr_overview_load(); those of tbr_document_write()
 */
gboolean tbr_study_report_write (const char *folder, const char *const *measures, const char *path,
                                 GError **error);

/* ---- for the parts of the report ---- */

/* Memory that lives as long as the report; zeroed. */
gpointer tbr_study_report_take (TbrStudyReport *report, gsize size);
/* A text that lives as long. */
const char *tbr_study_report_keep (TbrStudyReport *report, char *text);
/* "3: ask at-once, known 0.4" */
const char *tbr_study_report_point (TbrStudyReport *report, guint32 point);
/* "point 3 (ask at-once, known 0.4)", without the name where that is long */
const char *tbr_study_report_place (TbrStudyReport *report, guint32 point);
/* The contrast of a point and measure, or NULL when they do not differ in any pair. */
const TbrContrast *tbr_study_report_contrast (const TbrStudyReport *report, guint32 point,
                                              const char *measure);
/* Whether a contrast is told from chance, all points held together. */
gboolean tbr_study_report_is_seen (const TbrContrast *contrast);

/* A row of two or three words, borrowed until the table is added. */
void tbr_study_report_row (GPtrArray *cells, const char *first, const char *second,
                           const char *third);
/* Adds the table of these cells. */
void tbr_study_report_table (TbrStudyReport *report, const char *const *headers, guint n_columns,
                             GPtrArray *cells);
/* Chooses the measures that have figures of their own; @named: (nullable): as of
   tbr_study_report_write(). */
void tbr_study_answer_choose (TbrStudyReport *report, const char *const *named);
/* What the study says of them. */
void tbr_study_answer_add (TbrStudyReport *report);
/* What rests on estimates, and where all comes from. */
void tbr_study_sources_add (TbrStudyReport *report);
/* The figures of one measure. */
void tbr_study_figures_add (TbrStudyReport *report, const TbrOverviewMeasure *measure);
/* Which factors matter, where the design was made to tell; whether it was. */
gboolean tbr_study_indices_add (TbrStudyReport *report, const TbrOverviewMeasure *measure);
gboolean tbr_study_indices_say (const TbrStudyReport *report, const TbrOverviewMeasure *measure,
                                GString *text);
/* What each factor does where not every combination was run. */
void tbr_study_additive_add (TbrStudyReport *report, const TbrOverviewMeasure *measure);
/* Means by the levels of two factors, as far as they were run. */
void tbr_study_heat_add (TbrStudyReport *report, const TbrOverviewMeasure *measure);
/* A surface over two factors that are numbers, with enough levels of both. */
void tbr_study_surface_add (TbrStudyReport *report, const TbrOverviewMeasure *measure);
/* What is gained in one measure and lost in another. */
void tbr_study_figures_add_front (TbrStudyReport *report);
/* Curves, where the study kept them. */
void tbr_study_figures_add_series (TbrStudyReport *report);
