/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order that lets a state pass on what it knows of a cyber attack, or keep it. */
#include "run/find.h"

#include "hazards/cyber.h"

typedef struct
{
  TbrCommandCommon common;
  const char *hazard; /* id in the section of hazards */
  const char *state;  /* ISO code, "" for all */
  gboolean share;     /* from now on */
} TbrShareIndicators;

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrShareIndicators),
  { .name = "hazard",
    .type = TBR_PARAM_TEXT,
    .offset = TBR_OFFSET (TbrShareIndicators, hazard),
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the cyber attack",
    .source = "Definition" },
  { .name = "state",
    .type = TBR_PARAM_TEXT,
    .offset = TBR_OFFSET (TbrShareIndicators, state),
    .fallback = "",
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

/* The attack and the state; FALSE and an error when there is no such attack, or it cannot reach the
   state. */
static gboolean
find (const TbrSim *sim, const TbrShareIndicators *self, TbrHazardId *out_hazard,
      TbrStateId *out_state, GError **error)
{
  TbrStateId state;
  guint32 index;

  if (!tbr_find_object (sim, TBR_SECTION_HAZARDS, self->hazard, &index, error)
      || !tbr_find_state (sim, self->state, &state, error))
    return FALSE;
  const TbrKind *kind = tbr_scenario_object (sim->scenario, TBR_SECTION_HAZARDS, index)->kind;
  if (kind != &tbr_hazard_cyber.kind)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "hazard: '%s' is of the kind %s, not cyber",
                   self->hazard, kind->name);
      return FALSE;
    }
  if (!tbr_is_none (state) && !tbr_cyber_reaches (sim, TBR_HANDLE (TbrHazardId, index), state))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                   "state: %s is not among the states that '%s' can reach", self->state,
                   self->hazard);
      return FALSE;
    }
  *out_hazard = TBR_HANDLE (TbrHazardId, index);
  *out_state = state;
  return TRUE;
}

static gboolean
check (const TbrSim *sim, TbrSeat seat, gconstpointer values, GError **error)
{
  TbrHazardId hazard;
  TbrStateId state;

  return find (sim, values, &hazard, &state, error) && tbr_find_may_order (sim, seat, state, error);
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrShareIndicators *self = values;
  TbrHazardId hazard;
  TbrStateId state;

  if (find (sim, self, &hazard, &state, NULL))
    tbr_cyber_share (sim, hazard, state, self->share ? TBR_CYBER_SHARED : TBR_CYBER_KEPT);
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
  .check = check,
  .apply = apply,
};
