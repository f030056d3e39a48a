/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The curves of one run at equal instants. */
#pragma once

#include <tabard/futures.h>

/* Measures of the curves that no output tells. */
#define TBR_CURVE_OPEN "needs.open"               /* open needs */
#define TBR_CURVE_UNMET "needs.unmet"             /* of these, in needs: shares not served */
#define TBR_CURVE_UTILISATION "units.utilisation" /* units at work of those on site, % */
#define TBR_CURVE_ARRIVED "units.arrived"         /* from abroad so far, by owner */

typedef struct _TbrCurves TbrCurves;

/* The step between instants that is nearest to @wanted, in a run of that duration: the output of
   curves keeps no finer one. */
TbrTime tbr_curves_step (TbrTime wanted, TbrTime duration);
/* @step: between instants, by tbr_curves_step() */
TbrCurves *tbr_curves_new (const TbrDictionary *dictionary, TbrTime step);
void tbr_curves_free (TbrCurves *curves);
/* A listener of a run. */
void tbr_curves_take (gpointer curves, const TbrFact *facts, guint n);
/* Takes a run from its start through so many steps, noting where things stand at each, and on to
   its end. Returns: FALSE when it went no further */
gboolean tbr_curves_follow (TbrCurves *curves, TbrSim *sim, guint n, TbrTime end,
                            TbrAdvanceFunc advance, gpointer data);
/* All curves as points of a result, those left out that are 0 throughout. (transfer full) */
TbrResult *tbr_curves_finish (const TbrCurves *curves, TbrTime now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrCurves, tbr_curves_free)
