/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The ten rounds of Philox, inlined where a draw must not cost a call. */
#pragma once

#include "engine/stream.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Multipliers and Weyl steps of Philox4x32. Source: [SALMON2011] table 2 and sec. 4.3. */
#define PHILOX_MULTIPLIER_0 G_GUINT64_CONSTANT (0xD2511F53)
#define PHILOX_MULTIPLIER_1 G_GUINT64_CONSTANT (0xCD9E8D57)
#define PHILOX_WEYL_0 0x9E3779B9u
#define PHILOX_WEYL_1 0xBB67AE85u
#define PHILOX_ROUNDS 10

/* As published. */
static inline void
philox_rounds_plain (const guint32 counter[4], const guint32 key[2], guint32 out[4])
{
  guint32 a = counter[0], b = counter[1], c = counter[2], d = counter[3];
  guint32 key_0 = key[0], key_1 = key[1];
#pragma GCC unroll 10
  for (guint i = 0; i < PHILOX_ROUNDS; i++)
    {
      guint64 product_0 = PHILOX_MULTIPLIER_0 * a;
      guint64 product_1 = PHILOX_MULTIPLIER_1 * c;
      a = (guint32) (product_1 >> 32) ^ b ^ key_0;
      b = (guint32) product_1;
      c = (guint32) (product_0 >> 32) ^ d ^ key_1;
      d = (guint32) product_0;
      key_0 += PHILOX_WEYL_0;
      key_1 += PHILOX_WEYL_1;
    }
  out[0] = a;
  out[1] = b;
  out[2] = c;
  out[3] = d;
}

#ifdef __SSE2__

/* The same numbers with both products of a round at once: lanes 0 and 2 hold what is multiplied. */
static inline void
philox_rounds (const guint32 counter[4], const guint32 key[2], guint32 out[4])
{
  const __m128i multipliers
      = _mm_set_epi32 (0, (int) PHILOX_MULTIPLIER_1, 0, (int) PHILOX_MULTIPLIER_0);
  const __m128i steps = _mm_set_epi32 (0, (int) PHILOX_WEYL_1, 0, (int) PHILOX_WEYL_0);
  __m128i keys = _mm_set_epi32 (0, (int) key[1], 0, (int) key[0]);
  __m128i block = _mm_loadu_si128 ((const __m128i *) (const void *) counter);
#pragma GCC unroll 10
  for (guint i = 0; i < PHILOX_ROUNDS; i++)
    {
      __m128i products = _mm_mul_epu32 (block, multipliers);
      __m128i others = _mm_xor_si128 (_mm_srli_epi64 (block, 32), keys);
      block = _mm_xor_si128 (_mm_shuffle_epi32 (products, _MM_SHUFFLE (0, 1, 2, 3)), others);
      keys = _mm_add_epi32 (keys, steps);
    }
  _mm_storeu_si128 ((__m128i *) (void *) out, block);
}

/* Counts on by a store as wide as the next load: a narrower one would hold it up. */
static inline void
philox_count (guint32 counter[4])
{
  __m128i *place = (__m128i *) (void *) counter;
  _mm_storeu_si128 (place, _mm_add_epi32 (_mm_loadu_si128 (place), _mm_set_epi32 (0, 0, 0, 1)));
}

#else

static inline void
philox_rounds (const guint32 counter[4], const guint32 key[2], guint32 out[4])
{
  philox_rounds_plain (counter, key, out);
}

static inline void
philox_count (guint32 counter[4])
{
  counter[0]++;
}

#endif

/* Draws the next block. After 2^32 of them the stream goes on under the next key. */
static inline void
philox_refill (TbrStream *stream)
{
  philox_rounds (stream->counter, stream->key, stream->output);
  philox_count (stream->counter);
  if (G_UNLIKELY (stream->counter[0] == 0))
    stream->key[1]++;
  stream->used = 0;
}

/* 64 fresh bits; an odd word left over from tbr_stream_bits() is dropped. The next block is worked
   out as soon as the last word has gone, beside whatever the caller does meanwhile: a draw that
   had to wait for it would hold up every comparison of the time drawn. */
static inline guint64
philox_word (TbrStream *stream)
{
  if (G_UNLIKELY (stream->used > 2))
    philox_refill (stream);
  guint32 used = stream->used;
  guint64 word = (guint64) stream->output[used] << 32 | stream->output[used + 1];
  stream->used = used + 2;
  if (used + 2 == 4)
    philox_refill (stream);
  return word;
}

/* Uniform in the open interval (0, 1): the top 53 bits, and half a step for zero. */
static inline double
philox_uniform (TbrStream *stream)
{
  guint64 word = philox_word (stream) >> 11;
  return (word != 0 ? (double) word : 0.5) * 0x1p-53;
}
