/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Facts as lines of text. */
#include <tabard/sim.h>

#include "fixture.h"

#include <math.h>

static char *
line_of (TbrFact fact)
{
  GString *out = g_string_new (NULL);
  tbr_trace_line (&fixture, &fact, out);
  return g_string_free (out, FALSE);
}

#define ASSERT_LINE(Expected, ...)                                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *line = line_of ((TbrFact){ __VA_ARGS__ });                                    \
    g_assert_cmpstr (line, ==, Expected);                                                          \
  }                                                                                                \
  G_STMT_END

static void
test_trace_names_what_took_part (void)
{
  ASSERT_LINE ("2018-07-15T18:00:00Z unit-departed unit=S001.1 from=\"Świnoujście port\" mode=road "
               "time=39600s distance=812345.5m",
               .kind = TBR_FACT_UNIT_DEPARTED, .code = TBR_MODE_ROAD, .a = PL_CONVOY, .b = 1,
               .c = TBR_NONE, .x = 39600, .y = 812345.5);
  ASSERT_LINE ("2018-07-16T18:00:00.000001Z need-opened need=12 kind=fire-line hazard=fires "
               "state=SE stock=1500 lon=-15.25deg lat=62.1235deg",
               .at = TBR_DAY + 1, .kind = TBR_FACT_NEED_OPENED, .code = TBR_NEED_FIRE_LINE, .a = 12,
               .b = 0, .c = SE, .x = 1500, .y = -15.25, .z = 62.12345678);
  ASSERT_LINE ("2018-07-15T18:00:00Z hazard-state hazard=elbe part=3 measure=depth value=2.05",
               .kind = TBR_FACT_HAZARD_STATE, .a = 1, .b = 3, .x = 2.05);
  ASSERT_LINE ("2018-07-15T18:00:00Z request-opened request=3 state=PL kind=dike work=expert "
               "asked=0.000123457/h",
               .kind = TBR_FACT_REQUEST_OPENED, .code = TBR_WORK_EXPERT, .a = 3, .b = PL,
               .c = TBR_NEED_DIKE, .x = 0.000123456789);
}

static void
test_trace_quotes_names_with_blanks (void)
{
  ASSERT_LINE ("2018-07-15T18:00:00Z unit-ready unit=\"S 3\"", .kind = TBR_FACT_UNIT_READY,
               .a = EU_PLANES);
}

static void
test_trace_leaves_out_what_is_none (void)
{
  ASSERT_LINE ("2018-07-15T18:00:00Z unit-ordered unit=S001.1 need=0 distance=0m",
               .kind = TBR_FACT_UNIT_ORDERED, .a = PL_CONVOY, .b = 0, .c = TBR_NONE);
}

static void
test_trace_numbers_what_has_no_name (void)
{
  ASSERT_LINE ("2018-07-15T18:00:00Z unit-leg unit=#77 from=#2 to=#9 mode=#44 time=nans "
               "distance=1e15m",
               .kind = TBR_FACT_UNIT_LEG, .code = 44, .a = 77, .b = 2, .c = 9, .x = NAN, .y = 1e15);
  ASSERT_LINE ("2018-07-15T18:00:00Z hazard-state hazard=elbe part=0 measure=#1 value=-0.5",
               .kind = TBR_FACT_HAZARD_STATE, .code = 1, .a = 1, .b = 0, .x = -0.5);
}

/* Each day of four centuries and a bit against the calendar of GLib. */
static void
test_trace_writes_every_date (void)
{
  TbrDictionary dictionary = { .start_unix = 0 };
  g_autoptr (GString) out = g_string_new (NULL);
  for (gint64 day = -80000; day < 80000; day++)
    {
      TbrFact fact = { .at = day * TBR_DAY, .kind = TBR_FACT_NONE };
      g_autofree char *expected = tbr_instant_format (fact.at);
      g_string_truncate (out, 0);
      tbr_trace_line (&dictionary, &fact, out);
      g_assert_true (strncmp (out->str, expected, 16) == 0);
    }
}

static void
test_trace_begins_with_its_version (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  tbr_trace_head (&fixture, out);
  g_assert_cmpstr (out->str, ==, "# tabard trace 1 2018-07-15T18:00:00Z");
}

static void
test_trace_writes_long_names_whole (void)
{
  g_autofree char *name = g_strnfill (5000, 'x');
  const char *ids[] = { name };
  TbrDictionary dictionary = { .n_units = 1, .unit_ids = ids };
  g_autoptr (GString) out = g_string_new (NULL);
  TbrFact fact = { .kind = TBR_FACT_UNIT_READY };
  tbr_trace_line (&dictionary, &fact, out);
  g_assert_cmpuint (out->len, ==, strlen ("1970-01-01T00:00:00Z unit-ready unit=") + 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/trace/names-what-took-part", test_trace_names_what_took_part);
  g_test_add_func ("/output/trace/quotes-names-with-blanks", test_trace_quotes_names_with_blanks);
  g_test_add_func ("/output/trace/leaves-out-what-is-none", test_trace_leaves_out_what_is_none);
  g_test_add_func ("/output/trace/numbers-what-has-no-name", test_trace_numbers_what_has_no_name);
  g_test_add_func ("/output/trace/writes-every-date", test_trace_writes_every_date);
  g_test_add_func ("/output/trace/begins-with-its-version", test_trace_begins_with_its_version);
  g_test_add_func ("/output/trace/writes-long-names-whole", test_trace_writes_long_names_whole);
  return g_test_run ();
}
