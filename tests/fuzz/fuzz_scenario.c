/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hostile texts where a scenario is due. */
#include "fuzz.h"

#include "scenario/load.h"

#include <libxml/xmlschemas.h>

#include <string.h>

/* What every run needs, made once. */
typedef struct
{
  TbrMap *map;
  TbrKindSet kinds;
  xmlSchemaPtr schema;
  char *library;
} Ground;

static const Ground *
find_ground (void)
{
  static Ground ground;
  if (ground.map != NULL)
    return &ground;
  const char *source = g_getenv ("TABARD_SOURCE") != NULL ? g_getenv ("TABARD_SOURCE") : ".";
  g_autofree char *folder = g_build_filename (source, "assets", "map", NULL);
  g_autoptr (GError) error = NULL;
  ground.map = tbr_map_load (folder, &error);
  g_assert_no_error (error);
  tbr_kind_set_registered (&ground.kinds);
  ground.schema = tbr_schema_compile (&ground.kinds);
  ground.library = g_build_filename (source, "tests", "golden", "scenario", NULL);
  return &ground;
}

/* Every fault has a line of the text and words that can be shown on one line. */
static void
check_faults (const TbrDiagnostics *faults, guint n_lines)
{
  for (guint i = 0; i < tbr_diagnostics_kept (faults); i++)
    {
      const TbrDiagnostic *fault = tbr_diagnostics_get (faults, i);
      g_assert_cmpstr (fault->message, !=, "");
      g_assert_true (g_utf8_validate (fault->message, -1, NULL));
      g_assert_null (strchr (fault->message, '\n'));
      if (strcmp (fault->file, "fuzz.xml") == 0)
        g_assert_cmpuint (fault->line, <=, n_lines);
    }
}

static void
check_scenario (const TbrScenario *scenario)
{
  g_assert_nonnull (scenario->meta);
  for (guint i = 0; i < scenario->n_units; i++)
    {
      const TbrUnitSpec *unit = &scenario->units[i];
      g_assert_cmpuint (unit->capability, <, scenario->n_capabilities);
      g_assert_true (unit->state == TBR_NONE || unit->state < scenario->n_states);
      g_assert_cmpuint (unit->object, <, scenario->n_objects);
      g_assert_cmpuint (unit->node, <, scenario->map->n_nodes);
    }
  for (guint i = 0; i < TBR_DECISION_N * scenario->n_states; i++)
    g_assert_nonnull (scenario->policies[i]);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const Ground *ground = find_ground ();
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrLoadRequest request = { .kinds = &ground->kinds,
                             .map = ground->map,
                             .text = (const char *) data,
                             .length = size,
                             .name = "fuzz.xml",
                             .library = ground->library,
                             .schema = ground->schema };
  guint n_lines = 1;
  for (size_t i = 0; i < size; i++)
    n_lines += data[i] == '\n';
  g_autoptr (TbrScenario) scenario = tbr_load (&request, faults);
  g_assert_true ((scenario == NULL) == (tbr_diagnostics_count (faults) > 0));
  check_faults (faults, n_lines);
  if (scenario != NULL)
    check_scenario (scenario);
  return 0;
}
