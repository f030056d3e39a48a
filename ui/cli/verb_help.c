/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that says what there is. */
#include "verb.h"

extern const TbrVerb tbr_verb_help;

static TbrExit
run (int argc, char **argv)
{
  TbrExit code = TBR_EXIT_DONE;

  if (!tbr_verb_parse (&tbr_verb_help, NULL, &argc, &argv, &code))
    return code;
  g_print ("tabard %s: simulates how Europe answers a crisis with the units it has\n\n"
           "usage: tabard VERB [OPTION...] [OBJECT...]\n\n",
           TABARD_VERSION);
  for (guint i = 0; tbr_verbs[i] != NULL; i++)
    g_print ("  %-10s %s\n", tbr_verbs[i]->name, tbr_verbs[i]->sentence);
  g_print ("\ntabard VERB --help tells the options of a verb. First:\n"
           "  tabard run scenarios/sweden-2018\n");
  return code;
}

const TbrVerb tbr_verb_help = { "help", "", "Lists the verbs", run };
