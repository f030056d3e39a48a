/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How recorded calls are handed to a run and followed through its facts. */
#include "validation/replay.h"

#include "base/csv.h"

#include <glib/gstdio.h>
#include <math.h>

#define FILE_MAX (64u << 20)

gboolean
replay_table_read (ValidationSession *session, const char *directory, const char *file,
                   const char *const *columns, ReplayTable *out_table)
{
  g_autofree char *path = g_build_filename (directory, file, NULL);
  guint at[32], n_columns = g_strv_length ((char **) columns);
  GError *error = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      validation_session_skip (session, file, "-", NAN, "there is no such file");
      return FALSE;
    }
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, FILE_MAX, &error);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  if (csv != NULL && tbr_csv_require_columns (csv, columns, at, &error))
    while (error == NULL && tbr_csv_next (csv, &error))
      for (guint i = 0; i < n_columns && error == NULL; i++)
        {
          double value = NAN;
          if (*tbr_csv_text (csv, at[i]) != '\0')
            tbr_csv_real (csv, at[i], &value, &error);
          g_array_append_val (values, value);
        }
  if (error != NULL)
    {
      validation_session_fault (session, error);
      return FALSE;
    }
  out_table->n_columns = n_columns;
  out_table->n = values->len / n_columns;
  out_table->values = (double *) (void *) g_array_free (g_steal_pointer (&values), FALSE);
  return TRUE;
}

void
replay_table_clear (ReplayTable *table)
{
  g_clear_pointer (&table->values, g_free);
}

void
replay_add (GString *text, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append (text, g_ascii_dtostr (digits, sizeof digits, value));
}

void
replay_judge (ValidationSession *session, const char *name, const char *metric, guint n,
              guint n_agree)
{
  const ValidationFigure figure = { name, metric, n, n_agree, 0 };
  validation_session_judge (session, &figure);
}

/* ---- following a run ---- */

typedef struct
{
  ReplayCall *calls;
  guint n;
} Follower;

static void
follow (ReplayCall *call, const TbrFact *fact)
{
  const double now = (double) fact->at / (double) TBR_SECOND;
  if (fact->kind == TBR_FACT_CALL_QUEUED)
    call->queued = 1;
  else if (fact->kind == TBR_FACT_CALL_BUMPED)
    call->bumped++;
  else if (fact->kind == TBR_FACT_CALL_DISPATCHED)
    {
      call->unit = fact->b;
      call->sent = now;
    }
  else if (fact->kind == TBR_FACT_CALL_ON_SCENE)
    {
      call->arrived = now;
      call->response = fact->x;
    }
  else if (fact->kind == TBR_FACT_CALL_AT_HOSPITAL)
    {
      call->hospital = fact->c;
      call->at_hospital = now;
    }
  else if (fact->kind == TBR_FACT_CALL_CLOSED)
    call->closed = now;
}

static void
take_facts (gpointer data, const TbrFact *facts, guint n)
{
  Follower *follower = data;
  for (guint i = 0; i < n; i++)
    if (facts[i].kind > TBR_FACT_CALL_OPENED && facts[i].kind <= TBR_FACT_CALL_LOST
        && facts[i].a < follower->n)
      follow (&follower->calls[facts[i].a], &facts[i]);
}

static void
write_files (DeskCity *city, const char *folder, const ReplayFile *files)
{
  g_string_append_printf (city->hazard, " trace-folder='%s'", folder);
  for (; files->name != NULL; files++)
    {
      g_autofree char *path = g_build_filename (folder, files->name, NULL);
      if (files->text == NULL)
        continue;
      g_assert_true (g_file_set_contents (path, files->text->str, (gssize) files->text->len, NULL));
      g_string_append_printf (city->hazard, " %s='%s'", files->name, files->name);
    }
}

static void
remove_files (const char *folder, const ReplayFile *files)
{
  for (; files->name != NULL; files++)
    {
      g_autofree char *path = g_build_filename (folder, files->name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

ReplayCall *
replay_run (DeskCity *city, const ReplayFile *files, guint n_calls)
{
  g_autofree char *folder = g_dir_make_tmp ("tabard-replay-XXXXXX", NULL);
  Follower follower = { g_new0 (ReplayCall, n_calls), n_calls };
  for (guint i = 0; i < n_calls; i++)
    follower.calls[i] = (ReplayCall){ NAN, NAN, NAN, NAN, NAN, NAN, NAN, 0, 0 };
  write_files (city, folder, files);
  g_autoptr (TbrScenario) scenario = desk_city_read (city);
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  tbr_sim_listen (sim, take_facts, &follower);
  tbr_sim_run_until (sim, TBR_NEVER);
  tbr_sim_flush (sim);
  remove_files (folder, files);
  return follower.calls;
}
