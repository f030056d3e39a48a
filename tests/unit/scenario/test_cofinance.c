/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The library's table of money says for each year what the act of that year says. */
#include <tabard/cofinance.h>

static TbrMap *map;
static char *library;

/* The shares of a year; @meta: more of <meta>; @settings: (nullable): set from outside. */
static TbrMoney *
money_of (const char *year, const char *meta, const char *const *settings)
{
  g_autofree char *text = g_strdup_printf (
      "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='%s-07-01T00:00Z' "
      "duration='1 d' %s/><use href='library/money.xml'/></scenario>",
      year, meta);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrScenario *scenario = tbr_scenario_parse (text, -1, "text", library, map, settings, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  if (scenario == NULL)
    g_error ("%s", told);
  TbrMoney *money = tbr_money_resolve (scenario);
  tbr_scenario_free (scenario);
  return money;
}

/* 85 % of the transport of Pool units was paid for Portugal in August 2017 [PT17], 75 % of the
   transport of all help in 2021; from 2019 on 75 % of operation and transport of Pool units, 75 %
   of the transport of other help, rescEU 75 % inside and all outside [process.md section 2]. */
static void
test_cofinance_of_years (void)
{
  g_autofree TbrMoney *old = money_of ("2017", "", NULL);
  g_autofree TbrMoney *new = money_of ("2021", "", NULL);
  g_assert_cmpfloat (old->shares[TBR_LAYER_POOL][0].transport, ==, 0.85);
  g_assert_cmpfloat (old->shares[TBR_LAYER_POOL][0].operation, ==, 0);
  g_assert_cmpfloat (old->shares[TBR_LAYER_RESCEU][0].operation, ==, 0);
  for (guint outside = 0; outside < 2; outside++)
    {
      g_assert_cmpfloat (new->shares[TBR_LAYER_POOL][outside].operation, ==, 0.75);
      g_assert_cmpfloat (new->shares[TBR_LAYER_POOL][outside].transport, ==, 0.75);
      g_assert_cmpfloat (new->shares[TBR_LAYER_NATIONAL][outside].operation, ==, 0);
      g_assert_cmpfloat (new->shares[TBR_LAYER_NATIONAL][outside].transport, ==, 0.75);
      g_assert_cmpfloat (new->shares[TBR_LAYER_RESCEU][outside].operation, ==,
                         outside == 1 ? 1 : 0.75);
      g_assert_cmpfloat (new->shares[TBR_LAYER_POOL][outside].host, ==, 0);
    }
  g_assert_cmpint (new->shares[TBR_LAYER_POOL][0].certainty, ==, TBR_CERTAINTY_PARTLY);
  g_assert_cmpfloat (new->tariffs[TBR_MODE_AIR].flight_hour, >, 0);
}

static void
test_cofinance_of_high_impact (void)
{
  g_autofree TbrMoney *money = money_of ("2023", "high-impact='yes'", NULL);
  g_assert_cmpfloat (money->shares[TBR_LAYER_RESCEU][0].operation, ==, 1);
  g_assert_cmpfloat (money->shares[TBR_LAYER_POOL][0].operation, ==, 0.75);
}

static void
test_cofinance_is_set_from_outside (void)
{
  const char *const settings[] = { "money.pool-2019.operation=40 %", "money.pool-2019.host=0.5",
                                   "money.air.flight-hour=1 EUR", NULL };
  g_autofree TbrMoney *money = money_of ("2023", "", settings);
  g_assert_cmpfloat (money->shares[TBR_LAYER_POOL][0].operation, ==, 0.4);
  g_assert_cmpfloat (money->shares[TBR_LAYER_POOL][1].host, ==, 0.5);
  g_assert_cmpfloat (money->tariffs[TBR_MODE_AIR].flight_hour, ==, 1);
}

int
main (int argc, char **argv)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *folder = g_build_filename (source, "assets", "map", NULL);

  g_test_init (&argc, &argv, NULL);
  library = g_build_filename (source, "scenarios", NULL);
  map = tbr_map_load (folder, NULL);
  g_test_add_func ("/scenario/cofinance/of-years", test_cofinance_of_years);
  g_test_add_func ("/scenario/cofinance/of-high-impact", test_cofinance_of_high_impact);
  g_test_add_func ("/scenario/cofinance/is-set-from-outside", test_cofinance_is_set_from_outside);
  int status = g_test_run ();
  tbr_map_free (map);
  g_free (library);
  return status;
}
