/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the program's data lie, and how a verb gets its map and its scenario. */
#pragma once

#include "verb.h"

#include <tabard/recording.h>

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

/* Texts for people in a language from now on, NULL: as the environment says; catalogues lie beside
   the data, where they were installed, or where they were built. Errors: TBR_ERROR_USAGE */
gboolean tbr_context_begin_language (const char *wanted, GError **error);

/* A scenario's file: as given, or scenarios/NAME of the data folder. (transfer full) */
char *tbr_context_find_scenario (const char *path);

/* Loads the map; prints what is wrong. */
TbrMap *tbr_context_load_map (const TbrVerb *verb);

/**
 * tbr_context_load:
 * @path: scenario file, its folder, the name of a shipped scenario, or "-" for the standard input
 * @settings: (nullable): NULL-ended "path=value"
 *
 * Loads the map and the scenario; prints every fault and warning to stderr as file:line: message.
 */
TbrExit tbr_context_load (const TbrVerb *verb, const char *path, const char *const *settings,
                          TbrContext *out_context);
void tbr_context_clear (TbrContext *context);

/* Loads the map and all of the library as a scenario in which nothing happens; prints what is
   wrong. */
gboolean tbr_context_load_shelves (const TbrVerb *verb, TbrContext *out_context);

/* Loads a recording or the log of an exercise, and the scenario it was made of: where it was, or a
   shipped one of the same name; of a log with the reports of its exercise, which must be there as
   it was. Prints what is wrong. */
TbrExit tbr_context_load_recording (const TbrVerb *verb, const char *path, TbrContext *out_context,
                                    TbrRecording **out_recording);

/* Whether there is a scenario at a path; prints to stderr that there is none, and which shipped one
   has nearly that name. */
gboolean tbr_context_has_scenario (const TbrVerb *verb, const char *path);

/* Reads and checks a scenario; @path as for tbr_context_load(). (transfer full) (nullable) */
TbrScenario *tbr_context_read (const TbrMap *map, const char *path, const char *const *settings,
                               TbrDiagnostics *faults);

/* An instant of a scenario: ISO 8601, or a time after its start. Errors: TBR_ERROR_SYNTAX,
   TBR_ERROR_RANGE; the message begins with @what. */
gboolean tbr_context_read_instant (const TbrScenario *scenario, const char *what, const char *text,
                                   TbrTime *out_at, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrContext, tbr_context_clear)
