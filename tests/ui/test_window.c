/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the window makes of events that no robot can send: two fingers, a file that falls on it. */
#define SDL_MAIN_HANDLED
#include "desktop/state.h"
#include "desktop/window.h"
#include "ui/inside.h"

#include <SDL.h>

#define SPREAD 0.1f /* share of the window by which two fingers part */

typedef struct
{
  const char *file; /* that falls on the window */
  double x, y;      /* pixels of the map, under the fingers */
  double lon, lat;  /* degrees, what lies there */
  double scale;     /* before, m a pixel */
} Fingers;

static void
push_pinch (const TbrDesktop *desktop, Fingers *fingers)
{
  const TbrView *view = tbr_desktop_view (desktop);
  TbrRect map = tbr_desktop_map_rect (desktop);
  SDL_Event event = { .type = SDL_MULTIGESTURE };
  event.mgesture.numFingers = 2;
  event.mgesture.x = 0.25f;
  event.mgesture.y = 0.5f;
  event.mgesture.dDist = SPREAD;
  fingers->scale = view->scale;
  fingers->x = 0.25 * desktop->width - map.x;
  fingers->y = 0.5 * desktop->height - map.y;
  tbr_view_to_place (view, fingers->x, fingers->y, &fingers->lon, &fingers->lat);
  g_assert_cmpint (SDL_PushEvent (&event), ==, 1);
}

/* Nearer at once, and what lies under the fingers stays there. */
static void
assert_pinched (const TbrDesktop *desktop, const Fingers *fingers)
{
  const TbrView *view = tbr_desktop_view (desktop);
  double x, y;
  g_assert_cmpfloat_with_epsilon (view->scale, fingers->scale / (1 + 2 * (double) SPREAD), 1e-3);
  tbr_view_to_pixel (view, fingers->lon, fingers->lat, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, fingers->x, 0.5);
  g_assert_cmpfloat_with_epsilon (y, fingers->y, 0.5);
}

static void
push_file (const char *file)
{
  SDL_Event event = { .type = SDL_DROPFILE };
  event.drop.file = SDL_strdup (file);
  g_assert_cmpint (SDL_PushEvent (&event), ==, 1);
}

static void
assert_opened (TbrDesktop *desktop)
{
  do
    {
      (void) tbr_desktop_tick (desktop, g_get_monotonic_time ());
      g_usleep (1000);
    }
  while (!tbr_desktop_is_settled (desktop));
  g_autofree char *title = tbr_desktop_title (desktop);
  g_assert_true (g_str_has_prefix (title, "Beirut"));
}

/* Each frame takes what was pushed before it. */
static void
play (TbrDesktop *desktop, guint frame, gpointer data)
{
  Fingers *fingers = data;
  if (frame == 0)
    push_pinch (desktop, fingers);
  else if (frame == 3)
    assert_pinched (desktop, fingers);
  else if (frame == 4)
    push_file (fingers->file);
  else if (frame == 6)
    assert_opened (desktop);
}

static void
test_window_takes_fingers_and_files (void)
{
  static const char *const settings[] = { "meta.duration=1 d", NULL };
  g_autofree char *map = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  g_autofree char *library = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", NULL);
  g_autofree char *scenario = g_build_filename (library, "sweden-2018", NULL);
  g_autofree char *file = g_build_filename (library, "beirut-2020", NULL);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) error = NULL;
  Fingers fingers = { .file = file };
  const TbrDesktopSpec spec = { .house = { map, library, settings, -1, 0 },
                                .scenario = scenario,
                                .at = 0,
                                .theme = TBR_THEME_LIGHT,
                                .width = 1280,
                                .height = 720,
                                .ui = 1 };
  TbrWindowMeasure measure = { 7, play, &fingers, times, times, times };
  g_assert_true (tbr_window_measure (&spec, &measure, 1, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/window/takes-fingers-and-files", test_window_takes_fingers_and_files);
  return g_test_run ();
}
