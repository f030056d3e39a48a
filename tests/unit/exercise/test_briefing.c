/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a role may know: reports with their age, what is its own, and nothing else. */
#include "drill.h"

#include "response/report.h"

#include <tabard/briefing.h>

#include <math.h>

enum
{
  BE,
  AT,
  CENTRE
};

static guint32
state_of (const Drill *drill, const char *code)
{
  return tbr_map_find_state (drill->map, code).i;
}

/* Everything in a briefing belongs to the role of a state, and its text names nothing else. */
static void
check_own (const Drill *drill, guint role, const char *code)
{
  const TbrSim *sim = tbr_director_sim (drill->director);
  g_autoptr (TbrBriefing) seen = tbr_director_brief (drill->director, role, "en");
  g_autofree char *text = tbr_briefing_json (seen);
  guint32 state = state_of (drill, code);

  for (guint i = 0; i < seen->units->len; i++)
    g_assert_cmpuint (drill->scenario->units[g_array_index (seen->units, TbrUnitView, i).unit.i]
                          .state,
                      ==, state);
  for (guint i = 0; i < seen->reports->len; i++)
    g_assert_cmpuint (g_array_index (seen->reports, TbrReport, i).state.i, ==, state);
  for (guint i = 0; i < seen->lines->len; i++)
    {
      const TbrLineSeen *line = &g_array_index (seen->lines, TbrLineSeen, i);
      g_assert_true (line->is_own == (line->state.i == state));
    }
  for (guint i = 0; i < seen->offers->len; i++)
    {
      const TbrOfferSeen *offer = &g_array_index (seen->offers, TbrOfferSeen, i);
      g_assert_true (offer->owner.i == state || tbr_request_get (sim, offer->line)->state == state);
    }
  /* units of others are named in offers to the role alone */
  for (guint32 i = 0; i < drill->scenario->n_units; i++)
    {
      const TbrUnitSpec *spec = &drill->scenario->units[i];
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", spec->id);
      gboolean is_offered = FALSE;
      for (guint j = 0; j < seen->offers->len; j++)
        is_offered |= g_array_index (seen->offers, TbrOfferSeen, j).unit.i == i;
      if (spec->state != state && !is_offered && i % 7 == 0)
        g_assert_null (strstr (text, quoted));
    }
}

static void
test_briefing_nobody_sees_what_is_not_theirs (Drill *drill, gconstpointer data)
{
  drill_go (drill, 10 * TBR_MINUTE);
  drill_say (drill, "be", "ask-help need=stranded work=vehicle rate=40", NULL);
  for (TbrTime since = 10 * TBR_MINUTE; since <= 8 * TBR_HOUR; since += 230 * TBR_MINUTE)
    {
      drill_go (drill, since);
      check_own (drill, BE, "BE");
      check_own (drill, AT, "AT");
    }
}

static void
check_told (const char *told, const GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, told);
}

static void
test_briefing_refuses_what_is_anothers (Drill *drill, gconstpointer data)
{
  g_autoptr (TbrBriefing) seen = tbr_director_brief (drill->director, BE, "en");
  g_autoptr (GError) unit = NULL;
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) need = NULL;

  g_assert_nonnull (tbr_briefing_unit (seen, "BEENG.1", NULL));
  g_assert_null (tbr_briefing_unit (seen, "DEENG.1", &unit));
  check_told ("role 'be' has no unit 'DEENG.1'", unit);
  /* the same is said of what does not exist */
  g_assert_null (tbr_briefing_unit (seen, "XXENG.1", &none));
  check_told ("role 'be' has no unit 'XXENG.1'", none);
  g_assert_cmpint (tbr_briefing_need (seen, 2, NULL)->kind, ==, TBR_NEED_STRANDED);
  g_assert_null (tbr_briefing_need (seen, 8, &need));
  check_told ("role 'be' knows of no need '8'", need);
}

/* What is seen is what was reported, an hour or two ago, and not what is true now. */
static void
test_briefing_is_made_of_reports (Drill *drill, gconstpointer data)
{
  const TbrSim *sim = tbr_director_sim (drill->director);
  guint n_off = 0;

  drill_go (drill, 3 * TBR_HOUR + 10 * TBR_MINUTE);
  g_autoptr (TbrBriefing) seen = tbr_director_brief (drill->director, BE, "en");
  g_assert_cmpuint (seen->reports->len, >, 5);
  for (guint i = 0; i < seen->reports->len; i++)
    {
      const TbrReport *report = &g_array_index (seen->reports, TbrReport, i);
      const TbrNeed *truth = tbr_need_get (sim, report->need);
      g_assert_cmpint (report->as_of, <=, seen->at);
      g_assert_cmpint (seen->at - report->as_of, <, 3 * TBR_HOUR);
      g_assert_cmpfloat (report->stock, ==, tbr_report_seen (sim, report->need)->stock);
      n_off += fabs (report->stock - truth->stock) > 0.01 * truth->stock;
    }
  g_assert_cmpuint (n_off, >, 0);
}

/* A hazard is known by reports of its needs: where they are, as old as they are; what a role has
   not been told of is not there, and nothing is told before the first report has come. */
static void
test_briefing_places_hazards_by_reports (Drill *drill, gconstpointer data)
{
  const TbrSim *sim = tbr_director_sim (drill->director);
  guint32 own = 0;
  guint n = 0;

  while (
      !g_str_equal (tbr_scenario_object (drill->scenario, TBR_SECTION_HAZARDS, own)->id, "meuse"))
    own++;
  drill_go (drill, 3 * TBR_HOUR + 10 * TBR_MINUTE);
  g_autoptr (TbrBriefing) seen = tbr_director_brief (drill->director, BE, "en");
  g_autoptr (TbrBriefing) far = tbr_director_brief (drill->director, AT, "en");
  g_autoptr (TbrBriefing) all = tbr_director_brief (drill->director, CENTRE, "en");
  g_assert_cmpuint (seen->hazards->len, >, 1);
  for (guint i = 0; i < seen->hazards->len; i++)
    {
      const TbrHazardSeen *hazard = &g_array_index (seen->hazards, TbrHazardSeen, i);
      TbrTime newest = 0;
      guint n_near = 0;
      g_assert_cmpuint (hazard->hazard, ==, own);
      n += hazard->n_reports;
      for (guint k = 0; k < seen->reports->len; k++)
        {
          const TbrReport *report = &g_array_index (seen->reports, TbrReport, k);
          double away = hypot (report->lon - hazard->lon, report->lat - hazard->lat);
          g_assert_cmpuint (tbr_need_get (sim, report->need)->hazard, ==, own);
          n_near += away == 0;
          newest = away * 111195 < 1000 ? MAX (newest, report->as_of) : newest;
        }
      g_assert_cmpuint (n_near, >, 0);
      g_assert_cmpint (hazard->as_of, >=, newest);
      g_assert_cmpint (hazard->as_of, <=, seen->at);
    }
  g_assert_cmpuint (n, ==, seen->reports->len); /* each report is at one place */
  g_assert_cmpuint (far->hazards->len, ==, 0);
  guint n_other = 0;
  for (guint i = 0; i < all->hazards->len; i++)
    n_other += g_array_index (all->hazards, TbrHazardSeen, i).hazard != own;
  g_assert_cmpuint (n_other, >, 0); /* whoever sees all is told of Germany's flood, too */
}

static void
test_briefing_brings_messages_to_those_they_are_for (Drill *drill, gconstpointer data)
{
  drill_go (drill, 10 * TBR_MINUTE);
  drill_say (drill, "facilitator",
             "message to='be centre' from=Press medium=press subject='How many?' body='On air.'",
             NULL);
  g_autoptr (TbrBriefing) be = tbr_director_brief (drill->director, BE, "en");
  g_autoptr (TbrBriefing) at = tbr_director_brief (drill->director, AT, "xx");
  g_assert_cmpuint (at->letters->len, ==, 2); /* the two injects for all */
  g_assert_cmpuint (be->letters->len, ==, 3);
  const TbrLetter *last = &g_array_index (be->letters, TbrLetter, 2);
  g_assert_cmpint (last->medium, ==, TBR_MEDIUM_PRESS);
  g_assert_cmpstr (last->from, ==, "Press");
  g_assert_cmpstr (last->subject, ==, "How many?");
  g_assert_cmpstr (g_array_index (at->letters, TbrLetter, 0).subject, ==, "9");
}

/* Offers wait for the one who asked, and the one who offers sees what became of them. */
static void
test_briefing_shows_what_is_to_be_answered (Drill *drill, gconstpointer data)
{
  drill_go (drill, 10 * TBR_MINUTE);
  drill_say (drill, "be", "ask-help need=stranded work=vehicle rate=40", NULL);
  drill_go (drill, TBR_HOUR);
  drill_say (drill, "at", "offer-unit unit=S062.1 request=0", NULL);
  drill_go (drill, 7 * TBR_HOUR);
  g_autoptr (TbrBriefing) be = tbr_director_brief (drill->director, BE, "en");
  g_autoptr (TbrBriefing) at = tbr_director_brief (drill->director, AT, "en");
  guint n_to_answer = 0;

  g_assert_cmpuint (at->offers->len, ==, 1);
  g_assert_false (g_array_index (at->offers, TbrOfferSeen, 0).is_to_answer);
  for (guint i = 0; i < be->offers->len; i++)
    {
      const TbrOfferSeen *offer = &g_array_index (be->offers, TbrOfferSeen, i);
      n_to_answer += offer->is_to_answer;
      /* looked at, on hold for seven days at most */
      if (offer->lapses != TBR_NEVER)
        g_assert_cmpint (offer->lapses - offer->made, <=, 8 * TBR_DAY);
    }
  g_assert_cmpuint (n_to_answer, >=, 1);
  g_autofree char *text = tbr_briefing_text (be);
  g_assert_nonnull (strstr (text, "S062.1"));
  g_assert_true (g_str_has_prefix (text, "B (BE) at 2021-07-14T23:00Z, played by a person\n"));
}

/* So many reports at least are looked at at the very instant that they are of. */
#define LEAST_LOOKED 20

/* Holds what a role is told at an instant against the truth then: less by exactly the share that is
   not known. A need that has changed at this very instant is passed over: the report may have come
   before or after. Source: the law of the reports, known = 1 - (1 - first) exp (-age / after). */
static void
check_share (TbrDirector *director, TbrTime at, double first, double after, guint *n_looked)
{
  const TbrSim *sim = tbr_director_sim (director);
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (TbrReport));
  TbrReport truth;

  tbr_director_run_until (director, at - 1);
  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    {
      tbr_report_now (sim, TBR_HANDLE (TbrNeedId, i), &truth);
      g_array_append_val (before, truth);
    }
  tbr_director_run_until (director, at);
  g_autoptr (TbrBriefing) seen = tbr_director_brief (director, BE, "en");
  for (guint i = 0; i < seen->reports->len; i++)
    {
      const TbrReport *told = &g_array_index (seen->reports, TbrReport, i);
      const double age = (double) (told->as_of - told->opened) / (double) TBR_HOUR;
      if (told->as_of != at || told->need.i >= before->len)
        continue;
      const TbrReport *was = &g_array_index (before, TbrReport, told->need.i);
      tbr_report_now (sim, told->need, &truth);
      if (truth.required <= 0 || was->required < truth.required || was->required > truth.required
          || was->stock < truth.stock || was->stock > truth.stock)
        continue;
      const double share = 1 - (1 - first) * exp (-age / after);
      g_assert_cmpfloat (fabs (told->required - share * truth.required), <=, 1e-9 * truth.required);
      g_assert_cmpfloat (fabs (told->stock - share * truth.stock), <=, 1e-9 * truth.stock);
      *n_looked += 1;
    }
}

/* The exercise says how wrong its reports are, whatever its scenario says, and so are they. A
   period that is none of the steps of a flood: what is reported is still true at that instant. */
static void
test_briefing_is_wrong_by_the_fog (Drill *drill, gconstpointer data)
{
  static const struct
  {
    const char *text;
    double first, after; /* hours */
  } cases[] = {
    { "<fog report-period='47 min' report-delay='0 s' known='60 %' known-after='5 h' map-known='0 "
      "%'/>",
      0.6, 5 },
    { "<fog report-period='47 min' report-delay='0 s' known='25 %' known-after='40 h' map-known='0 "
      "%'/>",
      0.25, 40 },
    { "<fog report-period='47 min' report-delay='0 s'/>", 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TbrExercise) exercise = drill_read ("12 h", cases[i].text);
      g_autoptr (TbrDirector) whole = tbr_director_new (exercise, drill->scenario, 0);
      /* a fork has the same fog, also when what it was made of is gone */
      g_autoptr (TbrDirector) director = tbr_director_fork (whole);
      guint n_looked = 0;
      g_clear_pointer (&whole, tbr_director_free);
      for (TbrTime since = TBR_MINUTE; since <= 4 * TBR_HOUR; since += TBR_MINUTE)
        check_share (director, exercise->begin + since, cases[i].first, cases[i].after, &n_looked);
      g_assert_cmpuint (n_looked, >, LEAST_LOOKED);
    }
  g_assert_cmpfloat (drill->scenario->meta->known, ==, 1);
}

/* As many reports can be on their way in an exercise as in a scenario, whoever of the two says how
   often and how late they are. */
static void
test_briefing_has_room_for_the_reports_of_a_fog (Drill *drill, gconstpointer data)
{
  static const struct
  {
    const char *text, *told;
  } cases[] = {
    { "<fog report-period='1 min' report-delay='4 h'/>", "" },
    { "<fog report-period='1 min' report-delay='5 h'/>",
      "drill.xml:1: fog: report-delay: 5 h is longer than 240 times report-period, 4 h\n" },
    { "<fog report-period='1 min'/>", "" },
    { "<fog report-delay='10 d'/>", "" },
    { "<fog report-delay='11 d'/>",
      "drill.xml:1: fog: report-delay: 11 d is longer than 240 times report-period, 10 d\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
      g_autoptr (TbrExercise) exercise = drill_read ("12 h", cases[i].text);
      gboolean is_good = tbr_exercise_check (exercise, drill->scenario, faults);
      g_autofree char *told = tbr_diagnostics_to_text (faults);
      g_assert_cmpstr (told, ==, cases[i].told);
      g_assert_true (is_good == (*told == '\0'));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add ("/exercise/briefing/" path, Drill, NULL, drill_set_up, test, drill_tear_down)
  ADD ("nobody-sees-what-is-not-theirs", test_briefing_nobody_sees_what_is_not_theirs);
  ADD ("refuses-what-is-anothers", test_briefing_refuses_what_is_anothers);
  ADD ("is-made-of-reports", test_briefing_is_made_of_reports);
  ADD ("places-hazards-by-reports", test_briefing_places_hazards_by_reports);
  ADD ("brings-messages-to-those-they-are-for",
       test_briefing_brings_messages_to_those_they_are_for);
  ADD ("shows-what-is-to-be-answered", test_briefing_shows_what_is_to_be_answered);
  ADD ("is-wrong-by-the-fog", test_briefing_is_wrong_by_the_fog);
  ADD ("has-room-for-the-reports-of-a-fog", test_briefing_has_room_for_the_reports_of_a_fog);
  return g_test_run ();
}
