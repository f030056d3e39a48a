/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Studies joined, and a study as CSV files. */
#include "batch/manifest.h"
#include "batch/provenance.h"
#include "batch/study_file.h"

#include <sqlite3.h>

/* What two studies must have in common. */
static const char *const common[] = { "frame", "scenario-digest", "seed", "program", NULL };

/* Whether the attached study is of the same experiment. */
static gboolean
check_same (TbrStudyFile *file, const char *other, GError **error)
{
  for (guint i = 0; common[i] != NULL; i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT value FROM other.study WHERE key = '%s'", common[i]);
      g_autofree char *theirs = tbr_study_file_ask (file, sql);
      g_autofree char *ours = tbr_study_file_get (file, common[i]);
      if (ours == NULL)
        continue;
      if (g_strcmp0 (theirs, ours) == 0)
        continue;
      g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY,
                   "%s: it is of another %s than the rows here: '%.60s', not '%.60s'", other,
                   common[i], theirs != NULL ? theirs : "", ours);
      return FALSE;
    }
  return TRUE;
}

/* Whether rows that both have are the same. */
static gboolean
check_rows (TbrStudyFile *file, const char *other, GError **error)
{
  g_autofree char *differs = tbr_study_file_ask (
      file, "SELECT 'point ' || point || ', replication ' || replication FROM main.trial AS a "
            "JOIN other.trial AS b USING (point, replication) "
            "WHERE a.digest IS NOT b.digest OR a.seed <> b.seed LIMIT 1");

  g_autofree char *point = tbr_study_file_ask (
      file, "SELECT point FROM main.point AS a JOIN other.point AS b USING (point, factor) "
            "WHERE a.label <> b.label LIMIT 1");

  if (point != NULL)
    g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY, "%s: its point %s is another than here", other,
                 point);
  else if (differs != NULL)
    g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY, "%s: %s has another digest there than here",
                 other, differs);
  return point == NULL && differs == NULL;
}

static gboolean
take_over (TbrStudyFile *file, GError **error)
{
  g_autofree char *has_provenance
      = tbr_study_file_ask (file, "SELECT 1 FROM other.sqlite_schema WHERE name = 'provenance'");

  if (has_provenance != NULL
      && !tbr_study_file_execute (
          file,
          "INSERT OR IGNORE INTO main.provenance SELECT * FROM other.provenance;"
          "INSERT OR IGNORE INTO main.input SELECT * FROM other.input;",
          error))
    return FALSE;
  return tbr_study_file_execute (
      file,
      "INSERT OR IGNORE INTO main.study SELECT * FROM other.study WHERE key <> 'state';"
      "INSERT OR IGNORE INTO main.factor SELECT * FROM other.factor;"
      "INSERT OR IGNORE INTO main.point SELECT * FROM other.point;"
      "INSERT OR IGNORE INTO main.trial SELECT * FROM other.trial;"
      "INSERT OR IGNORE INTO main.effort SELECT * FROM other.effort;"
      "INSERT OR IGNORE INTO main.measure SELECT * FROM other.measure;"
      "INSERT OR IGNORE INTO main.series SELECT * FROM other.series;",
      error);
}

/* Opens the other once by itself: whether it is a study; and where a killed run has left a journal,
   so that none is left. */
static TbrStudyFile *
open_other (const char *path, const char *other, GError **error)
{
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  gboolean was_killed = g_file_test (journal, G_FILE_TEST_EXISTS);

  return tbr_study_file_open (other, was_killed ? TBR_STUDY_WRITE : TBR_STUDY_READ, error);
}

gboolean
tbr_study_file_merge (TbrStudyFile *file, const char *other, GError **error)
{
  g_autofree char *path = g_build_filename (other, TBR_STUDY_FILE, NULL);
  TbrStudyFile *theirs = open_other (path, other, error);
  gboolean done;
  char *sql;

  if (theirs == NULL || !tbr_study_file_close (theirs, error))
    return FALSE;
  sql = sqlite3_mprintf ("ATTACH %Q AS other", path);
  done = tbr_study_file_execute (file, sql, error);
  sqlite3_free (sql);
  if (!done)
    return FALSE;
  done = check_same (file, other, error) && tbr_study_file_begin (file, error);
  if (done)
    {
      done = check_rows (file, other, error) && take_over (file, error)
             && tbr_study_file_commit (file, error);
      if (!done)
        tbr_study_file_execute (file, "ROLLBACK", NULL);
    }
  tbr_study_file_execute (file, "DETACH other", NULL);
  return done;
}

gboolean
tbr_study_file_export (TbrStudyFile *file, const char *folder, GError **error)
{
  static const struct
  {
    const char *name, *sql;
  } files[] = {
    { "design.csv", "SELECT point, id AS factor, label, number FROM point JOIN factor USING "
                    "(factor) ORDER BY point, factor" },
    { "trials.csv", "SELECT point, replication, seed, status, digest, events, facts, message, "
                    "command FROM trial ORDER BY point, replication" },
    { TBR_STUDY_SERIES,
      "SELECT * FROM series ORDER BY point, replication, measure, scope, key, at_s" },
    { "kpi.csv", "SELECT * FROM measure ORDER BY point, replication, measure, scope, key" },
  };

  g_autofree char *curves = tbr_study_file_ask (file, "SELECT 1 FROM series LIMIT 1");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      if (curves == NULL && g_str_equal (files[i].name, TBR_STUDY_SERIES))
        continue;
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);
      if (!tbr_study_file_write (file, files[i].sql, path, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tbr_study_merge (const char *const *from, const char *folder, GError **error)
{
  TbrStudyFile *file = tbr_study_file_open (folder, TBR_STUDY_CREATE, error);
  gboolean done = file != NULL && tbr_provenance_prepare (file, error);

  for (guint i = 0; done && from[i] != NULL; i++)
    done = tbr_study_file_merge (file, from[i], error);
  done = done && tbr_study_file_set (file, "state", "merged", error)
         && tbr_study_file_export (file, folder, error);
  /* what was joined before a fault stays, and is listed */
  return file != NULL && tbr_manifest_close (file, folder, done ? error : NULL) && done;
}
