/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The form of another site: its kind, its name, where it is, how much it holds. */
#include "desktop/facility.h"

#include "desktop/forms.h"
#include "desktop/state.h"
#include "draw/language.h"

#include <glib/gi18n.h>
#include <string.h>

/* Kinds that are wanted most come first. */
static const guint8 order[] = { TBR_SITE_HEALTH,
                                TBR_SITE_BASE,
                                TBR_SITE_AIRPORT,
                                TBR_SITE_PORT,
                                TBR_SITE_MIGRATION_SITE,
                                TBR_SITE_RESCEU_RESERVE,
                                TBR_SITE_POWER_PLANT,
                                TBR_SITE_BORDER_CROSSING,
                                TBR_SITE_AERIAL_FIREFIGHTING,
                                TBR_SITE_ENERGY_NETWORK,
                                TBR_SITE_DATACENTRE_IXP };

static void
add_kind (TbrFormField *field, TbrSiteCategory category)
{
  tbr_form_choice (field, tbr_site_kind_names[category], tbr_facility_kind (category));
}

void
tbr_form_site_open (TbrDesktop *desktop)
{
  desktop->form.title = g_strdup (_ ("Add a site"));
  TbrFormField *field = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, "kind", _ ("Kind"), NULL);
  guint32 listed = 0;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      add_kind (field, (TbrSiteCategory) order[i]);
      listed |= 1u << order[i];
    }
  for (guint i = 0; i < TBR_SITE_N; i++)
    if ((listed & 1u << i) == 0)
      add_kind (field, (TbrSiteCategory) i);
}

/* The kind that was chosen, TBR_SITE_N for none. */
static TbrSiteCategory
chosen_kind (const TbrForm *form)
{
  const char *written = tbr_forms_written (tbr_form_field (form, 0));
  for (guint i = 0; i < TBR_SITE_N; i++)
    if (g_str_equal (tbr_site_kind_names[i], written))
      return (TbrSiteCategory) i;
  return TBR_SITE_N;
}

void
tbr_form_site_follow (TbrDesktop *desktop)
{
  static const char *const asked[] = { "name", "beds", "runway", "output", "places", "aircraft" };
  TbrForm *form = &desktop->form;
  TbrSiteCategory kind = chosen_kind (form);
  if (kind == TBR_SITE_N
      || (form->target != NULL && g_str_equal (form->target, tbr_site_kind_names[kind])))
    return;
  g_free (form->target);
  form->target = g_strdup (tbr_site_kind_names[kind]);
  tbr_form_cut (form, 1);
  g_autofree char *here = tbr_forms_here (desktop);
  TbrFormField *place = tbr_form_add (form, TBR_ASK_PLACE, TBR_FORM_PLACE, _ ("Place"), here);
  tbr_form_hint (place, _ ("a town, or longitude and latitude; a click on the map gives it"));
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    for (guint k = 0; tbr_facility_has (kind, asked[i]) && tbr_facility_param (k) != NULL; k++)
      if (g_str_equal (tbr_facility_param (k)->name, asked[i]))
        (void) tbr_forms_add_param (desktop, asked[i], tbr_facility_param (k), NULL);
}

char *
tbr_form_site_line (TbrDesktop *desktop)
{
  const TbrForm *form = &desktop->form;
  TbrSiteCategory kind = chosen_kind (form);
  double lon, lat;
  if (kind == TBR_SITE_N || form->fields->len < 2)
    {
      tbr_forms_complain (desktop, _ ("Choose one of the kinds listed."));
      return NULL;
    }
  if (!tbr_forms_read_place (desktop, TBR_FORM_PLACE, &lon, &lat))
    return NULL;
  if (kind == TBR_SITE_AIRPORT && *tbr_form_value (form, "runway") == '\0')
    {
      tbr_forms_complain (desktop,
                          _ ("An airport needs the length of its runway, such as 2000 m."));
      return NULL;
    }
  g_autofree char *id
      = tbr_forms_new_id (desktop->session->scenario, TBR_SECTION_WORLD, tbr_site_kind_names[kind]);
  g_autoptr (GString) line = g_string_new ("add world site");
  tbr_forms_append (line, "id", id);
  tbr_forms_append (line, "kind", tbr_site_kind_names[kind]);
  for (guint i = 1; i < form->fields->len; i++)
    {
      const TbrFormField *field = tbr_form_field (form, i);
      if (field->kind != TBR_ASK_PLACE && *field->value != '\0')
        tbr_forms_append (line, field->id, tbr_forms_written (field));
    }
  tbr_forms_append_degrees (line, "lon", lon);
  tbr_forms_append_degrees (line, "lat", lat);
  /* who adds one wants to see it */
  desktop->view.hidden &= ~(1u << TBR_MAP_SITES);
  desktop->is_moved = TRUE;
  return g_strdup (line->str);
}
