/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the compiler has to keep: the same bits from every build of the same source. */
#include <glib.h>

typedef struct
{
  double lon, lat;
} Place;

/* Out of line, and by way of memory, so that nothing is known of what is rounded. */
static void G_GNUC_NO_INLINE
round_both (const double *from, Place *out_place)
{
  float lon = (float) from[0], lat = (float) from[1];
  out_place->lon = (double) lon;
  out_place->lat = (double) lat;
}

/* gcc 12 packs the two into one register at -O2 and leaves the rounding out. */
static void
test_rounding_to_float_survives_in_pairs (void)
{
  volatile double exact[2] = { 1.1, 2.2 };
  const double from[2] = { exact[0], exact[1] };
  Place place;
  round_both (from, &place);
  volatile float lon = (float) exact[0], lat = (float) exact[1];
  g_assert_cmpfloat (place.lon, ==, (double) lon);
  g_assert_cmpfloat (place.lat, ==, (double) lat);
}

/* No multiplication and addition in one step, which would round once instead of twice. */
static void
test_rounding_of_a_product_comes_before_the_sum (void)
{
  volatile double x = 1 + 0x1p-30, y = 1 - 0x1p-30, minus_one = -1;
  double a = x, b = y, c = minus_one;
  g_assert_cmpfloat (a * b + c, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/rounding/pairs", test_rounding_to_float_survives_in_pairs);
  g_test_add_func ("/base/rounding/product", test_rounding_of_a_product_comes_before_the_sum);
  return g_test_run ();
}
