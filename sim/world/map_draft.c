/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the names of the map are kept while it is read. */
#include "world/map_draft.h"

#include <string.h>

const char *
tbr_map_draft_text (TbrMapDraft *draft, const char *text, gsize length)
{
  if (draft->text_used == 0)
    draft->text[draft->text_used++] = '\0';
  if (length == 0)
    return draft->text;
  char *copy = draft->text + draft->text_used;
  memcpy (copy, text, length);
  copy[length] = '\0';
  draft->text_used += length + 1;
  return copy;
}

const char *
tbr_map_draft_field (TbrMapDraft *draft, const TbrMapCsv *csv, guint column)
{
  const char *text = tbr_map_csv_text (csv, column);
  return tbr_map_draft_text (draft, text, strlen (text));
}

TbrStateId
tbr_map_draft_state (TbrMapDraft *draft, TbrMapCsv *csv, guint column)
{
  const char *iso = tbr_map_csv_text (csv, column);
  TbrStateId state = tbr_map_find_state (draft->map, iso);
  if (tbr_is_none (state))
    tbr_map_csv_fault (csv, "%s: no country has the code '%s'", csv->columns[column], iso);
  return state;
}
