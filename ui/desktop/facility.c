/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The values of a chosen site and the edits that change them: one of the map is changed by a tag of
   the scenario, which the first edit adds. */
#include "desktop/facility.h"

#include "desktop/branching.h"
#include "desktop/forms.h"
#include "desktop/state.h"
#include "draw/language.h"
#include "draw/numeral.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- which ---- */

const TbrMap *
tbr_facility_map (const TbrDesktop *desktop)
{
  return desktop->session != NULL && desktop->session->scenario != NULL
             ? desktop->session->scenario->map
             : desktop->map->map;
}

gboolean
tbr_facility_find (const TbrDesktop *desktop, guint32 site, TbrAnySite *out_site)
{
  return desktop->map != NULL
         && tbr_map_any_site (tbr_facility_map (desktop), TBR_HANDLE (TbrSiteId, site), out_site);
}

gboolean
tbr_facility_is_on_map (const TbrDesktop *desktop, guint32 site)
{
  TbrAnySite one;
  return desktop->map != NULL
         && tbr_map_any_site (desktop->map->map, TBR_HANDLE (TbrSiteId, site), &one);
}

const char *
tbr_facility_kind (TbrSiteCategory category)
{
  if (category == TBR_SITE_HEALTH)
    return tbr_word (tbr_site_kind_names[category]);
  g_autofree char *name = g_strdelimit (g_strdup (tbr_site_category_name (category)), "_", ' ');
  return tbr_word (g_intern_string (name));
}

/* What the scenario says of a site; NULL when it leaves it as on the map. */
static const TbrSiteStart *
start_of (const TbrScenario *scenario, guint32 site)
{
  for (guint i = 0; i < scenario->n_sites; i++)
    if (scenario->sites[i].site.i == site)
      return &scenario->sites[i];
  return NULL;
}

static const TbrObject *
object_of (const TbrScenario *scenario, guint32 site)
{
  const TbrSiteStart *start = start_of (scenario, site);
  return start != NULL ? tbr_scenario_object (scenario, TBR_SECTION_WORLD, start->element) : NULL;
}

static const TbrKind *
kind_of_sites (void)
{
  const TbrKind *const *kinds = tbr_scenario_kinds (TBR_SECTION_WORLD);
  while (*kinds != NULL && !g_str_equal ((*kinds)->name, "site"))
    kinds++;
  return *kinds;
}

const TbrParam *
tbr_facility_param (guint param)
{
  const TbrKind *kind = kind_of_sites ();
  return param < kind->n_params ? &kind->params[param] : NULL;
}

gboolean
tbr_facility_has (TbrSiteCategory category, const char *param)
{
  return tbr_site_kind_has (category, param) && !g_str_equal (param, "site")
         && !g_str_equal (param, "kind");
}

/* ---- edits ---- */

/* The edit that gives values to a site: name, value, name, value, NULL. (transfer full) */
static char *
line_of (const TbrScenario *scenario, guint32 site, const char *const *values)
{
  const TbrObject *object = object_of (scenario, site);
  g_autoptr (GString) line = g_string_new (NULL);
  if (object == NULL)
    {
      g_autofree char *text = tbr_map_site_reference (scenario->map, TBR_HANDLE (TbrSiteId, site));
      g_autofree char *id = tbr_forms_new_id (scenario, TBR_SECTION_WORLD, "site");
      g_string_append (line, "add world site");
      tbr_forms_append (line, "id", id);
      tbr_forms_append (line, "site", text);
    }
  for (guint i = 0; values[i] != NULL; i += 2)
    {
      g_autofree char *quoted = g_shell_quote (values[i + 1]);
      if (object != NULL)
        g_string_append_printf (line, "%sset world.%s.%s %s", i > 0 ? " ; " : "", object->id,
                                values[i], quoted);
      else
        tbr_forms_append (line, values[i], values[i + 1]);
    }
  return g_strdup (line->str);
}

char *
tbr_facility_move_line (const TbrScenario *scenario, guint32 site, double lon, double lat)
{
  char east[32], north[32];
  g_ascii_formatd (east, sizeof east, "%.4f deg", lon);
  g_ascii_formatd (north, sizeof north, "%.4f deg", lat);
  const char *const values[] = { "lon", east, "lat", north, NULL };
  return line_of (scenario, site, values);
}

char *
tbr_facility_remove_line (const TbrScenario *scenario, guint32 site)
{
  const TbrObject *object = object_of (scenario, site);
  return object != NULL ? g_strdup_printf ("remove world %s", object->id) : NULL;
}

/* The order that closes or opens a site from the instant on the clock. (transfer full) */
static char *
order_of (const TbrDesktop *desktop, guint32 site, gboolean is_open)
{
  const TbrScenario *scenario = desktop->session->scenario;
  const TbrSiteStart *start = start_of (scenario, site);
  g_autofree char *now = tbr_forms_now (desktop);
  g_autofree char *name
      = start != NULL && start->is_new
            ? g_strdup (object_of (scenario, site)->id)
            : tbr_map_site_reference (scenario->map, TBR_HANDLE (TbrSiteId, site));
  g_autoptr (GString) line = g_string_new (NULL);
  g_string_printf (line, "order %s planner set-site", now);
  tbr_forms_append (line, "site", name);
  tbr_forms_append (line, "state", is_open ? "open" : "closed");
  return g_strdup (line->str);
}

/* Whether a site is closed at the instant that is shown. */
static gboolean
is_closed (const TbrDesktop *desktop, guint32 site, const TbrAnySite *one)
{
  return desktop->moment != NULL
             ? tbr_site_closed_at (desktop->moment->snapshot, TBR_HANDLE (TbrSiteId, site))
             : one->closed;
}

void
tbr_facility_use (TbrDesktop *desktop, gboolean is_open)
{
  const char *const values[] = { "open", is_open ? "yes" : "no", NULL };
  if (desktop->selection.kind != TBR_THING_SITE || desktop->whatif == NULL)
    return;
  g_autofree char *line = desktop->clock > 0
                              ? order_of (desktop, desktop->selection.i, is_open)
                              : line_of (desktop->session->scenario, desktop->selection.i, values);
  tbr_branching_try (desktop, line);
}

/* What a site has of a value, as a form writes it; "" for nothing. (transfer full) */
static char *
value_of (const TbrDesktop *desktop, guint32 site, const TbrParam *param, guint index)
{
  const TbrScenario *scenario = desktop->session->scenario;
  const TbrMap *map = scenario->map;
  const TbrObject *object = object_of (scenario, site);
  TbrAnySite one;
  char number[32];
  gboolean is_use = g_str_equal (param->name, "open");
  g_autofree char *written
      = object != NULL && !is_use ? tbr_forms_value (scenario, object, index) : NULL;
  if (written != NULL && *written != '\0')
    return g_steal_pointer (&written);
  if (!tbr_facility_find (desktop, site, &one))
    return g_strdup ("");
  if (g_str_equal (param->name, "name"))
    return g_strdup (one.name);
  if (g_str_equal (param->name, "type"))
    return g_strdelimit (g_strdup (one.subtype), "_", ' ');
  if (g_str_equal (param->name, "state"))
    return g_strdup (one.state.i < map->n_countries ? map->countries[one.state.i].iso : "");
  if (is_use)
    return g_strdup (is_closed (desktop, site, &one) ? "no" : "yes");
  if (g_str_equal (param->name, "region"))
    {
      TbrRegionId region = tbr_map_site_region (map, &one);
      return g_strdup (tbr_is_none (region) ? "" : map->regions[region.i].name);
    }
  gboolean is_lon = g_str_equal (param->name, "lon");
  if (is_lon || g_str_equal (param->name, "lat"))
    return g_strdup (
        g_ascii_formatd (number, sizeof number, "%.4f deg", is_lon ? one.lon : one.lat));
  if (!(one.capacity > 0))
    return g_strdup ("");
  return g_strdup_printf ("%.0f%s", one.capacity,
                          param->dimension == TBR_DIMENSION_POWER    ? " MW"
                          : param->dimension == TBR_DIMENSION_LENGTH ? " m"
                                                                     : "");
}

void
tbr_facility_open (TbrDesktop *desktop, guint index)
{
  const TbrParam *param = tbr_facility_param (index);
  TbrAnySite site;
  if (param == NULL || desktop->selection.kind != TBR_THING_SITE
      || !tbr_facility_find (desktop, desktop->selection.i, &site))
    return;
  g_autofree char *value = value_of (desktop, desktop->selection.i, param, index);
  desktop->form.title = g_strdup_printf (_ ("%s: %s"), site.name, tbr_word (param->name));
  desktop->form.target = g_strdup_printf ("%u", desktop->selection.i);
  (void) tbr_forms_add_param (desktop, param->name, param, value);
  if (g_str_equal (param->name, "open"))
    tbr_form_since_add (desktop);
}

char *
tbr_facility_line (TbrDesktop *desktop)
{
  const TbrFormField *field = tbr_form_field (&desktop->form, 0);
  const char *values[] = { field->id, tbr_forms_written (field), NULL };
  guint32 site = (guint32) g_ascii_strtoull (desktop->form.target, NULL, 10);
  if (tbr_form_since_is_now (desktop))
    return order_of (desktop, site, g_str_equal (values[1], "yes"));
  return line_of (desktop->session->scenario, site, values);
}

/* ---- in the details ---- */

/* A value as the reader says it. (transfer full) */
static char *
told (const TbrMap *map, const TbrParam *param, const char *written)
{
  if (*written == '\0')
    return g_strdup ("\xe2\x80\x93");
  if (g_str_equal (param->name, "type"))
    return tbr_facility_what (written);
  if (g_str_equal (param->name, "state"))
    {
      TbrStateId state = tbr_map_find_state (map, written);
      return g_strdup (tbr_is_none (state) ? written : tbr_word (map->countries[state.i].name));
    }
  if (param->type == TBR_PARAM_REAL || param->type == TBR_PARAM_INTEGER)
    return tbr_numeral_group (written);
  return g_strdup (tbr_forms_is_word (param) ? tbr_word (written) : written);
}

static void
add_values (const TbrDesktop *desktop, TbrColumn *column, guint32 site, TbrSiteCategory category)
{
  const TbrKind *kind = kind_of_sites ();
  const TbrObject *object = object_of (desktop->session->scenario, site);
  gboolean can_edit = desktop->whatif != NULL && desktop->stage == NULL;
  tbr_column_gap (column, 12);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("ITS VALUES"));
  for (guint i = 0; i < kind->n_params; i++)
    {
      const TbrParam *param = &kind->params[i];
      if (!tbr_facility_has (category, param->name))
        continue;
      g_autofree char *written = value_of (desktop, site, param, i);
      g_autofree char *value = told (desktop->session->scenario->map, param, written);
      TbrWidget field = { .kind = TBR_WIDGET_FIELD,
                          .action = can_edit ? TBR_ACT_EDIT_SITE : TBR_ACT_NONE,
                          .argument = i,
                          .text = tbr_word (param->name),
                          .value = value,
                          .is_estimate = object != NULL && object->given[i] != 0
                                         && object->certainties[i] == TBR_CERTAINTY_ESTIMATED };
      tbr_column_add (column, &field);
    }
}

void
tbr_facility_add (const TbrDesktop *desktop, TbrColumn *column, guint32 index)
{
  TbrAnySite site;
  if (!tbr_facility_find (desktop, index, &site))
    {
      tbr_column_text (column, TBR_WIDGET_NOTE, _ ("It is in the scenario no more."));
      return;
    }
  const TbrSiteStart *start = start_of (desktop->session->scenario, index);
  tbr_column_field (column, _ ("Kind"), tbr_facility_kind (site.category));
  if (*site.code != '\0')
    tbr_column_field (column, _ ("Code"), site.code);
  tbr_column_field (column, _ ("From"),
                    start == NULL   ? _ ("the map")
                    : start->is_new ? _ ("this scenario")
                                    : _ ("the map, changed by this scenario"));
  tbr_facility_add_condition (desktop, column, index);
  add_values (desktop, column, index, site.category);
  if (desktop->whatif != NULL && desktop->stage == NULL)
    {
      gboolean closed = is_closed (desktop, index, &site);
      g_autofree char *when
          = tbr_telling_when (desktop->session->scenario, (TbrTime) desktop->clock);
      g_autofree char *detail
          = desktop->clock > 0 ? g_strdup_printf (_ ("from %s on; Ctrl+Z takes it back"), when)
                               : g_strdup (_ ("from the start of the run; Ctrl+Z takes it back"));
      TbrWidget use = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_USE_SITE,
                        .argument = closed,
                        .text = closed ? _ ("Open it") : _ ("Close it"),
                        .detail = detail };
      tbr_column_gap (column, 8);
      tbr_column_add (column, &use);
      tbr_column_text (column, TBR_WIDGET_NOTE, _ ("Drag its mark, or carry it by M."));
    }
  if (*site.note != '\0')
    {
      tbr_column_gap (column, 6);
      g_autofree char *note = tbr_facility_note (tbr_facility_map (desktop), site.note);
      tbr_column_text (column, TBR_WIDGET_NOTE, note);
    }
}
