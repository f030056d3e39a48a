/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The review of an exercise that was played, written into a file. */
#pragma once

#include "verb.h"

#include <tabard/review.h>

/* What is asked of a review. */
typedef struct
{
  TbrExercise *exercise;       /* that was played; it speaks the language that is asked for */
  const char *file;            /* .html, .pdf, .svg, .png, or .csv for the log alone */
  const char *const *measures; /* NULL-ended, NULL: those of the criteria and the gravest harm */
  guint replications;
  TbrTime earlier; /* by how much orders are given earlier */
  guint n_jobs;
  const char *language; /* (nullable): of the exercise's texts; the reader's where it has them */
} TbrReviewQuestion;

/* Reviews an exercise that is over and was run on to the scenario's end; says in a few sentences
   what came of it. */
TbrExit tbr_review_answer (const TbrVerb *verb, const TbrDirector *played,
                           const TbrReviewQuestion *question);
