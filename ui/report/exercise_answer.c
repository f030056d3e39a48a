/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What came of an exercise in a few sentences, and which of its decisions made a difference. */
#include "report/exercise_answer.h"

#include "report/report_measure.h"

#include <tabard/figure.h>

#include <glib/gi18n.h>
#include <math.h>

/* @least, @most: where its ends are cut */
static char *
say_interval (const TbrInterval *value, double least, double most)
{
  g_autofree char *mean = tbr_figure_number (value->mean);
  g_autofree char *low = tbr_figure_number (MAX (value->mean - value->half_width, least));
  g_autofree char *high = tbr_figure_number (MIN (value->mean + value->half_width, most));

  if (!isfinite (value->mean))
    return g_strdup ("\xe2\x80\x93");
  if (!(value->half_width > 0))
    return g_steal_pointer (&mean);
  g_autofree char *range = g_strdup_printf (_ ("%s to %s"), low, high);
  return g_strdup_printf ("%s (%s)", mean, range);
}

char *
tbr_exercise_report_interval (const TbrInterval *value)
{
  return say_interval (value, -INFINITY, INFINITY);
}

char *
tbr_exercise_report_level (const TbrReview *review, guint measure)
{
  double low, high;
  tbr_measure_bounds (review->measures[measure], review->units[measure], &low, &high);
  return say_interval (&review->luck[measure].mean, low, high);
}

gboolean
tbr_exercise_answer_has_twist (const TbrReview *review, guint decision, TbrTwist twist,
                               guint measure)
{
  const TbrInterval *one = &tbr_review_effect (review, decision, twist, measure)->difference;

  return isfinite (one->mean) && (one->mean != 0 || one->half_width > 0);
}

gboolean
tbr_exercise_answer_has_effect (const TbrReview *review, guint decision, guint measure)
{
  for (guint k = 0; k < TBR_TWIST_N; k++)
    if (tbr_exercise_answer_has_twist (review, decision, (TbrTwist) k, measure))
      return TRUE;
  return FALSE;
}

gboolean
tbr_exercise_answer_is_changed (const TbrReview *review, guint measure)
{
  for (guint d = 0; d < review->decisions->len; d++)
    if (tbr_exercise_answer_has_twist (review, d, TBR_TWIST_NOT_TAKEN, measure))
      return TRUE;
  return FALSE;
}

char *
tbr_exercise_answer_chance (const TbrReview *review, guint measure)
{
  const TbrReviewSure sure = tbr_review_sure (review, measure);

  if (sure.n_open == 0)
    return NULL;
  g_autofree char *lucky = tbr_figure_number ((1 - TBR_REVIEW_CONFIDENCE) * sure.n_open);
  return g_strdup_printf (
      _ ("Decisions that may have changed it: %u. Told from nothing one by one (95 %% intervals): "
         "%u; chance alone would give %s. Told from nothing all at once (Bonferroni): %u."),
      sure.n_open, sure.n_alone, lucky, sure.n_together);
}

/* The first measure that a decision changed for the better, or else changed at all; the first of
   all where there is none. */
static guint
choose_measure (const TbrReview *review)
{
  for (guint m = 0; m < review->n_measures; m++)
    if (tbr_review_best (review, m) != TBR_NONE)
      return m;
  for (guint m = 0; m < review->n_measures; m++)
    if (tbr_exercise_answer_is_changed (review, m))
      return m;
  return 0;
}

char *
tbr_exercise_report_answer (const TbrExercise *exercise, const TbrReview *review,
                            const TbrDebrief *debrief)
{
  GString *out = g_string_new (NULL);
  guint measure = choose_measure (review);
  guint32 best = review->n_measures > 0 ? tbr_review_best (review, measure) : TBR_NONE;

  g_string_append_printf (out,
                          _ ("%u of %u expected actions were taken in time, %u of %u criteria met"),
                          debrief->n_in_time, exercise->n_expecteds, debrief->n_met,
                          debrief->n_told);
  if (debrief->n_told < exercise->n_criteria)
    g_string_append_printf (out, _ (" (%u not told)"), exercise->n_criteria - debrief->n_told);
  g_string_append (out, ".");
  if (best != TBR_NONE)
    {
      const TbrReviewEffect *effect
          = tbr_review_effect (review, best, TBR_TWIST_NOT_TAKEN, measure);
      g_autofree char *axis
          = tbr_report_measure_axis (review->measures[measure], review->units[measure]);
      g_autofree char *value = tbr_exercise_report_interval (&effect->difference);
      g_string_append_c (out, ' ');
      g_string_append_printf (out, _ ("Decision %u changed most for the better, %s: %s."), best + 1,
                              axis, value);
    }
  else if (review->n_measures > 0)
    {
      g_string_append_c (out, ' ');
      g_string_append_printf (out, _ ("No decision changed this for the better for certain: %s."),
                              tbr_report_measure_title (review->measures[measure]));
    }
  return g_string_free (out, FALSE);
}

GPtrArray *
tbr_exercise_report_measures (const TbrExercise *exercise, const TbrResult *result)
{
  GPtrArray *names = g_ptr_array_new ();
  const char *gravest = tbr_report_measure_gravest (result);

  if (gravest != NULL)
    g_ptr_array_add (names, (gpointer) gravest);
  for (guint i = 0; i < exercise->n_criteria; i++)
    if (*exercise->criteria[i].measure != '\0'
        && !g_ptr_array_find_with_equal_func (names, exercise->criteria[i].measure, g_str_equal,
                                              NULL))
      g_ptr_array_add (names, (gpointer) exercise->criteria[i].measure);
  g_ptr_array_add (names, NULL);
  return names;
}
