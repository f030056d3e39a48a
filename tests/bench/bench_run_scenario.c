/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How long a scenario of 100 MB takes to read, hold against its schema and check, and how much
   memory that takes. */
#include <tabard/scenario.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define MEGABYTE 1000000

/* Peak memory of this process so far, megabytes. */
static double
peak_memory (void)
{
  struct rusage usage;
  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss * 1024 / MEGABYTE;
}

/* A scenario of about @size bytes: units all over Europe, one a line. */
static GString *
write_scenario (gsize size)
{
  GString *text = g_string_sized_new (size + 1000);
  g_string_append (text, "<scenario xmlns='urn:tabard:scenario:1'>\n<meta title='Large' "
                         "start='2018-07-01T00:00Z' duration='10 d'/>\n<capabilities><capability "
                         "id='HCP' title='Pumps' staff='17' staff-least='8'/></capabilities>\n"
                         "<units>\n");
  for (guint i = 0; text->len < size; i++)
    g_string_append_printf (text,
                            "<unit id='U%u' capability='HCP' state='DE' lon='%u.%03u deg' "
                            "lat='%u.%03u deg' staff='%u' certainty='partly' source='THW'/>\n",
                            i, 8 + i % 5, i * 7 % 1000, 48 + i % 5, i * 11 % 1000, 10 + i % 9);
  g_string_append (text, "</units></scenario>");
  return text;
}

int
main (int argc, char **argv)
{
  gboolean is_smoke = argc > 1 && strcmp (argv[1], "--smoke") == 0;
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *folder = g_build_filename (source != NULL ? source : ".", "assets", "map", NULL);
  g_autoptr (TbrMap) map = tbr_map_load (folder, NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  if (map == NULL)
    return EXIT_FAILURE;
  gsize size = (is_smoke ? 1 : 100) * (gsize) MEGABYTE;
  GString *text = write_scenario (size);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (TbrScenario) scenario
      = tbr_scenario_parse (text->str, (gssize) text->len, "large.xml", NULL, map, NULL, faults);
  double seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_string_free (text, TRUE);
  if (scenario == NULL)
    {
      g_autofree char *told = tbr_diagnostics_to_text (faults);
      fprintf (stderr, "%.1000s", told);
      return EXIT_FAILURE;
    }
  printf ("run_scenario_load_100mb_s %.2f s\n", seconds * 100 / ((double) size / MEGABYTE));
  printf ("run_scenario_load_units %u units\n", scenario->n_units);
  printf ("run_scenario_peak_mb %.0f MB\n", peak_memory ());
  return EXIT_SUCCESS;
}
