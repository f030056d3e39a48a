/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a planner reads, from results made by hand. */
#include "cli/summary.h"

#include "../output/fixture.h"

static const TbrSummaryHead head
    = { .title = "Fires in the north", .dictionary = &fixture, .now = 30 * TBR_DAY };

static void
assert_fits (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpint (g_utf8_strlen (lines[i], -1), <=, 100);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("\"%s\" is not in:\n%s", words, text);
}

static void
test_summary_of_nothing (void)
{
  const TbrDictionary empty = { .start_unix = FIXTURE_START };
  const TbrSummaryHead nothing = { .title = "Calm", .dictionary = &empty };
  g_autoptr (TbrResult) result = tbr_result_new ();
  g_autofree char *text = tbr_summary_write (&nothing, result);
  assert_fits (text);
  assert_says (text, "No hazard is in the scenario");
  assert_says (text, "No state asked for assistance.");
}

static void
test_summary_when_nothing_was_short (void)
{
  g_autoptr (TbrResult) result = tbr_result_new ();
  tbr_result_add (result, "K08.unmet-share", TBR_SCOPE_ALL, "", 0, "%", TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "K10.deaths", TBR_SCOPE_ALL, "", 0, "persons", TBR_CERTAINTY_SOURCED);
  g_autofree char *text = tbr_summary_write (&head, result);
  assert_says (text, "Nothing was short for an hour or more. No harm was done.");
}

static void
add_shortage (TbrResult *result)
{
  const char *key = "1/SE/fire-line";
  const TbrCertainty estimated = TBR_CERTAINTY_ESTIMATED;
  tbr_result_add (result, "shortage.hours", TBR_SCOPE_STATE_NEED, "SE/fire-line", 373, "h",
                  estimated);
  tbr_result_add (result, "shortage.began", TBR_SCOPE_SPELL, key, 97.5, "h", estimated);
  tbr_result_add (result, "shortage.lasted", TBR_SCOPE_SPELL, key, 51.92, "h", estimated);
  tbr_result_add (result, "shortage.least-served", TBR_SCOPE_SPELL, key, 26.3, "%", estimated);
  tbr_result_add (result, "shortage.worst-lon", TBR_SCOPE_SPELL, key, 14.5, "deg", estimated);
  tbr_result_add (result, "shortage.worst-lat", TBR_SCOPE_SPELL, key, 61, "deg", estimated);
}

static void
test_summary_tells_one_of_a_thing (void)
{
  g_autoptr (TbrResult) result = tbr_result_new ();
  tbr_result_add (result, "K10.deaths", TBR_SCOPE_ALL, "", 1, "persons", TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "K14.fires", TBR_SCOPE_ALL, "", 1, "", TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "fire.drops", TBR_SCOPE_ALL, "", 2, "", TBR_CERTAINTY_SOURCED);
  g_autofree char *text = tbr_summary_write (&head, result);
  assert_says (text, "It cost 1 life.");
  assert_says (text, "Fires: 1 fire, 2 drops");
}

/* Pallets for the rest of a need came to "offered 2594 %". */
static void
test_summary_caps_what_was_offered (void)
{
  const TbrCertainty sourced = TBR_CERTAINTY_SOURCED;
  g_autoptr (TbrResult) result = tbr_result_new ();
  tbr_result_add (result, "K01.onset-to-request", TBR_SCOPE_STATE_NEED, "SE/protection", 36, "h",
                  sourced);
  tbr_result_add (result, "K03.offered-at-24h", TBR_SCOPE_STATE_NEED, "SE/protection", 2594, "%",
                  sourced);
  g_autofree char *text = tbr_summary_write (&head, result);
  assert_says (text, " 100 ");
  g_assert_null (strstr (text, "2594"));
  g_assert_null (strstr (text, "2,594"));
}

static void
test_summary_says_where_and_what_it_cost (void)
{
  const TbrCity cities[] = {
    { .name = "Mora", .lon = 14.55F, .lat = 61.0F, .population = 12000 },
    { .name = "Hamlet", .lon = 14.5F, .lat = 61.0F, .population = 20 },
    { .name = "Falun", .lon = 15.6F, .lat = 60.6F, .population = 37000 },
  };
  TbrMap map = { .n_cities = 3, .cities = (TbrCity *) cities };
  TbrSummaryHead here = head;
  here.map = &map;
  g_autoptr (TbrResult) result = tbr_result_new ();
  add_shortage (result);
  tbr_result_add (result, "shortage.began", TBR_SCOPE_SPELL, "2/SE/fire-line", 300, "h",
                  TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "shortage.began", TBR_SCOPE_SPELL, "3/PL/dike", 200, "h",
                  TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "shortage.hours", TBR_SCOPE_STATE_NEED, "PL/dike", 12.5, "h",
                  TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "K10.deaths", TBR_SCOPE_ALL, "", 96.8, "persons", TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "K13.burned", TBR_SCOPE_ALL, "", 17539.4, "ha", TBR_CERTAINTY_ESTIMATED);
  g_autofree char *text = tbr_summary_write (&here, result);
  assert_fits (text);
  g_strdelimit (text, "\n", ' ');
  assert_says (text, "Short in Sweden: free fire line, for 373 h in all. Worst from "
                     "2018-07-19T19:30Z for 51.9 h near Mora, when as little as 26.3 % of what was "
                     "needed was being done. Also short: dike to raise in Poland (12.5 h). It cost "
                     "97 lives, 17,539 ha burned.");
  assert_says (text, "of 11 figures above zero 7 rest on estimates, 0 on sources in part, 4 on");
  assert_says (text, "Estimated for the whole run: K13");
}

/* A fire of an hour once came before patients who lacked a bed for weeks. */
static void
test_summary_puts_lives_first_and_rounds_what_is_great (void)
{
  g_autoptr (TbrResult) result = tbr_result_new ();
  add_shortage (result);
  tbr_result_add (result, "shortage.began", TBR_SCOPE_SPELL, "2/PL/beds", 300, "h",
                  TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "K09.without-power", TBR_SCOPE_ALL, "", 229083859, "person-hours",
                  TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "K09.without-health-care", TBR_SCOPE_ALL, "", 1819516234, "person-hours",
                  TBR_CERTAINTY_SOURCED);
  g_autofree char *text = tbr_summary_write (&head, result);
  assert_fits (text);
  g_strdelimit (text, "\n", ' ');
  assert_says (text, "Short in Poland: patients without a bed");
  assert_says (text, "Also short: free fire line in Sweden (373 h)");
  assert_says (text, "It cost 229 million person-hours without power, 1.82 billion person-hours "
                     "without health care.");
}

static void
test_summary_lists_the_cycle_and_the_owners (void)
{
  g_autoptr (TbrResult) result = tbr_result_new ();
  tbr_result_add (result, "K01.onset-to-request", TBR_SCOPE_STATE_NEED, "SE/fire-line", 63.2, "h",
                  TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "K02.request-to-first-offer", TBR_SCOPE_STATE_NEED, "SE/fire-line", NAN,
                  "h", TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "K24.units-sent", TBR_SCOPE_STATE, "PL", 3, "", TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "K24.units-sent", TBR_SCOPE_STATE_CAPABILITY, "PL/GFFF-V", 2, "",
                  TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "K24.units-sent", TBR_SCOPE_STATE_CAPABILITY, "PL/HCP", 1, "",
                  TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "K24.units-sent", TBR_SCOPE_STATE, "IT", 1, "", TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "K24.units-sent", TBR_SCOPE_STATE_CAPABILITY, "IT/AFFF-S", 1, "",
                  TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "K24.units-sent", TBR_SCOPE_ALL, "", 4, "", TBR_CERTAINTY_SOURCED);
  g_autofree char *text = tbr_summary_write (&head, result);
  assert_fits (text);
  assert_says (text, "SE/fire-line");
  assert_says (text, "63.2");
  assert_says (text, "Units sent abroad: 4 from 2 states: PL 2 GFFF-V, 1 HCP; IT 1 AFFF-S");
}

static void
test_summary_names_orders_not_carried_out (void)
{
  const TbrKind kind = { .name = "send-unit" };
  const TbrObject order = { .kind = &kind, .file = "x.xml", .line = 42 };
  const TbrObject *orders[] = { &order };
  TbrScenario scenario = { .sections = { [TBR_SECTION_COMMANDS] = { orders, 1 } } };
  TbrSummaryHead here = head;
  here.scenario = &scenario;
  g_autoptr (TbrResult) result = tbr_result_new ();
  tbr_result_add (result, "orders.refused", TBR_SCOPE_ALL, "", 5, "", TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "orders.refused-at", TBR_SCOPE_ORDER, "1/no-need", 97.5, "h",
                  TBR_CERTAINTY_SOURCED);
  g_autofree char *text = tbr_summary_write (&here, result);
  assert_fits (text);
  g_strdelimit (text, "\n", ' ');
  assert_says (text, "Not carried out: 5 orders of the scenario: send-unit (x.xml:42) of "
                     "2018-07-19T19:30Z: there is no such need yet; 4 more.");
}

static void
test_summary_tells_what_matters (void)
{
  guint8 asked[8] = { 0 };
  TbrNarration narration = { .is_asked = asked };
  const TbrFact facts[] = {
    { .kind = TBR_FACT_HAZARD_STARTED, .a = 0 },
    { .kind = TBR_FACT_NEED_CHANGED, .a = 0 },
    { .kind = TBR_FACT_REQUEST_OPENED, .b = SE, .c = TBR_NEED_FIRE_LINE, .x = 108 },
    { .kind = TBR_FACT_UNIT_ORDERED, .a = PL_CONVOY, .c = 0 },
    { .kind = TBR_FACT_UNIT_ORDERED, .a = SE_ENGINE, .c = TBR_NONE },
    { .kind = TBR_FACT_UNIT_DEPARTED, .a = SE_ENGINE, .x = 60, .y = 1000 },
    { .kind = TBR_FACT_UNIT_DEPARTED, .a = PL_CONVOY, .x = 39600, .y = 812000 },
    { .kind = TBR_FACT_HARM, .code = TBR_HARM_DEATHS, .a = 0, .x = 1 },
    { .kind = TBR_FACT_HARM, .code = TBR_HARM_DEATHS, .a = 0, .x = 5 },
    { .kind = TBR_FACT_HARM, .code = TBR_HARM_DEATHS, .a = 0, .x = 6 },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      gsize before = text->len;
      tbr_summary_sentence (&narration, &fixture, &facts[i], text);
      if (text->len > before)
        g_string_append_c (text, '\n');
    }
  g_assert_cmpstr (
      text->str, ==,
      "2018-07-15T18:00Z  hazard fires begins\n"
      "2018-07-15T18:00Z  Sweden asks for assistance: free fire line, 108 m/h\n"
      "2018-07-15T18:00Z  S001.1 (ground forest fire fighting with vehicles, Poland) sets off, "
      "812 km, expected after 11.0 h\n"
      "2018-07-15T18:00Z  1 person has died in fires\n"
      "2018-07-15T18:00Z  10 people have died in fires\n");
}

/* A crisis of many needs once filled two screens before the answer was over. */
static void
test_summary_lists_the_worst_of_many_requests (void)
{
  g_autoptr (TbrResult) result = tbr_result_new ();
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *key = g_strdup_printf ("SE/need-%02u", i);
      tbr_result_add (result, "K01.onset-to-request", TBR_SCOPE_STATE_NEED, key, 12, "h",
                      TBR_CERTAINTY_SOURCED);
      tbr_result_add (result, "K08.unmet-need-hours", TBR_SCOPE_STATE_NEED, key, (i * 7) % 20, "h",
                      TBR_CERTAINTY_SOURCED);
    }
  g_autofree char *text = tbr_summary_write (&head, result);
  assert_says (text, "and 4 more with fewer hours unmet");
  /* 0 to 3 hours: needs 0, 3, 6 and 9 */
  const char *const shown[] = { "need-01", "need-17", "need-12" };
  const char *const left_out[] = { "need-00", "need-03", "need-06", "need-09" };
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    assert_says (text, shown[i]);
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    g_assert_null (strstr (text, left_out[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/summary/of-nothing", test_summary_of_nothing);
  g_test_add_func ("/cli/summary/when-nothing-was-short", test_summary_when_nothing_was_short);
  g_test_add_func ("/cli/summary/tells-one-of-a-thing", test_summary_tells_one_of_a_thing);
  g_test_add_func ("/cli/summary/caps-what-was-offered", test_summary_caps_what_was_offered);
  g_test_add_func ("/cli/summary/says-where-and-what-it-cost",
                   test_summary_says_where_and_what_it_cost);
  g_test_add_func ("/cli/summary/puts-lives-first-and-rounds-what-is-great",
                   test_summary_puts_lives_first_and_rounds_what_is_great);
  g_test_add_func ("/cli/summary/lists-the-cycle-and-the-owners",
                   test_summary_lists_the_cycle_and_the_owners);
  g_test_add_func ("/cli/summary/lists-the-worst-of-many-requests",
                   test_summary_lists_the_worst_of_many_requests);
  g_test_add_func ("/cli/summary/names-orders-not-carried-out",
                   test_summary_names_orders_not_carried_out);
  g_test_add_func ("/cli/summary/tells-what-matters", test_summary_tells_what_matters);
  return g_test_run ();
}
