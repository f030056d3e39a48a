/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that runs a recording again and compares. */
#include "context.h"

#include "played.h"
#include "report/refusal_words.h"

extern const TbrVerb tbr_verb_replay;

/* Forgets the digests, so that what follows the first difference is replayed too. */
static void
ignore_digests (TbrRecording *recording)
{
  for (guint i = 0; i < recording->entries->len; i++)
    g_array_index (recording->entries, TbrRecordingEntry, i).digest = 0;
}

static TbrExit
replay (const TbrRecording *recording, const TbrContext *context, const char *until_text,
        gboolean check)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrSim) sim = NULL;
  g_autofree char *difference = NULL;
  TbrTime until = TBR_NEVER;

  if (until_text != NULL
      && !tbr_context_read_instant (context->scenario, "--until", until_text, &until, &error))
    return tbr_verb_fail_error (&tbr_verb_replay, error);
  sim = tbr_sim_new (context->scenario, recording->seed, recording->replication);
  if (!tbr_recording_replay (recording, sim, until, &difference, &error))
    /* an order that was carried out then and is refused now is a difference as well */
    {
      g_autofree char *why = tbr_refusal_words (NULL, context->scenario, error->message);
      return tbr_verb_fail (&tbr_verb_replay, TBR_EXIT_DIFFERS, "%s", why);
    }
  if (difference != NULL)
    return tbr_verb_fail (&tbr_verb_replay, TBR_EXIT_DIFFERS, "%s", difference);
  g_print ("%s%u entries, digest %016" G_GINT64_MODIFIER "x\n", check ? "equal: " : "",
           recording->entries->len, tbr_sim_digest (sim));
  return TBR_EXIT_DONE;
}

static gboolean
is_over (const TbrDiaryLog *log)
{
  for (guint i = log->turns->len; i-- > 0;)
    if (g_array_index (log->turns, TbrTurn, i).kind == TBR_TURN_OVER)
      return TRUE;
  return FALSE;
}

/* Says how far the log of an exercise goes when that is not to its end: people have stopped before,
   or lines are missing, which nothing else shows. */
static void
tell_end (const char *path)
{
  g_autoptr (TbrDiaryLog) log = tbr_diary_is (path) ? tbr_diary_load (path, NULL) : NULL;
  if (log == NULL || log->turns->len == 0 || is_over (log))
    return;
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *file = tbr_played_find_exercise (log->exercise);
  g_autoptr (TbrExercise) exercise = tbr_exercise_load (file, faults);
  if (exercise == NULL)
    return;
  TbrTime last = g_array_index (log->turns, TbrTurn, log->turns->len - 1).at;
  g_autofree char *reached = tbr_duration_format (last - exercise->begin);
  g_autofree char *planned = tbr_duration_format (exercise->duration);
  g_print ("the exercise was not over: the log ends %s after its begin, of %s\n", reached, planned);
}

static TbrExit
run (int argc, char **argv)
{
  gboolean check = FALSE;
  g_autofree char *until = NULL;
  const GOptionEntry entries[]
      = { { "check", 'c', 0, G_OPTION_ARG_NONE, &check, "Stop at the first difference", NULL },
          { "until", 0, 0, G_OPTION_ARG_STRING, &until, "Stop at an instant or after a time", "T" },
          { NULL } };
  g_autoptr (TbrRecording) recording = NULL;
  g_auto (TbrContext) context = { NULL, NULL };
  TbrExit code = TBR_EXIT_DONE;

  if (!tbr_verb_parse (&tbr_verb_replay, entries, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_replay, TBR_EXIT_USAGE,
                          argc < 2 ? "which recording?" : "one recording at a time");
  code = tbr_context_load_recording (&tbr_verb_replay, argv[1], &context, &recording);
  if (code != TBR_EXIT_DONE)
    return code;
  if (!check)
    ignore_digests (recording);
  code = replay (recording, &context, until, check);
  if (code == TBR_EXIT_DONE)
    tell_end (argv[1]);
  return code;
}

const TbrVerb tbr_verb_replay = { "replay", "RECORDING [--check]",
                                  "Runs a recording again; --check compares every mark", run };
