/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A study as a document: its answer, figures, what they rest on, where they come from. */
#include "study_report.h"

#include "draw/language.h"
#include "report/report_measure.h"

#include <tabard/scenario.h>

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Points that are listed one by one. */
#define LISTED_MOST 24
/* Longest name of a point that is said within a sentence, bytes. */
#define LABEL_MOST 90
/* Longest number with its unit that stands as it is, bytes. */
#define DIGITS_MOST 8

gpointer
tbr_study_report_take (TbrStudyReport *report, gsize size)
{
  gpointer memory = g_malloc0 (MAX (size, 1));
  g_ptr_array_add (report->owned, memory);
  return memory;
}

const char *
tbr_study_report_keep (TbrStudyReport *report, char *text)
{
  g_ptr_array_add (report->owned, text);
  return text;
}

const char *
tbr_study_report_point (TbrStudyReport *report, guint32 point)
{
  return tbr_study_report_keep (report, report->overview.n_factors == 0
                                            ? g_strdup (_ ("all runs"))
                                            : g_strdup_printf ("%u: %s", point,
                                                               report->overview.labels[point]));
}

const char *
tbr_study_report_place (TbrStudyReport *report, guint32 point)
{
  const char *label = report->overview.labels[point];

  return tbr_study_report_keep (report, strlen (label) > LABEL_MOST
                                            ? g_strdup_printf (_ ("point %u"), point)
                                            : g_strdup_printf (_ ("point %u (%s)"), point, label));
}

const TbrContrast *
tbr_study_report_contrast (const TbrStudyReport *report, guint32 point, const char *measure)
{
  const GPtrArray *rows = report->contrasts.rows;
  guint low = 0, high = rows != NULL ? rows->len : 0;

  /* rows are in the order of their points */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (((const TbrContrast *) rows->pdata[middle])->point < point)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; rows != NULL && i < rows->len; i++)
    {
      const TbrContrast *row = rows->pdata[i];
      if (row->point != point)
        break;
      if (g_str_equal (row->measure, measure))
        return row;
    }
  return NULL;
}

gboolean
tbr_study_report_is_seen (const TbrContrast *contrast)
{
  return contrast != NULL && fabs (contrast->paired.difference.mean) > contrast->joint;
}

void
tbr_study_report_row (GPtrArray *cells, const char *first, const char *second, const char *third)
{
  g_ptr_array_add (cells, (gpointer) first);
  g_ptr_array_add (cells, (gpointer) second);
  if (third != NULL)
    g_ptr_array_add (cells, (gpointer) third);
}

void
tbr_study_report_table (TbrStudyReport *report, const char *const *headers, guint n_columns,
                        GPtrArray *cells)
{
  TbrDocumentTable table = { .headers = headers,
                             .cells = (const char *const *) cells->pdata,
                             .n_columns = n_columns,
                             .n_rows = cells->len / n_columns };
  tbr_document_add_table (report->document, &table);
}

/* ---- tables ---- */

/* Labels that a factor has, each once: "when-short, at-once"; numbers as their range. */
static const char *
describe_levels (TbrStudyReport *report, const TbrOverviewFactor *factor)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint n_points = report->overview.n_points;

  for (guint i = 0; i < n_points; i++)
    {
      gboolean is_new = factor->labels[i] != NULL;
      for (guint j = 0; is_new && j < labels->len; j++)
        is_new = !g_str_equal (labels->pdata[j], factor->labels[i]);
      if (is_new)
        g_ptr_array_add (labels, factor->labels[i]);
    }
  if (labels->len > LISTED_MOST / 2)
    {
      guint low = 0, high = 0;
      for (guint i = 1; i < n_points; i++)
        {
          low = factor->numbers[i] < factor->numbers[low] ? i : low;
          high = factor->numbers[i] > factor->numbers[high] ? i : high;
        }
      return tbr_study_report_keep (report,
                                    g_strdup_printf (_ ("%s to %s, %u values"), factor->labels[low],
                                                     factor->labels[high], labels->len));
    }
  g_ptr_array_add (labels, NULL);
  return tbr_study_report_keep (report, g_strjoinv (", ", (char **) labels->pdata));
}

/* "4 points with 16 runs each" (transfer full) */
static char *
runs_of (const TbrOverview *overview)
{
  guint n = overview->n_points, least = overview->least_runs, most = overview->most_runs;

  if (least != most)
    return g_strdup_printf (ngettext ("%u point with %u to %u runs", "%u points with %u to %u runs",
                                      n),
                            n, least, most);
  if (n == 1)
    return g_strdup_printf (ngettext ("%u point with %u run", "%u point with %u runs", most), n,
                            most);
  return g_strdup_printf (ngettext ("%u points with %u run each", "%u points with %u runs each",
                                    most),
                          n, most);
}

/* What the numbers of the points mean. */
static void
add_points (TbrStudyReport *report)
{
  const TbrOverview *overview = &report->overview;
  const char *headers[TBR_DOCUMENT_COLUMNS] = { _ ("Point") };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  guint n = overview->n_factors + 1;

  if (overview->n_points > LISTED_MOST || n > TBR_DOCUMENT_COLUMNS / 2)
    {
      tbr_document_add_note (report->document,
                             _ ("design.csv in the study's folder lists the points."));
      return;
    }
  if (overview->n_points < 2)
    return;
  for (guint i = 1; i < n; i++)
    headers[i] = overview->factors[i - 1].name;
  for (guint32 point = 0; point < overview->n_points; point++)
    {
      g_ptr_array_add (cells,
                       (gpointer) tbr_study_report_keep (report, g_strdup_printf ("%u", point)));
      for (guint i = 0; i + 1 < n; i++)
        g_ptr_array_add (cells, overview->factors[i].labels[point]);
    }
  tbr_study_report_table (report, headers, n, cells);
}

/* "full" is said of other things, too. */
static const char *
name_of_design (TbrDesignKind design)
{
  return design == TBR_DESIGN_FULL ? C_ ("design", "full") : tbr_word (tbr_design_names[design]);
}

static void
add_design (TbrStudyReport *report)
{
  const char *const headers[] = { _ ("Factor"), _ ("Sets"), _ ("Values") };
  const TbrOverview *overview = &report->overview;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *runs = runs_of (overview);

  tbr_document_add_heading (report->document, _ ("What was compared"));
  if (report->experiment != NULL && overview->n_factors > 0)
    g_string_append_printf (text, _ ("Design %s: %s."), name_of_design (report->experiment->design),
                            runs);
  else
    g_string_append_printf (text, "%s.", runs);
  tbr_document_add_text (report->document, text->str);
  for (guint i = 0; i < overview->n_factors; i++)
    tbr_study_report_row (cells, overview->factors[i].name, overview->factors[i].path,
                          describe_levels (report, &overview->factors[i]));
  if (cells->len > 0)
    tbr_study_report_table (report, headers, 3, cells);
  add_points (report);
}

/* ---- the whole ---- */

static void
read_experiment (TbrStudyReport *report)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  const char *text = tbr_overview_word (&report->overview, "experiment");

  report->experiment = tbr_experiment_parse (text, strlen (text), "experiment", faults);
}

/* Names of points with as many digits as a reader wants. */
static void
shorten_labels (TbrOverview *overview)
{
  for (guint32 point = 0; point < overview->n_points && overview->n_factors > 0; point++)
    {
      GString *text = g_string_new (NULL);
      for (guint i = 0; i < overview->n_factors; i++)
        {
          const TbrOverviewFactor *factor = &overview->factors[i];
          const char *label = factor->labels[point] != NULL ? factor->labels[point] : "";
          g_autofree char *number = tbr_figure_number (factor->numbers[point]);
          gboolean is_long = isfinite (factor->numbers[point]) && strlen (label) > DIGITS_MOST;
          g_string_append_printf (text, "%s%s %s%s%s", i > 0 ? ", " : "", factor->name,
                                  is_long ? number : label,
                                  is_long && *factor->unit != '\0' ? " " : "",
                                  is_long ? factor->unit : "");
        }
      g_free (overview->labels[point]);
      overview->labels[point] = g_string_free (text, FALSE);
    }
}

static gboolean
load (TbrStudyReport *report, const char *const *measures, GError **error)
{
  if (!tbr_overview_load (report->folder, measures, &report->overview, error))
    return FALSE;
  /* what cannot be compared, or is no factorial, has no such figures */
  tbr_contrasts_load (report->folder, NULL, measures, &report->contrasts, NULL);
  tbr_effects_load (report->folder, measures, &report->effects, NULL);
  read_experiment (report);
  if (report->experiment != NULL && tbr_indices_suit (report->experiment->design))
    tbr_indices_load (report->folder, report->experiment, measures, &report->indices, NULL);
  shorten_labels (&report->overview);
  tbr_study_answer_choose (report, measures);
  return TRUE;
}

static void
compose (TbrStudyReport *report)
{
  const TbrOverview *overview = &report->overview;
  g_autofree char *scenario = g_path_get_basename (tbr_overview_word (overview, "scenario"));
  g_autofree char *name = g_path_get_basename (report->folder);
  g_autofree char *runs = runs_of (overview);
  g_autofree char *subtitle = g_strdup_printf (_ ("Scenario %s, %s, seed %s"), scenario, runs,
                                               tbr_overview_word (overview, "seed"));
  g_autofree char *stamp = g_strdup_printf (_ ("%s \xc2\xb7 tabard %s \xc2\xb7 scenario %s"), name,
                                            tbr_overview_word (overview, "program"),
                                            tbr_overview_word (overview, "scenario-digest"));
  TbrDocumentHead head = { _ ("Report of a study"), tbr_word (overview->title), subtitle, stamp };

  report->document = tbr_document_new (&head);
  tbr_study_answer_add (report);
  add_design (report);
  for (guint i = 0; i < report->chosen->len; i++)
    tbr_study_figures_add (report, report->chosen->pdata[i]);
  tbr_study_figures_add_front (report);
  tbr_study_figures_add_series (report);
  tbr_study_sources_add (report);
}

gboolean
tbr_study_report_write (const char *folder, const char *const *measures, const char *path,
                        GError **error)
{
  TbrStudyReport report = { .folder = folder,
                            .chosen = g_ptr_array_new (),
                            .owned = g_ptr_array_new_with_free_func (g_free) };
  gboolean done = load (&report, measures, error);

  if (done)
    {
      compose (&report);
      done = tbr_document_write (report.document, path, error);
    }
  tbr_document_free (report.document);
  tbr_experiment_free (report.experiment);
  tbr_overview_clear (&report.overview);
  tbr_contrasts_clear (&report.contrasts);
  tbr_effects_clear (&report.effects);
  tbr_indices_clear (&report.indices);
  g_ptr_array_unref (report.chosen);
  g_ptr_array_unref (report.owned);
  return done;
}
