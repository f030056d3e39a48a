/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise as the text of a file: what is a default is left out. */
#include "scenario/exercise_kinds.h"
#include "scenario/markup.h"

void
tbr_exercise_append_value (GString *out, const char *name, const char *value)
{
  g_autofree char *escaped = tbr_markup_escape (value);

  g_string_append_printf (out, " %s=\"%s\"", name, escaped);
}

char *
tbr_exercise_value (const TbrKind *kind, guint param, gconstpointer values)
{
  const TbrParam *row = &kind->params[param];
  g_autofree guint8 *blank = g_malloc0 (kind->size);
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = tbr_param_format (row, 0, values);
  g_autofree char *usual = NULL;

  if (row->fallback != NULL && tbr_param_parse (row, row->fallback, 0, blank, owned, NULL))
    usual = tbr_param_format (row, 0, blank);
  return g_strcmp0 (text, usual) == 0 ? NULL : g_steal_pointer (&text);
}

/* Attributes of an element that are not what they are without being given. */
static void
append_attributes (GString *out, const TbrKind *kind, gconstpointer values)
{
  for (guint i = 0; i < kind->n_params; i++)
    {
      g_autofree char *text = tbr_exercise_value (kind, i, values);
      if (text != NULL)
        tbr_exercise_append_value (out, kind->params[i].name, text);
    }
}

static void
append_wording (GString *out, const TbrWording *wording)
{
  const TbrKind *text = tbr_exercise_kinds[TBR_EXERCISE_WORDING];

  g_string_append_printf (out, "<%s", text->element);
  append_attributes (out, text, wording);
  g_string_append (out, "/>\n");
}

static void
append_element (GString *out, TbrExerciseElement element, gconstpointer values,
                const TbrWordings *wordings)
{
  const TbrKind *kind = tbr_exercise_kinds[element];

  g_string_append_printf (out, "  <%s", kind->element);
  append_attributes (out, kind, values);
  if (wordings == NULL || wordings->n == 0)
    {
      g_string_append (out, "/>\n");
      return;
    }
  g_string_append (out, ">\n");
  for (guint i = 0; i < wordings->n; i++)
    {
      g_string_append (out, "    ");
      append_wording (out, &wordings->items[i]);
    }
  g_string_append_printf (out, "  </%s>\n", kind->element);
}

void
tbr_exercise_append_inject (GString *out, const TbrInject *inject)
{
  append_element (out, TBR_EXERCISE_INJECT, inject, &inject->wordings);
}

void
tbr_exercise_append_head (GString *out, const TbrExercise *exercise)
{
  const TbrKind *root = tbr_exercise_kinds[TBR_EXERCISE_ROOT];

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_string_append_printf (out, "<%s xmlns=\"%s\"", root->element, tbr_exercise_form.space);
  append_attributes (out, root, exercise);
  g_string_append (out, ">\n");
  for (guint i = 0; i < exercise->wordings.n; i++)
    {
      g_string_append (out, "  ");
      append_wording (out, &exercise->wordings.items[i]);
    }
  for (guint i = 0; i < exercise->n_fog; i++)
    append_element (out, TBR_EXERCISE_FOG, &exercise->fog[i], NULL);
  for (guint i = 0; i < exercise->n_objectives; i++)
    append_element (out, TBR_EXERCISE_OBJECTIVE, &exercise->objectives[i],
                    &exercise->objectives[i].wordings);
  for (guint i = 0; i < exercise->n_roles; i++)
    append_element (out, TBR_EXERCISE_ROLE, &exercise->roles[i], &exercise->roles[i].wordings);
  for (guint i = 0; i < exercise->n_channels; i++)
    append_element (out, TBR_EXERCISE_CHANNEL, &exercise->channels[i], NULL);
  for (guint i = 0; i < exercise->n_expecteds; i++)
    append_element (out, TBR_EXERCISE_EXPECTED, &exercise->expecteds[i],
                    &exercise->expecteds[i].wordings);
  for (guint i = 0; i < exercise->n_branches; i++)
    append_element (out, TBR_EXERCISE_BRANCH, &exercise->branches[i],
                    &exercise->branches[i].wordings);
}

void
tbr_exercise_append_tail (GString *out, const TbrExercise *exercise)
{
  for (guint i = 0; i < exercise->n_criteria; i++)
    append_element (out, TBR_EXERCISE_CRITERION, &exercise->criteria[i],
                    &exercise->criteria[i].wordings);
  for (guint i = 0; i < exercise->n_guidance; i++)
    append_element (out, TBR_EXERCISE_GUIDANCE, &exercise->guidance[i],
                    &exercise->guidance[i].wordings);
  g_string_append_printf (out, "</%s>\n", tbr_exercise_kinds[TBR_EXERCISE_ROOT]->element);
}

char *
tbr_exercise_format (const TbrExercise *exercise)
{
  GString *out = g_string_new (NULL);

  tbr_exercise_append_head (out, exercise);
  for (guint i = 0; i < exercise->n_injects; i++)
    tbr_exercise_append_inject (out, &exercise->injects[i]);
  tbr_exercise_append_tail (out, exercise);
  return g_string_free (out, FALSE);
}
