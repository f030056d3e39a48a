/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The same two models here and in SimPy, in turn: customers of M/M/1 and calls of the dispatch desk
   per second. */
#include "dispatch_model.h"
#include "mm1_model.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

/* How the other program says that it has no SimPy. */
#define ABSENT 77

/* What one program made of one model. */
typedef struct
{
  double seconds;       /* of the processor */
  double first, second; /* results: see simpy_models.py */
} Result;

static void
print_figure (const char *name, double value, const char *unit)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  printf ("peers_%s %s %s\n", name, g_ascii_formatd (text, sizeof text, "%.6g", value), unit);
}

/* Runs the model in SimPy. Debian's own Python is asked: it is the one that python3-simpy is for.
   Returns: FALSE when there is none. */
static gboolean
run_simpy (const char *model, guint64 n, Result *out_result)
{
  g_autofree char *script
      = g_build_filename (g_getenv ("TABARD_SOURCE"), "tests", "bench", "simpy_models.py", NULL);
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  g_autofree char *said = NULL;
  char python[] = "/usr/bin/python3";
  char *command[] = { python, script, (char *) model, number, NULL };
  g_autoptr (GError) error = NULL;
  int status;
  if (!g_spawn_sync (NULL, command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, &status,
                     &error))
    return FALSE;
  if (WIFEXITED (status) && WEXITSTATUS (status) == ABSENT)
    return FALSE;
  char *rest = said;
  out_result->seconds = g_ascii_strtod (rest, &rest);
  out_result->first = g_ascii_strtod (rest, &rest);
  out_result->second = g_ascii_strtod (rest, &rest);
  if (status != 0 || out_result->seconds <= 0)
    g_error ("%s %s failed: %s", script, model, said);
  return TRUE;
}

static Result
run_mm1 (guint64 n)
{
  Result result = { 0 };
  double sum = 0;
  result.seconds = mm1_run (n, 0, &sum);
  result.first = sum / (double) n;
  return result;
}

static Result
run_dispatch (guint64 n)
{
  Result result = { 0 };
  DispatchCounts counts;
  result.seconds = dispatch_run (n, 0, FALSE, &counts);
  result.first = (double) counts.n_abandoned / (double) n;
  result.second = (double) counts.n_bumped / (double) n;
  return result;
}

/* One model. */
typedef struct
{
  const char *name;
  const char *unit;
  Result (*run) (guint64 n);
  const char *results[2]; /* names, NULL where there is no second */
} Model;

static gboolean
compare (const Model *model, guint64 n, guint64 n_simpy)
{
  Result theirs;
  if (!run_simpy (model->name, n_simpy, &theirs))
    return FALSE;
  model->run (n / 10 + 1);
  Result own = model->run (n);
  double own_rate = (double) n / own.seconds, their_rate = (double) n_simpy / theirs.seconds;
  const struct
  {
    const char *what;
    double value;
    const char *unit;
  } figures[] = {
    { "tabard_per_s", own_rate, model->unit },
    { "simpy_per_s", their_rate, model->unit },
    { "ratio", own_rate / their_rate, "ratio" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s_%s", model->name, figures[i].what);
      print_figure (name, figures[i].value, figures[i].unit);
    }
  const double pairs[2][2] = { { own.first, theirs.first }, { own.second, theirs.second } };
  for (guint i = 0; i < 2 && model->results[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s_%s_tabard", model->name, model->results[i]);
      g_autofree char *other = g_strdup_printf ("%s_%s_simpy", model->name, model->results[i]);
      print_figure (name, pairs[i][0], "1");
      print_figure (other, pairs[i][1], "1");
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  static const Model models[] = {
    { "mm1", "customers/s", run_mm1, { "mean_time_in_system", NULL } },
    { "dispatch", "calls/s", run_dispatch, { "share_given_up", "share_bumped" } },
  };
  gboolean is_smoke = argc > 1 && strcmp (argv[1], "--smoke") == 0;
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    if (!compare (&models[i], is_smoke ? 2000 : 3000000, is_smoke ? 500 : 300000))
      {
        fprintf (stderr, "bench: no SimPy to compare with: apt-get install python3-simpy\n");
        return 0;
      }
  return 0;
}
