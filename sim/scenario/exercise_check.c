/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether an exercise can be played on its scenario. */
#include "scenario/exercise_kinds.h"
#include "scenario/seat.h"

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

/* Whether the facilitator could give an order at an instant. Errors: those of the order */
static gboolean
check_order (const TbrScenario *scenario, TbrTime at, const char *words, GError **error)
{
  g_autofree char *when = tbr_instant_format (scenario->start_unix + at);
  g_autofree char *line = g_strdup_printf ("%s planner %s", when, words);
  g_autoptr (TbrCommand) command = tbr_command_parse (scenario, line, error);

  if (command == NULL)
    return FALSE;
  if (command->kind->is_possible == NULL
      || command->kind->is_possible (scenario, command->seat, command->values, error))
    return TRUE;
  g_prefix_error (error, "%s: ", command->kind->kind.name);
  return FALSE;
}

static void
check_effect (const TbrExercise *exercise, const TbrScenario *scenario, const TbrInject *inject,
              TbrDiagnostics *faults)
{
  TbrTime at = exercise->begin + (inject->at == TBR_NEVER ? 0 : inject->at);
  g_autoptr (GError) error = NULL;

  if (!check_order (scenario, at, inject->effect, &error))
    tbr_diagnostics_add (faults, exercise->file, inject->line, "inject '%s': effect: %s",
                         inject->id, error->message);
}

/* The seat must be one, and its person one who can decide what the role says. */
static void
check_seat (const TbrExercise *exercise, const TbrScenario *scenario, const TbrRole *role,
            TbrDiagnostics *faults)
{
  g_autoptr (GError) error = NULL;
  TbrSeat seat;

  if (tbr_seat_parse (scenario->map, role->seat, &seat, &error) && *role->decides != '\0'
      && seat.kind != TBR_SEAT_PLANNER)
    {
      gboolean is_state = seat.kind == TBR_SEAT_STATE;
      g_autofree char *words
          = g_strdup_printf ("set-seat player=person%s%s decisions='%s'", is_state ? " state=" : "",
                             is_state ? scenario->map->countries[seat.state.i].iso : "",
                             role->decides);
      check_order (scenario, exercise->begin, words, &error);
    }
  if (error != NULL)
    tbr_diagnostics_add (faults, exercise->file, role->line, "role '%s': %s", role->id,
                         error->message);
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
  for (guint i = 0; i < exercise->n_roles; i++)
    check_seat (exercise, scenario, &exercise->roles[i], faults);
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
