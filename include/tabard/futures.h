/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Many replications of some scenarios with the same luck, in the background, told as they come. */
#pragma once

#include <tabard/batch.h>
#include <tabard/overview.h>
#include <tabard/sim.h>

G_BEGIN_DECLS

/* Most replications of one scenario: what is kept of each takes some 50 kB with curves. */
#define TBR_FUTURES_MOST 2000

/* One of the scenarios whose futures are looked at. */
typedef struct
{
  const char *name; /* how it is called in what is told; copied */
  const TbrScenario
      *scenario; /* must outlive the futures; NULL: loaded by the threads that run it */
  const char *const
      *settings; /* (nullable): NULL-ended "path=value" that it is loaded with; copied */
} TbrVariant;

typedef struct
{
  const TbrVariant *variants;   /* the first is what the others are held against */
  guint n_variants;             /* 1 or more */
  TbrStudyLoadFunc load;        /* loads those that bring no scenario; called from threads */
  void (*told) (gpointer data); /* (nullable): called from a thread when there is something new */
  gpointer data;                /* of both; must outlive the futures */
  guint64 seed;                 /* the same luck for all */
  guint32 replications;         /* of each, 1 to TBR_FUTURES_MOST */
  TbrTime until;                /* TBR_NEVER: each to its own end */
  guint n_jobs;                 /* threads; 0: all cores but one, one at least */
  gint nice;                    /* 0 to 19: by how much they give way to others */
  guint n_instants;             /* steps of the curves; 0: no curves are kept */
} TbrFuturesSpec;

/* One measure of the whole run, variant by variant. */
typedef struct
{
  char *measure;          /* "K04.onset-to-first-arrival" */
  char *unit;             /* "" for none */
  TbrCertainty certainty; /* the worst of its values */
  gboolean varies;        /* not all values are the same */
  TbrInterval *means;     /* by variant, 95 % */
  TbrQuantile *medians;   /* by variant, 95 % */
  TbrPaired *paired;      /* by variant: it less the first, 95 %; nothing differs for the first */
  double *joint;          /* by variant: half-width of that difference that holds for all variants
                             together, 95 %; NAN with fewer than two pairs */
} TbrOutlookMeasure;

/* What the futures say so far. Immutable. */
typedef struct
{
  gint n_owners; /* see tbr_outlook_ref() */
  guint n_variants;
  guint replications;  /* wanted of each */
  char **names;        /* by variant, NULL-ended */
  guint *n_done;       /* by variant: runs, failed ones included */
  guint *n_failed;     /* by variant */
  char **faults;       /* by variant: why its first failed run did; NULL where none has */
  gboolean is_whole;   /* nothing more will come */
  GPtrArray *measures; /* of TbrOutlookMeasure, in the order in which they first came about */
  GPtrArray *bands;    /* of TbrOverviewSeries, point being the variant: by curve, then variant */
} TbrOutlook;

/* From any thread. */
TbrOutlook *tbr_outlook_ref (const TbrOutlook *outlook);
/* Frees it with its last owner. */
void tbr_outlook_free (TbrOutlook *outlook);
/* NULL when there is none. */
const TbrOutlookMeasure *tbr_outlook_find (const TbrOutlook *outlook, const char *measure);
/* A curve of a variant over its runs, 10, 50 and 90 % at each instant; NULL when there is none. */
const TbrOverviewSeries *tbr_outlook_band (const TbrOutlook *outlook, guint variant,
                                           const char *measure, const char *key);

typedef struct _TbrFutures TbrFutures;

/**
 * tbr_futures_new:
 *
 * Starts the threads. Replication i of every variant has the luck of replication i of a study with
 * that seed, so that means, intervals and paired differences are those of `tabard batch` and
 * `tabard compare`. Of a run only its measures of scope "all" and its curves at equal instants are
 * kept: units by phase, need wanted and served, harm, open needs, the share of them that is not
 * met, utilisation, arrivals by owner. What comes in the end is the same for any number of threads.
 */
TbrFutures *tbr_futures_new (const TbrFuturesSpec *spec);
/* Asks the threads to end and waits for nothing; each does within a hundredth of a run. */
void tbr_futures_cancel (TbrFutures *futures);
/* Cancels, waits for the threads, frees. */
void tbr_futures_free (TbrFutures *futures);

/* The newest outlook, if there is one that was not yet taken. (transfer full) (nullable) */
TbrOutlook *tbr_futures_take (TbrFutures *futures);
/* Runs that are over, of how many. */
guint tbr_futures_progress (const TbrFutures *futures, guint *out_all);

/* Takes a run on to an instant, giving what orders it is to be given on the way. Returns: FALSE
   when it must go no further */
typedef gboolean (*TbrAdvanceFunc) (gpointer data, TbrSim *sim, TbrTime to);

/**
 * tbr_outlook_of_run:
 * @sim: at its start; it is at its end afterwards, and may be asked, but given no order more
 * @name: of the only variant
 * @n_instants: steps of the curves, 1 or more
 * @advance: (nullable): NULL: nobody orders anything
 *
 * One run that the caller makes, told as futures are: its curves, of which all bands are the line.
 *
 * Returns: (transfer full) (nullable): NULL when it could not be taken to its end
 */
TbrOutlook *tbr_outlook_of_run (TbrSim *sim, const char *name, guint n_instants,
                                TbrAdvanceFunc advance, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrOutlook, tbr_outlook_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrFutures, tbr_futures_free)

G_END_DECLS
