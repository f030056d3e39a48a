/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The log of an exercise as a table in the folder of documents: while it is played what has
   happened so far, of a recording all of it. */
#include "desktop/exercise/log_file.h"

#include "desktop/exercise/replay.h"
#include "desktop/files.h"
#include "report/exercise_log.h"
#include "report/fault_words.h"

#include <glib/gi18n.h>

/* What is written; n is 0 where it is not known yet. */
static TbrTurns
turns_of (const TbrStage *stage)
{
  const TbrPast *past = stage->hindsight != NULL ? tbr_hindsight_past (stage->hindsight) : NULL;
  if (stage->hindsight == NULL)
    return tbr_stage_turns (stage);
  TbrTurns all = { .exercise = stage->exercise };
  if (past != NULL)
    all.turns = tbr_director_turns (past->played, &all.n);
  return all;
}

void
tbr_stage_write_log (TbrDesktop *desktop)
{
  const TbrStage *stage = desktop->stage;
  if (stage->scene == NULL)
    return;
  const TbrTurns all = turns_of (stage);
  if (all.n == 0)
    {
      tbr_desktop_say (desktop, _ ("The recording is still being read: once more in a moment"));
      return;
    }
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "tabard-log-%Y%m%d-%H%M%S.csv");
  g_autofree char *path = tbr_files_document (name);
  gboolean is_saved = tbr_exercise_log_write (&all, desktop->session->scenario, path, &error);
  g_autofree char *told
      = is_saved ? g_strdup_printf (_ ("Saved as %s"), path) : tbr_fault_words (error->message);
  tbr_desktop_say (desktop, told);
}
