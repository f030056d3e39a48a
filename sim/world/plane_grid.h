/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Finds which point of a plane lies nearest without looking at all of them. */
#pragma once

#include <tabard/types.h>

typedef struct
{
  double x, y;    /* metres */
  guint32 number; /* what it stands for */
} TbrPlanePoint;

typedef struct _TbrPlaneGrid TbrPlaneGrid;

/* Copies the points. (transfer full) */
TbrPlaneGrid *tbr_plane_grid_new (const TbrPlanePoint *points, guint32 n);
void tbr_plane_grid_free (TbrPlaneGrid *grid);

/**
 * tbr_plane_grid_nearest:
 *
 * Exact: rings of squares are searched outwards until nothing further out can be nearer.
 *
 * Returns: the number of the nearest point, of equally near ones the lowest; TBR_NONE when there
 * is none
 */
guint32 tbr_plane_grid_nearest (const TbrPlaneGrid *grid, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrPlaneGrid, tbr_plane_grid_free)
