/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A kind of output: a fold over facts. One file and one line make a new one. */
#pragma once

#include <tabard/param.h>
#include <tabard/result.h>

G_BEGIN_DECLS

typedef struct
{
  TbrKind kind; /* section "measures", element "measure" */

  /* Bytes of its state, a multiple of 8: plain data without pointers, so that a run can be forked
     and saved in the middle of it. Zeroed before start. */
  gsize (*state_size) (const TbrDictionary *dictionary, gconstpointer values);
  void (*start) (gpointer state, const TbrDictionary *dictionary, gconstpointer values);
  /* One fact. */
  void (*take) (gpointer state, const TbrDictionary *dictionary, const TbrFact *fact);
  /* Drops what was counted so far and keeps what is in progress: the warm-up is over. NULL: the
     kind cannot begin later than the run, and its measures are not told then. */
  void (*forget) (gpointer state, const TbrDictionary *dictionary);
  /* The result so far, as of @now; may be called more than once and changes nothing. */
  void (*finish) (gconstpointer state, const TbrDictionary *dictionary, TbrTime now,
                  TbrResult *result);
} TbrOutputKind;

/* All kinds, NULL-ended; from the list in the room's meson.build. */
extern const TbrOutputKind *const tbr_output_kinds[];

G_END_DECLS
