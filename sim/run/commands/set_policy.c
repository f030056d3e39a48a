/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order that puts another doctrine in force. */
#include "run/find.h"

#include "response/doctrine.h"

typedef struct
{
  TbrCommandCommon common;
  guint32 policy; /* index in the section of policies */
  guint32 state;  /* TbrStateId, TBR_NONE for all */
} TbrSetPolicy;

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrSetPolicy),
  { .name = "policy",
    .type = TBR_PARAM_REF,
    .offset = TBR_OFFSET (TbrSetPolicy, policy),
    .section = "policies",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the policy of the scenario that is in force from now on",
    .source = "Definition" },
  { .name = "state",
    .type = TBR_PARAM_REF,
    .offset = TBR_OFFSET (TbrSetPolicy, state),
    .fallback = "",
    .section = "states",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the state it is for, by its ISO code; none: all",
    .source = "Definition" },
};

static gboolean
is_possible (const TbrScenario *scenario, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrSetPolicy *self = values;

  if (seat.kind == TBR_SEAT_ERCC
      && tbr_doctrine_points (scenario, self->policy) & ~(1u << TBR_DECISION_RESCEU))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                   "the coordination centre decides about rescEU only");
      return FALSE;
    }
  return tbr_find_may_order (scenario, seat, TBR_HANDLE (TbrStateId, self->state), error);
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrSetPolicy *self = values;

  tbr_doctrine_put (sim, self->policy, tbr_doctrine_points (sim->scenario, self->policy),
                    TBR_HANDLE (TbrStateId, self->state));
}

const TbrCommandKind tbr_command_set_policy = {
  .kind = { .section = "commands",
            .element = "command",
            .name = "set-policy",
            .title = "Change a policy",
            .sentence = "Puts another policy of the scenario in force, for one state or all",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrSetPolicy) },
  .is_possible = is_possible,
  .apply = apply,
};
