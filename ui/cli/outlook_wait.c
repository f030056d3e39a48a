/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Futures that somebody waits for at the command line. */
#include "outlook_wait.h"

#include "progress.h"

/* How often it is looked how far the runs have come, microseconds. */
#define NAP 20000

TbrOutlook *
tbr_outlook_wait (const TbrFuturesSpec *spec, gboolean is_quiet)
{
  g_autoptr (TbrFutures) futures = tbr_futures_new (spec);
  TbrOutlook *outlook = NULL;
  TbrProgress progress;
  guint n_all;

  tbr_progress_start (&progress, is_quiet ? TBR_PROGRESS_HIDE : TBR_PROGRESS_SHOW);
  while (outlook == NULL || !outlook->is_whole)
    {
      TbrOutlook *newer = tbr_futures_take (futures);
      tbr_progress_set (&progress, tbr_futures_progress (futures, &n_all) / (double) n_all, "runs");
      if (newer == NULL)
        {
          g_usleep (NAP);
          continue;
        }
      tbr_outlook_free (outlook);
      outlook = newer;
    }
  tbr_progress_end (&progress);
  return outlook;
}
