/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The rules of the instances: the first free unit of the atom's list goes; a queued call is taken
   by the unit that becomes free, from where its last call was; travel is part of the service time
   and does not change it. Source: README.md. */
#include "validation/models_hypercube.h"

#include <tabard/error.h>

#include <math.h>

#include "engine/core.h"

#define TICKS 1e9

#define KIND_CALL 100
#define KIND_END 101 /* a: unit */

#define PURPOSE_CALL TBR_PURPOSE (9, 31)
#define PURPOSE_ATOM TBR_PURPOSE (9, 32)
#define PURPOSE_SERVICE TBR_PURPOSE (9, 33)

#define UNITS_MAX 64
#define ATOMS_MAX 1024

/* Calls of a replication to begin with, and share thrown away before. */
#define PILOT_CALLS 5000
#define WARM_SHARE 0.05
#define WARM_CALLS 500

/* A call in the line. */
typedef struct
{
  guint32 atom;
  gboolean counted;
  TbrTime at;
} WaitingCall;

typedef struct
{
  TbrSim sim;
  TbrStream calls, atoms, services;
  guint n_units, n_atoms;
  gboolean queues; /* calls wait, else they are lost */
  double *rates;   /* of atoms, summed up */
  double *means;   /* service times of units */
  int *preference; /* n_units to an atom, -1: not allowed */
  guint *homes;    /* of units */
  double *travel;  /* n_atoms x n_atoms */
  guint *places;   /* last atom of a unit */
  gboolean *busy;  /* by unit */
  guint n_busy;
  GQueue line; /* of WaitingCall */
  /* counted */
  gboolean is_open;
  TbrTime opened, last;
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

static void
cube_read (Cube *cube, const JsonValue *params)
{
  cube->n_units = (guint) json_value_number (json_value_member (params, "N"));
  cube->n_atoms = (guint) json_value_number (json_value_member (params, "J"));
  cube->queues = g_str_equal (json_value_text (json_value_member (params, "line")), "infinite");
  const guint n = cube->n_units, n_atoms = cube->n_atoms;
  cube->rates = g_new (double, n_atoms);
  cube->means = g_new (double, n);
  cube->preference = g_new (int, n *n_atoms);
  cube->homes = g_new (guint, n);
  cube->travel = g_new (double, n_atoms *n_atoms);
  cube->places = g_new0 (guint, n);
  cube->busy = g_new0 (gboolean, n);
  cube->unit_busy = g_new0 (double, n);
  cube->unit_travel = g_new0 (double, n);
  cube->unit_sent = g_new0 (double, n);
  cube->unit_queued = g_new0 (double, n);
  cube->atom_travel = g_new0 (double, n_atoms);
  cube->atom_sent = g_new0 (double, n_atoms);
  cube->sent = g_new0 (double, n *n_atoms);
  for (guint i = 0; i < n; i++)
    {
      cube->means[i] = 1 / number_at (params, "mu", i);
      cube->homes[i] = (guint) number_at (params, "home", i);
    }
  for (guint i = 0; i < n_atoms; i++)
    {
      cube->rates[i] = number_at (params, "lam", i) + (i > 0 ? cube->rates[i - 1] : 0);
      for (guint j = 0; j < n; j++)
        cube->preference[i * n + j] = (int) preferred (params, i, j);
      for (guint j = 0; j < n_atoms; j++)
        cube->travel[i * n_atoms + j] = matrix_at (params, "tau", i, j);
    }
  g_queue_init (&cube->line);
}

static void
cube_clear (Cube *cube)
{
  tbr_core_clear (&cube->sim);
  g_queue_clear_full (&cube->line, g_free);
  g_free (cube->rates);
  g_free (cube->means);
  g_free (cube->preference);
  g_free (cube->homes);
  g_free (cube->travel);
  g_free (cube->places);
  g_free (cube->busy);
  g_free (cube->unit_busy);
  g_free (cube->unit_travel);
  g_free (cube->unit_sent);
  g_free (cube->unit_queued);
  g_free (cube->atom_travel);
  g_free (cube->atom_sent);
  g_free (cube->sent);
}

static void
advance (Cube *cube)
{
  const TbrTime now = tbr_sim_clock (&cube->sim);
  const double time = (double) (now - cube->last) / TICKS;
  cube->last = now;
  if (!cube->is_open)
    return;
  for (guint i = 0; i < cube->n_units; i++)
    cube->unit_busy[i] += cube->busy[i] ? time : 0;
  cube->all_busy += cube->n_busy == cube->n_units ? time : 0;
  cube->line_busy += cube->line.length > 0 ? time : 0;
}

/* @from: where the unit is; @call: when it came. */
static void
send_unit (Cube *cube, guint unit, guint from, const WaitingCall *call)
{
  const TbrTime now = tbr_sim_clock (&cube->sim);
  const guint atom = call->atom;
  const double travel = cube->travel[from * cube->n_atoms + atom];
  cube->busy[unit] = TRUE;
  cube->n_busy++;
  cube->places[unit] = atom;
  if (call->counted)
    {
      cube->n_sent++;
      cube->n_own += cube->preference[atom * cube->n_units] == (int) unit;
      cube->sent[unit * cube->n_atoms + atom]++;
      cube->unit_sent[unit]++;
      cube->atom_sent[atom]++;
      cube->atom_travel[atom] += travel;
      cube->wait += (double) (now - call->at) / TICKS;
      if (now > call->at)
        {
          cube->n_queued++;
          cube->unit_queued[unit]++;
          cube->travel_queued += travel;
        }
      else
        cube->unit_travel[unit] += travel;
    }
  const double time = cube->means[unit] * tbr_stream_exponential (&cube->services);
  tbr_core_schedule_at (&cube->sim, now + (TbrTime) (time * TICKS), TBR_PRIORITY_RELEASE, KIND_END,
                        unit, 0);
}

static void
handle_call (TbrSim *sim, const TbrEvent *event)
{
  Cube *cube = sim->caches[7];
  advance (cube);
  const double total = cube->rates[cube->n_atoms - 1];
  const double wait = tbr_stream_exponential (&cube->calls) / total;
  tbr_core_schedule (sim, event->at + (TbrTime) (wait * TICKS), KIND_CALL, 0, 0);
  const double mark = tbr_stream_uniform (&cube->atoms) * total;
  guint atom = 0;
  while (atom + 1 < cube->n_atoms && mark >= cube->rates[atom])
    atom++;
  const WaitingCall call = { atom, cube->is_open, event->at };
  cube->n_calls += call.counted;
  for (guint i = 0; i < cube->n_units; i++)
    {
      const int unit = cube->preference[atom * cube->n_units + i];
      if (unit >= 0 && !cube->busy[unit])
        {
          send_unit (cube, (guint) unit, cube->homes[unit], &call);
          return;
        }
    }
  if (cube->queues)
    g_queue_push_tail (&cube->line, g_memdup2 (&call, sizeof call));
  else
    cube->n_lost += call.counted;
}

static gboolean
is_allowed (const Cube *cube, guint atom, guint unit)
{
  for (guint i = 0; i < cube->n_units; i++)
    if (cube->preference[atom * cube->n_units + i] == (int) unit)
      return TRUE;
  return FALSE;
}

static void
handle_end (TbrSim *sim, const TbrEvent *event)
{
  Cube *cube = sim->caches[7];
  advance (cube);
  cube->busy[event->a] = FALSE;
  cube->n_busy--;
  for (GList *link = cube->line.head; link != NULL; link = link->next)
    {
      g_autofree WaitingCall *call = link->data;
      if (is_allowed (cube, call->atom, event->a))
        {
          g_queue_delete_link (&cube->line, link);
          send_unit (cube, event->a, cube->places[event->a], call);
          return;
        }
      call = NULL;
    }
}

static const TbrHandler handlers[TBR_EVENTS_MAX]
    = { [KIND_CALL] = handle_call, [KIND_END] = handle_end };

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

static guint64
run (const ValidationCase *one, const ValidationRun *order, double *values)
{
  Cube cube = { .n_busy = 0 };
  cube_read (&cube, one->params);
  tbr_core_init (&cube.sim, NULL, 0, handlers, order->seed, order->replication);
  cube.sim.caches[7] = &cube;
  tbr_core_stream (&cube.sim, &cube.calls, PURPOSE_CALL, 0, 0);
  tbr_core_stream (&cube.sim, &cube.atoms, PURPOSE_ATOM, 0, 0);
  tbr_core_stream (&cube.sim, &cube.services, PURPOSE_SERVICE, 0, 0);
  tbr_core_schedule (&cube.sim, 0, KIND_CALL, 0, 0);
  const double total = cube.rates[cube.n_atoms - 1];
  const double warm = MAX (WARM_CALLS, WARM_SHARE * order->length) / total;
  tbr_core_run_until (&cube.sim, (TbrTime) (warm * TICKS));
  advance (&cube);
  cube.is_open = TRUE;
  cube.opened = cube.last;
  tbr_core_run_until (&cube.sim, (TbrTime) ((warm + order->length / total) * TICKS));
  advance (&cube);
  const guint64 n_events = cube.sim.core->n_events;
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
