/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a role may order, when, and about what: checked before the order comes to the door. */
#include "exercise/director.h"

#include "response/response.h"

#include <tabard/units.h>

/* Whether a role may give orders at all now. */
static gboolean
check_time (const TbrDirector *self, guint i, GError **error)
{
  const TbrRole *role = &self->exercise->roles[i];
  TbrTime since = tbr_sim_now (self->sim) - self->exercise->begin;
  g_autofree char *from = tbr_duration_format (role->from);
  g_autofree char *until = tbr_duration_format (role->until);

  if (self->is_over)
    g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "the exercise is over");
  else if (!self->roles[i].by_person)
    g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                 "role '%s' is played by doctrine: a person must take the seat first", role->id);
  else if (since < role->from || since >= role->until)
    g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                 "role '%s' may give orders from %s to %s after the begin only", role->id, from,
                 until);
  else
    return TRUE;
  return FALSE;
}

gboolean
tbr_right_sees_need (const TbrDirector *self, guint i, guint32 need)
{
  const TbrRole *role = &self->exercise->roles[i];
  const TbrSeat *seat = &self->seats[i];

  if (need >= tbr_need_count (self->sim))
    return FALSE;
  return role->sees == TBR_SIGHT_ALL || seat->kind != TBR_SEAT_STATE
         || tbr_need_get (self->sim, TBR_HANDLE (TbrNeedId, need))->state == seat->state.i;
}

/* Whether the role may know of the needs that the order names. */
static gboolean
check_sight (const TbrDirector *self, guint i, const TbrCommand *command, GError **error)
{
  const TbrKind *kind = &command->kind->kind;

  for (guint j = 0; j < kind->n_params; j++)
    {
      const TbrParam *param = &kind->params[j];
      gint64 number;

      if (!g_str_equal (param->name, "need") || param->type != TBR_PARAM_INTEGER)
        continue;
      number = *(const gint64 *) (gconstpointer) ((const guint8 *) command->values + param->offset);
      if (tbr_right_sees_need (self, i, (guint32) number))
        continue;
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                   "role '%s' knows of no need %" G_GINT64_FORMAT, self->exercise->roles[i].id,
                   number);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_kind (const TbrRole *role, const char *kind, GError **error)
{
  if (tbr_role_may_order (role, kind))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "role '%s' may not order %s, only %s", role->id,
               kind, *role->orders != '\0' ? role->orders : "what is of its seat");
  return FALSE;
}

gboolean
tbr_right_say (TbrDirector *self, guint i, const char *words, GError **error)
{
  const TbrRole *role = &self->exercise->roles[i];
  g_autoptr (TbrCommand) command = NULL;
  guint32 kind = 0;

  if (!check_time (self, i, error))
    return FALSE;
  command = tbr_director_parse (self, role->seat, words, error);
  if (command == NULL || !check_kind (role, command->kind->kind.name, error)
      || !check_sight (self, i, command, error)
      || !tbr_director_give (self, role->id, command, error))
    return FALSE;
  while (tbr_command_kinds[kind] != command->kind)
    kind++;
  tbr_deed_ordered (self, i, kind);
  return TRUE;
}
