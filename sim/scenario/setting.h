/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Values set by path: "section.id.parameter". */
#pragma once

#include "scenario/draft.h"

/* Where values set from outside are said to stand. */
#define TBR_SETTING_FILE "--set"

/* How the path of a setting begins that puts another file in the place of one that is used:
   "use.library/rates.xml". */
#define TBR_SETTING_USE "use."

/* Splits each "path=value" of the NULL-ended @settings (may be NULL) into the draft's orders. */
void tbr_setting_collect (TbrDraft *draft, const char *const *settings);
/* Carries out <settings>, then the orders. After all elements are read, before references. */
void tbr_setting_apply (TbrDraft *draft);
