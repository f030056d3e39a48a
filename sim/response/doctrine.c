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

guint
tbr_doctrine_points (const TbrScenario *scenario, guint32 index)
{
  const TbrObject *object = tbr_scenario_object (scenario, TBR_SECTION_POLICIES, index);
  const TbrPolicyKind *kind = (const TbrPolicyKind *) object->kind;
  guint point = 1u << ((const TbrPolicyCommon *) object->values)->decision;

  return kind->named & point ? point : tbr_policy_plain (kind);
}

/* ---- policies with a date ---- */

void
tbr_doctrine_start (TbrSim *sim)
{
  const TbrSection *policies = &sim->scenario->sections[TBR_SECTION_POLICIES];

  for (guint i = 0; i < policies->n; i++)
    {
      const TbrPolicyCommon *common = policies->objects[i]->values;
      if (common->from > 0)
        tbr_core_schedule_at (sim, common->from, TBR_PRIORITY_FIRST, TBR_EVENT_POLICY, i, 0);
    }
}

/* The points that a policy decides by what is written: one, or all that its kind can. */
static guint
written_points (const TbrPolicyKind *kind, const TbrPolicyCommon *common)
{
  return common->decision == TBR_DECISION_N ? tbr_policy_plain (kind) : 1u << common->decision;
}

/* Whether what decides a point of a state now is written for that state. */
static gboolean
has_own (const TbrSim *sim, TbrDecision decision, TbrStateId state)
{
  TbrDoctrine doctrine = tbr_doctrine_in_force (sim, decision, state);

  return ((const TbrPolicyCommon *) doctrine.values)->states.n > 0;
}

void
tbr_doctrine_on_started (TbrSim *sim, const TbrEvent *event)
{
  const TbrObject *object = tbr_scenario_object (sim->scenario, TBR_SECTION_POLICIES, event->a);
  const TbrPolicyCommon *common = object->values;
  guint points = written_points ((const TbrPolicyKind *) object->kind, common);
  guint32 n = common->states.n > 0 ? common->states.n : sim->scenario->n_states;

  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_POLICY_STARTED,
                                 .a = TBR_NONE,
                                 .b = event->a,
                                 .c = TBR_NONE });
  for (guint decision = 0; decision < TBR_DECISION_N; decision++)
    for (guint32 i = 0; i < n && (points & (1u << decision)); i++)
      {
        TbrStateId state = { common->states.n > 0 ? common->states.items[i] : i };
        if (common->states.n > 0 || !has_own (sim, (TbrDecision) decision, state))
          tbr_doctrine_put (sim, event->a, 1u << decision, state);
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
