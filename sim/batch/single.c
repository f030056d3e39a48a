/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One run that somebody else makes, told as futures are. */
#include "batch/curves.h"
#include "batch/tally.h"

static gboolean
run_on (gpointer data, TbrSim *sim, TbrTime to)
{
  tbr_sim_run_until (sim, to);
  return TRUE;
}

TbrOutlook *
tbr_outlook_of_run (TbrSim *sim, const char *name, guint n_instants, TbrAdvanceFunc advance,
                    gpointer data)
{
  g_return_val_if_fail (n_instants > 0 && tbr_sim_now (sim) == 0, NULL);
  TbrTime end = tbr_sim_scenario (sim)->meta->duration;
  TbrTime step = tbr_curves_step (end / n_instants, end);
  g_autoptr (TbrCurves) curves = tbr_curves_new (tbr_sim_dictionary (sim), step);
  TbrTallyRun run = { .variant = 0 };

  tbr_sim_listen (sim, tbr_curves_take, curves);
  if (!tbr_curves_follow (curves, sim, n_instants, end, advance != NULL ? advance : run_on, data))
    {
      /* what an order has told already is not to reach the curves when they are gone */
      tbr_sim_flush (sim);
      return NULL;
    }
  tbr_sim_flush (sim);
  run.result = tbr_sim_result (sim);
  run.curves = tbr_curves_finish (curves, end);
  TbrTally *tally = tbr_tally_new (1, 1, n_instants + 1);
  tbr_tally_add (tally, &run);
  TbrOutlook *outlook = tbr_tally_look (tally);
  outlook->names = g_new0 (char *, 2);
  outlook->names[0] = g_strdup (name);
  outlook->is_whole = TRUE;
  tbr_tally_free (tally);
  tbr_tally_run_clear (&run);
  return outlook;
}
