/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that tells the life of one thing, fact by fact. */
#include "context.h"
#include "report/idle.h"
#include "report/wording.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

extern const TbrVerb tbr_verb_trace;

/* Things that may be asked for; each is a key of the trace and an option. */
static const char *const things[] = { "unit", "need", "state", "hazard", "request", "site" };

#define N_THINGS G_N_ELEMENTS (things)
/* The one whose needs and requests are told, too. */
#define UNIT 0
/* How a recording and the log of an exercise begin, which have orders and marks but no facts. */
#define RECORDING "tabard-recording "
#define EXERCISE_LOG "tabard-exercise-log "

/* What is asked for, and what was found. */
typedef struct
{
  char *words[N_THINGS];  /* "unit=S001.1", NULL when it was not asked for */
  const TbrSim *sim;      /* that makes the facts, NULL when they are read */
  GString *line;          /* buffer of those that are made */
  const char *unit;       /* the one that is asked for alone; NULL: none */
  gboolean is_sent;       /* a line tells that it was ordered somewhere */
  guint64 n;              /* lines printed */
  GHashTable *beginnings; /* "need=7" to the line that opened it; those told are taken out */
  GHashTable *beliefs;    /* "request=7" to what the last seat believed that decided about it */
} TbrTraceQuery;

static void
query_clear (TbrTraceQuery *query)
{
  for (guint i = 0; i < N_THINGS; i++)
    g_free (query->words[i]);
  if (query->line != NULL)
    g_string_free (query->line, TRUE);
  g_clear_pointer (&query->beginnings, g_hash_table_unref);
  g_clear_pointer (&query->beliefs, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrTraceQuery, query_clear)

static void
print_line (const char *line)
{
  g_autoptr (GString) text = g_string_new (NULL);

  tbr_wording_append_fact (text, line);
  fputs (text->str, stdout);
}

/* Whether a trace line has the word "key=value". */
static gboolean
has_word (const char *line, const char *word)
{
  gsize length = strlen (word);

  for (const char *found = strstr (line, word); found != NULL; found = strstr (found + 1, word))
    if (found > line && found[-1] == ' ' && strchr (" \n", found[length]) != NULL)
      return TRUE;
  return FALSE;
}

/* The word of a line that begins so, up to the next blank. (transfer full) (nullable) */
static char *
find_word (const char *line, const char *key)
{
  const char *found = strstr (line, key);

  return found != NULL ? g_strndup (found + 1, strcspn (found + 1, " \n")) : NULL;
}

/* Keeps what opens a need or a request, in case the unit is sent for it. */
static void
keep_beginning (TbrTraceQuery *query, const char *line)
{
  const char *key = strstr (line, " need-opened ") != NULL      ? " need="
                    : strstr (line, " request-opened ") != NULL ? " request="
                                                                : NULL;
  char *word = key != NULL ? find_word (line, key) : NULL;

  if (word != NULL)
    g_hash_table_insert (query->beginnings, word, g_strdup (line));
}

/* Keeps what a seat believed of a request, until it decides again. */
static void
keep_belief (TbrTraceQuery *query, const char *line)
{
  g_autofree char *word = strstr (line, " belief ") != NULL ? find_word (line, " request=") : NULL;

  if (word != NULL)
    g_hash_table_insert (query->beliefs, g_steal_pointer (&word), g_strdup (line));
}

/* Before a unit is offered or taken, tells what was believed and what was true. */
static void
tell_belief (TbrTraceQuery *query, const char *line)
{
  gboolean is_decided
      = strstr (line, " offer-made ") != NULL || strstr (line, " offer-accepted ") != NULL;
  g_autofree char *word = is_decided ? find_word (line, " request=") : NULL;
  const char *belief = word != NULL ? g_hash_table_lookup (query->beliefs, word) : NULL;

  if (belief != NULL)
    print_line (belief);
}

/* Before a unit's line names a need or a request for the first time, tells what that is. */
static void
tell_beginnings (TbrTraceQuery *query, const char *line)
{
  static const char *const keys[] = { " request=", " need=" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *word = find_word (line, keys[i]);
      const char *beginning = word != NULL ? g_hash_table_lookup (query->beginnings, word) : NULL;
      if (beginning == NULL)
        continue;
      print_line (beginning);
      g_hash_table_remove (query->beginnings, word);
    }
}

/* Prints a line that has all words. */
static void
take_line (TbrTraceQuery *query, const char *line)
{
  if (line[0] == '#')
    return;
  if (query->beginnings != NULL)
    {
      keep_beginning (query, line);
      keep_belief (query, line);
    }
  for (guint i = 0; i < N_THINGS; i++)
    if (query->words[i] != NULL && !has_word (line, query->words[i]))
      return;
  if (query->beginnings != NULL)
    {
      tell_beginnings (query, line);
      tell_belief (query, line);
    }
  query->is_sent |= strstr (line, " unit-ordered ") != NULL;
  print_line (line);
  query->n++;
}

static void
take_facts (gpointer data, const TbrFact *facts, guint n)
{
  TbrTraceQuery *query = data;

  for (guint i = 0; i < n; i++)
    {
      g_string_truncate (query->line, 0);
      tbr_trace_line (tbr_sim_dictionary (query->sim), &facts[i], query->line);
      g_string_append_c (query->line, '\n');
      take_line (query, query->line->str);
    }
}

/* Runs a recording again to learn its facts. */
static TbrExit
rerun (TbrTraceQuery *query, const char *path)
{
  g_auto (TbrContext) context = { NULL, NULL };
  g_autoptr (TbrRecording) recording = NULL;
  g_autoptr (TbrSim) sim = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *difference = NULL;
  TbrExit code = tbr_context_load_recording (&tbr_verb_trace, path, &context, &recording);

  if (code != TBR_EXIT_DONE)
    return code;
  sim = tbr_sim_new (context.scenario, recording->seed, recording->replication);
  query->sim = sim;
  query->line = g_string_new (NULL);
  tbr_sim_listen (sim, take_facts, query);
  if (!tbr_recording_replay (recording, sim, TBR_NEVER, &difference, &error))
    return tbr_verb_fail (&tbr_verb_trace, TBR_EXIT_DIFFERS, "%s", error->message);
  tbr_sim_flush (sim);
  return difference == NULL ? TBR_EXIT_DONE
                            : tbr_verb_fail (&tbr_verb_trace, TBR_EXIT_DIFFERS, "%s", difference);
}

static void
take_idle (gpointer idle, const TbrFact *facts, guint n)
{
  tbr_idle_take (idle, facts, n);
}

static void
take_reason (gpointer idle, const TbrReason *reason)
{
  tbr_idle_take_reason (idle, reason);
}

/* Why a unit was never used: its run is made again, with what stood behind each decision. Nothing
   is said where there is no recording, or no such unit. */
static void
tell_idle (TbrTraceQuery *query, const char *path)
{
  g_auto (TbrContext) context = { NULL, NULL };
  g_autoptr (TbrRecording) recording = NULL;
  g_autofree char *difference = NULL;
  guint32 unit = 0;

  if (tbr_context_load_recording (&tbr_verb_trace, path, &context, &recording) != TBR_EXIT_DONE)
    return;
  while (unit < context.scenario->n_units
         && !g_str_equal (context.scenario->units[unit].id, query->unit))
    unit++;
  if (unit == context.scenario->n_units)
    return;
  g_autoptr (TbrIdle) idle = tbr_idle_new (context.scenario, unit);
  g_autoptr (TbrSim) sim = tbr_sim_new (context.scenario, recording->seed, recording->replication);
  tbr_sim_listen (sim, take_idle, idle);
  tbr_sim_explain (sim, take_reason, idle);
  if (!tbr_recording_replay (recording, sim, TBR_NEVER, &difference, NULL))
    return;
  tbr_sim_flush (sim);
  g_autoptr (TbrSnapshot) end = tbr_sim_snapshot (sim);
  g_autofree char *sentence = tbr_idle_sentence (idle, end->at);
  if (sentence == NULL)
    return;
  printf ("%s was never sent. %s\n", query->unit, sentence);
  query->n++;
}

/* Reads line by line, so that a trace may be longer than the memory. */
static TbrExit
read_lines (TbrTraceQuery *query, const char *path, FILE *stream)
{
  char *line = NULL;
  size_t capacity = 0;
  gboolean is_recording = FALSE;
  int number;

  errno = 0;
  while (!is_recording && getline (&line, &capacity, stream) > 0)
    {
      is_recording = g_str_has_prefix (line, RECORDING) || g_str_has_prefix (line, EXERCISE_LOG);
      if (!is_recording)
        take_line (query, line);
    }
  number = ferror (stream) ? errno : 0;
  free (line);
  if (number != 0)
    return tbr_verb_fail (&tbr_verb_trace, TBR_EXIT_FAILED, "%s: %s", path, g_strerror (number));
  return is_recording ? rerun (query, path) : TBR_EXIT_DONE;
}

static TbrExit
find_lines (TbrTraceQuery *query, const char *path)
{
  gboolean is_stream = g_str_equal (path, "-");
  g_autofree char *file = g_file_test (path, G_FILE_TEST_IS_DIR)
                              ? g_build_filename (path, "trace.txt", NULL)
                              : g_strdup (is_stream ? "stdin" : path);
  FILE *stream = is_stream ? stdin : fopen (file, "r");
  TbrExit code;

  if (stream == NULL)
    return tbr_verb_fail (&tbr_verb_trace, TBR_EXIT_FAILED, "%s: %s", file, g_strerror (errno));
  code = read_lines (query, file, stream);
  if (!is_stream)
    fclose (stream);
  if (code == TBR_EXIT_DONE && query->unit != NULL && !query->is_sent)
    {
      g_autofree char *beside = g_file_test (path, G_FILE_TEST_IS_DIR)
                                    ? g_build_filename (path, "recording.log", NULL)
                                    : NULL;
      if (beside != NULL ? g_file_test (beside, G_FILE_TEST_EXISTS) : query->sim != NULL)
        tell_idle (query, beside != NULL ? beside : path);
    }
  if (code == TBR_EXIT_DONE && query->n == 0)
    return tbr_verb_fail (&tbr_verb_trace, TBR_EXIT_FAILED, "%s has no such fact", file);
  return code;
}

/* Whether one thing only is asked for. */
static gboolean
is_alone (const TbrTraceQuery *query)
{
  guint n = 0;

  for (guint i = 0; i < N_THINGS; i++)
    n += query->words[i] != NULL;
  return n == 1;
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (TbrTraceQuery) query = { .n = 0 };
  char *ids[N_THINGS] = { NULL };
  GOptionEntry entries[N_THINGS + 1] = { { NULL } };
  TbrExit code = TBR_EXIT_DONE;
  gboolean is_parsed;

  for (guint i = 0; i < N_THINGS; i++)
    entries[i] = (GOptionEntry){
      things[i],
      0,
      0,
      G_OPTION_ARG_STRING,
      &ids[i],
      i == UNIT
          ? "Only facts that name it, what opened its needs and requests, and what was believed"
          : "Only facts that name it",
      "ID"
    };
  is_parsed = tbr_verb_parse (&tbr_verb_trace, entries, &argc, &argv, &code);
  for (guint i = 0; i < N_THINGS; i++)
    {
      if (ids[i] != NULL)
        query.words[i] = g_strdup_printf (strchr (ids[i], ' ') != NULL ? "%s=\"%s\"" : "%s=%s",
                                          things[i], ids[i]);
      g_free (ids[i]);
    }
  if (!is_parsed)
    return code;
  if (query.words[UNIT] != NULL && is_alone (&query))
    {
      query.unit = query.words[UNIT] + strlen ("unit=");
      query.beginnings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      query.beliefs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    }
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_trace, TBR_EXIT_USAGE,
                          argc < 2 ? "which trace, or folder of a run?" : "one trace at a time");
  return find_lines (&query, argv[1]);
}

const TbrVerb tbr_verb_trace = { "trace", "DIR|TRACE|RECORDING --unit ID|--need ID|--state ID|...",
                                 "Tells the life of one thing, fact by fact", run };
