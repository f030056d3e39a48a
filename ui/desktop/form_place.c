/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The form of another place of a hazard: a hospital, a depot of servers, a flooded cell, a town
   that shakes: whatever rows its kind has that say where they are. */
#include "desktop/forms.h"

#include "desktop/state.h"
#include "draw/language.h"

#include <glib/gi18n.h>
#include <string.h>

/* The row that a form is about: of which hazard, of which kind. */
typedef struct
{
  const TbrObject *object;
  const TbrRowKind *row;
} Chosen;

static gboolean
has_place (const TbrRowKind *row)
{
  for (guint i = 0; i < row->n_params; i++)
    if (g_str_equal (row->params[i].name, "lon"))
      return TRUE;
  return FALSE;
}

/* Every row of every hazard that has a place. */
static GArray *
list_rows (const TbrDesktop *desktop)
{
  const TbrSection *section = &desktop->session->scenario->sections[TBR_SECTION_HAZARDS];
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Chosen));
  for (guint i = 0; i < section->n; i++)
    for (guint k = 0; k < section->objects[i]->kind->n_rows; k++)
      {
        Chosen one = { section->objects[i], &section->objects[i]->kind->rows[k] };
        if (has_place (one.row))
          g_array_append_val (list, one);
      }
  return list;
}

/* "hospital of calls". (transfer full) */
static char *
label_of (const Chosen *one)
{
  return g_strdup_printf (_ ("%s of %s"), tbr_word (one->row->name), one->object->id);
}

void
tbr_form_place_open (TbrDesktop *desktop)
{
  g_autoptr (GArray) list = list_rows (desktop);
  if (list->len == 0)
    {
      tbr_desktop_say (desktop, _ ("No hazard of this scenario has places: add a hazard first"));
      return;
    }
  desktop->form.title = g_strdup (_ ("Add a place of a hazard"));
  TbrFormField *field = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, "row", _ ("Kind"), NULL);
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *label = label_of (&g_array_index (list, Chosen, i));
      tbr_form_choice (field, label, label);
    }
}

static gboolean
find_chosen (const TbrDesktop *desktop, Chosen *out_chosen)
{
  g_autoptr (GArray) list = list_rows (desktop);
  for (guint i = 0; i < list->len; i++)
    {
      const Chosen *one = &g_array_index (list, Chosen, i);
      g_autofree char *label = label_of (one);
      if (!g_str_equal (label, tbr_form_value (&desktop->form, "row")))
        continue;
      *out_chosen = *one;
      return TRUE;
    }
  return FALSE;
}

void
tbr_form_place_follow (TbrDesktop *desktop)
{
  TbrForm *form = &desktop->form;
  const char *label = tbr_form_value (form, "row");
  Chosen chosen;
  if (!find_chosen (desktop, &chosen)
      || (form->target != NULL && g_str_equal (form->target, label)))
    return;
  g_free (form->target);
  form->target = g_strdup (label);
  tbr_form_cut (form, 1);
  tbr_form_hazard_add_required (desktop, chosen.row->params, chosen.row->n_params, NULL);
}

char *
tbr_form_place_line (TbrDesktop *desktop)
{
  const TbrForm *form = &desktop->form;
  Chosen chosen;
  if (!find_chosen (desktop, &chosen) || form->fields->len < 2)
    {
      tbr_forms_complain (desktop, _ ("Choose one of the kinds listed."));
      return NULL;
    }
  g_autoptr (GString) line = g_string_new ("extend hazards ");
  g_string_append_printf (line, "%s %s", chosen.object->id, chosen.row->name);
  for (guint i = 1; i < form->fields->len; i++)
    {
      const TbrFormField *field = tbr_form_field (form, i);
      double lon, lat;
      if (field->kind != TBR_ASK_PLACE && *field->value != '\0')
        tbr_forms_append (line, field->id, tbr_forms_written (field));
      if (field->kind != TBR_ASK_PLACE)
        continue;
      if (!tbr_forms_read_place (desktop, field->id, &lon, &lat))
        return NULL;
      tbr_forms_append_degrees (line, "lon", lon);
      tbr_forms_append_degrees (line, "lat", lat);
    }
  return g_strdup (line->str);
}
