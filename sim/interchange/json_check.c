/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether a text can be given to a parser of JSON without harm. */
#include "interchange/json_check.h"

#include <math.h>
#include <string.h>

#define LONGEST_SHOWN 24 /* bytes of what is wrong that a message quotes */

typedef struct
{
  const char *at, *end;
  guint line; /* from 1 */
  guint depth;
  gboolean is_begun; /* whether the file's value stands before this place */
} Scan;

/* What stands at a place, as far as a message shows it. (transfer full) */
static char *
quote (const Scan *scan, const char *from)
{
  gsize n = 0, most = MIN ((gsize) (scan->end - from), LONGEST_SHOWN);
  while (n < most && (g_ascii_isalnum (from[n]) || strchr ("+-._#'", from[n]) != NULL))
    n++;
  const char *end = n > 0 || from == scan->end ? from + n : g_utf8_next_char (from);
  return g_strndup (from, (gsize) (end - from));
}

static gboolean
refuse (const Scan *scan, const char *from, const char *allowed, GError **error)
{
  g_autofree char *shown = quote (scan, from);
  g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "'%s' is not JSON: %s", shown, allowed);
  return FALSE;
}

static gboolean
scan_digits (Scan *scan)
{
  const char *from = scan->at;
  while (scan->at < scan->end && g_ascii_isdigit (*scan->at))
    scan->at++;
  return scan->at > from;
}

static gboolean
scan_number (Scan *scan, GError **error)
{
  static const char *const allowed = "numbers are written like -12.5 or 3e4";
  const char *from = scan->at;
  if (*scan->at == '-')
    scan->at++;
  const char *whole = scan->at;
  if (!scan_digits (scan) || (*whole == '0' && scan->at - whole > 1))
    return refuse (scan, from, allowed, error);
  if (*scan->at == '.')
    {
      scan->at++;
      if (!scan_digits (scan))
        return refuse (scan, from, allowed, error);
    }
  if (*scan->at == 'e' || *scan->at == 'E')
    {
      scan->at += scan->at[1] == '+' || scan->at[1] == '-' ? 2 : 1;
      if (!scan_digits (scan))
        return refuse (scan, from, allowed, error);
    }
  if (isfinite (g_ascii_strtod (from, NULL)))
    return TRUE;
  g_autofree char *shown = quote (scan, from);
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s is larger than any number kept", shown);
  return FALSE;
}

static gboolean
scan_escape (Scan *scan, GError **error)
{
  const char *from = scan->at;
  static const char *const allowed
      = "after \\ comes one of \"\\/bfnrt or u with four digits 0-9 a-f";
  if (scan->at[1] != 'u')
    {
      if (scan->at[1] == '\0' || strchr ("\"\\/bfnrt", scan->at[1]) == NULL)
        return refuse (scan, from, allowed, error);
      scan->at += 2;
      return TRUE;
    }
  for (int i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (scan->at[i]))
      return refuse (scan, from, allowed, error);
  if (strncmp (scan->at, "\\u0000", 6) == 0)
    return refuse (scan, from, "a text holds no zero byte", error);
  scan->at += 6;
  return TRUE;
}

static gboolean
scan_text (Scan *scan, GError **error)
{
  for (scan->at++; scan->at < scan->end && *scan->at != '"';)
    {
      if ((guchar) *scan->at < 0x20)
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX,
                       "a text is not closed on its line: line breaks in it are written \\n");
          return FALSE;
        }
      if (*scan->at != '\\')
        scan->at++;
      else if (!scan_escape (scan, error))
        return FALSE;
    }
  if (scan->at == scan->end)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "the file ends within a text");
      return FALSE;
    }
  scan->at++;
  return TRUE;
}

static gboolean
scan_word (Scan *scan, GError **error)
{
  static const char *const words[] = { "true", "false", "null" };
  const char *from = scan->at;
  while (scan->at < scan->end && g_ascii_isalnum (*scan->at))
    scan->at++;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == (gsize) (scan->at - from)
        && strncmp (from, words[i], strlen (words[i])) == 0)
      return TRUE;
  return refuse (scan, from, "the only words without quotes are true, false and null", error);
}

static gboolean
scan_bracket (Scan *scan, GError **error)
{
  gboolean is_open = *scan->at == '[' || *scan->at == '{';
  scan->at++;
  if (is_open && ++scan->depth > TBR_JSON_MOST_DEPTH)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "brackets are more than %d deep",
                   TBR_JSON_MOST_DEPTH);
      return FALSE;
    }
  if (!is_open && scan->depth > 0)
    scan->depth--;
  return TRUE;
}

/* Whether no second value begins here beside the file's one. */
static gboolean
scan_alone (Scan *scan, GError **error)
{
  char c = *scan->at;
  gboolean is_value = g_ascii_isalnum (c) || (c != '\0' && strchr ("\"-[{", c) != NULL);
  if (scan->depth > 0 || !is_value)
    return TRUE;
  if (scan->is_begun)
    return refuse (scan, scan->at, "a file holds one value, and it has ended before this", error);
  scan->is_begun = TRUE;
  return TRUE;
}

static gboolean
scan_one (Scan *scan, GError **error)
{
  char c = *scan->at;
  if (!scan_alone (scan, error))
    return FALSE;
  if (c == '"')
    return scan_text (scan, error);
  if (c == '-' || g_ascii_isdigit (c))
    return scan_number (scan, error);
  if (c == '[' || c == ']' || c == '{' || c == '}')
    return scan_bracket (scan, error);
  if (g_ascii_isalpha (c))
    return scan_word (scan, error);
  if (c != ',' && c != ':' && c != ' ' && c != '\t' && c != '\n' && c != '\r')
    return refuse (scan, scan->at, "outside of texts are only brackets, commas and values", error);
  scan->line += c == '\n';
  scan->at++;
  return TRUE;
}

gboolean
tbr_json_check (const char *text, gsize length, guint *out_line, GError **error)
{
  Scan scan = { text, text + length, 1, 0, FALSE };
  const char *wrong;
  if (!g_utf8_validate_len (text, length, &wrong))
    {
      for (const char *at = text; at < wrong; at++)
        scan.line += *at == '\n';
      *out_line = scan.line;
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX,
                   "byte %" G_GSIZE_FORMAT " is not UTF-8, or a zero byte",
                   (gsize) (wrong - text) + 1);
      return FALSE;
    }
  while (scan.at < scan.end)
    if (!scan_one (&scan, error))
      {
        *out_line = scan.line;
        return FALSE;
      }
  return TRUE;
}
