/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The facilitator's page of what was expected: actions taken or not, branches, and the marks that
   observers give, criterion by criterion. */
#include "desktop/exercise/editor.h"
#include "desktop/exercise/stage.h"
#include "report/report_measure.h"

#include <glib/gi18n.h>

extern const TbrPage tbr_page_marks;

#define MARK_BITS 8 /* of the argument of an action: the mark; above them the criterion */

char *
tbr_stage_expected_of (const TbrStage *stage, const TbrExpected *expected)
{
  g_autofree char *until = expected->until != TBR_NEVER ? tbr_telling_span (expected->until)
                                                        : g_strdup (_ ("the end"));
  return g_strdup_printf (_ ("%s, until %s"), tbr_stage_role_title (stage, expected->role), until);
}

static void
add_expected (TbrDesktop *desktop, TbrColumn *column, guint i)
{
  const TbrStage *stage = desktop->stage;
  const TbrExpected *expected = &stage->exercise->expecteds[i];
  const TbrExpectedProgress *progress = &stage->scene->expecteds[i];
  gboolean is_done = progress->at != TBR_NEVER;
  g_autofree char *at = is_done ? tbr_stage_after (stage, progress->at) : NULL;
  g_autofree char *detail = tbr_stage_expected_of (stage, expected);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .text = expected->sentence,
                    .detail = detail,
                    .value = !is_done            ? C_ ("expected action", "open")
                             : progress->in_time ? at
                                                 : _ ("late"),
                    .colour = !is_done            ? 0
                              : progress->in_time ? column->pen->theme->served
                                                  : column->pen->theme->slowed };
  tbr_column_add (column, &row);
  const TbrStageButton done = { TBR_ACT_STAGE_DONE, i, _ ("It was done"), FALSE, FALSE };
  if (!is_done && !stage->scene->is_over)
    {
      tbr_column_gap (column, 4);
      tbr_stage_buttons (desktop, column, &done, 1);
    }
  tbr_column_gap (column, 2);
}

static void
add_branch (const TbrDesktop *desktop, TbrColumn *column, guint i)
{
  const TbrStage *stage = desktop->stage;
  static const char *const words[TBR_BRANCH_N]
      = { NC_ ("branch of an exercise", "open"), NC_ ("branch of an exercise", "taken"),
          NC_ ("branch of an exercise", "passed") };
  const TbrStoryBranch *branch = &stage->exercise->branches[i];
  g_autofree char *when
      = tbr_editor_condition (stage->exercise, desktop->session->scenario, &branch->when);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .text = branch->title,
                    .detail = when,
                    .value = g_dpgettext2 (NULL, "branch of an exercise",
                                           words[stage->scene->branches[i].state]) };
  tbr_column_add (column, &row);
  tbr_column_gap (column, 2);
}

static void
add_criterion (TbrDesktop *desktop, TbrColumn *column, guint i)
{
  const TbrStage *stage = desktop->stage;
  const TbrCriterion *criterion = &stage->exercise->criteria[i];
  guint mark = stage->scene->marks[i], n = (guint) CLAMP (criterion->scale, 1, 10);
  tbr_column_text (column, TBR_WIDGET_TEXT, criterion->title);
  tbr_column_gap (column, 4);
  if (*criterion->measure != '\0')
    {
      g_autofree char *measure = tbr_report_measure_name (criterion->measure);
      g_autofree char *note = g_strdup_printf (_ ("Measured in the review: %s"), measure);
      tbr_column_text (column, TBR_WIDGET_NOTE, note);
      tbr_column_gap (column, 8);
      return;
    }
  TbrStageButton buttons[10];
  char texts[10][4];
  for (guint k = 0; k < n; k++)
    {
      g_snprintf (texts[k], sizeof texts[k], "%u", k + 1);
      buttons[k] = (TbrStageButton){ TBR_ACT_STAGE_RATE, (gint64) i << MARK_BITS | (gint64) (k + 1),
                                     texts[k], FALSE, mark == k + 1 };
    }
  tbr_stage_buttons (desktop, column, buttons, n);
  if (mark == 0)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("Not rated yet."));
  tbr_column_gap (column, 8);
}

static void
build (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrExercise *exercise = desktop->stage->exercise;
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("OBSERVERS' RATINGS"));
  for (guint i = 0; i < exercise->n_criteria; i++)
    add_criterion (desktop, column, i);
  tbr_column_gap (column, 10);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("EXPECTED ACTIONS"));
  for (guint i = 0; i < exercise->n_expecteds; i++)
    add_expected (desktop, column, i);
  if (exercise->n_branches == 0)
    return;
  tbr_column_gap (column, 10);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("BRANCHES"));
  for (guint i = 0; i < exercise->n_branches; i++)
    add_branch (desktop, column, i);
}

static gboolean
act (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  const TbrExercise *exercise = desktop->stage->exercise;
  guint criterion = (guint) (argument >> MARK_BITS);
  char mark[8];
  g_snprintf (mark, sizeof mark, "%u", (guint) (argument & ((1 << MARK_BITS) - 1)));
  if (action == TBR_ACT_STAGE_DONE && argument >= 0 && argument < exercise->n_expecteds)
    tbr_stage_say_about (desktop, "done", exercise->expecteds[argument].id, "");
  else if (action == TBR_ACT_STAGE_RATE && criterion < exercise->n_criteria)
    tbr_stage_say_about (desktop, "rate", exercise->criteria[criterion].id, mark);
  else
    return FALSE;
  return TRUE;
}

const TbrPage tbr_page_marks = { NC_ ("tab", "Ratings"), TBR_PAGE_FACILITATOR, build, NULL, act };
