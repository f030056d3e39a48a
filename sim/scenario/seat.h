/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who gives an order, as written. */
#pragma once

#include <tabard/command.h>

/* "planner", "ercc" or the ISO code of a state. Errors: TBR_ERROR_NAME */
gboolean tbr_seat_parse (const TbrMap *map, const char *text, TbrSeat *out_seat, GError **error);
