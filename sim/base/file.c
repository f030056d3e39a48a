/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a whole file is read within a limit. */
#include <tabard/file.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* First guess of the size of a stream whose size is not known, bytes. */
#define STREAM_BYTES 65536

static gboolean
refuse_size (const char *path, guint64 size, gsize limit, GError **error)
{
  g_set_error (error, TBR_ERROR, TBR_ERROR_FILE,
               "%s: %s%" G_GUINT64_FORMAT " bytes are more than the %" G_GSIZE_FORMAT " allowed",
               path, size > limit ? "" : "over ", size, limit);
  return FALSE;
}

static gboolean
refuse_system (const char *path, const char *what, int number, GError **error)
{
  g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: %s: %s", path, what, g_strerror (number));
  return FALSE;
}

/* Reads up to @limit bytes from @file into @content, growing it as needed. */
static gboolean
read_all (int file, const char *path, gsize limit, GByteArray *content, GError **error)
{
  gsize n_read = 0;
  for (;;)
    {
      if (n_read == content->len)
        g_byte_array_set_size (content, (guint) MIN (limit + 1, 2 * (gsize) content->len));
      gssize n = read (file, content->data + n_read, content->len - n_read);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return refuse_system (path, "cannot be read", errno, error);
      n_read += (gsize) n;
      if (n_read > limit)
        return refuse_size (path, limit, limit, error);
      if (n == 0)
        break;
    }
  g_byte_array_set_size (content, (guint) n_read);
  return TRUE;
}

static gboolean
read_open (int file, const char *path, gsize limit, GByteArray *content, GError **error)
{
  struct stat facts;
  if (fstat (file, &facts) != 0)
    return refuse_system (path, "cannot be read", errno, error);
  if (S_ISDIR (facts.st_mode))
    return refuse_system (path, "cannot be read", EISDIR, error);
  gboolean has_size = S_ISREG (facts.st_mode) && facts.st_size > 0;
  if (has_size && (guint64) facts.st_size > limit)
    return refuse_size (path, (guint64) facts.st_size, limit, error);
  gsize guess = has_size ? (gsize) facts.st_size + 1 : STREAM_BYTES;
  g_byte_array_set_size (content, (guint) MIN (guess, limit + 1));
  return read_all (file, path, limit, content, error);
}

char *
tbr_file_read (const char *path, gsize limit, gsize *out_length, GError **error)
{
  g_return_val_if_fail (path != NULL && limit < G_MAXUINT / 2 && out_length != NULL, NULL);
  int file = open (path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    {
      refuse_system (path, "cannot be opened", errno, error);
      return NULL;
    }
  GByteArray *content = g_byte_array_new ();
  gboolean is_read = read_open (file, path, limit, content, error);
  close (file);
  if (!is_read)
    {
      g_byte_array_unref (content);
      return NULL;
    }
  gsize length = content->len;
  g_byte_array_append (content, (const guint8 *) "", 1);
  *out_length = length;
  return (char *) g_byte_array_free (content, FALSE);
}
