/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a study would run, before it does. */
#pragma once

#include "study.h"

/* Lists the points and the first runs that are left, says how many and what they cost. */
TbrExit tbr_batch_plan_show (const TbrVerb *verb, const TbrStudyPlan *plan);
/* Lists every run that is left as CSV: point, replication, seed, what each factor is. */
TbrExit tbr_batch_plan_list (const TbrVerb *verb, const TbrStudyPlan *plan);
