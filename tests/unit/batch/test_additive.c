/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Means of levels where not every combination was run. */
#include <tabard/additive.h>

#include <math.h>

#define MOST 64

typedef struct
{
  TbrOverview overview;
  TbrOverviewFactor factors[2];
  char *labels[2][MOST + 1];
  double numbers[2][MOST];
  TbrInterval means[MOST];
  TbrOverviewMeasure measure;
} Study;

static void
begin (Study *study)
{
  *study = (Study){ .measure = { .measure = (char *) "y", .means = study->means } };
  for (guint i = 0; i < 2; i++)
    study->factors[i] = (TbrOverviewFactor){ .name = (char *) "f",
                                             .unit = (char *) "",
                                             .labels = study->labels[i],
                                             .numbers = study->numbers[i] };
  study->overview = (TbrOverview){ .n_factors = 2, .factors = study->factors };
}

static void
add (Study *study, double a, double b, double y)
{
  guint i = study->overview.n_points++;

  study->labels[0][i] = g_strdup_printf ("%g", a);
  study->labels[1][i] = g_strdup_printf ("%g", b);
  study->numbers[0][i] = a;
  study->numbers[1][i] = b;
  study->means[i].mean = y;
}

static void
clear (Study *study)
{
  for (guint i = 0; i < study->overview.n_points; i++)
    {
      g_free (study->labels[0][i]);
      g_free (study->labels[1][i]);
    }
}

/* Montgomery (2013), example 4.5: four catalysts, four batches of three runs each. Adjusted effects
   -9/8, -7/8, -4/8 and 20/8 about 72.5; mean square of the rest 0.65 with 5 degrees, and the
   variance of an effect about the mean is (k (a - 1) / (lambda a^2)) times that. */
static void
test_additive_agrees_with_a_published_table (void)
{
  static const double rows[][3]
      = { { 1, 1, 73 }, { 1, 2, 74 }, { 1, 4, 71 }, { 2, 2, 75 }, { 2, 3, 67 }, { 2, 4, 72 },
          { 3, 1, 73 }, { 3, 2, 75 }, { 3, 3, 68 }, { 4, 1, 75 }, { 4, 3, 72 }, { 4, 4, 75 } };
  static const double effects[] = { -9 / 8.0, -7 / 8.0, -4 / 8.0, 20 / 8.0 };
  const double variance = 0.65 * (3.0 * 3 / (2 * 16) + 1 / 12.0), student = 2.570582;
  g_autoptr (GError) error = NULL;
  Study study;

  begin (&study);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    add (&study, rows[i][0], rows[i][1], rows[i][2]);
  g_autoptr (TbrAdditive) additive = tbr_additive_fit (&study.overview, &study.measure, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (additive->degrees, ==, 5);
  g_assert_cmpfloat_with_epsilon (additive->mean, 72.5, 1e-9);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpfloat_with_epsilon (additive->factors[0].means[i], 72.5 + effects[i], 1e-9);
      g_assert_cmpfloat_with_epsilon (additive->factors[0].half_widths[i],
                                      student * sqrt (variance), 1e-5);
    }
  clear (&study);
}

/* A range is divided; a plane is found again in the parts' middles. */
static void
test_additive_divides_a_range (void)
{
  g_autoptr (GError) error = NULL;
  Study study;

  begin (&study);
  for (guint i = 0; i < 8; i++)
    for (guint j = 0; j < 8; j++)
      add (&study, i, j, 10 + 2 * i - j);
  g_autoptr (TbrAdditive) additive = tbr_additive_fit (&study.overview, &study.measure, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (additive->factors[0].levels), ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (additive->factors[0].means[i], 10 + 2 * (2 * i + 0.5) - 3.5,
                                    1e-9);
  g_assert_cmpfloat (additive->explained, >, 0.9);
  clear (&study);
}

/* Factors that change together cannot be told apart, nor can more levels than points. */
static void
test_additive_says_what_cannot_be_told (void)
{
  Study study;

  begin (&study);
  for (guint i = 0; i < 6; i++)
    add (&study, i % 2, i % 2, i);
  g_autoptr (GError) error = NULL;
  g_assert_null (tbr_additive_fit (&study.overview, &study.measure, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_RANGE);
  clear (&study);
  begin (&study);
  g_assert_null (tbr_additive_fit (&study.overview, &study.measure, NULL));
  add (&study, 1, 2, NAN);
  g_assert_null (tbr_additive_fit (&study.overview, &study.measure, NULL));
  clear (&study);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/additive/agrees-with-a-published-table",
                   test_additive_agrees_with_a_published_table);
  g_test_add_func ("/batch/additive/divides-a-range", test_additive_divides_a_range);
  g_test_add_func ("/batch/additive/says-what-cannot-be-told",
                   test_additive_says_what_cannot_be_told);
  return g_test_run ();
}
