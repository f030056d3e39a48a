/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A desktop without a window, for tests: opened, driven, waited for. */
#include "watched.h"

#include "desktop/state.h"

#include "unit/draw/leaks.h"

#include <glib/gstdio.h>

#define FRAME 16667
#define LONGEST (600 * G_USEC_PER_SEC) /* microseconds that a test waits */

char *
watched_home (void)
{
  char *home = g_dir_make_tmp ("tabard-ui-XXXXXX", NULL);
  g_assert_nonnull (home);
  g_assert_true (g_setenv ("HOME", home, TRUE));
  g_assert_true (g_setenv ("XDG_CONFIG_HOME", home, TRUE));
  return home;
}

void
watched_home_clear (char *home)
{
  const char *name;
  GDir *entries = g_dir_open (home, 0, NULL);
  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      char *path = g_build_filename (home, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        watched_home_clear (path);
      else
        {
          g_unlink (path);
          g_free (path);
        }
    }
  g_clear_pointer (&entries, g_dir_close);
  g_assert_cmpint (g_rmdir (home), ==, 0);
  g_free (home);
}

static void
begin (Watched *watched, const char *path, const TbrDesktopSpec *more)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  watched->map = g_build_filename (source, "assets", "map", NULL);
  watched->library = g_build_filename (source, "scenarios", NULL);
  watched->scenario = g_strdup (path);
  watched->clock = 1000000;
  TbrDesktopSpec spec = *more;
  spec.house = (TbrHouse){ watched->map, watched->library, more->house.settings, -1, 0 };
  spec.scenario = more->exercise == NULL ? watched->scenario : NULL;
  spec.at = -1;
  spec.theme = TBR_THEME_LIGHT;
  spec.width = WATCHED_WIDTH;
  spec.height = WATCHED_HEIGHT;
  spec.ui = 1;
  watched->desktop = tbr_desktop_new (&spec);
}

void
watched_init_exercise (Watched *watched, const char *path, const TbrDesktopSpec *more)
{
  begin (watched, path, more);
}

void
watched_init_spec (Watched *watched, const TbrDesktopSpec *spec)
{
  begin (watched, NULL, spec);
}

void
watched_init_file (Watched *watched, const char *path)
{
  static const TbrDesktopSpec plain = { .futures = 0 };
  begin (watched, path, &plain);
}

void
watched_init_events (Watched *watched, const char *path, const char *work)
{
  const TbrDesktopSpec spec = { .exercise = path, .work_folder = work, .rehearsals = 2 };
  begin (watched, path, &spec);
}

char *
watched_copy_exercise (const char *name, const char *folder)
{
  g_autofree char *from
      = g_strdup_printf ("%s/scenarios/exercises/%s.xml", g_getenv ("TABARD_SOURCE"), name);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
  /* its scenario by its name: it lies elsewhere now */
  g_auto (GStrv) parts = g_strsplit (text, "scenario=\"../", 2);
  g_autofree char *moved = g_strjoinv ("scenario=\"", parts);
  char *file = g_build_filename (folder, "copy.xml", NULL);
  g_assert_true (g_file_set_contents (file, moved, -1, NULL));
  return file;
}

/* Where a shipped crisis is; NULL for none. (transfer full) */
static char *
path_of (const char *name)
{
  return name != NULL ? g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", name, NULL)
                      : NULL;
}

void
watched_init_work (Watched *watched, const char *name, const char *work)
{
  /* what is read again and again had better be short */
  static const char *const settings[] = { "meta.duration=8 d", NULL };
  g_autofree char *path = path_of (name);
  const TbrDesktopSpec spec
      = { .house = { .settings = work != NULL ? settings : NULL }, .work_folder = work };
  begin (watched, path, &spec);
}

void
watched_init (Watched *watched, const char *name)
{
  watched_init_work (watched, name, NULL);
}

void
watched_init_futures (Watched *watched, const char *name, const char *const *settings,
                      guint futures)
{
  g_autofree char *path = path_of (name);
  const TbrDesktopSpec spec = { .house = { .settings = settings }, .futures = futures };
  begin (watched, path, &spec);
}

void
watched_init_layers (Watched *watched, const char *name, const char *const *settings,
                     const char *const *layers)
{
  g_autofree char *path = path_of (name);
  const TbrDesktopSpec spec = { .house = { .settings = settings }, .layers = layers };
  begin (watched, path, &spec);
}

void
watched_clear (Watched *watched)
{
  tbr_desktop_free (watched->desktop);
  g_free (watched->map);
  g_free (watched->library);
  g_free (watched->scenario);
}

void
watched_tick (Watched *watched, int n)
{
  for (int i = 0; i < n; i++)
    {
      watched->clock += FRAME;
      (void) tbr_desktop_tick (watched->desktop, watched->clock);
      g_usleep (1000);
    }
}

void
watched_settle (Watched *watched)
{
  gint64 start = g_get_monotonic_time ();
  do
    watched_tick (watched, 1);
  while (!tbr_desktop_is_settled (watched->desktop) && g_get_monotonic_time () - start < LONGEST);
  g_assert_true (tbr_desktop_is_settled (watched->desktop));
}

void
watched_key (Watched *watched, guint32 key, guint with)
{
  TbrInput input = { .kind = TBR_INPUT_KEY, .key = key, .with = with };
  tbr_desktop_input (watched->desktop, &input);
}

void
watched_write (Watched *watched, const char *text)
{
  TbrInput input = { .kind = TBR_INPUT_TEXT, .text = text };
  tbr_desktop_input (watched->desktop, &input);
}

void
watched_click (Watched *watched, double x, double y)
{
  TbrInput input = { .kind = TBR_INPUT_MOVE, .x = x, .y = y, .button = 1, .clicks = 1 };
  tbr_desktop_input (watched->desktop, &input);
  input.kind = TBR_INPUT_PRESS;
  tbr_desktop_input (watched->desktop, &input);
  input.kind = TBR_INPUT_RELEASE;
  tbr_desktop_input (watched->desktop, &input);
}

void
watched_point (Watched *watched, TbrInputKind kind, double x, double y)
{
  const TbrInput input = { .kind = kind, .x = x, .y = y, .button = 1, .clicks = 1 };
  tbr_desktop_input (watched->desktop, &input);
}

void
watched_find (Watched *watched, double lon, double lat, double *out_x, double *out_y)
{
  TbrRect map = tbr_desktop_map_rect (watched->desktop);
  tbr_view_to_pixel (tbr_desktop_view (watched->desktop), lon, lat, out_x, out_y);
  *out_x += map.x;
  *out_y += map.y;
}

void
watched_drop (Watched *watched, const char *path)
{
  const TbrInput input = { .kind = TBR_INPUT_DROP, .text = path };
  tbr_desktop_input (watched->desktop, &input);
  watched_settle (watched);
}

char *
watched_write_file (const char *folder, const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

void
watched_edit_file (const char *path, const char *from, const char *to)
{
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_autoptr (GString) edited = g_string_new (text);
  g_assert_cmpuint (g_string_replace (edited, from, to, 1), ==, 1);
  g_assert_true (g_file_set_contents (path, edited->str, -1, NULL));
}

void
watched_use (Watched *watched, TbrPanelId panel, TbrActionId action, gint64 argument)
{
  const TbrTree *tree = tbr_desktop_tree (watched->desktop, panel);
  g_assert_nonnull (tree);
  const TbrWidget *widget = tbr_tree_find (tree, action, argument);
  g_assert_nonnull (widget);
  TbrRect rect = tbr_desktop_panel_rect (watched->desktop, panel);
  const TbrPanel *one = &watched->desktop->panels[panel];
  gboolean is_foot = one->foot > 0 && widget->rect.y >= one->content - one->foot;
  double hidden = is_foot ? MAX (one->content - rect.height, 0) : 0;
  watched_click (watched, rect.x + widget->rect.x + widget->rect.width / 2,
                 rect.y + widget->rect.y - hidden + widget->rect.height / 2);
}

gboolean
watched_shows (Watched *watched, TbrPanelId panel, const char *text)
{
  const TbrTree *tree = tbr_desktop_tree (watched->desktop, panel);
  return tree != NULL && tbr_tree_has_text (tree, text);
}

guint32 *
watched_picture (Watched *watched)
{
  guint32 *pixels = g_new0 (guint32, WATCHED_WIDTH * WATCHED_HEIGHT);
  TbrRaster raster = { pixels, WATCHED_WIDTH, WATCHED_HEIGHT, WATCHED_WIDTH };
  tbr_desktop_paint (watched->desktop, &raster);
  return pixels;
}
