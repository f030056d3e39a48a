/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The database of a study for those that only read it, also while it is written. */
#pragma once

#include <tabard/error.h>

#include <sqlite3.h>

/**
 * tbr_study_reader_take:
 * @db: NULL inside: opened, its tables are in the schema "main"; else the study is attached to it
 *   as "other"
 *
 * Errors: TBR_ERROR_FILE when there is no study; *@db is to be closed all the same
 */
gboolean tbr_study_reader_take (sqlite3 **db, const char *folder, GError **error);
/* A word that a study says about itself. (transfer full) (nullable) */
char *tbr_study_reader_word (sqlite3 *db, const char *schema, const char *key);
/* What the factors are at each point, "ask at-once, known 0.4", NULL-ended. (transfer full) */
char **tbr_study_reader_labels (sqlite3 *db, const char *schema);
/* The first value of a query, a count; 0 where there is none. */
guint tbr_study_reader_count (sqlite3 *db, const char *sql);
/* What SQLite says is wrong. Always FALSE. */
gboolean tbr_study_reader_fail (sqlite3 *db, const char *folder, GError **error);
/* The place of a label among those seen; one that is new joins them. */
guint tbr_study_reader_place (GPtrArray *labels, const char *label);
/* Whether a measure's name begins with one of these; NULL or none: always. */
gboolean tbr_study_reader_is_wanted (const char *measure, const char *const *measures);
