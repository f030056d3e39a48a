/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Packages of files, as OpenDocument keeps them (.ods): ZIP without anything that is not needed.
   Source: [APPNOTE2022]. */
#pragma once

#include <tabard/error.h>

/* A file in a package. */
typedef struct
{
  const char *name;
  const char *bytes;
  gsize n; /* bytes */
} TbrPackageMember;

/**
 * tbr_package_read:
 * @bytes: the package
 * @member: name of the file in it
 * @limit: most bytes that it may have unpacked
 * @out_n: (out): bytes that it has
 *
 * Nothing that the package says of sizes and places is believed.
 *
 * Errors: TBR_ERROR_SYNTAX
 * Returns: (transfer full) (nullable): its bytes and a closing zero
 */
char *tbr_package_read (const char *bytes, gsize n, const char *member, gsize limit, gsize *out_n,
                        GError **error);

/* A package of these members, none of them packed, in their order. (transfer full) */
GByteArray *tbr_package_write (const TbrPackageMember *members, guint n);
