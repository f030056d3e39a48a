/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Lines written as things are done, by one program at a time. */
#include "scenario/work_file.h"

#include <tabard/file.h>

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Largest file that is read. */
#define LIMIT ((gsize) 64 << 20)
/* One that has grown by so much is written anew, bytes. */
#define MOST_GROWTH 262144

static void
let_go (TbrWorkFile *work)
{
  if (work->file >= 0)
    close (work->file);
  work->file = -1;
}

gboolean
tbr_work_file_begin (TbrWorkFile *work, const char *path, const char *text, GError **error)
{
  if (!tbr_file_write (path, text, strlen (text), error))
    return FALSE;
  let_go (work);
  work->file = open (path, O_WRONLY | O_APPEND | O_CLOEXEC);
  if (work->file < 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: %s", path, g_strerror (errno));
      return FALSE;
    }
  /* told to others who look for work that was left; without it they would offer what is here */
  (void) flock (work->file, LOCK_EX | LOCK_NB);
  char *copy = g_strdup (path);
  g_free (work->path);
  work->path = copy;
  work->written = 0;
  return TRUE;
}

void
tbr_work_file_add (TbrWorkFile *work, const char *line)
{
  if (work->file < 0)
    return;
  g_autofree char *whole = g_strconcat (line, "\n", NULL);
  gsize n = strlen (whole);
  for (gsize done = 0; done < n;)
    {
      gssize more = write (work->file, whole + done, n - done);
      if (more < 0 && errno != EINTR)
        return;
      done += (gsize) MAX (more, 0);
    }
  work->written += n;
}

gboolean
tbr_work_file_is_long (const TbrWorkFile *work)
{
  return work->file >= 0 && work->written > MOST_GROWTH;
}

void
tbr_work_file_end (TbrWorkFile *work)
{
  let_go (work);
  g_clear_pointer (&work->path, g_free);
}

void
tbr_work_file_discard (TbrWorkFile *work)
{
  let_go (work);
  if (work->path != NULL)
    (void) g_unlink (work->path);
  g_clear_pointer (&work->path, g_free);
}

gboolean
tbr_work_file_is_left (const char *path, gint64 *out_changed)
{
  struct stat status;
  int file = open (path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return FALSE;
  gboolean is_free = flock (file, LOCK_SH | LOCK_NB) == 0 && fstat (file, &status) == 0;
  close (file);
  if (is_free)
    *out_changed = (gint64) status.st_mtime * G_USEC_PER_SEC;
  return is_free;
}

char **
tbr_work_file_lines (const char *path, const char *head, const char *second, GError **error)
{
  gsize length;
  g_autofree char *begin = g_strconcat (head, "\n", second, NULL);
  g_autofree char *text = tbr_file_read (path, LIMIT, &length, error);
  if (text == NULL)
    return NULL;
  char *last = strrchr (text, '\n');
  if (!g_str_has_prefix (text, begin) || last == NULL || !g_utf8_validate (text, last - text, NULL))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s:1: it does not begin with '%s'", path,
                   head);
      return NULL;
    }
  *last = '\0';
  return g_strsplit (text, "\n", -1);
}
