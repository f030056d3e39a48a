/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An instant as the desktop shows it: a snapshot, and where its units are on the plane. */
#pragma once

#include <tabard/snapshot.h>

G_BEGIN_DECLS

/* How a unit looks. */
typedef struct
{
  guint8 look, symbol; /* TbrLook, TbrSymbol */
} TbrUnitSign;

/* Immutable once made; shared by the threads that draw it. */
typedef struct
{
  gint n_owners;
  TbrSnapshot *snapshot; /* owned */
  float *x, *y;          /* metres from the middle of the projection, by unit of the snapshot */
  TbrUnitSign *signs;    /* by unit of the snapshot */
  guint serial;          /* counts the moments of a player */
} TbrMoment;

/* @before: (nullable): the moment shown last: what has not moved is not projected again. Takes the
   snapshot. (transfer full) */
TbrMoment *tbr_moment_new (TbrSnapshot *snapshot, const TbrMoment *before);
TbrMoment *tbr_moment_ref (TbrMoment *moment);
void tbr_moment_unref (TbrMoment *moment);
/* The view of a unit by its number; NULL when it is not in the picture. */
const TbrUnitView *tbr_moment_unit (const TbrMoment *moment, guint32 unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrMoment, tbr_moment_unref)

G_END_DECLS
