/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is kept while a scenario is being read, and what of it the scenario keeps. */
#include "scenario/draft.h"

#include <string.h>

/* After so many faults nobody reads on. */
#define MOST_FAULTS 1000

static guint
hash_id (gconstpointer id)
{
  return tbr_digest_name (id);
}

static void
free_source (gpointer data)
{
  TbrSource *source = data;
  g_free (source->real);
  g_free (source);
}

void
tbr_draft_init (TbrDraft *draft, const TbrKindSet *kinds, const TbrMap *map, TbrDiagnostics *faults)
{
  /* who has a scenario gives the map with its sites, which are about to be read again */
  *draft = (TbrDraft){ .kinds = kinds, .map = tbr_map_origin (map), .faults = faults };
  tbr_store_init (&draft->store);
  for (guint i = 0; i < TBR_SECTION_N; i++)
    {
      draft->elements[i] = g_ptr_array_new ();
      draft->ids[i] = i == TBR_SECTION_UNITS ? g_hash_table_ref (draft->ids[TBR_SECTION_STOCK])
                                             : g_hash_table_new (hash_id, g_str_equal);
    }
  draft->templates = g_hash_table_new (g_direct_hash, g_direct_equal);
  draft->pending = g_array_new (FALSE, FALSE, sizeof (TbrPending));
  draft->at_sites = g_array_new (FALSE, FALSE, sizeof (TbrAtSite));
  draft->settings = g_array_new (FALSE, FALSE, sizeof (TbrSetting));
  draft->orders = g_array_new (FALSE, FALSE, sizeof (TbrSetting));
  draft->stands = g_array_new (FALSE, FALSE, sizeof (TbrSetting));
  draft->sources = g_ptr_array_new_with_free_func (free_source);
  draft->beside = g_ptr_array_new_with_free_func (g_free);
  tbr_digest_init (&draft->digest, 0);
  tbr_digest_init (&draft->frame, 0);
}

void
tbr_draft_clear (TbrDraft *draft)
{
  for (guint i = 0; i < TBR_SECTION_N; i++)
    {
      g_ptr_array_unref (draft->elements[i]);
      g_hash_table_unref (draft->ids[i]);
    }
  g_hash_table_unref (draft->templates);
  g_array_unref (draft->pending);
  g_array_unref (draft->at_sites);
  g_clear_pointer (&draft->sites, g_hash_table_unref);
  g_array_unref (draft->settings);
  g_array_unref (draft->orders);
  g_array_unref (draft->stands);
  g_ptr_array_unref (draft->sources);
  g_ptr_array_unref (draft->beside);
  g_clear_pointer (&draft->unit_ids, g_hash_table_unref);
  g_free (draft->folder);
}

gboolean
tbr_draft_is_full (const TbrDraft *draft)
{
  return tbr_diagnostics_count (draft->faults) >= MOST_FAULTS
         || draft->n_elements > TBR_MOST_ELEMENTS;
}

TbrElement *
tbr_draft_find (const TbrDraft *draft, TbrSectionId section, const char *id)
{
  TbrElement *element = g_hash_table_lookup (draft->ids[section], id);
  return element != NULL && element->section == section ? element : NULL;
}
