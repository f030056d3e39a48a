/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the files of the map are called. */
#include "world/map_file.h"

#include "base/digest.h"

#include <string.h>

static const char *const file_names[TBR_MAP_FILE_N] = {
  "countries_lod0.geojson",
  "countries_lod1.geojson",
  "country_facts.csv",
  "regions.geojson",
  "lakes.geojson",
  "rivers.geojson",
  "elevation.pgm",
  "nodes.csv",
  "edges.csv",
  "cities.csv",
  "airports.csv",
  "ports.csv",
  "infrastructure.csv",
};

gboolean
tbr_map_files_read (const char *directory, TbrMapFile files[TBR_MAP_FILE_N], GError **error)
{
  for (guint i = 0; i < TBR_MAP_FILE_N; i++)
    files[i] = (TbrMapFile){ .name = file_names[i] };
  for (guint i = 0; i < TBR_MAP_FILE_N; i++)
    {
      g_autofree char *path = g_build_filename (directory, file_names[i], NULL);
      g_autoptr (GError) fault = NULL;
      if (!g_file_get_contents (path, &files[i].text, &files[i].length, &fault))
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s", fault->message);
          tbr_map_files_clear (files);
          return FALSE;
        }
    }
  return TRUE;
}

void
tbr_map_files_clear (TbrMapFile files[TBR_MAP_FILE_N])
{
  for (guint i = 0; i < TBR_MAP_FILE_N; i++)
    g_clear_pointer (&files[i].text, g_free);
}

guint64
tbr_map_files_digest (const TbrMapFile files[TBR_MAP_FILE_N])
{
  TbrDigest digest;
  tbr_digest_init (&digest, 0);
  for (guint i = 0; i < TBR_MAP_FILE_N; i++)
    {
      tbr_digest_add (&digest, files[i].name, strlen (files[i].name) + 1);
      tbr_digest_add (&digest, files[i].text, files[i].length);
    }
  return tbr_digest_value (&digest);
}
