/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A file that is packed while it is written. */
#include "base/gzip.h"

#include <gio/gio.h>

/* As gzip itself without a word. */
#define LEVEL 6
/* Packed bytes handed on at once. */
#define PORTION 32768

struct _TbrGzip
{
  TbrFileWriter *writer;
  GConverter *converter;
  guint8 packed[PORTION];
};

TbrGzip *
tbr_gzip_new (TbrFileWriter *writer)
{
  TbrGzip *gzip = g_new0 (TbrGzip, 1);

  gzip->writer = writer;
  gzip->converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, LEVEL));
  return gzip;
}

void
tbr_gzip_free (TbrGzip *gzip)
{
  if (gzip == NULL)
    return;
  g_object_unref (gzip->converter);
  g_free (gzip);
}

/* Packs all of @bytes, and with G_CONVERTER_INPUT_AT_END what is still held back. */
static gboolean
pack (TbrGzip *gzip, const guint8 *bytes, gsize n, GConverterFlags flags, GError **error)
{
  gboolean is_end = (flags & G_CONVERTER_INPUT_AT_END) != 0;
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (n > 0 || (is_end && result != G_CONVERTER_FINISHED))
    {
      g_autoptr (GError) inner = NULL;
      gsize n_read = 0, n_packed = 0;
      result = g_converter_convert (gzip->converter, bytes, n, gzip->packed, PORTION, flags,
                                    &n_read, &n_packed, &inner);
      if (result == G_CONVERTER_ERROR)
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "gzip: %s", inner->message);
          return FALSE;
        }
      if (!tbr_file_writer_add (gzip->writer, gzip->packed, n_packed, error))
        return FALSE;
      bytes += n_read;
      n -= n_read;
    }
  return TRUE;
}

gboolean
tbr_gzip_add (TbrGzip *gzip, gconstpointer bytes, gsize n, GError **error)
{
  return pack (gzip, bytes, n, G_CONVERTER_NO_FLAGS, error);
}

gboolean
tbr_gzip_finish (TbrGzip *gzip, GError **error)
{
  return pack (gzip, (const guint8 *) "", 0, G_CONVERTER_INPUT_AT_END, error);
}
