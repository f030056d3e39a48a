/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether the measures that an experiment names are told by its scenario. */
#pragma once

#include <tabard/batch.h>

/**
 * tbr_study_check_measures:
 * @faults: receives a fault for each <keep> and <stop> of which no run tells anything
 *
 * What a run tells is seen at its start; where that leaves a name open, the first and the last
 * point are run once each, since some measures are only told when they come about.
 */
void tbr_study_check_measures (const TbrStudyPlan *plan, TbrDiagnostics *faults);
