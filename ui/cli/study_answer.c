/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a study says: of which measures, and in which sentences. */
#include "study_report.h"

#include "draw/language.h"
#include "report/report_measure.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Measures with figures of their own, when nobody has named any, and when somebody has. */
#define CHOSEN_MOST 4
#define NAMED_MOST 12

/* ---- which measures ---- */

static gboolean
is_chosen (const TbrStudyReport *report, const TbrOverviewMeasure *measure)
{
  for (guint i = 0; i < report->chosen->len; i++)
    if (report->chosen->pdata[i] == measure)
      return TRUE;
  return FALSE;
}

/* Adds the measure of this name if it varies. */
static void
choose (TbrStudyReport *report, const char *name)
{
  for (guint i = 0; i < report->overview.measures->len; i++)
    {
      TbrOverviewMeasure *measure = report->overview.measures->pdata[i];
      if (g_str_equal (measure->measure, name) && measure->varies && !is_chosen (report, measure))
        g_ptr_array_add (report->chosen, measure);
    }
}

static gint
compare_ranks (gconstpointer a, gconstpointer b)
{
  const TbrOverviewMeasure *one = *(const TbrOverviewMeasure *const *) a;
  const TbrOverviewMeasure *other = *(const TbrOverviewMeasure *const *) b;
  guint i = tbr_report_measure_rank (one->measure), j = tbr_report_measure_rank (other->measure);
  return i < j ? -1 : i > j ? 1 : strcmp (one->measure, other->measure);
}

/* First what the experiment itself is after, then what has most at stake; what does not vary only
   where nothing does. */
void
tbr_study_answer_choose (TbrStudyReport *report, const char *const *named)
{
  guint most = named != NULL && named[0] != NULL ? NAMED_MOST : CHOSEN_MOST;
  const TbrExperiment *experiment = report->experiment;
  g_autoptr (GPtrArray) ranked = g_ptr_array_new ();

  for (guint i = 0; experiment != NULL && i < experiment->n_stops; i++)
    choose (report, experiment->stops[i].measure);
  for (guint i = 0; experiment != NULL && experiment->keeps[i] != NULL; i++)
    choose (report, experiment->keeps[i]);
  for (guint i = 0; i < report->overview.measures->len; i++)
    g_ptr_array_add (ranked, report->overview.measures->pdata[i]);
  g_ptr_array_sort (ranked, compare_ranks);
  for (int pass = 0; pass < 3 && (pass == 0 || report->chosen->len == 0); pass++)
    for (guint i = 0; i < ranked->len && report->chosen->len < most; i++)
      {
        TbrOverviewMeasure *measure = ranked->pdata[i];
        gboolean is_wanted
            = measure->varies || pass == 2
              || (pass == 1 && measure->means[0].mean != 0 && measure->means[0].n > 0);
        if (is_wanted && !is_chosen (report, measure))
          g_ptr_array_add (report->chosen, measure);
      }
  g_ptr_array_set_size (report->chosen, (gint) MIN (report->chosen->len, most));
}

/* ---- the answer ---- */

/* The point with the best mean; 0 where nothing is known. */
static guint32
best_point (const TbrStudyReport *report, const TbrOverviewMeasure *measure)
{
  double sign = tbr_report_measure_is_better_large (measure->measure) ? -1 : 1;
  guint32 best = 0;

  for (guint32 i = 1; i < report->overview.n_points; i++)
    if (sign * measure->means[i].mean < sign * measure->means[best].mean
        || (isnan (measure->means[best].mean) && isfinite (measure->means[i].mean)))
      best = i;
  return best;
}

/* "8 240 ± 310 ha" (transfer full) */
static char *
with_interval (double value, double half, const char *unit)
{
  g_autofree char *number = tbr_figure_number (value);
  g_autofree char *around = tbr_figure_number (half);
  const char *blank = *unit != '\0' ? " " : "";

  return isfinite (half) ? g_strdup_printf ("%s \xc2\xb1 %s%s%s", number, around, blank, unit)
                         : g_strdup_printf ("%s%s%s", number, blank, unit);
}

/* What one contrast says, as a sentence. */
static void
append_contrast (TbrStudyReport *report, const TbrOverviewMeasure *measure,
                 const TbrContrast *contrast, GString *text)
{
  double mean = contrast->paired.difference.mean;
  const char *unit
      = g_str_equal (measure->unit, "%") ? _ ("percentage points") : tbr_word (measure->unit);
  g_autofree char *change = with_interval (fabs (mean), contrast->joint, unit);
  g_autofree char *there = tbr_figure_number (contrast->mean.mean);
  g_autofree char *before = tbr_figure_number (contrast->base.mean);

  const char *place = tbr_study_report_place (report, 0);
  guint n = contrast->paired.difference.n;
  g_autofree char *pairs = g_strdup_printf (ngettext ("%u pair of runs with the same luck",
                                                      "%u pairs of runs with the same luck", n),
                                            n);
  if (contrast->base.mean > 0)
    g_string_append_printf (text,
                            mean < 0 ? _ ("%s against %s at %s: %s less, down %.0f %%, over %s.")
                                     : _ ("%s against %s at %s: %s more, up %.0f %%, over %s."),
                            there, before, place, change, fabs (100 * mean / contrast->base.mean),
                            pairs);
  else
    g_string_append_printf (text,
                            mean < 0 ? _ ("%s against %s at %s: %s less, over %s.")
                                     : _ ("%s against %s at %s: %s more, over %s."),
                            there, before, place, change, pairs);
  g_autofree char *median = tbr_figure_number (measure->quartiles[3 * contrast->point + 1].value);
  g_autofree char *old = tbr_figure_number (measure->quartiles[1].value);
  g_string_append_c (text, ' ');
  g_string_append_printf (text, _ ("In the median: %s against %s."), median, old);
}

/* The largest difference that is seen to be worse, and else the largest of all. */
static const TbrContrast *
largest_contrast (const TbrStudyReport *report, const TbrOverviewMeasure *measure)
{
  const TbrContrast *largest = NULL;

  for (guint32 i = 1; i < report->overview.n_points; i++)
    {
      const TbrContrast *row = tbr_study_report_contrast (report, i, measure->measure);
      if (row == NULL)
        continue;
      if (largest == NULL || tbr_study_report_is_seen (row) > tbr_study_report_is_seen (largest)
          || (tbr_study_report_is_seen (row) == tbr_study_report_is_seen (largest)
              && fabs (row->paired.difference.mean) > fabs (largest->paired.difference.mean)))
        largest = row;
    }
  return largest;
}

static void
append_alone (const TbrStudyReport *report, const TbrOverviewMeasure *measure, GString *text)
{
  g_autofree char *mean = with_interval (measure->means[0].mean, measure->means[0].half_width,
                                         tbr_word (measure->unit));
  g_string_append_printf (text,
                          ngettext ("%s: %s in the mean of %u run.",
                                    "%s: %s in the mean of %u runs (with 95 %%).",
                                    measure->means[0].n),
                          tbr_report_measure_title (measure->measure), mean, measure->means[0].n);
}

/* What the study says of a measure. */
static void
append_answer (TbrStudyReport *report, const TbrOverviewMeasure *measure, GString *text)
{
  const char *title = tbr_report_measure_title (measure->measure);
  guint32 best = best_point (report, measure);
  const TbrContrast *contrast = tbr_study_report_contrast (report, best, measure->measure);
  const TbrContrast *largest = largest_contrast (report, measure);

  if (tbr_study_indices_say (report, measure, text))
    return;
  if (report->overview.n_points < 2)
    append_alone (report, measure, text);
  else if (report->contrasts.rows == NULL)
    g_string_append_printf (text, _ ("%s: no two points have runs with the same luck yet."), title);
  else if (largest == NULL)
    g_string_append_printf (text, _ ("%s is the same at every point, in every pair of runs."),
                            title);
  else if (contrast != NULL && tbr_study_report_is_seen (contrast))
    {
      g_string_append_printf (text, _ ("%s is best at %s:"), title,
                              tbr_study_report_place (report, best));
      g_string_append_c (text, ' ');
      append_contrast (report, measure, contrast, text);
    }
  else if (tbr_study_report_is_seen (largest))
    {
      g_string_append_printf (
          text, _ ("%s: no point is seen to do better than %s, and some do worse. At %s it is"),
          title, tbr_study_report_place (report, 0),
          tbr_study_report_place (report, largest->point));
      g_string_append_c (text, ' ');
      append_contrast (report, measure, largest, text);
    }
  else
    {
      g_string_append_printf (
          text, _ ("%s: what the points differ by cannot be told from chance. At %s it is"), title,
          tbr_study_report_place (report, largest->point));
      g_string_append_c (text, ' ');
      append_contrast (report, measure, largest, text);
    }
}

void
tbr_study_answer_add (TbrStudyReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_answer (report, report->chosen->pdata[0], text);
  tbr_document_add_answer (report->document, text->str);
  for (guint i = 1; i < report->chosen->len; i++)
    {
      g_string_truncate (text, 0);
      append_answer (report, report->chosen->pdata[i], text);
      tbr_document_add_text (report->document, text->str);
    }
  if (report->contrasts.rows != NULL && report->indices.rows == NULL)
    tbr_document_add_note (
        report->document,
        /* xgettext:no-c-format */
        _ ("\xc2\xb1 in these sentences holds with 95 % for all points together; in the figures "
           "each interval holds with 95 % for itself. Runs of two points are pairs: the same "
           "weather, the same luck, only the factors differ."));
  if (report->overview.least_runs < report->overview.most_runs
      && !g_str_equal (tbr_overview_word (&report->overview, "state"), "complete"))
    tbr_document_add_text (report->document,
                           _ ("The study is not finished: this is what its runs have told so far; "
                              "batch --resume goes on."));
  if (report->overview.n_failed > 0)
    {
      g_autofree char *failed
          = g_strdup_printf (ngettext ("%u run failed and is left out; trials.csv says why.",
                                       "%u runs failed and are left out; trials.csv says why.",
                                       report->overview.n_failed),
                             report->overview.n_failed);
      tbr_document_add_text (report->document, failed);
    }
}
