/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Work on disk while it goes on: a line for everything that is done, there even after a kill. */
#pragma once

#include <glib.h>

/* One file of lines. */
typedef struct
{
  char *path;    /* NULL: nothing is kept */
  int file;      /* descriptor, -1 for none */
  gsize written; /* bytes since it was begun */
} TbrWorkFile;

#define TBR_WORK_FILE_NONE ((TbrWorkFile){ .file = -1 })

/**
 * tbr_work_file_begin:
 * @path: its folder is there
 * @text: all that it holds at first
 *
 * Writes a file whole, through a temporary name, and holds it, locked, so that others who look for
 * work that was left pass it over. What was kept before is let go.
 * Errors: TBR_ERROR_FILE
 */
gboolean tbr_work_file_begin (TbrWorkFile *work, const char *path, const char *text,
                              GError **error);
/* Writes a line at once; nothing when none is kept. */
void tbr_work_file_add (TbrWorkFile *work, const char *line);
/* Whether it has grown so much that it should be begun anew. */
gboolean tbr_work_file_is_long (const TbrWorkFile *work);
/* Lets go of the file, which stays. */
void tbr_work_file_end (TbrWorkFile *work);
/* Removes it: there is nothing to be recovered. */
void tbr_work_file_discard (TbrWorkFile *work);

/* Whether no program holds a file; when it was written last, microseconds since 1970. */
gboolean tbr_work_file_is_left (const char *path, gint64 *out_changed);
/**
 * tbr_work_file_lines:
 * @head: first line, and @second how the next one begins
 *
 * The lines that were written to their end, @head the first of them.
 * Errors: TBR_ERROR_FILE, TBR_ERROR_SYNTAX when it begins otherwise. Returns: (transfer full)
 * (nullable)
 */
char **tbr_work_file_lines (const char *path, const char *head, const char *second, GError **error);
