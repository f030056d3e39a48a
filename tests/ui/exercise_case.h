/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The night on the Meuse in the window, for tests of exercises. */
#pragma once

#include "watched.h"

#include "desktop/exercise/stage.h"

static inline char *
path_in (const char *folder, const char *name)
{
  return g_build_filename (g_getenv ("TABARD_SOURCE"), folder, name, NULL);
}

static inline void
open_meuse (Watched *watched, const TbrDesktopSpec *more)
{
  g_autofree char *path = path_in ("scenarios/exercises", "meuse-night.xml");
  watched_init_exercise (watched, path, more);
  watched_settle (watched);
}

static inline const TbrScene *
scene_of (const Watched *watched)
{
  return watched->desktop->stage->scene;
}

static inline void
press (Watched *watched, guint32 key)
{
  watched_key (watched, key, 0);
  watched_settle (watched);
}

/* Adds the tests of exercises that are left and gone on with; they write into @home, which must
   live as long. */
void test_exercise_log_add (const char *home);
