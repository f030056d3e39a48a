/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who gives an order, as written. */
#include "scenario/seat.h"

gboolean
tbr_seat_parse (const TbrMap *map, const char *text, TbrSeat *out_seat, GError **error)
{
  TbrStateId state = { TBR_NONE };
  TbrSeatKind kind = TBR_SEAT_STATE;

  if (g_str_equal (text, "planner"))
    kind = TBR_SEAT_PLANNER;
  else if (g_str_equal (text, "ercc"))
    kind = TBR_SEAT_ERCC;
  else
    state = tbr_map_find_state (map, text);
  if (kind == TBR_SEAT_STATE && tbr_is_none (state))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_NAME,
                   "unknown seat '%s': planner, ercc or the ISO code of a state", text);
      return FALSE;
    }
  *out_seat = (TbrSeat){ kind, state };
  return TRUE;
}
