/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* That places go where PROJ puts them, and come back. */
#include <tabard/draw.h>

/* Reference: PROJ 9.1.1 (Debian 12), proj +proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000
   +ellps=GRS80, equal to cs2cs EPSG:4258 EPSG:3035 in the one place tried with both. */
static const double truth[][4] = {
  { 10, 52, 4321000.00000, 3210000.00000 },
  { 5, 50, 3962799.45096, 2999718.85316 },
  { 18.0686, 59.3293, 4780155.72863, 4051490.13096 },
  { -9.1393, 38.7223, 2665519.21431, 1946764.04482 },
  { 33.3823, 35.1856, 6436429.12857, 1672242.53370 },
  { -21.9426, 64.1466, 2821215.66107, 4911736.92175 },
  { 27.7, 71.1, 4961680.58100, 5411728.06450 },
  { -31.2, 39.45, 951359.99688, 2769638.23613 },
  { -25.67, 37.74, 1282418.65039, 2359417.52694 },
  { -16.25, 28.47, 1749365.42795, 1047425.75776 },
  { -18, 27.7, 1561815.93869, 1026067.18163 },
  { 44.79, 41.72, 7110420.37248, 2730979.06073 },
  { 51.9, 30.0, 8221444.27111, 1863866.40040 },
  { 24.94, 60.17, 5145382.16170, 4206177.50404 },
  { 23.73, 37.98, 5528703.98266, 1764368.60995 },
  { 14.51, 35.9, 4731812.20717, 1438713.00894 },
  { 2.35, 48.86, 3760649.78040, 2889877.87611 },
  { 12.5, 41.9, 4529175.92533, 2091977.33093 },
  { 26.1, 44.43, 5594288.07884, 2506670.89636 },
  { 30.52, 50.45, 5756556.24490, 3240714.92788 },
  { -6.26, 53.35, 3248600.21191, 3481195.05003 },
  { -3.7, 40.42, 3159766.93055, 2030142.11318 },
  { 4.9, 52.37, 3973961.56872, 3263333.43597 },
  { 20.26, 67.86, 4755069.41202, 5003325.47215 },
  { 10.0, 26.0, 4321000.00000, 347441.07024 },
  { 10.0, 72.0, 4321000.00000, 5427051.78391 },
  { -32, 72, 2959851.97030, 5866403.59946 },
  { 52, 72, 5682148.02970, 5866403.59946 },
  { -32, 26, 226990.07686, 1468697.27702 },
  { 52, 26, 8415009.92314, 1468697.27702 },
  { 9.999, 52.001, 4320931.32351, 3210111.26783 },
  { 15.5, 55.5, 4668369.21817, 3612749.49373 },
  { 22.15, 65.58, 4882427.50264, 4768092.97335 },
  { 28.98, 41.01, 5905687.18985, 2190409.61066 },
};

#define MILLIMETRE 0.001 /* the contract; PROJ's figures are written to 0.01 mm */

static void
test_projection_agrees_with_proj (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (truth); i++)
    {
      double x, y;
      tbr_project (truth[i][0], truth[i][1], &x, &y);
      g_assert_cmpfloat_with_epsilon (x, truth[i][2], MILLIMETRE);
      g_assert_cmpfloat_with_epsilon (y, truth[i][3], MILLIMETRE);
    }
}

static void
test_projection_comes_back (void)
{
  /* 1e-8 degrees is about a millimetre of latitude */
  for (guint i = 0; i < G_N_ELEMENTS (truth); i++)
    {
      double lon, lat;
      tbr_unproject (truth[i][2], truth[i][3], &lon, &lat);
      g_assert_cmpfloat_with_epsilon (lon, truth[i][0], 2e-8);
      g_assert_cmpfloat_with_epsilon (lat, truth[i][1], 1e-8);
    }
}

static void
test_view_shows_the_whole_box (void)
{
  static const TbrBox boxes[]
      = { { -31, 27, 45, 71 }, { 12, 55, 24, 69 }, { 6, 49.4, 6.1, 49.5 }, { 10, 52, 10, 52 } };
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      TbrView view = { .width = 800, .height = 500, .ui = 1 };
      tbr_view_fit (&view, &boxes[i]);
      for (int corner = 0; corner < 4; corner++)
        {
          double x, y;
          tbr_view_to_pixel (&view, corner % 2 ? boxes[i].east : boxes[i].west,
                             corner / 2 ? boxes[i].north : boxes[i].south, &x, &y);
          g_assert_cmpfloat (x, >=, -1e-6);
          g_assert_cmpfloat (y, >=, -1e-6);
          g_assert_cmpfloat (x, <=, 800 + 1e-6);
          g_assert_cmpfloat (y, <=, 500 + 1e-6);
        }
    }
}

static void
test_view_goes_to_a_pixel_and_back (void)
{
  TbrView view
      = { .x = 4500000, .y = 3900000, .scale = 1234, .width = 900, .height = 700, .ui = 1 };
  for (int i = 0; i <= 9; i++)
    {
      double lon, lat, x, y;
      tbr_view_to_place (&view, i * 100, i * 70, &lon, &lat);
      tbr_view_to_pixel (&view, lon, lat, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, i * 100, 1e-6);
      g_assert_cmpfloat_with_epsilon (y, i * 70, 1e-6);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/projection/agrees-with-proj", test_projection_agrees_with_proj);
  g_test_add_func ("/draw/projection/comes-back", test_projection_comes_back);
  g_test_add_func ("/draw/view/shows-the-whole-box", test_view_shows_the_whole_box);
  g_test_add_func ("/draw/view/goes-to-a-pixel-and-back", test_view_goes_to_a_pixel_and_back);
  return g_test_run ();
}
