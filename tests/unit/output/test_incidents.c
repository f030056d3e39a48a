/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Incidents noticed, contained, mended and reported, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_incidents;

static void
test_incidents_none (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_incidents, NULL, 0, TBR_DAY);
  g_assert_null (tbr_result_find (result, "K21.reached", TBR_SCOPE_ALL, ""));
}

#define INCIDENT(Hour, Stage, Organisation, State, After, Late)                                    \
  {                                                                                                \
    .at = Hour * TBR_HOUR, .kind = TBR_FACT_INCIDENT, .code = TBR_INCIDENT_##Stage, .a = 0,        \
    .b = Organisation, .c = State, .x = After, .y = Late                                           \
  }

/* Three reached, two infected; one is contained before the other is noticed. */
static void
test_incidents_by_hand (void)
{
  const TbrFact facts[] = {
    INCIDENT (1, TOUCHED, 7, SE, 0, 0),      INCIDENT (1, INFECTED, 7, SE, 0, 0),
    INCIDENT (2, TOUCHED, 8, PL, 0, 0),      INCIDENT (3, TOUCHED, 9, PL, 0, 0),
    INCIDENT (3, INFECTED, 9, PL, 0, 0),     INCIDENT (5, DETECTED, 7, SE, 4, 0),
    INCIDENT (11, DETECTED, 9, PL, 8, 0),    INCIDENT (15, WARNED, 7, SE, 14, 0),
    INCIDENT (41, WARNED, 9, PL, 38, 6),     INCIDENT (61, CONTAINED, 7, SE, 60, 0),
    INCIDENT (80, NOTIFIED, 7, SE, 79, 3),   INCIDENT (103, CONTAINED, 9, PL, 100, 0),
    INCIDENT (201, RESTORED, 7, SE, 200, 0),
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_incidents, facts, G_N_ELEMENTS (facts), 300 * TBR_HOUR);
  ASSERT_VALUE (result, "K21.time-to-detect", ALL, "", 6);
  ASSERT_VALUE (result, "K21.time-to-contain", ALL, "", 80);
  ASSERT_VALUE (result, "K21.time-to-recover", ALL, "", 200);
  ASSERT_VALUE (result, "K21.time-to-recover", STATE, "SE", 200);
  ASSERT_NEVER (result, "K21.time-to-recover", STATE, "PL");
  ASSERT_VALUE (result, "K21.reached", ALL, "", 3);
  ASSERT_VALUE (result, "K21.reached", STATE, "PL", 2);
  ASSERT_VALUE (result, "K21.infected", ALL, "", 2);
  ASSERT_VALUE (result, "K21.noticed", ALL, "", 2);
  ASSERT_VALUE (result, "K21.contained", ALL, "", 2);
  ASSERT_VALUE (result, "K21.recovered", ALL, "", 1);
  ASSERT_VALUE (result, "K21.most-open-cases", ALL, "", 2);
  ASSERT_VALUE (result, "K21.most-open-cases", STATE, "SE", 1);
  ASSERT_VALUE (result, "K21.early-warnings-late", ALL, "", 1);
  ASSERT_VALUE (result, "K21.early-warnings-late-share", ALL, "", 50);
  ASSERT_VALUE (result, "K21.notifications-late-share", ALL, "", 100);
  ASSERT_NEVER (result, "K21.final-reports-late-share", ALL, "");
  g_assert_null (tbr_result_find (result, "K21.reached", TBR_SCOPE_STATE, "IT"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/incidents/none", test_incidents_none);
  g_test_add_func ("/output/incidents/by-hand", test_incidents_by_hand);
  return g_test_run ();
}
