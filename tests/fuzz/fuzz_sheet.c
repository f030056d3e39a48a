/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hostile spreadsheets: what is accepted is small, and written it reads back the same. */
#include "fuzz.h"

#include "interchange/flat_document.h"

#include <string.h>

/* Most bytes of a sheet that is written again; larger ones are only looked at. */
#define MOST_BYTES 100000

static TbrSheet *
parse (const char *text, gsize length, TbrDiagnostics *faults)
{
  const TbrReaderInput input = { .text = text, .length = length, .name = "a.fods" };

  return tbr_flat_document_parse (&input, faults);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_malloc (size + 1);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  if (size > 0)
    memcpy (text, data, size);
  text[size] = '\0';
  g_autoptr (TbrSheet) sheet = parse (text, size, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);

  g_assert_true ((sheet == NULL) == (tbr_diagnostics_count (faults) > 0));
  g_assert_true (g_utf8_validate (told, -1, NULL));
  if (sheet == NULL)
    return 0;
  g_autofree char *first = tbr_sheet_csv (sheet);
  if (strlen (first) > MOST_BYTES)
    return 0;
  g_autofree char *document = tbr_flat_document_format (sheet, -1, TBR_FLAT_DOCUMENT_WHOLE);
  g_autoptr (TbrSheet) back = parse (document, strlen (document), faults);
  g_assert_nonnull (back);
  g_autofree char *second = tbr_sheet_csv (back);
  g_assert_cmpstr (second, ==, first);
  return 0;
}
