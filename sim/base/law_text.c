/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Laws of chance as people write them. */
#include "base/law_text.h"

#include <tabard/param.h>

#include "base/quote.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Most points of an empirical law; more belong into a trace. Our assumption. */
#define POINTS_MAX 100000
/* Range of a shape: beyond it a law is a constant or a spike. Our assumption. */
#define SHAPE_MIN 0.01
#define SHAPE_MAX 1000.0

/* What a law is called and what stands between its brackets. */
typedef struct
{
  const char *name;
  guint n_values;     /* leading parameters with the dimension */
  guint n_shapes;     /* pure numbers after them */
  const char *fields; /* their names, for messages */
} LawForm;

static const LawForm forms[TBR_LAW_N] = {
  [TBR_LAW_CONSTANT] = { "constant", 1, 0, "value" },
  [TBR_LAW_UNIFORM] = { "uniform", 2, 0, "low, high" },
  [TBR_LAW_EXPONENTIAL] = { "exponential", 1, 0, "mean" },
  [TBR_LAW_LOGNORMAL] = { "lognormal", 3, 0, "median, p10, p90" },
  [TBR_LAW_WEIBULL] = { "weibull", 1, 1, "scale, shape" },
  [TBR_LAW_GAMMA] = { "gamma", 1, 1, "mean, shape" },
  [TBR_LAW_TRIANGULAR] = { "triangular", 3, 0, "low, mode, high" },
  [TBR_LAW_EMPIRICAL] = { "empirical", 0, 0, "value, value, ..." },
};

guint
tbr_law_n_dimensioned (TbrLawKind kind)
{
  g_return_val_if_fail (kind < TBR_LAW_N, 0);
  return forms[kind].n_values;
}

static gboolean
refuse_name (const char *name, GError **error)
{
  const char *names[TBR_LAW_N + 1] = { NULL };
  for (guint i = 0; i < TBR_LAW_N; i++)
    names[i] = forms[i].name;
  g_autofree char *list = g_strjoinv (", ", (char **) names);
  g_autofree char *quoted = tbr_quote (name);
  const char *meant = tbr_suggest (name, names);
  if (meant != NULL)
    g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "unknown law %s: did you mean '%s'?", quoted,
                 meant);
  else
    g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "unknown law %s: known are %s", quoted, list);
  return FALSE;
}

static gboolean
refuse_values (const TbrLaw *law, const char *rule, GError **error)
{
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s: it must hold that %s", forms[law->kind].name,
               rule);
  return FALSE;
}

/* Whether the parameters make sense together. */
static gboolean
check_values (const TbrLaw *law, GError **error)
{
  const double *p = law->p;
  switch (law->kind)
    {
    case TBR_LAW_CONSTANT:
    case TBR_LAW_EMPIRICAL:
      return TRUE;
    case TBR_LAW_UNIFORM:
      return p[0] < p[1] && isfinite (p[1] - p[0]) ? TRUE
                                                   : refuse_values (law, "low < high", error);
    case TBR_LAW_EXPONENTIAL:
      return p[0] > 0 ? TRUE : refuse_values (law, "mean > 0", error);
    case TBR_LAW_LOGNORMAL:
      return 0 < p[1] && p[1] < p[0] && p[0] < p[2]
                 ? TRUE
                 : refuse_values (law, "0 < p10 < median < p90 (written median, p10, p90)", error);
    case TBR_LAW_WEIBULL:
      if (p[1] < SHAPE_MIN || p[1] > SHAPE_MAX)
        return refuse_values (law, "0.01 <= shape <= 1000", error);
      return p[0] > 0 ? TRUE : refuse_values (law, "scale > 0", error);
    case TBR_LAW_GAMMA:
      if (p[1] < SHAPE_MIN || p[1] > SHAPE_MAX)
        return refuse_values (law, "0.01 <= shape <= 1000", error);
      return p[0] > 0 ? TRUE : refuse_values (law, "mean > 0", error);
    case TBR_LAW_TRIANGULAR:
      return p[0] <= p[1] && p[1] <= p[2] && p[0] < p[2] && isfinite (p[2] - p[0])
                 ? TRUE
                 : refuse_values (law, "low <= mode <= high and low < high", error);
    case TBR_LAW_N:
      break;
    }
  g_return_val_if_reached (FALSE);
}

static int
compare_points (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;
  /* Equal points are alike in every respect, so their order means nothing. */
  return (x > y) - (x < y);
}

static gboolean
parse_points (char **words, TbrDimension dimension, TbrLaw *law, double **out_points,
              GError **error)
{
  guint n_words = g_strv_length (words);
  if (n_words > POINTS_MAX)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "empirical: %u values are more than %d",
                   n_words, POINTS_MAX);
      return FALSE;
    }
  g_autofree double *points = g_new (double, n_words);
  for (guint i = 0; i < n_words; i++)
    if (!tbr_units_parse (words[i], dimension, &points[i], error))
      return FALSE;
  qsort (points, n_words, sizeof points[0], compare_points);
  if (!isfinite (points[n_words - 1] - points[0]))
    return refuse_values (law, "greatest - least is a number", error);
  law->n_points = n_words;
  law->points = points;
  *out_points = g_steal_pointer (&points);
  return TRUE;
}

/* Reads what stands between the brackets of the law @law->kind. */
static gboolean
parse_arguments (const char *arguments, TbrDimension dimension, TbrLaw *law, double **out_points,
                 GError **error)
{
  const LawForm *form = &forms[law->kind];
  g_auto (GStrv) words = g_strsplit (arguments, ",", -1);
  guint n_words = g_strv_length (words);
  if (law->kind == TBR_LAW_EMPIRICAL && n_words > 0)
    return parse_points (words, dimension, law, out_points, error);
  if (n_words == 0 || n_words != form->n_values + form->n_shapes)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s has %u values: it is written %s(%s)",
                   form->name, n_words, form->name, form->fields);
      return FALSE;
    }
  for (guint i = 0; i < n_words; i++)
    {
      TbrDimension its = i < form->n_values ? dimension : TBR_DIMENSION_NUMBER;
      if (!tbr_units_parse (words[i], its, &law->p[i], error))
        {
          g_prefix_error (error, "%s: ", form->name);
          return FALSE;
        }
    }
  return check_values (law, error);
}

static TbrLawKind
find_law (const char *name)
{
  guint kind = 0;
  while (kind < TBR_LAW_N && strcmp (forms[kind].name, name) != 0)
    kind++;
  return (TbrLawKind) kind;
}

/* "name(a, b)" in @stripped, which is cut up. */
static gboolean
parse_call (char *stripped, TbrDimension dimension, TbrLaw *law, double **out_points,
            GError **error)
{
  char *opening = strchr (stripped, '(');
  gsize n = strlen (stripped);
  if (opening == NULL || stripped[n - 1] != ')')
    {
      g_autofree char *quoted = tbr_quote (stripped);
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX,
                   "%s is neither a quantity nor a law such as uniform(2, 4) with its units",
                   quoted);
      return FALSE;
    }
  stripped[n - 1] = '\0';
  *opening = '\0';
  g_strchomp (stripped);
  law->kind = find_law (stripped);
  if (law->kind == TBR_LAW_N)
    return refuse_name (stripped, error);
  return parse_arguments (opening + 1, dimension, law, out_points, error);
}

gboolean
tbr_law_parse (const char *text, TbrDimension dimension, TbrLaw *out_law, double **chunk_points,
               GError **error)
{
  g_return_val_if_fail (text != NULL && out_law != NULL && chunk_points != NULL, FALSE);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  TbrLaw law = { .kind = TBR_LAW_CONSTANT };
  double *points = NULL;
  gboolean is_call = strchr (stripped, '(') != NULL
                     || (g_ascii_isalpha (*stripped) && find_law (stripped) != TBR_LAW_N);
  if (!(is_call ? parse_call (stripped, dimension, &law, &points, error)
                : tbr_units_parse (stripped, dimension, &law.p[0], error)))
    return FALSE;
  *out_law = law;
  *chunk_points = points;
  return TRUE;
}

char *
tbr_law_format (const TbrLaw *law, TbrDimension dimension)
{
  g_return_val_if_fail (law != NULL && law->kind < TBR_LAW_N, NULL);
  if (law->kind == TBR_LAW_CONSTANT)
    return tbr_units_format (law->p[0], dimension);
  const LawForm *form = &forms[law->kind];
  gboolean is_empirical = law->kind == TBR_LAW_EMPIRICAL;
  guint n = is_empirical ? law->n_points : form->n_values + form->n_shapes;
  GString *text = g_string_new (form->name);
  for (guint i = 0; i < n; i++)
    {
      gboolean is_value = is_empirical || i < form->n_values;
      g_autofree char *word = tbr_units_format (is_empirical ? law->points[i] : law->p[i],
                                                is_value ? dimension : TBR_DIMENSION_NUMBER);
      g_string_append (text, i == 0 ? "(" : ", ");
      g_string_append (text, word);
    }
  g_string_append_c (text, ')');
  return g_string_free (text, FALSE);
}
