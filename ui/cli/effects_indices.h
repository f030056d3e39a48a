/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the verb effects tells of a study that screens factors or shares out their variance. */
#pragma once

#include <tabard/indices.h>
#include <tabard/table.h>

/* The experiment of a study, as the study says itself; NULL when it cannot be read.
   (transfer full) */
TbrExperiment *tbr_effects_experiment (const char *folder);
/* A row for each measure and factor. (transfer full) */
TbrTable *tbr_effects_indices_table (const TbrIndices *indices);
/* How to read the table. Static. */
const char *tbr_effects_indices_legend (TbrDesignKind design);
