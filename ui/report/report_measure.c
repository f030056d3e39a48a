/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Measures in words, in the order of what is at stake, and which way they are better. */
#include "report/report_measure.h"

/* What a reader asks first: lives, health, shelter, services, land, then time and money; then those
   of which studies make no title. */
static const TbrMeasureWords words[] = {
  { "K10.deaths", .title = "Deaths", .figure = "Deaths", .harm = "deaths", .counted = "lives",
    .one = "life" },
  { "K10.preventable-deaths", .title = "Preventable deaths",
    .figure = "Deaths that help in time would have saved", .harm = "of them preventable",
    .counted = "of them that help in time would have saved" },
  { "K12.live-rescues", .title = "People brought out alive", .figure = "Saved from rubble" },
  { "harm.injured-untreated", .title = "Injured and not treated",
    .figure = "Injured not treated in time", .harm = "injured, untreated in time",
    .counted = "injured untreated in time" },
  { "harm.infected", .title = "People infected" },
  { "harm.without-shelter", .title = "Nights without shelter", .figure = "Nights without shelter",
    .harm = "person-nights without shelter", .counted = "person-nights without shelter" },
  { "K09.without-water", .title = "Hours without water", .figure = "Without safe water",
    .harm = "person-hours without safe water", .counted = "person-hours without safe water" },
  { "K09.without-heated-shelter", .title = "Hours without heated shelter" },
  { "K09.without-health-care", .title = "Hours without health care",
    .figure = "Without health care", .harm = "person-hours without health care",
    .counted = "person-hours without health care" },
  { "K09.without-power", .title = "Hours without power", .figure = "Without power",
    .harm = "person-hours without power", .counted = "person-hours without power" },
  { "K13.burned", .title = "Land burned", .figure = "Burned", .harm = "hectares burned",
    .counted = "ha burned" },
  { "K13.dwellings-lost", .title = "Dwellings lost", .figure = "Dwellings lost",
    .harm = "dwellings lost", .counted = "dwellings", .one = "dwelling" },
  { "K13.under-water", .title = "Land under water", .counted = "hectare-days under water" },
  { "K13.flooded", .title = "Land flooded", .figure = "Flooded", .harm = "hectares flooded",
    .counted = "ha flooded" },
  { "K16.hurt-to-operation", .title = "Time from injury to operation" },
  { "K21.time-to-recover", .title = "Time until services are back after a cyber attack" },
  { "K19.registration-wait", .title = "Wait for registration" },
  { "harm.exploitation", .title = "Days of exploitation", .harm = "days of exploitation",
    .counted = "days of exploitation" },
  { "K08.unmet-need-hours", .title = "Hours of need that nobody met",
    .harm = "hours for which needs were not met" },
  { "K08.unmet-share", .title = "Share of need that nobody met",
    .figure = "Unmet of the need, over all its hours" },
  { "K04.onset-to-first-arrival", .title = "Time until help from abroad arrives" },
  { "K04.request-to-first-arrival", .title = "Time from the request to the first help",
    .figure = "From the request to the first arrival" },
  { "K01.onset-to-request", .title = "Time until help is asked for",
    .figure = "From the onset to the first request" },
  { "K14.ignition-to-contained", .title = "Time until a fire is contained" },
  { "calls.response-mean", .title = "Response to ordinary calls" },
  { "K24.units-sent", .title = "Units sent abroad", .figure = "Units sent abroad" },
  { "K26.person-days", .title = "Person-days abroad", .figure = "Days given abroad by people" },
  { "K29.operation-cost", .title = "Cost of operations" },
  { "K09.without-telecom", .figure = "Without telephone", .harm = "person-hours without telecom",
    .counted = "person-hours without telecom" },
  { "harm.unregistered", .harm = "people unregistered", .counted = "people unregistered",
    .one = "person unregistered" },
  { "harm.organisations-down", .harm = "hours of organisations at a standstill",
    .counted = "hours of organisations at a standstill" },
  { "harm.appointments", .counted = "appointments lost", .one = "appointment lost" },
  { "K02.request-to-first-offer", .figure = "From the request to the first offer" },
  { "K03.offered-at-24h", .figure = "Offered of what was asked, after a day" },
  { "K06.left-in-time", .figure = "Units that left in time" },
  { "K07.arrival-to-work", .figure = "From arrival to work" },
  { "K15.pumped-volume", .figure = "Water pumped" },
  { "K24.days-below-reserve", .figure = "Days below reserve, all owners together" },
  { "K29.operation", .figure = "Cost of operation and transport" },
  { "calls.opened", .figure = "Ordinary calls" },
};

/* How the names begin of measures of which more is better. */
static const char *const larger[] = { "K03.",
                                      "K06.left-in-time",
                                      "K12.live-rescues",
                                      "K14.fires-contained",
                                      "K15.pumped",
                                      "K15.share-of-potential",
                                      "K16.operated-in",
                                      "K18.cleaned",
                                      "K19.registered",
                                      "K22.victims",
                                      "K22.cases",
                                      "K23.",
                                      "K31.rotations-on-time",
                                      "K32.least-margin",
                                      "K32.mean-margin",
                                      "fire.drops-per-flight-hour" };

static guint
find (const char *measure)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].measure, measure))
      return i;
  return G_MAXUINT;
}

const TbrMeasureWords *
tbr_report_measure_words (const char *measure)
{
  guint i = find (measure);
  return i != G_MAXUINT ? &words[i] : NULL;
}

guint
tbr_report_measure_rank (const char *measure)
{
  guint i = find (measure);
  return i != G_MAXUINT && words[i].title != NULL ? i : G_MAXUINT;
}

const char *
tbr_report_measure_title (const char *measure)
{
  guint rank = tbr_report_measure_rank (measure);
  return rank != G_MAXUINT ? words[rank].title : measure;
}

const char *
tbr_report_measure_harm (const char *measure)
{
  guint i = find (measure);
  return i != G_MAXUINT ? words[i].harm : NULL;
}

char *
tbr_report_measure_axis (const char *measure, const char *unit)
{
  const char *title = tbr_report_measure_title (measure);
  return *unit != '\0' ? g_strdup_printf ("%s (%s)", title, unit) : g_strdup (title);
}

gboolean
tbr_report_measure_is_better_large (const char *measure)
{
  for (guint i = 0; i < G_N_ELEMENTS (larger); i++)
    if (g_str_has_prefix (measure, larger[i]))
      return TRUE;
  return FALSE;
}
