/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What each action of the desktop does as one can see it, and when it can be done. */
#pragma once

#include "watched.h"

#include "desktop/exercise/stage.h"

/* The desktop that is tried, and what it had read before the key. */
extern Watched *deeds_window;
extern const TbrSession *deeds_read_before;

/* What there is to be seen. */
typedef struct
{
  TbrTime at, scene_at;
  gboolean is_playing, is_running, is_grouped;
  guint speed, stage_speed, n_bookmarks, n_branches, n_lines, open, hidden, beside, believer;
  double scale, lon, lat, ui;
  TbrThemeId theme;
  TbrTab tab;
  gint64 list; /* TbrListId, -1: no table is open */
  const TbrPage *page;
  TbrPanelId focus_panel;
  int focus;
} Seen;

Seen deeds_look (void);
/* Whether the line at the bottom of the map has a text in it. */
gboolean deeds_said (const char *text);
gboolean deeds_is_open (TbrPanelId panel);
/* A key, and all that comes of it. */
void deeds_press (guint32 key, guint with);

/* Situations. */
void deeds_be_at_the_start (void);
void deeds_be_at_the_end (void);
void deeds_be_fastest (void);
void deeds_be_slowest (void);
void deeds_open_sheet (void);
void deeds_open_start (void);
void deeds_have_two (void);

/* Whether what was done is seen, from before to now. */
typedef gboolean (*Check) (const Seen *was, const Seen *is);

/* What becomes of a key of planning while an exercise is played. */
typedef enum
{
  SHUT,     /* refused: "Not while an exercise is played" */
  THE_SAME, /* does what it does while planning */
  OWN       /* does something of its own */
} InExercise;

typedef struct
{
  Check acts;
  void (*ready) (void); /* NULL: as it lies */
  gboolean anywhere;    /* needs no crisis */
  InExercise there;
  Check acts_there; /* OWN */
} Deed;

/* One for each action that has a key. */
extern const Deed deeds[TBR_ACT_N];
