/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The examples to copy from are built and do what they say, though no scenario can name them. */
#include <tabard/command.h>
#include <tabard/output.h>
#include <tabard/policy.h>

extern const TbrPolicyKind tbr_policy_example;
extern const TbrOutputKind tbr_output_example;
extern const TbrCommandKind tbr_command_example;

static void
test_examples_tables_are_sound (void)
{
  const TbrKind *kinds[]
      = { &tbr_policy_example.kind, &tbr_output_example.kind, &tbr_command_example.kind };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (tbr_kind_check (kinds[i], &error));
      g_assert_no_error (error);
    }
}

static void
test_examples_doctrine_likes_its_own (void)
{
  /* the struct of values behind the table: states, decision, foreign */
  g_autofree guint8 *values = g_malloc0 (tbr_policy_example.kind.size);
  const TbrReport report = { .state = { 5 } };
  const TbrCandidate own = { .owner = { 5 }, .distance = 150 };
  const TbrCandidate other = { .owner = { 6 }, .distance = 100 };
  int i = tbr_kind_find_param (&tbr_policy_example.kind, "foreign");

  *(double *) (gpointer) (values + tbr_policy_example.kind.params[i].offset) = 2;
  g_assert_cmpfloat (tbr_policy_example.score (values, &report, &own), ==, 150);
  g_assert_cmpfloat (tbr_policy_example.score (values, &report, &other), ==, 200);
}

static void
test_examples_output_counts (void)
{
  const TbrFact facts[] = { { .kind = TBR_FACT_UNIT_BORDER, .x = 3600 },
                            { .kind = TBR_FACT_UNIT_LEG, .x = 99 },
                            { .kind = TBR_FACT_UNIT_BORDER, .x = 1800 } };
  g_autofree gpointer state = g_malloc0 (tbr_output_example.state_size (NULL, NULL));
  g_autoptr (TbrResult) result = tbr_result_new ();

  tbr_output_example.start (state, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    tbr_output_example.take (state, NULL, &facts[i]);
  tbr_output_example.finish (state, NULL, 0, result);
  g_assert_cmpfloat (tbr_result_find (result, "example.borders", TBR_SCOPE_ALL, "")->value, ==, 2);
  g_assert_cmpfloat (tbr_result_find (result, "example.waited", TBR_SCOPE_ALL, "")->value, ==, 1.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/run/examples/tables-are-sound", test_examples_tables_are_sound);
  g_test_add_func ("/run/examples/doctrine-likes-its-own", test_examples_doctrine_likes_its_own);
  g_test_add_func ("/run/examples/output-counts", test_examples_output_counts);
  return g_test_run ();
}
