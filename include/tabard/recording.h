/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A recording: what a run was started with, every order it was given, and marks to compare with. */
#pragma once

#include <tabard/sim.h>

G_BEGIN_DECLS

/* One entry: an order, or a mark. */
typedef struct
{
  TbrTime at;       /* instant */
  guint64 n_events; /* events handled before it */
  guint64 digest;   /* of the facts before it; 0 when it is not known and not compared */
  char *order;      /* line of the command log, NULL for a mark */
  guint line;       /* of the file it was read from, 0 for none */
} TbrRecordingEntry;

typedef struct
{
  char *path;              /* file it was read from, NULL for none */
  char *scenario;          /* path of the scenario as it was given */
  char *id;                /* of the scenario */
  guint64 scenario_digest; /* of its files and settings */
  guint64 seed;
  guint32 replication;
  GPtrArray *settings; /* of char *: "path=value", ended by NULL */
  GArray *entries;     /* TbrRecordingEntry, in order */
} TbrRecording;

/* A recording of a run: of a saved run that goes on too, whose orders so far are in it. */
TbrRecording *tbr_recording_new (const TbrSim *sim, const char *path, const char *const *settings);
/* One of nothing, to be filled; the settings want a closing NULL. */
TbrRecording *tbr_recording_empty (void);
void tbr_recording_free (TbrRecording *recording);
/* Reads a line of the head, "seed 7", into it. Returns: FALSE when it is none, or is there twice */
gboolean tbr_recording_read_head (TbrRecording *recording, const char *line);

/* Notes the present instant and digest. */
void tbr_recording_mark (TbrRecording *recording, const TbrSim *sim);
/* Notes an order that is about to be given. */
void tbr_recording_order (TbrRecording *recording, const TbrSim *sim, const TbrCommand *command);

gboolean tbr_recording_save (const TbrRecording *recording, const char *path, GError **error);
/* Errors: TBR_ERROR_FILE, TBR_ERROR_SYNTAX with file and line. */
TbrRecording *tbr_recording_load (const char *path, GError **error);

/**
 * tbr_recording_replay:
 * @sim: a new run of the same scenario, seed and replication
 * @until: stop there
 * @out_difference: (out) (transfer full): what differs first, or NULL
 *
 * Goes through the recording, gives its orders at the same points, compares every mark.
 *
 * Errors: TBR_ERROR_REPLAY when the recording is of another scenario, TBR_ERROR_COMMAND when an
 * order is refused
 * Returns: whether it could be replayed; *@out_difference says if it differed
 */
gboolean tbr_recording_replay (const TbrRecording *recording, TbrSim *sim, TbrTime until,
                               char **out_difference, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrRecording, tbr_recording_free)

G_END_DECLS
