/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What people read of a message of the Common Alerting Protocol, in one language. Source: [CAP12].
 */
#include "interchange/cap.h"

#include <string.h>

/* The language of a block that names none. Source: [CAP12] section 3.2.2 */
#define USUAL_LANGUAGE "en-US"

static const TbrCapNode *
node_at (const TbrCap *cap, guint i)
{
  return &g_array_index (cap->nodes, TbrCapNode, i);
}

/* Runs of blanks and line ends as one blank. */
static void
append_folded (GString *out, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  gboolean is_first = TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        g_string_append_printf (out, "%s%s", is_first ? "" : " ", words[i]);
        is_first = FALSE;
      }
}

/* One line "name: value, value" of all such elements of a block. */
static void
append_line (GString *out, const TbrCap *cap, guint parent, TbrCapElement element, const char *name)
{
  gboolean is_first = TRUE;

  for (guint i = tbr_cap_find (cap, parent, element, parent); i != TBR_NONE;
       i = tbr_cap_find (cap, parent, element, i + 1))
    {
      if (is_first)
        g_string_append_printf (out, "%s%s%s", out->len > 0 ? "\n" : "", name,
                                *name != '\0' ? ": " : "");
      else
        g_string_append (out, ", ");
      append_folded (out, node_at (cap, i)->text);
      is_first = FALSE;
    }
}

/* Lines "name: valueName value" of all such pairs of a block or an area. */
static void
append_pairs (GString *out, const TbrCap *cap, guint parent, const TbrCapElement *pair)
{
  for (guint i = tbr_cap_find (cap, parent, pair[0], parent); i != TBR_NONE;
       i = tbr_cap_find (cap, parent, pair[0], i + 1))
    {
      append_line (out, cap, i, pair[1], tbr_cap_rules[pair[0]].name);
      g_string_append_c (out, ' ');
      append_folded (out, tbr_cap_text (cap, i, pair[2]));
    }
}

/* A block as people read it: what happens, what to do, where, how grave. (transfer full) */
static char *
make_body (const TbrCap *cap, guint info)
{
  static const TbrCapElement told[] = {
    TBR_CAP_CATEGORY, TBR_CAP_RESPONSE_TYPE, TBR_CAP_URGENCY, TBR_CAP_SEVERITY, TBR_CAP_CERTAINTY,
    TBR_CAP_ONSET,    TBR_CAP_EXPIRES,       TBR_CAP_WEB,     TBR_CAP_CONTACT,
  };
  static const TbrCapElement geocode[]
      = { TBR_CAP_GEOCODE, TBR_CAP_GEOCODE_NAME, TBR_CAP_GEOCODE_VALUE };
  static const TbrCapElement event_code[]
      = { TBR_CAP_EVENT_CODE, TBR_CAP_EVENT_CODE_NAME, TBR_CAP_EVENT_CODE_VALUE };
  static const TbrCapElement resource[] = { TBR_CAP_RESOURCE, TBR_CAP_RESOURCE_DESC, TBR_CAP_URI };
  GString *out = g_string_new (NULL);

  append_line (out, cap, info, TBR_CAP_DESCRIPTION, "");
  append_line (out, cap, info, TBR_CAP_INSTRUCTION, "");
  for (guint i = tbr_cap_find (cap, info, TBR_CAP_AREA, info); i != TBR_NONE;
       i = tbr_cap_find (cap, info, TBR_CAP_AREA, i + 1))
    {
      append_line (out, cap, i, TBR_CAP_AREA_DESC, "area");
      append_pairs (out, cap, i, geocode);
    }
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    append_line (out, cap, info, told[i], tbr_cap_rules[told[i]].name);
  append_pairs (out, cap, info, event_code);
  append_pairs (out, cap, info, resource);
  return g_string_free (out, FALSE);
}

gboolean
tbr_cap_is_in (const TbrCap *cap, guint info, const char *language)
{
  const char *said = tbr_cap_text (cap, info, TBR_CAP_LANGUAGE);
  gsize n = strlen (language);

  if (*said == '\0')
    said = USUAL_LANGUAGE;
  return g_ascii_strncasecmp (said, language, n) == 0 && (said[n] == '\0' || said[n] == '-');
}

/* Adds a block to the texts of a language. */
static void
add_info (const TbrCap *cap, guint info, GString *subject, GString *body)
{
  const char *headline = tbr_cap_text (cap, info, TBR_CAP_HEADLINE);
  g_autofree char *text = make_body (cap, info);

  if (subject->len == 0)
    append_folded (subject, *headline != '\0' ? headline : tbr_cap_text (cap, info, TBR_CAP_EVENT));
  g_string_append_printf (body, "%s%s", body->len > 0 ? "\n" : "", text);
}

guint
tbr_cap_read_in (const TbrCap *cap, const char *language, GString *subject, GString *body)
{
  guint first = tbr_cap_find (cap, 0, TBR_CAP_INFO, 0), n = 0;

  for (guint i = first; i != TBR_NONE; i = tbr_cap_find (cap, 0, TBR_CAP_INFO, i + 1))
    if (tbr_cap_is_in (cap, i, language))
      {
        add_info (cap, i, subject, body);
        n++;
      }
  if (first == TBR_NONE)
    {
      g_string_assign (subject, tbr_cap_text (cap, 0, TBR_CAP_MSG_TYPE));
      append_folded (body, tbr_cap_text (cap, 0, TBR_CAP_NOTE));
      return 1;
    }
  if (n == 0)
    add_info (cap, first, subject, body);
  return n;
}
