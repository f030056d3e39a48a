/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How comments of a file come into the file that is made of it. */
#include <tabard/exercise.h>

#include <string.h>

#define ROOT "root" /* key of the root element */

/* A piece of a text: a comment, the root, or an element right below it. */
typedef struct
{
  const char *begin, *end;
  char *key; /* of an element: "inject warning", "guidance 2", "root"; NULL: a comment, or the
                root's end */
  gboolean is_comment;
} Piece;

static void
clear_piece (gpointer piece)
{
  g_free (((Piece *) piece)->key);
}

/* Behind the '>' of the tag at @at. */
static const char *
tag_end (const char *at)
{
  char quote = '\0';

  for (; *at != '\0' && (quote != '\0' || *at != '>'); at++)
    if (quote != '\0' ? *at == quote : *at == '"' || *at == '\'')
      quote = quote != '\0' ? '\0' : *at;
  return *at != '\0' ? at + 1 : at;
}

/* Behind the next @sign, or the end. */
static const char *
behind (const char *at, const char *sign)
{
  const char *found = strstr (at, sign);
  return found != NULL ? found + strlen (sign) : at + strlen (at);
}

/* What an element is known by: its name, or its place among those of its kind. (transfer full) */
static char *
key_of (const char *begin, const char *end, GHashTable *counts)
{
  gsize n = strcspn (begin + 1, " \t\r\n/>");
  g_autofree char *element = g_strndup (begin + 1, n);
  g_autofree char *tag = g_strndup (begin, (gsize) (end - begin));
  g_autoptr (GRegex) name = g_regex_new ("\\sname\\s*=\\s*(\"[^\"]*\"|'[^']*')", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (g_regex_match (name, tag, 0, &match))
    {
      g_autofree char *quoted = g_match_info_fetch (match, 1);
      quoted[strlen (quoted) - 1] = '\0';
      return g_strdup_printf ("%s %s", element, quoted + 1);
    }
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, element)) + 1;
  g_hash_table_insert (counts, g_strdup (element), GUINT_TO_POINTER (count));
  return g_strdup_printf ("%s %u", element, count);
}

/* Comments, the root, elements below it, and its end, in their order. The text is one that was
   read. (transfer full): of Piece */
static GArray *
split (const char *text)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint depth = 0;

  g_array_set_clear_func (pieces, clear_piece);
  for (const char *at = strchr (text, '<'); at != NULL && *at != '\0'; at = strchr (at, '<'))
    {
      Piece piece = { .begin = at };
      if (g_str_has_prefix (at, "<!--"))
        {
          piece.end = behind (at, "-->");
          piece.is_comment = TRUE;
        }
      else
        piece.end = at[1] == '?' ? behind (at, "?>") : tag_end (at);
      gboolean is_end = at[1] == '/', is_tag = !piece.is_comment && at[1] != '?' && !is_end;
      if (is_end)
        depth--;
      if (is_tag && depth <= 1)
        piece.key = depth == 1 ? key_of (at, piece.end, counts) : g_strdup (ROOT);
      if (piece.is_comment || piece.key != NULL || (is_end && depth == 0))
        g_array_append_val (pieces, piece);
      if (is_tag && piece.end[-2] != '/')
        depth++;
      at = piece.end;
    }
  return pieces;
}

/* The piece that a comment belongs to: the next element, TBR_NONE: the root's end. */
static guint
owner_of (const GArray *pieces, guint comment)
{
  for (guint i = comment + 1; i < pieces->len; i++)
    if (g_array_index (pieces, Piece, i).key != NULL)
      return i;
  return TBR_NONE;
}

/* Adds the comments of @from that stand before what is known by @key (NULL: before the end, or what
   is gone). */
static void
append_comments (GString *out, const GArray *from, const char *key, GHashTable *known)
{
  for (guint i = 0; i < from->len; i++)
    {
      const Piece *piece = &g_array_index (from, Piece, i);
      guint owner = piece->is_comment ? owner_of (from, i) : TBR_NONE;
      const char *its = owner != TBR_NONE ? g_array_index (from, Piece, owner).key : NULL;
      if (its != NULL && !g_hash_table_contains (known, its))
        its = NULL;
      if (piece->is_comment && g_strcmp0 (its, key) == 0)
        g_string_append_printf (out, "%.*s\n%s", (int) (piece->end - piece->begin), piece->begin,
                                key != NULL && !g_str_equal (key, ROOT) ? "  " : "");
    }
}

char *
tbr_exercise_carry_comments (const char *from, const char *to)
{
  g_autoptr (GArray) before = split (from), after = split (to);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GString *out = g_string_new (NULL);
  const char *at = to;

  for (guint i = 0; i < after->len; i++)
    if (g_array_index (after, Piece, i).key != NULL)
      g_hash_table_add (known, g_array_index (after, Piece, i).key);
  for (guint i = 0; i < after->len; i++)
    {
      const Piece *piece = &g_array_index (after, Piece, i);
      g_string_append_len (out, at, piece->begin - at);
      append_comments (out, before, piece->key, known);
      at = piece->begin;
    }
  g_string_append (out, at);
  return g_string_free (out, FALSE);
}
