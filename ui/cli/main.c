/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The door of the command line: finds the verb, lets it do its work, and sees that what it said
   arrived. */
#include "verb.h"

#include <tabard/param.h>

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

/* Results are UTF-8 whatever the locale: GLib's own handlers would put question marks. */
static void
print_out (const char *text)
{
  fputs (text, stdout);
}

static void
print_error (const char *text)
{
  fflush (stdout);
  fputs (text, stderr);
}

static TbrExit
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

static TbrExit
run (int argc, char **argv)
{
  const char *word = argc > 1 ? argv[1] : "help";
  char *help[] = { (char *) "help", NULL };
  const TbrVerb *verb;

  if (g_str_equal (word, "--version"))
    {
      g_print ("tabard %s\n", TABARD_VERSION);
      return TBR_EXIT_DONE;
    }
  if (argc < 2 || g_str_equal (word, "--help") || g_str_equal (word, "-h"))
    return tbr_verb_find ("help")->run (1, help);
  verb = tbr_verb_find (word);
  return verb != NULL ? verb->run (argc - 1, argv + 1) : unknown_verb (word);
}

int
main (int argc, char **argv)
{
  TbrExit code;

  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  signal (SIGPIPE, SIG_DFL);
  signal (SIGXFSZ, SIG_IGN); /* a file that may not grow is an error to be told, not an end */
  g_set_prgname ("tabard");
  g_set_print_handler (print_out);
  g_set_printerr_handler (print_error);
  code = run (argc, argv);
  /* A full disk behind the standard output may show only now. */
  if ((fflush (stdout) != 0 || ferror (stdout)) && code == TBR_EXIT_DONE)
    {
      g_printerr ("tabard: the standard output cannot be written: %s\n", g_strerror (errno));
      code = TBR_EXIT_FAILED;
    }
  return (int) code;
}
