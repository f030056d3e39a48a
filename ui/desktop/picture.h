/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The desktop as a picture file, without a window. */
#pragma once

#include "desktop/desktop.h"

G_BEGIN_DECLS

/* What the window shows now, as a PNG file. Errors: TBR_ERROR_FILE */
gboolean tbr_picture_save (TbrDesktop *desktop, const char *path, GError **error);
/* How long work comes along, for whoever waits for a picture. */
typedef struct
{
  /* @share: 0 to 1 of the runs of a review are made */
  void (*tell) (gpointer data, double share);
  gpointer data;
} TbrPictureWatch;

/* Opens the desktop without a window, waits until all is there, and saves what it shows. @watch:
   (nullable). Errors: TBR_ERROR_FILE; TBR_ERROR_SCENARIO when the scenario has faults, the doctor
   is then on it */
gboolean tbr_picture_take (const TbrDesktopSpec *spec, const char *path,
                           const TbrPictureWatch *watch, GError **error);
/* A name for a picture taken now, in the user's folder of pictures. (transfer full) */
char *tbr_picture_name (void);

G_END_DECLS
