/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The trials of a study that failed, each with the command that runs it again. */
#include "batch/study_reader.h"

#include <tabard/batch.h>

static void
free_failure (gpointer data)
{
  TbrStudyFailure *failure = data;

  g_free (failure->message);
  g_free (failure->command);
  g_free (failure);
}

static char *
text_of (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);
  return g_strdup (text != NULL ? text : "");
}

GPtrArray *
tbr_study_failures (const char *folder, guint most, GError **error)
{
  static const char sql[] = "SELECT point, replication, message, command FROM trial WHERE status = "
                            "'failed' ORDER BY point, replication LIMIT ?1";
  GPtrArray *failures = g_ptr_array_new_with_free_func (free_failure);
  sqlite3_stmt *statement = NULL;
  sqlite3 *db = NULL;
  int code = SQLITE_ERROR;

  gboolean is_open = tbr_study_reader_take (&db, folder, error);
  if (is_open && sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_int64 (statement, 1, most);
      while ((code = sqlite3_step (statement)) == SQLITE_ROW)
        {
          TbrStudyFailure *failure = g_new0 (TbrStudyFailure, 1);
          failure->point = (guint32) sqlite3_column_int64 (statement, 0);
          failure->replication = (guint32) sqlite3_column_int64 (statement, 1);
          failure->message = text_of (statement, 2);
          failure->command = text_of (statement, 3);
          g_ptr_array_add (failures, failure);
        }
    }
  if (code != SQLITE_DONE)
    {
      if (is_open)
        tbr_study_reader_fail (db, folder, error);
      g_clear_pointer (&failures, g_ptr_array_unref);
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return failures;
}
