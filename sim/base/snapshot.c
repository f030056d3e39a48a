/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a snapshot's memory is given back, how hazards add marks to it, what phases are called. */
#include <tabard/snapshot.h>

#include <string.h>

const char *const tbr_phase_names[TBR_PHASE_N + 1]
    = { "available", "off",     "held",    "mobilising", "travelling", "arrived",    "approach",
        "set-up",    "working", "resting", "packing",    "returning",  "recovering", NULL };

void
tbr_snapshot_free (TbrSnapshot *snapshot)
{
  if (snapshot == NULL)
    return;
  g_clear_pointer (&snapshot->units, g_array_unref);
  g_clear_pointer (&snapshot->needs, g_array_unref);
  g_clear_pointer (&snapshot->marks, g_array_unref);
  g_clear_pointer (&snapshot->links, g_array_unref);
  g_clear_pointer (&snapshot->outages, g_array_unref);
  g_clear_pointer (&snapshot->wards, g_array_unref);
  g_clear_pointer (&snapshot->sites, g_array_unref);
  g_free (snapshot);
}

void
tbr_mark_set_label (TbrMark *mark, const char *text)
{
  const char *end = text;
  g_return_if_fail (mark != NULL && text != NULL);
  while (*end != '\0' && (gsize) (g_utf8_next_char (end) - text) < sizeof mark->label)
    end = g_utf8_next_char (end);
  memcpy (mark->label, text, (gsize) (end - text));
  mark->label[end - text] = '\0';
}

void
tbr_snapshot_add_mark (TbrSnapshot *snapshot, const TbrMark *mark)
{
  g_return_if_fail (snapshot != NULL && mark != NULL);
  g_return_if_fail (mark->shape < TBR_MARK_N && mark->level >= 0 && mark->level <= 1);
  if (snapshot->marks == NULL)
    snapshot->marks = g_array_new (FALSE, FALSE, sizeof (TbrMark));
  g_array_append_vals (snapshot->marks, mark, 1);
}
