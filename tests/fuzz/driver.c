/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Drives a fuzz target where libFuzzer is not there: every seed, and many changes of each. */
#include "fuzz.h"

#include <glib.h>

#include <stdio.h>
#include <stdlib.h>

/* Enough to reach every branch of a reader of short texts from its seeds. Our assumption. */
#define CHANGES_PER_SEED 2000
#define EDITS_MAX 4

/* Marsaglia's 32-bit xorshift; a test's own luck, so that no sanitizer or library can change it. */
static guint32
next (guint32 *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

/* One edit at a place of its own: another byte, a byte gone, a byte twice, a piece cut off. */
static void
edit (GByteArray *input, guint32 *luck)
{
  guint at = input->len > 0 ? next (luck) % input->len : 0;
  guint8 byte = (guint8) next (luck);
  switch (input->len > 0 ? next (luck) % 4 : 2)
    {
    case 0:
      input->data[at] = byte;
      break;
    case 1:
      g_byte_array_remove_index (input, at);
      break;
    case 2:
      g_byte_array_append (input, &byte, 1);
      break;
    default:
      g_byte_array_set_size (input, at);
    }
}

static void
drive (const char *path)
{
  g_autofree char *seed = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  if (!g_file_get_contents (path, &seed, &length, &error))
    g_error ("%s", error->message);
  LLVMFuzzerTestOneInput ((const uint8_t *) seed, length);
  guint32 luck = 2463534242u; /* the first state in Marsaglia's paper */
  for (guint i = 0; i < CHANGES_PER_SEED; i++)
    {
      g_autoptr (GByteArray) input = g_byte_array_new ();
      g_byte_array_append (input, (const guint8 *) seed, (guint) length);
      for (guint n = 1 + next (&luck) % EDITS_MAX; n > 0; n--)
        edit (input, &luck);
      LLVMFuzzerTestOneInput (input->data, input->len);
    }
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GDir) folder = g_dir_open (argv[i], 0, NULL);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      const char *name;
      while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
        g_ptr_array_add (names, g_build_filename (argv[i], name, NULL));
      for (guint j = 0; j < names->len; j++)
        drive (names->pdata[j]);
      printf ("%s: %u seeds, %d changes each\n", argv[i], names->len, CHANGES_PER_SEED);
      if (names->len == 0)
        return EXIT_FAILURE;
    }
  return EXIT_SUCCESS;
}
