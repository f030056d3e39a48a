/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a stream is told from every other, and how it looks to GSL. */
#include "engine/stream.h"

#include "engine/philox.h"

#include <gsl/gsl_randist.h>
#include <string.h>

/* Purposes are below 2^13 (room * 1000 + n), which leaves 19 bits of a counter word for the
   replication. What is larger goes into the key, so that nothing is lost. */
#define PURPOSE_BITS 13

void
tbr_stream_init (TbrStream *stream, guint64 seed, guint32 replication, guint32 purpose,
                 guint32 entity, guint32 step)
{
  const guint32 purpose_mask = (1u << PURPOSE_BITS) - 1;
  guint32 high_replication = replication >> (32 - PURPOSE_BITS);
  guint32 high_purpose = purpose >> PURPOSE_BITS;
  *stream = (TbrStream){
    .key = { (guint32) seed ^ high_purpose * PHILOX_WEYL_0,
             (guint32) (seed >> 32) ^ high_replication * PHILOX_WEYL_1 },
    .counter = { 0, step, entity, replication << PURPOSE_BITS | (purpose & purpose_mask) },
    .used = 4,
  };
}

guint32
tbr_stream_bits (TbrStream *stream)
{
  if (G_UNLIKELY (stream->used > 3))
    philox_refill (stream);
  guint32 bits = stream->output[stream->used++];
  if (stream->used == 4)
    philox_refill (stream);
  return bits;
}

double
tbr_stream_uniform (TbrStream *stream)
{
  return philox_uniform (stream);
}

/**
 * tbr_stream_below:
 *
 * Source: [LEMIRE2019] algorithm 5: the high half of a product, the few products that would favour
 * some numbers drawn again.
 */
guint32
tbr_stream_below (TbrStream *stream, guint32 n)
{
  g_assert (n > 0);
  guint64 product = (guint64) tbr_stream_bits (stream) * n;
  if ((guint32) product < n)
    {
      guint32 threshold = -n % n;
      while ((guint32) product < threshold)
        product = (guint64) tbr_stream_bits (stream) * n;
    }
  return (guint32) (product >> 32);
}

/* ---- as GSL sees it ---- */

static void
set_seed (void *state, unsigned long seed)
{
  tbr_stream_init (state, seed, 0, 0, 0, 0);
}

static unsigned long
get_word (void *state)
{
  return philox_word (state);
}

static double
get_uniform (void *state)
{
  return philox_uniform (state);
}

G_STATIC_ASSERT (sizeof (unsigned long) == 8);

const gsl_rng_type *
tbr_stream_gsl_type (void)
{
  static const gsl_rng_type type
      = { "philox4x32-10", G_MAXULONG, 0, sizeof (TbrStream), set_seed, get_word, get_uniform };
  return &type;
}

guint32
tbr_stream_poisson (TbrStream *stream, double mean)
{
  const gsl_rng generator = { tbr_stream_gsl_type (), stream };
  g_assert (mean >= 0);
  return mean > 0 ? gsl_ran_poisson (&generator, mean) : 0;
}

guint32
tbr_stream_binomial (TbrStream *stream, guint32 n, double share)
{
  const gsl_rng generator = { tbr_stream_gsl_type (), stream };
  g_assert (share >= 0 && share <= 1);
  return gsl_ran_binomial (&generator, share, n);
}
