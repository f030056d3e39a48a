/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Rows of an element are changed and taken out by edits; every other byte stays. */
#include "scenario/edit.h"

#include <string.h>

static const char text[]
    = "<scenario xmlns='urn:tabard:scenario:1'>\n"
      "  <hazards>\n"
      "    <hazard kind='wildfire' id='fires'>\n"
      "      <weather at='2018-07-13T00:00Z'/>\n"
      "      <fire lon='15.32 deg' lat='61.98 deg'/> <!-- the first -->\n"
      "      <fire lon='15.40 deg' lat='61.90 deg'/>\n"
      "    </hazard>\n"
      "    <hazard kind='wildfire' id='north'><fire lon='20 deg' lat='66 deg'/></hazard>\n"
      "  </hazards>\n"
      "</scenario>\n";

static char *
edited (const char *line)
{
  g_auto (TbrMarkup) markup = { NULL, NULL };
  g_autoptr (GError) error = NULL;
  tbr_markup_init (&markup, text, strlen (text));
  g_assert_true (tbr_edit_apply (&markup, line, &error));
  g_assert_no_error (error);
  return g_strdup (markup.text->str);
}

static void
assert_refused (const char *line, const char *why)
{
  g_auto (TbrMarkup) markup = { NULL, NULL };
  g_autoptr (GError) error = NULL;
  tbr_markup_init (&markup, text, strlen (text));
  g_assert_false (tbr_edit_apply (&markup, line, &error));
  g_assert_nonnull (strstr (error->message, why));
}

/* The text with one part of it written otherwise. */
static char *
with (const char *old, const char *new)
{
  GString *other = g_string_new (text);
  g_assert_cmpuint (g_string_replace (other, old, new, 0), ==, 1);
  return g_string_free (other, FALSE);
}

static void
test_edit_row_changes_that_row_alone (void)
{
  g_autofree char *one = edited ("change hazards fires fire 2 lon='16.5 deg'");
  g_autofree char *expected = with ("15.40 deg", "16.5 deg");
  g_assert_cmpstr (one, ==, expected);
  g_autofree char *both = edited (
      "change hazards fires fire 1 lon='1 deg' ; change hazards north fire 1 lat='2 deg'");
  g_assert_nonnull (strstr (both, "<fire lon='1 deg' lat='61.98 deg'/> <!-- the first -->"));
  g_assert_nonnull (strstr (both, "<fire lon='20 deg' lat='2 deg'/>"));
  /* what was not written is added */
  g_autofree char *more = edited ("change hazards fires fire 2 size='3 ha'");
  g_assert_nonnull (strstr (more, "lat='61.90 deg' size=\"3 ha\"/>"));
}

static void
test_edit_row_cuts_that_row_alone (void)
{
  g_autofree char *last = edited ("cut hazards fires fire 2");
  g_autofree char *expected = with ("\n      <fire lon='15.40 deg' lat='61.90 deg'/>", "");
  g_assert_cmpstr (last, ==, expected);
  g_autofree char *weather = edited ("cut hazards fires weather 1");
  g_assert_null (strstr (weather, "weather"));
}

static void
test_edit_row_refuses_what_is_not_there (void)
{
  assert_refused ("cut hazards fires fire 3", ": it has 2 written");
  assert_refused ("cut hazards fires fire 0", "has no fire of the number");
  assert_refused ("cut hazards fires fire first", "has no fire of the number");
  assert_refused ("cut hazards fires FIRE 1", "is not the name of a row");
  assert_refused ("cut hazards south fire 1", "is written in the scenario itself");
  assert_refused ("cut nowhere fires fire 1", "the sections are");
  assert_refused ("cut hazards fires fire", "cut section id row number");
  assert_refused ("change hazards fires fire 1", "change section id row number name=value");
  assert_refused ("change hazards fires fire 1 lon", "name=value");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scenario/edit-row/changes-that-row-alone",
                   test_edit_row_changes_that_row_alone);
  g_test_add_func ("/scenario/edit-row/cuts-that-row-alone", test_edit_row_cuts_that_row_alone);
  g_test_add_func ("/scenario/edit-row/refuses-what-is-not-there",
                   test_edit_row_refuses_what_is_not_there);
  return g_test_run ();
}
