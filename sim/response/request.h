/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A line of a request for assistance: entered, made known to the states, changed, closed. */
#pragma once

#include "response/response.h"

/* Asks all states once more about an open line that is with the centre. */
void tbr_request_ask_again (TbrSim *sim, TbrRequestId request);
/* The Commission looks at once at all lines at which it has had its first look. */
void tbr_request_consider_again (TbrSim *sim);
/* Asks one state at once about all open lines that it could help with. */
void tbr_request_ask_state (TbrSim *sim, TbrStateId owner);
/* The least rate that opens a line of a case, or raises it, per hour. */
double tbr_request_least (const TbrSim *sim, guint32 case_index, TbrWorkClass work);
/* Asks for @rate in all, per hour: opens the line of the case, or raises it. */
void tbr_request_raise (TbrSim *sim, guint32 case_index, TbrWorkClass work, double rate);
void tbr_request_close (TbrSim *sim, TbrRequestId request, TbrRequestEnd why);
/* A rescEU unit is sent, whoever decided it. */
void tbr_request_grant (TbrSim *sim, TbrRequestId request, TbrUnitId unit);
/* Rate asked for that nobody has promised, per hour. */
double tbr_request_missing (const TbrSim *sim, TbrRequestId request);
void tbr_request_on_resceu (TbrSim *sim, const TbrEvent *event);
void tbr_request_on_forward (TbrSim *sim, const TbrEvent *event);
