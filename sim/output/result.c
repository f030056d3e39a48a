/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Results kept in the order in which they came, and written for programs. */
#include <tabard/result.h>
#include <tabard/scenario.h>

#include "base/csv.h"
#include "base/json.h"
#include "base/number.h"

#include <math.h>
#include <string.h>

/* First size of a block of names, bytes. */
#define NAMES_BYTES 4096

/* How the names begin of measures of which more is better. */
static const char *const larger[] = { "K03.",
                                      "K06.left-in-time",
                                      "K12.live-rescues",
                                      "K14.fires-contained",
                                      "K15.pumped",
                                      "K15.share-of-potential",
                                      "K16.operated-in",
                                      "K18.cleaned",
                                      "K19.registered",
                                      "K22.victims",
                                      "K22.cases",
                                      "K23.",
                                      "K31.rotations-on-time",
                                      "K32.least-margin",
                                      "K32.mean-margin",
                                      "fire.drops-per-flight-hour" };

const char *const tbr_scope_names[TBR_SCOPE_N + 1] = {
  [TBR_SCOPE_ALL] = "all",
  [TBR_SCOPE_STATE] = "state",
  [TBR_SCOPE_CAPABILITY] = "capability",
  [TBR_SCOPE_HAZARD] = "hazard",
  [TBR_SCOPE_NEED] = "need",
  [TBR_SCOPE_LAYER] = "layer",
  [TBR_SCOPE_STATE_NEED] = "state-need",
  [TBR_SCOPE_STATE_CAPABILITY] = "state-capability",
  [TBR_SCOPE_SPELL] = "spell",
  [TBR_SCOPE_ZONE] = "zone",
  [TBR_SCOPE_PRIORITY] = "priority",
  [TBR_SCOPE_HARM] = "harm",
  [TBR_SCOPE_PHASE] = "phase",
  [TBR_SCOPE_REGION] = "region",
  [TBR_SCOPE_ORDER] = "order",
  [TBR_SCOPE_DECISION] = "decision",
};

TbrResult *
tbr_result_new (void)
{
  TbrResult *self = g_new0 (TbrResult, 1);

  self->indicators = g_array_new (FALSE, FALSE, sizeof (TbrIndicator));
  self->points = g_array_new (FALSE, FALSE, sizeof (TbrSeriesPoint));
  self->names = g_string_chunk_new (NAMES_BYTES);
  return self;
}

void
tbr_result_free (TbrResult *result)
{
  if (result == NULL)
    return;
  g_array_unref (result->indicators);
  g_array_unref (result->points);
  g_string_chunk_free (result->names);
  g_free (result);
}

/* Each text is kept once, so that long series cost little. */
static const char *
keep (TbrResult *result, const char *text)
{
  return g_string_chunk_insert_const (result->names, text != NULL ? text : "");
}

void
tbr_result_add (TbrResult *result, const char *measure, TbrScope scope, const char *key,
                double value, const char *unit, TbrCertainty certainty)
{
  g_return_if_fail (result != NULL && measure != NULL && (guint) scope < TBR_SCOPE_N);

  TbrIndicator indicator = { .measure = keep (result, measure),
                             .scope = scope,
                             .key = keep (result, key),
                             .value = value,
                             .unit = keep (result, unit),
                             .certainty = certainty };
  g_array_append_val (result->indicators, indicator);
}

void
tbr_result_add_point (TbrResult *result, const TbrSeriesPoint *point)
{
  g_return_if_fail (result != NULL && point->measure != NULL && (guint) point->scope < TBR_SCOPE_N);

  TbrSeriesPoint kept = *point;
  kept.measure = keep (result, point->measure);
  kept.key = keep (result, point->key);
  kept.unit = keep (result, point->unit);
  g_array_append_val (result->points, kept);
}

const TbrIndicator *
tbr_result_find (const TbrResult *result, const char *measure, TbrScope scope, const char *key)
{
  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *indicator = &g_array_index (result->indicators, TbrIndicator, i);
      if (indicator->scope == scope && strcmp (indicator->measure, measure) == 0
          && strcmp (indicator->key, key != NULL ? key : "") == 0)
        return indicator;
    }
  return NULL;
}

double
tbr_result_value (const TbrResult *result, const char *measure)
{
  const TbrIndicator *found = tbr_result_find (result, measure, TBR_SCOPE_ALL, "");

  return found != NULL ? found->value : NAN;
}

gboolean
tbr_measure_is_better_large (const char *measure)
{
  for (guint i = 0; i < G_N_ELEMENTS (larger); i++)
    if (g_str_has_prefix (measure, larger[i]))
      return TRUE;
  return FALSE;
}

/* Measures that may be below 0: which way a report was wrong, what margin of supplies was left,
   where something was. */
static const char *const negative[]
    = { "belief.gap",         "K32.least-margin",   "K32.mean-margin",
        "shortage.worst-lon", "shortage.worst-lat", NULL };
/* In per cent, and no share of a whole: how far belief was from truth. */
static const char *const unbounded[] = { "belief.amiss", NULL };

void
tbr_measure_bounds (const char *measure, const char *unit, double *out_low, double *out_high)
{
  gboolean is_negative = g_strv_contains (negative, measure);
  gboolean is_share
      = strcmp (unit, "%") == 0 && !is_negative && !g_strv_contains (unbounded, measure);
  *out_low = is_negative ? -INFINITY : 0;
  *out_high = is_share ? 100 : INFINITY;
}

static void
append_number (GString *out, double value)
{
  char buffer[TBR_NUMBER_LENGTH];

  if (isfinite (value))
    g_string_append (out, tbr_number_print (value, buffer));
}

/* measure,scope,key,value,unit */
static void
append_row (GString *out, const TbrSeriesPoint *row)
{
  tbr_csv_append (out, row->measure);
  g_string_append_c (out, ',');
  g_string_append (out, tbr_scope_names[row->scope]);
  g_string_append_c (out, ',');
  tbr_csv_append (out, row->key);
  g_string_append_c (out, ',');
  append_number (out, row->value);
  g_string_append_c (out, ',');
  tbr_csv_append (out, row->unit);
}

char *
tbr_result_to_csv (const TbrResult *result)
{
  g_return_val_if_fail (result != NULL, NULL);

  GString *out = g_string_new ("measure,scope,key,value,unit,certainty\n");
  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *indicator = &g_array_index (result->indicators, TbrIndicator, i);
      TbrSeriesPoint row = { .measure = indicator->measure,
                             .scope = indicator->scope,
                             .key = indicator->key,
                             .value = indicator->value,
                             .unit = indicator->unit };
      append_row (out, &row);
      g_string_append_printf (out, ",%s\n", tbr_certainty_names[indicator->certainty]);
    }
  return g_string_free (out, FALSE);
}

char *
tbr_result_series_to_csv (const TbrResult *result, gint64 start_unix)
{
  g_return_val_if_fail (result != NULL, NULL);

  GString *out = g_string_new ("at,hours,measure,scope,key,value,unit\n");
  for (guint i = 0; i < result->points->len; i++)
    {
      const TbrSeriesPoint *point = &g_array_index (result->points, TbrSeriesPoint, i);
      if (point->at != TBR_NEVER)
        {
          g_autofree char *at = tbr_instant_format (start_unix + point->at);
          g_string_append (out, at);
          g_string_append_c (out, ',');
          append_number (out, (double) point->at / (double) TBR_HOUR);
        }
      else
        g_string_append_c (out, ',');
      g_string_append_c (out, ',');
      append_row (out, point);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/* Leaves the object open. */
static void
add_row (TbrJson *json, const TbrSeriesPoint *row)
{
  tbr_json_add_text (json, "measure", row->measure);
  tbr_json_add_text (json, "scope", tbr_scope_names[row->scope]);
  tbr_json_add_text (json, "key", row->key);
  tbr_json_add_real (json, "value", row->value);
  tbr_json_add_text (json, "unit", row->unit);
}

static void
add_indicators (TbrJson *json, const TbrResult *result)
{
  tbr_json_name (json, "indicators");
  tbr_json_begin_array (json);
  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *indicator = &g_array_index (result->indicators, TbrIndicator, i);
      TbrSeriesPoint row = { .measure = indicator->measure,
                             .scope = indicator->scope,
                             .key = indicator->key,
                             .value = indicator->value,
                             .unit = indicator->unit };
      tbr_json_begin_object (json);
      add_row (json, &row);
      tbr_json_add_text (json, "certainty", tbr_certainty_names[indicator->certainty]);
      tbr_json_end_object (json);
    }
  tbr_json_end_array (json);
}

static void
add_series (TbrJson *json, const TbrResult *result, gint64 start_unix)
{
  tbr_json_name (json, "series");
  tbr_json_begin_array (json);
  for (guint i = 0; i < result->points->len; i++)
    {
      const TbrSeriesPoint *point = &g_array_index (result->points, TbrSeriesPoint, i);
      g_autofree char *at
          = point->at != TBR_NEVER ? tbr_instant_format (start_unix + point->at) : NULL;
      tbr_json_begin_object (json);
      tbr_json_add_text (json, "at", at);
      add_row (json, point);
      tbr_json_end_object (json);
    }
  tbr_json_end_array (json);
}

char *
tbr_result_to_json (const TbrResult *result, gint64 start_unix)
{
  g_return_val_if_fail (result != NULL, NULL);

  GString *out = g_string_new (NULL);
  TbrJson *json = tbr_json_new (out);
  tbr_json_begin_object (json);
  add_indicators (json, result);
  add_series (json, result, start_unix);
  tbr_json_end_object (json);
  tbr_json_free (json);
  return g_string_free (out, FALSE);
}
