/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether an exercise can be played on its scenario. */
#include "scenario/exercise_kinds.h"
#include "scenario/seat.h"

static void
check_seats (const TbrExercise *exercise, const TbrScenario *scenario, TbrDiagnostics *faults)
{
  for (guint i = 0; i < exercise->n_roles; i++)
    {
      const TbrRole *role = &exercise->roles[i];
      g_autoptr (GError) error = NULL;
      TbrSeat seat;
      if (!tbr_seat_parse (scenario->map, role->seat, &seat, &error))
        tbr_diagnostics_add (faults, exercise->file, role->line, "role '%s': %s", role->id,
                             error->message);
    }
}

/* States that are named where needs are looked at. */
static void
check_states (const TbrExercise *exercise, const TbrScenario *scenario, const TbrCondition *when,
              guint line, TbrDiagnostics *faults)
{
  for (guint i = 0; i < when->n; i++)
    if (when->steps[i].does == TBR_STEP_NEED && *when->steps[i].name != '\0'
        && tbr_is_none (tbr_map_find_state (scenario->map, when->steps[i].name)))
      tbr_diagnostics_add (faults, exercise->file, line, "when: unknown state '%s'",
                           when->steps[i].name);
}

/* The effect must be an order that the facilitator could give at the instant. */
static void
check_effect (const TbrExercise *exercise, const TbrScenario *scenario, const TbrInject *inject,
              TbrDiagnostics *faults)
{
  TbrTime at = exercise->begin + (inject->at == TBR_NEVER ? 0 : inject->at);
  g_autofree char *when = tbr_instant_format (scenario->start_unix + at);
  g_autofree char *line = g_strdup_printf ("%s planner %s", when, inject->effect);
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrCommand) command = tbr_command_parse (scenario, line, &error);

  if (command != NULL && command->kind->is_possible != NULL
      && !command->kind->is_possible (scenario, command->seat, command->values, &error))
    g_prefix_error (&error, "%s: ", command->kind->kind.name);
  if (error != NULL)
    tbr_diagnostics_add (faults, exercise->file, inject->line, "inject '%s': effect: %s",
                         inject->id, error->message);
}

gboolean
tbr_exercise_check (const TbrExercise *exercise, const TbrScenario *scenario,
                    TbrDiagnostics *faults)
{
  guint before = tbr_diagnostics_count (faults);

  if (exercise->begin + exercise->duration > scenario->meta->duration)
    {
      g_autofree char *end = tbr_duration_format (scenario->meta->duration);
      tbr_diagnostics_add (faults, exercise->file, 0,
                           "exercise: it ends after its scenario, which ends after %s", end);
    }
  check_seats (exercise, scenario, faults);
  for (guint i = 0; i < exercise->n_branches; i++)
    check_states (exercise, scenario, &exercise->branches[i].when, exercise->branches[i].line,
                  faults);
  for (guint i = 0; i < exercise->n_injects; i++)
    {
      const TbrInject *inject = &exercise->injects[i];
      check_states (exercise, scenario, &inject->when, inject->line, faults);
      if (*inject->effect != '\0')
        check_effect (exercise, scenario, inject, faults);
    }
  return tbr_diagnostics_count (faults) == before;
}
