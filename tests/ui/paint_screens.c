/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A program that paints every screen of the desktop as PNG files, in all themes and three sizes.
   Usage: paint_screens FOLDER LANGUAGE [SIZE [THEME]]. */
#include "screens.h"

#include "desktop/picture.h"

#include <glib/gstdio.h>
#include <stdlib.h>

static const struct
{
  const char *name;
  int width, height;
  double ui;
} sizes[] = { { "1280x720", 1280, 720, 1 },
              { "2560x1440", 2560, 1440, 2 },
              { "1024x640", 1024, 640, 1.5 } };

/* What is painted: NULL for all. */
typedef struct
{
  const char *folder, *size, *theme;
} Wanted;

static void
save (Watched *watched, const char *name, const char *size, const Wanted *wanted)
{
  const char *theme = tbr_theme_names[tbr_desktop_theme (watched->desktop)];
  g_autofree char *file = g_strdup_printf ("%s/%s-%s-%s.png", wanted->folder, name, size, theme);
  g_autoptr (GError) error = NULL;
  if (wanted->theme != NULL && !g_str_equal (wanted->theme, theme))
    return;
  watched_settle (watched);
  if (!tbr_picture_save (watched->desktop, file, &error))
    g_error ("%s", error->message);
}

static void
paint (Watched *watched, const char *name, gpointer data)
{
  const Wanted *wanted = data;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      if (wanted->size != NULL && !g_str_equal (wanted->size, sizes[i].name))
        continue;
      tbr_desktop_resize (watched->desktop, sizes[i].width, sizes[i].height, sizes[i].ui);
      for (int theme = 0; theme < TBR_THEME_N; theme++)
        {
          save (watched, name, sizes[i].name, wanted);
          tbr_desktop_act (watched->desktop, TBR_ACT_THEME, 0);
        }
    }
  tbr_desktop_resize (watched->desktop, WATCHED_WIDTH, WATCHED_HEIGHT, 1);
}

int
main (int argc, char **argv)
{
  if (argc < 3 || argc > 5)
    g_error ("usage: paint_screens FOLDER LANGUAGE [SIZE [THEME]]");
  if (!screens_language (argv[2]))
    g_error ("there are no catalogues of %s in TABARD_CATALOGUES", argv[2]);
  Wanted wanted = { argv[1], argc > 3 ? argv[3] : NULL, argc > 4 ? argv[4] : NULL };
  char *work = watched_home ();
  g_mkdir_with_parents (argv[1], 0755);
  screens_walk (work, paint, &wanted);
  watched_home_clear (work);
  return EXIT_SUCCESS;
}
