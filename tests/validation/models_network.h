/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The cases that are several stations: networks, and the repair of machines. */
#pragma once

#include "validation/replicate.h"

G_BEGIN_DECLS

/* The model of this name, or NULL when it is not one of these. (transfer none) */
const ValidationSimulator *validation_network_find (const char *name);

G_END_DECLS
