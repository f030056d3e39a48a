/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What holds from an instant on changes nothing before it, and what it should from there on: units
   and stock that join, units that are stationed elsewhere, policies with a date. */
#include <tabard/command.h>
#include <tabard/keyframe.h>
#include <tabard/sim.h>
#include <tabard/whatif.h>

#include <math.h>
#include <string.h>

#define THEN (5 * TBR_DAY) /* of the edits */
#define END (14 * TBR_DAY) /* of the runs */
#define LATE "2018-07-17T22:00Z"

typedef struct
{
  TbrMap *map;
  char *library;
  TbrWhatif *whatif;
  TbrScenario *root;
} Fixture;

/* The edit of a branch, as it would be read; NULL with the first fault. */
static TbrScenario *
read_with (const Fixture *fixture, const char *edit, char **out_fault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *text = tbr_whatif_text (fixture->whatif, 1, edit, &error);
  g_assert_no_error (error);
  TbrScenario *scenario = tbr_whatif_read (text, tbr_whatif_path (fixture->whatif),
                                           fixture->library, fixture->map, faults);
  *out_fault = scenario == NULL ? g_strdup (tbr_diagnostics_get (faults, 0)->message) : NULL;
  return scenario;
}

static TbrScenario *
read_good (const Fixture *fixture, const char *edit)
{
  g_autofree char *fault = NULL;
  TbrScenario *scenario = read_with (fixture, edit, &fault);
  g_assert_cmpstr (fault, ==, NULL);
  return scenario;
}

static TbrMap *map; /* of all tests */

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *folder = g_build_filename (source, "assets", "map", NULL);
  map = map != NULL ? map : tbr_map_load (folder, NULL);
  fixture->map = map;
  fixture->library = g_build_filename (source, "scenarios", NULL);
  g_autofree char *path = g_build_filename (fixture->library, "sweden-2018", NULL);
  fixture->whatif = tbr_whatif_new (path, NULL, NULL);
  fixture->root = read_good (fixture, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tbr_scenario_free (fixture->root);
  tbr_whatif_free (fixture->whatif);
  g_free (fixture->library);
}

/* ---- runs and their facts ---- */

typedef struct
{
  TbrSim *sim;
  GArray *facts; /* TbrFact */
} Run;

static void
hear (gpointer data, const TbrFact *facts, guint n)
{
  g_array_append_vals (data, facts, n);
}

static Run
run_until (const TbrScenario *scenario, TbrTime until)
{
  g_autoptr (GError) error = NULL;
  Run run = { tbr_sim_new (scenario, 1, 0), g_array_new (FALSE, FALSE, sizeof (TbrFact)) };
  tbr_sim_listen (run.sim, hear, run.facts);
  tbr_sim_run_until (run.sim, until);
  tbr_sim_flush (run.sim);
  g_assert_true (tbr_sim_check (run.sim, &error));
  g_assert_no_error (error);
  return run;
}

static void
clear_run (Run *run)
{
  tbr_sim_free (run->sim);
  g_array_unref (run->facts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

/* The first fact of a kind about a unit from an instant on; NULL for none. */
static const TbrFact *
find_fact (const Run *run, TbrFactCode kind, guint32 unit, TbrTime from)
{
  for (guint i = 0; i < run->facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (run->facts, TbrFact, i);
      if (fact->kind == kind && fact->at >= from && (unit == TBR_NONE || fact->a == unit))
        return fact;
    }
  return NULL;
}

static guint32
find_unit (const TbrScenario *scenario, const char *id)
{
  for (guint32 i = 0; i < scenario->n_units; i++)
    if (g_str_equal (scenario->units[i].id, id))
      return i;
  return TBR_NONE;
}

static guint64
digest_at (const TbrScenario *scenario, TbrTime until)
{
  g_auto (Run) run = run_until (scenario, until);
  return tbr_sim_digest (run.sim);
}

/* To the digest of all facts, to the microsecond. */
static void
assert_parts_at (const Fixture *fixture, const TbrScenario *scenario, TbrTime at)
{
  g_assert_cmphex (digest_at (scenario, at - 1), ==, digest_at (fixture->root, at - 1));
  g_assert_cmphex (digest_at (scenario, at), !=, digest_at (fixture->root, at));
}

/* ---- units and stock ---- */

static guint
count_seen (const TbrScenario *scenario, TbrTime at)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  tbr_sim_run_until (sim, at);
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (sim);
  for (guint i = 0; i < snapshot->units->len; i++)
    g_assert_cmpuint (g_array_index (snapshot->units, TbrUnitView, i).unit.i, ==, i);
  return snapshot->units->len;
}

static void
test_from_now_units_join_and_help (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) more
      = read_good (fixture, "add units unit id=more capability=GFFFV state=SE count=4 base=Falun "
                            "from=" LATE);
  guint n = fixture->root->n_units;
  assert_parts_at (fixture, more, THEN);
  g_assert_cmpuint (more->n_units, ==, n + 4);
  /* nobody sees them before, all do from then on */
  g_assert_cmpuint (count_seen (more, 0), ==, n);
  g_assert_cmpuint (count_seen (more, THEN - 1), ==, n);
  g_assert_cmpuint (count_seen (more, THEN), ==, n + 4);
  g_auto (Run) run = run_until (more, END);
  guint32 first = find_unit (more, "more.1");
  g_assert_cmpuint (first, ==, n);
  gboolean helps = FALSE;
  for (guint i = 0; i < run.facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (run.facts, TbrFact, i);
      gboolean is_new = fact->kind >= TBR_FACT_UNIT_ORDERED && fact->kind <= TBR_FACT_UNIT_RECALLED
                        && fact->a >= first;
      g_assert_true (!is_new || fact->at >= THEN);
      helps |= is_new && fact->kind == TBR_FACT_UNIT_WORKED && fact->y > 0;
    }
  g_assert_true (helps);
  const TbrFact *joined = find_fact (&run, TBR_FACT_UNIT_JOINED, first, 0);
  g_assert_nonnull (joined);
  g_assert_cmpint (joined->at, ==, THEN);
}

/* Units that are said to join at the start are there as if nothing had been said. */
static void
test_from_now_the_start_is_the_start (Fixture *fixture, gconstpointer data)
{
  static const char *const edits[][2]
      = { { "add units unit id=more capability=GFFFV state=SE count=2 base=Falun",
            "add units unit id=more capability=GFFFV state=SE count=2 base=Falun from='0 s'" },
          { "add policies fastest id=p decision=dispatch states=SE",
            "add policies fastest id=p decision=dispatch states=SE from=2018-07-12T22:00Z" } };
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (TbrScenario) plain = read_good (fixture, edits[i][0]);
      g_autoptr (TbrScenario) dated = read_good (fixture, edits[i][1]);
      g_assert_cmphex (digest_at (plain, END), ==, digest_at (dated, END));
    }
}

/* Some of the stock, in an order of joining that is not the order of writing. */
static void
test_from_now_stock_joins (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) more = read_good (
      fixture,
      "add stock stock id=late capability=GFFFV state=FI count=3 layer=bilateral base=Turku ; "
      "add units take id=t stock=late most=2 from='8 d' ; "
      "add units unit id=soon capability=GFFFV state=FI base=Oulu from=" LATE);
  assert_parts_at (fixture, more, THEN);
  guint n = fixture->root->n_units;
  g_assert_cmpuint (more->n_units, ==, n + 3);
  g_assert_cmpuint (find_unit (more, "soon"), ==, n);
  g_assert_cmpuint (find_unit (more, "late.2"), ==, n + 2);
  g_assert_cmpuint (count_seen (more, 8 * TBR_DAY - 1), ==, n + 1);
  g_assert_cmpuint (count_seen (more, 8 * TBR_DAY), ==, n + 3);
  /* an order finds them by their names */
  g_autoptr (TbrScenario) ordered
      = read_good (fixture, "add units unit id=soon capability=GFFFV state=FI base=Oulu from=" LATE
                            " ; order " LATE " planner station-unit unit=soon base=Turku");
  g_auto (Run) run = run_until (ordered, THEN);
  g_assert_nonnull (find_fact (&run, TBR_FACT_UNIT_STATIONED, find_unit (ordered, "soon"), THEN));
}

/* ---- another base ---- */

/* A unit that is in a phase at an instant; at home one that goes by road. */
static guint32
find_in_phase (const TbrScenario *scenario, TbrTime at, TbrPhase phase)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  tbr_sim_run_until (sim, at);
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (sim);
  for (guint32 i = 0; i < snapshot->units->len; i++)
    {
      const TbrUnitSpec *spec = &scenario->units[i];
      TbrMode mode = (TbrMode) scenario->capabilities[spec->capability]->mode;
      if (g_array_index (snapshot->units, TbrUnitView, i).phase == phase
          && (mode == TBR_MODE_AIR_ROAD || (phase != TBR_PHASE_AVAILABLE && mode == TBR_MODE_AIR))
          && g_str_equal (scenario->objects[spec->object]->kind->section, "stock")
          && spec->state != TBR_NONE)
        return i;
    }
  g_assert_not_reached ();
}

/* The nearest town that is 100 km away or more. */
static const TbrCity *
find_town (const Fixture *fixture, const TbrUnitSpec *unit)
{
  const TbrCity *best = NULL;
  double least = G_MAXDOUBLE;
  for (guint32 i = 0; i < fixture->map->n_cities; i++)
    {
      const TbrCity *city = &fixture->map->cities[i];
      double north = (double) (city->lat - unit->lat) * 111e3;
      double east
          = (double) (city->lon - unit->lon) * 111e3 * cos ((double) unit->lat * G_PI / 180);
      double distance = hypot (north, east);
      if (distance < 100e3 || distance >= least)
        continue;
      least = distance;
      best = city;
    }
  return best;
}

static TbrScenario *
station (const Fixture *fixture, guint32 unit, const TbrCity *city, TbrTime at)
{
  char lon[32], lat[32];
  g_autofree char *when = tbr_instant_format (fixture->root->start_unix + at);
  g_ascii_formatd (lon, sizeof lon, "%.5f", (double) city->lon);
  g_ascii_formatd (lat, sizeof lat, "%.5f", (double) city->lat);
  g_autofree char *edit = g_strdup_printf (
      "order %s planner station-unit unit=%s 'base=%s' 'lon=%s deg' 'lat=%s deg'", when,
      fixture->root->units[unit].id, city->name, lon, lat);
  return read_good (fixture, edit);
}

static void
assert_is_at (const Run *run, guint32 unit, const TbrCity *city)
{
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (run->sim);
  const TbrUnitView *view = &g_array_index (snapshot->units, TbrUnitView, unit);
  g_assert_cmpfloat_with_epsilon ((double) view->lon, (double) city->lon, 1e-4);
  g_assert_cmpfloat_with_epsilon ((double) view->lat, (double) city->lat, 1e-4);
}

static void
test_from_now_a_unit_travels_to_its_new_base (Fixture *fixture, gconstpointer data)
{
  guint32 unit = find_in_phase (fixture->root, THEN, TBR_PHASE_AVAILABLE);
  const TbrCity *city = find_town (fixture, &fixture->root->units[unit]);
  g_autoptr (TbrScenario) moved = station (fixture, unit, city, THEN);
  assert_parts_at (fixture, moved, THEN);
  g_auto (Run) run = run_until (moved, END);
  const TbrFact *left = find_fact (&run, TBR_FACT_UNIT_RETURNING, unit, THEN);
  const TbrFact *there = find_fact (&run, TBR_FACT_UNIT_READY, unit, THEN);
  g_assert_cmpint (find_fact (&run, TBR_FACT_UNIT_STATIONED, unit, THEN)->at, ==, THEN);
  g_assert_cmpint (left->at, ==, THEN);
  /* 100 km at no more than 110 km/h, and at the hour that was told */
  g_assert_cmpfloat (left->x, >, 100.0 / 110.0 * 3600.0);
  g_assert_cmpfloat_with_epsilon ((double) (there->at - THEN) / TBR_SECOND, left->x, 1.0);
  /* on the road between, neither here nor there; then there */
  g_auto (Run) half = run_until (moved, (THEN + there->at) / 2);
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (half.sim);
  const TbrUnitView *view = &g_array_index (snapshot->units, TbrUnitView, unit);
  g_assert_cmpuint (view->phase, ==, TBR_PHASE_RETURNING);
  g_assert_true (fabs ((double) (view->lat - city->lat)) > 0.01
                 || fabs ((double) (view->lon - city->lon)) > 0.01);
  g_auto (Run) arrived = run_until (moved, there->at);
  assert_is_at (&arrived, unit, city);
}

/* A unit at work stays at work, and comes home to the other base. */
static void
test_from_now_a_unit_away_comes_home_elsewhere (Fixture *fixture, gconstpointer data)
{
  TbrTime noon = THEN + 2 * TBR_DAY + 12 * TBR_HOUR;
  guint32 unit = find_in_phase (fixture->root, noon, TBR_PHASE_WORKING);
  const TbrCity *city = find_town (fixture, &fixture->root->units[unit]);
  g_autoptr (TbrScenario) moved = station (fixture, unit, city, noon);
  g_auto (Run) run = run_until (moved, moved->meta->duration);
  const TbrFact *home = find_fact (&run, TBR_FACT_UNIT_HOME, unit, noon);
  g_assert_nonnull (home);
  g_auto (Run) there = run_until (moved, home->at);
  assert_is_at (&there, unit, city);
}

/* ---- out of service ---- */

/* The plan with a unit taken out at an instant, and put in again at another, TBR_NEVER: not. */
static TbrScenario *
withdraw (const Fixture *fixture, guint32 unit, TbrTime out, TbrTime in)
{
  const char *id = fixture->root->units[unit].id;
  g_autofree char *first = tbr_instant_format (fixture->root->start_unix + out);
  g_autofree char *second
      = in == TBR_NEVER ? NULL : tbr_instant_format (fixture->root->start_unix + in);
  g_autofree char *back
      = in == TBR_NEVER
            ? g_strdup ("")
            : g_strdup_printf (" ; order %s planner set-unit unit=%s state=in-service", second, id);
  g_autofree char *edit
      = g_strdup_printf ("order %s planner set-unit unit=%s state=out-of-service%s", first, id,
                         back);
  return read_good (fixture, edit);
}

/* That nobody sends, gives or offers a unit from an instant on, until another. */
static void
assert_is_left_alone (const Run *run, guint32 unit, TbrTime from, TbrTime until)
{
  for (guint i = 0; i < run->facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (run->facts, TbrFact, i);
      if (fact->at <= from || fact->at >= until)
        continue;
      g_assert_false (fact->kind == TBR_FACT_OFFER_MADE && fact->c == unit);
      g_assert_false (fact->a == unit
                      && (fact->kind == TBR_FACT_UNIT_ORDERED || fact->kind == TBR_FACT_UNIT_TASKED
                          || fact->kind == TBR_FACT_UNIT_WORKING
                          || fact->kind == TBR_FACT_UNIT_WORKED
                          || fact->kind == TBR_FACT_UNIT_READY));
    }
}

static TbrUnitView
view_at (const TbrScenario *scenario, guint32 unit, TbrTime at)
{
  g_auto (Run) run = run_until (scenario, at);
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (run.sim);
  return g_array_index (snapshot->units, TbrUnitView, unit);
}

/* A unit in a phase at an instant that is sent again later. */
static guint32
find_used_again (const Fixture *fixture, TbrTime at, TbrPhase phase)
{
  g_auto (Run) run = run_until (fixture->root, fixture->root->meta->duration);
  g_autoptr (TbrSim) sim = tbr_sim_new (fixture->root, 1, 0);
  tbr_sim_run_until (sim, at);
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (sim);
  for (guint32 i = 0; i < snapshot->units->len; i++)
    if (g_array_index (snapshot->units, TbrUnitView, i).phase == phase
        && find_fact (&run, TBR_FACT_UNIT_ORDERED, i, at + 1) != NULL)
      return i;
  g_assert_not_reached ();
}

/* At home it is out at once; nobody sends it while it is, and somebody does when it is back. */
static void
test_from_now_a_unit_at_home_is_out (Fixture *fixture, gconstpointer data)
{
  guint32 unit = find_used_again (fixture, THEN, TBR_PHASE_AVAILABLE);
  g_autoptr (TbrScenario) out = withdraw (fixture, unit, THEN, TBR_NEVER);
  assert_parts_at (fixture, out, THEN);
  g_assert_false (view_at (out, unit, THEN - 1).out);
  TbrUnitView view = view_at (out, unit, THEN);
  g_assert_true (view.out);
  g_assert_cmpint (view.phase, ==, TBR_PHASE_OFF);
  TbrTime end = out->meta->duration;
  g_auto (Run) run = run_until (out, end);
  assert_is_left_alone (&run, unit, THEN, end);
  const TbrFact *told = find_fact (&run, TBR_FACT_UNIT_SERVICE, unit, 0);
  g_assert_cmpint (told->at, ==, THEN);
  g_assert_cmpint (told->code, ==, TBR_UNIT_SERVICE_OUT);
  /* a day without it, then the plan's own orders go to it again */
  g_autoptr (TbrScenario) back = withdraw (fixture, unit, THEN, THEN + TBR_DAY);
  g_auto (Run) again = run_until (back, end);
  assert_is_left_alone (&again, unit, THEN, THEN + TBR_DAY);
  g_assert_cmpint (find_fact (&again, TBR_FACT_UNIT_READY, unit, THEN)->at, ==, THEN + TBR_DAY);
  g_assert_nonnull (find_fact (&again, TBR_FACT_UNIT_ORDERED, unit, THEN + TBR_DAY));
  g_assert_false (view_at (back, unit, THEN + TBR_DAY).out);
}

/* What breaks off goes home, rests, and stays; its need does not count on it. */
static void
breaks_off (const Fixture *fixture, TbrTime at, TbrPhase phase)
{
  guint32 unit = find_in_phase (fixture->root, at, phase);
  g_autoptr (TbrScenario) out = withdraw (fixture, unit, at, TBR_NEVER);
  TbrTime end = out->meta->duration;
  g_auto (Run) run = run_until (out, end);
  assert_parts_at (fixture, out, at);
  assert_is_left_alone (&run, unit, at, end);
  g_assert_cmpint (find_fact (&run, TBR_FACT_UNIT_SERVICE, unit, 0)->code, ==,
                   TBR_UNIT_SERVICE_LEAVING);
  const TbrFact *released = find_fact (&run, TBR_FACT_UNIT_RELEASED, unit, at);
  g_assert_cmpint (released->at, ==, at);
  g_assert_cmpstr (tbr_fact_info (TBR_FACT_UNIT_RELEASED)->fields[1].choices[released->code], ==,
                   "order");
  const TbrUnitView now = view_at (out, unit, at);
  g_assert_true (now.out && tbr_is_none (now.need));
  const TbrFact *home = find_fact (&run, TBR_FACT_UNIT_HOME, unit, at);
  g_assert_nonnull (home);
  const TbrFact *last = find_fact (&run, TBR_FACT_UNIT_SERVICE, unit, at + 1);
  g_assert_cmpint (last->at, >=, home->at);
  g_assert_cmpint (last->code, ==, TBR_UNIT_SERVICE_OUT);
  g_assert_cmpint (view_at (out, unit, last->at).phase, ==, TBR_PHASE_OFF);
}

static void
test_from_now_a_unit_away_breaks_off (Fixture *fixture, gconstpointer data)
{
  TbrTime noon = THEN + 2 * TBR_DAY + 12 * TBR_HOUR;
  breaks_off (fixture, noon, TBR_PHASE_WORKING);
  breaks_off (fixture, noon - 10 * TBR_HOUR, TBR_PHASE_RESTING);
}

/* On its way it turns round, getting ready it stays; put into service before it is home, it is as
   if it had been called back. */
static void
test_from_now_a_unit_on_its_way_turns_round (Fixture *fixture, gconstpointer data)
{
  g_auto (Run) plan = run_until (fixture->root, END);
  const TbrFact *left = find_fact (&plan, TBR_FACT_UNIT_DEPARTED, TBR_NONE, THEN);
  TbrTime at = (left->at / TBR_MINUTE + 1) * TBR_MINUTE;
  guint32 unit = left->a;
  g_assert_cmpfloat (left->x, >, 60);
  g_autoptr (TbrScenario) out = withdraw (fixture, unit, at, TBR_NEVER);
  g_auto (Run) run = run_until (out, END);
  g_assert_cmpint (find_fact (&run, TBR_FACT_UNIT_RETURNING, unit, at)->at, ==, at);
  assert_is_left_alone (&run, unit, at, END);
  g_assert_cmpint (view_at (out, unit, END).phase, ==, TBR_PHASE_OFF);
  g_autoptr (TbrScenario) back = withdraw (fixture, unit, at, at + TBR_MINUTE);
  g_auto (Run) again = run_until (back, END);
  TbrTime home = find_fact (&again, TBR_FACT_UNIT_HOME, unit, at)->at;
  g_assert_cmpint (home, ==, find_fact (&run, TBR_FACT_UNIT_HOME, unit, at)->at);
  g_assert_nonnull (find_fact (&again, TBR_FACT_UNIT_READY, unit, home));
  /* the minute of the order to go: it has not left */
  const TbrFact *ordered = NULL;
  for (guint i = 0; i < plan.facts->len && ordered == NULL; i++)
    {
      const TbrFact *fact = &g_array_index (plan.facts, TbrFact, i);
      if (fact->kind == TBR_FACT_UNIT_MOBILISING && fact->at >= THEN && fact->x > 120)
        ordered = fact;
    }
  TbrTime soon = (ordered->at / TBR_MINUTE + 1) * TBR_MINUTE;
  g_autoptr (TbrScenario) stays = withdraw (fixture, ordered->a, soon, TBR_NEVER);
  g_auto (Run) stayed = run_until (stays, END);
  g_assert_null (find_fact (&stayed, TBR_FACT_UNIT_DEPARTED, ordered->a, soon));
  g_assert_cmpint (view_at (stays, ordered->a, soon).phase, ==, TBR_PHASE_OFF);
}

/* An offer of a unit that is taken out is taken back, and its host told. */
static void
test_from_now_an_offer_is_taken_back (Fixture *fixture, gconstpointer data)
{
  g_auto (Run) plan = run_until (fixture->root, END);
  const TbrFact *made = NULL;
  for (guint i = 0; i < plan.facts->len && made == NULL; i++)
    {
      const TbrFact *fact = &g_array_index (plan.facts, TbrFact, i);
      TbrTime next = (fact->at / TBR_MINUTE + 1) * TBR_MINUTE;
      if (fact->kind == TBR_FACT_OFFER_MADE && fact->at >= THEN
          && view_at (fixture->root, fact->c, next).phase == TBR_PHASE_HELD)
        made = fact;
    }
  g_assert_nonnull (made);
  TbrTime at = (made->at / TBR_MINUTE + 1) * TBR_MINUTE;
  g_autoptr (TbrScenario) out = withdraw (fixture, made->c, at, TBR_NEVER);
  assert_parts_at (fixture, out, at);
  g_auto (Run) run = run_until (out, END);
  assert_is_left_alone (&run, made->c, at, END);
  const TbrFact *back = find_fact (&run, TBR_FACT_OFFER_REFUSED, made->a, at);
  g_assert_cmpint (back->at, ==, at);
  g_assert_cmpuint (back->c, ==, made->c);
  g_assert_cmpint (view_at (out, made->c, at).phase, ==, TBR_PHASE_OFF);
}

/* The curve of units says the same as the units. */
static void
test_from_now_units_out_are_counted (Fixture *fixture, gconstpointer data)
{
  TbrTime noon = THEN + 2 * TBR_DAY + 12 * TBR_HOUR;
  guint32 unit = find_in_phase (fixture->root, noon, TBR_PHASE_WORKING);
  g_autoptr (TbrScenario) out = withdraw (fixture, unit, noon, TBR_NEVER);
  TbrTime end = out->meta->duration;
  double off[2] = { 0, 0 };
  const TbrScenario *const both[] = { fixture->root, out };
  for (guint k = 0; k < G_N_ELEMENTS (both); k++)
    {
      g_auto (Run) run = run_until (both[k], end);
      g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (run.sim);
      g_autoptr (TbrResult) result = tbr_sim_result (run.sim);
      guint n = 0;
      for (guint i = 0; i < snapshot->units->len; i++)
        n += g_array_index (snapshot->units, TbrUnitView, i).phase == TBR_PHASE_OFF;
      for (guint i = 0; i < result->points->len; i++)
        {
          const TbrSeriesPoint *point = &g_array_index (result->points, TbrSeriesPoint, i);
          if (g_str_equal (point->measure, "series.units") && g_str_equal (point->key, "off"))
            off[k] = point->value;
        }
      g_assert_cmpfloat (off[k], ==, n);
    }
  g_assert_cmpfloat (off[1], ==, off[0] + 1);
}

/* ---- policies ---- */

/* The same policy once more changes nothing but that it is told. */
static void
test_from_now_the_same_policy_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) same = read_good (fixture, "add policies when-short id=again from=" LATE);
  g_auto (Run) one = run_until (fixture->root, END), other = run_until (same, END);
  g_assert_cmpuint (other.facts->len, ==, one.facts->len + 1);
  guint n_told = 0;
  for (guint i = 0; i < one.facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (other.facts, TbrFact, i + n_told);
      if (n_told == 0 && fact->kind == TBR_FACT_POLICY_STARTED)
        fact = &g_array_index (other.facts, TbrFact, i + ++n_told);
      if (fact->kind != TBR_FACT_DECISION) /* which names the policy */
        g_assert_cmpmem (fact, sizeof *fact, &g_array_index (one.facts, TbrFact, i), sizeof *fact);
    }
  g_assert_cmpuint (n_told, ==, 1);
}

static void
test_from_now_a_parameter_of_a_doctrine (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) patient
      = read_good (fixture,
                   "add policies propensity id=generous pool='90 %' other='90 %' from=" LATE);
  assert_parts_at (fixture, patient, THEN);
  g_autoptr (TbrScenario) always = read_good (fixture, "set policies.willingness.pool '90 %'");
  g_assert_cmphex (digest_at (always, END), !=, digest_at (patient, END));
}

/* Offers of a state, of which the policy "never" makes none. */
static guint
count_offers (const Run *run, const TbrScenario *scenario, const char *iso)
{
  guint n = 0;
  for (guint i = 0; i < run->facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (run->facts, TbrFact, i);
      n += fact->kind == TBR_FACT_OFFER_MADE
           && g_str_equal (scenario->map->countries[scenario->units[fact->c].state].iso, iso);
    }
  return n;
}

/* A policy for all leaves those alone that have one of their own. */
static void
test_from_now_own_policies_stay (Fixture *fixture, gconstpointer data)
{
  const char own[] = "add policies never id=own decision=offer states=PL";
  g_autofree char *both = g_strconcat (own, " ; add policies propensity id=all from=" LATE, NULL);
  g_autoptr (TbrScenario) scenario = read_good (fixture, both);
  g_auto (Run) run = run_until (scenario, END);
  g_assert_cmpuint (count_offers (&run, scenario, "PL"), ==, 0);
}

/* Of a date and an order the later one decides, at one instant the order; but a policy for all
   leaves alone what was ordered of those that have states. */
static void
test_from_now_the_last_word_on_a_policy (Fixture *fixture, gconstpointer data)
{
  static const char none[] = "add policies never id=none decision=offer from='20 d'",
                    own[] = "add policies never id=none decision=offer states=PL from='20 d'",
                    all[]
                    = " ; add policies propensity id=all pool='100 %' other='100 %' from=" LATE;
  static const struct
  {
    const char *policy, *order;
    gboolean is_silent;
  } cases[] = {
    { none, "2018-07-13T22:00Z", FALSE },
    { own, "2018-07-13T22:00Z", TRUE },
    { none, LATE, TRUE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *edit = g_strconcat (cases[i].policy, all, " ; order ", cases[i].order,
                                           " planner set-policy policy=none state=PL", NULL);
      g_autoptr (TbrScenario) scenario = read_good (fixture, edit);
      g_auto (Run) run = run_until (scenario, END);
      g_assert_cmpint (count_offers (&run, scenario, "PL") == 0, ==, cases[i].is_silent);
    }
}

/* ---- back and forth ---- */

/* A run that is put back before an instant goes through it again, to the same end; so does a copy.
 */
static void
test_from_now_goes_back_and_forth (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) all
      = read_good (fixture,
                   "add units unit id=more capability=GFFFV state=SE count=4 base=Falun from=" LATE
                   " ; add policies propensity id=generous pool='90 %' from=" LATE " ; order " LATE
                   " planner station-unit unit=more.2 base=Uppsala");
  g_autoptr (TbrSim) sim = tbr_sim_new (all, 1, 0);
  tbr_sim_run_until (sim, THEN - 1);
  g_autoptr (TbrKeyframe) before = tbr_keyframe_new (sim, NULL);
  g_autoptr (TbrSim) copy = tbr_sim_fork (sim);
  tbr_sim_run_until (sim, END);
  tbr_sim_run_until (copy, END);
  g_assert_cmphex (tbr_sim_digest (copy), ==, tbr_sim_digest (sim));
  tbr_sim_restore (copy, before);
  tbr_sim_run_until (copy, END);
  g_assert_cmphex (tbr_sim_digest (copy), ==, tbr_sim_digest (sim));
  g_assert_true (tbr_sim_check (copy, NULL));
  g_autoptr (TbrResult) one = tbr_sim_result (sim), other = tbr_sim_result (copy);
  g_assert_cmpuint (one->indicators->len, ==, other->indicators->len);
}

/* ---- refusals ---- */

static void
test_from_now_refuses_other_times (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *edit, *told;
  } all[] = {
    { "add units unit id=x capability=GFFFV state=FI base=Oulu from=2018-07-01T00:00Z",
      "unit 'x': from: 2018-07-01T00:00Z is before the start of the scenario, " },
    { "add units take id=x states=FI from=2019-07-01T00:00Z",
      "take 'x': from: 2019-07-01T00:00Z is after its end, " },
    { "add policies fastest id=x decision=dispatch from=2019-07-01T00:00Z",
      "fastest 'x': from: 2019-07-01T00:00Z is after its end, " },
    { "order 2019-07-01T00:00Z planner station-unit unit=S088.1 base=Falun",
      "station-unit 'station-unit': at: 2019-07-01T00:00Z is after its end, " },
    { "add units unit id=x capability=GFFFV state=FI base=Oulu from=" LATE
      " ; order 2018-07-17T00:00Z planner station-unit unit=x base=Turku",
      "station-unit 'station-unit': unit x is not there before 2018-07-17T22:00Z" },
    { "order " LATE " planner station-unit unit=SE.NFIRE.1 base=Falun",
      "station-unit 'station-unit': unit SE.NFIRE.1 cannot be stationed elsewhere" },
    { "order " LATE " planner station-unit unit=S088.1 base=Atlantis",
      "station-unit 'station-unit': base: no town 'Atlantis' of its owner on the map" },
    { "order " LATE " planner station-unit unit=S088.1 'lon=-40 deg' 'lat=50 deg'",
      "station-unit 'station-unit': base: -40.00 deg, 50.00 deg (lon, lat) lies at sea" },
    { "order " LATE " planner set-unit unit=SE.NFIRE.1 state=out-of-service",
      "set-unit 'set-unit': unit SE.NFIRE.1 is off duty from the start: only one that is on duty" },
    { "order " LATE " FI set-unit unit=S088.1 state=out-of-service",
      "set-unit 'set-unit': the seat of FI may not order what is of " },
    { "order " LATE " planner set-unit unit=S088.1 state=broken",
      "set-unit 'set-unit': state: unknown 'broken': it is one of in-service, out-of-service" },
    { "add units unit id=x capability=GFFFV state=FI base=Oulu from=" LATE
      " ; order 2018-07-17T00:00Z planner set-unit unit=x state=out-of-service",
      "set-unit 'set-unit': unit x is not there before 2018-07-17T22:00Z" },
    { "order " LATE " planner station-unit unit=S088.1 'lon=15 deg'",
      "station-unit 'station-unit': lon and lat are given together or not at all" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *fault = NULL;
      g_autoptr (TbrScenario) scenario = read_with (fixture, all[i].edit, &fault);
      g_assert_null (scenario);
      if (!g_str_has_prefix (fault, all[i].told))
        g_assert_cmpstr (fault, ==, all[i].told);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/run/from_now/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("units-join-and-help", test_from_now_units_join_and_help);
  ADD ("the-start-is-the-start", test_from_now_the_start_is_the_start);
  ADD ("stock-joins", test_from_now_stock_joins);
  ADD ("a-unit-travels-to-its-new-base", test_from_now_a_unit_travels_to_its_new_base);
  ADD ("a-unit-away-comes-home-elsewhere", test_from_now_a_unit_away_comes_home_elsewhere);
  ADD ("a-unit-at-home-is-out", test_from_now_a_unit_at_home_is_out);
  ADD ("a-unit-away-breaks-off", test_from_now_a_unit_away_breaks_off);
  ADD ("a-unit-on-its-way-turns-round", test_from_now_a_unit_on_its_way_turns_round);
  ADD ("an-offer-is-taken-back", test_from_now_an_offer_is_taken_back);
  ADD ("units-out-are-counted", test_from_now_units_out_are_counted);
  ADD ("the-same-policy-changes-nothing", test_from_now_the_same_policy_changes_nothing);
  ADD ("a-parameter-of-a-doctrine", test_from_now_a_parameter_of_a_doctrine);
  ADD ("own-policies-stay", test_from_now_own_policies_stay);
  ADD ("the-last-word-on-a-policy", test_from_now_the_last_word_on_a_policy);
  ADD ("goes-back-and-forth", test_from_now_goes_back_and_forth);
  ADD ("refuses-other-times", test_from_now_refuses_other_times);
#undef ADD
  int failed = g_test_run ();
  tbr_map_free (map);
  return failed;
}
