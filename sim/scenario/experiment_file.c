/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An experiment out of a file. */
#include <tabard/experiment.h>

#include <tabard/file.h>

/* Largest file, bytes. */
#define MOST_BYTES 16000000

TbrExperiment *
tbr_experiment_load (const char *path, TbrDiagnostics *faults)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *text = tbr_file_read (path, MOST_BYTES, &length, &error);

  if (text != NULL)
    return tbr_experiment_parse (text, length, path, faults);
  tbr_diagnostics_add (faults, path, 0, "%s", error->message);
  return NULL;
}
