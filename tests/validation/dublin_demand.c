/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is fitted to the record: how often, where, when and how variably calls come, the laws of
   handling, turnout, travel and work. Waiting, cover and response are the simulator's. Class R. */
#include "validation/dublin_demand.h"

#include <math.h>

#include "validation/observed.h"
#include "validation/sample.h"

/* The fleet that is simulated: the larger of the two, as the smaller has one pump for the 4,000
   calls of Tallaght. */
#define FLEET 1
#define NAME "dublin_dfb_demand"
#define SECONDS_A_DAY 86400
#define HOURS 24
#define WEEKDAYS 7
/* 1 January 2020 was a Wednesday. */
#define FIRST_WEEKDAY 2
/* Shortest work, seconds. Source: README of the pack. */
#define LEAST_BUSY 60
/* Two years are repeated so often. */
#define REPLICATIONS 8
#define REPLICATIONS_SMOKE 1
/* Bounds. Source: README of the pack. */
#define RATE_BOUND 0.05
#define DISPERSION_BOUND 0.25
#define MEDIAN_BOUND 0.1
#define NINETIETH_BOUND 0.15
#define STATIONS_NEEDED 11

typedef struct
{
  guint n_days;
  double of_hour[HOURS], of_weekday[WEEKDAYS]; /* factors of the rate */
  double rate;                                 /* calls a day */
  double shape;                                /* of the gamma law of good and bad days */
  double share[DUBLIN_STATIONS];               /* calls of the grounds */
  GArray *handling;                            /* s, of all */
  GArray *turnout[DUBLIN_STATIONS], *travel[DUBLIN_STATIONS], *busy[DUBLIN_STATIONS];
} Fit;

/* What a run gave. */
typedef struct
{
  guint n_days, n_calls;
  double *of_day;                    /* n_days: calls */
  GArray *zones;                     /* guint32: of each call */
  GArray *response[DUBLIN_STATIONS]; /* s */
} Outcome;

/* ---- what is fitted ---- */

static double
calls_a_day (const Fit *fit, guint day)
{
  return fit->rate * fit->of_weekday[(day + FIRST_WEEKDAY) % WEEKDAYS];
}

/* The gamma law's shape from the moments: what daily counts vary beyond a Poisson process of the
   same week. Source: [AVRAMIDIS2004]. */
static void
fit_days (Fit *fit, const double *of_day)
{
  double beyond = 0, squares = 0;
  for (guint i = 0; i < fit->n_days; i++)
    {
      const double mean = calls_a_day (fit, i);
      beyond += (of_day[i] - mean) * (of_day[i] - mean) - mean;
      squares += mean * mean;
    }
  fit->shape = squares / beyond;
}

static void
fit_rates (Fit *fit, const ReplayTable *calls)
{
  fit->n_days = 1 + (guint) (replay_at (calls, calls->n - 1, DUBLIN_T) / SECONDS_A_DAY);
  fit->rate = (double) calls->n / fit->n_days;
  g_autofree double *of_day = g_new0 (double, fit->n_days);
  for (guint i = 0; i < calls->n; i++)
    {
      const double t = replay_at (calls, i, DUBLIN_T);
      const guint day = (guint) (t / SECONDS_A_DAY);
      of_day[day]++;
      fit->of_hour[(guint) (fmod (t, SECONDS_A_DAY) * HOURS / SECONDS_A_DAY)]
          += (double) HOURS / calls->n;
      fit->share[(guint) replay_at (calls, i, DUBLIN_STATION)]++;
    }
  for (guint i = 0; i < WEEKDAYS; i++)
    {
      double sum = 0;
      guint n = 0;
      for (guint day = (i + WEEKDAYS - FIRST_WEEKDAY) % WEEKDAYS; day < fit->n_days;
           day += WEEKDAYS, n++)
        sum += of_day[day];
      fit->of_weekday[i] = sum / n / fit->rate;
    }
  fit_days (fit, of_day);
}

static void
add_if (GArray *sample, double value)
{
  if (!isnan (value))
    sample_add (sample, MAX (value, 0));
}

/* Laws of calls whose stamps are in order; pumps are taken to be those of the ground. */
static void
fit_laws (Fit *fit, const ReplayTable *calls)
{
  fit->handling = sample_new ();
  for (guint i = 0; i < DUBLIN_STATIONS; i++)
    {
      fit->turnout[i] = sample_new ();
      fit->travel[i] = sample_new ();
      fit->busy[i] = sample_new ();
    }
  for (guint i = 0; i < calls->n; i++)
    {
      const guint ground = (guint) replay_at (calls, i, DUBLIN_STATION);
      const double ordered = replay_at (calls, i, DUBLIN_ORDERED);
      const double mobile = replay_at (calls, i, DUBLIN_MOBILE);
      if (!(replay_at (calls, i, DUBLIN_OK) > 0))
        continue;
      add_if (fit->handling, ordered);
      add_if (fit->turnout[ground], mobile - ordered);
      add_if (fit->travel[ground], replay_at (calls, i, DUBLIN_SCENE) - mobile);
      add_if (fit->busy[ground], MAX (replay_at (calls, i, DUBLIN_CLOSED) - ordered, LEAST_BUSY));
    }
  sample_sort (fit->handling);
  for (guint i = 0; i < DUBLIN_STATIONS; i++)
    {
      sample_sort (fit->turnout[i]);
      sample_sort (fit->travel[i]);
      sample_sort (fit->busy[i]);
    }
}

static void
fit_clear (Fit *fit)
{
  g_array_unref (fit->handling);
  for (guint i = 0; i < DUBLIN_STATIONS; i++)
    {
      g_array_unref (fit->turnout[i]);
      g_array_unref (fit->travel[i]);
      g_array_unref (fit->busy[i]);
    }
}

/* ---- the city ---- */

static void
add_grounds (const Dublin *dublin, const Fit *fit, GString *rows)
{
  for (guint i = 0; i < DUBLIN_STATIONS; i++)
    {
      const double usual = sample_quantile (fit->travel[i], 0.5);
      g_string_append_printf (rows, "<zone name='%u' x='0 m' y='0 m'", i);
      desk_city_add_number (rows, "share", fit->share[i], "");
      sample_add_law (rows, "travel-factor", fit->travel[i], TBR_DIMENSION_NUMBER, usual);
      g_string_append (rows, "/>");
      for (guint j = 0; j < DUBLIN_STATIONS; j++)
        {
          g_string_append_printf (rows, "<travel from='%u' to='%u'", j, i);
          desk_city_add_number (rows, "time", usual + replay_at (&dublin->extra, i, j), "s");
          g_string_append (rows, "/>");
        }
    }
}

static void
add_fleet (const Dublin *dublin, const Fit *fit, GString *rows)
{
  const ReplayTable *fleet = &dublin->fleets[FLEET];
  guint pump = 0;
  for (guint i = 0; i < DUBLIN_STATIONS; i++)
    for (guint j = 0; j < (guint) replay_at (fleet, i, 0); j++)
      {
        g_string_append_printf (rows, "<server unit='U.%u' zone='%u'", ++pump, i);
        sample_add_law (rows, "turnout", fit->turnout[i], TBR_DIMENSION_TIME, 1);
        sample_add_law (rows, "service", fit->busy[i], TBR_DIMENSION_TIME, 1);
        g_string_append (rows, "/>");
      }
}

static void
add_demand (const Fit *fit, DeskCity *city)
{
  static const char *const weekdays[]
      = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };
  g_string_append_printf (city->hazard, " metric='matrix' service-holds='total' until='%u d'",
                          fit->n_days);
  desk_city_add_number (city->hazard, "rate", fit->rate, "1/d");
  g_string_append (city->hazard, " day-factor='gamma(1, ");
  replay_add (city->hazard, fit->shape);
  g_string_append (city->hazard, ")'");
  sample_add_law (city->hazard, "call-handling", fit->handling, TBR_DIMENSION_TIME, 1);
  for (guint i = 0; i < HOURS; i++)
    {
      g_string_append_printf (city->rows, "<profile hour='%u'", i);
      desk_city_add_number (city->rows, "factor", fit->of_hour[i], "");
      g_string_append (city->rows, "/>");
    }
  for (guint i = 0; i < WEEKDAYS; i++)
    {
      g_string_append_printf (city->rows, "<profile weekday='%s'", weekdays[i]);
      desk_city_add_number (city->rows, "factor", fit->of_weekday[i], "");
      g_string_append (city->rows, "/>");
    }
}

static TbrScenario *
write_city (const Dublin *dublin, const Fit *fit)
{
  const ReplayTable *fleet = &dublin->fleets[FLEET];
  guint n_pumps = 0;
  DeskCity city;
  for (guint i = 0; i < DUBLIN_STATIONS; i++)
    n_pumps += (guint) replay_at (fleet, i, 0);
  desk_city_init (&city, n_pumps, "preference-list");
  add_demand (fit, &city);
  add_grounds (dublin, fit, city.rows);
  add_fleet (dublin, fit, city.rows);
  dublin_add_lists (dublin, fleet, DUBLIN_STATIONS, city.rows);
  TbrScenario *scenario = desk_city_read (&city);
  desk_city_clear (&city);
  return scenario;
}

/* ---- what comes out ---- */

static void
take_facts (gpointer data, const TbrFact *facts, guint n)
{
  Outcome *outcome = data;
  for (guint i = 0; i < n; i++)
    {
      const TbrFact *fact = &facts[i];
      if (fact->kind == TBR_FACT_CALL_OPENED)
        {
          g_array_append_val (outcome->zones, fact->b);
          outcome->of_day[MIN (fact->at / TBR_DAY, outcome->n_days - 1)]++;
          outcome->n_calls++;
        }
      else if (fact->kind == TBR_FACT_CALL_ON_SCENE)
        sample_add (outcome->response[g_array_index (outcome->zones, guint32, fact->a)], fact->x);
    }
}

static void
outcome_init (Outcome *outcome, guint n_days)
{
  *outcome = (Outcome){
    n_days, 0, g_new0 (double, n_days), g_array_new (FALSE, FALSE, sizeof (guint32)), { NULL }
  };
  for (guint i = 0; i < DUBLIN_STATIONS; i++)
    outcome->response[i] = sample_new ();
}

static void
outcome_clear (Outcome *outcome)
{
  g_free (outcome->of_day);
  g_array_unref (outcome->zones);
  for (guint i = 0; i < DUBLIN_STATIONS; i++)
    g_array_unref (outcome->response[i]);
}

/* Figures, in the mean of the replications. */
typedef struct
{
  double a_day, dispersion;
  double median[DUBLIN_STATIONS], ninetieth[DUBLIN_STATIONS];
} Figures;

static void
add_outcome (Figures *figures, const Outcome *outcome, double weight)
{
  const double mean = (double) outcome->n_calls / outcome->n_days;
  double squares = 0;
  for (guint i = 0; i < outcome->n_days; i++)
    squares += (outcome->of_day[i] - mean) * (outcome->of_day[i] - mean);
  figures->a_day += weight * mean;
  figures->dispersion += weight * squares / (outcome->n_days - 1) / mean;
  for (guint i = 0; i < DUBLIN_STATIONS; i++)
    {
      sample_sort (outcome->response[i]);
      figures->median[i] += weight * sample_quantile (outcome->response[i], 0.5);
      figures->ninetieth[i] += weight * sample_quantile (outcome->response[i], 0.9);
    }
}

static void
simulate (const ValidationSession *session, const TbrScenario *scenario, guint n_days,
          Figures *figures)
{
  const guint n = session->level == VALIDATION_LEVEL_SMOKE ? REPLICATIONS_SMOKE : REPLICATIONS;
  for (guint i = 0; i < n; i++)
    {
      Outcome outcome;
      outcome_init (&outcome, n_days);
      g_autoptr (TbrSim) sim = tbr_sim_new (scenario, session->seed, i);
      tbr_sim_listen (sim, take_facts, &outcome);
      tbr_sim_run_until (sim, TBR_NEVER);
      tbr_sim_flush (sim);
      add_outcome (figures, &outcome, 1.0 / n);
      outcome_clear (&outcome);
    }
}

/* ---- against the record ---- */

static double
find_daily (const Dublin *dublin, const char *stat)
{
  const Observed wanted = { "daily_count", "", "calls", stat };
  return observed_find (dublin->directory, &wanted);
}

static double
find_response (const Dublin *dublin, guint station, const char *stat)
{
  g_autofree char *key = g_strdup_printf ("%u", station);
  const Observed wanted = { "station", key, "response", stat };
  return observed_find (dublin->directory, &wanted);
}

static void
judge_relative (ValidationSession *session, const char *metric, double expected, double simulated,
                double bound)
{
  const ValidationFigure figure = { NAME, metric, expected, simulated, bound * expected };
  validation_session_judge (session, &figure);
}

/* How many stations are within a bound of their recorded quantile. */
static void
judge_stations (ValidationSession *session, const Dublin *dublin, const char *stat,
                const double *simulated, double bound)
{
  g_autofree char *metric
      = g_strdup_printf ("stations_with_%s_within_%.0f_percent", stat, 100 * bound);
  guint within = 0;
  for (guint i = 0; i < DUBLIN_STATIONS; i++)
    {
      const double expected = find_response (dublin, i, stat);
      within += fabs (simulated[i] - expected) <= bound * expected;
      validation_session_note (session,
                               "%s: station %u: %s of the response %.0f s, recorded %.0f s", NAME,
                               i, stat, simulated[i], expected);
    }
  const ValidationFigure figure
      = { NAME, metric, DUBLIN_STATIONS, within, DUBLIN_STATIONS - STATIONS_NEEDED };
  validation_session_judge (session, &figure);
}

void
dublin_demand_judge (ValidationSession *session, const Dublin *dublin)
{
  Fit fit = { 0 };
  Figures figures = { 0 };
  const double mean = find_daily (dublin, "mean");
  fit_rates (&fit, &dublin->calls);
  fit_laws (&fit, &dublin->calls);
  TbrScenario *scenario = write_city (dublin, &fit);
  simulate (session, scenario, fit.n_days, &figures);
  judge_relative (session, "calls_per_day", mean, figures.a_day, RATE_BOUND);
  judge_relative (session, "daily_variance_over_mean", find_daily (dublin, "var") / mean,
                  figures.dispersion, DISPERSION_BOUND);
  judge_stations (session, dublin, "q50", figures.median, MEDIAN_BOUND);
  judge_stations (session, dublin, "q90", figures.ninetieth, NINETIETH_BOUND);
  tbr_scenario_free (scenario);
  fit_clear (&fit);
}
