/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hostile GeoJSON. */
#include "fuzz.h"

#include "interchange/places_build.h"

#include <math.h>
#include <string.h>

/* Whatever was read lies on the Earth, in lists that hold it. */
static void
check (const TbrPlaces *places)
{
  for (guint i = 0; i < places->points->len; i++)
    {
      const TbrPoint *point = &g_array_index (places->points, TbrPoint, i);
      g_assert_true (fabsf (point->lon) <= 180 && fabsf (point->lat) <= 90);
    }
  for (guint i = 0; i < places->places->len; i++)
    {
      const TbrOwnPlace *place = &g_array_index (places->places, TbrOwnPlace, i);
      g_assert_cmpuint (place->first_part + place->n_parts, <=, places->parts->len);
      g_assert_cmpuint (place->first_property + place->n_properties, <=, places->properties->len);
      g_assert_true (g_utf8_validate (place->name, -1, NULL));
      (void) tbr_places_contain (places, place, 10, 50);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *bytes = g_malloc (size + 1);
  if (size > 0)
    memcpy (bytes, data, size);
  bytes[size] = '\0';
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrPlaces) places = tbr_places_read_geojson (bytes, size, "a.geojson", faults);
  g_assert_true (places != NULL || tbr_diagnostics_count (faults) > 0);
  for (guint i = 0; i < tbr_diagnostics_kept (faults); i++)
    g_assert_true (g_utf8_validate (tbr_diagnostics_get (faults, i)->message, -1, NULL));
  if (places != NULL)
    check (places);
  return 0;
}
