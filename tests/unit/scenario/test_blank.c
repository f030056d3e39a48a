/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A new scenario validates, whatever its title; what would not is refused. */
#include <tabard/blank.h>
#include <tabard/scenario.h>

#include <string.h>

static TbrMap *map;

static void
check (const TbrBlank *blank, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = tbr_blank_text (blank, map, &error);
  g_assert_null (text);
  g_assert_error (error, TBR_ERROR, error->code);
  if (strstr (error->message, wanted) == NULL)
    g_error ("'%s' does not say '%s'", error->message, wanted);
}

static void
test_blank_validates (void)
{
  static const TbrBlank blanks[] = {
    { "Flood & <storm> \"27\"", "2027-03-02T06:00+01:00", "36 h", "" },
    { "Two", "2027-03-02", "14 d", "de, FR" },
  };
  g_autofree char *library = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", NULL);
  guint n_units[2];
  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = tbr_blank_text (&blanks[i], map, &error);
      g_assert_no_error (error);
      g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
      TbrScenario *scenario = tbr_scenario_parse (text, -1, "new.xml", library, map, NULL, faults);
      g_autofree char *told = tbr_diagnostics_to_text (faults);
      g_assert_cmpstr (told, ==, "");
      g_assert_cmpstr (scenario->meta->title, ==, blanks[i].title);
      g_assert_cmpuint (scenario->sections[TBR_SECTION_HAZARDS].n, ==, 0);
      n_units[i] = scenario->n_units;
      tbr_scenario_free (scenario);
    }
  g_assert_cmpuint (n_units[1], >, 0);
  g_assert_cmpuint (n_units[0], >, n_units[1]);
}

static void
test_blank_refuses_what_would_not_validate (void)
{
  check (&(TbrBlank){ "", "2027-03-02", "1 d", "" }, "title: it is one line");
  check (&(TbrBlank){ "a\nb", "2027-03-02", "1 d", "" }, "title: it is one line");
  check (&(TbrBlank){ "a", "tomorrow", "1 d", "" }, "start: ");
  check (&(TbrBlank){ "a", "2027-03-02", "14", "" }, "duration: ");
  check (&(TbrBlank){ "a", "2027-03-02", "5 s", "" }, "outside 60 s to 3660 d");
  check (&(TbrBlank){ "a", "2027-03-02", "1 d", "DE XX" }, "'XX' is no code of a state");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autofree char *folder = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  map = tbr_map_load (folder, NULL);
  g_assert_nonnull (map);
  g_test_add_func ("/scenario/blank/validates", test_blank_validates);
  g_test_add_func ("/scenario/blank/refuses-what-would-not-validate",
                   test_blank_refuses_what_would_not_validate);
  int code = g_test_run ();
  tbr_map_free (map);
  return code;
}
