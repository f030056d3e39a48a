/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which doctrine is in force at which decision point of which state. */
#include "response/doctrine.h"

const char *const tbr_policy_decisions[TBR_DECISION_N + 2]
    = { "dispatch", "ask",        "offer", "choose", "resceu", "ask-agency", "agency", "share",
        "csirt",    "solidarity", "ipcr",  "maps",   "atlas",  "any",        NULL };

/* Place in force by (decision, state): index into the section of policies. */
static guint32 *
places (const TbrSim *sim)
{
  return tbr_arena_get (&sim->arena, TBR_GROUP_POLICY, guint32);
}

TbrDoctrine
tbr_doctrine_in_force (const TbrSim *sim, TbrDecision decision, TbrStateId state)
{
  const TbrScenario *scenario = sim->scenario;
  guint32 cell = decision * scenario->n_states + (tbr_is_none (state) ? 0 : state.i);
  guint32 index = places (sim)[cell];
  const TbrObject *object = index == TBR_NONE
                                ? scenario->policies[cell]
                                : tbr_scenario_object (scenario, TBR_SECTION_POLICIES, index);

  if (object == NULL)
    object = scenario->resceu_policy;

  return (TbrDoctrine){ (const TbrPolicyKind *) object->kind, object->values, index };
}

void
tbr_doctrine_put (TbrSim *sim, guint32 index, guint decisions, TbrStateId state)
{
  const TbrScenario *scenario = sim->scenario;

  for (guint decision = 0; decision < TBR_DECISION_N; decision++)
    {
      if (!(decisions & (1u << decision)))
        continue;
      for (guint32 i = 0; i < scenario->n_states; i++)
        if (tbr_is_none (state) || state.i == i)
          places (sim)[decision * scenario->n_states + i] = index;
    }
}

const TbrLaw *
tbr_doctrine_lag (const TbrSim *sim, const char *what, const char *lag)
{
  const TbrSection *section = &sim->scenario->sections[TBR_SECTION_LAGS];
  gsize length = strlen (what);

  for (guint i = 0; i < section->n; i++)
    {
      const char *id = section->objects[i]->id;
      if (strncmp (id, what, length) == 0 && id[length] == '.'
          && g_str_equal (id + length + 1, lag))
        return &((const TbrLag *) section->objects[i]->values)->law;
    }
  return NULL;
}
