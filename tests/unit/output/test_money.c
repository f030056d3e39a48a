/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who pays for help, by hand, and that nothing is lost between those who pay. */
#include "fixture.h"
#include "money_case.h"

extern const TbrOutputKind tbr_output_money;

/* The made-up Europe; Sweden takes part or does not. */
static TbrDictionary
with_money (const TbrMoney *money, gboolean outside)
{
  static guint8 states[2][3] = { { 0, 0, 0 }, { 1, 0, 0 } };
  TbrDictionary dictionary = fixture;
  dictionary.money = money;
  dictionary.state_outside = states[outside ? 1 : 0];
  return dictionary;
}

/* A Swedish need; a Swedish engine for a day, a Polish convoy for two with 1,000 km of road and
   200 km of ferry, an Italian and a Union's plane for half a day with flights of their own; a
   second Polish unit that is flown for an hour and still away. */
static const TbrFact facts[] = {
  { .at = 0, .kind = TBR_FACT_NEED_OPENED, .a = 0, .b = 0, .c = SE, .x = 1 },
  { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = SE_ENGINE, .b = 0, .c = TBR_NONE },
  { .at = 0, .kind = TBR_FACT_UNIT_DEPARTED, .a = SE_ENGINE, .b = 0, .x = 60, .y = 1e4 },
  { .at = 0, .kind = TBR_FACT_UNIT_LEG, .a = SE_ENGINE, .x = 60, .y = 1e4 },
  { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = PL_CONVOY, .b = 0, .c = 0 },
  { .at = 0, .kind = TBR_FACT_UNIT_DEPARTED, .a = PL_CONVOY, .b = 0, .x = 60, .y = 1e6 },
  { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = IT_PLANES, .b = 0, .c = 0 },
  { .at = 0, .kind = TBR_FACT_UNIT_DEPARTED, .a = IT_PLANES, .b = 0, .x = 60, .y = 1e6 },
  { .at = 0, .kind = TBR_FACT_UNIT_ORDERED, .a = EU_PLANES, .b = 0, .c = TBR_NONE },
  { .at = 0, .kind = TBR_FACT_UNIT_DEPARTED, .a = EU_PLANES, .b = 0, .x = 60, .y = 1e6 },
  { .at = 12 * TBR_HOUR,
    .kind = TBR_FACT_UNIT_LEG,
    .code = TBR_MODE_AIR,
    .a = IT_PLANES,
    .x = 7200,
    .y = 1e6 },
  { .at = 12 * TBR_HOUR, .kind = TBR_FACT_UNIT_HOME, .a = IT_PLANES, .x = 12 },
  { .at = 12 * TBR_HOUR, .kind = TBR_FACT_UNIT_HOME, .a = EU_PLANES, .x = 12 },
  { .at = 20 * TBR_HOUR, .kind = TBR_FACT_UNIT_LEG, .a = PL_CONVOY, .x = 60, .y = 1e6 },
  { .at = 22 * TBR_HOUR,
    .kind = TBR_FACT_UNIT_LEG,
    .code = TBR_MODE_SEA,
    .a = PL_CONVOY,
    .x = 60,
    .y = 2e5 },
  { .at = 24 * TBR_HOUR, .kind = TBR_FACT_UNIT_HOME, .a = SE_ENGINE, .x = 24 },
  { .at = 24 * TBR_HOUR, .kind = TBR_FACT_UNIT_ORDERED, .a = PL_SECOND, .b = 0, .c = 0 },
  { .at = 24 * TBR_HOUR, .kind = TBR_FACT_UNIT_DEPARTED, .a = PL_SECOND, .b = 0, .x = 60 },
  { .at = 25 * TBR_HOUR,
    .kind = TBR_FACT_UNIT_LEG,
    .code = TBR_MODE_AIR,
    .a = PL_SECOND,
    .x = 3600,
    .y = 7e5 },
  { .at = 48 * TBR_HOUR, .kind = TBR_FACT_UNIT_HOME, .a = PL_CONVOY, .x = 48 },
};

static TbrResult *
fold (const TbrMoney *money, gboolean outside)
{
  TbrDictionary dictionary = with_money (money, outside);
  g_autofree guint8 *state = g_malloc0 (tbr_output_money.state_size (&dictionary, NULL));
  TbrResult *result = tbr_result_new ();

  tbr_output_money.start (state, &dictionary, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    tbr_output_money.take (state, &dictionary, &facts[i]);
  tbr_output_money.finish (state, &dictionary, 72 * TBR_HOUR, result);
  return result;
}

static double
value (const TbrResult *result, const char *measure, TbrScope scope, const char *key)
{
  const TbrIndicator *found = tbr_result_find (result, measure, scope, key);
  return found != NULL ? found->value : 0;
}

/* The Polish convoy: two days at 20,000; 20 vehicles over 1,000 km at 2 and, half again, 200 km at
   3. The second: two days, 40 people in two aircraft for an hour each way at 10,000. The planes:
   half a day at 50,000 each, their flights in it. */
static void
test_money_by_hand (void)
{
  g_autoptr (TbrResult) result = fold (&money_case, FALSE);
  double convoy = 40000, road = 20 * 1000 * 2, sea = 20 * 200 * 3 * 1.5, flight = 2 * 2 * 10000;
  double planes = 25000;

  ASSERT_VALUE (result, "K29.operation", STATE, "PL", convoy + 40000);
  ASSERT_VALUE (result, "K29.transport", STATE, "PL", road + sea + flight);
  ASSERT_VALUE (result, "K29.paid-by-union", STATE, "PL",
                0.75 * (convoy + 40000 + road + sea + flight));
  ASSERT_VALUE (result, "K29.paid-by-helpers", STATE, "PL",
                0.25 * (convoy + 40000 + road + sea + flight));
  ASSERT_VALUE (result, "K29.transport", STATE, "IT", 0);
  ASSERT_VALUE (result, "K29.paid-by-helpers", STATE, "IT", 0.25 * planes);
  /* the Union's own planes: nobody else pays */
  ASSERT_VALUE (result, "K29.paid-by-union", STATE, "none", planes);
  ASSERT_VALUE (result, "K29.paid-by-union", LAYER, "rescEU", 1.75 * planes);
  ASSERT_VALUE (result, "K29.own-services", STATE, "SE", 1000);
  ASSERT_VALUE (result, "K29.paid-by-hosts", ALL, "", 0);
}

/* In a third country the Union pays all of rescEU, and the host half of what Poland would. */
static void
test_money_outside (void)
{
  g_autoptr (TbrResult) result = fold (&money_case, TRUE);
  double cost = value (result, "K29.operation", TBR_SCOPE_STATE, "PL")
                + value (result, "K29.transport", TBR_SCOPE_STATE, "PL");

  ASSERT_VALUE (result, "K29.paid-by-helpers", STATE, "IT", 0);
  ASSERT_VALUE (result, "K29.paid-by-union", LAYER, "rescEU", 50000);
  ASSERT_VALUE (result, "K29.paid-by-helpers", STATE, "PL", cost / 8);
  ASSERT_VALUE (result, "K29.paid-by-hosts", STATE, "PL", cost / 8);
  ASSERT_VALUE (result, "K29.paid-as-host", STATE, "SE", cost / 8);
}

static double
paid (const TbrResult *result, TbrScope scope, const char *key)
{
  return value (result, "K29.paid-by-union", scope, key)
         + value (result, "K29.paid-by-helpers", scope, key)
         + value (result, "K29.paid-by-hosts", scope, key);
}

static double
cost (const TbrResult *result, TbrScope scope, const char *key)
{
  return value (result, "K29.operation", scope, key) + value (result, "K29.transport", scope, key);
}

/* What is paid is what it costs, for each state, each layer and all; states and layers add up to
   all; whatever the shares. */
static void
test_money_is_conserved (void)
{
  static const char *const states[] = { "SE", "PL", "IT", "none" };
  TbrMoney money = money_case;
  GRand *chance = g_rand_new_with_seed (29);

  for (guint run = 0; run < 50; run++)
    {
      double by_state = 0, by_layer = 0;
      for (guint i = 0; i < TBR_LAYER_N * 2; i++)
        money.shares[i / 2][i % 2] = (TbrCofinance){ .operation = g_rand_double (chance),
                                                     .transport = g_rand_double (chance),
                                                     .host = g_rand_double (chance) };
      g_autoptr (TbrResult) result = fold (&money, run % 2);
      double all = cost (result, TBR_SCOPE_ALL, "");
      g_assert_cmpfloat (all, >, 1e5);
      g_assert_cmpfloat_with_epsilon (paid (result, TBR_SCOPE_ALL, ""), all, 1e-6);
      for (guint i = 0; i < G_N_ELEMENTS (states); i++)
        {
          by_state += cost (result, TBR_SCOPE_STATE, states[i]);
          g_assert_cmpfloat_with_epsilon (paid (result, TBR_SCOPE_STATE, states[i]),
                                          cost (result, TBR_SCOPE_STATE, states[i]), 1e-6);
        }
      for (guint i = 0; i < TBR_LAYER_N; i++)
        {
          by_layer += cost (result, TBR_SCOPE_LAYER, tbr_layer_names[i]);
          g_assert_cmpfloat_with_epsilon (paid (result, TBR_SCOPE_LAYER, tbr_layer_names[i]),
                                          cost (result, TBR_SCOPE_LAYER, tbr_layer_names[i]), 1e-6);
        }
      g_assert_cmpfloat_with_epsilon (by_state, all, 1e-6);
      g_assert_cmpfloat_with_epsilon (by_layer, all, 1e-6);
      g_assert_cmpfloat_with_epsilon (value (result, "K29.paid-as-host", TBR_SCOPE_STATE, "SE"),
                                      value (result, "K29.paid-by-hosts", TBR_SCOPE_ALL, ""), 1e-6);
    }
  g_rand_free (chance);
}

/* Without a table of money nothing is said of it. */
static void
test_money_unknown (void)
{
  g_autoptr (TbrResult) result = fold (NULL, FALSE);
  g_assert_cmpuint (result->indicators->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/money/by-hand", test_money_by_hand);
  g_test_add_func ("/output/money/outside", test_money_outside);
  g_test_add_func ("/output/money/is-conserved", test_money_is_conserved);
  g_test_add_func ("/output/money/unknown", test_money_unknown);
  return g_test_run ();
}
