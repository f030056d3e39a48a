/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How fine curves over time may be. */
#pragma once

/* Steps kept of a run at most: a finer step is widened. */
#define TBR_SERIES_STEPS_MOST 2000
