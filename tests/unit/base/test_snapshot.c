/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Names of marks: whole, and never half a character. */
#include <tabard/snapshot.h>

static void
test_mark_keeps_a_name_whole (void)
{
  TbrMark mark = { .label = "old" };
  tbr_mark_set_label (&mark, "Škofja Loka");
  g_assert_cmpstr (mark.label, ==, "Škofja Loka");
  tbr_mark_set_label (&mark, "");
  g_assert_cmpstr (mark.label, ==, "");
}

/* 13 letters of three bytes fill 39, which leaves no room for the end. */
static void
test_mark_cuts_a_long_name_between_characters (void)
{
  TbrMark mark = { .label = "" };
  tbr_mark_set_label (&mark, "€€€€€€€€€€€€€");
  g_assert_cmpstr (mark.label, ==, "€€€€€€€€€€€€");
  g_assert_true (g_utf8_validate (mark.label, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/snapshot/keeps-a-name-whole", test_mark_keeps_a_name_whole);
  g_test_add_func ("/base/snapshot/cuts-a-long-name-between-characters",
                   test_mark_cuts_a_long_name_between_characters);
  return g_test_run ();
}
