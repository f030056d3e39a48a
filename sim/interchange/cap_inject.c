/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A message of the Common Alerting Protocol as an inject of an exercise. Source: [CAP12]. */
#include <tabard/alert.h>
#include <tabard/file.h>
#include <tabard/units.h>

#include "base/quote.h"
#include "interchange/cap.h"
#include "scenario/exercise_kinds.h"

#include <string.h>

/* Largest message, bytes. */
#define LIMIT ((gsize) 16 << 20)
#define ID_LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"

/* A message on its way to an inject. */
typedef struct
{
  const TbrAlertSource *source;
  const TbrCap *cap;
  TbrDiagnostics *faults;
  GHashTable *own;     /* values that tabard wrote: name of an inject's parameter -> value */
  gboolean is_foreign; /* whether what it says is of another program, tabard's words or not */
  char *kept;          /* then all of it but what tabard wrote; owned */
} Draft;

static const TbrCapNode *
node_at (const TbrCap *cap, guint i)
{
  return &g_array_index (cap->nodes, TbrCapNode, i);
}

/* Collects what tabard wrote of the inject, and keeps what others wrote. */
static void
take_own (Draft *draft)
{
  const TbrCap *cap = draft->cap;

  for (guint i = 0; i < cap->nodes->len; i++)
    if (tbr_cap_is_own (cap, i))
      {
        const char *name, *value;
        tbr_cap_read_own (cap, i, &name, &value);
        g_hash_table_insert (draft->own, (gpointer) name, (gpointer) value);
      }
  draft->is_foreign
      = g_hash_table_size (draft->own) == 0 || g_hash_table_contains (draft->own, TBR_CAP_KEPT);
  if (!draft->is_foreign)
    return;
  draft->kept = tbr_cap_format (cap, NULL, NULL);
}

/* ---- its texts ---- */

/* A text of a message that tabard wrote. Returns: number of blocks in the language */
static guint
read_own_text (const TbrCap *cap, const char *language, GString *subject, GString *body)
{
  guint first = tbr_cap_find (cap, 0, TBR_CAP_INFO, 0), info = first;

  while (info != TBR_NONE && !tbr_cap_is_in (cap, info, language))
    info = tbr_cap_find (cap, 0, TBR_CAP_INFO, info + 1);
  guint n = info != TBR_NONE ? 1 : 0;
  if (info == TBR_NONE)
    info = first;
  if (info != TBR_NONE)
    {
      g_string_assign (subject, tbr_cap_text (cap, info, TBR_CAP_HEADLINE));
      g_string_assign (body, tbr_cap_text (cap, info, TBR_CAP_DESCRIPTION));
    }
  return n;
}

/* A text of another program's message, or what people have made of it. Returns: as above */
static guint
read_text (const Draft *draft, const char *language, GString *subject, GString *body)
{
  g_autofree char *subject_name = g_strconcat (TBR_CAP_SUBJECT, language, NULL);
  g_autofree char *body_name = g_strconcat (TBR_CAP_BODY, language, NULL);
  const char *changed_subject = g_hash_table_lookup (draft->own, subject_name);
  const char *changed_body = g_hash_table_lookup (draft->own, body_name);

  if (changed_subject == NULL && changed_body == NULL)
    return tbr_cap_read_in (draft->cap, language, subject, body);
  g_string_assign (subject, changed_subject != NULL ? changed_subject : "");
  g_string_assign (body, changed_body != NULL ? changed_body : "");
  return 1;
}

static void
append_text (const Draft *draft, const char *language, GString *out)
{
  const TbrCap *cap = draft->cap;
  g_autoptr (GString) subject = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  guint n = draft->is_foreign ? read_text (draft, language, subject, body)
                              : read_own_text (cap, language, subject, body);
  guint first = tbr_cap_find (cap, 0, TBR_CAP_INFO, 0);

  if (n == 0 && first != TBR_NONE)
    tbr_diagnostics_warn (draft->faults, cap->name, node_at (cap, first)->line,
                          "info: none in '%s', which the exercise has: it gets the text of the "
                          "first one",
                          language);
  if (subject->len == 0 && body->len == 0
      && g_strcmp0 (g_hash_table_lookup (draft->own, "medium"), "map") == 0)
    return;
  g_string_append_printf (out, "<text language=\"%s\"", language);
  tbr_exercise_append_value (out, "subject", subject->str);
  tbr_exercise_append_value (out, "body", body->str);
  g_autofree char *from = g_strconcat (TBR_CAP_FROM, language, NULL);
  if (g_hash_table_contains (draft->own, from))
    tbr_exercise_append_value (out, "from", g_hash_table_lookup (draft->own, from));
  g_string_append (out, "/>");
}

/* ---- its values ---- */

/* The name of the inject: as tabard wrote it, else the message's own. (transfer full) */
static char *
name_of (const Draft *draft)
{
  const char *own = g_hash_table_lookup (draft->own, "name");
  char *name = g_strdup (own != NULL ? own : tbr_cap_text (draft->cap, 0, TBR_CAP_IDENTIFIER));

  if (own == NULL)
    g_strcanon (name, ID_LETTERS, '-');
  return name;
}

/* When it is due, after the begin of the exercise. Returns: FALSE when it has been told that this
   is outside the exercise */
static gboolean
find_time (const Draft *draft, TbrTime *out_at)
{
  const TbrAlertSource *source = draft->source;
  const TbrExercise *exercise = source->exercise;
  const char *sent = tbr_cap_text (draft->cap, 0, TBR_CAP_SENT);
  gint64 unix_time = 0, begin = source->scenario->start_unix + exercise->begin;

  if (source->at != TBR_NEVER)
    {
      *out_at = source->at;
      return TRUE;
    }
  if (tbr_cap_read_time (sent, &unix_time) && unix_time >= begin
      && unix_time - begin <= exercise->duration)
    {
      *out_at = unix_time - begin;
      return TRUE;
    }
  g_autofree char *from = tbr_instant_format (begin);
  g_autofree char *until = tbr_instant_format (begin + exercise->duration);
  tbr_diagnostics_add (draft->faults, draft->cap->name,
                       node_at (draft->cap, tbr_cap_find (draft->cap, 0, TBR_CAP_SENT, 0))->line,
                       "sent: %s is outside the exercise, %s to %s: say when it is due", sent, from,
                       until);
  return FALSE;
}

/* A number for a message of another program. */
static gint64
next_number (const TbrExercise *exercise)
{
  gint64 most = 0;

  for (guint i = 0; i < exercise->n_injects; i++)
    most = MAX (most, exercise->injects[i].number);
  return most + 1;
}

/* The values that a message of another program gives. */
static gboolean
fill_values (Draft *draft, GPtrArray *owned)
{
  const char *sender = "";
  TbrTime at;

  gboolean is_own = g_hash_table_size (draft->own) > 0;
  if (draft->kept != NULL)
    g_hash_table_insert (draft->own, (gpointer) TBR_CAP_KEPT, draft->kept);
  if (is_own && draft->source->at == TBR_NEVER)
    return TRUE;
  if (!find_time (draft, &at))
    return FALSE;
  g_ptr_array_add (owned, tbr_duration_format (at));
  g_hash_table_insert (draft->own, (gpointer) "at", g_ptr_array_index (owned, owned->len - 1));
  g_hash_table_remove (draft->own, "when");
  if (is_own)
    return TRUE;
  guint first = tbr_cap_find (draft->cap, 0, TBR_CAP_INFO, 0);
  if (first != TBR_NONE)
    sender = tbr_cap_text (draft->cap, first, TBR_CAP_SENDER_NAME);
  if (*sender == '\0')
    sender = tbr_cap_text (draft->cap, 0, TBR_CAP_SENDER);
  g_ptr_array_add (owned,
                   g_strdup_printf ("%" G_GINT64_FORMAT, next_number (draft->source->exercise)));
  g_hash_table_insert (draft->own, (gpointer) "number", g_ptr_array_index (owned, owned->len - 1));
  g_hash_table_insert (draft->own, (gpointer) "from", (gpointer) sender);
  return TRUE;
}

/* The inject as an element. (transfer full) */
static char *
make_inject (Draft *draft, const char *name, const char *texts)
{
  const TbrKind *kind = tbr_exercise_kinds[TBR_EXERCISE_INJECT];
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "<%s", kind->element);
  for (guint i = 0; i < kind->n_params; i++)
    {
      gboolean is_name = g_str_equal (kind->params[i].name, "name");
      const char *value = is_name ? name : g_hash_table_lookup (draft->own, kind->params[i].name);
      if (value != NULL)
        tbr_exercise_append_value (out, kind->params[i].name, value);
    }
  g_string_append_printf (out, ">%s</%s>", texts, kind->element);
  return g_string_free (out, FALSE);
}

/* The exercise with the inject in the place of the one of its name, else behind all others; on the
   line of the message, so that faults name it. (transfer full) */
static char *
make_exercise (const Draft *draft, const char *name, const char *inject)
{
  const TbrExercise *exercise = draft->source->exercise;
  GString *out = g_string_new (NULL), *rest = g_string_new (NULL);
  gboolean is_placed = FALSE;

  tbr_exercise_append_head (out, exercise);
  for (guint i = 0; i < exercise->n_injects; i++)
    if (!g_str_equal (exercise->injects[i].id, name))
      tbr_exercise_append_inject (is_placed ? rest : out, &exercise->injects[i]);
    else
      is_placed = TRUE;
  g_strdelimit (out->str, "\n", ' ');
  for (guint line = 1; line < node_at (draft->cap, 0)->line; line++)
    g_string_append_c (out, '\n');
  g_string_append (out, inject);
  tbr_exercise_append_tail (rest, exercise);
  g_strdelimit (rest->str, "\n", ' ');
  g_string_append (out, rest->str);
  g_string_free (rest, TRUE);
  return g_string_free (out, FALSE);
}

static TbrExercise *
add_inject (Draft *draft)
{
  g_auto (GStrv) languages = g_strsplit (draft->source->exercise->languages, " ", -1);
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);

  take_own (draft);
  g_autofree char *name = name_of (draft);
  for (guint i = 0; languages[i] != NULL; i++)
    append_text (draft, languages[i], texts);
  if (!fill_values (draft, owned))
    return NULL;
  g_autofree char *inject = make_inject (draft, name, texts->str);
  g_autofree char *text = make_exercise (draft, name, inject);
  return tbr_exercise_parse (text, strlen (text), draft->source->path, draft->faults);
}

TbrExercise *
tbr_exercise_alert_load (const TbrAlertSource *source, TbrDiagnostics *faults)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *text = tbr_file_read (source->path, LIMIT, &length, &error);
  const TbrReaderInput input = { .text = text, .length = length, .name = source->path };

  if (text == NULL)
    {
      tbr_diagnostics_add (faults, source->path, 0, "%s", error->message);
      return NULL;
    }
  g_autoptr (TbrCap) cap = tbr_cap_parse (&input, faults);
  if (cap == NULL)
    return NULL;
  g_autoptr (GHashTable) own = g_hash_table_new (g_str_hash, g_str_equal);
  Draft draft = { .source = source, .cap = cap, .faults = faults, .own = own };
  TbrExercise *exercise = add_inject (&draft);
  g_free (draft.kept);
  return exercise;
}
