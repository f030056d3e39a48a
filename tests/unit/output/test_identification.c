/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Checks and cases against trafficking, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_identification;

static const char *const crime_measures[] = { "hidden persons",         "open cases",
                                              "checked persons",        "found-by-checks persons",
                                              "found-by-cases persons", "cases-by-checks cases",
                                              "opened cases",           "files cases",
                                              "arrests persons",        NULL };
static const char *const *const both[] = { crime_measures, fixture_flood_measures };

static TbrResult *
fold (const TbrFact *facts, guint n)
{
  TbrDictionary dictionary = fixture;
  dictionary.hazard_measures = both;
  gpointer state = g_malloc0 (tbr_output_identification.state_size (&dictionary, NULL));
  tbr_output_identification.start (state, &dictionary, NULL);
  for (guint i = 0; i < n; i++)
    tbr_output_identification.take (state, &dictionary, &facts[i]);
  TbrResult *result = tbr_result_new ();
  tbr_output_identification.finish (state, &dictionary, TBR_DAY, result);
  g_free (state);
  return result;
}

static void
test_identification_is_silent_without_crime (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_identification, NULL, 0, TBR_DAY);
  g_assert_cmpuint (result->indicators->len, ==, 0);
}

static void
test_identification_knows_what_nobody_checked (void)
{
  g_autoptr (TbrResult) result = fold (NULL, 0);
  ASSERT_NEVER (result, "K22.victims-per-1000-checks", ALL, "");
  ASSERT_VALUE (result, "K22.checked", ALL, "", 0);
}

#define SAID(region, measure, value)                                                               \
  {                                                                                                \
    .at = 9 * TBR_HOUR, .kind = TBR_FACT_HAZARD_STATE, .code = measure, .b = region, .x = value    \
  }

/* 3,000 checked by a unit of 40 for 10 h and another for 15 h, 1,000 officer-hours in all; work at
   other needs does not count. 12 victims are 4 per 1,000 checks and 12 per 1,000 hours. */
static void
test_identification_divides_by_checks_and_hours (void)
{
  const TbrFact facts[] = {
    { .kind = TBR_FACT_NEED_OPENED, .code = TBR_NEED_CHECKS, .a = 0, .b = 0, .c = 0 },
    { .kind = TBR_FACT_NEED_OPENED, .code = TBR_NEED_HOMELESS, .a = 1, .b = 0, .c = 0 },
    { .at = 5 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKED, .a = 1, .b = 0, .x = 10 },
    { .at = 6 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKED, .a = 2, .b = 0, .x = 15 },
    { .at = 7 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKED, .a = 2, .b = 1, .x = 99 },
    SAID (0, 2, 1000),
    SAID (1, 2, 2000),
    SAID (0, 3, 5),
    SAID (1, 3, 7),
    SAID (0, 4, 20),
    SAID (1, 5, 6),
    SAID (0, 6, 30),
    SAID (0, 7, 3),
    SAID (1, 8, 9),
  };
  g_autoptr (TbrResult) result = fold (facts, G_N_ELEMENTS (facts));
  ASSERT_VALUE (result, "K22.victims-per-1000-checks", ALL, "", 4);
  ASSERT_VALUE (result, "K22.victims-per-1000-officer-hours", ALL, "", 12);
  ASSERT_VALUE (result, "K22.cases-per-1000-checks", HAZARD, "fires", 2);
  ASSERT_VALUE (result, "K22.cases-per-1000-officer-hours", ALL, "", 6);
  ASSERT_VALUE (result, "K22.officer-hours", ALL, "", 1000);
  ASSERT_VALUE (result, "K22.victims-by-cases", ALL, "", 20);
  ASSERT_VALUE (result, "K22.cases-opened", ALL, "", 30);
  ASSERT_VALUE (result, "K22.files", ALL, "", 3);
  ASSERT_VALUE (result, "K22.arrests", ALL, "", 9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/identification/is-silent-without-crime",
                   test_identification_is_silent_without_crime);
  g_test_add_func ("/output/identification/knows-what-nobody-checked",
                   test_identification_knows_what_nobody_checked);
  g_test_add_func ("/output/identification/divides-by-checks-and-hours",
                   test_identification_divides_by_checks_and_hours);
  return g_test_run ();
}
