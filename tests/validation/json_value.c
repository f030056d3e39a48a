/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A recursive reader of JSON. */
#include "validation/json_value.h"

#include <tabard/error.h>

#include <math.h>
#include <string.h>

#define DEEPEST 32

typedef struct
{
  const char *at; /* next character */
  guint depth;
} Reader;

static JsonValue *read_value (Reader *reader);

static JsonValue *
new_value (JsonValueKind kind)
{
  JsonValue *value = g_new0 (JsonValue, 1);
  value->kind = kind;
  if (kind == JSON_VALUE_ARRAY || kind == JSON_VALUE_OBJECT)
    value->items = g_ptr_array_new_with_free_func ((GDestroyNotify) json_value_free);
  if (kind == JSON_VALUE_OBJECT)
    value->names = g_ptr_array_new_with_free_func (g_free);
  return value;
}

void
json_value_free (JsonValue *value)
{
  if (value == NULL)
    return;
  g_clear_pointer (&value->items, g_ptr_array_unref);
  g_clear_pointer (&value->names, g_ptr_array_unref);
  g_free (value->text);
  g_free (value);
}

static void
skip_space (Reader *reader)
{
  while (*reader->at != '\0' && strchr (" \t\r\n", *reader->at) != NULL)
    reader->at++;
}

/* Whether @mark comes next; steps over it. */
static gboolean
take (Reader *reader, char mark)
{
  skip_space (reader);
  if (*reader->at != mark)
    return FALSE;
  reader->at++;
  return TRUE;
}

/* Four hexadecimal digits to UTF-8. */
static gboolean
read_unicode (Reader *reader, GString *text)
{
  gunichar code = 0;
  for (guint i = 0; i < 4; i++, reader->at++)
    {
      if (!g_ascii_isxdigit (*reader->at))
        return FALSE;
      code = 16 * code + (gunichar) g_ascii_xdigit_value (*reader->at);
    }
  g_string_append_unichar (text, code);
  return code != 0;
}

/* The characters up to the closing quote, or NULL. (transfer full) */
static char *
read_characters (Reader *reader)
{
  static const char escapes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  g_autoptr (GString) text = g_string_new (NULL);
  while (*reader->at != '"')
    {
      if (*reader->at == '\0')
        return NULL;
      if (*reader->at != '\\')
        {
          g_string_append_c (text, *reader->at++);
          continue;
        }
      reader->at++;
      const char *escape = *reader->at == '\0' ? NULL : strchr (escapes, *reader->at);
      if (escape == NULL && *reader->at != 'u')
        return NULL;
      reader->at++;
      if (escape != NULL)
        g_string_append_c (text, meanings[escape - escapes]);
      else if (!read_unicode (reader, text))
        return NULL;
    }
  reader->at++;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static JsonValue *
read_number (Reader *reader)
{
  char *end = NULL;
  const double number = g_ascii_strtod (reader->at, &end);
  if (end == reader->at || !isfinite (number))
    return NULL;
  JsonValue *value = new_value (JSON_VALUE_NUMBER);
  value->number = number;
  value->text = g_strndup (reader->at, (gsize) (end - reader->at));
  reader->at = end;
  return value;
}

/* Items or members up to @close. */
static JsonValue *
read_container (Reader *reader, JsonValueKind kind, char close)
{
  g_autoptr (JsonValue) value = new_value (kind);
  if (take (reader, close))
    return g_steal_pointer (&value);
  do
    {
      if (kind == JSON_VALUE_OBJECT)
        {
          char *name = take (reader, '"') ? read_characters (reader) : NULL;
          if (name == NULL)
            return NULL;
          g_ptr_array_add (value->names, name);
          if (!take (reader, ':'))
            return NULL;
        }
      JsonValue *item = read_value (reader);
      if (item == NULL)
        return NULL;
      g_ptr_array_add (value->items, item);
    }
  while (take (reader, ','));
  return take (reader, close) ? g_steal_pointer (&value) : NULL;
}

static JsonValue *
read_word (Reader *reader, const char *word, JsonValueKind kind, double number)
{
  if (!g_str_has_prefix (reader->at, word))
    return NULL;
  reader->at += strlen (word);
  JsonValue *value = new_value (kind);
  value->number = number;
  return value;
}

static JsonValue *
read_value (Reader *reader)
{
  JsonValue *value = NULL;
  if (reader->depth == DEEPEST)
    return NULL;
  reader->depth++;
  skip_space (reader);
  if (take (reader, '['))
    value = read_container (reader, JSON_VALUE_ARRAY, ']');
  else if (take (reader, '{'))
    value = read_container (reader, JSON_VALUE_OBJECT, '}');
  else if (take (reader, '"'))
    {
      char *text = read_characters (reader);
      if (text != NULL)
        {
          value = new_value (JSON_VALUE_STRING);
          value->text = text;
        }
    }
  else if (*reader->at == 't')
    value = read_word (reader, "true", JSON_VALUE_BOOLEAN, 1);
  else if (*reader->at == 'f')
    value = read_word (reader, "false", JSON_VALUE_BOOLEAN, 0);
  else if (*reader->at == 'n')
    value = read_word (reader, "null", JSON_VALUE_NULL, 0);
  else
    value = read_number (reader);
  reader->depth--;
  return value;
}

JsonValue *
json_value_parse (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  Reader reader = { text, 0 };
  g_autoptr (JsonValue) value = read_value (&reader);
  skip_space (&reader);
  if (value == NULL || *reader.at != '\0')
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "JSON: '%.40s' is not a value", reader.at);
      return NULL;
    }
  return g_steal_pointer (&value);
}

JsonValue *
json_value_new_object (void)
{
  return new_value (JSON_VALUE_OBJECT);
}

void
json_value_add (JsonValue *object, const char *name, JsonValue *value)
{
  g_return_if_fail (object != NULL && object->kind == JSON_VALUE_OBJECT && value != NULL);
  g_ptr_array_add (object->names, g_strdup (name));
  g_ptr_array_add (object->items, value);
}

const JsonValue *
json_value_member (const JsonValue *object, const char *name)
{
  if (object == NULL || object->kind != JSON_VALUE_OBJECT)
    return NULL;
  for (guint i = 0; i < object->names->len; i++)
    if (g_str_equal (g_ptr_array_index (object->names, i), name))
      return g_ptr_array_index (object->items, i);
  return NULL;
}

double
json_value_number (const JsonValue *value)
{
  return value != NULL && value->kind == JSON_VALUE_NUMBER ? value->number : NAN;
}

guint
json_value_length (const JsonValue *value)
{
  return value != NULL && value->kind == JSON_VALUE_ARRAY ? value->items->len : 0;
}

const JsonValue *
json_value_item (const JsonValue *array, guint index)
{
  return index < json_value_length (array) ? g_ptr_array_index (array->items, index) : NULL;
}

const char *
json_value_text (const JsonValue *value)
{
  return value != NULL && value->text != NULL ? value->text : "";
}
