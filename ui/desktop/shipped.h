/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Crises and exercises that are shipped, and which of those that were open last are still there:
   looked for beside the window. */
#pragma once

#include "desktop/aside.h"

G_BEGIN_DECLS

/* What was found on the disk. */
typedef struct
{
  GPtrArray *crises;    /* TbrCrisis */
  GPtrArray *exercises; /* TbrCrisis; those for one person first */
  GPtrArray *gone;      /* char *: paths that were asked about and are there no more */
} TbrShipped;

/* Asked with tbr_shipped_question(), answered by a TbrShipped. */
extern const TbrAsideKind tbr_shipped_aside;

/* @library: (nullable): folder of what is shipped; @paths: char *, of what was open last; taken */
gpointer tbr_shipped_question (const char *library, GPtrArray *paths);
void tbr_shipped_free (TbrShipped *shipped);

G_END_DECLS
