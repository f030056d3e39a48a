/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What holds for every output, whatever it measures. */
#include "fixture.h"

static void
test_outputs_have_sound_tables (void)
{
  for (guint i = 0; tbr_output_kinds[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      tbr_kind_check (&tbr_output_kinds[i]->kind, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (tbr_output_kinds[i]->kind.section, ==, "measures");
    }
}

/* Every kind of fact, with handles that are right, null and far outside. */
static void
test_outputs_take_any_fact (void)
{
  const guint32 handles[] = { 0, 1, 7, 1000000, TBR_NONE };
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (TbrFact));
  for (guint kind = 0; kind < TBR_FACT_N; kind++)
    for (guint a = 0; a < G_N_ELEMENTS (handles); a++)
      for (guint b = 0; b < G_N_ELEMENTS (handles); b++)
        {
          TbrFact fact = { .at = (TbrTime) facts->len * TBR_MINUTE,
                           .kind = (guint16) kind,
                           .code = (guint16) (a * 50),
                           .a = handles[a],
                           .b = handles[b],
                           .c = handles[(a + b) % G_N_ELEMENTS (handles)],
                           .x = 1,
                           .y = 2,
                           .z = 3 };
          g_array_append_val (facts, fact);
        }
  for (guint i = 0; tbr_output_kinds[i] != NULL; i++)
    {
      g_autoptr (TbrResult) result
          = fixture_fold (tbr_output_kinds[i], (const TbrFact *) (gpointer) facts->data, facts->len,
                          40 * TBR_DAY);
      for (guint j = 0; j < result->indicators->len; j++)
        g_assert_false (isinf (g_array_index (result->indicators, TbrIndicator, j).value));
    }
  g_array_unref (facts);
}

static void
test_outputs_work_without_anybody (void)
{
  const TbrDictionary empty = { .duration = TBR_DAY };
  for (guint i = 0; tbr_output_kinds[i] != NULL; i++)
    {
      const TbrOutputKind *kind = tbr_output_kinds[i];
      g_autofree gpointer values = fixture_values (&kind->kind);
      g_autofree gpointer state = g_malloc0 (kind->state_size (&empty, values));
      kind->start (state, &empty, values);
      g_autoptr (TbrResult) result = tbr_result_new ();
      kind->finish (state, &empty, 0, result);
    }
}

/* Finishing changes nothing: asked twice, the same answer. */
static void
test_outputs_may_be_asked_twice (void)
{
  const TbrFact facts[] = {
    { .kind = TBR_FACT_NEED_OPENED, .a = 0, .c = SE, .x = 10 },
    { .kind = TBR_FACT_NEED_CHANGED, .a = 0, .x = 10, .y = 5 },
    { .kind = TBR_FACT_UNIT_ORDERED, .a = PL_CONVOY, .b = 0, .c = 0 },
    { .at = TBR_HOUR, .kind = TBR_FACT_UNIT_DEPARTED, .a = PL_CONVOY },
    { .at = 2 * TBR_HOUR, .kind = TBR_FACT_UNIT_ON_SITE, .a = PL_CONVOY, .b = 0 },
    { .at = 3 * TBR_HOUR, .kind = TBR_FACT_UNIT_WORKING, .a = PL_CONVOY, .b = 0, .x = 2 },
  };
  for (guint i = 0; tbr_output_kinds[i] != NULL; i++)
    {
      const TbrOutputKind *kind = tbr_output_kinds[i];
      g_autofree gpointer values = fixture_values (&kind->kind);
      gsize size = kind->state_size (&fixture, values);
      g_autofree gpointer state = g_malloc0 (size);
      kind->start (state, &fixture, values);
      for (guint j = 0; j < G_N_ELEMENTS (facts); j++)
        kind->take (state, &fixture, &facts[j]);
      g_autofree gpointer before = g_memdup2 (state, size);
      g_autoptr (TbrResult) first = tbr_result_new ();
      g_autoptr (TbrResult) second = tbr_result_new ();
      kind->finish (state, &fixture, TBR_DAY, first);
      kind->finish (state, &fixture, TBR_DAY, second);
      g_assert_cmpmem (state, size, before, size);
      g_autofree char *text = tbr_result_to_json (first, 0);
      g_autofree char *again = tbr_result_to_json (second, 0);
      g_assert_cmpstr (text, ==, again);
    }
}

#define MANY 600 /* units */

/* The made-up Europe with each of its units a hundred times. */
static TbrDictionary
crowded (guint32 *states, guint32 *capabilities, guint8 *layers, guint8 *on_duty)
{
  TbrDictionary dictionary = fixture;
  for (guint i = 0; i < MANY; i++)
    {
      states[i] = fixture.unit_states[i % fixture.n_units];
      capabilities[i] = fixture.unit_capabilities[i % fixture.n_units];
      layers[i] = fixture.unit_layers[i % fixture.n_units];
      on_duty[i] = fixture.unit_on_duty[i % fixture.n_units];
    }
  dictionary.n_units = MANY;
  dictionary.unit_states = states;
  dictionary.unit_capabilities = capabilities;
  dictionary.unit_layers = layers;
  dictionary.unit_on_duty = on_duty;
  return dictionary;
}

/* Pages of zeros take no memory in runs and keyframes: that most units do nothing is not written
   down for each, but for the one byte that says what one does. */
static void
test_outputs_write_nothing_of_units_that_do_nothing (void)
{
  guint32 states[MANY], capabilities[MANY];
  guint8 layers[MANY], on_duty[MANY];
  TbrDictionary dictionary = crowded (states, capabilities, layers, on_duty);
  for (guint i = 0; tbr_output_kinds[i] != NULL; i++)
    {
      const TbrOutputKind *kind = tbr_output_kinds[i];
      guint n_written[2] = { 0 };
      for (int j = 0; j < 2; j++)
        {
          g_autofree gpointer values = fixture_values (&kind->kind);
          gsize size = kind->state_size (j == 0 ? &fixture : &dictionary, values);
          g_autofree guint8 *state = g_malloc0 (size);
          kind->start (state, j == 0 ? &fixture : &dictionary, values);
          for (gsize at = 0; at < size; at++)
            n_written[j] += state[at] != 0;
        }
      /* sums by state and type have another byte at most */
      g_assert_cmpuint (n_written[1], <=, n_written[0] + MANY + 64);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/outputs/have-sound-tables", test_outputs_have_sound_tables);
  g_test_add_func ("/output/outputs/take-any-fact", test_outputs_take_any_fact);
  g_test_add_func ("/output/outputs/work-without-anybody", test_outputs_work_without_anybody);
  g_test_add_func ("/output/outputs/write-nothing-of-units-that-do-nothing",
                   test_outputs_write_nothing_of_units_that_do_nothing);
  g_test_add_func ("/output/outputs/may-be-asked-twice", test_outputs_may_be_asked_twice);
  return g_test_run ();
}
