/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hostile texts where a quantity, a duration, an instant or a law is due. */
#include "fuzz.h"

#include <tabard/law.h>

#include <math.h>
#include <string.h>

/* Every text that is refused says why, in text that can be shown. */
static void
check_refusal (GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, !=, "");
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_error_free (error);
}

static void
check_units (const char *text, TbrDimension dimension)
{
  GError *error = NULL;
  double value = 0, again = 0;
  if (!tbr_units_parse (text, dimension, &value, &error))
    {
      check_refusal (error);
      return;
    }
  g_assert_true (isfinite (value));
  g_autofree char *shown = tbr_units_format (value, dimension);
  g_assert_true (tbr_units_parse (shown, dimension, &again, NULL));
  g_assert_true (again == value);
}

static void
check_duration (const char *text)
{
  GError *error = NULL;
  TbrTime value = 0, again = 0;
  if (!tbr_duration_parse (text, &value, &error))
    {
      check_refusal (error);
      return;
    }
  g_autofree char *shown = tbr_duration_format (value);
  g_assert_true (tbr_duration_parse (shown, &again, NULL));
  g_assert_cmpint (again, ==, value);
}

static void
check_instant (const char *text)
{
  GError *error = NULL;
  gint64 value = 0;
  if (!tbr_instant_parse (text, &value, &error))
    check_refusal (error);
}

static void
check_law (const char *text, TbrDimension dimension)
{
  GError *error = NULL;
  TbrLaw law, again;
  double *points = NULL, *points_again = NULL;
  if (!tbr_law_parse (text, dimension, &law, &points, &error))
    {
      check_refusal (error);
      return;
    }
  g_autofree char *shown = tbr_law_format (&law, dimension);
  g_assert_true (tbr_law_parse (shown, dimension, &again, &points_again, NULL));
  g_assert_cmpint (again.kind, ==, law.kind);
  g_assert_true (memcmp (again.p, law.p, sizeof law.p) == 0);
  g_assert_cmpuint (again.n_points, ==, law.n_points);
  g_free (points);
  g_free (points_again);
}

/* The first byte chooses the dimension, the rest is the text. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size == 0)
    return 0;
  TbrDimension dimension = data[0] % TBR_DIMENSION_N;
  g_autofree char *text = g_strndup ((const char *) data + 1, size - 1);
  check_units (text, dimension);
  check_duration (text);
  check_instant (text);
  check_law (text, dimension);
  return 0;
}
