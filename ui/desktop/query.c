/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How well a name answers what somebody looks for. */
#include "desktop/query.h"

#include "desktop/fold.h"

#include <string.h>

/* Most names are of plain letters, and quick. (transfer full) */
static char *
fold (const char *text)
{
  return g_str_is_ascii (text) ? g_ascii_strdown (text, -1) : tbr_fold_text (text);
}

void
tbr_query_init (TbrQuery *query, const char *written)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (written));
  *query = (TbrQuery){ .whole = fold (trimmed) };
  g_auto (GStrv) words = g_strsplit (query->whole, " ", -1);
  for (guint i = 0; words[i] != NULL && query->n < TBR_QUERY_WORDS; i++)
    if (*words[i] != '\0')
      query->words[query->n++] = g_strdup (words[i]);
}

void
tbr_query_clear (TbrQuery *query)
{
  g_free (query->whole);
  for (guint i = 0; i < query->n; i++)
    g_free (query->words[i]);
  *query = (TbrQuery){ .n = 0 };
}

static guint
words_in (const TbrQuery *query, const char *folded)
{
  guint words = 0;
  for (guint i = 0; i < query->n; i++)
    words |= (strstr (folded, query->words[i]) != NULL) << i;
  return words;
}

guint
tbr_query_words (const TbrQuery *query, const char *text)
{
  g_autofree char *folded = text != NULL && query->n > 0 ? fold (text) : NULL;
  return folded != NULL ? words_in (query, folded) : 0;
}

static gboolean
begins_word (const char *text, const char *at)
{
  return at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

int
tbr_query_rank (const TbrQuery *query, const char *name, guint beside)
{
  guint all = (1u << query->n) - 1;
  if (query->n == 0)
    return 0;
  g_autofree char *folded = fold (name != NULL ? name : "");
  const char *found = strstr (folded, query->whole);
  if (found == NULL)
    {
      guint words = words_in (query, folded);
      return (words | beside) != all ? 0 : words != 0 ? 2 : 1;
    }
  if (found == folded)
    return strlen (folded) == strlen (query->whole) ? TBR_QUERY_EXACT : 5;
  /* it may stand at the beginning of a word farther on */
  for (; found != NULL; found = strstr (found + 1, query->whole))
    if (begins_word (folded, found))
      return 4;
  return 3;
}
