/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Works the layers of the ziggurats out again from the published two numbers of each. */
#include "engine/ziggurat_tables.h"

#include <math.h>

#define LAYERS ZIGGURAT_LAYERS
#define PLACES ZIGGURAT_PLACES

/* r and v for 256 layers as printed in Marsaglia and Tsang (2000), J. Stat. Software 5 (8). */
#define NORMAL_START 3.6541528853610088
#define NORMAL_AREA 0.00492867323399
#define EXPONENTIAL_START 7.69711747013104972
#define EXPONENTIAL_AREA 0.0039496598225815571993

static double
normal (double x)
{
  return exp (-0.5 * x * x);
}

static double
exponential (double x)
{
  return exp (-x);
}

/* Every layer has the area @area. */
static void
check_layers (const ZigguratLayer *layers, double (*density) (double), double area,
              double tolerance)
{
  for (guint i = 1; i < LAYERS; i++)
    {
      double edge = layers[i].width * PLACES;
      double next = i + 1 < LAYERS ? layers[i + 1].width * PLACES : 0;
      g_assert_cmpfloat_with_epsilon (edge * (density (next) - density (edge)), area, tolerance);
      g_assert_cmpfloat_with_epsilon ((double) layers[i].inside / PLACES, next / edge, 1e-15);
    }
}

static void
test_ziggurat_normal_layers_have_one_area (void)
{
  /* the lowest layer: a box up to the start of the tail, and the tail itself; v was printed to
     1e-14, one and a half units off */
  double tail = sqrt (G_PI / 2) * erfc (NORMAL_START / G_SQRT2);
  g_assert_cmpfloat_with_epsilon (NORMAL_EDGE, NORMAL_START, 1e-15);
  g_assert_cmpfloat_with_epsilon (NORMAL_START * normal (NORMAL_START) + tail, NORMAL_AREA, 2e-14);
  g_assert_cmpfloat_with_epsilon (normal_layers[0].width * PLACES * normal (NORMAL_START),
                                  NORMAL_AREA, 2e-14);
  check_layers (normal_layers, normal, NORMAL_AREA, 1e-11);
}

static void
test_ziggurat_exponential_layers_have_one_area (void)
{
  double lowest = EXPONENTIAL_START * exponential (EXPONENTIAL_START) + exp (-EXPONENTIAL_START);
  g_assert_cmpfloat_with_epsilon (EXPONENTIAL_EDGE, EXPONENTIAL_START, 1e-15);
  g_assert_cmpfloat_with_epsilon (lowest, EXPONENTIAL_AREA, 1e-16);
  g_assert_cmpfloat_with_epsilon (exponential_layers[0].width * PLACES
                                      * exponential (EXPONENTIAL_START),
                                  EXPONENTIAL_AREA, 1e-16);
  check_layers (exponential_layers, exponential, EXPONENTIAL_AREA, 1e-11);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/ziggurat/normal-layers-have-one-area",
                   test_ziggurat_normal_layers_have_one_area);
  g_test_add_func ("/engine/ziggurat/exponential-layers-have-one-area",
                   test_ziggurat_exponential_layers_have_one_area);
  return g_test_run ();
}
