/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where translations lie, and which of them is read. */
#include "draw/language.h"

#include <tabard/error.h>
#include <tabard/map.h>

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#define DOMAIN "tabard"
#define TERMS "tabard-terms" /* what tables of kinds and shipped files say */

/* ---- what there is ---- */

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Languages that a folder has, in order. (transfer full) */
static GPtrArray *
list_languages (const char *folder)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, "LC_MESSAGES", DOMAIN ".mo", NULL);
      if (g_file_test (file, G_FILE_TEST_EXISTS))
        g_ptr_array_add (found, g_strdup (name));
    }
  g_ptr_array_sort (found, compare_names);
  return found;
}

/* The first folder that has a catalogue; NULL when none has. */
static const char *
find_folder (const char *const *folders)
{
  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) languages = list_languages (folders[i]);
      if (languages->len > 0)
        return folders[i];
    }
  return NULL;
}

/* "de_AT.UTF-8" is German. */
static gboolean
is_of (const char *code, const char *language)
{
  gsize length = strlen (language);
  return strncmp (code, language, length) == 0 && strchr ("_.@", code[length]) != NULL;
}

static gboolean
is_known (const GPtrArray *languages, const char *code)
{
  for (guint i = 0; i < languages->len; i++)
    if (is_of (code, languages->pdata[i]))
      return TRUE;
  return is_of (code, "en");
}

/* Whether one of the codes is a language that is there. */
static gboolean
check (const char *wanted, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) languages = list_languages (folder);
  g_auto (GStrv) codes = g_strsplit (wanted, ":", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    if (is_known (languages, codes[i]))
      return TRUE;
  if (languages->len == 0)
    {
      g_set_error (
          error, TBR_ERROR, TBR_ERROR_USAGE,
          "--language %s: there is no catalogue, as after a build without gettext; it is en",
          wanted);
      return FALSE;
    }
  g_autoptr (GString) known = g_string_new ("en");
  for (guint i = 0; i < languages->len; i++)
    g_string_append_printf (known, ", %s", (const char *) languages->pdata[i]);
  g_set_error (error, TBR_ERROR, TBR_ERROR_USAGE, "--language %s: it is one of %s", wanted,
               known->str);
  return FALSE;
}

/* ---- the locale ---- */

/* The locale that the environment names, whether the system has it or not. */
static const char *
named_locale (void)
{
  static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_getenv (names[i]);
      if (value != NULL && *value != '\0')
        return value;
    }
  return "C";
}

/* The C library translates in no locale that is plain C, whatever LANGUAGE says. A system often
   lacks the locale that is named, a container has none at all: then another one does, for messages
   alone. Which of them the library takes differs: newer ones think C.UTF-8 to be C. */
static gboolean
find_locale (void)
{
  static const char header[] = ""; /* of a catalogue; no text for people */
  static const char *const others[] = { "C.UTF-8", "en_US.UTF-8", "en_GB.UTF-8", "en_IE.UTF-8" };
  if (*gettext (header) != '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (setlocale (LC_MESSAGES, others[i]) != NULL && *gettext (header) != '\0')
      return TRUE;
  return FALSE;
}

static gboolean
is_plain (const char *locale)
{
  return g_str_equal (locale, "C") || g_str_equal (locale, "POSIX");
}

/* Says where the catalogues lie: installed, those of terms are beside the others; in a folder of
   their own where they were built. */
static void
bind_folder (const char *folder)
{
  g_autofree char *own = g_build_filename (folder, "terms", NULL);
  gboolean is_built = g_file_test (own, G_FILE_TEST_IS_DIR);
  bindtextdomain (DOMAIN, folder);
  bindtextdomain (TERMS, is_built ? own : folder);
  bind_textdomain_codeset (DOMAIN, "UTF-8");
  bind_textdomain_codeset (TERMS, "UTF-8");
  textdomain (DOMAIN);
}

gboolean
tbr_language_begin (const char *wanted, const char *const *folders, GError **error)
{
  const char *folder = find_folder (folders), *named = named_locale ();
  if (wanted != NULL && !check (wanted, folder, error))
    return FALSE;
  if (folder == NULL || (wanted == NULL && is_plain (named)))
    return TRUE;
  if (wanted != NULL)
    g_setenv ("LANGUAGE", wanted, TRUE);
  else if (g_getenv ("LANGUAGE") == NULL)
    g_setenv ("LANGUAGE", named, TRUE);
  bind_folder (folder);
  if (find_locale () || wanted == NULL || is_of (wanted, "en"))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_USAGE,
               "--language %s: the system has no locale in which texts are translated; any but C "
               "will do, as of the package locales-all",
               wanted);
  return FALSE;
}

const char *
tbr_word (const char *text)
{
  const char *word = *text != '\0' ? gettext (text) : text;
  return word == text && *text != '\0' ? dgettext (TERMS, text) : word;
}

const char *
tbr_town (const char *name)
{
  return tbr_town_is_known (name) ? g_dpgettext2 (NULL, "town", name) : name;
}

char *
tbr_words (const char *pattern, const char *const *words)
{
  GString *text = g_string_new (NULL);
  const char *at = tbr_word (pattern), *next;
  for (; (next = strstr (at, "%s")) != NULL && *words != NULL; at = next + 2)
    {
      g_string_append_len (text, at, next - at);
      g_string_append (text, tbr_word (*words++));
    }
  g_string_append (text, at);
  return g_string_free (text, FALSE);
}

char *
tbr_decimal (char *number)
{
  char *point = strchr (number, '.');
  if (point != NULL)
    *point = *C_ ("between whole and tenths", ".");
  return number;
}
