/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Reads one file out of a package, and writes packages. Source: [APPNOTE2022]. */
#include "interchange/package.h"

#include "base/quote.h"

#include <gio/gio.h>

#include <string.h>

/* What the records begin with, and how long they are without names. Source: [APPNOTE2022] section
   4.3 */
#define LOCAL_MARK 0x04034b50u
#define LOCAL_LENGTH 30
#define ENTRY_MARK 0x02014b50u
#define ENTRY_LENGTH 46
#define END_MARK 0x06054b50u
#define END_LENGTH 22
/* Longest comment behind the last record. */
#define MOST_COMMENT 65535
#define METHOD_STORED 0
#define METHOD_DEFLATED 8
#define FLAG_ENCRYPTED 1u
/* 1 January 1980, the first day there is: packages of one content are equal. */
#define FIRST_DAY 0x21
#define VERSION 20

/* The bytes of a package. */
typedef struct
{
  const guint8 *bytes;
  gsize n;
} Bytes;

/* ---- numbers ---- */

/* A number of @width bytes, the lowest first; 0 behind the end. */
static guint32
number_at (const Bytes *self, gsize at, guint width)
{
  guint32 value = 0;

  if (at > self->n || self->n - at < width)
    return 0;
  for (guint i = width; i-- > 0;)
    value = value << 8 | self->bytes[at + i];
  return value;
}

static void
append_number (GByteArray *out, guint32 value, guint width)
{
  for (guint i = 0; i < width; i++)
    {
      guint8 byte = (guint8) (value >> 8 * i);
      g_byte_array_append (out, &byte, 1);
    }
}

/* The check of ZIP, Ethernet and PNG. Source: [APPNOTE2022] section 4.4.7 */
static guint32
check_of (const guint8 *bytes, gsize n)
{
  guint32 table[256], value = 0xffffffffu;

  for (guint32 i = 0; i < G_N_ELEMENTS (table); i++)
    {
      table[i] = i;
      for (guint bit = 0; bit < 8; bit++)
        table[i] = table[i] & 1 ? table[i] >> 1 ^ 0xedb88320u : table[i] >> 1;
    }
  for (gsize i = 0; i < n; i++)
    value = table[(value ^ bytes[i]) & 0xff] ^ value >> 8;
  return ~value;
}

/* ---- reading ---- */

static gpointer
refuse (GError **error, const char *what)
{
  g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "no sound package: %s", what);
  return NULL;
}

/* Where the last record stands; @self->n where there is none. */
static gsize
find_end (const Bytes *self)
{
  if (self->n < END_LENGTH)
    return self->n;
  for (gsize back = 0; back <= MIN (self->n - END_LENGTH, (gsize) MOST_COMMENT); back++)
    if (number_at (self, self->n - END_LENGTH - back, 4) == END_MARK)
      return self->n - END_LENGTH - back;
  return self->n;
}

/* Where the entry of a member stands; @self->n where there is none. */
static gsize
find_entry (const Bytes *self, gsize end, const char *member)
{
  guint n_entries = number_at (self, end + 10, 2);
  gsize at = number_at (self, end + 16, 4), length = strlen (member);

  for (guint i = 0; i < n_entries && number_at (self, at, 4) == ENTRY_MARK; i++)
    {
      gsize n_name = number_at (self, at + 28, 2);
      if (n_name == length && self->n - at >= ENTRY_LENGTH + length
          && memcmp (self->bytes + at + ENTRY_LENGTH, member, length) == 0)
        return at;
      at += ENTRY_LENGTH + n_name + number_at (self, at + 30, 2) + number_at (self, at + 32, 2);
    }
  return self->n;
}

static gboolean
unpack (const guint8 *bytes, gsize n, gsize limit, GByteArray *out)
{
  g_autoptr (GConverter) zip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  guint8 room[16384];
  gsize at = 0, n_read, n_written;

  while (out->len <= limit)
    {
      GConverterResult result
          = g_converter_convert (zip, bytes + at, n - at, room, sizeof room,
                                 G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      at += n_read;
      g_byte_array_append (out, room, (guint) n_written);
      if (result == G_CONVERTER_FINISHED)
        return out->len <= limit;
    }
  return FALSE;
}

/* The bytes of the member at @entry, unpacked and checked. (transfer full) (nullable) */
static GByteArray *
read_member (const Bytes *self, gsize entry, gsize limit)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint method = number_at (self, entry + 10, 2);
  gsize n = number_at (self, entry + 20, 4), local = number_at (self, entry + 42, 4);
  gsize at
      = local + LOCAL_LENGTH + number_at (self, local + 26, 2) + number_at (self, local + 28, 2);

  if (number_at (self, entry + 8, 2) & FLAG_ENCRYPTED || number_at (self, local, 4) != LOCAL_MARK
      || at > self->n || self->n - at < n)
    return NULL;
  if (method == METHOD_STORED && n <= limit)
    g_byte_array_append (out, self->bytes + at, (guint) n);
  else if (method != METHOD_DEFLATED || !unpack (self->bytes + at, n, limit, out))
    return NULL;
  return check_of (out->data, out->len) == number_at (self, entry + 16, 4) ? g_steal_pointer (&out)
                                                                           : NULL;
}

char *
tbr_package_read (const char *bytes, gsize n, const char *member, gsize limit, gsize *out_n,
                  GError **error)
{
  const Bytes self = { (const guint8 *) bytes, n };
  gsize end = find_end (&self);

  if (end == n)
    return refuse (error, "it has no list of its files");
  gsize entry = find_entry (&self, end, member);
  if (entry == n)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "the package has no '%s'", member);
      return NULL;
    }
  g_autoptr (GByteArray) out = read_member (&self, entry, limit);
  if (out == NULL)
    return refuse (error, "a file in it is damaged, encrypted, too large or packed in another way");
  *out_n = out->len;
  append_number (out, 0, 1);
  return (char *) g_byte_array_free (g_steal_pointer (&out), FALSE);
}

/* ---- writing ---- */

/* What stands in the record before the member and in its entry alike. */
static void
append_common (GByteArray *out, const TbrPackageMember *member)
{
  append_number (out, VERSION, 2);
  append_number (out, 0, 2); /* flags */
  append_number (out, METHOD_STORED, 2);
  append_number (out, 0, 2); /* time of day */
  append_number (out, FIRST_DAY, 2);
  append_number (out, check_of ((const guint8 *) member->bytes, member->n), 4);
  append_number (out, (guint32) member->n, 4);
  append_number (out, (guint32) member->n, 4);
  append_number (out, (guint32) strlen (member->name), 2);
  append_number (out, 0, 2); /* extra field */
}

static void
append_name (GByteArray *out, const TbrPackageMember *member)
{
  g_byte_array_append (out, (const guint8 *) member->name, (guint) strlen (member->name));
}

GByteArray *
tbr_package_write (const TbrPackageMember *members, guint n)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) list = g_byte_array_new ();

  for (guint i = 0; i < n; i++)
    {
      append_number (list, ENTRY_MARK, 4);
      append_number (list, VERSION, 2);
      append_common (list, &members[i]);
      append_number (list, 0, 2); /* comment */
      append_number (list, 0, 2); /* disk */
      append_number (list, 0, 2); /* attributes within */
      append_number (list, 0, 4); /* attributes outside */
      append_number (list, out->len, 4);
      append_name (list, &members[i]);
      append_number (out, LOCAL_MARK, 4);
      append_common (out, &members[i]);
      append_name (out, &members[i]);
      g_byte_array_append (out, (const guint8 *) members[i].bytes, (guint) members[i].n);
    }
  guint start = out->len;
  g_byte_array_append (out, list->data, list->len);
  append_number (out, END_MARK, 4);
  append_number (out, 0, 4); /* disks */
  append_number (out, n, 2);
  append_number (out, n, 2);
  append_number (out, list->len, 4);
  append_number (out, start, 4);
  append_number (out, 0, 2); /* comment */
  return out;
}
