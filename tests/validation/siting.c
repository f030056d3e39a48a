/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How sites become units, places calls and distances times: a metre a second. No site is sought. */
#include "validation/siting.h"

#include <math.h>

#include "validation/replay.h"
#include "validation/table_file.h"

/* So far apart that each unit is back: seconds. */
#define GAP 100
/* Decimals of the optima that are no whole numbers. */
#define RELATIVE 1e-9
#define SITES_MAX 64

/* Places with their demand, and sites by name. */
typedef struct
{
  const char *name;   /* of the case */
  ReplayTable places; /* demand; then distances from the sites, or x and y */
  GPtrArray *sites;   /* names; owned */
  gboolean is_plane;
} Siting;

/* A row of optima.csv. */
typedef struct
{
  const char *problem;
  double radius, optimum;
  guint32 sites[SITES_MAX];
  guint n_sites;
} Problem;

/* ---- the city ---- */

static void
add_travel (GString *rows, const char *from, const char *to, double time)
{
  g_string_append_printf (rows, "<travel from='%s' to='%s'", from, to);
  desk_city_add_number (rows, "time", time, "s");
  g_string_append (rows, "/>");
}

/* A unit alone has no number. */
static void
add_server (const Problem *problem, guint number, GString *rows)
{
  g_string_append (rows, "<server unit='U");
  if (problem->n_sites > 1)
    g_string_append_printf (rows, ".%u", number + 1);
  g_string_append_c (rows, '\'');
}

/* Only ways from a site to a place are ever gone; the others must be written, too. */
static void
add_table (const Siting *siting, const Problem *problem, GString *rows)
{
  const guint n = siting->places.n, n_zones = n + problem->n_sites;
  for (guint i = 0; i < n_zones; i++)
    g_string_append_printf (rows, "<zone name='%u' x='0 m' y='0 m'/>", i);
  for (guint i = 0; i < n_zones; i++)
    for (guint j = 0; j < n_zones; j++)
      {
        g_autofree char *from = g_strdup_printf ("%u", i);
        g_autofree char *to = g_strdup_printf ("%u", j);
        const gboolean is_gone = i >= n && j < n;
        if (i != j)
          add_travel (rows, from, to,
                      is_gone ? replay_at (&siting->places, j, 1 + problem->sites[i - n]) : 0);
      }
  for (guint i = 0; i < problem->n_sites; i++)
    {
      add_server (problem, i, rows);
      g_string_append_printf (rows, " zone='%u'/>", n + i);
    }
}

static void
add_plane (const Siting *siting, const Problem *problem, GString *rows)
{
  for (guint i = 0; i < problem->n_sites; i++)
    {
      add_server (problem, i, rows);
      desk_city_add_number (rows, "x", replay_at (&siting->places, problem->sites[i], 1), "m");
      desk_city_add_number (rows, "y", replay_at (&siting->places, problem->sites[i], 2), "m");
      g_string_append (rows, "/>");
    }
}

static GString *
write_trace (const Siting *siting)
{
  GString *text = g_string_new (siting->is_plane ? "t,x,y\n" : "t,zone\n");
  for (guint i = 0; i < siting->places.n; i++)
    {
      g_string_append_printf (text, "%u,", GAP * i);
      if (siting->is_plane)
        g_string_append_printf (text, "%d,%d\n", (int) replay_at (&siting->places, i, 1),
                                (int) replay_at (&siting->places, i, 2));
      else
        g_string_append_printf (text, "%u\n", i);
    }
  return text;
}

static ReplayCall *
play (const Siting *siting, const Problem *problem)
{
  DeskCity city;
  desk_city_init (&city, problem->n_sites, "fastest");
  g_string_append_printf (city.hazard, " metric='%s' speed='1 m/s' service-holds='total'",
                          siting->is_plane ? "straight" : "matrix");
  g_string_append (city.rows, "<class service='1 s'/>");
  if (siting->is_plane)
    add_plane (siting, problem, city.rows);
  else
    add_table (siting, problem, city.rows);
  const ReplayFile files[] = { { "trace", write_trace (siting) }, { NULL, NULL } };
  ReplayCall *found = replay_run (&city, files, siting->places.n);
  g_string_free (files[0].text, TRUE);
  desk_city_clear (&city);
  return found;
}

/* ---- the problems ---- */

static double
value_of (const Siting *siting, const Problem *problem, const ReplayCall *found)
{
  double sum = 0, most = 0, covered = 0;
  for (guint i = 0; i < siting->places.n; i++)
    {
      const double demand = replay_at (&siting->places, i, 0);
      sum += demand * found[i].response;
      most = fmax (most, found[i].response);
      covered += found[i].response <= problem->radius ? demand : 0;
    }
  if (g_str_has_prefix (problem->problem, "p-median"))
    return sum;
  return g_str_has_prefix (problem->problem, "p-center") ? most : covered;
}

static gboolean
is_random (const char *problem)
{
  return g_str_has_prefix (problem, "MEXCLP");
}

static const char *
why_not (const Problem *problem)
{
  if (is_random (problem->problem))
    return "units busy by chance alone, whoever calls, are a premise that the desk does not share";
  return problem->n_sites == 0 ? "tabard solves no siting problem, and no set of sites is given"
                               : NULL;
}

static void
judge (ValidationSession *session, const Siting *siting, const Problem *problem)
{
  g_auto (GStrv) words = g_strsplit (problem->problem, " ", 2);
  g_autofree char *metric = g_strdup_printf ("%s_of_%u_given_sites", words[0], problem->n_sites);
  const char *reason = why_not (problem);
  if (session->list || reason != NULL)
    {
      validation_session_skip (session, siting->name, words[0], problem->optimum,
                               session->list ? NULL : reason);
      return;
    }
  g_autofree ReplayCall *found = play (siting, problem);
  const ValidationFigure figure
      = { siting->name, metric, problem->optimum, value_of (siting, problem, found),
          RELATIVE * problem->optimum };
  validation_session_judge (session, &figure);
}

/* Sites by name. */
static gboolean
read_sites (const TbrCsv *csv, guint column, const Siting *siting, Problem *problem, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (tbr_csv_text (csv, column), " ", -1);
  for (guint i = 0; words[i] != NULL && problem->n_sites < SITES_MAX; i++)
    {
      guint site;
      if (*words[i] == '\0')
        continue;
      if (!g_ptr_array_find_with_equal_func (siting->sites, words[i], g_str_equal, &site))
        return tbr_csv_refuse (csv, column, TBR_ERROR_NAME, error, "there is no site '%s'",
                               words[i]);
      problem->sites[problem->n_sites++] = site;
    }
  return TRUE;
}

/* Columns of optima.csv that both have; the radius of a plane is that of its README. */
static void
judge_rows (ValidationSession *session, const char *directory, const Siting *siting, double radius)
{
  static const char *const columns[] = { "problem", "optimum", "one_optimal_set", NULL };
  g_autofree char *path = g_build_filename (directory, "optima.csv", NULL);
  GError *error = NULL;
  guint at[3];
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, VALIDATION_FILE_MAX, &error);
  if (csv != NULL && tbr_csv_require_columns (csv, columns, at, &error))
    {
      const int own = tbr_csv_find_column (csv, "radius_m");
      while (error == NULL && tbr_csv_next (csv, &error))
        {
          Problem problem = { .problem = tbr_csv_text (csv, at[0]), .radius = radius };
          if (!tbr_csv_real (csv, at[1], &problem.optimum, &error)
              || (own >= 0 && *tbr_csv_text (csv, (guint) own) != '\0'
                  && !tbr_csv_real (csv, (guint) own, &problem.radius, &error))
              || (!is_random (problem.problem)
                  && !read_sites (csv, at[2], siting, &problem, &error)))
            break;
          judge (session, siting, &problem);
        }
    }
  if (error != NULL)
    validation_session_fault (session, error);
}

/* ---- the instances ---- */

/* The names of all columns behind the first two: "tract" and "demand". */
static GPtrArray *
read_header (const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, VALIDATION_FILE_MAX, NULL);
  for (guint i = 2; csv != NULL && i < tbr_csv_n_columns (csv); i++)
    g_ptr_array_add (names, g_strdup (tbr_csv_column_name (csv, i)));
  return names;
}

void
siting_judge_table (ValidationSession *session, const char *directory)
{
  g_autofree char *path = g_build_filename (directory, "cost.csv", NULL);
  Siting siting = { .name = "sf_16x205", .sites = read_header (path) };
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_ptr_array_add (columns, (gpointer) "demand");
  for (guint i = 0; i < siting.sites->len; i++)
    g_ptr_array_add (columns, siting.sites->pdata[i]);
  g_ptr_array_add (columns, NULL);
  if (replay_table_read (session, directory, "cost.csv",
                         (const char *const *) (void *) columns->pdata, &siting.places))
    {
      judge_rows (session, directory, &siting, NAN);
      replay_table_clear (&siting.places);
    }
  g_ptr_array_unref (siting.sites);
}

void
siting_judge_plane (ValidationSession *session, const char *directory)
{
  static const char *const columns[] = { "demand", "x", "y", NULL };
  static const double radius = 15;
  Siting siting
      = { .name = "mexclp_mx55", .sites = g_ptr_array_new_with_free_func (g_free), .is_plane = 1 };
  if (replay_table_read (session, directory, "nodes.csv", columns, &siting.places))
    {
      for (guint i = 0; i < siting.places.n; i++)
        g_ptr_array_add (siting.sites, g_strdup_printf ("%u", i + 1));
      judge_rows (session, directory, &siting, radius);
      replay_table_clear (&siting.places);
    }
  g_ptr_array_unref (siting.sites);
}
