/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is kept of each run: its measures, and its curves in single precision. */
#include "batch/tally.h"

#include "batch/overview_series.h"
#include "output/statistics_of.h"

#include <math.h>
#include <string.h>

#define CONFIDENCE 0.95
/* What a band goes between. Source: our assumption; four of five runs. */
#define BAND_LOW 0.1
#define BAND_HIGH 0.9

typedef enum
{
  RUN_NONE,
  RUN_DONE,
  RUN_FAILED
} RunState;

/* A measure of all runs. */
typedef struct
{
  char *measure, *unit;
  TbrCertainty certainty;
  double *values; /* by variant, then replication; NAN where there is none */
} Row;

/* A curve of all runs. */
typedef struct
{
  char *measure, *key, *unit;
  TbrScope scope;
  float **values; /* by variant, then replication: by instant; NULL where it was 0 throughout */
} Curve;

struct _TbrTally
{
  guint n_variants, n_replications, n_instants;
  guint8 *states;    /* RunState, by variant, then replication */
  char **faults;     /* by variant */
  double *steps;     /* by variant: hours between instants */
  GPtrArray *rows;   /* Row */
  GPtrArray *curves; /* Curve */
};

static gsize
n_runs (const TbrTally *tally)
{
  return (gsize) tally->n_variants * tally->n_replications;
}

static gsize
place_of (const TbrTally *tally, guint variant, guint replication)
{
  return (gsize) variant * tally->n_replications + replication;
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->measure);
  g_free (row->unit);
  g_free (row->values);
  g_free (row);
}

static void
curve_free (gpointer data, gsize n)
{
  Curve *curve = data;

  for (gsize i = 0; i < n; i++)
    g_free (curve->values[i]);
  g_free (curve->measure);
  g_free (curve->key);
  g_free (curve->unit);
  g_free (curve->values);
  g_free (curve);
}

void
tbr_tally_run_clear (TbrTallyRun *run)
{
  g_clear_pointer (&run->result, tbr_result_free);
  g_clear_pointer (&run->curves, tbr_result_free);
  g_clear_pointer (&run->message, g_free);
}

TbrTally *
tbr_tally_new (guint n_variants, guint n_replications, guint n_instants)
{
  TbrTally *tally = g_new0 (TbrTally, 1);

  tally->n_variants = n_variants;
  tally->n_replications = n_replications;
  tally->n_instants = n_instants;
  tally->states = g_new0 (guint8, n_runs (tally));
  tally->faults = g_new0 (char *, n_variants);
  tally->steps = g_new0 (double, n_variants);
  tally->rows = g_ptr_array_new_with_free_func (row_free);
  tally->curves = g_ptr_array_new ();
  return tally;
}

void
tbr_tally_free (TbrTally *tally)
{
  for (guint i = 0; i < tally->n_variants; i++)
    g_free (tally->faults[i]);
  for (guint i = 0; i < tally->curves->len; i++)
    curve_free (tally->curves->pdata[i], n_runs (tally));
  g_ptr_array_unref (tally->curves);
  g_ptr_array_unref (tally->rows);
  g_free (tally->states);
  g_free (tally->faults);
  g_free (tally->steps);
  g_free (tally);
}

/* ---- taking in ---- */

/* The row of a measure; @guess: where it stood last time. */
static Row *
find_row (TbrTally *tally, const TbrIndicator *indicator, guint guess)
{
  for (guint i = 0; i < tally->rows->len; i++)
    {
      Row *row = tally->rows->pdata[(guess + i) % tally->rows->len];
      if (strcmp (row->measure, indicator->measure) == 0)
        return row;
    }
  Row *row = g_new (Row, 1);
  *row = (Row){ .measure = g_strdup (indicator->measure),
                .unit = g_strdup (indicator->unit),
                .certainty = indicator->certainty,
                .values = g_new (double, n_runs (tally)) };
  for (gsize i = 0; i < n_runs (tally); i++)
    row->values[i] = NAN;
  g_ptr_array_add (tally->rows, row);
  return row;
}

static void
add_measures (TbrTally *tally, const TbrTallyRun *run)
{
  const GArray *indicators = run->result->indicators;
  guint n = 0;

  for (guint i = 0; i < indicators->len; i++)
    {
      const TbrIndicator *indicator = &g_array_index (indicators, TbrIndicator, i);
      if (indicator->scope != TBR_SCOPE_ALL)
        continue;
      Row *row = find_row (tally, indicator, n++);
      row->values[place_of (tally, run->variant, run->replication)] = indicator->value;
      row->certainty = MAX (row->certainty, indicator->certainty);
    }
}

static Curve *
find_curve (TbrTally *tally, const TbrSeriesPoint *point)
{
  for (guint i = 0; i < tally->curves->len; i++)
    {
      Curve *curve = tally->curves->pdata[i];
      if (curve->scope == point->scope && strcmp (curve->measure, point->measure) == 0
          && strcmp (curve->key, point->key) == 0)
        return curve;
    }
  Curve *curve = g_new (Curve, 1);
  *curve = (Curve){ .measure = g_strdup (point->measure),
                    .key = g_strdup (point->key),
                    .unit = g_strdup (point->unit),
                    .scope = point->scope,
                    .values = g_new0 (float *, n_runs (tally)) };
  g_ptr_array_add (tally->curves, curve);
  return curve;
}

static void
add_curves (TbrTally *tally, const TbrTallyRun *run)
{
  const GArray *points = run->curves->points;
  gsize place = place_of (tally, run->variant, run->replication);
  const TbrSeriesPoint *last = NULL;
  float *values = NULL;
  guint instant = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const TbrSeriesPoint *point = &g_array_index (points, TbrSeriesPoint, i);

      if (last == NULL || last->scope != point->scope || strcmp (last->measure, point->measure) != 0
          || strcmp (last->key, point->key) != 0)
        {
          Curve *curve = find_curve (tally, point);
          values = curve->values[place] = g_new (float, tally->n_instants);
          for (guint k = 0; k < tally->n_instants; k++)
            values[k] = NAN;
          instant = 0;
        }
      last = point;
      if (instant < tally->n_instants)
        values[instant++] = (float) point->value;
      if (point->at > 0 && instant == 2)
        tally->steps[run->variant] = (double) point->at / (double) TBR_HOUR;
    }
}

void
tbr_tally_add (TbrTally *tally, const TbrTallyRun *run)
{
  gsize place = place_of (tally, run->variant, run->replication);

  if (tally->states[place] != RUN_NONE)
    return;
  tally->states[place] = run->result != NULL ? RUN_DONE : RUN_FAILED;
  if (run->result != NULL)
    add_measures (tally, run);
  else if (tally->faults[run->variant] == NULL)
    tally->faults[run->variant] = g_strdup (run->message);
  if (run->result != NULL && run->curves != NULL)
    add_curves (tally, run);
}

/* ---- looking ---- */

static void
free_measure (gpointer data)
{
  TbrOutlookMeasure *measure = data;

  g_free (measure->measure);
  g_free (measure->unit);
  g_free (measure->means);
  g_free (measure->medians);
  g_free (measure->paired);
  g_free (measure->joint);
  g_free (measure);
}

static gboolean
varies (const double *values, gsize n)
{
  double first = NAN;

  for (gsize i = 0; i < n; i++)
    {
      if (isnan (first))
        first = values[i];
      if (isfinite (values[i]) && values[i] != first)
        return TRUE;
    }
  return FALSE;
}

static TbrOutlookMeasure *
look_at_row (const TbrTally *tally, const Row *row)
{
  guint n = tally->n_variants, n_replications = tally->n_replications;
  double joint = 1 - (1 - CONFIDENCE) / MAX (n - 1, 1);
  TbrOutlookMeasure *measure = g_new (TbrOutlookMeasure, 1);

  *measure = (TbrOutlookMeasure){ .measure = g_strdup (row->measure),
                                  .unit = g_strdup (row->unit),
                                  .certainty = row->certainty,
                                  .varies = varies (row->values, n_runs (tally)),
                                  .means = g_new (TbrInterval, n),
                                  .medians = g_new (TbrQuantile, n),
                                  .paired = g_new (TbrPaired, n),
                                  .joint = g_new (double, n) };
  for (guint i = 0; i < n; i++)
    {
      const double *values = row->values + place_of (tally, i, 0);
      measure->means[i] = tbr_interval_of (values, n_replications, CONFIDENCE);
      measure->medians[i] = tbr_quantile_of (values, n_replications, 0.5, CONFIDENCE);
      measure->paired[i] = tbr_paired_of (row->values, values, n_replications, CONFIDENCE);
      measure->joint[i]
          = tbr_interval_paired (row->values, values, n_replications, joint).half_width;
    }
  return measure;
}

/* The values of a curve at an instant, in order. Returns: how many */
static guint
collect (const TbrTally *tally, const Curve *curve, guint variant, guint instant, double *out)
{
  guint n = 0;

  for (guint i = 0; i < tally->n_replications; i++)
    {
      gsize place = place_of (tally, variant, i);
      const float *values = curve->values[place];

      if (tally->states[place] != RUN_DONE)
        continue;
      out[n] = values != NULL ? (double) values[instant] : 0;
      n += isfinite (out[n]);
    }
  tbr_statistics_sort (out, n);
  return n;
}

static TbrOverviewSeries *
look_at_curve (const TbrTally *tally, const Curve *curve, guint variant, double *values)
{
  guint n = tally->n_instants;
  TbrOverviewSeries *band = g_new (TbrOverviewSeries, 1);

  *band = (TbrOverviewSeries){ .point = variant,
                               .measure = g_strdup (curve->measure),
                               .scope = g_strdup (tbr_scope_names[curve->scope]),
                               .key = g_strdup (curve->key),
                               .unit = g_strdup (curve->unit),
                               .n = n,
                               .hours = g_new (double, n),
                               .low = g_new (double, n),
                               .middle = g_new (double, n),
                               .high = g_new (double, n) };
  for (guint i = 0; i < n; i++)
    {
      guint count = collect (tally, curve, variant, i, values);
      band->hours[i] = i * tally->steps[variant];
      band->low[i] = tbr_statistics_quantile (values, count, BAND_LOW, TBR_QUANTILE_MODE);
      band->middle[i] = tbr_statistics_quantile (values, count, 0.5, TBR_QUANTILE_MODE);
      band->high[i] = tbr_statistics_quantile (values, count, BAND_HIGH, TBR_QUANTILE_MODE);
    }
  return band;
}

static void
count_runs (const TbrTally *tally, TbrOutlook *outlook)
{
  for (guint i = 0; i < tally->n_variants; i++)
    {
      outlook->faults[i] = g_strdup (tally->faults[i]);
      for (guint k = 0; k < tally->n_replications; k++)
        {
          guint8 state = tally->states[place_of (tally, i, k)];
          outlook->n_done[i] += state != RUN_NONE;
          outlook->n_failed[i] += state == RUN_FAILED;
        }
    }
}

TbrOutlook *
tbr_tally_look (const TbrTally *tally)
{
  TbrOutlook *outlook = g_new0 (TbrOutlook, 1);
  guint n = tally->n_variants;
  g_autofree double *values = g_new (double, tally->n_replications + 1);

  outlook->n_owners = 1;
  outlook->n_variants = n;
  outlook->replications = tally->n_replications;
  outlook->n_done = g_new0 (guint, n);
  outlook->n_failed = g_new0 (guint, n);
  outlook->faults = g_new0 (char *, n);
  outlook->measures = g_ptr_array_new_with_free_func (free_measure);
  outlook->bands = g_ptr_array_new_with_free_func (tbr_overview_free_series);
  count_runs (tally, outlook);
  for (guint i = 0; i < tally->rows->len; i++)
    g_ptr_array_add (outlook->measures, look_at_row (tally, tally->rows->pdata[i]));
  for (guint i = 0; i < tally->curves->len; i++)
    for (guint k = 0; k < n; k++)
      if (outlook->n_done[k] > outlook->n_failed[k])
        g_ptr_array_add (outlook->bands, look_at_curve (tally, tally->curves->pdata[i], k, values));
  return outlook;
}

TbrOutlook *
tbr_outlook_ref (const TbrOutlook *outlook)
{
  TbrOutlook *same = (TbrOutlook *) outlook; /* nothing of what it says changes */
  g_atomic_int_inc (&same->n_owners);
  return same;
}

void
tbr_outlook_free (TbrOutlook *outlook)
{
  if (outlook == NULL || !g_atomic_int_dec_and_test (&outlook->n_owners))
    return;
  for (guint i = 0; i < outlook->n_variants; i++)
    g_free (outlook->faults[i]);
  g_free (outlook->faults);
  g_strfreev (outlook->names);
  g_free (outlook->n_done);
  g_free (outlook->n_failed);
  g_ptr_array_unref (outlook->measures);
  g_ptr_array_unref (outlook->bands);
  g_free (outlook);
}

const TbrOutlookMeasure *
tbr_outlook_find (const TbrOutlook *outlook, const char *measure)
{
  for (guint i = 0; i < outlook->measures->len; i++)
    if (strcmp (((TbrOutlookMeasure *) outlook->measures->pdata[i])->measure, measure) == 0)
      return outlook->measures->pdata[i];
  return NULL;
}

const TbrOverviewSeries *
tbr_outlook_band (const TbrOutlook *outlook, guint variant, const char *measure, const char *key)
{
  for (guint i = 0; i < outlook->bands->len; i++)
    {
      const TbrOverviewSeries *band = outlook->bands->pdata[i];
      if (band->point == variant && strcmp (band->measure, measure) == 0
          && strcmp (band->key, key) == 0)
        return band;
    }
  return NULL;
}
