/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the obstacles and the layers that a scenario takes away are written and read. */
#include "scenario/removal.h"

#include "base/quote.h"
#include "scenario/reference.h"

const char *const tbr_obstacle_names[TBR_OBSTACLE_N + 1]
    = { "authorisation", "equipment", "qualification", "insurance", "radio",
        "language",      "consent",   "visa",          "hub",       NULL };

const char *const tbr_help_layer_names[] = { "bilateral", "pool", "rescEU", NULL };

/* The layers that each name means: those of K11, lives saved by layer. */
static const guint32 layers[] = { 1u << TBR_LAYER_NATIONAL | 1u << TBR_LAYER_BILATERAL,
                                  1u << TBR_LAYER_POOL, 1u << TBR_LAYER_RESCEU };

/* What is called so, TBR_OBSTACLE_N for "all"; FALSE when there is nothing. */
static gboolean
find_what (TbrDraft *draft, const TbrElement *meta, const char *word, TbrRemoval *out_removal)
{
  *out_removal = (TbrRemoval){ .obstacle = TBR_OBSTACLE_N };
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    if (g_ascii_strcasecmp (word, tbr_help_layer_names[i]) == 0)
      {
        out_removal->layers = layers[i];
        return TRUE;
      }
  if (g_str_equal (word, "all"))
    return TRUE;
  for (guint32 i = 0; i < TBR_OBSTACLE_N; i++)
    if (g_str_equal (word, tbr_obstacle_names[i]))
      {
        out_removal->obstacle = i;
        return TRUE;
      }
  g_autofree char *quoted = tbr_quote (word);
  g_autofree char *obstacles = g_strjoinv (", ", (char **) tbr_obstacle_names);
  g_autofree char *help = g_strjoinv (", ", (char **) tbr_help_layer_names);
  tbr_element_fault (draft, meta,
                     "remove: unknown obstacle or layer %s: it is all or one of %s; or one of %s",
                     quoted, obstacles, help);
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
      tbr_element_fault (draft, meta, "remove: %s is not WHAT:OWNER:HOST", quoted);
      return FALSE;
    }
  return find_what (draft, meta, parts[0], out_removal)
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
