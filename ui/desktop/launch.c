/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which editor there is, and how it is told the line. */
#include "desktop/launch.h"

#include <glib/gi18n.h>

/* How an editor is told where to go. */
typedef enum
{
  AT_PLUS,   /* +7 file */
  AT_COLON,  /* file:7 */
  AT_GOTO,   /* -g file:7 */
  AT_LETTER, /* -l 7 file */
  AT_NOTHING /* file */
} Manner;

static const struct
{
  const char *name;
  Manner manner;
  gboolean needs_terminal;
} editors[] = {
  { "vi", AT_PLUS, TRUE },          { "vim", AT_PLUS, TRUE },
  { "nvim", AT_PLUS, TRUE },        { "gvim", AT_PLUS, FALSE },
  { "nano", AT_PLUS, TRUE },        { "pico", AT_PLUS, TRUE },
  { "micro", AT_PLUS, TRUE },       { "kak", AT_PLUS, TRUE },
  { "joe", AT_PLUS, TRUE },         { "mg", AT_PLUS, TRUE },
  { "ne", AT_PLUS, TRUE },          { "ed", AT_NOTHING, TRUE },
  { "hx", AT_COLON, TRUE },         { "helix", AT_COLON, TRUE },
  { "emacs", AT_PLUS, FALSE },      { "emacsclient", AT_PLUS, FALSE },
  { "gedit", AT_PLUS, FALSE },      { "pluma", AT_PLUS, FALSE },
  { "xed", AT_PLUS, FALSE },        { "geany", AT_PLUS, FALSE },
  { "featherpad", AT_PLUS, FALSE }, { "kate", AT_LETTER, FALSE },
  { "kwrite", AT_LETTER, FALSE },   { "code", AT_GOTO, FALSE },
  { "codium", AT_GOTO, FALSE },     { "subl", AT_COLON, FALSE },
  { "zed", AT_COLON, FALSE },
};

static void
add_file (GPtrArray *words, const char *path, guint line, Manner manner)
{
  if (line > 0 && manner == AT_PLUS)
    g_ptr_array_add (words, g_strdup_printf ("+%u", line));
  if (line > 0 && manner == AT_LETTER)
    {
      g_ptr_array_add (words, g_strdup ("-l"));
      g_ptr_array_add (words, g_strdup_printf ("%u", line));
    }
  if (line > 0 && manner == AT_GOTO)
    g_ptr_array_add (words, g_strdup ("-g"));
  gboolean is_behind = line > 0 && (manner == AT_COLON || manner == AT_GOTO);
  g_ptr_array_add (words, is_behind ? g_strdup_printf ("%s:%u", path, line) : g_strdup (path));
  g_ptr_array_add (words, NULL);
}

/* A terminal in which a program can be run; NULL for none. (transfer full) */
static char *
find_terminal (void)
{
  static const char *const names[]
      = { "x-terminal-emulator", "gnome-terminal", "konsole", "xfce4-terminal", "xterm" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char *found = g_find_program_in_path (names[i]);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The words of a command that opens a file; NULL when it cannot be run here. (transfer full) */
static GPtrArray *
words_of (const char *command, const char *path, guint line)
{
  g_auto (GStrv) given = NULL;
  if (!g_shell_parse_argv (command, NULL, &given, NULL))
    return NULL;
  g_autofree char *program = g_find_program_in_path (given[0]);
  g_autofree char *name = g_path_get_basename (given[0]);
  Manner manner = AT_NOTHING;
  gboolean needs_terminal = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (editors); i++)
    if (g_str_equal (editors[i].name, name))
      {
        manner = editors[i].manner;
        needs_terminal = editors[i].needs_terminal;
      }
  g_autofree char *terminal = needs_terminal ? find_terminal () : NULL;
  if (program == NULL || (needs_terminal && terminal == NULL))
    return NULL;
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  if (needs_terminal)
    {
      g_ptr_array_add (words, g_steal_pointer (&terminal));
      g_ptr_array_add (words, g_strdup ("-e"));
    }
  for (guint i = 0; given[i] != NULL; i++)
    g_ptr_array_add (words, g_strdup (given[i]));
  add_file (words, path, line, manner);
  return words;
}

char *
tbr_launch_editor (const char *path, guint line)
{
  const char *const commands[] = { g_getenv ("VISUAL"), g_getenv ("EDITOR"), "xdg-open" };
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GPtrArray) words = commands[i] != NULL ? words_of (commands[i], path, line) : NULL;
      if (words == NULL)
        continue;
      g_clear_error (&error);
      if (g_spawn_async (NULL, (char **) words->pdata, NULL,
                         G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL
                             | G_SPAWN_STDERR_TO_DEV_NULL,
                         NULL, NULL, NULL, &error))
        return NULL;
    }
  return error != NULL
             ? g_strdup_printf (_ ("The editor cannot be started: %s"), error->message)
             : g_strdup (_ ("No editor is known here: VISUAL or EDITOR names one, for example "
                            "VISUAL=gedit"));
}
