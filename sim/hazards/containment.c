/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Two crews around a growing ellipse, and the simpler races. */
#include "hazards/containment.h"

#include <math.h>

#include "base/ode.h"

/* Tolerances of a step: the published cases ask for 1e-7 of the result. */
#define STEP_RELATIVE 1e-13
#define STEP_ABSOLUTE 1e-14

/* What the slope needs to know. */
typedef struct
{
  const TbrFireShape *shape;
  double line_speed; /* m/s */
  double sense;      /* +1 from the head (angle grows), -1 from the rear */
  double start;      /* angle where the crew starts, rad */
} Pincer;

/* y[0] = ln (t / age), y[1] = area inside the line of both crews / age^2; @turned = angle covered,
 * rad. */
static void
pincer_slope (double turned, const double y[], const void *data, double out_slope[])
{
  const Pincer *pincer = data;
  const TbrFireShape *shape = pincer->shape;
  const double angle = pincer->start + pincer->sense * turned;
  const double sine = sin (angle), cosine = cos (angle);
  /* Distance from the focus; its half square's derivative; length of the tangent. */
  const double distance = shape->semi_major + shape->centre * cosine;
  const double outward = -shape->centre * sine * distance;
  const double tangent_along = shape->semi_major * sine,
               tangent_across = shape->semi_minor * cosine;
  const double tangent2 = tangent_along * tangent_along + tangent_across * tangent_across;
  const double spare = (pincer->line_speed - distance) * (pincer->line_speed + distance) * tangent2;
  const double against = pincer->sense * outward;
  /* The positive root of the quadratic, in the form that does not cancel. */
  const double root = sqrt (outward * outward + spare);
  out_slope[0] = against > 0 ? (root + against) / (spare / tangent2) : tangent2 / (root - against);
  out_slope[1] = exp (2 * y[0]) * shape->semi_minor * (shape->semi_major + shape->centre * cosine);
}

gboolean
tbr_containment_ellipse (const TbrFireShape *shape, double age, double line_speed,
                         TbrAttackFrom from, TbrContainment *out_containment)
{
  g_return_val_if_fail (shape != NULL && out_containment != NULL, FALSE);
  g_return_val_if_fail (age > 0 && from < TBR_ATTACK_N, FALSE);
  if (!(line_speed > shape->head))
    return FALSE;
  const Pincer pincer
      = { shape, line_speed, from == TBR_ATTACK_HEAD ? 1 : -1, from == TBR_ATTACK_HEAD ? 0 : G_PI };
  const TbrOde ode = { pincer_slope, &pincer, 2, STEP_RELATIVE,
                       /* the area is in the square of a speed */
                       STEP_ABSOLUTE * fmin (1, shape->semi_major * shape->semi_minor) };
  double y[2] = { 0, 0 };
  if (!tbr_ode_integrate (&ode, 0, G_PI, y) || !isfinite (exp (2 * y[0])))
    return FALSE;
  out_containment->time = age * exp (y[0]);
  out_containment->duration = age * expm1 (y[0]);
  out_containment->area = y[1] * age * age;
  out_containment->line_length = 2 * line_speed * out_containment->duration;
  return TRUE;
}

gboolean
tbr_containment_circle (double radius, double spread, double line_speed,
                        TbrContainment *out_containment)
{
  g_return_val_if_fail (radius > 0 && spread > 0 && out_containment != NULL, FALSE);
  if (!(line_speed > spread))
    return FALSE;
  const double pitch = spread / sqrt ((line_speed - spread) * (line_speed + spread));
  const double growth = expm1 (pitch * G_PI);
  out_containment->duration = radius * growth / spread;
  out_containment->time = out_containment->duration;
  out_containment->area = radius * radius * expm1 (2 * pitch * G_PI) / (2 * pitch);
  out_containment->line_length = 2 * line_speed * out_containment->duration;
  return isfinite (out_containment->area);
}

gboolean
tbr_containment_race (double perimeter_rate, double arrival, double line_rate, double *out_time,
                      double *out_perimeter)
{
  g_return_val_if_fail (perimeter_rate > 0 && arrival >= 0, FALSE);
  g_return_val_if_fail (out_time != NULL && out_perimeter != NULL, FALSE);
  if (!(line_rate > perimeter_rate))
    return FALSE;
  *out_time = line_rate * arrival / (line_rate - perimeter_rate);
  *out_perimeter = perimeter_rate * *out_time;
  return TRUE;
}
