/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An events list that is changed, from the inside: what its changes and its files share. */
#pragma once

#include "scenario/work_file.h"

#include <tabard/events.h>

struct _TbrEvents
{
  char *path;      /* absolute */
  char *base;      /* the text when it was opened */
  char *sum;       /* sha256 of the file as it was last read or saved */
  GPtrArray *done; /* GStrv: changes, those taken back included */
  guint n_done;    /* of these hold */
  gint n_saved;    /* so many held when it was read or saved; -1: what was saved is forgotten */
  guint edition;
  /* what follows from these */
  char *text;
  TbrExercise *exercise;
  const TbrScenario *scenario; /* borrowed, NULL for none */
  TbrDiagnostics *faults;      /* of the exercise with the scenario */
  TbrWorkFile work;
};

/* An exercise of a text that is not yet read. Takes @text. */
TbrEvents *tbr_events_new (const char *path, char *text);
/* Does the changes that hold on the text it began with, and reads it. */
gboolean tbr_events_rebuild (TbrEvents *events, TbrDiagnostics *faults);
/* Adds a change without looking whether it can be. Takes @words. */
void tbr_events_push (TbrEvents *events, char **words);
/* Writes a line of what was done; see events_work.c. */
void tbr_events_log (TbrEvents *events, const char *verb, const char *const *words);
