/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hostile packages: what comes out of one is bounded, and written it comes out again. */
#include "fuzz.h"

#include "interchange/package.h"

#include <string.h>

#define MEMBER "content.xml"
/* Most bytes of a member. */
#define LIMIT 100000

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  gsize n, n_again;
  g_autofree char *text = tbr_package_read ((const char *) data, size, MEMBER, LIMIT, &n, &error);

  g_assert_true ((text == NULL) == (error != NULL));
  if (text == NULL)
    return 0;
  g_assert_cmpuint (n, <=, LIMIT);
  const TbrPackageMember member = { MEMBER, text, n };
  g_autoptr (GByteArray) package = tbr_package_write (&member, 1);
  g_autofree char *again = tbr_package_read ((const char *) package->data, package->len, MEMBER,
                                             LIMIT, &n_again, NULL);
  g_assert_nonnull (again);
  g_assert_cmpmem (again, n_again, text, n);
  return 0;
}
