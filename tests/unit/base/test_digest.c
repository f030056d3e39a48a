/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Knows the published values of XXH64. */
#include "base/digest.h"

#include <string.h>

#define PRIME_32 2654435761u

static guint64
digest_of (gconstpointer bytes, gsize n, guint64 seed)
{
  TbrDigest digest;
  tbr_digest_init (&digest, seed);
  tbr_digest_add (&digest, bytes, n);
  return tbr_digest_value (&digest);
}

static void
test_digest_knows_published_words (void)
{
  static const struct
  {
    const char *text;
    guint64 value;
  } cases[] = {
    /* XXH64 with seed 0, as printed by xxhsum and in the README files of its ports */
    { "", G_GUINT64_CONSTANT (0xEF46DB3751D8E999) },
    { "a", G_GUINT64_CONSTANT (0xD24EC4F1A98C6E5B) },
    { "abc", G_GUINT64_CONSTANT (0x44BC2CF5AD770999) },
    { "Nobody inspects the spammish repetition", G_GUINT64_CONSTANT (0xFBCEA83C8A378BF1) },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmphex (tbr_digest_bytes (cases[i].text, strlen (cases[i].text)), ==,
                       cases[i].value);
      g_assert_cmphex (tbr_digest_name (cases[i].text), ==, (guint32) cases[i].value);
    }
}

/* The self-test of xxhsum 0.6 (function BMK_sanityCheck): pseudo-random buffer, two seeds. */
static void
test_digest_knows_the_sanity_vectors (void)
{
  static const struct
  {
    gsize n;
    guint64 seed;
    guint64 value;
  } cases[] = {
    { 0, PRIME_32, G_GUINT64_CONSTANT (0xAC75FDA2929B17EF) },
    { 1, 0, G_GUINT64_CONSTANT (0x4FCE394CC88952D8) },
    { 1, PRIME_32, G_GUINT64_CONSTANT (0x739840CB819FA723) },
    { 14, 0, G_GUINT64_CONSTANT (0xCFFA8DB881BC3A3D) },
    { 14, PRIME_32, G_GUINT64_CONSTANT (0x5B9611585EFCC9CB) },
    { 101, 0, G_GUINT64_CONSTANT (0x0EAB543384F878AD) },
    { 101, PRIME_32, G_GUINT64_CONSTANT (0xCAA65939306F1E21) },
  };
  guint8 buffer[101];
  guint32 generator = PRIME_32;
  for (gsize i = 0; i < sizeof buffer; i++, generator *= generator)
    buffer[i] = (guint8) (generator >> 24);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmphex (digest_of (buffer, cases[i].n, cases[i].seed), ==, cases[i].value);
}

static void
test_digest_does_not_depend_on_the_pieces (void)
{
  guint8 bytes[257];
  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i * 7 + 3);
  for (gsize n = 0; n <= sizeof bytes; n++)
    for (gsize piece = 1; piece < 70; piece += 3)
      {
        TbrDigest digest;
        tbr_digest_init (&digest, 5);
        for (gsize from = 0; from < n; from += piece)
          tbr_digest_add (&digest, bytes + from, MIN (piece, n - from));
        g_assert_cmphex (tbr_digest_value (&digest), ==, digest_of (bytes, n, 5));
      }
}

static void
test_digest_goes_on_after_its_value (void)
{
  TbrDigest digest, copy;
  tbr_digest_init (&digest, 0);
  tbr_digest_add (&digest, "Nobody inspects the spammish", 28);
  (void) tbr_digest_value (&digest);
  copy = digest;
  tbr_digest_add (&digest, " repetition", 11);
  tbr_digest_add (&copy, " repetition", 11);
  g_assert_cmphex (tbr_digest_value (&digest), ==, G_GUINT64_CONSTANT (0xFBCEA83C8A378BF1));
  g_assert_cmphex (tbr_digest_value (&copy), ==, G_GUINT64_CONSTANT (0xFBCEA83C8A378BF1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/digest/knows-published-words", test_digest_knows_published_words);
  g_test_add_func ("/base/digest/knows-the-sanity-vectors", test_digest_knows_the_sanity_vectors);
  g_test_add_func ("/base/digest/does-not-depend-on-the-pieces",
                   test_digest_does_not_depend_on_the_pieces);
  g_test_add_func ("/base/digest/goes-on-after-its-value", test_digest_goes_on_after_its_value);
  return g_test_run ();
}
