/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What lies in a folder, and what of it can be opened, read or written over here. */
#include "desktop/files.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define MOST_NAMES 5000u /* of a folder that are listed */
#define HEAD 6000        /* bytes of a file in which its title is looked for */
#define CRISIS "scenario.xml"

struct TbrFiles
{
  char *folder;     /* that was read, NULL for none */
  TbrFilesUse use;  /* what for */
  GPtrArray *names; /* char * */
  char *fault;      /* NULL: it could be read */
};

TbrFiles *
tbr_files_new (void)
{
  TbrFiles *files = g_new0 (TbrFiles, 1);
  files->names = g_ptr_array_new_with_free_func (g_free);
  return files;
}

void
tbr_files_free (TbrFiles *files)
{
  if (files == NULL)
    return;
  tbr_files_forget (files);
  g_ptr_array_unref (files->names);
  g_free (files);
}

void
tbr_files_forget (TbrFiles *files)
{
  g_clear_pointer (&files->folder, g_free);
  g_clear_pointer (&files->fault, g_free);
  g_ptr_array_set_size (files->names, 0);
}

/* ---- what is worth listing ---- */

/* By its ending, in small or capital letters. */
static TbrFileKind
kind_by_name (const char *name)
{
  static const struct
  {
    const char *ending;
    TbrFileKind kind;
  } endings[] = { { ".xml", TBR_FILE_SCENARIO },
                  { ".csv", TBR_FILE_TABLE },
                  { ".geojson", TBR_FILE_LAYER },
                  { ".json", TBR_FILE_LAYER },
                  { ".log", TBR_FILE_LOG } };
  g_autofree char *lower = g_ascii_strdown (name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i].ending))
      return endings[i].kind;
  return TBR_FILE_OTHER;
}

static gboolean
is_wanted (TbrFileKind kind, TbrFilesUse use)
{
  gboolean is_data = kind == TBR_FILE_TABLE || kind == TBR_FILE_LAYER;
  if (use == TBR_FILES_IMPORT)
    return is_data;
  if (use == TBR_FILES_SAVE)
    return kind == TBR_FILE_SCENARIO;
  return use == TBR_FILES_OPEN && kind != TBR_FILE_OTHER;
}

/* The name as it is listed, NULL when it is not. (transfer full) (nullable) */
static char *
list_name (const char *folder, const char *name, TbrFilesUse use)
{
  /* what cannot be shown could not be typed either */
  if (!g_utf8_validate (name, -1, NULL))
    return NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *crisis = g_build_filename (path, CRISIS, NULL);
      gboolean is_crisis = use == TBR_FILES_OPEN && g_file_test (crisis, G_FILE_TEST_IS_REGULAR);
      return is_crisis ? g_strdup (name) : g_strconcat (name, "/", NULL);
    }
  return is_wanted (kind_by_name (name), use) ? g_strdup (name) : NULL;
}

/* Folders, then files; ties cannot be: names differ. */
static gint
compare (gconstpointer a, gconstpointer b)
{
  const char *x = *(const char *const *) a, *y = *(const char *const *) b;
  gboolean is_folder = g_str_has_suffix (x, "/"), is_other = g_str_has_suffix (y, "/");
  if (is_folder != is_other)
    return is_folder ? -1 : 1;
  g_autofree char *first = g_utf8_casefold (x, -1);
  g_autofree char *second = g_utf8_casefold (y, -1);
  int order = g_utf8_collate (first, second);
  return order != 0 ? order : strcmp (x, y);
}

const GPtrArray *
tbr_files_list (TbrFiles *files, const char *folder, TbrFilesUse use, const char **out_fault)
{
  if (g_strcmp0 (files->folder, folder) != 0 || files->use != use)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) list = g_dir_open (folder, 0, &error);
      const char *name;
      tbr_files_forget (files);
      files->folder = g_strdup (folder);
      files->use = use;
      while (list != NULL && files->names->len < MOST_NAMES
             && (name = g_dir_read_name (list)) != NULL)
        {
          char *listed = list_name (folder, name, use);
          if (listed != NULL)
            g_ptr_array_add (files->names, listed);
        }
      g_ptr_array_sort (files->names, compare);
      files->fault = error != NULL ? g_strdup (error->message) : NULL;
    }
  if (out_fault != NULL)
    *out_fault = files->fault;
  return files->names;
}

/* A name may begin with the sign for the home too. */
static gboolean
is_home (const char *text)
{
  return text[0] == '~' && (text[1] == '/' || text[1] == '\0');
}

char *
tbr_files_whole (const char *written)
{
  const char *from = written;
  for (const char *at = written; *at != '\0'; at++)
    if (at[0] == '/' && (at[1] == '/' || is_home (at + 1)))
      from = at + 1;
  if (is_home (from))
    return g_strconcat (g_get_home_dir (), from[1] == '\0' ? "/" : from + 1, NULL);
  if (*from == '/')
    return g_strdup (from);
  g_autofree char *here = g_get_current_dir ();
  return g_build_filename (here, from, *from == '\0' ? "/" : NULL, NULL);
}

/* ---- what a file is ---- */

char *
tbr_files_head (const char *path)
{
  g_autofree char *text = g_malloc (HEAD + 1);
  FILE *file = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? fopen (path, "rbe") : NULL;
  if (file == NULL)
    return NULL;
  gsize n = fread (text, 1, HEAD, file);
  (void) fclose (file);
  text[n] = '\0';
  return g_utf8_make_valid (text, -1);
}

char *
tbr_files_attribute (const char *head, const char *element, const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("\\s%s\\s*=\\s*\"([^\"]*)\"", name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  const char *from = strstr (head, element);
  if (from == NULL || !g_regex_match (regex, from, 0, &match))
    return g_strdup ("");
  GString *text = g_string_new (NULL);
  g_autofree char *raw = g_match_info_fetch (match, 1);
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", raw, 0, 0);
  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[i]);
  static const char *const references[][2] = {
    { "&quot;", "\"" }, { "&apos;", "'" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&amp;", "&" }
  };
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    g_string_replace (text, references[i][0], references[i][1], 0);
  return g_string_free (text, FALSE);
}

const char *
tbr_files_root (const char *text)
{
  const char *root = text;
  while ((root = strchr (root, '<')) != NULL && !g_ascii_isalpha (root[1]))
    {
      const char *end = g_str_has_prefix (root, "<!--") ? strstr (root, "-->") : root + 1;
      root = end != NULL ? end : root + 1;
    }
  return root != NULL ? root : "";
}

/* What an XML file is, and its title. */
static TbrFileKind
tell_document (const char *path, char **out_title)
{
  g_autofree char *head = tbr_files_head (path);
  const char *root = head != NULL ? tbr_files_root (head) : "";
  gboolean is_scenario = g_str_has_prefix (root, "<scenario");
  if (!is_scenario && !g_str_has_prefix (root, "<exercise"))
    return TBR_FILE_OTHER;
  g_free (*out_title);
  *out_title = tbr_files_attribute (root, is_scenario ? "<meta" : "<exercise", "title");
  return is_scenario ? TBR_FILE_SCENARIO : TBR_FILE_EXERCISE;
}

TbrFileKind
tbr_files_tell (const char *path, char **out_title)
{
  *out_title = g_strdup ("");
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *crisis = g_build_filename (path, CRISIS, NULL);
      gboolean is_crisis
          = !g_str_has_suffix (path, "/") && g_file_test (crisis, G_FILE_TEST_IS_REGULAR);
      return is_crisis ? tell_document (crisis, out_title) : TBR_FILE_FOLDER;
    }
  TbrFileKind kind = kind_by_name (path);
  if (kind == TBR_FILE_SCENARIO)
    return tell_document (path, out_title);
  if (kind != TBR_FILE_LOG)
    return kind;
  g_autofree char *head = tbr_files_head (path);
  return head != NULL && g_str_has_prefix (head, "tabard-exercise-log ") ? kind : TBR_FILE_OTHER;
}

char *
tbr_files_document (const char *name)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  return g_build_filename (folder != NULL ? folder : g_get_home_dir (), name, NULL);
}
