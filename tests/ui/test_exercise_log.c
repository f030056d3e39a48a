/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise in the window that is left goes on where it stood, and nothing of it is lost. */
#include "exercise_case.h"

#include "desktop/exercise/shelf.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

static const char *home;

/* Closed in the middle and opened again it stands where it stood; a log that was edited is told. */
static void
test_exercise_goes_on_with_its_log (void)
{
  g_autofree char *log = g_build_filename (home, "meuse.log", NULL);
  const TbrDesktopSpec spec = { .log = log };
  Watched watched;
  open_meuse (&watched, &spec);
  press (&watched, 'j');
  press (&watched, 'j');
  TbrTime at = scene_of (&watched)->at;
  guint64 digest = scene_of (&watched)->digest;
  watched_clear (&watched);
  open_meuse (&watched, &spec);
  g_assert_cmpint (scene_of (&watched)->at, ==, at);
  g_assert_cmpuint (scene_of (&watched)->digest, ==, digest);
  g_assert_cmpint (scene_of (&watched)->injects[1].state, ==, TBR_INJECT_RELEASED);
  watched_clear (&watched);
  watched_edit_file (log, "warning", "warming");
  open_meuse (&watched, &spec);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "The exercise stands still"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "the log was changed here"));
  watched_clear (&watched);
}

/* What somebody has gone on with since the shelf was looked at is not thrown away. */
static void
check_held_stays (const TbrDesktopSpec *spec)
{
  Watched watched;
  watched_init_exercise (&watched, NULL, spec);
  watched_settle (&watched);
  const char *path = g_array_index (watched.desktop->shelf, TbrShelved, 0).path;
  g_autofree char *log = g_strdup (path);
  int file = g_open (log, O_RDONLY | O_CLOEXEC, 0);
  g_assert_cmpint (flock (file, LOCK_EX | LOCK_NB), ==, 0);
  watched_use (&watched, TBR_PANEL_START, TBR_ACT_SHELF_DISCARD, 0);
  watched_tick (&watched, 1);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  close (file);
  watched_clear (&watched);
}

/* What is opened after an exercise that was not to be had begins as if that had not been asked for.
 */
static void
check_fault_is_forgotten (const TbrDesktopSpec *spec)
{
  Watched watched;
  g_autofree char *other = path_in ("scenarios/exercises", "meuse-night.xml");
  watched_init_exercise (&watched, NULL, spec);
  watched_settle (&watched);
  g_autofree char *log = g_strdup (g_array_index (watched.desktop->shelf, TbrShelved, 0).path);
  g_autofree char *away = g_strconcat (log, ".away", NULL);
  g_assert_cmpint (g_rename (log, away), ==, 0);
  watched_use (&watched, TBR_PANEL_START, TBR_ACT_SHELF, 0);
  watched_settle (&watched);
  g_assert_null (watched.desktop->stage);
  tbr_desktop_load (watched.desktop, other);
  watched_settle (&watched);
  g_assert_cmpuint (watched.desktop->stage->seat, ==, TBR_NONE);
  g_assert_false (watched.desktop->stage->is_running);
  g_autofree char *own = g_strdup (watched.desktop->stage->log);
  watched_clear (&watched);
  g_assert_cmpint (g_unlink (own), ==, 0);
  g_assert_cmpint (g_rename (away, log), ==, 0);
}

/* What was left in the middle is offered on the start screen: one click, and it stands where it
   stood; or it is thrown away. */
static void
test_exercise_that_was_interrupted_is_offered (void)
{
  g_autofree char *folder = g_build_filename (home, "logs", NULL);
  const TbrDesktopSpec spec = { .log_folder = folder };
  Watched watched;
  open_meuse (&watched, &spec);
  press (&watched, 'j');
  press (&watched, 'j');
  TbrTime at = scene_of (&watched)->at;
  guint64 digest = scene_of (&watched)->digest;
  /* what somebody plays just now is not offered */
  watched_key (&watched, 'o', TBR_WITH_CONTROL);
  watched_tick (&watched, 1);
  g_assert_false (watched_shows (&watched, TBR_PANEL_START, "Go on with The night on the Meuse"));
  watched_clear (&watched);
  watched_init_exercise (&watched, NULL, &spec);
  watched_settle (&watched);
  g_assert_true (watched_shows (&watched, TBR_PANEL_START, "EXERCISES THAT WERE INTERRUPTED"));
  watched_use (&watched, TBR_PANEL_START, TBR_ACT_SHELF, 0);
  while (watched.desktop->stage == NULL || scene_of (&watched) == NULL)
    watched_tick (&watched, 1);
  watched_settle (&watched);
  g_assert_cmpint (scene_of (&watched)->at, ==, at);
  g_assert_cmpuint (scene_of (&watched)->digest, ==, digest);
  g_assert_false (watched.desktop->stage->is_running);
  g_assert_cmpuint (watched.desktop->stage->seat, ==, 0);
  watched_clear (&watched);
  check_held_stays (&spec);
  check_fault_is_forgotten (&spec);
  watched_init_exercise (&watched, NULL, &spec);
  watched_settle (&watched);
  watched_use (&watched, TBR_PANEL_START, TBR_ACT_SHELF_DISCARD, 0);
  watched_tick (&watched, 1);
  g_assert_false (watched_shows (&watched, TBR_PANEL_START, "EXERCISES THAT WERE INTERRUPTED"));
  watched_clear (&watched);
  g_autoptr (GDir) left = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (left));
}

void
test_exercise_log_add (const char *folder)
{
  home = folder;
  g_test_add_func ("/ui/exercise/goes-on-with-its-log", test_exercise_goes_on_with_its_log);
  g_test_add_func ("/ui/exercise/that-was-interrupted-is-offered",
                   test_exercise_that_was_interrupted_is_offered);
}
