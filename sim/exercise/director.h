/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the files of this room share: an exercise under way. */
#pragma once

#include "exercise/fog.h"

#include <tabard/director.h>

/* What the doctrine of a role did, as far as there are orders for it: by kind of order. */
#define TBR_DEEDS_MAX 16

/* An order that was carried out, until what it brought about is told. */
typedef struct
{
  guint32 kind; /* index in tbr_command_kinds; TBR_NONE: none, or it is told */
  TbrTime at;
} TbrOrdered;

struct _TbrDirector
{
  const TbrExercise *exercise;
  const TbrScenario *scenario; /* as it was given */
  TbrFogged *fogged;           /* with which it is run, NULL: as it was given */
  TbrSim *sim;
  TbrSeat *seats; /* by role */
  TbrInjectProgress *injects;
  TbrTime *due; /* by inject: when it came to be due or was released, TBR_NEVER before */
  TbrBranchProgress *branches;
  TbrExpectedProgress *expecteds;
  TbrRoleProgress *roles;
  TbrContactProgress *channels;
  GArray **kept; /* by role: TbrReport by need as it was told last, while its reports are cut;
                    NULL while they are not */
  guint *marks;  /* by criterion, 0 for none */
  guint *order;  /* injects by number */
  guint *deeds;  /* roles x TBR_DEEDS_MAX: orders carried out, or decided by doctrine */
  TbrTime *by_doctrine; /* by expected action: when doctrine has done it and it is not noted yet */
  TbrOrdered ordered;
  guint64 *facts;    /* by TbrFactCode: told since the begin */
  TbrResult *result; /* for conditions on measures; of @result_at */
  TbrTime result_at;
  gint64 clock;   /* on the wall, microseconds since 1970, UTC; 0: nobody looks at it */
  TbrTime looked; /* the last instant at which conditions were looked at; TBR_NEVER before */
  TbrTime left;   /* when it was finished before its end, TBR_NEVER: it was not */
  gboolean is_over;
  GArray *turns; /* TbrTurn */
  GStringChunk *texts;
  TbrTurnFunc listener;
  gpointer listener_data;
};

/* Notes a turn; @who and @text are copied. */
void tbr_director_add (TbrDirector *director, TbrTurnKind kind, const char *who, const char *text);
/* Notes that what somebody said was refused. @why: (nullable): what was told */
void tbr_director_refused (TbrDirector *director, const char *who, const char *text,
                           const GError *why);
/* An order given by a seat now, from words without time and seat. (transfer full) (nullable) */
TbrCommand *tbr_director_parse (const TbrDirector *director, const char *seat, const char *words,
                                GError **error);
/* Gives an order; it is noted when it is carried out. */
gboolean tbr_director_give (TbrDirector *director, const char *who, const TbrCommand *command,
                            GError **error);
/* The same as the planner, for who leads; noted as well when it is refused. */
void tbr_director_command (TbrDirector *director, const char *who, const char *words);
/* Lets an inject go: its effect is carried out. @text: its id, with a reason behind it. */
void tbr_director_release (TbrDirector *director, guint inject, const char *who, const char *text);
/* What is said to let an inject go, with the words that were written for it before; NULL when it
   has words already, or none were written. @text: as for tbr_director_release(). (transfer full) */
char *tbr_director_worded (const TbrDirector *director, guint inject, const char *text);
/* Who plays a role from now on. */
void tbr_director_seat (TbrDirector *director, guint role, TbrPlayerKind player);
/* An expected action was taken. @text: its id, with a reason behind it. */
void tbr_director_done (TbrDirector *director, guint expected, const char *who, TbrTime at,
                        const char *text);

/* The role called @id, TBR_NONE for none. */
guint32 tbr_director_find_role (const TbrDirector *director, const char *id);

/* Whether a number stands to a threshold as it should. */
gboolean tbr_relation_holds (double value, TbrRelation relation, double threshold);
/* Whether a condition holds now. */
gboolean tbr_condition_holds (const TbrDirector *director, const TbrCondition *condition);

/* Hears what a run tells: counts facts, and what doctrines do. */
void tbr_deed_hear (gpointer director, const TbrFact *facts, guint n);
/* A role has given an order of this kind. */
void tbr_deed_ordered (TbrDirector *director, guint role, guint32 kind);
/* How often; @role TBR_NONE: by all together. */
guint tbr_deed_count (const TbrDirector *director, guint32 role, guint32 kind);
/* The decision points that a role's person takes, blank-separated, "" for none. (transfer full) */
char *tbr_deed_points (const TbrDirector *director, guint role);

/* What the facilitator says. */
gboolean tbr_facilitator_say (TbrDirector *director, const char *words, GError **error);
/* What a role says. */
gboolean tbr_right_say (TbrDirector *director, guint role, const char *words, GError **error);
/* Copies and checks words that come from people: no control characters, not empty. (transfer full)
 */
char *tbr_director_read_words (const char *words, GError **error);

/* What somebody said for a turn to come about; NULL when it came by itself. (transfer full)
   (nullable) */
char *tbr_script_words (const TbrTurn *turn);
