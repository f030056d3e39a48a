/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The points of every design: counted, spread as they should be, and left out where asked. */
#include <tabard/batch.h>

#include <glib/gstdio.h>
#include <gsl/gsl_qrng.h>

#include <math.h>
#include <string.h>

#define HEAD "<experiment xmlns='urn:tabard:experiment:1' title='t' scenario='s'>"
#define LEVELS                                                                                     \
  "<factor name='a' path='x.a.b'><level value='1'/><level value='2'/><level value='3'/></factor>"  \
  "<factor name='b'><level label='old'/><level label='new'><set path='p.q.r' value='9'/></level>"  \
  "</factor>"
#define RANGES                                                                                     \
  "<factor name='c' path='x.c.d' from='10 km' to='20 km'/>"                                        \
  "<factor name='d' path='x.d.e' from='1' to='6' whole='yes'/>"

typedef struct
{
  TbrExperiment *experiment;
  TbrDesign *design;
} Fixture;

static void
make (Fixture *fixture, const char *rows, guint64 seed)
{
  g_autofree char *text = g_strconcat (HEAD, rows, "</experiment>", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  fixture->experiment = tbr_experiment_parse (text, strlen (text), "e.xml", faults);
  g_assert_nonnull (fixture->experiment);
  fixture->design = tbr_design_new (fixture->experiment, seed, "", &error);
  g_assert_no_error (error);
}

static void
clear (Fixture *fixture)
{
  tbr_design_free (fixture->design);
  tbr_experiment_free (fixture->experiment);
}

static double
number_at (const Fixture *fixture, guint32 point, guint factor)
{
  return fixture->design->cells[point * fixture->experiment->n_factors + factor].number;
}

static char *
settings_at (const Fixture *fixture, guint32 point)
{
  g_auto (GStrv) settings = tbr_design_settings (fixture->design, point);
  return g_strjoinv (" ", settings);
}

static void
test_design_full_has_every_combination (void)
{
  Fixture fixture;
  g_autofree char *first = NULL, *last = NULL;

  make (&fixture, LEVELS, 1);
  g_assert_cmpuint (fixture.design->n_points, ==, 6);
  first = settings_at (&fixture, 0);
  last = settings_at (&fixture, 5);
  g_assert_cmpstr (first, ==, "x.a.b=1");
  g_assert_cmpstr (last, ==, "x.a.b=3 p.q.r=9");
  clear (&fixture);
}

static void
test_design_full_steps_through_ranges (void)
{
  Fixture fixture;
  g_autofree char *label = NULL;

  make (&fixture, "<factor name='c' path='x.c.d' from='10 km' to='20 km' steps='5'/>", 1);
  g_assert_cmpuint (fixture.design->n_points, ==, 5);
  for (guint32 i = 0; i < 5; i++)
    g_assert_cmpfloat (number_at (&fixture, i, 0), ==, 10 + 2.5 * i);
  label = tbr_design_label (fixture.design, 1, 0);
  g_assert_cmpstr (label, ==, "12.5 km");
  clear (&fixture);
}

static void
test_design_leaves_out_exceptions (void)
{
  Fixture fixture;

  make (&fixture, LEVELS "<except when='a=2;b=new'/>", 1);
  g_assert_cmpuint (fixture.design->n_points, ==, 5);
  for (guint32 i = 0; i < 5; i++)
    {
      g_autofree char *settings = settings_at (&fixture, i);
      g_assert_cmpstr (settings, !=, "x.a.b=2 p.q.r=9");
    }
  clear (&fixture);
}

static void
test_design_one_at_a_time_changes_one (void)
{
  Fixture fixture;

  make (&fixture, "<design method='one-at-a-time'/>" LEVELS, 1);
  g_assert_cmpuint (fixture.design->n_points, ==, 1 + 2 + 1);
  for (guint32 i = 0; i < 4; i++)
    g_assert_cmpuint ((fixture.design->cells[2 * i].level != 0)
                          + (fixture.design->cells[2 * i + 1].level != 0),
                      ==, i > 0);
  clear (&fixture);
}

/* One point in each slice of a range, each level equally often. */
static void
test_design_latin_hypercube_is_latin (void)
{
  Fixture fixture, other;
  guint n[60] = { 0 }, whole[7] = { 0 }, levels[3] = { 0 };
  gboolean differs = FALSE;

  make (&fixture, "<design method='latin-hypercube' points='60'/>" LEVELS RANGES, 1);
  make (&other, "<design method='latin-hypercube' points='60'/>" LEVELS RANGES, 2);
  g_assert_cmpuint (fixture.design->n_points, ==, 60);
  for (guint32 i = 0; i < 60; i++)
    {
      double c = number_at (&fixture, i, 2), d = number_at (&fixture, i, 3);
      n[(guint) ((c - 10) / 10 * 60)]++;
      g_assert_cmpfloat (d, ==, floor (d));
      whole[(guint) d]++;
      levels[fixture.design->cells[4 * i].level]++;
      differs = differs || c != number_at (&other, i, 2);
    }
  for (guint i = 0; i < 60; i++)
    g_assert_cmpuint (n[i], ==, 1);
  for (guint i = 1; i <= 6; i++)
    g_assert_cmpuint (whole[i], ==, 10);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (levels[i], ==, 20);
  g_assert_true (differs);
  clear (&fixture);
  clear (&other);
}

static void
test_design_sobol_is_gsls (void)
{
  Fixture fixture;
  gsl_qrng *sequence = gsl_qrng_alloc (gsl_qrng_sobol, 2);

  make (&fixture, "<design method='sobol' points='32'/>" RANGES, 1);
  for (guint32 i = 0; i < 32; i++)
    {
      double shares[2];
      gsl_qrng_get (sequence, shares);
      g_assert_cmpfloat_with_epsilon (number_at (&fixture, i, 0), 10 + 10 * shares[0], 1e-12);
      g_assert_cmpfloat (number_at (&fixture, i, 1), ==, 1 + floor (6 * shares[1]));
    }
  gsl_qrng_free (sequence);
  clear (&fixture);
}

static TbrDesign *
read_list (const TbrExperiment *experiment, const char *csv, GError **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("tabard-list-XXXXXX", &path, NULL);
  TbrDesign *design;

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  design = tbr_design_new (experiment, 1, path, error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_close (fd, NULL);
  return design;
}

static void
test_design_list_is_read (void)
{
  static const char *const broken[] = { "a,c\n4,12\n", "a,c\n1,words\n", "a,c\n1,25\n", "a\n1\n" };
  static const char text[]
      = HEAD "<design method='list' file='l.csv'/>"
             "<factor name='a' path='x.a.b'><level value='1'/><level value='2'/></factor>"
             "<factor name='c' path='x.c.d' from='10 km' to='20 km'/></experiment>";
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrExperiment) experiment
      = tbr_experiment_parse (text, strlen (text), "e.xml", faults);
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrDesign) design = read_list (experiment, "c,a\n12,2\n20,1\n", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (design->n_points, ==, 2);
  g_auto (GStrv) settings = tbr_design_settings (design, 0);
  g_assert_cmpstr (settings[0], ==, "x.a.b=2");
  g_assert_cmpstr (settings[1], ==, "x.c.d=12 km");
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) told = NULL;
      g_assert_null (read_list (experiment, broken[i], &told));
      g_assert_nonnull (told);
      g_assert_nonnull (strstr (told->message, i < 3 ? ":2: " : ":1: "));
    }
}

static void
test_design_refuses_too_many (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 7; i++)
    g_string_append_printf (text, "<factor name='f%u' path='p.q.r' from='0' to='1' steps='10'/>",
                            i);
  g_string_append (text, "</experiment>");
  g_autoptr (TbrExperiment) experiment
      = tbr_experiment_parse (text->str, text->len, "e.xml", faults);
  g_assert_null (tbr_design_new (experiment, 1, "", &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_RANGE);
}

/* The points of a screening are those of its trajectories: from one to the next a single factor
   moves, by two thirds of its range on four levels. */
static void
test_design_morris_moves_one_factor_at_a_time (void)
{
  Fixture fixture;

  make (&fixture, "<design method='morris' trajectories='5'/>" RANGES, 7);
  g_assert_cmpuint (fixture.design->n_points, ==, 15);
  for (guint32 point = 0; point + 1 < 15; point++)
    {
      double c = number_at (&fixture, point + 1, 0) - number_at (&fixture, point, 0);
      double d = number_at (&fixture, point + 1, 1) - number_at (&fixture, point, 1);
      if (point % 3 == 2)
        continue;
      g_assert_true ((c == 0) != (d == 0));
      if (c != 0)
        g_assert_cmpfloat_with_epsilon (fabs (c), 10 * 2.0 / 3, 1e-9);
    }
  clear (&fixture);
}

/* Of each base point there are A, B, and A with one factor of B for each factor. */
static void
test_design_sobol_indices_mixes_two_samples (void)
{
  Fixture fixture;

  make (&fixture, "<design method='sobol-indices' points='4'/>" RANGES, 7);
  g_assert_cmpuint (fixture.design->n_points, ==, 16);
  for (guint32 a = 0; a < 16; a += 4)
    for (guint factor = 0; factor < 2; factor++)
      for (guint row = 0; row < 2; row++)
        g_assert_cmpfloat (number_at (&fixture, a + 2 + row, factor), ==,
                           number_at (&fixture, row == factor ? a + 1 : a, factor));
  clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/design/full-has-every-combination",
                   test_design_full_has_every_combination);
  g_test_add_func ("/batch/design/full-steps-through-ranges",
                   test_design_full_steps_through_ranges);
  g_test_add_func ("/batch/design/leaves-out-exceptions", test_design_leaves_out_exceptions);
  g_test_add_func ("/batch/design/one-at-a-time-changes-one",
                   test_design_one_at_a_time_changes_one);
  g_test_add_func ("/batch/design/latin-hypercube-is-latin", test_design_latin_hypercube_is_latin);
  g_test_add_func ("/batch/design/sobol-is-gsls", test_design_sobol_is_gsls);
  g_test_add_func ("/batch/design/list-is-read", test_design_list_is_read);
  g_test_add_func ("/batch/design/refuses-too-many", test_design_refuses_too_many);
  g_test_add_func ("/batch/design/morris-moves-one-factor-at-a-time",
                   test_design_morris_moves_one_factor_at_a_time);
  g_test_add_func ("/batch/design/sobol-indices-mixes-two-samples",
                   test_design_sobol_indices_mixes_two_samples);
  return g_test_run ();
}
