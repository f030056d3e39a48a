/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The list of a study's files with their sums, so that a folder that was changed is told from one
   that was not. */
#pragma once

#include "batch/study_file.h"

/* Name of the file in a study's folder. */
#define TBR_MANIFEST_FILE "manifest.json"

/**
 * tbr_manifest_write:
 * @file: from which it takes what the study is of
 * @files: (nullable): NULL-ended: names of the files that are listed; NULL: none is finished yet
 *
 * Errors: TBR_ERROR_FILE
 */
gboolean tbr_manifest_write (TbrStudyFile *file, const char *folder, const char *const *files,
                             GError **error);
/* Closes a study that is finished for now and lists its files. Errors: TBR_ERROR_FILE; it is closed
   anyway. */
gboolean tbr_manifest_close (TbrStudyFile *file, const char *folder, GError **error);
