/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which station a case describes. */
#pragma once

#include "validation/case_file.h"
#include "validation/station.h"

G_BEGIN_DECLS

/**
 * station_plan_read:
 *
 * Errors: TBR_ERROR_NAME for a parameter that is missing, TBR_ERROR_RANGE for one that no such
 * station has
 */
gboolean station_plan_read (const ValidationCase *one, StationPlan *out_plan, GError **error);

/* Arrivals per unit of time, all classes. */
double station_plan_rate (const StationPlan *plan);
/* Load of a server, 0 when there are as many as anybody wants. */
double station_plan_load (const StationPlan *plan);
/* How long the station remembers, in the case's unit of time. Source: README.md. */
double station_plan_relaxation (const StationPlan *plan);

G_END_DECLS
