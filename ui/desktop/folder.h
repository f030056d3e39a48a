/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What lies in a folder, read beside the window: a disk that is slow holds no frame. */
#pragma once

#include "desktop/files.h"
#include "desktop/player.h"

G_BEGIN_DECLS

/* One name that is listed. */
typedef struct
{
  char *name;       /* with "/" at its end: a folder */
  TbrFileKind kind; /* valid when it was told */
  char *title;      /* what it calls itself, "" for nothing; NULL: not told yet */
} TbrFolderRow;

/* A folder as it was when it was read; nobody changes it any more. */
typedef struct
{
  char *path; /* with "/" at its end */
  TbrFilesUse use;
  char *fault;       /* why it cannot be read, NULL: it was */
  GArray *rows;      /* TbrFolderRow: folders first, each part in the order of names */
  GPtrArray *files;  /* char *: names of all its files, listed or not */
  GPtrArray *places; /* char *: of the folders that were asked about, those that are there */
  gboolean is_whole; /* all rows are told */
  guint serial;      /* which question it answers */
} TbrFolder;

/* What a file is that was asked about. */
typedef struct
{
  char *path;
  char *title; /* what it calls itself, "" for nothing */
  TbrFileKind kind;
  gboolean is_there;
} TbrFileAnswer;

void tbr_file_answer_free (TbrFileAnswer *answer);

/* A thread that reads folders, and the one that was read last. */
typedef struct _TbrFolders TbrFolders;

/* Called from the thread before each look at the disk, for tests that hold it. */
typedef void (*TbrFoldersHold) (gpointer data);

/* @wake: called from the thread when there is something to take */
TbrFolders *tbr_folders_new (TbrWakeFunc wake, gpointer data);
/* Waits for the look at the disk that the thread is at. */
void tbr_folders_free (TbrFolders *folders);
void tbr_folders_hold (TbrFolders *folders, TbrFoldersHold hold, gpointer data);

/* What is there is read anew with the next question. */
void tbr_folders_forget (TbrFolders *folders);
/**
 * tbr_folders_list:
 * @path: with "/" at its end
 * @places: (nullable): char *, other folders of which one wants to know whether they are there
 *
 * Never waits: what was not read yet is read beside, the newest question first.
 *
 * Returns: (nullable): owned by the folders until the next tick; NULL when it was not read yet
 */
const TbrFolder *tbr_folders_list (TbrFolders *folders, const char *path, TbrFilesUse use,
                                   const GPtrArray *places);
/* The row of a name; NULL when there is none. */
const TbrFolderRow *tbr_folder_row (const TbrFolder *folder, const char *name);
/* Whether a file of a name is there. */
gboolean tbr_folder_has_file (const TbrFolder *folder, const char *name);
/* Asks what a file is, for tbr_folders_answer(); of what is asked in a row only the last counts. */
void tbr_folders_ask (TbrFolders *folders, const char *path);
/* (transfer full) (nullable) */
TbrFileAnswer *tbr_folders_answer (TbrFolders *folders);
/* Takes what was read. Returns: whether there is anything new */
gboolean tbr_folders_tick (TbrFolders *folders);
/* Whether everything that was asked was answered. */
gboolean tbr_folders_are_settled (const TbrFolders *folders);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrFileAnswer, tbr_file_answer_free)

G_END_DECLS
