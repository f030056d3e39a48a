/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The database of a study for those that only read it, also while it is written. */
#include "batch/study_reader.h"

#include "batch/study_file.h"

/* How long one waits for a study that is being written, milliseconds. */
#define PATIENCE 10000

gboolean
tbr_study_reader_fail (sqlite3 *db, const char *folder, GError **error)
{
  g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: %s", folder, sqlite3_errmsg (db));
  return FALSE;
}

char *
tbr_study_reader_word (sqlite3 *db, const char *schema, const char *key)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT value FROM %s.study WHERE key = '%s'", schema, key);
  sqlite3_stmt *statement = NULL;
  char *word = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    word = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return word;
}

gboolean
tbr_study_reader_take (sqlite3 **db, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, TBR_STUDY_FILE, NULL);
  gboolean is_first = *db == NULL, done;
  g_autofree char *seed = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: there is no study (%s)", folder,
                   TBR_STUDY_FILE);
      return FALSE;
    }
  if (is_first)
    done = sqlite3_open_v2 (path, db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
           && sqlite3_busy_timeout (*db, PATIENCE) == SQLITE_OK;
  else
    {
      char *sql = sqlite3_mprintf ("ATTACH %Q AS other", path);
      done = sqlite3_exec (*db, sql, NULL, NULL, NULL) == SQLITE_OK;
      sqlite3_free (sql);
    }
  if (!done)
    return tbr_study_reader_fail (*db, folder, error);
  seed = tbr_study_reader_word (*db, is_first ? "main" : "other", "seed");
  if (seed == NULL)
    g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: it is no study", path);
  return seed != NULL;
}

guint
tbr_study_reader_place (GPtrArray *labels, const char *label)
{
  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (labels->pdata[i], label))
      return i;
  g_ptr_array_add (labels, g_strdup (label));
  return labels->len - 1;
}

gboolean
tbr_study_reader_is_wanted (const char *measure, const char *const *measures)
{
  for (guint i = 0; measures != NULL && measures[i] != NULL; i++)
    if (g_str_has_prefix (measure, measures[i]))
      return TRUE;
  return measures == NULL || measures[0] == NULL;
}

char **
tbr_study_reader_labels (sqlite3 *db, const char *schema)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT group_concat (word, ', ') FROM (SELECT point, id || ' ' || label AS word FROM "
      "%s.point JOIN %s.factor USING (factor) ORDER BY point, factor) GROUP BY point ORDER BY "
      "point",
      schema, schema);
  GPtrArray *labels = g_ptr_array_new ();
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK)
    while (sqlite3_step (statement) == SQLITE_ROW)
      g_ptr_array_add (labels, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);
  g_ptr_array_add (labels, NULL);
  return (char **) g_ptr_array_free (labels, FALSE);
}

guint
tbr_study_reader_count (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  guint number = 0;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    number = (guint) sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}
