/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who comes when a unit is called out or relieved, and how long employers keep them. */
#pragma once

#include "resources/roster.h"

/* What people are asked for. */
typedef struct
{
  guint32 purpose; /* TBR_PURPOSE_MUSTER or TBR_PURPOSE_RELIEF */
  guint32 step;    /* the unit's mission, or which relief */
  guint32 abroad;  /* not 0: each is asked whether he agrees, and more are asked than needed */
} TbrMuster;

/**
 * tbr_muster_draw:
 * @out_come: persons by cohort, TBR_COHORTS_MAX of them; never more than are needed or at home
 *
 * Who comes. Changes nothing: each cohort has a stream of its own, named by unit and step.
 *
 * Source: [STAFF] section 5: 5 % no-show; consent 0.85 to 0.95 each with over-manning 20 to 30 %
 */
void tbr_muster_draw (const TbrSim *sim, TbrUnitId unit, const TbrMuster *muster,
                      guint16 out_come[TBR_COHORTS_MAX]);

/* Share of the people it needs who are expected to come. */
double tbr_muster_expected (const TbrSim *sim, TbrUnitId unit, gboolean abroad);

/* Time until its people have left their work and homes for a mission abroad; 0 for professionals.
   Source: [STAFF] section 5: on weekdays 2 h more, at night 1 h. */
TbrTime tbr_muster_release (const TbrSim *sim, TbrUnitId unit);
