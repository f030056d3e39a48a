/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Loading with kinds other than the registered ones, for tests. */
#pragma once

#include "scenario/kinds.h"

/* What is to be loaded. */
typedef struct
{
  const TbrKindSet *kinds;
  const TbrMap *map;
  const char *path;    /* scenario file or folder; NULL for a text that lies nowhere */
  const char *text;    /* the scenario itself, read in place of the file when both are given */
  gsize length;        /* of the text, bytes */
  const char *name;    /* what the text is called in messages */
  const char *library; /* folder of the library, may be NULL */
  const char *const *settings; /* NULL-ended "path=value", may be NULL */
  struct _xmlSchema *schema;   /* that of @kinds; NULL: it is made */
} TbrLoadRequest;

/* As tbr_scenario_load() and tbr_scenario_parse(). */
TbrScenario *tbr_load (const TbrLoadRequest *request, TbrDiagnostics *faults);
/* The schema of @kinds. (transfer full) */
char *tbr_schema_write (const TbrKindSet *kinds);
/* The same, ready for use; to be freed with xmlSchemaFree(). */
struct _xmlSchema *tbr_schema_compile (const TbrKindSet *kinds);
