/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Names and parameters of the laws of chance. */
#pragma once

#include <tabard/law.h>

/* Name of a law as written; NULL for TBR_LAW_N. */
const char *tbr_law_name (TbrLawKind kind);
/* How many of p[] carry the dimension of the law's values; the others are pure numbers. */
guint tbr_law_n_dimensioned (TbrLawKind kind);
