/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Results kept and written. */
#include <tabard/result.h>

#include <math.h>

static void
test_result_finds_what_was_added (void)
{
  g_autoptr (TbrResult) result = tbr_result_new ();
  g_assert_null (tbr_result_find (result, "K01.onset-to-request", TBR_SCOPE_ALL, ""));
  tbr_result_add (result, "K01.onset-to-request", TBR_SCOPE_STATE, "SE", 48, "h",
                  TBR_CERTAINTY_PARTLY);
  tbr_result_add (result, "K01.onset-to-request", TBR_SCOPE_ALL, NULL, 50, "h",
                  TBR_CERTAINTY_SOURCED);
  const TbrIndicator *all = tbr_result_find (result, "K01.onset-to-request", TBR_SCOPE_ALL, "");
  g_assert_cmpfloat (all->value, ==, 50);
  g_assert_cmpstr (all->key, ==, "");
  const TbrIndicator *one = tbr_result_find (result, "K01.onset-to-request", TBR_SCOPE_STATE, "SE");
  g_assert_cmpfloat (one->value, ==, 48);
  g_assert_cmpstr (one->unit, ==, "h");
  g_assert_cmpint (one->certainty, ==, TBR_CERTAINTY_PARTLY);
}

static void
test_result_writes_nothing (void)
{
  g_autoptr (TbrResult) result = tbr_result_new ();
  g_autofree char *csv = tbr_result_to_csv (result);
  g_assert_cmpstr (csv, ==, "measure,scope,key,value,unit,certainty\n");
  g_autofree char *series = tbr_result_series_to_csv (result, 0);
  g_assert_cmpstr (series, ==, "at,hours,measure,scope,key,value,unit\n");
  g_autofree char *json = tbr_result_to_json (result, 0);
  g_assert_cmpstr (json, ==, "{\"indicators\":[],\"series\":[]}");
}

static void
test_result_writes_every_number (void)
{
  g_autoptr (TbrResult) result = tbr_result_new ();
  tbr_result_add (result, "K10.deaths", TBR_SCOPE_HAZARD, "a,b", 0.1, "persons",
                  TBR_CERTAINTY_ESTIMATED);
  tbr_result_add (result, "K14.containment", TBR_SCOPE_ALL, "", NAN, "h", TBR_CERTAINTY_SOURCED);
  g_autofree char *csv = tbr_result_to_csv (result);
  g_assert_cmpstr (csv, ==,
                   "measure,scope,key,value,unit,certainty\n"
                   "K10.deaths,hazard,\"a,b\",0.1,persons,estimated\n"
                   "K14.containment,all,,,h,sourced\n");

  TbrSeriesPoint points[] = {
    { .at = 90 * TBR_MINUTE,
      .measure = "series.x",
      .scope = TBR_SCOPE_NEED,
      .key = "dike",
      .value = 3,
      .unit = "m" },
    { .at = TBR_NEVER, .measure = "series.x", .key = "", .value = NAN, .unit = "m" },
  };
  tbr_result_add_point (result, &points[0]);
  tbr_result_add_point (result, &points[1]);
  g_autofree char *series = tbr_result_series_to_csv (result, 0);
  g_assert_cmpstr (series, ==,
                   "at,hours,measure,scope,key,value,unit\n"
                   "1970-01-01T01:30Z,1.5,series.x,need,dike,3,m\n"
                   ",,series.x,all,,,m\n");
  g_autofree char *json = tbr_result_to_json (result, 0);
  g_assert_cmpstr (
      json, ==,
      "{\"indicators\":[{\"measure\":\"K10.deaths\",\"scope\":\"hazard\",\"key\":\"a,b\","
      "\"value\":0.1,\"unit\":\"persons\",\"certainty\":\"estimated\"},"
      "{\"measure\":\"K14.containment\",\"scope\":\"all\",\"key\":\"\",\"value\":null,"
      "\"unit\":\"h\",\"certainty\":\"sourced\"}],\"series\":[{\"at\":\"1970-01-01T01:30Z\","
      "\"measure\":\"series.x\",\"scope\":\"need\",\"key\":\"dike\",\"value\":3,\"unit\":\"m\"},"
      "{\"at\":null,\"measure\":\"series.x\",\"scope\":\"all\",\"key\":\"\",\"value\":null,"
      "\"unit\":\"m\"}]}");
}

static void
test_result_names_every_scope (void)
{
  for (guint i = 0; i < TBR_SCOPE_N; i++)
    g_assert_nonnull (tbr_scope_names[i]);
  g_assert_null (tbr_scope_names[TBR_SCOPE_N]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/result/finds-what-was-added", test_result_finds_what_was_added);
  g_test_add_func ("/output/result/writes-nothing", test_result_writes_nothing);
  g_test_add_func ("/output/result/writes-every-number", test_result_writes_every_number);
  g_test_add_func ("/output/result/names-every-scope", test_result_names_every_scope);
  return g_test_run ();
}
