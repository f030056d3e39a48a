/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrines: their tables are sound, and each chooses as its sentence says. */
#include <tabard/policy.h>

#include <math.h>

static const TbrPolicyKind *
find (const char *name)
{
  for (guint i = 0; tbr_policy_kinds[i] != NULL; i++)
    if (g_str_equal (tbr_policy_kinds[i]->kind.name, name))
      return tbr_policy_kinds[i];
  g_error ("no doctrine %s", name);
}

/* Default values of a doctrine. */
static gpointer
defaults (const TbrPolicyKind *kind)
{
  gpointer values = g_malloc0 (kind->kind.size);
  g_autoptr (GPtrArray) owned = g_ptr_array_new ();

  for (guint i = 0; i < kind->kind.n_params; i++)
    if (kind->kind.params[i].type != TBR_PARAM_REFS)
      {
        g_autoptr (GError) error = NULL;
        tbr_param_parse (&kind->kind.params[i], kind->kind.params[i].fallback, 0, values, owned,
                         &error);
        g_assert_no_error (error);
      }
  return values;
}

static void
test_policies_tables_are_sound (void)
{
  for (guint i = 0; tbr_policy_kinds[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      tbr_kind_check (&tbr_policy_kinds[i]->kind, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (tbr_policy_kinds[i]->decisions, !=, 0);
    }
}

/* The better of two candidates: 0 or 1. */
static int
better (const char *name, const TbrCandidate *first, const TbrCandidate *second)
{
  const TbrPolicyKind *kind = find (name);
  g_autofree gpointer values = defaults (kind);
  const TbrReport report = { .required = 10 };

  return kind->score (values, &report, first) <= kind->score (values, &report, second) ? 0 : 1;
}

static void
test_policies_order_units (void)
{
  const TbrCandidate near_but_slow
      = { .distance = 10, .time = 5000, .rank = 1, .offered = 0, .burden = 4000 };
  const TbrCandidate far_but_fast
      = { .distance = 90, .time = 100, .rank = 0, .offered = 60, .burden = 0 };
  const TbrCandidate not_listed = { .rank = TBR_NONE };

  g_assert_cmpint (better ("nearest", &near_but_slow, &far_but_fast), ==, 0);
  g_assert_cmpint (better ("fastest", &near_but_slow, &far_but_fast), ==, 1);
  g_assert_cmpint (better ("assignment", &near_but_slow, &far_but_fast), ==, 1);
  g_assert_cmpint (better ("severity-first", &near_but_slow, &far_but_fast), ==, 1);
  g_assert_cmpint (better ("preference-list", &near_but_slow, &far_but_fast), ==, 1);
  g_assert_cmpint (better ("first-come", &near_but_slow, &far_but_fast), ==, 1);
  g_assert_cmpint (better ("fair-share", &near_but_slow, &far_but_fast), ==, 1);
  g_assert_true (isinf (find ("preference-list")->score (NULL, NULL, &not_listed)));
  g_assert_true (find ("assignment")->global);
}

static void
test_policies_severity_first_serves_the_widest_gap (void)
{
  const TbrPolicyKind *kind = find ("severity-first");
  TbrReport served = { .required = 10, .working = 9, .priority = 2 };
  TbrReport open = { .required = 10, .working = 1, .priority = 2 };
  TbrReport urgent = { .required = 10, .working = 9, .priority = 0 };

  g_assert_cmpfloat (kind->urgency (NULL, &open, 0), >, kind->urgency (NULL, &served, 0));
  g_assert_cmpfloat (kind->urgency (NULL, &urgent, 0), >, kind->urgency (NULL, &open, 0));
}

static void
test_policies_ask_when_short_waits (void)
{
  const TbrPolicyKind *kind = find ("when-short");
  g_autofree gpointer values = defaults (kind);
  TbrAskView view = {
    .now = 10 * TBR_HOUR, .required = 100, .working = 20, .growth = 1, .lag = 24 * 3600, .luck = 0.5
  };
  TbrAskAnswer answer = { 0 };

  kind->ask (values, &view, &answer);
  g_assert_cmpfloat (answer.rate, ==, 0);
  g_assert_false (answer.alert);
  view.now = 13 * TBR_HOUR;
  kind->ask (values, &view, &answer);
  g_assert_true (answer.alert);
  view.now = 24 * TBR_HOUR;
  kind->ask (values, &view, &answer);
  g_assert_cmpfloat_with_epsilon (answer.rate, 88, 1e-9);
  view.free = 70;
  kind->ask (values, &view, &answer);
  g_assert_cmpfloat (answer.rate, ==, 0);
}

static void
test_policies_at_once_and_never_ask (void)
{
  TbrAskView view = { .required = 100, .growth = 2, .working = 20 };
  TbrAskAnswer answer = { 0 };
  g_autofree gpointer values = defaults (find ("at-once"));

  find ("at-once")->ask (values, &view, &answer);
  g_assert_cmpfloat_with_epsilon (answer.rate, 180 * 1.2, 1e-9);
  find ("never")->ask (NULL, &view, &answer);
  g_assert_cmpfloat (answer.rate, ==, 0);
  g_assert_true (answer.again == TBR_NEVER);
}

static void
test_policies_offers_keep_the_reserve (void)
{
  const char *const names[] = { "propensity", "all-but-reserve" };
  TbrOfferView view
      = { .n_owned = 6, .n_home = 6, .reserve = 0.3, .missing = 5, .layer = TBR_LAYER_POOL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TbrPolicyKind *kind = find (names[i]);
      g_autofree gpointer values = defaults (kind);

      view.n_home = 6;
      g_assert_cmpfloat (kind->offer (values, &view), >, 0);
      view.n_home = 2; /* ceil (0.3 x 6) stay at home */
      g_assert_cmpfloat (kind->offer (values, &view), ==, 0);
      view.n_home = 6;
      view.own_gap = 1;
      g_assert_cmpfloat (kind->offer (values, &view), ==, 0);
      view.own_gap = 0;
    }
  g_assert_cmpfloat (find ("never")->offer (NULL, &view), ==, 0);
}

static void
test_policies_propensity_falls_with_distance_risk_and_burden (void)
{
  const TbrPolicyKind *kind = find ("propensity");
  g_autofree gpointer values = defaults (kind);
  TbrOfferView view = { .n_owned = 2, .n_home = 2, .missing = 1, .layer = TBR_LAYER_POOL };
  double best = kind->offer (values, &view);
  TbrOfferView far = view, risky = view, tired = view, friend = view;

  far.distance = 3e6;
  risky.risk = 0.5;
  tired.recent = 500;
  friend.neighbour = 1;
  g_assert_cmpfloat_with_epsilon (best, 0.45, 1e-12);
  g_assert_cmpfloat_with_epsilon (kind->offer (values, &risky), 0.225, 1e-12);
  g_assert_cmpfloat_with_epsilon (kind->offer (values, &tired), 0.225, 1e-12);
  g_assert_cmpfloat (kind->offer (values, &far), <, best);
  g_assert_cmpfloat (kind->offer (values, &friend), >, best);
}

static void
test_policies_last_resort_gives_the_pool_its_time (void)
{
  const TbrPolicyKind *kind = find ("last-resort");
  g_autofree gpointer values = defaults (kind);
  TbrRescEUView view = { .missing = 5, .asked = 10, .open_for = TBR_HOUR };

  g_assert_false (kind->grant (values, &view));
  view.open_for = 6 * TBR_HOUR;
  g_assert_true (kind->grant (values, &view));
  view.missing = 0.5;
  g_assert_false (kind->grant (values, &view));
}

static void
test_policies_agencies_answer_in_full_or_in_part (void)
{
  static const char *const names[] = { "staged", "whole", "by-need" };
  static const guint32 wanted[] = { 10, 10, 4 }; /* a third of ten, rounded up */
  const TbrAgencyView view = { .n_free = 20, .n_wanted = 10 }, nothing = { .n_free = 20 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TbrPolicyKind *kind = find (names[i]);
      g_autofree gpointer values = defaults (kind);
      TbrAgencyAnswer answer;

      kind->answer (values, &view, &answer);
      g_assert_cmpuint (answer.n, ==, wanted[i]);
      g_assert_cmpfloat (answer.spread, ==, i == 0 ? 1 : 0);
      g_assert_cmpint (answer.again, ==, 3 * TBR_DAY);
      kind->answer (values, &nothing, &answer);
      g_assert_cmpuint (answer.n, ==, 0);
    }
}

/* Teams of a state: what they say of sharing and of the order of their cases. */
static void
test_policies_cyber_teams_say_a_word (void)
{
  g_autofree gpointer after = defaults (find ("share-after"));
  const TbrCyberView fresh = { .first = TBR_NEVER }, old = { .now = 9 * TBR_DAY, .n_cases = 3 };

  for (guint i = 0; i < 2; i++)
    {
      const TbrCyberView *view = i == 0 ? &fresh : &old;
      g_assert_cmpint (find ("as-set")->share (NULL, view), ==, TBR_SEAT_LEAVES);
      g_assert_cmpint (find ("share-after")->share (after, view), ==, TBR_SEAT_YES);
      g_assert_cmpint (find ("never")->share (NULL, view), ==, TBR_SEAT_NO);
      g_assert_false (find ("by-criticality")->in_turn (NULL, view));
      g_assert_true (find ("oldest-first")->in_turn (NULL, view));
    }
}

/* With the request: agencies at once, maps from the first line on. */
static void
test_policies_with_request_asks_with_the_request (void)
{
  const TbrPolicyKind *kind = find ("with-request");
  g_autofree gpointer soon = defaults (find ("at-onset"));
  const TbrAgencyAskView line = { .missing = 5, .asked = 10 };
  TbrMapView view = { .now = TBR_DAY };
  TbrTime again = TBR_NEVER;

  g_assert_true (kind->ask_agency (NULL, &line, &again));
  g_assert_false (kind->map (NULL, &view));
  g_assert_true (find ("at-onset")->map (soon, &view));
  view.requested = TRUE;
  g_assert_true (kind->map (NULL, &view));
}

static void
test_policies_chains_wait_for_their_time (void)
{
  g_autofree gpointer short_of = defaults (find ("still-short"));
  g_autofree gpointer clause = defaults (find ("when-overwhelmed"));
  g_autofree gpointer steps = defaults (find ("step-by-step"));
  TbrAgencyAskView line = { .open_for = 2 * TBR_DAY, .missing = 5, .asked = 10 };
  TbrStrainView strain = { .n_lines = 2, .n_states = 1, .missing = 0.6, .short_for = 6 * TBR_HOUR };
  TbrTime again = 0;

  g_assert_false (find ("still-short")->ask_agency (short_of, &line, &again));
  g_assert_cmpint (again, ==, TBR_DAY);
  line.open_for = 3 * TBR_DAY;
  g_assert_true (find ("still-short")->ask_agency (short_of, &line, &again));
  g_assert_false (find ("when-overwhelmed")->invoke (clause, &strain));
  g_assert_cmpint (find ("step-by-step")->open (steps, &strain), ==, TBR_IPCR_MONITORING);
  strain.short_for = 30 * TBR_HOUR;
  g_assert_true (find ("when-overwhelmed")->invoke (clause, &strain));
  g_assert_cmpint (find ("step-by-step")->open (steps, &strain), ==, TBR_IPCR_SHARING);
  strain.missing = 0.7;
  g_assert_cmpint (find ("step-by-step")->open (steps, &strain), ==, TBR_IPCR_FULL);
  strain = (TbrStrainView){ .n_lines = 3, .n_states = 3 };
  g_assert_cmpint (find ("step-by-step")->open (steps, &strain), ==, TBR_IPCR_SHARING);
  strain = (TbrStrainView){ 0 };
  g_assert_cmpint (find ("step-by-step")->open (steps, &strain), ==, TBR_IPCR_OFF);
  g_assert_false (find ("when-overwhelmed")->invoke (clause, &strain));
}

static void
test_policies_solidarity_raises_willingness (void)
{
  const TbrPolicyKind *kind = find ("propensity");
  g_autofree gpointer values = defaults (kind);
  TbrOfferView view
      = { .n_owned = 9, .n_home = 9, .missing = 1, .n_offered = 2, .layer = TBR_LAYER_POOL };

  g_assert_cmpfloat (kind->offer (values, &view), ==, 0); /* two are the most */
  view.solidarity = 0.5;
  g_assert_cmpfloat_with_epsilon (kind->offer (values, &view), 0.45 * 1.5, 1e-12);
  view.n_offered = 3;
  g_assert_cmpfloat (kind->offer (values, &view), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/policies/tables-are-sound", test_policies_tables_are_sound);
  g_test_add_func ("/response/policies/order-units", test_policies_order_units);
  g_test_add_func ("/response/policies/severity-first-serves-the-widest-gap",
                   test_policies_severity_first_serves_the_widest_gap);
  g_test_add_func ("/response/policies/when-short-waits", test_policies_ask_when_short_waits);
  g_test_add_func ("/response/policies/at-once-and-never-ask", test_policies_at_once_and_never_ask);
  g_test_add_func ("/response/policies/offers-keep-the-reserve",
                   test_policies_offers_keep_the_reserve);
  g_test_add_func ("/response/policies/propensity-falls",
                   test_policies_propensity_falls_with_distance_risk_and_burden);
  g_test_add_func ("/response/policies/agencies-answer-in-full-or-in-part",
                   test_policies_agencies_answer_in_full_or_in_part);
  g_test_add_func ("/response/policies/cyber-teams-say-a-word",
                   test_policies_cyber_teams_say_a_word);
  g_test_add_func ("/response/policies/with-request-asks-with-the-request",
                   test_policies_with_request_asks_with_the_request);
  g_test_add_func ("/response/policies/chains-wait-for-their-time",
                   test_policies_chains_wait_for_their_time);
  g_test_add_func ("/response/policies/solidarity-raises-willingness",
                   test_policies_solidarity_raises_willingness);
  g_test_add_func ("/response/policies/last-resort-waits",
                   test_policies_last_resort_gives_the_pool_its_time);
  return g_test_run ();
}
