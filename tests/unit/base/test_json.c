/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* JSON as written. */
#include "base/json.h"

#include <math.h>

static void
test_json_writes_every_value (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (TbrJson) json = tbr_json_new (out);
  tbr_json_begin_object (json);
  tbr_json_add_text (json, "a", "x");
  tbr_json_add_integer (json, "b", G_MININT64);
  tbr_json_add_real (json, "c", 0.1);
  tbr_json_name (json, "d");
  tbr_json_begin_array (json);
  tbr_json_integer (json, 1);
  tbr_json_null (json);
  tbr_json_real (json, NAN);
  tbr_json_real (json, 1e300);
  tbr_json_text (json, NULL);
  tbr_json_begin_object (json);
  tbr_json_end_object (json);
  tbr_json_end_array (json);
  tbr_json_end_object (json);
  g_assert_cmpstr (out->str, ==,
                   "{\"a\":\"x\",\"b\":-9223372036854775808,\"c\":0.1,"
                   "\"d\":[1,null,null,1e300,null,{}]}");
}

static void
test_json_writes_nothing_inside (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (TbrJson) json = tbr_json_new (out);
  tbr_json_begin_array (json);
  tbr_json_end_array (json);
  g_assert_cmpstr (out->str, ==, "[]");
}

static void
test_json_escapes_hostile_text (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (TbrJson) json = tbr_json_new (out);
  tbr_json_text (json, "q\" b\\ n\n t\t e\x1b ö \xff");
  g_assert_cmpstr (out->str, ==, "\"q\\\" b\\\\ n\\n t\\t e\\u001b ö \xef\xbf\xbd\"");
}

static void
test_json_writes_numbers_that_read_back (void)
{
  const guint32 seed = 8259;
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (guint i = 0; i < 1000; i++)
    {
      double value
          = g_rand_double_range (random, -1, 1) * pow (10, g_rand_int_range (random, -300, 300));
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (TbrJson) json = tbr_json_new (out);
      tbr_json_real (json, value);
      g_assert_cmpfloat (g_ascii_strtod (out->str, NULL), ==, value);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json/writes-every-value", test_json_writes_every_value);
  g_test_add_func ("/base/json/writes-nothing-inside", test_json_writes_nothing_inside);
  g_test_add_func ("/base/json/escapes-hostile-text", test_json_escapes_hostile_text);
  g_test_add_func ("/base/json/writes-numbers-that-read-back",
                   test_json_writes_numbers_that_read_back);
  return g_test_run ();
}
