/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whole files in, and files out that are there completely or not at all. */
#pragma once

#include <tabard/error.h>

/**
 * tbr_file_read:
 * @path: file to read
 * @limit: most bytes accepted
 * @out_length: (out): number of bytes read
 *
 * Errors: TBR_ERROR_FILE when it cannot be read, is a folder, or is longer than @limit; the message
 * names the file, its size and the limit
 * Returns: (transfer full) (nullable): its bytes and a closing zero
 */
char *tbr_file_read (const char *path, gsize limit, gsize *out_length, GError **error);

/* A file being written. Whoever reads under its name sees the old content until it is committed. */
typedef struct _TbrFileWriter TbrFileWriter;

/**
 * tbr_file_writer_new:
 * @path: name that the file gets in the end; a device or a pipe is written to directly
 *
 * Begins a file. Where the system can, it has no name until it is complete, so that nothing is left
 * behind even when the program is killed; elsewhere it has a hidden name in the same folder.
 *
 * Errors: TBR_ERROR_FILE
 * Returns: (transfer full) (nullable)
 */
TbrFileWriter *tbr_file_writer_new (const char *path, GError **error);

/* Adds bytes. After an error nothing more is written and the file cannot be committed. */
gboolean tbr_file_writer_add (TbrFileWriter *writer, gconstpointer bytes, gsize n, GError **error);
/* Adds a text. */
gboolean tbr_file_writer_add_text (TbrFileWriter *writer, const char *text, GError **error);

/* Hands on what was added so far, so that a full disk shows before the file gets its name. */
gboolean tbr_file_writer_flush (TbrFileWriter *writer, GError **error);

/* Writes everything to the disk and gives the file its name, replacing what had it. Once only. */
gboolean tbr_file_writer_commit (TbrFileWriter *writer, GError **error);

/* Frees the writer; a file that was not committed is gone. */
void tbr_file_writer_free (TbrFileWriter *writer);

/* Writes a whole file at once, completely or not at all. */
gboolean tbr_file_write (const char *path, gconstpointer bytes, gsize n, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrFileWriter, tbr_file_writer_free)
