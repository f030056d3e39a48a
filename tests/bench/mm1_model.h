/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One counter, customers who wait in line: M/M/1 at a load of 0.9. */
#pragma once

#include "engine/core.h"

/* Serves @n customers, journal off; a service takes a second in the mean. Returns: seconds of the
   processor; adds the customers' times in the system, seconds, to @out_sum. */
double mm1_run (guint64 n, guint32 replication, double *out_sum);
