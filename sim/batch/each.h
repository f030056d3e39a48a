/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The same work on many things, shared out among threads. */
#pragma once

#include <glib.h>

typedef void (*TbrEachFunc) (gpointer data, guint index);

/* Calls @work once for each index below @n, from @n_jobs threads (0: one for each core), in no
   certain order; returns when all is done. What it writes must be the index's own. */
void tbr_each_run (guint n, guint n_jobs, TbrEachFunc work, gpointer data);
