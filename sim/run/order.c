/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An order as a line of text: how it is read and written. */
#include <tabard/command.h>

#include "run/find.h"
#include "scenario/seat.h"

#include <string.h>

static const TbrCommandKind *
find_kind (const char *name, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *near;

  for (guint i = 0; tbr_command_kinds[i] != NULL; i++)
    {
      if (g_str_equal (tbr_command_kinds[i]->kind.name, name))
        return tbr_command_kinds[i];
      g_ptr_array_add (names, (gpointer) tbr_command_kinds[i]->kind.name);
    }
  g_ptr_array_add (names, NULL);
  near = tbr_suggest (name, (const char *const *) names->pdata);
  g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "unknown command '%s'%s%s%s", name,
               near != NULL ? ": did you mean '" : "", near != NULL ? near : "",
               near != NULL ? "'?" : "");
  return NULL;
}

/* Fills in the defaults; a parameter without one is noted as missing until it is given. */
static gboolean
set_defaults (TbrCommand *command, gint64 start, GError **error)
{
  const TbrKind *kind = &command->kind->kind;

  for (guint i = 0; i < kind->n_params; i++)
    if (kind->params[i].fallback != NULL
        && !tbr_param_parse (&kind->params[i], kind->params[i].fallback, start, command->values,
                             command->owned, error))
      return FALSE;
  return TRUE;
}

static guint32 *
reference_of (gpointer values, const TbrParam *param)
{
  return (guint32 *) (gpointer) ((guint8 *) values + param->offset);
}

/* Reads "name=value". */
static gboolean
set_word (TbrCommand *command, const char *word, const TbrScenario *scenario, guint64 *given,
          GError **error)
{
  const TbrKind *kind = &command->kind->kind;
  const char *equals = strchr (word, '=');
  g_autofree char *name = equals != NULL ? g_strndup (word, equals - word) : NULL;
  int i = name != NULL ? tbr_kind_find_param (kind, name) : -1;

  if (equals == NULL)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "'%s' is not of the form name=value", word);
      return FALSE;
    }
  if (g_str_equal (name, "events"))
    return TRUE;
  if (i < 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "%s has no parameter '%s'", kind->name, name);
      return FALSE;
    }
  *given |= G_GUINT64_CONSTANT (1) << i;
  if (kind->params[i].type == TBR_PARAM_REF)
    return tbr_find_reference (scenario, &kind->params[i], equals + 1,
                               reference_of (command->values, &kind->params[i]), error);
  return tbr_param_parse (&kind->params[i], equals + 1, scenario->start_unix, command->values,
                          command->owned, error);
}

static gboolean
is_complete (const TbrKind *kind, guint64 given, GError **error)
{
  for (guint i = 0; i < kind->n_params; i++)
    if (kind->params[i].fallback == NULL && !(given & G_GUINT64_CONSTANT (1) << i))
      {
        g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s: %s must be given", kind->name,
                     kind->params[i].name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_words (const TbrScenario *scenario, TbrCommand *command, char **words, GError **error)
{
  guint64 given = 0;
  gint64 at;
  TbrCommandCommon *common;

  if (!tbr_instant_parse (words[0], &at, error)
      || !tbr_seat_parse (scenario->map, words[1], &command->seat, error)
      || !set_defaults (command, scenario->start_unix, error))
    return FALSE;
  for (guint i = 3; words[i] != NULL; i++)
    if (!set_word (command, words[i], scenario, &given, error))
      return FALSE;
  command->at = at - scenario->start_unix;
  if (command->at < 0 || command->at > scenario->meta->duration)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s is outside the scenario's time",
                   words[0]);
      return FALSE;
    }
  common = command->values;
  common->at = command->at;
  common->seat = g_strdup (words[1]);
  g_ptr_array_add (command->owned, (gpointer) common->seat);
  return is_complete (&command->kind->kind, given, error)
         && command->kind->is_possible (scenario, command->seat, command->values, error);
}

TbrCommand *
tbr_command_parse (const TbrScenario *scenario, const char *line, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (TbrCommand) command = NULL;
  const TbrCommandKind *kind;
  g_autoptr (GError) local = NULL;
  int n = 0;

  if (!g_shell_parse_argv (line, &n, &words, &local) || n < 3)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX,
                   "an order is written: instant seat command name=value...%s%s",
                   local != NULL ? "; " : "", local != NULL ? local->message : "");
      return NULL;
    }
  kind = find_kind (words[2], error);
  if (kind == NULL)
    return NULL;
  command = g_new0 (TbrCommand, 1);
  command->kind = kind;
  command->values = g_malloc0 (kind->kind.size);
  command->owned = g_ptr_array_new_with_free_func (g_free);
  return read_words (scenario, command, words, error) ? g_steal_pointer (&command) : NULL;
}

/* References by their ids, so that a log can be read by people. (transfer full) */
static char *
format_value (const TbrScenario *scenario, const TbrParam *param, gpointer values)
{
  if (param->type == TBR_PARAM_REF)
    return g_strdup (tbr_find_id (scenario, param, *reference_of (values, param)));
  return tbr_param_format (param, scenario->start_unix, values);
}

char *
tbr_command_format (const TbrScenario *scenario, const TbrCommand *command)
{
  const TbrKind *kind = &command->kind->kind;
  const TbrCommandCommon *common = command->values;
  g_autofree char *at = tbr_instant_format (scenario->start_unix + command->at);
  GString *line = g_string_new (NULL);

  g_string_append_printf (line, "%s %s %s", at, common->seat, kind->name);
  for (guint i = 0; i < kind->n_params; i++)
    {
      const TbrParam *param = &kind->params[i];
      g_autofree char *text = format_value (scenario, param, command->values);
      g_autofree char *quoted = g_shell_quote (text);

      if (g_str_equal (param->name, "at") || g_str_equal (param->name, "seat")
          || (param->fallback != NULL && g_str_equal (param->fallback, text)))
        continue;
      g_string_append_printf (line, " %s=%s", param->name, quoted);
    }
  return g_string_free (line, FALSE);
}

void
tbr_command_free (TbrCommand *command)
{
  if (command == NULL)
    return;
  g_clear_pointer (&command->owned, g_ptr_array_unref);
  g_free (command->values);
  g_free (command);
}
