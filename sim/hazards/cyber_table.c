/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What can be set of an attack by malicious software. */
#include "hazards/cyber.h"

#include <tabard/lifeline.h>

#define SHARE(Name, Field, Fallback, Certainty, Sentence, Source)                                  \
  TBR_HAZARD_PARAM (TbrCyber, Name, Field, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,       \
                    .max = 1, .fallback = Fallback, .certainty = TBR_CERTAINTY_##Certainty,        \
                    .sentence = Sentence, .source = Source)
#define SPREAD(Name, Field, Fallback, Certainty, Sentence, Source)                                 \
  TBR_HAZARD_PARAM (TbrCyber, Name, Field, REAL, .dimension = TBR_DIMENSION_NUMBER, .min = 0,      \
                    .max = 3, .fallback = Fallback, .certainty = TBR_CERTAINTY_##Certainty,        \
                    .sentence = Sentence, .source = Source)
#define SPAN(Name, Field, Least, Most, Fallback, Certainty, Sentence, Source)                      \
  TBR_HAZARD_PARAM (TbrCyber, Name, Field, DURATION, .min = Least, .max = Most,                    \
                    .fallback = Fallback, .certainty = TBR_CERTAINTY_##Certainty,                  \
                    .sentence = Sentence, .source = Source)
#define RATE(Struct, Name, Field, Fallback, Sentence)                                              \
  TBR_HAZARD_PARAM (Struct, Name, Field, REAL, .dimension = TBR_DIMENSION_RATE, .min = 0,          \
                    .max = 0.1, .fallback = Fallback, .certainty = TBR_CERTAINTY_ESTIMATED,        \
                    .sentence = Sentence,                                                          \
                    .source = "Our assumption, set so that 34 % of a health service are reached "  \
                              "in 8 h (NAO17: 81 of 236 trusts)")
#define HOUR 3600
#define DAY 86400

const TbrParam tbr_cyber_params[TBR_CYBER_N_PARAMS] = {
  TBR_HAZARD_PARAM (TbrCyber, "state", state, REF, .section = "states",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "state in which it is first noticed", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCyber, "states", states, REFS, .fallback = "", .section = "states",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "states whose organisations it can reach; none: only the first",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCyber, "onset", onset, INSTANT, .fallback = "0 h",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "when it begins",
                    .source = "Definition"),
  SPAN ("step", step, 300, 6 * HOUR, "1 h", SOURCED, "span in which rates are taken as steady",
        "hazards.md section 8: hourly step"),
  SPAN ("stop", stop, 0, 365 * DAY, "8 h", SOURCED,
        "kill switch or patch: nothing more is reached by this wave so long after its start",
        "WannaCry 2017: the same evening"),
  RATE (TbrCyber, "outside", outside, "0.03 1/h",
        "rate at which one that is wholly open is reached from outside"),
  RATE (TbrCyber, "contact", contact, "1.25 1/h",
        "rate at which it is reached from its own sector when all of that is infectious"),
  SHARE ("abroad", abroad, "20 %", ESTIMATED,
         "share of contacts and supplies that goes to any state alike", "Our assumption"),
  SHARE ("infected", infected, "45.7 %", SOURCED,
         "share of those reached that are infected; the others disconnect themselves",
         "NAO17: 37 of the 81 trusts"),
  SHARE ("uneven", uneven, "50 %", ESTIMATED,
         "how far single organisations lie from the mean share unpatched", "Our assumption"),
  SPAN ("precaution", precaution, 0, 30 * DAY, "2 d", ESTIMATED,
        "median time for which those reached and not infected stay disconnected", "Our assumption"),
  SPAN ("detect", detect, 60, 365 * DAY, "12 h", ESTIMATED,
        "median time until it is noticed without shared indicators", "hazards.md section 8"),
  SPREAD ("detect-sigma", detect_sigma, "1", ESTIMATED, "spread of its logarithm",
          "hazards.md section 8"),
  TBR_HAZARD_PARAM (TbrCyber, "sharing", sharing, BOOL, .fallback = "yes",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "whether the national teams share indicators through their network",
                    .source = "Directive (EU) 2022/2555 Art. 15"),
  TBR_HAZARD_PARAM (TbrCyber, "silent", silent, REFS, .fallback = "", .section = "states",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "states that keep their indicators to themselves",
                    .source = "Our assumption"),
  SHARE ("cut", cut, "25 %", ESTIMATED,
         "share of the time to notice it that shared indicators save", "hazards.md section 8"),
  SPAN ("alert", alert, 0, 30 * DAY, "2 h", ESTIMATED,
        "from the first case noticed by a state that shares to the alert of all", "Our assumption"),
  SPAN ("isolate", isolate, 0, 30 * DAY, "1 h", ESTIMATED,
        "from noticing it until nothing more is passed on", "Our assumption"),
  SPAN ("contain", contain, 60, 365 * DAY, "72 h", ESTIMATED,
        "median time that a case takes while it is worked on", "hazards.md section 8"),
  SPREAD ("contain-sigma", contain_sigma, "0.5", ESTIMATED, "spread of its logarithm",
          "Our assumption"),
  SHARE ("alone", alone, "25 %", ESTIMATED,
         "pace of an organisation that nobody helps against one with a team", "Our assumption"),
  SPAN ("handling", handling, HOUR, 30 * DAY, "72 h", ESTIMATED,
        "hours for which the rates of the library count one case: a team of 3 / 72 h has 3 open",
        "hazards.md section 8"),
  SPAN ("restore", restore, 60, 365 * DAY, "7 d", ESTIMATED,
        "median time from containing a case to the old service", "hazards.md section 8"),
  SPREAD ("restore-sigma", restore_sigma, "1", ESTIMATED, "spread of its logarithm",
          "hazards.md section 8"),
  SHARE ("large", large, "5 %", ESTIMATED, "share of large estates, rebuilt from the ground",
         "Our assumption"),
  SPAN ("rebuild", rebuild, HOUR, 365 * DAY, "10 d", PARTLY,
        "time in which a large estate is rebuilt", "NotPetya 2017: one shipping firm in ten days"),
  SPAN ("warning", warning, 60, 30 * DAY, "12 h", ESTIMATED,
        "median time from noticing it to the early warning, due in 24 h", "Our assumption"),
  SPAN ("notification", notification, 60, 60 * DAY, "48 h", ESTIMATED,
        "median time from noticing it to the notification, due in 72 h", "Our assumption"),
  SPAN ("report", report, 60, 365 * DAY, "21 d", ESTIMATED,
        "median time from the notification to the final report, due in 30 d", "Our assumption"),
  SPREAD ("report-sigma", report_sigma, "0.6", ESTIMATED, "spread of the logarithm of all three",
          "Our assumption"),
  SHARE ("mortality", mortality, "3 %", PARTLY, "share of the patients of a hospital who die there",
         "McGlave, Neprash and Nikpay (2023): about 3 of 100"),
  SHARE ("excess", excess, "20 %", PARTLY,
         "by how much that share grows for those who are in when their hospital is struck",
         "McGlave, Neprash and Nikpay (2023): a fifth or more"),
  TBR_HAZARD_PARAM (TbrCyber, "excess-at", excess_at, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0.01, .max = 1, .fallback = "20 %", .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "loss of service of the hospitals it was found at; at a smaller "
                                "loss it is smaller in proportion",
                    .source = "McGlave, Neprash and Nikpay (2023): 17 to 26 % fewer patients"),
  SPAN ("stay", stay, HOUR, 90 * DAY, "7 d", ESTIMATED, "mean time a patient stays",
        "Our assumption"),
  SHARE ("divert", divert, "13.5 %", SOURCED,
         "share of struck hospitals that send ambulances elsewhere",
         "NAO17: 5 hospitals, of 37 trusts infected"),
  SPAN ("detour", detour, 0, 3 * HOUR, "15 min", ESTIMATED, "time an ambulance loses by it",
        "hazards.md section 8: 10 to 20 min"),
};

#define SECTOR_SHARE(Name, Field, Fallback, Sentence, Source)                                      \
  TBR_HAZARD_PARAM (TbrCyberSector, Name, Field, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0, \
                    .max = 1, .fallback = Fallback, .certainty = TBR_CERTAINTY_ESTIMATED,          \
                    .sentence = Sentence, .source = Source)
#define SECTOR_NUMBER(Name, Field, Most, Sentence)                                                 \
  TBR_HAZARD_PARAM (TbrCyberSector, Name, Field, REAL, .dimension = TBR_DIMENSION_NUMBER,          \
                    .min = 0, .max = Most, .fallback = "0", .certainty = TBR_CERTAINTY_ESTIMATED,  \
                    .sentence = Sentence, .source = "Our assumption")

static const TbrParam sector_params[] = {
  TBR_HAZARD_PARAM (TbrCyberSector, "name", name, TEXT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "what the trade is called", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCyberSector, "lifeline", lifeline, CHOICE, .fallback = "",
                    .choices = tbr_lifeline_names, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "service of its region that it keeps up", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCyberSector, "per-million", per_million, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1000, .fallback = "4",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "organisations for each million inhabitants",
                    .source = "NAO17: 236 trusts for 56 million people"),
  SECTOR_SHARE ("unpatched", unpatched, "60 %", "share unpatched or reachable in the mean",
                "Our assumption"),
  SECTOR_SHARE ("loss", loss, "30 %", "share of its service that an organisation loses when struck",
                "Our assumption"),
  SECTOR_SHARE ("precaution-loss", precaution_loss, "5 %",
                "share that one loses which has disconnected itself", "Our assumption"),
  SECTOR_SHARE ("reach", reach, "100 %",
                "share of the infected whose service is struck; less where plants have networks "
                "of their own",
                "Our assumption"),
  SECTOR_SHARE ("carries", carries, "100 %", "share of the region's service that the trade carries",
                "Our assumption"),
  TBR_HAZARD_PARAM (TbrCyberSector, "priority", priority, INTEGER, .min = 0,
                    .max = TBR_CYBER_SECTORS - 1, .fallback = "0",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "whose cases are worked on first, 0 before 1",
                    .source = "Our assumption"),
  SECTOR_NUMBER ("appointments", appointments, 1e5,
                 "appointments a day of one organisation; of them its loss is lost"),
  SECTOR_NUMBER ("patients", patients, 1e5, "patients in one hospital"),
  SECTOR_NUMBER ("ambulances", ambulances, 1e4, "ambulances a day that come to one hospital"),
};

static const TbrParam estate_params[] = {
  TBR_HAZARD_PARAM (TbrCyberEstate, "sector", sector, TEXT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "name of the sector", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCyberEstate, "state", state, REF, .section = "states",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "where",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCyberEstate, "count", count, INTEGER, .min = 0,
                    .max = TBR_CYBER_ORGANISATIONS, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "organisations", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCyberEstate, "unpatched", unpatched, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share unpatched or reachable in the mean; as the sector when "
                                "not written",
                    .source = "Our assumption"),
};

static const TbrParam supply_params[] = {
  TBR_HAZARD_PARAM (TbrCyberSupply, "from", from, TEXT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "name of the sector that supplies", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCyberSupply, "to", to, TEXT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "name of the sector supplied", .source = "Definition"),
  RATE (TbrCyberSupply, "rate", rate, "0.1 1/h",
        "rate at which one is reached when all its suppliers are infectious"),
};

static const TbrParam wave_params[] = {
  TBR_HAZARD_PARAM (TbrCyberWave, "at", at, INSTANT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "when it comes again; nobody knows its indicators",
                    .source = "Definition"),
  RATE (TbrCyberWave, "outside", outside, "0.03 1/h", "as for the first wave"),
  RATE (TbrCyberWave, "contact", contact, "1.25 1/h", "as for the first wave"),
  TBR_HAZARD_PARAM (TbrCyberWave, "stop", stop, DURATION, .min = 0, .max = 365 * DAY,
                    .fallback = "8 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "as for the first wave", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCyberWave, "patched", patched, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "50 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of what was open at first that has been closed since",
                    .source = "Our assumption"),
};

const TbrRowKind tbr_cyber_rows[TBR_CYBER_ROWS] = {
  { "sector", "Organisations of one trade", sector_params, G_N_ELEMENTS (sector_params),
    sizeof (TbrCyberSector), 1, TBR_CYBER_SECTORS },
  { "estate", "How many organisations of a sector a state has", estate_params,
    G_N_ELEMENTS (estate_params), sizeof (TbrCyberEstate), 0, 1000 },
  { "supply", "One sector passes it on to another", supply_params, G_N_ELEMENTS (supply_params),
    sizeof (TbrCyberSupply), 0, TBR_CYBER_SECTORS *TBR_CYBER_SECTORS },
  { "wave", "It comes again, changed", wave_params, G_N_ELEMENTS (wave_params),
    sizeof (TbrCyberWave), 0, TBR_CYBER_WAVES - 1 },
};
