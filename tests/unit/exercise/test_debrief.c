/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How an exercise is judged: against lists that are counted by hand. */
#include "drill.h"

#include "response/report.h"

#include <tabard/debrief.h>

#include <math.h>

#define JUDGED                                                                                     \
  "<expected name='asks' sentence='s' role='be' objective='o' order='ask-help' until='3 h'/>"      \
  "<expected name='sends' sentence='s' role='be' objective='o' order='send-unit' until='3 h'/>"    \
  "<branch name='asked' title='b' when='ordered ask-help by be' until='4 h'/>"                     \
  "<inject name='call' number='1' at='30 min' expected='sends'><text language='en'/></inject>"     \
  "<inject name='call-first' number='2' at='20 min' expected='sends'><text language='en'/>"        \
  "</inject><inject name='spare' number='4' release='facilitator'><text language='en'/></inject>"  \
  "<criterion name='good' title='M' objective='o' scale='5'/>"                                     \
  "<criterion name='middle' title='M' objective='o' scale='5'/>"                                   \
  "<criterion name='none' title='M' objective='o' scale='5'/>"                                     \
  "<criterion name='few' title='D' objective='o' measure='K10.deaths' relation='at-most' "         \
  "threshold='0'/>"                                                                                \
  "<criterion name='many' title='D' objective='o' measure='K10.deaths' relation='above' "          \
  "threshold='0'/>"                                                                                \
  "<criterion name='never' title='D' objective='o' measure='K99.nothing' relation='above' "        \
  "threshold='0'/>"

static void
set_up (Drill *drill, gconstpointer data)
{
  drill_set_up (drill, data);
  tbr_director_free (drill->director);
  tbr_exercise_free (drill->exercise);
  drill->exercise = drill_read ("9 h", JUDGED);
  drill->director = tbr_director_new (drill->exercise, drill->scenario, 0);
}

static void
test_debrief_counts_what_was_met_and_missed (Drill *drill, gconstpointer data)
{
  static const TbrMet met[]
      = { TBR_MET_YES, TBR_MET_NO, TBR_MET_NOT_TOLD, TBR_MET_NO, TBR_MET_YES, TBR_MET_NOT_TOLD };
  g_autoptr (TbrResult) result = tbr_result_new ();

  tbr_result_add (result, "K10.deaths", TBR_SCOPE_ALL, "", 7, "persons", TBR_CERTAINTY_SOURCED);
  drill_go (drill, 10 * TBR_MINUTE);
  drill_say (drill, "be", "ask-help need=stranded work=vehicle rate=40", NULL);
  drill_say (drill, "facilitator", "rate good 4", NULL);
  /* the middle of 1 to 5 is not above it */
  drill_say (drill, "facilitator", "rate middle 3", NULL);
  drill_go (drill, 9 * TBR_HOUR);
  g_autoptr (TbrDebrief) debrief = tbr_debrief_new (drill->director, result);

  for (guint i = 0; i < G_N_ELEMENTS (met); i++)
    g_assert_cmpint (debrief->met[i], ==, met[i]);
  g_assert_cmpfloat (debrief->values[0], ==, 4);
  g_assert_cmpfloat (debrief->values[3], ==, 7);
  g_assert_true (isnan (debrief->values[2]) && isnan (debrief->values[5]));
  g_assert_cmpuint (debrief->n_met, ==, 2);
  g_assert_cmpuint (debrief->n_told, ==, 4);
  g_assert_cmpuint (debrief->n_in_time, ==, 1);
  g_assert_cmpint (debrief->called[0], ==, TBR_NEVER);
  g_assert_cmpint (debrief->called[1], ==, drill->exercise->begin + 20 * TBR_MINUTE);
  /* the action first, then the two criteria that were not met; what is not told is not missed */
  g_assert_cmpuint (debrief->missed->len, ==, 3);
  g_assert_cmpuint (g_array_index (debrief->missed, TbrMissed, 0).expected, ==, 1);
  g_assert_cmpuint (g_array_index (debrief->missed, TbrMissed, 1).criterion, ==, 1);
  g_assert_cmpuint (g_array_index (debrief->missed, TbrMissed, 2).criterion, ==, 3);
}

static void
test_debrief_finds_what_a_rehearsal_shows (Drill *drill, gconstpointer data)
{
  static const struct
  {
    TbrFindingKind kind;
    const char *id;
  } due[] = { { TBR_FINDING_SILENT, "call" },
              { TBR_FINDING_KEPT, "spare" },
              { TBR_FINDING_UNTESTED, "o" },
              { TBR_FINDING_ONE_WAY, "asked" },
              { TBR_FINDING_EMPTY, "never" } };
  TbrOften injects[] = { { 0, NAN }, { 2, 1 }, { 0, NAN } }, branches[] = { { 2, 1 } };
  guint valued[] = { 0, 0, 0, 2, 2, 0 }, tested[] = { 0 };
  TbrRehearsal rehearsal
      = { .n = 2, .injects = injects, .branches = branches, .valued = valued, .tested = tested };
  g_autoptr (GArray) findings = tbr_rehearsal_findings (drill->exercise, &rehearsal);

  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (due));
  for (guint i = 0; i < findings->len; i++)
    {
      const TbrFinding *finding = &g_array_index (findings, TbrFinding, i);
      g_assert_cmpint (finding->kind, ==, due[i].kind);
      g_assert_cmpstr (finding->id, ==, due[i].id);
    }
  branches[0].n = 1; /* now one way, now the other */
  g_autoptr (GArray) fewer = tbr_rehearsal_findings (drill->exercise, &rehearsal);
  g_assert_cmpuint (fewer->len, ==, G_N_ELEMENTS (due) - 1);
}

/* Decisions with made effects: the best is the one told from nothing that goes furthest the good
   way, whichever way that is. Of four looked at together with 19 degrees of freedom an interval is
   wider by 2.77 to 2.09 (t at 0.625 % and at 2.5 %), so that 9 +- 8 is no longer told. */
static void
test_debrief_names_the_best_decision (Drill *drill, gconstpointer data)
{
  static const double means[] = { -1, -5, -9, 3 }, halves[] = { 0.5, 1, 8, 1 };
  char *measures[] = { (char *) "K10.deaths", (char *) "K12.live-rescues", NULL };
  TbrReviewLuck luck[]
      = { { .n = 10, .n_below = 3, .n_equal = 2 }, { .n = 10, .n_below = 3, .n_equal = 2 } };
  TbrReview review = { .n_measures = 2, .measures = measures, .luck = luck };
  TbrReviewEffect effects[4][2 * TBR_TWIST_N] = { 0 };

  review.decisions = g_array_new (FALSE, TRUE, sizeof (TbrReviewDecision));
  for (guint d = 0; d < 4; d++)
    {
      TbrReviewDecision decision = { .effects = effects[d] };
      for (guint m = 0; m < 2; m++)
        effects[d][2 * TBR_TWIST_NOT_TAKEN + m].difference
            = (TbrInterval){ .n = 20, .mean = means[d], .half_width = halves[d] };
      g_array_append_val (review.decisions, decision);
    }
  g_assert_cmpuint (tbr_review_best (&review, 0), ==, 1); /* fewer deaths */
  g_assert_cmpuint (tbr_review_best (&review, 1), ==, 3); /* more rescues */
  TbrReviewSure sure = tbr_review_sure (&review, 0);
  g_assert_cmpuint (sure.n_open, ==, 4);
  g_assert_cmpuint (sure.n_alone, ==, 4);
  g_assert_cmpuint (sure.n_together, ==, 3);
  g_assert_cmpuint (tbr_review_n_worse (&review, 0), ==, 5);
  g_assert_cmpuint (tbr_review_n_worse (&review, 1), ==, 3);
  g_array_set_size (review.decisions, 1);
  g_assert_cmpuint (tbr_review_best (&review, 1), ==, TBR_NONE);
  g_array_unref (review.decisions);
}

/* At its last instant the course is what the needs and the reports of the run come to. */
static void
test_debrief_course_is_truth_and_belief (Drill *drill, gconstpointer data)
{
  const TbrSim *sim = tbr_director_sim (drill->director);
  guint32 be = tbr_map_find_state (drill->map, "BE").i;
  double truth = 0, belief = 0;

  drill_go (drill, 30 * TBR_MINUTE);
  drill_say (drill, "be", "ask-help need=stranded work=vehicle rate=40", NULL);
  drill_go (drill, 9 * TBR_HOUR);
  g_autoptr (TbrCourse) course = tbr_course_new (drill->director, 10);
  g_assert_cmpint (course->at[0], ==, drill->exercise->begin);
  g_assert_cmpint (course->at[9], ==, tbr_director_now (drill->director));
  g_assert_cmpuint (course->curves->len, >=, 1);
  const TbrCourseOf *curve = &g_array_index (course->curves, TbrCourseOf, 0);
  g_assert_cmpuint (curve->role, ==, 0);
  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    {
      const TbrNeed *need = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, i));
      if (need->state != be || need->kind != (guint32) curve->kind)
        continue;
      truth += need->closed == TBR_NEVER ? need->required : 0;
      belief += tbr_report_seen (sim, TBR_HANDLE (TbrNeedId, i))->required;
    }
  g_assert_cmpfloat (truth, >, 0);
  g_assert_cmpfloat (curve->truth[9], ==, truth);
  g_assert_cmpfloat (curve->belief[9], ==, belief);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add ("/exercise/debrief/" path, Drill, NULL, set_up, test, drill_tear_down)
  ADD ("counts-what-was-met-and-missed", test_debrief_counts_what_was_met_and_missed);
  ADD ("finds-what-a-rehearsal-shows", test_debrief_finds_what_a_rehearsal_shows);
  ADD ("course-is-truth-and-belief", test_debrief_course_is_truth_and_belief);
  ADD ("names-the-best-decision", test_debrief_names_the_best_decision);
  return g_test_run ();
}
