/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The casualty factors by hand. */
#include "hazards/casualty.h"

#include <locale.h>
#include <math.h>

static void
test_casualty_traps_more_at_higher_intensity (void)
{
  static const double intensity[] = { 5, 6, 7, 8, 9, 10, 12 };
  static const double share[] = { 0, 0, 0.05, 0.30, 0.60, 0.70, 0.70 };
  TbrCollapse collapse = { TBR_STRUCTURE_MASONRY, TBR_RUPTURE_NEAR, 1, 1, 1, 0 };
  for (guint i = 0; i < G_N_ELEMENTS (share); i++)
    {
      collapse.intensity = intensity[i];
      g_assert_cmpfloat_with_epsilon (tbr_casualty_trapped_share (&collapse), share[i], 1e-15);
    }
  collapse.structure = TBR_STRUCTURE_CONCRETE;
  g_assert_cmpfloat (tbr_casualty_trapped_share (&collapse), ==, 0.70);
  collapse.field = TBR_RUPTURE_FAR;
  g_assert_cmpfloat (tbr_casualty_trapped_share (&collapse), ==, 0.50);
}

static void
test_casualty_counts_a_masonry_village_by_night (void)
{
  /* 100 houses of 4 people at night, intensity IX: 340 inside, 204 trapped, 40.8 dead. */
  const TbrCollapse collapse = { TBR_STRUCTURE_MASONRY, TBR_RUPTURE_NEAR, 100, 4, 0.85, 9 };
  TbrCasualties casualties;
  tbr_casualty_collapse (&collapse, &casualties);
  g_assert_cmpfloat_with_epsilon (casualties.trapped, 204, 1e-10);
  g_assert_cmpfloat_with_epsilon (casualties.dead, 40.8, 1e-10);
  g_assert_cmpfloat_with_epsilon (casualties.life_threatened, 61.2, 1e-10);
  g_assert_cmpfloat_with_epsilon (casualties.hospital, 61.2, 1e-10);
  g_assert_cmpfloat_with_epsilon (casualties.light, 40.8, 1e-10);
}

static void
test_casualty_loses_nobody_in_an_empty_house (void)
{
  const TbrCollapse collapse = { TBR_STRUCTURE_CONCRETE, TBR_RUPTURE_NEAR, 10, 40, 0, 9 };
  TbrCasualties casualties;
  tbr_casualty_collapse (&collapse, &casualties);
  g_assert_cmpfloat (casualties.trapped, ==, 0);
  g_assert_cmpfloat (casualties.dead, ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/casualty/traps-more-at-higher-intensity",
                   test_casualty_traps_more_at_higher_intensity);
  g_test_add_func ("/hazards/casualty/counts-a-masonry-village-by-night",
                   test_casualty_counts_a_masonry_village_by_night);
  g_test_add_func ("/hazards/casualty/loses-nobody-in-an-empty-house",
                   test_casualty_loses_nobody_in_an_empty_house);
  return g_test_run ();
}
