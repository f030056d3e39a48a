/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise while it is played: what has reached whom, who has done what, and the run behind it.
 */
#pragma once

#include <tabard/exercise.h>
#include <tabard/recording.h>

G_BEGIN_DECLS

/* How far an inject has come. */
typedef enum
{
  TBR_INJECT_WAITING,  /* its time or condition has not come */
  TBR_INJECT_DUE,      /* it has, and the facilitator decides */
  TBR_INJECT_HELD,     /* kept back by the facilitator */
  TBR_INJECT_RELEASED, /* it has reached its roles */
  TBR_INJECT_SKIPPED,  /* taken out by the facilitator */
  TBR_INJECT_MISSED,   /* its window is over */
  TBR_INJECT_N
} TbrInjectState;

/* How far a branch has come. */
typedef enum
{
  TBR_BRANCH_OPEN,   /* it can still be taken */
  TBR_BRANCH_TAKEN,  /* it is taken */
  TBR_BRANCH_PASSED, /* its window is over and it was not */
  TBR_BRANCH_N
} TbrBranchState;

/* What happened in the course of an exercise, as the log tells it. */
typedef enum
{
  TBR_TURN_ORDER,    /* an order was carried out; its line of the command log */
  TBR_TURN_REFUSED,  /* an order or an act was refused; as it was given */
  TBR_TURN_DUE,      /* an inject waits for the facilitator */
  TBR_TURN_RELEASED, /* an inject has reached its roles */
  TBR_TURN_HELD,     /* an inject is kept back */
  TBR_TURN_SKIPPED,  /* an inject is taken out */
  TBR_TURN_MISSED,   /* the window of an inject is over */
  TBR_TURN_MESSAGE,  /* a message that is in no list */
  TBR_TURN_TAKEN,    /* a branch is taken */
  TBR_TURN_PASSED,   /* the window of a branch is over */
  TBR_TURN_DONE,     /* an expected action was taken */
  TBR_TURN_SEAT,     /* a role is handed over */
  TBR_TURN_RATED,    /* an observer has given a mark */
  TBR_TURN_MARK,     /* nothing: how far the exercise has come */
  TBR_TURN_OVER,     /* the exercise is over */
  TBR_TURN_CUT,      /* a channel is cut */
  TBR_TURN_RESTORED, /* it is no longer, for this cause */
  TBR_TURN_WORDED,   /* an inject has other words, in which it will go */
  TBR_TURN_N
} TbrTurnKind;

typedef struct
{
  TbrTurnKind kind;
  TbrTime at;       /* instant, since the scenario's start */
  guint64 n_events; /* events of the run handled before it */
  guint64 digest;   /* of the facts before it */
  const char *who;  /* id of a role, TBR_FACILITATOR or TBR_DIRECTOR */
  const char *text; /* what, as said at the kind; ids for injects, branches, actions, channels */
  const char *why;  /* (nullable) of what was refused: what was told to who said it */
  gint64 clock;     /* clock on the wall at the table, microseconds since 1970, UTC; 0: not known */
} TbrTurn;

/* Turns of an exercise up to an instant, as they stand beside each other. */
typedef struct
{
  const TbrExercise *exercise;
  const TbrTurn *turns;
  guint n;
} TbrTurns;

/* A role that something that was sent did not reach at once: its channel was cut. */
typedef struct
{
  guint32 role;
  TbrTime at;       /* when it reached it; TBR_NEVER: it has not */
  gboolean is_lost; /* what is sent while the channel is cut never does */
} TbrUnheard;

/**
 * tbr_turns_unheard:
 * @turn: of an inject that was released, or of a message; of any other it is nobody
 * @out_n: how many roles it was for
 *
 * Returns: (transfer full): TbrUnheard, those whom it did not reach at once
 */
GArray *tbr_turns_unheard (const TbrTurns *all, guint turn, guint *out_n);

/* Who is not at the table: the person who leads, and the program that follows the events list. */
#define TBR_FACILITATOR "facilitator"
#define TBR_DIRECTOR "director"

/* Where one inject, branch, action or role stands. */
typedef struct
{
  TbrInjectState state;
  TbrTime at; /* since when; TBR_NEVER while it waits */
} TbrInjectProgress;

typedef struct
{
  TbrBranchState state;
  TbrTime at; /* since when; TBR_NEVER while it is open */
} TbrBranchProgress;

typedef struct
{
  TbrTime at;       /* when it was first done, TBR_NEVER before */
  gboolean in_time; /* within its window */
} TbrExpectedProgress;

typedef struct
{
  gboolean by_person; /* now */
  guint n_orders;     /* carried out, or decided by its doctrine */
} TbrRoleProgress;

typedef struct
{
  gboolean by_order;   /* it is cut because somebody has said so, or an inject */
  gboolean by_telecom; /* it is cut because people are without telecom */
  TbrTime at;          /* since when it is cut or back; TBR_NEVER: it was never cut */
} TbrContactProgress;

/* A time during which a channel was cut. */
typedef struct
{
  guint32 channel;
  TbrTime from, until; /* until: TBR_NEVER when it still is */
  gboolean by_telecom; /* what cut it first */
} TbrSilence;

/* One exercise under way. */
typedef struct _TbrDirector TbrDirector;

/**
 * tbr_director_new:
 * @exercise: (transfer none): must outlive it; has been checked against the scenario
 * @scenario: (transfer none): must outlive it
 * @replication: number of the replication: another luck
 *
 * Brings the run to the exercise's begin and gives the seats to who plays them.
 * Returns: (transfer full)
 */
TbrDirector *tbr_director_new (const TbrExercise *exercise, const TbrScenario *scenario,
                               guint32 replication);
/* The same with doctrine in all seats. (transfer full) */
TbrDirector *tbr_director_rehearse (const TbrExercise *exercise, const TbrScenario *scenario,
                                    guint32 replication);
void tbr_director_free (TbrDirector *director);
/* A second exercise with the same past, nobody listening: another future can be tried from here.
   (transfer full) */
TbrDirector *tbr_director_fork (const TbrDirector *director);

/* Goes on to an instant of the scenario, or to the exercise's end. What is due by a condition is
   found within TBR_DIRECTOR_STEP, whatever the instants at which this is called. */
void tbr_director_run_until (TbrDirector *director, TbrTime until);
#define TBR_DIRECTOR_STEP TBR_MINUTE
/* Doctrine takes all seats, and the run goes on to the scenario's end. */
void tbr_director_finish (TbrDirector *director);

TbrTime tbr_director_now (const TbrDirector *director);
/* The exercise's end, since the scenario's start. */
TbrTime tbr_director_end (const TbrDirector *director);
gboolean tbr_director_is_over (const TbrDirector *director);
/* Of one that was finished: when people left it, since the scenario's start; TBR_NEVER: it was
   played to its end, or is not finished. */
TbrTime tbr_director_left (const TbrDirector *director);
const TbrExercise *tbr_director_exercise (const TbrDirector *director);
/* The run behind it, to be looked at. */
const TbrSim *tbr_director_sim (const TbrDirector *director);

const TbrInjectProgress *tbr_director_inject (const TbrDirector *director, guint inject);
const TbrBranchProgress *tbr_director_branch (const TbrDirector *director, guint branch);
const TbrExpectedProgress *tbr_director_expected (const TbrDirector *director, guint expected);
const TbrRoleProgress *tbr_director_role (const TbrDirector *director, guint role);
const TbrContactProgress *tbr_director_channel (const TbrDirector *director, guint channel);
/* All times during which channels were cut: an array of TbrSilence, by channel. (transfer full) */
GArray *tbr_director_silences (const TbrDirector *director);
/* An observer's mark, 0 when there is none. */
guint tbr_director_mark (const TbrDirector *director, guint criterion);
/* All that happened so far. (transfer none) */
const TbrTurn *tbr_director_turns (const TbrDirector *director, guint *out_n);

/**
 * tbr_director_say:
 * @who: id of a role, or TBR_FACILITATOR
 * @words: what: of a role an order without time and seat, "send-unit unit=S001.2 need=7
 * reason='...'"
 *
 * The one way in. The facilitator says "release INJECT", "release INJECT
 * subject=... body=..." in other words, "word INJECT subject=... body=..." for words
 * in which it goes later, by whomever it is let go, "hold INJECT", "skip INJECT", "done
 * EXPECTED", "rate CRITERION MARK", "seat ROLE person|doctrine", "message to='ROLE...' from=...
 * medium=... subject=... body=...", "cut CHANNEL", "restore CHANNEL", or "order ..." as the
 * planner. A reason='...' may stand behind.
 * What is refused is noted too.
 *
 * Errors: TBR_ERROR_NAME, TBR_ERROR_SYNTAX, TBR_ERROR_COMMAND: why the role may not, or cannot now
 */
gboolean tbr_director_say (TbrDirector *director, const char *who, const char *words,
                           GError **error);
/* Whether this could be said now: nothing is done and nothing is noted. Errors: as above */
gboolean tbr_director_may (const TbrDirector *director, const char *who, const char *words,
                           GError **error);
/**
 * tbr_director_set_clock:
 * @clock: what the clock on the wall says, microseconds since 1970, UTC; 0: nobody looks at it
 *
 * What is noted from now on was at this time at the table. It is for people who look at it
 * afterwards: nothing that happens depends on it, and no digest.
 */
void tbr_director_set_clock (TbrDirector *director, gint64 clock);
/* Notes how far the exercise has come, unless the last turn tells. */
void tbr_director_note (TbrDirector *director);

typedef void (*TbrTurnFunc) (gpointer data, const TbrTurn *turn);
/* Hears of every turn from now on; one listener. */
void tbr_director_listen (TbrDirector *director, TbrTurnFunc take, gpointer data);

/* Words for what is above, by their enums, NULL-ended. */
extern const char *const tbr_inject_state_names[TBR_INJECT_N + 1];
extern const char *const tbr_branch_state_names[TBR_BRANCH_N + 1];
extern const char *const tbr_turn_names[TBR_TURN_N + 1];

/* One line of a script, or what somebody said in an exercise that was recorded. */
typedef struct
{
  TbrTime at;   /* since the scenario's start */
  char *who;    /* as for tbr_director_say() */
  char *words;  /* the same */
  guint line;   /* of the file; of an exercise that was recorded: its turn */
  gint64 clock; /* of an exercise that was recorded: as in its turn; else 0 */
} TbrLine;

/* An empty script: an array of TbrLine, freed with it. (transfer full) */
GArray *tbr_script_new (void);
/**
 * tbr_script_load:
 *
 * Reads a script: each line "TIME WHO WORDS", the time as an instant or after the exercise's begin,
 * in order; empty lines and those that begin with # are passed over.
 *
 * Errors: TBR_ERROR_FILE, TBR_ERROR_SYNTAX, TBR_ERROR_RANGE, TBR_ERROR_NAME with file and line
 * Returns: (transfer full) (nullable)
 */
GArray *tbr_script_load (const char *path, const TbrExercise *exercise, const TbrScenario *scenario,
                         GError **error);
/* What was said in a turn: an order without its time and seat. Owned by the turn. */
const char *tbr_turn_said (const TbrTurn *turn);
/**
 * tbr_exercise_read_instant:
 * @text: an instant, or a time after the exercise's begin
 *
 * Errors: TBR_ERROR_SYNTAX; TBR_ERROR_RANGE: outside the exercise's time
 */
gboolean tbr_exercise_read_instant (const TbrExercise *exercise, const TbrScenario *scenario,
                                    const char *text, TbrTime *out_at, GError **error);
/* What people said in the turns of an exercise, also what was refused. (transfer full) */
GArray *tbr_script_of (const TbrTurn *turns, guint n);
/* How many lines of a script an exercise has gone past that have not been said in it: said now,
   they would be said at another instant than they were written for. @out_next: (out): the first
   line that has not been said */
guint tbr_script_count_late (const GArray *script, const TbrDirector *director, guint *out_next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrDirector, tbr_director_free)

/* The log of an exercise on disk. */
typedef struct _TbrDiary TbrDiary;

/**
 * tbr_diary_begin:
 * @scenario_path: as it can be found again
 *
 * Begins the log of an exercise: what it is of and all turns so far; then every turn is appended as
 * it happens and is safe when the program is killed, and on the disk within a second. Its director
 * has no other listener.
 *
 * Errors: TBR_ERROR_FILE, also when there is such a file
 * Returns: (transfer full) (nullable)
 */
TbrDiary *tbr_diary_begin (const char *path, TbrDirector *director, const char *scenario_path,
                           GError **error);
/**
 * tbr_diary_resume:
 * @director: new
 *
 * Brings an exercise to where its log ends, and goes on with the log. A line that was cut off is
 * taken away; all others must be as they were written, and what the director does must be what is
 * in the log.
 *
 * Errors: TBR_ERROR_FILE, TBR_ERROR_SYNTAX, TBR_ERROR_REPLAY with file and line
 * Returns: (transfer full) (nullable)
 */
TbrDiary *tbr_diary_resume (const char *path, TbrDirector *director, GError **error);
/* What could not be written, once. (transfer full) (nullable) */
GError *tbr_diary_take_error (TbrDiary *diary);
void tbr_diary_free (TbrDiary *diary);

/* A log that was read. */
typedef struct
{
  char *path;
  char *exercise; /* path of the exercise's file */
  guint64 exercise_digest;
  TbrRecording *run;   /* what its run was started with; without entries */
  guint32 replication; /* of its run */
  GArray *turns;       /* TbrTurn; texts owned by the log */
  GArray *lines;       /* guint: by turn, its line of the file */
  gsize length;        /* bytes up to the end of the last whole line */
  guint64 chain;       /* digest of the last line */
  GStringChunk *texts;
} TbrDiaryLog;

/* Whether a file is the log of an exercise. */
gboolean tbr_diary_is (const char *path);
/* Errors: TBR_ERROR_FILE, TBR_ERROR_SYNTAX, TBR_ERROR_REPLAY when a line was changed, with file and
   line. (transfer full) */
TbrDiaryLog *tbr_diary_load (const char *path, GError **error);
void tbr_diary_log_free (TbrDiaryLog *log);
/* Whether a log belongs to this exercise, scenario and luck. Errors: TBR_ERROR_REPLAY */
gboolean tbr_diary_fits (const TbrDiaryLog *log, const TbrDirector *director, GError **error);
/* Brings a new exercise to where its log ends; what happens must be what the log tells. Errors:
   TBR_ERROR_REPLAY with file and line */
gboolean tbr_diary_repeat (const TbrDiaryLog *log, TbrDirector *director, GError **error);
/* The run in it, to be replayed. (transfer full) */
TbrRecording *tbr_diary_recording (const TbrDiaryLog *log);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrDiary, tbr_diary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrDiaryLog, tbr_diary_log_free)

G_END_DECLS
