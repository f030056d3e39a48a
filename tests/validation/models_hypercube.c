/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Instances as cities with an atom to a zone, run by the simulator's own calls, desk and doctrine
   of preference lists: the first free unit of the atom's list goes; a queued call is taken by the
   unit that becomes free, from where its last call was; travel is part of the service time and does
   not change it. Source: README.md. */
#include "validation/models_hypercube.h"

#include <tabard/error.h>

#include <math.h>

#include "validation/desk_city.h"

#define TICKS DESK_CITY_TICKS

#define UNITS_MAX 64
#define ATOMS_MAX 1024

/* Calls of a replication to begin with, and share thrown away before. */
#define PILOT_CALLS 5000
#define WARM_SHARE 0.05
#define WARM_CALLS 500

/* Calls told apart at one time, a power of two. */
#define CALLS 65536

/* A call until it is closed. */
typedef struct
{
  TbrTime at;
  guint32 atom;
  guint8 counted;
  guint8 queues;
} CubeCall;

typedef struct
{
  guint n_units, n_atoms;
  int *preferred;  /* first of an atom's list */
  CubeCall *calls; /* CALLS, by number */
  gboolean *busy;  /* by unit */
  guint n_busy;
  guint n_line; /* calls that wait */
  /* counted */
  gboolean is_open;
  TbrTime now, opened, last;
  double n_calls, n_lost, n_sent, n_queued, n_own, wait, all_busy, line_busy, travel_queued;
  double *unit_busy, *unit_travel, *unit_sent, *unit_queued; /* by unit; travel of calls that did
                                                                not wait */
  double *atom_travel, *atom_sent;                           /* by atom */
  double *sent;                                              /* n_units x n_atoms */
} Cube;

static double
number_at (const JsonValue *params, const char *name, guint i)
{
  return json_value_number (json_value_item (json_value_member (params, name), i));
}

static double
matrix_at (const JsonValue *params, const char *name, guint i, guint j)
{
  return json_value_number (
      json_value_item (json_value_item (json_value_member (params, name), i), j));
}

/* The unit at a place of an atom's list, -1 where the list has ended. */
static double
preferred (const JsonValue *params, guint atom, guint place)
{
  const JsonValue *list = json_value_item (json_value_member (params, "pref"), atom);
  return list != NULL && place >= json_value_length (list)
             ? -1
             : json_value_number (json_value_item (list, place));
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "parameter %s is missing or out of range", what);
  return FALSE;
}

static gboolean
check (const ValidationCase *one, double *out_length, GError **error)
{
  const JsonValue *params = one->params;
  const double n = json_value_number (json_value_member (params, "N"));
  const double atoms = json_value_number (json_value_member (params, "J"));
  const char *line = json_value_text (json_value_member (params, "line"));
  if (!(n >= 1 && n <= UNITS_MAX && n == floor (n)))
    return refuse (error, "N");
  if (!(atoms >= 1 && atoms <= ATOMS_MAX && atoms == floor (atoms)))
    return refuse (error, "J");
  if (!g_str_equal (line, "infinite") && !g_str_equal (line, "zero"))
    return refuse (error, "line");
  double load = 0, service = 0;
  for (guint i = 0; i < n; i++)
    {
      const double home = number_at (params, "home", i), mu = number_at (params, "mu", i);
      if (!(home >= 0 && home < atoms && home == floor (home)))
        return refuse (error, "home");
      if (!(mu > 0))
        return refuse (error, "mu");
      service += mu;
    }
  for (guint i = 0; i < atoms; i++)
    {
      if (!(number_at (params, "lam", i) >= 0))
        return refuse (error, "lam");
      load += number_at (params, "lam", i);
      for (guint j = 0; j < n; j++)
        if (!(preferred (params, i, j) >= -1 && preferred (params, i, j) < n))
          return refuse (error, "pref");
      for (guint j = 0; j < atoms; j++)
        if (!(matrix_at (params, "tau", i, j) >= 0))
          return refuse (error, "tau");
    }
  if (!(load > 0) || (g_str_equal (line, "infinite") && load >= service))
    return refuse (error, "lam");
  *out_length = PILOT_CALLS;
  return TRUE;
}

/* ---- the city ---- */

static void
add_zones (DeskCity *city, const JsonValue *params, guint n_units, guint n_atoms)
{
  GString *rows = city->rows;
  double total = 0;
  for (guint i = 0; i < n_atoms; i++)
    {
      total += number_at (params, "lam", i);
      g_string_append_printf (rows, "<zone name='%u' x='0 m' y='0 m'", i);
      desk_city_add_number (rows, "share", number_at (params, "lam", i), "");
      g_string_append (rows, "/>");
    }
  desk_city_add_number (city->hazard, "rate", total, "1/s");
  for (guint i = 0; i < n_atoms; i++)
    for (guint j = 0; j < n_atoms; j++)
      {
        if (i == j && matrix_at (params, "tau", i, j) <= 0)
          continue;
        g_string_append_printf (rows, "<travel from='%u' to='%u'", i, j);
        desk_city_add_number (rows, "time", matrix_at (params, "tau", i, j) * DESK_CITY_UNIT, "s");
        g_string_append (rows, "/>");
      }
  for (guint i = 0; i < n_atoms; i++)
    {
      g_string_append_printf (rows, "<prefer zone='%u' units='", i);
      for (guint j = 0; j < n_units; j++)
        if (preferred (params, i, j) >= 0)
          g_string_append_printf (rows, " U.%u", (guint) preferred (params, i, j) + 1);
      g_string_append (rows, "'/>");
    }
}

static TbrScenario *
build_city (const JsonValue *params, guint n_units, guint n_atoms)
{
  const char *line = json_value_text (json_value_member (params, "line"));
  DeskCity city;
  desk_city_init (&city, n_units, "preference-list");
  g_string_append (city.hazard, " metric='matrix' return='at-once'");
  if (g_str_equal (line, "zero"))
    g_string_append (city.hazard, " queue='0'");
  add_zones (&city, params, n_units, n_atoms);
  for (guint i = 0; i < n_units; i++)
    {
      const TbrLaw law = { .kind = TBR_LAW_EXPONENTIAL, .p = { 1 / number_at (params, "mu", i) } };
      g_string_append_printf (city.rows, "<server unit='U.%u' zone='%u'", i + 1,
                              (guint) number_at (params, "home", i));
      desk_city_add_law (city.rows, "service", &law);
      g_string_append (city.rows, "/>");
    }
  TbrScenario *scenario = desk_city_read (&city);
  desk_city_clear (&city);
  return scenario;
}

static void
cube_init (Cube *cube, const JsonValue *params)
{
  cube->n_units = (guint) json_value_number (json_value_member (params, "N"));
  cube->n_atoms = (guint) json_value_number (json_value_member (params, "J"));
  const guint n = cube->n_units, n_atoms = cube->n_atoms;
  cube->preferred = g_new (int, n_atoms);
  cube->calls = g_new0 (CubeCall, CALLS);
  cube->busy = g_new0 (gboolean, n);
  cube->unit_busy = g_new0 (double, n);
  cube->unit_travel = g_new0 (double, n);
  cube->unit_sent = g_new0 (double, n);
  cube->unit_queued = g_new0 (double, n);
  cube->atom_travel = g_new0 (double, n_atoms);
  cube->atom_sent = g_new0 (double, n_atoms);
  cube->sent = g_new0 (double, n *n_atoms);
  for (guint i = 0; i < n_atoms; i++)
    cube->preferred[i] = (int) preferred (params, i, 0);
}

static void
cube_clear (Cube *cube)
{
  g_free (cube->preferred);
  g_free (cube->calls);
  g_free (cube->busy);
  g_free (cube->unit_busy);
  g_free (cube->unit_travel);
  g_free (cube->unit_sent);
  g_free (cube->unit_queued);
  g_free (cube->atom_travel);
  g_free (cube->atom_sent);
  g_free (cube->sent);
}

/* ---- what happens ---- */

static void
advance (Cube *cube)
{
  const double time = (double) (cube->now - cube->last) / TICKS;
  cube->last = cube->now;
  if (!cube->is_open)
    return;
  for (guint i = 0; i < cube->n_units; i++)
    cube->unit_busy[i] += cube->busy[i] ? time : 0;
  cube->all_busy += cube->n_busy == cube->n_units ? time : 0;
  cube->line_busy += cube->n_line > 0 ? time : 0;
}

static void
count_sending (Cube *cube, const TbrFact *fact, const CubeCall *call)
{
  const guint unit = fact->b, atom = call->atom;
  const double travel = fact->y / DESK_CITY_UNIT;
  cube->n_sent++;
  cube->n_own += cube->preferred[atom] == (int) unit;
  cube->sent[unit * cube->n_atoms + atom]++;
  cube->unit_sent[unit]++;
  cube->atom_sent[atom]++;
  cube->atom_travel[atom] += travel;
  cube->wait += (double) (fact->at - call->at) / TICKS;
  if (call->queues)
    {
      cube->n_queued++;
      cube->unit_queued[unit]++;
      cube->travel_queued += travel;
    }
  else
    cube->unit_travel[unit] += travel;
}

static void
take_fact (Cube *cube, const TbrFact *fact)
{
  CubeCall *call = &cube->calls[fact->a % CALLS];
  cube->now = fact->at;
  advance (cube);
  if (fact->kind == TBR_FACT_CALL_OPENED)
    {
      *call = (CubeCall){ fact->at, fact->b, (guint8) cube->is_open, 0 };
      cube->n_calls += call->counted;
    }
  else if (fact->kind == TBR_FACT_CALL_QUEUED)
    {
      call->queues = 1;
      cube->n_line++;
    }
  else if (fact->kind == TBR_FACT_CALL_LOST)
    cube->n_lost += call->counted;
  else if (fact->kind == TBR_FACT_CALL_DISPATCHED)
    {
      cube->busy[fact->b] = TRUE;
      cube->n_busy++;
      cube->n_line -= call->queues;
      if (call->counted)
        count_sending (cube, fact, call);
    }
  else if (fact->kind == TBR_FACT_CALL_CLOSED)
    {
      cube->busy[fact->b] = FALSE;
      cube->n_busy--;
    }
}

static void
take_facts (gpointer data, const TbrFact *facts, guint n)
{
  for (guint i = 0; i < n; i++)
    if (facts[i].kind >= TBR_FACT_CALL_OPENED && facts[i].kind <= TBR_FACT_CALL_LOST)
      take_fact (data, &facts[i]);
}

/* The travel of a unit is formed as Larson does: a queued call counts with the mean travel of all
   queued calls, whichever unit takes it. Source: [LARSON1974]. */
static void
set_values (const ValidationCase *one, const Cube *cube, double *values)
{
  const double window = (double) (cube->last - cube->opened) / TICKS;
  const double queued = cube->n_queued > 0 ? cube->travel_queued / cube->n_queued : 0;
  double travel = cube->travel_queued;
  for (guint i = 0; i < cube->n_units; i++)
    {
      travel += cube->unit_travel[i];
      validation_values_set (one, values, cube->unit_busy[i] / window, "workload[%u]", i);
      validation_values_set (one, values,
                             (cube->unit_travel[i] + queued * cube->unit_queued[i])
                                 / cube->unit_sent[i],
                             "mean_travel_by_unit[%u]", i);
      for (guint j = 0; j < cube->n_atoms; j++)
        validation_values_set (one, values, cube->sent[i * cube->n_atoms + j] / cube->n_sent,
                               "f_nj[%u][%u]", i, j);
    }
  for (guint j = 0; j < cube->n_atoms; j++)
    validation_values_set (one, values, cube->atom_travel[j] / cube->atom_sent[j],
                           "mean_travel_by_atom[%u]", j);
  const double mean = travel / cube->n_sent, wait = cube->wait / cube->n_sent;
  validation_values_set (one, values, mean, "mean_travel");
  validation_values_set (one, values, cube->travel_queued / cube->n_queued, "mean_travel_queued");
  validation_values_set (one, values,
                         (travel - cube->travel_queued) / (cube->n_sent - cube->n_queued),
                         "mean_travel_not_delayed");
  validation_values_set (one, values, wait, "mean_wait_in_queue");
  validation_values_set (one, values, wait + mean, "mean_response_wait_plus_travel");
  validation_values_set (one, values, cube->all_busy / window, "P_all_busy_or_queue");
  validation_values_set (one, values, cube->line_busy / window, "P_queue_nonempty");
  validation_values_set (one, values, cube->n_lost / cube->n_calls, "P_call_lost");
  validation_values_set (one, values, 1 - cube->n_own / cube->n_sent, "fraction_interdistrict");
}

static void
run_until (Cube *cube, TbrSim *sim, double until)
{
  tbr_sim_run_until (sim, (TbrTime) (until * TICKS));
  cube->now = tbr_sim_now (sim);
  advance (cube);
}

static guint64
run (const ValidationCase *one, const ValidationRun *order, double *values)
{
  Cube cube = { .n_busy = 0 };
  double total = 0;
  cube_init (&cube, one->params);
  for (guint i = 0; i < cube.n_atoms; i++)
    total += number_at (one->params, "lam", i);
  g_autoptr (TbrScenario) scenario = build_city (one->params, cube.n_units, cube.n_atoms);
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, order->seed, order->replication);
  tbr_sim_listen (sim, take_facts, &cube);
  const double warm = MAX (WARM_CALLS, WARM_SHARE * order->length) / total;
  run_until (&cube, sim, warm);
  cube.is_open = TRUE;
  cube.opened = cube.last;
  run_until (&cube, sim, warm + order->length / total);
  const guint64 n_events = tbr_sim_n_events (sim);
  set_values (one, &cube, values);
  cube_clear (&cube);
  return n_events;
}

static const ValidationSimulator simulator = { "hypercube", check, run };

const ValidationSimulator *
validation_hypercube_find (const char *name)
{
  return g_str_equal (name, simulator.name) ? &simulator : NULL;
}
