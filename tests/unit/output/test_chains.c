/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The Union's chains, by hand. */
#include "fixture.h"

#include "output/words.h"

extern const TbrOutputKind tbr_output_chains;

#define FACT(Hour, Kind, Code, ...)                                                                \
  {                                                                                                \
    .at = Hour * TBR_HOUR, .kind = TBR_FACT_##Kind, .code = Code, __VA_ARGS__                      \
  }

static void
test_chains_none (void)
{
  g_autoptr (TbrResult) result = fixture_fold (&tbr_output_chains, NULL, 0, TBR_DAY);

  ASSERT_VALUE (result, "solidarity.invoked", ALL, "", 0);
  ASSERT_NEVER (result, "solidarity.invocation-to-decision", ALL, "");
  ASSERT_NEVER (result, "ipcr.opening-to-full", ALL, "");
  ASSERT_VALUE (result, "maps.delivered", ALL, "", 0);
  ASSERT_NEVER (result, "maps.delay", ALL, "");
  ASSERT_NEVER (result, "atlas.time-to-answer", ALL, "");
}

/* Two states invoke the clause, one is decided on after two days; three maps of four come; two
   states are asked for units, one sends two of them. */
static void
test_chains_by_hand (void)
{
  const TbrFact facts[] = {
    FACT (1, IPCR, 1, .a = SE),
    FACT (2, ATLAS, 0, .a = SE, .b = PL, .c = TBR_NONE),
    FACT (2, ATLAS, 0, .a = SE, .b = IT, .c = TBR_NONE),
    FACT (4, ATLAS, 1, .a = SE, .b = PL, .c = 1, .x = 2),
    FACT (4, ATLAS, 1, .a = SE, .b = PL, .c = 2, .x = 2),
    FACT (7, ATLAS, 2, .a = SE, .b = IT, .c = TBR_NONE, .x = 5),
    FACT (8, MAP, 0, .a = SE, .b = 3),
    FACT (9, SOLIDARITY, 0, .a = SE),
    FACT (9, IPCR, 3, .a = SE, .x = 8),
    FACT (10, SOLIDARITY, 0, .a = PL),
    FACT (18, MAP, 1, .a = SE, .b = 1, .x = 10),
    FACT (20, MAP, 1, .a = SE, .b = 1, .x = 12),
    FACT (25, MAP, 1, .a = SE, .b = 1, .x = 17),
    FACT (26, MAP, 0, .a = SE, .b = 1),
    FACT (33, IPCR, 4, .a = SE, .z = 1),
    FACT (57, IPCR, 4, .a = SE, .z = 2),
    FACT (57, SOLIDARITY, 1, .a = SE, .x = 48),
    FACT (90, SOLIDARITY, 2, .a = SE),
  };
  g_autoptr (TbrResult) result
      = fixture_fold (&tbr_output_chains, facts, G_N_ELEMENTS (facts), 300 * TBR_HOUR);

  ASSERT_VALUE (result, "solidarity.invoked", ALL, "", 2);
  ASSERT_VALUE (result, "solidarity.decided", ALL, "", 1);
  ASSERT_VALUE (result, "solidarity.invocation-to-decision", ALL, "", 2);
  ASSERT_VALUE (result, "ipcr.opening-to-full", ALL, "", 8);
  ASSERT_VALUE (result, "ipcr.reports", ALL, "", 2);
  ASSERT_VALUE (result, "maps.asked", ALL, "", 4);
  ASSERT_VALUE (result, "maps.delivered", ALL, "", 3);
  ASSERT_VALUE (result, "maps.delay", ALL, "", 13);
  ASSERT_VALUE (result, "atlas.states-asked", ALL, "", 2);
  ASSERT_VALUE (result, "atlas.units-sent", ALL, "", 2);
  ASSERT_VALUE (result, "atlas.time-to-answer", ALL, "", 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/chains/none", test_chains_none);
  g_test_add_func ("/output/chains/by-hand", test_chains_by_hand);
  return g_test_run ();
}
