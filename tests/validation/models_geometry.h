/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The cases about how far the nearest unit is. */
#pragma once

#include "validation/replicate.h"

G_BEGIN_DECLS

/* The model of this name, or NULL when it is not one of these. (transfer none) */
const ValidationSimulator *validation_geometry_find (const char *name);

G_END_DECLS
