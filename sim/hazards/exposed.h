/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The crowd after an agent, or the fear of one: who is cleaned, who goes to hospital uncleaned. */
#pragma once

#include "hazards/need_slot.h"
#include "hazards/waiting_line.h"
#include "world/lifeline.h"

G_BEGIN_DECLS

/* What the scenario says of them; part of a kind's values, see TBR_EXPOSED_PARAMS. */
typedef struct
{
  double worried;      /* worried well to each person truly exposed */
  TbrTime worry;       /* mean time until they come */
  double self_present; /* share who go to a hospital by themselves */
  TbrTime walk;        /* mean time until those are there */
  double contaminated; /* share of the exposed who carry the agent on them */
  double undress;      /* share of those who carry it that undress at once */
  double disrobed;     /* share of the agent that comes off with the clothes */
  TbrTime patience;    /* mean time after which people in line leave for a hospital */
  double stretchers;   /* share of the lanes' work that falls to those who lie */
  TbrTime cleaning;    /* time within which all in line are wanted clean */
  TbrTime closing;     /* how long one uncleaned arrival closes an emergency department */
  gint64 departments;  /* emergency departments within reach */
  double served;       /* persons whom one department serves */
} TbrExposedLaw;

/* Rows of a kind's table for a TbrExposedLaw in the field Field. */
#define TBR_EXPOSED_PARAMS(Struct, Field)                                                          \
  TBR_HAZARD_PARAM (Struct, "worried", Field.worried, REAL, .dimension = TBR_DIMENSION_NUMBER,     \
                    .min = 0, .max = 50, .fallback = "7", .certainty = TBR_CERTAINTY_PARTLY,       \
                    .sentence = "worried well who come to each person truly exposed, 5 to 10",     \
                    .source = "Okumura and others (1998): Tokyo 1995"),                            \
      TBR_HAZARD_PARAM (Struct, "worry", Field.worry, DURATION, .min = 60, .max = 7 * 86400,       \
                        .fallback = "3 h", .certainty = TBR_CERTAINTY_ESTIMATED,                   \
                        .sentence = "mean time until the worried well come",                       \
                        .source = "Our assumption"),                                               \
      TBR_HAZARD_PARAM (Struct, "self-present", Field.self_present, REAL,                          \
                        .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "60 %",  \
                        .certainty = TBR_CERTAINTY_PARTLY,                                         \
                        .sentence = "share of those on their feet who go to a hospital by "        \
                                    "themselves and not to the lanes",                             \
                        .source = "Our assumption; Tokyo 1995: most of them"),                     \
      TBR_HAZARD_PARAM (Struct, "walk", Field.walk, DURATION, .min = 60, .max = 86400,             \
                        .fallback = "40 min", .certainty = TBR_CERTAINTY_ESTIMATED,                \
                        .sentence = "mean time until they are there", .source = "Our assumption"), \
      TBR_HAZARD_PARAM (Struct, "contaminated", Field.contaminated, REAL,                          \
                        .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "50 %",  \
                        .certainty = TBR_CERTAINTY_ESTIMATED,                                      \
                        .sentence = "share of the truly exposed who carry the agent on them",      \
                        .source = "Our assumption"),                                               \
      TBR_HAZARD_PARAM (Struct, "undress", Field.undress, REAL, .dimension = TBR_DIMENSION_SHARE,  \
                        .min = 0, .max = 1, .fallback = "50 %",                                    \
                        .certainty = TBR_CERTAINTY_ESTIMATED,                                      \
                        .sentence = "share of them who undress at once, as they are told to",      \
                        .source = "Our assumption"),                                               \
      TBR_HAZARD_PARAM (Struct, "disrobed", Field.disrobed, REAL,                                  \
                        .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "85 %",  \
                        .certainty = TBR_CERTAINTY_PARTLY,                                         \
                        .sentence = "share of the agent that comes off with the clothes, 80 to "   \
                                    "90 %",                                                        \
                        .source = "Decontamination literature"),                                   \
      TBR_HAZARD_PARAM (Struct, "patience", Field.patience, DURATION, .min = 60, .max = 7 * 86400, \
                        .fallback = "2 h", .certainty = TBR_CERTAINTY_ESTIMATED,                   \
                        .sentence = "mean time after which people in line leave for a hospital",   \
                        .source = "Our assumption"),                                               \
      TBR_HAZARD_PARAM (Struct, "stretchers", Field.stretchers, REAL,                              \
                        .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "9 %",   \
                        .certainty = TBR_CERTAINTY_PARTLY,                                         \
                        .sentence = "share of the people cleaned that are on stretchers while "    \
                                    "both kinds of lane are busy",                                 \
                        .source = "Decision (EU) 2019/1930: 20 of 220 an hour"),                   \
      TBR_HAZARD_PARAM (Struct, "cleaning", Field.cleaning, DURATION, .min = 600,                  \
                        .max = 7 * 86400, .fallback = "2 h", .certainty = TBR_CERTAINTY_ESTIMATED, \
                        .sentence = "time within which all in line are wanted clean; sets the "    \
                                    "rate asked for",                                              \
                        .source = "Our assumption"),                                               \
      TBR_HAZARD_PARAM (Struct, "closing", Field.closing, DURATION, .min = 60, .max = 86400,       \
                        .fallback = "30 min", .certainty = TBR_CERTAINTY_ESTIMATED,                \
                        .sentence = "how long one uncleaned arrival closes an emergency "          \
                                    "department",                                                  \
                        .source = "Our assumption"),                                               \
      TBR_HAZARD_PARAM (Struct, "departments", Field.departments, INTEGER, .min = 1, .max = 1000,  \
                        .fallback = "5", .certainty = TBR_CERTAINTY_ESTIMATED,                     \
                        .sentence = "emergency departments within reach",                          \
                        .source = "Our assumption; about 5 to a million people"),                  \
      TBR_HAZARD_PARAM (Struct, "served", Field.served, REAL, .dimension = TBR_DIMENSION_PEOPLE,   \
                        .min = 0, .max = 1e7, .fallback = "200000",                                \
                        .certainty = TBR_CERTAINTY_ESTIMATED,                                      \
                        .sentence = "people whom one emergency department serves",                 \
                        .source = "Our assumption; about 5 to a million people")

/* One crowd. Zeroed, and with its need TBR_NONE, nobody is there. */
typedef struct
{
  TbrWaitingLine walking; /* in line, on their feet */
  double truly;           /* persons of them who were truly exposed */
  double going[2];        /* on their way to hospitals: persons, and those truly exposed */
  double to_come;         /* worried well who have not come yet */
  double closed;          /* hours of emergency departments still to be closed */
  double cleaned;         /* persons so far */
  double uncleaned;       /* arrivals at hospitals with the agent on them, so far */
  double arrivals;        /* all who came to hospitals by themselves, so far */
  double closed_hours;    /* hours that departments were closed so far */
  double lost;            /* share of the region's health care that is lost to closed doors now */
  TbrNeedSlot need;       /* for decontamination */
} TbrExposed;

/* Where a crowd stands. */
typedef struct
{
  TbrHazardId hazard;
  guint32 part;  /* it is told as; its needs are numbered from here, TBR_SLOT_WAVES of them */
  guint32 state; /* TbrStateId */
  double lon, lat;
} TbrExposedPlace;

/* People on their feet leave the place of an agent: some for a hospital, the others into the line;
   the worried well are moved by them. */
void tbr_exposed_add (TbrSim *sim, TbrExposed *crowd, const TbrExposedLaw *law, double persons);

/* @persons are brought to hospitals uncleaned. */
void tbr_exposed_bring (TbrSim *sim, TbrExposed *crowd, const TbrExposedLaw *law,
                        const TbrExposedPlace *place, double persons);
/* Takes the work done since the last step; the lanes clean those on their feet and up to @lying
   persons on stretchers. Returns: those on stretchers who were cleaned */
double tbr_exposed_clean (TbrSim *sim, TbrExposed *crowd, const TbrExposedLaw *law,
                          const TbrExposedPlace *place, double lying);
/* Carries the crowd over a span that ends now: worry, patience, closed departments. */
void tbr_exposed_step (TbrSim *sim, TbrExposed *crowd, const TbrExposedLaw *law,
                       const TbrExposedPlace *place, double seconds);
/* Says what is wanted from now on. */
void tbr_exposed_ask (TbrSim *sim, TbrExposed *crowd, const TbrExposedLaw *law,
                      const TbrExposedPlace *place, double lying);
/* Whether nobody is in line, on the way or still to come, and all doors are open. */
gboolean tbr_exposed_is_over (const TbrExposed *crowd);
/* Sends everybody home and opens the doors: there is no agent, or it is over. */
void tbr_exposed_dismiss (TbrSim *sim, TbrExposed *crowd, const TbrExposedLaw *law,
                          const TbrExposedPlace *place);

G_END_DECLS
