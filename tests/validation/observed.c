/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a figure is found. */
#include "validation/observed.h"

#include "base/csv.h"

#include <math.h>

#define FILE_MAX (16u << 20)

/* Columns of a row: the four that name a figure, and its value. */
enum
{
  SCOPE,
  KEY,
  QUANTITY,
  STAT,
  VALUE,
  N_COLUMNS
};

double
observed_find (const char *directory, const Observed *wanted)
{
  const char *words[] = { wanted->scope, wanted->key, wanted->quantity, wanted->stat };
  g_autofree char *path = g_build_filename (directory, "observed.csv", NULL);
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, FILE_MAX, NULL);
  if (csv == NULL || tbr_csv_n_columns (csv) < N_COLUMNS)
    return NAN;
  while (tbr_csv_next (csv, NULL))
    {
      double value;
      guint n_same = 0;
      for (guint i = SCOPE; i <= STAT; i++)
        n_same += g_str_equal (tbr_csv_text (csv, i), words[i]);
      if (n_same == G_N_ELEMENTS (words) && tbr_csv_real (csv, VALUE, &value, NULL))
        return value;
    }
  return NAN;
}
