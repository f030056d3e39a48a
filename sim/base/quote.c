/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How much of a foreign text a message shows, and what stands for what cannot be shown. */
#include "base/quote.h"

#include <string.h>

/* Longest text shown whole, characters; fits a line beside the rest of a message. Our assumption.
 */
#define SHOWN_CHARACTERS 60

char *
tbr_quote (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  GString *quoted = g_string_new ("'");
  guint n = 0;
  while (*text != '\0' && n < SHOWN_CHARACTERS)
    {
      gunichar character = g_utf8_get_char_validated (text, -1);
      if (character == (gunichar) -1 || character == (gunichar) -2)
        {
          g_string_append_unichar (quoted, 0xFFFD);
          text++;
        }
      else
        {
          g_string_append_unichar (quoted, g_unichar_iscntrl (character) ? ' ' : character);
          text = g_utf8_next_char (text);
        }
      n++;
    }
  g_string_append (quoted, *text == '\0' ? "'" : "...'");
  return g_string_free (quoted, FALSE);
}
