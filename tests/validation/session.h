/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One pass over a folder of cases: what was asked for, and the verdict on each figure. */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

typedef enum
{
  VALIDATION_PASS, /* within its tolerance */
  VALIDATION_FAIL, /* outside, or too noisy to tell */
  VALIDATION_SKIP, /* not judged: unknown model, missing file, out of reach of sampling */
  VALIDATION_VERDICT_N
} ValidationVerdict;

/* How sharp simulated figures have to be. */
typedef enum
{
  VALIDATION_LEVEL_SMOKE,   /* a moment: few replications, any standard error */
  VALIDATION_LEVEL_CI,      /* standard error of 1 % */
  VALIDATION_LEVEL_NIGHTLY, /* 0.25 % */
  VALIDATION_LEVEL_N
} ValidationLevel;

typedef struct
{
  ValidationLevel level;
  guint64 seed;
  guint n_threads; /* 1 or more */
  GPtrArray *only; /* of GPatternSpec: cases wanted; NULL: all; owned */
  gboolean list;   /* name the figures, compute nothing */
  FILE *out;       /* one line a figure */
  FILE *progress;  /* messages, NULL: none */
  guint n_verdicts[VALIDATION_VERDICT_N];
  guint n_faults; /* broken files */
} ValidationSession;

/* The tolerance of class N: closed forms and direct solves. Source: README.md. */
double validation_tolerance_closed (double expected);
/* Where an equation is integrated. */
double validation_tolerance_ode (double expected);

/* Whether the figures of this case are wanted; @folder "geodesy", @name "Lisbon-Helsinki". */
gboolean validation_session_wants (const ValidationSession *session, const char *folder,
                                   const char *name);

/* What a figure was found to be. */
typedef struct
{
  const char *name;   /* of the case */
  const char *metric; /* of the figure */
  double expected;    /* NAN: none */
  double simulated;   /* NAN: none */
  double half_width;  /* largest difference that passes; NAN: none */
} ValidationFigure;

/* Writes the line of a figure that has its verdict. */
void validation_session_add (ValidationSession *session, const ValidationFigure *figure,
                             ValidationVerdict verdict);
/* Judges by the half-width: a difference that is larger, or no number, fails. */
void validation_session_judge (ValidationSession *session, const ValidationFigure *figure);
/* A figure that is not judged, and why. */
void validation_session_skip (ValidationSession *session, const char *name, const char *metric,
                              double expected, const char *reason);
/* A file that cannot be used: the message of @error, which is freed; the pass will not end well. */
void validation_session_fault (ValidationSession *session, GError *error);
void validation_session_note (ValidationSession *session, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

G_END_DECLS
