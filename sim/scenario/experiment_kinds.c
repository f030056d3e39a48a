/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The parameter tables of an experiment. */
#include "scenario/experiment_kinds.h"

#include "scenario/kinds.h"

const char *const tbr_design_names[TBR_DESIGN_N + 1] = {
  "full", "one-at-a-time", "latin-hypercube", "sobol", "list", "morris", "sobol-indices", NULL
};

static const guint children[TBR_EXPERIMENT_N] = {
  [TBR_EXPERIMENT_ROOT] = 1 << TBR_EXPERIMENT_DESIGN | 1 << TBR_EXPERIMENT_FACTOR
                          | 1 << TBR_EXPERIMENT_EXCEPT | 1 << TBR_EXPERIMENT_STOP
                          | 1 << TBR_EXPERIMENT_KEEP,
  [TBR_EXPERIMENT_FACTOR] = 1 << TBR_EXPERIMENT_LEVEL,
  [TBR_EXPERIMENT_LEVEL] = 1 << TBR_EXPERIMENT_SET | 1 << TBR_EXPERIMENT_USE,
};

#define DEFINED .source = "Definition"
static const TbrParam root_params[] = {
  TBR_ROW (TbrExperimentRoot, "title", title, TEXT, .sentence = "what is asked, in a line",
           DEFINED),
  TBR_ROW (TbrExperimentRoot, "scenario", scenario, TEXT,
           .sentence = "scenario that is run: a folder or file seen from the experiment's folder, "
                       "or the name of a shipped one",
           DEFINED),
  TBR_ROW (TbrExperimentRoot, "seed", seed, INTEGER, .min = 0, .max = 9e18, .fallback = "",
           .sentence = "seed of all chance; the scenario's if not given", DEFINED),
  TBR_ROW (TbrExperimentRoot, "replications", replications, INTEGER, .min = 1, .max = 1e6,
           .fallback = "20", .sentence = "replications of each point; with <stop> the fewest",
           .source = "Our assumption"),
  TBR_ROW (TbrExperimentRoot, "most", most, INTEGER, .min = 1, .max = 1e6, .fallback = "1000",
           .sentence = "replications of a point at which <stop> gives up",
           .source = "Our assumption"),
  TBR_ROW (TbrExperimentRoot, "common-random-numbers", common, BOOL, .fallback = "yes",
           .sentence = "the same luck at every point, replication by replication", DEFINED),
  TBR_ROW (TbrExperimentRoot, "until", until, DURATION, .dimension = TBR_DIMENSION_TIME, .min = 60,
           .max = 1e10, .fallback = "",
           .sentence = "time after which a run ends; the scenario's if not given", DEFINED),
  TBR_ROW (TbrExperimentRoot, "warm-up", warm_up, DURATION, .dimension = TBR_DIMENSION_TIME,
           .min = 0, .max = 1e10, .fallback = "0 s",
           .sentence
           = "time before which nothing is counted, so that no run is judged by its empty "
             "start; measures that cannot begin later are not kept",
           DEFINED),
  TBR_ROW (TbrExperimentRoot, "series", series, BOOL, .fallback = "no",
           .sentence = "time series are kept, too", DEFINED),
};

static const TbrParam design_params[] = {
  TBR_ROW (TbrExperimentDesign, "method", kind, CHOICE, .choices = tbr_design_names,
           .fallback = "full", .sentence = "how points are chosen", DEFINED),
  TBR_ROW (TbrExperimentDesign, "points", points, INTEGER, .min = 1, .max = 1e6, .fallback = "",
           .sentence = "points of a Latin hypercube or of Sobol's sequence; base points of "
                       "sobol-indices, each of which becomes a point for every factor and two more",
           DEFINED),
  TBR_ROW (TbrExperimentDesign, "trajectories", trajectories, INTEGER, .min = 2, .max = 1e5,
           .fallback = "",
           .sentence = "trajectories of morris, each a point for every factor and one more",
           DEFINED),
  TBR_ROW (TbrExperimentDesign, "levels", levels, INTEGER, .min = 2, .max = 100, .fallback = "4",
           .sentence = "values of each range that the trajectories of morris step between, even",
           .source = "[MORRIS1991]"),
  TBR_ROW (TbrExperimentDesign, "file", file, TEXT, .fallback = "",
           .sentence = "CSV file of a list, seen from the experiment's folder: a column for each "
                       "factor",
           DEFINED),
};

static const TbrParam factor_params[] = {
  TBR_ROW (TbrExperimentFactor, "name", id, TEXT, .sentence = "what it is called in results",
           DEFINED),
  TBR_ROW (TbrExperimentFactor, "path", path, TEXT, .fallback = "",
           .sentence = "parameter that its levels set: section.id.parameter", DEFINED),
  TBR_ROW (TbrExperimentFactor, "from", from, TEXT, .fallback = "",
           .sentence = "least value of a range, with its unit", DEFINED),
  TBR_ROW (TbrExperimentFactor, "to", to, TEXT, .fallback = "",
           .sentence = "largest value of a range, with the same unit", DEFINED),
  TBR_ROW (TbrExperimentFactor, "steps", steps, INTEGER, .min = 2, .max = 1000, .fallback = "2",
           .sentence = "values, evenly spaced, that a factorial takes of a range", DEFINED),
  TBR_ROW (TbrExperimentFactor, "whole", whole, BOOL, .fallback = "no",
           .sentence = "whole numbers only", DEFINED),
};

static const TbrParam level_params[] = {
  TBR_ROW (TbrExperimentLevel, "value", value, TEXT, .fallback = "",
           .sentence = "value of the factor's path", DEFINED),
  TBR_ROW (TbrExperimentLevel, "label", label, TEXT, .fallback = "",
           .sentence = "its name in results; the value if not given", DEFINED),
};

static const TbrParam set_params[] = {
  TBR_ROW (TbrExperimentSet, "path", path, TEXT, .sentence = "parameter: section.id.parameter",
           DEFINED),
  TBR_ROW (TbrExperimentSet, "value", value, TEXT, .sentence = "its value at this level", DEFINED),
};

static const TbrParam use_params[] = {
  TBR_ROW (TbrExperimentUse, "href", href, TEXT,
           .sentence = "file that the scenario uses, as it is written there", DEFINED),
  TBR_ROW (TbrExperimentUse, "file", file, TEXT,
           .sentence
           = "file that takes its place: seen from the experiment's folder, else from the "
             "scenario's or in the library",
           DEFINED),
};

static const TbrParam except_params[] = {
  TBR_ROW (TbrExperimentExcept, "when", when, TEXT,
           .sentence = "combination that is left out: factor=label, several separated by ';'",
           DEFINED),
};

static const TbrParam stop_params[] = {
  TBR_ROW (TbrExperimentStop, "measure", measure, TEXT,
           .sentence = "measure of the whole run that must be known so well", DEFINED),
  TBR_ROW (TbrExperimentStop, "half-width", half_width, REAL, .dimension = TBR_DIMENSION_SHARE,
           .min = 1e-9, .max = 1e15, .fallback = "5 %",
           .sentence = "half of the 95 % interval: share of the mean, or in the measure's unit",
           .source = "Our assumption"),
  TBR_ROW (TbrExperimentStop, "relative", relative, BOOL, .fallback = "yes",
           .sentence = "the half-width is a share of the mean", DEFINED),
};

static const TbrParam keep_params[] = {
  TBR_ROW (TbrExperimentKeep, "measure", measure, TEXT,
           .sentence = "measures that are kept: how their names begin", DEFINED),
};

#define KIND(Name, Title, Sentence, Struct, Table)                                                 \
  static const TbrKind kind_##Table = { .section = "experiment",                                   \
                                        .element = Name,                                           \
                                        .name = Name,                                              \
                                        .title = Title,                                            \
                                        .sentence = Sentence,                                      \
                                        .params = Table,                                           \
                                        .n_params = G_N_ELEMENTS (Table),                          \
                                        .size = sizeof (Struct) }

KIND ("experiment", "an experiment", "A question put to a scenario in many runs", TbrExperimentRoot,
      root_params);
KIND ("design", "a design", "How the points of an experiment are chosen out of its factors",
      TbrExperimentDesign, design_params);
KIND ("factor", "a factor", "What is varied: levels, or a range of numbers", TbrExperimentFactor,
      factor_params);
KIND ("level", "a level", "One value of a factor; what else it sets stands in it",
      TbrExperimentLevel, level_params);
KIND ("set", "a value", "A value that a level sets", TbrExperimentSet, set_params);
KIND ("use", "a file", "A file that takes the place of one that the scenario uses",
      TbrExperimentUse, use_params);
KIND ("except", "an exception", "Combinations of levels that are left out", TbrExperimentExcept,
      except_params);
KIND ("stop", "a precision", "A measure that must be known so well before a point is done",
      TbrExperimentStop, stop_params);
KIND ("keep", "a measure", "Measures that are kept; all, where nothing is said", TbrExperimentKeep,
      keep_params);

const TbrKind *const tbr_experiment_kinds[] = {
  &kind_root_params, &kind_design_params, &kind_factor_params, &kind_level_params, &kind_set_params,
  &kind_use_params,  &kind_except_params, &kind_stop_params,   &kind_keep_params,  NULL
};

const TbrNestForm tbr_experiment_form = { .space = "urn:tabard:experiment:1",
                                          .title = "Experiments",
                                          .kinds = tbr_experiment_kinds,
                                          .children = children,
                                          .n = TBR_EXPERIMENT_N };
