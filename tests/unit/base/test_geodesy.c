/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Distances against other people's programs and published examples. */
#include "base/geodesy.h"

#include "base/csv.h"

#include <math.h>

/* Class N of tests/validation/geodesy/README.md. */
static void
assert_class_n (double value, double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, 1e-9 * fabs (expected) + 1e-12);
}

static void
test_geodesy_agrees_with_the_table (void)
{
  static const char *const names[] = {
    "lat1",         "lon1", "lat2", "lon2", "wgs84_geodesic_m", "sphere_R6371008.8_haversine_m",
    "azimuth1_deg", NULL
  };
  guint columns[G_N_ELEMENTS (names)];
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("TABARD_SOURCE"), "tests", "validation",
                                            "geodesy", "distances.csv", NULL);
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, 1 << 20, &error);
  g_assert_no_error (error);
  tbr_csv_require_columns (csv, names, columns, &error);
  g_assert_no_error (error);
  guint n = 0;
  while (tbr_csv_next (csv, &error))
    {
      double x[7];
      for (guint i = 0; i < G_N_ELEMENTS (x); i++)
        {
          tbr_csv_real (csv, columns[i], &x[i], &error);
          g_assert_no_error (error);
        }
      assert_class_n (tbr_geodesy_geodesic (x[1], x[0], x[3], x[2]), x[4]);
      assert_class_n (tbr_geodesy_geodesic (x[3], x[2], x[1], x[0]), x[4]);
      assert_class_n (tbr_geodesy_distance (x[1], x[0], x[3], x[2]), x[5]);
      /* The sphere's bearing differs from the ellipsoid's by up to 0.2 degrees. */
      double bearing = tbr_geodesy_bearing (x[1], x[0], x[3], x[2]);
      g_assert_cmpfloat_with_epsilon (remainder (bearing - x[6], 360), 0, 0.2);
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 16);
}

static void
test_geodesy_holds_where_formulas_break (void)
{
  g_assert_cmpfloat (tbr_geodesy_geodesic (10, 50, 10, 50), ==, 0);
  g_assert_cmpfloat (tbr_geodesy_geodesic (10, 0, 10, 0), ==, 0);
  g_assert_cmpfloat (tbr_geodesy_distance (10, 50, 10, 50), ==, 0);
  /* Along the equator the ellipsoid is a circle of its semi-major axis. */
  assert_class_n (tbr_geodesy_geodesic (0, 0, 90, 0), 6378137.0 * G_PI / 2);
  assert_class_n (tbr_geodesy_geodesic (179, 0, -179, 0), 6378137.0 * G_PI / 90);
  /* The quadrant of the meridian of WGS 84: 10,001,965.729 m, published with the system. */
  g_assert_cmpfloat_with_epsilon (tbr_geodesy_geodesic (0, 0, 0, 90), 10001965.729, 0.001);
  g_assert_cmpfloat_with_epsilon (tbr_geodesy_geodesic (20, 0, 77, 90), 10001965.729, 0.001);
  /* Nearly opposite points: the sphere's distance, by contract. */
  g_assert_cmpfloat (tbr_geodesy_geodesic (0, 0, 179.7, 0.3), ==,
                     tbr_geodesy_distance (0, 0, 179.7, 0.3));
  g_assert_true (isfinite (tbr_geodesy_geodesic (0, 0, 180, 0)));
  g_assert_true (isfinite (tbr_geodesy_geodesic (0, 90, 0, -90)));
  /* A metre stays a metre. */
  double lon, lat;
  tbr_geodesy_destination (25, 60, 33, 1, &lon, &lat);
  g_assert_cmpfloat_with_epsilon (tbr_geodesy_distance (25, 60, lon, lat), 1, 1e-6);
}

static void
test_geodesy_follows_the_aviation_formulary (void)
{
  /* Worked examples of the formulary, from LAX to JFK: course 66 degrees, 100 nautical miles of one
     minute of arc along it 34 deg 37' N, 116 deg 33' W; at 0.4 of the way 38 deg 40.167' N,
     101 deg 37.570' W. Printed to a minute and to 0.001 minutes of arc. */
  const double lax_lon = -(118 + 24 / 60.0), lax_lat = 33 + 57 / 60.0;
  const double jfk_lon = -(73 + 47 / 60.0), jfk_lat = 40 + 38 / 60.0;
  g_assert_cmpfloat_with_epsilon (tbr_geodesy_distance (lax_lon, lax_lat, jfk_lon, jfk_lat)
                                      / TBR_EARTH_RADIUS,
                                  0.623585, 1e-6);
  g_assert_cmpfloat_with_epsilon (tbr_geodesy_bearing (lax_lon, lax_lat, jfk_lon, jfk_lat),
                                  1.150035 * 180 / G_PI, 1e-4);
  double lon, lat;
  tbr_geodesy_destination (lax_lon, lax_lat, 66, 100 * TBR_EARTH_RADIUS * G_PI / (180 * 60), &lon,
                           &lat);
  g_assert_cmpfloat_with_epsilon (lat, 34 + 37 / 60.0, 1 / 60.0);
  g_assert_cmpfloat_with_epsilon (lon, -(116 + 33 / 60.0), 1 / 60.0);
  tbr_geodesy_between (lax_lon, lax_lat, jfk_lon, jfk_lat, 0.4, &lon, &lat);
  g_assert_cmpfloat_with_epsilon (lat, 38 + 40.167 / 60, 0.001 / 60);
  g_assert_cmpfloat_with_epsilon (lon, -(101 + 37.570 / 60), 0.001 / 60);
}

static void
test_geodesy_crosses_the_date_line_and_the_poles (void)
{
  double lon, lat;
  tbr_geodesy_destination (179.9, 10, 90, 50000, &lon, &lat);
  g_assert_cmpfloat (lon, <, -179);
  tbr_geodesy_between (179, 10, -179, 10, 0.5, &lon, &lat);
  g_assert_cmpfloat_with_epsilon (fabs (lon), 180, 1e-9);
  tbr_geodesy_destination (0, 89, 0, 2 * TBR_EARTH_RADIUS * G_PI / 180, &lon, &lat);
  g_assert_cmpfloat_with_epsilon (lat, 89, 1e-9);
  g_assert_cmpfloat_with_epsilon (fabs (lon), 180, 1e-9);
  tbr_geodesy_between (5, 6, 5, 6, 0.3, &lon, &lat);
  g_assert_cmpfloat_with_epsilon (lon, 5, 1e-12);
  g_assert_cmpfloat_with_epsilon (lat, 6, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/geodesy/agrees-with-the-table", test_geodesy_agrees_with_the_table);
  g_test_add_func ("/base/geodesy/holds-where-formulas-break",
                   test_geodesy_holds_where_formulas_break);
  g_test_add_func ("/base/geodesy/follows-the-aviation-formulary",
                   test_geodesy_follows_the_aviation_formulary);
  g_test_add_func ("/base/geodesy/crosses-the-date-line-and-the-poles",
                   test_geodesy_crosses_the_date_line_and_the_poles);
  return g_test_run ();
}
