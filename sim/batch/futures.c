/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Threads that run replications behind everything else, and say now and then what they come to. */
#include <tabard/futures.h>

#include "batch/curves.h"
#include "batch/tally.h"

#include <tabard/sim.h>

#include <sys/resource.h>

/* Replications of a variant that is loaded by the threads which are run in one piece, so that it is
   not loaded for each. */
#define PIECE 5
/* Slices of a run between which a thread looks whether it must end: this many for each instant. */
#define SLICES 10
/* Instants of runs of which no curves are kept. */
#define USUAL_INSTANTS 100
/* Longest time until news is told, microseconds, and what telling may take of the whole time. */
#define PATIENCE 100000
#define TELLING_SHARE 10

/* A run on its way from the thread that made it to the tally. */
typedef struct Done
{
  struct Done *next;
  TbrTallyRun run;
} Done;

/* A variant as it is kept. */
typedef struct
{
  char *name, **settings;
  const TbrScenario *scenario; /* NULL: loaded */
} Variant;

struct _TbrFutures
{
  TbrFuturesSpec spec;
  Variant *variants;
  GThread **threads;
  gint stop;    /* atomic, as all below */
  gint next;    /* piece to be taken */
  gint n_over;  /* runs */
  Done *done;   /* a stack */
  gint is_held; /* a thread has the tally */
  TbrOutlook *outlook;
  /* of the thread that has the tally */
  TbrTally *tally;
  gint64 told_at, telling; /* when, and how long it took, microseconds */
};

/* What one thread works with: the scenario that it has loaded last. */
typedef struct
{
  TbrFutures *futures;
  TbrScenario *loaded;
  char *fault;   /* why there is none */
  guint variant; /* TBR_NONE: none yet */
} Desk;

/* ---- telling ---- */

static TbrOutlook *
look (TbrFutures *futures)
{
  TbrOutlook *outlook = tbr_tally_look (futures->tally);
  guint n_done = 0;

  outlook->names = g_new0 (char *, futures->spec.n_variants + 1);
  for (guint i = 0; i < outlook->n_variants; i++)
    {
      outlook->names[i] = g_strdup (futures->variants[i].name);
      n_done += outlook->n_done[i];
    }
  outlook->is_whole = n_done == outlook->n_variants * outlook->replications;
  return outlook;
}

static TbrOutlook *
exchange (TbrFutures *futures, TbrOutlook *by)
{
  TbrOutlook *before;

  do
    before = g_atomic_pointer_get (&futures->outlook);
  while (!g_atomic_pointer_compare_and_exchange (&futures->outlook, before, by));
  return before;
}

/* Takes in what is done; tells it when that is due, or nothing more will come. */
static void
gather (TbrFutures *futures)
{
  gint64 now = g_get_monotonic_time ();
  guint all;
  Done *list;

  do
    list = g_atomic_pointer_get (&futures->done);
  while (!g_atomic_pointer_compare_and_exchange (&futures->done, list, NULL));
  while (list != NULL)
    {
      Done *next = list->next;
      tbr_tally_add (futures->tally, &list->run);
      tbr_tally_run_clear (&list->run);
      g_free (list);
      g_atomic_int_inc (&futures->n_over);
      list = next;
    }
  guint n_over = tbr_futures_progress (futures, &all);
  if (n_over < all && now - futures->told_at < MAX (PATIENCE, TELLING_SHARE * futures->telling))
    return;
  tbr_outlook_free (exchange (futures, look (futures)));
  futures->told_at = g_get_monotonic_time ();
  futures->telling = futures->told_at - now;
  if (futures->spec.told != NULL)
    futures->spec.told (futures->spec.data);
}

/* Whoever finds the tally free takes in what all have done: nobody waits. */
static void
hand_over (TbrFutures *futures, const TbrTallyRun *run)
{
  Done *done = g_new (Done, 1);

  done->run = *run;
  do
    done->next = g_atomic_pointer_get (&futures->done);
  while (!g_atomic_pointer_compare_and_exchange (&futures->done, done->next, done));
  while (g_atomic_pointer_get (&futures->done) != NULL
         && g_atomic_int_compare_and_exchange (&futures->is_held, 0, 1))
    {
      gather (futures);
      g_atomic_int_set (&futures->is_held, 0);
    }
}

/* ---- running ---- */

static gboolean
must_stop (const TbrFutures *futures)
{
  return g_atomic_int_get (&futures->stop) != 0;
}

/* The scenario of a variant; NULL when it cannot be had. */
static const TbrScenario *
go_to (Desk *desk, guint variant)
{
  const Variant *wanted = &desk->futures->variants[variant];
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();

  if (wanted->scenario != NULL)
    return wanted->scenario;
  if (desk->variant == variant)
    return desk->loaded;
  g_clear_pointer (&desk->loaded, tbr_scenario_free);
  g_clear_pointer (&desk->fault, g_free);
  desk->variant = variant;
  desk->loaded = desk->futures->spec.load (desk->futures->spec.data,
                                           (const char *const *) wanted->settings, faults);
  if (desk->loaded == NULL)
    {
      desk->fault = tbr_diagnostics_to_text (faults);
      g_strdelimit (g_strchomp (desk->fault), "\n", ' ');
    }
  return desk->loaded;
}

/* Goes on to an instant, unless all must end. */
static gboolean
run_on (gpointer data, TbrSim *sim, TbrTime to)
{
  const TbrFutures *futures = data;
  TbrTime from = tbr_sim_now (sim);

  for (int i = 1; i <= SLICES; i++)
    {
      if (must_stop (futures))
        return FALSE;
      tbr_sim_run_until (sim, i == SLICES ? to : from + (to - from) / SLICES * i);
    }
  tbr_sim_flush (sim);
  return TRUE;
}

/* A run of which no curves are kept. */
static gboolean
run_plain (TbrFutures *futures, TbrSim *sim, TbrTime end)
{
  for (TbrTime i = 1; i <= USUAL_INSTANTS; i++)
    if (!run_on (futures, sim, end / USUAL_INSTANTS * i))
      return FALSE;
  return run_on (futures, sim, futures->spec.until);
}

static gboolean
run_curved (TbrFutures *futures, TbrSim *sim, TbrTime end, TbrTallyRun *run)
{
  const TbrFuturesSpec *spec = &futures->spec;
  TbrTime step = tbr_curves_step (end / spec->n_instants, tbr_sim_scenario (sim)->meta->duration);
  g_autoptr (TbrCurves) curves = tbr_curves_new (tbr_sim_dictionary (sim), step);

  tbr_sim_listen (sim, tbr_curves_take, curves);
  if (!tbr_curves_follow (curves, sim, spec->n_instants, end, run_on, futures)
      || !run_on (futures, sim, spec->until))
    return FALSE;
  run->curves = tbr_curves_finish (curves, end);
  return TRUE;
}

/* One run. Returns: whether it came to its end */
static gboolean
run_one (Desk *desk, TbrTallyRun *run)
{
  TbrFutures *futures = desk->futures;
  const TbrScenario *scenario = go_to (desk, run->variant);

  if (scenario == NULL)
    {
      run->message = g_strdup (desk->fault);
      return TRUE;
    }
  TbrTime end = MIN (futures->spec.until, scenario->meta->duration);
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, futures->spec.seed, run->replication);
  if (futures->spec.n_instants > 0 ? !run_curved (futures, sim, end, run)
                                   : !run_plain (futures, sim, end))
    return FALSE;
  run->result = tbr_sim_result (sim);
  return TRUE;
}

/* Runs of one piece; of variants that are loaded there are more in it. */
static void
run_piece (Desk *desk, guint piece)
{
  TbrFutures *futures = desk->futures;
  guint n = futures->spec.n_variants, first = piece / n * PIECE;

  for (guint i = first; i < MIN (first + PIECE, futures->spec.replications); i++)
    {
      TbrTallyRun run = { .variant = piece % n, .replication = i };
      if (must_stop (futures) || !run_one (desk, &run))
        return;
      hand_over (futures, &run);
    }
}

static gpointer
work (gpointer data)
{
  TbrFutures *futures = data;
  guint n_pieces = (futures->spec.replications + PIECE - 1) / PIECE * futures->spec.n_variants;
  Desk desk = { .futures = futures, .variant = TBR_NONE };
  guint piece;

  if (futures->spec.nice > 0)
    /* of this thread only; a system that refuses lets it run as the others do */
    (void) setpriority (PRIO_PROCESS, 0, futures->spec.nice);
  while (!must_stop (futures) && (piece = (guint) g_atomic_int_add (&futures->next, 1)) < n_pieces)
    run_piece (&desk, piece);
  g_clear_pointer (&desk.loaded, tbr_scenario_free);
  g_free (desk.fault);
  return NULL;
}

/* ---- life ---- */

static guint
n_threads (const TbrFuturesSpec *spec)
{
  return spec->n_jobs > 0 ? spec->n_jobs : MAX (g_get_num_processors (), 2) - 1;
}

/* Ends the threads; what they have done is taken in. */
static void
end (TbrFutures *futures)
{
  tbr_futures_cancel (futures);
  for (guint i = 0; i < futures->spec.n_jobs; i++)
    if (futures->threads[i] != NULL)
      g_thread_join (futures->threads[i]);
}

static void
variant_set (Variant *variant, const TbrVariant *from)
{
  *variant = (Variant){ .name = g_strdup (from->name),
                        .settings = g_strdupv ((char **) from->settings),
                        .scenario = from->scenario };
}

static void
variant_clear (Variant *variant)
{
  g_free (variant->name);
  g_strfreev (variant->settings);
}

TbrFutures *
tbr_futures_new (const TbrFuturesSpec *spec)
{
  g_return_val_if_fail (spec->n_variants > 0 && spec->replications > 0
                            && spec->replications <= TBR_FUTURES_MOST,
                        NULL);
  TbrFutures *futures = g_new0 (TbrFutures, 1);

  futures->spec = *spec;
  futures->spec.n_jobs = n_threads (spec);
  futures->spec.variants = NULL;
  futures->variants = g_new0 (Variant, spec->n_variants);
  for (guint i = 0; i < spec->n_variants; i++)
    variant_set (&futures->variants[i], &spec->variants[i]);
  futures->threads = g_new0 (GThread *, futures->spec.n_jobs);
  futures->tally = tbr_tally_new (spec->n_variants, spec->replications,
                                  spec->n_instants > 0 ? spec->n_instants + 1 : 0);
  for (guint i = 0; i < futures->spec.n_jobs; i++)
    futures->threads[i] = g_thread_new ("futures", work, futures);
  return futures;
}

void
tbr_futures_cancel (TbrFutures *futures)
{
  g_atomic_int_set (&futures->stop, 1);
}

void
tbr_futures_free (TbrFutures *futures)
{
  if (futures == NULL)
    return;
  end (futures);
  tbr_outlook_free (exchange (futures, NULL));
  for (guint i = 0; i < futures->spec.n_variants; i++)
    variant_clear (&futures->variants[i]);
  tbr_tally_free (futures->tally);
  g_free (futures->variants);
  g_free (futures->threads);
  g_free (futures);
}

TbrOutlook *
tbr_futures_take (TbrFutures *futures)
{
  return exchange (futures, NULL);
}

guint
tbr_futures_progress (const TbrFutures *futures, guint *out_all)
{
  *out_all = futures->spec.n_variants * futures->spec.replications;
  return (guint) g_atomic_int_get (&futures->n_over);
}
