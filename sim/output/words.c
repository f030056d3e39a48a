/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the codes in facts are called. */
#include "output/words.h"

const char *const tbr_word_rests[] = { "none", "night", "crew", "aftershock", "no-work", NULL };
const char *const tbr_word_releases[]
    = { "done", "period", "supplies", "recall", "order", "no-relief", NULL };
const char *const tbr_word_order_faults[]
    = { "ok", "away", "off", "no-crew", "no-rate", "no-way", "closed", "expired", "empty", NULL };
const char *const tbr_word_hindrances[]
    = { "none",   "no-need", "no-mission", "away",  "off",     "no-crew", "no-rate",
        "no-way", "closed",  "expired",    "empty", "no-line", "not-own", NULL };
const char *const tbr_word_suppliers[] = { "own", "host", NULL };
const char *const tbr_word_fuels[] = { "dry", "fuelled", NULL };
const char *const tbr_word_request_ends[] = { "met", "lapsed", "order", NULL };
const char *const tbr_word_declines[] = { "nothing", "reserve", "unwilling", NULL };
const char *const tbr_word_refusals[] = { "enough", "over", "order", "no-consent", NULL };
const char *const tbr_word_consents[] = { "given", "refused", NULL };
const char *const tbr_word_lifts[] = { "charter", "own", NULL };
const char *const tbr_word_links[] = { "open", "slowed", "closed", NULL };
const char *const tbr_word_sites[] = { "open", "closed", NULL };
const char *const tbr_word_services[TBR_UNIT_SERVICE_N + 1]
    = { "in-service", "out-of-service", "going-out", NULL };
const char *const tbr_word_agency_steps[]
    = { "asked", "decided", "planned", "called", "nothing-to-give", NULL };
const char *const tbr_word_solidarity_steps[] = { "invoked", "decided", "ended", NULL };
const char *const tbr_word_ipcr_steps[]
    = { "off", "monitoring", "sharing", "full", "report", NULL };
const char *const tbr_word_map_steps[] = { "asked", "delivered", NULL };
const char *const tbr_word_atlas_steps[] = { "asked", "sent", "declined", NULL };

const char *const tbr_word_hazard_events[TBR_HAZARD_EVENT_N + 1] = {
  [TBR_HAZARD_EVENT_OTHER] = "other",
  [TBR_HAZARD_EVENT_IGNITION] = "ignition",
  [TBR_HAZARD_EVENT_CONTAINED] = "contained",
  [TBR_HAZARD_EVENT_ESCAPED] = "escaped",
  [TBR_HAZARD_EVENT_OUT] = "out",
  [TBR_HAZARD_EVENT_SHOCK] = "shock",
  [TBR_HAZARD_EVENT_BREACH] = "breach",
  [TBR_HAZARD_EVENT_PEAK] = "peak",
  [TBR_HAZARD_EVENT_RESCUED] = "rescued",
  [TBR_HAZARD_EVENT_OUTAGE] = "outage",
  [TBR_HAZARD_EVENT_RESTORED] = "restored",
  [TBR_HAZARD_EVENT_RELEASE] = "release",
  [TBR_HAZARD_EVENT_STRUCK] = "struck",
  [TBR_HAZARD_EVENT_ALERTED] = "alerted",
  [TBR_HAZARD_EVENT_DETECTED] = "detected",
  [TBR_HAZARD_EVENT_OVERWHELMED] = "overwhelmed",
  [TBR_HAZARD_EVENT_INTERCEPTED] = "intercepted",
  [TBR_HAZARD_EVENT_OPERATION] = "operation",
  [TBR_HAZARD_EVENT_LOST] = "lost",
  [TBR_HAZARD_EVENT_BRIDGES] = "bridges",
};

const char *const tbr_word_patients[TBR_PATIENT_N + 1] = {
  [TBR_PATIENT_CRITICAL_HURT] = "critical-hurt",
  [TBR_PATIENT_CRITICAL_TREATED] = "critical-treated",
  [TBR_PATIENT_CRITICAL_DEAD] = "critical-dead",
  [TBR_PATIENT_DELAYED_HURT] = "delayed-hurt",
  [TBR_PATIENT_DELAYED_TREATED] = "delayed-treated",
  [TBR_PATIENT_DELAYED_DEAD] = "delayed-dead",
  [TBR_PATIENT_CLEANED] = "cleaned",
  [TBR_PATIENT_UNCLEANED] = "uncleaned",
};

const char *const tbr_word_incidents[TBR_INCIDENT_N + 1] = {
  [TBR_INCIDENT_TOUCHED] = "touched",         [TBR_INCIDENT_INFECTED] = "infected",
  [TBR_INCIDENT_DETECTED] = "detected",       [TBR_INCIDENT_ISOLATED] = "isolated",
  [TBR_INCIDENT_CONTAINED] = "contained",     [TBR_INCIDENT_RESTORED] = "restored",
  [TBR_INCIDENT_RECONNECTED] = "reconnected", [TBR_INCIDENT_WARNED] = "warned",
  [TBR_INCIDENT_NOTIFIED] = "notified",       [TBR_INCIDENT_REPORTED] = "reported",
};

const char *const tbr_word_harms[TBR_HARM_N + 1] = {
  [TBR_HARM_DEATHS] = "deaths",
  [TBR_HARM_PREVENTABLE] = "preventable-deaths",
  [TBR_HARM_INJURED] = "injured-untreated",
  [TBR_HARM_SHELTER] = "without-shelter",
  [TBR_HARM_POWER] = "without-power",
  [TBR_HARM_WATER] = "without-water",
  [TBR_HARM_TELECOM] = "without-telecom",
  [TBR_HARM_HEALTH] = "without-health-care",
  [TBR_HARM_BURNED] = "burned",
  [TBR_HARM_FLOODED] = "flooded",
  [TBR_HARM_FLOODED_DAYS] = "under-water",
  [TBR_HARM_DWELLINGS] = "dwellings-lost",
  [TBR_HARM_UNREGISTERED] = "unregistered",
  [TBR_HARM_VICTIM_DAYS] = "exploitation",
  [TBR_HARM_COST] = "cost",
  [TBR_HARM_ICT] = "without-ict",
  [TBR_HARM_FUEL] = "without-fuel",
  [TBR_HARM_TRANSPORT] = "without-transport",
  [TBR_HARM_OVER_CAPACITY] = "over-capacity",
  [TBR_HARM_WAITING] = "waiting",
  [TBR_HARM_UNDETECTED] = "undetected",
  [TBR_HARM_INFECTED] = "infected",
  [TBR_HARM_CARE_DISPLACED] = "care-displaced",
  [TBR_HARM_APPOINTMENTS] = "appointments",
  [TBR_HARM_ORGANISATION_DOWN] = "organisation-down",
  [TBR_HARM_CASES_LOST] = "cases-lost",
  [TBR_HARM_EMERGENCY] = "without-emergency-calls",
  [TBR_HARM_UNHEATED] = "without-heated-shelter",
  [TBR_HARM_SUPPLY] = "without-supply",
};

static const char *const harm_units[TBR_HARM_N] = {
  [TBR_HARM_DEATHS] = "persons",
  [TBR_HARM_PREVENTABLE] = "persons",
  [TBR_HARM_INJURED] = "persons",
  [TBR_HARM_SHELTER] = "person-nights",
  [TBR_HARM_POWER] = "person-hours",
  [TBR_HARM_WATER] = "person-hours",
  [TBR_HARM_TELECOM] = "person-hours",
  [TBR_HARM_HEALTH] = "person-hours",
  [TBR_HARM_BURNED] = "ha",
  [TBR_HARM_FLOODED] = "ha",
  [TBR_HARM_FLOODED_DAYS] = "ha-days",
  [TBR_HARM_DWELLINGS] = "dwellings",
  [TBR_HARM_UNREGISTERED] = "persons",
  [TBR_HARM_VICTIM_DAYS] = "days",
  [TBR_HARM_COST] = "EUR",
  [TBR_HARM_ICT] = "person-hours",
  [TBR_HARM_FUEL] = "person-hours",
  [TBR_HARM_TRANSPORT] = "person-hours",
  [TBR_HARM_OVER_CAPACITY] = "person-nights",
  [TBR_HARM_WAITING] = "person-days",
  [TBR_HARM_UNDETECTED] = "persons",
  [TBR_HARM_INFECTED] = "persons",
  [TBR_HARM_CARE_DISPLACED] = "bed-days",
  [TBR_HARM_APPOINTMENTS] = "appointments",
  [TBR_HARM_ORGANISATION_DOWN] = "organisation-hours",
  [TBR_HARM_CASES_LOST] = "cases",
  [TBR_HARM_EMERGENCY] = "person-hours",
  [TBR_HARM_UNHEATED] = "person-hours",
  [TBR_HARM_SUPPLY] = "person-hours",
};

const char *
tbr_harm_name (TbrHarm harm)
{
  g_return_val_if_fail ((guint) harm < TBR_HARM_N, NULL);
  return tbr_word_harms[harm];
}

const char *
tbr_harm_unit (TbrHarm harm)
{
  g_return_val_if_fail ((guint) harm < TBR_HARM_N, NULL);
  return harm_units[harm];
}

const char *
tbr_word_of (const char *const *words, guint code)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (i == code)
      return words[i];
  return "unknown";
}

gboolean
tbr_word_is (const char *const *words, guint code, const char *word)
{
  return g_str_equal (tbr_word_of (words, code), word);
}
