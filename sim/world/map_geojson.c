/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The part of GeoJSON (RFC 7946) that shapes of a map need, read in one pass. */
#include "world/map_geojson.h"

#include "world/decimal.h"

#include <string.h>

/* A MultiPolygon's points lie four brackets deep. */
#define DEPTH_MAX 4

void
tbr_geojson_fault (TbrGeojson *reader, const char *format, ...)
{
  if (reader->error != NULL)
    return;
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (&reader->error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s:%u: %s", reader->file, reader->line,
               message);
}

static char
peek (TbrGeojson *reader)
{
  while (g_ascii_isspace (*reader->cursor))
    if (*reader->cursor++ == '\n')
      reader->line++;
  return *reader->cursor;
}

/* Passes over one expected byte. */
static gboolean
take (TbrGeojson *reader, char wanted)
{
  char found = peek (reader);
  if (found == wanted && found != '\0')
    {
      reader->cursor++;
      return TRUE;
    }
  if (found == '\0')
    tbr_geojson_fault (reader, "the file ends where '%c' should stand", wanted);
  else
    tbr_geojson_fault (reader, "'%c' stands where '%c' should", found, wanted);
  return FALSE;
}

/* After a member or element: TRUE when another follows, FALSE when @closing was taken. */
static gboolean
goes_on (TbrGeojson *reader, char closing)
{
  if (peek (reader) == ',')
    {
      reader->cursor++;
      return TRUE;
    }
  take (reader, closing);
  return FALSE;
}

static TbrSpan
take_string (TbrGeojson *reader)
{
  TbrSpan none = { "", 0 };
  if (!take (reader, '"'))
    return none;
  gsize length = strcspn (reader->cursor, "\"\\\n");
  if (reader->cursor[length] != '"')
    {
      tbr_geojson_fault (reader, "a text without end or with a backslash, which no name needs");
      return none;
    }
  TbrSpan span = { reader->cursor, length };
  reader->cursor += length + 1;
  return span;
}

static double
take_number (TbrGeojson *reader)
{
  peek (reader);
  const char *end = NULL;
  double value = tbr_decimal_read (reader->cursor, &end);
  if (end == reader->cursor)
    tbr_geojson_fault (reader, "a number should stand at '%.12s'", reader->cursor);
  reader->cursor = end;
  return value;
}

/* The rest of a point whose bracket has been taken. */
static void
take_point (TbrGeojson *reader, double out_point[2])
{
  out_point[0] = take_number (reader);
  take (reader, ',');
  out_point[1] = take_number (reader);
  take (reader, ']');
  if (!(out_point[0] >= -180.0 && out_point[0] <= 180.0 && out_point[1] >= -90.0
        && out_point[1] <= 90.0))
    tbr_geojson_fault (reader, "point %g, %g is outside -180-180, -90-90", out_point[0],
                       out_point[1]);
}

static gboolean
span_is (TbrSpan span, const char *word)
{
  return strlen (word) == span.length && memcmp (span.text, word, span.length) == 0;
}

static void
add_point (TbrGeojson *reader, TbrShape *shape, const double at[2])
{
  TbrPoint point = { (float) at[0], (float) at[1] };
  shape->west = MIN (shape->west, point.lon);
  shape->east = MAX (shape->east, point.lon);
  shape->south = MIN (shape->south, point.lat);
  shape->north = MAX (shape->north, point.lat);
  g_array_append_val (reader->points, point);
}

/* The nested arrays of a geometry: whatever directly holds points is one ring. */
static void
take_coordinates (TbrGeojson *reader, TbrShape *shape)
{
  *shape = (TbrShape){ reader->rings->len, 0, 180.0f, 90.0f, -180.0f, -90.0f };
  guint depth = 0;
  TbrRing ring = { reader->points->len, 0 };
  if (peek (reader) != '[')
    {
      take (reader, '[');
      return;
    }
  do
    {
      char found = peek (reader);
      if (found == '[')
        {
          reader->cursor++;
          found = peek (reader);
          if (found != '[')
            {
              double at[2];
              take_point (reader, at);
              add_point (reader, shape, at);
            }
          else if (++depth > DEPTH_MAX)
            tbr_geojson_fault (reader, "brackets nested deeper than %d", DEPTH_MAX);
        }
      else if (found == ',')
        reader->cursor++;
      else if (take (reader, ']'))
        {
          depth--;
          ring.n = reader->points->len - ring.first;
          if (ring.n > 0)
            g_array_append_val (reader->rings, ring);
          ring.first = reader->points->len;
        }
    }
  while (depth > 0 && reader->error == NULL);
  shape->n = reader->rings->len - shape->first;
  if (shape->n == 0)
    tbr_geojson_fault (reader, "a shape without points");
}

static void
take_property (TbrGeojson *reader, TbrFeature *feature, TbrSpan key)
{
  char found = peek (reader);
  if (found == '"')
    {
      TbrSpan value = take_string (reader);
      if (span_is (key, "iso"))
        feature->iso = value;
      else if (span_is (key, "name"))
        feature->name = value;
      else if (span_is (key, "group"))
        feature->group = value;
    }
  else if (found == '[')
    {
      double point[2];
      reader->cursor++;
      take_point (reader, point);
      if (span_is (key, "label"))
        memcpy (feature->label, point, sizeof point);
    }
  else
    {
      double value = take_number (reader);
      if (span_is (key, "lod"))
        feature->lod = value;
    }
}

static void
take_properties (TbrGeojson *reader, TbrFeature *feature)
{
  take (reader, '{');
  do
    {
      TbrSpan key = take_string (reader);
      if (take (reader, ':'))
        take_property (reader, feature, key);
    }
  while (reader->error == NULL && goes_on (reader, '}'));
}

static void
take_geometry (TbrGeojson *reader, TbrFeature *feature)
{
  take (reader, '{');
  do
    {
      TbrSpan key = take_string (reader);
      take (reader, ':');
      if (span_is (key, "coordinates"))
        take_coordinates (reader, &feature->shape);
      else
        take_string (reader);
    }
  while (reader->error == NULL && goes_on (reader, '}'));
  if (reader->error == NULL && feature->shape.n == 0)
    tbr_geojson_fault (reader, "a geometry without coordinates");
}

void
tbr_geojson_open (TbrGeojson *reader, const TbrMapFile *file, GArray *rings, GArray *points)
{
  *reader = (TbrGeojson){
    .file = file->name, .cursor = file->text, .line = 1, .rings = rings, .points = points
  };
  take (reader, '{');
  do
    {
      TbrSpan key = take_string (reader);
      take (reader, ':');
      if (span_is (key, "features"))
        {
          take (reader, '[');
          return;
        }
      take_string (reader);
    }
  while (reader->error == NULL && goes_on (reader, '}'));
  tbr_geojson_fault (reader, "no features");
}

gboolean
tbr_geojson_next (TbrGeojson *reader, TbrFeature *out_feature)
{
  if (reader->error != NULL || peek (reader) == ']')
    return FALSE;
  TbrFeature feature = { .iso = { "", 0 }, .name = { "", 0 }, .group = { "", 0 } };
  take (reader, '{');
  do
    {
      TbrSpan key = take_string (reader);
      take (reader, ':');
      if (span_is (key, "properties"))
        take_properties (reader, &feature);
      else if (span_is (key, "geometry"))
        take_geometry (reader, &feature);
      else
        take_string (reader);
    }
  while (reader->error == NULL && goes_on (reader, '}'));
  if (reader->error == NULL && feature.shape.n == 0)
    tbr_geojson_fault (reader, "a feature without geometry");
  if (reader->error != NULL)
    return FALSE;
  if (peek (reader) == ',')
    reader->cursor++;
  else if (peek (reader) != ']')
    take (reader, ']');
  *out_feature = feature;
  return reader->error == NULL;
}

gboolean
tbr_geojson_close (TbrGeojson *reader, GError **error)
{
  if (reader->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reader->error));
  return FALSE;
}
