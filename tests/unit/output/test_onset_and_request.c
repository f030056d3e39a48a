/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hours of the assistance cycle, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_onset_and_request;

static void
test_onset_and_request_nothing_asked (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_onset_and_request, NULL, 0, TBR_DAY);
  ASSERT_NEVER (result, "K01.onset-to-request", ALL, "");
  ASSERT_NEVER (result, "K03.offered-at-24h", ALL, "");
  g_assert_cmpuint (result->indicators->len, ==, 6);
}

static void
test_onset_and_request_one_request (void)
{
  const TbrFact facts[] = {
    { .at = 10 * TBR_HOUR,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_FIRE_LINE,
      .a = 0,
      .b = 0,
      .c = SE,
      .x = 1000 },
    { .at = 58 * TBR_HOUR,
      .kind = TBR_FACT_REQUEST_OPENED,
      .code = TBR_WORK_AIR,
      .a = 7,
      .b = SE,
      .c = TBR_NEED_FIRE_LINE,
      .x = 100 },
    { .at = 61 * TBR_HOUR, .kind = TBR_FACT_OFFER_MADE, .a = 0, .b = 7, .c = IT_PLANES, .x = 30 },
    { .at = 70 * TBR_HOUR, .kind = TBR_FACT_OFFER_MADE, .a = 1, .b = 7, .c = PL_SECOND, .x = 20 },
    { .at = 80 * TBR_HOUR, .kind = TBR_FACT_UNIT_ARRIVED, .a = IT_PLANES, .b = SE, .c = 7 },
    { .at = 81 * TBR_HOUR, .kind = TBR_FACT_UNIT_ARRIVED, .a = PL_SECOND, .b = SE, .c = 7 },
    { .at = 90 * TBR_HOUR, .kind = TBR_FACT_REQUEST_CHANGED, .a = 7, .x = 200 },
    { .at = 91 * TBR_HOUR, .kind = TBR_FACT_OFFER_MADE, .a = 2, .b = 7, .c = PL_CONVOY, .x = 100 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_onset_and_request, facts, G_N_ELEMENTS (facts), 120 * TBR_HOUR);
  ASSERT_VALUE (result, "K01.onset-to-request", ALL, "", 48);
  ASSERT_VALUE (result, "K01.onset-to-request", STATE_NEED, "SE/fire-line", 48);
  ASSERT_VALUE (result, "K02.request-to-first-offer", STATE, "SE", 3);
  /* 50 of 100 by hour 82, 150 of 200 by hour 106 */
  ASSERT_VALUE (result, "K03.offered-at-24h", STATE_NEED, "SE/fire-line", 50);
  ASSERT_VALUE (result, "K03.offered-at-48h", ALL, "", 75);
  ASSERT_VALUE (result, "K04.request-to-first-arrival", ALL, "", 22);
  ASSERT_VALUE (result, "K04.onset-to-first-arrival", STATE, "SE", 70);
  g_assert_cmpint (tbr_result_find (result, "K02.request-to-first-offer", TBR_SCOPE_ALL, "")
                       ->certainty,
                   ==, TBR_CERTAINTY_SOURCED);
  g_assert_cmpint (tbr_result_find (result, "K03.offered-at-24h", TBR_SCOPE_ALL, "")->certainty, ==,
                   TBR_CERTAINTY_ESTIMATED);
}

static void
test_onset_and_request_two_requests_at_one_instant (void)
{
  const TbrFact facts[] = {
    { .at = 0,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_FIRE_LINE,
      .a = 0,
      .b = 0,
      .c = SE,
      .x = 1 },
    { .at = 0,
      .kind = TBR_FACT_NEED_OPENED,
      .code = TBR_NEED_DIKE,
      .a = 1,
      .b = 1,
      .c = PL,
      .x = 1 },
    { .at = 4 * TBR_HOUR,
      .kind = TBR_FACT_REQUEST_OPENED,
      .code = 0,
      .a = 0,
      .b = SE,
      .c = TBR_NEED_FIRE_LINE,
      .x = 10 },
    { .at = 4 * TBR_HOUR,
      .kind = TBR_FACT_REQUEST_OPENED,
      .code = 0,
      .a = 1,
      .b = PL,
      .c = TBR_NEED_DIKE,
      .x = 10 },
    { .at = 6 * TBR_HOUR, .kind = TBR_FACT_OFFER_MADE, .a = 0, .b = 1, .c = IT_PLANES, .x = 10 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_onset_and_request, facts, G_N_ELEMENTS (facts), 100 * TBR_HOUR);
  ASSERT_VALUE (result, "K02.request-to-first-offer", STATE, "PL", 2);
  ASSERT_NEVER (result, "K02.request-to-first-offer", STATE, "SE");
  ASSERT_VALUE (result, "K02.request-to-first-offer", ALL, "", 2);
  /* nothing of one, all of the other */
  ASSERT_VALUE (result, "K03.offered-at-24h", ALL, "", 50);
  ASSERT_NEVER (result, "K04.request-to-first-arrival", ALL, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/onset-and-request/nothing-asked", test_onset_and_request_nothing_asked);
  g_test_add_func ("/output/onset-and-request/one-request", test_onset_and_request_one_request);
  g_test_add_func ("/output/onset-and-request/two-requests-at-one-instant",
                   test_onset_and_request_two_requests_at_one_instant);
  return g_test_run ();
}
