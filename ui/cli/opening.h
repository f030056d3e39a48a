/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the verbs that open the window share: how it looks, where it finds things, the picture in
   its stead. */
#pragma once

#include "context.h"

#include "desktop/desktop.h"

/* What the command line said; each may be NULL. */
typedef struct
{
  const char *theme, *size, *scale;
} TbrLooks;

/* Where the keys of this person lie; the file need not exist. (transfer full) */
char *tbr_opening_key_file (void);
/* Errors: TBR_ERROR_USAGE */
gboolean tbr_opening_read (const TbrLooks *looks, TbrDesktopSpec *spec, GError **error);
/* Opens the window, or draws what it would show when @picture is not NULL. */
TbrExit tbr_opening_show (const TbrVerb *verb, const TbrDesktopSpec *spec, const char *picture);
