/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The folders of a set of cases, and who reads each. */
#pragma once

#include "validation/session.h"

G_BEGIN_DECLS

/* Runs over one folder. A file that is not there leaves out its figures; one that is broken is a
   fault of the session. */
typedef void (*ValidationFolder) (ValidationSession *session, const char *directory);

void validation_folder_analytic (ValidationSession *session, const char *directory);
void validation_folder_crisis (ValidationSession *session, const char *directory);
void validation_folder_distributions (ValidationSession *session, const char *directory);
void validation_folder_geodesy (ValidationSession *session, const char *directory);
void validation_folder_hypercube (ValidationSession *session, const char *directory);
void validation_folder_jemss (ValidationSession *session, const char *directory);
void validation_folder_kpi (ValidationSession *session, const char *directory);
void validation_folder_location (ValidationSession *session, const char *directory);
void validation_folder_perf (ValidationSession *session, const char *directory);
void validation_folder_stats (ValidationSession *session, const char *directory);
void validation_folder_survival (ValidationSession *session, const char *directory);
void validation_folder_traces (ValidationSession *session, const char *directory);

/**
 * validation_folders_run:
 * @directory: of the form described in README.md
 *
 * Runs over every folder in it, in the order of their names; of one that nobody reads a single
 * skipped line tells.
 *
 * Errors: TBR_ERROR_FILE when there is no such folder or nothing in it
 */
gboolean validation_folders_run (ValidationSession *session, const char *directory, GError **error);

G_END_DECLS
