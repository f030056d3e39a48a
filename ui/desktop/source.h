/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A part of a text file around a line that a fault is about, and what of it the fault points at. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;       /* of the file; owned */
  GPtrArray *rows;  /* char *: lines as they are shown; empty when the file cannot be read */
  guint first;      /* number of the first row in the file, from 1 */
  guint line;       /* that the fault is about, 0 for none */
  guint mark_line;  /* that is pointed at, 0 for none: an element goes on for several lines */
  guint mark_at;    /* characters of the row before what is pointed at */
  guint mark_count; /* characters that are pointed at, 1 or more */
  char *complaint;  /* why nothing can be shown, NULL when something can; owned */
} TbrSource;

/**
 * tbr_source_read:
 * @path: of the file
 * @line: that is to be seen, from 1; 0 for the beginning
 * @message: what is said of it; a word or a value of it that stands there is pointed at
 *
 * Returns: (transfer full)
 */
TbrSource *tbr_source_read (const char *path, guint line, const char *message);
void tbr_source_free (TbrSource *source);
/* The place that the element of the line names by its attributes lon and lat, degrees; FALSE when
   it names none. */
gboolean tbr_source_place (const TbrSource *source, double *out_lon, double *out_lat);

G_END_DECLS
