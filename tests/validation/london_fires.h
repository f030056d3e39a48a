/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Dwelling fires of a large city, each met by the nearest of its stations. */
#pragma once

#include "validation/session.h"

G_BEGIN_DECLS

/* @directory: traces/london_2009 */
void london_fires_judge (ValidationSession *session, const char *directory);

G_END_DECLS
