/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* XML from memory as a stream of tags with true lines; nothing in it can reach another file. */
#pragma once

#include <tabard/error.h>

#include <libxml/xmlschemas.h>

#define TBR_NAMESPACE "urn:tabard:scenario:1"

/* One attribute of a start tag; the texts live while the tag is handled. */
typedef struct
{
  const char *name;  /* with its prefix when it is of another namespace */
  const char *value; /* decoded */
  guint line;        /* where it is written */
} TbrAttribute;

/* A start tag. */
typedef struct
{
  const char *name; /* with its prefix when it is of another namespace */
  guint line;       /* where it begins */
  const TbrAttribute *attributes;
  guint n_attributes;
} TbrTag;

/* The attribute of that name. (nullable) */
const TbrAttribute *tbr_tag_find (const TbrTag *tag, const char *name);

/* What is told about the stream, in the order of the file. */
typedef struct
{
  void (*open) (gpointer data, const TbrTag *tag);
  void (*close) (gpointer data);
  /* Text other than blanks between tags. */
  void (*text) (gpointer data, guint line);
  /* (nullable): in its place, all text between tags, blanks too, in pieces as they come. */
  void (*words) (gpointer data, const char *text, gsize length);
  /* (nullable without a schema): something it refuses about a tag on these lines. */
  void (*refuse) (gpointer data, guint first, guint last, const char *message);
  /* Whether to go on. */
  gboolean (*wanted) (gpointer data);
} TbrReaderHooks;

/* A namespace and the prefix that its names get, whatever they have in the file. */
typedef struct
{
  const char *space, *prefix;
} TbrReaderSpace;

/* A text to be read. */
typedef struct
{
  const char *text;             /* ended by a 0 byte that is not counted */
  gsize length;                 /* bytes */
  const char *name;             /* of the file, in messages */
  const char *space;            /* namespace of its tags; NULL: TBR_NAMESPACE */
  const TbrReaderSpace *spaces; /* other namespaces it may use, ended by one of NULL: names of all
                                   others get the prefix "?"; NULL: prefixes stay as written */
} TbrReaderInput;

/* Version of the library that reads XML, as it runs: "2.9.14". Static. */
const char *tbr_reader_version (void);

/**
 * tbr_reader_check:
 *
 * First pass: whether the text is UTF-8, well-formed, free of any document type, shallow, and has
 * no tag of absurd size. Faults go to @faults with their lines.
 *
 * Returns: whether it may be read with tbr_reader_run()
 */
gboolean tbr_reader_check (const TbrReaderInput *input, TbrDiagnostics *faults);

/**
 * tbr_reader_run:
 * @schema: (nullable): the schema to hold it against
 *
 * Second pass over a text that passed the first: tells @hooks everything in it.
 */
void tbr_reader_run (const TbrReaderInput *input, xmlSchemaPtr schema, const TbrReaderHooks *hooks,
                     gpointer data);
