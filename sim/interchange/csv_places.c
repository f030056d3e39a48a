/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Tables of comma-separated values as places: a row each. */
#include "base/csv.h"
#include "interchange/places_build.h"

#include <math.h>
#include <string.h>

/* Columns that say where a row is. */
static const char *const lon_words[] = { "lon", "longitude", "lng", "long", NULL };
static const char *const lat_words[] = { "lat", "latitude", NULL };

static int
find_column (const TbrCsv *csv, const char *const *words)
{
  for (guint i = 0; i < tbr_csv_n_columns (csv); i++)
    for (guint k = 0; words[k] != NULL; k++)
      if (g_ascii_strcasecmp (tbr_csv_column_name (csv, i), words[k]) == 0)
        return (int) i;
  return -1;
}

/* Degrees in a column; NAN for none. */
static double
degrees (const TbrCsv *csv, int column, double most)
{
  double value;
  gboolean is_good
      = column >= 0 && tbr_csv_real (csv, (guint) column, &value, NULL) && fabs (value) <= most;
  return is_good ? value : (double) NAN;
}

static void
add_row (TbrPlaces *places, const TbrCsv *csv, const int where[2])
{
  double lon = degrees (csv, where[0], 180), lat = degrees (csv, where[1], 90);
  tbr_places_begin (places, tbr_csv_line (csv));
  for (guint i = 0; i < tbr_csv_n_columns (csv); i++)
    if (*tbr_csv_text (csv, i) != '\0')
      tbr_places_add_property (places, tbr_csv_column_name (csv, i), tbr_csv_text (csv, i));
  if (!isnan (lon) && !isnan (lat))
    {
      tbr_places_begin_part (places, TBR_PLACE_POINT);
      tbr_places_add_point (places, (TbrPoint){ (float) lon, (float) lat });
    }
  tbr_places_end (places);
}

/* The reader of tables puts file and line before what is wrong. */
static void
take_fault (TbrDiagnostics *faults, const char *path, const GError *error)
{
  const char *text = error->message;
  guint line = 0;
  if (g_str_has_prefix (text, path) && text[strlen (path)] == ':')
    {
      char *end;
      text += strlen (path) + 1;
      line = (guint) g_ascii_strtoull (text, &end, 10);
      text = end > text && *end == ':' ? end + 1 : text;
      text += strspn (text, " ");
    }
  tbr_diagnostics_add (faults, path, line, "%s", text);
}

TbrPlaces *
tbr_places_load_csv (const char *path, TbrDiagnostics *faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, TBR_PLACES_MOST_BYTES, &error);
  if (csv == NULL)
    {
      take_fault (faults, path, error);
      return NULL;
    }
  if (tbr_csv_n_columns (csv) == 1 && strpbrk (tbr_csv_column_name (csv, 0), ";\t") != NULL)
    {
      tbr_diagnostics_add (faults, path, 1,
                           "values are separated by commas, not by semicolons or tabs: write the "
                           "file anew as CSV with commas");
      return NULL;
    }
  TbrPlaces *places = tbr_places_new (path);
  const int where[2] = { find_column (csv, lon_words), find_column (csv, lat_words) };
  while (tbr_csv_next (csv, &error))
    add_row (places, csv, where);
  if (error != NULL)
    take_fault (faults, path, error);
  return places;
}
