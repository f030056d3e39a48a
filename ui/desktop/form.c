/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A few fields to be filled in. */
#include "desktop/form.h"

void
tbr_form_choice_clear (gpointer data)
{
  TbrFormChoice *choice = data;
  g_free (choice->id);
  g_free (choice->name);
}

static void
clear_field (gpointer data)
{
  TbrFormField *field = data;
  g_free (field->id);
  g_free (field->name);
  g_free (field->hint);
  g_free (field->value);
  g_clear_pointer (&field->choices, g_array_unref);
}

void
tbr_form_init (TbrForm *form)
{
  *form = (TbrForm){ .kind = TBR_FORM_NONE };
  form->fields = g_array_new (FALSE, TRUE, sizeof (TbrFormField));
  g_array_set_clear_func (form->fields, clear_field);
}

void
tbr_form_clear (TbrForm *form)
{
  form->kind = TBR_FORM_NONE;
  form->current = form->choice = 0;
  form->shown = G_MAXUINT;
  form->is_refused = FALSE;
  form->is_new = TRUE;
  g_clear_pointer (&form->title, g_free);
  g_clear_pointer (&form->target, g_free);
  g_clear_pointer (&form->complaint, g_free);
  g_array_set_size (form->fields, 0);
}

TbrFormField *
tbr_form_add (TbrForm *form, TbrFieldKind kind, const char *id, const char *name, const char *value)
{
  TbrFormField field = { .kind = kind,
                         .id = g_strdup (id),
                         .name = g_strdup (name),
                         .value = g_strdup (value != NULL ? value : "") };
  g_array_append_val (form->fields, field);
  return tbr_form_field (form, form->fields->len - 1);
}

void
tbr_form_hint (TbrFormField *field, const char *hint)
{
  char *copy = g_strdup (hint);
  g_free (field->hint);
  field->hint = copy;
}

void
tbr_form_choice (TbrFormField *field, const char *id, const char *name)
{
  if (field->choices == NULL)
    {
      field->choices = g_array_new (FALSE, FALSE, sizeof (TbrFormChoice));
      g_array_set_clear_func (field->choices, tbr_form_choice_clear);
    }
  TbrFormChoice choice = { g_strdup (id), g_strdup (name) };
  g_array_append_val (field->choices, choice);
}

void
tbr_form_cut (TbrForm *form, guint from)
{
  if (from < form->fields->len)
    g_array_set_size (form->fields, from);
}

TbrFormField *
tbr_form_field (const TbrForm *form, guint index)
{
  g_assert (index < form->fields->len);
  return &g_array_index (form->fields, TbrFormField, index);
}

const char *
tbr_form_value (const TbrForm *form, const char *id)
{
  for (guint i = 0; i < form->fields->len; i++)
    if (g_str_equal (tbr_form_field (form, i)->id, id))
      return tbr_form_field (form, i)->value;
  return "";
}

const char *
tbr_form_chosen (const TbrFormField *field, const char *written)
{
  for (guint i = 0; field->choices != NULL && i < field->choices->len; i++)
    {
      const TbrFormChoice *choice = &g_array_index (field->choices, TbrFormChoice, i);
      if (g_str_equal (choice->name, written) || g_str_equal (choice->id, written))
        return choice->id;
    }
  return NULL;
}

void
tbr_form_name (TbrFormField *field)
{
  for (guint i = 0; field->choices != NULL && i < field->choices->len; i++)
    {
      const TbrFormChoice *choice = &g_array_index (field->choices, TbrFormChoice, i);
      if (!g_str_equal (choice->id, field->value))
        continue;
      g_free (field->value);
      field->value = g_strdup (choice->name);
      return;
    }
}
