/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The observed figures of a record: observed.csv. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One row, by its first four columns. */
typedef struct
{
  const char *scope, *key, *quantity, *stat;
} Observed;

/* The value of the first such row; NAN when there is none. */
double observed_find (const char *directory, const Observed *wanted);

G_END_DECLS
