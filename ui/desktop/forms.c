/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What each form asks, and the edit that its answers make. */
#include "desktop/forms.h"

#include "desktop/bookmarks.h"
#include "desktop/caret.h"
#include "desktop/exercise/editor.h"
#include "desktop/exercise/stage.h"
#include "desktop/facility.h"
#include "desktop/reporting.h"
#include "desktop/spots.h"
#include "draw/language.h"

#include <tabard/command.h>

#include <glib/gi18n.h>
#include <string.h>

/* ---- choices ---- */

void
tbr_forms_add_states (const TbrDesktop *desktop, TbrFormField *field)
{
  const TbrMap *map = desktop->map->map;
  for (guint32 i = 0; i < map->n_countries; i++)
    tbr_form_choice (field, map->countries[i].iso, tbr_word (map->countries[i].name));
}

void
tbr_forms_add_elements (const TbrDesktop *desktop, TbrFormField *field, const char *section)
{
  const TbrScenario *scenario = desktop->session->scenario;
  int number = tbr_forms_section (section);
  if (number == TBR_SECTION_STATES)
    tbr_forms_add_states (desktop, field);
  else if (number == TBR_SECTION_CAPABILITIES)
    for (guint i = 0; i < scenario->n_capabilities; i++)
      tbr_form_choice (field, scenario->sections[number].objects[i]->id,
                       tbr_word (scenario->capabilities[i]->title));
  else if (number >= 0 && number != TBR_SECTION_UNITS)
    for (guint i = 0; i < scenario->sections[number].n; i++)
      tbr_form_choice (field, scenario->sections[number].objects[i]->id,
                       scenario->sections[number].objects[i]->id);
}

/* A field for a parameter, with what may be chosen. */
TbrFormField *
tbr_forms_add_param (TbrDesktop *desktop, const char *id, const TbrParam *param, const char *value)
{
  gboolean is_one = param->type == TBR_PARAM_CHOICE || param->type == TBR_PARAM_BOOL
                    || param->type == TBR_PARAM_REF;
  TbrFormField *field = tbr_form_add (&desktop->form, is_one ? TBR_ASK_CHOICE : TBR_ASK_TEXT, id,
                                      tbr_word (param->name), value);
  g_autofree char *hint = tbr_forms_range (param);
  field->param = param;
  tbr_form_hint (field, hint);
  for (guint i = 0; param->type == TBR_PARAM_CHOICE && param->choices[i] != NULL; i++)
    tbr_form_choice (field, param->choices[i], tbr_word (param->choices[i]));
  if (param->type == TBR_PARAM_BOOL)
    {
      tbr_form_choice (field, "yes", _ ("yes"));
      tbr_form_choice (field, "no", _ ("no"));
    }
  if (param->type == TBR_PARAM_REF)
    tbr_forms_add_elements (desktop, field, param->section);
  tbr_form_name (field);
  return field;
}

/* ---- one value ---- */

static void
open_param (TbrDesktop *desktop, gint64 argument)
{
  const TbrScenario *scenario = desktop->session->scenario;
  if (tbr_forms_param (scenario, argument) == NULL)
    return;
  const TbrObject *object = scenario->objects[argument >> TBR_FORM_PARAM_BITS];
  guint param = (guint) (argument & ((1 << TBR_FORM_PARAM_BITS) - 1));
  g_autofree char *value = tbr_forms_value (scenario, object, param);
  desktop->form.title
      = g_strdup_printf (_ ("%s: %s"), object->id, tbr_word (object->kind->params[param].name));
  desktop->form.target = g_strdup_printf ("%s.%s.%s", object->kind->section, object->id,
                                          object->kind->params[param].name);
  TbrFormField *field = tbr_forms_add_param (desktop, object->kind->params[param].name,
                                             &object->kind->params[param], value);
  tbr_form_name (field);
  if (tbr_form_since_can_date (desktop, object))
    tbr_form_since_add (desktop);
}

/* What the edit says for what was written. */
const char *
tbr_forms_written (const TbrFormField *field)
{
  const char *chosen = tbr_form_chosen (field, field->value);
  return chosen != NULL ? chosen : field->value;
}

static char *
line_of_param (TbrDesktop *desktop)
{
  const char *value = tbr_forms_written (tbr_form_field (&desktop->form, 0));
  g_autofree char *quoted = g_shell_quote (value);
  if (!tbr_form_since_is_now (desktop))
    return g_strdup_printf ("set %s %s", desktop->form.target, quoted);
  const char *id = strchr (desktop->form.target, '.') + 1, *name = strrchr (id, '.') + 1;
  g_autofree char *policy = g_strndup (id, (gsize) (name - 1 - id));
  return tbr_form_since_policy_line (desktop,
                                     tbr_scenario_find (desktop->session->scenario,
                                                        TBR_SECTION_POLICIES, policy),
                                     name, value);
}

/* ---- units ---- */

void
tbr_forms_add_place (TbrDesktop *desktop, const char *name, const char *value)
{
  TbrFormField *field = tbr_form_add (&desktop->form, TBR_ASK_PLACE, TBR_FORM_PLACE, name, value);
  tbr_form_hint (field, _ ("a town, or longitude and latitude; a click on the map gives it"));
}

char *
tbr_forms_new_id (const TbrScenario *scenario, TbrSectionId section, const char *stem)
{
  char *id = NULL;
  guint n = 1;
  do
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", stem, n++);
    }
  while (tbr_scenario_find (scenario, section, id) != NULL
         || (section == TBR_SECTION_UNITS
             && tbr_scenario_find (scenario, TBR_SECTION_STOCK, id) != NULL));
  return id;
}

void
tbr_forms_append (GString *line, const char *name, const char *value)
{
  g_autofree char *quoted = g_shell_quote (value);
  g_string_append_printf (line, " %s=%s", name, quoted);
}

void
tbr_forms_append_degrees (GString *line, const char *name, double value)
{
  char text[32];
  g_ascii_formatd (text, sizeof text, "%.4f", value);
  g_autofree char *written = g_strconcat (text, " deg", NULL);
  tbr_forms_append (line, name, written);
}

void
tbr_forms_complain (TbrDesktop *desktop, const char *text)
{
  g_free (desktop->form.complaint);
  desktop->form.complaint = g_strdup (text);
}

/* The place of a form; FALSE with a complaint. */
gboolean
tbr_forms_read_place (TbrDesktop *desktop, const char *id, double *out_lon, double *out_lat)
{
  if (tbr_forms_place (desktop, tbr_form_value (&desktop->form, id), out_lon, out_lat))
    return TRUE;
  tbr_forms_complain (desktop,
                      _ ("This is neither a town of the map nor a longitude and a latitude such as "
                         "15.32, 61.98."));
  return FALSE;
}

char *
tbr_forms_base_name (const TbrDesktop *desktop, const char *text)
{
  guint32 city = tbr_forms_find_town (desktop, text);
  return g_strdup (city != TBR_NONE ? desktop->map->map->cities[city].name : "");
}

static void
open_move (TbrDesktop *desktop, guint32 unit)
{
  const TbrScenario *scenario = desktop->session->scenario;
  guint32 index = unit < scenario->n_units ? tbr_forms_base_of (scenario, unit) : TBR_NONE;
  if (index == TBR_NONE)
    {
      tbr_desktop_say (desktop, _ ("Its number and place follow from a rate for the whole state: "
                                   "only units of a stock can be moved"));
      return;
    }
  const TbrObject *object = scenario->objects[index];
  desktop->form.target = g_strdup_printf ("%u", index);
  desktop->form.title
      = g_strdup_printf (_ ("Move %s, all units of %s"), scenario->units[unit].id, object->id);
  tbr_forms_add_place (desktop, _ ("New base"), "");
  if (tbr_form_since_can_station (desktop, index))
    tbr_form_since_add (desktop);
}

char *
tbr_forms_move_line (const TbrObject *object, const char *town, double lon, double lat)
{
  char east[32], north[32];
  g_autofree char *target = g_strdup_printf ("%s.%s", object->kind->section, object->id);
  g_autofree char *quoted = g_shell_quote (town);
  g_ascii_formatd (east, sizeof east, "%.4f", lon);
  g_ascii_formatd (north, sizeof north, "%.4f", lat);
  return g_strdup_printf ("set %s.base %s ; set %s.lon '%s deg' ; set %s.lat '%s deg'", target,
                          quoted, target, east, target, north);
}

static char *
line_of_move (TbrDesktop *desktop)
{
  const TbrScenario *scenario = desktop->session->scenario;
  guint64 index = g_ascii_strtoull (desktop->form.target, NULL, 10);
  double lon, lat;
  if (index >= scenario->n_objects || !tbr_forms_read_place (desktop, TBR_FORM_PLACE, &lon, &lat))
    return NULL;
  g_autofree char *town
      = tbr_forms_base_name (desktop, tbr_form_value (&desktop->form, TBR_FORM_PLACE));
  return tbr_form_since_is_now (desktop)
             ? tbr_form_since_station_line (desktop, (guint32) index, town, lon, lat)
             : tbr_forms_move_line (scenario->objects[index], town, lon, lat);
}

/* ---- now ---- */

/* Now, as text. (transfer full) */
char *
tbr_forms_now (const TbrDesktop *desktop)
{
  return tbr_instant_format (desktop->session->scenario->start_unix + (TbrTime) desktop->clock);
}

/* ---- roads ---- */

static void
open_road (TbrDesktop *desktop, gint64 argument)
{
  g_autofree char *road = argument >= 0 && argument < (gint64) desktop->map->map->n_links
                              ? tbr_forms_road (desktop, (guint32) argument)
                              : NULL;
  g_autofree char *when = tbr_telling_when (desktop->session->scenario, (TbrTime) desktop->clock);
  desktop->form.title = g_strdup_printf (_ ("Close, slow or open a road, from %s on"), when);
  desktop->form.target = road != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, argument) : NULL;
  TbrFormField *field
      = tbr_form_add (&desktop->form, TBR_ASK_ROAD, "link", _ ("Road or ferry"), road);
  tbr_form_hint (field, _ ("between two places of the network"));
  field = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, "state", _ ("Condition"),
                        C_ ("road", "closed"));
  tbr_form_choice (field, "closed", C_ ("road", "closed"));
  tbr_form_choice (field, "slowed", C_ ("road", "slowed"));
  tbr_form_choice (field, "open", C_ ("road", "open"));
  field = tbr_form_add (&desktop->form, TBR_ASK_TEXT, "factor",
                        _ ("Share of its speed when slowed"), "50 %");
  tbr_form_hint (field, "1-100 %");
  if (road != NULL)
    desktop->form.current = 1;
}

static guint32
find_road (const TbrDesktop *desktop, const char *text)
{
  const TbrMap *map = desktop->map->map;
  for (guint32 i = 0; i < map->n_links; i++)
    {
      if (!g_str_has_prefix (text, map->nodes[map->links[i].from.i].name))
        continue;
      g_autofree char *label = tbr_forms_road (desktop, i);
      if (g_str_equal (label, text))
        return i;
    }
  return TBR_NONE;
}

static char *
line_of_road (TbrDesktop *desktop)
{
  const TbrForm *form = &desktop->form;
  const char *road = tbr_form_value (form, "link");
  guint32 link = find_road (desktop, road);
  if (form->target != NULL)
    {
      guint32 given = (guint32) g_ascii_strtoull (form->target, NULL, 10);
      g_autofree char *label = tbr_forms_road (desktop, given);
      link = g_str_equal (label, road) ? given : link;
    }
  if (link == TBR_NONE)
    {
      tbr_forms_complain (desktop, _ ("No road or ferry of the network is called so."));
      return NULL;
    }
  const char *state = tbr_forms_written (tbr_form_field (form, 1));
  g_autofree char *now = tbr_forms_now (desktop);
  g_autofree char *quoted = g_shell_quote (state);
  g_autofree char *factor = g_shell_quote (tbr_form_value (form, "factor"));
  return g_str_equal (state, "slowed")
             ? g_strdup_printf ("order %s planner set-link link=%u state=%s factor=%s", now, link,
                                quoted, factor)
             : g_strdup_printf ("order %s planner set-link link=%u state=%s", now, link, quoted);
}

/* ---- all of them ---- */

static void
open_rename (TbrDesktop *desktop)
{
  TbrBranch branch;
  if (!tbr_whatif_find (desktop->whatif, tbr_whatif_shown (desktop->whatif), &branch))
    return;
  desktop->form.title = g_strdup (_ ("Name of the branch"));
  (void) tbr_form_add (&desktop->form, TBR_ASK_TEXT, "name", _ ("Name"), branch.name);
}

static void
open_bookmark (TbrDesktop *desktop, guint index)
{
  if (index >= desktop->bookmarks->len)
    return;
  const TbrBookmark *bookmark = tbr_bookmarks_get (desktop, index);
  g_autofree char *when = tbr_telling_when (desktop->session->scenario, bookmark->at);
  desktop->form.title = g_strdup_printf (_ ("Name of the bookmark at %s"), when);
  desktop->form.target = g_strdup_printf ("%u", index);
  (void) tbr_form_add (&desktop->form, TBR_ASK_TEXT, "name", _ ("Name"), bookmark->name);
}

/* A text as a part of a file's name: letters and digits of any script, else one line. (transfer
   full) */
static char *
file_stem (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  GString *stem = g_string_new (NULL);
  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (stem, g_utf8_get_char (at));
    else if (stem->len > 0 && stem->str[stem->len - 1] != '-')
      g_string_append_c (stem, '-');
  return g_string_free (stem, FALSE);
}

static void
open_save (TbrDesktop *desktop)
{
  TbrBranch branch;
  if (!tbr_whatif_find (desktop->whatif, tbr_whatif_shown (desktop->whatif), &branch))
    return;
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *both = g_strdup_printf ("%s-%s", desktop->session->scenario->id, branch.name);
  g_autofree char *stem = file_stem (both);
  g_autofree char *file = g_strconcat (stem, ".xml", NULL);
  g_autofree char *path = g_build_filename (here, file, NULL);
  desktop->form.title = g_strdup (_ ("Save as a scenario file"));
  TbrFormField *field
      = tbr_form_file_add (desktop, branch.file != NULL ? branch.file : path, TBR_FILES_SAVE);
  tbr_form_hint (field, _ ("It opens to what is shown here. Files beside the first one that it "
                           "refers to go with it."));
}

void
tbr_forms_open (TbrDesktop *desktop, TbrFormKind kind, gint64 argument)
{
  gboolean is_about_crisis = kind != TBR_FORM_NEW && kind != TBR_FORM_OPEN;
  if (desktop->map == NULL
      || (is_about_crisis && (desktop->whatif == NULL || desktop->session == NULL)))
    return;
  tbr_form_clear (&desktop->form);
  desktop->form.kind = kind;
  if (kind == TBR_FORM_PARAM)
    open_param (desktop, argument);
  else if (kind == TBR_FORM_ROW)
    tbr_spots_open (desktop, (guint) argument);
  else if (kind == TBR_FORM_UNITS)
    tbr_form_units_open (desktop);
  else if (kind == TBR_FORM_STOCK)
    tbr_form_stock_open (desktop);
  else if (kind == TBR_FORM_MOVE)
    open_move (desktop, (guint32) argument);
  else if (kind == TBR_FORM_POLICY)
    tbr_form_policy_open (desktop);
  else if (kind == TBR_FORM_ROAD)
    open_road (desktop, argument);
  else if (kind == TBR_FORM_HAZARD)
    tbr_form_hazard_open (desktop);
  else if (kind == TBR_FORM_RENAME)
    open_rename (desktop);
  else if (kind == TBR_FORM_REPORT)
    tbr_reporting_open (desktop);
  else if (kind == TBR_FORM_SAVE)
    open_save (desktop);
  else if (kind == TBR_FORM_BOOKMARK)
    open_bookmark (desktop, (guint) argument);
  else if (kind == TBR_FORM_COVERAGE)
    tbr_form_coverage_open (desktop);
  else if (kind == TBR_FORM_SPOT)
    tbr_form_place_open (desktop);
  else if (kind == TBR_FORM_SITE)
    tbr_form_site_open (desktop);
  else if (kind == TBR_FORM_SITE_VALUE)
    tbr_facility_open (desktop, (guint) argument);
  else if (kind == TBR_FORM_NEW)
    tbr_form_new_open (desktop);
  else if (kind == TBR_FORM_FILE)
    tbr_form_import_file_open (desktop);
  else if (kind == TBR_FORM_OPEN)
    tbr_form_open_open (desktop);
  else if (kind == TBR_FORM_IMPORT)
    tbr_form_import_open (desktop);
  if (desktop->form.fields->len == 0)
    {
      tbr_form_clear (&desktop->form);
      return;
    }
  g_string_assign (desktop->written, tbr_form_field (&desktop->form, desktop->form.current)->value);
  tbr_caret_end (desktop);
  tbr_desktop_open_panel (desktop, TBR_PANEL_FORM);
  desktop->focus_panel = TBR_PANEL_FORM;
  desktop->focus = -1;
}

void
tbr_forms_follow (TbrDesktop *desktop)
{
  if (desktop->form.kind == TBR_FORM_POLICY)
    tbr_form_policy_follow (desktop);
  else if (desktop->form.kind == TBR_FORM_HAZARD)
    tbr_form_hazard_follow (desktop);
  else if (desktop->form.kind == TBR_FORM_SPOT)
    tbr_form_place_follow (desktop);
  else if (desktop->form.kind == TBR_FORM_SITE)
    tbr_form_site_follow (desktop);
  else if (desktop->form.kind == TBR_FORM_IMPORT)
    tbr_form_import_follow (desktop);
  else if (desktop->form.kind == TBR_FORM_EVENT_CLAUSE)
    tbr_clause_form_follow (desktop);
  else if (desktop->form.kind == TBR_FORM_ORDER)
    tbr_order_form_follow (desktop);
}

char *
tbr_forms_line (TbrDesktop *desktop)
{
  if (!tbr_form_fault_check (desktop))
    return NULL;
  switch (desktop->form.kind)
    {
    case TBR_FORM_PARAM:
      return line_of_param (desktop);
    case TBR_FORM_ROW:
      return tbr_spots_line (desktop);
    case TBR_FORM_UNITS:
      return tbr_form_units_line (desktop);
    case TBR_FORM_STOCK:
      return tbr_form_stock_line (desktop);
    case TBR_FORM_MOVE:
      return line_of_move (desktop);
    case TBR_FORM_POLICY:
      return tbr_form_policy_line (desktop);
    case TBR_FORM_ROAD:
      return line_of_road (desktop);
    case TBR_FORM_HAZARD:
      return tbr_form_hazard_line (desktop);
    case TBR_FORM_SPOT:
      return tbr_form_place_line (desktop);
    case TBR_FORM_SITE:
      return tbr_form_site_line (desktop);
    case TBR_FORM_SITE_VALUE:
      return tbr_facility_line (desktop);
    case TBR_FORM_IMPORT:
      return tbr_form_import_line (desktop);
    case TBR_FORM_NONE:
    case TBR_FORM_RENAME:
    case TBR_FORM_SAVE:
    case TBR_FORM_BOOKMARK:
    case TBR_FORM_REPORT:
    case TBR_FORM_COVERAGE:
    case TBR_FORM_NEW:
    case TBR_FORM_FILE:
    case TBR_FORM_OPEN:
    case TBR_FORM_EVENT:
    case TBR_FORM_EVENT_TEXT:
    case TBR_FORM_EVENT_CLAUSE:
    case TBR_FORM_EVENT_SAVE:
    case TBR_FORM_ORDER:
    case TBR_FORM_MESSAGE:
    case TBR_FORM_WORDING:
    case TBR_FORM_REASON:
    case TBR_FORM_N:
      break;
    }
  return NULL;
}
