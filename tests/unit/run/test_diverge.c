/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A run that goes on from an instant of another scenario's run ends as if it had begun at its own
   start, for every kind of order; and what does not share the past takes over nothing. */
#include <tabard/keyframe.h>
#include <tabard/whatif.h>

#include <string.h>

#define MOST 6 /* edits of a branch */

/* Two branches of a shipped crisis. An order is written "order 5 d ...": its instant is counted
   from the start; UNIT is some unit of the crisis. */
typedef struct
{
  const char *scenario;
  const char *both[MOST], *one[MOST], *other[MOST];
  TbrTime until; /* of the runs */
  TbrTime same;  /* until when the past is the same */
} Pair;

#define OTHER_POLICY "add policies fastest id=others decision=choose states=FI"

static const Pair pairs[] = {
  /* roads: closed, slowed, opened again; a policy; several at one instant */
  { .scenario = "sweden-2018",
    .other = { "order 5 d planner set-link link=17 state=closed" },
    .until = 9 * TBR_DAY,
    .same = 5 * TBR_DAY },
  { .scenario = "sweden-2018",
    .both = { OTHER_POLICY, "order 4 d planner set-link link=17 state=closed" },
    .one = { "order 7 d planner set-link link=40 state=closed" },
    .other = { "order 5 d planner set-policy policy=others",
               "order 5 d planner set-link link=17 state=open",
               "order 4 d planner set-link link=18 state=slowed 'factor=20 %'",
               "order 6 d planner set-policy policy=choice" },
    .until = 9 * TBR_DAY,
    .same = 4 * TBR_DAY },
  /* taken back */
  { .scenario = "sweden-2018",
    .both = { "order 3 d planner set-link link=30 state=closed" },
    .one
    = { "order 5 d planner recall-unit unit=UNIT", "order 6 d planner set-seat player=person" },
    .until = 9 * TBR_DAY,
    .same = 5 * TBR_DAY },
  /* another base */
  { .scenario = "sweden-2018",
    .other = { "order 5 d planner station-unit unit=S088.1 base=Falun 'lon=15.63 deg' 'lat=60.61 "
               "deg'" },
    .until = 9 * TBR_DAY,
    .same = 5 * TBR_DAY },
  /* an airport closed, and opened again */
  { .scenario = "sweden-2018",
    .both = { "order 3 d planner set-site site=ESSA state=closed" },
    .other = { "order 5 d planner set-site site=ESSA state=open",
               "order 5 d planner set-site site=EFHK state=closed" },
    .until = 9 * TBR_DAY,
    .same = 5 * TBR_DAY },
  /* a unit out of service, and in service again */
  { .scenario = "sweden-2018",
    .both = { "order 3 d planner set-unit unit=S088.1 state=out-of-service" },
    .other = { "order 5 d planner set-unit unit=S088.1 state=in-service",
               "order 5 d planner set-unit unit=SE.NFIRE.4 state=out-of-service" },
    .until = 9 * TBR_DAY,
    .same = 5 * TBR_DAY },
  /* done otherwise */
  { .scenario = "tuerkiye-2023",
    .one = { "order 2 d planner recall-unit unit=UNIT" },
    .other = { "order 30 h planner ask-help state=TR need=homeless work=hand rate=500" },
    .until = 4 * TBR_DAY,
    .same = 30 * TBR_HOUR },
  /* a seat is handed over, and back */
  { .scenario = "evros-2023",
    .other = { "order 3 d planner set-seat state=GR player=person",
               "order 5 d planner set-seat state=GR player=doctrine",
               "order 6 d planner set-link link=25 state=closed" },
    .until = 9 * TBR_DAY,
    .same = 3 * TBR_DAY },
  { .scenario = "beirut-2020",
    .other = { "order 2 d planner set-policy policy=by-distance",
               "order 2 d LB ask-help need=wounded work=hand rate=50" },
    .until = 10 * TBR_DAY,
    .same = 2 * TBR_DAY },
  /* what is passed on of a cyber attack */
  { .scenario = "worm-friday",
    .other = { "order 15 h planner share-indicators hazard=worm state=GB share=no",
               "order 16 h planner set-policy policy=as-they-come state=GB" },
    .until = 3 * TBR_DAY,
    .same = 15 * TBR_HOUR },
  /* a command that is refused when it falls due is a fact, too */
  { .scenario = "tuerkiye-2023",
    .other = { "order 1 d planner send-unit unit=UNIT need=900000" },
    .until = 2 * TBR_DAY,
    .same = 1 * TBR_DAY },
  /* from the start: stock, base, a hazard, a value of a policy, another length */
  { .scenario = "beirut-2020", .other = { "set meta.duration '9 d'" }, .until = TBR_DAY },
  { .scenario = "sweden-2018", .other = { "set policies.late-request.look-again '2 h'" } },
  { .scenario = "sweden-2018",
    .both = { "order 3 d planner set-link link=30 state=closed" },
    .other = { OTHER_POLICY } },
  { .scenario = "sweden-2018",
    .other = { "add units unit id=more capability=GFFFV state=FI count=2 base=Turku" } },
  { .scenario = "sweden-2018",
    .both = { "order 3 d planner set-link link=30 state=closed" },
    .other = { "set commands.set-link.link 31" } },
};

typedef struct
{
  TbrMap *map;
  char *library;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *map = g_build_filename (source, "assets", "map", NULL);
  fixture->map = tbr_map_load (map, NULL);
  fixture->library = g_build_filename (source, "scenarios", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tbr_map_free (fixture->map);
  g_free (fixture->library);
}

static TbrScenario *
read_branch (const Fixture *fixture, const TbrWhatif *whatif, guint number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *text = tbr_whatif_text (whatif, number, NULL, &error);
  g_assert_no_error (error);
  TbrScenario *scenario
      = tbr_whatif_read (text, tbr_whatif_path (whatif), fixture->library, fixture->map, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  g_assert_cmpstr (told, ==, "");
  return scenario;
}

/* Writes the instant of an order and the unit that is meant as an edit says them. */
static void
add_edit (TbrWhatif *whatif, guint number, const TbrScenario *scenario, const char *edit)
{
  g_autoptr (GString) line = g_string_new (edit);
  g_string_replace (line, "UNIT", scenario->units[scenario->n_units / 2].id, 0);
  if (g_str_has_prefix (line->str, "order "))
    {
      g_auto (GStrv) words = g_strsplit (line->str, " ", 4);
      TbrTime unit = *words[2] == 'd' ? TBR_DAY : TBR_HOUR;
      TbrTime at = (TbrTime) g_ascii_strtoll (words[1], NULL, 10) * unit;
      g_autofree char *when = tbr_instant_format (scenario->start_unix + at);
      g_string_printf (line, "order %s %s", when, words[3]);
    }
  g_assert_true (tbr_whatif_add (whatif, number, line->str, NULL));
}

static void
add_edits (TbrWhatif *whatif, guint number, const TbrScenario *scenario, const char *const *edits)
{
  for (guint i = 0; i < MOST && edits[i] != NULL; i++)
    add_edit (whatif, number, scenario, edits[i]);
}

static void
assert_same_end (TbrSim *sim, TbrSim *plain, TbrTime until)
{
  tbr_sim_run_until (sim, until);
  tbr_sim_run_until (plain, until);
  g_autoptr (TbrResult) result = tbr_sim_result (sim), wanted = tbr_sim_result (plain);
  g_assert_cmphex (tbr_sim_digest (sim), ==, tbr_sim_digest (plain));
  g_assert_cmpuint (tbr_sim_n_events (sim), ==, tbr_sim_n_events (plain));
  g_assert_cmpuint (tbr_sim_n_facts (sim), ==, tbr_sim_n_facts (plain));
  g_assert_cmpuint (result->indicators->len, ==, wanted->indicators->len);
  for (guint i = 0; i < wanted->indicators->len; i++)
    {
      const TbrIndicator *a = &g_array_index (result->indicators, TbrIndicator, i);
      const TbrIndicator *b = &g_array_index (wanted->indicators, TbrIndicator, i);
      g_assert_cmpstr (a->measure, ==, b->measure);
      g_assert_cmpmem (&a->value, sizeof a->value, &b->value, sizeof b->value);
    }
}

/* Goes on from an instant of the first scenario's run in the second. Returns: whether it could */
static gboolean
goes_on (const TbrScenario *one, const TbrScenario *other, TbrTime at, TbrTime until)
{
  g_autoptr (TbrSim) first = tbr_sim_new (one, 1, 3), second = tbr_sim_new (other, 1, 3);
  tbr_sim_run_until (first, at);
  g_autoptr (TbrKeyframe) kept = tbr_keyframe_new (first, NULL);
  g_autoptr (TbrKeyframe) adopted = tbr_keyframe_adopt (kept, other);
  if (adopted == NULL)
    return FALSE;
  g_assert_cmpuint (tbr_keyframe_bytes (adopted, kept), <, tbr_keyframe_bytes (kept, NULL) / 50);
  g_clear_pointer (&kept, tbr_keyframe_unref);
  tbr_sim_restore (second, adopted);
  g_assert_cmpint (tbr_sim_now (second), ==, at);
  g_autoptr (TbrSim) plain = tbr_sim_new (other, 1, 3);
  assert_same_end (second, plain, until);
  g_assert_true (tbr_sim_check (second, NULL));
  /* once more, from the end back; and the first has not been touched */
  tbr_sim_restore (second, adopted);
  tbr_sim_run_until (second, until);
  g_assert_cmphex (tbr_sim_digest (second), ==, tbr_sim_digest (plain));
  g_autoptr (TbrSim) again = tbr_sim_new (one, 1, 3);
  assert_same_end (first, again, until);
  g_assert_cmphex (tbr_sim_digest (first), !=, tbr_sim_digest (second));
  return TRUE;
}

static void
check_pair (const Fixture *fixture, const Pair *pair)
{
  g_autofree char *path = g_build_filename (fixture->library, pair->scenario, NULL);
  g_autoptr (TbrWhatif) whatif = tbr_whatif_new (path, NULL, NULL);
  g_autoptr (TbrScenario) root = read_branch (fixture, whatif, 1);
  add_edits (whatif, 1, root, pair->both);
  guint number = tbr_whatif_branch_off (whatif, 1, 0, "other");
  add_edits (whatif, 1, root, pair->one);
  add_edits (whatif, number, root, pair->other);
  g_autoptr (TbrScenario) one = read_branch (fixture, whatif, 1);
  g_autoptr (TbrScenario) other = read_branch (fixture, whatif, number);
  g_test_message ("%s: %s", pair->scenario, pair->other[0]);
  g_assert_cmpint (tbr_scenario_diverge (one, other), ==, pair->same);
  g_assert_cmpint (tbr_scenario_diverge (other, one), ==, pair->same);
  if (pair->same == 0)
    {
      g_assert_false (goes_on (one, other, 0, TBR_DAY));
      return;
    }
  g_assert_true (goes_on (one, other, pair->same - 1, pair->until));
  g_assert_true (goes_on (other, one, pair->same / 2, pair->until));
  g_assert_true (goes_on (one, other, 0, pair->until));
  /* what is due at that very instant has happened, or has not */
  g_assert_false (goes_on (one, other, pair->same, pair->until));
}

static void
test_diverge_ends_like_a_run_of_its_own (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    check_pair (fixture, &pairs[i]);
}

/* A branch of a branch takes over what its parent has taken over. */
static void
test_diverge_goes_from_branch_to_branch (Fixture *fixture, gconstpointer data)
{
  static const char *const orders[] = { "order 6 d planner set-link link=17 state=closed",
                                        "order 5 d planner set-link link=18 state=closed",
                                        "order 4 d planner set-link link=19 state=closed" };
  g_autofree char *path = g_build_filename (fixture->library, "sweden-2018", NULL);
  g_autoptr (TbrWhatif) whatif = tbr_whatif_new (path, NULL, NULL);
  TbrScenario *all[G_N_ELEMENTS (orders) + 1] = { read_branch (fixture, whatif, 1) };
  g_autoptr (TbrSim) first = tbr_sim_new (all[0], 1, 0);
  tbr_sim_run_until (first, 3 * TBR_DAY);
  TbrKeyframe *kept = tbr_keyframe_new (first, NULL);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (orders); i++)
    {
      guint n = G_N_ELEMENTS (orders), now = i < n ? i + 1 : 2 * n - i - 1;
      if (i < n)
        {
          add_edit (whatif, 1, all[0], orders[i]);
          all[now] = read_branch (fixture, whatif, 1);
        }
      TbrKeyframe *next = tbr_keyframe_adopt (kept, all[now]);
      g_assert_nonnull (next);
      tbr_keyframe_unref (kept);
      kept = next;
      g_autoptr (TbrSim) sim = tbr_sim_new (all[now], 1, 0), plain = tbr_sim_new (all[now], 1, 0);
      tbr_sim_restore (sim, kept);
      assert_same_end (sim, plain, 7 * TBR_DAY);
    }
  tbr_keyframe_unref (kept);
  g_clear_pointer (&first, tbr_sim_free);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    tbr_scenario_free (all[i]);
}

/* A text that says the same in other lines has the same past; a library that says otherwise has
   not. */
static void
test_diverge_reads_what_is_said (Fixture *fixture, gconstpointer data)
{
  static const char body[] = "<scenario xmlns='urn:tabard:scenario:1'>\n"
                             "  <meta title='T' start='2018-07-13T00:00Z' duration='3 d'/>\n";
  static const char late[] = "  <!-- none --><commands>\n<command kind='set-link' "
                             "link='7' state='closed' at='1 d'/></commands></scenario>";
  static const char *const ends[]
      = { "</scenario>", "  <commands/>\n</scenario>", late, "<triggers/></scenario>" };
  static const TbrTime same[] = { TBR_NEVER, TBR_NEVER, TBR_DAY, 0 };
  TbrScenario *all[G_N_ELEMENTS (ends)];
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text = g_strconcat (body, ends[i], NULL);
      all[i] = tbr_scenario_parse (text, -1, "t.xml", NULL, fixture->map, NULL, faults);
      g_autofree char *told = tbr_diagnostics_to_text (faults);
      g_assert_cmpstr (told, ==, "");
      g_assert_cmpint (tbr_scenario_diverge (all[0], all[i]), ==, same[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    tbr_scenario_free (all[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/run/diverge/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("ends-like-a-run-of-its-own", test_diverge_ends_like_a_run_of_its_own);
  ADD ("goes-from-branch-to-branch", test_diverge_goes_from_branch_to_branch);
  ADD ("reads-what-is-said", test_diverge_reads_what_is_said);
#undef ADD
  return g_test_run ();
}
