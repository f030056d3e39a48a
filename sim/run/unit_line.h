/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What orders say that give a unit against the line of a request. */
#pragma once

#include "run/find.h"

typedef struct
{
  TbrCommandCommon common;
  guint32 unit;   /* TbrUnitId */
  gint64 request; /* number of the line */
} TbrUnitLine;

/* Its parameters: those of every order, then unit and request. */
#define TBR_UNIT_LINE_PARAMS_N 5
extern const TbrParam tbr_unit_line_params[TBR_UNIT_LINE_PARAMS_N];

/* TbrCommandKind.check: whether the unit can be given against that line now. */
TbrHindrance tbr_unit_line_check (const TbrSim *sim, TbrSeat seat, gconstpointer values,
                                  GError **error);
