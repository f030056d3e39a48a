/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the program's data lie, and how a verb gets its map and its scenario. */
#pragma once

#include "verb.h"

#include <tabard/scenario.h>

/* The map and a scenario on it. */
typedef struct
{
  TbrMap *map;
  TbrScenario *scenario;
} TbrContext;

/* The folder with assets/ and scenarios/: $TABARD_DATA, the source tree, or where it was
   installed. NULL when there is none. (transfer full) */
char *tbr_context_data_folder (void);
/* The folder in which <use> is looked up. (transfer full) */
char *tbr_context_library (void);

/* Loads the map; prints what is wrong. */
TbrMap *tbr_context_load_map (const TbrVerb *verb);

/**
 * tbr_context_load:
 * @settings: (nullable): NULL-ended "path=value"
 *
 * Loads the map and the scenario; prints every fault to stderr as file:line: message.
 */
TbrExit tbr_context_load (const TbrVerb *verb, const char *path, const char *const *settings,
                          TbrContext *out_context);
void tbr_context_clear (TbrContext *context);

/* A scenario's file: as given, or scenarios/NAME of the data folder. (transfer full) */
char *tbr_context_find_scenario (const char *path);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrContext, tbr_context_clear)
