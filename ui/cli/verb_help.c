/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that says what there is. */
#include "verb.h"

extern const TbrVerb tbr_verb_help;

/* Lets a verb explain itself in a form that tbr_verb_parse() knows. */
static TbrExit
explain (const TbrVerb *verb, const char *form)
{
  char *words[] = { (char *) verb->name, (char *) form, NULL };
  return verb->run (2, words);
}

static void
print_verbs (void)
{
  g_print ("tabard %s: simulates how Europe answers a crisis with the units it has\n\n"
           "usage: tabard VERB [OPTION...] [OBJECT...]\n\n",
           TABARD_VERSION);
  for (guint i = 0; tbr_verbs[i] != NULL; i++)
    g_print ("  %-10s %s\n", tbr_verbs[i]->name, tbr_verbs[i]->sentence);
  g_print ("\ntabard VERB --help tells the options of a verb. First:\n"
           "  tabard run scenarios/sweden-2018\n");
}

static void
print_manual (void)
{
  g_print (".TH TABARD 1 \"\" \"tabard %s\" \"User Commands\"\n"
           ".SH NAME\ntabard \\- simulates how Europe answers a crisis with the units it has\n"
           ".SH SYNOPSIS\n.B tabard\n.I VERB\n[\\fIOPTION\\fR...] [\\fIOBJECT\\fR...]\n"
           ".SH DESCRIPTION\n"
           "Results go to the standard output, messages to the standard error. "
           "A lone \\- stands for the standard input.\n"
           ".SH VERBS\n",
           TABARD_VERSION);
  for (guint i = 0; tbr_verbs[i] != NULL; i++)
    explain (tbr_verbs[i], "--help-roff");
  g_print (".SH EXIT STATUS\n"
           ".TP\n.B 0\ndone\n.TP\n.B 1\nfailed: a file, the disk, a refused order\n"
           ".TP\n.B 2\nthe words of the command line are off\n"
           ".TP\n.B 3\nthe scenario has faults\n"
           ".TP\n.B 4\na replay differs, or a saved run is of another scenario\n"
           ".TP\n.B 5\nsome replications failed\n"
           ".TP\n.B 130\ninterrupted\n"
           ".SH ENVIRONMENT\n"
           ".TP\n.B TABARD_DATA\nfolder with assets/map and scenarios\n"
           ".TP\n.B NO_COLOR\nwhen set: neither colour nor progress bar\n");
}

static void
print_completion (void)
{
  g_print ("# bash completion of tabard: source it\n_tabard ()\n{\n  local words\n"
           "  case ${COMP_WORDS[1]} in\n");
  for (guint i = 0; tbr_verbs[i] != NULL; i++)
    {
      g_print ("    %s) words='", tbr_verbs[i]->name);
      explain (tbr_verbs[i], "--help-words");
      g_print ("' ;;\n");
    }
  g_print ("  esac\n  [ \"$COMP_CWORD\" -gt 1 ] || words='--version --help");
  for (guint i = 0; tbr_verbs[i] != NULL; i++)
    g_print (" %s", tbr_verbs[i]->name);
  g_print ("'\n  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\")\n"
           "}\ncomplete -o bashdefault -o default -F _tabard tabard\n");
}

/* Explains the verb of that name. */
static TbrExit
explain_named (const char *name)
{
  const TbrVerb *verb = tbr_verb_find (name);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (verb != NULL)
    return explain (verb, "--help");
  for (guint i = 0; tbr_verbs[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) tbr_verbs[i]->name);
  g_ptr_array_add (names, NULL);
  return tbr_verb_refuse_word (&tbr_verb_help, "verb", name, (const char *const *) names->pdata,
                               "tabard help lists them");
}

static TbrExit
run (int argc, char **argv)
{
  gboolean man = FALSE, completion = FALSE;
  const GOptionEntry entries[]
      = { { "man", 0, 0, G_OPTION_ARG_NONE, &man, "Print the manual page (roff)", NULL },
          { "bash", 0, 0, G_OPTION_ARG_NONE, &completion, "Print the completion for bash", NULL },
          { NULL } };
  TbrExit code = TBR_EXIT_DONE;

  if (!tbr_verb_parse (&tbr_verb_help, entries, &argc, &argv, &code))
    return code;
  if (argc > 1)
    return explain_named (argv[1]);
  if (man)
    print_manual ();
  else if (completion)
    print_completion ();
  else
    print_verbs ();
  return TBR_EXIT_DONE;
}

const TbrVerb tbr_verb_help
    = { "help", "[VERB | --man | --bash]", "Lists the verbs, or explains one", run };
