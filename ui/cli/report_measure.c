/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Measures in words, in the order of what is at stake, and which way they are better. */
#include "report_measure.h"

/* What a reader asks first: lives, health, shelter, services, land, then time and money. */
static const struct
{
  const char *measure, *title;
} words[] = {
  { "K10.deaths", "Deaths" },
  { "K10.preventable-deaths", "Preventable deaths" },
  { "K12.live-rescues", "People brought out alive" },
  { "harm.injured-untreated", "Injured and not treated" },
  { "harm.infected", "People infected" },
  { "harm.without-shelter", "Nights without shelter" },
  { "K09.without-water", "Hours without water" },
  { "K09.without-heated-shelter", "Hours without heated shelter" },
  { "K09.without-health-care", "Hours without health care" },
  { "K09.without-power", "Hours without power" },
  { "K13.burned", "Land burned" },
  { "K13.dwellings-lost", "Dwellings lost" },
  { "K13.under-water", "Land under water" },
  { "K13.flooded", "Land flooded" },
  { "K16.hurt-to-operation", "Time from injury to operation" },
  { "K21.time-to-recover", "Time until services are back after a cyber attack" },
  { "K19.registration-wait", "Wait for registration" },
  { "harm.exploitation", "Days of exploitation" },
  { "K08.unmet-need-hours", "Hours of need that nobody met" },
  { "K08.unmet-share", "Share of need that nobody met" },
  { "K04.onset-to-first-arrival", "Time until help from abroad arrives" },
  { "K04.request-to-first-arrival", "Time from the request to the first help" },
  { "K01.onset-to-request", "Time until help is asked for" },
  { "K14.ignition-to-contained", "Time until a fire is contained" },
  { "calls.response-mean", "Response to ordinary calls" },
  { "K24.units-sent", "Units sent abroad" },
  { "K26.person-days", "Person-days abroad" },
  { "K29.operation-cost", "Cost of operations" },
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

guint
tbr_report_measure_rank (const char *measure)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].measure, measure))
      return i;
  return G_MAXUINT;
}

const char *
tbr_report_measure_title (const char *measure)
{
  guint rank = tbr_report_measure_rank (measure);
  return rank != G_MAXUINT ? words[rank].title : measure;
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
