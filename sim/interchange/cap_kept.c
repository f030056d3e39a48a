/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An inject that came as a message of another program, as that message again: all that was in it,
   and what people have changed since. Source: [CAP12]. */
#include "interchange/cap_kept.h"

#include "interchange/cap.h"
#include "scenario/exercise_kinds.h"

#include <string.h>

/* A message on its way out. */
typedef struct
{
  const TbrCap *cap;
  const TbrExercise *exercise;
  const TbrInject *inject;
  const char *sent;     /* when it is due, as the protocol writes it; NULL: as the message says */
  gboolean *is_changed; /* by wording of the inject: people have changed it */
} Draft;

/* Adds something that only tabard knows: a parameter of the first block, or a code where there is
   none. */
static void
append_own (const Draft *draft, GString *out, const char *name, const char *value)
{
  g_autofree char *full = g_strconcat (TBR_CAP_OWN, name, NULL);

  if (tbr_cap_find (draft->cap, 0, TBR_CAP_INFO, 0) == TBR_NONE)
    {
      g_autofree char *code = g_strconcat (full, "=", value, NULL);
      tbr_cap_append (out, TBR_CAP_CODE, code);
      return;
    }
  g_string_append (out, "<parameter>\n");
  tbr_cap_append (out, TBR_CAP_PARAMETER_NAME, full);
  tbr_cap_append (out, TBR_CAP_PARAMETER_VALUE, value);
  g_string_append (out, "</parameter>\n");
}

/* All values of the inject, of the message it came from only that there is one, and texts that
   people have changed. */
static void
append_values (const Draft *draft, GString *out)
{
  const TbrKind *kind = tbr_exercise_kinds[TBR_EXERCISE_INJECT];
  const TbrWordings *wordings = &draft->inject->wordings;

  for (guint i = 0; i < kind->n_params; i++)
    {
      g_autofree char *value = tbr_exercise_value (kind, i, draft->inject);
      gboolean is_kept = g_str_equal (kind->params[i].name, TBR_CAP_KEPT);
      if (value != NULL)
        append_own (draft, out, kind->params[i].name, is_kept ? "kept" : value);
    }
  for (guint i = 0; i < wordings->n; i++)
    if (*wordings->items[i].from != '\0')
      {
        g_autofree char *from = g_strconcat (TBR_CAP_FROM, wordings->items[i].language, NULL);
        append_own (draft, out, from, wordings->items[i].from);
      }
  for (guint i = 0; i < wordings->n; i++)
    if (draft->is_changed[i])
      {
        g_autofree char *subject = g_strconcat (TBR_CAP_SUBJECT, wordings->items[i].language, NULL);
        g_autofree char *body = g_strconcat (TBR_CAP_BODY, wordings->items[i].language, NULL);
        append_own (draft, out, subject, wordings->items[i].subject);
        append_own (draft, out, body, wordings->items[i].body);
      }
}

/* The wording that has taken the place of a block's text; NULL for none, or when an earlier block
   in its language has it. */
static const TbrWording *
changed_in (const Draft *draft, guint info)
{
  const TbrWordings *wordings = &draft->inject->wordings;

  for (guint w = 0; w < wordings->n; w++)
    if (draft->is_changed[w] && tbr_cap_is_in (draft->cap, info, wordings->items[w].language))
      {
        guint first = tbr_cap_find (draft->cap, 0, TBR_CAP_INFO, 0);
        while (first != info && !tbr_cap_is_in (draft->cap, first, wordings->items[w].language))
          first = tbr_cap_find (draft->cap, 0, TBR_CAP_INFO, first + 1);
        return first == info ? &wordings->items[w] : NULL;
      }
  return NULL;
}

/* The texts of a block that people have changed. */
static gboolean
edit_text (const Draft *draft, GString *out, guint info, TbrCapElement element, guint node)
{
  const TbrWording *changed = changed_in (draft, info);

  if (changed == NULL)
    return FALSE;
  if (node == TBR_NONE && element == TBR_CAP_HEADLINE)
    tbr_cap_append (out, TBR_CAP_HEADLINE, changed->subject);
  if (node == TBR_NONE && element == TBR_CAP_DESCRIPTION)
    tbr_cap_append (out, TBR_CAP_DESCRIPTION, changed->body);
  /* what to do is part of the text that people have changed */
  return element == TBR_CAP_HEADLINE || element == TBR_CAP_DESCRIPTION
         || element == TBR_CAP_INSTRUCTION;
}

static gboolean
edit (gpointer data, GString *out, guint parent, TbrCapElement element, guint node)
{
  const Draft *draft = data;
  guint first = tbr_cap_find (draft->cap, 0, TBR_CAP_INFO, 0);

  if (node == TBR_NONE && parent == (first == TBR_NONE ? 0 : first)
      && element == (first == TBR_NONE ? TBR_CAP_CODE : TBR_CAP_PARAMETER))
    append_values (draft, out);
  if (node != TBR_NONE && element == TBR_CAP_STATUS)
    {
      tbr_cap_append (out, TBR_CAP_STATUS, "Exercise");
      return TRUE;
    }
  if (node != TBR_NONE && element == TBR_CAP_SENT && draft->sent != NULL)
    {
      tbr_cap_append (out, TBR_CAP_SENT, draft->sent);
      return TRUE;
    }
  return tbr_cap_rules[element].parent == TBR_CAP_INFO
         && edit_text (draft, out, parent, element, node);
}

/* Which wordings are not what the message says. (transfer full) */
static gboolean *
find_changed (const TbrCap *cap, const TbrWordings *wordings)
{
  gboolean *is_changed = g_new0 (gboolean, wordings->n + 1);

  for (guint i = 0; i < wordings->n; i++)
    {
      g_autoptr (GString) subject = g_string_new (NULL);
      g_autoptr (GString) body = g_string_new (NULL);
      tbr_cap_read_in (cap, wordings->items[i].language, subject, body);
      is_changed[i] = !g_str_equal (wordings->items[i].subject, subject->str)
                      || !g_str_equal (wordings->items[i].body, body->str);
    }
  return is_changed;
}

char *
tbr_cap_kept_format (const TbrExercise *exercise, const TbrInject *inject, const char *sent,
                     TbrDiagnostics *faults)
{
  g_autofree char *name = g_strdup_printf ("%s: inject '%s'", exercise->file, inject->id);
  const TbrReaderInput input
      = { .text = inject->alert, .length = strlen (inject->alert), .name = name };
  g_autoptr (TbrCap) cap = tbr_cap_parse (&input, faults);
  gint64 then = 0, due = 0;

  if (cap == NULL)
    return NULL;
  gboolean is_same = tbr_cap_read_time (tbr_cap_text (cap, 0, TBR_CAP_SENT), &then)
                     && tbr_cap_read_time (sent, &due) && then == due;
  g_autofree gboolean *is_changed = find_changed (cap, &inject->wordings);
  Draft draft = { .cap = cap,
                  .exercise = exercise,
                  .inject = inject,
                  .sent = is_same || inject->at == TBR_NEVER ? NULL : sent,
                  .is_changed = is_changed };
  g_autofree char *text = tbr_cap_format (cap, edit, &draft);
  return g_strconcat ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", text, NULL);
}
