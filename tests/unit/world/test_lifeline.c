/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Services of regions: what is lost spreads, waits for buffers, comes back, and is counted. */
#include "world/lifeline.h"

#include "world/buffer.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define N_REGIONS 3
#define N_HAZARDS 3
/* ln 100: from out to 1 % out. */
#define LN_100 4.605170185988091

typedef struct
{
  TbrSim sim; /* first: handlers find the rest behind it */
  TbrHandler handlers[TBR_EVENTS_MAX];
  TbrScenario scenario;
  TbrMeta meta;
  TbrMap map;
  TbrRegion regions[N_REGIONS];
  TbrLifelineSpec specs[TBR_LIFELINE_N];
  const TbrLifelineSpec *spec_list[TBR_LIFELINE_N];
  TbrDependency rows[8];
  const TbrDependency *row_list[8];
  GArray *facts;
  guint n_changed;
} Case;

static const double people[N_REGIONS] = { 1000, 2000, 500 };
static const TbrCare care = { .divert = 1, .evacuate = 1 };
static const guint32 hazard_rows[N_HAZARDS] = { 0, TBR_NONE, 1 };

static void
count_changed (TbrSim *sim, const TbrEvent *event)
{
  ((Case *) (void *) sim)->n_changed++;
}

static void
take_facts (gpointer data, const TbrFact *facts, guint n)
{
  g_array_append_vals (((Case *) data)->facts, facts, n);
}

/* Services that come back within an hour and depend on nothing. */
static void
case_init (Case *self)
{
  memset (self, 0, sizeof *self);
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    {
      self->specs[i] = (TbrLifelineSpec){ .recovery = TBR_HOUR, .slows = 1 };
      self->spec_list[i] = &self->specs[i];
    }
  for (guint i = 0; i < N_REGIONS; i++)
    self->regions[i].state.i = i == 0 ? 0 : 1;
  self->meta.duration = 400 * TBR_DAY;
  self->map.regions = self->regions;
  self->map.n_regions = N_REGIONS;
  self->scenario = (TbrScenario){ .meta = &self->meta,
                                  .map = &self->map,
                                  .lifelines = self->spec_list,
                                  .dependencies = self->row_list,
                                  .care = &care,
                                  .region_people = people,
                                  .lifeline_rows = hazard_rows,
                                  .n_states = 2,
                                  .n_lifeline_hazards = 2 };
  self->scenario.sections[TBR_SECTION_HAZARDS].n = N_HAZARDS;
  self->facts = g_array_new (FALSE, FALSE, sizeof (TbrFact));
}

static void
case_depend (Case *self, TbrLifeline dependent, TbrLifeline on, double strength, TbrTime buffer)
{
  guint i = self->scenario.n_dependencies++;
  g_assert (i < G_N_ELEMENTS (self->rows));
  self->rows[i] = (TbrDependency){ .dependent = (gint) dependent,
                                   .on = (gint) on,
                                   .strength = strength,
                                   .buffer = buffer,
                                   .refill = TBR_DAY };
  self->row_list[i] = &self->rows[i];
}

static void
case_start (Case *self)
{
  TbrSim *sim = &self->sim;
  tbr_lifeline_add_handlers (self->handlers);
  self->handlers[TBR_EVENT_LIFELINE_CHANGED] = count_changed;
  tbr_core_init (sim, tbr_lifeline_groups, tbr_lifeline_n_groups, self->handlers, 1, 0);
  sim->scenario = &self->scenario;
  sim->map = &self->map;
  sim->journal_on = TRUE;
  sim->sinks[0] = (TbrSink){ take_facts, self };
  sim->n_sinks = 1;
  tbr_lifeline_start (sim);
}

static void
case_clear (Case *self)
{
  tbr_core_clear (&self->sim);
  g_array_unref (self->facts);
}

static void
lose (Case *self, guint32 hazard, TbrLifeline lifeline, double delta)
{
  tbr_lifeline_add_loss (&self->sim, &(TbrLossSpec){ .hazard = { hazard },
                                                     .lifeline = lifeline,
                                                     .delta = delta });
}

static double
state_of (Case *self, TbrLifeline lifeline)
{
  return tbr_lifeline_inoperability (&self->sim, TBR_HANDLE (TbrRegionId, 0), lifeline);
}

/* Sum of a kind of harm by a hazard in a state. */
static double
sum_harm (Case *self, TbrHarm harm, guint32 hazard, guint32 state)
{
  double sum = 0;
  tbr_core_flush (&self->sim);
  for (guint i = 0; i < self->facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (self->facts, TbrFact, i);
      if (fact->kind == TBR_FACT_HARM && fact->code == harm && fact->a == hazard
          && fact->b == state)
        sum += fact->x;
    }
  return sum;
}

/* The three lifelines of cases A57 and A58: power, water, telecom. */
static void
three_lifelines (Case *self)
{
  const double strengths[3][3] = { { 0, 0.3, 0.1 }, { 0.2, 0, 0.4 }, { 0.1, 0.2, 0 } };
  const double per_day[] = { 0.2, 0.1, 0.05 };
  for (guint i = 0; i < 3; i++)
    {
      self->specs[i].recovery = (TbrTime) (LN_100 / per_day[i] * (double) TBR_DAY);
      for (guint j = 0; j < 3; j++)
        if (strengths[i][j] > 0)
          case_depend (self, (TbrLifeline) i, (TbrLifeline) j, strengths[i][j], 0);
    }
}

static void
test_lifeline_settles_where_the_published_model_does (void)
{
  Case self;
  case_init (&self);
  three_lifelines (&self);
  case_start (&self);
  lose (&self, 0, TBR_LIFELINE_POWER, 0.1);
  lose (&self, 0, TBR_LIFELINE_TELECOM, 0.05);
  tbr_core_run_until (&self.sim, 399 * TBR_DAY);
  /* Case A57: (I - A)^-1 c. Shares of sites without are kept in single precision: 7 digits. */
  g_assert_cmpfloat_with_epsilon (state_of (&self, TBR_LIFELINE_POWER), 0.123501199040767, 1e-6);
  g_assert_cmpfloat_with_epsilon (state_of (&self, TBR_LIFELINE_WATER), 0.0539568345323741, 1e-6);
  g_assert_cmpfloat_with_epsilon (state_of (&self, TBR_LIFELINE_TELECOM), 0.0731414868105516, 1e-6);
  case_clear (&self);
}

static void
test_lifeline_recovers_as_the_published_model_does (void)
{
  Case self;
  case_init (&self);
  three_lifelines (&self);
  case_start (&self);
  lose (&self, 0, TBR_LIFELINE_POWER, 0.5);
  lose (&self, 0, TBR_LIFELINE_WATER, 0.1);
  lose (&self, 0, TBR_LIFELINE_POWER, -0.5);
  lose (&self, 0, TBR_LIFELINE_WATER, -0.1);
  tbr_core_run_until (&self.sim, 10 * TBR_DAY);
  /* Case A58: ten days from (0.5, 0.1, 0). Between two steps of a quarter of an hour the others
     count as constant: 0.2 a day times 1/96 day, 0.2 %. */
  g_assert_cmpfloat_with_epsilon (state_of (&self, TBR_LIFELINE_POWER), 0.0892915474620547, 2e-4);
  g_assert_cmpfloat_with_epsilon (state_of (&self, TBR_LIFELINE_WATER), 0.0650694716625657, 2e-4);
  g_assert_cmpfloat_with_epsilon (state_of (&self, TBR_LIFELINE_TELECOM), 0.0150996107284524, 2e-4);
  case_clear (&self);
}

/* Power is out for 60 h; the hospital goes on for 48 h, then heads for 0.64 and is 1 % short of it
   12 h later. */
static void
test_lifeline_hospital_falls_when_its_generator_is_empty (void)
{
  Case self;
  case_init (&self);
  self.specs[TBR_LIFELINE_HEALTH].recovery = 12 * TBR_HOUR;
  case_depend (&self, TBR_LIFELINE_HEALTH, TBR_LIFELINE_POWER, 0.64, 48 * TBR_HOUR);
  case_start (&self);
  lose (&self, 0, TBR_LIFELINE_POWER, 1);
  g_assert_cmpfloat (state_of (&self, TBR_LIFELINE_POWER), ==, 1);
  tbr_core_run_until (&self.sim, 48 * TBR_HOUR);
  g_assert_cmpfloat (state_of (&self, TBR_LIFELINE_HEALTH), ==, 0);
  tbr_core_run_until (&self.sim, 60 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (state_of (&self, TBR_LIFELINE_HEALTH), 0.64 * 0.99, 1e-6);
  g_assert_cmpfloat_with_epsilon (sum_harm (&self, TBR_HARM_POWER, 0, 0), 60 * 1000, 1e-6);
  /* The integral of 0.64 (1 - exp (-k t)) over 12 h: 0.64 (12 - 0.99 / k), k = ln 100 / 12 h. */
  double hours = 0.64 * (12 - 0.99 * 12 / LN_100);
  g_assert_cmpfloat_with_epsilon (sum_harm (&self, TBR_HARM_HEALTH, 0, 0), hours * 1000, 1e-2);
  case_clear (&self);
}

static void
test_lifeline_buffer_refills_at_its_pace (void)
{
  Case self;
  case_init (&self);
  self.specs[TBR_LIFELINE_POWER].recovery = TBR_MINUTE;
  case_depend (&self, TBR_LIFELINE_HEALTH, TBR_LIFELINE_POWER, 0.64, 48 * TBR_HOUR);
  case_start (&self);
  lose (&self, 0, TBR_LIFELINE_POWER, 1);
  tbr_core_run_until (&self.sim, 72 * TBR_HOUR);
  g_assert_cmpfloat (state_of (&self, TBR_LIFELINE_HEALTH), >, 0.6);
  lose (&self, 0, TBR_LIFELINE_POWER, -1);
  tbr_core_run_until (&self.sim, 78 * TBR_HOUR);
  g_assert_cmpfloat (state_of (&self, TBR_LIFELINE_HEALTH), ==, 0);
  /* A day fills 48 h: nearly 6 h fill nearly 12, less the step in which the power came back. */
  lose (&self, 0, TBR_LIFELINE_POWER, 1);
  tbr_core_run_until (&self.sim, 89 * TBR_HOUR);
  g_assert_cmpfloat (state_of (&self, TBR_LIFELINE_HEALTH), ==, 0);
  tbr_core_run_until (&self.sim, 91 * TBR_HOUR);
  g_assert_cmpfloat (state_of (&self, TBR_LIFELINE_HEALTH), >, 0.6);
  case_clear (&self);
}

/* Half of the sites lose power at 0 h, the others at 24 h: what is left is shared, 36 h. */
static void
test_lifeline_sites_that_lose_power_later_bring_their_buffers (void)
{
  const TbrDependency row = { .strength = 1, .buffer = 48 * TBR_HOUR, .refill = TBR_DAY };
  TbrOutageBuffer buffer = { .fresh = 48 };
  tbr_outage_buffer_advance (&buffer, &row, 0.5, 0);
  tbr_outage_buffer_advance (&buffer, &row, 1, 24);
  g_assert_cmpfloat (buffer.left, ==, 36);
  g_assert_cmpfloat (buffer.waiting, ==, 1);
  tbr_outage_buffer_advance (&buffer, &row, 1, 35);
  g_assert_cmpfloat (buffer.empty, ==, 0);
  tbr_outage_buffer_advance (&buffer, &row, 1, 1);
  g_assert_cmpfloat (buffer.empty, ==, 1);
  /* A quarter gets it back: nobody waits, so it is taken from the empty. */
  tbr_outage_buffer_advance (&buffer, &row, 0.75, 1);
  g_assert_cmpfloat (buffer.empty, ==, 0.75);
  g_assert_cmpfloat (buffer.fresh, ==, 0);
  tbr_outage_buffer_advance (&buffer, &row, 0.75, 12);
  g_assert_cmpfloat (buffer.fresh, ==, 24);
  tbr_outage_buffer_advance (&buffer, &row, 0, 1);
  g_assert_cmpfloat (buffer.empty, ==, 0);
  g_assert_cmpfloat (buffer.waiting, ==, 0);
}

static void
test_lifeline_returns_to_nothing_when_losses_are_taken_back (void)
{
  Case self;
  case_init (&self);
  case_depend (&self, TBR_LIFELINE_TELECOM, TBR_LIFELINE_POWER, 0.72, 3 * TBR_HOUR);
  case_depend (&self, TBR_LIFELINE_POWER, TBR_LIFELINE_TELECOM, 0.12, 12 * TBR_HOUR);
  case_start (&self);
  for (guint i = 0; i < 10; i++)
    lose (&self, i % 2 == 0 ? 0 : 2, TBR_LIFELINE_POWER, 0.1);
  tbr_core_run_until (&self.sim, 3 * TBR_DAY);
  g_assert_cmpfloat (state_of (&self, TBR_LIFELINE_TELECOM), >, 0.7);
  for (guint i = 0; i < 10; i++)
    lose (&self, i % 2 == 0 ? 0 : 2, TBR_LIFELINE_POWER, -0.1);
  /* More than was lost is not given back. */
  lose (&self, 0, TBR_LIFELINE_POWER, -0.1);
  tbr_core_run_until (&self.sim, 6 * TBR_DAY);
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    {
      g_assert_cmpfloat (state_of (&self, (TbrLifeline) i), ==, 0);
      g_assert_cmpfloat (tbr_lifeline_loss (&self.sim, TBR_HANDLE (TbrRegionId, 0),
                                            (TbrLifeline) i),
                         ==, 0);
    }
  /* Asleep: nothing more will happen. */
  g_assert_cmpuint (tbr_queue_count (&self.sim), ==, 0);
  const TbrFact *last = NULL;
  tbr_core_flush (&self.sim);
  for (guint i = 0; i < self.facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (self.facts, TbrFact, i);
      if (fact->kind == TBR_FACT_LIFELINE_CHANGED && fact->code == TBR_LIFELINE_POWER)
        last = fact;
    }
  g_assert_nonnull (last);
  g_assert_cmpfloat (last->x, ==, 0);
  g_assert_cmpuint (self.n_changed, >, 4);
  case_clear (&self);
}

static void
test_lifeline_names_the_hazard_that_takes_most (void)
{
  Case self;
  case_init (&self);
  case_start (&self);
  lose (&self, 0, TBR_LIFELINE_POWER, 0.2);
  lose (&self, 2, TBR_LIFELINE_POWER, 0.3);
  g_assert_cmpfloat (state_of (&self, TBR_LIFELINE_POWER), ==, 0.5);
  lose (&self, 2, TBR_LIFELINE_POWER, 0.9);
  /* One hazard takes at most all, and so do all together. */
  g_assert_cmpfloat (state_of (&self, TBR_LIFELINE_POWER), ==, 1);
  tbr_core_run_until (&self.sim, 12 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (sum_harm (&self, TBR_HARM_POWER, 2, 0), 12000, 1e-6);
  g_assert_cmpfloat (sum_harm (&self, TBR_HARM_POWER, 0, 0), ==, 0);
  /* as much as it took at most, given back, leaves what the other takes */
  lose (&self, 2, TBR_LIFELINE_POWER, -1);
  g_assert_cmpfloat_with_epsilon (tbr_lifeline_loss (&self.sim, TBR_HANDLE (TbrRegionId, 0),
                                                     TBR_LIFELINE_POWER),
                                  0.2, 1e-6);
  case_clear (&self);
}

static void
test_lifeline_adds_up_regions_of_a_state (void)
{
  Case self;
  case_init (&self);
  self.meta.duration = 4 * TBR_HOUR;
  case_start (&self);
  for (guint32 i = 0; i < N_REGIONS; i++)
    tbr_lifeline_add_loss (&self.sim, &(TbrLossSpec){ .hazard = { 0 },
                                                      .region = { i },
                                                      .lifeline = TBR_LIFELINE_WATER,
                                                      .delta = 0.5 });
  /* The run ends before the first six hours are over: told at its end. */
  tbr_core_run_until (&self.sim, 4 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (sum_harm (&self, TBR_HARM_WATER, 0, 0), 0.5 * 4 * 1000, 1e-6);
  g_assert_cmpfloat_with_epsilon (sum_harm (&self, TBR_HARM_WATER, 0, 1), 0.5 * 4 * 2500, 1e-6);
  double by_region = 0;
  for (guint i = 0; i < self.facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (self.facts, TbrFact, i);
      by_region += fact->kind == TBR_FACT_LIFELINE_MISSED && fact->a == 2 ? fact->x : 0;
    }
  g_assert_cmpfloat_with_epsilon (by_region, 0.5 * 4 * 500, 1e-6);
  case_clear (&self);
}

/* Hours a head by hazard told of region 0, and how many facts it took. */
static double
sum_missed (const Case *self, TbrLifeline lifeline, guint32 hazard, guint *out_n)
{
  double sum = 0;
  *out_n = 0;
  for (guint i = 0; i < self->facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (self->facts, TbrFact, i);
      if (fact->kind != TBR_FACT_LIFELINE_MISSED || fact->a != 0 || fact->code != lifeline
          || fact->b != hazard)
        continue;
      sum += fact->x / people[0];
      ++*out_n;
    }
  return sum;
}

static void
test_lifeline_tells_of_a_region_when_it_is_much (void)
{
  Case self;
  guint n;
  case_init (&self);
  self.meta.duration = 60 * TBR_HOUR;
  case_start (&self);
  lose (&self, 0, TBR_LIFELINE_WATER, 0.05);
  lose (&self, 0, TBR_LIFELINE_POWER, 0.5);
  /* 0.05 an hour: 0.9 h after 18 h, told with 24 h; 0.5 an hour: 3 h at each count. */
  tbr_core_run_until (&self.sim, 18 * TBR_HOUR);
  g_assert_cmpfloat (sum_missed (&self, TBR_LIFELINE_WATER, 0, &n), ==, 0);
  g_assert_cmpfloat_with_epsilon (sum_missed (&self, TBR_LIFELINE_POWER, 0, &n), 9, 1e-9);
  g_assert_cmpuint (n, ==, 3);
  tbr_core_run_until (&self.sim, 24 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (sum_missed (&self, TBR_LIFELINE_WATER, 0, &n), 1.2, 1e-9);
  g_assert_cmpuint (n, ==, 1);
  /* What another hazard takes is told apart, what is left at the end at the end. */
  tbr_core_run_until (&self.sim, 36 * TBR_HOUR);
  lose (&self, 2, TBR_LIFELINE_WATER, 0.6);
  tbr_core_run_until (&self.sim, 60 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (sum_missed (&self, TBR_LIFELINE_WATER, 0, &n), 1.8, 1e-9);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat_with_epsilon (sum_missed (&self, TBR_LIFELINE_WATER, 2, &n), 24 * 0.65, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_harm (&self, TBR_HARM_WATER, 2, 0), 24 * 0.65 * 1000, 1e-6);
  g_assert_cmpfloat_with_epsilon (sum_harm (&self, TBR_HARM_WATER, 0, 0), 1.8 * 1000, 1e-6);
  case_clear (&self);
}

static void
test_lifeline_is_nothing_where_nothing_reaches_it (void)
{
  Case self;
  case_init (&self);
  case_start (&self);
  lose (&self, 0, TBR_LIFELINE_POWER, 0);
  lose (&self, 0, TBR_LIFELINE_POWER, -1);
  tbr_lifeline_add_loss (&self.sim, &(TbrLossSpec){ .hazard = { 0 },
                                                    .region = { TBR_NONE },
                                                    .lifeline = TBR_LIFELINE_POWER,
                                                    .delta = 1 });
  g_assert_cmpuint (tbr_queue_count (&self.sim), ==, 0);
  g_assert_cmpfloat (tbr_lifeline_inoperability (&self.sim, TBR_HANDLE (TbrRegionId, TBR_NONE),
                                                 TBR_LIFELINE_POWER),
                     ==, 0);
  g_assert_cmpfloat (tbr_lifeline_people (&self.sim, TBR_HANDLE (TbrRegionId, 1)), ==, 2000);
  case_clear (&self);

  case_init (&self);
  self.scenario.region_people = NULL;
  case_start (&self);
  g_assert_false (tbr_lifeline_is_on (&self.sim));
  g_assert_cmpfloat (state_of (&self, TBR_LIFELINE_POWER), ==, 0);
  g_assert_cmpfloat (tbr_lifeline_people (&self.sim, TBR_HANDLE (TbrRegionId, 1)), ==, 0);
  case_clear (&self);
}

/* Books of a region: each of them forged is found, with its two sums. */
static void
test_lifeline_finds_books_that_do_not_add_up (void)
{
  Case self;
  case_init (&self);
  case_start (&self);
  g_assert_true (tbr_lifeline_check (&self.sim, NULL));
  tbr_lifeline_add_loss (&self.sim, &(TbrLossSpec){ { 0 }, { 1 }, TBR_LIFELINE_WATER, 0.25 });
  tbr_lifeline_add_loss (&self.sim, &(TbrLossSpec){ { 2 }, { 1 }, TBR_LIFELINE_WATER, 0.9 });
  g_assert_true (tbr_lifeline_check (&self.sim, NULL));
  TbrOutage *outage = &tbr_arena_get (&self.sim.arena, TBR_GROUP_OUTAGE, TbrOutage)[1];
  const struct
  {
    double *book, forged;
    const char *fault;
  } cases[] = {
    { &outage->loss[TBR_LIFELINE_WATER], 0.5,
      "loss of a service, and by all hazards: 0.5 against 1" },
    { &outage->state[TBR_LIFELINE_POWER], 1.5, "that is out, and all of it: 1.5 against 1" },
    { &outage->state[TBR_LIFELINE_POWER], NAN, "that is out, and all of it: nan against 1" },
    { &outage->hospitals.held[TBR_BED_WARD], -2, "fewer beds or patients than none: -2 against 0" },
    { &outage->hospitals.gone, -3, "fewer beds or patients than none: -3 against 0" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      double before = *cases[i].book;
      *cases[i].book = cases[i].forged;
      g_assert_false (tbr_lifeline_check (&self.sim, &error));
      g_assert_nonnull (strstr (error->message, cases[i].fault));
      *cases[i].book = before;
    }
  g_assert_true (tbr_lifeline_check (&self.sim, NULL));
  case_clear (&self);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/lifeline/settles-where-the-published-model-does",
                   test_lifeline_settles_where_the_published_model_does);
  g_test_add_func ("/world/lifeline/recovers-as-the-published-model-does",
                   test_lifeline_recovers_as_the_published_model_does);
  g_test_add_func ("/world/lifeline/hospital-falls-when-its-generator-is-empty",
                   test_lifeline_hospital_falls_when_its_generator_is_empty);
  g_test_add_func ("/world/lifeline/buffer-refills-at-its-pace",
                   test_lifeline_buffer_refills_at_its_pace);
  g_test_add_func ("/world/lifeline/sites-that-lose-power-later-bring-their-buffers",
                   test_lifeline_sites_that_lose_power_later_bring_their_buffers);
  g_test_add_func ("/world/lifeline/returns-to-nothing-when-losses-are-taken-back",
                   test_lifeline_returns_to_nothing_when_losses_are_taken_back);
  g_test_add_func ("/world/lifeline/names-the-hazard-that-takes-most",
                   test_lifeline_names_the_hazard_that_takes_most);
  g_test_add_func ("/world/lifeline/adds-up-regions-of-a-state",
                   test_lifeline_adds_up_regions_of_a_state);
  g_test_add_func ("/world/lifeline/tells-of-a-region-when-it-is-much",
                   test_lifeline_tells_of_a_region_when_it_is_much);
  g_test_add_func ("/world/lifeline/is-nothing-where-nothing-reaches-it",
                   test_lifeline_is_nothing_where_nothing_reaches_it);
  g_test_add_func ("/world/lifeline/finds-books-that-do-not-add-up",
                   test_lifeline_finds_books_that_do_not_add_up);
  return g_test_run ();
}
