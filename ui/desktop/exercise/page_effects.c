/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The review's page of decisions: what each changed, played again without it, earlier, or by
   doctrine, with the same luck. */
#include "desktop/exercise/replay.h"
#include "desktop/saying.h"
#include "draw/language.h"
#include "report/exercise_report.h"
#include "report/order_words.h"
#include "report/report_measure.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

extern const TbrPage tbr_page_effects;

static const char *const twist_words[TBR_TWIST_N]
    = { NC_ ("twist", "against not taking it"), NC_ ("twist", "against up to an hour earlier"),
        NC_ ("twist", "against doctrine's choice") };

/* What an effect is worth. */
typedef enum
{
  WORTH_UNKNOWN, /* it is not there yet */
  WORTH_NOTHING, /* not told from nothing */
  WORTH_GOOD,
  WORTH_BAD,
  WORTH_N
} Worth;

static const char *const worth_words[WORTH_N]
    = { "", NC_ ("effect", "not told from nothing"), NC_ ("effect", "better"),
        NC_ ("effect", "worse") };

static Worth
weigh (const char *measure, const TbrInterval *value)
{
  gboolean is_good = (value->mean > 0) == (tbr_measure_is_better_large (measure) != 0);
  if (!isfinite (value->mean))
    return WORTH_UNKNOWN;
  if (!(fabs (value->mean) > value->half_width))
    return WORTH_NOTHING;
  return is_good ? WORTH_GOOD : WORTH_BAD;
}

static TbrColour
colour_of (const TbrPen *pen, Worth worth)
{
  return worth == WORTH_GOOD  ? pen->theme->served
         : worth == WORTH_BAD ? pen->theme->need
                              : pen->theme->text_dim;
}

static void
add_measures (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrStage *stage = desktop->stage;
  const TbrReview *review = stage->review;
  g_autofree TbrStageButton *buttons = g_new0 (TbrStageButton, review->n_measures + 1);
  for (guint m = 0; m < review->n_measures; m++)
    buttons[m] = (TbrStageButton){ TBR_ACT_STAGE_MEASURE, m,
                                   tbr_report_measure_title (review->measures[m]), FALSE,
                                   m == stage->measure };
  if (review->n_measures > 1)
    tbr_stage_buttons (desktop, column, buttons, review->n_measures);
  g_autofree char *axis = tbr_report_measure_axis (review->measures[stage->measure],
                                                   tbr_word (review->units[stage->measure]));
  g_autofree char *note = g_strdup_printf (
      ngettext ("%s: as it was less as it would have been without the decision, with the same "
                "luck; mean of %u replication and 95 %% interval.",
                "%s: as it was less as it would have been without the decision, with the same "
                "luck; mean of %u replications and 95 %% interval.",
                review->n_played),
      axis, review->n_played);
  tbr_column_text (column, TBR_WIDGET_NOTE, note);
  g_autofree char *chance = tbr_exercise_answer_chance (review, stage->measure);
  if (chance != NULL)
    tbr_column_text (column, TBR_WIDGET_NOTE, chance);
  tbr_column_gap (column, 8);
}

/* What was known when it was taken, beside what was true. */
static void
add_belief (TbrColumn *column, const TbrReviewDecision *decision)
{
  if (decision->about == TBR_NEED_N)
    return;
  g_autofree char *told = tbr_order_words_amount (decision->about, decision->believed);
  g_autofree char *truth = tbr_order_words_amount (decision->about, decision->truth);
  g_autofree char *age = tbr_telling_span (decision->age);
  g_autofree char *title = g_strdup_printf (_ ("Wanted, as told: %s"),
                                            tbr_word (tbr_need_info (decision->about)->title));
  tbr_column_field (column, title, told);
  tbr_column_field (column, _ ("In truth"), truth);
  tbr_column_field (column, _ ("Age of the reports"), age);
}

static void
add_chosen (const TbrStage *stage, TbrColumn *column, guint d)
{
  const TbrReview *review = stage->review;
  if (review == NULL || d >= review->decisions->len || review->n_measures == 0)
    return;
  const TbrReviewDecision *decision = &g_array_index (review->decisions, TbrReviewDecision, d);
  tbr_column_gap (column, 4);
  for (TbrTwist twist = 0; twist < TBR_TWIST_N; twist++)
    {
      const TbrReviewEffect *effect = tbr_review_effect (review, d, twist, stage->measure);
      g_autofree char *value = tbr_exercise_report_interval (&effect->difference);
      tbr_column_field (column, g_dpgettext2 (NULL, "twist", twist_words[twist]), value);
    }
  const TbrReviewEffect *own = tbr_review_effect (review, d, TBR_TWIST_NOT_TAKEN, stage->measure);
  g_autofree char *same = tbr_figure_number (own->same_luck);
  tbr_column_field (column, _ ("against not taking it, in the luck of the exercise"), same);
  if (decision->n_void > 0)
    {
      g_autofree char *text = g_strdup_printf (_ ("%u of %u"), decision->n_void, review->n_played);
      tbr_column_field (column, _ ("replications with nothing to decide"), text);
    }
  add_belief (column, decision);
  tbr_column_gap (column, 6);
}

/* Whether no decision has changed the measure that is shown, in any luck and by any change. */
static gboolean
is_unmoved (const TbrStage *stage)
{
  const TbrReview *review = stage->review;
  if (review == NULL || stage->measure >= review->n_measures || review->decisions->len == 0)
    return FALSE;
  for (guint d = 0; d < review->decisions->len; d++)
    for (TbrTwist twist = 0; twist < TBR_TWIST_N; twist++)
      {
        const TbrInterval *value
            = &tbr_review_effect (review, d, twist, stage->measure)->difference;
        if (value->n > 0 && (fabs (value->mean) > 0 || value->half_width > 0))
          return FALSE;
      }
  return TRUE;
}

/* "-3.1 +- 2" of a decision; NULL before it is known. (transfer full) (nullable) */
static char *
value_of (const TbrStage *stage, guint d, Worth *out_worth)
{
  const TbrReview *review = stage->review;
  *out_worth = WORTH_UNKNOWN;
  if (review == NULL || d >= review->decisions->len || review->n_measures == 0
      || is_unmoved (stage))
    return NULL;
  const TbrInterval *value
      = &tbr_review_effect (review, d, TBR_TWIST_NOT_TAKEN, stage->measure)->difference;
  g_autofree char *mean = tbr_figure_number (value->mean);
  g_autofree char *half = tbr_figure_number (value->half_width);
  *out_worth = weigh (review->measures[stage->measure], value);
  if (!isfinite (value->mean) || !(value->half_width > 0))
    return g_steal_pointer (&mean);
  return g_strdup_printf ("%s \xc2\xb1 %s", mean, half);
}

static void
add_deed (const TbrDesktop *desktop, TbrColumn *column, const GArray *deeds, guint d)
{
  const TbrStage *stage = desktop->stage;
  const TbrDeed *deed = &g_array_index (deeds, TbrDeed, d);
  Worth worth;
  g_autofree char *value = value_of (stage, d, &worth);
  g_autofree char *at = tbr_stage_after (stage, deed->at);
  g_autofree char *said = tbr_saying_of_order (desktop, deed->text);
  g_autofree char *text = g_strdup_printf ("%u  %s", d + 1, said);
  g_autofree char *detail
      = g_strdup_printf ("%s \xc2\xb7 %s%s%s", at, tbr_stage_role_title (stage, deed->role),
                         *worth_words[worth] != '\0' ? " \xc2\xb7 " : "",
                         *worth_words[worth] != '\0'
                             ? g_dpgettext2 (NULL, "effect", worth_words[worth])
                             : "");
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_STAGE_DEED,
                    .argument = d,
                    .text = text,
                    .detail = detail,
                    .value = value,
                    .colour = colour_of (column->pen, worth),
                    .is_on = d == stage->deed };
  tbr_column_add (column, &row);
  if (d == stage->deed)
    add_chosen (stage, column, d);
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
  if (past->deeds->len == 0)
    {
      tbr_column_text (column, TBR_WIDGET_NOTE, _ ("No role has given an order."));
      return;
    }
  if (stage->review != NULL && stage->review->n_measures > 0)
    add_measures (desktop, column);
  if (is_unmoved (stage))
    {
      tbr_column_text (column, TBR_WIDGET_NOTE,
                       _ ("No decision changed this, in any luck that was played."));
      tbr_column_gap (column, 8);
    }
  for (guint d = 0; d < past->deeds->len; d++)
    add_deed (desktop, column, past->deeds, d);
}

const TbrPage tbr_page_effects = { NC_ ("tab", "Decisions"), TBR_PAGE_REVIEW, build, NULL, NULL };
