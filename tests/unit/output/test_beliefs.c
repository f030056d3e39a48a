/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Belief against truth, by hand. */
#include "fixture.h"

extern const TbrOutputKind tbr_output_beliefs;

#define BELIEF(State, Decision, Believed, True, Age)                                               \
  {                                                                                                \
    .at = TBR_HOUR, .kind = TBR_FACT_BELIEF, .code = TBR_DECISION_##Decision, .a = State, .b = 0,  \
    .c = TBR_NEED_FIRE_LINE, .x = Believed, .y = True, .z = Age                                    \
  }

static void
test_beliefs_none (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_beliefs, NULL, 0, TBR_DAY);
  g_assert_null (tbr_result_find (result, "belief.decisions", TBR_SCOPE_ALL, ""));
}

/* Half of the truth, all of it, twice of it; and something believed where nothing is: that has no
   ratio, but an age. */
static void
test_beliefs_by_hand (void)
{
  const TbrFact facts[] = {
    BELIEF (SE, ASK, 50, 100, 2),
    BELIEF (SE, CHOOSE, 100, 100, 1),
    BELIEF (PL, OFFER, 200, 100, 3),
    BELIEF (TBR_NONE, RESCEU, 10, 0, 6),
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_beliefs, facts, G_N_ELEMENTS (facts), TBR_DAY);

  ASSERT_VALUE (result, "belief.decisions", ALL, "", 4);
  ASSERT_VALUE (result, "belief.age", ALL, "", 3);
  ASSERT_VALUE (result, "belief.gap", ALL, "", 100 * (0.5 + 1 + 2) / 3 - 100);
  ASSERT_VALUE (result, "belief.amiss", ALL, "", 50);
  ASSERT_VALUE (result, "belief.gap", DECISION, "ask", -50);
  ASSERT_VALUE (result, "belief.gap", DECISION, "offer", 100);
  ASSERT_NEVER (result, "belief.gap", DECISION, "resceu");
  ASSERT_VALUE (result, "belief.age", DECISION, "resceu", 6);
  ASSERT_VALUE (result, "belief.decisions", STATE, "SE", 2);
  ASSERT_VALUE (result, "belief.gap", STATE, "SE", -25);
  g_assert_null (tbr_result_find (result, "belief.gap", TBR_SCOPE_STATE, "IT"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/beliefs/none", test_beliefs_none);
  g_test_add_func ("/output/beliefs/by-hand", test_beliefs_by_hand);
  return g_test_run ();
}
