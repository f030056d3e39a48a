/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a file comes to be complete before anybody can see it. */
#define _GNU_SOURCE /* O_TMPFILE */
#include <tabard/file.h>

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes gathered before a write. */
#define BUFFER_BYTES 65536
/* Permissions before the user's mask. */
#define PERMISSIONS 0666

/* Where the bytes go until the file is complete. */
typedef enum
{
  PLACE_NAMELESS, /* a file without a name */
  PLACE_HIDDEN,   /* a file with a hidden name */
  PLACE_DIRECT,   /* the device or pipe itself */
} Place;

typedef enum
{
  STATE_OPEN,
  STATE_FAILED,
  STATE_COMMITTED
} State;

struct _TbrFileWriter
{
  char *path;
  char *folder;
  char *hidden; /* hidden name; NULL while there is none */
  int file;
  Place place;
  State state;
  guint64 n_written; /* bytes that reached the file */
  GByteArray *buffer;
};

static gboolean
refuse (TbrFileWriter *writer, const char *what, int number, GError **error)
{
  writer->state = STATE_FAILED;
  g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: %s: %s", writer->path, what,
               g_strerror (number));
  return FALSE;
}

/* A name beside the file that no listing shows and no other writer takes. */
static char *
make_hidden_name (const TbrFileWriter *writer)
{
  g_autofree char *base = g_path_get_basename (writer->path);
  g_autofree char *name = g_strconcat (".", base, ".XXXXXX", NULL);
  return g_build_filename (writer->folder, name, NULL);
}

static char *
make_descriptor_name (const TbrFileWriter *writer)
{
  return g_strdup_printf ("/proc/self/fd/%d", writer->file);
}

/* Opens a nameless file that can be given a name later; FALSE where the system cannot. */
static gboolean
open_nameless (TbrFileWriter *writer)
{
  writer->file = open (writer->folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, PERMISSIONS);
  if (writer->file < 0)
    return FALSE;
  g_autofree char *descriptor = make_descriptor_name (writer);
  if (g_access (descriptor, F_OK) == 0)
    return TRUE;
  close (writer->file);
  writer->file = -1;
  return FALSE;
}

static gboolean
open_place (TbrFileWriter *writer, GError **error)
{
  struct stat facts;
  gboolean is_there = stat (writer->path, &facts) == 0;
  if (is_there && S_ISDIR (facts.st_mode))
    return refuse (writer, "cannot be written", EISDIR, error);
  if (is_there && !S_ISREG (facts.st_mode))
    {
      writer->place = PLACE_DIRECT;
      writer->file = open (writer->path, O_WRONLY | O_CLOEXEC);
    }
  else if (open_nameless (writer))
    writer->place = PLACE_NAMELESS;
  else
    {
      writer->place = PLACE_HIDDEN;
      writer->hidden = make_hidden_name (writer);
      writer->file = g_mkstemp_full (writer->hidden, O_WRONLY | O_CLOEXEC, PERMISSIONS);
      if (writer->file < 0)
        g_clear_pointer (&writer->hidden, g_free);
    }
  return writer->file >= 0 ? TRUE : refuse (writer, "cannot be written", errno, error);
}

TbrFileWriter *
tbr_file_writer_new (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  TbrFileWriter *writer = g_new0 (TbrFileWriter, 1);
  writer->path = g_strdup (path);
  writer->folder = g_path_get_dirname (path);
  writer->file = -1;
  writer->buffer = g_byte_array_sized_new (BUFFER_BYTES);
  if (open_place (writer, error))
    return writer;
  tbr_file_writer_free (writer);
  return NULL;
}

static gboolean
flush_bytes (TbrFileWriter *writer, const guint8 *bytes, gsize n, GError **error)
{
  gsize n_done = 0;
  while (n_done < n)
    {
      gssize n_now = write (writer->file, bytes + n_done, n - n_done);
      if (n_now < 0 && errno == EINTR)
        continue;
      if (n_now <= 0)
        {
          int number = n_now < 0 ? errno : ENOSPC;
          g_autofree char *what
              = g_strdup_printf ("%" G_GSIZE_FORMAT " bytes cannot be written after the first "
                                 "%" G_GUINT64_FORMAT,
                                 n - n_done, writer->n_written);
          return refuse (writer, what, number, error);
        }
      n_done += (gsize) n_now;
      writer->n_written += (guint64) n_now;
    }
  return TRUE;
}

static gboolean
flush (TbrFileWriter *writer, GError **error)
{
  if (!flush_bytes (writer, writer->buffer->data, writer->buffer->len, error))
    return FALSE;
  g_byte_array_set_size (writer->buffer, 0);
  return TRUE;
}

static gboolean
check_open (const TbrFileWriter *writer, GError **error)
{
  if (writer->state == STATE_OPEN)
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: it was not written, as reported before",
               writer->path);
  return FALSE;
}

gboolean
tbr_file_writer_add (TbrFileWriter *writer, gconstpointer bytes, gsize n, GError **error)
{
  g_return_val_if_fail (writer != NULL && (bytes != NULL || n == 0), FALSE);
  g_return_val_if_fail (writer->state != STATE_COMMITTED, FALSE);
  if (!check_open (writer, error))
    return FALSE;
  if (writer->buffer->len + n > BUFFER_BYTES && !flush (writer, error))
    return FALSE;
  if (n > BUFFER_BYTES)
    return flush_bytes (writer, bytes, n, error);
  g_byte_array_append (writer->buffer, bytes, (guint) n);
  return TRUE;
}

gboolean
tbr_file_writer_add_text (TbrFileWriter *writer, const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, FALSE);
  return tbr_file_writer_add (writer, text, strlen (text), error);
}

gboolean
tbr_file_writer_flush (TbrFileWriter *writer, GError **error)
{
  g_return_val_if_fail (writer != NULL && writer->state != STATE_COMMITTED, FALSE);
  return check_open (writer, error) && flush (writer, error);
}

/* Gives a nameless file a hidden name, from which it can replace another one. */
static gboolean
name_nameless (TbrFileWriter *writer, GError **error)
{
  g_autofree char *descriptor = make_descriptor_name (writer);
  for (;;)
    {
      g_autofree char *hidden = make_hidden_name (writer);
      /* The name is taken and freed again, which finds one that is free. */
      int taken = g_mkstemp_full (hidden, O_WRONLY | O_CLOEXEC, PERMISSIONS);
      if (taken < 0)
        return refuse (writer, "cannot be written", errno, error);
      close (taken);
      g_unlink (hidden);
      if (linkat (AT_FDCWD, descriptor, AT_FDCWD, hidden, AT_SYMLINK_FOLLOW) == 0)
        {
          writer->hidden = g_steal_pointer (&hidden);
          return TRUE;
        }
      if (errno != EEXIST)
        return refuse (writer, "cannot be written", errno, error);
    }
}

/* Makes the new name itself last: the folder is written too. Not every system can, nor must it. */
static void
sync_folder (const TbrFileWriter *writer)
{
  int folder = open (writer->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return;
  (void) !fsync (folder);
  close (folder);
}

static gboolean
commit_file (TbrFileWriter *writer, GError **error)
{
  if (fsync (writer->file) != 0)
    return refuse (writer, "cannot be written to the disk", errno, error);
  if (writer->place == PLACE_NAMELESS && !name_nameless (writer, error))
    return FALSE;
  if (g_rename (writer->hidden, writer->path) != 0)
    return refuse (writer, "cannot be given its name", errno, error);
  g_clear_pointer (&writer->hidden, g_free);
  sync_folder (writer);
  return TRUE;
}

gboolean
tbr_file_writer_commit (TbrFileWriter *writer, GError **error)
{
  g_return_val_if_fail (writer != NULL && writer->state != STATE_COMMITTED, FALSE);
  if (!check_open (writer, error) || !flush (writer, error))
    return FALSE;
  if (writer->place != PLACE_DIRECT && !commit_file (writer, error))
    return FALSE;
  int file = writer->file;
  writer->file = -1;
  /* A full disk on a network may say so only here. */
  if (close (file) != 0)
    return refuse (writer, "cannot be closed", errno, error);
  writer->state = STATE_COMMITTED;
  return TRUE;
}

void
tbr_file_writer_free (TbrFileWriter *writer)
{
  if (writer == NULL)
    return;
  if (writer->file >= 0)
    close (writer->file);
  if (writer->hidden != NULL)
    g_unlink (writer->hidden);
  g_byte_array_unref (writer->buffer);
  g_free (writer->hidden);
  g_free (writer->folder);
  g_free (writer->path);
  g_free (writer);
}

gboolean
tbr_file_write (const char *path, gconstpointer bytes, gsize n, GError **error)
{
  g_autoptr (TbrFileWriter) writer = tbr_file_writer_new (path, error);
  return writer != NULL && tbr_file_writer_add (writer, bytes, n, error)
         && tbr_file_writer_commit (writer, error);
}
