/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How an exercise that was played, rehearsed or reviewed is judged. */
#include <tabard/debrief.h>

#include "exercise/director.h"

#include <math.h>

static gboolean
is_rated (const TbrCriterion *criterion)
{
  return *criterion->measure == '\0';
}

/* The value by which a criterion is judged, NAN for none. */
static double
value_of (const TbrDirector *played, const TbrResult *result, guint i)
{
  const TbrCriterion *criterion = &played->exercise->criteria[i];

  if (!is_rated (criterion))
    return tbr_result_value (result, criterion->measure);
  return played->marks[i] > 0 ? played->marks[i] : NAN;
}

static TbrMet
judge (const TbrCriterion *criterion, double value)
{
  gboolean is_good;

  if (!isfinite (value))
    return TBR_MET_NOT_TOLD;
  is_good = is_rated (criterion) ? 2 * value > (double) criterion->scale + 1
                                 : tbr_criterion_is_met (criterion, value);
  return is_good ? TBR_MET_YES : TBR_MET_NO;
}

static TbrTime
called_at (const TbrDirector *played, guint expected)
{
  TbrTime at = TBR_NEVER;

  for (guint i = 0; i < played->exercise->n_injects; i++)
    if (played->exercise->injects[i].expected == expected
        && played->injects[i].state == TBR_INJECT_RELEASED)
      at = MIN (at, played->injects[i].at);
  return at;
}

static void
add_missed (TbrDebrief *self, guint32 objective, guint32 expected, guint32 criterion)
{
  TbrMissed missed = { objective, expected, criterion };

  g_array_append_val (self->missed, missed);
}

TbrDebrief *
tbr_debrief_new (const TbrDirector *played, const TbrResult *result)
{
  g_return_val_if_fail (played != NULL && result != NULL, NULL);
  const TbrExercise *exercise = played->exercise;
  TbrDebrief *self = g_new0 (TbrDebrief, 1);

  self->values = g_new0 (double, exercise->n_criteria + 1);
  self->met = g_new0 (TbrMet, exercise->n_criteria + 1);
  self->called = g_new0 (TbrTime, exercise->n_expecteds + 1);
  self->missed = g_array_new (FALSE, FALSE, sizeof (TbrMissed));
  for (guint i = 0; i < exercise->n_expecteds; i++)
    {
      self->called[i] = called_at (played, i);
      self->n_in_time += played->expecteds[i].in_time;
      if (!played->expecteds[i].in_time)
        add_missed (self, exercise->expecteds[i].objective, i, TBR_NONE);
    }
  for (guint i = 0; i < exercise->n_criteria; i++)
    {
      self->values[i] = value_of (played, result, i);
      self->met[i] = judge (&exercise->criteria[i], self->values[i]);
      self->n_met += self->met[i] == TBR_MET_YES;
      self->n_told += self->met[i] != TBR_MET_NOT_TOLD;
      if (self->met[i] == TBR_MET_NO)
        add_missed (self, exercise->criteria[i].objective, TBR_NONE, i);
    }
  return self;
}

void
tbr_debrief_free (TbrDebrief *self)
{
  if (self == NULL)
    return;
  g_free (self->values);
  g_free (self->met);
  g_free (self->called);
  g_array_unref (self->missed);
  g_free (self);
}

static const TbrInterval *
taken_against_not (const TbrReview *review, guint decision, guint measure)
{
  return &tbr_review_effect (review, decision, TBR_TWIST_NOT_TAKEN, measure)->difference;
}

/* Whether zero lies outside. */
static gboolean
is_told (const TbrInterval *interval)
{
  return fabs (interval->mean) > interval->half_width;
}

TbrReviewSure
tbr_review_sure (const TbrReview *review, guint measure)
{
  TbrReviewSure sure = { 0 };

  g_return_val_if_fail (measure < review->n_measures, sure);
  for (guint d = 0; d < review->decisions->len; d++)
    {
      const TbrInterval *value = taken_against_not (review, d, measure);
      sure.n_open += isfinite (value->mean) && (value->mean != 0 || value->half_width > 0);
      sure.n_alone += is_told (value);
    }
  for (guint d = 0; d < review->decisions->len && sure.n_open > 0; d++)
    {
      TbrInterval value = tbr_interval_among (*taken_against_not (review, d, measure), sure.n_open,
                                              TBR_REVIEW_CONFIDENCE);
      sure.n_together += is_told (&value);
    }
  return sure;
}

guint32
tbr_review_best (const TbrReview *review, guint measure)
{
  guint32 best = TBR_NONE;
  double most = 0;

  g_return_val_if_fail (measure < review->n_measures, TBR_NONE);
  guint n_open = tbr_review_sure (review, measure).n_open;
  for (guint d = 0; d < review->decisions->len && n_open > 0; d++)
    {
      TbrInterval value = tbr_interval_among (*taken_against_not (review, d, measure), n_open,
                                              TBR_REVIEW_CONFIDENCE);
      double gain
          = tbr_measure_is_better_large (review->measures[measure]) ? value.mean : -value.mean;
      if (is_told (&value) && gain > most)
        {
          most = gain;
          best = d;
        }
    }
  return best;
}

guint
tbr_review_n_worse (const TbrReview *review, guint measure)
{
  const TbrReviewLuck *luck = &review->luck[measure];

  return tbr_measure_is_better_large (review->measures[measure])
             ? luck->n_below
             : luck->n - luck->n_below - luck->n_equal;
}

/* ---- a rehearsal ---- */

static gboolean
is_silent (const TbrExercise *exercise, const TbrRehearsal *rehearsal, guint i)
{
  const TbrInject *inject = &exercise->injects[i];

  return rehearsal->injects[i].n == 0 && (inject->at != TBR_NEVER || inject->when.n > 0);
}

static gboolean
is_kept (const TbrExercise *exercise, const TbrRehearsal *rehearsal, guint i)
{
  return rehearsal->injects[i].n == 0 && !is_silent (exercise, rehearsal, i);
}

static gboolean
is_untested (const TbrExercise *exercise, const TbrRehearsal *rehearsal, guint i)
{
  return rehearsal->tested[i] == 0;
}

static gboolean
is_one_way (const TbrExercise *exercise, const TbrRehearsal *rehearsal, guint i)
{
  return rehearsal->branches[i].n == 0 || rehearsal->branches[i].n == rehearsal->n;
}

static gboolean
is_empty (const TbrExercise *exercise, const TbrRehearsal *rehearsal, guint i)
{
  return !is_rated (&exercise->criteria[i]) && rehearsal->valued[i] == 0;
}

GArray *
tbr_rehearsal_findings (const TbrExercise *e, const TbrRehearsal *rehearsal)
{
  const struct
  {
    gboolean (*holds) (const TbrExercise *exercise, const TbrRehearsal *rehearsal, guint i);
    guint n;
    gconstpointer items; /* ids are the first member of each */
    gsize size;
  } rules[TBR_FINDING_N] = {
    [TBR_FINDING_SILENT] = { is_silent, e->n_injects, e->injects, sizeof *e->injects },
    [TBR_FINDING_KEPT] = { is_kept, e->n_injects, e->injects, sizeof *e->injects },
    [TBR_FINDING_UNTESTED] = { is_untested, e->n_objectives, e->objectives, sizeof *e->objectives },
    [TBR_FINDING_ONE_WAY] = { is_one_way, e->n_branches, e->branches, sizeof *e->branches },
    [TBR_FINDING_EMPTY] = { is_empty, e->n_criteria, e->criteria, sizeof *e->criteria },
  };
  GArray *out = g_array_new (FALSE, FALSE, sizeof (TbrFinding));

  for (TbrFindingKind kind = 0; kind < TBR_FINDING_N; kind++)
    for (guint i = 0; i < rules[kind].n; i++)
      {
        const guint8 *item = (const guint8 *) rules[kind].items + i * rules[kind].size;
        TbrFinding finding = { kind, i, *(const char *const *) (gconstpointer) item };
        if (rules[kind].holds (e, rehearsal, i))
          g_array_append_val (out, finding);
      }
  return out;
}
