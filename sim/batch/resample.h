/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The bootstrap: how well a figure is known, by drawing the sample from itself. */
#pragma once

#include "engine/core.h"
#include "engine/stream.h"

/* What statistics draw for; a room number that no run has. */
#define TBR_PURPOSE_MORRIS_PLAN TBR_PURPOSE (90u, 0)  /* trajectories */
#define TBR_PURPOSE_SOBOL_SHIFT TBR_PURPOSE (90u, 1)  /* shift of the Sobol sequence */
#define TBR_PURPOSE_MORRIS_AGAIN TBR_PURPOSE (90u, 2) /* resamples of trajectories */
#define TBR_PURPOSE_SOBOL_AGAIN TBR_PURPOSE (90u, 3)  /* resamples of base points */

/* Resamples behind an interval. Source: [EFRON1993] section 13.3, a thousand for percentiles. */
#define TBR_RESAMPLES 1000

/* A sample of @n of the indices 0 to @n - 1, with replacement. */
void tbr_resample_pick (TbrStream *stream, guint n, guint *out_picked);

/**
 * tbr_resample_interval:
 * @figures: one of each resample; put in order
 *
 * The percentile interval. Source: [EFRON1993] section 13.3
 */
void tbr_resample_interval (double figures[TBR_RESAMPLES], double confidence, double *out_low,
                            double *out_high);
