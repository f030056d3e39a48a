/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A run as a document: in which order it says what. */
#include "report/run_report.h"

#include "draw/language.h"
#include "draw/when.h"
#include "report/run_answer.h"

#include <glib/gi18n.h>
#include <math.h>

/* Instants on the map. */
#define MAPS_MOST 2
/* Two instants closer than this share of the run are one. */
#define APART 0.05

/* An instant of the run on the map. */
typedef struct
{
  TbrTime at;
  const char *title;
  TbrSnapshot *snapshot;
  TbrDrawOptions options;
  TbrMapFigure figure;
} Instant;

gpointer
tbr_run_report_take (TbrRunReport *report, gsize size)
{
  gpointer memory = g_malloc0 (MAX (size, 1));
  g_ptr_array_add (report->owned, memory);
  return memory;
}

const char *
tbr_run_report_keep (TbrRunReport *report, char *text)
{
  g_ptr_array_add (report->owned, text);
  return text;
}

/* ---- the run ---- */

/* Runs to an instant, giving the orders on the way; @next: the first that is still to come. */
static gboolean
run_to (const TbrRunReportSpec *spec, TbrSim *sim, TbrTime at, guint *next, GError **error)
{
  while (spec->orders != NULL && *next < spec->orders->len)
    {
      const TbrCommand *order = spec->orders->pdata[*next];
      if (order->at > at)
        break;
      tbr_sim_run_until (sim, order->at);
      if (!tbr_sim_order (sim, order, error))
        return FALSE;
      (*next)++;
    }
  tbr_sim_run_until (sim, at);
  return TRUE;
}

/* ---- instants worth a map ---- */

static TbrTime
time_of (const TbrResult *result, const char *measure, const char *key)
{
  const TbrIndicator *one = tbr_result_find (result, measure, TBR_SCOPE_SPELL, key);
  return one != NULL && isfinite (one->value) ? (TbrTime) (one->value * (double) TBR_HOUR) : 0;
}

/* In the middle of the worst shortage; FALSE when nothing was short. */
static gboolean
find_shortage (const TbrResult *result, TbrTime *out_at)
{
  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      if (one->scope != TBR_SCOPE_SPELL || !g_str_equal (one->measure, "shortage.began")
          || !g_str_has_prefix (one->key, "1/"))
        continue;
      *out_at = time_of (result, "shortage.began", one->key)
                + time_of (result, "shortage.lasted", one->key) / 2;
      return TRUE;
    }
  return FALSE;
}

/* When most units were at work; FALSE when none ever was. */
static gboolean
find_peak (const TbrResult *result, TbrTime *out_at)
{
  double most = 0;
  for (guint i = 0; i < result->points->len; i++)
    {
      const TbrSeriesPoint *point = &g_array_index (result->points, TbrSeriesPoint, i);
      if (!g_str_equal (point->measure, "series.units") || !g_str_equal (point->key, "working")
          || point->value <= most)
        continue;
      most = point->value;
      *out_at = point->at;
    }
  return most > 0;
}

static int
compare_instants (gconstpointer a, gconstpointer b)
{
  TbrTime x = ((const Instant *) a)->at, y = ((const Instant *) b)->at;
  return (x > y) - (x < y);
}

/* Which instants, in order of time. */
static guint
choose_instants (const TbrResult *result, TbrTime duration, Instant *out)
{
  guint n = 0;
  if (find_shortage (result, &out[n].at))
    out[n++].title = _ ("In the middle of the worst shortage");
  if (find_peak (result, &out[n].at)
      && (n == 0 || fabs ((double) (out[n].at - out[0].at)) > APART * (double) duration))
    out[n++].title = _ ("When most units were at work");
  qsort (out, n, sizeof *out, compare_instants);
  return n;
}

/* A second run, to the instants. */
static gboolean
take_snapshots (TbrRunReport *report, Instant *instants, guint n, GError **error)
{
  const TbrRunReportSpec *spec = report->spec;
  g_autoptr (TbrSim) sim = tbr_sim_new (spec->scenario, spec->seed, spec->replication);
  guint next = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!run_to (spec, sim, instants[i].at, &next, error))
        return FALSE;
      instants[i].snapshot = tbr_sim_snapshot (sim);
      instants[i].figure = (TbrMapFigure){ .map = spec->scenario->map,
                                           .snapshot = instants[i].snapshot,
                                           .options = &instants[i].options };
    }
  return TRUE;
}

/* ---- the document ---- */

static void
add_maps (TbrRunReport *report, Instant *instants, guint n)
{
  if (n > 0)
    tbr_document_add_heading (report->document, _ ("The situation"));
  for (guint i = 0; i < n; i++)
    tbr_document_add_figure (report->document, &(TbrFigure){ .kind = TBR_FIGURE_MAP,
                                                             .chart = &instants[i].figure,
                                                             .title = instants[i].title,
                                                             .note = "" });
}

static void
add_sources (TbrRunReport *report, guint64 digest)
{
  const char *const headers[] = { _ ("What"), _ ("Value") };
  const TbrRunReportSpec *spec = report->spec;
  const TbrScenario *scenario = spec->scenario;
  const char *const *settings = spec->settings;
  guint n_settings = settings != NULL ? g_strv_length ((char **) settings) : 0;
  g_autofree char *set
      = n_settings > 0 ? g_strjoinv ("; ", (char **) settings) : g_strdup (_ ("none"));
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, spec->seed);
  g_autofree char *luck = g_strdup_printf (_ ("%s, replication %u"), seed, spec->replication);
  g_autofree char *orders = g_strdup_printf ("%u", spec->orders != NULL ? spec->orders->len : 0);
  g_autofree char *files = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", scenario->digest);
  g_autofree char *outcome = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", digest);
  const char *cells[] = { _ ("Scenario"),
                          scenario->id,
                          _ ("Branch"),
                          spec->branch != NULL ? spec->branch : _ ("none"),
                          _ ("Seed of all chance"),
                          luck,
                          _ ("Values set"),
                          set,
                          _ ("Orders given beside it"),
                          orders,
                          _ ("Digest of the files read"),
                          files,
                          _ ("Digest of the run"),
                          outcome,
                          _ ("Made by tabard"),
                          spec->program };
  TbrDocumentTable table = { headers, cells, G_N_ELEMENTS (headers), G_N_ELEMENTS (cells) / 2, 0 };
  tbr_document_add_heading (report->document, _ ("Where this comes from"));
  tbr_run_tables_add_certainty (report);
  tbr_document_add_table (report->document, &table);
  tbr_document_add_note (
      report->document,
      _ ("The same scenario, seed, replication and orders give the same digest, on "
         "any machine: tabard run shows it."));
}

static TbrDocument *
begin_document (const TbrRunReportSpec *spec, guint64 digest)
{
  const TbrScenario *scenario = spec->scenario;
  g_autofree char *start = tbr_when_civil (scenario, 0);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, spec->seed);
  g_autofree char *outcome = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", digest);
  g_autofree char *days = tbr_figure_number ((double) scenario->meta->duration / (double) TBR_DAY);
  g_autofree char *subtitle = g_strdup_printf (_ ("%s days from %s; seed %s, replication %u"), days,
                                               start, seed, spec->replication);
  g_autofree char *stamp = g_strdup_printf (_ ("%s \xc2\xb7 tabard %s \xc2\xb7 run %s"),
                                            scenario->id, spec->program, outcome);
  TbrDocumentHead head
      = { _ ("Report of a run"), tbr_word (scenario->meta->title), subtitle, stamp };
  return tbr_document_new (&head);
}

static void
compose (TbrRunReport *report, const TbrSim *sim, Instant *instants, guint n)
{
  const TbrRunReportSpec *spec = report->spec;
  g_autofree char *answer
      = tbr_run_answer (report->dictionary, spec->scenario, spec->scenario->map, report->result);
  report->document = begin_document (spec, tbr_sim_digest (sim));
  tbr_document_add_answer (report->document, answer);
  if (*spec->scenario->meta->summary != '\0')
    tbr_document_add_text (report->document, tbr_word (spec->scenario->meta->summary));
  add_maps (report, instants, n);
  tbr_run_tables_add_figures (report);
  tbr_run_tables_add_branches (report);
  tbr_run_charts_add (report);
  tbr_run_tables_add_needs (report);
  tbr_run_tables_add_units (report);
  add_sources (report, tbr_sim_digest (sim));
}

/* A run on its way, and what stopped it. */
typedef struct
{
  const TbrRunReportSpec *spec;
  guint next; /* of the orders */
  GError *error;
} Way;

static gboolean
advance (gpointer data, TbrSim *sim, TbrTime to)
{
  Way *way = data;
  return run_to (way->spec, sim, to, &way->next, &way->error);
}

static void
report_clear (TbrRunReport *report)
{
  g_clear_pointer (&report->document, tbr_document_free);
  g_clear_pointer (&report->charts, tbr_outlook_charts_free);
  g_ptr_array_unref (report->owned);
}

gboolean
tbr_run_report_write (const TbrRunReportSpec *spec, const char *path, GError **error)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (spec->scenario, spec->seed, spec->replication);
  Instant instants[MAPS_MOST] = { 0 };
  Way way = { .spec = spec };
  g_autoptr (TbrOutlook) own
      = tbr_outlook_of_run (sim, spec->branch != NULL ? spec->branch : spec->scenario->id,
                            TBR_RUN_REPORT_INSTANTS, advance, &way);
  if (own == NULL)
    {
      g_propagate_error (error, way.error);
      return FALSE;
    }
  g_autoptr (TbrResult) result = tbr_sim_result (sim);
  TbrRunReport report = { .spec = spec,
                          .dictionary = tbr_sim_dictionary (sim),
                          .result = result,
                          .own = own,
                          .owned = g_ptr_array_new_with_free_func (g_free) };
  guint n = choose_instants (result, spec->scenario->meta->duration, instants);
  gboolean done = take_snapshots (&report, instants, n, error);
  if (done)
    {
      compose (&report, sim, instants, n);
      done = tbr_document_write (report.document, path, error);
    }
  report_clear (&report);
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&instants[i].snapshot, tbr_snapshot_free);
  return done;
}
