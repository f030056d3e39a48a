/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What makes the parameter table of a kind sound. */
#include <tabard/param.h>

#include <math.h>
#include <string.h>

/* Names that every element has for itself. */
static const char *const reserved[] = { "id", "kind", NULL };

/* Size of the field that a parameter of @type has in the struct of values, bytes. */
static gsize
find_field_size (TbrParamType type)
{
  static const gsize sizes[TBR_PARAM_N] = {
    [TBR_PARAM_BOOL] = sizeof (gboolean),   [TBR_PARAM_INTEGER] = sizeof (gint64),
    [TBR_PARAM_REAL] = sizeof (double),     [TBR_PARAM_DURATION] = sizeof (TbrTime),
    [TBR_PARAM_INSTANT] = sizeof (TbrTime), [TBR_PARAM_TEXT] = sizeof (const char *),
    [TBR_PARAM_CHOICE] = sizeof (gint),     [TBR_PARAM_REF] = sizeof (guint32),
    [TBR_PARAM_REFS] = sizeof (TbrRefs),    [TBR_PARAM_LAW] = sizeof (TbrLaw),
  };
  return sizes[type];
}

/* Alignment of that field, bytes: that of its widest member. */
static gsize
find_field_alignment (TbrParamType type)
{
  return MIN (find_field_size (type), sizeof (gint64));
}

static gboolean
is_well_formed (const char *name)
{
  if (name == NULL || !g_ascii_islower (*name))
    return FALSE;
  return strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (name);
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* What is wrong with the words of one parameter, or NULL. */
static const char *
find_fault_in_words (const TbrParam *param)
{
  if (!is_well_formed (param->name))
    return "its name is not of lower-case letters, digits and '-'";
  if (is_empty (param->sentence))
    return "it has no sentence";
  if (is_empty (param->source))
    return "it has no source";
  if (param->certainty >= TBR_CERTAINTY_N || param->change >= TBR_CHANGE_N)
    return "its certainty or change is no value of the enum";
  if (param->type == TBR_PARAM_CHOICE && (param->choices == NULL || param->choices[0] == NULL))
    return "it has no choices";
  if ((param->type == TBR_PARAM_REF || param->type == TBR_PARAM_REFS) && is_empty (param->section))
    return "it names no section";
  return NULL;
}

/* What is wrong with the numbers of one parameter, or NULL. */
static const char *
find_fault_in_numbers (const TbrParam *param, gsize size)
{
  if (param->dimension >= TBR_DIMENSION_N)
    return "its dimension is no value of the enum";
  gsize field = find_field_size (param->type);
  if (param->offset > size || field > size - param->offset)
    return "its field lies outside the struct";
  if (param->offset % find_field_alignment (param->type) != 0)
    return "its field is not aligned";
  gboolean has_range = param->type == TBR_PARAM_INTEGER || param->type == TBR_PARAM_REAL
                       || param->type == TBR_PARAM_DURATION || param->type == TBR_PARAM_LAW;
  if (has_range && !(param->min < param->max))
    return "its range is empty";
  if (param->type == TBR_PARAM_BOOL && param->fallback != NULL && *param->fallback == '\0')
    return "it may not stay empty";
  return NULL;
}

/* Reads the default and writes it again: both must work and mean the same. */
static gboolean
check_default (const TbrParam *param, gsize size, GError **error)
{
  if (param->fallback == NULL || param->type == TBR_PARAM_REF || param->type == TBR_PARAM_REFS)
    return TRUE;
  g_autofree guint64 *first = g_new0 (guint64, size / sizeof (guint64) + 1);
  g_autofree guint64 *second = g_new0 (guint64, size / sizeof (guint64) + 1);
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  if (!tbr_param_parse (param, param->fallback, 0, first, owned, error))
    return FALSE;
  g_autofree char *text = tbr_param_format (param, 0, first);
  if (!tbr_param_parse (param, text, 0, second, owned, error))
    return FALSE;
  g_autofree char *again = tbr_param_format (param, 0, second);
  if (strcmp (text, again) == 0)
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s: the default '%s' is written as '%s'",
               param->name, param->fallback, text);
  return FALSE;
}

/* Whether a parameter before @index has its name or shares its field. */
static const char *
find_clash (const TbrParam *params, guint index)
{
  const TbrParam *param = &params[index];
  gsize end = param->offset + find_field_size (param->type);
  for (guint i = 0; i < index; i++)
    {
      if (strcmp (params[i].name, param->name) == 0)
        return "its name is there twice";
      if (params[i].offset < end
          && param->offset < params[i].offset + find_field_size (params[i].type))
        return "it shares its field with another parameter";
    }
  return NULL;
}

static gboolean
check_params (const TbrParam *params, guint n_params, gsize size, GError **error)
{
  for (guint i = 0; i < n_params; i++)
    {
      const TbrParam *param = &params[i];
      const char *fault
          = param->type < TBR_PARAM_N ? find_fault_in_words (param) : "it has no type";
      if (fault == NULL)
        fault = find_fault_in_numbers (param, size);
      if (fault == NULL)
        fault = find_clash (params, i);
      if (fault != NULL)
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s: %s",
                       param->name != NULL ? param->name : "(no name)", fault);
          return FALSE;
        }
      if (!check_default (param, size, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_rows (const TbrKind *kind, GError **error)
{
  for (guint i = 0; i < kind->n_rows; i++)
    {
      const TbrRowKind *row = &kind->rows[i];
      gboolean is_sound = is_well_formed (row->name) && !is_empty (row->sentence)
                          && row->max_rows > 0 && row->min_rows <= row->max_rows
                          && (row->n_params == 0 || row->params != NULL);
      for (guint j = 0; is_sound && j < i; j++)
        is_sound = strcmp (kind->rows[j].name, row->name) != 0;
      if (!is_sound)
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX,
                       "row %u: its name, sentence or number of rows is not sound", i);
          return FALSE;
        }
      if (!check_params (row->params, row->n_params, row->size, error))
        {
          g_prefix_error (error, "%s: ", row->name);
          return FALSE;
        }
    }
  return TRUE;
}

/* What is wrong with the head of a kind, or NULL. */
static const char *
find_fault_in_head (const TbrKind *kind)
{
  if (!is_well_formed (kind->name))
    return "its name is not of lower-case letters, digits and '-'";
  if (!is_well_formed (kind->section) || !is_well_formed (kind->element))
    return "its section or element is not well formed";
  if (is_empty (kind->title) || is_empty (kind->sentence))
    return "it has no title or no sentence";
  if ((kind->n_params > 0 && kind->params == NULL) || (kind->n_rows > 0 && kind->rows == NULL))
    return "it counts parameters or rows that are not there";
  /* an element that is called as its kind need not say it, so that the word is free there */
  gboolean has_own_tag = strcmp (kind->element, kind->name) == 0;
  for (guint i = 0; reserved[i] != NULL; i++)
    if (tbr_kind_find_param (kind, reserved[i]) >= 0
        && !(has_own_tag && strcmp (reserved[i], "kind") == 0))
      return "a parameter is called id or kind, which every element has for itself";
  return NULL;
}

gboolean
tbr_kind_check (const TbrKind *kind, GError **error)
{
  g_return_val_if_fail (kind != NULL, FALSE);
  const char *name = kind->name != NULL ? kind->name : "(no name)";
  const char *fault = find_fault_in_head (kind);
  if (fault != NULL)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s: %s", name, fault);
      return FALSE;
    }
  if (check_params (kind->params, kind->n_params, kind->size, error) && check_rows (kind, error))
    return TRUE;
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

int
tbr_kind_find_param (const TbrKind *kind, const char *name)
{
  g_return_val_if_fail (kind != NULL && name != NULL, -1);
  for (guint i = 0; i < kind->n_params; i++)
    if (g_strcmp0 (kind->params[i].name, name) == 0)
      return (int) i;
  return -1;
}
