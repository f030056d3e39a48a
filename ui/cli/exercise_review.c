/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The review of an exercise that was played, written into a file. */
#include "exercise_review.h"

#include "exercise_window.h"
#include "progress.h"
#include "report/exercise_log.h"
#include "report/exercise_report.h"

#include <glib/gi18n.h>

#define LOOK 20000 /* microseconds between two looks at how far it is */

static TbrExit
write_log (const TbrVerb *verb, const TbrDirector *played, const char *file)
{
  g_autoptr (GError) error = NULL;
  const TbrScenario *scenario = tbr_sim_scenario (tbr_director_sim (played));
  TbrTurns log = { .exercise = tbr_director_exercise (played) };

  log.turns = tbr_director_turns (played, &log.n);
  return tbr_exercise_log_write (&log, scenario, file, &error) ? TBR_EXIT_DONE
                                                               : tbr_verb_fail_error (verb, error);
}

typedef struct
{
  TbrReviewSpec spec;
  gint is_over; /* atomic */
} Errand;

static gpointer
run_apart (gpointer data)
{
  Errand *errand = data;
  TbrReview *review = tbr_review_run (&errand->spec);

  g_atomic_int_set (&errand->is_over, 1);
  return review;
}

/* The review, with a bar while it is made: it may take minutes. (transfer full) */
static TbrReview *
run_review (const TbrReviewSpec *wanted)
{
  TbrReviewWatch watch = { 0 };
  Errand errand = { *wanted, 0 };
  TbrProgress progress;

  errand.spec.watch = &watch;
  tbr_progress_start (&progress, TBR_PROGRESS_SHOW);
  GThread *thread = g_thread_new ("review", run_apart, &errand);
  while (!g_atomic_int_get (&errand.is_over))
    {
      g_usleep (LOOK);
      gint n = g_atomic_int_get (&watch.n), n_done = g_atomic_int_get (&watch.n_done);
      tbr_progress_set (&progress, n > 0 ? (double) n_done / n : 0, "decisions played again");
    }
  TbrReview *review = g_thread_join (thread);
  tbr_progress_end (&progress);
  return review;
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

  if (!tbr_exercise_begin_language (question->language, question->language, &error))
    return tbr_verb_fail_error (verb, error);
  /* who asks for none reads the exercise's texts in the language of all others */
  if (question->language == NULL)
    tbr_exercise_speak (question->exercise, C_ ("code of this language", "en"));
  if (g_str_has_suffix (question->file, ".csv"))
    return write_log (verb, played, question->file);
  g_autoptr (TbrDebrief) debrief = tbr_debrief_new (played, result);
  g_autoptr (TbrReview) review = run_review (&spec);
  const TbrExerciseReportSpec report
      = { played, review, debrief, question->earlier, TABARD_VERSION };
  if (!tbr_exercise_report_write (&report, question->file, &error))
    return tbr_verb_fail_error (verb, error);
  g_autofree char *answer = tbr_exercise_report_answer (exercise, review, debrief);
  g_print ("%s\n", answer);
  return TBR_EXIT_DONE;
}
