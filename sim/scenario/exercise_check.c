/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether an exercise can be played on its scenario. */
#include "scenario/check.h"
#include "scenario/exercise_kinds.h"
#include "scenario/seat.h"

#include <math.h>

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

/* A channel that hangs on telecom is that of a state, and its region one of that state. */
static void
check_channel (const TbrExercise *exercise, const TbrScenario *scenario, const TbrContact *channel,
               TbrDiagnostics *faults)
{
  const TbrMap *map = scenario->map;
  TbrSeat seat = { TBR_SEAT_PLANNER, { TBR_NONE } };
  gboolean is_found = *channel->region == '\0';

  if (isnan (channel->telecom)
      || !tbr_seat_parse (map, exercise->roles[channel->role].seat, &seat, NULL))
    return;
  for (guint32 i = 0; i < map->n_regions && !is_found; i++)
    is_found = map->regions[i].state.i == seat.state.i
               && g_str_equal (map->regions[i].name, channel->region);
  if (seat.kind != TBR_SEAT_STATE)
    tbr_diagnostics_add (faults, exercise->file, channel->line,
                         "channel '%s': telecom: '%s' has no seat of a state, whose people could "
                         "be without",
                         channel->id, channel->role_id);
  else if (!is_found)
    tbr_diagnostics_add (faults, exercise->file, channel->line,
                         "channel '%s': unknown region '%s' of %s", channel->id, channel->region,
                         map->countries[seat.state.i].iso);
}

gboolean
tbr_exercise_take_fog (const TbrExercise *exercise, TbrMeta *meta)
{
  const TbrFog *fog = exercise->n_fog > 0 ? &exercise->fog[0] : NULL;

  if (fog == NULL)
    return FALSE;
  if (fog->report_period != TBR_NEVER)
    meta->report_period = fog->report_period;
  if (fog->report_delay != TBR_NEVER)
    meta->report_delay = fog->report_delay;
  if (!isnan (fog->known))
    meta->known = fog->known;
  if (fog->known_after != TBR_NEVER)
    meta->known_after = fog->known_after;
  if (!isnan (fog->map_known))
    meta->map_known = fog->map_known;
  if (!isnan (fog->scatter))
    meta->scatter = fog->scatter;
  return TRUE;
}

/* Its reports, some of which are as the scenario says, must have room on their way. */
static void
check_fog (const TbrExercise *exercise, const TbrScenario *scenario, TbrDiagnostics *faults)
{
  TbrMeta meta = *scenario->meta;

  if (!tbr_exercise_take_fog (exercise, &meta))
    return;
  g_autofree char *why = tbr_check_find_crowd (&meta);
  if (why != NULL)
    tbr_diagnostics_add (faults, exercise->file, exercise->fog[0].line, "fog: %s", why);
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
  check_fog (exercise, scenario, faults);
  for (guint i = 0; i < exercise->n_roles; i++)
    check_seat (exercise, scenario, &exercise->roles[i], faults);
  for (guint i = 0; i < exercise->n_channels; i++)
    check_channel (exercise, scenario, &exercise->channels[i], faults);
  for (guint i = 0; i < exercise->n_branches; i++)
    check_states (exercise, scenario, &exercise->branches[i].when, exercise->branches[i].line,
                  faults);
  for (guint i = 0; i < exercise->n_injects; i++)
    {
      const TbrInject *inject = &exercise->injects[i];
      check_states (exercise, scenario, &inject->when, inject->line, faults);
      if (*inject->effect != '\0' && !g_str_has_prefix (inject->effect, "cut ")
          && !g_str_has_prefix (inject->effect, "restore "))
        check_effect (exercise, scenario, inject, faults);
    }
  return tbr_diagnostics_count (faults) == before;
}
