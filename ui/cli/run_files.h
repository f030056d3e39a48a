/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a run leaves in a folder: tables, trace, summary, recording; each complete or not there. */
#pragma once

#include <tabard/file.h>
#include <tabard/recording.h>
#include <tabard/result.h>

typedef struct
{
  char *folder;
  TbrFileWriter *trace; /* open while the run goes on */
  const TbrSim *sim;    /* whose facts are written */
  GString *line;        /* buffer */
  GError *error;        /* first thing that went wrong while writing */
} TbrRunFiles;

/* Makes the folder and begins the trace. The run tells its facts to the trace from now on. */
gboolean tbr_run_files_begin (TbrRunFiles *files, const char *folder, TbrSim *sim, GError **error);

/* Writes the tables and the recording; only when all are written do they and the trace get their
   names, so that a full disk leaves the folder as it was. */
gboolean tbr_run_files_finish (TbrRunFiles *files, const TbrResult *result,
                               const TbrRecording *recording, const char *summary, GError **error);
void tbr_run_files_clear (TbrRunFiles *files);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrRunFiles, tbr_run_files_clear)
