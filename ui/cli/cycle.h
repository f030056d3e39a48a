/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The table of the assistance cycle. */
#pragma once

#include <tabard/result.h>

/* Appends a row for each state and kind of need that was asked for, the worst when there are many,
   and how to read it; or that nobody asked. */
void tbr_cycle_append (GString *out, const TbrResult *result);
