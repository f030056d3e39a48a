/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Parameters and units of the closed models. Fire cases are in minutes, aftershock, epidemic and
   lifeline cases in days, survival cases in hours or minutes: all are turned to seconds here. */
#include "validation/models_closed.h"

#include <tabard/error.h>

#include <math.h>

#include "hazards/aftershock.h"
#include "hazards/cardiac_arrest.h"
#include "hazards/containment.h"
#include "hazards/epidemic_curve.h"
#include "hazards/fire_shape.h"
#include "hazards/survivors.h"
#include "world/inoperability.h"

#define MINUTE 60.0
#define HOUR 3600.0
#define DAY 86400.0

struct _ValidationModel
{
  const char *name;
  ValidationSolver solver;
  const char *required; /* names of the parameters, with a blank between */
  gboolean (*compute) (const JsonValue *params, GArray *metrics);
};

static double
number_of (const JsonValue *params, const char *name)
{
  return json_value_number (json_value_member (params, name));
}

/* The numbers of an array, or NULL when one of them is none. (transfer full) */
static double *
numbers_of (const JsonValue *array, guint n)
{
  g_autofree double *numbers = g_new0 (double, n + 1);
  for (guint i = 0; i < n; i++)
    {
      numbers[i] = json_value_number (json_value_item (array, i));
      if (isnan (numbers[i]))
        return NULL;
    }
  return json_value_length (array) == n ? g_steal_pointer (&numbers) : NULL;
}

static gboolean
add_intervals (const TbrAftershockLaw *law, const JsonValue *intervals, gboolean with_chance,
               GArray *metrics)
{
  for (guint i = 0; i < json_value_length (intervals); i++)
    {
      const JsonValue *pair = json_value_item (intervals, i);
      const JsonValue *from = json_value_item (pair, 0), *to = json_value_item (pair, 1);
      const double begin = json_value_number (from), end = json_value_number (to);
      if (!(begin >= 0 && end >= begin))
        return FALSE;
      const double expected = tbr_aftershock_expected (law, begin * DAY, end * DAY);
      validation_metrics_add (metrics, expected, "N_%s_%s", json_value_text (from),
                              json_value_text (to));
      if (with_chance)
        validation_metrics_add (metrics, -expm1 (-expected), "P_at_least_1_%s_%s",
                                json_value_text (from), json_value_text (to));
    }
  return TRUE;
}

static gboolean
compute_omori (const JsonValue *params, GArray *metrics)
{
  const TbrAftershockLaw law
      = { number_of (params, "K"), number_of (params, "c") * DAY, number_of (params, "p") };
  return add_intervals (&law, json_value_member (params, "ivs"), FALSE, metrics);
}

static gboolean
compute_rj (const JsonValue *params, GArray *metrics)
{
  const TbrAftershockGeneric generic = { number_of (params, "a"), number_of (params, "b"),
                                         number_of (params, "c") * DAY, number_of (params, "p") };
  TbrAftershockLaw law;
  tbr_aftershock_law_init (&law, &generic, number_of (params, "Mm"), number_of (params, "M"));
  return add_intervals (&law, json_value_member (params, "ivs"), TRUE, metrics);
}

static gboolean
compute_gr_trunc (const JsonValue *params, GArray *metrics)
{
  static const double steps[] = { 0.5, 1.0, 1.5, 2.0 };
  const TbrMagnitudeLaw law
      = { number_of (params, "b"), number_of (params, "m0"), number_of (params, "mx") };
  if (!(law.b > 0 && law.greatest > law.least))
    return FALSE;
  validation_metrics_add (metrics, tbr_magnitude_mean (&law), "mean_magnitude");
  validation_metrics_add (metrics, tbr_magnitude_quantile (&law, 0.5), "median_magnitude");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    validation_metrics_add (metrics, tbr_magnitude_exceedance (&law, law.least + steps[i]),
                            "P_M_gt_m0+%.1f", steps[i]);
  return TRUE;
}

static gboolean
compute_final_size (const JsonValue *params, GArray *metrics)
{
  const double susceptible = number_of (params, "s0");
  const double left = tbr_epidemic_final_susceptible (number_of (params, "R0"), susceptible,
                                                      number_of (params, "i0"));
  validation_metrics_add (metrics, left, "s_inf");
  validation_metrics_add (metrics, 1 - left / susceptible,
                          "attack_fraction_of_initial_susceptibles");
  validation_metrics_add (metrics, 1 - left, "final_recovered");
  return TRUE;
}

static gboolean
compute_sir_peak (const JsonValue *params, GArray *metrics)
{
  double susceptible = 0;
  const double peak = tbr_epidemic_peak (number_of (params, "R0"), number_of (params, "s0"),
                                         number_of (params, "i0"), &susceptible);
  validation_metrics_add (metrics, peak, "i_peak");
  validation_metrics_add (metrics, susceptible, "s_at_peak");
  return TRUE;
}

static gboolean
compute_seir_ode (const JsonValue *params, GArray *metrics)
{
  const TbrEpidemicRates rates
      = { number_of (params, "beta") / DAY, number_of (params, "sigma") / DAY,
          number_of (params, "gam") / DAY };
  const double s0 = number_of (params, "s0"), e0 = number_of (params, "e0"),
               i0 = number_of (params, "i0");
  const JsonValue *times = json_value_member (params, "ts");
  for (guint i = 0; i < json_value_length (times); i++)
    {
      const JsonValue *time = json_value_item (times, i);
      TbrEpidemicState state = { s0, e0, i0, 1 - s0 - e0 - i0 };
      if (!tbr_epidemic_advance (&rates, json_value_number (time) * DAY, &state))
        return FALSE;
      const char *label = json_value_text (time);
      validation_metrics_add (metrics, state.susceptible, "S_%s", label);
      validation_metrics_add (metrics, state.exposed, "E_%s", label);
      validation_metrics_add (metrics, state.infectious, "I_%s", label);
      validation_metrics_add (metrics, state.removed, "R_%s", label);
    }
  return TRUE;
}

static gboolean
compute_sir_stoch_final (const JsonValue *params, GArray *metrics)
{
  const double population = number_of (params, "N"), infectious = number_of (params, "i0");
  if (!(population >= infectious && infectious >= 1 && population <= TBR_OUTBREAK_MAX))
    return FALSE;
  const guint n_more = (guint) population - (guint) infectious;
  g_autofree double *shares = g_new0 (double, n_more + 1);
  tbr_epidemic_outbreak_law ((guint) population, (guint) infectious,
                             number_of (params, "beta") / number_of (params, "gam"), shares);
  double mean = 0;
  for (guint i = 0; i <= n_more; i++)
    {
      validation_metrics_add (metrics, shares[i], "P_newcases_%u", i);
      mean += i * shares[i];
    }
  validation_metrics_add (metrics, mean, "mean_newcases");
  return TRUE;
}

static gboolean
compute_circle_two_crews (const JsonValue *params, GArray *metrics)
{
  const double radius = number_of (params, "r0");
  const double spread = number_of (params, "v") / MINUTE;
  TbrContainment end;
  validation_metrics_add (metrics, G_PI * radius * radius, "area_at_attack");
  const gboolean contained
      = tbr_containment_circle (radius, spread, number_of (params, "w") / MINUTE, &end);
  validation_metrics_add (metrics, contained, "contained");
  if (!contained)
    return TRUE;
  validation_metrics_add (metrics, end.duration / MINUTE, "time");
  validation_metrics_add (metrics, radius + spread * end.duration, "final_radius_at_closure");
  validation_metrics_add (metrics, end.area, "final_area");
  validation_metrics_add (metrics, end.line_length, "line_length_total");
  return TRUE;
}

static gboolean
compute_ellipse_attack (const JsonValue *params, GArray *metrics)
{
  const char *mode = json_value_text (json_value_member (params, "mode"));
  if (!g_str_equal (mode, "head") && !g_str_equal (mode, "rear"))
    return FALSE;
  const double age = number_of (params, "t0") * MINUTE;
  TbrFireShape shape;
  tbr_fire_shape_init (&shape, number_of (params, "ros_head") / MINUTE, number_of (params, "lb"));
  validation_metrics_add (metrics, shape.semi_major * MINUTE, "a");
  validation_metrics_add (metrics, shape.semi_minor * MINUTE, "b");
  validation_metrics_add (metrics, shape.centre * MINUTE, "c");
  validation_metrics_add (metrics, shape.back * MINUTE, "backing_rate");
  validation_metrics_add (metrics, shape.head / shape.back, "head_to_back_ratio");
  validation_metrics_add (metrics, tbr_fire_shape_perimeter (&shape, MINUTE),
                          "perimeter_rate_at_free_burn");
  validation_metrics_add (metrics, tbr_fire_shape_area (&shape, age), "area_at_attack");
  TbrContainment end;
  const gboolean contained
      = tbr_containment_ellipse (&shape, age, number_of (params, "w") / MINUTE,
                                 g_str_equal (mode, "head") ? TBR_ATTACK_HEAD : TBR_ATTACK_REAR,
                                 &end);
  validation_metrics_add (metrics, contained, "contained");
  if (!contained)
    return TRUE;
  validation_metrics_add (metrics, end.time / MINUTE, "time_of_containment");
  validation_metrics_add (metrics, end.duration / MINUTE, "duration_of_attack");
  validation_metrics_add (metrics, end.area, "final_area");
  validation_metrics_add (metrics, end.line_length, "line_length_total");
  return TRUE;
}

static gboolean
compute_ellipse_growth (const JsonValue *params, GArray *metrics)
{
  TbrFireShape shape;
  tbr_fire_shape_init (&shape, number_of (params, "ros_head") / MINUTE, number_of (params, "lb"));
  validation_metrics_add (metrics, shape.back * MINUTE, "backing_rate");
  validation_metrics_add (metrics, shape.semi_minor * MINUTE, "flank_rate");
  validation_metrics_add (metrics, shape.semi_major * MINUTE, "semi_major_rate");
  const JsonValue *times = json_value_member (params, "ts");
  for (guint i = 0; i < json_value_length (times); i++)
    {
      const JsonValue *time = json_value_item (times, i);
      const double age = json_value_number (time) * MINUTE;
      const char *label = json_value_text (time);
      validation_metrics_add (metrics, tbr_fire_shape_area (&shape, age), "area_%s", label);
      validation_metrics_add (metrics, tbr_fire_shape_perimeter (&shape, age), "perimeter_%s",
                              label);
    }
  return TRUE;
}

static gboolean
compute_perimeter_race (const JsonValue *params, GArray *metrics)
{
  double time = 0, perimeter = 0;
  const gboolean contained
      = tbr_containment_race (number_of (params, "p") / MINUTE,
                              number_of (params, "t_arr") * MINUTE,
                              number_of (params, "L") / MINUTE, &time, &perimeter);
  validation_metrics_add (metrics, contained, "contained");
  if (!contained)
    return TRUE;
  validation_metrics_add (metrics, time / MINUTE, "time_of_containment");
  validation_metrics_add (metrics, perimeter, "perimeter");
  return TRUE;
}

static gboolean
compute_survivors_fixed_rate (const JsonValue *params, GArray *metrics)
{
  const double trapped = number_of (params, "N"), teams = number_of (params, "c");
  if (!(trapped >= 0 && trapped <= G_MAXINT && teams >= 1 && teams <= G_MAXINT))
    return FALSE;
  double last = 0;
  const double alive = tbr_survivors_expected ((guint) trapped, (guint) teams,
                                               number_of (params, "tau_serv") * HOUR,
                                               number_of (params, "half_life") * HOUR, &last);
  validation_metrics_add (metrics, alive, "expected_alive");
  validation_metrics_add (metrics, last / HOUR, "last_completion");
  return TRUE;
}

static gboolean
compute_demaio2003 (const JsonValue *params, GArray *metrics)
{
  validation_metrics_add (metrics, tbr_cardiac_arrest_demaio (number_of (params, "t") * MINUTE),
                          "p");
  return TRUE;
}

static gboolean
compute_larsen1993 (const JsonValue *params, GArray *metrics)
{
  const double survival = tbr_cardiac_arrest_larsen (number_of (params, "tcpr") * MINUTE,
                                                     number_of (params, "tdef") * MINUTE,
                                                     number_of (params, "tacls") * MINUTE);
  validation_metrics_add (metrics, survival, "p");
  return TRUE;
}

/* The dependence matrix, row-major, or NULL when it is not square. (transfer full) */
static double *
dependence_of (const JsonValue *rows, guint n)
{
  g_autofree double *matrix = g_new0 (double, n *n + 1);
  for (guint i = 0; i < n; i++)
    {
      g_autofree double *row = numbers_of (json_value_item (rows, i), n);
      if (row == NULL)
        return NULL;
      for (guint j = 0; j < n; j++)
        matrix[i * n + j] = row[j];
    }
  return g_steal_pointer (&matrix);
}

static gboolean
compute_haimes (const JsonValue *params, GArray *metrics)
{
  const JsonValue *rows = json_value_member (params, "A");
  const guint n = json_value_length (rows);
  if (n == 0 || n > TBR_INOPERABILITY_MAX)
    return FALSE;
  g_autofree double *matrix = dependence_of (rows, n);
  g_autofree double *loss = numbers_of (json_value_member (params, "cstar"), n);
  if (matrix == NULL || loss == NULL)
    return FALSE;
  const TbrInoperability model = { n, matrix, NULL };
  double state[TBR_INOPERABILITY_MAX];
  if (!tbr_inoperability_equilibrium (&model, loss, state, NULL))
    return FALSE;
  for (guint i = 0; i < n; i++)
    validation_metrics_add (metrics, state[i], "q_%u", i + 1);
  return TRUE;
}

static gboolean
compute_diim (const JsonValue *params, GArray *metrics)
{
  const JsonValue *rows = json_value_member (params, "A");
  const JsonValue *times = json_value_member (params, "ts");
  const guint n = json_value_length (rows);
  if (n == 0 || n > TBR_INOPERABILITY_MAX)
    return FALSE;
  g_autofree double *matrix = dependence_of (rows, n);
  g_autofree double *loss = numbers_of (json_value_member (params, "cstar"), n);
  g_autofree double *recovery = numbers_of (json_value_member (params, "K"), n);
  g_autofree double *step = g_new0 (double, 2 * n * n);
  if (matrix == NULL || loss == NULL || recovery == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    recovery[i] /= DAY;
  const TbrInoperability model = { n, matrix, recovery };
  for (guint k = 0; k < json_value_length (times); k++)
    {
      const JsonValue *time = json_value_item (times, k);
      g_autofree double *state = numbers_of (json_value_member (params, "q0"), n);
      if (state == NULL)
        return FALSE;
      tbr_inoperability_propagator (&model, json_value_number (time) * DAY, step);
      tbr_inoperability_advance (n, step, loss, state);
      for (guint i = 0; i < n; i++)
        validation_metrics_add (metrics, state[i], "q_%u_%s", i + 1, json_value_text (time));
    }
  return TRUE;
}

static const ValidationModel models[] = {
  { "omori", VALIDATION_SOLVER_CLOSED, "K c p ivs", compute_omori },
  { "rj", VALIDATION_SOLVER_CLOSED, "a b c p Mm M ivs", compute_rj },
  { "gr_trunc", VALIDATION_SOLVER_CLOSED, "b m0 mx", compute_gr_trunc },
  { "final_size", VALIDATION_SOLVER_CLOSED, "R0 s0 i0", compute_final_size },
  { "sir_peak", VALIDATION_SOLVER_CLOSED, "R0 s0 i0", compute_sir_peak },
  { "seir_ode", VALIDATION_SOLVER_ODE, "beta sigma gam s0 e0 i0 ts", compute_seir_ode },
  { "sir_stoch_final", VALIDATION_SOLVER_CLOSED, "N beta gam i0", compute_sir_stoch_final },
  { "circle_two_crews", VALIDATION_SOLVER_CLOSED, "r0 v w", compute_circle_two_crews },
  { "ellipse_attack", VALIDATION_SOLVER_ODE, "ros_head lb t0 w mode", compute_ellipse_attack },
  { "ellipse_growth", VALIDATION_SOLVER_CLOSED, "ros_head lb ts", compute_ellipse_growth },
  { "perimeter_race", VALIDATION_SOLVER_CLOSED, "p t_arr L", compute_perimeter_race },
  { "survivors_fixed_rate", VALIDATION_SOLVER_CLOSED, "N c tau_serv half_life",
    compute_survivors_fixed_rate },
  { "demaio2003", VALIDATION_SOLVER_CLOSED, "t", compute_demaio2003 },
  { "larsen1993", VALIDATION_SOLVER_CLOSED, "tcpr tdef tacls", compute_larsen1993 },
  { "haimes", VALIDATION_SOLVER_CLOSED, "A cstar", compute_haimes },
  { "diim", VALIDATION_SOLVER_ODE, "A cstar K q0 ts", compute_diim },
};

const ValidationModel *
validation_model_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    if (g_str_equal (models[i].name, name))
      return &models[i];
  return NULL;
}

ValidationSolver
validation_model_solver (const ValidationModel *model)
{
  return model->solver;
}

gboolean
validation_model_compute (const ValidationModel *model, const JsonValue *params, GArray *metrics,
                          GError **error)
{
  g_return_val_if_fail (model != NULL && metrics != NULL, FALSE);
  g_auto (GStrv) required = g_strsplit (model->required, " ", -1);
  for (guint i = 0; required[i] != NULL; i++)
    {
      if (json_value_member (params, required[i]) == NULL)
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "%s: parameter %s is missing", model->name,
                       required[i]);
          return FALSE;
        }
    }
  if (model->compute (params, metrics))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_NAME,
               "%s: a parameter is outside of what the model allows", model->name);
  return FALSE;
}

gboolean
validation_agrees (ValidationSolver solver, double value, double expected)
{
  const gboolean ode = solver == VALIDATION_SOLVER_ODE;
  const double relative = ode ? VALIDATION_ODE_RELATIVE : VALIDATION_CLOSED_RELATIVE;
  const double absolute = ode ? VALIDATION_ODE_ABSOLUTE : VALIDATION_CLOSED_ABSOLUTE;
  return fabs (value - expected) <= relative * fabs (expected) + absolute;
}
