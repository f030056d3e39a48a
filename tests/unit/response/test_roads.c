/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Calls of a city with a road graph: times by arithmetic, and what is refused. */
#include "city_fixture.h"

#include <glib/gstdio.h>

/* A ring of one-way streets, D - A - B - C - D, and a short cut from B to D. Nobody can turn in at
 * B.
 */
static const char nodes[] = "node,x,y,access\n"
                            "A,0,0,1\n"
                            "B,1000,0,0\n"
                            "C,2000,0,1\n"
                            "D,1000,1000,1\n";
static const char arcs[] = "from,to,lights,normal\n"
                           "A,B,60,120\n"
                           "B,C,60,120\n"
                           "B,D,90,180\n"
                           "C,B,60,120\n"
                           "C,D,100,200\n"
                           "D,A,100,200\n";

/* 10 m/s with lights, 5 m/s without; the home lies 100 m south of A. */
static const char rules[]
    = "metric='graph' nodes='nodes.csv' arcs='arcs.csv' trace='trace.csv' speed='36 km/h' "
      "speed-normal='18 km/h' service-holds='on-scene' return='%s' redispatch='low-to-higher' "
      "trace-folder='%s'";
static const char rows[] = "<server unit='U' x='0 m' y='-100 m'/><class priority='1'/>"
                           "<class priority='3' lights='no'/>";

typedef struct
{
  char *folder;
  char *attributes;
} Roads;

static void
write_file (const Roads *roads, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (roads->folder, name, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
roads_init (Roads *roads, const char *homeward, const char *trace)
{
  roads->folder = g_dir_make_tmp ("tabard-roads-XXXXXX", NULL);
  roads->attributes = g_strdup_printf (rules, homeward, roads->folder);
  write_file (roads, "nodes.csv", nodes);
  write_file (roads, "arcs.csv", arcs);
  write_file (roads, "trace.csv", trace);
}

static void
remove_files (const Roads *roads)
{
  static const char *const names[] = { "nodes.csv", "arcs.csv", "trace.csv" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (roads->folder, names[i], NULL);
      g_unlink (path);
    }
  g_rmdir (roads->folder);
}

static void
roads_clear (Roads *roads)
{
  remove_files (roads);
  g_free (roads->folder);
  g_free (roads->attributes);
}

static City
city_of (const Roads *roads)
{
  return (City){ "10 h", 1, roads->attributes, rows, "fastest", 1, 0, 0 };
}

/* A run of these recorded calls, x, y and priority of each: they ask for a minute of work. */
static void
play (City *city, const char *homeward, const char *calls)
{
  Roads roads;
  g_autofree char *trace = g_strconcat ("t,x,y,priority,delay,service\n", calls, NULL);
  roads_init (&roads, homeward, trace);
  *city = city_of (&roads);
  city_run (city);
  roads_clear (&roads);
}

/* Out 10 + 60 + 60 + 20 s; home 40 s, 400 s around the ring, 20 s. The one who calls meanwhile
   waits. */
static void
test_roads_lead_one_way (void)
{
  City city;
  play (&city, "busy", "0,2000,-200,1,0,60\n5,0,0,1,0,60\n");
  g_assert_cmpfloat (city_find (&city, TBR_FACT_CALL_DISPATCHED, 0)->y, ==, 150);
  g_assert_cmpfloat (city_find (&city, TBR_FACT_CALL_ON_SCENE, 0)->x, ==, 150);
  g_assert_cmpint (city_find (&city, TBR_FACT_CALL_DISPATCHED, 1)->at, ==,
                   (150 + 60 + 460) * TBR_SECOND);
  city_clear (&city);
}

/* B is at hand, but D is the nearest where one can turn in: 10 + 60 + 90 + 95 s. */
static void
test_roads_are_joined_where_they_give_access (void)
{
  City city;
  play (&city, "free", "0,1000,50,1,0,60\n");
  g_assert_cmpfloat (city_find (&city, TBR_FACT_CALL_DISPATCHED, 0)->y, ==, 255);
  city_clear (&city);
}

/* On its way home, 50 s behind C: the other 150 s to D, then D - A - B - C with lights, 220 s, and
   20 s beside the road. */
static void
test_roads_are_left_at_the_next_node (void)
{
  City city;
  play (&city, "free", "0,2000,-200,1,0,60\n300,2000,-200,1,0,60\n");
  g_assert_cmpfloat (city_find (&city, TBR_FACT_CALL_DISPATCHED, 1)->y, ==, 390);
  city_clear (&city);
}

/* Without lights to the first call, 500 m behind C after 360 s; turned: 50 s back to C and 100 s to
   the other call at D, with lights. */
static void
test_roads_are_gone_back_to (void)
{
  City city;
  play (&city, "free", "0,2000,-1000,3,0,60\n360,1000,1000,1,0,60\n");
  g_assert_cmpfloat (city_find (&city, TBR_FACT_CALL_DISPATCHED, 0)->y, ==, 460);
  g_assert_cmpuint (city_count (&city, TBR_FACT_CALL_BUMPED), ==, 1);
  g_assert_cmpfloat (city_find (&city, TBR_FACT_CALL_DISPATCHED, 1)->y, ==, 150);
  city_clear (&city);
}

/* The files are read before the first event: a fork in the middle needs them no more. */
static void
test_roads_are_carried_by_the_run (void)
{
  Roads roads;
  roads_init (&roads, "free",
              "t,x,y,priority,delay,service\n0,2000,-200,1,0,60\n300,2000,-200,1,0,60\n");
  City city = city_of (&roads);
  g_autoptr (TbrScenario) scenario = city_read_good (&city);
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, city.seed, 0);
  remove_files (&roads);
  tbr_sim_run_until (sim, 290 * TBR_SECOND);
  g_autoptr (TbrSim) fork = tbr_sim_fork (sim);
  tbr_sim_run_until (fork, TBR_NEVER);
  tbr_sim_run_until (sim, TBR_NEVER);
  g_assert_cmpuint (tbr_sim_digest (sim), ==, tbr_sim_digest (fork));
  roads_clear (&roads);
}

/* A file in place of the good one, and what is said of it. */
typedef struct
{
  const char *name, *text, *message;
} Fault;

static const Fault faults[] = {
  { "nodes.csv", "node,x\nA,0\n", "nodes.csv:1: there is no column 'y' among node, x" },
  { "nodes.csv", "node,x,y\nA,0,0\nA,1,1\n", "nodes.csv:3: node: 'A' is there already" },
  { "nodes.csv", "node,x,y,access\nA,0,0,yes\n", "nodes.csv:2: access: 'yes' is neither 0 nor 1" },
  { "nodes.csv", "node,x,y,access\nA,0,0,0\nB,0,0,0\nC,0,0,0\nD,0,0,0\n",
    "nodes.csv: no node gives access" },
  { "arcs.csv", "from,to,lights\nA,B,60\nB,Z,60\n", "arcs.csv:3: to: no node is called 'Z'" },
  { "arcs.csv", "from,to,lights\nA,B,-1\n", "arcs.csv:2: lights: -1 s is outside 0-36000 s" },
  { "arcs.csv", "from,to,lights\nA,C,60\nC,A,60\nA,D,60\n",
    "nodes.csv:5: no way of at most 21474 s leads from node 'D' to node 'A'" },
  { "arcs.csv", "from,to,lights\nA,C,60\nC,A,60\nD,A,60\n",
    "nodes.csv:5: no way of at most 21474 s leads from node 'A' to node 'D'" },
};

static void
test_roads_name_what_is_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      Roads roads;
      roads_init (&roads, "free", "t,x,y\n0,0,0\n");
      write_file (&roads, faults[i].name, faults[i].text);
      City city = city_of (&roads);
      g_autoptr (TbrDiagnostics) said = tbr_diagnostics_new ();
      g_autofree char *expected
          = g_strdup_printf ("calls 'c': %s/%s", roads.folder, faults[i].message);
      g_assert_null (city_read (&city, said));
      g_assert_cmpstr (tbr_diagnostics_get (said, 0)->message, ==, expected);
      roads_clear (&roads);
    }
}

static void
test_roads_are_asked_for (void)
{
  City city = { "10 h", 1, "metric='graph'", "", "nearest", 1, 0, 0 };
  g_autoptr (TbrDiagnostics) said = tbr_diagnostics_new ();
  g_assert_null (city_read (&city, said));
  g_assert_cmpstr (tbr_diagnostics_get (said, 0)->message, ==,
                   "calls 'c': metric: 'graph' needs nodes and arcs");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/roads/lead-one-way", test_roads_lead_one_way);
  g_test_add_func ("/response/roads/are-joined-where-they-give-access",
                   test_roads_are_joined_where_they_give_access);
  g_test_add_func ("/response/roads/are-left-at-the-next-node",
                   test_roads_are_left_at_the_next_node);
  g_test_add_func ("/response/roads/are-gone-back-to", test_roads_are_gone_back_to);
  g_test_add_func ("/response/roads/are-carried-by-the-run", test_roads_are_carried_by_the_run);
  g_test_add_func ("/response/roads/name-what-is-wrong", test_roads_name_what_is_wrong);
  g_test_add_func ("/response/roads/are-asked-for", test_roads_are_asked_for);
  return g_test_run ();
}
