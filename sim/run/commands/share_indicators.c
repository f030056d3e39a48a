/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order that lets a state pass on what it knows of a cyber attack, or keep it. */
#include "run/find.h"

#include "hazards/cyber.h"

typedef struct
{
  TbrCommandCommon common;
  guint32 hazard; /* TbrHazardId */
  guint32 state;  /* TbrStateId, TBR_NONE for all */
  gboolean share; /* from now on */
} TbrShareIndicators;

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrShareIndicators),
  { .name = "hazard",
    .type = TBR_PARAM_REF,
    .offset = TBR_OFFSET (TbrShareIndicators, hazard),
    .section = "hazards",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the cyber attack",
    .source = "Definition" },
  { .name = "state",
    .type = TBR_PARAM_REF,
    .offset = TBR_OFFSET (TbrShareIndicators, state),
    .fallback = "",
    .section = "states",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the state, by its ISO code; none: all",
    .source = "Definition" },
  { .name = "share",
    .type = TBR_PARAM_BOOL,
    .offset = TBR_OFFSET (TbrShareIndicators, share),
    .fallback = "yes",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "whether it passes its indicators on from now on",
    .source = "Definition" },
};

/* Whether the attack can reach organisations of a state. */
static gboolean
reaches (const TbrCyber *values, guint32 state)
{
  for (guint i = 0; i < tbr_cyber_count_lands (values); i++)
    if (tbr_cyber_land_state (values, i) == state)
      return TRUE;
  return FALSE;
}

static gboolean
is_possible (const TbrScenario *scenario, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrShareIndicators *self = values;
  const TbrObject *hazard = tbr_scenario_object (scenario, TBR_SECTION_HAZARDS, self->hazard);

  if (hazard->kind != &tbr_hazard_cyber.kind)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "hazard: '%s' is of the kind %s, not cyber",
                   hazard->id, hazard->kind->name);
      return FALSE;
    }
  if (self->state != TBR_NONE && !reaches (hazard->values, self->state))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                   "state: %s is not among the states that '%s' can reach",
                   scenario->map->countries[self->state].iso, hazard->id);
      return FALSE;
    }
  return tbr_find_may_order (scenario, seat, TBR_HANDLE (TbrStateId, self->state), error);
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrShareIndicators *self = values;

  tbr_cyber_share (sim, TBR_HANDLE (TbrHazardId, self->hazard),
                   TBR_HANDLE (TbrStateId, self->state),
                   self->share ? TBR_CYBER_SHARED : TBR_CYBER_KEPT);
}

const TbrCommandKind tbr_command_share_indicators = {
  .kind = { .section = "commands",
            .element = "command",
            .name = "share-indicators",
            .title = "Share indicators",
            .sentence = "Lets a state pass on what it knows of a cyber attack, or keep it",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrShareIndicators) },
  .is_possible = is_possible,
  .apply = apply,
};
