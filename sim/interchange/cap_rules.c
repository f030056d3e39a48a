/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the Common Alerting Protocol allows in each element. Source: [CAP12] sections 3.2 and 3.3.
 */
#include "base/number.h"
#include "interchange/cap.h"

#include <tabard/units.h>

#include <libxml/uri.h>

#include <math.h>
#include <string.h>

#define MANY G_MAXUINT
#define DIGITS "0123456789"
/* "2002-05-24T16:49:00-07:00" */
#define TIME_LENGTH 25
/* A closed ring of three corners. */
#define LEAST_CORNERS 4

static const char *const status_words[] = { "Actual", "Exercise", "System", "Test", "Draft", NULL };
static const char *const type_words[] = { "Alert", "Update", "Cancel", "Ack", "Error", NULL };
static const char *const scope_words[] = { "Public", "Restricted", "Private", NULL };
static const char *const category_words[]
    = { "Geo", "Met",       "Safety", "Security", "Rescue", "Fire", "Health",
        "Env", "Transport", "Infra",  "CBRNE",    "Other",  NULL };
static const char *const response_words[] = { "Shelter", "Evacuate", "Prepare",  "Execute", "Avoid",
                                              "Monitor", "Assess",   "AllClear", "None",    NULL };
static const char *const urgency_words[]
    = { "Immediate", "Expected", "Future", "Past", "Unknown", NULL };
static const char *const severity_words[]
    = { "Extreme", "Severe", "Moderate", "Minor", "Unknown", NULL };
static const char *const certainty_words[]
    = { "Observed", "Likely", "Possible", "Unlikely", "Unknown", NULL };

#define PART(Name, Parent, Least, Most, Form)                                                      \
  {                                                                                                \
    Name, TBR_CAP_##Parent, Least, Most, TBR_CAP_FORM_##Form, NULL                                 \
  }
#define WORD(Name, Parent, Least, Most, Words)                                                     \
  {                                                                                                \
    Name, TBR_CAP_##Parent, Least, Most, TBR_CAP_FORM_WORD, Words                                  \
  }

const TbrCapRule tbr_cap_rules[TBR_CAP_N] = {
  [TBR_CAP_ALERT] = PART ("alert", ALERT, 1, 1, PARTS),
  [TBR_CAP_IDENTIFIER] = PART ("identifier", ALERT, 1, 1, NAME),
  [TBR_CAP_SENDER] = PART ("sender", ALERT, 1, 1, NAME),
  [TBR_CAP_SENT] = PART ("sent", ALERT, 1, 1, TIME),
  [TBR_CAP_STATUS] = WORD ("status", ALERT, 1, 1, status_words),
  [TBR_CAP_MSG_TYPE] = WORD ("msgType", ALERT, 1, 1, type_words),
  [TBR_CAP_SOURCE] = PART ("source", ALERT, 0, 1, TEXT),
  [TBR_CAP_SCOPE] = WORD ("scope", ALERT, 1, 1, scope_words),
  [TBR_CAP_RESTRICTION] = PART ("restriction", ALERT, 0, 1, TEXT),
  [TBR_CAP_ADDRESSES] = PART ("addresses", ALERT, 0, 1, ADDRESSES),
  [TBR_CAP_CODE] = PART ("code", ALERT, 0, MANY, TEXT),
  [TBR_CAP_NOTE] = PART ("note", ALERT, 0, 1, TEXT),
  [TBR_CAP_REFERENCES] = PART ("references", ALERT, 0, 1, REFERENCES),
  [TBR_CAP_INCIDENTS] = PART ("incidents", ALERT, 0, 1, ADDRESSES),
  [TBR_CAP_INFO] = PART ("info", ALERT, 0, MANY, PARTS),
  [TBR_CAP_SIGNATURE] = PART ("ds:Signature", ALERT, 0, MANY, PARTS),
  [TBR_CAP_LANGUAGE] = PART ("language", INFO, 0, 1, LANGUAGE),
  [TBR_CAP_CATEGORY] = WORD ("category", INFO, 1, MANY, category_words),
  [TBR_CAP_EVENT] = PART ("event", INFO, 1, 1, TEXT),
  [TBR_CAP_RESPONSE_TYPE] = WORD ("responseType", INFO, 0, MANY, response_words),
  [TBR_CAP_URGENCY] = WORD ("urgency", INFO, 1, 1, urgency_words),
  [TBR_CAP_SEVERITY] = WORD ("severity", INFO, 1, 1, severity_words),
  [TBR_CAP_CERTAINTY] = WORD ("certainty", INFO, 1, 1, certainty_words),
  [TBR_CAP_AUDIENCE] = PART ("audience", INFO, 0, 1, TEXT),
  [TBR_CAP_EVENT_CODE] = PART ("eventCode", INFO, 0, MANY, PARTS),
  [TBR_CAP_EFFECTIVE] = PART ("effective", INFO, 0, 1, TIME),
  [TBR_CAP_ONSET] = PART ("onset", INFO, 0, 1, TIME),
  [TBR_CAP_EXPIRES] = PART ("expires", INFO, 0, 1, TIME),
  [TBR_CAP_SENDER_NAME] = PART ("senderName", INFO, 0, 1, TEXT),
  [TBR_CAP_HEADLINE] = PART ("headline", INFO, 0, 1, TEXT),
  [TBR_CAP_DESCRIPTION] = PART ("description", INFO, 0, 1, TEXT),
  [TBR_CAP_INSTRUCTION] = PART ("instruction", INFO, 0, 1, TEXT),
  [TBR_CAP_WEB] = PART ("web", INFO, 0, 1, URI),
  [TBR_CAP_CONTACT] = PART ("contact", INFO, 0, 1, TEXT),
  [TBR_CAP_PARAMETER] = PART ("parameter", INFO, 0, MANY, PARTS),
  [TBR_CAP_RESOURCE] = PART ("resource", INFO, 0, MANY, PARTS),
  [TBR_CAP_AREA] = PART ("area", INFO, 0, MANY, PARTS),
  [TBR_CAP_EVENT_CODE_NAME] = PART ("valueName", EVENT_CODE, 1, 1, TEXT),
  [TBR_CAP_EVENT_CODE_VALUE] = PART ("value", EVENT_CODE, 1, 1, TEXT),
  [TBR_CAP_PARAMETER_NAME] = PART ("valueName", PARAMETER, 1, 1, TEXT),
  [TBR_CAP_PARAMETER_VALUE] = PART ("value", PARAMETER, 1, 1, TEXT),
  [TBR_CAP_RESOURCE_DESC] = PART ("resourceDesc", RESOURCE, 1, 1, TEXT),
  [TBR_CAP_MIME_TYPE] = PART ("mimeType", RESOURCE, 1, 1, TEXT),
  [TBR_CAP_SIZE] = PART ("size", RESOURCE, 0, 1, COUNT),
  [TBR_CAP_URI] = PART ("uri", RESOURCE, 0, 1, URI),
  [TBR_CAP_DEREF_URI] = PART ("derefUri", RESOURCE, 0, 1, TEXT),
  [TBR_CAP_DIGEST] = PART ("digest", RESOURCE, 0, 1, TEXT),
  [TBR_CAP_AREA_DESC] = PART ("areaDesc", AREA, 1, 1, TEXT),
  [TBR_CAP_POLYGON] = PART ("polygon", AREA, 0, MANY, POLYGON),
  [TBR_CAP_CIRCLE] = PART ("circle", AREA, 0, MANY, CIRCLE),
  [TBR_CAP_GEOCODE] = PART ("geocode", AREA, 0, MANY, PARTS),
  [TBR_CAP_ALTITUDE] = PART ("altitude", AREA, 0, 1, NUMBER),
  [TBR_CAP_CEILING] = PART ("ceiling", AREA, 0, 1, NUMBER),
  [TBR_CAP_GEOCODE_NAME] = PART ("valueName", GEOCODE, 1, 1, TEXT),
  [TBR_CAP_GEOCODE_VALUE] = PART ("value", GEOCODE, 1, 1, TEXT),
};

static const char *
skip_blanks (const char *at)
{
  return at + strspn (at, " \t\r\n");
}

/* "sender,identifier,sent" needs the same of its first two. */
static gboolean
is_name (const char *text, gsize n)
{
  return n > 0 && strcspn (text, " \t\r\n,<&") >= n;
}

/* Two digits, from 0 to @most. */
static gboolean
are_digits (const char *at, int most)
{
  return g_ascii_isdigit (at[0]) && g_ascii_isdigit (at[1])
         && (at[0] - '0') * 10 + at[1] - '0' <= most;
}

gboolean
tbr_cap_read_time (const char *text, gint64 *out_unix)
{
  gint64 later = 0;

  if (strlen (text) != TIME_LENGTH || text[10] != 'T' || (text[19] != '-' && text[19] != '+')
      || text[22] != ':' || !are_digits (text + 17, 59) || !are_digits (text + 20, 14)
      || !are_digits (text + 23, memcmp (text + 20, "14", 2) == 0 ? 0 : 59))
    return FALSE;
  g_autofree char *copy = g_strdup (text);
  if (g_str_has_suffix (copy, "-00:00"))
    copy[19] = '+';
  /* the end of a day. Source: [XSD2] section 3.2.7 */
  if (memcmp (copy + 11, "24:00:00", 8) == 0)
    {
      memcpy (copy + 11, "00", 2);
      later = TBR_DAY;
    }
  if (!tbr_instant_parse (copy, out_unix, NULL))
    return FALSE;
  *out_unix += later;
  return TRUE;
}

static gboolean
is_time (const char *text, gsize n)
{
  g_autofree char *copy = g_strndup (text, n);
  gint64 instant;

  return tbr_cap_read_time (copy, &instant);
}

/* Subtags of one to eight letters or digits, the first of letters; none at all stands for en-US.
   Source: [CAP12] section 3.2.2, by RFC 3066 */
static gboolean
is_language (const char *text)
{
  g_auto (GStrv) tags = g_strsplit (text, "-", -1);

  for (guint i = 0; *text != '\0' && tags[i] != NULL; i++)
    {
      gsize n = strlen (tags[i]);
      if (n < 1 || n > 8)
        return FALSE;
      for (const char *at = tags[i]; *at != '\0'; at++)
        if (i == 0 ? !g_ascii_isalpha (*at) : !g_ascii_isalnum (*at))
          return FALSE;
    }
  return TRUE;
}

/* Words, some in quotes. */
static gboolean
are_addresses (const char *text)
{
  const char *at = skip_blanks (text);

  while (*at != '\0')
    {
      if (*at == '"')
        {
          const char *end = strchr (at + 1, '"');
          if (end == NULL || end == at + 1)
            return FALSE;
          at = end + 1;
          if (*at != '\0' && skip_blanks (at) == at)
            return FALSE;
        }
      else
        {
          gsize n = strcspn (at, " \t\r\n\"");
          if (at[n] == '"')
            return FALSE;
          at += n;
        }
      at = skip_blanks (at);
    }
  return TRUE;
}

static gboolean
are_references (const char *text)
{
  const char *at = skip_blanks (text);

  while (*at != '\0')
    {
      gsize n = strcspn (at, " \t\r\n");
      const char *first = memchr (at, ',', n);
      const char *second
          = first != NULL ? memchr (first + 1, ',', (gsize) (at + n - first - 1)) : NULL;
      if (second == NULL || !is_name (at, (gsize) (first - at))
          || !is_name (first + 1, (gsize) (second - first - 1))
          || !is_time (second + 1, (gsize) (at + n - second - 1)))
        return FALSE;
      at = skip_blanks (at + n);
    }
  return TRUE;
}

/* "lat,lon" in degrees. */
static gboolean
read_pair (const char **at, double *out_pair)
{
  const char *end;

  if (!tbr_number_read (*at, &end, &out_pair[0]) || *end != ','
      || !tbr_number_read (end + 1, &end, &out_pair[1]) || fabs (out_pair[0]) > 90
      || fabs (out_pair[1]) > 180)
    return FALSE;
  *at = end;
  return TRUE;
}

static gboolean
is_polygon (const char *text)
{
  const char *at = skip_blanks (text);
  double first[2] = { 0 }, last[2] = { 0 };
  guint n = 0;

  for (; *at != '\0'; n++)
    {
      if (!read_pair (&at, n == 0 ? first : last))
        return FALSE;
      const char *next = skip_blanks (at);
      if (*next != '\0' && next == at)
        return FALSE;
      at = next;
    }
  return n >= LEAST_CORNERS && !(first[0] < last[0] || first[0] > last[0])
         && !(first[1] < last[1] || first[1] > last[1]);
}

static gboolean
is_circle (const char *text)
{
  const char *at = skip_blanks (text), *next;
  double centre[2], radius;

  if (!read_pair (&at, centre))
    return FALSE;
  next = skip_blanks (at);
  return next != at && tbr_number_read (next, &at, &radius) && radius >= 0
         && *skip_blanks (at) == '\0';
}

/* Digits with a point among them or not, a sign before them or not, and no exponent. */
static gboolean
is_number (const char *text)
{
  const char *at = skip_blanks (text);

  at += *at == '-' || *at == '+';
  gsize whole = strspn (at, DIGITS), part = 0;
  at += whole;
  if (*at == '.')
    {
      part = strspn (at + 1, DIGITS);
      at += 1 + part;
    }
  return whole + part > 0 && *skip_blanks (at) == '\0';
}

static gboolean
is_count (const char *text)
{
  const char *at = skip_blanks (text);

  at += *at == '-' || *at == '+';
  gsize n = strspn (at, DIGITS);
  return n > 0 && *skip_blanks (at + n) == '\0';
}

/* Letters that a schema's URI may have and a true one only as %XX; none at all is good too. */
static gboolean
is_uri (const char *text)
{
  g_autofree char *plain = g_strdup (text);

  for (char *at = plain; *at != '\0'; at++)
    if (!g_ascii_isgraph (*at) || strchr ("<>\"{}|\\^`'", *at) != NULL)
      *at = '_';
  xmlURIPtr uri = xmlParseURI (plain);
  gboolean is_good = *text == '\0' || uri != NULL;
  xmlFreeURI (uri);
  return is_good;
}

/* Whether a value is of a form; what each form allows stands in the table below. */
static gboolean
is_of_form (const TbrCapRule *rule, const char *text)
{
  switch (rule->form)
    {
    case TBR_CAP_FORM_PARTS:
      return *skip_blanks (text) == '\0';
    case TBR_CAP_FORM_TEXT:
      return TRUE;
    case TBR_CAP_FORM_NAME:
      return is_name (text, strlen (text));
    case TBR_CAP_FORM_WORD:
      return g_strv_contains (rule->words, text);
    case TBR_CAP_FORM_TIME:
      return is_time (text, strlen (text));
    case TBR_CAP_FORM_LANGUAGE:
      return is_language (text);
    case TBR_CAP_FORM_ADDRESSES:
      return are_addresses (text);
    case TBR_CAP_FORM_REFERENCES:
      return are_references (text);
    case TBR_CAP_FORM_URI:
      return is_uri (text);
    case TBR_CAP_FORM_COUNT:
      return is_count (text);
    case TBR_CAP_FORM_NUMBER:
      return is_number (text);
    case TBR_CAP_FORM_POLYGON:
      return is_polygon (text);
    case TBR_CAP_FORM_CIRCLE:
      return is_circle (text);
    case TBR_CAP_FORM_N:
      break;
    }
  return FALSE;
}

gboolean
tbr_cap_value_is_good (const TbrCapRule *rule, const char *text, const char **out_allowed)
{
  static const char *const allowed[TBR_CAP_FORM_N] = {
    [TBR_CAP_FORM_PARTS] = "other elements only",
    [TBR_CAP_FORM_TEXT] = "a text",
    [TBR_CAP_FORM_NAME] = "a name without blanks, commas, '<' and '&'",
    [TBR_CAP_FORM_TIME]
    = "an instant with seconds and offset such as 2002-05-24T16:49:00-07:00, for UTC -00:00",
    [TBR_CAP_FORM_LANGUAGE] = "the code of a language such as en-US",
    [TBR_CAP_FORM_ADDRESSES] = "words parted by blanks, one with blanks in it in double quotes",
    [TBR_CAP_FORM_REFERENCES] = "sender,identifier,sent of earlier messages, parted by blanks",
    [TBR_CAP_FORM_URI] = "a URI",
    [TBR_CAP_FORM_COUNT] = "a whole number",
    [TBR_CAP_FORM_NUMBER] = "a decimal number",
    [TBR_CAP_FORM_POLYGON]
    = "four or more 'latitude,longitude' in degrees parted by blanks, the last one as the first",
    [TBR_CAP_FORM_CIRCLE] = "'latitude,longitude radius' in degrees and kilometres",
  };

  if (is_of_form (rule, text))
    return TRUE;
  *out_allowed = allowed[rule->form];
  return FALSE;
}
