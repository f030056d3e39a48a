/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The law of toxic gases against published figures. */
#include "hazards/toxic.h"

#include <math.h>

static double
share (TbrAgent agent, double ppm, double minutes)
{
  return tbr_toxic_death_share (agent, tbr_toxic_load (agent, ppm, minutes * 60));
}

/* hazards.md section 5, to a hundredth. */
static void
test_toxic_chlorine_meets_the_check_values (void)
{
  g_assert_cmpfloat_with_epsilon (share (TBR_AGENT_CHLORINE, 300, 30), 0.63, 0.005);
  g_assert_cmpfloat_with_epsilon (share (TBR_AGENT_CHLORINE, 300, 10), 0.25, 0.005);
  g_assert_cmpfloat_with_epsilon (share (TBR_AGENT_CHLORINE, 100, 30), 0.05, 0.005);
}

/* Withers and Lees give 433 ppm for 10 min and 250 ppm for 30 min as lethal to one half of healthy
   people: to the three digits of their coefficients. */
static void
test_toxic_chlorine_kills_one_half_as_published (void)
{
  g_assert_cmpfloat_with_epsilon (share (TBR_AGENT_CHLORINE, 433, 10), 0.5, 0.005);
  g_assert_cmpfloat_with_epsilon (share (TBR_AGENT_CHLORINE, 250, 30), 0.5, 0.005);
}

/* The same published law for ammonia, worked out in Python. */
static void
test_toxic_ammonia_is_as_worked_out (void)
{
  g_assert_cmpfloat_with_epsilon (share (TBR_AGENT_AMMONIA, 10000, 30), 0.2982204911, 1e-9);
  g_assert_cmpfloat_with_epsilon (share (TBR_AGENT_AMMONIA, 5000, 30), 0.0009868217, 1e-9);
}

/* 1 mg/m3 of chlorine is 0.34 ppm, of ammonia 1.4 ppm: the tables of the NIOSH pocket guide. */
static void
test_toxic_ppm_is_as_tabled (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_toxic_ppm (TBR_AGENT_CHLORINE, 1e-6), 1 / 2.90, 0.001);
  g_assert_cmpfloat_with_epsilon (tbr_toxic_ppm (TBR_AGENT_AMMONIA, 1e-6), 1 / 0.70, 0.01);
}

static void
test_toxic_nothing_does_nothing (void)
{
  g_assert_cmpfloat (share (TBR_AGENT_CHLORINE, 0, 60), ==, 0);
  g_assert_cmpfloat (share (TBR_AGENT_CHLORINE, 300, 0), ==, 0);
  g_assert_cmpfloat (tbr_toxic_hurt_share (TBR_AGENT_CHLORINE, 0, 3), ==, 0);
  g_assert_cmpfloat (share (TBR_AGENT_CHLORINE, 1e9, 60), ==, 1);
}

/* Three times thinner air hurts as many as the thick air kills. */
static void
test_toxic_hurts_where_it_does_not_kill (void)
{
  double load = tbr_toxic_load (TBR_AGENT_CHLORINE, 100, 1800);
  g_assert_cmpfloat_with_epsilon (tbr_toxic_hurt_share (TBR_AGENT_CHLORINE, load, 3), 0.63, 0.005);
}

/* Of a room with one change of air an hour: 1 - 1/e after an hour in steady air, 1/e of it an hour
   after that is gone. */
static void
test_toxic_seeps_into_houses (void)
{
  double after = tbr_toxic_indoors (0, 100, 1 / 3600.0, 3600);
  g_assert_cmpfloat_with_epsilon (after, 63.2120558829, 1e-9);
  g_assert_cmpfloat_with_epsilon (tbr_toxic_indoors (after, 0, 1 / 3600.0, 3600), 23.2544157935,
                                  1e-9);
  g_assert_cmpfloat (tbr_toxic_indoors (7, 100, 0, 3600), ==, 7);
}

/* The load of a Gaussian puff, summed in small steps. */
static void
test_toxic_load_of_a_puff_is_its_integral (void)
{
  double sum = 0;
  for (double time = -300; time < 300; time += 0.1)
    sum += tbr_toxic_load (TBR_AGENT_CHLORINE, 500 * exp (-time * time / (2 * 40 * 40)), 0.1);
  g_assert_cmpfloat_with_epsilon (tbr_toxic_load_of_puff (TBR_AGENT_CHLORINE, 500, 40) / sum, 1,
                                  1e-6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/toxic/chlorine-meets-the-check-values",
                   test_toxic_chlorine_meets_the_check_values);
  g_test_add_func ("/hazards/toxic/chlorine-kills-one-half-as-published",
                   test_toxic_chlorine_kills_one_half_as_published);
  g_test_add_func ("/hazards/toxic/ammonia-is-as-worked-out", test_toxic_ammonia_is_as_worked_out);
  g_test_add_func ("/hazards/toxic/ppm-is-as-tabled", test_toxic_ppm_is_as_tabled);
  g_test_add_func ("/hazards/toxic/nothing-does-nothing", test_toxic_nothing_does_nothing);
  g_test_add_func ("/hazards/toxic/hurts-where-it-does-not-kill",
                   test_toxic_hurts_where_it_does_not_kill);
  g_test_add_func ("/hazards/toxic/seeps-into-houses", test_toxic_seeps_into_houses);
  g_test_add_func ("/hazards/toxic/load-of-a-puff-is-its-integral",
                   test_toxic_load_of_a_puff_is_its_integral);
  return g_test_run ();
}
