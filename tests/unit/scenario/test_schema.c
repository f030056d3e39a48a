/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The schema in the tree is the one the parameter tables make, and every table is sound. */
#include "scenario/exercise_kinds.h"
#include "scenario/experiment_kinds.h"
#include "scenario/kinds.h"

#include <libxml/xmlschemas.h>

#include <string.h>

/* Kinds of file: how their schema is generated, and where it stands in the tree. */
static const struct
{
  char *(*schema) (void);
  const char *option, *name;
} files[] = {
  { tbr_scenario_schema, "", "tabard-scenario-1.xsd" },
  { tbr_experiment_schema, "--experiment ", "tabard-experiment-1.xsd" },
  { tbr_exercise_schema, "--exercise ", "tabard-exercise-1.xsd" },
};

static void
test_schema_in_the_tree_is_the_generated_one (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", "schema",
                                                files[i].name, NULL);
      g_autofree char *written = NULL;
      g_autoptr (GError) error = NULL;
      g_file_get_contents (path, &written, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *schema = files[i].schema ();
      if (strcmp (written, schema) != 0)
        g_test_message ("a parameter table has changed; write the schema anew:\n"
                        "  build/sim/write_schema %sscenarios/schema/%s",
                        files[i].option, files[i].name);
      g_assert_true (strcmp (written, schema) == 0);
    }
}

static void
test_schema_can_be_compiled (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = files[i].schema ();
      xmlSchemaParserCtxtPtr parser = xmlSchemaNewMemParserCtxt (text, (int) strlen (text));
      xmlSchemaPtr schema = xmlSchemaParse (parser);
      g_assert_nonnull (schema);
      xmlSchemaFree (schema);
      xmlSchemaFreeParserCtxt (parser);
    }
}

static void
check_tables (const TbrKind *const *kinds)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      tbr_kind_check (kinds[i], &error);
      g_assert_no_error (error);
    }
}

static void
test_schema_rests_on_sound_tables (void)
{
  for (guint section = 0; section < TBR_SECTION_N; section++)
    {
      const TbrKind *const *kinds = tbr_scenario_kinds ((TbrSectionId) section);
      check_tables (kinds);
      for (guint i = 0; kinds[i] != NULL; i++)
        g_assert_cmpstr (kinds[i]->section, ==, tbr_section_names[section]);
    }
  check_tables (tbr_experiment_kinds);
  check_tables (tbr_exercise_kinds);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scenario/schema/in-the-tree-is-the-generated-one",
                   test_schema_in_the_tree_is_the_generated_one);
  g_test_add_func ("/scenario/schema/can-be-compiled", test_schema_can_be_compiled);
  g_test_add_func ("/scenario/schema/rests-on-sound-tables", test_schema_rests_on_sound_tables);
  return g_test_run ();
}
