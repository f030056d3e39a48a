/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Ordinary differential equations, integrated without allocating, so that event handlers may. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Largest number of components of a system. */
#define TBR_ODE_MAX 16

/* The right-hand side: writes dy/dx at (@x, @y) into @out_slope. */
typedef void (*TbrOdeSlope) (double x, const double y[], const void *data, double out_slope[]);

/* A system of equations and how exactly it is to be solved. */
typedef struct
{
  TbrOdeSlope slope; /* the right-hand side */
  const void *data;  /* borrowed, handed to @slope */
  guint n;           /* number of components, 1 to TBR_ODE_MAX */
  double relative;   /* tolerance of one step, share of the component, 1e-14 to 1e-2 */
  double absolute;   /* tolerance of one step, unit of the components, > 0 */
} TbrOde;

/**
 * tbr_ode_integrate:
 * @ode: the system
 * @from: where @y is known
 * @to: where it is wanted; may lie before @from
 * @y: (inout): the components; advanced as far as the integration came
 *
 * Explicit Runge-Kutta pair of order 5(4) with adaptive steps; for problems that are not stiff.
 * The same input gives the same steps on every call.
 *
 * Source: [DORMAND1980] table 2 (RK5(4)7M); step control [HAIRER1993] II.4.
 * Returns: whether @to was reached; FALSE when the solution stopped being finite or needed steps
 *   below the resolution of a double or more than a million of them
 */
gboolean tbr_ode_integrate (const TbrOde *ode, double from, double to, double y[]);

G_END_DECLS
