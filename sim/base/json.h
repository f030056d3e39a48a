/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* JSON written value by value into a text. Source: [RFC8259]. */
#pragma once

#include <glib.h>

/* A JSON text being written. */
typedef struct _TbrJson TbrJson;

/* Writes to the end of @out, which must outlive the writer. (transfer full) */
TbrJson *tbr_json_new (GString *out);
/* Frees the writer; all objects and arrays must be closed. */
void tbr_json_free (TbrJson *json);

void tbr_json_begin_object (TbrJson *json);
void tbr_json_end_object (TbrJson *json);
void tbr_json_begin_array (TbrJson *json);
void tbr_json_end_array (TbrJson *json);

/* The name of the next value; only inside an object. */
void tbr_json_name (TbrJson *json, const char *name);

/* One value; bytes that are not UTF-8 are replaced. NULL is written as null. */
void tbr_json_text (TbrJson *json, const char *value);
void tbr_json_integer (TbrJson *json, gint64 value);
/* Shortest text that reads back to the same double; what is not finite becomes null. */
void tbr_json_real (TbrJson *json, double value);
void tbr_json_null (TbrJson *json);

/* A name and its value. */
void tbr_json_add_text (TbrJson *json, const char *name, const char *value);
void tbr_json_add_integer (TbrJson *json, const char *name, gint64 value);
void tbr_json_add_real (TbrJson *json, const char *name, double value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrJson, tbr_json_free)
