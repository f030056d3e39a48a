/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a run leaves in a folder: tables, trace, summary, recording; each complete or not there. */
#include "run_files.h"

#include <errno.h>

/* Tables and texts beside the trace and the recording. */
#define N_TEXTS 4

static void
take_facts (gpointer data, const TbrFact *facts, guint n)
{
  TbrRunFiles *files = data;

  if (files->error != NULL || files->trace == NULL)
    return;
  g_string_truncate (files->line, 0);
  for (guint i = 0; i < n; i++)
    {
      tbr_trace_line (tbr_sim_dictionary (files->sim), &facts[i], files->line);
      g_string_append_c (files->line, '\n');
    }
  tbr_file_writer_add (files->trace, files->line->str, files->line->len, &files->error);
}

gboolean
tbr_run_files_begin (TbrRunFiles *files, const char *folder, TbrSim *sim, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "trace.txt", NULL);

  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  files->folder = g_strdup (folder);
  files->sim = sim;
  files->line = g_string_new (NULL);
  files->trace = tbr_file_writer_new (path, error);
  tbr_trace_head (tbr_sim_dictionary (sim), files->line);
  g_string_append_c (files->line, '\n');
  if (files->trace == NULL || !tbr_file_writer_add_text (files->trace, files->line->str, error))
    return FALSE;
  tbr_sim_listen (sim, take_facts, files);
  return TRUE;
}

/* Begins a file of the folder and writes all of it; it has no name yet. */
static TbrFileWriter *
write_text (const TbrRunFiles *files, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (files->folder, name, NULL);
  g_autoptr (TbrFileWriter) writer = tbr_file_writer_new (path, error);

  return writer != NULL && tbr_file_writer_add_text (writer, text, error)
                 && tbr_file_writer_flush (writer, error)
             ? g_steal_pointer (&writer)
             : NULL;
}

gboolean
tbr_run_files_finish (TbrRunFiles *files, const TbrResult *result, const TbrRecording *recording,
                      const char *summary, GError **error)
{
  static const char *const names[N_TEXTS]
      = { "indicators.csv", "series.csv", "indicators.json", "summary.txt" };
  gint64 start = tbr_sim_scenario (files->sim)->start_unix;
  g_autofree char *csv = tbr_result_to_csv (result);
  g_autofree char *series = tbr_result_series_to_csv (result, start);
  g_autofree char *json = tbr_result_to_json (result, start);
  g_autofree char *log = g_build_filename (files->folder, "recording.log", NULL);
  const char *texts[N_TEXTS] = { csv, series, json, summary };
  TbrFileWriter *writers[N_TEXTS] = { NULL };
  gboolean good = files->error == NULL && tbr_file_writer_flush (files->trace, error);

  if (files->error != NULL)
    g_propagate_error (error, g_steal_pointer (&files->error));
  for (guint i = 0; good && i < N_TEXTS; i++)
    {
      writers[i] = write_text (files, names[i], texts[i], error);
      good = writers[i] != NULL;
    }
  good = good && tbr_recording_save (recording, log, error);
  for (guint i = 0; good && i < N_TEXTS; i++)
    good = tbr_file_writer_commit (writers[i], error);
  good = good && tbr_file_writer_commit (files->trace, error);
  for (guint i = 0; i < N_TEXTS; i++)
    tbr_file_writer_free (writers[i]);
  return good;
}

void
tbr_run_files_clear (TbrRunFiles *files)
{
  g_clear_pointer (&files->trace, tbr_file_writer_free);
  g_clear_pointer (&files->folder, g_free);
  if (files->line != NULL)
    g_string_free (g_steal_pointer (&files->line), TRUE);
  g_clear_error (&files->error);
}
