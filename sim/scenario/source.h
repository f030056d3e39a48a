/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The files a scenario is made of, and which of them it may open. */
#pragma once

#include "scenario/draft.h"

/* Where a file is drawn in. */
typedef struct
{
  const char *href;   /* as written */
  const char *sha256; /* its fingerprint in hexadecimal, NULL when not given */
  const char *file;   /* the file that says so */
  guint line;
} TbrUse;

/**
 * tbr_source_load:
 * @path: scenario file, or the folder with scenario.xml
 *
 * Reads the main file and all it draws in. Faults go to the draft's list.
 */
void tbr_source_load (TbrDraft *draft, const char *path);
/* The same with a text in place of what the main file holds. */
void tbr_source_parse_as (TbrDraft *draft, const char *path, const char *text, gsize length);
/* The same for a text in memory that lies nowhere. */
void tbr_source_parse (TbrDraft *draft, const char *text, gsize length, const char *name);
/* Reads a file drawn in by <use>: from the scenario's own folder, else from the library. Nothing
   outside these two folders can be reached. A file already read is passed over. */
void tbr_source_use (TbrDraft *draft, const TbrUse *use);
