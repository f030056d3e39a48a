/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* All models that are simulated, by name. */
#pragma once

#include "validation/replicate.h"

G_BEGIN_DECLS

/* The model of this name, or NULL when nobody simulates it. (transfer none) */
const ValidationSimulator *validation_simulator_find (const char *name);

G_END_DECLS
