/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A message of the Common Alerting Protocol as text again, and what in it is tabard's own. */
#include "interchange/cap.h"

#include <string.h>

/* What parts name and value of what tabard wrote into a code. */
#define SEPARATOR '='

/* A message on its way to text. */
typedef struct
{
  const TbrCap *cap;
  TbrCapEdit edit; /* (nullable) */
  gpointer data;   /* its */
  GString *out;
} Draft;

static const TbrCapNode *
node_at (const TbrCap *cap, guint i)
{
  return &g_array_index (cap->nodes, TbrCapNode, i);
}

gboolean
tbr_cap_is_own (const TbrCap *cap, guint node)
{
  TbrCapElement element = node_at (cap, node)->element;

  if (element == TBR_CAP_PARAMETER)
    return g_str_has_prefix (tbr_cap_text (cap, node, TBR_CAP_PARAMETER_NAME), TBR_CAP_OWN);
  return element == TBR_CAP_CODE && g_str_has_prefix (node_at (cap, node)->text, TBR_CAP_OWN)
         && strchr (node_at (cap, node)->text, SEPARATOR) != NULL
         && tbr_cap_find (cap, 0, TBR_CAP_INFO, 0) == TBR_NONE;
}

void
tbr_cap_read_own (const TbrCap *cap, guint node, const char **out_name, const char **out_value)
{
  if (node_at (cap, node)->element == TBR_CAP_PARAMETER)
    {
      *out_name = tbr_cap_text (cap, node, TBR_CAP_PARAMETER_NAME) + strlen (TBR_CAP_OWN);
      *out_value = tbr_cap_text (cap, node, TBR_CAP_PARAMETER_VALUE);
      return;
    }
  const char *text = node_at (cap, node)->text + strlen (TBR_CAP_OWN);
  gsize n = strcspn (text, "=");
  g_autofree char *name = g_strndup (text, n);
  *out_name = g_intern_string (name);
  *out_value = text + n + 1;
}

void
tbr_cap_append (GString *out, TbrCapElement element, const char *value)
{
  const char *name = tbr_cap_rules[element].name;
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (out, "<%s>", name);
  for (const char *at = escaped; *at != '\0'; at++)
    if (*at == '\r')
      g_string_append (out, "&#13;");
    else
      g_string_append_c (out, *at);
  g_string_append_printf (out, "</%s>\n", name);
}

static void append_parts (const Draft *draft, guint parent);

static void
append_node (const Draft *draft, guint i)
{
  const TbrCapNode *node = node_at (draft->cap, i);
  const TbrCapRule *rule = &tbr_cap_rules[node->element];

  if (rule->form != TBR_CAP_FORM_PARTS)
    {
      tbr_cap_append (draft->out, node->element, node->text);
      return;
    }
  g_string_append_printf (draft->out, "<%s>\n", rule->name);
  append_parts (draft, i);
  g_string_append_printf (draft->out, "</%s>\n", rule->name);
}

/* All that stands in an element, in the order of the standard, which is that of the message. */
static void
append_parts (const Draft *draft, guint parent)
{
  const TbrCap *cap = draft->cap;
  TbrCapElement kind = node_at (cap, parent)->element;

  for (guint e = TBR_CAP_IDENTIFIER; e < TBR_CAP_N; e++)
    {
      TbrCapElement element = (TbrCapElement) e;
      if (tbr_cap_rules[e].parent != kind || element == TBR_CAP_SIGNATURE)
        continue;
      for (guint i = tbr_cap_find (cap, parent, element, parent); i != TBR_NONE;
           i = tbr_cap_find (cap, parent, element, i + 1))
        if (!tbr_cap_is_own (cap, i)
            && (draft->edit == NULL || !draft->edit (draft->data, draft->out, parent, element, i)))
          append_node (draft, i);
      if (draft->edit != NULL)
        draft->edit (draft->data, draft->out, parent, element, TBR_NONE);
    }
}

char *
tbr_cap_format (const TbrCap *cap, TbrCapEdit edit, gpointer data)
{
  GString *out = g_string_new (NULL);
  const Draft draft = { .cap = cap, .edit = edit, .data = data, .out = out };

  g_string_append_printf (out, "<%s xmlns=\"%s\">\n", tbr_cap_rules[TBR_CAP_ALERT].name,
                          TBR_CAP_NAMESPACE);
  append_parts (&draft, 0);
  g_string_append_printf (out, "</%s>\n", tbr_cap_rules[TBR_CAP_ALERT].name);
  return g_string_free (out, FALSE);
}
