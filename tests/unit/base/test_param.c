/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Values of every type from text and to text, and their ranges. */
#include <tabard/param.h>

#include <math.h>
#include <string.h>

/* 2018-07-01T00:00Z, microseconds since 1970; by date(1). */
#define START (1530403200 * TBR_SECOND)

typedef struct
{
  gboolean is_open;
  gint64 n_pumps;
  gint64 n_people;
  double depth;
  TbrTime delay;
  TbrTime begin;
  const char *note;
  gint colour;
  guint32 state;
  TbrRefs bases;
  TbrLaw lag;
  double extra;
  TbrTime limit;
} Values;

static const char *const colours[] = { "red", "green", NULL };

#define WORDS .sentence = "A sentence", .source = "Our assumption"

static const TbrParam params[] = {
  { "is-open", TBR_PARAM_BOOL, .offset = TBR_OFFSET (Values, is_open), .fallback = "no", WORDS },
  { "pumps", TBR_PARAM_INTEGER, .offset = TBR_OFFSET (Values, n_pumps), .min = 0, .max = 50,
    .fallback = "2", WORDS },
  { "people", TBR_PARAM_INTEGER, TBR_DIMENSION_PEOPLE, TBR_OFFSET (Values, n_people), 0, 1e9,
    .fallback = "0", WORDS },
  { "peak-depth", TBR_PARAM_REAL, TBR_DIMENSION_LENGTH, TBR_OFFSET (Values, depth), 0, 20,
    .fallback = "3 m", WORDS },
  { "delay", TBR_PARAM_DURATION, .offset = TBR_OFFSET (Values, delay), .min = 0, .max = 259200,
    .fallback = "1 h", WORDS },
  { "begin", TBR_PARAM_INSTANT, .offset = TBR_OFFSET (Values, begin), .fallback = "0 s", WORDS },
  { "note", TBR_PARAM_TEXT, .offset = TBR_OFFSET (Values, note), .fallback = "", WORDS },
  { "colour", TBR_PARAM_CHOICE, .offset = TBR_OFFSET (Values, colour), .choices = colours,
    .fallback = "red", WORDS },
  { "state", TBR_PARAM_REF, .offset = TBR_OFFSET (Values, state), .section = "states", WORDS },
  { "bases", TBR_PARAM_REFS, .offset = TBR_OFFSET (Values, bases), .section = "units", WORDS },
  { "lag", TBR_PARAM_LAW, TBR_DIMENSION_TIME, TBR_OFFSET (Values, lag), 0, 864000,
    .fallback = "lognormal(12 h, 6 h, 1 d)", WORDS },
  { "extra", TBR_PARAM_REAL, TBR_DIMENSION_NUMBER, TBR_OFFSET (Values, extra), -INFINITY, INFINITY,
    .fallback = "", WORDS },
  { "limit", TBR_PARAM_DURATION, .offset = TBR_OFFSET (Values, limit), .min = 0, .max = INFINITY,
    .fallback = "", WORDS },
};

static const TbrKind kind = { .section = "hazards",
                              .element = "hazard",
                              .name = "flood",
                              .title = "Flood",
                              .sentence = "Water where it should not be",
                              .params = params,
                              .n_params = G_N_ELEMENTS (params),
                              .size = sizeof (Values) };

static const TbrParam *
find (const char *name)
{
  int index = tbr_kind_find_param (&kind, name);
  g_assert_cmpint (index, >=, 0);
  return &params[index];
}

static void
test_param_reads_back_what_it_writes (void)
{
  static const char *const cases[][2] = {
    { "is-open", "yes" },
    { "pumps", "50" },
    { "people", "300" },
    { "peak-depth", "20 m" },
    { "delay", "36 h" },
    { "begin", "2018-07-20T12:00Z" },
    { "note", "Wörter, \"so\"" },
    { "note", "" },
    { "colour", "green" },
    { "lag", "empirical(1 h, 2 h)" },
    { "lag", "6 h" },
    { "extra", "" },
    { "extra", "-0.5" },
    { "limit", "" },
  };
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Values values = { 0 };
      g_autoptr (GError) error = NULL;
      tbr_param_parse (find (cases[i][0]), cases[i][1], START, &values, owned, &error);
      g_assert_no_error (error);
      g_autofree char *text = tbr_param_format (find (cases[i][0]), START, &values);
      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

static void
test_param_stores_each_type (void)
{
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  Values values = { 0 };
  g_assert_true (tbr_param_parse (find ("begin"), "36 h", START, &values, owned, NULL));
  g_assert_cmpint (values.begin, ==, 36 * TBR_HOUR);
  g_assert_true (tbr_param_parse (find ("begin"), "2018-07-02", START, &values, owned, NULL));
  g_assert_cmpint (values.begin, ==, TBR_DAY);
  g_assert_true (tbr_param_parse (find ("people"), "300 persons", START, &values, owned, NULL));
  g_assert_cmpint (values.n_people, ==, 300);
  g_assert_true (tbr_param_parse (find ("extra"), "", START, &values, owned, NULL));
  g_assert_true (isnan (values.extra));
  g_assert_true (tbr_param_parse (find ("limit"), "", START, &values, owned, NULL));
  g_assert_cmpint (values.limit, ==, TBR_NEVER);
  g_assert_true (tbr_param_parse (find ("colour"), " green ", START, &values, owned, NULL));
  g_assert_cmpint (values.colour, ==, 1);
}

static void
test_param_formats_references (void)
{
  static const guint32 items[] = { 4, 7 };
  Values values = { .state = 3, .bases = { items, 2 } };
  g_autofree char *one = tbr_param_format (find ("state"), START, &values);
  g_autofree char *many = tbr_param_format (find ("bases"), START, &values);
  g_assert_cmpstr (one, ==, "#3");
  g_assert_cmpstr (many, ==, "#4 #7");
  values = (Values){ .state = TBR_NONE };
  g_autofree char *none = tbr_param_format (find ("state"), START, &values);
  g_autofree char *empty = tbr_param_format (find ("bases"), START, &values);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_param_says_what_is_wrong (void)
{
  static const struct
  {
    const char *name, *text;
    TbrErrorCode code;
    const char *message;
  } cases[] = {
    { "peak-depth", "21 m", TBR_ERROR_RANGE, "peak-depth: 21 m is outside 0-20 m" },
    { "peak-depth", "-1 cm", TBR_ERROR_RANGE, "peak-depth: -1 cm is outside 0-20 m" },
    { "peak-depth", "3", TBR_ERROR_UNIT,
      "peak-depth: '3' has no unit; a length is written in mm, cm, m, km" },
    { "peak-depth", "", TBR_ERROR_SYNTAX, "peak-depth: it may not be empty" },
    { "peak-depth", "nan m", TBR_ERROR_SYNTAX, "peak-depth: 'nan m' is not a number" },
    { "pumps", "51", TBR_ERROR_RANGE, "pumps: 51 is outside 0-50" },
    { "pumps", "2.5", TBR_ERROR_SYNTAX, "pumps: '2.5' is not a whole number" },
    { "pumps", "99999999999999999999", TBR_ERROR_SYNTAX,
      "pumps: '99999999999999999999' is not a whole number" },
    { "pumps", "0x10", TBR_ERROR_SYNTAX, "pumps: '0x10' is not a whole number" },
    { "pumps", "- 1", TBR_ERROR_SYNTAX, "pumps: '- 1' is not a whole number" },
    { "people", "2.5 persons", TBR_ERROR_SYNTAX, "people: '2.5 persons' is not a whole number" },
    { "delay", "4 d", TBR_ERROR_RANGE, "delay: 4 d is outside 0-3 d" },
    { "limit", "-1 h", TBR_ERROR_RANGE, "limit: -1 h is not allowed: it must be at least 0 s" },
    { "is-open", "maybe", TBR_ERROR_NAME, "is-open: unknown 'maybe': it is one of no, yes" },
    { "colour", "gren", TBR_ERROR_NAME,
      "colour: unknown 'gren': did you mean 'green'? It is one of red, green" },
    { "begin", "2018-07-20T12:00", TBR_ERROR_SYNTAX,
      "begin: '2018-07-20T12:00' has no offset: it must end with Z or with +hh:mm" },
    { "begin", "12", TBR_ERROR_UNIT, "begin: '12' has no unit of time: s, min, h, d" },
    { "lag", "uniform(1 h, 11 d)", TBR_ERROR_RANGE, "lag: 11 d is outside 0-10 d" },
    { "lag", "empirical(1 h, -2 h)", TBR_ERROR_RANGE, "lag: -2 h is outside 0-10 d" },
    { "note", "a\xff", TBR_ERROR_SYNTAX, "note: 'a\xef\xbf\xbd' is not UTF-8" },
  };
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Values values, before;
      memset (&values, 0x5a, sizeof values);
      before = values;
      g_autoptr (GError) error = NULL;
      g_assert_false (
          tbr_param_parse (find (cases[i].name), cases[i].text, START, &values, owned, &error));
      g_assert_cmpstr (error->message, ==, cases[i].message);
      g_assert_error (error, TBR_ERROR, (gint) cases[i].code);
      g_assert_cmpmem (&values, sizeof values, &before, sizeof before);
    }
  g_assert_cmpuint (owned->len, ==, 0);
}

static void
test_param_writes_its_range (void)
{
  static const char *const cases[][2] = {
    { "peak-depth", "0-20 m" },
    { "pumps", "0-50" },
    { "delay", "0-3 d" },
    { "colour", "one of red, green" },
    { "is-open", "one of no, yes" },
    { "note", "" },
    { "extra", "" },
    { "limit", "at least 0 s" },
    { "lag", "0-10 d" },
    { "state", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tbr_param_range_text (find (cases[i][0]));
      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/param/reads-back-what-it-writes", test_param_reads_back_what_it_writes);
  g_test_add_func ("/base/param/stores-each-type", test_param_stores_each_type);
  g_test_add_func ("/base/param/formats-references", test_param_formats_references);
  g_test_add_func ("/base/param/says-what-is-wrong", test_param_says_what_is_wrong);
  g_test_add_func ("/base/param/writes-its-range", test_param_writes_its_range);
  return g_test_run ();
}
