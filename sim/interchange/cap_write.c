/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An inject of an exercise as a message of the Common Alerting Protocol. Source: [CAP12]. */
#include <tabard/alert.h>
#include <tabard/units.h>

#include "interchange/cap.h"
#include "interchange/cap_kept.h"
#include "scenario/exercise_kinds.h"

#include <string.h>

#define NAME_LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"
#define SECOND_UNIX G_GINT64_CONSTANT (1000000)

static void
append (GString *out, guint depth, TbrCapElement element, const char *value)
{
  g_string_append_printf (out, "%*s", (int) (2 * depth), "");
  tbr_cap_append (out, element, value);
}

/* UTC is written "-00:00". (transfer full) */
static char *
format_time (gint64 unix_time)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (unix_time / SECOND_UNIX);

  return when != NULL ? g_date_time_format (when, "%Y-%m-%dT%H:%M:%S-00:00")
                      : g_strdup ("1970-01-01T00:00:00-00:00");
}

/* Something that only tabard knows. */
static void
append_parameter (GString *out, const char *own, const char *value)
{
  g_autofree char *name = g_strconcat (TBR_CAP_OWN, own, NULL);

  g_string_append (out, "    <parameter>\n");
  append (out, 3, TBR_CAP_PARAMETER_NAME, name);
  append (out, 3, TBR_CAP_PARAMETER_VALUE, value);
  g_string_append (out, "    </parameter>\n");
}

/* What the protocol has no place for: all values of the inject that are not what they are without
   being given, and its sender by language. */
static void
append_parameters (GString *out, const TbrInject *inject)
{
  const TbrKind *kind = tbr_exercise_kinds[TBR_EXERCISE_INJECT];

  for (guint i = 0; i < kind->n_params; i++)
    {
      g_autofree char *value = tbr_exercise_value (kind, i, inject);
      if (value != NULL)
        append_parameter (out, kind->params[i].name, value);
    }
  for (guint i = 0; i < inject->wordings.n; i++)
    if (*inject->wordings.items[i].from != '\0')
      {
        g_autofree char *name
            = g_strconcat (TBR_CAP_FROM, inject->wordings.items[i].language, NULL);
        append_parameter (out, name, inject->wordings.items[i].from);
      }
}

/* A block in one language; @wording: (nullable): only the map shows it. */
static void
append_info (GString *out, const TbrInject *inject, const char *language, const TbrWording *wording,
             gboolean is_first)
{
  const char *subject = wording != NULL ? wording->subject : "";
  const char *body = wording != NULL ? wording->body : "";

  g_string_append (out, "  <info>\n");
  append (out, 2, TBR_CAP_LANGUAGE, language);
  append (out, 2, TBR_CAP_CATEGORY, "Other");
  append (out, 2, TBR_CAP_EVENT, *subject != '\0' ? subject : inject->id);
  append (out, 2, TBR_CAP_URGENCY, "Unknown");
  append (out, 2, TBR_CAP_SEVERITY, "Unknown");
  append (out, 2, TBR_CAP_CERTAINTY, "Unknown");
  if (wording != NULL && *wording->from != '\0')
    append (out, 2, TBR_CAP_SENDER_NAME, wording->from);
  else if (*inject->from != '\0')
    append (out, 2, TBR_CAP_SENDER_NAME, inject->from);
  if (*subject != '\0')
    append (out, 2, TBR_CAP_HEADLINE, subject);
  if (*body != '\0')
    append (out, 2, TBR_CAP_DESCRIPTION, body);
  if (is_first)
    append_parameters (out, inject);
  g_string_append (out, "  </info>\n");
}

/* Identifier, sender and the rest of the head. */
static void
append_head (GString *out, const TbrExercise *exercise, const TbrInject *inject, const char *sent)
{
  g_autofree char *id = g_strcanon (g_strdup (exercise->id), NAME_LETTERS, '-');
  g_autofree char *identifier
      = g_strdup_printf ("%s.%" G_GINT64_FORMAT ".%s", id, inject->number, inject->id);
  /* a domain that nobody can have. Source: [RFC2606] section 2 */
  g_autofree char *sender = g_strconcat (id, ".exercise.invalid", NULL);
  g_autofree char *note = g_strdup_printf ("Exercise '%s' (%s)", exercise->title, exercise->id);

  append (out, 1, TBR_CAP_IDENTIFIER, identifier);
  append (out, 1, TBR_CAP_SENDER, sender);
  append (out, 1, TBR_CAP_SENT, sent);
  append (out, 1, TBR_CAP_STATUS, "Exercise");
  append (out, 1, TBR_CAP_MSG_TYPE, "Alert");
  append (out, 1, TBR_CAP_SCOPE, *inject->to_text != '\0' ? "Private" : "Restricted");
  if (*inject->to_text == '\0')
    append (out, 1, TBR_CAP_RESTRICTION, "Players of the exercise only");
  else
    append (out, 1, TBR_CAP_ADDRESSES, inject->to_text);
  append (out, 1, TBR_CAP_NOTE, note);
}

char *
tbr_exercise_alert_format (const TbrExercise *exercise, const TbrScenario *scenario, guint inject,
                           TbrDiagnostics *faults)
{
  g_return_val_if_fail (exercise != NULL && scenario != NULL && inject < exercise->n_injects, NULL);
  const TbrInject *row = &exercise->injects[inject];
  g_auto (GStrv) languages = g_strsplit (exercise->languages, " ", -1);
  TbrTime at = row->at == TBR_NEVER ? 0 : row->at;
  g_autofree char *sent = format_time (scenario->start_unix + exercise->begin + at);
  if (*row->alert != '\0')
    return tbr_cap_kept_format (exercise, row, sent, faults);
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  g_string_append_printf (out, "<%s xmlns=\"%s\">\n", tbr_cap_rules[TBR_CAP_ALERT].name,
                          TBR_CAP_NAMESPACE);
  append_head (out, exercise, row, sent);
  if (row->wordings.n == 0)
    append_info (out, row, languages[0], NULL, TRUE);
  for (guint i = 0; i < row->wordings.n; i++)
    append_info (out, row, row->wordings.items[i].language, &row->wordings.items[i], i == 0);
  g_string_append_printf (out, "</%s>\n", tbr_cap_rules[TBR_CAP_ALERT].name);
  return g_string_free (out, FALSE);
}
