/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The form of another hazard: its kind, what that must be told, when and where. */
#include "desktop/forms.h"

#include "desktop/state.h"
#include "draw/language.h"
#include "draw/when.h"

#include <tabard/hazard.h>

#include <glib/gi18n.h>
#include <string.h>

static const TbrKind *
hazard_kind (const TbrForm *form)
{
  const char *name = tbr_forms_written (tbr_form_field (form, 0));
  for (guint i = 0; tbr_hazard_kinds[i] != NULL; i++)
    if (g_str_equal (tbr_hazard_kinds[i]->kind.name, name))
      return &tbr_hazard_kinds[i]->kind;
  return NULL;
}

static gboolean
is_place (const TbrParam *param)
{
  return g_str_equal (param->name, "lon") || g_str_equal (param->name, "lat");
}

static gboolean
has_place (const TbrParam *params, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (params[i].name, "lon"))
      return TRUE;
  return FALSE;
}

/* The row of a kind that says where it is, when the kind itself does not: one with an instant
   rather than one without. -1 for none. */
static int
place_row (const TbrKind *kind)
{
  int found = -1;
  for (guint i = 0; i < kind->n_rows && !has_place (kind->params, kind->n_params); i++)
    {
      const TbrRowKind *row = &kind->rows[i];
      gboolean has_time = FALSE;
      for (guint j = 0; j < row->n_params; j++)
        has_time = has_time || row->params[j].type == TBR_PARAM_INSTANT;
      if (has_place (row->params, row->n_params) && (found < 0 || has_time))
        found = (int) i;
    }
  return found;
}

void
tbr_form_hazard_add_required (TbrDesktop *desktop, const TbrParam *params, guint n, const char *row)
{
  g_autofree char *now = tbr_when_written (desktop->session->scenario, (TbrTime) desktop->clock);
  g_autofree char *place = tbr_forms_here (desktop);
  for (guint i = 0; i < n; i++)
    {
      const TbrParam *param = &params[i];
      gboolean is_when = param->type == TBR_PARAM_INSTANT
                         && (g_str_equal (param->name, "at") || g_str_equal (param->name, "onset"));
      g_autofree char *id
          = row != NULL ? g_strdup_printf ("%s/%s", row, param->name) : g_strdup (param->name);
      if (g_str_equal (param->name, "lon"))
        {
          g_autofree char *own = row != NULL ? g_strdup_printf ("%s/" TBR_FORM_PLACE, row)
                                             : g_strdup (TBR_FORM_PLACE);
          TbrFormField *field
              = tbr_form_add (&desktop->form, TBR_ASK_PLACE, own, _ ("Place"), place);
          tbr_form_hint (field,
                         _ ("a town, or longitude and latitude; a click on the map gives it"));
        }
      else if ((param->fallback == NULL || is_when) && !is_place (param))
        {
          TbrFormField *field = tbr_forms_add_param (desktop, id, param, is_when ? now : NULL);
          g_free (field->name);
          field->name = row != NULL ? g_strdup_printf (_ ("%s of %s"), tbr_word (param->name),
                                                       tbr_word (row))
                                    : g_strdup (tbr_word (param->name));
        }
    }
}

void
tbr_form_hazard_open (TbrDesktop *desktop)
{
  desktop->form.title = g_strdup (_ ("Add a hazard"));
  TbrFormField *field = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, "kind", _ ("Kind"), NULL);
  for (guint i = 0; tbr_hazard_kinds[i] != NULL; i++)
    tbr_form_choice (field, tbr_hazard_kinds[i]->kind.name,
                     tbr_word (tbr_hazard_kinds[i]->kind.title));
}

void
tbr_form_hazard_follow (TbrDesktop *desktop)
{
  TbrForm *form = &desktop->form;
  const TbrKind *kind = hazard_kind (form);
  if (kind == NULL || (form->target != NULL && g_str_equal (form->target, kind->name)))
    return;
  g_free (form->target);
  form->target = g_strdup (kind->name);
  tbr_form_cut (form, 1);
  tbr_form_hazard_add_required (desktop, kind->params, kind->n_params, NULL);
  int place = place_row (kind);
  for (guint i = 0; i < kind->n_rows; i++)
    if (kind->rows[i].min_rows > 0 || (int) i == place)
      tbr_form_hazard_add_required (desktop, kind->rows[i].params, kind->rows[i].n_params,
                                    kind->rows[i].name);
  for (guint i = 1; i < form->fields->len; i++)
    {
      TbrFormField *field = tbr_form_field (form, i);
      double lon, lat;
      if (!g_str_equal (field->id, "state")
          || !tbr_forms_place (desktop, tbr_form_value (form, TBR_FORM_PLACE), &lon, &lat))
        continue;
      TbrStateId state = tbr_map_state_at (desktop->map->map, lon, lat);
      if (!tbr_is_none (state))
        field->value = (g_free (field->value),
                        g_strdup (tbr_word (desktop->map->map->countries[state.i].name)));
    }
}

char *
tbr_form_hazard_line (TbrDesktop *desktop)
{
  const TbrForm *form = &desktop->form;
  const TbrKind *kind = hazard_kind (form);
  if (kind == NULL || form->fields->len < 2)
    {
      tbr_forms_complain (desktop, _ ("Choose one of the kinds listed."));
      return NULL;
    }
  g_autofree char *id
      = tbr_forms_new_id (desktop->session->scenario, TBR_SECTION_HAZARDS, kind->name);
  g_autofree char *row = NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  g_string_append_printf (line, "add hazards %s id=%s", kind->name, id);
  for (guint i = 1; i < form->fields->len; i++)
    {
      const TbrFormField *field = tbr_form_field (form, i);
      const char *slash = strchr (field->id, '/');
      const char *name = slash != NULL ? slash + 1 : field->id;
      g_autofree char *own
          = slash != NULL ? g_strndup (field->id, (gsize) (slash - field->id)) : NULL;
      double lon, lat;
      if (own != NULL && (row == NULL || !g_str_equal (row, own)))
        g_string_append_printf (line, " / %s", own);
      g_free (row);
      row = g_steal_pointer (&own);
      if (field->kind != TBR_ASK_PLACE && *field->value != '\0')
        tbr_forms_append (line, name, tbr_forms_written (field));
      else if (field->kind == TBR_ASK_PLACE)
        {
          if (!tbr_forms_read_place (desktop, field->id, &lon, &lat))
            return NULL;
          tbr_forms_append_degrees (line, "lon", lon);
          tbr_forms_append_degrees (line, "lat", lat);
        }
    }
  return g_strdup (line->str);
}
