/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What there is to say of an exercise that was played, worked out beside the window. */
#include "desktop/exercise/hindsight.h"

#include "desktop/mailbox.h"
#include "desktop/reporting.h"
#include "report/exercise_report.h"
#include "report/fault_words.h"

#include <glib/gi18n.h>

#define USUAL_REPLICATIONS 20

struct _TbrHindsight
{
  TbrHindsightSpec spec;
  char *log, *program;
  GThread *thread;
  gint stop;
  TbrBell bell;
  TbrReviewWatch watch;
  gint is_wanted;      /* atomic: changes are to be played */
  gint is_busy;        /* atomic */
  gint is_report;      /* atomic: a report is asked for, or being written */
  gint is_whole;       /* atomic: all changes are played */
  TbrMailbox reviews;  /* TbrReview, the newest */
  TbrMailbox told;     /* char * */
  gpointer ready_past; /* &past once it is there */
  gpointer fault;      /* char *, set once */

  /* the thread's */
  TbrPast past;
  GPtrArray *measures; /* names, some of them of the result */
  TbrReview *whole;    /* NULL until all of it is played */
};

/* ---- in the thread ---- */

static void
wake (TbrHindsight *hindsight)
{
  if (hindsight->spec.wake != NULL)
    hindsight->spec.wake (hindsight->spec.wake_data);
}

/* Orders of roles; those of the facilitator and of the program are no decisions. */
static GArray *
find_deeds (const TbrDirector *played)
{
  const TbrExercise *exercise = tbr_director_exercise (played);
  GArray *deeds = g_array_new (FALSE, FALSE, sizeof (TbrDeed));
  guint n;
  const TbrTurn *turns = tbr_director_turns (played, &n);
  for (guint i = 0; i < n; i++)
    for (guint role = 0; role < exercise->n_roles; role++)
      if (turns[i].kind == TBR_TURN_ORDER && g_str_equal (turns[i].who, exercise->roles[role].id))
        {
          const TbrDeed deed = { turns[i].at, role, tbr_turn_said (&turns[i]) };
          g_array_append_val (deeds, deed);
        }
  return deeds;
}

/* The exercise as its log tells it, to the scenario's end. (transfer full) (nullable) */
static TbrDirector *
play (const TbrHindsight *hindsight, GError **error)
{
  g_autoptr (TbrDiaryLog) log = tbr_diary_load (hindsight->log, error);
  if (log == NULL)
    return NULL;
  g_autoptr (TbrDirector) played
      = tbr_director_new (hindsight->spec.exercise, hindsight->spec.scenario, log->replication);
  if (!tbr_diary_repeat (log, played, error))
    return NULL;
  tbr_director_finish (played);
  return g_steal_pointer (&played);
}

static gboolean
look_back (TbrHindsight *hindsight)
{
  GError *error = NULL;
  TbrPast *past = &hindsight->past;
  past->played = play (hindsight, &error);
  if (past->played == NULL)
    {
      g_atomic_pointer_set (&hindsight->fault, tbr_fault_words (error->message));
      g_error_free (error);
      wake (hindsight);
      return FALSE;
    }
  TbrResult *result = past->result = tbr_sim_result (tbr_director_sim (past->played));
  past->debrief = tbr_debrief_new (past->played, result);
  past->course = tbr_exercise_course_new (past->played);
  past->deeds = find_deeds (past->played);
  hindsight->measures = tbr_exercise_report_measures (hindsight->spec.exercise, result);
  g_atomic_pointer_set (&hindsight->ready_past, past);
  wake (hindsight);
  return TRUE;
}

static void
take (gpointer data, TbrReview *so_far)
{
  TbrHindsight *hindsight = data;
  tbr_review_free (tbr_mailbox_put (&hindsight->reviews, so_far));
  wake (hindsight);
}

static TbrReview *
run_review (TbrHindsight *hindsight)
{
  const guint n = hindsight->spec.replications;
  const TbrReviewSpec spec = { .played = hindsight->past.played,
                               .measures = (const char *const *) hindsight->measures->pdata,
                               .replications = n > 1 ? n : USUAL_REPLICATIONS,
                               .earlier = TBR_HOUR,
                               /* one core is left to the window */
                               .n_jobs = MAX (g_get_num_processors (), 2) - 1,
                               .watch = &hindsight->watch };
  return tbr_review_run (&spec);
}

/* Two reviews are made of all replications: one to be looked at, one for the report. */
static void
review (TbrHindsight *hindsight)
{
  g_atomic_int_set (&hindsight->watch.n_done, 0);
  hindsight->whole = run_review (hindsight);
  if (hindsight->whole == NULL)
    return;
  g_atomic_int_set (&hindsight->is_whole, 1);
  take (hindsight, tbr_review_copy (hindsight->whole));
}

static char *
write_report (const TbrHindsight *hindsight)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *stem = tbr_reporting_stem ("tabard-review-%Y%m%d-%H%M%S");
  g_autofree char *pdf = g_strconcat (stem, ".pdf", NULL);
  g_autofree char *html = g_strconcat (stem, ".html", NULL);
  const TbrExerciseReportSpec spec = { hindsight->past.played, hindsight->whole,
                                       hindsight->past.debrief, TBR_HOUR, hindsight->program };
  if (tbr_exercise_report_write (&spec, pdf, &error)
      && tbr_exercise_report_write (&spec, html, &error))
    return g_strdup_printf (_ ("The report is written: %s.pdf and .html"), stem);
  return tbr_fault_words (error->message);
}

static void
report (TbrHindsight *hindsight)
{
  g_free (tbr_mailbox_put (&hindsight->told, write_report (hindsight)));
  g_atomic_int_set (&hindsight->is_report, 0);
  wake (hindsight);
}

static gpointer
work (gpointer data)
{
  TbrHindsight *hindsight = data;
  gboolean is_good = look_back (hindsight);
  if (!is_good)
    g_atomic_int_set (&hindsight->is_report, 0);
  while (is_good && !g_atomic_int_get (&hindsight->stop))
    {
      if (hindsight->whole == NULL && g_atomic_int_get (&hindsight->is_wanted))
        review (hindsight);
      if (hindsight->whole != NULL && g_atomic_int_get (&hindsight->is_report))
        report (hindsight);
      gboolean is_left = hindsight->whole == NULL && g_atomic_int_get (&hindsight->is_wanted);
      if (is_left && !g_atomic_int_get (&hindsight->stop))
        continue;
      g_atomic_int_set (&hindsight->is_busy, 0);
      wake (hindsight);
      tbr_bell_wait (&hindsight->bell);
      g_atomic_int_set (&hindsight->is_busy, 1);
    }
  g_atomic_int_set (&hindsight->is_busy, 0);
  return NULL;
}

/* ---- outside ---- */

TbrHindsight *
tbr_hindsight_new (const TbrHindsightSpec *spec)
{
  TbrHindsight *hindsight = g_new0 (TbrHindsight, 1);
  hindsight->spec = *spec;
  hindsight->log = g_strdup (spec->log);
  hindsight->program = g_strdup (spec->program != NULL ? spec->program : "");
  hindsight->watch.take = take;
  hindsight->watch.data = hindsight;
  hindsight->is_wanted = hindsight->is_busy = 1;
  tbr_bell_init (&hindsight->bell);
  hindsight->thread = g_thread_new ("hindsight", work, hindsight);
  return hindsight;
}

void
tbr_hindsight_free (TbrHindsight *hindsight)
{
  if (hindsight == NULL)
    return;
  g_atomic_int_set (&hindsight->stop, 1);
  g_atomic_int_set (&hindsight->is_wanted, 0);
  g_atomic_int_set (&hindsight->watch.is_unwanted, 1);
  tbr_bell_ring (&hindsight->bell);
  g_thread_join (hindsight->thread);
  tbr_review_free (tbr_mailbox_take (&hindsight->reviews));
  tbr_review_free (hindsight->whole);
  g_clear_pointer (&hindsight->past.played, tbr_director_free);
  g_clear_pointer (&hindsight->past.debrief, tbr_debrief_free);
  g_clear_pointer (&hindsight->past.course, tbr_exercise_course_free);
  g_clear_pointer (&hindsight->past.deeds, g_array_unref);
  g_clear_pointer (&hindsight->measures, g_ptr_array_unref);
  g_clear_pointer (&hindsight->past.result, tbr_result_free);
  g_free (tbr_mailbox_take (&hindsight->told));
  tbr_bell_clear (&hindsight->bell);
  g_free (hindsight->fault);
  g_free (hindsight->log);
  g_free (hindsight->program);
  g_free (hindsight);
}

const TbrPast *
tbr_hindsight_past (TbrHindsight *hindsight)
{
  return g_atomic_pointer_get (&hindsight->ready_past);
}

const char *
tbr_hindsight_fault (TbrHindsight *hindsight)
{
  return g_atomic_pointer_get (&hindsight->fault);
}

TbrReview *
tbr_hindsight_take (TbrHindsight *hindsight)
{
  return tbr_mailbox_take (&hindsight->reviews);
}

void
tbr_hindsight_progress (TbrHindsight *hindsight, guint *out_done, guint *out_all)
{
  *out_done = (guint) g_atomic_int_get (&hindsight->watch.n_done);
  *out_all = (guint) g_atomic_int_get (&hindsight->watch.n);
}

void
tbr_hindsight_stop (TbrHindsight *hindsight)
{
  if (g_atomic_int_get (&hindsight->is_whole))
    return;
  g_atomic_int_set (&hindsight->is_wanted, 0);
  g_atomic_int_set (&hindsight->is_report, 0);
  g_atomic_int_set (&hindsight->watch.is_unwanted, 1);
}

void
tbr_hindsight_again (TbrHindsight *hindsight)
{
  g_atomic_int_set (&hindsight->watch.is_unwanted, 0);
  g_atomic_int_set (&hindsight->is_wanted, 1);
  tbr_bell_ring (&hindsight->bell);
}

gboolean
tbr_hindsight_is_busy (TbrHindsight *hindsight)
{
  return g_atomic_int_get (&hindsight->is_busy) || g_atomic_int_get (&hindsight->is_report)
         || !tbr_mailbox_is_empty (&hindsight->reviews) || !tbr_mailbox_is_empty (&hindsight->told);
}

gboolean
tbr_hindsight_is_stopped (TbrHindsight *hindsight)
{
  return !g_atomic_int_get (&hindsight->is_wanted) && !g_atomic_int_get (&hindsight->is_whole);
}

void
tbr_hindsight_report (TbrHindsight *hindsight)
{
  if (g_atomic_int_get (&hindsight->is_report))
    return;
  g_atomic_int_set (&hindsight->is_report, 1);
  /* there is nobody who would write it: asked only now, for the thread may end meanwhile */
  if (tbr_hindsight_fault (hindsight) != NULL)
    g_atomic_int_set (&hindsight->is_report, 0);
  else
    tbr_hindsight_again (hindsight);
}

gboolean
tbr_hindsight_is_reporting (TbrHindsight *hindsight)
{
  return g_atomic_int_get (&hindsight->is_report) != 0;
}

char *
tbr_hindsight_take_told (TbrHindsight *hindsight)
{
  return tbr_mailbox_take (&hindsight->told);
}
