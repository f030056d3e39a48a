/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A run that can be watched at any instant: one thread reads ahead, another shows. */
#pragma once

#include "desktop/chronicle.h"
#include "desktop/moment.h"

#include <tabard/keyframe.h>

G_BEGIN_DECLS

typedef struct _TbrPlayer TbrPlayer;

/* Called from a thread of the player when there is something new to take. */
typedef void (*TbrWakeFunc) (gpointer data);

/* What a run of another scenario takes over of a run that is watched: instants to go back to, and
   what was said until the last of them. */
typedef struct
{
  GPtrArray *keyframes; /* TbrKeyframe of the other scenario, by time */
  TbrChronicle *chronicle;
} TbrHeritage;

void tbr_heritage_free (TbrHeritage *heritage);
/* The last instant that it holds; -1 for no heritage. */
TbrTime tbr_heritage_until (const TbrHeritage *heritage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrHeritage, tbr_heritage_free)

typedef struct
{
  const TbrScenario *scenario; /* must outlive the player */
  guint64 seed;
  guint32 replication;
  gsize memory; /* bytes that instants kept for going back may take */
  TbrHeritage
      *heritage; /* (nullable): of this scenario, seed and replication; the player takes it */
  TbrWakeFunc wake;
  gpointer wake_data;
} TbrPlayerSpec;

/**
 * tbr_player_new:
 *
 * Starts two threads. The first runs the scenario to its end at once, for the facts, the curves,
 * the result, and instants to go back to; with a heritage it begins where that ends. The second
 * stands where tbr_player_seek() last sent it, and hands over a moment whenever it has got there.
 * No function here waits for either.
 */
TbrPlayer *tbr_player_new (const TbrPlayerSpec *spec);
/* Asks the threads to end and waits for nothing: each does within a hundredth of a run. */
void tbr_player_cancel (TbrPlayer *player);
/* Whether both have ended. */
gboolean tbr_player_is_over (TbrPlayer *player);
/* Cancels, waits for the threads, frees. */
void tbr_player_free (TbrPlayer *player);

/**
 * tbr_player_bequeath:
 * @spec: of the player that is to take it
 *
 * What a run of another scenario can take over of this one so far: all until the first order that
 * only one of them has, nothing when they differ in anything else. The player's own scenario must
 * still be there. From the thread that has the player.
 *
 * Returns: (transfer full) (nullable)
 */
TbrHeritage *tbr_player_bequeath (TbrPlayer *player, const TbrPlayerSpec *spec);
/* The instant at which the first thread began to read: what is before was taken over. */
TbrTime tbr_player_began (TbrPlayer *player);

/* Asks for the moment of an instant; of what is asked in a row only the last counts. */
void tbr_player_seek (TbrPlayer *player, TbrTime at);
/* The newest moment, if there is one that was not yet taken. (transfer full) (nullable) */
TbrMoment *tbr_player_take (TbrPlayer *player);
/* Whether all that was asked for has been handed over. */
gboolean tbr_player_is_settled (TbrPlayer *player);

/* Asks for the whole state at the instant that is shown, to be worked on elsewhere. */
void tbr_player_want_keyframe (TbrPlayer *player);
/* What was asked for, once it is there. (transfer full) (nullable) */
TbrKeyframe *tbr_player_take_keyframe (TbrPlayer *player);

/* NULL until the run has been made ready. Owned by the player. */
const TbrChronicle *tbr_player_chronicle (TbrPlayer *player);
const TbrDictionary *tbr_player_dictionary (TbrPlayer *player);
/* How far the first thread has read, in 1/1000 of the duration. */
guint tbr_player_read (TbrPlayer *player);
/* What the run comes to; NULL until it has been read to its end. Owned by the player. */
const TbrResult *tbr_player_result (TbrPlayer *player);
/* Fingerprint of the whole run, 0 until it has been read to its end. */
guint64 tbr_player_digest (TbrPlayer *player);
/* Instants kept to go back to, and the bytes that they take. */
guint tbr_player_n_keyframes (TbrPlayer *player);
gsize tbr_player_memory (TbrPlayer *player);

G_END_DECLS
