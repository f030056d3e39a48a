/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Larson's hypercube: units with lists of preference, simulated on the event engine alone. */
#pragma once

#include "validation/replicate.h"

G_BEGIN_DECLS

/* The model, when @name is "hypercube", or NULL. (transfer none) */
const ValidationSimulator *validation_hypercube_find (const char *name);

G_END_DECLS
