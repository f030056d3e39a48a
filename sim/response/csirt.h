/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The seats of the cyber teams: whether a state shares what it knows, and whose case comes first.
 */
#pragma once

#include "response/response.h"

/* The seats look before an attack begins. */
void tbr_csirt_start (TbrSim *sim);
/* They look at all attacks: at each new report. */
void tbr_csirt_review (TbrSim *sim);
void tbr_csirt_on_look (TbrSim *sim, const TbrEvent *event);
