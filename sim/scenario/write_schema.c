/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A program that writes scenarios/schema/tabard-scenario-1.xsd anew after a table has changed. */
#include <tabard/scenario.h>

#include <stdlib.h>

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *schema = tbr_scenario_schema ();
  if (argc == 2 && g_file_set_contents (argv[1], schema, -1, &error))
    return EXIT_SUCCESS;
  g_message ("%s", error != NULL ? error->message : "usage: write_schema FILE");
  return EXIT_FAILURE;
}
