/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What must hold between units and ledger: whatever is put wrong is found, at once and at midnight.
 */
#include "mission_case.h"

#include "resources/roster.h"

#include <string.h>

/* A way to put something wrong. */
typedef struct
{
  const char *fault;
  void (*forge) (TbrSim *sim, TbrUnit *unit, TbrNeed *need);
} Forgery;

static void
forge_goods (TbrSim *sim, TbrUnit *unit, TbrNeed *need)
{
  unit->goods -= 0.25;
}

static void
forge_column (TbrSim *sim, TbrUnit *unit, TbrNeed *need)
{
  unit->column = TBR_COLUMN_EXPECTED;
}

static void
forge_phase (TbrSim *sim, TbrUnit *unit, TbrNeed *need)
{
  unit->phase = TBR_PHASE_AVAILABLE;
}

static void
forge_machines (TbrSim *sim, TbrUnit *unit, TbrNeed *need)
{
  unit->n_down = 1000;
}

static void
forge_need (TbrSim *sim, TbrUnit *unit, TbrNeed *need)
{
  unit->need = 1;
}

static void
forge_count (TbrSim *sim, TbrUnit *unit, TbrNeed *need)
{
  need->n_working++;
}

static void
forge_rate (TbrSim *sim, TbrUnit *unit, TbrNeed *need)
{
  need->rate[TBR_WORK_VEHICLE] += 1;
}

static void
forge_promise (TbrSim *sim, TbrUnit *unit, TbrNeed *need)
{
  need->promised = 3;
}

static void
forge_list (TbrSim *sim, TbrUnit *unit, TbrNeed *need)
{
  need->first_unit = TBR_NONE;
}

static const Forgery forgeries[] = {
  { "its goods do not add up", forge_goods },
  { "its column does not go with its phase", forge_column },
  { "its column does not go with its phase", forge_phase },
  { "more machines are broken than it has", forge_machines },
  { "it is listed at a need that is not its own", forge_need },
  { "units at work: 2 against 1", forge_count },
  { "rate at work: ", forge_rate },
  { "rate promised: 3 against 0", forge_promise },
  { "1 against 0", forge_list },
};

static void
test_invariant_finds_what_is_wrong_at_a_need (void)
{
  Case self;
  case_init (&self, &engine, "SE");
  case_bring_to_work (&self);
  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      TbrUnit *unit = case_unit (&self), unit_before = *unit;
      TbrNeed *need = tbr_need_get (self.sim, self.need), need_before = *need;
      g_autoptr (GError) error = NULL;
      g_assert_true (tbr_unit_check_busy (self.sim, NULL, 0, NULL));
      forgeries[i].forge (self.sim, unit, need);
      g_assert_false (tbr_unit_check_busy (self.sim, NULL, 0, &error));
      if (strstr (error->message, forgeries[i].fault) == NULL)
        g_error ("forgery %u: '%s' is not in '%s'", i, forgeries[i].fault, error->message);
      g_assert_false (tbr_unit_check_invariants (self.sim, NULL));
      *unit = unit_before;
      *need = need_before;
    }
  g_assert_true (tbr_unit_check_invariants (self.sim, NULL));
  tbr_fixture_clear (&self.fixture);
}

/* A unit at home that nothing names is found when all are looked at; when it is named, at once. */
static void
test_invariant_finds_what_is_wrong_at_home (void)
{
  Case self;
  case_init (&self, &engine, "SE");
  case_unit (&self)->goods += 1;
  g_assert_true (tbr_unit_check_busy (self.sim, NULL, 0, NULL));
  g_assert_false (tbr_unit_check_busy (self.sim, &self.unit.i, 1, NULL));
  g_assert_false (tbr_unit_check_invariants (self.sim, NULL));
  tbr_fixture_clear (&self.fixture);
}

static void
test_invariant_finds_people_who_are_lost (void)
{
  Case self;
  g_autoptr (GError) error = NULL;
  case_init (&self, &engine, "SE");
  case_bring_to_work (&self);
  tbr_roster_pools (self.sim, self.unit)->home++;
  g_assert_false (tbr_unit_check_invariants (self.sim, &error));
  g_assert_nonnull (strstr (error->message, "people"));
  tbr_fixture_clear (&self.fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resources/invariant/finds-what-is-wrong-at-a-need",
                   test_invariant_finds_what_is_wrong_at_a_need);
  g_test_add_func ("/resources/invariant/finds-what-is-wrong-at-home",
                   test_invariant_finds_what_is_wrong_at_home);
  g_test_add_func ("/resources/invariant/finds-people-who-are-lost",
                   test_invariant_finds_people_who_are_lost);
  return g_test_run ();
}
