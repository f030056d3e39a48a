/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a planner reads first. */
#include "summary.h"

char *
tbr_summary_text (const TbrSim *sim, const TbrResult *result)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n", tbr_sim_scenario (sim)->meta->title);
  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      if (one->scope == TBR_SCOPE_ALL)
        g_string_append_printf (text, "%-40s %14.6g %s\n", one->measure, one->value, one->unit);
    }
  return g_string_free (text, FALSE);
}

static void
print_facts (gpointer data, const TbrFact *facts, guint n)
{
  const TbrSim *sim = data;
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      tbr_trace_line (tbr_sim_dictionary (sim), &facts[i], line);
      g_string_append_c (line, '\n');
    }
  g_print ("%s", line->str);
}

void
tbr_summary_narrate (TbrSim *sim)
{
  tbr_sim_listen (sim, print_facts, sim);
}
