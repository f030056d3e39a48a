/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A file that is packed while it is written. */
#pragma once

#include <tabard/file.h>

/* Bytes on their way into a file, packed as gzip does. */
typedef struct _TbrGzip TbrGzip;

/* @writer: borrowed; must outlive it. The same bytes make the same file: no time, no name is in it.
   Source: [RFC1952]. (transfer full) */
TbrGzip *tbr_gzip_new (TbrFileWriter *writer);
void tbr_gzip_free (TbrGzip *gzip);
/* Adds bytes. Errors: TBR_ERROR_FILE */
gboolean tbr_gzip_add (TbrGzip *gzip, gconstpointer bytes, gsize n, GError **error);
/* Nothing follows; before the writer is committed. Errors: TBR_ERROR_FILE */
gboolean tbr_gzip_finish (TbrGzip *gzip, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrGzip, tbr_gzip_free)
