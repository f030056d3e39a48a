/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The table of the kind "calls". */
#pragma once

#include "hazards/ordinary_calls.h"

#define TBR_CALLS_N_PARAMS 35

extern const TbrParam tbr_calls_params[TBR_CALLS_N_PARAMS];
extern const TbrRowKind tbr_calls_rows[TBR_CALLS_ROWS];
