/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Limits of direct attack. */
#include "hazards/fire_attack.h"

#include <locale.h>
#include <math.h>

static void
test_fire_attack_is_even_at_its_limit (void)
{
  /* W/m; [ALEXANDER2000] */
  static const double limit[] = { 500e3, 2000e3, 4000e3 };
  for (TbrAttackClass attack = 0; attack < TBR_ATTACK_CLASS_N; attack++)
    {
      g_assert_cmpfloat (tbr_attack_hold_probability (attack, limit[attack]), ==, 0.5);
      /* One width of 0.3 limits above: 1 / (1 + e). */
      g_assert_cmpfloat_with_epsilon (tbr_attack_hold_probability (attack, 1.3 * limit[attack]),
                                      1 / (1 + G_E), 1e-12);
      g_assert_cmpfloat (tbr_attack_hold_probability (attack, 0), >, 0.96);
    }
}

static void
test_fire_attack_is_hopeless_beyond_control (void)
{
  g_assert_cmpfloat (tbr_attack_hold_probability (TBR_ATTACK_CLASS_AIRCRAFT, 10.1e6), ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/fire_attack/is-even-at-its-limit",
                   test_fire_attack_is_even_at_its_limit);
  g_test_add_func ("/hazards/fire_attack/is-hopeless-beyond-control",
                   test_fire_attack_is_hopeless_beyond_control);
  return g_test_run ();
}
