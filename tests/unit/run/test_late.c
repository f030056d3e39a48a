/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A run that takes over another scenario's past ends as if it had run by itself. */
#include <tabard/late.h>

#include <string.h>

#define TRIGGER                                                                                    \
  "<triggers><trigger kind='on-measure' id='t' hazard='wave' measure='infectious' above='300000' " \
  "then='petrinja'/></triggers><policies>"
/* Orders that are added to a scenario, and a doctrine that they can put in force. */
#define ORDERS                                                                                     \
  "<commands><command kind='set-policy' id='switch' at='4 d' policy='others'/>"                    \
  "<command kind='set-link' id='shut' at='5 d' link='17' state='closed'/></commands></scenario>"
#define OTHERS                                                                                     \
  "<policy kind='fastest' id='others' decision='choose' states='FI'/>"                             \
  "<policy kind='all-but-reserve' id='sparing' states='FI'/></policies>"

/* Two scenarios: what is set in each. */
typedef struct
{
  const char *scenario;
  const char *elements[3]; /* those that differ */
  const char *one[3], *other[3];
  TbrTime until;
  const char *added; /* before the tag with which it ends; NULL: nothing */
} Pair;

static const Pair pairs[] = {
  { "second-wave",
    { "hazards.petrinja" },
    { "hazards.petrinja.magnitude=6" },
    { "hazards.petrinja.magnitude=6.9" },
    100 * TBR_DAY },
  { "second-wave",
    { "hazards.petrinja" },
    { "hazards.petrinja.at=2020-12-29T11:19Z" },
    { "hazards.petrinja.at=2020-12-01T02:00Z", "hazards.petrinja.class-a=30" },
    100 * TBR_DAY },
  { "tuerkiye-2023",
    { "hazards.elbistan" },
    { "hazards.elbistan.magnitude=6.5" },
    { "hazards.elbistan.at=2023-02-06T20:00Z" },
    2 * TBR_DAY },
  /* begun by a trigger, some day */
  /* begun by a trigger, some day */
  { "second-wave",
    { "hazards.petrinja" },
    { NULL },
    { "hazards.petrinja.magnitude=6.9" },
    100 * TBR_DAY,
    TRIGGER },
  { "sweden-2018",
    { "commands.switch" },
    { NULL },
    { "commands.switch.policy=sparing" },
    8 * TBR_DAY,
    ORDERS },
  { "sweden-2018",
    { "commands.switch", "commands.shut" },
    { "commands.switch.at=6 d" },
    { "commands.switch.at=4 d", "commands.shut.at=7 d" },
    8 * TBR_DAY,
    ORDERS },
};

static TbrScenario *
load (const TbrMap *map, const char *name, const char *added, const char *const *settings)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autofree char *path = g_build_filename (library, name, "scenario.xml", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *bytes = NULL;
  TbrScenario *scenario;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_autoptr (GString) text = g_string_new (bytes);
  if (added != NULL)
    g_string_replace (text, strrchr (added, '<'), added, 1);
  g_string_replace (text, "</policies>", OTHERS, 1);
  scenario = tbr_scenario_parse (text->str, -1, path, library, map, settings, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  g_assert_cmpstr (told, ==, "");
  return scenario;
}

static void
assert_same_end (TbrSim *sim, TbrSim *plain, TbrTime until)
{
  tbr_sim_run_until (sim, until);
  tbr_sim_run_until (plain, until);
  g_autoptr (TbrResult) result = tbr_sim_result (sim), wanted = tbr_sim_result (plain);
  g_assert_cmphex (tbr_sim_digest (sim), ==, tbr_sim_digest (plain));
  g_assert_cmpuint (tbr_sim_n_events (sim), ==, tbr_sim_n_events (plain));
  g_assert_cmpuint (result->indicators->len, ==, wanted->indicators->len);
  for (guint i = 0; i < wanted->indicators->len; i++)
    {
      const TbrIndicator *a = &g_array_index (result->indicators, TbrIndicator, i);
      const TbrIndicator *b = &g_array_index (wanted->indicators, TbrIndicator, i);
      g_assert_cmpstr (a->measure, ==, b->measure);
      g_assert_cmpmem (&a->value, sizeof a->value, &b->value, sizeof b->value);
      g_assert_cmpint (a->certainty, ==, b->certainty);
    }
}

static void
check_pair (const TbrMap *map, const Pair *pair)
{
  g_autoptr (TbrScenario) one = load (map, pair->scenario, pair->added, pair->one);
  g_autoptr (TbrScenario) other = load (map, pair->scenario, pair->added, pair->other);
  g_autoptr (TbrLate) late = tbr_late_new (one, pair->elements);
  g_autoptr (TbrSim) first = tbr_sim_new (one, 1, 3), second = tbr_sim_new (other, 1, 3);
  g_autoptr (TbrSim) plain = tbr_sim_new (other, 1, 3);
  g_autoptr (TbrKeyframe) start = tbr_keyframe_new (first, NULL);

  g_assert_nonnull (late);
  tbr_late_run (late, first, MIN (tbr_late_first (late, first), tbr_late_first (late, second)));
  g_autoptr (TbrKeyframe) past = tbr_keyframe_new (first, start);
  g_test_message ("%s: %s after %" G_GUINT64_FORMAT " events", pair->scenario, pair->elements[0],
                  tbr_sim_n_events (first));
  g_assert_cmpuint (tbr_sim_n_events (first), >, 20);
  g_assert_true (tbr_late_inherit (late, second, start, past));
  g_assert_true (tbr_sim_now (second) == tbr_sim_now (first));
  assert_same_end (second, plain, pair->until);
  /* and they do end otherwise than the first, whose own end is not touched */
  g_autoptr (TbrSim) again = tbr_sim_new (one, 1, 3);
  assert_same_end (first, again, pair->until);
  g_assert_cmphex (tbr_sim_digest (first), !=, tbr_sim_digest (second));
}

static TbrMap *
load_map (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  return tbr_map_load (folder, NULL);
}

static void
test_late_ends_like_a_run_of_its_own (void)
{
  g_autoptr (TbrMap) map = load_map ();

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    check_pair (map, &pairs[i]);
}

/* Runs one up to @until and lets the other inherit. Returns: whether it did; if not it is at its
   start */
static gboolean
inherits (const TbrMap *map, const Pair *pair, TbrTime until)
{
  g_autoptr (TbrScenario) one = load (map, pair->scenario, pair->added, pair->one);
  g_autoptr (TbrScenario) other = load (map, pair->scenario, pair->added, pair->other);
  g_autoptr (TbrLate) late = tbr_late_new (one, pair->elements);
  g_autoptr (TbrSim) first = tbr_sim_new (one, 1, 3), second = tbr_sim_new (other, 1, 3);
  g_autoptr (TbrKeyframe) start = tbr_keyframe_new (first, NULL);
  tbr_late_run (late, first, until);
  g_autoptr (TbrKeyframe) past = tbr_keyframe_new (first, start);
  gboolean done = tbr_late_inherit (late, second, start, past);

  if (!done)
    {
      g_autoptr (TbrSim) plain = tbr_sim_new (other, 1, 3);
      g_assert_cmpuint (tbr_sim_n_events (second), ==, 0);
      assert_same_end (second, plain, TBR_DAY);
    }
  return done;
}

/* What cannot be shown to have the same past is left at its start. */
static void
test_late_leaves_alone_what_differs_early (void)
{
  g_autoptr (TbrMap) map = load_map ();
  const Pair earlier
      = { "second-wave", { "hazards.petrinja" }, { NULL }, { "hazards.petrinja.at=20 d" }, 0 };
  const Pair elsewhere
      = { "second-wave", { "hazards.petrinja" }, { NULL }, { "hazards.petrinja.state=AT" }, 0 };
  const Pair ordinary
      = { "second-wave", { "hazards.wave" }, { NULL }, { "hazards.wave.surge=80 %" }, 0 };

  g_assert_true (inherits (map, &earlier, 19 * TBR_DAY));
  g_assert_false (inherits (map, &earlier, 30 * TBR_DAY));
  g_assert_false (inherits (map, &elsewhere, 19 * TBR_DAY));
  /* it acts from the start: there is no past to be shared */
  g_assert_false (inherits (map, &ordinary, 19 * TBR_DAY));
}

/* What is read at times nobody knows is not late. */
static void
test_late_knows_what_others_read (void)
{
  g_autoptr (TbrMap) map = load_map ();
  g_autoptr (TbrScenario) worm = load (map, "worm-friday", NULL, NULL);
  g_autoptr (TbrScenario) calls = load (map, "city-calls", NULL, NULL);
  const char *const elements[]
      = { "hazards.worm", "policies.ask", "meta.", "hazards.none", "states.SE", "worm", NULL };

  for (guint i = 0; elements[i] != NULL; i++)
    {
      const char *const one[] = { elements[i], NULL };
      g_assert_null (tbr_late_new (worm, one));
    }
  g_assert_null (tbr_late_new (calls, (const char *const[]){ "hazards.brigade", NULL }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/run/late/ends-like-a-run-of-its-own", test_late_ends_like_a_run_of_its_own);
  g_test_add_func ("/run/late/leaves-alone-what-differs-early",
                   test_late_leaves_alone_what_differs_early);
  g_test_add_func ("/run/late/knows-what-others-read", test_late_knows_what_others_read);
  return g_test_run ();
}
