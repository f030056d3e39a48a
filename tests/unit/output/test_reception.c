/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Waits at a border, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_reception;

static const char *const border_measures[] = { "arrived persons",
                                               "seen persons",
                                               "registered persons",
                                               "registered-in-24h persons",
                                               "waited person-h",
                                               "vulnerable persons",
                                               "vulnerable-waited person-h",
                                               "waiting persons",
                                               "reception persons",
                                               NULL };
static const char *const *const both[] = { border_measures, fixture_flood_measures };

static TbrResult *
fold (const TbrFact *facts, guint n)
{
  TbrDictionary dictionary = fixture;
  dictionary.hazard_measures = both;
  gpointer state = g_malloc0 (tbr_output_reception.state_size (&dictionary, NULL));
  tbr_output_reception.start (state, &dictionary, NULL);
  for (guint i = 0; i < n; i++)
    tbr_output_reception.take (state, &dictionary, &facts[i]);
  TbrResult *result = tbr_result_new ();
  tbr_output_reception.finish (state, &dictionary, TBR_DAY, result);
  g_free (state);
  return result;
}

static void
test_reception_is_silent_without_a_border (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_reception, NULL, 0, TBR_DAY);
  g_assert_cmpuint (result->indicators->len, ==, 0);
}

static void
test_reception_knows_what_nobody_waited (void)
{
  g_autoptr (TbrResult) result = fold (NULL, 0);
  ASSERT_NEVER (result, "K19.registration-wait", ALL, "");
  ASSERT_VALUE (result, "K19.registered", ALL, "", 0);
}

#define SAID(hour, section, measure, value)                                                        \
  {                                                                                                \
    .at = hour * TBR_HOUR, .kind = TBR_FACT_HAZARD_STATE, .code = measure, .b = section,           \
    .x = value                                                                                     \
  }

/* Two sections: 100 registered after 2 h each, 300 after 30 h; the last word counts, the longest
   line is that of both together: 50 and 70 at 2 h. */
static void
test_reception_adds_up_sections (void)
{
  const TbrFact facts[] = {
    SAID (1, 0, 0, 80),    SAID (1, 0, 7, 40),   SAID (2, 1, 7, 70),  SAID (2, 0, 7, 50),
    SAID (3, 0, 0, 150),   SAID (3, 0, 1, 30),   SAID (3, 0, 2, 100), SAID (3, 0, 3, 100),
    SAID (3, 0, 4, 200),   SAID (3, 0, 5, 20),   SAID (3, 0, 6, 20),  SAID (3, 0, 7, 10),
    SAID (3, 0, 8, 99999), SAID (3, 1, 0, 350),  SAID (3, 1, 1, 95),  SAID (3, 1, 2, 300),
    SAID (3, 1, 3, 60),    SAID (3, 1, 4, 9000), SAID (3, 1, 5, 60),  SAID (3, 1, 6, 300),
    SAID (3, 1, 7, 5),     SAID (3, 64, 0, 1e6),
  };
  g_autoptr (TbrResult) result = fold (facts, G_N_ELEMENTS (facts));
  ASSERT_VALUE (result, "K19.registration-wait", ALL, "", 23);
  ASSERT_VALUE (result, "K19.registered-in-24h", ALL, "", 40);
  ASSERT_VALUE (result, "K19.vulnerable-wait", HAZARD, "fires", 4);
  ASSERT_VALUE (result, "K19.still-waiting", ALL, "", 15);
  ASSERT_VALUE (result, "K19.longest-line", ALL, "", 120);
  ASSERT_VALUE (result, "border.arrived", ALL, "", 500);
  ASSERT_VALUE (result, "border.noticed", ALL, "", 25);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/reception/is-silent-without-a-border",
                   test_reception_is_silent_without_a_border);
  g_test_add_func ("/output/reception/knows-what-nobody-waited",
                   test_reception_knows_what_nobody_waited);
  g_test_add_func ("/output/reception/adds-up-sections", test_reception_adds_up_sections);
  return g_test_run ();
}
