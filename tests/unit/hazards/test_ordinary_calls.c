/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* When, where and of which kind ordinary calls come, drawn and recorded. */
#include "city_fixture.h"

#include "hazards/ordinary_calls.h"

#include <glib/gstdio.h>

#include <math.h>
#include <string.h>

#define THREE_ZONES                                                                                \
  "<zone name='A' x='0 m' y='0 m' share='1'/><zone name='B' x='3000 m' y='0 m' share='2'/>"        \
  "<zone name='C' x='0 m' y='4000 m' share='5'/>"
#define TWO_CLASSES                                                                                \
  "<class name='fire' priority='1' units='2' service='1 h'/>"                                      \
  "<class name='routine' priority='3' service='30 min'/>"

static void
test_ordinary_calls_without_a_rate_none_comes (void)
{
  City city = { "30 d", 1, "", "<class service='1 h'/>", "nearest", 1, 0, 0 };
  city_run (&city);
  g_assert_cmpuint (city_count (&city, TBR_FACT_CALL_OPENED), ==, 0);
  city_clear (&city);
}

/* Source: theory of the Poisson process. Counts and shares within four standard deviations; the
   gaps' mean and their coefficient of variation, 1, within 5 %: four deviations of 9,600 gaps. */
static void
test_ordinary_calls_are_a_poisson_process (void)
{
  City city
      = { "400 d", 9, "rate='24 1/d'", THREE_ZONES "<class service='1 min'/>", "nearest", 7, 0, 0 };
  const double wanted = 24.0 * 400, shares[] = { 1.0 / 8, 2.0 / 8, 5.0 / 8 };
  double n_zone[3] = { 0 }, sum = 0, squares = 0;
  TbrTime last = 0;

  city_run (&city);
  guint n = city_count (&city, TBR_FACT_CALL_OPENED);
  g_assert_cmpfloat_with_epsilon (n, wanted, 4 * sqrt (wanted));
  for (guint i = 0; i < city.facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (city.facts, TbrFact, i);
      if (fact->kind != TBR_FACT_CALL_OPENED)
        continue;
      double gap = (double) (fact->at - last) / (double) TBR_HOUR;
      last = fact->at;
      n_zone[fact->b]++;
      sum += gap;
      squares += gap * gap;
    }
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (n_zone[i], n * shares[i],
                                    4 * sqrt (n * shares[i] * (1 - shares[i])));
  double mean = sum / n, deviation = sqrt (squares / n - mean * mean);
  g_assert_cmpfloat_with_epsilon (mean, 1, 0.05);
  g_assert_cmpfloat_with_epsilon (deviation / mean, 1, 0.05);
  city_clear (&city);
}

/* Source: theory of the Poisson process with a rate that varies. Twelve hours of the day have three
   times the rate of the others; summer time lasts all through it. */
static void
test_ordinary_calls_follow_the_hours (void)
{
  g_autoptr (GString) rows = g_string_new ("<class service='1 min'/>");
  for (guint hour = 0; hour < 24; hour++)
    g_string_append_printf (rows, "<profile hour='%u' factor='%s'/>", hour,
                            hour < 12 ? "0.5" : "1.5");
  City city = { "100 d", 9, "rate='96 1/d'", rows->str, "nearest", 3, 0, 0 };
  double n[24] = { 0 };

  city_run (&city);
  for (guint i = 0; i < city.facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (city.facts, TbrFact, i);
      if (fact->kind == TBR_FACT_CALL_OPENED)
        n[(fact->at / TBR_HOUR + 2) % 24]++;
    }
  for (guint hour = 0; hour < 24; hour++)
    {
      double wanted = hour < 12 ? 200 : 600;
      g_assert_cmpfloat_with_epsilon (n[hour], wanted, 4 * sqrt (wanted));
    }
  city_clear (&city);
}

/* Whoever serves them, with how many units and by which rule: the same calls at the same times. */
static void
test_ordinary_calls_do_not_depend_on_the_work (void)
{
  City few = { "20 d", 1, "rate='2 1/h' queue='0'", THREE_ZONES TWO_CLASSES, "nearest", 5, 0, 0 };
  City many = { "20 d", 12, "rate='2 1/h'", THREE_ZONES TWO_CLASSES, "severity-first", 5, 0, 0 };
  few.n_units = 2;
  city_run (&few);
  city_run (&many);
  guint n = city_count (&few, TBR_FACT_CALL_OPENED);
  g_assert_cmpuint (n, >, 800);
  g_assert_cmpuint (city_count (&few, TBR_FACT_CALL_LOST), >, 100);
  g_assert_cmpuint (city_count (&many, TBR_FACT_CALL_LOST), ==, 0);
  g_assert_cmpuint (city_count (&many, TBR_FACT_CALL_OPENED), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const TbrFact *a = city_find (&few, TBR_FACT_CALL_OPENED, i),
                    *b = city_find (&many, TBR_FACT_CALL_OPENED, i);
      g_assert_cmpint (a->at, ==, b->at);
      g_assert_cmpuint (a->b, ==, b->b);
      g_assert_cmpuint (a->code, ==, b->code);
    }
  city_clear (&few);
  city_clear (&many);
}

/* ---- recorded calls ---- */

/* A folder with a file of recorded calls. */
typedef struct
{
  char *folder, *file, *attributes;
} Trace;

static Trace
write_trace (const char *text)
{
  Trace self = { g_dir_make_tmp ("tabard-calls-XXXXXX", NULL), NULL, NULL };
  g_assert_nonnull (self.folder);
  self.file = g_build_filename (self.folder, "calls.csv", NULL);
  self.attributes = g_strdup_printf ("trace='calls.csv' trace-folder='%s' lon='13.4 deg' "
                                     "lat='52.5 deg' service-holds='on-scene' "
                                     "speed='36 km/h' turnout='90 s' call-handling='30 s'",
                                     self.folder);
  g_assert_true (g_file_set_contents (self.file, text, -1, NULL));
  return self;
}

static void
trace_clear (Trace *self)
{
  g_remove (self->file);
  g_rmdir (self->folder);
  g_free (self->file);
  g_free (self->folder);
  g_free (self->attributes);
}

/* Each call has the time, zone and class of its row, and nothing else comes. A time that is written
   holds; one that is not is drawn: here by laws without chance. Source: arithmetic, 3 km at 36 km/h
   are 300 s. */
static void
test_ordinary_calls_are_read_from_a_table (void)
{
  Trace trace = write_trace ("t,zone,class,delay,turnout,travel,service\n"
                             "10,B,routine,5,15,20,60\n"
                             "7200,B,routine,,,,\n"
                             "7200,A,fire,0,0,,600\n");
  City city = { "1 d",
                3,
                trace.attributes,
                THREE_ZONES TWO_CLASSES "<server unit='U.1' zone='A'/><server unit='U.2' zone='A'/>"
                                        "<server unit='U.3' zone='A'/>",
                "nearest",
                1,
                0,
                0 };
  city_run (&city);
  static const double ats[] = { 10, 7200, 7200 };
  static const guint zones[] = { 1, 1, 0 }, priorities[] = { 3, 3, 1 };
  g_assert_cmpuint (city_count (&city, TBR_FACT_CALL_OPENED), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const TbrFact *fact = city_find (&city, TBR_FACT_CALL_OPENED, i);
      g_assert_cmpint (fact->at, ==, (TbrTime) ats[i] * TBR_SECOND);
      g_assert_cmpuint (fact->b, ==, zones[i]);
      g_assert_cmpuint (fact->code, ==, priorities[i]);
    }
  g_assert_cmpuint (city_count (&city, TBR_FACT_CALL_ON_SCENE), ==, 4);
  g_assert_cmpfloat (city_find (&city, TBR_FACT_CALL_ON_SCENE, 0)->x, ==, 5 + 15 + 300 + 20);
  for (guint i = 1; i < 4; i++)
    {
      const TbrFact *fact = city_find (&city, TBR_FACT_CALL_ON_SCENE, i);
      g_assert_cmpfloat (fact->x, ==,
                         fact->a == city_find (&city, TBR_FACT_CALL_OPENED, 1)->a ? 30 + 90 + 300
                                                                                  : 0);
    }
  city_clear (&city);
  trace_clear (&trace);
}

/* A place may be metres, a class its priority; without either column all is the first zone's and
   the first class's. */
static void
test_ordinary_calls_may_say_little (void)
{
  static const char *const texts[]
      = { "t\n60\n", "t,x,y\n60,10,10\n", "priority,t\n1,60\n", "t,lon,lat\n60,13.4,52.5\n" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Trace trace = write_trace (texts[i]);
      City city = { "1 d", 2, trace.attributes, TWO_CLASSES, "nearest", 1, 0, 0 };
      city_run (&city);
      g_assert_cmpuint (city_count (&city, TBR_FACT_CALL_OPENED), ==, 1);
      g_assert_cmpuint (city_find (&city, TBR_FACT_CALL_OPENED, 0)->code, ==, 1);
      g_assert_cmpuint (city_count (&city, TBR_FACT_CALL_ON_SCENE), ==, 2);
      city_clear (&city);
      trace_clear (&trace);
    }
}

/* An empty record is a quiet day. */
static void
test_ordinary_calls_of_an_empty_table (void)
{
  Trace trace = write_trace ("t,zone\n");
  City city = { "1 d", 1, trace.attributes, THREE_ZONES, "nearest", 1, 0, 0 };
  city_run (&city);
  g_assert_cmpuint (city_count (&city, TBR_FACT_CALL_OPENED), ==, 0);
  city_clear (&city);
  trace_clear (&trace);
}

/* What is wrong with a record is told with its line, the value and what there is. */
static void
test_ordinary_calls_name_what_is_wrong (void)
{
  static const struct
  {
    const char *text, *told;
  } cases[] = {
    { "time,zone\n1,A\n", ":1: there is no column 't' among time, zone" },
    { "t,zone\n1,A\n2,D\n", ":3: zone: no zone is called 'D': there are A, B, C" },
    { "t,class\n1,fir\n", ":2: class: there is no class 'fir': there are fire, routine" },
    { "t,priority\n1,2\n", ":2: priority: there is no class of priority '2': there are 1, 3" },
    { "t\n5\n4\n", ":3: t: 4 s is before the row above it, 5 s" },
    { "t\n-1\n", ":2: t: -1 s lies outside the run" },
    { "t,travel\n1,-2\n", ":2: travel: -2 s is below 0" },
    { "t,service\n1,long\n", ":2: service: 'long' is not a number" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Trace trace = write_trace (cases[i].text);
      City city = { "1 d", 2, trace.attributes, THREE_ZONES TWO_CLASSES, "nearest", 1, 0, 0 };
      g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
      g_autofree char *wanted = g_strconcat ("calls 'c': ", trace.file, cases[i].told, NULL);
      g_assert_null (city_read (&city, faults));
      g_assert_cmpstr (tbr_diagnostics_get (faults, 0)->message, ==, wanted);
      trace_clear (&trace);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/ordinary-calls/without-a-rate-none-comes",
                   test_ordinary_calls_without_a_rate_none_comes);
  g_test_add_func ("/hazards/ordinary-calls/are-a-poisson-process",
                   test_ordinary_calls_are_a_poisson_process);
  g_test_add_func ("/hazards/ordinary-calls/follow-the-hours",
                   test_ordinary_calls_follow_the_hours);
  g_test_add_func ("/hazards/ordinary-calls/do-not-depend-on-the-work",
                   test_ordinary_calls_do_not_depend_on_the_work);
  g_test_add_func ("/hazards/ordinary-calls/are-read-from-a-table",
                   test_ordinary_calls_are_read_from_a_table);
  g_test_add_func ("/hazards/ordinary-calls/may-say-little", test_ordinary_calls_may_say_little);
  g_test_add_func ("/hazards/ordinary-calls/of-an-empty-table",
                   test_ordinary_calls_of_an_empty_table);
  g_test_add_func ("/hazards/ordinary-calls/name-what-is-wrong",
                   test_ordinary_calls_name_what_is_wrong);
  return g_test_run ();
}
