/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What lies in a folder, read beside the window: a disk that is slow holds no frame. */
#include "desktop/folder.h"

#include "desktop/mailbox.h"

#include <string.h>

#define MOST_NAMES 5000u  /* of a folder that are listed */
#define MOST_FILES 50000u /* that are looked at */
#define FIRST_TOLD 32u    /* rows that are told before they are shown; twice as many each time */

/* What is to be read. */
typedef struct
{
  char *path;
  TbrFilesUse use;
  GPtrArray *places; /* char * */
  guint serial;
} Wish;

struct _TbrFolders
{
  TbrWakeFunc wake;
  gpointer wake_data;
  gpointer thread; /* GThread; begun with the first question */
  gint stop;
  TbrBell bell;
  TbrMailbox wishes;    /* Wish */
  TbrMailbox read;      /* TbrFolder */
  TbrMailbox questions; /* char * */
  TbrMailbox answers;   /* TbrFileAnswer */
  TbrFoldersHold hold;
  gpointer hold_data;
  /* of the window's thread */
  TbrFolder *shown; /* read last, perhaps of another path */
  char *asked;      /* path that is being read, NULL: none */
  TbrFilesUse use;  /* with it */
  guint serial;     /* of the last question */
  gboolean is_asking;
};

/* ---- life ---- */

static void
free_wish (Wish *wish)
{
  if (wish == NULL)
    return;
  g_free (wish->path);
  g_ptr_array_unref (wish->places);
  g_free (wish);
}

static void
clear_row (gpointer data)
{
  TbrFolderRow *row = data;
  g_free (row->name);
  g_free (row->title);
}

static TbrFolder *
folder_new (const char *path, TbrFilesUse use)
{
  TbrFolder *folder = g_new0 (TbrFolder, 1);
  folder->path = g_strdup (path);
  folder->use = use;
  folder->rows = g_array_new (FALSE, FALSE, sizeof (TbrFolderRow));
  g_array_set_clear_func (folder->rows, clear_row);
  folder->files = g_ptr_array_new_with_free_func (g_free);
  folder->places = g_ptr_array_new_with_free_func (g_free);
  return folder;
}

static void
folder_free (TbrFolder *folder)
{
  if (folder == NULL)
    return;
  g_free (folder->path);
  g_free (folder->fault);
  g_array_unref (folder->rows);
  g_ptr_array_unref (folder->files);
  g_ptr_array_unref (folder->places);
  g_free (folder);
}

void
tbr_file_answer_free (TbrFileAnswer *answer)
{
  if (answer == NULL)
    return;
  g_free (answer->path);
  g_free (answer->title);
  g_free (answer);
}

/* ---- reading ---- */

/* Before each look at the disk. Returns: whether to go on with it */
static gboolean
may_look (TbrFolders *folders)
{
  if (folders->hold != NULL)
    folders->hold (folders->hold_data);
  return !g_atomic_int_get (&folders->stop);
}

static gboolean
is_wanted (TbrFileKind kind, TbrFilesUse use)
{
  gboolean is_data = kind == TBR_FILE_TABLE || kind == TBR_FILE_LAYER;
  if (use == TBR_FILES_IMPORT)
    return is_data;
  if (use == TBR_FILES_SAVE)
    return kind == TBR_FILE_SCENARIO;
  return use == TBR_FILES_OPEN && kind != TBR_FILE_OTHER;
}

/* The name as it is listed, NULL when it is not. (transfer full) (nullable) */
static char *
list_name (TbrFolder *folder, const char *name)
{
  /* what cannot be shown could not be typed either */
  if (!g_utf8_validate (name, -1, NULL))
    return NULL;
  g_autofree char *path = g_build_filename (folder->path, name, NULL);
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_ptr_array_add (folder->files, g_strdup (name));
      return is_wanted (tbr_files_kind (name), folder->use) ? g_strdup (name) : NULL;
    }
  gboolean is_crisis = folder->use == TBR_FILES_OPEN && tbr_files_has_crisis (path);
  return is_crisis ? g_strdup (name) : g_strconcat (name, "/", NULL);
}

/* Folders, then files; ties cannot be: names differ. */
static gint
compare (gconstpointer a, gconstpointer b)
{
  const char *x = ((const TbrFolderRow *) a)->name, *y = ((const TbrFolderRow *) b)->name;
  gboolean is_folder = g_str_has_suffix (x, "/"), is_other = g_str_has_suffix (y, "/");
  if (is_folder != is_other)
    return is_folder ? -1 : 1;
  g_autofree char *first = g_utf8_casefold (x, -1);
  g_autofree char *second = g_utf8_casefold (y, -1);
  int order = g_utf8_collate (first, second);
  return order != 0 ? order : strcmp (x, y);
}

static TbrFolder *
read_names (TbrFolders *folders, const Wish *wish)
{
  TbrFolder *folder = folder_new (wish->path, wish->use);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) list = may_look (folders) ? g_dir_open (wish->path, 0, &error) : NULL;
  const char *name;
  folder->serial = wish->serial;
  while (list != NULL && folder->rows->len < MOST_NAMES && folder->files->len < MOST_FILES
         && tbr_mailbox_is_empty (&folders->wishes) && may_look (folders)
         && (name = g_dir_read_name (list)) != NULL)
    {
      TbrFolderRow row = { .name = list_name (folder, name) };
      if (row.name != NULL)
        g_array_append_val (folder->rows, row);
    }
  g_array_sort (folder->rows, compare);
  folder->fault = error != NULL ? g_strdup (error->message) : NULL;
  for (guint i = 0; i < wish->places->len && may_look (folders); i++)
    if (g_file_test (wish->places->pdata[i], G_FILE_TEST_IS_DIR))
      g_ptr_array_add (folder->places, g_strdup (wish->places->pdata[i]));
  return folder;
}

static TbrFolder *
folder_copy (const TbrFolder *folder)
{
  TbrFolder *copy = folder_new (folder->path, folder->use);
  copy->fault = g_strdup (folder->fault);
  for (guint i = 0; i < folder->rows->len; i++)
    {
      TbrFolderRow row = g_array_index (folder->rows, TbrFolderRow, i);
      row.name = g_strdup (row.name);
      row.title = g_strdup (row.title);
      g_array_append_val (copy->rows, row);
    }
  for (guint i = 0; i < folder->files->len; i++)
    g_ptr_array_add (copy->files, g_strdup (folder->files->pdata[i]));
  for (guint i = 0; i < folder->places->len; i++)
    g_ptr_array_add (copy->places, g_strdup (folder->places->pdata[i]));
  copy->is_whole = folder->is_whole;
  copy->serial = folder->serial;
  return copy;
}

static void
hand_over (TbrFolders *folders, TbrFolder *folder)
{
  folder_free (tbr_mailbox_put (&folders->read, folder));
  folders->wake (folders->wake_data);
}

static void
answer_question (TbrFolders *folders)
{
  g_autofree char *path = tbr_mailbox_take (&folders->questions);
  if (path == NULL || !may_look (folders))
    return;
  TbrFileAnswer *answer = g_new0 (TbrFileAnswer, 1);
  answer->is_there = g_file_test (path, G_FILE_TEST_EXISTS);
  answer->kind = tbr_files_tell (path, &answer->title);
  answer->path = g_steal_pointer (&path);
  tbr_file_answer_free (tbr_mailbox_put (&folders->answers, answer));
  folders->wake (folders->wake_data);
}

/* First the names, then what they are: more and more of them, the last time all. */
static void
read_folder (TbrFolders *folders, const Wish *wish)
{
  TbrFolder *folder = read_names (folders, wish);
  guint n = folder->rows->len, next = FIRST_TOLD;
  for (guint i = 0; i < n; i++)
    {
      if (i == 0 || i == next)
        hand_over (folders, folder_copy (folder));
      next = i == next ? 2 * next : next;
      answer_question (folders);
      if (!tbr_mailbox_is_empty (&folders->wishes) || !may_look (folders))
        {
          folder_free (folder);
          return;
        }
      TbrFolderRow *row = &g_array_index (folder->rows, TbrFolderRow, i);
      g_autofree char *path = g_strconcat (folder->path, row->name, NULL);
      row->kind = tbr_files_tell (path, &row->title);
    }
  folder->is_whole = TRUE;
  hand_over (folders, folder);
}

static gpointer
read_all (gpointer data)
{
  TbrFolders *folders = data;
  while (!g_atomic_int_get (&folders->stop))
    {
      tbr_bell_wait (&folders->bell);
      answer_question (folders);
      Wish *wish;
      while (!g_atomic_int_get (&folders->stop)
             && (wish = tbr_mailbox_take (&folders->wishes)) != NULL)
        {
          read_folder (folders, wish);
          free_wish (wish);
        }
      answer_question (folders);
    }
  return NULL;
}

/* ---- from the window's thread ---- */

TbrFolders *
tbr_folders_new (TbrWakeFunc wake, gpointer data)
{
  TbrFolders *folders = g_new0 (TbrFolders, 1);
  folders->wake = wake;
  folders->wake_data = data;
  tbr_bell_init (&folders->bell);
  return folders;
}

void
tbr_folders_free (TbrFolders *folders)
{
  if (folders == NULL)
    return;
  g_atomic_int_set (&folders->stop, 1);
  tbr_bell_ring (&folders->bell);
  if (folders->thread != NULL)
    g_thread_join (folders->thread);
  free_wish (tbr_mailbox_take (&folders->wishes));
  folder_free (tbr_mailbox_take (&folders->read));
  g_free (tbr_mailbox_take (&folders->questions));
  tbr_file_answer_free (tbr_mailbox_take (&folders->answers));
  folder_free (folders->shown);
  g_free (folders->asked);
  tbr_bell_clear (&folders->bell);
  g_free (folders);
}

void
tbr_folders_hold (TbrFolders *folders, TbrFoldersHold hold, gpointer data)
{
  folders->hold = hold;
  folders->hold_data = data;
}

void
tbr_folders_forget (TbrFolders *folders)
{
  g_clear_pointer (&folders->shown, folder_free);
  g_clear_pointer (&folders->asked, g_free);
}

static void
begin (TbrFolders *folders)
{
  if (folders->thread == NULL)
    folders->thread = g_thread_new ("folders", read_all, folders);
  tbr_bell_ring (&folders->bell);
}

static gboolean
is_of (const TbrFolder *folder, const char *path, TbrFilesUse use)
{
  return folder != NULL && folder->use == use && g_str_equal (folder->path, path);
}

const TbrFolder *
tbr_folders_list (TbrFolders *folders, const char *path, TbrFilesUse use, const GPtrArray *places)
{
  if (is_of (folders->shown, path, use))
    return folders->shown;
  if (g_strcmp0 (folders->asked, path) == 0 && folders->use == use)
    return NULL;
  Wish *wish = g_new0 (Wish, 1);
  wish->path = g_strdup (path);
  wish->use = use;
  wish->serial = ++folders->serial;
  wish->places = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; places != NULL && i < places->len; i++)
    g_ptr_array_add (wish->places, g_strdup (places->pdata[i]));
  g_free (folders->asked);
  folders->asked = g_strdup (path);
  folders->use = use;
  free_wish (tbr_mailbox_put (&folders->wishes, wish));
  begin (folders);
  return NULL;
}

const TbrFolderRow *
tbr_folder_row (const TbrFolder *folder, const char *name)
{
  for (guint i = 0; i < folder->rows->len; i++)
    if (g_str_equal (g_array_index (folder->rows, TbrFolderRow, i).name, name))
      return &g_array_index (folder->rows, TbrFolderRow, i);
  return NULL;
}

gboolean
tbr_folder_has_file (const TbrFolder *folder, const char *name)
{
  for (guint i = 0; i < folder->files->len; i++)
    if (g_str_equal (folder->files->pdata[i], name))
      return TRUE;
  return FALSE;
}

void
tbr_folders_ask (TbrFolders *folders, const char *path)
{
  folders->is_asking = TRUE;
  g_free (tbr_mailbox_put (&folders->questions, g_strdup (path)));
  begin (folders);
}

TbrFileAnswer *
tbr_folders_answer (TbrFolders *folders)
{
  TbrFileAnswer *answer = tbr_mailbox_take (&folders->answers);
  if (answer != NULL && tbr_mailbox_is_empty (&folders->questions))
    folders->is_asking = FALSE;
  return answer;
}

gboolean
tbr_folders_tick (TbrFolders *folders)
{
  TbrFolder *folder = tbr_mailbox_take (&folders->read);
  if (folder == NULL)
    return FALSE;
  /* the folder was left meanwhile, or is to be read anew */
  if (folders->asked == NULL || folder->serial != folders->serial)
    {
      folder_free (folder);
      return FALSE;
    }
  folder_free (folders->shown);
  folders->shown = folder;
  if (folder->is_whole)
    g_clear_pointer (&folders->asked, g_free);
  return TRUE;
}

gboolean
tbr_folders_are_settled (const TbrFolders *folders)
{
  return folders->asked == NULL && !folders->is_asking;
}
