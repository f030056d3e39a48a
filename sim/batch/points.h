/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether the points that a study holds are those of its design. */
#pragma once

#include "batch/study_file.h"

/* Errors: TBR_ERROR_REPLAY names the first point that is another there. */
gboolean tbr_points_agree (TbrStudyFile *file, const TbrStudyPlan *plan, GError **error);
