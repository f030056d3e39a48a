/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The names of the measures that runs told, to check those that somebody wrote. */
#include "output/told.h"

#include "base/quote.h"

#include <string.h>

/* Most names that a message lists. */
#define LISTED_MOST 40

/* Names of measures, each once. */
typedef struct
{
  GHashTable *seen; /* owns them */
  GPtrArray *list;  /* in the order in which they were told */
} Set;

struct _TbrTold
{
  Set sets[TBR_TOLD_N];
};

/* ---- a set ---- */

static void
set_init (Set *set)
{
  set->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  set->list = g_ptr_array_new ();
}

static void
set_clear (Set *set)
{
  g_ptr_array_unref (set->list);
  g_hash_table_unref (set->seen);
}

static void
set_add (Set *set, const char *name)
{
  if (g_hash_table_contains (set->seen, name))
    return;
  char *copy = g_strdup (name);
  g_hash_table_add (set->seen, copy);
  g_ptr_array_add (set->list, copy);
}

/* ---- what was told ---- */

TbrTold *
tbr_told_new (void)
{
  TbrTold *told = g_new (TbrTold, 1);
  for (int i = 0; i < TBR_TOLD_N; i++)
    set_init (&told->sets[i]);
  return told;
}

void
tbr_told_free (TbrTold *told)
{
  for (int i = 0; told != NULL && i < TBR_TOLD_N; i++)
    set_clear (&told->sets[i]);
  g_free (told);
}

void
tbr_told_take (TbrTold *told, const TbrResult *result)
{
  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      set_add (&told->sets[TBR_TOLD_ALL], one->measure);
      if (one->scope == TBR_SCOPE_ALL)
        set_add (&told->sets[TBR_TOLD_WHOLE], one->measure);
    }
  for (guint i = 0; i < result->points->len; i++)
    set_add (&told->sets[TBR_TOLD_ALL], g_array_index (result->points, TbrSeriesPoint, i).measure);
}

gboolean
tbr_told_has (const TbrTold *told, TbrToldSet set, const char *measure)
{
  return g_hash_table_contains (told->sets[set].seen, measure);
}

gboolean
tbr_told_begins (const TbrTold *told, TbrToldSet set, const char *start)
{
  const GPtrArray *list = told->sets[set].list;
  for (guint i = 0; i < list->len; i++)
    if (g_str_has_prefix (list->pdata[i], start))
      return TRUE;
  return FALSE;
}

/* ---- what may stand instead ---- */

/* "K04" of "K04.onset". (transfer full) */
static char *
head_of (const char *name)
{
  return g_strndup (name, strcspn (name, "."));
}

static gint
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names with the same head, else the heads; in order, NULL-ended. (transfer full) */
static char **
list_names (const Set *set, const char *word)
{
  GPtrArray *list = g_ptr_array_new ();
  g_autofree char *ours = head_of (word);
  Set heads;

  set_init (&heads);
  for (guint i = 0; i < set->list->len; i++)
    {
      g_autofree char *head = head_of (set->list->pdata[i]);
      set_add (&heads, head);
      if (strchr (word, '.') != NULL && g_str_equal (head, ours))
        g_ptr_array_add (list, g_strdup (set->list->pdata[i]));
    }
  for (guint i = 0, n = list->len; n == 0 && i < heads.list->len; i++)
    g_ptr_array_add (list, g_strdup (heads.list->pdata[i]));
  set_clear (&heads);
  g_ptr_array_sort (list, compare_texts);
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_free (list, FALSE);
}

char *
tbr_told_instead (const TbrTold *told, TbrToldSet set, const char *word)
{
  g_auto (GStrv) list = list_names (&told->sets[set], word);
  const char *meant = tbr_suggest (word, (const char *const *) list);
  guint n = g_strv_length (list);

  if (meant != NULL)
    return g_strdup_printf ("did you mean '%s'?", meant);
  for (guint i = LISTED_MOST; i < n; i++)
    g_clear_pointer (&list[i], g_free);
  g_autofree char *words = g_strjoinv (", ", list);
  return g_strdup_printf ("this scenario tells %s%s", words, n > LISTED_MOST ? ", ..." : "");
}
