/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Tables of a run: key figures, needs that were asked for, units sent. */
#include "report/run_report.h"

#include "draw/language.h"
#include "draw/numeral.h"
#include "report/report_measure.h"

#include <tabard/need.h>

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Branches that have room beside the one that is reported, and letters of a name over a column. */
#define BESIDE_MOST 2
#define HEAD_MOST 22
#define DASH "\xe2\x80\x93"
/* What stands before a value that rests on an estimate, as in the window. */
#define ESTIMATE "\xe2\x89\x88 "

const char *const tbr_run_tables_figures[] = {
  "K01.onset-to-request",
  "K02.request-to-first-offer",
  "K04.request-to-first-arrival",
  "K03.offered-at-24h",
  "K06.left-in-time",
  "K07.arrival-to-work",
  "K08.unmet-share",
  "K10.deaths",
  "K10.preventable-deaths",
  "harm.injured-untreated",
  "harm.without-shelter",
  "K13.burned",
  "K13.flooded",
  "K13.dwellings-lost",
  "K09.without-power",
  "K09.without-water",
  "K09.without-telecom",
  "K09.without-health-care",
  "K12.live-rescues",
  "K15.pumped-volume",
  "K24.units-sent",
  "K24.days-below-reserve",
  "K26.person-days",
  "K29.operation",
  "calls.opened",
  NULL,
};
#define FIGURES (G_N_ELEMENTS (tbr_run_tables_figures) - 1)

/* A number with its unit, and whether it rests on an estimate. */
static const char *
value_of (TbrRunReport *report, const TbrIndicator *one)
{
  if (one == NULL || !isfinite (one->value))
    return DASH;
  g_autofree char *number = tbr_numeral_great (one->value);
  return tbr_run_report_keep (report,
                              g_strdup_printf ("%s%s%s%s",
                                               one->certainty == TBR_CERTAINTY_ESTIMATED ? ESTIMATE
                                                                                         : "",
                                               number, *one->unit != '\0' ? " " : "",
                                               tbr_word (one->unit)));
}

static void
add_table (TbrRunReport *report, const char *const *headers, guint n_columns, GPtrArray *cells,
           guint numeric)
{
  TbrDocumentTable table
      = { headers, (const char *const *) cells->pdata, n_columns, cells->len / n_columns, numeric };
  tbr_document_add_table (report->document, &table);
}

void
tbr_run_tables_add_figures (TbrRunReport *report)
{
  const char *const headers[] = { _ ("What"), _ ("How much") };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  for (guint i = 0; i < FIGURES; i++)
    {
      const TbrIndicator *one
          = tbr_result_find (report->result, tbr_run_tables_figures[i], TBR_SCOPE_ALL, "");
      if (one == NULL || !isfinite (one->value) || one->value == 0)
        continue;
      g_ptr_array_add (cells, (gpointer) tbr_report_measure_figure (tbr_run_tables_figures[i]));
      g_ptr_array_add (cells, (gpointer) value_of (report, one));
    }
  if (cells->len == 0)
    return;
  tbr_document_add_heading (report->document, _ ("Key figures"));
  add_table (report, headers, G_N_ELEMENTS (headers), cells, 1U << 1);
  tbr_document_add_note (
      report->document,
      _ ("\xe2\x89\x88 rests on an estimate. Figures that are 0 or never came about "
         "are left out."));
}

const char *
tbr_run_report_head (TbrRunReport *report, const char *name)
{
  if (g_utf8_strlen (name, -1) <= HEAD_MOST)
    return name;
  g_autofree char *begin = g_utf8_substring (name, 0, HEAD_MOST - 1);
  return tbr_run_report_keep (report, g_strconcat (begin, "\xe2\x80\xa6", NULL));
}

/* The values of a figure in this branch and some others, unless it is 0 in all branches or never
   came about. */
static void
add_branch_values (TbrRunReport *report, const char *measure, guint first, guint n,
                   GPtrArray *cells)
{
  const TbrRunReportSpec *spec = report->spec;
  gboolean is_there = FALSE;
  guint before = cells->len;
  g_ptr_array_add (cells, (gpointer) tbr_report_measure_figure (measure));
  for (guint i = 0; i <= spec->n_others; i++)
    {
      const TbrResult *result = i == 0 ? report->result : spec->others[i - 1].result;
      const TbrIndicator *one = tbr_result_find (result, measure, TBR_SCOPE_ALL, "");
      if (i == 0 || (i > first && i <= first + n))
        g_ptr_array_add (cells, (gpointer) value_of (report, one));
      is_there = is_there || (one != NULL && isfinite (one->value) && one->value != 0);
    }
  if (!is_there)
    g_ptr_array_set_size (cells, (gint) before);
}

/* This branch beside some of the others. */
static void
add_branch_table (TbrRunReport *report, guint first, guint n)
{
  const TbrRunReportSpec *spec = report->spec;
  const char *headers[BESIDE_MOST + 2] = { _ ("What") };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  headers[1] = spec->branch != NULL ? tbr_run_report_head (report, spec->branch) : _ ("This one");
  for (guint i = 0; i < n; i++)
    headers[i + 2] = tbr_run_report_head (report, spec->others[first + i].name);
  for (guint i = 0; i < FIGURES; i++)
    add_branch_values (report, tbr_run_tables_figures[i], first, n, cells);
  if (cells->len > 0)
    add_table (report, headers, n + 2, cells, ((1U << (n + 1)) - 1) << 1);
}

void
tbr_run_tables_add_branches (TbrRunReport *report)
{
  const TbrRunReportSpec *spec = report->spec;
  guint n = MIN (spec->n_others, TBR_RUN_REPORT_BRANCHES - 1);
  if (n == 0)
    return;
  tbr_document_add_heading (report->document, _ ("Branches beside each other"));
  for (guint first = 0; first < n; first += BESIDE_MOST)
    add_branch_table (report, first, MIN (BESIDE_MOST, n - first));
  tbr_document_add_note (
      report->document,
      _ ("One run of each branch with the same luck: a difference may be chance."));
  tbr_run_differences_add (report);
}

/* The name of a state by the first @length bytes of a key: "SE" is Sweden, "none" the Union. */
static const char *
state_of (TbrRunReport *report, const char *key, gsize length)
{
  const TbrDictionary *dictionary = report->dictionary;
  for (guint i = 0; i < dictionary->n_states; i++)
    if (strncmp (key, dictionary->state_ids[i], length) == 0
        && dictionary->state_ids[i][length] == '\0')
      return tbr_word (dictionary->state_names[i]);
  return strncmp (key, "none", length) == 0 ? _ ("the Union")
                                            : tbr_run_report_keep (report, g_strndup (key, length));
}

/* "SE/fire-line" is the free fire line in Sweden. */
static const char *
name_cell (TbrRunReport *report, const char *key)
{
  const char *slash = strchr (key, '/');
  int kind = slash != NULL ? tbr_need_find (slash + 1) : -1;
  if (kind < 0)
    return key;
  return tbr_run_report_keep (report,
                              g_strdup_printf (_ ("%s: %s"),
                                               state_of (report, key, (gsize) (slash - key)),
                                               tbr_word (
                                                   tbr_need_info ((TbrNeedKind) kind)->title)));
}

static const char *
value_at (TbrRunReport *report, const char *measure, TbrScope scope, const char *key)
{
  return value_of (report, tbr_result_find (report->result, measure, scope, key));
}

void
tbr_run_tables_add_needs (TbrRunReport *report)
{
  const char *const headers[] = { _ ("Asked for"),     _ ("Request"),          _ ("First offer"),
                                  _ ("First arrival"), _ ("Offered in a day"), _ ("Unmet") };
  static const char *const measures[]
      = { "K01.onset-to-request", "K02.request-to-first-offer", "K04.request-to-first-arrival",
          "K03.offered-at-24h", "K08.unmet-share" };
  const GArray *all = report->result->indicators;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    {
      const TbrIndicator *one = &g_array_index (all, TbrIndicator, i);
      if (one->scope != TBR_SCOPE_STATE_NEED || !g_str_equal (one->measure, measures[0]))
        continue;
      g_ptr_array_add (cells, (gpointer) name_cell (report, one->key));
      for (guint j = 0; j < G_N_ELEMENTS (measures); j++)
        g_ptr_array_add (cells,
                         (gpointer) value_at (report, measures[j], TBR_SCOPE_STATE_NEED, one->key));
    }
  if (cells->len == 0)
    return;
  tbr_document_add_heading (report->document, _ ("What was asked for"));
  add_table (report, headers, G_N_ELEMENTS (headers), cells, 0x3e);
  tbr_document_add_note (
      report->document,
      _ ("Request: after the onset; offer and arrival: after the request; offered: of "
         "what was asked; unmet: of the need, over all its hours."));
}

/* The title of a type by its code. */
static const char *
title_of (const TbrDictionary *dictionary, const char *code)
{
  for (guint i = 0; i < dictionary->n_capabilities; i++)
    if (g_str_equal (dictionary->capability_ids[i], code))
      return tbr_word (dictionary->capability_titles[i]);
  return code;
}

void
tbr_run_tables_add_units (TbrRunReport *report)
{
  const char *const headers[] = { _ ("Owner"), _ ("Type"), "", _ ("Units sent abroad") };
  const GArray *all = report->result->indicators;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    {
      const TbrIndicator *one = &g_array_index (all, TbrIndicator, i);
      const char *slash = strchr (one->key, '/');
      if (one->scope != TBR_SCOPE_STATE_CAPABILITY || !g_str_equal (one->measure, "K24.units-sent")
          || !(one->value > 0) || slash == NULL)
        continue;
      g_ptr_array_add (cells, (gpointer) state_of (report, one->key, (gsize) (slash - one->key)));
      g_ptr_array_add (cells, (gpointer) (slash + 1));
      g_ptr_array_add (cells, (gpointer) title_of (report->dictionary, slash + 1));
      g_ptr_array_add (cells,
                       (gpointer) tbr_run_report_keep (report, tbr_figure_number (one->value)));
    }
  tbr_document_add_heading (report->document, _ ("Units sent abroad"));
  if (cells->len == 0)
    tbr_document_add_text (report->document, _ ("None."));
  else
    add_table (report, headers, G_N_ELEMENTS (headers), cells, 1U << 3);
}

void
tbr_run_tables_add_certainty (TbrRunReport *report)
{
  const GArray *all = report->result->indicators;
  guint n[TBR_CERTAINTY_N] = { 0 }, sum = 0;
  for (guint i = 0; i < all->len; i++)
    {
      const TbrIndicator *one = &g_array_index (all, TbrIndicator, i);
      if (!isfinite (one->value) || one->value == 0 || (guint) one->certainty >= TBR_CERTAINTY_N)
        continue;
      n[one->certainty]++;
      sum++;
    }
  if (sum == 0)
    return;
  g_autofree char *all_of_them = tbr_numeral (sum);
  g_autofree char *estimated = tbr_numeral (n[TBR_CERTAINTY_ESTIMATED]);
  g_autofree char *partly = tbr_numeral (n[TBR_CERTAINTY_PARTLY]);
  g_autofree char *sourced = tbr_numeral (n[TBR_CERTAINTY_SOURCED]);
  g_autofree char *text = g_strdup_printf (
      _ ("Of %s figures above zero %s rest on estimates, %s on sources in part, %s on sources."),
      all_of_them, estimated, partly, sourced);
  tbr_document_add_text (report->document, text);
}
