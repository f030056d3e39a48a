/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which known name somebody probably meant. */
#include <tabard/param.h>

#include <string.h>

/* Longest word compared, bytes; nobody mistypes a longer one into a name. */
#define WORD_BYTES 64
/* One slip is allowed for every so many bytes, and at least one. Our assumption. */
#define BYTES_A_SLIP 3

/**
 * count_slips:
 *
 * Fewest insertions, deletions, replacements and swaps of neighbours that turn @a into @b, letters
 * of either case alike; the optimal string alignment form.
 *
 * Source: [DAMERAU1964]
 */
static guint
count_slips (const char *a, const char *b)
{
  gsize n_a = strlen (a);
  gsize n_b = strlen (b);
  guint rows[3][WORD_BYTES + 1];
  for (gsize j = 0; j <= n_b; j++)
    rows[0][j] = (guint) j;
  for (gsize i = 1; i <= n_a; i++)
    {
      guint *row = rows[i % 3];
      const guint *above = rows[(i - 1) % 3];
      row[0] = (guint) i;
      for (gsize j = 1; j <= n_b; j++)
        {
          gboolean differs = g_ascii_tolower (a[i - 1]) != g_ascii_tolower (b[j - 1]);
          row[j] = MIN (MIN (above[j] + 1, row[j - 1] + 1), above[j - 1] + (differs ? 1u : 0u));
          if (i > 1 && j > 1 && g_ascii_tolower (a[i - 1]) == g_ascii_tolower (b[j - 2])
              && g_ascii_tolower (a[i - 2]) == g_ascii_tolower (b[j - 1]))
            row[j] = MIN (row[j], rows[(i - 2) % 3][j - 2] + 1);
        }
    }
  return rows[n_a % 3][n_b];
}

const char *
tbr_suggest (const char *word, const char *const *names)
{
  g_return_val_if_fail (word != NULL && names != NULL, NULL);
  gsize n_word = strlen (word);
  if (n_word == 0 || n_word > WORD_BYTES)
    return NULL;
  const char *best = NULL;
  /* Twice the slips, and one more when the first letter differs: people get that one right. */
  guint best_cost = 2 * MAX (1, (guint) n_word / BYTES_A_SLIP) + 2;
  for (guint i = 0; names[i] != NULL; i++)
    {
      gsize n_name = strlen (names[i]);
      if (n_name == 0 || n_name > WORD_BYTES)
        continue;
      gboolean begins_alike = g_ascii_tolower (*word) == g_ascii_tolower (*names[i]);
      guint n_slips = count_slips (word, names[i]);
      guint cost = 2 * n_slips + (begins_alike ? 0 : 1);
      if (n_slips < n_word && cost < best_cost)
        {
          best = names[i];
          best_cost = cost;
        }
    }
  for (guint i = 0; best == NULL && n_word >= BYTES_A_SLIP && names[i] != NULL; i++)
    if (g_ascii_strncasecmp (names[i], word, n_word) == 0)
      best = names[i];
  return best;
}
