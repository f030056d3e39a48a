/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the seats know: reports that are taken at intervals and arrive with a delay. */
#pragma once

#include "response/response.h"

/* Rows of one need: what the seats have seen, and each report that can be on its way to them. */
guint32 tbr_report_rows (const TbrScenario *scenario);
/* Makes the rows of a new need; the alarm itself is the first report. */
void tbr_report_open (TbrSim *sim, TbrNeedId need);
/* The last report that has reached the seats. */
const TbrReport *tbr_report_seen (const TbrSim *sim, TbrNeedId need);
/* A report of this very instant: what the local dispatch desk knows. */
void tbr_report_now (const TbrSim *sim, TbrNeedId need, TbrReport *out_report);
void tbr_report_on_take (TbrSim *sim, const TbrEvent *event);
void tbr_report_on_publish (TbrSim *sim, const TbrEvent *event);
