/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Alerts are read and refused by the rules of the standard, and injects come back from them. */
#include <tabard/alert.h>

#include "interchange/cap.h"

#include <glib/gstdio.h>
#include <string.h>

#define EXERCISE                                                                                   \
  "<exercise xmlns='urn:tabard:exercise:1' title='t' scenario='s' duration='4 h' "                 \
  "languages='en fr'><objective name='o' title='O'/><role name='be' title='B' seat='BE'/>"         \
  "<expected name='x' sentence='s' role='be' objective='o'/>"                                      \
  "<branch name='b' title='B' when='after 1 h'/>"                                                  \
  "<inject name='one' number='7' at='90.5 s' until='3 h' from='A &amp; B &lt;c@d&gt;' to='be' "    \
  "medium='phone' expected='x' branch='b' side='not-taken'>"                                       \
  "<text language='en' subject=' S &quot;1&quot; ' body='  two&#10;&#10;lines&#9;&lt;b&gt;&#13; "  \
  "'/>"                                                                                            \
  "<text language='fr' subject='' body='été'/></inject>"                                         \
  "<inject name='two' number='8' when='after 1 h' release='facilitator' medium='map' "             \
  "effect='set-link link=3 state=closed'/>"                                                        \
  "<inject name='three' number='9' at='1 h'><text language='en'/><text language='fr'/></inject>"   \
  "</exercise>"

static char *folder;

static TbrExercise *
make_exercise (void)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrExercise *exercise = tbr_exercise_parse (EXERCISE, strlen (EXERCISE), "e.xml", faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);

  g_assert_cmpstr (told, ==, "");
  return exercise;
}

/* A message without any block, as one that takes back another may be. */
#define NO_BLOCK                                                                                   \
  "<alert xmlns='" TBR_CAP_NAMESPACE "'><identifier>c2</identifier><sender>a@b</sender>"           \
  "<sent>2021-07-14T20:40:00+02:00</sent><status>Actual</status><msgType>Cancel</msgType>"         \
  "<scope>Public</scope><code>x</code><code>y=z</code><note>Nothing\n of it</note>"                \
  "<references>a@b,c1,2021-07-14T20:00:00+02:00</references><incidents>i</incidents></alert>"

/* A message among the seeds of the fuzz target, or the one above. (transfer full) */
static char *
read_sample (const char *name)
{
  if (g_str_equal (name, "none"))
    return g_strdup (NO_BLOCK);
  g_autofree char *path
      = g_build_filename (g_getenv ("TABARD_SOURCE"), "tests", "fuzz", "cap", name, NULL);
  char *text;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* What is told of a message. (transfer full) */
static char *
faults_of (const char *text)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  const TbrReaderInput input = { .text = text, .length = strlen (text), .name = "a.xml" };
  g_autoptr (TbrCap) cap = tbr_cap_parse (&input, faults);

  g_assert_true ((cap == NULL) == (tbr_diagnostics_count (faults) > 0));
  return tbr_diagnostics_to_text (faults);
}

/* The exercise with the alert @text, due @at. */
static TbrExercise *
take_in (const TbrExercise *exercise, const char *text, TbrTime at, char **out_told)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *path = g_build_filename (folder, "a.xml", NULL);
  /* 2021-07-14T18:00Z */
  const TbrScenario scenario = { .start_unix = G_GINT64_CONSTANT (1626285600000000) };
  const TbrAlertSource source = { exercise, &scenario, path, at };

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  TbrExercise *read = tbr_exercise_alert_load (&source, faults);
  g_assert_cmpint (g_unlink (path), ==, 0);
  *out_told = tbr_diagnostics_to_text (faults);
  return read;
}

static void
test_cap_knows_what_a_value_may_be (void)
{
  static const struct
  {
    TbrCapElement element;
    const char *good[5], *bad[10];
  } rows[] = {
    { TBR_CAP_IDENTIFIER,
      { "43b080713727", "urn:x-1" },
      { "", "a b", "a,b", "a<b", "a&b", "a\nb" } },
    { TBR_CAP_SENT,
      { "2002-05-24T16:49:00-07:00", "2002-05-24T16:49:00-00:00", "2002-05-24T16:49:00+05:30",
        "2004-02-29T23:59:59+14:00", "2002-05-24T24:00:00+02:00" },
      { "2002-05-24T16:49:00Z", "2002-05-24T16:49:00", "2002-05-24T16:49-07:00",
        "2002-05-24T16:49:00.5-07:00", "2003-02-29T16:49:00-07:00", "2002-05-24 16:49:00-07:00",
        "2002-05-24T16:49:61-07:00", "2002-05-24T16:49:00+14:30", "2002-05-24T16:49:00-15:00" } },
    { TBR_CAP_STATUS,
      { "Actual", "Exercise", "System", "Test", "Draft" },
      { "", "exercise", "Real", " Test" } },
    { TBR_CAP_MSG_TYPE, { "Alert", "Update", "Cancel", "Ack", "Error" }, { "alert", "Warning" } },
    { TBR_CAP_SCOPE, { "Public", "Restricted", "Private" }, { "", "All" } },
    { TBR_CAP_CATEGORY, { "Geo", "CBRNE", "Infra", "Other", "Met" }, { "CBRN", "Weather" } },
    { TBR_CAP_RESPONSE_TYPE,
      { "Shelter", "AllClear", "None", "Avoid", "Execute" },
      { "All Clear" } },
    { TBR_CAP_URGENCY, { "Immediate", "Expected", "Future", "Past", "Unknown" }, { "Now" } },
    { TBR_CAP_SEVERITY, { "Extreme", "Severe", "Moderate", "Minor", "Unknown" }, { "Red" } },
    { TBR_CAP_CERTAINTY,
      { "Observed", "Likely", "Possible", "Unlikely", "Unknown" },
      { "Very Likely" } },
    { TBR_CAP_LANGUAGE,
      { "en", "en-US", "es-419", "zh-Hant-TW", "" },
      { "e1", "en_US", "en-", "englishlanguage" } },
    { TBR_CAP_ADDRESSES,
      { "a b", "\"fire brigade\" c", " a ", "" },
      { "\"open", "a\"b\"", "\"\"", "\"a\"b" } },
    { TBR_CAP_REFERENCES,
      { "s@x,1,2003-05-24T16:49:00-07:00",
        "a,1,2003-05-24T16:49:00-07:00 a,2,2003-05-24T17:00:00-07:00" },
      { "s,1", "s,1,2003-05-24", "s 1 2003-05-24T16:49:00-07:00", ",1,2003-05-24T16:49:00-07:00",
        "s,1,2003-05-24T16:49:00Z" } },
    { TBR_CAP_WEB,
      { "http://a.example/b?c=d", "urn:a:b", "", "two words" },
      { "http://[", "a%b" } },
    { TBR_CAP_SIZE, { "0", "1234", "+3" }, { "", "1 kB", "1.5" } },
    { TBR_CAP_ALTITUDE, { "12", "-3.5", "0", ".5", "5." }, { "", "high", "1e3", "nan", "." } },
    { TBR_CAP_POLYGON,
      { "38.47,-120.14 38.34,-119.95 38.52,-119.74 38.47,-120.14", "0,0 0,1\n1,1 0,0",
        "-90,-180 90,-180 90,180 -90,-180" },
      { "", "0,0 0,1 0,0", "0,0 0,1 1,1 1,0", "0,0 0,1 1,1 0,0 ,", "0 0 0 1 1 1 0 0",
        "91,0 0,1 1,1 91,0", "0,181 0,1 1,1 0,181", "0,0;0,1;1,1;0,0" } },
    { TBR_CAP_CIRCLE,
      { "32.9525,-115.5527 0", "1,2 3.5" },
      { "", "1,2", "1,2 -3", "1 2 3", "1,2 3 km", "1,2,3" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const TbrCapRule *rule = &tbr_cap_rules[rows[i].element];
      const char *allowed;
      for (guint j = 0; j < 5 && rows[i].good[j] != NULL; j++)
        if (!tbr_cap_value_is_good (rule, rows[i].good[j], &allowed))
          g_error ("%s: '%s' was refused", rule->name, rows[i].good[j]);
      for (guint j = 0; j < 10 && rows[i].bad[j] != NULL; j++)
        if (tbr_cap_value_is_good (rule, rows[i].bad[j], &allowed))
          g_error ("%s: '%s' was accepted", rule->name, rows[i].bad[j]);
    }
}

static void
test_cap_reads_messages_of_others (void)
{
  /* a storm, an earthquake told again, a child that is missing, a level of threat: the kinds of the
     standard's own examples */
  static const char *const names[] = { "01", "02", "06", "07" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = read_sample (names[i]);
      g_autofree char *told = faults_of (text);
      g_assert_cmpstr (told, ==, "");
    }
}

/* The first message with one thing changed: what is told, and on which line. */
static void
test_cap_refuses_with_line_value_and_what_is_allowed (void)
{
  static const struct
  {
    const char *from, *to, *told;
  } rows[] = {
    { "+02:00</sent>", "Z</sent>", "a.xml:5: sent: '2021-07-14T20:40:00Z': allowed is an instant" },
    { ">Exercise<", ">Real<",
      "a.xml:6: status: 'Real': allowed is Actual, Exercise, System, Test, Draft" },
    { "  <scope>Public</scope>\n", "", "a.xml:2: alert: it has no <scope>" },
    { ">Public<", ">Restricted<", "a.xml:8: scope: 'Restricted' needs a <restriction>" },
    { ">Public<", ">Private<", "a.xml:8: scope: 'Private' needs a <addresses>" },
    { ">Alert<", ">Cancel<", "a.xml:7: msgType: 'Cancel' needs a <references>" },
    { "<note>", "<remark>", "a.xml:9: not well-formed XML" },
    { "<note>Table-top of the province</note>", "<remark/>",
      "a.xml:9: alert: unknown element 'remark': here may stand identifier, sender" },
    { "<sender>", "<sender role=\"x\">", "a.xml:4: sender: attribute 'role': none is allowed" },
    { "warnings@", "warn ings@",
      "a.xml:4: sender: 'warn ings@weather.example': allowed is a name" },
    { "<category>Met</category>", "<category>Weather</category>",
      "a.xml:12: category: 'Weather': allowed is Geo, Met, Safety" },
    { "</alert>", "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/><note/></alert>",
      "note: it stands before 'ds:Signature'" },
    { "    <urgency>Immediate</urgency>\n    <severity>Extreme</severity>",
      "    <severity>Extreme</severity>\n    <urgency>Immediate</urgency>",
      "a.xml:17: urgency: it stands before 'severity'" },
    { "<web>https://weather.example/red</web>", "<web>a</web><web>b</web>",
      "web: a second one, but there is one at most" },
    { "50.70,6.10 50.50,5.60", "50.70,6.10",
      "polygon: '50.50,5.60 50.70,5.60 50.70,6.10': allowed is four or more" },
    { "50.63,5.90 12.5", "50.63,5.90",
      "circle: '50.63,5.90': allowed is 'latitude,longitude radius'" },
    { "      <altitude>0</altitude>\n", "", "ceiling: it is allowed only with an <altitude>" },
    { "<mimeType>image/png</mimeType>", "", "resource: it has no <mimeType>" },
    { "<value>BE336</value>", "", "geocode: it has no <value>" },
    { "cap:1.2", "cap:1.1", "a.xml:2: no message of CAP 1.2" },
    { "<info>", "<info>words", "a.xml:10: info: 'words': allowed is other elements only" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = read_sample ("01");
      char *at = strstr (text, rows[i].from);
      g_assert_nonnull (at);
      g_autofree char *changed = g_strdup_printf ("%.*s%s%s", (int) (at - text), text, rows[i].to,
                                                  at + strlen (rows[i].from));
      g_autofree char *told = faults_of (changed);
      if (strstr (told, rows[i].told) == NULL)
        g_error ("not told: %s\nbut: %s", rows[i].told, told);
    }
}

static void
test_cap_refuses_hostile_text (void)
{
  g_autofree char *text = read_sample ("04");
  g_autofree char *told = faults_of (text);
  g_autoptr (GString) deep = g_string_new ("<alert xmlns='" TBR_CAP_NAMESPACE "'>");

  g_assert_nonnull (strstr (told, "a.xml:1: a document type is not allowed"));
  for (guint i = 0; i < 40; i++)
    g_string_append (deep, "<info>");
  g_autofree char *told_deep = faults_of (deep->str);
  g_assert_nonnull (strstr (told_deep, "nested more than 16 deep"));
}

/* All of an exercise's injects, out and in again, one by one. */
static void
test_cap_gives_back_each_inject (void)
{
  g_autoptr (TbrExercise) exercise = make_exercise ();
  const TbrScenario scenario = { .start_unix = G_GINT64_CONSTANT (1626285600000000) };
  g_autofree char *wanted = tbr_exercise_format (exercise);

  for (guint i = 0; i < exercise->n_injects; i++)
    {
      g_autofree char *alert = tbr_exercise_alert_format (exercise, &scenario, i, NULL);
      g_autofree char *faults = faults_of (alert);
      g_autofree char *told = NULL;
      g_assert_cmpstr (faults, ==, "");
      g_autoptr (TbrExercise) back = take_in (exercise, alert, TBR_NEVER, &told);
      if (i == 0)
        g_assert_cmpstr (told, ==, "");
      g_assert_nonnull (back);
      g_autofree char *text = tbr_exercise_format (back);
      g_assert_cmpstr (text, ==, wanted);
    }
}

static void
test_cap_becomes_an_inject (void)
{
  g_autoptr (TbrExercise) exercise = make_exercise ();
  g_autofree char *told = NULL;
  g_autofree char *text = read_sample ("01");
  g_autoptr (TbrExercise) with = take_in (exercise, text, TBR_NEVER, &told);

  g_assert_cmpstr (told, ==, "");
  g_assert_cmpuint (with->n_injects, ==, 4);
  const TbrInject *inject = &with->injects[3];
  g_assert_cmpstr (inject->id, ==, "VAL-2021-0714-03");
  g_assert_cmpint (inject->number, ==, 10);
  g_assert_cmpint (inject->at, ==, 40 * TBR_MINUTE); /* 20:40 in Belgium is 18:40 UTC */
  g_assert_cmpstr (inject->from, ==, "Weather service");
  g_assert_cmpstr (inject->wordings.items[0].subject, ==, "Red: rain without end");
  g_assert_true (g_str_has_prefix (
      inject->wordings.items[0].body,
      "150 mm have fallen since noon, and as much again is on its way.\nLeave the cellars."));
  g_assert_nonnull (strstr (inject->wordings.items[0].body, "\nseverity: Extreme\n"));
  g_assert_nonnull (strstr (inject->wordings.items[0].body, "\nresponseType: Evacuate, Avoid\n"));
  g_assert_cmpstr (inject->wordings.items[1].subject, ==, "Rouge : une pluie sans fin");
}

static void
test_cap_out_of_its_time_wants_one (void)
{
  g_autoptr (TbrExercise) exercise = make_exercise ();
  g_autofree char *told = NULL, *told_later = NULL;
  g_autofree char *text = read_sample ("02");
  char *year = strstr (text, "2021");

  memcpy (year, "2020", 4);
  g_assert_null (take_in (exercise, text, TBR_NEVER, &told));
  g_assert_nonnull (strstr (told, ":1: sent: 2020-07-14T18:05:00-00:00 is outside the exercise, "
                                  "2021-07-14T18:00Z to 2021-07-14T22:00Z"));
  g_autoptr (TbrExercise) with = take_in (exercise, text, 2 * TBR_HOUR, &told_later);
  g_assert_cmpint (with->injects[3].at, ==, 2 * TBR_HOUR);
  /* one block, without a language: English; the French get it too, and that is told */
  g_assert_nonnull (strstr (told_later, "warning: info: none in 'fr'"));
  g_assert_cmpstr (with->injects[3].wordings.items[1].subject, ==, "Earthquake");
}

/* A message without what tabard adds, and with the status that all have that go out. (transfer
 * full) */
static char *
bare (const char *text)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  const TbrReaderInput input = { .text = text, .length = strlen (text), .name = "a.xml" };
  g_autoptr (TbrCap) cap = tbr_cap_parse (&input, faults);

  g_assert_nonnull (cap);
  g_autofree char *whole = tbr_cap_format (cap, NULL, NULL);
  g_autoptr (GRegex) status = g_regex_new ("<status>[A-Za-z]*</status>", 0, 0, NULL);
  return g_regex_replace_literal (status, whole, -1, 0, "<status>Exercise</status>", 0, NULL);
}

/* The last inject as a message. (transfer full) */
static char *
send_out (const TbrExercise *exercise)
{
  const TbrScenario scenario = { .start_unix = G_GINT64_CONSTANT (1626285600000000) };
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  char *text = tbr_exercise_alert_format (exercise, &scenario, exercise->n_injects - 1, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);

  g_assert_cmpstr (told, ==, "");
  return text;
}

/* What comes in goes out with all that was in it: every element, in every language; by way of the
   exercise's own file too, and what comes in again is the same inject. */
static void
test_cap_loses_nothing (void)
{
  static const char *const names[] = { "01", "02", "06", "07", "none" };
  g_autoptr (TbrExercise) exercise = make_exercise ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *told = NULL, *told_again = NULL;
      g_autofree char *came = read_sample (names[i]);
      g_autoptr (TbrExercise) with = take_in (exercise, came, 2 * TBR_HOUR, &told);
      g_assert_nonnull (with);
      g_autofree char *file = tbr_exercise_format (with);
      g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
      g_autoptr (TbrExercise) read = tbr_exercise_parse (file, strlen (file), "e.xml", faults);
      g_autofree char *went = send_out (read);
      g_autofree char *wanted = bare (came);
      g_autofree char *got = bare (went);
      char *then = strstr (wanted, "<sent>"), *now = strstr (got, "<sent>");
      memcpy (then, now, strlen ("<sent>2021-07-14T20:40:00+02:00"));
      g_assert_cmpstr (got, ==, wanted);
      g_autoptr (TbrExercise) again = take_in (exercise, went, TBR_NEVER, &told_again);
      g_autofree char *went_again = send_out (again);
      g_assert_cmpstr (went_again, ==, went);
      g_assert_cmpint (again->injects[3].at, ==, 2 * TBR_HOUR);
      g_assert_cmpstr (again->injects[3].wordings.items[0].body, ==,
                       with->injects[3].wordings.items[0].body);
    }
}

/* Where its time is not changed, not even the way in which its instant is written is. */
static void
test_cap_keeps_its_instant (void)
{
  g_autoptr (TbrExercise) exercise = make_exercise ();
  g_autofree char *told = NULL;
  g_autofree char *came = read_sample ("01");
  g_autoptr (TbrExercise) with = take_in (exercise, came, TBR_NEVER, &told);
  g_autofree char *went = send_out (with);
  g_autofree char *wanted = bare (came), *got = bare (went);

  g_assert_cmpstr (got, ==, wanted);
  g_assert_nonnull (strstr (got, "<polygon>"));
  g_assert_nonnull (strstr (got, "<circle>50.63,5.90 12.5</circle>"));
  g_assert_nonnull (strstr (with->injects[3].wordings.items[0].body, "geocode: NUTS BE336"));
}

/* Another text than the one that came goes out in its place, in its language only, and comes back.
 */
static void
test_cap_carries_changed_words (void)
{
  g_autoptr (TbrExercise) exercise = make_exercise ();
  g_autofree char *told = NULL, *told_again = NULL;
  g_autofree char *came = read_sample ("01");
  g_autoptr (TbrExercise) with = take_in (exercise, came, TBR_NEVER, &told);
  TbrWording *words = (TbrWording *) with->injects[3].wordings.items;

  words[0].subject = "Other words";
  words[0].body = "Another text";
  g_autofree char *went = send_out (with);
  g_assert_nonnull (strstr (went, "<headline>Other words</headline>"));
  g_assert_nonnull (strstr (went, "<description>Another text</description>"));
  g_assert_null (strstr (went, "Leave the cellars"));
  g_assert_nonnull (strstr (went, "<headline>Rouge : une pluie sans fin</headline>"));
  g_assert_nonnull (strstr (went, "<value>BE336</value>"));
  g_autoptr (TbrExercise) again = take_in (exercise, went, TBR_NEVER, &told_again);
  g_assert_cmpstr (again->injects[3].wordings.items[0].subject, ==, "Other words");
  g_assert_cmpstr (again->injects[3].wordings.items[0].body, ==, "Another text");
  g_assert_cmpstr (again->injects[3].wordings.items[1].body, ==, words[1].body);
}

/* What was kept can be spoiled by hand. */
static void
test_cap_tells_what_is_no_message_any_more (void)
{
  g_autoptr (TbrExercise) exercise = make_exercise ();
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  const TbrScenario scenario = { 0 };

  ((TbrInject *) exercise->injects)[0].alert = "<alert xmlns='" TBR_CAP_NAMESPACE "'/>";
  g_assert_null (tbr_exercise_alert_format (exercise, &scenario, 0, faults));
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  g_assert_nonnull (strstr (told, "e.xml: inject 'one':1: alert: it has no <identifier>"));
}

/* ---- where they hold ---- */

/* A message with a part for its areas. (transfer full) */
static char *
make_alert (const char *name, const char *type, const char *more, const char *area)
{
  return g_strdup_printf (
      "<alert xmlns='" TBR_CAP_NAMESPACE "'><identifier>%s</identifier><sender>a@b</sender>"
      "<sent>2021-07-14T20:00:00+02:00</sent><status>Actual</status><msgType>%s</msgType>"
      "<scope>Public</scope>%s<info><language>en</language><category>Met</category><event>e</event>"
      "<urgency>Past</urgency><severity>Minor</severity><certainty>Likely</certainty>"
      "<expires>2021-07-14T23:00:00+02:00</expires>%s</info></alert>",
      name, type, more, area);
}

#define SQUARE                                                                                     \
  "<area><areaDesc>The square</areaDesc><polygon>50,5 50,6 51,6 51,5 50,5</polygon>"               \
  "<circle>45,10 111.195</circle></area>"

/* Whose places at an instant, by what arrived. (transfer full) */
static TbrPlaces *
look_at (const TbrExercise *exercise, guint n, TbrTime at, TbrTime *out_until)
{
  static const TbrAlertArrival arrivals[]
      = { { 0, TBR_HOUR, "Plain" }, { 1, 2 * TBR_HOUR, "First" }, { 2, 3 * TBR_HOUR, "Second" } };
  const TbrAlertLook look = { at, "en" };

  return tbr_alert_areas (exercise, arrivals, n, &look, out_until);
}

/* An alert holds in its square and within one degree of its circle's middle, from its arrival for
   as long as the message says. */
static void
test_cap_says_where_it_holds (void)
{
  g_autoptr (TbrExercise) exercise = make_exercise ();
  g_autofree char *text = make_alert ("one", "Alert", "", SQUARE);
  TbrInject *injects = (TbrInject *) exercise->injects;
  TbrTime until;

  injects[1].alert = text;
  g_autoptr (TbrPlaces) places = look_at (exercise, 2, 2 * TBR_HOUR, &until);
  g_assert_cmpint (until, ==, 5 * TBR_HOUR);
  g_assert_cmpuint (places->places->len, ==, 2);
  const TbrOwnPlace *square = &g_array_index (places->places, TbrOwnPlace, 0), *round = square + 1;
  g_assert_cmpstr (square->name, ==, "First");
  g_assert_cmpstr (tbr_places_property (places, round, "area"), ==, "The square");
  g_assert_true (tbr_places_contain (places, square, 5.5, 50.5));
  g_assert_false (tbr_places_contain (places, square, 6.5, 50.5));
  /* 111.195 km are a degree of a great circle of 6371 km; at 45 degrees a degree of longitude is
     shorter by the cosine; a ring of 72 sides lies within a thousandth of its circle */
  g_assert_true (tbr_places_contain (places, round, 10, 45.998));
  g_assert_false (tbr_places_contain (places, round, 10, 46.002));
  g_assert_true (tbr_places_contain (places, round, 11.41, 45));
  g_assert_false (tbr_places_contain (places, round, 11.42, 45));
  g_autoptr (TbrPlaces) late = look_at (exercise, 2, 5 * TBR_HOUR, &until);
  g_assert_cmpuint (late->places->len, ==, 0);
  g_assert_cmpint (until, ==, TBR_NEVER);
}

/* What a later message updates or cancels holds no more; one that names another does nothing. */
static void
test_cap_gives_way_to_its_update (void)
{
  static const struct
  {
    const char *type, *named, *left;
  } rows[]
      = { { "Update", "a@b,one,2021-07-14T20:00:00+02:00", "Second" },
          { "Cancel", "a@b,one,2021-07-14T20:00:00+02:00", NULL },
          { "Cancel", "c@d,x,2021-07-14T20:00:00+02:00 a@b,one,2021-07-14T20:00:00+02:00", NULL },
          { "Cancel", "a@b,other,2021-07-14T20:00:00+02:00", "First" },
          { "Ack", "a@b,one,2021-07-14T20:00:00+02:00", "First" } };
  g_autoptr (TbrExercise) exercise = make_exercise ();
  g_autofree char *text = make_alert ("one", "Alert", "", SQUARE);
  TbrInject *injects = (TbrInject *) exercise->injects;

  injects[1].alert = text;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TbrTime until;
      g_autofree char *named
          = g_strdup_printf ("<note>n</note><references>%s</references>", rows[i].named);
      g_autofree char *later = make_alert ("two", rows[i].type, named, SQUARE);
      injects[2].alert = later;
      g_autoptr (TbrPlaces) before = look_at (exercise, 2, 3 * TBR_HOUR, &until);
      g_assert_cmpuint (before->places->len, ==, 2);
      g_autoptr (TbrPlaces) after = look_at (exercise, 3, 3 * TBR_HOUR, &until);
      g_assert_cmpuint (after->places->len, ==, rows[i].left != NULL ? 2 : 0);
      if (rows[i].left != NULL)
        g_assert_cmpstr (g_array_index (after->places, TbrOwnPlace, 0).name, ==, rows[i].left);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("tabard-cap-XXXXXX", NULL);
  g_test_add_func ("/interchange/cap/knows-what-a-value-may-be",
                   test_cap_knows_what_a_value_may_be);
  g_test_add_func ("/interchange/cap/reads-messages-of-others", test_cap_reads_messages_of_others);
  g_test_add_func ("/interchange/cap/refuses-with-line-value-and-what-is-allowed",
                   test_cap_refuses_with_line_value_and_what_is_allowed);
  g_test_add_func ("/interchange/cap/refuses-hostile-text", test_cap_refuses_hostile_text);
  g_test_add_func ("/interchange/cap/gives-back-each-inject", test_cap_gives_back_each_inject);
  g_test_add_func ("/interchange/cap/becomes-an-inject", test_cap_becomes_an_inject);
  g_test_add_func ("/interchange/cap/out-of-its-time-wants-one",
                   test_cap_out_of_its_time_wants_one);
  g_test_add_func ("/interchange/cap/loses-nothing", test_cap_loses_nothing);
  g_test_add_func ("/interchange/cap/keeps-its-instant", test_cap_keeps_its_instant);
  g_test_add_func ("/interchange/cap/carries-changed-words", test_cap_carries_changed_words);
  g_test_add_func ("/interchange/cap/says-where-it-holds", test_cap_says_where_it_holds);
  g_test_add_func ("/interchange/cap/gives-way-to-its-update", test_cap_gives_way_to_its_update);
  g_test_add_func ("/interchange/cap/tells-what-is-no-message-any-more",
                   test_cap_tells_what_is_no_message_any_more);
  int code = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  return code;
}
