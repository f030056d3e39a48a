/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Survival after a cardiac arrest outside hospital, by the times until help. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tbr_cardiac_arrest_larsen:
 * @resuscitation: s from collapse to cardiopulmonary resuscitation, 0 or more
 * @defibrillation: s from collapse to the first shock, 0 or more
 * @advanced_care: s from collapse to advanced care, 0 or more
 *
 * 0.67 - 0.023 t1 - 0.011 t2 - 0.021 t3, in minutes, never below 0.
 *
 * Source: [LARSEN1993]
 * Returns: probability of survival to discharge, 0 to 0.67
 */
double tbr_cardiac_arrest_larsen (double resuscitation, double defibrillation,
                                  double advanced_care);

/**
 * tbr_cardiac_arrest_demaio:
 * @response: s from the call until a vehicle with a defibrillator has arrived, 0 or more
 *
 * 1 / (1 + exp (0.679 + 0.262 t)), t in minutes.
 *
 * Source: [DEMAIO2003], in the form of [ERKUT2008]
 * Returns: probability of survival to discharge
 */
double tbr_cardiac_arrest_demaio (double response);

G_END_DECLS
