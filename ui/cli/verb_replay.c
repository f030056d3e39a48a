/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that runs a recording again and compares. */
#include "context.h"

#include <tabard/recording.h>

extern const TbrVerb tbr_verb_replay;

static TbrExit
fail (const GError *error)
{
  TbrExit code
      = g_error_matches (error, TBR_ERROR, TBR_ERROR_REPLAY) ? TBR_EXIT_DIFFERS : TBR_EXIT_FAILED;
  return tbr_verb_fail (&tbr_verb_replay, code, "%s", error->message);
}

/* The scenario of a recording: where it was, or a shipped one of the same name. */
static char *
find_scenario (const TbrRecording *recording)
{
  g_autofree char *path = tbr_context_find_scenario (recording->scenario);
  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path)
                                                : tbr_context_find_scenario (recording->id);
}

static TbrExit
replay (const TbrRecording *recording, const char *until_text, gboolean check)
{
  g_autofree char *path = find_scenario (recording);
  g_auto (TbrContext) context = { NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrSim) sim = NULL;
  g_autofree char *difference = NULL;
  TbrTime until = TBR_NEVER;
  TbrExit code;

  if (until_text != NULL && !tbr_duration_parse (until_text, &until, &error))
    return tbr_verb_fail (&tbr_verb_replay, TBR_EXIT_USAGE, "--until %s", error->message);
  code = tbr_context_load (&tbr_verb_replay, path, (const char *const *) recording->settings->pdata,
                           &context);
  if (code != TBR_EXIT_DONE)
    return code;
  sim = tbr_sim_new (context.scenario, recording->seed, recording->replication);
  if (!tbr_recording_replay (recording, sim, until, &difference, &error))
    return fail (error);
  if (check && difference != NULL)
    return tbr_verb_fail (&tbr_verb_replay, TBR_EXIT_DIFFERS, "%s", difference);
  g_print ("%s%u entries, digest %016" G_GINT64_MODIFIER "x\n", check ? "equal: " : "",
           recording->entries->len, tbr_sim_digest (sim));
  return TBR_EXIT_DONE;
}

static TbrExit
run (int argc, char **argv)
{
  gboolean check = FALSE;
  g_autofree char *until = NULL;
  const GOptionEntry entries[]
      = { { "check", 'c', 0, G_OPTION_ARG_NONE, &check, "Stop at the first difference", NULL },
          { "until", 0, 0, G_OPTION_ARG_STRING, &until, "Stop after a time", "T" },
          { NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrRecording) recording = NULL;
  TbrExit code = TBR_EXIT_DONE;

  if (!tbr_verb_parse (&tbr_verb_replay, entries, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_replay, TBR_EXIT_USAGE, "which recording?");
  recording = tbr_recording_load (argv[1], &error);
  if (recording == NULL)
    return fail (error);
  return replay (recording, until, check);
}

const TbrVerb tbr_verb_replay = { "replay", "RECORDING [--check]",
                                  "Runs a recording again; --check compares every mark", run };
