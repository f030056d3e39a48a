/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Places that a planner brings along: where each is, and what it is called. */
#include <tabard/places.h>

#include <tabard/file.h>

#include "interchange/places_build.h"

#include <math.h>
#include <string.h>

#define LONGEST_TEXT 400 /* bytes of a property that are kept */

/* Properties that are taken for the name, the best first. */
static const char *const name_words[] = { "name", "title", "label", "name:en", "id" };

static void
clear (gpointer data)
{
  TbrPlaces *places = data;
  g_array_unref (places->places);
  g_array_unref (places->parts);
  g_array_unref (places->points);
  g_array_unref (places->properties);
  g_string_chunk_free (places->texts);
}

TbrPlaces *
tbr_places_ref (TbrPlaces *places)
{
  return g_atomic_rc_box_acquire (places);
}

void
tbr_places_unref (TbrPlaces *places)
{
  if (places != NULL)
    g_atomic_rc_box_release_full (places, clear);
}

TbrPlaces *
tbr_places_new (const char *path)
{
  TbrPlaces *places = g_atomic_rc_box_new0 (TbrPlaces);
  places->places = g_array_new (FALSE, FALSE, sizeof (TbrOwnPlace));
  places->parts = g_array_new (FALSE, FALSE, sizeof (TbrPlacePart));
  places->points = g_array_new (FALSE, FALSE, sizeof (TbrPoint));
  places->properties = g_array_new (FALSE, FALSE, sizeof (TbrPlaceProperty));
  places->texts = g_string_chunk_new (4096);
  places->path = g_string_chunk_insert (places->texts, path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *valid = g_utf8_make_valid (base, -1);
  char *dot = strrchr (valid, '.');
  if (dot != NULL && dot != valid)
    *dot = '\0';
  places->title = g_string_chunk_insert (places->texts, valid);
  return places;
}

TbrPlaces *
tbr_places_load (const char *path, TbrDiagnostics *faults)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  return g_str_has_suffix (lower, ".csv") ? tbr_places_load_csv (path, faults)
                                          : tbr_places_load_geojson (path, faults);
}

TbrPlaces *
tbr_places_load_geojson (const char *path, TbrDiagnostics *faults)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *text = tbr_file_read (path, TBR_PLACES_MOST_BYTES, &length, &error);
  if (text == NULL)
    {
      tbr_diagnostics_add (faults, path, 0, "%s", error->message);
      return NULL;
    }
  return tbr_places_read_geojson (text, length, path, faults);
}

static TbrOwnPlace *
last_of (const TbrPlaces *places)
{
  return &g_array_index (places->places, TbrOwnPlace, places->places->len - 1);
}

void
tbr_places_begin (TbrPlaces *places, guint line)
{
  const TbrOwnPlace place = { .name = "",
                              .line = line,
                              .first_part = places->parts->len,
                              .first_property = places->properties->len };
  g_array_append_val (places->places, place);
}

void
tbr_places_number (TbrPlaces *places, guint number)
{
  last_of (places)->number = number;
}

void
tbr_places_begin_part (TbrPlaces *places, TbrPlaceForm form)
{
  const TbrPlacePart part = { form, places->points->len, 0 };
  g_array_append_val (places->parts, part);
}

void
tbr_places_add_point (TbrPlaces *places, TbrPoint point)
{
  g_array_append_val (places->points, point);
  g_array_index (places->parts, TbrPlacePart, places->parts->len - 1).n++;
}

void
tbr_places_add_property (TbrPlaces *places, const char *name, const char *text)
{
  TbrPlaceProperty property = { g_string_chunk_insert_const (places->texts, name), NULL };
  g_autofree char *cut = NULL;
  if (strlen (text) > LONGEST_TEXT)
    {
      const char *end = g_utf8_find_prev_char (text, text + LONGEST_TEXT);
      g_autofree char *head = g_strndup (text, (gsize) (end - text));
      cut = g_strconcat (head, "\xe2\x80\xa6", NULL);
    }
  property.text = g_string_chunk_insert (places->texts, cut != NULL ? cut : text);
  g_array_append_val (places->properties, property);
}

/* ---- where a place is ---- */

static const TbrPoint *
points_of (const TbrPlaces *places, const TbrPlacePart *part)
{
  return &g_array_index (places->points, TbrPoint, part->first);
}

/* Twice the area of a ring in square degrees; its middle. Source: the usual sum over the edges. */
static double
measure_ring (const TbrPoint *points, guint32 n, TbrPoint *out_middle)
{
  double sum = 0, x = 0, y = 0;
  for (guint32 i = 0; i + 1 < n; i++)
    {
      /* from the first point, so that small areas far from the origin lose no digits */
      double ax = points[i].lon - points[0].lon, ay = points[i].lat - points[0].lat;
      double bx = points[i + 1].lon - points[0].lon, by = points[i + 1].lat - points[0].lat;
      double cross = ax * by - bx * ay;
      sum += cross;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
  if (fabs (sum) < 1e-12)
    *out_middle = points[0];
  else
    *out_middle = (TbrPoint){ (float) (points[0].lon + x / (3 * sum)),
                              (float) (points[0].lat + y / (3 * sum)) };
  return fabs (sum);
}

static void
find_middle (const TbrPlaces *places, TbrOwnPlace *place)
{
  double largest = -1;
  for (guint32 i = 0; i < place->n_parts; i++)
    {
      const TbrPlacePart *part
          = &g_array_index (places->parts, TbrPlacePart, place->first_part + i);
      const TbrPoint *points = points_of (places, part);
      TbrPoint middle = points[part->n / 2];
      double size = part->form == TBR_PLACE_RING ? measure_ring (points, part->n, &middle) : 0;
      if (size > largest)
        {
          largest = size;
          place->at = middle;
        }
    }
}

static void
find_bounds (const TbrPlaces *places, TbrOwnPlace *place)
{
  place->west = place->south = 1e9f;
  place->east = place->north = -1e9f;
  for (guint32 i = 0; i < place->n_parts; i++)
    {
      const TbrPlacePart *part
          = &g_array_index (places->parts, TbrPlacePart, place->first_part + i);
      const TbrPoint *points = points_of (places, part);
      for (guint32 k = 0; k < part->n; k++)
        {
          place->west = MIN (place->west, points[k].lon);
          place->east = MAX (place->east, points[k].lon);
          place->south = MIN (place->south, points[k].lat);
          place->north = MAX (place->north, points[k].lat);
        }
    }
}

const char *
tbr_places_property (const TbrPlaces *places, const TbrOwnPlace *place, const char *name)
{
  for (guint32 i = 0; i < place->n_properties; i++)
    {
      const TbrPlaceProperty *property
          = &g_array_index (places->properties, TbrPlaceProperty, place->first_property + i);
      if (g_ascii_strcasecmp (property->name, name) == 0)
        return property->text;
    }
  return NULL;
}

void
tbr_places_end (TbrPlaces *places)
{
  TbrOwnPlace *place = last_of (places);
  place->n_parts = places->parts->len - place->first_part;
  place->n_properties = places->properties->len - place->first_property;
  if (place->n_parts > 0)
    {
      find_bounds (places, place);
      find_middle (places, place);
    }
  for (guint i = 0; i < G_N_ELEMENTS (name_words) && *place->name == '\0'; i++)
    {
      const char *text = tbr_places_property (places, place, name_words[i]);
      place->name = text != NULL ? text : "";
    }
}

void
tbr_places_drop (TbrPlaces *places)
{
  const TbrOwnPlace *place = last_of (places);
  if (places->parts->len > place->first_part)
    {
      guint32 first = g_array_index (places->parts, TbrPlacePart, place->first_part).first;
      g_array_set_size (places->points, first);
    }
  g_array_set_size (places->parts, place->first_part);
  g_array_set_size (places->properties, place->first_property);
  g_array_set_size (places->places, places->places->len - 1);
}

/* How often a ring runs across the way to the east of a point. */
static guint
count_crossings (const TbrPoint *points, guint32 n, double lon, double lat)
{
  guint crossings = 0;
  for (guint32 i = 0; i + 1 < n; i++)
    {
      double south = points[i].lat, north = points[i + 1].lat;
      if ((south > lat) == (north > lat))
        continue;
      double share = (lat - south) / (north - south);
      crossings += lon < points[i].lon + share * (points[i + 1].lon - points[i].lon);
    }
  return crossings;
}

gboolean
tbr_places_contain (const TbrPlaces *places, const TbrOwnPlace *place, double lon, double lat)
{
  guint crossings = 0;
  if (place->n_parts == 0 || lon < place->west || lon > place->east || lat < place->south
      || lat > place->north)
    return FALSE;
  for (guint32 i = 0; i < place->n_parts; i++)
    {
      const TbrPlacePart *part
          = &g_array_index (places->parts, TbrPlacePart, place->first_part + i);
      if (part->form == TBR_PLACE_RING)
        crossings += count_crossings (points_of (places, part), part->n, lon, lat);
    }
  return crossings % 2 == 1;
}
