/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The walk through a what-if: one desktop that its tests change one after the other. */
#pragma once

#include "watched.h"

extern Watched sweden;

void test_whatif_reports (void);
void test_whatif_reports_in_every_form (void);
