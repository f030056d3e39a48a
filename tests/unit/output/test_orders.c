/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Orders given and refused, by hand. */
#include "fixture.h"

#include <tabard/command.h>

extern const TbrOutputKind tbr_output_orders;

static void
test_orders_none (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_orders, NULL, 0, TBR_DAY);
  ASSERT_VALUE (result, "orders.given", ALL, "", 0);
  ASSERT_VALUE (result, "orders.refused", ALL, "", 0);
}

static void
test_orders_refused_are_named (void)
{
  const TbrFact facts[] = {
    { .at = TBR_HOUR, .kind = TBR_FACT_COMMAND, .c = 1 },
    { .at = 3 * TBR_HOUR,
      .kind = TBR_FACT_COMMAND_REFUSED,
      .a = 1,
      .b = TBR_NONE,
      .code = TBR_HINDRANCE_NO_WAY },
    { .at = 3 * TBR_HOUR,
      .kind = TBR_FACT_COMMAND_REFUSED,
      .a = 4,
      .b = TBR_NONE,
      .code = TBR_HINDRANCE_NO_NEED },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_orders, facts, G_N_ELEMENTS (facts), TBR_DAY);
  ASSERT_VALUE (result, "orders.given", ALL, "", 1);
  ASSERT_VALUE (result, "orders.refused", ALL, "", 2);
  ASSERT_VALUE (result, "orders.refused-at", ORDER, "2/no-way", 3);
  ASSERT_VALUE (result, "orders.refused-at", ORDER, "5/no-need", 3);
}

static void
test_orders_many_are_counted (void)
{
  TbrFact facts[100];
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    facts[i] = (TbrFact){
      .at = i * TBR_MINUTE, .kind = TBR_FACT_COMMAND_REFUSED, .a = i, .code = TBR_HINDRANCE_CLOSED
    };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_orders, facts, G_N_ELEMENTS (facts), TBR_DAY);
  ASSERT_VALUE (result, "orders.refused", ALL, "", 100);
  g_assert_nonnull (tbr_result_find (result, "orders.refused-at", TBR_SCOPE_ORDER, "16/closed"));
  g_assert_null (tbr_result_find (result, "orders.refused-at", TBR_SCOPE_ORDER, "17/closed"));
}

static void
test_orders_codes_of_nothing (void)
{
  const TbrFact facts[] = {
    { .at = TBR_HOUR, .kind = TBR_FACT_COMMAND_REFUSED, .a = 0, .code = 50 },
    { .at = TBR_HOUR, .kind = TBR_FACT_COMMAND_REFUSED, .a = 1, .code = G_MAXUINT16 },
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_orders, facts, G_N_ELEMENTS (facts), TBR_DAY);
  ASSERT_VALUE (result, "orders.refused", ALL, "", 2);
  ASSERT_VALUE (result, "orders.refused-at", ORDER, "1/unknown", 1);
  ASSERT_VALUE (result, "orders.refused-at", ORDER, "2/unknown", 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/orders/none", test_orders_none);
  g_test_add_func ("/output/orders/refused-are-named", test_orders_refused_are_named);
  g_test_add_func ("/output/orders/many-are-counted", test_orders_many_are_counted);
  g_test_add_func ("/output/orders/codes-of-nothing", test_orders_codes_of_nothing);
  return g_test_run ();
}
