/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The curves of one run: those of the output of curves, and open needs, utilisation and arrivals
   beside them. */
#include "batch/curves.h"

#include "output/ledger.h"
#include "output/series.h"

#include <tabard/snapshot.h>

#include <math.h>
#include <string.h>

struct _TbrCurves
{
  const TbrDictionary *dictionary;
  TbrTime step;
  const TbrOutputKind *kind;
  gpointer values, state; /* of the output of curves */
  TbrLedger *ledger;
  double *arrived;  /* by owner, the last being the Union: units so far */
  GArray *open;     /* double, by instant */
  GArray *unmet;    /* the same */
  GArray *arrivals; /* the same, by instant, then owner */
};

static const TbrOutputKind *
find_kind (void)
{
  for (guint i = 0; tbr_output_kinds[i] != NULL; i++)
    if (strcmp (tbr_output_kinds[i]->kind.name, "series") == 0)
      return tbr_output_kinds[i];
  g_error ("no output tells curves");
}

TbrTime
tbr_curves_step (TbrTime wanted, TbrTime duration)
{
  return MAX (wanted, duration / TBR_SERIES_STEPS_MOST + 1);
}

TbrCurves *
tbr_curves_new (const TbrDictionary *dictionary, TbrTime step)
{
  TbrCurves *curves = g_new0 (TbrCurves, 1);
  const TbrKind *kind;

  curves->dictionary = dictionary;
  curves->step = step;
  curves->kind = find_kind ();
  kind = &curves->kind->kind;
  curves->values = g_malloc0 (kind->size);
  G_STRUCT_MEMBER (TbrTime, curves->values, kind->params[tbr_kind_find_param (kind, "step")].offset)
      = step;
  curves->state = g_malloc0 (curves->kind->state_size (dictionary, curves->values));
  curves->kind->start (curves->state, dictionary, curves->values);
  curves->ledger = g_malloc0 (tbr_ledger_size (dictionary));
  tbr_ledger_start (curves->ledger, dictionary);
  curves->arrived = g_new0 (double, dictionary->n_states + 1);
  curves->open = g_array_new (FALSE, FALSE, sizeof (double));
  curves->unmet = g_array_new (FALSE, FALSE, sizeof (double));
  curves->arrivals = g_array_new (FALSE, FALSE, sizeof (double));
  return curves;
}

void
tbr_curves_free (TbrCurves *curves)
{
  if (curves == NULL)
    return;
  g_free (curves->values);
  g_free (curves->state);
  g_free (curves->ledger);
  g_free (curves->arrived);
  g_array_unref (curves->open);
  g_array_unref (curves->unmet);
  g_array_unref (curves->arrivals);
  g_free (curves);
}

void
tbr_curves_take (gpointer data, const TbrFact *facts, guint n)
{
  TbrCurves *curves = data;
  const TbrDictionary *dictionary = curves->dictionary;

  for (guint i = 0; i < n; i++)
    {
      const TbrFact *fact = &facts[i];

      curves->kind->take (curves->state, dictionary, fact);
      if (tbr_ledger_reads (fact->kind))
        tbr_ledger_take (curves->ledger, dictionary, fact);
      if (fact->kind != TBR_FACT_UNIT_ARRIVED || fact->a >= dictionary->n_units)
        continue;
      guint32 owner = tbr_unit_owner (dictionary, fact->a);
      if (owner != fact->b)
        curves->arrived[MIN (owner, dictionary->n_states)]++;
    }
}

/* Notes where things stand, once all facts up to the next instant have been taken. */
static void
note (TbrCurves *curves)
{
  double open = 0, unmet = 0;

  for (guint32 i = 0; i < curves->ledger->n_seen; i++)
    {
      const TbrLedgerNeed *need = tbr_ledger_need (curves->ledger, i);

      if (need->is_open == 0)
        continue;
      open++;
      if (need->required > 0)
        unmet += 1 - tbr_ledger_served (need) / need->required;
    }
  g_array_append_val (curves->open, open);
  g_array_append_val (curves->unmet, unmet);
  g_array_append_vals (curves->arrivals, curves->arrived, curves->dictionary->n_states + 1);
}

gboolean
tbr_curves_follow (TbrCurves *curves, TbrSim *sim, guint n, TbrTime end, TbrAdvanceFunc advance,
                   gpointer data)
{
  for (guint i = 0; i <= n && i * curves->step <= end; i++)
    {
      if (!advance (data, sim, i * curves->step))
        return FALSE;
      tbr_sim_flush (sim);
      note (curves);
    }
  return advance (data, sim, end);
}

/* ---- telling ---- */

/* Adds a curve whose values lie @stride apart, unless it is 0 throughout. */
static void
tell (TbrResult *result, const TbrCurves *curves, const TbrSeriesPoint *form, const double *values,
      guint stride)
{
  gboolean is_flat = TRUE;

  for (guint i = 0; i < curves->open->len && is_flat; i++)
    is_flat = !(fabs (values[(gsize) i * stride]) > 0);
  for (guint i = 0; i < curves->open->len && !is_flat; i++)
    {
      TbrSeriesPoint point = *form;
      point.at = i * curves->step;
      point.value = values[(gsize) i * stride];
      tbr_result_add_point (result, &point);
    }
}

/* Units at work of those on site, from the curves of units by phase. */
static void
tell_utilisation (TbrResult *result, const TbrCurves *curves)
{
  static const TbrPhase on_site[] = { TBR_PHASE_SET_UP, TBR_PHASE_WORKING, TBR_PHASE_RESTING };
  static const TbrSeriesPoint form
      = { .measure = TBR_CURVE_UTILISATION, .scope = TBR_SCOPE_ALL, .key = "", .unit = "%" };
  guint n = curves->open->len;
  g_autofree double *working = g_new0 (double, n + 1);
  g_autofree double *present = g_new0 (double, n + 1);

  for (guint i = 0; i < result->points->len; i++)
    {
      const TbrSeriesPoint *point = &g_array_index (result->points, TbrSeriesPoint, i);
      guint instant = (guint) (point->at / curves->step);

      if (point->scope != TBR_SCOPE_PHASE || instant >= n)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (on_site); k++)
        if (strcmp (point->key, tbr_phase_names[on_site[k]]) == 0)
          present[instant] += point->value;
      if (strcmp (point->key, tbr_phase_names[TBR_PHASE_WORKING]) == 0)
        working[instant] = point->value;
    }
  for (guint i = 0; i < n; i++)
    working[i] = present[i] > 0 ? 100 * working[i] / present[i] : NAN;
  tell (result, curves, &form, working, 1);
}

static void
tell_arrivals (TbrResult *result, const TbrCurves *curves)
{
  guint32 n_states = curves->dictionary->n_states;

  for (guint32 i = 0; i <= n_states; i++)
    {
      TbrSeriesPoint form = { .measure = TBR_CURVE_ARRIVED,
                              .scope = TBR_SCOPE_STATE,
                              .key = tbr_state_key (curves->dictionary, i),
                              .unit = "" };
      tell (result, curves, &form, (const double *) (gpointer) curves->arrivals->data + i,
            n_states + 1);
    }
}

TbrResult *
tbr_curves_finish (const TbrCurves *curves, TbrTime now)
{
  TbrResult *result = tbr_result_new ();
  TbrSeriesPoint form
      = { .measure = TBR_CURVE_OPEN, .scope = TBR_SCOPE_ALL, .key = "", .unit = "" };

  curves->kind->finish (curves->state, curves->dictionary, now, result);
  tell_utilisation (result, curves);
  tell (result, curves, &form, (const double *) (gpointer) curves->open->data, 1);
  form.measure = TBR_CURVE_UNMET;
  tell (result, curves, &form, (const double *) (gpointer) curves->unmet->data, 1);
  tell_arrivals (result, curves);
  return result;
}
