/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How ids become handles, and what is said when there is nothing of that name. */
#include "scenario/reference.h"

#include "base/quote.h"

#include <string.h>

/* Most names that a word is compared with. */
#define MOST_NAMES 2000

const char *
tbr_reference_suggest (const char *word, GPtrArray *names)
{
  if (names->len > MOST_NAMES)
    g_ptr_array_set_size (names, MOST_NAMES);
  g_ptr_array_add (names, NULL);
  return tbr_suggest (word, (const char *const *) names->pdata);
}

char *
tbr_reference_hint (const char *suggestion)
{
  return suggestion != NULL ? g_strdup_printf (": did you mean '%s'?", suggestion) : g_strdup ("");
}

const char *
tbr_reference_suggest_state (const TbrMap *map, const char *word)
{
  const TbrCountry *best = NULL;
  gsize n = strlen (word);
  for (guint32 i = 0; n > 1 && i < map->n_countries; i++)
    {
      const TbrCountry *country = &map->countries[i];
      if (g_ascii_strncasecmp (country->name, word, n) == 0
          && (best == NULL || country->population > best->population))
        best = country;
    }
  if (best != NULL)
    return best->iso;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint32 i = 0; i < map->n_countries; i++)
    g_ptr_array_add (names, (gpointer) map->countries[i].iso);
  return tbr_reference_suggest (word, names);
}

GPtrArray *
tbr_reference_names (const TbrDraft *draft, TbrSectionId section)
{
  GPtrArray *names = g_ptr_array_new ();
  guint n_units = section == TBR_SECTION_UNITS ? draft->n_units : 0;
  for (guint i = 0; i < n_units && i < MOST_NAMES; i++)
    g_ptr_array_add (names, (gpointer) draft->units[i].id);
  for (guint i = 0; n_units == 0 && i < draft->elements[section]->len && i < MOST_NAMES; i++)
    g_ptr_array_add (names,
                     (gpointer) ((TbrElement *) draft->elements[section]->pdata[i])->object.id);
  return names;
}

/* The handle of @id in a section, TBR_NONE when there is none. */
static guint32
look_up (const TbrDraft *draft, TbrSectionId section, const char *id)
{
  if (section == TBR_SECTION_STATES)
    return tbr_map_find_state (draft->map, id).i;
  if (section == TBR_SECTION_UNITS)
    return GPOINTER_TO_UINT (g_hash_table_lookup (draft->unit_ids, id)) - 1;
  const TbrElement *element = tbr_draft_find (draft, section, id);
  return element != NULL ? element->index : TBR_NONE;
}

static void
refuse (TbrDraft *draft, const TbrPending *pending, TbrSectionId section, const char *id)
{
  const char *suggestion;
  g_autoptr (GPtrArray) names = NULL;
  if (section == TBR_SECTION_STATES)
    suggestion = tbr_reference_suggest_state (draft->map, id);
  else
    {
      names = tbr_reference_names (draft, section);
      suggestion = tbr_reference_suggest (id, names);
    }
  g_autofree char *hint = tbr_reference_hint (suggestion);
  g_autofree char *quoted = tbr_quote (id);
  g_autofree char *who
      = tbr_element_describe (pending->element->object.kind, pending->element->object.id);
  tbr_diagnostics_add (draft->faults, pending->file, pending->line, "%s: %s: unknown %s %s%s", who,
                       pending->param->name, tbr_section_element (section), quoted, hint);
  pending->element->is_faulty = TRUE;
}

static gpointer
find_field (const TbrPending *pending)
{
  TbrElement *element = pending->element;
  if (pending->row_kind == TBR_NONE)
    return element->values + pending->param->offset;
  gsize size = element->object.kind->rows[pending->row_kind].size;
  if (pending->row >= element->rows[pending->row_kind].n)
    return NULL;
  return element->row_values[pending->row_kind] + pending->row * size + pending->param->offset;
}

/* Looks up the ids in @pending and writes the handles. */
static void
resolve (TbrDraft *draft, const TbrPending *pending, TbrSectionId section)
{
  gpointer field = find_field (pending);
  g_auto (GStrv) ids = g_strsplit_set (pending->text, " \t\r\n", -1);
  g_autoptr (GArray) handles = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; ids[i] != NULL && field != NULL; i++)
    {
      if (*ids[i] == '\0')
        continue;
      guint32 handle = look_up (draft, section, ids[i]);
      if (handle == TBR_NONE)
        refuse (draft, pending, section, ids[i]);
      else
        g_array_append_val (handles, handle);
    }
  if (field != NULL && pending->param->type == TBR_PARAM_REFS)
    *(TbrRefs *) field
        = (TbrRefs){ tbr_store_copy (&draft->store, handles->data, handles->len * sizeof (guint32)),
                     handles->len };
  else if (field != NULL && handles->len == 1)
    *(guint32 *) field = g_array_index (handles, guint32, 0);
  else if (handles->len > 1)
    {
      tbr_element_fault (draft, pending->element, "%s: one %s is wanted, not %u",
                         pending->param->name, tbr_section_element (section), handles->len);
      pending->element->is_faulty = TRUE;
    }
  else if (pending->param->type == TBR_PARAM_REF && pending->param->fallback == NULL
           && strspn (pending->text, " \t\r\n") == strlen (pending->text))
    {
      tbr_element_fault (draft, pending->element, "%s: it may not be empty", pending->param->name);
      pending->element->is_faulty = TRUE;
    }
}

void
tbr_reference_resolve (TbrDraft *draft, TbrReferencePhase phase)
{
  for (guint i = 0; i < draft->pending->len && !tbr_draft_is_full (draft); i++)
    {
      const TbrPending *pending = &g_array_index (draft->pending, TbrPending, i);
      int section = tbr_section_find (pending->param->section);
      g_assert (section >= 0);
      if ((section == TBR_SECTION_UNITS) == (phase == TBR_REFERENCES_TO_UNITS))
        resolve (draft, pending, (TbrSectionId) section);
    }
}
