/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A queue before several desks: who has to wait, how long, and how many desks it takes. */
#pragma once

#include <glib.h>

/* Most desks that are ever worked out for one place. */
#define TBR_QUEUE_MOST_DESKS 10000

/**
 * tbr_queue_desks:
 * @arrivals: per hour, 0 or more
 * @rate: persons per hour at one desk, above 0
 * @wait: hours, above 0, that people may wait in the mean
 *
 * Fewest desks that keep the mean wait within bounds; none when nobody comes.
 *
 * Source: mean time in line before a desk of the queue M/M/c [ERLANG1917]; [GROSS2008] section 3.3;
 *   the recursion of Erlang's first formula, which neither overflows nor cancels: section 3.5
 * Returns: number, at most TBR_QUEUE_MOST_DESKS
 */
guint tbr_queue_desks (double arrivals, double rate, double wait);
