/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Reads a message of the Common Alerting Protocol, every fault with its line. Source: [CAP12]. */
#include "interchange/cap.h"

#include "base/quote.h"

#include <string.h>

/* Most faults that are told of one message. */
#define MOST_FAULTS 1000

static const TbrReaderSpace spaces[] = { { "http://www.w3.org/2000/09/xmldsig#", "ds" }, { NULL } };
#define SIGNATURE_PREFIX "ds:"

/* A message while it is read. */
typedef struct
{
  const TbrReaderInput *input;
  TbrDiagnostics *faults;
  TbrCap *cap;
  GArray *open;    /* guint: indices of the elements the reader is in */
  GString *text;   /* of the innermost one */
  guint passed_by; /* depth within an element that may not stand there, or a signature */
} Draft;

static void G_GNUC_PRINTF (3, 4) refuse (const Draft *draft, guint line, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tbr_diagnostics_add (draft->faults, draft->input->name, line, "%s", message);
}

static TbrCapNode *
node_at (const TbrCap *cap, guint i)
{
  return &g_array_index (cap->nodes, TbrCapNode, i);
}

/* The element in which the reader is; TBR_NONE for none. */
static guint
innermost (const Draft *draft)
{
  guint n = draft->open->len;
  return n > 0 ? g_array_index (draft->open, guint, n - 1) : TBR_NONE;
}

/* ---- which elements ---- */

/* What a tag is in the element @parent; TBR_CAP_N where it may not stand, which has been told. */
static TbrCapElement
find_element (const Draft *draft, TbrCapElement parent, const TbrTag *tag)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  /* anything of that namespace may stand there, and its schema is not looked at */
  if (parent == TBR_CAP_ALERT && g_str_has_prefix (tag->name, SIGNATURE_PREFIX))
    return TBR_CAP_SIGNATURE;
  for (guint i = TBR_CAP_IDENTIFIER; i < TBR_CAP_N; i++)
    if (tbr_cap_rules[i].parent == parent)
      {
        if (g_str_equal (tag->name, tbr_cap_rules[i].name))
          return (TbrCapElement) i;
        g_ptr_array_add (names, (gpointer) tbr_cap_rules[i].name);
      }
  g_ptr_array_add (names, NULL);
  g_autofree char *quoted = tbr_quote (tag->name);
  g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);
  refuse (draft, tag->line, "%s: unknown element %s: here may stand %s", tbr_cap_rules[parent].name,
          quoted, *list != '\0' ? list : "text only");
  return TBR_CAP_N;
}

/* The last element that stands in @parent; TBR_NONE for none. */
static guint
last_in (const TbrCap *cap, guint parent)
{
  for (guint i = cap->nodes->len; i-- > parent + 1;)
    if (node_at (cap, i)->parent == parent)
      return i;
  return TBR_NONE;
}

static void
check_place (const Draft *draft, guint parent, TbrCapElement element, guint line)
{
  guint last = last_in (draft->cap, parent);

  if (last == TBR_NONE)
    return;
  TbrCapElement before = node_at (draft->cap, last)->element;
  if (before > element)
    refuse (draft, line, "%s: it stands before '%s'", tbr_cap_rules[element].name,
            tbr_cap_rules[before].name);
  else if (before == element && tbr_cap_rules[element].most == 1)
    refuse (draft, line, "%s: a second one, but there is one at most", tbr_cap_rules[element].name);
}

static void
check_attributes (const Draft *draft, const TbrTag *tag)
{
  for (guint i = 0; i < tag->n_attributes; i++)
    {
      g_autofree char *quoted = tbr_quote (tag->attributes[i].name);
      refuse (draft, tag->attributes[i].line, "%s: attribute %s: none is allowed", tag->name,
              quoted);
    }
}

static void
open_tag (gpointer data, const TbrTag *tag)
{
  Draft *draft = data;
  guint parent = innermost (draft);
  TbrCapElement element = TBR_CAP_ALERT;

  if (draft->passed_by > 0)
    {
      draft->passed_by++;
      return;
    }
  if (parent != TBR_NONE)
    element = find_element (draft, node_at (draft->cap, parent)->element, tag);
  else if (!g_str_equal (tag->name, tbr_cap_rules[TBR_CAP_ALERT].name))
    {
      refuse (draft, tag->line,
              "no message of CAP 1.2: it begins with <alert> of " TBR_CAP_NAMESPACE);
      element = TBR_CAP_N;
    }
  if (element == TBR_CAP_N)
    {
      draft->passed_by = 1;
      return;
    }
  if (element != TBR_CAP_SIGNATURE)
    check_attributes (draft, tag);
  if (parent != TBR_NONE)
    check_place (draft, parent, element, tag->line);
  TbrCapNode node = { element, tag->line, parent == TBR_NONE ? 0 : parent, NULL };
  guint index = draft->cap->nodes->len;
  g_array_append_val (draft->cap->nodes, node);
  if (element == TBR_CAP_SIGNATURE)
    {
      node_at (draft->cap, index)->text = g_strdup ("");
      draft->passed_by = 1;
      return;
    }
  g_array_append_val (draft->open, index);
  g_string_truncate (draft->text, 0);
}

/* ---- their values ---- */

static void
check_value (const Draft *draft, const TbrCapNode *node)
{
  const TbrCapRule *rule = &tbr_cap_rules[node->element];
  const char *allowed = NULL;
  g_autofree char *quoted = tbr_quote (node->text);

  if (tbr_cap_value_is_good (rule, node->text, &allowed))
    return;
  g_autofree char *list = rule->words != NULL ? g_strjoinv (", ", (char **) rule->words) : NULL;
  refuse (draft, node->line, "%s: %s: allowed is %s", rule->name, quoted,
          list != NULL ? list : allowed);
}

/* Whether everything that must stand in an element does. */
static void
check_parts (const Draft *draft, guint parent)
{
  const TbrCapNode *node = node_at (draft->cap, parent);

  for (guint i = TBR_CAP_IDENTIFIER; i < TBR_CAP_N; i++)
    if (tbr_cap_rules[i].parent == node->element && tbr_cap_rules[i].least > 0
        && tbr_cap_find (draft->cap, parent, (TbrCapElement) i, parent) == TBR_NONE)
      refuse (draft, node->line, "%s: it has no <%s>", tbr_cap_rules[node->element].name,
              tbr_cap_rules[i].name);
}

/* An area has a height above which it reaches only with one from which on. */
static void
check_area (const Draft *draft, guint area)
{
  guint ceiling = tbr_cap_find (draft->cap, area, TBR_CAP_CEILING, area);

  if (ceiling != TBR_NONE && tbr_cap_find (draft->cap, area, TBR_CAP_ALTITUDE, area) == TBR_NONE)
    refuse (draft, node_at (draft->cap, ceiling)->line,
            "ceiling: it is allowed only with an <altitude>");
}

/* What one element of the alert demands of another. */
static void
check_alert (const Draft *draft)
{
  static const struct
  {
    TbrCapElement element;
    const char *word;
    TbrCapElement wanted;
  } demands[] = {
    { TBR_CAP_SCOPE, "Restricted", TBR_CAP_RESTRICTION },
    { TBR_CAP_SCOPE, "Private", TBR_CAP_ADDRESSES },
    { TBR_CAP_MSG_TYPE, "Update", TBR_CAP_REFERENCES },
    { TBR_CAP_MSG_TYPE, "Cancel", TBR_CAP_REFERENCES },
    { TBR_CAP_MSG_TYPE, "Ack", TBR_CAP_REFERENCES },
    { TBR_CAP_MSG_TYPE, "Error", TBR_CAP_REFERENCES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (demands); i++)
    {
      guint at = tbr_cap_find (draft->cap, 0, demands[i].element, 0);
      if (at != TBR_NONE && g_str_equal (node_at (draft->cap, at)->text, demands[i].word)
          && *tbr_cap_text (draft->cap, 0, demands[i].wanted) == '\0')
        refuse (draft, node_at (draft->cap, at)->line, "%s: '%s' needs a <%s>",
                tbr_cap_rules[demands[i].element].name, demands[i].word,
                tbr_cap_rules[demands[i].wanted].name);
    }
}

static void
close_tag (gpointer data)
{
  Draft *draft = data;
  guint index = innermost (draft);

  if (draft->passed_by > 0)
    {
      draft->passed_by--;
      return;
    }
  TbrCapNode *node = node_at (draft->cap, index);
  TbrCapForm form = tbr_cap_rules[node->element].form;
  node->text = g_strndup (form == TBR_CAP_FORM_PARTS ? "" : draft->text->str, draft->text->len);
  /* blanks around these mean nothing, by the types of the schema; blanks alone are no language */
  gboolean is_blank = node->text[strspn (node->text, " \t\r\n")] == '\0';
  if (form == TBR_CAP_FORM_TIME || (form == TBR_CAP_FORM_LANGUAGE && !is_blank)
      || form == TBR_CAP_FORM_URI)
    g_strstrip (node->text);
  check_value (draft, node);
  if (form == TBR_CAP_FORM_PARTS)
    check_parts (draft, index);
  if (node->element == TBR_CAP_AREA)
    check_area (draft, index);
  g_array_set_size (draft->open, draft->open->len - 1);
  g_string_truncate (draft->text, 0);
}

static void
take_words (gpointer data, const char *text, gsize length)
{
  Draft *draft = data;
  guint index = innermost (draft);
  gboolean is_blank = TRUE;

  if (draft->passed_by > 0 || index == TBR_NONE)
    return;
  const TbrCapNode *node = node_at (draft->cap, index);
  if (tbr_cap_rules[node->element].form != TBR_CAP_FORM_PARTS)
    {
      g_string_append_len (draft->text, text, (gssize) length);
      return;
    }
  for (gsize i = 0; i < length; i++)
    is_blank = is_blank && g_ascii_isspace (text[i]);
  if (!is_blank)
    {
      g_autofree char *piece = g_strndup (text, length);
      g_autofree char *quoted = tbr_quote (g_strstrip (piece));
      refuse (draft, node->line, "%s: %s: allowed is other elements only",
              tbr_cap_rules[node->element].name, quoted);
    }
}

static gboolean
is_wanted (gpointer data)
{
  return tbr_diagnostics_count (((Draft *) data)->faults) < MOST_FAULTS;
}

TbrCap *
tbr_cap_parse (const TbrReaderInput *input, TbrDiagnostics *faults)
{
  TbrReaderInput ours = *input;
  const TbrReaderHooks hooks
      = { .open = open_tag, .close = close_tag, .words = take_words, .wanted = is_wanted };
  guint before = tbr_diagnostics_count (faults);
  g_autoptr (TbrCap) cap = g_new0 (TbrCap, 1);
  Draft draft = { .input = &ours, .faults = faults, .cap = cap };

  cap->name = g_strdup (input->name);
  cap->nodes = g_array_new (FALSE, FALSE, sizeof (TbrCapNode));
  ours.space = TBR_CAP_NAMESPACE;
  ours.spaces = spaces;
  if (!tbr_reader_check (&ours, faults))
    return NULL;
  draft.open = g_array_new (FALSE, FALSE, sizeof (guint));
  draft.text = g_string_new (NULL);
  tbr_reader_run (&ours, NULL, &hooks, &draft);
  if (tbr_diagnostics_count (faults) == before)
    check_alert (&draft);
  g_array_unref (draft.open);
  g_string_free (draft.text, TRUE);
  return tbr_diagnostics_count (faults) == before ? g_steal_pointer (&cap) : NULL;
}

void
tbr_cap_free (TbrCap *cap)
{
  if (cap == NULL)
    return;
  for (guint i = 0; i < cap->nodes->len; i++)
    g_free (node_at (cap, i)->text);
  g_array_unref (cap->nodes);
  g_free (cap->name);
  g_free (cap);
}

guint
tbr_cap_find (const TbrCap *cap, guint parent, TbrCapElement element, guint from)
{
  for (guint i = MAX (from, parent + (parent > 0 ? 1 : 0)); i < cap->nodes->len; i++)
    {
      const TbrCapNode *node = node_at (cap, i);
      if (node->parent == parent && node->element == element && i != parent)
        return i;
      /* elements lie as the message has them: what is in this one has ended */
      if (node->parent < parent)
        break;
    }
  return TBR_NONE;
}

const char *
tbr_cap_text (const TbrCap *cap, guint parent, TbrCapElement element)
{
  guint i = tbr_cap_find (cap, parent, element, parent);

  return i != TBR_NONE ? node_at (cap, i)->text : "";
}
