/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a verb of the command line is, and how it ends. */
#pragma once

#include <glib.h>

/* Exit codes. */
typedef enum
{
  TBR_EXIT_DONE = 0,
  TBR_EXIT_FAILED = 1,       /* could not be done: a file, the disk, memory */
  TBR_EXIT_USAGE = 2,        /* the words of the command line are off */
  TBR_EXIT_SCENARIO = 3,     /* the scenario has faults */
  TBR_EXIT_DIFFERS = 4,      /* a replay or a check differs */
  TBR_EXIT_SOME_FAILED = 5,  /* some replications failed */
  TBR_EXIT_INTERRUPTED = 130 /* stopped from outside, can be resumed */
} TbrExit;

/* One verb: a file and a line. */
typedef struct
{
  const char *name;      /* "run" */
  const char *arguments; /* "SCENARIO [OPTION...]" */
  const char *sentence;  /* what it does */
  /* Does it; @argv[0] is the verb, ended by NULL. */
  TbrExit (*run) (int argc, char **argv);
} TbrVerb;

/* All verbs, NULL-ended. */
extern const TbrVerb *const tbr_verbs[];

/**
 * tbr_verb_parse:
 * @entries: options, ended by an empty one
 *
 * Reads the options of a verb; prints what is wrong to stderr. --help is understood everywhere, and
 * unseen --help-roff and --help-words, with which help writes the manual and the completion.
 *
 * Returns: FALSE when the verb is to end with *@out_exit
 */
gboolean tbr_verb_parse (const TbrVerb *verb, const GOptionEntry *entries, int *argc, char ***argv,
                         TbrExit *out_exit);

/* Finds a verb by its name. (nullable) */
const TbrVerb *tbr_verb_find (const char *name);

/* Prints that a word is not known, with the nearest of @names (NULL-ended) or @otherwise, and the
   usage. Returns: TBR_EXIT_USAGE */
TbrExit tbr_verb_refuse_word (const TbrVerb *verb, const char *what, const char *word,
                              const char *const *names, const char *otherwise);

/* Prints an error. Returns: the code for its kind: 1 for files and refused orders, 4 for what
   differs from a recording, else 2 */
TbrExit tbr_verb_fail_error (const TbrVerb *verb, const GError *error);

/* Prints "tabard VERB: message" to stderr, and for TBR_EXIT_USAGE the usage. Returns: @code */
TbrExit tbr_verb_fail (const TbrVerb *verb, TbrExit code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* Reads a whole number up to @most; NULL leaves it as it is. Errors: TBR_ERROR_USAGE */
gboolean tbr_verb_read_number (const char *option, const char *text, guint64 most,
                               guint64 *out_value, GError **error);

/* Reads the size of a picture, "WIDTHxHEIGHT" in pixels; NULL leaves the usual one. */
gboolean tbr_verb_read_size (const char *text, int *width, int *height, GError **error);
