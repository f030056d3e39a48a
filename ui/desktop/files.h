/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a file is, by its name and its first letters, and how files are written by hand. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What files are looked for. */
typedef enum
{
  TBR_FILES_NONE,   /* no files are asked for */
  TBR_FILES_OPEN,   /* crises, exercises, their logs, layers, tables */
  TBR_FILES_IMPORT, /* tables and layers */
  TBR_FILES_SAVE,   /* a scenario file: one that is there, or a new name */
  TBR_FILES_STEM    /* a name without ending: only folders are listed */
} TbrFilesUse;

/* What a file is, by its ending and the first of its letters. */
typedef enum
{
  TBR_FILE_OTHER,
  TBR_FILE_FOLDER,
  TBR_FILE_SCENARIO, /* or a folder with one */
  TBR_FILE_EXERCISE,
  TBR_FILE_LOG, /* of an exercise */
  TBR_FILE_TABLE,
  TBR_FILE_LAYER,
  TBR_FILE_N
} TbrFileKind;

/* By its name alone, in small or capital letters. */
TbrFileKind tbr_files_kind (const char *name);
/* Whether a folder holds a crisis. */
gboolean tbr_files_has_crisis (const char *folder);
/* "~/a", "a" and "/b//a" as a whole path: what stands behind two slashes begins anew. (transfer
   full) */
char *tbr_files_whole (const char *written);
/* What a file is. @out_title: (transfer full): what it calls itself, "" for nothing */
TbrFileKind tbr_files_tell (const char *path, char **out_title);
/* Beginning of a file as valid text, at most 6000 bytes; NULL when it cannot be read. (transfer
   full) */
char *tbr_files_head (const char *path);
/* The first element of a text; "" when none begins in it. */
const char *tbr_files_root (const char *text);
/* The value of an attribute of an element in the head of a file, references resolved; "" for none.
   Good enough for a list: opening it reads it properly. (transfer full) */
char *tbr_files_attribute (const char *head, const char *element, const char *name);
/* A name in the folder of documents, or of the home where there is none. (transfer full) */
char *tbr_files_document (const char *name);

G_END_DECLS
