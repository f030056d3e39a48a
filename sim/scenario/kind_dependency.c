/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The services of a region and how they live by each other. */
#include "scenario/kinds.h"

static const TbrParam lifeline_params[] = {
  TBR_ROW (TbrLifelineSpec, "recovery", recovery, DURATION, .min = 60, .max = 90 * 86400.0,
           .fallback = "1 h", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "once nothing holds it back, time from out to 1 % out",
           .source = "Our assumption"),
  TBR_ROW (TbrLifelineSpec, "slows", slows, REAL, .dimension = TBR_DIMENSION_NUMBER, .min = 1,
           .max = 50, .fallback = "1", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "factor when it is out: emergency on the time to mobilise and turn out, "
                       "telecom on the age of reports, transport on the time of travel",
           .source = "Our assumption"),
  TBR_ROW (TbrLifelineSpec, "critical-load", load, REAL, .dimension = TBR_DIMENSION_NUMBER,
           .min = 0, .max = 1000, .fallback = "0", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "kW for 1,000 people that its critical sites draw, which generators can be "
                       "brought to; 0: it has none",
           .source = "Our assumption"),
};

const TbrKind tbr_kind_lifeline
    = { .section = "dependencies",
        .element = "lifeline",
        .name = "lifeline",
        .title = "a service",
        .sentence = "A service that regions live by; its id is its name",
        .params = lifeline_params,
        .n_params = G_N_ELEMENTS (lifeline_params),
        .size = sizeof (TbrLifelineSpec) };

static const TbrParam dependency_params[] = {
  TBR_ROW (TbrDependency, "dependent", dependent, CHOICE, .choices = tbr_lifeline_names,
           .sentence = "service that depends on the other", .source = "Definition"),
  TBR_ROW (TbrDependency, "on", on, CHOICE, .choices = tbr_lifeline_names,
           .sentence = "service it depends on", .source = "Definition"),
  TBR_ROW (TbrDependency, "strength", strength, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
           .max = 1, .sentence = "inoperability of the dependent when the other is out",
           .source = "HAIMES2001"),
  TBR_ROW (TbrDependency, "buffer", buffer, DURATION, .min = 0, .max = 90 * 86400.0,
           .fallback = "0 h", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "how long the dependent's sites go on without the other",
           .source = "Our assumption"),
  TBR_ROW (TbrDependency, "refill", refill, DURATION, .min = 60, .max = 90 * 86400.0,
           .fallback = "24 h", .certainty = TBR_CERTAINTY_ESTIMATED,
           .sentence = "how long an empty buffer takes to be full again once the other is back",
           .source = "Our assumption"),
};

const TbrKind tbr_kind_dependency
    = { .section = "dependencies",
        .element = "dependency",
        .name = "dependency",
        .title = "a dependency",
        .sentence = "What a service loses by the loss of another; its id is dependent.on",
        .params = dependency_params,
        .n_params = G_N_ELEMENTS (dependency_params),
        .size = sizeof (TbrDependency) };
