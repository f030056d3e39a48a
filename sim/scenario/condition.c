/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Reads conditions word by word and puts operators behind what they join. */
#include "scenario/condition.h"

#include "base/number.h"
#include "base/quote.h"

#include <string.h>

/* Most words of a condition, and parentheses inside one another. */
#define MOST_WORDS 400
#define MOST_DEPTH 16

/* A condition while it is read. */
typedef struct
{
  const TbrExercise *exercise;
  TbrStore *store;
  GPtrArray *words; /* of char *, ended by NULL */
  guint next;       /* the word that is read next */
  guint depth;      /* parentheses and "not" that are open */
  GArray *steps;    /* TbrConditionStep */
  GError **error;
} Draft;

const char *const tbr_relation_words[TBR_RELATION_N + 1] = { ">=", "<=", ">", "<", "=", NULL };
const char *const tbr_condition_words[TBR_STEP_N - TBR_STEP_AFTER + 1]
    = { "after",   "before",   "need",     "fact",  "measure",
        "ordered", "expected", "released", "taken", NULL };

static gboolean read_or (Draft *draft);

/* The words of a text; parentheses and relations are words of their own. (transfer full) */
static GPtrArray *
split (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  while (*text != '\0')
    {
      gsize n = strspn (text, " \t\r\n");
      text += n;
      n = strspn (text, "<>=");
      if (n == 0 && (*text == '(' || *text == ')'))
        n = 1;
      if (n == 0)
        n = strcspn (text, " \t\r\n()<>=");
      if (n > 0)
        g_ptr_array_add (words, g_strndup (text, n));
      text += n;
    }
  g_ptr_array_add (words, NULL);
  return words;
}

static const char *
word (const Draft *draft)
{
  return draft->words->pdata[draft->next];
}

static gboolean
is_word (const Draft *draft, const char *what)
{
  return g_strcmp0 (word (draft), what) == 0;
}

static gboolean
refuse (Draft *draft, const char *wanted)
{
  g_autofree char *quoted = word (draft) != NULL ? tbr_quote (word (draft)) : NULL;

  g_set_error (draft->error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s where %s should stand",
               quoted != NULL ? quoted : "nothing", wanted);
  return FALSE;
}

/* Index of the next word in NULL-ended @names; it is taken. */
static gboolean
read_name (Draft *draft, const char *what, const char *const *names, guint32 *out_index)
{
  const char *name = word (draft);

  if (name == NULL)
    {
      g_autofree char *wanted = g_strdup_printf ("the %s", what);
      return refuse (draft, wanted);
    }
  for (guint32 i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      {
        *out_index = i;
        draft->next++;
        return TRUE;
      }
  const char *meant = tbr_suggest (name, names);
  g_autofree char *quoted = tbr_quote (name);
  g_set_error (draft->error, TBR_ERROR, TBR_ERROR_NAME, "%s is no %s%s%s%s", quoted, what,
               meant != NULL ? ": did you mean '" : "", meant != NULL ? meant : "",
               meant != NULL ? "'?" : "");
  return FALSE;
}

/* What stands up to the next joining word, in one text; it is taken. (transfer full) */
static char *
read_phrase (Draft *draft)
{
  GString *out = g_string_new (NULL);

  while (word (draft) != NULL && !is_word (draft, "and") && !is_word (draft, "or")
         && !is_word (draft, ")"))
    {
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", word (draft));
      draft->next++;
    }
  return g_string_free (out, FALSE);
}

/* A relation and a number with its unit. */
static gboolean
read_threshold (Draft *draft, TbrDimension dimension, TbrConditionStep *step)
{
  guint32 relation;

  if (word (draft) == NULL || strspn (word (draft), "<>=") == 0)
    return refuse (draft, "one of >=, <=, >, <, =");
  if (!read_name (draft, "relation", tbr_relation_words, &relation))
    return FALSE;
  g_autofree char *phrase = read_phrase (draft);
  step->relation = (TbrRelation) relation;
  return tbr_units_parse (phrase, dimension, &step->threshold, draft->error);
}

/* The same where it may be missing: at least once. */
static gboolean
read_count (Draft *draft, TbrConditionStep *step)
{
  step->relation = TBR_RELATION_AT_LEAST;
  step->threshold = 1;
  return word (draft) == NULL || strspn (word (draft), "<>=") == 0
         || read_threshold (draft, TBR_DIMENSION_NUMBER, step);
}

static gboolean
read_role (Draft *draft, guint32 *out_role)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < draft->exercise->n_roles; i++)
    g_ptr_array_add (names, (gpointer) draft->exercise->roles[i].id);
  g_ptr_array_add (names, NULL);
  return read_name (draft, "role", (const char *const *) names->pdata, out_role);
}

/* An action, inject or branch of the exercise. */
static gboolean
read_own (Draft *draft, TbrConditionStep *step)
{
  const TbrExercise *exercise = draft->exercise;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *what = step->does == TBR_STEP_EXPECTED   ? "expected action"
                     : step->does == TBR_STEP_RELEASED ? "inject"
                                                       : "branch";

  for (guint i = 0; step->does == TBR_STEP_EXPECTED && i < exercise->n_expecteds; i++)
    g_ptr_array_add (names, (gpointer) exercise->expecteds[i].id);
  for (guint i = 0; step->does == TBR_STEP_RELEASED && i < exercise->n_injects; i++)
    g_ptr_array_add (names, (gpointer) exercise->injects[i].id);
  for (guint i = 0; step->does == TBR_STEP_TAKEN && i < exercise->n_branches; i++)
    g_ptr_array_add (names, (gpointer) exercise->branches[i].id);
  g_ptr_array_add (names, NULL);
  return read_name (draft, what, (const char *const *) names->pdata, &step->subject);
}

static gboolean
read_need (Draft *draft, TbrConditionStep *step)
{
  if (!read_name (draft, "kind of need", tbr_need_names, &step->subject))
    return FALSE;
  if (is_word (draft, "in"))
    {
      draft->next++;
      if (word (draft) == NULL)
        return refuse (draft, "the ISO code of a state");
      step->name = tbr_store_text (draft->store, word (draft));
      draft->next++;
    }
  return read_threshold (draft, tbr_need_info ((TbrNeedKind) step->subject)->dimension, step);
}

static gboolean
read_fact (Draft *draft, TbrConditionStep *step)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = TBR_FACT_NONE + 1; i < TBR_FACT_N; i++)
    g_ptr_array_add (names, (gpointer) tbr_fact_info ((TbrFactCode) i)->name);
  g_ptr_array_add (names, NULL);
  if (!read_name (draft, "kind of fact", (const char *const *) names->pdata, &step->subject))
    return FALSE;
  step->subject += TBR_FACT_NONE + 1;
  return read_count (draft, step);
}

static gboolean
read_ordered (Draft *draft, TbrConditionStep *step)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; tbr_command_kinds[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) tbr_command_kinds[i]->kind.name);
  g_ptr_array_add (names, NULL);
  if (!read_name (draft, "kind of order", (const char *const *) names->pdata, &step->subject))
    return FALSE;
  if (is_word (draft, "by"))
    {
      draft->next++;
      if (!read_role (draft, &step->role))
        return FALSE;
    }
  return read_count (draft, step);
}

static gboolean
read_measure (Draft *draft, TbrConditionStep *step)
{
  if (word (draft) == NULL)
    return refuse (draft, "the name of a measure");
  step->name = tbr_store_text (draft->store, word (draft));
  draft->next++;
  return read_threshold (draft, TBR_DIMENSION_NUMBER, step);
}

static gboolean
read_time (Draft *draft, TbrConditionStep *step)
{
  g_autofree char *phrase = read_phrase (draft);

  return tbr_duration_parse (phrase, &step->time, draft->error);
}

static gboolean
read_atom (Draft *draft)
{
  TbrConditionStep step = { .subject = TBR_NONE, .role = TBR_NONE, .name = "" };
  guint32 which;
  gboolean is_good;

  if (!read_name (draft, "condition", tbr_condition_words, &which))
    return FALSE;
  step.does = (TbrConditionOperator) (TBR_STEP_AFTER + which);
  if (step.does == TBR_STEP_AFTER || step.does == TBR_STEP_BEFORE)
    is_good = read_time (draft, &step);
  else if (step.does == TBR_STEP_NEED)
    is_good = read_need (draft, &step);
  else if (step.does == TBR_STEP_FACT)
    is_good = read_fact (draft, &step);
  else if (step.does == TBR_STEP_MEASURE)
    is_good = read_measure (draft, &step);
  else if (step.does == TBR_STEP_ORDERED)
    is_good = read_ordered (draft, &step);
  else
    is_good = read_own (draft, &step);
  if (is_good)
    g_array_append_val (draft->steps, step);
  return is_good;
}

static void
join (Draft *draft, TbrConditionOperator does)
{
  TbrConditionStep step = { .does = does, .subject = TBR_NONE, .role = TBR_NONE, .name = "" };

  g_array_append_val (draft->steps, step);
}

static gboolean
read_factor (Draft *draft)
{
  gboolean is_not = is_word (draft, "not"), is_group = is_word (draft, "(");
  gboolean is_good;

  if (!is_not && !is_group)
    return read_atom (draft);
  if (draft->depth == MOST_DEPTH)
    {
      g_set_error (draft->error, TBR_ERROR, TBR_ERROR_SYNTAX,
                   "more than %d 'not' and parentheses inside one another", MOST_DEPTH);
      return FALSE;
    }
  draft->next++;
  draft->depth++;
  is_good = is_not ? read_factor (draft) : read_or (draft);
  draft->depth--;
  if (is_good && is_not)
    join (draft, TBR_STEP_NOT);
  if (!is_good || is_not)
    return is_good;
  if (!is_word (draft, ")"))
    return refuse (draft, "and, or, or a closing parenthesis");
  draft->next++;
  return TRUE;
}

static gboolean
read_and (Draft *draft)
{
  if (!read_factor (draft))
    return FALSE;
  while (is_word (draft, "and"))
    {
      draft->next++;
      if (!read_factor (draft))
        return FALSE;
      join (draft, TBR_STEP_AND);
    }
  return TRUE;
}

static gboolean
read_or (Draft *draft)
{
  if (!read_and (draft))
    return FALSE;
  while (is_word (draft, "or"))
    {
      draft->next++;
      if (!read_and (draft))
        return FALSE;
      join (draft, TBR_STEP_OR);
    }
  return TRUE;
}

gboolean
tbr_condition_parse (const char *text, const TbrExercise *exercise, TbrStore *store,
                     TbrCondition *out_condition, GError **error)
{
  g_autoptr (GPtrArray) words = split (text);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (TbrConditionStep));
  Draft draft
      = { .exercise = exercise, .store = store, .words = words, .steps = steps, .error = error };

  if (words->len > MOST_WORDS)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "more than %d words", MOST_WORDS);
      return FALSE;
    }
  if (!read_or (&draft))
    return FALSE;
  if (word (&draft) != NULL)
    return refuse (&draft, "and, or, or the end");
  out_condition->n = steps->len;
  out_condition->steps
      = tbr_store_copy (store, steps->data, steps->len * sizeof (TbrConditionStep));
  return TRUE;
}
