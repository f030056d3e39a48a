/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the verbs that open the window share. */
#include "opening.h"

#include "desktop/picture.h"
#include "desktop/window.h"
#include "progress.h"

/* Pixels of a picture when nobody says. */
#define PICTURE_WIDTH 1600
#define PICTURE_HEIGHT 1000
/* Replications of what is open that are run in the background. Source: our assumption; an interval
   is then a third of a standard deviation wide. */
#define FUTURES 40
#define FUTURES_MOST 200 /* after single changes have been tried */

static gboolean
read_theme (const char *text, int *out_theme, GError **error)
{
  for (int i = 0; i < TBR_THEME_N; i++)
    if (g_str_equal (tbr_theme_names[i], text))
      {
        *out_theme = i;
        return TRUE;
      }
  g_set_error (error, TBR_ERROR, TBR_ERROR_USAGE, "--theme %s: it is light, dark or contrast",
               text);
  return FALSE;
}

static gboolean
read_scale (const char *text, double *out_scale, GError **error)
{
  char *end;
  double scale = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !(scale >= 0.5 && scale <= 4))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_USAGE, "--scale: '%s' is not a number from 0.5 to 4",
                   text);
      return FALSE;
    }
  *out_scale = scale;
  return TRUE;
}

gboolean
tbr_opening_read (const TbrLooks *looks, TbrDesktopSpec *spec, GError **error)
{
  return (looks->theme == NULL || read_theme (looks->theme, &spec->theme, error))
         && (looks->size == NULL
             || tbr_verb_read_size (looks->size, &spec->width, &spec->height, error))
         && (looks->scale == NULL || read_scale (looks->scale, &spec->ui, error));
}

char *
tbr_opening_key_file (void)
{
  return g_build_filename (g_get_user_config_dir (), "tabard", "keys.conf", NULL);
}

static void
tell (gpointer progress, double share)
{
  tbr_progress_set (progress, share, "decisions played again");
}

/* With a bar while that takes long. */
static gboolean
draw (const TbrDesktopSpec *spec, const char *picture, GError **error)
{
  TbrProgress progress;
  const TbrPictureWatch watch = { tell, &progress };

  tbr_progress_start (&progress, TBR_PROGRESS_SHOW);
  gboolean is_good = tbr_picture_take (spec, picture, &watch, error);
  tbr_progress_end (&progress);
  return is_good;
}

static gboolean
show (TbrDesktopSpec *spec, const char *picture, GError **error)
{
  g_autofree char *state
      = g_build_filename (g_get_user_config_dir (), "tabard", "desktop.ini", NULL);

  if (picture == NULL)
    {
      const char *folder = g_get_user_state_dir ();
      g_autofree char *work = g_build_filename (folder, "tabard", "what-if", NULL);
      g_autofree char *logs = g_build_filename (folder, "tabard", "exercises", NULL);
      g_autofree char *keys = tbr_opening_key_file ();
      spec->state_file = state;
      spec->key_file = keys;
      spec->work_folder = work;
      spec->log_folder = logs;
      spec->futures = FUTURES;
      spec->futures_most = FUTURES_MOST;
      return tbr_window_run (spec, error);
    }
  /* a picture looks the same for everybody: nothing is remembered */
  if (spec->width == 0)
    {
      spec->width = PICTURE_WIDTH;
      spec->height = PICTURE_HEIGHT;
    }
  return draw (spec, picture, error);
}

TbrExit
tbr_opening_show (const TbrVerb *verb, const TbrDesktopSpec *given, const char *picture)
{
  g_autofree char *data = tbr_context_data_folder ();
  g_autofree char *library = tbr_context_library ();
  g_autofree char *map = data != NULL ? g_build_filename (data, "assets", "map", NULL) : NULL;
  g_autoptr (GError) error = NULL;
  TbrDesktopSpec spec = *given;

  if (map == NULL)
    return tbr_verb_fail (verb, TBR_EXIT_FAILED,
                          "the map is not where it was installed; set TABARD_DATA to the folder "
                          "that has assets/map");
  spec.house.map_folder = map;
  spec.house.library = library;
  if (show (&spec, picture, &error))
    return TBR_EXIT_DONE;
  return g_error_matches (error, TBR_ERROR, TBR_ERROR_SCENARIO)
             ? tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "%s", error->message)
             : tbr_verb_fail_error (verb, error);
}
