/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The database of a study: one file, tidy tables, rows that are there completely or not at all. */
#pragma once

#include <tabard/batch.h>
#include <tabard/result.h>

/* Name of the file in a study's folder. */
#define TBR_STUDY_FILE "results.sqlite"
/* Name of the curves' file; only of a study that keeps them. */
#define TBR_STUDY_SERIES "series.csv.gz"

typedef struct _TbrStudyFile TbrStudyFile;

/* How a trial ended. */
typedef struct
{
  guint32 point, replication;
  guint64 seed, digest;
  guint64 n_events, n_facts;
  double seconds; /* it took */
  TbrTime
      shared;    /* instant up to which another point's run was taken over; 0: run from the start */
  char *message; /* why it failed; NULL when it did not */
  char *command; /* which runs it again when it failed; NULL: not known */
  TbrResult *result; /* what it came to; NULL when it failed */
} TbrTrial;

void tbr_trial_free (TbrTrial *trial);

/* How a study is opened. */
typedef enum
{
  TBR_STUDY_READ,   /* nothing in its folder changes */
  TBR_STUDY_CREATE, /* folder and tables are made where they are not there */
  TBR_STUDY_WRITE   /* the tables must be there */
} TbrStudyAccess;

/**
 * tbr_study_file_open:
 * @folder: of the study
 *
 * Errors: TBR_ERROR_FILE when it cannot be opened or is no study of this form
 * Returns: (transfer full) (nullable)
 */
TbrStudyFile *tbr_study_file_open (const char *folder, TbrStudyAccess access, GError **error);
/* Whether a folder has a study that knows what it is of. One that was killed before that has
   nothing to go by and is begun anew. */
gboolean tbr_study_file_is_begun (const char *folder);
/* Puts everything into the one file, unless it is only read, and closes it. Errors: TBR_ERROR_FILE;
 * it is closed anyway. */
gboolean tbr_study_file_close (TbrStudyFile *file, GError **error);

/* A word about the study; NULL when it is not there. (transfer full) */
char *tbr_study_file_get (TbrStudyFile *file, const char *key);
gboolean tbr_study_file_set (TbrStudyFile *file, const char *key, const char *value,
                             GError **error);
/* Writes down factors and points. */
gboolean tbr_study_file_set_design (TbrStudyFile *file, const TbrDesign *design, GError **error);

/* Several rows become one step: either all are there after a crash or none. */
gboolean tbr_study_file_begin (TbrStudyFile *file, GError **error);
gboolean tbr_study_file_commit (TbrStudyFile *file, GError **error);
/* Says which measures are kept; before the first trial. Borrowed. */
void tbr_study_file_keep (TbrStudyFile *file, const TbrExperiment *experiment);
/* Adds a trial with its measures; one that is there already is left as it is. */
gboolean tbr_study_file_add (TbrStudyFile *file, const TbrTrial *trial, GError **error);

/* The trials there, without messages and results, by point and replication; failed ones have the
   digest 0. (transfer full) */
GArray *tbr_study_file_trials (TbrStudyFile *file, GError **error);
/* The values of a measure of the whole run at a point, by replication. (transfer full) */
GArray *tbr_study_file_values (TbrStudyFile *file, guint32 point, const char *measure,
                               GError **error);
/**
 * tbr_study_file_merge:
 * @other: folder of another study
 *
 * Takes over all rows of a study of the same experiment, scenario and program. Rows that are there
 * already must be the same. Errors: TBR_ERROR_FILE, TBR_ERROR_REPLAY; nothing is taken over then.
 */
gboolean tbr_study_file_merge (TbrStudyFile *file, const char *other, GError **error);
/* Carries out SQL. Errors: TBR_ERROR_FILE */
gboolean tbr_study_file_execute (TbrStudyFile *file, const char *sql, GError **error);
/* The first value of the first row of a query as text; NULL when there is none. (transfer full) */
char *tbr_study_file_ask (TbrStudyFile *file, const char *sql);
/* Writes the rows of a query as CSV, with its columns' names, completely or not at all; packed
   where
   @path ends in ".gz". */
gboolean tbr_study_file_write (TbrStudyFile *file, const char *sql, const char *path,
                               GError **error);
/* Writes kpi.csv, trials.csv and design.csv beside the database, and series.csv.gz where there are
   curves. */
gboolean tbr_study_file_export (TbrStudyFile *file, const char *folder, GError **error);
