/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One parameter's value from text and to text, checked against its row of the table. */
#include <tabard/param.h>

#include "base/law_text.h"
#include "base/number.h"
#include "base/quote.h"

#include <errno.h>
#include <math.h>
#include <string.h>

static const char *const truths[] = { "no", "yes", NULL };

/* What a parameter's text is read with. */
typedef struct
{
  const TbrParam *param;
  const char *text;  /* without blanks around it */
  gint64 start_unix; /* of the scenario, microseconds since 1970 */
  gpointer field;    /* where the value goes */
  GPtrArray *owned;  /* keeps texts and points */
} Reading;

static gboolean
refuse_range (const TbrParam *param, const char *value, GError **error)
{
  g_autofree char *range = tbr_param_range_text (param);
  gboolean is_open = g_str_has_prefix (range, "at ");
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s is %s%s", value,
               is_open ? "not allowed: it must be " : "outside ", range);
  return FALSE;
}

static gboolean
refuse_choice (const char *text, const char *const *names, GError **error)
{
  g_autofree char *quoted = tbr_quote (text);
  g_autofree char *list = g_strjoinv (", ", (char **) names);
  const char *meant = tbr_suggest (text, names);
  if (meant != NULL)
    g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "unknown %s: did you mean '%s'? It is one of %s",
                 quoted, meant, list);
  else
    g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "unknown %s: it is one of %s", quoted, list);
  return FALSE;
}

static gboolean
is_outside (const TbrParam *param, double value)
{
  return !(value >= param->min && value <= param->max);
}

/* Index of @text in @names, or -1 with an error. */
static int
find_choice (const char *text, const char *const *names, GError **error)
{
  for (int i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], text) == 0)
      return i;
  refuse_choice (text, names, error);
  return -1;
}

static gboolean
parse_bool (const Reading *reading, GError **error)
{
  int index = find_choice (reading->text, truths, error);
  if (index >= 0)
    *(gboolean *) reading->field = index;
  return index >= 0;
}

static gboolean
parse_choice (const Reading *reading, GError **error)
{
  int index = find_choice (reading->text, reading->param->choices, error);
  if (index >= 0)
    *(gint *) reading->field = index;
  return index >= 0;
}

static gboolean
parse_integer (const Reading *reading, GError **error)
{
  char *end;
  errno = 0;
  gint64 value = g_ascii_strtoll (reading->text, &end, 10);
  const char *digits = reading->text + strspn (reading->text, "+-");
  if (!g_ascii_isdigit (*digits) || digits - reading->text > 1)
    end = (char *) reading->text;
  double count;
  if (end > reading->text && *end != '\0' && reading->param->dimension != TBR_DIMENSION_NUMBER)
    {
      /* "300 persons": the unit is checked, the digits before it count. */
      if (!tbr_units_parse (reading->text, reading->param->dimension, &count, error))
        return FALSE;
      if (count == (double) value)
        end += strlen (end);
    }
  if (end == reading->text || *end != '\0' || errno == ERANGE)
    {
      g_autofree char *quoted = tbr_quote (reading->text);
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s is not a whole number", quoted);
      return FALSE;
    }
  if (is_outside (reading->param, (double) value))
    return refuse_range (reading->param, reading->text, error);
  *(gint64 *) reading->field = value;
  return TRUE;
}

static gboolean
parse_real (const Reading *reading, GError **error)
{
  double value;
  if (!tbr_units_parse (reading->text, reading->param->dimension, &value, error))
    return FALSE;
  if (is_outside (reading->param, value))
    return refuse_range (reading->param, reading->text, error);
  *(double *) reading->field = value;
  return TRUE;
}

static gboolean
parse_duration (const Reading *reading, GError **error)
{
  TbrTime value;
  if (!tbr_duration_parse (reading->text, &value, error))
    return FALSE;
  if (is_outside (reading->param, (double) value / TBR_SECOND))
    return refuse_range (reading->param, reading->text, error);
  *(TbrTime *) reading->field = value;
  return TRUE;
}

/* A calendar time has a '-' behind its year; a duration after the start has its unit there. */
static gboolean
parse_instant (const Reading *reading, GError **error)
{
  const char *text = reading->text;
  gboolean is_calendar = strspn (text, "0123456789") == 4 && text[4] == '-';
  gint64 value;
  if (!(is_calendar ? tbr_instant_parse (text, &value, error)
                    : tbr_duration_parse (text, &value, error)))
    return FALSE;
  *(TbrTime *) reading->field = is_calendar ? value - reading->start_unix : value;
  return TRUE;
}

static gboolean
parse_text (const Reading *reading, GError **error)
{
  if (!g_utf8_validate (reading->text, -1, NULL))
    {
      g_autofree char *quoted = tbr_quote (reading->text);
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s is not UTF-8", quoted);
      return FALSE;
    }
  char *copy = g_strdup (reading->text);
  g_ptr_array_add (reading->owned, copy);
  *(const char **) reading->field = copy;
  return TRUE;
}

static gboolean
parse_law (const Reading *reading, GError **error)
{
  const TbrParam *param = reading->param;
  TbrLaw law;
  g_autofree double *points = NULL;
  if (!tbr_law_parse (reading->text, param->dimension, &law, &points, error))
    return FALSE;
  guint n = points != NULL ? law.n_points : tbr_law_n_dimensioned (law.kind);
  for (guint i = 0; i < n; i++)
    {
      double value = points != NULL ? points[i] : law.p[i];
      if (is_outside (param, value))
        {
          g_autofree char *text = tbr_units_format (value, param->dimension);
          return refuse_range (param, text, error);
        }
    }
  if (points != NULL)
    g_ptr_array_add (reading->owned, g_steal_pointer (&points));
  *(TbrLaw *) reading->field = law;
  return TRUE;
}

/* What an empty text stands for, where the table allows one. */
static gboolean
parse_empty (const Reading *reading, GError **error)
{
  switch (reading->param->type)
    {
    case TBR_PARAM_TEXT:
      return parse_text (reading, error);
    case TBR_PARAM_INTEGER:
      *(gint64 *) reading->field = G_MININT64;
      return TRUE;
    case TBR_PARAM_REAL:
      *(double *) reading->field = NAN;
      return TRUE;
    case TBR_PARAM_DURATION:
    case TBR_PARAM_INSTANT:
      *(TbrTime *) reading->field = TBR_NEVER;
      return TRUE;
    case TBR_PARAM_CHOICE:
      *(gint *) reading->field = -1;
      return TRUE;
    case TBR_PARAM_LAW:
      *(TbrLaw *) reading->field = (TbrLaw){ .kind = TBR_LAW_CONSTANT, .p = { NAN } };
      return TRUE;
    case TBR_PARAM_REF:
      *(guint32 *) reading->field = TBR_NONE;
      return TRUE;
    case TBR_PARAM_REFS:
      *(TbrRefs *) reading->field = (TbrRefs){ .items = NULL };
      return TRUE;
    case TBR_PARAM_BOOL:
    case TBR_PARAM_N:
      break;
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
parse_field (const Reading *reading, GError **error)
{
  switch (reading->param->type)
    {
    case TBR_PARAM_BOOL:
      return parse_bool (reading, error);
    case TBR_PARAM_INTEGER:
      return parse_integer (reading, error);
    case TBR_PARAM_REAL:
      return parse_real (reading, error);
    case TBR_PARAM_DURATION:
      return parse_duration (reading, error);
    case TBR_PARAM_INSTANT:
      return parse_instant (reading, error);
    case TBR_PARAM_TEXT:
      return parse_text (reading, error);
    case TBR_PARAM_CHOICE:
      return parse_choice (reading, error);
    case TBR_PARAM_LAW:
      return parse_law (reading, error);
    case TBR_PARAM_REF:
    case TBR_PARAM_REFS:
    case TBR_PARAM_N:
      break;
    }
  g_return_val_if_reached (FALSE);
}

gboolean
tbr_param_parse (const TbrParam *param, const char *text, gint64 start_unix, gpointer values,
                 GPtrArray *owned, GError **error)
{
  g_return_val_if_fail (param != NULL && text != NULL && values != NULL && owned != NULL, FALSE);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  Reading reading = { .param = param,
                      .text = stripped,
                      .start_unix = start_unix,
                      .field = (guint8 *) values + param->offset,
                      .owned = owned };
  gboolean may_be_empty = param->fallback != NULL && *param->fallback == '\0';
  gboolean is_read;
  if (*stripped == '\0' && may_be_empty && param->type != TBR_PARAM_BOOL)
    is_read = parse_empty (&reading, error);
  else if (*stripped == '\0')
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "it may not be empty");
      is_read = FALSE;
    }
  else
    is_read = parse_field (&reading, error);
  if (!is_read)
    g_prefix_error (error, "%s: ", param->name);
  return is_read;
}

static char *
format_refs (const TbrRefs *refs)
{
  GString *text = g_string_new (NULL);
  for (guint32 i = 0; i < refs->n; i++)
    g_string_append_printf (text, "%s#%u", i > 0 ? " " : "", refs->items[i]);
  return g_string_free (text, FALSE);
}

static char *
format_integer (gint64 value)
{
  return value == G_MININT64 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static char *
format_time (const TbrParam *param, gint64 start_unix, TbrTime value)
{
  if (value == TBR_NEVER)
    return g_strdup ("");
  return param->type == TBR_PARAM_INSTANT ? tbr_instant_format (start_unix + value)
                                          : tbr_duration_format (value);
}

char *
tbr_param_format (const TbrParam *param, gint64 start_unix, gconstpointer values)
{
  g_return_val_if_fail (param != NULL && values != NULL, NULL);
  gconstpointer field = (const guint8 *) values + param->offset;
  switch (param->type)
    {
    case TBR_PARAM_BOOL:
      return g_strdup (truths[*(const gboolean *) field ? 1 : 0]);
    case TBR_PARAM_INTEGER:
      return format_integer (*(const gint64 *) field);
    case TBR_PARAM_REAL:
      return isnan (*(const double *) field)
                 ? g_strdup ("")
                 : tbr_units_format (*(const double *) field, param->dimension);
    case TBR_PARAM_DURATION:
    case TBR_PARAM_INSTANT:
      return format_time (param, start_unix, *(const TbrTime *) field);
    case TBR_PARAM_TEXT:
      return g_strdup (*(const char *const *) field != NULL ? *(const char *const *) field : "");
    case TBR_PARAM_CHOICE:
      return g_strdup (*(const gint *) field >= 0 ? param->choices[*(const gint *) field] : "");
    case TBR_PARAM_REF:
      return *(const guint32 *) field == TBR_NONE
                 ? g_strdup ("")
                 : g_strdup_printf ("#%u", *(const guint32 *) field);
    case TBR_PARAM_REFS:
      return format_refs (field);
    case TBR_PARAM_LAW:
      return isnan (((const TbrLaw *) field)->p[0]) ? g_strdup ("")
                                                    : tbr_law_format (field, param->dimension);
    case TBR_PARAM_N:
      break;
    }
  g_return_val_if_reached (NULL);
}

static char *
list_choices (const char *const *names)
{
  g_autofree char *list = g_strjoinv (", ", (char **) names);
  return g_strconcat ("one of ", list, NULL);
}

char *
tbr_param_range_text (const TbrParam *param)
{
  g_return_val_if_fail (param != NULL, NULL);
  switch (param->type)
    {
    case TBR_PARAM_BOOL:
      return list_choices (truths);
    case TBR_PARAM_CHOICE:
      return list_choices (param->choices);
    case TBR_PARAM_INTEGER:
    case TBR_PARAM_REAL:
    case TBR_PARAM_LAW:
      return tbr_units_format_range (param->min, param->max, param->dimension);
    case TBR_PARAM_DURATION:
      return tbr_units_format_range (param->min, param->max, TBR_DIMENSION_TIME);
    case TBR_PARAM_INSTANT:
    case TBR_PARAM_TEXT:
    case TBR_PARAM_REF:
    case TBR_PARAM_REFS:
    case TBR_PARAM_N:
      break;
    }
  return g_strdup ("");
}
