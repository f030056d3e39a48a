/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* By how much branches differ over many futures of each with the same luck. */
#include "report/run_report.h"

#include "draw/language.h"
#include "draw/numeral.h"
#include "report/report_measure.h"

#include <glib/gi18n.h>
#include <math.h>

#define DASH "\xe2\x80\x93"
#define MINUS "\xe2\x88\x92"
#define PLUS_MINUS "\xc2\xb1"
/* What stands before a value that rests on an estimate, as in the window. */
#define ESTIMATE "\xe2\x89\x88 "
/* Branches that have room beside the one that is reported. */
#define BESIDE_MOST 2
/* Fewer pairs of runs have no interval. */
#define PAIRS_LEAST 2

/* This run's variant less another's, over pairs of runs; FALSE when the outlook does not hold the
   two against each other, or not yet. */
static gboolean
find_difference (const TbrRunReportSpec *spec, const TbrOutlookMeasure *measure, guint other,
                 TbrInterval *out_difference)
{
  if (other == TBR_NONE || (spec->variant != 0) == (other != 0))
    return FALSE;
  *out_difference = measure->paired[MAX (spec->variant, other)].difference;
  if (spec->variant == 0)
    out_difference->mean = -out_difference->mean;
  return out_difference->n >= PAIRS_LEAST && isfinite (out_difference->half_width);
}

/* "-120 +- 40", "no difference", "(+3 +- 9)" for what may be chance, in the unit of the measure.
 * (transfer full) */
static char *
tell_difference (const TbrOutlookMeasure *measure, const TbrInterval *difference)
{
  if (difference->mean == 0 && !(difference->half_width > 0))
    return g_strdup (_ ("no difference"));
  gboolean is_told = fabs (difference->mean) > difference->half_width;
  g_autofree char *size = tbr_figure_number (fabs (difference->mean));
  g_autofree char *half = tbr_figure_number (difference->half_width);
  g_autofree char *amount
      = g_strdup_printf ("%s%s%s " PLUS_MINUS " %s",
                         measure->certainty == TBR_CERTAINTY_ESTIMATED ? ESTIMATE : "",
                         difference->mean < 0 ? MINUS : "+", size, half);
  return is_told ? g_steal_pointer (&amount) : g_strdup_printf ("(%s)", amount);
}

/* The mean of this run's variant. (transfer full) */
static char *
tell_mean (const TbrRunReportSpec *spec, const TbrOutlookMeasure *measure)
{
  const TbrInterval *mean = &measure->means[spec->variant];
  if (!isfinite (mean->mean))
    return g_strdup (DASH);
  g_autofree char *number = tbr_numeral_great (mean->mean);
  return g_strdup_printf ("%s%s%s%s", measure->certainty == TBR_CERTAINTY_ESTIMATED ? ESTIMATE : "",
                          number, *measure->unit != '\0' ? " " : "", tbr_word (measure->unit));
}

/* Whether anything but zero came about in any run of those that are told. */
static gboolean
is_worth_telling (const TbrRunReportSpec *spec, const TbrOutlookMeasure *measure)
{
  gboolean is_worth
      = isfinite (measure->means[spec->variant].mean) && measure->means[spec->variant].mean != 0;
  for (guint i = 0; i < spec->n_others && !is_worth; i++)
    {
      TbrInterval difference;
      is_worth = find_difference (spec, measure, spec->others[i].variant, &difference)
                 && (difference.mean != 0 || difference.half_width > 0);
    }
  return is_worth;
}

static void
add_row (TbrRunReport *report, const TbrOutlookMeasure *measure, const guint *others, guint n,
         GPtrArray *cells)
{
  const TbrRunReportSpec *spec = report->spec;
  g_ptr_array_add (cells, (gpointer) tbr_report_measure_figure (measure->measure));
  g_ptr_array_add (cells, (gpointer) tbr_run_report_keep (report, tell_mean (spec, measure)));
  for (guint i = 0; i < n; i++)
    {
      TbrInterval difference;
      char *text = find_difference (spec, measure, spec->others[others[i]].variant, &difference)
                       ? tell_difference (measure, &difference)
                       : g_strdup (DASH);
      g_ptr_array_add (cells, (gpointer) tbr_run_report_keep (report, text));
    }
}

/* This branch against some of the others. */
static void
add_table (TbrRunReport *report, const guint *others, guint n)
{
  const TbrRunReportSpec *spec = report->spec;
  const char *headers[BESIDE_MOST + 2] = { _ ("What") };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  headers[1] = spec->branch != NULL ? tbr_run_report_head (report, spec->branch) : _ ("This one");
  for (guint i = 0; i < n; i++)
    {
      const char *name = tbr_run_report_head (report, spec->others[others[i]].name);
      headers[i + 2] = tbr_run_report_keep (report, g_strdup_printf (_ ("less %s"), name));
    }
  for (guint i = 0; tbr_run_tables_figures[i] != NULL; i++)
    {
      const TbrOutlookMeasure *measure
          = tbr_outlook_find (spec->outlook, tbr_run_tables_figures[i]);
      if (measure != NULL && is_worth_telling (spec, measure))
        add_row (report, measure, others, n, cells);
    }
  TbrDocumentTable table = { headers, (const char *const *) cells->pdata, n + 2,
                             cells->len / (n + 2), ((1U << (n + 1)) - 1) << 1 };
  if (cells->len > 0)
    tbr_document_add_table (report->document, &table);
}

void
tbr_run_differences_add (TbrRunReport *report)
{
  const TbrRunReportSpec *spec = report->spec;
  guint others[TBR_RUN_REPORT_BRANCHES], n = 0, n_futures;
  if (spec->outlook == NULL)
    return;
  n_futures = spec->outlook->n_done[spec->variant];
  for (guint i = 0; i < spec->n_others; i++)
    if (spec->others[i].variant != TBR_NONE)
      {
        others[n++] = i;
        n_futures = MIN (n_futures, spec->outlook->n_done[spec->others[i].variant]);
      }
  if (n == 0 || n_futures < PAIRS_LEAST)
    return;
  g_autofree char *heading
      = g_strdup_printf (ngettext ("Differences over %u future of each",
                                   "Differences over %u futures of each", n_futures),
                         n_futures);
  tbr_document_add_heading (report->document, heading);
  for (guint first = 0; first < n; first += BESIDE_MOST)
    add_table (report, others + first, MIN (BESIDE_MOST, n - first));
  tbr_document_add_note (
      report->document,
      /* xgettext:no-c-format */
      _ ("The first column of numbers is the mean of this branch, the next what it is less "
         "another: "
         "every future of one with the same luck as of the other, with the 95 % interval. In "
         "brackets: the interval holds zero, the difference may be chance."));
}
