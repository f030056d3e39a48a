/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Packages come back as they were written, and broken or hostile ones are refused. */
#include "interchange/package.h"

#include <gio/gio.h>

#include <string.h>

/* Where an entry of the list has what. */
#define ENTRY_METHOD 10
#define ENTRY_CHECK 16
#define ENTRY_SIZE 20

static GByteArray *
make (void)
{
  static const TbrPackageMember members[]
      = { { "mimetype", "text/x", 6 }, { "a/content.xml", "123456789", 9 }, { "empty", "", 0 } };

  return tbr_package_write (members, G_N_ELEMENTS (members));
}

static char *
read_member (const GByteArray *package, const char *member, gsize limit, GError **error)
{
  gsize n = 0;
  char *text
      = tbr_package_read ((const char *) package->data, package->len, member, limit, &n, error);

  if (text != NULL)
    g_assert_cmpuint (strlen (text), ==, n);
  return text;
}

/* Place of the first entry of the list. */
static gsize
first_entry (const GByteArray *package)
{
  for (gsize i = 0; i + 4 < package->len; i++)
    if (memcmp (package->data + i, "PK\001\002", 4) == 0)
      return i;
  g_assert_not_reached ();
}

static void
test_package_comes_back (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) package = make ();
  g_autofree char *type = read_member (package, "mimetype", 100, &error);
  g_autofree char *content = read_member (package, "a/content.xml", 9, &error);
  g_autofree char *empty = read_member (package, "empty", 0, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (type, ==, "text/x");
  g_assert_cmpstr (content, ==, "123456789");
  g_assert_cmpstr (empty, ==, "");
}

/* The published check value of the nine digits is 0xcbf43926. */
static void
test_package_writes_the_check_of_the_digits (void)
{
  static const TbrPackageMember member = { "d", "123456789", 9 };
  static const guint8 wanted[] = { 0x26, 0x39, 0xf4, 0xcb };
  g_autoptr (GByteArray) package = tbr_package_write (&member, 1);

  g_assert_cmpmem (package->data + 14, 4, wanted, 4);
}

static void
test_package_refuses_what_is_broken (void)
{
  g_autoptr (GByteArray) package = make ();
  gsize entry = first_entry (package);
  static const struct
  {
    gsize at;
    guint8 byte;
  } harms[] = { { 8, 1 },                 /* encrypted */
                { ENTRY_METHOD, 12 },     /* another way of packing */
                { ENTRY_METHOD, 8 },      /* said to be packed, but is not */
                { ENTRY_CHECK, 0xff },    /* damaged */
                { ENTRY_SIZE + 3, 0x7f }, /* longer than the package */
                { 42 + 3, 0x7f } };       /* elsewhere */

  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      g_autoptr (GError) error = NULL;
      guint8 before = package->data[entry + harms[i].at];
      package->data[entry + harms[i].at] = harms[i].byte;
      g_assert_null (read_member (package, "mimetype", 100, &error));
      g_assert_error (error, TBR_ERROR, TBR_ERROR_SYNTAX);
      package->data[entry + harms[i].at] = before;
    }
  for (guint n = 0; n < package->len; n++)
    {
      gsize length;
      g_assert_null (
          tbr_package_read ((const char *) package->data, n, "mimetype", 100, &length, NULL));
    }
  g_autoptr (GError) error = NULL, too_long = NULL;
  g_assert_null (read_member (package, "other", 100, &error));
  g_assert_nonnull (strstr (error->message, "the package has no 'other'"));
  g_assert_null (read_member (package, "mimetype", 5, &too_long));
  g_assert_error (too_long, TBR_ERROR, TBR_ERROR_SYNTAX);
}

/* Ten megabytes of one letter, packed into a thousandth: unpacked no further than allowed. */
static void
test_package_unpacks_no_more_than_allowed (void)
{
  gsize n = 10 << 20, n_read, n_written;
  g_autofree char *text = g_malloc0 (n + 1);
  g_autofree char *packed = g_malloc (n);
  g_autoptr (GConverter) zip
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9));

  memset (text, 'a', n);
  g_assert_cmpint (g_converter_convert (zip, text, n, packed, n, G_CONVERTER_INPUT_AT_END, &n_read,
                                        &n_written, NULL),
                   ==, G_CONVERTER_FINISHED);
  const TbrPackageMember members[] = { { "bomb", packed, n_written }, { "whole", text, n } };
  g_autoptr (GByteArray) package = tbr_package_write (members, 2);
  gsize entry = first_entry (package);
  /* the first is said to be packed, and has the check of the second: that of what it holds */
  package->data[entry + ENTRY_METHOD] = 8;
  memcpy (package->data + entry + ENTRY_CHECK,
          package->data + entry + 46 + strlen ("bomb") + ENTRY_CHECK, 4);
  g_autofree char *all = read_member (package, "bomb", n, NULL);
  g_assert_cmpstr (all, ==, text);
  g_assert_null (read_member (package, "bomb", n - 1, NULL));
  g_assert_null (read_member (package, "bomb", 1000, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interchange/package/comes-back", test_package_comes_back);
  g_test_add_func ("/interchange/package/writes-the-check-of-the-digits",
                   test_package_writes_the_check_of_the_digits);
  g_test_add_func ("/interchange/package/refuses-what-is-broken",
                   test_package_refuses_what_is_broken);
  g_test_add_func ("/interchange/package/unpacks-no-more-than-allowed",
                   test_package_unpacks_no_more_than_allowed);
  return g_test_run ();
}
