/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A dispatch desk: 100 servers, three priorities, pre-emption, callers who give up. */
#pragma once

#include "engine/core.h"

typedef struct
{
  guint64 n_arrived, n_served, n_abandoned, n_bumped;
} DispatchCounts;

/* Handles @n_calls calls; journal on or off as @journal says. Returns: seconds. */
double dispatch_run (guint64 n_calls, guint32 replication, gboolean journal,
                     DispatchCounts *out_counts);
