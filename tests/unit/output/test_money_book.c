/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Books of money: they agree with the measure, and a forged fact, share or sum is found in each. */
#include "fixture.h"
#include "money_case.h"

#include "output/money_book.h"

extern const TbrOutputKind tbr_output_money;

/* The made-up Europe with money; Sweden takes no part in the Mechanism. */
static TbrDictionary
with_money (const TbrMoney *money)
{
  static const guint8 outside[] = { 1, 0, 0 };
  TbrDictionary dictionary = fixture;
  dictionary.money = money;
  dictionary.state_outside = outside;
  return dictionary;
}

#define ORDERED(when, unit)                                                                        \
  {                                                                                                \
    .at = (when) *TBR_HOUR, .kind = TBR_FACT_UNIT_ORDERED, .a = unit, .b = 0, .c = TBR_NONE        \
  }
#define LEFT(when, unit)                                                                           \
  {                                                                                                \
    .at = (when) *TBR_HOUR, .kind = TBR_FACT_UNIT_DEPARTED, .a = unit                              \
  }
#define LEG(when, unit, by, s, m)                                                                  \
  {                                                                                                \
    .at = (when) *TBR_HOUR, .kind = TBR_FACT_UNIT_LEG, .code = TBR_MODE_##by, .a = unit, .x = s,   \
    .y = m                                                                                         \
  }
#define HOME(when, unit, hours)                                                                    \
  {                                                                                                \
    .at = (when) *TBR_HOUR, .kind = TBR_FACT_UNIT_HOME, .a = unit, .x = hours                      \
  }

/* All are ordered to Sweden: one of its own, two from Poland (by road and sea; by air), planes of
   Italy and of the Union. One Polish unit is still away. */
static const TbrFact good[] = {
  ORDERED (0, SE_ENGINE),
  LEFT (0, SE_ENGINE),
  ORDERED (0, PL_CONVOY),
  LEFT (0, PL_CONVOY),
  ORDERED (0, IT_PLANES),
  LEFT (0, IT_PLANES),
  ORDERED (0, EU_PLANES),
  LEFT (0, EU_PLANES),
  LEG (12, IT_PLANES, AIR, 7200, 1e6),
  HOME (12, IT_PLANES, 12),
  HOME (12, EU_PLANES, 12),
  LEG (20, PL_CONVOY, ROAD, 60000, 1e6),
  LEG (22, PL_CONVOY, SEA, 7200, 2e5),
  HOME (24, SE_ENGINE, 24),
  ORDERED (24, PL_SECOND),
  LEFT (24, PL_SECOND),
  LEG (25, PL_SECOND, AIR, 3600, 7e5),
  HOME (48, PL_CONVOY, 48),
};

/* Takes facts until one does not add up. Returns: how many were good */
static guint
take_all (TbrMoneyBook *book, const TbrFact *facts, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!tbr_money_book_take (book, &facts[i], SE, error))
      return i;
  return n;
}

/* What the measure says of the first @n facts at @now. */
static TbrResult *
measure (const TbrDictionary *dictionary, guint n, TbrTime now)
{
  static const TbrFact need = { .kind = TBR_FACT_NEED_OPENED, .c = SE, .x = 1 };
  g_autofree guint8 *state = g_malloc0 (tbr_output_money.state_size (dictionary, NULL));
  TbrResult *result = tbr_result_new ();

  tbr_output_money.start (state, dictionary, NULL);
  tbr_output_money.take (state, dictionary, &need);
  for (guint i = 0; i < n; i++)
    tbr_output_money.take (state, dictionary, &good[i]);
  tbr_output_money.finish (state, dictionary, now, result);
  return result;
}

/* After every fact, and later while some are away. */
static void
test_money_book_agrees_with_the_measure (void)
{
  TbrDictionary dictionary = with_money (&money_case);
  g_autoptr (TbrMoneyBook) book = tbr_money_book_new (&dictionary);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TbrResult) now = measure (&dictionary, i + 1, good[i].at);
      g_autoptr (TbrResult) later = measure (&dictionary, i + 1, 90 * TBR_HOUR);
      g_assert_true (tbr_money_book_take (book, &good[i], SE, &error));
      tbr_money_book_compare (book, good[i].at, now, &error);
      g_assert_no_error (error);
      tbr_money_book_compare (book, 90 * TBR_HOUR, later, &error);
      g_assert_no_error (error);
      g_assert_false (i > 3 && tbr_money_book_compare (book, good[i].at, later, NULL));
    }
  /* three legs that cost, four homecomings; planes have their flights in their days */
  g_assert_cmpuint (tbr_money_book_n_entries (book), ==, 7);
}

/* Each number of the measure by itself, forged by ten euro. */
static void
test_money_book_finds_every_forged_sum (void)
{
  TbrDictionary dictionary = with_money (&money_case);
  g_autoptr (TbrMoneyBook) book = tbr_money_book_new (&dictionary);
  TbrTime now = 90 * TBR_HOUR;
  g_autoptr (TbrResult) result = measure (&dictionary, G_N_ELEMENTS (good), now);
  take_all (book, good, G_N_ELEMENTS (good), NULL);
  g_assert_cmpuint (result->indicators->len, >, 30);
  for (guint i = 0; i < result->indicators->len; i++)
    {
      TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      g_autoptr (GError) error = NULL;
      g_autofree char *sums = g_strdup_printf ("%.9g against %.9g", one->value + 10, one->value);
      one->value += 10;
      g_assert_false (tbr_money_book_compare (book, now, result, &error));
      one->value -= 10;
      g_assert_error (error, TBR_ERROR, TBR_ERROR_RANGE);
      g_assert_true (g_str_has_prefix (error->message, one->measure));
      g_assert_nonnull (strstr (error->message, one->key));
      g_assert_nonnull (strstr (error->message, sums));
    }
  g_assert_true (tbr_money_book_compare (book, now, result, NULL));
}

/* Forged facts, the last of each is the one. */
static void
test_money_book_finds_forged_facts (void)
{
  static const struct
  {
    const char *fault;
    guint n;
    TbrFact facts[4];
  } cases[] = {
    { "hours away told are not those by the clock: 48 against 24",
      3,
      { ORDERED (0, PL_CONVOY), LEFT (0, PL_CONVOY), HOME (24, PL_CONVOY, 48) } },
    { "it goes less than no way, s and m: -60 against 5",
      3,
      { ORDERED (0, PL_CONVOY), LEFT (0, PL_CONVOY), LEG (1, PL_CONVOY, ROAD, -60, 5) } },
    { "it goes less than no way, s and m: 60 against -5",
      3,
      { ORDERED (0, PL_CONVOY), LEFT (0, PL_CONVOY), LEG (1, PL_CONVOY, ROAD, 60, -5) } },
    { "it goes a way that never left, s and m: 60 against 500",
      2,
      { ORDERED (0, PL_CONVOY), LEG (1, PL_CONVOY, ROAD, 60, 500) } },
    { "its legs took longer than it is away, s: 5400 against 3600",
      4,
      { ORDERED (0, PL_CONVOY), LEFT (0, PL_CONVOY), LEG (1, PL_CONVOY, ROAD, 1800, 500),
        LEG (1, PL_CONVOY, ROAD, 3600, 500) } },
    { "hours away told are not those by the clock: 1 against 2",
      3,
      { ORDERED (0, SE_ENGINE), LEFT (0, SE_ENGINE), HOME (2, SE_ENGINE, 1) } },
  };
  TbrDictionary dictionary = with_money (&money_case);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TbrMoneyBook) book = tbr_money_book_new (&dictionary);
      g_autoptr (GError) error = NULL;
      g_assert_cmpuint (take_all (book, cases[i].facts, cases[i].n, &error), ==, cases[i].n - 1);
      g_assert_cmpstr (error->message, ==, cases[i].fault);
    }
}

/* Shares and costs with which somebody bears less than nothing, or the sides are not equal: in
   operation (a unit comes home) and in transport (a leg). */
static void
test_money_book_finds_forged_shares (void)
{
  static const TbrFact days[]
      = { ORDERED (0, PL_CONVOY), LEFT (0, PL_CONVOY), HOME (24, PL_CONVOY, 24) };
  static const TbrFact way[]
      = { ORDERED (0, PL_CONVOY), LEFT (0, PL_CONVOY), LEG (1, PL_CONVOY, ROAD, 3600, 1e4) };
  static const struct
  {
    TbrCofinance share; /* of the Pool outside */
    const char *fault;
  } cases[] = {
    { { 1.5, 1.5, 0, TBR_CERTAINTY_SOURCED }, "less than nothing is spent or borne, euro: " },
    { { 0.5, 0.5, 1.5, TBR_CERTAINTY_SOURCED }, "less than nothing is spent or borne, euro: " },
    { { 0.5, 0.5, -0.1, TBR_CERTAINTY_SOURCED }, "less than nothing is spent or borne, euro: " },
    { { -0.5, -0.5, 0, TBR_CERTAINTY_SOURCED }, "less than nothing is spent or borne, euro: " },
    { { NAN, NAN, 0, TBR_CERTAINTY_SOURCED }, "euro spent are not those borne: " },
  };
  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      TbrMoney money = money_case;
      money.shares[TBR_LAYER_POOL][1] = cases[i / 2].share;
      TbrDictionary dictionary = with_money (&money);
      g_autoptr (TbrMoneyBook) book = tbr_money_book_new (&dictionary);
      g_autoptr (GError) error = NULL;
      g_assert_cmpuint (take_all (book, i % 2 == 0 ? days : way, 3, &error), ==, 2);
      g_assert_true (g_str_has_prefix (error->message, cases[i / 2].fault));
    }
}

/* Costs below nothing, abroad and at home. */
static void
test_money_book_finds_forged_costs (void)
{
  static const double costs[] = { -1000, -20000, 50000 };
  static const TbrFact abroad[]
      = { ORDERED (0, PL_CONVOY), LEFT (0, PL_CONVOY), HOME (24, PL_CONVOY, 24) };
  static const TbrFact home[]
      = { ORDERED (0, SE_ENGINE), LEFT (0, SE_ENGINE), HOME (24, SE_ENGINE, 24) };
  TbrDictionary dictionary = with_money (&money_case);
  dictionary.capability_costs = costs;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TbrMoneyBook) book = tbr_money_book_new (&dictionary);
      g_autoptr (GError) error = NULL;
      g_assert_cmpuint (take_all (book, i == 0 ? abroad : home, 3, &error), ==, 2);
      g_assert_nonnull (strstr (error->message, i == 0 ? "-20000" : "-1000"));
    }
}

/* Where nobody has said who pays, nothing is booked, but ways and hours are still looked at. */
static void
test_money_book_without_money (void)
{
  g_autoptr (TbrMoneyBook) book = tbr_money_book_new (&fixture);
  g_autoptr (TbrResult) nothing = tbr_result_new ();
  g_autoptr (GError) error = NULL;
  g_assert_cmpuint (take_all (book, good, G_N_ELEMENTS (good), &error), ==, G_N_ELEMENTS (good));
  g_assert_cmpuint (tbr_money_book_n_entries (book), ==, 0);
  g_assert_true (tbr_money_book_compare (book, TBR_DAY, nothing, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/money_book/agrees-with-the-measure",
                   test_money_book_agrees_with_the_measure);
  g_test_add_func ("/output/money_book/finds-every-forged-sum",
                   test_money_book_finds_every_forged_sum);
  g_test_add_func ("/output/money_book/finds-forged-facts", test_money_book_finds_forged_facts);
  g_test_add_func ("/output/money_book/finds-forged-shares", test_money_book_finds_forged_shares);
  g_test_add_func ("/output/money_book/finds-forged-costs", test_money_book_finds_forged_costs);
  g_test_add_func ("/output/money_book/without-money", test_money_book_without_money);
  return g_test_run ();
}
