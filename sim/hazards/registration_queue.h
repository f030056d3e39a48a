/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A queue before several desks: who has to wait, how long, and how many desks it takes. */
#pragma once

#include <glib.h>

/* Most desks that are ever worked out for one place. */
#define TBR_QUEUE_MOST_DESKS 10000

/**
 * tbr_queue_delayed:
 * @load: arrivals over the rate of one desk, 0 or more
 * @desks: number, 1 or more
 *
 * Share of those who come that find every desk busy (Erlang's second formula), by the recursion of
 * the first, which neither overflows nor cancels.
 *
 * Source: [ERLANG1917]; recursion [GROSS2008] section 3.5
 * Returns: share; 1 when the load is as large as the number of desks
 */
double tbr_queue_delayed (double load, guint desks);

/**
 * tbr_queue_wait:
 * @arrivals: per hour, 0 or more
 * @rate: persons per hour at one desk, above 0
 * @desks: number, 1 or more
 *
 * Mean time in line before a desk of the queue M/M/c.
 *
 * Source: [ERLANG1917]; [GROSS2008] section 3.3
 * Returns: hours; INFINITY when more come than the desks can take
 */
double tbr_queue_wait (double arrivals, double rate, guint desks);

/**
 * tbr_queue_desks:
 * @wait: hours, above 0, that people may wait in the mean
 *
 * Fewest desks that keep the mean wait within bounds; none when nobody comes.
 *
 * Source: the inverse of tbr_queue_wait()
 * Returns: number, at most TBR_QUEUE_MOST_DESKS
 */
guint tbr_queue_desks (double arrivals, double rate, double wait);
