/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Parameters of the laws of chance as people write them. */
#pragma once

#include <tabard/law.h>

/* How many of p[] carry the dimension of the law's values; the others are pure numbers. */
guint tbr_law_n_dimensioned (TbrLawKind kind);
