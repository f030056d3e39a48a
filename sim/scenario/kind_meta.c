/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a scenario says about itself. */
#include "scenario/kinds.h"

static const TbrParam meta_params[] = {
  TBR_ROW (TbrMeta, "title", title, TEXT, .sentence = "name for people", .source = "Definition"),
  TBR_ROW (TbrMeta, "summary", summary, TEXT, .fallback = "",
           .sentence = "one or two sentences for people", .source = "Definition"),
  TBR_ROW (TbrMeta, "start", start, TEXT, .sentence = "instant of time 0, ISO 8601 with offset",
           .source = "Definition"),
  TBR_ROW (TbrMeta, "duration", duration, DURATION, .min = 60, .max = 316224000,
           .sentence = "how long the run lasts", .source = "Definition"),
  TBR_ROW (TbrMeta, "zone", zone, DURATION, .min = -12 * 3600.0, .max = 14 * 3600.0,
           .fallback = "1 h", .sentence = "offset of winter time from UTC", .source = "Definition"),
  TBR_ROW (TbrMeta, "summer-time", summer_time, BOOL, .fallback = "yes",
           .sentence = "whether the Union's summer time is kept", .source = "Definition"),
  TBR_ROW (TbrMeta, "seed", seed, INTEGER, .min = 0, .max = 9e15, .fallback = "1",
           .sentence = "seed of chance when the command line gives none", .source = "Definition"),
  TBR_ROW (TbrMeta, "report-period", report_period, DURATION, .min = 60, .max = 30 * 86400.0,
           .fallback = "6 h", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "time between two reports of the situation to the seats",
           .source = "Our assumption"),
  TBR_ROW (TbrMeta, "report-delay", report_delay, DURATION, .min = 0, .max = 30 * 86400.0,
           .fallback = "1 h", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "age of a report when it arrives", .source = "Our assumption"),
  TBR_ROW (TbrMeta, "national-services", national_services, BOOL, .fallback = "yes",
           .sentence = "whether states with a hazard get national units from the table of services",
           .source = "Definition"),
  TBR_ROW (TbrMeta, "high-impact", high_impact, BOOL, .fallback = "no",
           .sentence = "an event of low probability and high impact: the Union pays more",
           .source = "[D1313] art. 23"),
  TBR_ROW (TbrMeta, "remove", remove, TEXT, .fallback = "",
           .sentence = "obstacles at borders that are taken away, OBSTACLE:OWNER:HOST, "
                       "blank-separated, to see what they cost",
           .source = "Definition"),
};

const TbrKind tbr_kind_meta = { .section = "meta",
                                .element = "meta",
                                .name = "meta",
                                .title = "the scenario",
                                .sentence = "What the scenario is and when it plays",
                                .params = meta_params,
                                .n_params = G_N_ELEMENTS (meta_params),
                                .size = sizeof (TbrMeta) };
