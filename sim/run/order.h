/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An order as a line of text: how it is read and written. */
#pragma once

#include <tabard/command.h>

/* "planner", "ercc" or the ISO code of a state. Errors: TBR_ERROR_NAME */
gboolean tbr_order_parse_seat (const TbrScenario *scenario, const char *text, TbrSeat *out_seat,
                               GError **error);
