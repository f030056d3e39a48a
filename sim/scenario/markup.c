/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the elements of an XML text stand, and how one is changed with all else left as it is. */
#include "scenario/markup.h"

#include <tabard/types.h>

#include <string.h>

#define STEP "  " /* of indentation, where nothing shows how a file is indented */

/* ---- finding ---- */

/* Behind the next @mark from @at on. */
static gsize
skip_past (const GString *text, gsize at, const char *mark)
{
  const char *found = strstr (text->str + at, mark);
  return found != NULL ? (gsize) (found - text->str) + strlen (mark) : text->len;
}

/* Behind the '>' of the start tag at @at: one inside a value does not count. */
static gsize
skip_tag (const GString *text, gsize at)
{
  char quote = '\0';
  for (; at < text->len; at++)
    {
      char sign = text->str[at];
      if (quote != '\0')
        quote = sign == quote ? '\0' : quote;
      else if (sign == '"' || sign == '\'')
        quote = sign;
      else if (sign == '>')
        return at + 1;
    }
  return text->len;
}

static void
open_node (TbrMarkup *markup, gsize at, GArray *open)
{
  const char *text = markup->text->str;
  TbrMarkupNode node = { .begin = at, .name = at + 1, .parent = TBR_NONE };
  gsize n = strcspn (text + node.name, " \t\r\n/>");
  const char *colon = memchr (text + node.name, ':', n);
  gsize prefix = colon != NULL ? (gsize) (colon - text) + 1 - node.name : 0;
  node.name += prefix;
  node.n_name = n - prefix;
  node.tag_end = node.close = node.end = skip_tag (markup->text, at);
  if (open->len > 0)
    node.parent = g_array_index (open, guint32, open->len - 1);
  g_array_append_val (markup->nodes, node);
  guint32 index = markup->nodes->len - 1;
  if (node.tag_end >= 2 && text[node.tag_end - 2] != '/')
    g_array_append_val (open, index);
}

static void
close_node (TbrMarkup *markup, gsize at, GArray *open)
{
  if (open->len == 0)
    return;
  guint32 index = g_array_index (open, guint32, open->len - 1);
  TbrMarkupNode *node = &g_array_index (markup->nodes, TbrMarkupNode, index);
  node->close = at;
  node->end = skip_past (markup->text, at, ">");
  g_array_set_size (open, open->len - 1);
}

static void
scan (TbrMarkup *markup)
{
  const GString *text = markup->text;
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_set_size (markup->nodes, 0);
  gsize at = 0;
  while (at < text->len)
    {
      const char *tag = memchr (text->str + at, '<', text->len - at);
      if (tag == NULL)
        return;
      at = (gsize) (tag - text->str);
      if (g_str_has_prefix (tag, "<!--"))
        at = skip_past (text, at + 4, "-->");
      else if (g_str_has_prefix (tag, "<![CDATA["))
        at = skip_past (text, at, "]]>");
      else if (tag[1] == '?')
        at = skip_past (text, at, "?>");
      else if (tag[1] == '/')
        {
          close_node (markup, at, open);
          at = skip_past (text, at, ">");
        }
      else
        {
          open_node (markup, at, open);
          at = skip_tag (text, at);
        }
    }
}

void
tbr_markup_init (TbrMarkup *markup, const char *text, gsize length)
{
  markup->text = g_string_new_len (text, (gssize) length);
  markup->nodes = g_array_new (FALSE, FALSE, sizeof (TbrMarkupNode));
  scan (markup);
}

void
tbr_markup_clear (TbrMarkup *markup)
{
  if (markup->text != NULL)
    g_string_free (markup->text, TRUE);
  g_clear_pointer (&markup->nodes, g_array_unref);
  markup->text = NULL;
}

const TbrMarkupNode *
tbr_markup_node (const TbrMarkup *markup, guint32 node)
{
  g_assert (node < markup->nodes->len);
  return &g_array_index (markup->nodes, TbrMarkupNode, node);
}

gboolean
tbr_markup_is (const TbrMarkup *markup, guint32 node, const char *name)
{
  const TbrMarkupNode *one = tbr_markup_node (markup, node);
  return strlen (name) == one->n_name
         && memcmp (markup->text->str + one->name, name, one->n_name) == 0;
}

guint32
tbr_markup_child (const TbrMarkup *markup, guint32 parent, const char *name, guint32 before)
{
  for (guint32 i = before != TBR_NONE ? before + 1 : parent + 1; i < markup->nodes->len; i++)
    if (tbr_markup_node (markup, i)->parent == parent
        && (name == NULL || tbr_markup_is (markup, i, name)))
      return i;
  return TBR_NONE;
}

/* ---- attributes ---- */

/* Where the value of an attribute stands, between its quotes. */
static gboolean
find_value (const TbrMarkup *markup, guint32 node, const char *name, gsize *out_from, gsize *out_to)
{
  const TbrMarkupNode *one = tbr_markup_node (markup, node);
  const char *text = markup->text->str;
  gsize at = one->name + one->n_name;
  while (at < one->tag_end)
    {
      at += strspn (text + at, " \t\r\n/>");
      gsize n = strcspn (text + at, "= \t\r\n/>");
      gsize quote = at + n;
      quote += strspn (text + quote, "= \t\r\n");
      if (n == 0 || quote >= one->tag_end)
        return FALSE;
      const char *close = strchr (text + quote + 1, text[quote]);
      if (close == NULL)
        return FALSE;
      if (n == strlen (name) && memcmp (text + at, name, n) == 0)
        {
          *out_from = quote + 1;
          *out_to = (gsize) (close - text);
          return TRUE;
        }
      at = (gsize) (close - text) + 1;
    }
  return FALSE;
}

/* The character that a reference "amp" or "#xe9" stands for, 0 for none. */
static gunichar
resolve (const char *name)
{
  static const struct
  {
    const char *name;
    gunichar sign;
  } known[] = { { "lt", '<' }, { "gt", '>' }, { "amp", '&' }, { "quot", '"' }, { "apos", '\'' } };
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (name, known[i].name))
      return known[i].sign;
  if (*name != '#')
    return 0;
  guint64 code = name[1] == 'x' ? g_ascii_strtoull (name + 2, NULL, 16)
                                : g_ascii_strtoull (name + 1, NULL, 10);
  return code < 0x110000 ? (gunichar) code : 0;
}

char *
tbr_markup_get (const TbrMarkup *markup, guint32 node, const char *name)
{
  gsize from, to;
  if (!find_value (markup, node, name, &from, &to))
    return NULL;
  const char *text = markup->text->str;
  GString *value = g_string_new (NULL);
  while (from < to)
    {
      const char *end = text[from] == '&' ? memchr (text + from, ';', to - from) : NULL;
      g_autofree char *word
          = end != NULL ? g_strndup (text + from + 1, (gsize) (end - text) - from - 1) : NULL;
      gunichar sign = word != NULL ? resolve (word) : 0;
      if (sign != 0)
        g_string_append_unichar (value, sign);
      else
        g_string_append_c (value, strchr ("\t\r\n", text[from]) != NULL ? ' ' : text[from]);
      from = sign != 0 ? (gsize) (end - text) + 1 : from + 1;
    }
  return g_string_free (value, FALSE);
}

char *
tbr_markup_escape (const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);
  GString *out = g_string_new (NULL);
  for (const char *at = escaped; *at != '\0'; at++)
    if (*at == '\n' || *at == '\t' || *at == '\r')
      g_string_append_printf (out, "&#%d;", *at);
    else
      g_string_append_c (out, *at);
  return g_string_free (out, FALSE);
}

void
tbr_markup_set (TbrMarkup *markup, guint32 node, const char *name, const char *value)
{
  g_autofree char *escaped = tbr_markup_escape (value);
  gsize from, to;
  if (find_value (markup, node, name, &from, &to))
    {
      g_string_erase (markup->text, (gssize) from, (gssize) (to - from));
      g_string_insert (markup->text, (gssize) from, escaped);
    }
  else
    {
      const TbrMarkupNode *one = tbr_markup_node (markup, node);
      gsize at = one->tag_end - 1;
      if (markup->text->str[at - 1] == '/')
        at--;
      while (g_ascii_isspace (markup->text->str[at - 1]))
        at--;
      g_autofree char *written = g_strdup_printf (" %s=\"%s\"", name, escaped);
      g_string_insert (markup->text, (gssize) at, written);
    }
  scan (markup);
}

void
tbr_markup_unset (TbrMarkup *markup, guint32 node, const char *name)
{
  gsize from, to;
  if (!find_value (markup, node, name, &from, &to))
    return;
  const char *text = markup->text->str;
  /* back over the quote and the '=' to the name, and the blanks before it */
  from--;
  while (text[from - 1] == '=' || g_ascii_isspace (text[from - 1]))
    from--;
  from -= strlen (name);
  while (g_ascii_isspace (text[from - 1]))
    from--;
  g_string_erase (markup->text, (gssize) from, (gssize) (to + 1 - from));
  scan (markup);
}

/* ---- elements ---- */

/* The blanks before a place, back to its line's beginning; NULL when something else stands there.
   (transfer full) */
static char *
indent_of (const TbrMarkup *markup, gsize at)
{
  const char *text = markup->text->str;
  gsize from = at;
  while (from > 0 && (text[from - 1] == ' ' || text[from - 1] == '\t'))
    from--;
  return from == 0 || text[from - 1] == '\n' ? g_strndup (text + from, at - from) : NULL;
}

/* Each line of @xml with an indentation, a newline before the first. (transfer full) */
static char *
set_in (const char *xml, const char *indent)
{
  g_auto (GStrv) lines = g_strsplit (xml, "\n", -1);
  g_autofree char *between = g_strconcat ("\n", indent, NULL);
  g_autofree char *all = g_strjoinv (between, lines);
  return g_strconcat (between, all, NULL);
}

/* "<units/>" becomes "<units></units>". */
static void
open_up (TbrMarkup *markup, guint32 node)
{
  const TbrMarkupNode *one = tbr_markup_node (markup, node);
  GString *text = markup->text;
  gsize from = one->begin + 1;
  g_autofree char *name = g_strndup (text->str + from, one->name + one->n_name - from);
  g_autofree char *end = g_strconcat ("></", name, ">", NULL);
  gsize at = one->tag_end - 2;
  g_string_erase (text, (gssize) at, 2);
  while (g_ascii_isspace (text->str[at - 1]))
    g_string_erase (text, (gssize) --at, 1);
  g_string_insert (text, (gssize) at, end);
  scan (markup);
}

void
tbr_markup_append (TbrMarkup *markup, guint32 parent, const char *xml)
{
  if (tbr_markup_node (markup, parent)->close == tbr_markup_node (markup, parent)->end)
    open_up (markup, parent);
  const TbrMarkupNode *one = tbr_markup_node (markup, parent);
  guint32 child = tbr_markup_child (markup, parent, NULL, TBR_NONE);
  g_autofree char *outer = indent_of (markup, one->begin);
  g_autofree char *sibling
      = child != TBR_NONE ? indent_of (markup, tbr_markup_node (markup, child)->begin) : NULL;
  g_autofree char *indent
      = sibling != NULL ? g_strdup (sibling) : g_strconcat (outer != NULL ? outer : "", STEP, NULL);
  g_autofree char *lines = set_in (xml, indent);
  gsize close = one->close, at = close;
  while (at > one->tag_end && g_ascii_isspace (markup->text->str[at - 1]))
    at--;
  gboolean has_line = memchr (markup->text->str + at, '\n', close - at) != NULL;
  g_string_insert (markup->text, (gssize) at, lines);
  if (!has_line)
    {
      g_autofree char *end = g_strconcat ("\n", outer != NULL ? outer : "", NULL);
      g_string_insert (markup->text, (gssize) (at + strlen (lines)), end);
    }
  scan (markup);
}

void
tbr_markup_insert_after (TbrMarkup *markup, guint32 node, const char *xml)
{
  const TbrMarkupNode *one = tbr_markup_node (markup, node);
  g_autofree char *indent = indent_of (markup, one->begin);
  g_autofree char *lines = set_in (xml, indent != NULL ? indent : STEP);
  g_string_insert (markup->text, (gssize) one->end, lines);
  scan (markup);
}

void
tbr_markup_remove (TbrMarkup *markup, guint32 node)
{
  const TbrMarkupNode *one = tbr_markup_node (markup, node);
  g_autofree char *indent = indent_of (markup, one->begin);
  gsize from = one->begin;
  if (indent != NULL && from > strlen (indent))
    from -= strlen (indent) + 1;
  g_string_erase (markup->text, (gssize) from, (gssize) (one->end - from));
  scan (markup);
}

char *
tbr_markup_prefix (const TbrMarkup *markup)
{
  const TbrMarkupNode *root = tbr_markup_node (markup, 0);
  return g_strndup (markup->text->str + root->begin + 1, root->name - root->begin - 1);
}
