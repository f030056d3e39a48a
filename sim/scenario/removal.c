/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the obstacles that a scenario takes away are written and read. */
#include "scenario/removal.h"

#include "base/quote.h"
#include "scenario/reference.h"

const char *const tbr_obstacle_names[TBR_OBSTACLE_N + 1]
    = { "authorisation", "equipment", "qualification", "insurance", "radio",
        "language",      "consent",   "visa",          "hub",       NULL };

/* The obstacle called so, TBR_OBSTACLE_N for "all"; FALSE when there is none. */
static gboolean
find_obstacle (TbrDraft *draft, const TbrElement *meta, const char *word, guint32 *out_obstacle)
{
  if (g_str_equal (word, "all"))
    {
      *out_obstacle = TBR_OBSTACLE_N;
      return TRUE;
    }
  for (guint32 i = 0; i < TBR_OBSTACLE_N; i++)
    if (g_str_equal (word, tbr_obstacle_names[i]))
      {
        *out_obstacle = i;
        return TRUE;
      }
  g_autofree char *quoted = tbr_quote (word);
  g_autofree char *list = g_strjoinv (", ", (char **) tbr_obstacle_names);
  tbr_element_fault (draft, meta, "remove: unknown obstacle %s: it is all or one of %s", quoted,
                     list);
  return FALSE;
}

/* The state's code, or nothing for all states. */
static gboolean
find_state (TbrDraft *draft, const TbrElement *meta, const char *word, guint32 *out_state)
{
  *out_state = TBR_NONE;
  if (word == NULL || *word == '\0')
    return TRUE;
  *out_state = tbr_map_find_state (draft->map, word).i;
  if (*out_state != TBR_NONE)
    return TRUE;
  g_autofree char *quoted = tbr_quote (word);
  g_autofree char *hint = tbr_reference_hint (tbr_reference_suggest_state (draft->map, word));
  tbr_element_fault (draft, meta, "remove: unknown state %s%s", quoted, hint);
  return FALSE;
}

static gboolean
read_word (TbrDraft *draft, const TbrElement *meta, const char *word, TbrRemoval *out_removal)
{
  g_auto (GStrv) parts = g_strsplit (word, ":", -1);
  guint n = g_strv_length (parts);
  if (n > 3)
    {
      g_autofree char *quoted = tbr_quote (word);
      tbr_element_fault (draft, meta, "remove: %s is not OBSTACLE:OWNER:HOST", quoted);
      return FALSE;
    }
  return find_obstacle (draft, meta, parts[0], &out_removal->obstacle)
         && find_state (draft, meta, n > 1 ? parts[1] : NULL, &out_removal->owner)
         && find_state (draft, meta, n > 2 ? parts[2] : NULL, &out_removal->host);
}

GArray *
tbr_removal_find (TbrDraft *draft)
{
  GArray *removals = g_array_new (FALSE, FALSE, sizeof (TbrRemoval));
  const GPtrArray *elements = draft->elements[TBR_SECTION_META];
  const TbrElement *meta = elements->len > 0 ? elements->pdata[0] : NULL;
  if (meta == NULL)
    return removals;
  const TbrMeta *values = (gconstpointer) meta->values;
  g_auto (GStrv) words = g_strsplit_set (values->remove, " \t\r\n", -1);
  for (guint i = 0; words[i] != NULL && !tbr_draft_is_full (draft); i++)
    {
      TbrRemoval removal;
      if (*words[i] != '\0' && read_word (draft, meta, words[i], &removal))
        g_array_append_val (removals, removal);
    }
  return removals;
}
