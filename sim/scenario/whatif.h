/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A tree of branches from the inside: what its journal and its files share. */
#pragma once

#include "scenario/work_file.h"

#include <tabard/whatif.h>

typedef struct
{
  guint number, parent;
  TbrTime at;
  char *name;
  char *file;       /* where it was saved, NULL for nowhere */
  GPtrArray *edits; /* lines */
  guint n_given;    /* of these were taken over */
  guint n_done;     /* of these hold */
  gint n_saved;     /* so many held when it was made or saved; -1: what was saved is forgotten */
} TbrTwig;

struct _TbrWhatif
{
  char *path;          /* absolute */
  char *text;          /* of the scenario's main file */
  gsize length;        /* bytes */
  char *sum;           /* its sha256 */
  GPtrArray *branches; /* TbrTwig */
  guint next;          /* number of the next branch */
  guint shown;
  TbrWorkFile work; /* the journal */
};

/* A tree without branches. Errors as tbr_whatif_new(). */
TbrWhatif *tbr_whatif_open (const char *path, GError **error);
TbrTwig *tbr_whatif_twig (const TbrWhatif *whatif, guint number);
/* An empty branch with the next number, or with one that is not yet used. */
TbrTwig *tbr_whatif_grow (TbrWhatif *whatif, guint number, guint parent, TbrTime at,
                          const char *name);
/* Writes a line behind the journal; nothing when none is kept. */
void tbr_whatif_log (TbrWhatif *whatif, const char *format, ...) G_GNUC_PRINTF (2, 3);
