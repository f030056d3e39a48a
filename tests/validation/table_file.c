/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One broken row shall not hide the others. */
#include "validation/table_file.h"

#include <math.h>

static void
run_rows (ValidationSession *session, TbrCsv *csv, const char *const *columns, ValidationRow row)
{
  guint at[VALIDATION_COLUMNS_MAX];
  GError *error = NULL;
  if (!tbr_csv_require_columns (csv, columns, at, &error))
    {
      validation_session_fault (session, error);
      return;
    }
  while (tbr_csv_next (csv, &error))
    if (!row (session, csv, at, &error))
      {
        validation_session_fault (session, error);
        error = NULL;
      }
  if (error != NULL)
    validation_session_fault (session, error);
}

void
validation_table_run (ValidationSession *session, const char *directory, const char *file,
                      const char *const *columns, ValidationRow row)
{
  g_assert (g_strv_length ((char **) columns) <= VALIDATION_COLUMNS_MAX);
  g_autofree char *path = g_build_filename (directory, file, NULL);
  g_autofree char *folder = g_path_get_basename (directory);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (validation_session_wants (session, folder, file))
        validation_session_skip (session, folder, file, NAN, "there is no such file");
      return;
    }
  GError *error = NULL;
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, VALIDATION_FILE_MAX, &error);
  if (csv == NULL)
    validation_session_fault (session, error);
  else
    run_rows (session, csv, columns, row);
}
