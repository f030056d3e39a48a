/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A site that the map does not have, or one of the map that is otherwise. */
#include "scenario/kinds.h"

#include <tabard/site.h>

#define CAPACITY(Name, Field, Dimension, Max, Sentence)                                            \
  TBR_ROW (TbrSiteSpec, Name, Field, REAL, .dimension = TBR_DIMENSION_##Dimension, .min = 0,       \
           .max = Max, .fallback = "", .sentence = Sentence, .source = "Definition")

static const TbrParam site_params[] = {
  TBR_ROW (TbrSiteSpec, "site", site, TEXT, .fallback = "",
           .sentence = "site of the map that is changed: its name, its airport's code, either "
                       "behind its kind (port:Rotterdam), or #number; empty: a new one",
           .source = "Definition"),
  TBR_ROW (TbrSiteSpec, "kind", kind, CHOICE, .fallback = "", .choices = tbr_site_kind_names,
           .sentence = "what it is; must be given for a new one", .source = "Definition"),
  TBR_ROW (TbrSiteSpec, "name", name, TEXT, .fallback = "",
           .sentence = "for people; the id when not written", .source = "Definition"),
  TBR_ROW (TbrSiteSpec, "type", type, TEXT, .fallback = "",
           .sentence = "what it is more exactly: university hospital", .source = "Definition"),
  TBR_ROW (TbrSiteSpec, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -180, .max = 180,
           .fallback = "", .sentence = "longitude; as on the map when not written",
           .source = "Definition"),
  TBR_ROW (TbrSiteSpec, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -90, .max = 90,
           .fallback = "", .sentence = "latitude; as on the map when not written",
           .source = "Definition"),
  TBR_ROW (TbrSiteSpec, "state", state, REF, .fallback = "", .section = "states",
           .sentence = "to whom it belongs; the state it lies in when not written",
           .source = "Definition"),
  TBR_ROW (TbrSiteSpec, "region", region, TEXT, .fallback = "",
           .sentence = "region whose services it shares; the one it lies in when not written",
           .source = "Definition"),
  CAPACITY ("beds", beds, NUMBER, 1e4, "beds of a hospital; its region has so many more or fewer"),
  CAPACITY ("runway", runway, LENGTH, 6000, "longest runway of an airport"),
  CAPACITY ("output", output, POWER, 3e10, "electrical output of a power plant"),
  CAPACITY ("places", places, PEOPLE, 1e6, "people that a migration site or a base holds"),
  CAPACITY ("aircraft", aircraft, NUMBER, 1000, "aircraft of a base against fires"),
  TBR_ROW (TbrSiteSpec, "open", open, BOOL, .fallback = "yes",
           .sentence
           = "no: it is not used: nothing is flown over a closed airport, no ship goes "
             "over a closed port, a closed hospital's beds are missing, no unit lives there",
           .source = "Definition"),
};

const TbrKind tbr_kind_site
    = { .section = "world",
        .element = "site",
        .name = "site",
        .title = "a site",
        .sentence
        = "A hospital, airport, port, base, plant or other site that the map does not have, "
          "or one of the map that is moved, closed or otherwise",
        .params = site_params,
        .n_params = G_N_ELEMENTS (site_params),
        .size = sizeof (TbrSiteSpec) };
