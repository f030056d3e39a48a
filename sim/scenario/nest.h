/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Files of tags inside tags whose attributes parameter tables describe: experiments, exercises. */
#pragma once

#include "scenario/reader.h"
#include "scenario/store.h"

#include <tabard/param.h>

/* What such a file is made of. */
typedef struct
{
  const char *space;           /* namespace of its tags */
  const char *title;           /* what such files are, in the schema's head: "Experiments" */
  const TbrKind *const *kinds; /* its elements, the root first */
  const guint *children;       /* by element, bits 1 << element: what may stand in it */
  guint n;                     /* number of elements, 32 at most */
} TbrNestForm;

/* A file while it is read. */
typedef struct
{
  const TbrNestForm *form;
  const TbrReaderInput *input;
  TbrDiagnostics *faults;
  TbrStore *store; /* where texts are kept */
  GArray *places;  /* guint: the elements the reader is in, form->n for an unknown one */
} TbrNest;

/* Begins to read. */
void tbr_nest_init (TbrNest *nest, const TbrNestForm *form, const TbrReaderInput *input,
                    TbrStore *store, TbrDiagnostics *faults);
void tbr_nest_clear (TbrNest *nest);

/* A fault on a line of the file. */
void tbr_nest_refuse (TbrNest *nest, guint line, const char *format, ...) G_GNUC_PRINTF (3, 4);
/* "@what '@word': did you mean 'x'?", or which of @names may stand there. */
void tbr_nest_refuse_word (TbrNest *nest, guint line, const char *what, const char *word,
                           GPtrArray *names);

/* Goes into a tag. Returns: which element it is; form->n: one that may not stand here, which has
   been told, or one inside such a one */
guint tbr_nest_open (TbrNest *nest, const TbrTag *tag);
/* Goes out of a tag. Returns: which element it was */
guint tbr_nest_close (TbrNest *nest);

/* The struct of an element, defaults where nothing is said. Returns: whether all is well */
gboolean tbr_nest_read (TbrNest *nest, guint element, const TbrTag *tag, gpointer values);

/**
 * tbr_nest_run:
 * @nest: the first member of the reader's own struct, which @open and @close get
 *
 * Reads the whole file; text between tags is a fault.
 *
 * Returns: FALSE when it is no well-formed file of tags, and nothing was opened
 */
gboolean tbr_nest_run (TbrNest *nest, void (*open) (gpointer data, const TbrTag *tag),
                       void (*close) (gpointer data));

/* The text of such a file, 16 MB at most; NULL when it cannot be had, which has been told.
   (transfer full) (nullable) */
char *tbr_nest_load (const char *path, TbrDiagnostics *faults, gsize *out_length);
/* How what stands in a file is called: "first" of "a/first.xml". (transfer full) */
char *tbr_nest_id (const char *path);

/* The XML schema of such files. (transfer full) */
char *tbr_nest_schema (const TbrNestForm *form);
