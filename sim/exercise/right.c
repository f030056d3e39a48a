/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a role may order, when, and about what: checked before the order comes to the door. */
#include "exercise/sight.h"

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

static gboolean
check_kind (const TbrRole *role, const char *kind, GError **error)
{
  if (tbr_role_may_order (role, kind))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "role '%s' may not order %s, only %s", role->id,
               kind, *role->orders != '\0' ? role->orders : "what is of its seat");
  return FALSE;
}

/* The kind of order, TBR_NONE when there is no such kind. */
static guint32
kind_called (const char *name)
{
  for (guint32 i = 0; tbr_command_kinds[i] != NULL; i++)
    if (g_str_equal (tbr_command_kinds[i]->kind.name, name))
      return i;
  return TBR_NONE;
}

/* What the role may order and know of, before all that the scenario or the run would tell. */
static gboolean
check_words (const TbrDirector *self, guint i, guint32 kind, char **words, GError **error)
{
  return kind == TBR_NONE
         || (check_kind (&self->exercise->roles[i], tbr_command_kinds[kind]->kind.name, error)
             && tbr_sight_check (self, i, &tbr_command_kinds[kind]->kind, words + 1, error));
}

gboolean
tbr_right_say (TbrDirector *self, guint i, const char *words, GError **error)
{
  const TbrRole *role = &self->exercise->roles[i];
  g_autoptr (TbrCommand) command = NULL;
  g_auto (GStrv) split = NULL;
  guint32 kind = TBR_NONE;

  if (!check_time (self, i, error))
    return FALSE;
  if (g_shell_parse_argv (words, NULL, &split, NULL))
    kind = kind_called (split[0]);
  if (!check_words (self, i, kind, split, error))
    return FALSE;
  command = tbr_director_parse (self, role->seat, words, error);
  if (command == NULL || !tbr_director_give (self, role->id, command, error))
    return FALSE;
  g_assert (command->kind == tbr_command_kinds[kind]);
  tbr_deed_ordered (self, i, kind);
  return TRUE;
}
