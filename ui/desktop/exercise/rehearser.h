/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A rehearsal beside the window: one thread plays an exercise many times over, and says how far it
   is. */
#pragma once

#include "desktop/player.h"

#include <tabard/rehearsal.h>

G_BEGIN_DECLS

typedef struct _TbrRehearser TbrRehearser;

typedef struct
{
  const char *text;            /* of the exercise; copied */
  const char *name;            /* stands for its file; copied */
  const TbrScenario *scenario; /* must outlive the rehearser */
  guint replications;
  TbrWakeFunc wake; /* called when it has ended, and now and then before */
  gpointer wake_data;
} TbrRehearserSpec;

/* Begins at once. NULL when the text is no exercise. */
TbrRehearser *tbr_rehearser_new (const TbrRehearserSpec *spec);
/* Stops it; waits for the replications that are being played, no longer. */
void tbr_rehearser_free (TbrRehearser *rehearser);

guint tbr_rehearser_n_done (TbrRehearser *rehearser);
guint tbr_rehearser_n (const TbrRehearser *rehearser);
gboolean tbr_rehearser_is_over (TbrRehearser *rehearser);
/* The answer when it is over, NULL before. Owned by the rehearser. */
const TbrRehearsal *tbr_rehearser_answer (TbrRehearser *rehearser);
/* The exercise that it is about: that of the text it began with. */
const TbrExercise *tbr_rehearser_exercise (const TbrRehearser *rehearser);

G_END_DECLS
