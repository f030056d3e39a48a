/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* GeoJSON in a build without json-glib: that it cannot be read. */
#include "interchange/places_build.h"

TbrPlaces *
tbr_places_read_geojson (const char *text, gsize length, const char *path, TbrDiagnostics *faults)
{
  tbr_diagnostics_add (faults, path, 0,
                       "this program was built without json-glib and cannot read GeoJSON: install "
                       "libjson-glib-dev and build it again");
  return NULL;
}
