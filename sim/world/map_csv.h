/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Tables of the map: one header line, commas, no quoting. */
#pragma once

#include "world/map_file.h"

#define TBR_MAP_CSV_COLUMNS_MAX 24

/* A reader that walks over a table in place. The first fault is kept and ends the walk. */
typedef struct
{
  const char *file;                      /* name, for messages */
  char *cursor;                          /* start of the next row */
  char *end;                             /* behind the last byte */
  guint line;                            /* 1-based line of the present row */
  guint n_fields;                        /* fields a row must have */
  guint8 place[TBR_MAP_CSV_COLUMNS_MAX]; /* field of the row that holds a wanted column */
  const char *const *columns;            /* wanted columns, NULL-ended */
  char *fields[TBR_MAP_CSV_COLUMNS_MAX]; /* of the present row, each zero-ended */
  GError *error;                         /* first fault, NULL while there is none */
} TbrMapCsv;

/* Starts at the first row. Rows are cut in place: @file's text is no longer what it was. The
   columns may stand in any order in the file; those not wanted are passed over. */
void tbr_map_csv_open (TbrMapCsv *csv, TbrMapFile *file, const char *const *columns);
/* Rows still to come. */
guint32 tbr_map_csv_count (const TbrMapCsv *csv);
/* Goes to the next row. Returns: FALSE at the end or at a fault. */
gboolean tbr_map_csv_next (TbrMapCsv *csv);
/* Ends the walk. Returns: FALSE with TBR_ERROR_SYNTAX when there was a fault. */
gboolean tbr_map_csv_close (TbrMapCsv *csv, GError **error);
/* Notes a fault in the present row, unless there was one before. */
void tbr_map_csv_fault (TbrMapCsv *csv, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The text of a wanted column, "" when empty. */
const char *tbr_map_csv_text (const TbrMapCsv *csv, guint column);
/* A number from @low to @high; an empty field is a fault. */
double tbr_map_csv_number (TbrMapCsv *csv, guint column, double low, double high);
/* The same, but an empty field is 0. */
double tbr_map_csv_optional (TbrMapCsv *csv, guint column, double low, double high);
/* An index below @n; an empty field is TBR_NONE. */
guint32 tbr_map_csv_index (TbrMapCsv *csv, guint column, guint32 n);
/* The place of the text among the NULL-ended @words; another word is a fault. */
guint tbr_map_csv_word (TbrMapCsv *csv, guint column, const char *const *words);
