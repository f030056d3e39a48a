/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a role may know of: the rules, once, for its briefing and for the check of its orders. */
#include "exercise/sight.h"

#include "exercise/channel.h"
#include "response/choice.h"
#include "run/find.h"

#include <string.h>

gboolean
tbr_sight_is_own_state (const TbrDirector *self, guint role, guint32 state)
{
  const TbrSeat *seat = &self->seats[role];

  return seat->kind == TBR_SEAT_PLANNER || (seat->kind == TBR_SEAT_STATE && seat->state.i == state);
}

static gboolean
sees_need (const TbrDirector *self, guint role, guint32 need)
{
  const TbrReport *seen = tbr_channel_report (self, role, need);

  if (seen == NULL)
    return FALSE;
  if (!(seen->required > 0) && !(seen->stock > 0))
    return FALSE;
  return self->exercise->roles[role].sees == TBR_SIGHT_ALL
         || self->seats[role].kind != TBR_SEAT_STATE || seen->state.i == self->seats[role].state.i;
}

/* Nobody one that joins later. The centre: the Union's own, and the rescEU units that states host
   for it. */
static gboolean
sees_unit (const TbrDirector *self, guint role, guint32 unit)
{
  if (unit >= self->scenario->n_units
      || !tbr_unit_is_there (self->sim, TBR_HANDLE (TbrUnitId, unit)))
    return FALSE;
  if (self->seats[role].kind == TBR_SEAT_ERCC)
    return self->scenario->units[unit].layer == TBR_LAYER_RESCEU
           || self->scenario->units[unit].state == TBR_NONE;
  return tbr_sight_is_own_state (self, role, self->scenario->units[unit].state);
}

/* Its own open lines, and those that it has been asked to help with. */
static gboolean
sees_line (const TbrDirector *self, guint role, guint32 line)
{
  const TbrSeat *seat = &self->seats[role];
  const TbrRequest *request;

  if (line >= tbr_arena_count (&self->sim->arena, TBR_GROUP_REQUEST))
    return FALSE;
  request = tbr_request_get (self->sim, line);
  if (request->closed != TBR_NEVER)
    return FALSE;
  if (tbr_sight_is_own_state (self, role, request->state))
    return TRUE;
  if (request->alerted == TBR_NEVER)
    return FALSE;
  return seat->kind == TBR_SEAT_ERCC
         || (seat->kind == TBR_SEAT_STATE
             && tbr_scenario_participates (self->scenario, seat->state.i)
             && tbr_choice_has (self->sim, seat->state, request->need, request->work));
}

/* Those that it has made, and those made to it; the centre sees all. */
static gboolean
sees_offer (const TbrDirector *self, guint role, guint32 number)
{
  const TbrOffer *offer;

  if (number >= tbr_arena_count (&self->sim->arena, TBR_GROUP_OFFER))
    return FALSE;
  offer = tbr_offer_get (self->sim, number);
  return self->seats[role].kind == TBR_SEAT_ERCC || sees_unit (self, role, offer->unit)
         || tbr_sight_is_own_state (self, role, tbr_request_get (self->sim, offer->request)->state);
}

/* A hazard shows by the needs that come of it. */
static gboolean
sees_hazard (const TbrDirector *self, guint role, guint32 hazard)
{
  for (guint32 i = 0; i < tbr_need_count (self->sim); i++)
    if (tbr_need_get (self->sim, TBR_HANDLE (TbrNeedId, i))->hazard == hazard
        && sees_need (self, role, i))
      return TRUE;
  return FALSE;
}

/* By TbrSightOf: the rule, and how a refusal names such a thing. */
static const struct
{
  gboolean (*sees) (const TbrDirector *self, guint role, guint32 index);
  const char *words;
} rules[TBR_SIGHT_OF_N] = {
  [TBR_SIGHT_OF_NEED] = { sees_need, "knows of no need" },
  [TBR_SIGHT_OF_UNIT] = { sees_unit, "has no unit" },
  [TBR_SIGHT_OF_LINE] = { sees_line, "knows of no open line" },
  [TBR_SIGHT_OF_OFFER] = { sees_offer, "knows of no offer" },
  [TBR_SIGHT_OF_HAZARD] = { sees_hazard, "knows of no hazard" },
};

gboolean
tbr_sight_has (const TbrDirector *self, guint role, TbrSightOf what, guint32 index)
{
  return rules[what].sees (self, role, index);
}

void
tbr_sight_refuse (const TbrRole *role, TbrSightOf what, const char *name, GError **error)
{
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "role '%s' %s '%s'", role->id,
               rules[what].words, name);
}

TbrSightOf
tbr_sight_of (const TbrParam *param)
{
  static const struct
  {
    const char *name;
    TbrParamType type; /* REF: the section; INTEGER: the parameter */
    TbrSightOf what;
  } named[] = {
    { "units", TBR_PARAM_REF, TBR_SIGHT_OF_UNIT },
    { "hazards", TBR_PARAM_REF, TBR_SIGHT_OF_HAZARD },
    { "need", TBR_PARAM_INTEGER, TBR_SIGHT_OF_NEED },
    { "request", TBR_PARAM_INTEGER, TBR_SIGHT_OF_LINE },
    { "offer", TBR_PARAM_INTEGER, TBR_SIGHT_OF_OFFER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (param->type == named[i].type
        && g_strcmp0 (param->type == TBR_PARAM_REF ? param->section : param->name, named[i].name)
               == 0)
      return named[i].what;
  return TBR_SIGHT_OF_N;
}

/* What a parameter names with a text; TBR_NONE where there is no such thing. Returns: FALSE when
   the text is no number where one is due, which is told without looking at the run */
static gboolean
resolve (const TbrScenario *scenario, const TbrKind *kind, const TbrParam *param, const char *text,
         guint32 *out_index)
{
  g_autofree void *values = g_malloc0 (kind->size);
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);

  if (param->type == TBR_PARAM_REF)
    {
      if (!tbr_find_reference (scenario, param, text, out_index, NULL))
        *out_index = TBR_NONE;
      return TRUE;
    }
  if (!tbr_param_parse (param, text, scenario->start_unix, values, owned, NULL))
    return FALSE;
  *out_index
      = (guint32) * (const gint64 *) (gconstpointer) ((const guint8 *) values + param->offset);
  return TRUE;
}

gboolean
tbr_sight_check (const TbrDirector *self, guint role, const TbrKind *kind, char **words,
                 GError **error)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *equals = strchr (words[i], '=');
      g_autofree char *name = equals != NULL ? g_strndup (words[i], equals - words[i]) : NULL;
      int number = name != NULL ? tbr_kind_find_param (kind, name) : -1;
      const TbrParam *param = number >= 0 ? &kind->params[number] : NULL;
      TbrSightOf what = param != NULL ? tbr_sight_of (param) : TBR_SIGHT_OF_N;
      guint32 index;

      if (what == TBR_SIGHT_OF_N || !resolve (self->scenario, kind, param, equals + 1, &index)
          || tbr_sight_has (self, role, what, index))
        continue;
      tbr_sight_refuse (&self->exercise->roles[role], what, equals + 1, error);
      return FALSE;
    }
  return TRUE;
}
