/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The desktop as a picture file, without a window. */
#include "desktop/picture.h"

#include "desktop/exercise/replay.h"

#define PAUSE 4000              /* microseconds between two looks */
#define LONGEST (120 * 1000000) /* of waiting while nothing comes on */

gboolean
tbr_picture_save (TbrDesktop *desktop, const char *path, GError **error)
{
  TbrRect map = tbr_desktop_panel_rect (desktop, TBR_PANEL_START);
  int width = (int) map.width, height = (int) (map.y + map.height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  TbrRaster raster = tbr_raster_of (surface);
  tbr_desktop_paint (desktop, &raster);
  cairo_surface_mark_dirty (surface);
  cairo_status_t status = cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: %s", path, cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS;
}

/* Whether the review of an exercise has come on since the last look; that is told. */
static gboolean
is_going_on (const TbrDesktop *desktop, const TbrPictureWatch *watch, guint *n_told)
{
  guint n_done = 0, n = 0;
  if (!tbr_replay_progress (desktop, &n_done, &n) || n_done == *n_told)
    return FALSE;
  *n_told = n_done;
  if (watch != NULL)
    watch->tell (watch->data, (double) n_done / (double) n);
  return TRUE;
}

gboolean
tbr_picture_take (const TbrDesktopSpec *spec, const char *path, const TbrPictureWatch *watch,
                  GError **error)
{
  TbrDesktop *desktop = tbr_desktop_new (spec), *leader = NULL;
  gint64 since = g_get_monotonic_time ();
  guint n_told = 0;
  /* of two windows the second one, which has its scenes from the first */
  if (spec->twin != NULL)
    {
      TbrDesktopSpec own = *spec;
      leader = desktop;
      own.leader = leader;
      own.seat = spec->twin;
      own.twin = own.log = own.script = NULL;
      own.digest = NULL;
      own.futures = 0;
      own.pace = 0;
      desktop = tbr_desktop_new (&own);
    }
  do
    {
      if (leader != NULL)
        (void) tbr_desktop_tick (leader, g_get_monotonic_time ());
      (void) tbr_desktop_tick (desktop, g_get_monotonic_time ());
      if (is_going_on (desktop, watch, &n_told))
        since = g_get_monotonic_time ();
      g_usleep (PAUSE);
    }
  while (!tbr_desktop_is_settled (desktop) && g_get_monotonic_time () - since < LONGEST);
  gboolean is_good = tbr_picture_save (desktop, path, error);
  guint n = tbr_desktop_n_faults (desktop);
  const char *faulty = spec->scenario;
  (void) tbr_desktop_faults (desktop, &faulty);
  if (is_good && n > 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SCENARIO, "%s: %u %s, see the picture", faulty, n,
                   n == 1 ? "fault" : "faults");
      is_good = FALSE;
    }
  tbr_desktop_free (desktop);
  if (leader != NULL)
    tbr_desktop_free (leader);
  return is_good;
}

char *
tbr_picture_name (void)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_PICTURES);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "tabard-%Y%m%d-%H%M%S.png");
  return g_build_filename (folder != NULL ? folder : g_get_home_dir (), name, NULL);
}
