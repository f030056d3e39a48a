/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Lines: nobody is lost, the oldest go first. */
#include "hazards/waiting_line.h"

#include <math.h>

static void
test_waiting_line_serves_nobody_when_empty (void)
{
  TbrWaitingLine line = { 0 };
  TbrTime since;
  g_assert_cmpfloat (tbr_line_serve (&line, 5, 10, &since), ==, 0);
  g_assert_cmpint (since, ==, 5);
  tbr_line_join (&line, 0, 0);
  g_assert_cmpuint (line.n, ==, 0);
}

/* Ten since 0 and ten since 10: of fifteen served at 20, ten waited 20 and five 10, 16.67 in the
   mean. */
static void
test_waiting_line_serves_the_oldest_first (void)
{
  TbrWaitingLine line = { 0 };
  TbrTime since;
  tbr_line_join (&line, 0, 10);
  tbr_line_join (&line, 10 * TBR_SECOND, 10);
  g_assert_cmpfloat (tbr_line_serve (&line, 20 * TBR_SECOND, 15, &since), ==, 15);
  g_assert_cmpfloat_with_epsilon ((double) since / (double) TBR_SECOND, 20 - 50.0 / 3, 1e-5);
  g_assert_cmpfloat_with_epsilon (line.amount, 5, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_line_thin (&line, 0.2), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_line_serve (&line, 20 * TBR_SECOND, 15, &since), 4, 1e-12);
  g_assert_cmpfloat (line.amount, ==, 0);
}

/* Far more groups than it tells apart, served slowly: the sum of all is kept. */
static void
test_waiting_line_loses_nobody_when_full (void)
{
  TbrWaitingLine line = { 0 };
  TbrTime since;
  double served = 0;
  for (guint i = 0; i < 5 * TBR_LINE_GROUPS; i++)
    {
      tbr_line_join (&line, (TbrTime) i * TBR_MINUTE, 3);
      served += tbr_line_serve (&line, (TbrTime) i * TBR_MINUTE, 1.25, &since);
      g_assert_cmpint (since, <=, (TbrTime) i * TBR_MINUTE);
    }
  double sum = 0;
  for (guint32 i = 0; i < line.n; i++)
    sum += tbr_line_group (&line, i)->amount;
  g_assert_cmpfloat_with_epsilon (sum, line.amount, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum + served, 15.0 * TBR_LINE_GROUPS, 1e-9);
}

/* Two who come at the same instant, and one whose wait began before: one group. */
static void
test_waiting_line_joins_the_same_instant (void)
{
  TbrWaitingLine line = { 0 };
  tbr_line_join (&line, 60 * TBR_SECOND, 1);
  tbr_line_join (&line, 60 * TBR_SECOND, 1);
  tbr_line_join (&line, 0, 2);
  g_assert_cmpuint (line.n, ==, 1);
  g_assert_cmpint (tbr_line_group (&line, 0)->since, ==, 30 * TBR_SECOND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/waiting-line/serves-nobody-when-empty",
                   test_waiting_line_serves_nobody_when_empty);
  g_test_add_func ("/hazards/waiting-line/serves-the-oldest-first",
                   test_waiting_line_serves_the_oldest_first);
  g_test_add_func ("/hazards/waiting-line/loses-nobody-when-full",
                   test_waiting_line_loses_nobody_when_full);
  g_test_add_func ("/hazards/waiting-line/joins-the-same-instant",
                   test_waiting_line_joins_the_same_instant);
  return g_test_run ();
}
