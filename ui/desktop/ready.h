/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What-ifs that run at one click: a shipped crisis, and one change of it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *crisis;          /* folder among the shipped ones */
  const char *title;           /* the question */
  const char *summary;         /* what is compared */
  const char *change;          /* how the changed crisis is called */
  const char *const *settings; /* NULL-ended "path=value" */
} TbrReady;

guint tbr_ready_count (void);
/* Static. */
const TbrReady *tbr_ready_get (guint index);

G_END_DECLS
