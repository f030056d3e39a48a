/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The forms of more units, and of a stock: units that somebody keeps somewhere, of which the
   scenario takes. */
#include "desktop/forms.h"

#include "desktop/state.h"
#include "draw/language.h"

#include <glib/gi18n.h>
#include <string.h>

/* Type and owner, as what is chosen has them. */
static void
add_type_and_owner (TbrDesktop *desktop)
{
  const TbrScenario *scenario = desktop->session->scenario;
  const TbrMap *map = desktop->map->map;
  TbrThing thing = desktop->selection;
  guint32 type = TBR_NONE, owner = TBR_NONE;
  if (thing.kind == TBR_THING_UNIT)
    {
      type = scenario->units[thing.i].capability;
      owner = scenario->units[thing.i].state;
    }
  else if (thing.kind == TBR_THING_STATE)
    owner = thing.i;
  TbrFormField *field
      = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, "capability", _ ("Type"),
                      type != TBR_NONE ? tbr_word (scenario->capabilities[type]->title) : "");
  tbr_forms_add_elements (desktop, field, "capabilities");
  field = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, "state", _ ("Owner"),
                        owner < map->n_countries ? tbr_word (map->countries[owner].name) : "");
  tbr_forms_add_states (desktop, field);
}

void
tbr_form_units_open (TbrDesktop *desktop)
{
  desktop->form.title = g_strdup (_ ("Add units"));
  add_type_and_owner (desktop);
  TbrFormField *field = tbr_form_add (&desktop->form, TBR_ASK_TEXT, "count", _ ("Number"), "1");
  tbr_form_hint (field, _ ("number of units: 1-10000"));
  gboolean is_unit = desktop->selection.kind == TBR_THING_UNIT;
  g_autofree char *place = is_unit ? tbr_forms_here (desktop) : NULL;
  tbr_forms_add_place (desktop, _ ("Base"), place);
  tbr_form_since_add (desktop);
}

/* What a stock says beside type, owner and base: who has it, how many, how ready. */
static const struct
{
  const char *param, *label;
} stock_params[] = { { "layer", N_ ("Belongs to") },
                     { "count", N_ ("Number") },
                     { "staff", N_ ("Persons in each") },
                     { "crews", N_ ("Crews of each") },
                     { "duty", N_ ("Share on duty") } };

/* A stock is where people keep units: at a site or a place that is chosen, in the town that is. */
void
tbr_form_stock_open (TbrDesktop *desktop)
{
  TbrThingKind kind = desktop->selection.kind;
  const TbrKind *const *kinds = tbr_scenario_kinds (TBR_SECTION_STOCK);
  gboolean has_place = kind == TBR_THING_SITE || kind == TBR_THING_CITY || kind == TBR_THING_UNIT
                       || kind == TBR_THING_OWN;
  desktop->form.title = g_strdup (_ ("Add a stock"));
  add_type_and_owner (desktop);
  for (guint i = 0; i < G_N_ELEMENTS (stock_params); i++)
    for (guint k = 0; k < kinds[0]->n_params; k++)
      {
        const TbrParam *param = &kinds[0]->params[k];
        if (!g_str_equal (param->name, stock_params[i].param))
          continue;
        TbrFormField *field = tbr_forms_add_param (desktop, param->name, param, param->fallback);
        g_free (field->name);
        field->name = g_strdup (_ (stock_params[i].label));
      }
  g_autofree char *place = has_place ? tbr_forms_here (desktop) : NULL;
  tbr_forms_add_place (desktop, _ ("Base"), place);
  tbr_form_since_add (desktop);
}

/* What units and stocks say of themselves, and where; NULL with a complaint. (transfer full) */
static GString *
line_of_own (TbrDesktop *desktop, const char *begin, const char *id)
{
  const TbrForm *form = &desktop->form;
  const char *place = tbr_form_value (form, TBR_FORM_PLACE);
  double lon, lat;
  GString *line = g_string_new (begin);
  tbr_forms_append (line, "id", id);
  for (guint i = 0; i < form->fields->len; i++)
    {
      const TbrFormField *field = tbr_form_field (form, i);
      if (field->kind != TBR_ASK_PLACE && !tbr_form_since_is_field (field)
          && (*field->value != '\0' || field->param == NULL))
        tbr_forms_append (line, field->id, tbr_forms_written (field));
    }
  if (*place != '\0' && !tbr_forms_read_place (desktop, TBR_FORM_PLACE, &lon, &lat))
    {
      g_string_free (line, TRUE);
      return NULL;
    }
  if (*place != '\0')
    {
      g_autofree char *name = tbr_forms_base_name (desktop, place);
      if (*name != '\0')
        tbr_forms_append (line, "base", name);
      tbr_forms_append_degrees (line, "lon", lon);
      tbr_forms_append_degrees (line, "lat", lat);
    }
  tbr_form_since_append (desktop, line);
  return line;
}

char *
tbr_form_units_line (TbrDesktop *desktop)
{
  g_autofree char *id = tbr_forms_new_id (desktop->session->scenario, TBR_SECTION_UNITS, "more");
  GString *line = line_of_own (desktop, "add units unit", id);
  return line != NULL ? g_string_free (line, FALSE) : NULL;
}

/* A stock, and that the scenario takes all of it. */
char *
tbr_form_stock_line (TbrDesktop *desktop)
{
  g_autofree char *id = tbr_forms_new_id (desktop->session->scenario, TBR_SECTION_UNITS, "stock");
  if (*tbr_form_value (&desktop->form, TBR_FORM_PLACE) == '\0')
    {
      tbr_forms_complain (desktop, _ ("A stock lies somewhere: give its base."));
      return NULL;
    }
  GString *line = line_of_own (desktop, "add stock stock", id);
  if (line == NULL)
    return NULL;
  g_string_append_printf (line, " ; add units take stock=%s", id);
  return g_string_free (line, FALSE);
}
