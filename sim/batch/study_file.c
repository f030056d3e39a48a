/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The database of a study. */
#include "batch/study_file.h"

#include "base/csv.h"
#include "base/gzip.h"
#include "base/number.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <tabard/file.h>

#include <errno.h>
#include <math.h>
#include <string.h>

/* Form of the tables: raised when one changes. */
#define FORM "2"
/* How long one waits for another that writes, milliseconds. */
#define PATIENCE 10000

static const char tables[]
    = "CREATE TABLE study (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
      "CREATE TABLE factor (factor INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, path TEXT NOT "
      "NULL, unit TEXT NOT NULL) STRICT;"
      "CREATE TABLE point (point INTEGER NOT NULL, factor INTEGER NOT NULL, label TEXT NOT NULL, "
      "number REAL, sets TEXT NOT NULL, PRIMARY KEY (point, factor)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE trial (point INTEGER NOT NULL, replication INTEGER NOT NULL, seed TEXT NOT "
      "NULL, status TEXT NOT NULL CHECK (status IN ('ok', 'failed')), digest TEXT, events INTEGER, "
      "facts INTEGER, message TEXT, command TEXT, PRIMARY KEY (point, replication)) STRICT, "
      "WITHOUT ROWID;"
      "CREATE TABLE effort (point INTEGER NOT NULL, replication INTEGER NOT NULL, wall_s REAL NOT "
      "NULL, shared_s REAL NOT NULL, PRIMARY KEY (point, replication)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE measure (point INTEGER NOT NULL, replication INTEGER NOT NULL, measure TEXT "
      "NOT "
      "NULL, scope TEXT NOT NULL, key TEXT NOT NULL, value REAL, unit TEXT NOT NULL, certainty "
      "TEXT "
      "NOT NULL, PRIMARY KEY (point, replication, measure, scope, key)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE series (point INTEGER NOT NULL, replication INTEGER NOT NULL, measure TEXT NOT "
      "NULL, scope TEXT NOT NULL, key TEXT NOT NULL, at_s REAL NOT NULL, value REAL, unit TEXT NOT "
      "NULL, PRIMARY KEY (point, replication, measure, scope, key, at_s)) STRICT, WITHOUT ROWID;"
      "CREATE VIEW summary AS SELECT point, measure, scope, key, unit, count(value) AS n, "
      "avg(value) AS mean, min(value) AS least, max(value) AS most FROM measure "
      "GROUP BY point, measure, scope, key, unit;";

enum
{
  ADD_TRIAL,
  ADD_EFFORT,
  ADD_MEASURE,
  ADD_SERIES,
  N_STATEMENTS
};

static const char *const statements[N_STATEMENTS] = {
  [ADD_TRIAL] = "INSERT OR IGNORE INTO trial VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
  [ADD_EFFORT] = "INSERT OR REPLACE INTO effort VALUES (?1, ?2, ?3, ?4)",
  [ADD_MEASURE] = "INSERT INTO measure VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
  [ADD_SERIES] = "INSERT INTO series VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
};

struct _TbrStudyFile
{
  char *path;
  sqlite3 *db;
  sqlite3_stmt *statements[N_STATEMENTS];
  const TbrExperiment *experiment; /* which says what is kept */
  TbrStudyAccess access;
};

void
tbr_trial_free (TbrTrial *trial)
{
  g_free (trial->message);
  g_free (trial->command);
  g_clear_pointer (&trial->result, tbr_result_free);
  g_free (trial);
}

/* Always FALSE. */
static gboolean
fail (const TbrStudyFile *file, GError **error)
{
  g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: %s", file->path, sqlite3_errmsg (file->db));
  return FALSE;
}

gboolean
tbr_study_file_execute (TbrStudyFile *file, const char *sql, GError **error)
{
  return sqlite3_exec (file->db, sql, NULL, NULL, NULL) == SQLITE_OK || fail (file, error);
}

static sqlite3_stmt *
prepare (TbrStudyFile *file, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (file->db, sql, -1, &statement, NULL) != SQLITE_OK)
    fail (file, error);
  return statement;
}

/* Carries out a statement whose values are bound and makes it ready for the next. */
static gboolean
carry_out (TbrStudyFile *file, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code != SQLITE_DONE && code != SQLITE_ROW)
    fail (file, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE || code == SQLITE_ROW;
}

char *
tbr_study_file_ask (TbrStudyFile *file, const char *sql)
{
  sqlite3_stmt *statement = prepare (file, sql, NULL);
  char *value = NULL;

  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return value;
}

static gboolean
has_tables (TbrStudyFile *file)
{
  g_autofree char *found
      = tbr_study_file_ask (file, "SELECT 1 FROM sqlite_schema WHERE name = 'study'");
  return found != NULL;
}

static void
release (TbrStudyFile *file)
{
  for (guint i = 0; i < N_STATEMENTS; i++)
    sqlite3_finalize (file->statements[i]);
  sqlite3_close (file->db);
  g_free (file->path);
  g_free (file);
}

/* Makes the tables, or sees that they are of this form. */
static gboolean
make_ready (TbrStudyFile *file, GError **error)
{
  g_autofree char *form = NULL;

  sqlite3_busy_timeout (file->db, PATIENCE);
  if (file->access != TBR_STUDY_READ
      && !tbr_study_file_execute (file, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
                                  error))
    return FALSE;
  if (!has_tables (file))
    {
      if (file->access != TBR_STUDY_CREATE)
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: it is no study", file->path);
          return FALSE;
        }
      if (!tbr_study_file_begin (file, error) || !tbr_study_file_execute (file, tables, error)
          || !tbr_study_file_set (file, "form", FORM, error)
          || !tbr_study_file_commit (file, error))
        return FALSE;
    }
  form = tbr_study_file_get (file, "form");
  if (g_strcmp0 (form, FORM) != 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_FILE,
                   "%s: tables of form %s; this program reads form %s", file->path,
                   form != NULL ? form : "unknown", FORM);
      return FALSE;
    }
  for (guint i = 0; i < N_STATEMENTS && file->access != TBR_STUDY_READ; i++)
    if ((file->statements[i] = prepare (file, statements[i], error)) == NULL)
      return FALSE;
  return TRUE;
}

TbrStudyFile *
tbr_study_file_open (const char *folder, TbrStudyAccess access, GError **error)
{
  TbrStudyFile *file = g_new0 (TbrStudyFile, 1);
  gboolean create = access == TBR_STUDY_CREATE;
  int flags = access == TBR_STUDY_READ ? SQLITE_OPEN_READONLY
                                       : SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);

  file->access = access;
  file->path = g_build_filename (folder, TBR_STUDY_FILE, NULL);
  if (create && g_mkdir_with_parents (folder, 0777) != 0)
    g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: %s", folder, g_strerror (errno));
  else if (sqlite3_open_v2 (file->path, &file->db, flags, NULL) != SQLITE_OK)
    fail (file, error);
  else if (make_ready (file, error))
    return file;
  release (file);
  return NULL;
}

gboolean
tbr_study_file_is_begun (const char *folder)
{
  TbrStudyFile file = { .path = g_build_filename (folder, TBR_STUDY_FILE, NULL) };
  g_autofree char *seed = NULL;

  if (g_file_test (file.path, G_FILE_TEST_EXISTS)
      && sqlite3_open_v2 (file.path, &file.db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
      && sqlite3_busy_timeout (file.db, PATIENCE) == SQLITE_OK && has_tables (&file))
    seed = tbr_study_file_get (&file, "seed");
  sqlite3_close (file.db);
  g_free (file.path);
  return seed != NULL;
}

gboolean
tbr_study_file_close (TbrStudyFile *file, GError **error)
{
  gboolean done;

  for (guint i = 0; i < N_STATEMENTS; i++)
    g_clear_pointer (&file->statements[i], sqlite3_finalize);
  done = file->access == TBR_STUDY_READ
         || tbr_study_file_execute (file, "PRAGMA journal_mode = DELETE;", error);
  release (file);
  return done;
}

char *
tbr_study_file_get (TbrStudyFile *file, const char *key)
{
  sqlite3_stmt *statement = prepare (file, "SELECT value FROM study WHERE key = ?1", NULL);
  char *value = NULL;

  sqlite3_bind_text (statement, 1, key, -1, SQLITE_STATIC);
  if (sqlite3_step (statement) == SQLITE_ROW)
    value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return value;
}

gboolean
tbr_study_file_set (TbrStudyFile *file, const char *key, const char *value, GError **error)
{
  sqlite3_stmt *statement = prepare (file, "INSERT OR REPLACE INTO study VALUES (?1, ?2)", error);
  gboolean done;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, key, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, value, -1, SQLITE_STATIC);
  done = carry_out (file, statement, error);
  sqlite3_finalize (statement);
  return done;
}

gboolean
tbr_study_file_begin (TbrStudyFile *file, GError **error)
{
  return tbr_study_file_execute (file, "BEGIN IMMEDIATE", error);
}

gboolean
tbr_study_file_commit (TbrStudyFile *file, GError **error)
{
  return tbr_study_file_execute (file, "COMMIT", error);
}

void
tbr_study_file_keep (TbrStudyFile *file, const TbrExperiment *experiment)
{
  file->experiment = experiment;
}

/* ---- the design ---- */

static gboolean
add_factor (TbrStudyFile *file, sqlite3_stmt *statement, const TbrFactor *factor, guint i,
            GError **error)
{
  sqlite3_bind_int64 (statement, 1, i);
  sqlite3_bind_text (statement, 2, factor->id, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, factor->path, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, factor->unit, -1, SQLITE_STATIC);
  return carry_out (file, statement, error);
}

static gboolean
add_cell (TbrStudyFile *file, sqlite3_stmt *statement, const TbrDesign *design, gsize at,
          GError **error)
{
  guint n = design->experiment->n_factors;
  g_autofree char *label = tbr_design_label (design, (guint32) (at / n), at % n);
  g_autofree char *sets = tbr_design_sets (design, (guint32) (at / n), at % n);

  sqlite3_bind_int64 (statement, 1, (sqlite3_int64) (at / n));
  sqlite3_bind_int64 (statement, 2, (sqlite3_int64) (at % n));
  sqlite3_bind_text (statement, 3, label, -1, SQLITE_TRANSIENT);
  if (isfinite (design->cells[at].number))
    sqlite3_bind_double (statement, 4, design->cells[at].number);
  else
    sqlite3_bind_null (statement, 4);
  sqlite3_bind_text (statement, 5, sets, -1, SQLITE_TRANSIENT);
  return carry_out (file, statement, error);
}

gboolean
tbr_study_file_set_design (TbrStudyFile *file, const TbrDesign *design, GError **error)
{
  const TbrExperiment *experiment = design->experiment;
  sqlite3_stmt *factor
      = prepare (file, "INSERT OR REPLACE INTO factor VALUES (?1, ?2, ?3, ?4)", error);
  sqlite3_stmt *cell
      = prepare (file, "INSERT OR REPLACE INTO point VALUES (?1, ?2, ?3, ?4, ?5)", error);
  gboolean done = factor != NULL && cell != NULL;

  for (guint i = 0; done && i < experiment->n_factors; i++)
    done = add_factor (file, factor, &experiment->factors[i], i, error);
  for (gsize i = 0; done && i < (gsize) design->n_points * experiment->n_factors; i++)
    done = add_cell (file, cell, design, i, error);
  sqlite3_finalize (factor);
  sqlite3_finalize (cell);
  return done;
}

/* ---- trials ---- */

gboolean
tbr_study_keeps (const TbrExperiment *experiment, const char *measure)
{
  if (experiment->keeps[0] == NULL)
    return TRUE;
  for (guint i = 0; experiment->keeps[i] != NULL; i++)
    if (g_str_has_prefix (measure, experiment->keeps[i]))
      return TRUE;
  return FALSE;
}

/* What names a row of a trial. */
static void
bind_name (sqlite3_stmt *statement, const TbrTrial *trial, const char *measure, TbrScope scope,
           const char *key)
{
  sqlite3_bind_int64 (statement, 1, trial->point);
  sqlite3_bind_int64 (statement, 2, trial->replication);
  sqlite3_bind_text (statement, 3, measure, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, tbr_scope_names[scope], -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 5, key, -1, SQLITE_STATIC);
}

static void
bind_value (sqlite3_stmt *statement, int at, double value)
{
  if (isfinite (value))
    sqlite3_bind_double (statement, at, value);
  else
    sqlite3_bind_null (statement, at);
}

static gboolean
add_result (TbrStudyFile *file, const TbrTrial *trial, GError **error)
{
  sqlite3_stmt *measure = file->statements[ADD_MEASURE], *series = file->statements[ADD_SERIES];

  for (guint i = 0; i < trial->result->indicators->len; i++)
    {
      const TbrIndicator *one = &g_array_index (trial->result->indicators, TbrIndicator, i);
      if (!tbr_study_keeps (file->experiment, one->measure))
        continue;
      bind_name (measure, trial, one->measure, one->scope, one->key);
      bind_value (measure, 6, one->value);
      sqlite3_bind_text (measure, 7, one->unit, -1, SQLITE_STATIC);
      sqlite3_bind_text (measure, 8, tbr_certainty_names[one->certainty], -1, SQLITE_STATIC);
      if (!carry_out (file, measure, error))
        return FALSE;
    }
  for (guint i = 0; file->experiment->series && i < trial->result->points->len; i++)
    {
      const TbrSeriesPoint *one = &g_array_index (trial->result->points, TbrSeriesPoint, i);
      if (!tbr_study_keeps (file->experiment, one->measure) || one->at == TBR_NEVER)
        continue;
      bind_name (series, trial, one->measure, one->scope, one->key);
      sqlite3_bind_double (series, 6, (double) one->at / TBR_SECOND);
      bind_value (series, 7, one->value);
      sqlite3_bind_text (series, 8, one->unit, -1, SQLITE_STATIC);
      if (!carry_out (file, series, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tbr_study_file_add (TbrStudyFile *file, const TbrTrial *trial, GError **error)
{
  sqlite3_stmt *statement = file->statements[ADD_TRIAL], *effort = file->statements[ADD_EFFORT];
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, trial->seed);
  g_autofree char *digest = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", trial->digest);

  sqlite3_clear_bindings (statement);
  sqlite3_bind_int64 (statement, 1, trial->point);
  sqlite3_bind_int64 (statement, 2, trial->replication);
  sqlite3_bind_text (statement, 3, seed, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 4, trial->message == NULL ? "ok" : "failed", -1, SQLITE_STATIC);
  if (trial->message == NULL)
    {
      sqlite3_bind_text (statement, 5, digest, -1, SQLITE_TRANSIENT);
      sqlite3_bind_int64 (statement, 6, (sqlite3_int64) trial->n_events);
      sqlite3_bind_int64 (statement, 7, (sqlite3_int64) trial->n_facts);
    }
  else
    {
      sqlite3_bind_text (statement, 8, trial->message, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (statement, 9, trial->command, -1, SQLITE_TRANSIENT);
    }
  if (!carry_out (file, statement, error))
    return FALSE;
  if (sqlite3_changes (file->db) == 0)
    return TRUE;
  sqlite3_bind_int64 (effort, 1, trial->point);
  sqlite3_bind_int64 (effort, 2, trial->replication);
  sqlite3_bind_double (effort, 3, trial->seconds);
  sqlite3_bind_double (effort, 4, (double) trial->shared / TBR_SECOND);
  return carry_out (file, effort, error)
         && (trial->result == NULL || add_result (file, trial, error));
}

GArray *
tbr_study_file_trials (TbrStudyFile *file, GError **error)
{
  GArray *trials = g_array_new (FALSE, TRUE, sizeof (TbrTrial));
  sqlite3_stmt *statement
      = prepare (file,
                 "SELECT point, replication, seed, digest FROM trial ORDER BY point, replication",
                 error);

  if (statement == NULL)
    {
      g_array_unref (trials);
      return NULL;
    }
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *seed = (const char *) sqlite3_column_text (statement, 2);
      const char *digest = (const char *) sqlite3_column_text (statement, 3);
      TbrTrial trial = { .point = (guint32) sqlite3_column_int64 (statement, 0),
                         .replication = (guint32) sqlite3_column_int64 (statement, 1),
                         .seed = g_ascii_strtoull (seed, NULL, 10),
                         .digest = digest != NULL ? g_ascii_strtoull (digest, NULL, 16) : 0 };
      g_array_append_val (trials, trial);
    }
  sqlite3_finalize (statement);
  return trials;
}

GArray *
tbr_study_file_values (TbrStudyFile *file, guint32 point, const char *measure, GError **error)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));
  sqlite3_stmt *statement
      = prepare (file,
                 "SELECT value FROM measure WHERE point = ?1 AND measure = ?2 AND scope = 'all' "
                 "ORDER BY replication",
                 error);

  sqlite3_bind_int64 (statement, 1, point);
  sqlite3_bind_text (statement, 2, measure, -1, SQLITE_STATIC);
  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      double value = sqlite3_column_type (statement, 0) == SQLITE_NULL
                         ? NAN
                         : sqlite3_column_double (statement, 0);
      g_array_append_val (values, value);
    }
  sqlite3_finalize (statement);
  return values;
}

/* ---- files beside the database ---- */

/* A value of a row as CSV has it: quoted where it must be. Source: [RFC4180] */
static void
append_cell (GString *line, sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);
  char number[TBR_NUMBER_LENGTH];

  if (sqlite3_column_type (statement, column) == SQLITE_FLOAT)
    text = tbr_number_print (sqlite3_column_double (statement, column), number);
  if (column > 0)
    g_string_append_c (line, ',');
  tbr_csv_append (line, text != NULL ? text : "");
}

/* Adds a line, packed where there is a packer. */
static gboolean
add_line (TbrFileWriter *writer, TbrGzip *gzip, const GString *line, GError **error)
{
  return gzip != NULL ? tbr_gzip_add (gzip, line->str, line->len, error)
                      : tbr_file_writer_add (writer, line->str, line->len, error);
}

gboolean
tbr_study_file_write (TbrStudyFile *file, const char *sql, const char *path, GError **error)
{
  sqlite3_stmt *statement = prepare (file, sql, error);
  g_autoptr (TbrFileWriter) writer = statement != NULL ? tbr_file_writer_new (path, error) : NULL;
  gboolean done = writer != NULL;
  g_autoptr (TbrGzip) gzip = done && g_str_has_suffix (path, ".gz") ? tbr_gzip_new (writer) : NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  int code = SQLITE_DONE;

  for (int i = 0; done && i < sqlite3_column_count (statement); i++)
    g_string_append_printf (line, "%s%s", i > 0 ? "," : "", sqlite3_column_name (statement, i));
  while (done)
    {
      g_string_append_c (line, '\n');
      done = add_line (writer, gzip, line, error);
      code = sqlite3_step (statement);
      if (code != SQLITE_ROW)
        break;
      g_string_truncate (line, 0);
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        append_cell (line, statement, i);
    }
  if (done && code != SQLITE_DONE)
    done = fail (file, error);
  sqlite3_finalize (statement);
  if (done && gzip != NULL)
    done = tbr_gzip_finish (gzip, error);
  return done && tbr_file_writer_commit (writer, error);
}
