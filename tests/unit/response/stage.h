/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The map and the folder of the library that a test of a whole crisis needs. */
#pragma once

#include <tabard/scenario.h>

/* Loads both; they are freed with tbr_map_free() and g_free(). */
static inline void
stage_open (TbrMap **out_map, char **out_library)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *map = g_build_filename (source, "assets", "map", NULL);

  *out_library = g_build_filename (source, "scenarios", NULL);
  *out_map = tbr_map_load (map, NULL);
  g_assert_nonnull (*out_map);
}
