/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Other scenarios that a report puts beside its own. */
#include "report_beside.h"

#include "context.h"
#include "outlook_wait.h"

#include <string.h>

/* Reads one; prints its faults. */
static TbrExit
load_one (TbrReportBeside *beside, const TbrVerb *verb, const TbrMap *map, const char *path,
          const char *const *settings)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();

  if (!tbr_context_has_scenario (verb, path))
    return TBR_EXIT_FAILED;
  TbrScenario *scenario = tbr_context_read (map, path, settings, faults);
  g_autofree char *text = tbr_diagnostics_to_text (faults);
  g_printerr ("%s", text);
  if (scenario == NULL)
    return tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "--beside %s has faults", path);
  beside->scenarios[beside->n++] = scenario;
  return TBR_EXIT_DONE;
}

TbrExit
tbr_report_beside_load (TbrReportBeside *beside, const TbrVerb *verb, const TbrMap *map,
                        const char *const *paths, const char *const *settings)
{
  TbrExit code = TBR_EXIT_DONE;

  for (guint i = 0; paths != NULL && paths[i] != NULL && code == TBR_EXIT_DONE; i++)
    code = load_one (beside, verb, map, paths[i], settings);
  return code;
}

/* Names that tell them apart: their own, with a number where one has it already. */
static void
name_all (TbrReportBeside *beside, const TbrScenario *own)
{
  for (guint i = 0; i <= beside->n; i++)
    {
      const char *id = i == 0 ? own->id : beside->scenarios[i - 1]->id;
      guint n_same = 0;
      for (guint j = 0; j < i; j++)
        n_same += g_str_equal (j == 0 ? own->id : beside->scenarios[j - 1]->id, id);
      beside->names[i] = n_same > 0 ? g_strdup_printf ("%s (%u)", id, n_same + 1) : g_strdup (id);
    }
}

static void
run_futures (TbrReportBeside *beside, const TbrRunReportSpec *spec, guint futures,
             gboolean is_quiet)
{
  TbrVariant variants[TBR_RUN_REPORT_BRANCHES];
  const TbrFuturesSpec wanted = { .variants = variants,
                                  .n_variants = beside->n + 1,
                                  .seed = spec->seed,
                                  .replications = futures,
                                  .until = TBR_NEVER,
                                  .n_jobs = g_get_num_processors (),
                                  .n_instants = TBR_RUN_REPORT_INSTANTS };

  for (guint i = 0; i <= beside->n; i++)
    variants[i] = (TbrVariant){ .name = beside->names[i],
                                .scenario = i == 0 ? spec->scenario : beside->scenarios[i - 1] };
  beside->outlook = tbr_outlook_wait (&wanted, is_quiet);
}

void
tbr_report_beside_run (TbrReportBeside *beside, TbrRunReportSpec *spec, guint futures,
                       gboolean is_quiet)
{
  if (beside->n == 0 && futures == 0)
    return;
  name_all (beside, spec->scenario);
  for (guint i = 0; i < beside->n; i++)
    {
      const TbrScenario *scenario = beside->scenarios[i];
      g_autoptr (TbrSim) sim = tbr_sim_new (scenario, spec->seed, spec->replication);
      tbr_sim_run_until (sim, scenario->meta->duration);
      tbr_sim_flush (sim);
      beside->branches[i] = (TbrRunReportBranch){ .name = beside->names[i + 1],
                                                  .result = tbr_sim_result (sim),
                                                  .variant = i + 1 };
    }
  if (futures > 0)
    run_futures (beside, spec, futures, is_quiet);
  spec->branch = beside->n > 0 ? beside->names[0] : NULL;
  spec->others = beside->branches;
  spec->n_others = beside->n;
  spec->outlook = beside->outlook;
}

void
tbr_report_beside_clear (TbrReportBeside *beside)
{
  for (guint i = 0; i < beside->n; i++)
    {
      g_clear_pointer (&beside->branches[i].result, tbr_result_free);
      tbr_scenario_free (beside->scenarios[i]);
    }
  for (guint i = 0; i < TBR_RUN_REPORT_BRANCHES; i++)
    g_free (beside->names[i]);
  tbr_outlook_free (beside->outlook);
  memset (beside, 0, sizeof *beside);
}
