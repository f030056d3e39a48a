/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Curves of a study, gathered over the replications of each point. */
#pragma once

#include <tabard/overview.h>

#include "batch/study_reader.h"

/* Reads the curves that were kept: those of the whole run and of kinds of harm, need and phase. */
void tbr_overview_read_series (sqlite3 *db, TbrOverview *out);
void tbr_overview_free_series (gpointer series);
