/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The review's page of the verdict: objectives with their criteria and actions, luck, and what is
   to be mended. */
#include "desktop/exercise/replay.h"
#include "draw/language.h"
#include "draw/numeral.h"
#include "report/exercise_report.h"
#include "report/report_measure.h"

#include <glib/gi18n.h>
#include <math.h>

extern const TbrPage tbr_page_verdict;

/* In which a measure of the whole run is counted, "" for none. */
static const char *
unit_of (const TbrResult *result, const char *measure)
{
  const TbrIndicator *one = tbr_result_find (result, measure, TBR_SCOPE_ALL, "");
  return one != NULL && one->unit != NULL ? tbr_word (one->unit) : "";
}

/* "60,000 ha" (transfer full) */
static char *
quantity (const char *number, const char *unit)
{
  return *unit != '\0' ? g_strdup_printf ("%s %s", number, unit) : g_strdup (number);
}

/* "Deaths: at most 4 persons; it was 3 persons" (transfer full) */
static char *
tell_criterion (const TbrCriterion *criterion, double value, const TbrResult *result)
{
  static const char *const relations[TBR_RELATION_N]
      = { NC_ ("criterion", "at least %s"), NC_ ("criterion", "at most %s"),
          NC_ ("criterion", "above %s"), NC_ ("criterion", "below %s"),
          NC_ ("criterion", "equal to %s") };
  if (*criterion->measure == '\0')
    return isfinite (value)
               ? g_strdup_printf (_ ("mark of 1 to %u: %.0f"), (guint) criterion->scale, value)
               : g_strdup_printf (_ ("mark of 1 to %u: none yet"), (guint) criterion->scale);
  const char *unit = unit_of (result, criterion->measure);
  g_autofree char *least = tbr_numeral (criterion->threshold);
  g_autofree char *threshold = quantity (least, unit);
  g_autofree char *number = tbr_figure_number (value);
  g_autofree char *was = quantity (number, isfinite (value) ? unit : "");
  /* one text, no pattern of a language stands where a number of values is read */
  g_autoptr (GString) wanted
      = g_string_new (g_dpgettext2 (NULL, "criterion", relations[criterion->relation]));
  g_string_replace (wanted, "%s", threshold, 1);
  return g_strdup_printf (_ ("%s: %s; it was %s"), tbr_report_measure_title (criterion->measure),
                          wanted->str, was);
}

static void
add_criterion (const TbrStage *stage, TbrColumn *column, const TbrPast *past, guint i)
{
  static const char *const words[TBR_MET_N]
      = { NC_ ("criterion", "not told"), NC_ ("criterion", "not met"), NC_ ("criterion", "met") };
  const TbrTheme *theme = column->pen->theme;
  const TbrCriterion *criterion = &stage->exercise->criteria[i];
  TbrMet met = past->debrief->met[i];
  g_autofree char *detail = tell_criterion (criterion, past->debrief->values[i], past->result);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .text = criterion->title,
                    .detail = detail,
                    .value = g_dpgettext2 (NULL, "criterion", words[met]),
                    .colour = met == TBR_MET_YES  ? theme->served
                              : met == TBR_MET_NO ? theme->need
                                                  : theme->text_dim };
  tbr_column_add (column, &row);
  tbr_column_gap (column, 2);
}

static void
add_expected (const TbrStage *stage, TbrColumn *column, const TbrPast *past, guint i)
{
  const TbrTheme *theme = column->pen->theme;
  const TbrExpected *expected = &stage->exercise->expecteds[i];
  const TbrExpectedProgress *progress = tbr_director_expected (past->played, i);
  gboolean is_done = progress->at != TBR_NEVER;
  g_autofree char *at = is_done ? tbr_stage_after (stage, progress->at) : NULL;
  g_autofree char *detail = tbr_stage_expected_of (stage, expected);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .text = expected->sentence,
                    .detail = detail,
                    .value = is_done ? at : C_ ("expected action", "not taken"),
                    .colour = progress->in_time ? theme->served
                              : is_done         ? theme->slowed
                                                : theme->need };
  tbr_column_add (column, &row);
  tbr_column_gap (column, 2);
}

static void
add_objective (const TbrStage *stage, TbrColumn *column, const TbrPast *past, guint objective)
{
  const TbrExercise *exercise = stage->exercise;
  tbr_column_text (column, TBR_WIDGET_TEXT, exercise->objectives[objective].title);
  tbr_column_gap (column, 4);
  for (guint i = 0; i < exercise->n_criteria; i++)
    if (exercise->criteria[i].objective == objective)
      add_criterion (stage, column, past, i);
  for (guint i = 0; i < exercise->n_expecteds; i++)
    if (exercise->expecteds[i].objective == objective)
      add_expected (stage, column, past, i);
  tbr_column_gap (column, 8);
}

/* The exercise among the same decisions in other luck. */
static void
add_luck (const TbrReview *review, TbrColumn *column, guint m)
{
  const TbrReviewLuck *luck = &review->luck[m];
  g_autofree char *axis
      = tbr_report_measure_axis (review->measures[m], tbr_word (review->units[m]));
  g_autofree char *own = tbr_figure_number (luck->value);
  g_autofree char *other = tbr_exercise_report_level (review, m);
  g_autofree char *detail
      = g_strdup_printf (_ ("in the exercise %s; the same decisions in other luck %s"), own, other);
  g_autofree char *worse
      = isfinite (luck->value)
            ? g_strdup_printf (_ ("%u of %u worse"), tbr_review_n_worse (review, m), luck->n)
            : NULL;
  TbrWidget row = { .kind = TBR_WIDGET_ROW, .text = axis, .detail = detail, .value = worse };
  tbr_column_add (column, &row);
  tbr_column_gap (column, 2);
}

static void
add_missed (const TbrStage *stage, TbrColumn *column, const TbrMissed *missed)
{
  const TbrExercise *exercise = stage->exercise;
  const TbrExpected *action
      = missed->expected != TBR_NONE ? &exercise->expecteds[missed->expected] : NULL;
  TbrWidget row
      = { .kind = TBR_WIDGET_ROW,
          .text = action != NULL ? action->sentence : exercise->criteria[missed->criterion].title,
          .detail = action != NULL ? tbr_stage_role_title (stage, action->role)
                                   : exercise->objectives[missed->objective].title,
          .colour = column->pen->theme->slowed };
  tbr_column_add (column, &row);
  tbr_column_gap (column, 2);
}

static void
build (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrStage *stage = desktop->stage;
  const TbrPast *past = tbr_hindsight_past (stage->hindsight);
  tbr_replay_add_state (desktop, column);
  if (past == NULL)
    return;
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("OBJECTIVES"));
  for (guint i = 0; i < stage->exercise->n_objectives; i++)
    add_objective (stage, column, past, i);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("HOW LUCKY WERE YOU?"));
  if (stage->review == NULL)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("Known when other luck has been played."));
  for (guint m = 0; stage->review != NULL && m < stage->review->n_measures; m++)
    add_luck (stage->review, column, m);
  tbr_column_gap (column, 10);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("TO BE MENDED"));
  for (guint i = 0; i < past->debrief->missed->len; i++)
    add_missed (stage, column, &g_array_index (past->debrief->missed, TbrMissed, i));
  if (past->debrief->missed->len == 0)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("Nothing was missed."));
}

const TbrPage tbr_page_verdict = { NC_ ("tab", "Verdict"), TBR_PAGE_REVIEW, build, NULL, NULL };
