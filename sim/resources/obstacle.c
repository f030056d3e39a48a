/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a unit meets in another state before it may work there. */
#include "resources/obstacle.h"

#include "resources/purpose.h"

#include <string.h>

static gboolean
holds (const TbrRefs *states, guint32 state)
{
  for (guint32 i = 0; i < states->n; i++)
    if (states->items[i] == state)
      return TRUE;
  return states->n == 0;
}

/* Whether a blank-separated list has the word. */
static gboolean
has_word (const char *list, const char *word)
{
  gsize n = strlen (word);
  for (const char *at = list; (at = strstr (at, word)) != NULL; at += n)
    if ((at == list || at[-1] == ' ') && (at[n] == '\0' || at[n] == ' '))
      return TRUE;
  return *list == '\0';
}

gboolean
tbr_obstacle_is_removed (const TbrSim *sim, TbrUnitId unit, TbrStateId host, TbrObstacle obstacle)
{
  guint32 owner = tbr_unit_spec (sim, unit)->state;
  for (guint i = 0; i < sim->scenario->n_removals; i++)
    {
      const TbrRemoval *removal = &sim->scenario->removals[i];
      if (removal->layers == 0
          && (removal->obstacle == TBR_OBSTACLE_N || removal->obstacle == (guint32) obstacle)
          && (removal->owner == TBR_NONE || removal->owner == owner)
          && (removal->host == TBR_NONE || removal->host == host.i))
        return TRUE;
    }
  return FALSE;
}

/* Whether rows of the table speak of an obstacle; the others follow from what states are. */
static gboolean
is_written (TbrObstacle obstacle)
{
  return obstacle != TBR_OBSTACLE_LANGUAGE && obstacle != TBR_OBSTACLE_HUB;
}

/* Whether a row of the table is about the unit in the host. */
static gboolean
fits (const TbrSim *sim, const TbrBorderRule *rule, TbrUnitId unit, TbrStateId host)
{
  const TbrCapability *capability = tbr_unit_capability (sim, unit);
  return holds (&rule->owners, tbr_unit_spec (sim, unit)->state) && holds (&rule->hosts, host.i)
         && !(rule->outside && tbr_scenario_participates (sim->scenario, host.i))
         && has_word (rule->families, tbr_family_names[capability->family]);
}

static gboolean
is_given (const TbrObject *object, const char *parameter)
{
  int index = tbr_kind_find_param (object->kind, parameter);
  return index >= 0 && object->given[index] != 0;
}

/* Whether a row says something of an obstacle; a share of refusals speaks of the consent, too. */
static gboolean
says (const TbrObject *object, TbrObstacle obstacle)
{
  return is_given (object, tbr_obstacle_names[obstacle])
         || (obstacle == TBR_OBSTACLE_CONSENT && is_given (object, "refused"));
}

const TbrBorderRule *
tbr_obstacle_rule (const TbrSim *sim, TbrUnitId unit, TbrStateId host, TbrObstacle obstacle)
{
  const TbrSection *rows = &sim->scenario->sections[TBR_SECTION_BORDERS];
  gboolean settled = obstacle == TBR_OBSTACLE_AUTHORISATION || obstacle == TBR_OBSTACLE_INSURANCE;
  if (!is_written (obstacle) || tbr_unit_spec (sim, unit)->state == host.i || tbr_is_none (host)
      || tbr_obstacle_is_removed (sim, unit, host, obstacle))
    return NULL;
  for (guint i = rows->n; i > 0; i--)
    {
      const TbrObject *object = rows->objects[i - 1];
      const TbrBorderRule *rule = object->values;
      if (!fits (sim, rule, unit, host))
        continue;
      if (settled && rule->treaty)
        return NULL;
      if (says (object, obstacle))
        return rule;
    }
  return NULL;
}

/* The delay of a row; radio is a constant. */
static TbrLaw
law_of (const TbrBorderRule *rule, TbrObstacle obstacle)
{
  switch (obstacle)
    {
    case TBR_OBSTACLE_AUTHORISATION:
      return rule->authorisation;
    case TBR_OBSTACLE_EQUIPMENT:
      return rule->equipment;
    case TBR_OBSTACLE_QUALIFICATION:
      return rule->qualification;
    case TBR_OBSTACLE_INSURANCE:
      return rule->insurance;
    case TBR_OBSTACLE_RADIO:
      return (TbrLaw){ .kind = TBR_LAW_CONSTANT,
                       .p = { (double) rule->radio / (double) TBR_SECOND } };
    case TBR_OBSTACLE_CONSENT:
      return rule->consent;
    case TBR_OBSTACLE_VISA:
      return rule->visa;
    case TBR_OBSTACLE_LANGUAGE:
    case TBR_OBSTACLE_HUB:
    case TBR_OBSTACLE_N:
      break;
    }
  return (TbrLaw){ .kind = TBR_LAW_CONSTANT };
}

TbrTime
tbr_obstacle_draw (const TbrSim *sim, TbrUnitId unit, TbrStateId host, TbrObstacle obstacle)
{
  const TbrBorderRule *rule = tbr_obstacle_rule (sim, unit, host, obstacle);
  if (rule == NULL)
    return 0;
  TbrLaw law = law_of (rule, obstacle);
  TbrStream stream;
  tbr_core_stream (sim, &stream, TBR_PURPOSE_OBSTACLE + obstacle, tbr_unit_spec (sim, unit)->hash,
                   tbr_unit_get (sim, unit)->mission);
  return tbr_stream_draw_time (&stream, &law);
}

TbrTime
tbr_obstacle_mean (const TbrSim *sim, TbrUnitId unit, TbrStateId host, TbrObstacle obstacle)
{
  const TbrBorderRule *rule = tbr_obstacle_rule (sim, unit, host, obstacle);
  if (rule == NULL)
    return 0;
  TbrLaw law = law_of (rule, obstacle);
  return (TbrTime) (tbr_law_mean (&law) * (double) TBR_SECOND);
}

void
tbr_obstacle_tell (TbrSim *sim, TbrUnitId unit, TbrObstacle obstacle, TbrTime time)
{
  if (time > 0)
    tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_OBSTACLE,
                                   .code = (guint16) obstacle,
                                   .a = unit.i,
                                   .b = tbr_unit_spec (sim, unit)->state,
                                   .c = tbr_unit_get (sim, unit)->host,
                                   .x = (double) time / (double) TBR_SECOND });
}

TbrTime
tbr_obstacle_leave (TbrSim *sim, TbrUnitId unit, TbrTime ready)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  if (!self->foreign)
    return ready;
  TbrStateId host = TBR_HANDLE (TbrStateId, self->host);
  TbrTime leave = tbr_obstacle_draw (sim, unit, host, TBR_OBSTACLE_AUTHORISATION);
  TbrTime visa = tbr_obstacle_draw (sim, unit, host, TBR_OBSTACLE_VISA);
  tbr_obstacle_tell (sim, unit, TBR_OBSTACLE_AUTHORISATION, leave - ready);
  ready = MAX (ready, leave);
  tbr_obstacle_tell (sim, unit, TBR_OBSTACLE_VISA, visa - ready);
  return MAX (ready, visa);
}
