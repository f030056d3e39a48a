/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* All models that are simulated, by name. */
#pragma once

#include "validation/replicate.h"

G_BEGIN_DECLS

/**
 * validation_simulator_for:
 *
 * The first of the models of the case's name that takes its parameters: the dispatch desk comes
 * before the plain event engine, which answers what is outside of the desk's reach.
 *
 * Errors: TBR_ERROR_NAME when nobody simulates the model, else that of the last one asked
 * Returns: (transfer none) (nullable)
 */
const ValidationSimulator *validation_simulator_for (const ValidationCase *one, GError **error);

G_END_DECLS
