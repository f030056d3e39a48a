/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the decisions of an exercise changed: each is taken back with the same luck, many times. */
#pragma once

#include <tabard/comparison.h>
#include <tabard/director.h>

G_BEGIN_DECLS

/* Of the intervals of a review. */
#define TBR_REVIEW_CONFIDENCE 0.95

/* What is held against a decision as it was. */
typedef enum
{
  TBR_TWIST_NOT_TAKEN, /* nothing was ordered then */
  TBR_TWIST_EARLIER,   /* the same, as early as it could be given within a time before */
  TBR_TWIST_DOCTRINE,  /* doctrine had the seat until its person spoke again */
  TBR_TWIST_N
} TbrTwist;

/* What a decision changed in one measure. */
typedef struct
{
  TbrInterval difference; /* as it was less the twist, over replications, 95 % */
  double same_luck;       /* the same in the luck of the exercise; NAN where there is no value */
} TbrReviewEffect;

/* One order of a role. */
typedef struct
{
  guint turn;               /* its place among the turns of the exercise */
  guint role;               /* who gave it */
  guint n_void;             /* replications in which it could not be given; left out */
  TbrNeedKind about;        /* the kind of need it is about, TBR_NEED_N for none */
  double believed;          /* rate wanted of such needs there, an hour, as the seat was told */
  double truth;             /* the same as it was */
  TbrTime age;              /* of what it was told, mean */
  TbrReviewEffect *effects; /* twists x measures */
} TbrReviewDecision;

/* What came of the whole exercise in one measure. */
typedef struct
{
  double value;     /* in the exercise, run on to the scenario's end; NAN for none */
  TbrInterval mean; /* of the same decisions in other luck, 95 % */
  guint n;          /* replications with a value, the exercise's own left out */
  guint n_below;    /* of these: with less */
  guint n_equal;    /* of these: with the same */
} TbrReviewLuck;

typedef struct
{
  guint replications; /* of each twist, the exercise's own luck among them */
  guint n_played;     /* of these, with all twists; fewer while a review is under way */
  guint n_measures;
  char **measures;     /* NULL-ended */
  char **units;        /* by measure, NULL-ended; "" for none */
  TbrReviewLuck *luck; /* by measure */
  GArray *decisions;   /* TbrReviewDecision, in their order */
} TbrReview;

/* How a review comes along, for whoever waits for it; the numbers are atomic. */
typedef struct
{
  gint n, n_done;   /* runs in all, 0 before it is known; played */
  gint is_unwanted; /* set by whoever waits: no more are begun */
  gint is_telling;  /* one thread makes a review of what there is */
  /* (nullable) Takes a review of the luck that has been played so far, in at least two
     replications: from one thread of the review at a time. (transfer full) */
  void (*take) (gpointer data, TbrReview *so_far);
  gpointer data;
} TbrReviewWatch;

typedef struct
{
  const TbrDirector *played;   /* the exercise as it was played, finished */
  const char *const *measures; /* NULL-ended: measures of the whole run */
  guint replications;          /* 2 or more */
  TbrTime earlier;             /* by how much at most */
  guint n_jobs;                /* threads; 0: one for each core */
  TbrReviewWatch *watch;       /* (nullable) */
} TbrReviewSpec;

/**
 * tbr_review_run:
 *
 * Plays an exercise again in other luck, as it was and with each decision taken back, with the same
 * luck in both. What an order names by a number (a need, a line of a request, an offer) is looked
 * up in the other luck by what it is, an offer of another unit by its state and kind; an order that
 * cannot be given there yet waits twelve hours, and where it still cannot it is left out.
 *
 * Source: [LAW2015] section 10.2.1 for the intervals
 * Returns: (transfer full) (nullable): NULL when nobody wants it any more
 */
TbrReview *tbr_review_run (const TbrReviewSpec *spec);
void tbr_review_free (TbrReview *review);
/* (transfer full) */
TbrReview *tbr_review_copy (const TbrReview *review);

const TbrReviewEffect *tbr_review_effect (const TbrReview *review, guint decision, TbrTwist twist,
                                          guint measure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrReview, tbr_review_free)

G_END_DECLS
