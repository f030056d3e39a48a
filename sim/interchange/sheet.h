/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A sheet as rows of texts, whatever the file: comma-separated values or a spreadsheet. */
#pragma once

#include <tabard/error.h>

/* One row. */
typedef struct
{
  guint line;   /* where it begins: line of a CSV file, row of a spreadsheet, from 1 */
  char **cells; /* as many as the sheet has columns, NULL-ended; "" where nothing stands */
} TbrSheetRow;

/* A sheet; the first row names the columns. */
typedef struct
{
  char *name; /* of the file */
  guint n_columns;
  GArray *rows; /* TbrSheetRow, blank ones left out */
} TbrSheet;

/**
 * tbr_sheet_load:
 *
 * Reads an OpenDocument spreadsheet (.ods, .fods; its first table) or comma-separated values, by
 * the ending of its name. Returns: (transfer full) (nullable): NULL when @faults has grown
 */
TbrSheet *tbr_sheet_load (const char *path, TbrDiagnostics *faults);
TbrSheet *tbr_sheet_new (const char *name);
/* Adds a row. @cells: (transfer full): NULL-ended */
void tbr_sheet_add (TbrSheet *sheet, guint line, GStrv cells);
/* Gives all rows the same number of cells. */
void tbr_sheet_level (TbrSheet *sheet);
void tbr_sheet_free (TbrSheet *sheet);

/* Writes a sheet in the same three ways; cells of @number_column, unless -1, are numbers in a
   spreadsheet. Errors: those of tbr_file_write() */
gboolean tbr_sheet_save (const TbrSheet *sheet, const char *path, int number_column,
                         GError **error);

/* The sheet as comma-separated values. (transfer full) */
char *tbr_sheet_csv (const TbrSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrSheet, tbr_sheet_free)
