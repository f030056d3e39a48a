/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who could be where by when, worked out by a thread of its own from the instant that is shown. */
#pragma once

#include "desktop/player.h"

#include <tabard/coverage.h>
#include <tabard/keyframe.h>

G_BEGIN_DECLS

typedef struct _TbrSurveyor TbrSurveyor;

/* Starts the thread; of @spec all but the memory. */
TbrSurveyor *tbr_surveyor_new (const TbrPlayerSpec *spec);
/* Stops the thread, in the middle of an answer too. */
void tbr_surveyor_free (TbrSurveyor *surveyor);
/* Asks about the instant of a keyframe, which it takes; of what is asked in a row only the last
   counts. */
void tbr_surveyor_ask (TbrSurveyor *surveyor, TbrKeyframe *keyframe,
                       const TbrCoverageQuestion *question);
/* The newest answer, if there is one that was not yet taken. (transfer full) (nullable) */
TbrCoverage *tbr_surveyor_take (TbrSurveyor *surveyor);

G_END_DECLS
