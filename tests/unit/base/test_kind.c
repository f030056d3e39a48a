/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A sound table passes; each way of getting one wrong is seen. */
#include <tabard/param.h>

typedef struct
{
  double depth;
  gint64 n_pumps;
} Values;

static const TbrParam sound = { .name = "depth",
                                .type = TBR_PARAM_REAL,
                                .dimension = TBR_DIMENSION_LENGTH,
                                .offset = TBR_OFFSET (Values, depth),
                                .min = 0,
                                .max = 20,
                                .fallback = "3 m",
                                .sentence = "How deep",
                                .source = "Our assumption" };

/* A kind with two parameters, the second one as given. */
static gboolean
check_with (const TbrParam *second, GError **error)
{
  const TbrParam params[] = { sound, *second };
  TbrKind kind = { .section = "hazards",
                   .element = "hazard",
                   .name = "flood",
                   .title = "Flood",
                   .sentence = "Water",
                   .params = params,
                   .n_params = 2,
                   .size = sizeof (Values) };
  return tbr_kind_check (&kind, error);
}

static TbrParam
make_second (void)
{
  TbrParam second = sound;
  second.name = "pumps";
  second.type = TBR_PARAM_INTEGER;
  second.dimension = TBR_DIMENSION_NUMBER;
  second.offset = TBR_OFFSET (Values, n_pumps);
  second.fallback = "2";
  return second;
}

static void
test_kind_passes_when_sound (void)
{
  g_autoptr (GError) error = NULL;
  TbrParam second = make_second ();
  check_with (&second, &error);
  g_assert_no_error (error);
  second.fallback = NULL;
  check_with (&second, &error);
  g_assert_no_error (error);
  TbrKind bare = { .section = "outputs",
                   .element = "output",
                   .name = "k01",
                   .title = "First",
                   .sentence = "Nothing to set" };
  tbr_kind_check (&bare, &error);
  g_assert_no_error (error);
}

static void
assert_refused (const TbrParam *second, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (check_with (second, &error));
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_kind_sees_faulty_parameters (void)
{
  TbrParam second = make_second ();
  second.name = "Pumps";
  assert_refused (&second, "flood: Pumps: its name is not of lower-case letters, digits and '-'");
  second = make_second ();
  second.name = "depth";
  assert_refused (&second, "flood: depth: its name is there twice");
  second = make_second ();
  second.name = "id";
  assert_refused (&second,
                  "flood: a parameter is called id or kind, which every element has for itself");
  second = make_second ();
  second.name = "kind";
  assert_refused (&second,
                  "flood: a parameter is called id or kind, which every element has for itself");
  second = make_second ();
  second.sentence = "";
  assert_refused (&second, "flood: pumps: it has no sentence");
  second = make_second ();
  second.source = NULL;
  assert_refused (&second, "flood: pumps: it has no source");
  second = make_second ();
  second.offset = sizeof (Values);
  assert_refused (&second, "flood: pumps: its field lies outside the struct");
  second = make_second ();
  second.offset = 4;
  assert_refused (&second, "flood: pumps: its field is not aligned");
  second = make_second ();
  second.offset = 0;
  assert_refused (&second, "flood: pumps: it shares its field with another parameter");
  second = make_second ();
  second.fallback = "21";
  assert_refused (&second, "flood: pumps: 21 is outside 0-20");
  second = make_second ();
  second.max = 0;
  assert_refused (&second, "flood: pumps: its range is empty");
  second = make_second ();
  second.type = TBR_PARAM_REF;
  assert_refused (&second, "flood: pumps: it names no section");
  second = make_second ();
  second.type = TBR_PARAM_CHOICE;
  assert_refused (&second, "flood: pumps: it has no choices");
}

static void
test_kind_sees_faulty_rows (void)
{
  TbrParam params[] = { make_second () };
  TbrRowKind row = { .name = "pump",
                     .sentence = "One pump",
                     .params = params,
                     .n_params = 1,
                     .size = sizeof (Values),
                     .max_rows = 10 };
  TbrKind kind = { .section = "hazards",
                   .element = "hazard",
                   .name = "flood",
                   .title = "Flood",
                   .sentence = "Water",
                   .rows = &row,
                   .n_rows = 1 };
  g_autoptr (GError) error = NULL;
  tbr_kind_check (&kind, &error);
  g_assert_no_error (error);
  row.max_rows = 0;
  g_assert_false (tbr_kind_check (&kind, &error));
  g_assert_cmpstr (error->message, ==,
                   "flood: row 0: its name, sentence or number of rows is not sound");
  g_clear_error (&error);
  row.max_rows = 10;
  params[0].fallback = "x";
  g_assert_false (tbr_kind_check (&kind, &error));
  g_assert_cmpstr (error->message, ==, "flood: pump: pumps: 'x' is not a whole number");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/kind/passes-when-sound", test_kind_passes_when_sound);
  g_test_add_func ("/base/kind/sees-faulty-parameters", test_kind_sees_faulty_parameters);
  g_test_add_func ("/base/kind/sees-faulty-rows", test_kind_sees_faulty_rows);
  return g_test_run ();
}
