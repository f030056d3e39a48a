/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The door of the command line: finds the verb and lets it do its work. */
#include "verb.h"

#include <tabard/param.h>

#include <locale.h>
#include <signal.h>
#include <string.h>

gboolean
tbr_verb_parse (const TbrVerb *verb, const GOptionEntry *entries, int *argc, char ***argv,
                TbrExit *out_exit)
{
  g_autofree char *head = g_strdup_printf ("%s - %s", verb->arguments, verb->sentence);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *program = g_strconcat ("tabard ", verb->name, NULL);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry own[]
      = { { "help", 'h', 0, G_OPTION_ARG_NONE, &help, "Show these lines", NULL }, { NULL } };

  g_set_prgname (program);
  g_option_context_set_summary (context, head);
  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, own, NULL);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *out_exit = tbr_verb_fail (verb, TBR_EXIT_USAGE, "%s", error->message);
      return FALSE;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);
      g_print ("%s", text);
      *out_exit = TBR_EXIT_DONE;
      return FALSE;
    }
  return TRUE;
}

TbrExit
tbr_verb_fail (const TbrVerb *verb, TbrExit code, const char *format, ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("tabard %s: %s\n", verb->name, message);
  if (code == TBR_EXIT_USAGE)
    g_printerr ("usage: tabard %s %s\n", verb->name, verb->arguments);
  return code;
}

static int
unknown_verb (const char *word)
{
  const char *names[64] = { NULL };
  const char *near;

  for (guint i = 0; tbr_verbs[i] != NULL && i < G_N_ELEMENTS (names) - 1; i++)
    names[i] = tbr_verbs[i]->name;
  near = tbr_suggest (word, names);
  g_printerr ("tabard: unknown verb '%s'%s%s%s\n", word, near != NULL ? ": did you mean '" : "",
              near != NULL ? near : "", near != NULL ? "'?" : "; tabard help lists them");
  return TBR_EXIT_USAGE;
}

int
main (int argc, char **argv)
{
  const char *word = argc > 1 ? argv[1] : "help";

  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  signal (SIGPIPE, SIG_DFL);
  if (g_str_equal (word, "--version"))
    {
      g_print ("tabard %s\n", TABARD_VERSION);
      return TBR_EXIT_DONE;
    }
  if (g_str_equal (word, "--help") || g_str_equal (word, "-h"))
    word = "help";
  for (guint i = 0; tbr_verbs[i] != NULL; i++)
    if (g_str_equal (tbr_verbs[i]->name, word))
      return (int) tbr_verbs[i]->run (MAX (argc - 1, 1), argc > 1 ? argv + 1 : argv);
  return unknown_verb (word);
}
