/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "earthquake": what can be set, what is checked, what is seen. */
#include "hazards/earthquake.h"

#include "world/repair.h"

#include <math.h>
#include <tabard/map.h>

static const char *const measures[TBR_EARTHQUAKE_MEASURES + 1]
    = { "trapped persons",     "waiting-wounded persons",     "homeless persons",
        "collapsed-buildings", "freed-by-neighbours persons", NULL };
static const guint8 needs[] = { TBR_NEED_TRAPPED,     TBR_NEED_WOUNDED,        TBR_NEED_HOMELESS,
                                TBR_NEED_INSPECTION,  TBR_NEED_BLOCKED_ROAD,   TBR_NEED_LINE_REPAIR,
                                TBR_NEED_SITE_REPAIR, TBR_NEED_TELECOM_REPAIR, TBR_NEED_N };

static const TbrParam params[] = {
  TBR_HAZARD_PARAM (TbrEarthquake, "state", state, REF, .section = "states",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "affected state, which answers for what lies outside any "
                                "other",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrEarthquake, "at", at, INSTANT, .fallback = "0 h",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "when the main shock comes",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrEarthquake, "step", step, DURATION, .min = 300, .max = 3600,
                    .fallback = "30 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "span in which rescue and work are taken as steady",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -180,
                    .max = 180, .certainty = TBR_CERTAINTY_SOURCED, .sentence = "epicentre",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrEarthquake, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -90,
                    .max = 90, .certainty = TBR_CERTAINTY_SOURCED, .sentence = "epicentre",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrEarthquake, "depth", depth, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 1e3, .max = 2e5, .fallback = "10 km",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "of the hypocentre",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "magnitude", magnitude, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 5, .max = 7.9, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "moment magnitude", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrEarthquake, "site", site, REAL, .dimension = TBR_DIMENSION_NUMBER, .min = -2,
                    .max = 3, .fallback = "0.5", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "intensity on top of the mean relation: soft soil, shallow or "
                                "deep events, 0 to 1",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "sigma-factor", sigma_factor, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 2, .fallback = "1",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "scatter of the intensity against the published one; 0 for "
                                "none",
                    .source = "Allen, Wald and Worden (2012)"),
  TBR_HAZARD_PARAM (TbrEarthquake, "between", between, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "30 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of its variance that all places have in common",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "radius", radius, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 0, .max = 5e5, .fallback = "80 km", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "towns of the map within it are shaken; 0 for the written "
                                "places only",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "population-least", population_least, REAL,
                    .dimension = TBR_DIMENSION_PEOPLE, .min = 0, .max = 1e7, .fallback = "5000",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "smaller towns of the map are left out",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "class-a", classes[TBR_VULNERABILITY_A], REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1e3, .fallback = "5",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "weight of the people who live in buildings of vulnerability "
                                "class A",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "class-b", classes[TBR_VULNERABILITY_B], REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1e3, .fallback = "20",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "weight of the people who live in buildings of vulnerability "
                                "class B",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "class-c", classes[TBR_VULNERABILITY_C], REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1e3, .fallback = "40",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "weight of the people who live in buildings of vulnerability "
                                "class C",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "class-d", classes[TBR_VULNERABILITY_D], REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1e3, .fallback = "25",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "weight of the people who live in buildings of vulnerability "
                                "class D",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "class-e", classes[TBR_VULNERABILITY_E], REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1e3, .fallback = "8",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "weight of the people who live in buildings of vulnerability "
                                "class E",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "class-f", classes[TBR_VULNERABILITY_F], REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1e3, .fallback = "2",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "weight of the people who live in buildings of vulnerability "
                                "class F",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "concrete", concrete, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "40 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the people of classes C to F who live in blocks of "
                                "concrete",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "people-low", people_low, REAL,
                    .dimension = TBR_DIMENSION_PEOPLE, .min = 1, .max = 50, .fallback = "4",
                    .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "people in a low building of masonry, 3 to 6",
                    .source = "Coburn and Spence (1992, 2002), quoted from memory"),
  TBR_HAZARD_PARAM (TbrEarthquake, "people-block", people_block, REAL,
                    .dimension = TBR_DIMENSION_PEOPLE, .min = 2, .max = 500, .fallback = "30",
                    .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "people in a block of concrete, 20 to 60",
                    .source = "Coburn and Spence (1992, 2002), quoted from memory"),
  TBR_HAZARD_PARAM (TbrEarthquake, "people-dwelling", people_dwelling, REAL,
                    .dimension = TBR_DIMENSION_PEOPLE, .min = 1, .max = 10, .fallback = "2.5",
                    .certainty = TBR_CERTAINTY_PARTLY, .sentence = "people in a dwelling",
                    .source = "Coburn and Spence (1992, 2002), quoted from memory"),
  TBR_HAZARD_PARAM (TbrEarthquake, "inside-night", inside_night, REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "85 %",
                    .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "share of them inside from 21 to 7 o'clock",
                    .source = "Coburn and Spence (1992, 2002), quoted from memory"),
  TBR_HAZARD_PARAM (TbrEarthquake, "inside-day", inside_day, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "35 %", .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "share of them inside by day",
                    .source = "Coburn and Spence (1992, 2002), quoted from memory"),
  TBR_HAZARD_PARAM (TbrEarthquake, "near-field", near_field, REAL,
                    .dimension = TBR_DIMENSION_LENGTH, .min = 0, .max = 1e5, .fallback = "15 km",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "hypocentral distance within which concrete traps more",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "of-grade-four", of_grade_four, REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 0.25, .fallback = "10 %",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the very heavily damaged that have collapsed",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "survival-scale", survival_scale, REAL,
                    .dimension = TBR_DIMENSION_TIME, .min = 3600, .max = 1e6, .fallback = "30.25 h",
                    .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "scale of the survival of the trapped",
                    .source = "Fit to the record of Kobe 1995, Okinawa Times"),
  TBR_HAZARD_PARAM (TbrEarthquake, "survival-shape", survival_shape, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0.2, .max = 5, .fallback = "1.23",
                    .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "shape of the survival of the trapped",
                    .source = "Fit to the record of Kobe 1995, Okinawa Times"),
  TBR_HAZARD_PARAM (TbrEarthquake, "surface", surface, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "70 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the trapped whom neighbours can reach",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "light", light, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
                    .max = 1, .fallback = "20 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of them under loose debris; the rest lie deep",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "helping", helping, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "5 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the people who dig in the first days",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "bystander-rate", bystander_rate, REAL,
                    .dimension = TBR_DIMENSION_RATE, .min = 0, .max = 0.01, .fallback = "0.15 1/h",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "victims that a group of ten neighbours frees in an hour",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "search", search, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "70 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of their work that search teams spend where somebody "
                                "lives",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "rescue", rescue, DURATION, .min = 3600, .max = 15 * 86400,
                    .fallback = "24 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which the trapped are wanted out; sets the rate "
                                "asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "care", care, DURATION, .min = 1800, .max = 15 * 86400,
                    .fallback = "6 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which the wounded are wanted in care; sets the "
                                "rate asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "triage-scale", triage_scale, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0.5, .max = 10, .fallback = "3",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time scale of the loss by waiting against the published, "
                                "pessimistic one; 2 to 4 for modern care",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "shelter", shelter, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "40 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of those out of their homes who find no roof by "
                                "themselves",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "street", street, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 0, .max = 100, .fallback = "4 m", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "street to each inhabitant", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "inspection", inspection, DURATION, .min = 86400,
                    .max = 730 * 86400, .fallback = "30 d", .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "time within which buildings are wanted inspected; sets the "
                                "rate asked for",
                    .source = "Our assumption; Petrinja 2020: 26,815 of 45,347 in a month"),
  TBR_HAZARD_PARAM (TbrEarthquake, "clearing", clearing, DURATION, .min = 3600, .max = 365 * 86400,
                    .fallback = "5 d", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which streets are wanted clear; sets the rate "
                                "asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "aftershocks", aftershocks, BOOL, .fallback = "yes",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "whether aftershocks come",
                    .source = "Reasenberg and Jones (1989)"),
  TBR_HAZARD_PARAM (TbrEarthquake, "least", least, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 3.5, .max = 7, .fallback = "4", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "magnitude of the least aftershock", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "productivity", productivity, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 10, .fallback = "1",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "number of aftershocks against the generic sequence",
                    .source = "Reasenberg and Jones (1989)"),
  TBR_HAZARD_PARAM (TbrEarthquake, "felt", felt, REAL, .dimension = TBR_DIMENSION_NUMBER, .min = 3,
                    .max = 10, .fallback = "5", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "intensity from which on an aftershock stops rescue and is "
                                "looked at",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "outside", outside, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "20 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the usual who are back inside when an aftershock "
                                "comes",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "stop", stop, DURATION, .min = 0, .max = 24 * 3600,
                    .fallback = "45 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "rescue stops so long after a felt aftershock, 0.5 to 1 h",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "services", services, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0, .max = 2, .fallback = "0", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "damage to power, water, telecom, transport and hospitals against "
                                "the fragility below; 0: none",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "half-power", half[0], REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 4, .max = 13, .fallback = "8.5", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "intensity at which half of power is lost",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "half-water", half[1], REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 4, .max = 13, .fallback = "8", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "intensity at which half of water is lost",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "half-telecom", half[2], REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 4, .max = 13, .fallback = "9", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "intensity at which half of telecom is lost",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "half-transport", half[3], REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 4, .max = 13, .fallback = "9.5",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "intensity at which half of transport is lost",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "half-health", half[4], REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 4, .max = 13, .fallback = "9", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "intensity at which half of health is lost",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "fragility-spread", fragility_spread, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0.1, .max = 4, .fallback = "1",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "spread of those intensities around the median",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "jobs-power", jobs[0], REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0, .max = 1000, .fallback = "2", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "repair jobs for 1,000 people without power",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "jobs-water", jobs[1], REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0, .max = 1000, .fallback = "3", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "repair jobs for 1,000 people without water",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "jobs-telecom", jobs[2], REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0, .max = 1000, .fallback = "0.7", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "repair jobs for 1,000 people without telecom",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "jobs-transport", jobs[3], REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1000, .fallback = "1",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "repair jobs for 1,000 people without transport",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "jobs-health", jobs[4], REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0, .max = 1000, .fallback = "0.2", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "repair jobs for 1,000 people without health",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "unequal", unequal, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "100 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence
                    = "how unequal jobs are in the people they bring back; the largest come first",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquake, "repair", repair, DURATION, .min = 3600, .max = 365 * 86400,
                    .fallback = "5 d", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence
                    = "time within which services are wanted back; sets the rate asked for",
                    .source = "Our assumption"),
};

static const TbrParam place_params[] = {
  TBR_HAZARD_PARAM (TbrEarthquakePlaceRow, "name", name, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "for people",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrEarthquakePlaceRow, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -180, .max = 180, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where it lies", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrEarthquakePlaceRow, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -90, .max = 90, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where it lies", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrEarthquakePlaceRow, "people", people, REAL,
                    .dimension = TBR_DIMENSION_PEOPLE, .min = 0, .max = 2e7,
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "who live there",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrEarthquakePlaceRow, "site", site, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = -2, .max = 3, .fallback = "", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "intensity on top of the mean relation; as for all when not "
                                "written",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquakePlaceRow, "class-a", classes[TBR_VULNERABILITY_A], REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1e3, .fallback = "",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "weight of class A; as for all when not written",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquakePlaceRow, "class-b", classes[TBR_VULNERABILITY_B], REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1e3, .fallback = "0",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "weight of class B",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquakePlaceRow, "class-c", classes[TBR_VULNERABILITY_C], REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1e3, .fallback = "0",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "weight of class C",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquakePlaceRow, "class-d", classes[TBR_VULNERABILITY_D], REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1e3, .fallback = "0",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "weight of class D",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquakePlaceRow, "class-e", classes[TBR_VULNERABILITY_E], REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1e3, .fallback = "0",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "weight of class E",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrEarthquakePlaceRow, "class-f", classes[TBR_VULNERABILITY_F], REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1e3, .fallback = "0",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "weight of class F",
                    .source = "Our assumption"),
};

static const TbrRowKind rows[] = {
  { "place", "People at one point, beside the towns of the map", place_params,
    G_N_ELEMENTS (place_params), sizeof (TbrEarthquakePlaceRow), 0, TBR_EARTHQUAKE_PLACES },
};

/* Its own events. */
typedef enum
{
  WHAT_SHOCK,      /* part: 0 */
  WHAT_STEP,       /* part: 0 */
  WHAT_AFTERSHOCK, /* part: its number */
  WHAT_END,        /* part: 0; the run is over */
} What;

/* How often harm and measures are told. Our assumption. */
#define TELL_EVERY (6 * TBR_HOUR)
/* Intensities that the colours span. */
#define PALE 5.0
#define DARK 11.0

static void fault (TbrDiagnostics *faults, const TbrObject *object, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static void
fault (TbrDiagnostics *faults, const TbrObject *object, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tbr_diagnostics_add (faults, object->file, object->line, "earthquake '%s': %s", object->id, text);
}

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrEarthquake *values = object->values;
  const TbrRows *places = &object->rows[TBR_EARTHQUAKE_ROWS_PLACE];
  const TbrEarthquakePlaceRow *row = places->data;
  double sum = 0;
  for (guint i = 0; i < TBR_VULNERABILITY_N; i++)
    sum += values->classes[i];
  if (sum <= 0)
    fault (faults, object, "class-a to class-f: nobody lives in any class");
  if (values->surface + values->light > 1)
    fault (faults, object, "surface, light: they add to more than all who are trapped");
  for (guint i = 0; i < places->n; i++)
    if (tbr_is_none (tbr_map_state_at (scenario->map, row[i].lon, row[i].lat)))
      fault (faults, object, "place: row %u lies at sea or outside the map", i + 1);
  guint n = tbr_earthquake_count_places (scenario, object);
  if (n == 0)
    fault (faults, object, "radius: no town of the map lies within it, and no <place> is written");
  if (n > TBR_EARTHQUAKE_PLACES)
    fault (faults, object, "radius, population-least: more than %u places",
           (guint) TBR_EARTHQUAKE_PLACES);
}

static gboolean
reaches (const TbrObject *object)
{
  return ((const TbrEarthquake *) object->values)->services > 0;
}

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  return sizeof (TbrEarthquakeState)
         + tbr_earthquake_count_places (scenario, object) * sizeof (TbrEarthquakePlace);
}

static guint
n_needs (const TbrScenario *scenario, const TbrObject *object)
{
  guint n_places = tbr_earthquake_count_places (scenario, object);
  return n_places * TBR_EARTHQUAKE_NEED_N * TBR_EARTHQUAKE_WAVES
         + tbr_earthquake_count_repairs (object->values, n_places);
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  tbr_earthquake_find_places (sim, hazard);
  tbr_repair_reserve (sim,
                      tbr_earthquake_count_repairs (tbr_earthquake_values (sim, hazard),
                                                    tbr_earthquake_state (sim, hazard)->n_places));
  tbr_earthquake_state (sim, hazard)->struck = TBR_NEVER;
  tbr_hazard_schedule_onset (sim, hazard, tbr_earthquake_values (sim, hazard)->at, WHAT_SHOCK);
  tbr_hazard_schedule (sim, hazard, sim->scenario->meta->duration, WHAT_END, 0);
}

static void
step (TbrSim *sim, TbrHazardId hazard)
{
  TbrEarthquakeState *state = tbr_earthquake_state (sim, hazard);
  TbrTime now = tbr_sim_clock (sim);
  double seconds = (double) (now - state->updated) / (double) TBR_SECOND;
  for (guint32 i = 0; state->shaken && i < state->n_places; i++)
    {
      tbr_earthquake_step_rescue (sim, hazard, i, seconds);
      tbr_earthquake_step_town (sim, hazard, i, seconds);
    }
  state->updated = now;
  if (now - state->told >= TELL_EVERY)
    tbr_earthquake_tell (sim, hazard);
}

/* Schedules the aftershock numbered @number. */
static void
await (TbrSim *sim, TbrHazardId hazard, guint32 number)
{
  TbrTime next = tbr_earthquake_next_aftershock (sim, hazard, number, tbr_sim_clock (sim));
  if (next != TBR_NEVER)
    tbr_hazard_schedule (sim, hazard, next, WHAT_AFTERSHOCK, number);
}

static void
shock (TbrSim *sim, TbrHazardId hazard)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  TbrFact fact = { .kind = TBR_FACT_HAZARD_STARTED,
                   .a = hazard.i,
                   .b = TBR_NONE,
                   .c = TBR_NONE,
                   .y = values->lon,
                   .z = values->lat };
  tbr_core_emit (sim, fact);
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .event = TBR_HAZARD_EVENT_SHOCK,
                                               .size = values->magnitude,
                                               .lon = values->lon,
                                               .lat = values->lat });
  tbr_earthquake_state (sim, hazard)->updated = tbr_sim_clock (sim);
  tbr_earthquake_state (sim, hazard)->struck = tbr_sim_clock (sim);
  tbr_earthquake_strike (sim, hazard);
  tbr_earthquake_cut_services (sim, hazard);
  step (sim, hazard);
  await (sim, hazard, 1);
}

static void
handle (TbrSim *sim, TbrHazardId hazard, guint what, guint32 part)
{
  TbrTime next = tbr_sim_clock (sim) + tbr_earthquake_values (sim, hazard)->step;
  switch ((What) what)
    {
    case WHAT_SHOCK:
      shock (sim, hazard);
      if (next <= sim->scenario->meta->duration)
        tbr_hazard_schedule (sim, hazard, next, WHAT_STEP, 0);
      break;
    case WHAT_STEP:
      step (sim, hazard);
      if (next <= sim->scenario->meta->duration)
        tbr_hazard_schedule (sim, hazard, next, WHAT_STEP, 0);
      break;
    case WHAT_AFTERSHOCK:
      step (sim, hazard);
      tbr_earthquake_aftershock (sim, hazard, part);
      step (sim, hazard);
      await (sim, hazard, part + 1);
      break;
    case WHAT_END:
      step (sim, hazard);
      tbr_earthquake_tell (sim, hazard);
      break;
    }
}

/* The main shock comes now, unless it has come. */
static void
trigger (TbrSim *sim, TbrHazardId hazard, double amount)
{
  if (tbr_earthquake_state (sim, hazard)->struck == TBR_NEVER)
    tbr_hazard_schedule (sim, hazard, tbr_sim_clock (sim), WHAT_SHOCK, 0);
}

static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  TbrEarthquakeState *state = tbr_earthquake_state (sim, hazard);
  const double per_person = 60;
  if (!state->shaken)
    return;
  TbrMark centre = { .hazard = hazard,
                     .shape = TBR_MARK_POINT,
                     .lon = (float) values->lon,
                     .lat = (float) values->lat,
                     .value = (float) values->magnitude,
                     .level = 1,
                     .active = 1 };
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_snprintf (centre.label, sizeof centre.label, "M %s",
              g_ascii_formatd (number, sizeof number, "%.1f", values->magnitude));
  tbr_snapshot_add_mark (snapshot, &centre);
  for (guint32 i = 0; i < state->n_places; i++)
    {
      const TbrEarthquakePlace *place = &tbr_earthquake_places (state)[i];
      double radius = sqrt (place->people * per_person);
      if (place->intensity < PALE)
        continue;
      TbrMark mark = { .hazard = hazard,
                       .shape = TBR_MARK_DISC,
                       .lon = place->lon,
                       .lat = place->lat,
                       .a = (float) radius,
                       .b = (float) radius,
                       .value = (float) place->intensity,
                       .level = (float) CLAMP ((place->intensity - PALE) / (DARK - PALE), 0, 1),
                       .active = place->needs[TBR_EARTHQUAKE_NEED_TRAPPED].need != TBR_NONE };
      tbr_snapshot_add_mark (snapshot, &mark);
    }
}

const TbrHazardKind tbr_hazard_earthquake = {
  .kind = { .section = "hazards",
            .element = "hazard",
            .name = "earthquake",
            .title = "earthquake",
            .sentence = "A main shock and its aftershocks bring down buildings, trap and wound "
                        "people and leave others without a roof",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrEarthquake),
            .rows = rows,
            .n_rows = G_N_ELEMENTS (rows) },
  .needs = needs,
  .reaches_lifelines = 1,
  .reaches = reaches,
  .check = check,
  .state_size = state_size,
  .n_needs = n_needs,
  .start = start,
  .handle = handle,
  .trigger = trigger,
  .draw = draw,
  .measures = measures,
};
