/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a rehearsal says of an exercise whose faults are known. */
#include "drill.h"

#include <tabard/rehearsal.h>

#include <math.h>

/* One inject for each way to fire or not to, three objectives of which one is tested. */
#define LIST                                                                                       \
  "<objective name='idle' title='I'/><objective name='told' title='T'/>"                           \
  "<expected name='asks' sentence='s' role='be' objective='told' order='ask-help'/>"               \
  "<expected name='never' sentence='s' role='be' objective='idle' order='ask-help'/>"              \
  "<branch name='yes' title='b' when='after 90 min'/>"                                             \
  "<branch name='no' title='b' when='need antidote &gt;= 1'/>"                                     \
  "<inject name='always' number='1' at='30 min' expected='asks'><text language='en'/></inject>"    \
  "<inject name='deaf' number='2' when='need antidote &gt;= 1'><text language='en'/></inject>"     \
  "<inject name='kept' number='3' at='1 h' release='facilitator'><text language='en'/></inject>"   \
  "<inject name='other' number='4' at='2 h' branch='yes' side='not-taken'>"                        \
  "<text language='en'/></inject>"                                                                 \
  "<criterion name='c' title='C' objective='o' measure='K99.nothing' threshold='1'/>"

static void
test_rehearsal_finds_what_is_known_to_be_wrong (Drill *drill, gconstpointer data)
{
  g_autoptr (TbrExercise) exercise = drill_read ("9 h", LIST);
  g_autoptr (TbrRehearsal) rehearsal = tbr_rehearsal_run (exercise, drill->scenario, 3, 1);

  g_assert_cmpuint (rehearsal->injects[0].n, ==, 3);
  g_assert_cmpfloat (rehearsal->injects[0].after, ==, 0.5);
  g_assert_cmpuint (rehearsal->injects[1].n, ==, 0);
  g_assert_true (isnan (rehearsal->injects[1].after));
  g_assert_cmpuint (rehearsal->injects[2].n, ==, 3); /* due, though nobody lets it go */
  g_assert_cmpuint (rehearsal->injects[3].n, ==, 0);
  g_assert_cmpuint (rehearsal->branches[0].n, ==, 3);
  g_assert_cmpfloat (rehearsal->branches[0].after, ==, 1.5);
  g_assert_cmpuint (rehearsal->branches[1].n, ==, 0);
  g_assert_cmpuint (rehearsal->called[0], ==, 3);
  g_assert_cmpuint (rehearsal->called[1], ==, 0);
  /* Belgium's doctrine asks within these hours */
  g_assert_cmpuint (rehearsal->done[0].n, ==, 3);
  g_assert_cmpuint (rehearsal->in_time[0], ==, 3);
  g_assert_cmpuint (rehearsal->valued[0], ==, 0);
  g_assert_cmpuint (rehearsal->tested[0], ==, 0); /* its measure never has a value */
  g_assert_cmpuint (rehearsal->tested[1], ==, 0);
  g_assert_cmpuint (rehearsal->tested[2], ==, 3);
}

static void
test_rehearsal_is_the_same_on_two_threads (Drill *drill, gconstpointer data)
{
  g_autoptr (TbrExercise) exercise
      = drill_read ("9 h", "<inject name='i' number='1' when='fact offer-made'>"
                           "<text language='en'/></inject>");
  g_autoptr (TbrRehearsal) one = tbr_rehearsal_run (exercise, drill->scenario, 4, 1);
  g_autoptr (TbrRehearsal) two = tbr_rehearsal_run (exercise, drill->scenario, 4, 2);

  g_assert_cmpuint (one->injects[0].n, ==, two->injects[0].n);
  g_assert_cmpfloat (one->injects[0].after, ==, two->injects[0].after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add ("/exercise/rehearsal/" path, Drill, NULL, drill_set_up, test, drill_tear_down)
  ADD ("finds-what-is-known-to-be-wrong", test_rehearsal_finds_what_is_known_to_be_wrong);
  ADD ("is-the-same-on-two-threads", test_rehearsal_is_the_same_on_two_threads);
  return g_test_run ();
}
