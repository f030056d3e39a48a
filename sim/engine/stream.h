/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Chance by counting: a draw is a function of who asks, what for and which time, never of who
   asked before. */
#pragma once

#include <gsl/gsl_rng.h>

#include <tabard/law.h>
#include <tabard/types.h>

/* Philox4x32-10: key and counter; plain data, may be kept in dynamic state. Source:
   [SALMON2011]. */
typedef struct
{
  guint32 key[2];     /* the seed */
  guint32 counter[4]; /* draw, step or 0, entity, purpose and replication mixed; see _init */
  guint32 output[4];  /* the block of the present counter */
  guint32 used;       /* words of output already handed out, 4 = none left */
  guint32 reserved;
} TbrStream;

/**
 * tbr_stream_init:
 * @seed: of the run
 * @replication: number of the replication
 * @purpose: what the chance is for, unique in the program: TBR_PURPOSE (room, n)
 * @entity: hash of the XML id of whom it concerns
 * @step: physical step (day 3, trip 2), 0 when there is none
 *
 * Two streams that differ in any of these are independent. Costs nothing but the copies.
 */
void tbr_stream_init (TbrStream *stream, guint64 seed, guint32 replication, guint32 purpose,
                      guint32 entity, guint32 step);

guint32 tbr_stream_bits (TbrStream *stream);
/* Uniform in the open interval (0, 1), 53 bits. */
double tbr_stream_uniform (TbrStream *stream);
/* Uniform integer in [0, n), without bias. */
guint32 tbr_stream_below (TbrStream *stream, guint32 n);
/* Exponential with mean 1. */
double tbr_stream_exponential (TbrStream *stream);
/* Normal with mean 0 and standard deviation 1. */
double tbr_stream_normal (TbrStream *stream);
/* Poisson count with this mean. */
guint32 tbr_stream_poisson (TbrStream *stream, double mean);
/* Binomial count. */
guint32 tbr_stream_binomial (TbrStream *stream, guint32 n, double share);

/* One draw from a law, in the unit of its dimension. */
double tbr_stream_draw (TbrStream *stream, const TbrLaw *law);
/* One draw of a law of times, rounded once to microseconds; never negative. */
TbrTime tbr_stream_draw_time (TbrStream *stream, const TbrLaw *law);

/* The type that lets every gsl_ran_* function draw from a TbrStream:
   gsl_rng generator = { tbr_stream_gsl_type (), stream }. */
const gsl_rng_type *tbr_stream_gsl_type (void);
