/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The values of a JSON text, as far as parameters of validation cases need them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  JSON_VALUE_NULL,
  JSON_VALUE_BOOLEAN,
  JSON_VALUE_NUMBER,
  JSON_VALUE_STRING,
  JSON_VALUE_ARRAY,
  JSON_VALUE_OBJECT,
  JSON_VALUE_N
} JsonValueKind;

typedef struct _JsonValue JsonValue;

struct _JsonValue
{
  JsonValueKind kind;
  double number;    /* of a number; 0 or 1 of a boolean */
  char *text;       /* of a string its characters, of a number its spelling; owned */
  GPtrArray *items; /* of an array or object its values; owned */
  GPtrArray *names; /* of an object its names, as many as items; owned */
};

/* Reads one value; NULL and @error (TBR_ERROR_SYNTAX) when @text is anything else. (transfer full)
 */
JsonValue *json_value_parse (const char *text, GError **error);
void json_value_free (JsonValue *value);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsonValue, json_value_free)

/* An object without members. (transfer full) */
JsonValue *json_value_new_object (void);
/* Adds a member; takes @value over. */
void json_value_add (JsonValue *object, const char *name, JsonValue *value);

/* The member, or NULL when there is none or @object is none. (transfer none) */
const JsonValue *json_value_member (const JsonValue *object, const char *name);
/* The number, NAN for anything else (NULL included). */
double json_value_number (const JsonValue *value);
/* Length of an array, 0 for anything else. */
guint json_value_length (const JsonValue *value);
/* An item of an array, or NULL. (transfer none) */
const JsonValue *json_value_item (const JsonValue *array, guint index);
/* The characters of a string or the spelling of a number, "" for anything else. (transfer none) */
const char *json_value_text (const JsonValue *value);

G_END_DECLS
