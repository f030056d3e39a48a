/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Measures in words, in the order of what is at stake, and which way they are better. */
#include "report/report_measure.h"

#include "draw/language.h"
#include "report/phrase.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* How a measure is said, by where it stands; NULL where nothing says it so. */
typedef struct
{
  const char *measure;
  const char *title;   /* of a chart or column: "Land burned" */
  const char *figure;  /* in a list of figures, beside a number with its unit: "Burned" */
  const char *harm;    /* beside a number alone: "hectares burned" */
  const char *one;     /* after 1 in a sentence: "life" */
  const char *counted; /* after other numbers: "lives" */
} Words;

/* A text after 1 and after more, for the fields one and counted: both are translated as one. */
#define TBR_PLURAL(one, many) one, many

/* What a reader asks first: lives, health, shelter, services, land, then time and money; then those
   of which studies make no title. */
static const Words words[] = {
  { "K10.deaths", .title = N_ ("Deaths"), .figure = N_ ("Deaths"), .harm = N_ ("deaths"),
    .one = TBR_PLURAL ("life", "lives") },
  { "K10.preventable-deaths", .title = N_ ("Preventable deaths"),
    .figure = N_ ("Deaths that help in time would have saved"), .harm = N_ ("of them preventable"),
    .one = TBR_PLURAL ("of them that help in time would have saved",
                       "of them that help in time would have saved") },
  { "K12.live-rescues", .title = N_ ("People brought out alive"),
    .figure = N_ ("Saved from rubble") },
  { "harm.injured-untreated", .title = N_ ("Injured and not treated"),
    .figure = N_ ("Injured not treated in time"), .harm = N_ ("injured, untreated in time"),
    .one = TBR_PLURAL ("injured untreated in time", "injured untreated in time") },
  { "harm.infected", .title = N_ ("People infected") },
  { "harm.without-shelter", .title = N_ ("Nights without shelter"),
    .figure = N_ ("Nights without shelter"), .harm = N_ ("person-nights without shelter"),
    .one = TBR_PLURAL ("person-night without shelter", "person-nights without shelter") },
  { "K09.without-water", .title = N_ ("Hours without water"), .figure = N_ ("Without safe water"),
    .harm = N_ ("person-hours without safe water"),
    .one = TBR_PLURAL ("person-hour without safe water", "person-hours without safe water") },
  { "K09.without-heated-shelter", .title = N_ ("Hours without heated shelter") },
  { "K09.without-health-care", .title = N_ ("Hours without health care"),
    .figure = N_ ("Without health care"), .harm = N_ ("person-hours without health care"),
    .one = TBR_PLURAL ("person-hour without health care", "person-hours without health care") },
  { "K09.without-power", .title = N_ ("Hours without power"), .figure = N_ ("Without power"),
    .harm = N_ ("person-hours without power"),
    .one = TBR_PLURAL ("person-hour without power", "person-hours without power") },
  { "K13.burned", .title = N_ ("Land burned"), .figure = N_ ("Burned"),
    .harm = N_ ("hectares burned"), .one = TBR_PLURAL ("ha burned", "ha burned") },
  { "K13.dwellings-lost", .title = N_ ("Dwellings lost"), .figure = N_ ("Dwellings lost"),
    .harm = N_ ("dwellings lost"), .one = TBR_PLURAL ("dwelling", "dwellings") },
  { "K13.under-water", .title = N_ ("Land under water"),
    .one = TBR_PLURAL ("hectare-day under water", "hectare-days under water") },
  { "K13.flooded", .title = N_ ("Land flooded"), .figure = N_ ("Flooded"),
    .harm = N_ ("hectares flooded"), .one = TBR_PLURAL ("ha flooded", "ha flooded") },
  { "K16.hurt-to-operation", .title = N_ ("Time from injury to operation") },
  { "K21.time-to-recover", .title = N_ ("Time until services are back after a cyber attack") },
  { "K19.registration-wait", .title = N_ ("Wait for registration") },
  { "harm.exploitation", .title = N_ ("Days of exploitation"), .harm = N_ ("days of exploitation"),
    .one = TBR_PLURAL ("day of exploitation", "days of exploitation") },
  { "K08.unmet-need-hours", .title = N_ ("Hours of need that nobody met"),
    .harm = N_ ("hours for which needs were not met") },
  { "K08.unmet-share", .title = N_ ("Share of need that nobody met"),
    .figure = N_ ("Unmet of the need, over all its hours") },
  { "K04.onset-to-first-arrival", .title = N_ ("Time until help from abroad arrives") },
  { "K04.request-to-first-arrival", .title = N_ ("Time from the request to the first help"),
    .figure = N_ ("From the request to the first arrival") },
  { "K01.onset-to-request", .title = N_ ("Time until help is asked for"),
    .figure = N_ ("From the onset to the first request") },
  { "K14.ignition-to-contained", .title = N_ ("Time until a fire is contained") },
  { "calls.response-mean", .title = N_ ("Response to ordinary calls") },
  { "K24.units-sent", .title = N_ ("Units sent abroad"), .figure = N_ ("Units sent abroad") },
  { "K26.person-days", .title = N_ ("Person-days abroad"),
    .figure = N_ ("Days given abroad by people") },
  { "K29.operation-cost", .title = N_ ("Cost of operations") },
  { "K09.without-telecom", .figure = N_ ("Without telephone"),
    .harm = N_ ("person-hours without telecom"),
    .one = TBR_PLURAL ("person-hour without telecom", "person-hours without telecom") },
  { "harm.unregistered", .harm = N_ ("people unregistered"),
    .one = TBR_PLURAL ("person unregistered", "people unregistered") },
  { "harm.organisations-down", .harm = N_ ("hours of organisations at a standstill"),
    .one = TBR_PLURAL ("hour of organisations at a standstill",
                       "hours of organisations at a standstill") },
  { "harm.appointments", .one = TBR_PLURAL ("appointment lost", "appointments lost") },
  { "K02.request-to-first-offer", .figure = N_ ("From the request to the first offer") },
  { "K03.offered-at-24h", .figure = N_ ("Offered of what was asked, after a day") },
  { "K06.left-in-time", .figure = N_ ("Units that left in time") },
  { "K07.arrival-to-work", .figure = N_ ("From arrival to work") },
  { "K15.pumped-volume", .figure = N_ ("Water pumped") },
  { "K24.days-below-reserve", .figure = N_ ("Days below reserve, all owners together") },
  { "K29.operation", .figure = N_ ("Cost of operation and transport") },
  { "K21.reached", .figure = N_ ("Organisations reached") },
  { "K21.time-to-detect", .figure = N_ ("Time until a cyber attack is noticed") },
  { "calls.opened", .figure = N_ ("Ordinary calls") },
};

static guint
find (const char *measure)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].measure, measure))
      return i;
  return G_MAXUINT;
}

guint
tbr_report_measure_rank (const char *measure)
{
  guint i = find (measure);
  return i != G_MAXUINT && words[i].title != NULL ? i : G_MAXUINT;
}

/* What is told of a service, "lifeline.worst-at-power"; NULL for another measure. */
static const char *
find_service (const char *measure, const char **out_pattern)
{
  static const struct
  {
    const char *beginning, *words;
  } beginnings[] = { { "lifeline.without-", N_ ("person-hours without %s") },
                     { "lifeline.worst-at-", N_ ("until the worst region was without %s") },
                     { "lifeline.worst-", N_ ("full outage in the worst region: %s") },
                     { "lifeline.peak-at-", N_ ("until most people were without %s") },
                     { "lifeline.peak-", N_ ("most people at once without %s") } };
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (measure, beginnings[i].beginning))
      {
        *out_pattern = beginnings[i].words;
        return measure + strlen (beginnings[i].beginning);
      }
  return NULL;
}

/* A pattern with one word put into it, both in the language of the reader. (transfer full) */
static char *
put_word (const char *pattern, const char *word)
{
  const char *const words_of_it[] = { word, NULL };
  return tbr_words (pattern, words_of_it);
}

char *
tbr_report_measure_name (const char *measure)
{
  static const struct
  {
    const char *ending, *words;
  } endings[] = { { " median", N_ ("%s, median") },
                  { " mean", N_ ("%s, mean") },
                  { " p90", N_ ("%s, of nine in ten at most") },
                  { " p95", N_ ("%s, of 19 in 20 at most") } };
  guint i = find (measure);
  if (i != G_MAXUINT && (words[i].title != NULL || words[i].figure != NULL))
    return g_strdup (tbr_word (words[i].title != NULL ? words[i].title : words[i].figure));
  const char *pattern, *service = find_service (measure, &pattern);
  if (service != NULL)
    return put_word (pattern, service);
  const char *point = strchr (measure, '.');
  g_autofree char *plain = g_strdelimit (g_strdup (point != NULL ? point + 1 : measure), "-", ' ');
  for (guint k = 0; k < G_N_ELEMENTS (endings); k++)
    if (g_str_has_suffix (plain, endings[k].ending))
      {
        plain[strlen (plain) - strlen (endings[k].ending)] = '\0';
        return put_word (endings[k].words, plain);
      }
  return g_strdup (tbr_word (plain));
}

/* The same for as long as the program runs. */
static const char *
keep_name (const char *measure)
{
  g_autofree char *name = tbr_report_measure_name (measure);
  return g_intern_string (name);
}

const char *
tbr_report_measure_title (const char *measure)
{
  guint rank = tbr_report_measure_rank (measure);
  return rank != G_MAXUINT ? tbr_word (words[rank].title) : keep_name (measure);
}

const char *
tbr_report_measure_harm (const char *measure)
{
  guint i = find (measure);
  return i != G_MAXUINT && words[i].harm != NULL ? tbr_word (words[i].harm) : NULL;
}

const char *
tbr_report_measure_gravest (const TbrResult *result)
{
  const char *gravest = NULL;

  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      if (one->scope == TBR_SCOPE_ALL && one->value > 0
          && tbr_report_measure_harm (one->measure) != NULL
          && (gravest == NULL
              || tbr_report_measure_rank (one->measure) < tbr_report_measure_rank (gravest)))
        gravest = one->measure;
    }
  return gravest;
}

gboolean
tbr_report_measure_has_words (const char *measure)
{
  guint i = find (measure);
  return i != G_MAXUINT && (words[i].figure != NULL || words[i].harm != NULL);
}

const char *
tbr_report_measure_figure (const char *measure)
{
  guint i = find (measure);
  return i != G_MAXUINT && words[i].figure != NULL ? tbr_word (words[i].figure)
                                                   : keep_name (measure);
}

const char *
tbr_report_measure_counted (const char *measure, double value, const char *number)
{
  guint i = find (measure);
  return i != G_MAXUINT && words[i].one != NULL
             ? ngettext (words[i].one, words[i].counted, tbr_phrase_count (value, number))
             : measure;
}

char *
tbr_report_measure_axis (const char *measure, const char *unit)
{
  const char *title = tbr_report_measure_title (measure);
  return *unit != '\0' ? g_strdup_printf ("%s (%s)", title, tbr_word (unit)) : g_strdup (title);
}

gboolean
tbr_report_measure_is_better_large (const char *measure)
{
  return tbr_measure_is_better_large (measure);
}
