/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Quantities in text: what is read, what is refused, and that writing and reading agree. */
#include <tabard/units.h>

#include "base/unit_table.h"

#include <math.h>

typedef struct
{
  const char *text;
  TbrDimension dimension;
  double value;
} Case;

static void
test_units_reads_each_unit (void)
{
  /* Factors by definition: 1 min = 60 s, 1 ha = 10,000 m2, 1 l = 0.001 m3, 1 kn = 1852 m / h. */
  static const Case cases[] = {
    { "12 h", TBR_DIMENSION_TIME, 43200 },
    { "12h", TBR_DIMENSION_TIME, 43200 },
    { " 1e3 m ", TBR_DIMENSION_LENGTH, 1000 },
    { "1e3m", TBR_DIMENSION_LENGTH, 1000 },
    { "+.5 km", TBR_DIMENSION_LENGTH, 500 },
    { "5. cm", TBR_DIMENSION_LENGTH, 0.05 },
    { "-3.2 m", TBR_DIMENSION_LENGTH, -3.2 },
    { "3 d 12 h", TBR_DIMENSION_TIME, 302400 },
    { "PT12H", TBR_DIMENSION_TIME, 43200 },
    { "0.4", TBR_DIMENSION_SHARE, 0.4 },
    { "40 %", TBR_DIMENSION_SHARE, 0.4 },
    { "40%", TBR_DIMENSION_SHARE, 0.4 },
    { "7", TBR_DIMENSION_NUMBER, 7 },
    { "300", TBR_DIMENSION_PEOPLE, 300 },
    { "300 persons", TBR_DIMENSION_PEOPLE, 300 },
    { "2 ha", TBR_DIMENSION_AREA, 20000 },
    { "2 km²", TBR_DIMENSION_AREA, 2e6 },
    { "1.5 Mha", TBR_DIMENSION_AREA, 1.5e10 },
    { "3 l", TBR_DIMENSION_VOLUME, 0.003 },
    { "2 t", TBR_DIMENSION_MASS, 2000 },
    { "36 km/h", TBR_DIMENSION_SPEED, 10 },
    { "120 m/min", TBR_DIMENSION_SPEED, 2 },
    { "1 kn", TBR_DIMENSION_SPEED, 1852 / 3600.0 },
    { "3600 m³/h", TBR_DIMENSION_FLOW, 1 },
    { "6000 l/min", TBR_DIMENSION_FLOW, 0.1 },
    { "24 1/d", TBR_DIMENSION_RATE, 24 / 86400.0 },
    { "90 deg", TBR_DIMENSION_ANGLE, 90 },
    { "90°", TBR_DIMENSION_ANGLE, 90 },
    { "-5 °C", TBR_DIMENSION_TEMPERATURE, -5 },
    { "21 degC", TBR_DIMENSION_TEMPERATURE, 21 },
    { "3 MW", TBR_DIMENSION_POWER, 3e6 },
    { "4000 kW/m", TBR_DIMENSION_INTENSITY, 4e6 },
    { "12 t/ha", TBR_DIMENSION_LOAD, 1.2 },
    { "3.6 mm/h", TBR_DIMENSION_RAIN, 1e-6 },
    { "5 MEUR", TBR_DIMENSION_MONEY, 5e6 },
    { "7 €", TBR_DIMENSION_MONEY, 7 },
    { "80 1/km2", TBR_DIMENSION_DENSITY, 8e-5 },
    { "12\u00a0h", TBR_DIMENSION_TIME, 43200 },
    { "12\u202fm", TBR_DIMENSION_LENGTH, 12 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      double value = NAN;
      g_test_message ("%s", cases[i].text);
      tbr_units_parse (cases[i].text, cases[i].dimension, &value, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (value, cases[i].value, 1e-15 * fabs (cases[i].value));
    }
}

typedef struct
{
  const char *text;
  TbrDimension dimension;
  TbrErrorCode code;
} Refusal;

static void
test_units_refuses_what_is_no_quantity (void)
{
  static const Refusal cases[] = {
    { "12", TBR_DIMENSION_TIME, TBR_ERROR_UNIT },
    { "0", TBR_DIMENSION_LENGTH, TBR_ERROR_UNIT },
    { "12 km", TBR_DIMENSION_TIME, TBR_ERROR_UNIT },
    { "12 KM", TBR_DIMENSION_LENGTH, TBR_ERROR_UNIT },
    { "12 m m", TBR_DIMENSION_LENGTH, TBR_ERROR_UNIT },
    { "12 m2", TBR_DIMENSION_LENGTH, TBR_ERROR_UNIT },
    { "12 m", TBR_DIMENSION_NUMBER, TBR_ERROR_UNIT },
    { "12 %", TBR_DIMENSION_NUMBER, TBR_ERROR_UNIT },
    { "12 verylongunitnamethatnobodyhaseverheardof", TBR_DIMENSION_LENGTH, TBR_ERROR_UNIT },
    { "", TBR_DIMENSION_LENGTH, TBR_ERROR_SYNTAX },
    { " ", TBR_DIMENSION_NUMBER, TBR_ERROR_SYNTAX },
    { "m", TBR_DIMENSION_LENGTH, TBR_ERROR_SYNTAX },
    { "nan", TBR_DIMENSION_NUMBER, TBR_ERROR_SYNTAX },
    { "NaN m", TBR_DIMENSION_LENGTH, TBR_ERROR_SYNTAX },
    { "inf", TBR_DIMENSION_NUMBER, TBR_ERROR_SYNTAX },
    { "-infinity m", TBR_DIMENSION_LENGTH, TBR_ERROR_SYNTAX },
    { "1e999 m", TBR_DIMENSION_LENGTH, TBR_ERROR_SYNTAX },
    { "1e308 km", TBR_DIMENSION_LENGTH, TBR_ERROR_SYNTAX },
    { "0x10", TBR_DIMENSION_NUMBER, TBR_ERROR_UNIT },
    { "0x1p3 m", TBR_DIMENSION_LENGTH, TBR_ERROR_UNIT },
    { "1,5 m", TBR_DIMENSION_LENGTH, TBR_ERROR_SYNTAX },
    { "1 000 m", TBR_DIMENSION_LENGTH, TBR_ERROR_SYNTAX },
    { "1.2.3 m", TBR_DIMENSION_LENGTH, TBR_ERROR_SYNTAX },
    { "--1 m", TBR_DIMENSION_LENGTH, TBR_ERROR_SYNTAX },
    { "1 2", TBR_DIMENSION_NUMBER, TBR_ERROR_SYNTAX },
    { "\xff\xfe", TBR_DIMENSION_LENGTH, TBR_ERROR_SYNTAX },
    { "12 \xc2", TBR_DIMENSION_LENGTH, TBR_ERROR_UNIT },
    { "3 h 2 x", TBR_DIMENSION_TIME, TBR_ERROR_UNIT },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      double value = 77;
      g_autofree char *shown = g_strescape (cases[i].text, NULL);
      g_test_message ("'%s'", shown);
      g_assert_false (tbr_units_parse (cases[i].text, cases[i].dimension, &value, &error));
      g_assert_error (error, TBR_ERROR, (gint) cases[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpfloat (value, ==, 77);
    }
}

static void
test_units_names_the_units_allowed (void)
{
  g_autoptr (GError) error = NULL;
  double value;
  tbr_units_parse ("12 kg", TBR_DIMENSION_LENGTH, &value, &error);
  g_assert_cmpstr (error->message, ==,
                   "'12 kg' has the unit 'kg'; a length is written in mm, cm, m, km");
  g_clear_error (&error);
  tbr_units_parse ("12", TBR_DIMENSION_TIME, &value, &error);
  g_assert_cmpstr (error->message, ==, "'12' has no unit; a time is written in s, min, h, d");
}

static void
test_units_lists_only_names_it_reads (void)
{
  for (guint i = 0; i < TBR_DIMENSION_N; i++)
    {
      g_auto (GStrv) names = g_strsplit (tbr_units_names ((TbrDimension) i), ", ", -1);
      for (guint j = 0; names[j] != NULL; j++)
        g_assert_nonnull (tbr_unit_table_find ((TbrDimension) i, names[j]));
    }
  g_assert_cmpstr (tbr_units_names (TBR_DIMENSION_NUMBER), ==, "");
}

static void
test_units_writes_the_unit_that_suits (void)
{
  static const Case cases[] = {
    { "36 h", TBR_DIMENSION_TIME, 129600 },       { "20 m", TBR_DIMENSION_LENGTH, 20 },
    { "5 km", TBR_DIMENSION_LENGTH, 5000 },       { "80 km/h", TBR_DIMENSION_SPEED, 80 / 3.6 },
    { "40 %", TBR_DIMENSION_SHARE, 0.4 },         { "250", TBR_DIMENSION_PEOPLE, 250 },
    { "30 min", TBR_DIMENSION_TIME, 1800 },       { "0 s", TBR_DIMENSION_TIME, 0 },
    { "-5 degC", TBR_DIMENSION_TEMPERATURE, -5 }, { "1e-9", TBR_DIMENSION_NUMBER, 1e-9 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tbr_units_format (cases[i].value, cases[i].dimension);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_units_reads_back_what_it_writes (void)
{
  const guint32 seed = 20180720;
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (guint i = 0; i < 1000; i++)
    {
      TbrDimension dimension = (TbrDimension) (i % TBR_DIMENSION_N);
      double size = pow (10, g_rand_double_range (random, -12, 12));
      double value = g_rand_double_range (random, -1, 1) * size;
      if (i % 3 == 0)
        value = floor (value);
      g_autofree char *text = tbr_units_format (value, dimension);
      g_autoptr (GError) error = NULL;
      double again = NAN;
      tbr_units_parse (text, dimension, &again, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat (again, ==, value);
    }
}

static void
test_units_writes_ranges (void)
{
  static const struct
  {
    double min, max;
    TbrDimension dimension;
    const char *text;
  } cases[] = {
    { 0, 20, TBR_DIMENSION_LENGTH, "0-20 m" },
    { -40, 50, TBR_DIMENSION_TEMPERATURE, "-40 to 50 degC" },
    { 0, INFINITY, TBR_DIMENSION_TIME, "at least 0 s" },
    { -G_MAXDOUBLE, 3, TBR_DIMENSION_NUMBER, "at most 3" },
    { -INFINITY, G_MAXDOUBLE, TBR_DIMENSION_NUMBER, "" },
    { 0, 1, TBR_DIMENSION_SHARE, "0-1" },
    { 0, 259200, TBR_DIMENSION_TIME, "0-3 d" },
    { 60, 3600, TBR_DIMENSION_TIME, "60 s to 1 h" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = tbr_units_format_range (cases[i].min, cases[i].max, cases[i].dimension);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/units/reads-each-unit", test_units_reads_each_unit);
  g_test_add_func ("/base/units/refuses-what-is-no-quantity",
                   test_units_refuses_what_is_no_quantity);
  g_test_add_func ("/base/units/names-the-units-allowed", test_units_names_the_units_allowed);
  g_test_add_func ("/base/units/lists-only-names-it-reads", test_units_lists_only_names_it_reads);
  g_test_add_func ("/base/units/writes-the-unit-that-suits", test_units_writes_the_unit_that_suits);
  g_test_add_func ("/base/units/reads-back-what-it-writes", test_units_reads_back_what_it_writes);
  g_test_add_func ("/base/units/writes-ranges", test_units_writes_ranges);
  return g_test_run ();
}
