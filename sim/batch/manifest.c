/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The list of a study's files with their sums, so that a folder that was changed is told from one
   that was not. */
#include "batch/manifest.h"

#include "base/json.h"

#include <tabard/file.h>

#include <errno.h>
#include <stdio.h>

/* Form of the manifest: raised when it changes. */
#define FORM 1
/* Largest manifest, bytes; what is read of a file at a time. */
#define MOST_BYTES 1000000
#define PORTION 65536

/* What a study consists of, once it is closed; the first only where curves are kept. */
static const char *const all_files[]
    = { TBR_STUDY_SERIES, TBR_STUDY_FILE, "design.csv", "kpi.csv", "trials.csv", NULL };

/* SHA-256 of a file and its length. (transfer full) (nullable) */
static char *
sum_of (const char *path, gint64 *out_bytes, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *portion = g_malloc (PORTION);
  FILE *stream = fopen (path, "rb");
  gboolean is_whole = FALSE;
  gint64 bytes = 0;
  gsize n;

  if (stream != NULL)
    {
      while ((n = fread (portion, 1, PORTION, stream)) > 0)
        {
          g_checksum_update (sum, portion, (gssize) n);
          bytes += (gint64) n;
        }
      is_whole = ferror (stream) == 0;
    }
  if (!is_whole)
    g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: %s", path, g_strerror (errno));
  if (stream != NULL)
    fclose (stream);
  *out_bytes = bytes;
  return is_whole ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

/* A file as it is listed. */
typedef struct
{
  const char *name;
  char *sum; /* owned */
  gint64 bytes;
} Entry;

static void
clear_entry (gpointer entry)
{
  g_free (((Entry *) entry)->sum);
}

/* (transfer full) (nullable) */
static GArray *
list_files (const char *folder, const char *const *files, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);
      Entry entry = { .name = files[i] };
      entry.sum = sum_of (path, &entry.bytes, error);
      if (entry.sum == NULL)
        return NULL;
      g_array_append_val (entries, entry);
    }
  return g_steal_pointer (&entries);
}

static void
add_entries (TbrJson *json, const GArray *entries)
{
  tbr_json_name (json, "files");
  tbr_json_begin_array (json);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      tbr_json_begin_object (json);
      tbr_json_add_text (json, "name", entry->name);
      tbr_json_add_integer (json, "bytes", entry->bytes);
      tbr_json_add_text (json, "sha256", entry->sum);
      tbr_json_end_object (json);
    }
  tbr_json_end_array (json);
}

/* The words of a study that its manifest repeats. */
static const char *const words[]
    = { "state", "title", "program", "scenario", "scenario-digest", "seed", NULL };

/* @texts: by words[]. */
static gboolean
write_manifest (const char *folder, char *const *texts, const char *const *files, GError **error)
{
  g_autofree char *path = g_build_filename (folder, TBR_MANIFEST_FILE, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) entries = list_files (folder, files, error);
  g_autoptr (TbrJson) json = NULL;

  if (entries == NULL)
    return FALSE;
  json = tbr_json_new (text);
  tbr_json_begin_object (json);
  tbr_json_add_integer (json, "manifest", FORM);
  for (guint i = 0; words[i] != NULL; i++)
    tbr_json_add_text (json, words[i], texts[i]);
  add_entries (json, entries);
  tbr_json_end_object (json);
  g_string_append_c (text, '\n');
  return tbr_file_write (path, text->str, text->len, error);
}

/* By words[]. (transfer full) */
static char **
read_words (TbrStudyFile *file)
{
  char **texts = g_new0 (char *, G_N_ELEMENTS (words));

  for (guint i = 0; words[i] != NULL; i++)
    {
      texts[i] = tbr_study_file_get (file, words[i]);
      if (texts[i] == NULL)
        texts[i] = g_strdup ("");
    }
  return texts;
}

gboolean
tbr_manifest_write (TbrStudyFile *file, const char *folder, const char *const *files,
                    GError **error)
{
  g_auto (GStrv) texts = read_words (file);

  return write_manifest (folder, texts, files, error);
}

gboolean
tbr_manifest_close (TbrStudyFile *file, const char *folder, GError **error)
{
  g_auto (GStrv) texts = read_words (file);
  g_autofree char *curves = g_build_filename (folder, TBR_STUDY_SERIES, NULL);
  const char *const *files = g_file_test (curves, G_FILE_TEST_EXISTS) ? all_files : all_files + 1;

  return tbr_study_file_close (file, error) && write_manifest (folder, texts, files, error);
}

/* Holds one file against its line. */
static gboolean
check_file (const char *folder, const GMatchInfo *match, GError **error)
{
  g_autofree char *name = g_match_info_fetch (match, 1);
  g_autofree char *right = g_match_info_fetch (match, 2);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) inner = NULL;
  gint64 bytes;
  g_autofree char *sum = sum_of (path, &bytes, &inner);

  if (g_strcmp0 (sum, right) == 0)
    return TRUE;
  if (sum == NULL)
    g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY, "%s; " TBR_MANIFEST_FILE " lists it",
                 inner->message);
  else
    g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY,
                 "%s: its sha256 is %s, not %s as in " TBR_MANIFEST_FILE
                 ": it was changed since it was written",
                 path, sum, right);
  return FALSE;
}

gboolean
tbr_study_check_files (const char *folder, guint *out_n, GError **error)
{
  g_autofree char *path = g_build_filename (folder, TBR_MANIFEST_FILE, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("\"name\": *\"([\\w.-]+)\", *\"bytes\": *[0-9]+, "
                                          "*\"sha256\": *\"([0-9a-f]{64})\"",
                                          0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;
  gsize length;

  *out_n = 0;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  text = tbr_file_read (path, MOST_BYTES, &length, error);
  if (text == NULL)
    return FALSE;
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL), (*out_n)++)
    if (!check_file (folder, match, error))
      return FALSE;
  return TRUE;
}
