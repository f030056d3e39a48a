/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Conditions taken apart and put together, and written down again. */
#include <tabard/clauses.h>

#include "scenario/condition.h"

struct _TbrClauses
{
  GArray *steps;       /* TbrConditionStep, operators behind what they join */
  GStringChunk *names; /* texts of the steps */
};

static gboolean
is_binary (TbrConditionOperator does)
{
  return does == TBR_STEP_AND || does == TBR_STEP_OR;
}

static TbrConditionStep *
step_at (const TbrClauses *clauses, guint step)
{
  g_assert (step < clauses->steps->len);
  return &g_array_index (clauses->steps, TbrConditionStep, step);
}

/* The first step of what ends with @step. */
static guint
first_of (const TbrConditionStep *steps, guint step)
{
  for (guint wanted = 1;; step--)
    {
      if (is_binary (steps[step].does))
        wanted++;
      else if (steps[step].does != TBR_STEP_NOT)
        wanted--;
      if (wanted == 0)
        return step;
    }
}

/* The last "not" that stands over a part, itself for none. */
static guint
top_of (const TbrClauses *clauses, guint step)
{
  while (step + 1 < clauses->steps->len && step_at (clauses, step + 1)->does == TBR_STEP_NOT)
    step++;
  return step;
}

/* Takes over an atom with its text. */
static TbrConditionStep
own (TbrClauses *clauses, const TbrConditionStep *step)
{
  TbrConditionStep copy = *step;
  copy.name = g_string_chunk_insert_const (clauses->names, step->name != NULL ? step->name : "");
  return copy;
}

TbrClauses *
tbr_clauses_new (const TbrCondition *condition)
{
  TbrClauses *clauses = g_new (TbrClauses, 1);
  clauses->steps = g_array_new (FALSE, FALSE, sizeof (TbrConditionStep));
  clauses->names = g_string_chunk_new (256);
  for (guint i = 0; condition != NULL && i < condition->n; i++)
    {
      TbrConditionStep step = own (clauses, &condition->steps[i]);
      g_array_append_val (clauses->steps, step);
    }
  return clauses;
}

void
tbr_clauses_free (TbrClauses *clauses)
{
  if (clauses == NULL)
    return;
  g_array_unref (clauses->steps);
  g_string_chunk_free (clauses->names);
  g_free (clauses);
}

TbrCondition
tbr_clauses_condition (const TbrClauses *clauses)
{
  return (TbrCondition){ .steps = (const TbrConditionStep *) (gpointer) clauses->steps->data,
                         .n = clauses->steps->len };
}

/* ---- looking ---- */

/* Lists what ends with @step, inside a group of @around (TBR_STEP_N: none). */
static void
list_part (const TbrClauses *clauses, guint step, TbrConditionOperator around, guint depth,
           GArray *out)
{
  gboolean is_not = FALSE;
  for (; step_at (clauses, step)->does == TBR_STEP_NOT; step--)
    is_not = !is_not;
  TbrConditionOperator does = step_at (clauses, step)->does;
  TbrClause clause
      = { .step = step, .depth = depth, .is_group = is_binary (does), .is_not = is_not };
  gboolean is_same = does == around && !is_not;
  if (!is_same)
    g_array_append_val (out, clause);
  if (!clause.is_group)
    return;
  guint right = step - 1;
  guint left = first_of (&g_array_index (clauses->steps, TbrConditionStep, 0), right) - 1;
  list_part (clauses, left, does, is_same ? depth : depth + 1, out);
  list_part (clauses, right, does, is_same ? depth : depth + 1, out);
}

GArray *
tbr_clauses_list (const TbrClauses *clauses)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (TbrClause));
  if (clauses->steps->len > 0)
    list_part (clauses, clauses->steps->len - 1, TBR_STEP_N, 0, out);
  return out;
}

/* ---- changing ---- */

void
tbr_clauses_change (TbrClauses *clauses, guint step, const TbrConditionStep *atom)
{
  g_return_if_fail (atom->does >= TBR_STEP_AFTER);
  *step_at (clauses, step) = own (clauses, atom);
}

guint
tbr_clauses_join (TbrClauses *clauses, guint step, TbrConditionOperator does,
                  const TbrConditionStep *atom)
{
  g_return_val_if_fail (is_binary (does) && atom->does >= TBR_STEP_AFTER, 0);
  TbrConditionStep added = own (clauses, atom);
  TbrConditionStep join = { .does = does, .subject = TBR_NONE, .role = TBR_NONE, .name = "" };
  if (clauses->steps->len == 0)
    {
      g_array_append_val (clauses->steps, added);
      return 0;
    }
  guint at = top_of (clauses, step) + 1;
  /* beside the parts of a group, not around a group that must not hold */
  if (at > step + 1 && step_at (clauses, step)->does == does)
    at = step + 1;
  g_array_insert_val (clauses->steps, at, added);
  g_array_insert_val (clauses->steps, at + 1, join);
  return at;
}

void
tbr_clauses_negate (TbrClauses *clauses, guint step)
{
  TbrConditionStep not = {
    .does = TBR_STEP_NOT, .subject = TBR_NONE, .role = TBR_NONE, .name = ""
  };
  if (top_of (clauses, step) > step)
    g_array_remove_index (clauses->steps, step + 1);
  else
    g_array_insert_val (clauses->steps, step + 1, not );
}

/* Turns an operator and those of its kind right below it. */
static void
turn_part (TbrClauses *clauses, guint step, TbrConditionOperator from)
{
  if (step_at (clauses, step)->does != from)
    return;
  guint right = step - 1;
  guint left = first_of (&g_array_index (clauses->steps, TbrConditionStep, 0), right) - 1;
  turn_part (clauses, left, from);
  turn_part (clauses, right, from);
  step_at (clauses, step)->does = from == TBR_STEP_AND ? TBR_STEP_OR : TBR_STEP_AND;
}

void
tbr_clauses_turn (TbrClauses *clauses, guint step)
{
  TbrConditionOperator does = step_at (clauses, step)->does;
  if (is_binary (does))
    turn_part (clauses, step, does);
}

/* The operator that joins the part that ends with @top to another one; the number of steps for
   none. */
static guint
join_of (const TbrClauses *clauses, guint top)
{
  guint above = 0; /* parts that stand behind it */
  for (guint i = top + 1; i < clauses->steps->len; i++)
    {
      TbrConditionOperator does = step_at (clauses, i)->does;
      if (is_binary (does) && above <= 1)
        return i;
      if (is_binary (does))
        above--;
      else if (does != TBR_STEP_NOT)
        above++;
    }
  return clauses->steps->len;
}

void
tbr_clauses_remove (TbrClauses *clauses, guint step)
{
  guint top = top_of (clauses, step);
  guint from = first_of (&g_array_index (clauses->steps, TbrConditionStep, 0), step);
  guint join = join_of (clauses, top);
  if (join < clauses->steps->len)
    g_array_remove_index (clauses->steps, join);
  g_array_remove_range (clauses->steps, from, top - from + 1);
}

gboolean
tbr_clause_first (const TbrExercise *exercise, TbrConditionOperator does,
                  TbrConditionStep *out_atom)
{
  TbrConditionStep atom = { .does = does,
                            .subject = 0,
                            .role = TBR_NONE,
                            .name = "",
                            .relation = TBR_RELATION_AT_LEAST,
                            .threshold = 1 };
  g_return_val_if_fail (does >= TBR_STEP_AFTER && does < TBR_STEP_N, FALSE);
  if (does == TBR_STEP_AFTER)
    atom.time = MIN (TBR_HOUR, exercise->duration);
  if (does == TBR_STEP_BEFORE)
    atom.time = exercise->duration;
  if (does == TBR_STEP_FACT)
    atom.subject = TBR_FACT_REQUEST_OPENED;
  if (does == TBR_STEP_MEASURE)
    atom.name = "K10.deaths";
  if ((does == TBR_STEP_EXPECTED && exercise->n_expecteds == 0)
      || (does == TBR_STEP_RELEASED && exercise->n_injects == 0)
      || (does == TBR_STEP_TAKEN && exercise->n_branches == 0))
    return FALSE;
  *out_atom = atom;
  return TRUE;
}

gboolean
tbr_clauses_read (TbrClauses *clauses, const TbrExercise *exercise, const char *words,
                  TbrConditionStep *out_atom, GError **error)
{
  TbrStore store;
  TbrCondition condition;
  tbr_store_init (&store);
  gboolean is_good = tbr_condition_parse (words, exercise, &store, &condition, error);
  if (is_good && condition.n != 1)
    g_set_error_literal (error, TBR_ERROR, TBR_ERROR_SYNTAX, "it is more than one condition");
  is_good = is_good && condition.n == 1;
  if (is_good)
    *out_atom = own (clauses, &condition.steps[0]);
  tbr_store_clear (&store);
  return is_good;
}

/* ---- writing ---- */

static void
append_threshold (GString *out, const TbrConditionStep *step, TbrDimension dimension)
{
  g_autofree char *number = tbr_units_format (step->threshold, dimension);
  g_string_append_printf (out, " %s %s", tbr_relation_words[step->relation], number);
}

/* The same where "at least once" need not be said. */
static void
append_count (GString *out, const TbrConditionStep *step)
{
  if (step->relation != TBR_RELATION_AT_LEAST || step->threshold != 1)
    append_threshold (out, step, TBR_DIMENSION_NUMBER);
}

/* What is counted: a need, a fact, a measure, orders. */
static void
append_counted (GString *out, const TbrExercise *exercise, const TbrConditionStep *step)
{
  if (step->does == TBR_STEP_NEED)
    {
      g_string_append (out, tbr_need_names[step->subject]);
      if (*step->name != '\0')
        g_string_append_printf (out, " in %s", step->name);
      append_threshold (out, step, tbr_need_info ((TbrNeedKind) step->subject)->dimension);
    }
  else if (step->does == TBR_STEP_FACT)
    {
      g_string_append (out, tbr_fact_info ((TbrFactCode) step->subject)->name);
      append_count (out, step);
    }
  else if (step->does == TBR_STEP_MEASURE)
    {
      g_string_append (out, step->name);
      append_threshold (out, step, TBR_DIMENSION_NUMBER);
    }
  else
    {
      g_string_append (out, tbr_command_kinds[step->subject]->kind.name);
      if (step->role != TBR_NONE)
        g_string_append_printf (out, " by %s", exercise->roles[step->role].id);
      append_count (out, step);
    }
}

static void
append_atom (GString *out, const TbrExercise *exercise, const TbrConditionStep *step)
{
  g_string_append_printf (out, "%s ", tbr_condition_words[step->does - TBR_STEP_AFTER]);
  if (step->does == TBR_STEP_AFTER || step->does == TBR_STEP_BEFORE)
    {
      g_autofree char *time = tbr_duration_format (step->time);
      g_string_append (out, time);
    }
  else if (step->does == TBR_STEP_EXPECTED)
    g_string_append (out, exercise->expecteds[step->subject].id);
  else if (step->does == TBR_STEP_RELEASED)
    g_string_append (out, exercise->injects[step->subject].id);
  else if (step->does == TBR_STEP_TAKEN)
    g_string_append (out, exercise->branches[step->subject].id);
  else
    append_counted (out, exercise, step);
}

/* Binds closer the higher: or, and, not. */
static guint
rank_of (TbrConditionOperator does)
{
  if (does == TBR_STEP_OR)
    return 0;
  return does == TBR_STEP_AND ? 1 : 2;
}

/* Writes what ends with @step; in parentheses where it binds less than what is around it. */
static void
append_part (GString *out, const TbrExercise *exercise, const TbrConditionStep *steps, guint step,
             guint around)
{
  TbrConditionOperator does = steps[step].does;
  guint rank = rank_of (does);
  if (rank < around)
    g_string_append_c (out, '(');
  if (does == TBR_STEP_NOT)
    {
      g_string_append (out, "not ");
      append_part (out, exercise, steps, step - 1, rank);
    }
  else if (is_binary (does))
    {
      append_part (out, exercise, steps, first_of (steps, step - 1) - 1, rank);
      g_string_append (out, does == TBR_STEP_AND ? " and " : " or ");
      append_part (out, exercise, steps, step - 1, rank);
    }
  else
    append_atom (out, exercise, &steps[step]);
  if (rank < around)
    g_string_append_c (out, ')');
}

char *
tbr_condition_format (const TbrExercise *exercise, const TbrCondition *condition)
{
  g_return_val_if_fail (exercise != NULL && condition != NULL, NULL);
  GString *out = g_string_new (NULL);
  if (condition->n > 0)
    append_part (out, exercise, condition->steps, condition->n - 1, 0);
  return g_string_free (out, FALSE);
}
