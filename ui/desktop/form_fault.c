/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is wrong with a value that a form asks for, said in the language of the reader before the
   edit is tried: `sim` refuses in English, as files and the command line want it. */
#include "desktop/forms.h"

#include "desktop/state.h"
#include "draw/language.h"

#include <glib/gi18n.h>

/* ---- sentences ---- */

static char *
say_outside (const TbrParam *param, const char *name, const char *value)
{
  g_autofree char *range = tbr_forms_allowed (param);
  gboolean is_closed = param->min > -G_MAXDOUBLE && param->max < G_MAXDOUBLE;
  return g_strdup_printf (is_closed ? _ ("%s: %s is outside %s")
                                    : _ ("%s: %s is not allowed, it must be %s"),
                          name, value, range);
}

static char *
say_unit (const TbrParam *param, const char *name, const char *value)
{
  TbrDimension dimension
      = param->type == TBR_PARAM_DURATION ? TBR_DIMENSION_TIME : param->dimension;
  const char *units = tbr_units_names (dimension);
  return *units != '\0'
             ? g_strdup_printf (_ ("%s: %s wants one of the units %s"), name, value, units)
             : g_strdup_printf (_ ("%s: %s is written without a unit"), name, value);
}

/* What a value of a type looks like; NULL where `sim` says more. */
static const char *
wanted (TbrParamType type)
{
  static const char *const texts[TBR_PARAM_N]
      = { [TBR_PARAM_INTEGER] = N_ ("a whole number"),
          [TBR_PARAM_REAL] = N_ ("a number, decimals with a point"),
          [TBR_PARAM_DURATION] = N_ ("a time such as 12 h"),
          [TBR_PARAM_INSTANT] = N_ ("a date such as 2018-07-20T14:00Z, or a time after the start "
                                    "such as 12 h") };
  return texts[type] != NULL ? tbr_word (texts[type]) : NULL;
}

static char *
say_unread (const TbrParam *param, const char *name, const char *value)
{
  const char *form = wanted (param->type);
  return form != NULL ? g_strdup_printf (_ ("%s: %s cannot be read, what is wanted is %s"), name,
                                         value, form)
                      : NULL;
}

static char *
say_unknown (const TbrParam *param, const char *name, const char *value)
{
  g_autofree char *range = tbr_forms_allowed (param);
  return tbr_forms_is_word (param)
             ? g_strdup_printf (_ ("%s: %s is not known, it is %s"), name, value, range)
             : NULL;
}

/* ---- looking ---- */

/* A law says more of itself than its parameter does. */
static char *
say (const TbrParam *param, const char *name, const char *value, const GError *error)
{
  if (g_error_matches (error, TBR_ERROR, TBR_ERROR_UNIT))
    return say_unit (param, name, value);
  if (param->type == TBR_PARAM_LAW)
    return NULL;
  if (g_error_matches (error, TBR_ERROR, TBR_ERROR_RANGE))
    return say_outside (param, name, value);
  if (g_error_matches (error, TBR_ERROR, TBR_ERROR_NAME))
    return say_unknown (param, name, value);
  return g_error_matches (error, TBR_ERROR, TBR_ERROR_SYNTAX) ? say_unread (param, name, value)
                                                              : NULL;
}

/* What is wrong with one answer; NULL when nothing is, or when it is for `sim` to say. */
static char *
find (const TbrDesktop *desktop, const TbrFormField *field)
{
  const TbrParam *param = field->param;
  const char *written = tbr_forms_written (field);
  if (param == NULL || param->type == TBR_PARAM_REF || param->type == TBR_PARAM_REFS)
    return NULL;
  if (*written == '\0')
    return param->fallback == NULL ? g_strdup_printf (_ ("%s must be given"), field->name) : NULL;
  /* room for the one value at its place, whatever its type */
  g_autofree guint8 *values = g_malloc0 (param->offset + sizeof (TbrLaw));
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gint64 start = desktop->session->scenario->start_unix;
  if (tbr_param_parse (param, written, start, values, owned, &error))
    return NULL;
  /* of a road the places are written, and until they name one nothing is chosen */
  if (field->kind == TBR_ASK_ROAD)
    return g_strdup_printf (_ ("%s must be given"), field->name);
  return say (param, field->name, field->value, error);
}

char *
tbr_form_fault_find (const TbrDesktop *desktop, guint *out_field)
{
  const TbrForm *form = &desktop->form;
  for (guint i = 0; form->kind != TBR_FORM_IMPORT && i < form->fields->len; i++)
    {
      char *fault = find (desktop, tbr_form_field (form, i));
      if (fault == NULL)
        continue;
      if (out_field != NULL)
        *out_field = i;
      return fault;
    }
  return NULL;
}

/* Whoever reads what is wrong can mend it at once: that is the field which is written now. */
gboolean
tbr_form_fault_check (TbrDesktop *desktop)
{
  guint field = desktop->form.current;
  g_autofree char *fault = tbr_form_fault_find (desktop, &field);
  if (fault == NULL)
    return TRUE;
  if (field != desktop->form.current)
    tbr_answer_go (desktop, field);
  tbr_forms_complain (desktop, fault);
  return FALSE;
}
