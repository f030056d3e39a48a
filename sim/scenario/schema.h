/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Pieces of a schema that the parameter tables make. */
#pragma once

#include <tabard/param.h>

/* Attributes of every kind in @kinds: one that several have with different types is plain text, and
   one is required only when all require it. */
void tbr_schema_append_attributes (GString *out, const TbrKind *const *kinds, guint n_kinds);
/* What something means, for whoever writes the file. */
void tbr_schema_append_sentence (GString *out, const char *sentence);
