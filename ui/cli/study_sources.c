/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a study's figures rest on, and what made them. */
#include "study_report.h"

#include "draw/language.h"
#include "report/report_measure.h"

#include <tabard/scenario.h>

#include <glib/gi18n.h>

static void
add_certainties (TbrStudyReport *report)
{
  const char *const headers[] = { _ ("Measure"), _ ("In words"), _ ("Rests on") };
  static const char *const said[TBR_CERTAINTY_N]
      = { [TBR_CERTAINTY_SOURCED] = N_ ("figures from sources"),
          [TBR_CERTAINTY_PARTLY] = N_ ("figures partly from sources"),
          [TBR_CERTAINTY_ESTIMATED] = N_ ("estimates among its figures") };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  guint n_estimated = 0;

  for (guint i = 0; i < report->chosen->len; i++)
    {
      const TbrOverviewMeasure *measure = report->chosen->pdata[i];
      n_estimated += measure->certainty == TBR_CERTAINTY_ESTIMATED;
      tbr_study_report_row (cells, measure->measure, tbr_report_measure_title (measure->measure),
                            tbr_word (said[measure->certainty]));
    }
  tbr_document_add_heading (report->document, _ ("What rests on estimates"));
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u of the %u measures shown rests on estimates: values of the scenario and of the "
                "library that no source gives. The worst certainty of anything a measure rests on, "
                "in any run, is told. Intervals tell chance alone: how far an estimate is off is "
                "seen by making it a factor of a study.",
                "%u of the %u measures shown rest on estimates: values of the scenario and of the "
                "library that no source gives. The worst certainty of anything a measure rests on, "
                "in any run, is told. Intervals tell chance alone: how far an estimate is off is "
                "seen by making it a factor of a study.",
                n_estimated),
      n_estimated, report->chosen->len);
  tbr_document_add_text (report->document, text);
  tbr_study_report_table (report, headers, 3, cells);
}

/* A table of words, but for those that are hidden. */
static void
add_words (TbrStudyReport *report, const GPtrArray *words, const char *const *hidden)
{
  static const char *const headers[] = { "", "" };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < words->len; i++)
    {
      const TbrOverviewWord *word = words->pdata[i];
      if (!g_strv_contains (hidden, word->key))
        tbr_study_report_row (cells, word->key, word->value, NULL);
    }
  if (cells->len > 0)
    tbr_study_report_table (report, headers, 2, cells);
}

/* Files by the ends of their paths: the sums tell which they were. */
static void
add_inputs (TbrStudyReport *report)
{
  const char *const headers[] = { _ ("File read"), "SHA-256" };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < report->overview.inputs->len; i++)
    {
      const TbrOverviewWord *word = report->overview.inputs->pdata[i];
      g_autofree char *folder = g_path_get_dirname (word->key);
      g_autofree char *name = g_path_get_basename (word->key);
      g_autofree char *parent = g_path_get_basename (folder);
      tbr_study_report_row (cells,
                            tbr_study_report_keep (report, g_strdup_printf ("%s/%s", parent, name)),
                            word->value, NULL);
    }
  if (cells->len > 0)
    tbr_study_report_table (report, headers, 2, cells);
}

static void
add_provenance (TbrStudyReport *report)
{
  static const char *const hidden[] = { "experiment", "form", "frame", "program", "title", NULL };
  static const char *const none[] = { NULL };

  tbr_document_add_heading (report->document, _ ("Where this comes from"));
  add_words (report, report->overview.words, hidden);
  if (report->overview.n_calls > 1)
    {
      g_autofree char *text = g_strdup_printf (_ ("It took %u calls of the program; the last:"),
                                               report->overview.n_calls);
      tbr_document_add_text (report->document, text);
    }
  add_words (report, report->overview.call, none);
  add_inputs (report);
}

void
tbr_study_sources_add (TbrStudyReport *report)
{
  add_certainties (report);
  add_provenance (report);
}
