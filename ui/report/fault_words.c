/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a message of a fault is said in another language by the pattern that it is made from: its
   values are taken out of it and put where that language wants them. */
#include "report/fault_words.h"

#include "draw/language.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_VALUES 6u

/* ---- one pattern ---- */

/* Takes the values out of a message; FALSE when it is not made from the pattern. @out_n: how many,
   each to be freed. */
static gboolean
take_values (const char *pattern, const char *message, char *out_values[MOST_VALUES], guint *out_n)
{
  g_auto (GStrv) words = g_strsplit (pattern, "%s", MOST_VALUES + 1);
  guint n = g_strv_length (words) - 1;
  const char *at = message;
  *out_n = 0;
  if (!g_str_has_prefix (message, words[0]))
    return FALSE;
  at += strlen (words[0]);
  for (guint i = 1; i <= n; i++)
    {
      /* the last words end the message */
      gboolean is_last = i == n;
      gsize length = strlen (words[i]), left = strlen (at);
      const char *next
          = is_last ? (left >= length ? at + left - length : NULL) : strstr (at, words[i]);
      if (next == NULL || strncmp (next, words[i], length) != 0)
        return FALSE;
      out_values[(*out_n)++] = g_strndup (at, (gsize) (next - at));
      at = next + length;
    }
  return *at == '\0';
}

/* Which value a conversion that begins at @at means, counted from 0; -1 when it is none. */
static int
value_at (const char *at, guint *next, gsize *out_length)
{
  if (g_str_has_prefix (at, "%s"))
    {
      *out_length = 2;
      return (int) (*next)++;
    }
  if (at[0] == '%' && g_ascii_isdigit (at[1]) && at[2] == '$' && at[3] == 's')
    {
      *out_length = 4;
      return g_ascii_digit_value (at[1]) - 1;
    }
  return -1;
}

/* A value as it is said: what the tables say of a parameter, or a message inside a message; names,
   numbers and words of files stay as they are. (transfer full) */
static char *
say_value (const char *value)
{
  const char *word = strchr (value, ' ') != NULL ? tbr_word (value) : value;
  return word != value ? g_strdup (word) : tbr_fault_words (value);
}

/* How values are put into a translation. */
typedef struct
{
  gboolean keeps;    /* as they stand */
  TbrFaultName name; /* (nullable) what they are called */
  gconstpointer data;
} Saying;

/* The value of a number in a pattern, in the words of the reader. (transfer full) */
static char *
put_value (const Saying *say, const char *pattern, guint number, const char *value)
{
  if (say->keeps)
    return g_strdup (value);
  if (say->name != NULL)
    {
      g_auto (GStrv) words = g_strsplit (pattern, "%s", MOST_VALUES + 1);
      char *name = say->name (say->data, words[number], value);
      if (name != NULL)
        return name;
    }
  return say_value (value);
}

static char *
fill (const char *pattern, const char *translated, const char *message, const Saying *say)
{
  char *values[MOST_VALUES] = { NULL };
  guint n, next = 0;
  GString *out = take_values (pattern, message, values, &n) ? g_string_new (NULL) : NULL;
  for (const char *at = translated; out != NULL && *at != '\0';)
    {
      gsize length = 1;
      int value = value_at (at, &next, &length);
      if (value >= 0 && value < (int) n)
        {
          g_autofree char *said = put_value (say, pattern, (guint) value, values[value]);
          g_string_append (out, said);
        }
      else
        g_string_append_len (out, at, (gssize) length);
      at += length;
    }
  for (guint i = 0; i < MOST_VALUES; i++)
    g_free (values[i]);
  return out != NULL ? g_string_free (out, FALSE) : NULL;
}

char *
tbr_fault_fill (const char *pattern, const char *translated, const char *message)
{
  const Saying kept = { .keeps = TRUE };
  return fill (pattern, translated, message, &kept);
}

/* ---- all of them ---- */

/* The pattern of a text as it stands, without what comes before a colon. */
static const char *
find_pattern (const char *text)
{
  for (guint i = 0; tbr_fault_patterns[i] != NULL; i++)
    {
      /* what is before the first colon says whose fault it is, and is no value */
      const char *colon = strstr (text, ": ");
      g_autofree char *said = tbr_fault_fill (tbr_fault_patterns[i], "%s", text);
      gboolean begins_with_value = g_str_has_prefix (tbr_fault_patterns[i], "%s");
      if (said != NULL && !(begins_with_value && colon != NULL && strstr (said, ": ") != NULL))
        return tbr_fault_patterns[i];
    }
  return NULL;
}

/* The part of a message from which on it is made from a pattern; NULL when no part is. */
static const char *
find_part (const char *message, const char **out_pattern)
{
  for (const char *at = message; at != NULL;)
    {
      *out_pattern = find_pattern (at);
      if (*out_pattern != NULL)
        return at;
      at = strstr (at, ": ");
      at = at != NULL ? at + 2 : NULL;
    }
  return NULL;
}

const char *
tbr_fault_pattern (const char *message)
{
  const char *pattern;
  return find_part (message, &pattern) != NULL ? pattern : NULL;
}

/* What stands before the part that is a pattern, "ask-help: ". (transfer full) */
static char *
say_who (const Saying *say, const char *message, gsize length)
{
  g_autofree char *who = g_strndup (message, length);
  if (say->name == NULL)
    return g_steal_pointer (&who);
  g_auto (GStrv) parts = g_strsplit (who, ": ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *name = say->name (say->data, "", parts[i]);
      if (name == NULL)
        continue;
      g_free (parts[i]);
      parts[i] = name;
    }
  return g_strjoinv (": ", parts);
}

char *
tbr_fault_words_named (const char *message, TbrFaultName name, gconstpointer data)
{
  const Saying say = { .name = name, .data = data };
  const char *pattern, *part = find_part (message, &pattern);
  if (part == NULL)
    return g_strdup (message);
  g_autofree char *said = fill (pattern, _ (pattern), part, &say);
  g_autofree char *who = say_who (&say, message, (gsize) (part - message));
  return g_strconcat (who, said, NULL);
}

char *
tbr_fault_words (const char *message)
{
  return tbr_fault_words_named (message, NULL, NULL);
}

void
tbr_fault_say (char **message)
{
  char *said = *message != NULL ? tbr_fault_words (*message) : NULL;
  g_free (*message);
  *message = said;
}
