/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Many runs: the points of an experiment, its trials on all cores, their rows in one file. */
#pragma once

#include <tabard/experiment.h>
#include <tabard/scenario.h>

G_BEGIN_DECLS

/* What one factor is at one point. */
typedef struct
{
  guint32 level; /* index into the factor's levels; TBR_NONE: a number of its range */
  guint32 reserved;
  double number; /* in the factor's unit; NAN for a level */
} TbrCell;

/* The points of an experiment, in a fixed order. */
typedef struct
{
  const TbrExperiment *experiment;
  guint32 n_points;
  TbrCell *cells; /* n_points x experiment->n_factors */
} TbrDesign;

/**
 * tbr_design_new:
 * @seed: of the chance in a Latin hypercube, in trajectories and in samples
 * @file: (nullable): path of the file of a list
 *
 * Errors: TBR_ERROR_FILE, TBR_ERROR_SYNTAX, TBR_ERROR_NAME, TBR_ERROR_RANGE for a list;
 * TBR_ERROR_RANGE when no point or more than a million are left
 * Returns: (transfer full) (nullable)
 */
TbrDesign *tbr_design_new (const TbrExperiment *experiment, guint64 seed, const char *file,
                           GError **error);
void tbr_design_free (TbrDesign *design);

/* What a factor is called at a point: the level's label, or the number with its unit. (transfer
   full) */
char *tbr_design_label (const TbrDesign *design, guint32 point, guint factor);
/* What a point sets: NULL-ended "path=value". (transfer full) */
char **tbr_design_settings (const TbrDesign *design, guint32 point);

/* What one factor sets there: "path=value; path=value". (transfer full) */
char *tbr_design_sets (const TbrDesign *design, guint32 point, guint factor);

/**
 * tbr_design_keep_numbers:
 * @folder: of a study, or where there is none yet
 *
 * Gives the points that the folder holds the numbers that they have there, and the others those
 * behind, so that points and levels can be added to a study. Errors: TBR_ERROR_REPLAY when one is
 * no longer in the design or sets other values; TBR_ERROR_FILE
 */
gboolean tbr_design_keep_numbers (TbrDesign *design, const char *folder, GError **error);

/* Loads the scenario of a study with these values set (NULL-ended). Called by several threads at
   once. (transfer full) (nullable) */
typedef TbrScenario *(*TbrStudyLoadFunc) (gpointer data, const char *const *settings,
                                          TbrDiagnostics *faults);
/* The words of a command that name the scenario of a study and set these values (NULL-ended), as a
   shell reads them: "sweden-2018 --set meta.known=1". Called by several threads at once. (transfer
   full) */
typedef char *(*TbrStudyWordsFunc) (gpointer data, const char *const *settings);
/* How far a study has come, trials of this round; called now and then by the thread that started
   it. */
typedef void (*TbrStudyToldFunc) (gpointer data, guint64 n_done, guint64 n_all);

/* Processes that run one study together, on one machine or many; mpirun starts them. NULL stands
   for a process that is alone. */
typedef struct _TbrRanks TbrRanks;

/**
 * tbr_ranks_join:
 * @module: path of the module that has MPI
 * @n: processes that were started
 *
 * Meets the others. Errors: TBR_ERROR_FILE when there is no such module or others are not met
 * Returns: (transfer full) (nullable)
 */
TbrRanks *tbr_ranks_join (const char *module, guint n, GError **error);
/* Waits for all, and parts. */
void tbr_ranks_leave (TbrRanks *ranks);
/* Which of them this one is, from 0 on, and how many there are. */
guint tbr_ranks_number (const TbrRanks *ranks);
guint tbr_ranks_count (const TbrRanks *ranks);
/* The greatest of what each of them says; all ask. */
int tbr_ranks_most (TbrRanks *ranks, int value);

/* What the clock of a study's scenario shows. */
typedef struct
{
  gint64 start_unix;    /* microseconds since 1970 of time 0 */
  TbrTime zone;         /* offset of winter time from UTC */
  gboolean summer_time; /* Union summer time is kept */
} TbrStudyClock;

/* What is run, and how. */
typedef struct
{
  const TbrDesign *design;
  TbrStudyLoadFunc load;
  TbrStudyToldFunc told;     /* NULL: nobody is told */
  TbrStudyWordsFunc words;   /* NULL: no command is told that runs a failed trial again */
  gpointer data;             /* of all three */
  const char *folder;        /* of the results */
  const char *program;       /* version of the program */
  const char *commit;        /* of its source; NULL: not known */
  const char *command;       /* line by which it was started; NULL: not known */
  const char *const *inputs; /* (nullable): NULL-ended: paths of the files that were read */
  guint64 seed;
  guint64 digest;             /* of the scenario with nothing set */
  const TbrStudyClock *clock; /* (nullable): of the scenario with nothing set */
  guint n_jobs;               /* threads of this process, at least 1 */
  guint shard, n_shards;      /* every n-th block of trials, from this one on; 0 of 1: all */
  gboolean check;             /* each run is checked to add up */
  gboolean apart;   /* no run goes on from another point's, even if that changes nothing */
  TbrRanks *ranks;  /* (nullable): who shares the work; each has a plan like this */
  const gint *stop; /* (nullable): once it is not 0, what runs is finished and nothing begun */
} TbrStudyPlan;

/**
 * tbr_study_check:
 * @out_faults: text of what is wrong, a line each
 *
 * Loads the scenario of enough points that every level of each factor is seen, on the plan's
 * threads, and looks whether the measures that the experiment names are told. A fault in a value
 * that the experiment sets has the line that sets it. Errors: TBR_ERROR_SCENARIO names the first
 * point that has faults, or says that there is no such measure
 */
gboolean tbr_study_check (const TbrStudyPlan *plan, char **out_faults, GError **error);

/**
 * tbr_study_write_json:
 * @add: takes the text, piece by piece
 *
 * The rows of a study: {"study": {"title", "scenario", "seed", "program", "state"}, "factors": [],
 * "points": [], "trials": [], "measures": [], "series": []}, each an array of objects that have the
 * columns of the table; what is not there is null. Errors: TBR_ERROR_FILE
 */
typedef void (*TbrTextFunc) (gpointer data, const char *text);
gboolean tbr_study_write_json (const char *folder, TbrTextFunc add, gpointer data, GError **error);

/* How it ended. */
typedef struct
{
  guint64 n_present; /* trials that were there before */
  guint64 n_done;    /* trials added */
  guint64 n_failed;  /* of all that are there */
  gboolean is_whole; /* nothing is left to do */
  double seconds;    /* it took */
} TbrStudyOutcome;

/**
 * tbr_study_run:
 *
 * Runs every trial that is wanted and not yet in the folder. A run that does not add up, or a point
 * whose scenario has faults, is a failed trial with its message, and the study goes on. What is
 * written is the same for any number of threads, ranks and shards, row by row. A rank writes its
 * rows apart, and they are joined after each round; an error of one rank ends all, and all return
 * it.
 *
 * Errors: TBR_ERROR_FILE; TBR_ERROR_REPLAY when the folder holds rows of something else
 */
gboolean tbr_study_run (const TbrStudyPlan *plan, TbrStudyOutcome *out_outcome, GError **error);
/* A trial that failed. */
typedef struct
{
  guint32 point, replication;
  char *message; /* why */
  char *command; /* which runs it again: "tabard run sweden-2018 --seed 7 -r 3 --check"; "" where
                    that is not known */
} TbrStudyFailure;

/* The first trials of a study that failed, @most of them, by point and replication; each
   TbrStudyFailure belongs to the array. Errors: TBR_ERROR_FILE. (transfer full) (nullable) */
GPtrArray *tbr_study_failures (const char *folder, guint most, GError **error);
/* Trials that are wanted and not there yet, of one round. Errors: as tbr_study_run() */
gboolean tbr_study_count (const TbrStudyPlan *plan, guint64 *out_n, GError **error);

/* A trial that is wanted. */
typedef struct
{
  guint32 point, replication;
  guint64 seed;
} TbrWantedTrial;

/* The trials that tbr_study_count() counts, of TbrWantedTrial, by point and replication. Errors: as
   there. (transfer full) (nullable) */
GArray *tbr_study_list (const TbrStudyPlan *plan, GError **error);

/* What a trial costs. */
typedef struct
{
  double seconds;   /* on one core, its share of loading the scenario included */
  double bytes;     /* of its rows */
  guint32 n_shared; /* points that may go on from the beginning of another one's runs */
} TbrPilot;

/* Runs @n trials spread over the points, writes nothing, and tells their means, each run from its
   own beginning. */
TbrPilot tbr_study_pilot (const TbrStudyPlan *plan, guint n);
/* Tasks of a job array, each on the plan's threads: as many as leave a minute or more to each, 1000
   at most, and with <stop> one for each point at most. */
guint tbr_study_tasks (const TbrStudyPlan *plan, guint64 n_trials, const TbrPilot *pilot);
/* Whether a measure's rows are kept. */
gboolean tbr_study_keeps (const TbrExperiment *experiment, const char *measure);

/**
 * tbr_study_verify:
 * @n_rows: how many rows are run again, spread evenly; 0: all
 *
 * Runs rows of the folder again and compares their digests. Errors: TBR_ERROR_REPLAY names the
 * first row that differs; TBR_ERROR_FILE
 */
gboolean tbr_study_verify (const TbrStudyPlan *plan, guint64 n_rows, guint64 *out_n_checked,
                           GError **error);

/**
 * tbr_study_check_files:
 * @out_n: files of the folder that are as they were written; 0 when none was ever finished
 *
 * Holds the files of a study against the sums in its manifest.json. Errors: TBR_ERROR_REPLAY names
 * the first that differs or is gone; TBR_ERROR_FILE
 */
gboolean tbr_study_check_files (const char *folder, guint *out_n, GError **error);

/* A word that a study says about itself: "experiment", its text; "experiment-file", "title",
   "scenario", "seed", "program", "state". Errors: TBR_ERROR_FILE. (transfer full) */
char *tbr_study_word (const char *folder, const char *key, GError **error);

/**
 * tbr_study_merge:
 * @from: NULL-ended: folders of parts of one study
 * @folder: of the whole; made if it is not there
 *
 * Joins the rows, each once. Errors: TBR_ERROR_REPLAY when they are not of one experiment, scenario
 * and program, or a row differs; TBR_ERROR_FILE. What was joined before the fault stays.
 */
gboolean tbr_study_merge (const char *const *from, const char *folder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrDesign, tbr_design_free)

G_END_DECLS
