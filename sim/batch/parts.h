/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Rows that ranks write apart, each into a folder of its own inside the study's. */
#pragma once

#include "batch/study_file.h"

/* Where a rank writes. (transfer full) */
char *tbr_parts_folder (const char *folder, guint rank);
/**
 * tbr_parts_take_in:
 * @file: of the whole study
 * @folder: of it
 *
 * Takes the rows of all ranks into the whole, and removes their folders; rows of a job that was
 * killed, too. Errors: TBR_ERROR_FILE, TBR_ERROR_REPLAY; what was not taken in stays where it is.
 */
gboolean tbr_parts_take_in (TbrStudyFile *file, const char *folder, GError **error);
