/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Names as people type them on any keyboard. */
#include "desktop/fold.h"

#include <string.h>

char *
tbr_fold_text (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  g_autofree char *lower = g_utf8_casefold (apart != NULL ? apart : "", -1);
  GString *out = g_string_new (NULL);
  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar sign = g_utf8_get_char (at);
      if (!g_unichar_ismark (sign))
        g_string_append_unichar (out, sign);
    }
  return g_string_free (out, FALSE);
}

/* Where a folded word begins in a name of plain letters, NULL when nowhere. Most names are such,
   and need no copy. */
static const char *
find_plain (const char *name, const char *wanted)
{
  gsize length = strlen (wanted);
  for (const char *at = name; *at != '\0'; at++)
    if (g_ascii_strncasecmp (at, wanted, length) == 0)
      return at;
  return NULL;
}

int
tbr_fold_match (const char *name, const char *wanted)
{
  if (name == NULL)
    return 0;
  g_autofree char *folded = g_str_is_ascii (name) ? NULL : tbr_fold_text (name);
  const char *found = folded != NULL ? strstr (folded, wanted) : find_plain (name, wanted);
  return found == NULL ? 0 : found == (folded != NULL ? folded : name) ? 2 : 1;
}
