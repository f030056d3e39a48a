/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the codes in facts are called. */
#include "output/words.h"

const char *const tbr_word_rests[] = { "none", "night", "crew", "aftershock", "no-work", NULL };
const char *const tbr_word_releases[] = { "done", "period", "supplies", "recall", "order", NULL };
const char *const tbr_word_order_faults[]
    = { "ok", "away", "off", "no-crew", "no-rate", "no-way", "closed", NULL };
const char *const tbr_word_request_ends[] = { "met", "lapsed", "order", NULL };
const char *const tbr_word_declines[] = { "nothing", "reserve", "unwilling", NULL };
const char *const tbr_word_refusals[] = { "enough", "over", "order", NULL };
const char *const tbr_word_links[] = { "open", "slowed", "closed", NULL };

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
