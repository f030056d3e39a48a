/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The short words that the map has of its sites, types and notes, as a reader says them. */
#include "desktop/facility.h"

#include "draw/language.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the map writes in small letters and English does not. */
static const char *const spelled[][2] = { { "atc", "air traffic control" },
                                          { "canadair", "Canadair" },
                                          { "cbrn", "CBRN" },
                                          { "ccac", "CCAC" },
                                          { "ceti", "CETI" },
                                          { "coe", "CoE" },
                                          { "csirt", "CSIRT" },
                                          { "dash8", "Dash 8" },
                                          { "datacentre", "data centre" },
                                          { "emt2", "EMT 2" },
                                          { "ercc", "ERCC" },
                                          { "esa", "ESA" },
                                          { "eu", "EU" },
                                          { "eumetsat", "EUMETSAT" },
                                          { "galileo", "Galileo" },
                                          { "hvdc", "direct current line" },
                                          { "hybrid", "Hybrid" },
                                          { "ixp", "internet exchange" },
                                          { "lng", "LNG" },
                                          { "nato", "NATO" },
                                          { "sar", "search and rescue at sea" },
                                          { "seveso", "Seveso site" },
                                          { "usar", "USAR" } };

/* A text of the map in the reader's language; in English, where its words are only joined, with the
   letters that they have there. (transfer full) */
static char *
say (const char *text)
{
  const char *said = tbr_word (text);
  if (!g_str_equal (said, text))
    return g_strdup (said);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (spelled); k++)
      if (g_str_equal (words[i], spelled[k][0]))
        {
          g_free (words[i]);
          words[i] = g_strdup (spelled[k][1]);
          break;
        }
  return g_strjoinv (" ", words);
}

char *
tbr_facility_what (const char *subtype)
{
  g_auto (GStrv) words = g_strsplit (subtype, ";", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *said = say (g_strdelimit (words[i], "_", ' '));
      g_free (words[i]);
      words[i] = said;
    }
  return g_strjoinv (", ", words);
}

/* "FR-IT": the states of a border. NULL when a note is no such thing. (transfer full) */
static char *
say_states (const TbrMap *map, const char *note)
{
  g_auto (GStrv) codes = g_strsplit (note, "-", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      TbrStateId state = tbr_map_find_state (map, codes[i]);
      if (tbr_is_none (state))
        return NULL;
      g_free (codes[i]);
      codes[i] = g_strdup (tbr_word (map->countries[state.i].name));
    }
  return *codes != NULL ? g_strjoinv (" \xe2\x80\x93 ", codes) : NULL;
}

/* "4 units": how many blocks a plant has. NULL likewise. (transfer full) */
static char *
say_blocks (const char *note)
{
  char *end = NULL;
  guint64 n = g_ascii_strtoull (note, &end, 10);
  if (end == note || n == 0 || n > 99)
    return NULL;
  if (!g_str_equal (end, " unit") && !g_str_equal (end, " units")
      && !g_str_equal (end, " reactors"))
    return NULL;
  return g_strdup_printf (ngettext ("%u reactor", "%u reactors", (gulong) n), (guint) n);
}

/* Begins as a sentence does, but for a name with large letters of its own, "rescEU". (transfer
   full) */
static char *
begin_large (char *text)
{
  g_autofree char *owned = text;
  for (const char *at = text; *at != '\0' && *at != ' ' && *at != ';'; at++)
    if (g_ascii_isupper (*at))
      return g_steal_pointer (&owned);
  g_autofree char *first = g_utf8_strup (text, (gssize) (g_utf8_next_char (text) - text));
  return g_strconcat (first, *text != '\0' ? g_utf8_next_char (text) : "", NULL);
}

char *
tbr_facility_note (const TbrMap *map, const char *note)
{
  g_auto (GStrv) parts = g_strsplit (note, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      char *said = say_states (map, part);
      if (said == NULL)
        said = say_blocks (part);
      if (said == NULL)
        said = say (part);
      g_free (parts[i]);
      parts[i] = said;
    }
  return begin_large (g_strjoinv ("; ", parts));
}
