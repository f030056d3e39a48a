/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which row of the table of borders holds, and what is taken away. */
#include "resources/obstacle.h"

#include <tabard/sim.h>

static const char rows[]
    = "<borders><border id='all' authorisation='4 h' equipment='3 h' insurance='2 h' "
      "radio='30 min'/>"
      "<border id='medical' families='medical' qualification='6 h'/>"
      "<border id='pair' owners='DE' hosts='FR' treaty='yes' equipment='1 h'/>"
      "<border id='third' outside='yes' authorisation='0 h' equipment='5 h' refused='0.5' "
      "visa='7 h'/></borders>";

/* A German and a Polish pump, a German hospital ship's worth of physicians. */
static const char units[]
    = "<capabilities><capability id='HCP' title='Pumps' family='flood' staff='8' staff-least='4'/>"
      "<capability id='EMT2' title='Team' family='medical' staff='8' "
      "staff-least='4'/></capabilities>"
      "%s<units><unit id='DE1' capability='HCP' state='DE' base='Berlin'/>"
      "<unit id='PL1' capability='HCP' state='PL' base='Warsaw'/>"
      "<unit id='DE2' capability='EMT2' state='DE' base='Berlin'/></units>";

enum
{
  DE_PUMP,
  PL_PUMP,
  DE_TEAM
};

typedef struct
{
  TbrMap *map;
  TbrScenario *scenario;
  TbrSim *sim;
} Case;

static Case
begin (const char *borders, const char *removed)
{
  Case self = { 0 };
  g_autofree char *folder = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  g_autofree char *body = g_strdup_printf (units, borders);
  g_autofree char *text
      = g_strdup_printf ("<scenario xmlns='urn:tabard:scenario:1'><meta title='Test' "
                         "start='2020-01-01T00:00Z' duration='1 d' remove='%s'/>%s</scenario>",
                         removed, body);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  self.map = tbr_map_load (folder, NULL);
  self.scenario = tbr_scenario_parse (text, -1, "test.xml", NULL, self.map, NULL, faults);
  if (self.scenario == NULL)
    g_error ("%s", tbr_diagnostics_to_text (faults));
  self.sim = tbr_sim_new (self.scenario, 1, 0);
  return self;
}

static void
end (Case *self)
{
  tbr_sim_free (self->sim);
  tbr_scenario_free (self->scenario);
  tbr_map_free (self->map);
}

/* Hours that an obstacle costs a unit in a state; drawn and in the mean they are the same, for all
   laws here are constant. */
static double
hours (const Case *self, guint32 unit, const char *host, TbrObstacle obstacle)
{
  TbrStateId state = tbr_map_find_state (self->map, host);
  TbrTime drawn = tbr_obstacle_draw (self->sim, TBR_HANDLE (TbrUnitId, unit), state, obstacle);
  g_assert_cmpint (drawn, ==,
                   tbr_obstacle_mean (self->sim, TBR_HANDLE (TbrUnitId, unit), state, obstacle));
  return (double) drawn / (double) TBR_HOUR;
}

static void
test_obstacle_without_rows_there_is_none (void)
{
  Case self = begin ("", "");
  for (guint i = 0; i < TBR_OBSTACLE_N; i++)
    g_assert_cmpfloat (hours (&self, PL_PUMP, "FR", (TbrObstacle) i), ==, 0);
  end (&self);
}

static void
test_obstacle_last_row_that_says_something_holds (void)
{
  Case self = begin (rows, "");
  g_assert_cmpfloat (hours (&self, PL_PUMP, "FR", TBR_OBSTACLE_AUTHORISATION), ==, 4);
  g_assert_cmpfloat (hours (&self, PL_PUMP, "FR", TBR_OBSTACLE_EQUIPMENT), ==, 3);
  g_assert_cmpfloat (hours (&self, PL_PUMP, "FR", TBR_OBSTACLE_QUALIFICATION), ==, 0);
  g_assert_cmpfloat (hours (&self, DE_TEAM, "PL", TBR_OBSTACLE_QUALIFICATION), ==, 6);
  g_assert_cmpfloat (hours (&self, DE_PUMP, "FR", TBR_OBSTACLE_EQUIPMENT), ==, 1);
  g_assert_cmpfloat (hours (&self, DE_PUMP, "FR", TBR_OBSTACLE_RADIO), ==, 0.5);
  g_assert_cmpfloat (hours (&self, DE_TEAM, "FR", TBR_OBSTACLE_QUALIFICATION), ==, 6);
  end (&self);
}

static void
test_obstacle_treaty_settles_leave_and_insurance (void)
{
  Case self = begin (rows, "");
  g_assert_cmpfloat (hours (&self, DE_PUMP, "FR", TBR_OBSTACLE_AUTHORISATION), ==, 0);
  g_assert_cmpfloat (hours (&self, DE_PUMP, "FR", TBR_OBSTACLE_INSURANCE), ==, 0);
  g_assert_cmpfloat (hours (&self, DE_PUMP, "PL", TBR_OBSTACLE_INSURANCE), ==, 2);
  end (&self);
}

/* A row for third countries says nothing of members and participating states. */
static void
test_obstacle_outside_the_mechanism (void)
{
  Case self = begin (rows, "visa:DE:LB");
  g_assert_cmpfloat (hours (&self, PL_PUMP, "LB", TBR_OBSTACLE_AUTHORISATION), ==, 0);
  g_assert_cmpfloat (hours (&self, PL_PUMP, "LB", TBR_OBSTACLE_EQUIPMENT), ==, 5);
  g_assert_cmpfloat (hours (&self, PL_PUMP, "LB", TBR_OBSTACLE_VISA), ==, 7);
  g_assert_cmpfloat (hours (&self, DE_PUMP, "LB", TBR_OBSTACLE_VISA), ==, 0);
  g_assert_cmpfloat (hours (&self, DE_TEAM, "LB", TBR_OBSTACLE_QUALIFICATION), ==, 6);
  g_assert_cmpfloat (hours (&self, PL_PUMP, "TR", TBR_OBSTACLE_VISA), ==, 0);
  g_assert_cmpfloat (hours (&self, PL_PUMP, "TR", TBR_OBSTACLE_EQUIPMENT), ==, 3);
  g_assert_cmpfloat (hours (&self, PL_PUMP, "FR", TBR_OBSTACLE_VISA), ==, 0);
  end (&self);
}

static void
test_obstacle_none_at_home (void)
{
  Case self = begin (rows, "");
  for (guint i = 0; i < TBR_OBSTACLE_N; i++)
    g_assert_cmpfloat (hours (&self, DE_PUMP, "DE", (TbrObstacle) i), ==, 0);
  end (&self);
}

static void
test_obstacle_removal_takes_one_away (void)
{
  Case self = begin (rows, "radio equipment:PL all:DE:CZ");
  g_assert_cmpfloat (hours (&self, PL_PUMP, "FR", TBR_OBSTACLE_RADIO), ==, 0);
  g_assert_cmpfloat (hours (&self, PL_PUMP, "FR", TBR_OBSTACLE_EQUIPMENT), ==, 0);
  g_assert_cmpfloat (hours (&self, PL_PUMP, "FR", TBR_OBSTACLE_INSURANCE), ==, 2);
  g_assert_cmpfloat (hours (&self, DE_PUMP, "PL", TBR_OBSTACLE_EQUIPMENT), ==, 3);
  g_assert_cmpfloat (hours (&self, DE_PUMP, "CZ", TBR_OBSTACLE_AUTHORISATION), ==, 0);
  end (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resources/obstacle/without-rows-there-is-none",
                   test_obstacle_without_rows_there_is_none);
  g_test_add_func ("/resources/obstacle/last-row-that-says-something-holds",
                   test_obstacle_last_row_that_says_something_holds);
  g_test_add_func ("/resources/obstacle/treaty-settles-leave-and-insurance",
                   test_obstacle_treaty_settles_leave_and_insurance);
  g_test_add_func ("/resources/obstacle/outside-the-mechanism",
                   test_obstacle_outside_the_mechanism);
  g_test_add_func ("/resources/obstacle/none-at-home", test_obstacle_none_at_home);
  g_test_add_func ("/resources/obstacle/removal-takes-one-away",
                   test_obstacle_removal_takes_one_away);
  return g_test_run ();
}
