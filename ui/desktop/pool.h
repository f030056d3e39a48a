/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Pictures that are used again: fresh memory costs as much time as what is drawn on it. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Any thread may take and give; nobody waits. */
typedef struct _TbrPool TbrPool;

TbrPool *tbr_pool_new (void);
TbrPool *tbr_pool_ref (TbrPool *pool);
void tbr_pool_unref (TbrPool *pool);
/* A picture (RGB24) with anything on it. (transfer full) */
cairo_surface_t *tbr_pool_take (TbrPool *pool, int width, int height);
/* Gives one back. */
void tbr_pool_give (TbrPool *pool, cairo_surface_t *surface);

G_END_DECLS
