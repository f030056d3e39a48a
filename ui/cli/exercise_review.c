/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The review of an exercise that was played, written into a file. */
#include "exercise_review.h"

#include "exercise_tables.h"
#include "exercise_window.h"
#include "report/exercise_report.h"

#include <glib/gi18n.h>

static TbrExit
write_log (const TbrVerb *verb, const TbrDirector *played, const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrTable) table = tbr_exercise_turn_table (played);

  return tbr_table_write_csv (table, file, &error) ? TBR_EXIT_DONE
                                                   : tbr_verb_fail_error (verb, error);
}

TbrExit
tbr_review_answer (const TbrVerb *verb, const TbrDirector *played,
                   const TbrReviewQuestion *question)
{
  g_autoptr (GError) error = NULL;
  const TbrExercise *exercise = tbr_director_exercise (played);
  g_autoptr (TbrResult) result = tbr_sim_result (tbr_director_sim (played));
  g_autoptr (GPtrArray) chosen = tbr_exercise_report_measures (exercise, result);
  const TbrReviewSpec spec
      = { .played = played,
          .measures
          = question->measures != NULL ? question->measures : (const char *const *) chosen->pdata,
          .replications = question->replications,
          .earlier = question->earlier,
          .n_jobs = question->n_jobs };

  if (g_str_has_suffix (question->file, ".csv"))
    return write_log (verb, played, question->file);
  if (!tbr_exercise_begin_language (question->language, question->language, &error))
    return tbr_verb_fail_error (verb, error);
  /* who asks for none reads the exercise's texts in the language of all others */
  if (question->language == NULL)
    tbr_exercise_speak (question->exercise, C_ ("code of this language", "en"));
  g_autoptr (TbrDebrief) debrief = tbr_debrief_new (played, result);
  g_autoptr (TbrReview) review = tbr_review_run (&spec);
  const TbrExerciseReportSpec report
      = { played, review, debrief, question->earlier, TABARD_VERSION };
  if (!tbr_exercise_report_write (&report, question->file, &error))
    return tbr_verb_fail_error (verb, error);
  g_autofree char *answer = tbr_exercise_report_answer (exercise, review, debrief);
  g_print ("%s\n", answer);
  return TBR_EXIT_DONE;
}
