/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether the runner tells what is broken, judges what is not, and never stops in between. */
#include "validation/folders.h"

#include <tabard/error.h>

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "validation/replicate.h"
#include "validation/wait_histogram.h"

/* A folder of cases for one test, and what the runner said of it. */
typedef struct
{
  char *directory;
  GPtrArray *made; /* paths to remove, in order of making */
  char *out, *said;
  ValidationSession session;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  *fixture = (Fixture){ .directory = g_dir_make_tmp ("validation-XXXXXX", NULL),
                        .made = g_ptr_array_new_with_free_func (g_free),
                        .session = { .level = VALIDATION_LEVEL_SMOKE, .seed = 1, .n_threads = 2 } };
  g_assert_nonnull (fixture->directory);
  g_ptr_array_add (fixture->made, g_strdup (fixture->directory));
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  for (guint i = fixture->made->len; i-- > 0;)
    g_remove (g_ptr_array_index (fixture->made, i));
  g_ptr_array_unref (fixture->made);
  g_free (fixture->directory);
  g_free (fixture->out);
  g_free (fixture->said);
}

/* Writes "geodesy/distances.csv". */
static void
put (Fixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->directory, name, NULL);
  char *folder = g_path_get_dirname (path);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      g_ptr_array_add (fixture->made, folder);
    }
  else
    g_free (folder);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_ptr_array_add (fixture->made, path);
}

static char *
read_all (FILE *file)
{
  char buffer[65536];
  rewind (file);
  const gsize n = fread (buffer, 1, sizeof buffer - 1, file);
  buffer[n] = '\0';
  fclose (file);
  return g_strdup (buffer);
}

/* Runs over the folder; keeps the lines and the messages. */
static gboolean
run (Fixture *fixture, GError **error)
{
  memset (fixture->session.n_verdicts, 0, sizeof fixture->session.n_verdicts);
  fixture->session.n_faults = 0;
  fixture->session.out = tmpfile ();
  fixture->session.progress = tmpfile ();
  const gboolean read = validation_folders_run (&fixture->session, fixture->directory, error);
  g_free (fixture->out);
  g_free (fixture->said);
  fixture->out = read_all (fixture->session.out);
  fixture->said = read_all (fixture->session.progress);
  return read;
}

static guint
count (const Fixture *fixture, ValidationVerdict verdict)
{
  return fixture->session.n_verdicts[verdict];
}

static void
assert_says (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("'%s' is not in: %s", part, text);
}

#define GEODESY                                                                                    \
  "from,lat1,lon1,to,lat2,lon2,wgs84_geodesic_m,azimuth1_deg,sphere_R6371008.8_haversine_m\n"
#define LISBON "Lisbon,38.7253,-9.15,Helsinki,60.1708,24.9375,3365774.6411,33.7,3360430.1671\n"

static void
test_runner_judges_rows (Fixture *fixture, gconstpointer data)
{
  put (fixture, "geodesy/distances.csv",
       GEODESY LISBON "A,38.7253,-9.15,B,60.1708,24.9375,3365774.6411,33.7,3360431\n");
  g_assert_true (run (fixture, NULL));
  g_assert_cmpuint (count (fixture, VALIDATION_PASS), ==, 3);
  g_assert_cmpuint (count (fixture, VALIDATION_FAIL), ==, 1);
  g_assert_cmpuint (fixture->session.n_faults, ==, 0);
  assert_says (fixture->out, "Lisbon-Helsinki\twgs84_geodesic_m\t3365774.6411\t3365774.64");
  assert_says (fixture->out, "\tpass\n");
}

static void
test_runner_tells_an_absent_and_an_empty_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) empty = NULL, absent = NULL;
  g_assert_false (run (fixture, &empty));
  g_assert_error (empty, TBR_ERROR, TBR_ERROR_FILE);
  assert_says (empty->message, "no folder with cases");
  fixture->session.out = stdout;
  g_assert_false (validation_folders_run (&fixture->session, "/nowhere/at/all", &absent));
  g_assert_error (absent, TBR_ERROR, TBR_ERROR_FILE);
}

static void
test_runner_skips_a_folder_and_files_it_does_not_know (Fixture *fixture, gconstpointer data)
{
  put (fixture, "astrology/signs.csv", "a\n1\n");
  put (fixture, "analytic/notes.txt", "none");
  put (fixture, "hypercube/notes.txt", "none");
  put (fixture, "geodesy/notes.txt", "none");
  g_assert_true (run (fixture, NULL));
  g_assert_cmpuint (count (fixture, VALIDATION_SKIP), ==, 4);
  g_assert_cmpuint (fixture->session.n_faults, ==, 0);
  assert_says (fixture->out, "astrology\t-\t-\t-\t-\tskip\n");
}

/* One broken row is told with its line, and the rows around it are judged. */
static void
test_runner_tells_broken_rows_with_their_line (Fixture *fixture, gconstpointer data)
{
  put (fixture, "geodesy/distances.csv",
       GEODESY "A,1e,0,B,0,0,1,0,1\n" LISBON "A,0,0,B,0,0,12 km,0,1\n"
               "A,0,0,B,0,0,nan,0,1\n"
               "A,0,0,B\n" LISBON);
  g_assert_true (run (fixture, NULL));
  assert_says (fixture->said, "distances.csv:2: lat1: ");
  assert_says (fixture->said, "distances.csv:4: wgs84_geodesic_m: ");
  assert_says (fixture->said, "distances.csv:5: wgs84_geodesic_m: ");
  assert_says (fixture->said, "distances.csv:6: ");
  g_assert_cmpuint (fixture->session.n_faults, ==, 4);
  g_assert_cmpuint (count (fixture, VALIDATION_FAIL), ==, 0);
  g_assert_cmpuint (count (fixture, VALIDATION_PASS), >=, 2);
}

static void
test_runner_tells_a_missing_column (Fixture *fixture, gconstpointer data)
{
  put (fixture, "geodesy/distances.csv", "from,to\nA,B\n");
  put (fixture, "perf/phold.csv", "");
  put (fixture, "stats/t_limits.csv", "replications\n1\n");
  g_assert_true (run (fixture, NULL));
  g_assert_cmpuint (fixture->session.n_faults, ==, 3);
  assert_says (fixture->said, "distances.csv:1: ");
  assert_says (fixture->said, "lat1");
}

#define PARAMS "case_id,model,param,value_json\n"
#define EXPECTED "case_id,model,metric,expected\n"

static void
test_runner_skips_models_and_parameters_it_does_not_know (Fixture *fixture, gconstpointer data)
{
  put (fixture, "analytic/analytic_params.csv",
       PARAMS "X1,oracle,lam,1\nX2,mm1,lam,2\nX2,mm1,mu,1\nX3,mm1,lam,\"\"\"one\"\"\"\n"
              "X4,mg1,lam,0.5\nX4,mg1,S,\"{\"\"dist\"\": \"\"zipf\"\"}\"\n"
              "X5,mm1,lam,0.5\nX5,mm1,mu,1\nX6,mmc,lam,1\nX6,mmc,mu,1\nX6,mmc,c,1e9\n");
  put (fixture, "analytic/analytic_expected.csv",
       EXPECTED "X1,oracle,Wq,1\nX2,mm1,Wq,1\nX3,mm1,Wq,1\nX4,mg1,Wq,1\nX5,mm1,Wq,1\n"
                "X5,mm1,colour,7\nX6,mmc,Wq,1\nX7,mm1,Wq,1\n");
  g_assert_true (run (fixture, NULL));
  g_assert_cmpuint (fixture->session.n_faults, ==, 0);
  g_assert_cmpuint (count (fixture, VALIDATION_PASS), ==, 1);
  g_assert_cmpuint (count (fixture, VALIDATION_SKIP), ==, 7);
  assert_says (fixture->said, "load of 2");
  assert_says (fixture->said, "law 'zipf' is not known");
}

static void
test_runner_tells_broken_cases (Fixture *fixture, gconstpointer data)
{
  put (fixture, "analytic/analytic_params.csv", PARAMS "X1,mm1,lam,0.5\nX1,mm1,mu,{\n");
  put (fixture, "analytic/analytic_expected.csv",
       EXPECTED "X1,mm1,Wq,nan\nX1,mm1,W,2 s\nX1,mm1,L,1\n");
  put (fixture, "hypercube/hypercube_expected.csv",
       "case_id,metric,expected\nH9,workload[0],0.5\n"
       "H8,workload[0],0.5\n");
  put (fixture, "hypercube/H9.json", "{\"N\": ");
  put (fixture, "hypercube/H8.txt", "1 1 0\n1.0\nmany\n");
  put (fixture, "crisis/timelines.json", "[");
  g_assert_true (run (fixture, NULL));
  assert_says (fixture->said, "analytic_params.csv:3: value_json: ");
  assert_says (fixture->said, "analytic_expected.csv:2: expected: ");
  assert_says (fixture->said, "analytic_expected.csv:3: expected: ");
  assert_says (fixture->said, "H9.json: ");
  assert_says (fixture->said, "H8.txt: a number is wanted before 'many");
  assert_says (fixture->said, "timelines.json: ");
  g_assert_cmpuint (fixture->session.n_faults, ==, 6);
}

static void
test_runner_reads_json_alone (Fixture *fixture, gconstpointer data)
{
  put (fixture, "analytic/analytic.json",
       "{\"cases\": [{\"id\": \"X1\", \"model\": \"mm1\", \"params\": {\"lam\": 0.5, \"mu\": 1}, "
       "\"expected\": {\"Wq\": 1.0, \"P0\": 0.5}}, {\"id\": \"X2\"}]}");
  g_assert_true (run (fixture, NULL));
  g_assert_cmpuint (count (fixture, VALIDATION_PASS), ==, 2);
  g_assert_cmpuint (fixture->session.n_faults, ==, 1);
  assert_says (fixture->said, "case 2");
}

/* A wrong truth has to fail: a mean that is 30 % off. */
static void
test_runner_fails_what_does_not_agree (Fixture *fixture, gconstpointer data)
{
  put (fixture, "analytic/analytic_params.csv", PARAMS "X1,mm1,lam,0.5\nX1,mm1,mu,1\n");
  put (fixture, "analytic/analytic_expected.csv", EXPECTED "X1,mm1,Wq,1.3\nX1,mm1,Wq_all,1\n");
  g_assert_true (run (fixture, NULL));
  g_assert_cmpuint (count (fixture, VALIDATION_FAIL), ==, 1);
  g_assert_cmpuint (count (fixture, VALIDATION_PASS), ==, 1);
}

static void
test_runner_does_not_depend_on_threads (Fixture *fixture, gconstpointer data)
{
  put (fixture, "analytic/analytic_params.csv", PARAMS "X1,mm1,lam,0.5\nX1,mm1,mu,1\n");
  put (fixture, "analytic/analytic_expected.csv", EXPECTED "X1,mm1,Wq,1\nX1,mm1,W_q90,4.6\n");
  g_assert_true (run (fixture, NULL));
  g_autofree char *two = g_strdup (fixture->out);
  fixture->session.n_threads = 5;
  g_assert_true (run (fixture, NULL));
  g_assert_cmpstr (two, ==, fixture->out);
}

/* The same instance as text and as JSON gives the same lines. */
static void
test_runner_reads_an_instance_from_text (Fixture *fixture, gconstpointer data)
{
  put (fixture, "hypercube/hypercube_expected.csv",
       "case_id,metric,expected\nH1,workload[0],0.483188044832\nH1,workload[1],0.420921544209\n");
  put (fixture, "hypercube/H1.txt", "2 2 0\n1.0 1.0\n0.8 0.4\n0 1\n1 0\n0 1\n0.5 2\n2 0.5\n");
  g_assert_true (run (fixture, NULL));
  g_autofree char *from_text = g_strdup (fixture->out);
  put (
      fixture, "hypercube/H1.json",
      "{\"N\": 2, \"J\": 2, \"line\": \"zero\", \"mu\": [1, 1], \"lam\": [0.8, 0.4], \"home\": [0, "
      "1], \"pref\": [[0, 1], [1, 0]], \"tau\": [[0.5, 2], [2, 0.5]]}");
  g_assert_true (run (fixture, NULL));
  g_assert_cmpuint (count (fixture, VALIDATION_PASS), ==, 2);
  g_assert_cmpstr (from_text, ==, fixture->out);
}

/* Source: tests/validation/stats/t_limits.csv. */
static void
test_replicate_has_the_limits_of_the_pack (void)
{
  g_assert_cmpfloat_with_epsilon (validation_t_limit (20, 1), 4.89746158886, 1e-7);
  g_assert_cmpfloat_with_epsilon (validation_t_limit (20, 100), 7.06911818723, 1e-7);
  g_assert_cmpfloat_with_epsilon (validation_t_limit (50, 600), 6.09564175277, 1e-7);
}

/* Cells are a thousandth wide: the percentile of 1 to 1000 is that of the numbers. */
static void
test_wait_histogram_gives_percentiles (void)
{
  WaitHistogram *histogram = wait_histogram_new ();
  g_assert_true (isnan (wait_histogram_quantile (histogram, 0.5)));
  for (guint i = 1; i <= 1000; i++)
    wait_histogram_add (histogram, i);
  g_assert_cmpfloat_with_epsilon (wait_histogram_quantile (histogram, 0.9), 900, 2);
  g_assert_cmpfloat_with_epsilon (wait_histogram_quantile (histogram, 0.01), 10, 0.1);
  for (guint i = 0; i < 1000; i++)
    wait_histogram_add (histogram, 0);
  g_assert_cmpfloat (wait_histogram_quantile (histogram, 0.4), ==, 0);
  wait_histogram_free (histogram);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/validation/runner/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("judges-rows", test_runner_judges_rows);
  ADD ("tells-an-absent-and-an-empty-folder", test_runner_tells_an_absent_and_an_empty_folder);
  ADD ("skips-what-it-does-not-know", test_runner_skips_a_folder_and_files_it_does_not_know);
  ADD ("tells-broken-rows-with-their-line", test_runner_tells_broken_rows_with_their_line);
  ADD ("tells-a-missing-column", test_runner_tells_a_missing_column);
  ADD ("skips-models-it-does-not-know", test_runner_skips_models_and_parameters_it_does_not_know);
  ADD ("tells-broken-cases", test_runner_tells_broken_cases);
  ADD ("reads-json-alone", test_runner_reads_json_alone);
  ADD ("fails-what-does-not-agree", test_runner_fails_what_does_not_agree);
  ADD ("does-not-depend-on-threads", test_runner_does_not_depend_on_threads);
  ADD ("reads-an-instance-from-text", test_runner_reads_an_instance_from_text);
  g_test_add_func ("/validation/replicate/has-the-limits-of-the-pack",
                   test_replicate_has_the_limits_of_the_pack);
  g_test_add_func ("/validation/wait-histogram/gives-percentiles",
                   test_wait_histogram_gives_percentiles);
  return g_test_run ();
}
