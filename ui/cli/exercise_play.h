/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise played without a window: from a script, with a log, at a pace. */
#pragma once

#include "played.h"

/* How it is played. */
typedef struct
{
  const TbrVerb *verb;
  const TbrPlayed *played;
  const char *script; /* file of what people say; NULL: nobody says anything */
  const char *log;    /* file of the log; NULL: none is kept. One that is there is taken up */
  gboolean asks;      /* the log is read up to the instant, and nothing is written */
  guint32 replication;
  double pace;   /* seconds of the crisis in one at the table; 0: as fast as it goes */
  TbrTime until; /* stop there, since the scenario's start */
} TbrPlay;

/* Plays; what is refused is told on stderr. (transfer full) (nullable): NULL with *@out_exit */
TbrDirector *tbr_play_run (const TbrPlay *play, TbrExit *out_exit);
