/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Values and places as forms write them, and what they mean. */
#include "desktop/forms.h"

#include "desktop/state.h"
#include "draw/language.h"
#include "draw/numeral.h"
#include "draw/when.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

int
tbr_forms_section (const char *name)
{
  for (int i = 0; i < TBR_SECTION_N; i++)
    if (g_str_equal (tbr_section_names[i], name))
      return i;
  return -1;
}

/* The id of the element of a section with an index. */
static const char *
id_of (const TbrScenario *scenario, const char *section, guint32 index)
{
  int number = tbr_forms_section (section);
  /* states are the map's; a scenario may have elements for some of them */
  if (number == TBR_SECTION_STATES)
    return index < scenario->map->n_countries ? scenario->map->countries[index].iso : "";
  if (g_str_equal (section, "units") && index < scenario->n_units)
    return scenario->units[index].id;
  if (number < 0 || index >= scenario->sections[number].n)
    return "";
  return scenario->sections[number].objects[index]->id;
}

char *
tbr_forms_value (const TbrScenario *scenario, const TbrObject *object, guint param)
{
  const TbrParam *one = &object->kind->params[param];
  const guint8 *at = (const guint8 *) object->values + one->offset;
  if (one->type == TBR_PARAM_REF)
    return g_strdup (id_of (scenario, one->section, *(const guint32 *) (gconstpointer) at));
  if (one->type == TBR_PARAM_INSTANT)
    return tbr_when_written (scenario, *(const TbrTime *) (gconstpointer) at);
  if (one->type != TBR_PARAM_REFS)
    {
      char *text = tbr_param_format (one, scenario->start_unix, object->values);
      return text != NULL ? text : g_strdup ("");
    }
  const TbrRefs *refs = (const TbrRefs *) (gconstpointer) at;
  GString *all = g_string_new (NULL);
  for (guint32 i = 0; i < refs->n; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? " " : "",
                            id_of (scenario, one->section, refs->items[i]));
  return g_string_free (all, FALSE);
}

const TbrParam *
tbr_forms_param (const TbrScenario *scenario, gint64 packed)
{
  guint32 index = (guint32) (packed >> TBR_FORM_PARAM_BITS);
  guint param = (guint) (packed & ((1 << TBR_FORM_PARAM_BITS) - 1));
  return index < scenario->n_objects && param < scenario->objects[index]->kind->n_params
             ? &scenario->objects[index]->kind->params[param]
             : NULL;
}

gboolean
tbr_forms_is_word (const TbrParam *param)
{
  return param->type == TBR_PARAM_CHOICE || param->type == TBR_PARAM_BOOL;
}

/* What the thing of an id is called: states and types of unit by their names, all others by the
   id. */
static const char *
called (const TbrScenario *scenario, const char *section, guint32 index)
{
  if (g_str_equal (section, "states") && index < scenario->map->n_countries)
    return tbr_word (scenario->map->countries[index].name);
  if (g_str_equal (section, "capabilities") && index < scenario->n_capabilities)
    return tbr_word (scenario->capabilities[index]->title);
  return id_of (scenario, section, index);
}

char *
tbr_forms_told (const TbrScenario *scenario, const TbrObject *object, guint param)
{
  const TbrParam *one = &object->kind->params[param];
  const guint8 *at = (const guint8 *) object->values + one->offset;
  g_autofree char *text = tbr_forms_value (scenario, object, param);
  if (*text == '\0')
    return g_steal_pointer (&text);
  if (one->type == TBR_PARAM_INSTANT)
    return tbr_when_short (scenario, *(const TbrTime *) (gconstpointer) at);
  if (one->type == TBR_PARAM_REF)
    return g_strdup (called (scenario, one->section, *(const guint32 *) (gconstpointer) at));
  if (one->type == TBR_PARAM_REFS)
    {
      const TbrRefs *refs = (const TbrRefs *) (gconstpointer) at;
      GString *all = g_string_new (NULL);
      for (guint32 i = 0; i < refs->n; i++)
        g_string_append_printf (all, "%s%s", i > 0 ? ", " : "",
                                called (scenario, one->section, refs->items[i]));
      return g_string_free (all, FALSE);
    }
  if (one->type == TBR_PARAM_INTEGER || one->type == TBR_PARAM_REAL
      || one->type == TBR_PARAM_DURATION)
    return tbr_numeral_group (text);
  return tbr_forms_is_word (one) ? g_strdup (tbr_word (text)) : g_steal_pointer (&text);
}

/* What may be chosen, as the reader says it. (transfer full) */
static char *
list_choices (const TbrParam *param)
{
  static const char *const truths[] = { "yes", "no", NULL };
  const char *const *names = param->type == TBR_PARAM_BOOL ? truths : param->choices;
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", tbr_word (names[i]));
  return g_strdup_printf (_ ("one of %s"), list->str);
}

char *
tbr_forms_allowed (const TbrParam *param)
{
  static const char least[] = "at least ", most[] = "at most ", between[] = " to ";
  if (tbr_forms_is_word (param))
    return list_choices (param);
  g_autofree char *range = tbr_param_range_text (param);
  char *middle = strstr (range, between);
  if (g_str_has_prefix (range, least))
    return g_strdup_printf (_ ("at least %s"), range + strlen (least));
  if (g_str_has_prefix (range, most))
    return g_strdup_printf (_ ("at most %s"), range + strlen (most));
  if (middle == NULL)
    return g_steal_pointer (&range);
  *middle = '\0';
  return g_strdup_printf (_ ("%s to %s"), range, middle + strlen (between));
}

char *
tbr_forms_range (const TbrParam *param)
{
  g_autofree char *range = tbr_forms_allowed (param);
  const char *sentence = tbr_word (param->sentence), *name = tbr_word (param->name);
  GString *text = g_string_new (sentence);
  if (*range != '\0')
    g_string_append_printf (text, ": %s", range);
  /* files and --set know it by its own name alone */
  if (!g_str_equal (name, param->name))
    g_string_append_printf (text, " [%s]", param->name);
  return g_string_free (text, FALSE);
}

guint32
tbr_forms_base_of (const TbrScenario *scenario, guint32 unit)
{
  guint32 index = scenario->units[unit].object;
  if (index >= scenario->n_objects)
    return TBR_NONE;
  const TbrKind *kind = scenario->objects[index]->kind;
  return tbr_kind_find_param (kind, "base") >= 0 && tbr_kind_find_param (kind, "lon") >= 0
             ? index
             : TBR_NONE;
}

/* ---- places ---- */

char *
tbr_forms_town (const TbrDesktop *desktop, guint32 city)
{
  const TbrMap *map = desktop->map->map;
  const TbrCity *one = &map->cities[city];
  const char *name = tbr_town (one->name);
  return one->state.i < map->n_countries
             ? g_strdup_printf ("%s, %s", name, tbr_word (map->countries[one->state.i].name))
             : g_strdup (name);
}

char *
tbr_forms_road (const TbrDesktop *desktop, guint32 link)
{
  const TbrMap *map = desktop->map->map;
  const TbrLink *one = &map->links[link];
  return g_strdup_printf ("%s \xe2\x80\x93 %s", map->nodes[one->from.i].name,
                          map->nodes[one->to.i].name);
}

static gboolean
read_degrees (const char *text, double *out_lon, double *out_lat)
{
  char *end;
  double lon = g_ascii_strtod (text, &end);
  if (end == text)
    return FALSE;
  const char *rest = end + strspn (end, ", ");
  double lat = g_ascii_strtod (rest, &end);
  if (end == rest || *(end + strspn (end, " ")) != '\0' || fabs (lon) > 180 || fabs (lat) > 90)
    return FALSE;
  *out_lon = lon;
  *out_lat = lat;
  return TRUE;
}

guint32
tbr_forms_find_town (const TbrDesktop *desktop, const char *text)
{
  const TbrMap *map = desktop->map->map;
  for (guint i = 0; i < map->n_cities; i++)
    {
      guint32 city = desktop->map->backdrop->city_order[i];
      if (!g_str_has_prefix (text, tbr_town (map->cities[city].name)))
        continue;
      g_autofree char *label = tbr_forms_town (desktop, city);
      if (g_str_equal (label, text))
        return city;
    }
  return TBR_NONE;
}

gboolean
tbr_forms_place (const TbrDesktop *desktop, const char *text, double *out_lon, double *out_lat)
{
  guint32 city = tbr_forms_find_town (desktop, text);
  if (city == TBR_NONE)
    return read_degrees (text, out_lon, out_lat);
  *out_lon = (double) desktop->map->map->cities[city].lon;
  *out_lat = (double) desktop->map->map->cities[city].lat;
  return TRUE;
}

char *
tbr_forms_here (const TbrDesktop *desktop)
{
  double lon, lat;
  char east[32], north[32];
  if (!tbr_desktop_place_of (desktop, desktop->selection, &lon, &lat))
    tbr_view_to_place (&desktop->view, desktop->view.width / 2.0, desktop->view.height / 2.0, &lon,
                       &lat);
  g_ascii_formatd (east, sizeof east, "%.3f", lon);
  g_ascii_formatd (north, sizeof north, "%.3f", lat);
  return g_strdup_printf ("%s, %s", east, north);
}
