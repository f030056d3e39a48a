/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* From when on a change holds: the instant on the clock, or the start of the run. */
#include "desktop/forms.h"

#include "desktop/state.h"

#include <tabard/policy.h>

#include <glib/gi18n.h>
#include <string.h>

#define NOW "now"
#define START "start"

/* ---- the choice ---- */

gboolean
tbr_form_since_is_field (const TbrFormField *field)
{
  return g_str_equal (field->id, TBR_FORM_SINCE);
}

void
tbr_form_since_add (TbrDesktop *desktop)
{
  if (desktop->clock <= 0)
    return;
  g_autofree char *when = tbr_telling_when (desktop->session->scenario, (TbrTime) desktop->clock);
  g_autofree char *now = g_strdup_printf (_ ("from %s on"), when);
  TbrFormField *field
      = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, TBR_FORM_SINCE, _ ("Holds"), now);
  tbr_form_choice (field, NOW, now);
  tbr_form_choice (field, START, _ ("from the start of the run"));
  tbr_form_hint (field, _ ("What came before stays as it was, or the whole run is another one."));
}

gboolean
tbr_form_since_is_now (const TbrDesktop *desktop)
{
  for (guint i = 0; i < desktop->form.fields->len; i++)
    {
      const TbrFormField *field = tbr_form_field (&desktop->form, i);
      if (tbr_form_since_is_field (field))
        return !g_str_equal (tbr_forms_written (field), START);
    }
  return FALSE;
}

static gboolean
has_field (const TbrDesktop *desktop)
{
  return *tbr_form_value (&desktop->form, TBR_FORM_SINCE) != '\0';
}

/* What is about nothing but its own instant. */
static gboolean
has_own_instant (TbrFormKind kind)
{
  return kind == TBR_FORM_HAZARD || kind == TBR_FORM_SPOT;
}

/* A value of a hazard, whose course is laid down when a run begins. */
static gboolean
is_course (const TbrDesktop *desktop)
{
  const TbrForm *form = &desktop->form;
  return form->kind == TBR_FORM_ROW
         || (form->kind == TBR_FORM_PARAM && form->target != NULL
             && g_str_has_prefix (form->target, "hazards."));
}

char *
tbr_forms_since (const TbrDesktop *desktop)
{
  TbrFormKind kind = desktop->form.kind;
  gboolean is_edit = kind == TBR_FORM_PARAM || kind == TBR_FORM_UNITS || kind == TBR_FORM_MOVE
                     || kind == TBR_FORM_POLICY || kind == TBR_FORM_ROW || kind == TBR_FORM_IMPORT
                     || kind == TBR_FORM_STOCK || kind == TBR_FORM_SITE
                     || kind == TBR_FORM_SITE_VALUE;
  if (has_field (desktop) || (kind == TBR_FORM_IMPORT && *tbr_form_value (&desktop->form, "from")))
    return NULL; /* the form says it */
  if (has_own_instant (kind))
    return g_strdup (_ ("It is part of the crisis from the start of the run; an instant above says "
                        "when it strikes."));
  if (is_edit && is_course (desktop) && desktop->clock > 0)
    return g_strdup (_ ("It holds from the start of the run, whatever the clock says: the course "
                        "of a hazard is laid down when the run begins."));
  if (is_edit)
    return g_strdup (_ ("It holds from the start of the run, whatever the clock says."));
  if (kind != TBR_FORM_ROAD)
    return NULL;
  g_autofree char *when = tbr_telling_when (desktop->session->scenario, (TbrTime) desktop->clock);
  return g_strdup_printf (_ ("It holds from %s on."), when);
}

/* ---- units ---- */

void
tbr_form_since_append (const TbrDesktop *desktop, GString *line)
{
  if (!tbr_form_since_is_now (desktop))
    return;
  g_autofree char *now = tbr_forms_now (desktop);
  tbr_forms_append (line, "from", now);
}

gboolean
tbr_form_since_can_station (const TbrDesktop *desktop, guint32 object)
{
  const TbrScenario *scenario = desktop->session->scenario;
  if (desktop->clock <= 0)
    return FALSE;
  for (guint32 i = 0; i < scenario->n_units; i++)
    if (scenario->units[i].object == object)
      return scenario->units[i].from <= (TbrTime) desktop->clock
             && scenario->capabilities[scenario->units[i].capability]->mode != TBR_MODE_REMOTE;
  return FALSE;
}

char *
tbr_form_since_station_line (const TbrDesktop *desktop, guint32 object, const char *town,
                             double lon, double lat)
{
  const TbrScenario *scenario = desktop->session->scenario;
  g_autofree char *now = tbr_forms_now (desktop);
  GString *line = g_string_new (NULL);
  for (guint32 i = 0; i < scenario->n_units; i++)
    {
      if (scenario->units[i].object != object)
        continue;
      g_string_append_printf (line, "%sorder %s planner station-unit", line->len > 0 ? " ; " : "",
                              now);
      tbr_forms_append (line, "unit", scenario->units[i].id);
      if (*town != '\0')
        tbr_forms_append (line, "base", town);
      tbr_forms_append_degrees (line, "lon", lon);
      tbr_forms_append_degrees (line, "lat", lat);
    }
  return g_string_free (line, FALSE);
}

/* A value of an order, as text. (transfer full) (nullable) */
static char *
value_of (const TbrScenario *scenario, const TbrObject *order, const char *name)
{
  int param = tbr_kind_find_param (order->kind, name);
  return param >= 0 ? tbr_forms_value (scenario, order, (guint) param) : NULL;
}

char *
tbr_form_since_base (const TbrDesktop *desktop, guint32 unit)
{
  const TbrScenario *scenario = desktop->session->scenario;
  const TbrUnitSpec *spec = &scenario->units[unit];
  const TbrSection *orders = &scenario->sections[TBR_SECTION_COMMANDS];
  char *base = g_strdup (spec->base != NULL ? spec->base : "-");
  TbrTime since = 0;
  for (guint i = 0; i < orders->n; i++)
    {
      const TbrCommandCommon *common = orders->objects[i]->values;
      if (!g_str_equal (orders->objects[i]->kind->name, "station-unit") || common->at < since
          || common->at > desktop->moment->snapshot->at)
        continue;
      g_autofree char *id = value_of (scenario, orders->objects[i], "unit");
      if (!g_str_equal (id, spec->id))
        continue;
      since = common->at;
      g_free (base);
      base = value_of (scenario, orders->objects[i], "base");
      if (*base == '\0')
        {
          g_autofree char *lon = value_of (scenario, orders->objects[i], "lon");
          g_autofree char *lat = value_of (scenario, orders->objects[i], "lat");
          g_free (base);
          base = g_strdup_printf ("%s, %s", lon, lat);
        }
    }
  return base;
}

/* ---- policies ---- */

/* The policy with one other value, in force from now on. (transfer full) */
char *
tbr_form_since_policy_line (const TbrDesktop *desktop, const TbrObject *object, const char *name,
                            const char *value)
{
  const TbrScenario *scenario = desktop->session->scenario;
  g_autofree char *id = tbr_forms_new_id (scenario, TBR_SECTION_POLICIES, object->id);
  g_autofree char *now = tbr_forms_now (desktop);
  GString *line = g_string_new (NULL);
  g_string_printf (line, "add policies %s", object->kind->name);
  tbr_forms_append (line, "id", id);
  for (guint i = 0; i < object->kind->n_params; i++)
    {
      const TbrParam *param = &object->kind->params[i];
      g_autofree char *own = tbr_forms_value (scenario, object, i);
      const char *said = g_str_equal (param->name, name) ? value : own;
      if (!g_str_equal (param->name, "from") && *said != '\0'
          && (param->fallback == NULL || !g_str_equal (said, param->fallback)))
        tbr_forms_append (line, param->name, said);
    }
  tbr_forms_append (line, "from", now);
  return g_string_free (line, FALSE);
}

gboolean
tbr_form_since_can_date (const TbrDesktop *desktop, const TbrObject *object)
{
  return g_str_equal (object->kind->section, tbr_section_names[TBR_SECTION_POLICIES])
         && ((const TbrPolicyCommon *) object->values)->from <= (TbrTime) desktop->clock;
}
