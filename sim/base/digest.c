/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The arithmetic of XXH64. */
#include "base/digest.h"

#include <string.h>

/* The five primes, the rotations and the order of the steps. Source: [XXHASH]. */
#define PRIME_1 G_GUINT64_CONSTANT (0x9E3779B185EBCA87)
#define PRIME_2 G_GUINT64_CONSTANT (0xC2B2AE3D27D4EB4F)
#define PRIME_3 G_GUINT64_CONSTANT (0x165667B19E3779F9)
#define PRIME_4 G_GUINT64_CONSTANT (0x85EBCA77C2B2AE63)
#define PRIME_5 G_GUINT64_CONSTANT (0x27D4EB2F165667C5)

#define STRIPE 32u /* bytes that are mixed in at once */

static inline guint64
rotate (guint64 value, guint bits)
{
  return (value << bits) | (value >> (64 - bits));
}

static inline guint64
read_64 (const guint8 *bytes)
{
  guint64 value;
  memcpy (&value, bytes, sizeof value);
  return GUINT64_FROM_LE (value);
}

static inline guint32
read_32 (const guint8 *bytes)
{
  guint32 value;
  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_LE (value);
}

static inline guint64
mix_in (guint64 lane, guint64 word)
{
  return rotate (lane + word * PRIME_2, 31) * PRIME_1;
}

static inline void
add_stripe (guint64 lane[4], const guint8 *bytes)
{
  for (guint i = 0; i < 4; i++)
    lane[i] = mix_in (lane[i], read_64 (bytes + 8 * i));
}

void
tbr_digest_init (TbrDigest *digest, guint64 seed)
{
  memset (digest, 0, sizeof *digest);
  digest->lane[0] = seed + PRIME_1 + PRIME_2;
  digest->lane[1] = seed + PRIME_2;
  digest->lane[2] = seed;
  digest->lane[3] = seed - PRIME_1;
}

void
tbr_digest_add (TbrDigest *digest, gconstpointer bytes, gsize n)
{
  const guint8 *at = bytes;
  digest->length += n;
  if (digest->n_buffered + n < STRIPE)
    {
      if (n > 0)
        memcpy (digest->buffer + digest->n_buffered, at, n);
      digest->n_buffered += (guint32) n;
      return;
    }
  if (digest->n_buffered > 0)
    {
      gsize missing = STRIPE - digest->n_buffered;
      memcpy (digest->buffer + digest->n_buffered, at, missing);
      add_stripe (digest->lane, digest->buffer);
      at += missing;
      n -= missing;
    }
  for (; n >= STRIPE; at += STRIPE, n -= STRIPE)
    add_stripe (digest->lane, at);
  memcpy (digest->buffer, at, n);
  digest->n_buffered = (guint32) n;
}

static guint64
merge_lanes (const guint64 lane[4])
{
  guint64 hash
      = rotate (lane[0], 1) + rotate (lane[1], 7) + rotate (lane[2], 12) + rotate (lane[3], 18);
  for (guint i = 0; i < 4; i++)
    hash = (hash ^ mix_in (0, lane[i])) * PRIME_1 + PRIME_4;
  return hash;
}

static guint64
add_rest (guint64 hash, const guint8 *bytes, guint n)
{
  for (; n >= 8; bytes += 8, n -= 8)
    hash = rotate (hash ^ mix_in (0, read_64 (bytes)), 27) * PRIME_1 + PRIME_4;
  for (; n >= 4; bytes += 4, n -= 4)
    hash = rotate (hash ^ (read_32 (bytes) * PRIME_1), 23) * PRIME_2 + PRIME_3;
  for (; n > 0; bytes++, n--)
    hash = rotate (hash ^ (*bytes * PRIME_5), 11) * PRIME_1;
  return hash;
}

guint64
tbr_digest_value (const TbrDigest *digest)
{
  /* Below one stripe the lanes are untouched: the third still holds the seed. */
  guint64 hash = digest->length >= STRIPE ? merge_lanes (digest->lane) : digest->lane[2] + PRIME_5;
  hash = add_rest (hash + digest->length, digest->buffer, digest->n_buffered);
  hash = (hash ^ (hash >> 33)) * PRIME_2;
  hash = (hash ^ (hash >> 29)) * PRIME_3;
  return hash ^ (hash >> 32);
}

guint64
tbr_digest_bytes (gconstpointer bytes, gsize n)
{
  TbrDigest digest;
  tbr_digest_init (&digest, 0);
  tbr_digest_add (&digest, bytes, n);
  return tbr_digest_value (&digest);
}

guint32
tbr_digest_name (const char *name)
{
  return (guint32) tbr_digest_bytes (name, strlen (name));
}
