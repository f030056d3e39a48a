/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a file is, by its name and its first letters, and how files are written by hand. */
#include "desktop/files.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define HEAD 6000 /* bytes of a file in which its title is looked for */
#define CRISIS "scenario.xml"

TbrFileKind
tbr_files_kind (const char *name)
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

gboolean
tbr_files_has_crisis (const char *folder)
{
  g_autofree char *crisis = g_build_filename (folder, CRISIS, NULL);
  return g_file_test (crisis, G_FILE_TEST_IS_REGULAR);
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
      return !g_str_has_suffix (path, "/") && tbr_files_has_crisis (path)
                 ? tell_document (crisis, out_title)
                 : TBR_FILE_FOLDER;
    }
  TbrFileKind kind = tbr_files_kind (path);
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
