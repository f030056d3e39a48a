/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The rows of a study as JSON, piece by piece, so that they need no memory of their size. */
#include "batch/study_reader.h"

#include "base/json.h"

#include <tabard/batch.h>

/* Text that is handed on at once, bytes. */
#define PORTION 65536

/* The arrays, by the tables that they are of. */
static const struct
{
  const char *name, *sql;
} arrays[] = {
  { "factors", "SELECT * FROM factor ORDER BY factor" },
  { "points", "SELECT * FROM point ORDER BY point, factor" },
  { "trials", "SELECT * FROM trial ORDER BY point, replication" },
  { "measures", "SELECT * FROM measure ORDER BY point, replication, measure, scope, key" },
  { "series", "SELECT * FROM series ORDER BY point, replication, measure, scope, key, at_s" },
};

/* The words that a study says about itself. */
static const char *const words[] = { "title", "scenario", "seed", "program", "state" };

/* Where the text goes. */
typedef struct
{
  TbrTextFunc add;
  gpointer data;
  GString *text;
  TbrJson *json;
} Sink;

static void
hand_on (Sink *sink, gsize least)
{
  if (sink->text->len < least)
    return;
  sink->add (sink->data, sink->text->str);
  g_string_truncate (sink->text, 0);
}

static void
add_value (TbrJson *json, sqlite3_stmt *statement, int column)
{
  tbr_json_name (json, sqlite3_column_name (statement, column));
  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_NULL:
      tbr_json_null (json);
      break;
    case SQLITE_INTEGER:
      tbr_json_integer (json, sqlite3_column_int64 (statement, column));
      break;
    case SQLITE_FLOAT:
      tbr_json_real (json, sqlite3_column_double (statement, column));
      break;
    default:
      tbr_json_text (json, (const char *) sqlite3_column_text (statement, column));
    }
}

/* One table as an array of objects. */
static gboolean
add_array (Sink *sink, sqlite3 *db, const char *name, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  int code = SQLITE_ERROR;

  tbr_json_name (sink->json, name);
  tbr_json_begin_array (sink->json);
  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK)
    while ((code = sqlite3_step (statement)) == SQLITE_ROW)
      {
        tbr_json_begin_object (sink->json);
        for (int i = 0; i < sqlite3_column_count (statement); i++)
          add_value (sink->json, statement, i);
        tbr_json_end_object (sink->json);
        hand_on (sink, PORTION);
      }
  tbr_json_end_array (sink->json);
  sqlite3_finalize (statement);
  return code == SQLITE_DONE;
}

static void
add_words (Sink *sink, sqlite3 *db)
{
  tbr_json_name (sink->json, "study");
  tbr_json_begin_object (sink->json);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = tbr_study_reader_word (db, "main", words[i]);
      tbr_json_add_text (sink->json, words[i], word != NULL ? word : "");
    }
  tbr_json_end_object (sink->json);
}

gboolean
tbr_study_write_json (const char *folder, TbrTextFunc add, gpointer data, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TbrJson) json = tbr_json_new (text);
  Sink sink = { add, data, text, json };
  sqlite3 *db = NULL;
  gboolean done = tbr_study_reader_take (&db, folder, error);

  if (done)
    {
      tbr_json_begin_object (json);
      add_words (&sink, db);
      for (guint i = 0; done && i < G_N_ELEMENTS (arrays); i++)
        done = add_array (&sink, db, arrays[i].name, arrays[i].sql)
               || tbr_study_reader_fail (db, folder, error);
      tbr_json_end_object (json);
      g_string_append_c (text, '\n');
      hand_on (&sink, 0);
    }
  sqlite3_close (db);
  return done;
}
