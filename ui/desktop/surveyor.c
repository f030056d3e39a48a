/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who could be where by when, worked out by a thread of its own from the instant that is shown. */
#include "desktop/surveyor.h"

#include "desktop/mailbox.h"

typedef struct
{
  TbrKeyframe *keyframe; /* owned */
  TbrCoverageQuestion question;
} Wish;

struct _TbrSurveyor
{
  TbrPlayerSpec spec;
  GThread *thread;
  gint stop;
  TbrBell bell;
  TbrMailbox wishes;  /* Wish */
  TbrMailbox answers; /* TbrCoverage */
};

static void
free_wish (Wish *wish)
{
  if (wish == NULL)
    return;
  tbr_keyframe_unref (wish->keyframe);
  g_free (wish);
}

static gpointer
survey (gpointer data)
{
  TbrSurveyor *surveyor = data;
  g_autoptr (TbrSim) sim = NULL;
  Wish *wish;
  while (!g_atomic_int_get (&surveyor->stop))
    {
      tbr_bell_wait (&surveyor->bell);
      while (!g_atomic_int_get (&surveyor->stop)
             && (wish = tbr_mailbox_take (&surveyor->wishes)) != NULL)
        {
          if (sim == NULL)
            sim = tbr_sim_new (surveyor->spec.scenario, surveyor->spec.seed,
                               surveyor->spec.replication);
          tbr_sim_restore (sim, wish->keyframe);
          TbrCoverage *coverage = tbr_sim_coverage (sim, &wish->question, &surveyor->stop);
          free_wish (wish);
          if (coverage == NULL)
            continue;
          tbr_coverage_unref (tbr_mailbox_put (&surveyor->answers, coverage));
          surveyor->spec.wake (surveyor->spec.wake_data);
        }
    }
  return NULL;
}

TbrSurveyor *
tbr_surveyor_new (const TbrPlayerSpec *spec)
{
  TbrSurveyor *surveyor = g_new0 (TbrSurveyor, 1);
  surveyor->spec = *spec;
  tbr_bell_init (&surveyor->bell);
  surveyor->thread = g_thread_new ("surveyor", survey, surveyor);
  return surveyor;
}

void
tbr_surveyor_free (TbrSurveyor *surveyor)
{
  if (surveyor == NULL)
    return;
  g_atomic_int_set (&surveyor->stop, 1);
  tbr_bell_ring (&surveyor->bell);
  g_thread_join (surveyor->thread);
  free_wish (tbr_mailbox_take (&surveyor->wishes));
  tbr_coverage_unref (tbr_mailbox_take (&surveyor->answers));
  tbr_bell_clear (&surveyor->bell);
  g_free (surveyor);
}

void
tbr_surveyor_ask (TbrSurveyor *surveyor, TbrKeyframe *keyframe, const TbrCoverageQuestion *question)
{
  Wish *wish = g_new (Wish, 1);
  *wish = (Wish){ keyframe, *question };
  free_wish (tbr_mailbox_put (&surveyor->wishes, wish));
  tbr_bell_ring (&surveyor->bell);
}

TbrCoverage *
tbr_surveyor_take (TbrSurveyor *surveyor)
{
  return tbr_mailbox_take (&surveyor->answers);
}
