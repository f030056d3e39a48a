/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise under way: what reaches whom and when, and who may say what. */
#include "drill.h"

#include "response/response.h"

#include <tabard/briefing.h>

static void
check_inject (const Drill *drill, guint i, TbrInjectState state, TbrTime since)
{
  const TbrInjectProgress *progress = tbr_director_inject (drill->director, i);

  g_assert_cmpint (progress->state, ==, state);
  g_assert_cmpint (progress->at, ==,
                   since == TBR_NEVER ? TBR_NEVER : drill->exercise->begin + since);
}

enum
{
  LAST,
  WARNING,
  TAKEN,
  LATE,
  SPARE,
  ROAD,
  OPEN
};

static void
test_director_releases_what_is_due (Drill *drill, gconstpointer data)
{
  drill_go (drill, 4 * TBR_MINUTE);
  check_inject (drill, LAST, TBR_INJECT_RELEASED, 150 * TBR_SECOND); /* not only at whole minutes */
  check_inject (drill, WARNING, TBR_INJECT_WAITING, TBR_NEVER);
  drill_go (drill, 10 * TBR_MINUTE);
  check_inject (drill, WARNING, TBR_INJECT_RELEASED, 5 * TBR_MINUTE);
  drill_say (drill, "be", "ask-help need=stranded work=vehicle rate=40 reason='on roofs'", NULL);
  drill_go (drill, 12 * TBR_HOUR);
  /* the branch is looked at a minute after the order, its inject waits for its time */
  g_assert_cmpint (tbr_director_branch (drill->director, 0)->at, ==,
                   drill->exercise->begin + 11 * TBR_MINUTE);
  check_inject (drill, TAKEN, TBR_INJECT_RELEASED, 2 * TBR_HOUR);
  check_inject (drill, LATE, TBR_INJECT_MISSED, 12 * TBR_HOUR);
  check_inject (drill, SPARE, TBR_INJECT_MISSED, 12 * TBR_HOUR);
  check_inject (drill, OPEN, TBR_INJECT_RELEASED, 20 * TBR_MINUTE);
  g_assert_true (tbr_director_expected (drill->director, 0)->in_time);
  g_assert_true (tbr_director_is_over (drill->director));
}

static void
test_director_takes_the_other_way (Drill *drill, gconstpointer data)
{
  drill_go (drill, 12 * TBR_HOUR);
  g_assert_cmpint (tbr_director_branch (drill->director, 0)->state, ==, TBR_BRANCH_PASSED);
  check_inject (drill, TAKEN, TBR_INJECT_MISSED, 12 * TBR_HOUR);
  check_inject (drill, LATE, TBR_INJECT_RELEASED, 5 * TBR_HOUR);
  check_inject (drill, OPEN, TBR_INJECT_MISSED, 12 * TBR_HOUR); /* nobody has asked */
  g_assert_cmpint (tbr_director_expected (drill->director, 0)->at, ==, TBR_NEVER);
}

static void
test_director_effect_comes_by_the_door (Drill *drill, gconstpointer data)
{
  const char *last = NULL;

  drill_go (drill, 91 * TBR_MINUTE);
  check_inject (drill, ROAD, TBR_INJECT_RELEASED, 90 * TBR_MINUTE);
  drill_count (drill->director, TBR_TURN_ORDER, &last);
  g_assert_cmpstr (last, ==,
                   "2021-07-14T17:30Z planner set-link link='5' state='closed' factor='50 %'");
}

/* Words that are written before go with the inject, whoever lets it go; the last ones count. */
static void
test_director_carries_words_written_before (Drill *drill, gconstpointer data)
{
  const char *last = NULL;

  drill_say (drill, "facilitator", "word warning subject='Not yet' body='x'", NULL);
  drill_say (drill, "facilitator", "word warning subject=\"It's near\" reason='they are lost'",
             NULL);
  drill_say (drill, "facilitator", "word spare body='Other words'", NULL);
  drill_say (drill, "facilitator", "word warning", "word: it needs a subject or a body");
  drill_say (drill, "facilitator", "word warning what=x",
             "word: 'what=x' is not understood: subject, body, reason");
  check_inject (drill, WARNING, TBR_INJECT_WAITING, TBR_NEVER);
  g_assert_cmpuint (drill_count (drill->director, TBR_TURN_WORDED, &last), ==, 3);
  drill_go (drill, 6 * TBR_MINUTE);
  drill_say (drill, "facilitator", "release spare subject='Now' reason='late'", NULL);
  (void) drill_count (drill->director, TBR_TURN_RELEASED, &last);
  g_assert_cmpstr (last, ==, "spare subject='Now' reason='late'");
  g_autoptr (TbrBriefing) briefing = tbr_director_brief (drill->director, 0, "en");
  gboolean is_there = FALSE;
  for (guint i = 0; i < briefing->letters->len; i++)
    {
      const TbrLetter *letter = &g_array_index (briefing->letters, TbrLetter, i);
      if (g_str_equal (letter->id, "warning"))
        {
          g_assert_cmpstr (letter->subject, ==, "It's near");
          g_assert_cmpint (letter->at, ==, drill->exercise->begin + 5 * TBR_MINUTE);
          is_there = TRUE;
        }
    }
  g_assert_true (is_there);
  drill_say (drill, "facilitator", "word warning body=late",
             "inject 'warning' is released already");
}

static void
test_director_facilitator_holds_and_lets_go (Drill *drill, gconstpointer data)
{
  drill_say (drill, "facilitator", "hold warning", NULL);
  drill_say (drill, "facilitator", "skip road reason='too much'", NULL);
  drill_go (drill, 30 * TBR_MINUTE);
  check_inject (drill, WARNING, TBR_INJECT_HELD, 0);
  drill_say (drill, "facilitator", "hold warning", "inject 'warning' is held already");
  drill_say (drill, "facilitator", "release warning", NULL);
  check_inject (drill, WARNING, TBR_INJECT_RELEASED, 30 * TBR_MINUTE);
  drill_say (drill, "facilitator", "release spare", NULL);
  drill_say (drill, "facilitator", "release spare", "inject 'spare' is released already");
  drill_say (drill, "facilitator", "release spar", "unknown inject 'spar': did you mean 'spare'?");
  drill_say (drill, "facilitator", "message to=be from=Press medium=press subject='How many?'",
             NULL);
  drill_say (drill, "facilitator", "message to=nl subject=x", "message: unknown role 'nl'");
  drill_say (drill, "facilitator", "message to=be medium=pigeon subject=x",
             "message: medium 'pigeon': here may stand situation-report, mail, phone, press, map");
  drill_say (drill, "facilitator", "rate mark 6", "criterion 'mark': a mark is 1 to 5");
  drill_say (drill, "facilitator", "rate mark 4", NULL);
  drill_say (drill, "facilitator", "order set-link link=6 state=closed", NULL);
  drill_go (drill, 12 * TBR_HOUR);
  check_inject (drill, ROAD, TBR_INJECT_SKIPPED, 0);
  g_assert_cmpuint (tbr_director_mark (drill->director, 0), ==, 4);
  drill_say (drill, "facilitator", "release late", "the exercise is over");
}

static void
test_director_nobody_orders_what_is_not_theirs (Drill *drill, gconstpointer data)
{
  drill_go (drill, 0);
  drill_say (drill, "nl", "ask-help", "'nl' is no role of the exercise and not the facilitator");
  /* another's units, another's need, another's road, another's offers */
  drill_say (drill, "be", "send-unit unit=DEENG.1 need=0", "role 'be' has no unit 'DEENG.1'");
  drill_say (drill, "be", "send-unit unit=BEENG.1 need=8", "role 'be' knows of no need '8'");
  drill_say (drill, "be", "set-link link=17 state=closed",
             "the seat of BE may not order what is of GB");
  drill_say (drill, "be", "ask-help state=DE need=stranded work=vehicle rate=9",
             "the seat of BE may not order what is of DE");
  /* what is not in the role's list */
  drill_say (drill, "be", "recall-unit unit=BEENG.1",
             "role 'be' may not order recall-unit, only ask-help answer-offer send-unit set-link");
  drill_say (drill, "be", "set-seat player=person",
             "role 'be' may not order set-seat, only ask-help answer-offer send-unit set-link");
  /* out of its time, or while doctrine plays it */
  drill_say (drill, "at", "offer-unit unit=S062.1 request=0",
             "role 'at' may give orders from 1 h to 8 h after the begin only");
  drill_say (drill, "centre", "grant-unit unit=S062.1 request=0",
             "role 'centre' is played by doctrine: a person must take the seat first");
  drill_say (drill, "facilitator", "seat centre person", NULL);
  drill_say (drill, "centre", "grant-unit unit=S062.1 request=0",
             "role 'centre' has no unit 'S062.1'");
  drill_say (drill, "be", "send-unit\nunit=BEENG.1", "it must stand in one line");
  g_assert_cmpuint (drill_count (drill->director, TBR_TURN_REFUSED, NULL), ==, 9);
  drill_go (drill, 12 * TBR_HOUR);
  drill_say (drill, "be", "ask-help need=stranded work=vehicle rate=9", "the exercise is over");
}

/* From the request to the unit on its way, by three hands. */
static void
test_director_persons_carry_a_request_through (Drill *drill, gconstpointer data)
{
  const TbrSim *sim = tbr_director_sim (drill->director);

  drill_go (drill, 10 * TBR_MINUTE);
  drill_say (drill, "be", "ask-help need=stranded work=vehicle rate=40", NULL);
  drill_say (drill, "be", "ask-help need=stranded work=vehicle rate=41",
             "rate: 41 is not more than has been asked for: at least 50");
  drill_say (drill, "be", "ask-help need=wounded work=expert rate=1",
             "BE has no open need for wounded");
  drill_go (drill, TBR_HOUR);
  drill_say (drill, "at", "offer-unit unit=S155.1 request=0", "role 'at' has no unit 'S155.1'");
  drill_say (drill, "at", "offer-unit unit=S062.1 request=3",
             "role 'at' knows of no open line '3'");
  drill_say (drill, "at", "offer-unit unit=S062.1 request=0", NULL);
  drill_say (drill, "at", "offer-unit unit=S062.1 request=0",
             "unit S062.1 is held and cannot be given");
  guint32 offer = tbr_arena_count (&sim->arena, TBR_GROUP_OFFER) - 1;
  g_autofree char *answer = g_strdup_printf ("answer-offer offer=%u", offer);
  drill_go (drill, 7 * TBR_HOUR);
  /* nobody has answered for Belgium */
  g_assert_cmpint (tbr_offer_get (sim, offer)->status, ==, TBR_OFFER_HELD);
  drill_say (drill, "be", answer, NULL);
  g_assert_cmpint (tbr_offer_get (sim, offer)->status, ==, TBR_OFFER_ACCEPTED);
  g_autofree char *again = g_strdup_printf ("offer: %u can no longer be answered", offer);
  drill_say (drill, "be", answer, again);
}

/* A seat that goes to doctrine goes on as doctrine does. */
static void
test_director_seats_go_to_doctrine_and_back (Drill *drill, gconstpointer data)
{
  const char *last = NULL;

  drill_go (drill, 5 * TBR_HOUR);
  g_assert_cmpuint (drill_count (drill->director, TBR_TURN_RELEASED, NULL), ==, 4);
  check_inject (drill, OPEN, TBR_INJECT_WAITING, TBR_NEVER);
  drill_say (drill, "facilitator", "seat be person", "role 'be' is played by person already");
  drill_say (drill, "facilitator", "seat be doctrine", NULL);
  drill_count (drill->director, TBR_TURN_ORDER, &last);
  g_assert_cmpstr (last, ==, "2021-07-14T21:00Z planner set-seat state='BE' player='doctrine'");
  drill_go (drill, 6 * TBR_HOUR);
  check_inject (drill, OPEN, TBR_INJECT_RELEASED, 5 * TBR_HOUR + TBR_MINUTE);
  /* what doctrine does counts as done by the role, though too late here */
  g_assert_cmpint (tbr_director_expected (drill->director, 0)->at, ==, TBR_NEVER);
  g_assert_cmpuint (tbr_director_role (drill->director, 0)->n_orders, >, 0);
  drill_say (drill, "facilitator", "seat be person", NULL);
  drill_count (drill->director, TBR_TURN_ORDER, &last);
  g_assert_cmpstr (last, ==,
                   "2021-07-14T22:00Z planner set-seat state='BE' player='person' "
                   "decisions='ask choose'");
}

/* What the facilitator orders in a role's place, its doctrine has not done. */
static void
test_director_orders_of_others_are_no_deed_of_doctrine (Drill *drill, gconstpointer data)
{
  guint before;

  drill_say (drill, "facilitator", "seat be doctrine", NULL);
  drill_go (drill, 10 * TBR_MINUTE);
  before = tbr_director_role (drill->director, 0)->n_orders;
  drill_say (drill, "facilitator", "order ask-help state=BE need=stranded work=vehicle rate=100000",
             NULL);
  g_assert_cmpuint (tbr_director_role (drill->director, 0)->n_orders, ==, before);
  g_assert_cmpint (tbr_director_expected (drill->director, 0)->at, ==, TBR_NEVER);
}

static void
test_director_keeps_the_reason_of_what_is_done (Drill *drill, gconstpointer data)
{
  const char *last = NULL;

  drill_go (drill, TBR_HOUR);
  drill_say (drill, "facilitator", "done asks reason='by telephone'", NULL);
  g_assert_cmpuint (drill_count (drill->director, TBR_TURN_DONE, &last), ==, 1);
  g_assert_cmpstr (last, ==, "asks reason='by telephone'");
}

/* Whatever the steps of the clock at the table, the same happens. */
static void
test_director_steps_change_nothing (Drill *drill, gconstpointer data)
{
  g_autoptr (TbrDirector) other = tbr_director_new (drill->exercise, drill->scenario, 0);
  guint n, n_other;
  const TbrTurn *turns, *others;

  for (TbrTime since = 0; since < 3 * TBR_HOUR; since += 37 * TBR_SECOND)
    tbr_director_run_until (other, drill->exercise->begin + since);
  tbr_director_run_until (other, TBR_NEVER);
  tbr_director_run_until (drill->director, TBR_NEVER);
  turns = tbr_director_turns (drill->director, &n);
  others = tbr_director_turns (other, &n_other);
  g_assert_cmpuint (n, ==, n_other);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (turns[i].at, ==, others[i].at);
      g_assert_cmpstr (turns[i].text, ==, others[i].text);
      g_assert_cmphex (turns[i].digest, ==, others[i].digest);
    }
}

/* Doctrine in all seats is the scenario as it is. */
static void
test_director_rehearsal_is_the_plain_run (Drill *drill, gconstpointer data)
{
  g_autoptr (TbrExercise) quiet = drill_read ("9 h", "");
  g_autoptr (TbrDirector) director = tbr_director_rehearse (quiet, drill->scenario, 0);
  g_autoptr (TbrSim) sim = tbr_sim_new (drill->scenario, (guint64) drill->scenario->meta->seed, 0);

  tbr_director_finish (director);
  tbr_sim_run_until (sim, TBR_NEVER);
  g_assert_cmphex (tbr_sim_digest (tbr_director_sim (director)), ==, tbr_sim_digest (sim));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add ("/exercise/director/" path, Drill, NULL, drill_set_up, test, drill_tear_down)
  ADD ("releases-what-is-due", test_director_releases_what_is_due);
  ADD ("takes-the-other-way", test_director_takes_the_other_way);
  ADD ("effect-comes-by-the-door", test_director_effect_comes_by_the_door);
  ADD ("carries-words-written-before", test_director_carries_words_written_before);
  ADD ("facilitator-holds-and-lets-go", test_director_facilitator_holds_and_lets_go);
  ADD ("nobody-orders-what-is-not-theirs", test_director_nobody_orders_what_is_not_theirs);
  ADD ("persons-carry-a-request-through", test_director_persons_carry_a_request_through);
  ADD ("seats-go-to-doctrine-and-back", test_director_seats_go_to_doctrine_and_back);
  ADD ("orders-of-others-are-no-deed-of-doctrine",
       test_director_orders_of_others_are_no_deed_of_doctrine);
  ADD ("keeps-the-reason-of-what-is-done", test_director_keeps_the_reason_of_what_is_done);
  ADD ("steps-change-nothing", test_director_steps_change_nothing);
  ADD ("rehearsal-is-the-plain-run", test_director_rehearsal_is_the_plain_run);
  return g_test_run ();
}
