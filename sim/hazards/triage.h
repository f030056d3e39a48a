/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the chance of survival of the wounded falls while they wait. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Classes of the START triage. */
typedef enum
{
  TBR_TRIAGE_RED,    /* immediate */
  TBR_TRIAGE_YELLOW, /* delayed */
  TBR_TRIAGE_GREEN,  /* walking: no loss by waiting */
  TBR_TRIAGE_BLACK,  /* dead or beyond help */
  TBR_TRIAGE_N
} TbrTriage;

/**
 * tbr_triage_survival:
 * @class: of the patient
 * @wait: s until definitive care, 0 or more
 * @time_scale: 1 for the published, pessimistic set; 2 to 4 for a modern trauma system
 *
 * b0 / ((t / b1)^b2 + 1), t in minutes: red 0.56, 91, 1.58; yellow 0.81, 160, 2.41.
 *
 * Source: [MILLS2013] (pessimistic set); green 1 and black 0, and the time scale, are our
 *   assumption
 * Returns: probability of survival
 */
double tbr_triage_survival (TbrTriage class, double wait, double time_scale);

G_END_DECLS
