/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Futures that somebody waits for at the command line. */
#pragma once

#include <tabard/futures.h>

/* Runs all of them to their end, with a bar that tells how far they are, unless it is to be quiet.
   (transfer full) */
TbrOutlook *tbr_outlook_wait (const TbrFuturesSpec *spec, gboolean is_quiet);
