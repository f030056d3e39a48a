/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is where a site is: bases of units, hazards, their rows. */
#include "scenario/site_draft.h"

#include "base/quote.h"
#include "scenario/reference.h"

#include <math.h>

static const struct
{
  const char *name;
  TbrParamType type;
} gifts[TBR_SITE_GIFT_N] = { [TBR_SITE_GIFT_LON] = { "lon", TBR_PARAM_REAL },
                             [TBR_SITE_GIFT_LAT] = { "lat", TBR_PARAM_REAL },
                             [TBR_SITE_GIFT_NAME] = { "name", TBR_PARAM_TEXT },
                             [TBR_SITE_GIFT_BEDS] = { "beds", TBR_PARAM_REAL } };

static const TbrParam *
find_gift (const TbrParam *params, guint n, guint gift)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (params[i].name, gifts[gift].name) && params[i].type == gifts[gift].type)
      return &params[i];
  return NULL;
}

gboolean
tbr_site_places (const TbrParam *params, guint n)
{
  return find_gift (params, n, TBR_SITE_GIFT_LON) != NULL
         && find_gift (params, n, TBR_SITE_GIFT_LAT) != NULL;
}

gboolean
tbr_site_gives (const TbrParam *param)
{
  for (guint i = 0; i < TBR_SITE_GIFT_N; i++)
    if (find_gift (param, 1, i) != NULL)
      return TRUE;
  return FALSE;
}

/* The parameters of an element, or of one of its rows. */
static const TbrParam *
params_of (const TbrAtSite *at, guint *out_n)
{
  const TbrKind *kind = at->element->object.kind;
  *out_n = at->row_kind == TBR_NONE ? kind->n_params : kind->rows[at->row_kind].n_params;
  return at->row_kind == TBR_NONE ? kind->params : kind->rows[at->row_kind].params;
}

gboolean
tbr_site_take_reference (TbrDraft *draft, const TbrAtSite *at, const TbrTag *tag,
                         const TbrAttribute *attribute)
{
  TbrAtSite kept = *at;
  guint n;
  const TbrParam *params = params_of (at, &n);
  if (!g_str_equal (attribute->name, TBR_AT_SITE) || !tbr_site_places (params, n))
    return FALSE;
  kept.text = tbr_store_text (&draft->store, attribute->value);
  kept.file = at->element->object.file;
  kept.line = attribute->line;
  for (guint i = 0; i < TBR_SITE_GIFT_N; i++)
    if (tbr_tag_find (tag, gifts[i].name) != NULL)
      kept.written |= (guint8) (1u << i);
  g_array_append_val (draft->at_sites, kept);
  return TRUE;
}

/* ---- names ---- */

/* Why nothing or more than one is called so; @ids: (transfer full) of the scenario's own sites.
   (transfer full) */
static char *
refusal (const TbrMap *map, GPtrArray *ids, const char *text, guint n)
{
  g_autoptr (GPtrArray) names = ids;
  g_autofree char *quoted = tbr_quote (text);
  if (n > 1)
    return g_strdup_printf (
        "%u sites are called %s: write the kind before it, as port:Rotterdam, or "
        "the number in the data, as port:#0",
        n, quoted);
  for (guint32 i = 0; i < map->n_sites; i++)
    g_ptr_array_add (names, (gpointer) map->sites[i].name);
  for (guint32 i = 0; i < map->n_ports; i++)
    g_ptr_array_add (names, (gpointer) map->ports[i].name);
  g_autofree char *hint = tbr_reference_hint (tbr_reference_suggest (text, names));
  return g_strdup_printf ("no site %s%s%s", quoted, hint,
                          *hint == '\0' ? ": it is the id of a <site>, or the name, code or number "
                                          "of a site, airport or port of the map"
                                        : "");
}

char *
tbr_site_refusal (const TbrDraft *draft, const char *text, guint n)
{
  GPtrArray *ids = g_ptr_array_new ();
  const GPtrArray *elements = draft->elements[TBR_SECTION_WORLD];
  for (guint i = 0; i < elements->len; i++)
    {
      const TbrElement *element = elements->pdata[i];
      if (element->object.kind == &tbr_kind_site)
        g_ptr_array_add (ids, (gpointer) element->object.id);
    }
  return refusal (draft->map, ids, text, n);
}

TbrSiteId
tbr_scenario_find_site (const TbrScenario *scenario, const char *text, GError **error)
{
  GPtrArray *ids = g_ptr_array_new ();
  guint n;
  for (guint i = 0; i < scenario->n_sites; i++)
    {
      const char *id
          = tbr_scenario_object (scenario, TBR_SECTION_WORLD, scenario->sites[i].element)->id;
      if (g_str_equal (id, text))
        {
          g_ptr_array_unref (ids);
          return scenario->sites[i].site;
        }
      g_ptr_array_add (ids, (gpointer) id);
    }
  TbrSiteId site = tbr_map_find_sites (scenario->map, text, &n);
  if (n == 1)
    {
      g_ptr_array_unref (ids);
      return site;
    }
  g_autofree char *why = refusal (scenario->map, ids, text, n);
  g_set_error_literal (error, TBR_ERROR, TBR_ERROR_NAME, why);
  return TBR_HANDLE (TbrSiteId, TBR_NONE);
}

gboolean
tbr_site_find (const TbrDraft *draft, const char *text, TbrAnySite *out_site, guint *out_n)
{
  gpointer own = draft->sites != NULL ? g_hash_table_lookup (draft->sites, text) : NULL;
  TbrSiteId site = { GPOINTER_TO_UINT (own) - 1 };
  *out_n = 1;
  if (own == NULL)
    site = tbr_map_find_sites (draft->map, text, out_n);
  return *out_n == 1 && tbr_map_any_site (draft->map, site, out_site);
}

/* ---- places ---- */

static void G_GNUC_PRINTF (3, 4)
    refuse (TbrDraft *draft, const TbrAtSite *at, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  const TbrObject *object = &at->element->object;
  g_autofree char *who = tbr_element_describe (object->kind, object->id);
  tbr_diagnostics_add (draft->faults, at->file, at->line, "%s: %s%s" TBR_AT_SITE ": %s", who,
                       at->row_kind == TBR_NONE ? "" : object->kind->rows[at->row_kind].name,
                       at->row_kind == TBR_NONE ? "" : ": ", text);
  at->element->is_faulty = TRUE;
}

/* Writes what the site says into a field that the tag leaves open. */
static void
give (TbrDraft *draft, const TbrAtSite *at, const TbrParam *param, guint gift,
      const TbrAnySite *site)
{
  TbrElement *element = at->element;
  guint8 *values = element->values;
  if (at->row_kind != TBR_NONE)
    values = element->row_values[at->row_kind]
             + at->row * element->object.kind->rows[at->row_kind].size;
  gpointer field = values + param->offset;
  double number = gift == TBR_SITE_GIFT_LON   ? site->lon
                  : gift == TBR_SITE_GIFT_LAT ? site->lat
                                              : site->capacity;
  if (gift == TBR_SITE_GIFT_NAME)
    *(const char **) field = site->name;
  else if (gift != TBR_SITE_GIFT_BEDS
           || (site->category == TBR_SITE_HEALTH && number >= param->min && number <= param->max
               && number > 0))
    *(double *) field = number;
  else if (param->fallback == NULL)
    refuse (draft, at, "%s does not say how many beds it has: beds must be given", site->name);
}

static void
settle (TbrDraft *draft, const TbrAtSite *at)
{
  const guint8 place = 1u << TBR_SITE_GIFT_LON | 1u << TBR_SITE_GIFT_LAT;
  TbrElement *element = at->element;
  TbrAnySite site;
  guint n, n_called;
  const TbrParam *params = params_of (at, &n);
  if (at->row_kind != TBR_NONE && at->row >= element->rows[at->row_kind].n)
    return;
  if (!tbr_site_find (draft, at->text, &site, &n_called))
    {
      g_autofree char *why = tbr_site_refusal (draft, at->text, n_called);
      refuse (draft, at, "%s", why);
      return;
    }
  guint8 written = at->written;
  for (guint i = 0; i < TBR_SITE_GIFT_N; i++)
    {
      const TbrParam *param = find_gift (params, n, i);
      if (param != NULL && at->row_kind == TBR_NONE && element->given[param - params] != 0)
        written |= (guint8) (1u << i);
    }
  if ((written & place) != 0 && (written & place) != place)
    refuse (draft, at, "lon and lat are given together or not at all");
  for (guint i = 0; i < TBR_SITE_GIFT_N; i++)
    {
      const TbrParam *param = find_gift (params, n, i);
      if (param != NULL && (written & (1u << i)) == 0)
        give (draft, at, param, i, &site);
    }
}

void
tbr_site_settle (TbrDraft *draft)
{
  for (guint i = 0; i < draft->at_sites->len && !tbr_draft_is_full (draft); i++)
    settle (draft, &g_array_index (draft->at_sites, TbrAtSite, i));
}
