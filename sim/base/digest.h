/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A 64-bit fingerprint of bytes that can be carried on, copied and kept in dynamic state. */
#pragma once

#include <glib.h>

/* Running state of XXH64; plain data without pointers. Source: [XXHASH]. */
typedef struct
{
  guint64 lane[4];   /* accumulators */
  guint64 length;    /* bytes so far */
  guint8 buffer[32]; /* bytes not yet mixed in */
  guint32 n_buffered;
  guint32 reserved;
} TbrDigest;

void tbr_digest_init (TbrDigest *digest, guint64 seed);
void tbr_digest_add (TbrDigest *digest, gconstpointer bytes, gsize n);
/* The fingerprint of all bytes so far; more may follow. */
guint64 tbr_digest_value (const TbrDigest *digest);
/* Fingerprint of one run of bytes. */
guint64 tbr_digest_bytes (gconstpointer bytes, gsize n);
/* 32-bit hash of a name, the same on every machine: low half of XXH64. */
guint32 tbr_digest_name (const char *name);
