/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Rows of a file that somebody brings along as edits of a scenario. */
#include <tabard/import.h>
#include <tabard/units.h>

#include "base/quote.h"

#include <math.h>
#include <string.h>

#define ID_STEM "own"

/* One import under way. */
typedef struct
{
  const TbrScenario *scenario;
  const TbrPlaces *places;
  const TbrImportPlan *plan;
  const TbrParam *params;
  guint n_params;
  TbrDiagnostics *faults;
  GHashTable *ids;        /* of rows that were brought */
  GHashTable *next;       /* by stem of an id: the number to try for the next row of that name */
  GHashTable *references; /* by "section text": what it names, "" for nothing */
  GString *line;
  gpointer values; /* where values are tried */
} Import;

/* ---- what rows can become ---- */

static const TbrParam *
row_params (const TbrScenario *scenario, const TbrImportPlan *plan, guint *out_n)
{
  const TbrObject *object = tbr_scenario_find (scenario, TBR_SECTION_HAZARDS, plan->hazard);
  for (guint i = 0; object != NULL && i < object->kind->n_rows; i++)
    if (g_strcmp0 (object->kind->rows[i].name, plan->row) == 0)
      {
        *out_n = object->kind->rows[i].n_params;
        return object->kind->rows[i].params;
      }
  return NULL;
}

const TbrParam *
tbr_import_params (const TbrScenario *scenario, const TbrImportPlan *plan, guint *out_n)
{
  const TbrKind *const *kinds
      = tbr_scenario_kinds (plan->is_sites ? TBR_SECTION_WORLD : TBR_SECTION_UNITS);
  if (plan->hazard != NULL)
    return row_params (scenario, plan, out_n);
  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_str_equal (kinds[i]->name, plan->is_sites ? "site" : "unit"))
      {
        *out_n = kinds[i]->n_params;
        return kinds[i]->params;
      }
  return NULL;
}

GPtrArray *
tbr_import_columns (const TbrPlaces *places)
{
  GPtrArray *columns = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < places->properties->len; i++)
    {
      const char *name = g_array_index (places->properties, TbrPlaceProperty, i).name;
      if (g_hash_table_add (known, (gpointer) name))
        g_ptr_array_add (columns, (gpointer) name);
    }
  return columns;
}

const char *
tbr_import_guess (const GPtrArray *columns, const char *param)
{
  static const char *const words[][7] = {
    { "capability", "type", "module", "kind", "unit", "typ", NULL },
    { "state", "owner", "country", "iso", "iso2", "land", NULL },
    { "count", "number", "n", "units", "anzahl", "nombre", NULL },
    { "base", "town", "city", "ort", "ville", "place", NULL },
    { "lon", "longitude", "lng", "long", "x", "laenge", NULL },
    { "lat", "latitude", "y", "breite", "latitud", NULL, NULL },
    { "kind", "category", "type", "art", "genre", "sort", NULL },
    { "name", "title", "nom", "label", "bezeichnung", NULL, NULL },
    { "beds", "betten", "lits", "capacity", "n_beds", NULL, NULL },
  };
  for (guint k = 0; k < columns->len; k++)
    if (g_ascii_strcasecmp (columns->pdata[k], param) == 0)
      return columns->pdata[k];
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint j = 1; g_str_equal (words[i][0], param) && words[i][j] != NULL; j++)
      for (guint k = 0; k < columns->len; k++)
        if (g_ascii_strcasecmp (columns->pdata[k], words[i][j]) == 0)
          return columns->pdata[k];
  return NULL;
}

/* ---- one value ---- */

static gboolean refuse (const Import *import, const TbrOwnPlace *place, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
refuse (const Import *import, const TbrOwnPlace *place, const char *format, ...)
{
  va_list list;
  va_start (list, format);
  g_autofree char *text = g_strdup_vprintf (format, list);
  va_end (list);
  /* files of features often have one line: their number says more */
  if (place->number > 0)
    tbr_diagnostics_add (import->faults, import->places->path, place->line, "feature %u: %s",
                         place->number, text);
  else
    tbr_diagnostics_add (import->faults, import->places->path, place->line, "%s", text);
  return FALSE;
}

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *x = g_utf8_casefold (a, -1);
  g_autofree char *y = g_utf8_casefold (b, -1);
  return g_str_equal (x, y);
}

static const char *
look_up (const Import *import, const TbrParam *param, const char *text)
{
  const TbrScenario *scenario = import->scenario;
  const TbrMap *map = scenario->map;
  if (g_str_equal (param->section, "states"))
    {
      for (guint i = 0; i < map->n_countries; i++)
        if (is_same (map->countries[i].iso, text) || is_same (map->countries[i].name, text))
          return map->countries[i].iso;
      return NULL;
    }
  for (guint i = 0; i < TBR_SECTION_N; i++)
    for (guint k = 0;
         g_str_equal (tbr_section_names[i], param->section) && k < scenario->sections[i].n; k++)
      {
        const TbrObject *object = scenario->sections[i].objects[k];
        gboolean is_type = i == TBR_SECTION_CAPABILITIES;
        if (is_same (object->id, text)
            || (is_type && is_same (scenario->capabilities[k]->title, text)))
          return object->id;
      }
  return NULL;
}

/* The id of a type or a state that people write by id or name; NULL for none. */
static const char *
find_reference (const Import *import, const TbrParam *param, const char *text)
{
  g_autofree char *key = g_strdup_printf ("%s %s", param->section, text);
  const char *id = g_hash_table_lookup (import->references, key);
  if (id == NULL)
    {
      id = look_up (import, param, text);
      id = id != NULL ? id : "";
      g_hash_table_insert (import->references, g_steal_pointer (&key), (gpointer) id);
    }
  return *id != '\0' ? id : NULL;
}

/* A number as scenarios write it: with a point, and with the unit that it is kept in when it has
   none. (transfer full) */
static char *
tidy_number (const TbrParam *param, const char *text)
{
  g_autofree char *point = g_strdup (text);
  char *comma = strchr (point, ',');
  char *end;
  if (comma != NULL && strchr (point, '.') == NULL && strchr (comma + 1, ',') == NULL)
    *comma = '.';
  double value = g_ascii_strtod (point, &end);
  gboolean is_bare = end != point && *(end + strspn (end, " ")) == '\0';
  return is_bare && param->type == TBR_PARAM_REAL ? tbr_units_format (value, param->dimension)
                                                  : g_steal_pointer (&point);
}

/* A choice as scenarios write it: "Power plant" as "power-plant". (transfer full) */
static char *
tidy_choice (const TbrParam *param, const char *text)
{
  g_autofree char *plain = g_strdelimit (g_utf8_strdown (text, -1), " _", '-');
  for (guint i = 0; param->choices[i] != NULL; i++)
    if (g_ascii_strcasecmp (param->choices[i], plain) == 0)
      return g_strdup (param->choices[i]);
  return g_strdup (text);
}

/* A value as scenarios write it. (transfer full) */
static char *
tidy (const TbrParam *param, const char *text)
{
  if (param->type == TBR_PARAM_CHOICE)
    return tidy_choice (param, text);
  return param->type == TBR_PARAM_TEXT ? g_strdup (text) : tidy_number (param, text);
}

/* Appends " name=value" when the value is allowed. */
static gboolean
append (Import *import, const TbrOwnPlace *place, const TbrParam *param, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  if (param->type == TBR_PARAM_REF)
    {
      value = g_strdup (find_reference (import, param, text));
      g_autofree char *quoted = tbr_quote (text);
      if (value == NULL)
        return refuse (import, place, "%s: the scenario knows no %s in its %s", param->name, quoted,
                       param->section);
    }
  else
    {
      g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
      value = tidy (param, text);
      g_strdelimit (value, "\r\n\t", ' ');
      if (param->type != TBR_PARAM_REFS
          && !tbr_param_parse (param, value, import->scenario->start_unix, import->values, owned,
                               &error))
        return refuse (import, place, "%s", error->message);
    }
  g_autofree char *quoted = g_shell_quote (value);
  g_string_append_printf (import->line, " %s=%s", param->name, quoted);
  return TRUE;
}

/* ---- one row ---- */

static const TbrParam *
find_param (const Import *import, const char *name)
{
  for (guint i = 0; i < import->n_params; i++)
    if (g_str_equal (import->params[i].name, name))
      return &import->params[i];
  return NULL;
}

/* What a row says of a parameter, NULL for nothing. */
static const char *
text_of (const Import *import, const TbrOwnPlace *place, const char *param)
{
  for (guint i = 0; i < import->plan->n; i++)
    {
      const TbrImportField *field = &import->plan->fields[i];
      if (!g_str_equal (field->param, param))
        continue;
      const char *text = field->is_column ? tbr_places_property (import->places, place, field->text)
                                          : field->text;
      return text != NULL && *text != '\0' ? text : NULL;
    }
  return NULL;
}

/* Whether what the file draws is one place: a point, or an area, which has a middle. */
static gboolean
is_one_place (const Import *import, const TbrOwnPlace *place)
{
  const TbrPlacePart *part
      = &g_array_index (import->places->parts, TbrPlacePart, place->first_part);
  if (part->form == TBR_PLACE_LINE)
    return refuse (import, place, "it is a line: a row is a point or an area, or has lon and lat");
  return part->form == TBR_PLACE_RING || place->n_parts == 1
         || refuse (import, place,
                    "it has %u points: write a feature for each, or give it lon and lat",
                    place->n_parts);
}

/* Where a row is: its own longitude and latitude, else where its file draws it. */
static gboolean
append_place (Import *import, const TbrOwnPlace *place, double at[2])
{
  static const char *const names[] = { "lon", "lat" };
  gboolean is_written
      = text_of (import, place, names[0]) != NULL || text_of (import, place, names[1]) != NULL;
  at[0] = at[1] = NAN;
  if (!is_written && place->n_parts > 0 && find_param (import, names[0]) != NULL
      && !is_one_place (import, place))
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      const TbrParam *param = find_param (import, names[i]);
      const char *text = text_of (import, place, names[i]);
      char drawn[G_ASCII_DTOSTR_BUF_SIZE];
      if (param == NULL)
        continue;
      if (!is_written && place->n_parts > 0)
        text = g_ascii_formatd (drawn, sizeof drawn, "%.5f",
                                (double) (i == 0 ? place->at.lon : place->at.lat));
      if (text == NULL)
        continue;
      if (!append (import, place, param, text))
        return FALSE;
      at[i] = *(const double *) (gconstpointer) ((const guint8 *) import->values + param->offset);
    }
  return isnan (at[0]) == isnan (at[1])
         || refuse (import, place, "lon and lat are given together or not at all");
}

static gboolean
append_params (Import *import, const TbrOwnPlace *place)
{
  for (guint i = 0; i < import->n_params; i++)
    {
      const TbrParam *param = &import->params[i];
      const char *text = text_of (import, place, param->name);
      gboolean is_place = g_str_equal (param->name, "lon") || g_str_equal (param->name, "lat");
      if (text == NULL && param->fallback == NULL && !is_place)
        return refuse (import, place, "%s: it must be given", param->name);
      if (text != NULL && !is_place && !append (import, place, param, text))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_taken (const Import *import, const char *id)
{
  if (import->plan->is_sites)
    return tbr_scenario_find (import->scenario, TBR_SECTION_WORLD, id) != NULL
           || g_hash_table_contains (import->ids, id);
  return tbr_scenario_find (import->scenario, TBR_SECTION_UNITS, id) != NULL
         || tbr_scenario_find (import->scenario, TBR_SECTION_STOCK, id) != NULL
         || g_hash_table_contains (import->ids, id);
}

/* An id that neither the scenario has nor a row that was brought: the name as far as ids allow it.
   It is not taken by that. (transfer full) */
static char *
make_id (Import *import, const TbrOwnPlace *place)
{
  g_autofree char *stem = g_strndup (place->name, 40);
  g_strcanon (stem, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-", '-');
  if (!g_ascii_isalnum (*stem))
    {
      g_free (stem);
      stem = g_strdup (ID_STEM);
    }
  guint n = MAX (1, GPOINTER_TO_UINT (g_hash_table_lookup (import->next, stem)));
  char *id = n == 1 ? g_strdup (stem) : g_strdup_printf ("%s-%u", stem, n);
  while (is_taken (import, id))
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", stem, ++n);
    }
  g_hash_table_insert (import->next, g_steal_pointer (&stem), GUINT_TO_POINTER (n));
  return id;
}

/* Owner and base of a unit: what the row does not say follows from where it stands. */
static gboolean
settle_unit (Import *import, const TbrOwnPlace *place, const double at[2])
{
  const TbrMap *map = import->scenario->map;
  const char *base = text_of (import, place, "base"), *owner = text_of (import, place, "state");
  TbrStateId state = { TBR_NONE };
  if (!isnan (at[0]) && !tbr_scenario_allows_base (map, at[0], at[1]))
    return refuse (import, place,
                   "%.4f, %.4f (lon, lat) lies at sea: a base is on land or near a road", at[0],
                   at[1]);
  if (!isnan (at[0]))
    state = tbr_map_state_at (map, at[0], at[1]);
  if (owner == NULL && tbr_is_none (state))
    return refuse (import, place, "state: whose unit is it? It stands on no state's land");
  if (owner == NULL)
    g_string_append_printf (import->line, " state=%s", map->countries[state.i].iso);
  if (isnan (at[0]) && base == NULL)
    return refuse (import, place, "where is it? It has neither a base nor lon and lat");
  const TbrParam *param = find_param (import, "state");
  const char *iso = owner != NULL ? find_reference (import, param, owner) : NULL;
  if (!isnan (at[0]) || iso == NULL)
    return TRUE;
  g_autofree char *quoted = tbr_quote (base);
  return !tbr_is_none (tbr_map_find_city (map, tbr_map_find_state (map, iso), base))
         || refuse (import, place, "base: no town %s of %s on the map: give lon and lat", quoted,
                    iso);
}

/* A site must say what it is and where; its name is that of the row when no column is. */
static gboolean
settle_site (Import *import, const TbrOwnPlace *place, const double at[2])
{
  const char *kind = text_of (import, place, "kind"), *changed = text_of (import, place, "site");
  if (kind == NULL && changed == NULL)
    return refuse (import, place, "kind: it must be given");
  if (isnan (at[0]) && changed == NULL)
    return refuse (import, place, "where is it? It has no lon and lat");
  if (!isnan (at[0]) && !tbr_scenario_allows_base (import->scenario->map, at[0], at[1]))
    return refuse (import, place,
                   "%.4f, %.4f (lon, lat) lies at sea: a site is on land or near a road", at[0],
                   at[1]);
  if (text_of (import, place, "name") == NULL && *place->name != '\0')
    {
      g_autofree char *name = g_strdelimit (g_strdup (place->name), "\r\n\t", ' ');
      g_autofree char *quoted = g_shell_quote (name);
      g_string_append_printf (import->line, " name=%s", quoted);
    }
  return TRUE;
}

/* What follows for a row from where it stands. */
static gboolean
settle (Import *import, const TbrOwnPlace *place, const double at[2])
{
  if (import->plan->hazard != NULL)
    return TRUE;
  return import->plan->is_sites ? settle_site (import, place, at) : settle_unit (import, place, at);
}

static gboolean
add_row (Import *import, const TbrOwnPlace *place)
{
  gsize before = import->line->len;
  g_autofree char *id = import->plan->hazard == NULL ? make_id (import, place) : NULL;
  double at[2];
  if (before > 0)
    g_string_append (import->line, " ; ");
  if (import->plan->hazard != NULL)
    g_string_append_printf (import->line, "extend hazards %s %s", import->plan->hazard,
                            import->plan->row);
  else
    g_string_append_printf (import->line, "add %s id=%s",
                            import->plan->is_sites ? "world site" : "units unit", id);
  gboolean is_good = append_params (import, place) && append_place (import, place, at)
                     && settle (import, place, at);
  if (is_good && import->plan->hazard != NULL && isnan (at[0])
      && find_param (import, "lon") != NULL)
    is_good = refuse (import, place, "where is it? It has no lon and lat");
  if (!is_good)
    g_string_truncate (import->line, before);
  else if (id != NULL)
    g_hash_table_add (import->ids, g_steal_pointer (&id));
  return is_good;
}

char *
tbr_import_edit (const TbrScenario *scenario, const TbrPlaces *places, const TbrImportPlan *plan,
                 TbrDiagnostics *faults, guint *out_n)
{
  Import import = { .scenario = scenario, .places = places, .plan = plan, .faults = faults };
  gsize size = 0;
  *out_n = 0;
  import.params = tbr_import_params (scenario, plan, &import.n_params);
  if (import.params == NULL)
    return NULL;
  /* no value is larger than the list of a reference */
  for (guint i = 0; i < import.n_params; i++)
    size = MAX (size, import.params[i].offset + sizeof (TbrRefs) + sizeof (gint64));
  import.values = g_malloc0 (size);
  import.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import.next = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import.references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import.line = g_string_new (NULL);
  for (guint i = 0; i < places->places->len; i++)
    {
      const TbrOwnPlace *place = &g_array_index (places->places, TbrOwnPlace, i);
      if (*out_n == TBR_IMPORT_MOST)
        (void) refuse (&import, place, "only %u rows can be brought at a time", TBR_IMPORT_MOST);
      else if (add_row (&import, place))
        ++*out_n;
    }
  g_free (import.values);
  g_hash_table_unref (import.ids);
  g_hash_table_unref (import.next);
  g_hash_table_unref (import.references);
  return g_string_free (import.line, *out_n == 0);
}
