/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a condition means stays the same however it is taken apart and put together. */
#include <tabard/clauses.h>

#include <string.h>

#define HEAD                                                                                       \
  "<exercise xmlns='urn:tabard:exercise:1' title='t' scenario='s' duration='9 h'>"                 \
  "<objective name='o' title='O'/><role name='be' title='B' seat='BE'/>"                           \
  "<expected name='x' sentence='s' role='be' objective='o'/>"                                      \
  "<inject name='i' number='1' at='1 h'><text language='en'/></inject>"                            \
  "<branch name='c' title='C' when='after 1 h'/>"

/* An exercise with one branch, the last, on @condition. */
static TbrExercise *
read_condition (const char *condition)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *escaped = g_markup_escape_text (condition, -1);
  g_autofree char *text
      = g_strdup_printf (HEAD "<branch name='b' title='B' when='%s'/></exercise>", escaped);
  TbrExercise *exercise = tbr_exercise_parse (text, strlen (text), "e.xml", faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);

  g_assert_cmpstr (told, ==, "");
  return exercise;
}

/* Whether a condition made of "after N h" holds where bit N - 1 of @world says that N holds: the
   definition of and, or and not, and nothing of the program. */
static gboolean
holds (const TbrCondition *condition, guint world)
{
  gboolean stack[64];
  guint n = 0;

  for (guint i = 0; i < condition->n; i++)
    {
      const TbrConditionStep *step = &condition->steps[i];
      if (step->does == TBR_STEP_AFTER)
        stack[n++] = (world >> (step->time / TBR_HOUR - 1) & 1) != 0;
      else if (step->does == TBR_STEP_NOT)
        stack[n - 1] = !stack[n - 1];
      else
        {
          n--;
          stack[n - 1]
              = step->does == TBR_STEP_AND ? stack[n - 1] && stack[n] : stack[n - 1] || stack[n];
        }
    }
  g_assert_cmpuint (n, ==, 1);
  return stack[0];
}

/* A random condition over "after 1 h" to "after 6 h". */
static void
grow (GString *out, GRand *luck, guint depth)
{
  gint32 what = depth == 0 ? 0 : g_rand_int_range (luck, 0, 5);

  if (what <= 1)
    g_string_append_printf (out, "after %d h", g_rand_int_range (luck, 1, 7));
  else if (what == 2)
    {
      g_string_append (out, "not (");
      grow (out, luck, depth - 1);
      g_string_append_c (out, ')');
    }
  else
    {
      g_string_append_c (out, '(');
      grow (out, luck, depth - 1);
      g_string_append (out, what == 3 ? " and " : " or ");
      grow (out, luck, depth - 1);
      g_string_append_c (out, ')');
    }
}

static void
test_clauses_written_condition_means_the_same (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) luck = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      grow (text, luck, 4);
      g_autoptr (TbrExercise) first = read_condition (text->str);
      const TbrCondition *one = &first->branches[1].when;
      g_autofree char *again = tbr_condition_format (first, one);
      g_autoptr (TbrExercise) second = read_condition (again);
      const TbrCondition *two = &second->branches[1].when;
      g_autofree char *third = tbr_condition_format (second, two);
      g_assert_cmpstr (third, ==, again);
      for (guint world = 0; world < 64; world++)
        g_assert_cmpint (holds (one, world), ==, holds (two, world));
    }
}

static void
test_clauses_every_kind_is_written_as_it_was_read (void)
{
  static const char *const kinds[] = {
    "after 1 h",
    "before 90 min",
    "need stranded in BE >= 20",
    "need fire-line < 3 km",
    "fact request-opened",
    "fact request-opened = 3",
    "measure K10.deaths > 12.5",
    "ordered send-unit",
    "ordered send-unit by be <= 2",
    "expected x",
    "released i",
    "taken c",
    "not (expected x or released i) and (taken c or not after 2 h)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (TbrExercise) exercise = read_condition (kinds[i]);
      g_autofree char *again = tbr_condition_format (exercise, &exercise->branches[1].when);
      g_assert_cmpstr (again, ==, kinds[i]);
    }
}

static void
assert_reads (const TbrClauses *clauses, const TbrExercise *exercise, const char *wanted)
{
  TbrCondition condition = tbr_clauses_condition (clauses);
  g_autofree char *text = tbr_condition_format (exercise, &condition);

  g_assert_cmpstr (text, ==, wanted);
}

/* The nth part as people read it. */
static TbrClause
part (const TbrClauses *clauses, guint n)
{
  g_autoptr (GArray) list = tbr_clauses_list (clauses);

  g_assert_cmpuint (n, <, list->len);
  return g_array_index (list, TbrClause, n);
}

static void
test_clauses_are_put_together_and_taken_apart (void)
{
  g_autoptr (TbrExercise) exercise = read_condition ("after 1 h");
  g_autoptr (TbrClauses) clauses = tbr_clauses_new (NULL);
  TbrConditionStep atom;

  assert_reads (clauses, exercise, "");
  g_assert_true (tbr_clause_first (exercise, TBR_STEP_AFTER, &atom));
  (void) tbr_clauses_join (clauses, 0, TBR_STEP_AND, &atom);
  assert_reads (clauses, exercise, "after 1 h");
  g_assert_true (tbr_clause_first (exercise, TBR_STEP_EXPECTED, &atom));
  guint added = tbr_clauses_join (clauses, 0, TBR_STEP_AND, &atom);
  assert_reads (clauses, exercise, "after 1 h and expected x");
  tbr_clauses_negate (clauses, added);
  assert_reads (clauses, exercise, "after 1 h and not expected x");
  /* "all of" with two parts, the second one refused */
  g_assert_true (part (clauses, 0).is_group);
  g_assert_cmpuint (part (clauses, 1).depth, ==, 1);
  g_assert_false (part (clauses, 1).is_not);
  g_assert_true (part (clauses, 2).is_not);
  /* one more beside them, one more beneath the second */
  g_assert_true (tbr_clause_first (exercise, TBR_STEP_RELEASED, &atom));
  (void) tbr_clauses_join (clauses, part (clauses, 0).step, TBR_STEP_AND, &atom);
  assert_reads (clauses, exercise, "after 1 h and not expected x and released i");
  g_assert_true (tbr_clause_first (exercise, TBR_STEP_TAKEN, &atom));
  (void) tbr_clauses_join (clauses, part (clauses, 2).step, TBR_STEP_OR, &atom);
  assert_reads (clauses, exercise, "after 1 h and (not expected x or taken c) and released i");
  tbr_clauses_turn (clauses, part (clauses, 0).step);
  assert_reads (clauses, exercise, "after 1 h or not expected x or taken c or released i");
  tbr_clauses_turn (clauses, part (clauses, 0).step);
  assert_reads (clauses, exercise, "after 1 h and not expected x and taken c and released i");
  tbr_clauses_remove (clauses, part (clauses, 2).step);
  assert_reads (clauses, exercise, "after 1 h and taken c and released i");
  tbr_clauses_negate (clauses, part (clauses, 0).step);
  assert_reads (clauses, exercise, "not (after 1 h and taken c and released i)");
  (void) tbr_clauses_join (clauses, part (clauses, 0).step, TBR_STEP_AND, &atom);
  assert_reads (clauses, exercise, "not (after 1 h and taken c and released i and taken c)");
  tbr_clauses_remove (clauses, part (clauses, 0).step);
  assert_reads (clauses, exercise, "");
}

/* Taking the parts away one by one, in any order, leaves a condition at every step. */
static void
test_clauses_can_be_taken_away_in_any_order (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) luck = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      grow (text, luck, 4);
      g_autoptr (TbrExercise) exercise = read_condition (text->str);
      g_autoptr (TbrClauses) clauses = tbr_clauses_new (&exercise->branches[1].when);
      while (tbr_clauses_condition (clauses).n > 0)
        {
          g_autoptr (GArray) list = tbr_clauses_list (clauses);
          guint before = tbr_clauses_condition (clauses).n;
          gint32 which = g_rand_int_range (luck, 0, (gint32) list->len);
          tbr_clauses_remove (clauses, g_array_index (list, TbrClause, which).step);
          TbrCondition now = tbr_clauses_condition (clauses);
          g_assert_cmpuint (now.n, <, before);
          if (now.n > 0)
            (void) holds (&now, 0); /* asserts that one value is left */
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scenario/clauses/written-condition-means-the-same",
                   test_clauses_written_condition_means_the_same);
  g_test_add_func ("/scenario/clauses/every-kind-is-written-as-it-was-read",
                   test_clauses_every_kind_is_written_as_it_was_read);
  g_test_add_func ("/scenario/clauses/are-put-together-and-taken-apart",
                   test_clauses_are_put_together_and_taken_apart);
  g_test_add_func ("/scenario/clauses/can-be-taken-away-in-any-order",
                   test_clauses_can_be_taken_away_in_any_order);
  return g_test_run ();
}
