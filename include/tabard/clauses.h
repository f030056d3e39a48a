/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A condition of an exercise while it is built piece by piece. */
#pragma once

#include <tabard/exercise.h>

G_BEGIN_DECLS

/* A condition that may be changed; it may also be empty. */
typedef struct _TbrClauses TbrClauses;

/* A part of it, as people read it: "all of" or "one of" with parts of its own, or a single
   condition. */
typedef struct
{
  guint step;        /* what it is known by below, until the condition changes */
  guint depth;       /* groups that it stands in */
  gboolean is_group; /* its parts follow, one deeper */
  gboolean is_not;   /* it must not hold */
} TbrClause;

/* @condition: (nullable): what it begins with; its texts are copied. (transfer full) */
TbrClauses *tbr_clauses_new (const TbrCondition *condition);
void tbr_clauses_free (TbrClauses *clauses);

/* Its steps as they are now; owned by @clauses, until it changes. */
TbrCondition tbr_clauses_condition (const TbrClauses *clauses);
/* Its parts in the order in which they are read: an array of TbrClause. (transfer full) */
GArray *tbr_clauses_list (const TbrClauses *clauses);

/* Another single condition in the place of one. */
void tbr_clauses_change (TbrClauses *clauses, guint step, const TbrConditionStep *atom);
/**
 * tbr_clauses_join:
 * @step: what it is joined to; of no meaning while there is none
 * @does: TBR_STEP_AND or TBR_STEP_OR
 *
 * Adds a single condition behind a part. Returns: what the new one is known by
 */
guint tbr_clauses_join (TbrClauses *clauses, guint step, TbrConditionOperator does,
                        const TbrConditionStep *atom);
/* A part must not hold; must hold again. */
void tbr_clauses_negate (TbrClauses *clauses, guint step);
/* "All of" becomes "one of" and back, for all that stand beside one another in it. */
void tbr_clauses_turn (TbrClauses *clauses, guint step);
/* Takes a part out; what it was joined to stays. */
void tbr_clauses_remove (TbrClauses *clauses, guint step);

/* A single condition of a kind with the first of what there is; FALSE when there is nothing that it
   could be about. */
gboolean tbr_clause_first (const TbrExercise *exercise, TbrConditionOperator does,
                           TbrConditionStep *out_atom);

/* A single condition from its words, such as "need stranded in BE >= 20", to be given to the
   functions above; its texts belong to @clauses. Errors: those of conditions, and
   TBR_ERROR_SYNTAX when it is more than one */
gboolean tbr_clauses_read (TbrClauses *clauses, const TbrExercise *exercise, const char *words,
                           TbrConditionStep *out_atom, GError **error);

/* A condition as people write it in a file: what is read from this holds when @condition holds.
   "" for none. (transfer full) */
char *tbr_condition_format (const TbrExercise *exercise, const TbrCondition *condition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrClauses, tbr_clauses_free)

G_END_DECLS
