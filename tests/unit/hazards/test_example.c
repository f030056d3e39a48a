/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The example of a hazard is built and works, though no scenario can name it. */
#include "hazard_fixture.h"

extern const TbrHazardKind tbr_hazard_example;

/* A scenario in whose hazards the example stands, every value at its default but where and whose it
   is. */
typedef struct
{
  HazardFixture fixture;
  guint64 values[64];
  TbrObject object;
  const TbrObject *objects[1];
  TbrSection before; /* hazards of the scenario as it was read */
  GPtrArray *owned;
} Grafted;

static void
read_values (Grafted *grafted)
{
  const TbrKind *kind = &tbr_hazard_example.kind;
  g_assert_cmpuint (kind->size, <=, sizeof grafted->values);
  for (guint i = 0; i < kind->n_params; i++)
    {
      const TbrParam *param = &kind->params[i];
      const char *text = param->fallback;
      if (g_str_equal (param->name, "lon"))
        text = "16.3 deg";
      else if (g_str_equal (param->name, "lat"))
        text = "45.4 deg";
      if (param->type == TBR_PARAM_REF)
        *(guint32 *) (gpointer) ((guint8 *) grafted->values + param->offset)
            = tbr_map_find_state (grafted->fixture.map, "HR").i;
      else
        g_assert_true (tbr_param_parse (param, text, 0, grafted->values, grafted->owned, NULL));
    }
}

static void
graft (Grafted *grafted)
{
  memset (grafted, 0, sizeof *grafted);
  grafted->owned = g_ptr_array_new_with_free_func (g_free);
  g_assert_true (hazard_fixture_read (&grafted->fixture, "2020-12-29T12:00Z", "30 d", ""));
  read_values (grafted);
  grafted->object = (TbrObject){ .kind = &tbr_hazard_example.kind,
                                 .id = "e",
                                 .hash = 7,
                                 .file = "test.xml",
                                 .line = 1,
                                 .values = grafted->values };
  grafted->objects[0] = &grafted->object;
  grafted->before = grafted->fixture.scenario->sections[TBR_SECTION_HAZARDS];
  grafted->fixture.scenario->sections[TBR_SECTION_HAZARDS] = (TbrSection){ grafted->objects, 1 };
}

static void
tear_down (Grafted *grafted)
{
  tbr_core_clear (&grafted->fixture.sim);
  grafted->fixture.scenario->sections[TBR_SECTION_HAZARDS] = grafted->before;
  hazard_fixture_clear (&grafted->fixture);
  g_ptr_array_unref (grafted->owned);
}

static void
test_example_table_is_sound (void)
{
  g_autoptr (GError) error = NULL;
  tbr_kind_check (&tbr_hazard_example.kind, &error);
  g_assert_no_error (error);
}

/* Nobody comes: of those cut off exp (-0.01 t) are alive after t hours, and all deaths could have
   been prevented. */
static void
test_example_waiting_kills (void)
{
  Grafted grafted;
  graft (&grafted);
  hazard_fixture_begin (&grafted.fixture, 1, 0);
  hazard_fixture_run (&grafted.fixture, 100 * TBR_HOUR);
  double people = grafted.fixture.opened[TBR_NEED_STRANDED];
  double dead = grafted.fixture.harm[TBR_HARM_DEATHS];
  g_assert_cmpfloat (people, >, 60);
  g_assert_cmpfloat_with_epsilon (dead, people * -expm1 (-1), 1e-9 * people);
  g_assert_cmpfloat (grafted.fixture.harm[TBR_HARM_PREVENTABLE], ==, dead);
  tear_down (&grafted);
}

static void
test_example_help_ends_it (void)
{
  Grafted grafted;
  double stock, done, lost;
  graft (&grafted);
  grafted.fixture.rate[TBR_NEED_STRANDED][TBR_WORK_VEHICLE] = 20;
  hazard_fixture_begin (&grafted.fixture, 1, 0);
  hazard_fixture_run (&grafted.fixture, 3 * TBR_DAY);
  hazard_fixture_sum (&grafted.fixture, TBR_NEED_STRANDED, &stock, &done, &lost);
  g_assert_cmpuint (grafted.fixture.n_facts[TBR_FACT_HAZARD_ENDED], ==, 1);
  g_assert_cmpuint (grafted.fixture.n_facts[TBR_FACT_NEED_CLOSED], ==, 1);
  g_assert_cmpfloat (lost, <, 0.1 * grafted.fixture.opened[TBR_NEED_STRANDED]);
  tear_down (&grafted);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/example/table-is-sound", test_example_table_is_sound);
  g_test_add_func ("/hazards/example/waiting-kills", test_example_waiting_kills);
  g_test_add_func ("/hazards/example/help-ends-it", test_example_help_ends_it);
  return g_test_run ();
}
