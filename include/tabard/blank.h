/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A new scenario in which nothing happens yet. */
#pragma once

#include <tabard/map.h>

G_BEGIN_DECLS

/* What a new scenario is told; texts as they are written in a file. */
typedef struct
{
  const char *title;    /* for people, not empty */
  const char *start;    /* instant, ISO 8601 with offset */
  const char *duration; /* with its unit */
  const char *states;   /* ISO codes of the owners of units, apart by spaces; "" for all */
} TbrBlank;

/**
 * tbr_blank_text:
 *
 * The text of a scenario that draws in the whole library, has the units of these states, and no
 * hazard; it validates.
 *
 * Errors: TBR_ERROR_SYNTAX, TBR_ERROR_UNIT, TBR_ERROR_RANGE, TBR_ERROR_NAME
 * Returns: (transfer full) (nullable)
 */
char *tbr_blank_text (const TbrBlank *blank, const TbrMap *map, GError **error);

G_END_DECLS
