/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The Council's integrated political crisis response: how far it is open, and its daily analysis.
 */
#pragma once

#include "response/response.h"

/* What TBR_FACT_IPCR tells beside the modes. */
#define TBR_IPCR_REPORT TBR_IPCR_N

/* The Presidency considers how far to open it: at each new report, and when needs are over. */
void tbr_ipcr_review (TbrSim *sim);
/* The solidarity clause opens it fully at once. */
void tbr_ipcr_open_fully (TbrSim *sim, TbrStateId state);
/* All states are asked again about the lines that are short: of one state, of all when null. */
void tbr_ipcr_ask_again (TbrSim *sim, TbrStateId state);
/* The time in which a state answers a request, given its usual one. */
TbrTime tbr_ipcr_hasten (const TbrSim *sim, TbrTime usual);
void tbr_ipcr_on_mode (TbrSim *sim, const TbrEvent *event);
void tbr_ipcr_on_analysis (TbrSim *sim, const TbrEvent *event);
