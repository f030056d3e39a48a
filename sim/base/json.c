/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The grammar of JSON: where commas go and what is escaped. */
#include "base/json.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

/* Deepest nesting; nothing tabard writes comes near. */
#define DEPTH_MAX 32

/* One open object or array. */
typedef struct
{
  char closing;          /* '}' or ']' */
  guint8 has_values;     /* 1: the next one needs a comma */
  guint8 awaits_a_value; /* 1: a name was written */
} Level;

struct _TbrJson
{
  GString *out;
  guint depth; /* number of open levels */
  Level levels[DEPTH_MAX];
};

TbrJson *
tbr_json_new (GString *out)
{
  g_return_val_if_fail (out != NULL, NULL);
  TbrJson *json = g_new0 (TbrJson, 1);
  json->out = out;
  return json;
}

void
tbr_json_free (TbrJson *json)
{
  if (json == NULL)
    return;
  g_warn_if_fail (json->depth == 0);
  g_free (json);
}

/* Puts the comma before a value or a name, where one is due. */
static void
separate (TbrJson *json, Level *level)
{
  if (level->has_values)
    g_string_append_c (json->out, ',');
  level->has_values = 1;
}

/* What comes before any value. */
static void
begin_value (TbrJson *json)
{
  if (json->depth == 0)
    return;
  Level *level = &json->levels[json->depth - 1];
  g_assert (level->closing == ']' || level->awaits_a_value);
  if (level->awaits_a_value)
    level->awaits_a_value = 0;
  else
    separate (json, level);
}

static void
open_level (TbrJson *json, char opening, char closing)
{
  begin_value (json);
  g_assert (json->depth < DEPTH_MAX);
  g_string_append_c (json->out, opening);
  json->levels[json->depth++] = (Level){ .closing = closing };
}

static void
close_level (TbrJson *json, char closing)
{
  g_assert (json->depth > 0);
  const Level *level = &json->levels[--json->depth];
  g_assert (level->closing == closing && !level->awaits_a_value);
  g_string_append_c (json->out, closing);
}

static void
append_escaped (GString *out, const char *text)
{
  static const char signs[] = "\"\\\b\f\n\r\t";
  static const char letters[] = "\"\\bfnrt";
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      const char *sign = strchr (signs, *text);
      if (sign != NULL)
        g_string_append_printf (out, "\\%c", letters[sign - signs]);
      else if (g_ascii_iscntrl (*text))
        g_string_append_printf (out, "\\u%04x", (guint) *text);
      else
        g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

static void
append_string (TbrJson *json, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  append_escaped (json->out, valid);
}

void
tbr_json_begin_object (TbrJson *json)
{
  g_return_if_fail (json != NULL);
  open_level (json, '{', '}');
}

void
tbr_json_end_object (TbrJson *json)
{
  g_return_if_fail (json != NULL);
  close_level (json, '}');
}

void
tbr_json_begin_array (TbrJson *json)
{
  g_return_if_fail (json != NULL);
  open_level (json, '[', ']');
}

void
tbr_json_end_array (TbrJson *json)
{
  g_return_if_fail (json != NULL);
  close_level (json, ']');
}

void
tbr_json_name (TbrJson *json, const char *name)
{
  g_return_if_fail (json != NULL && name != NULL && json->depth > 0);
  Level *level = &json->levels[json->depth - 1];
  g_return_if_fail (level->closing == '}' && !level->awaits_a_value);
  separate (json, level);
  append_string (json, name);
  g_string_append_c (json->out, ':');
  level->awaits_a_value = 1;
}

void
tbr_json_text (TbrJson *json, const char *value)
{
  g_return_if_fail (json != NULL);
  if (value == NULL)
    {
      tbr_json_null (json);
      return;
    }
  begin_value (json);
  append_string (json, value);
}

void
tbr_json_integer (TbrJson *json, gint64 value)
{
  g_return_if_fail (json != NULL);
  begin_value (json);
  g_string_append_printf (json->out, "%" G_GINT64_FORMAT, value);
}

void
tbr_json_real (TbrJson *json, double value)
{
  g_return_if_fail (json != NULL);
  begin_value (json);
  char number[TBR_NUMBER_LENGTH];
  g_string_append (json->out, isfinite (value) ? tbr_number_print (value, number) : "null");
}

void
tbr_json_null (TbrJson *json)
{
  g_return_if_fail (json != NULL);
  begin_value (json);
  g_string_append (json->out, "null");
}

void
tbr_json_add_text (TbrJson *json, const char *name, const char *value)
{
  tbr_json_name (json, name);
  tbr_json_text (json, value);
}

void
tbr_json_add_integer (TbrJson *json, const char *name, gint64 value)
{
  tbr_json_name (json, name);
  tbr_json_integer (json, value);
}

void
tbr_json_add_real (TbrJson *json, const char *name, double value)
{
  tbr_json_name (json, name);
  tbr_json_real (json, value);
}
