/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The steps from files to an immutable scenario. */
#include "scenario/load.h"

#include "scenario/check.h"
#include "scenario/dependence.h"
#include "scenario/fleet.h"
#include "scenario/in_force.h"
#include "scenario/link_condition.h"
#include "scenario/reference.h"
#include "scenario/removal.h"
#include "scenario/setting.h"
#include "scenario/site_draft.h"
#include "scenario/source.h"

#include <libxml/parser.h>
#include <libxml/xmlschemastypes.h>

#include <string.h>

/* libxml2 makes its tables at their first use, and threads that come together make them twice:
   they are made before there is a second thread. */
__attribute__ ((constructor)) static void
prepare_library (void)
{
  xmlInitParser ();
  xmlSchemaInitTypes ();
}

/* A scenario and the memory it lives in. */
typedef struct
{
  TbrScenario scenario;
  TbrStore store;
} Owned;

/* The folder's name, or the file's without its ending. */
static char *
make_id (const TbrDraft *draft, const char *file)
{
  g_autofree char *base = g_path_get_basename (file);
  if (draft->folder != NULL && g_str_equal (base, "scenario.xml"))
    {
      const TbrSource *source = draft->sources->pdata[0];
      g_autofree char *folder = g_path_get_dirname (source->real != NULL ? source->real : file);
      return g_path_get_basename (folder);
    }
  if (g_str_has_suffix (base, ".xml"))
    base[strlen (base) - 4] = '\0';
  return g_strdup (base);
}

/* Lists the elements section by section. */
static void
fill_sections (TbrDraft *draft, TbrScenario *scenario)
{
  guint n = 0;
  for (guint i = 0; i < TBR_SECTION_N; i++)
    n += draft->elements[i]->len;
  const TbrObject **objects = tbr_store_alloc (&draft->store, n * sizeof *objects);
  scenario->objects = objects;
  scenario->n_objects = n;
  for (guint i = 0; i < TBR_SECTION_N; i++)
    {
      scenario->sections[i] = (TbrSection){ .objects = objects, .n = draft->elements[i]->len };
      for (guint j = 0; j < draft->elements[i]->len; j++)
        *objects++ = &((TbrElement *) draft->elements[i]->pdata[j])->object;
    }
}

/* States nobody wrote about, with the defaults, so that they can be set from outside. */
static void
add_states (TbrDraft *draft)
{
  for (guint32 i = 0; i < draft->map->n_countries; i++)
    {
      const char *iso = draft->map->countries[i].iso;
      if (tbr_draft_find (draft, TBR_SECTION_STATES, iso) == NULL)
        tbr_element_default (draft, TBR_SECTION_STATES, &tbr_kind_state, iso);
    }
}

/* Facts of every state of the map; what is not given is as on the map. */
static void
fill_states (TbrDraft *draft, TbrScenario *scenario)
{
  const TbrMap *map = draft->map;
  const TbrStateSpec **states = tbr_store_alloc (&draft->store, map->n_countries * sizeof *states);
  int status = tbr_kind_find_param (&tbr_kind_state, "status");
  for (guint32 i = 0; i < map->n_countries; i++)
    {
      const TbrCountry *country = &map->countries[i];
      TbrElement *element = tbr_draft_find (draft, TBR_SECTION_STATES, country->iso);
      TbrStateSpec *spec = (TbrStateSpec *) (gpointer) element->values;
      if (element->given[status] == 0)
        spec->status = country->group == TBR_GROUP_EU ? TBR_STATUS_MEMBER
                       : country->ucpm                ? TBR_STATUS_PARTICIPATING
                                                      : TBR_STATUS_THIRD;
      if (!(spec->population > 0))
        spec->population = (double) country->population;
      states[i] = spec;
    }
  scenario->states = states;
  scenario->n_states = map->n_countries;
}

static void
fill_capabilities (TbrDraft *draft, TbrScenario *scenario)
{
  const GPtrArray *elements = draft->elements[TBR_SECTION_CAPABILITIES];
  const TbrCapability **capabilities
      = tbr_store_alloc (&draft->store, elements->len * sizeof *capabilities);
  for (guint i = 0; i < elements->len; i++)
    capabilities[i] = (gconstpointer) ((TbrElement *) elements->pdata[i])->values;
  scenario->capabilities = capabilities;
  scenario->n_capabilities = elements->len;
}

/* The table of rates by need and capability; two for one pair are a fault. */
static void
fill_rates (TbrDraft *draft, TbrScenario *scenario)
{
  const GPtrArray *elements = draft->elements[TBR_SECTION_RATES];
  gsize n = scenario->n_capabilities;
  const TbrRate **rates = tbr_store_alloc (&draft->store, TBR_NEED_N * n * sizeof *rates);
  for (guint i = 0; i < elements->len; i++)
    {
      TbrElement *element = elements->pdata[i];
      const TbrRate *rate = (gconstpointer) element->values;
      if (element->is_faulty || rate->capability == TBR_NONE)
        continue;
      const TbrRate **place = &rates[(gsize) rate->need * n + rate->capability];
      if (*place != NULL)
        tbr_element_fault (draft, element, "a second rate for this need and type of unit");
      *place = rate;
    }
  scenario->rates = rates;
}

/* Higher levels first; posts of one level in the order of reading. */
static gint
compare_posts (gconstpointer a, gconstpointer b)
{
  const TbrElement *first = *(TbrElement *const *) a, *second = *(TbrElement *const *) b;
  const TbrPost *one = (gconstpointer) first->values, *other = (gconstpointer) second->values;
  if (one->capability != other->capability)
    return one->capability < other->capability ? -1 : 1;
  if (one->level != other->level)
    return one->level > other->level ? -1 : 1;
  return first->index < second->index ? -1 : first->index > second->index;
}

/* The posts by capability. */
static void
fill_posts (TbrDraft *draft, TbrScenario *scenario)
{
  g_autoptr (GPtrArray) posts = g_ptr_array_new ();
  const GPtrArray *elements = draft->elements[TBR_SECTION_POSTS];
  for (guint i = 0; i < elements->len; i++)
    {
      TbrElement *element = elements->pdata[i];
      const TbrPost *post = (gconstpointer) element->values;
      if (!element->is_faulty && post->capability != TBR_NONE)
        g_ptr_array_add (posts, element);
    }
  g_ptr_array_sort (posts, compare_posts);
  guint n = scenario->n_capabilities;
  guint32 *first = tbr_store_alloc (&draft->store, (n + 1) * sizeof *first);
  const TbrPost **list = tbr_store_alloc (&draft->store, (posts->len + 1) * sizeof *list);
  memset (first, 0, (n + 1) * sizeof *first);
  for (guint i = 0; i < posts->len; i++)
    {
      TbrElement *element = posts->pdata[i];
      list[i] = (gconstpointer) element->values;
      if (++first[list[i]->capability + 1] == TBR_POSTS_MAX + 1)
        tbr_element_fault (draft, element, "capability: more than the %d posts a type may have",
                           TBR_POSTS_MAX);
    }
  for (guint i = 0; i < n; i++)
    first[i + 1] += first[i];
  scenario->posts = list;
  scenario->first_post = first;
}

static void
fill_policies (TbrDraft *draft, TbrScenario *scenario)
{
  guint n = draft->map->n_countries;
  const TbrObject **table
      = tbr_store_alloc (&draft->store, (gsize) TBR_DECISION_N * n * sizeof *table);
  tbr_in_force_fill (draft, table);
  scenario->policies = table;
  scenario->resceu_policy = n > 0 ? table[TBR_DECISION_RESCEU * n] : NULL;
}

static void
fill_units (TbrDraft *draft, TbrScenario *scenario)
{
  g_autoptr (GArray) units = tbr_fleet_make (draft);
  scenario->units = tbr_store_copy (&draft->store, units->data, units->len * sizeof (TbrUnitSpec));
  scenario->n_units = units->len;
  draft->units = scenario->units;
  draft->n_units = units->len;
}

static void
fill_links (TbrDraft *draft, TbrScenario *scenario)
{
  g_autoptr (GArray) links = tbr_link_condition_find (draft);
  scenario->links = tbr_store_copy (&draft->store, links->data, links->len * sizeof (TbrLinkStart));
  scenario->n_links = links->len;
}

static void
fill_removals (TbrDraft *draft, TbrScenario *scenario)
{
  g_autoptr (GArray) removals = tbr_removal_find (draft);
  scenario->removals
      = tbr_store_copy (&draft->store, removals->data, removals->len * sizeof (TbrRemoval));
  scenario->n_removals = removals->len;
}

/* Everything after the reading. */
static void
finish (TbrDraft *draft, TbrScenario *scenario)
{
  scenario->map = draft->map;
  add_states (draft);
  tbr_dependence_add_defaults (draft);
  tbr_in_force_add_defaults (draft);
  tbr_setting_apply (draft);
  tbr_reference_resolve (draft, TBR_REFERENCES_BEFORE_UNITS);
  tbr_site_fill (draft, scenario);
  tbr_check_elements (draft);
  if (tbr_draft_is_full (draft) || draft->is_partial)
    return;
  fill_states (draft, scenario);
  fill_capabilities (draft, scenario);
  fill_posts (draft, scenario);
  fill_rates (draft, scenario);
  tbr_dependence_fill (draft, scenario);
  fill_units (draft, scenario);
  tbr_reference_resolve (draft, TBR_REFERENCES_TO_UNITS);
  fill_policies (draft, scenario);
  fill_links (draft, scenario);
  fill_removals (draft, scenario);
  fill_sections (draft, scenario);
  const GPtrArray *meta = draft->elements[TBR_SECTION_META];
  if (meta->len == 0)
    return;
  scenario->meta = (gconstpointer) ((TbrElement *) meta->pdata[0])->values;
  scenario->start_unix = draft->start_unix;
  tbr_check_whole (draft, scenario);
}

xmlSchemaPtr
tbr_schema_compile (const TbrKindSet *kinds)
{
  g_autofree char *text = tbr_schema_write (kinds);
  xmlSchemaParserCtxtPtr parser = xmlSchemaNewMemParserCtxt (text, (int) strlen (text));
  xmlSchemaPtr schema = xmlSchemaParse (parser);
  xmlSchemaFreeParserCtxt (parser);
  g_assert (schema != NULL);
  return schema;
}

/* Paths of the files that were read. */
static const char *const *
list_files (TbrDraft *draft)
{
  const char **files = tbr_store_alloc (&draft->store, (draft->sources->len + 1) * sizeof (char *));
  guint n = 0;

  for (guint i = 0; i < draft->sources->len; i++)
    {
      const TbrSource *source = draft->sources->pdata[i];
      if (source->real != NULL)
        files[n++] = tbr_store_text (&draft->store, source->real);
    }
  return files;
}

/* Names of those that lie beside the main file. */
static const char *const *
list_beside (TbrDraft *draft)
{
  const char **names = tbr_store_alloc (&draft->store, (draft->beside->len + 1) * sizeof (char *));

  for (guint i = 0; i < draft->beside->len; i++)
    names[i] = tbr_store_text (&draft->store, draft->beside->pdata[i]);
  return names;
}

TbrScenario *
tbr_load (const TbrLoadRequest *request, TbrDiagnostics *faults)
{
  TbrDraft draft;
  guint n_before = tbr_diagnostics_count (faults);
  tbr_draft_init (&draft, request->kinds, request->map, faults);
  draft.library = request->library;
  draft.schema = request->schema != NULL ? request->schema : tbr_schema_compile (request->kinds);
  tbr_setting_collect (&draft, request->settings);
  if (request->path != NULL && request->text != NULL)
    tbr_source_parse_as (&draft, request->path, request->text, request->length);
  else if (request->path != NULL)
    tbr_source_load (&draft, request->path);
  else
    tbr_source_parse (&draft, request->text, request->length, request->name);
  Owned *owned = g_new0 (Owned, 1);
  /* before the checks: some look for files beside the scenario */
  if (draft.sources->len > 0)
    {
      const TbrSource *source = draft.sources->pdata[0];
      g_autofree char *id = make_id (&draft, source->name);
      owned->scenario.id = tbr_store_text (&draft.store, id);
      owned->scenario.file = source->name;
    }
  owned->scenario.files = list_files (&draft);
  owned->scenario.beside = list_beside (&draft);
  if (!draft.is_partial && !tbr_draft_is_full (&draft))
    finish (&draft, &owned->scenario);
  owned->scenario.digest = tbr_digest_value (&draft.digest);
  owned->scenario.frame = tbr_digest_value (&draft.frame);
  owned->store = draft.store;
  if (request->schema == NULL)
    xmlSchemaFree (draft.schema);
  tbr_draft_clear (&draft);
  if (tbr_diagnostics_count (faults) == n_before)
    return &owned->scenario;
  tbr_scenario_free (&owned->scenario);
  return NULL;
}

TbrScenario *
tbr_scenario_load (const char *path, const char *library, const TbrMap *map,
                   const char *const *settings, TbrDiagnostics *faults)
{
  g_return_val_if_fail (path != NULL && map != NULL && faults != NULL, NULL);
  TbrKindSet kinds;
  tbr_kind_set_registered (&kinds);
  TbrLoadRequest request
      = { .kinds = &kinds, .map = map, .path = path, .library = library, .settings = settings };
  return tbr_load (&request, faults);
}

TbrScenario *
tbr_scenario_parse (const char *text, gssize length, const char *name, const char *library,
                    const TbrMap *map, const char *const *settings, TbrDiagnostics *faults)
{
  g_return_val_if_fail (text != NULL && name != NULL && map != NULL && faults != NULL, NULL);
  TbrKindSet kinds;
  tbr_kind_set_registered (&kinds);
  TbrLoadRequest request = { .kinds = &kinds,
                             .map = map,
                             .text = text,
                             .length = length < 0 ? strlen (text) : (gsize) length,
                             .name = name,
                             .library = library,
                             .settings = settings };
  return tbr_load (&request, faults);
}

void
tbr_scenario_free (TbrScenario *scenario)
{
  if (scenario == NULL)
    return;
  Owned *owned = (Owned *) (gpointer) scenario;
  tbr_store_clear (&owned->store);
  g_free (owned);
}

void
tbr_scenario_set_meta (TbrScenario *scenario, const TbrMeta *meta)
{
  Owned *owned = (Owned *) (gpointer) scenario;

  scenario->meta = tbr_store_copy (&owned->store, meta, sizeof *meta);
}

char *
tbr_scenario_schema (void)
{
  TbrKindSet kinds;
  tbr_kind_set_registered (&kinds);
  return tbr_schema_write (&kinds);
}
