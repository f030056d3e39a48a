/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hostile messages of the Common Alerting Protocol. */
#include "fuzz.h"

#include "interchange/cap.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_malloc (size + 1);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  if (size > 0)
    memcpy (text, data, size);
  text[size] = '\0';
  const TbrReaderInput input = { .text = text, .length = size, .name = "a.xml" };
  g_autoptr (TbrCap) cap = tbr_cap_parse (&input, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);

  g_assert_true ((cap == NULL) == (tbr_diagnostics_count (faults) > 0));
  g_assert_true (g_utf8_validate (told, -1, NULL));
  for (guint i = 0; cap != NULL && i < cap->nodes->len; i++)
    {
      const TbrCapNode *node = &g_array_index (cap->nodes, TbrCapNode, i);
      const char *allowed;
      g_assert_true (tbr_cap_value_is_good (&tbr_cap_rules[node->element], node->text, &allowed));
      g_assert_cmpuint (node->parent, <=, i);
    }
  return 0;
}
