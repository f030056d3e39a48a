/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise as it is written down: who plays, what reaches them when, and what they should do. */
#pragma once

#include <tabard/command.h>
#include <tabard/journal.h>
#include <tabard/need.h>

G_BEGIN_DECLS

/* How a message of the exercise reaches people. */
typedef enum
{
  TBR_MEDIUM_SITUATION_REPORT, /* a situation report */
  TBR_MEDIUM_MAIL,             /* a letter or a mail */
  TBR_MEDIUM_PHONE,            /* a call; the facilitator speaks */
  TBR_MEDIUM_PRESS,            /* a report of the press */
  TBR_MEDIUM_MAP,              /* nothing is said; only the map shows it */
  TBR_MEDIUM_N
} TbrMedium;

/* Names by TbrMedium, NULL-ended. */
extern const char *const tbr_medium_names[TBR_MEDIUM_N + 1];

/* What a role may know of. */
typedef enum
{
  TBR_SIGHT_OWN, /* its own needs and units, and what is asked of it */
  TBR_SIGHT_ALL, /* the reports of all states */
  TBR_SIGHT_N
} TbrSight;

/* Who plays a role at the beginning. */
typedef enum
{
  TBR_PLAYER_PERSON,   /* somebody at the table */
  TBR_PLAYER_DOCTRINE, /* the policies of the scenario */
  TBR_PLAYER_N
} TbrPlayerKind;

/* Who lets an inject go. */
typedef enum
{
  TBR_RELEASER_DIRECTOR,    /* its time or condition */
  TBR_RELEASER_FACILITATOR, /* a person, when it is needed: a contingency */
  TBR_RELEASER_N
} TbrReleaser;

/* What becomes of what is sent while a channel is cut. */
typedef enum
{
  TBR_SENT_WAITS, /* it arrives when the channel is back */
  TBR_SENT_LOST,  /* nobody ever gets it */
  TBR_SENT_N
} TbrSent;

/* On which way of a branch an inject lies. */
typedef enum
{
  TBR_SIDE_TAKEN,     /* once the branch is taken */
  TBR_SIDE_NOT_TAKEN, /* once its time is over and it was not */
  TBR_SIDE_N
} TbrSide;

/* How a number is held against a threshold. */
typedef enum
{
  TBR_RELATION_AT_LEAST, /* >= */
  TBR_RELATION_AT_MOST,  /* <= */
  TBR_RELATION_ABOVE,    /* > */
  TBR_RELATION_BELOW,    /* < */
  TBR_RELATION_EQUAL,    /* = */
  TBR_RELATION_N
} TbrRelation;

/* One step of a condition. */
typedef enum
{
  TBR_STEP_AND,      /* both of the two before it */
  TBR_STEP_OR,       /* one of the two before it */
  TBR_STEP_NOT,      /* not the one before it */
  TBR_STEP_AFTER,    /* the time of the exercise is @time or later */
  TBR_STEP_BEFORE,   /* it is earlier than @time */
  TBR_STEP_NEED,     /* what is open of needs of kind @subject, in their unit */
  TBR_STEP_FACT,     /* how often a fact of kind @subject was told */
  TBR_STEP_MEASURE,  /* value of the measure @name of the whole run */
  TBR_STEP_ORDERED,  /* how often an order of kind @subject was carried out */
  TBR_STEP_EXPECTED, /* the expected action @subject was taken */
  TBR_STEP_RELEASED, /* the inject @subject is released */
  TBR_STEP_TAKEN,    /* the branch @subject is taken */
  TBR_STEP_N
} TbrConditionOperator;

typedef struct
{
  TbrConditionOperator does;
  guint32 subject;      /* index of what it is about; TBR_NONE for none */
  guint32 role;         /* ORDERED: by which role; TBR_NONE: by any */
  const char *name;     /* as written; MEASURE: its name; NEED: "" or the state's ISO code */
  TbrRelation relation; /* NEED, FACT, MEASURE, ORDERED */
  double threshold;     /* the same; in the unit of what is counted */
  TbrTime time;         /* AFTER, BEFORE: since the exercise's begin */
} TbrConditionStep;

/* A condition: steps in the order in which they are worked out, operators after what they join. */
typedef struct
{
  const TbrConditionStep *steps;
  guint n; /* 0: none is given */
} TbrCondition;

/* The same in one language. */
typedef struct
{
  const char *language; /* "en" */
  const char *subject;  /* title or subject line */
  const char *body;     /* the text */
  const char *from;     /* of an inject: who speaks; "" as the inject says */
} TbrWording;

typedef struct
{
  const TbrWording *items;
  guint n;
} TbrWordings;

/* The words in one language, NULL when there are none in it. */
static inline const TbrWording *
tbr_wording_in (const TbrWordings *wordings, const char *language)
{
  for (guint i = 0; i < wordings->n; i++)
    if (g_str_equal (wordings->items[i].language, language))
      return &wordings->items[i];
  return NULL;
}

/* How late and how wrong the reports of an exercise are; what is not given is as in its scenario.
 */
typedef struct
{
  TbrTime report_period; /* how often seats get a report; TBR_NEVER: as the scenario says */
  TbrTime report_delay;  /* how old it is then; the same */
  double known;          /* share of a need that its alarm knows, 0 to 1; NAN: the same */
  TbrTime known_after;   /* time in which what is not known falls to 1/e; TBR_NEVER: the same */
  double map_known;      /* share that a satellite map lets reports know at least; NAN: the same */
  double scatter;        /* standard deviation of a reported amount as a share of its mean; NAN:
                            the same */
  guint line;
} TbrFog;

/* What is to be learned or tested. */
typedef struct
{
  const char *id, *title;
  TbrWordings wordings;
  guint line;
} TbrObjective;

/* A place at the table. */
typedef struct
{
  const char *id, *title;
  const char *seat;    /* planner, ercc or the ISO code of a state */
  const char *orders;  /* kinds of orders it may give, blank-separated; "": all of its seat */
  const char *decides; /* decision points that its person has, blank-separated; "": those for which
                          it may give orders */
  gint sees;           /* TbrSight */
  gint player;         /* TbrPlayerKind: at the beginning */
  TbrTime from, until; /* when it may give orders, since the exercise's begin */
  TbrWordings wordings;
  guint line;
} TbrRole;

/* A way on which messages of one medium reach a role, which can be cut. */
typedef struct
{
  const char *id, *role_id;
  guint32 role;
  gint medium;        /* TbrMedium, not MAP; SITUATION_REPORT: reports of needs too */
  gint sent;          /* TbrSent: what becomes of messages while it is cut */
  double telecom;     /* cut while as large a share of people is without telecom, 0 to 1; NAN: it
                         does not hang on telecom */
  const char *region; /* where these people live, "": in all of the role's state */
  guint line;
} TbrContact;

/* What somebody should do. */
typedef struct
{
  const char *id, *sentence;
  const char *role_id, *objective_id; /* as written */
  guint32 role, objective;            /* indices */
  const char *order;                  /* kind of order that does it; "": the observer says */
  guint32 order_kind;                 /* index in tbr_command_kinds; TBR_NONE for none */
  TbrTime from, until;                /* when it is in time, since the exercise's begin */
  TbrWordings wordings;               /* subjects: the sentence in other languages */
  guint line;
} TbrExpected;

/* A point where the story parts. */
typedef struct
{
  const char *id, *title;
  const char *when_text; /* as written */
  TbrCondition when;     /* it is taken at the first instant at which this holds */
  TbrTime from, until;   /* within this window, since the exercise's begin */
  TbrWordings wordings;  /* subjects: the title in other languages */
  guint line;
} TbrStoryBranch;

/* One row of the master events list. */
typedef struct
{
  const char *id;
  gint64 number;         /* in the list */
  TbrTime at;            /* since the exercise's begin; TBR_NEVER where a condition says when */
  const char *when_text; /* as written, "" for none */
  TbrCondition when;
  TbrTime until;       /* not later than this, since the exercise's begin */
  const char *from;    /* who speaks */
  const char *to_text; /* roles it is for, blank-separated; "": all */
  const guint32 *to;   /* indices of roles */
  guint n_to;
  gint medium;  /* TbrMedium */
  gint release; /* TbrReleaser */
  const char *branch_id, *expected_id;
  guint32 branch, expected; /* TBR_NONE for none */
  gint side;                /* TbrSide */
  const char *effect; /* an order without time and seat, or "cut CHANNEL" or "restore CHANNEL"; ""
                         for none */
  const char *alert;  /* the message of CAP 1.2 that it came as, "" for none */
  TbrWordings wordings;
  guint line;
} TbrInject;

/* How it is told whether an objective was reached. */
typedef struct
{
  const char *id, *title;
  const char *objective_id;
  guint32 objective;
  const char *measure;  /* "": rated by an observer */
  gint relation;        /* TbrRelation */
  double threshold;     /* in the measure's unit */
  gint64 scale;         /* highest mark of an observer; the lowest is 1 */
  TbrWordings wordings; /* subjects: the title in other languages */
  guint line;
} TbrCriterion;

/* A note for whoever leads the exercise. */
typedef struct
{
  TbrTime at;
  const char *language, *body;
  TbrWordings wordings; /* bodies: the note in other languages */
  guint line;
} TbrGuidance;

typedef struct
{
  const char *file; /* as given */
  const char *id;   /* the file's name without its ending */
  const char *title;
  const char *scenario;  /* as written: seen from the exercise's folder, or a shipped one's name */
  gint64 seed;           /* G_MININT64: the scenario's */
  TbrTime begin;         /* since the scenario's start */
  TbrTime duration;      /* of the crisis's own time */
  double pace;           /* seconds of the crisis in a second at the table, at the beginning */
  guint64 digest;        /* of all that its file says */
  const char *languages; /* blank-separated, the first one is the exercise's own */
  TbrWordings wordings;  /* subjects: the title in other languages */
  const TbrFog *fog;     /* one at most */
  guint n_fog;
  const TbrObjective *objectives;
  guint n_objectives;
  const TbrRole *roles;
  guint n_roles;
  const TbrContact *channels;
  guint n_channels;
  const TbrExpected *expecteds;
  guint n_expecteds;
  const TbrStoryBranch *branches;
  guint n_branches;
  const TbrInject *injects;
  guint n_injects;
  const TbrCriterion *criteria;
  guint n_criteria;
  const TbrGuidance *guidance;
  guint n_guidance;
} TbrExercise;

/**
 * tbr_exercise_load:
 * @path: file
 * @faults: receives every fault found
 *
 * Reads an exercise and checks it on its own; its scenario is not looked at.
 * Returns: (transfer full) (nullable): NULL when @faults has grown
 */
TbrExercise *tbr_exercise_load (const char *path, TbrDiagnostics *faults);
/* The same for a text; @name stands for the file in messages. */
TbrExercise *tbr_exercise_parse (const char *text, gsize length, const char *name,
                                 TbrDiagnostics *faults);
void tbr_exercise_free (TbrExercise *exercise);

/* Whether an exercise has texts in a language: "en". */
gboolean tbr_exercise_has_language (const TbrExercise *exercise, const char *language);

/**
 * tbr_exercise_speak:
 * @language: one of the exercise's; for any other nothing happens
 *
 * From now on titles, sentences, senders and notes are what the file says in that language, where
 * it says them in it, and of texts the one in it comes first. It is for showing: an exercise that
 * is to be written again is not spoken.
 */
void tbr_exercise_speak (TbrExercise *exercise, const char *language);
/* Warns of each text that is not given in a language of the exercise. */
void tbr_exercise_check_languages (const TbrExercise *exercise, TbrDiagnostics *faults);

/* The exercise as a file that tbr_exercise_parse() reads back to the same. (transfer full) */
char *tbr_exercise_format (const TbrExercise *exercise);

/**
 * tbr_exercise_carry_comments:
 * @from: text of an exercise's file
 * @to: text of the exercise that was made of it, without comments
 *
 * Puts each comment before the element below the root that it stood before, one within an element
 * before the next; before the end what stood there or before what is gone. Returns: (transfer full)
 */
char *tbr_exercise_carry_comments (const char *from, const char *to);

/* Writes the events list, a row an inject, a column for each of its values and for subject and body
   in each language, as a spreadsheet (.ods, .fods) or as comma-separated values, by the ending
   of the name. Errors: those of tbr_file_write() */
gboolean tbr_exercise_events_save (const TbrExercise *exercise, const char *path, GError **error);
/**
 * tbr_exercise_events_load:
 * @path: spreadsheet (.ods, .fods, its first table) or comma-separated values whose rows take the
 * place of the exercise's injects
 * @map: (nullable): NULL-ended "THEIRS=OURS": what columns of the sheet are called here; "THEIRS="
 *   leaves one out
 * @faults: receives every fault found, with the line of the sheet, for a spreadsheet the row
 *
 * Returns: (transfer full) (nullable): a new exercise; NULL when @faults has grown
 */
TbrExercise *tbr_exercise_events_load (const TbrExercise *exercise, const char *path,
                                       const char *const *map, TbrDiagnostics *faults);

/* Puts what an exercise says of its reports into the place of what its scenario says. Returns:
   whether it says anything */
gboolean tbr_exercise_take_fog (const TbrExercise *exercise, TbrMeta *meta);

/* Holds an exercise against its scenario: seats, effects, states, the time there is. Returns:
   whether all is well */
gboolean tbr_exercise_check (const TbrExercise *exercise, const TbrScenario *scenario,
                             TbrDiagnostics *faults);

/* The schema of exercises. (transfer full) */
char *tbr_exercise_schema (void);

/* The channel called @id among the first words of a text, "mail-gr reason=...", or TBR_NONE. */
guint32 tbr_exercise_find_channel (const TbrExercise *exercise, const char *words);
/* The channel on which a medium reaches a role, TBR_NONE: it cannot be cut. */
guint32 tbr_exercise_channel_of (const TbrExercise *exercise, guint32 role, TbrMedium medium);
/* The kinds of elements of an exercise, NULL-ended, the root first. */
extern const TbrKind *const tbr_exercise_kinds[];
/* Whether a role may give an order of a kind at all. */
gboolean tbr_role_may_order (const TbrRole *role, const char *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrExercise, tbr_exercise_free)

G_END_DECLS
