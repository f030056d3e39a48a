/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who comes over a section, who is noticed, who is found in time at sea. */
#include "hazards/border.h"

#include "engine/arrivals.h"

#include <math.h>

#define PURPOSE_GROUP 2
/* Groups of one section that have streams of their own. */
#define GROUP_BITS 24

static double
to_seconds (TbrTime time)
{
  return (double) time / (double) TBR_SECOND;
}

/* ---- noticing ---- */

double
tbr_border_patrols (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  guint32 need = tbr_border_section (sim, hazard, i)->needs[TBR_BORDER_NEED_PATROL].need;
  return need == TBR_NONE ? 0 : tbr_need_rate (sim, TBR_HANDLE (TbrNeedId, need), TBR_WORK_N);
}

static TbrSearch
search_of (const TbrBorderValues *values, const TbrBorderSectionRow *row)
{
  const TbrBorderPassage *passage = &values->passage[row->way];
  return (TbrSearch){ .sweep = passage->sweep,
                      .speed = passage->speed,
                      .time = to_seconds (passage->crossing),
                      .area = row->length * row->depth };
}

/* Share of the groups that the surveillance picture shows early enough: what sensors see, worth
   less the older it is when it reaches a patrol. Source: our assumption. */
static double
pictured (const TbrBorderValues *values, const TbrBorderSectionRow *row)
{
  return row->coverage
         * exp (-to_seconds (values->picture_age) / to_seconds (values->picture_life));
}

double
tbr_border_detection (const TbrSim *sim, TbrHazardId hazard, guint32 i, TbrTime time)
{
  const TbrBorderValues *values = tbr_border_values (sim, hazard);
  const TbrBorderSectionRow *row = tbr_border_row (sim, hazard, i);
  TbrSearch search = search_of (values, row);
  search.searchers = tbr_border_patrols (sim, hazard, i);
  search.time = to_seconds (time);
  return 1 - (1 - tbr_search_detection (&search)) * (1 - pictured (values, row));
}

/* Persons a second that the scenario writes for a section now. */
static double
written_rate (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrRows *rows = &object->rows[TBR_BORDER_ROWS_ARRIVALS];
  const TbrBorderArrivalsRow *row = rows->data;
  TbrTime now = tbr_sim_clock (sim);
  double rate = 0;
  for (guint32 j = 0; j < rows->n && row[j].at <= now; j++)
    if (tbr_border_find_section (object, row[j].section) == i)
      rate = row[j].value;
  return rate;
}

double
tbr_border_patrols_wanted (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrBorderValues *values = tbr_border_values (sim, hazard);
  const TbrBorderSectionRow *row = tbr_border_row (sim, hazard, i);
  TbrSearch search = search_of (values, row);
  if (written_rate (sim, hazard, i) <= 0)
    return 0;
  if (!isnan (row->patrols))
    return row->patrols;
  double by_sensors = pictured (values, row);
  if (values->detection <= by_sensors)
    return 0;
  return tbr_search_searchers (&search, 1 - (1 - values->detection) / (1 - by_sensors));
}

/* ---- groups ---- */

/* First row of a section's arrivals behind @after, TBR_NONE for none. */
static guint32
next_row (const TbrObject *object, guint32 section, guint32 after)
{
  const TbrRows *rows = &object->rows[TBR_BORDER_ROWS_ARRIVALS];
  const TbrBorderArrivalsRow *row = rows->data;
  for (guint32 j = after == TBR_NONE ? 0 : after + 1; j < rows->n; j++)
    if (tbr_border_find_section (object, row[j].section) == section)
      return j;
  return TBR_NONE;
}

/* Groups a second at the most: the rate written, if all smugglers turned here. */
static double
most_groups (const TbrBorderValues *values, const TbrBorderSectionRow *row, double people)
{
  return people * (1 + values->feedback) / values->passage[row->way].group;
}

TbrTime
tbr_border_next_group (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrBorderArrivalsRow *rows = object->rows[TBR_BORDER_ROWS_ARRIVALS].data;
  const TbrBorderValues *values = object->values;
  TbrBorderSection *section = tbr_border_section (sim, hazard, i);
  TbrTime end = sim->scenario->meta->duration;
  if (section->row == TBR_NONE)
    section->row = next_row (object, i, TBR_NONE);
  while (section->row != TBR_NONE)
    {
      const TbrBorderArrivalsRow *row = &rows[section->row];
      guint32 next = next_row (object, i, section->row);
      TbrTime until = next == TBR_NONE ? end : MIN (rows[next].at, end);
      double rate = most_groups (values, tbr_border_row (sim, hazard, i), row->value);
      TbrArrivals arrivals
          = { .base = { .values = &rate, .n = 1, .start = row->at, .step = until - row->at } };
      TbrTime from = MAX (row->at, tbr_sim_clock (sim));
      TbrTime at = until > from && rate > 0 ? tbr_arrivals_next (&arrivals, &section->chance, from)
                                            : TBR_NEVER;
      if (at < until)
        return at;
      if (next == TBR_NONE)
        return TBR_NEVER;
      section->row = next;
    }
  return TBR_NEVER;
}

/* Persons in a group: lognormal with this mean, at least one. */
static double
draw_size (const TbrBorderValues *values, double mean, TbrStream *stream)
{
  double spread = values->spread;
  return MAX (1, round (mean * exp (spread * tbr_stream_normal (stream) - spread * spread / 2)));
}

/* A boat in distress: who is not found in time drowns in part. Returns: persons alive. Help at once
   would have found them all. */
static double
be_in_distress (const TbrSim *sim, TbrHazardId hazard, guint32 i, double people)
{
  const TbrBorderValues *values = tbr_border_values (sim, hazard);
  TbrBorderSection *section = tbr_border_section (sim, hazard, i);
  double found = tbr_border_detection (sim, hazard, i, values->adrift);
  double dead = people * (1 - found) * values->drowning;
  section->dead += dead;
  section->last_deaths += dead;
  return people - dead;
}

/* Those who reached the Union, @seen of them noticed: to the centre, or on unseen. */
static void
land (const TbrSim *sim, TbrHazardId hazard, guint32 i, double people, double seen)
{
  TbrBorderSection *section = tbr_border_section (sim, hazard, i);
  double unseen = (people - seen) * (1 - tbr_border_row (sim, hazard, i)->presenting);
  section->seen += seen;
  section->unseen += unseen;
  section->last_unseen += unseen;
  tbr_border_join (tbr_border_values (sim, hazard), section, tbr_sim_clock (sim), people - unseen);
}

void
tbr_border_take_group (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrBorderValues *values = tbr_border_values (sim, hazard);
  const TbrBorderSectionRow *row = tbr_border_row (sim, hazard, i);
  TbrBorderSection *section = tbr_border_section (sim, hazard, i);
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_GROUP, i << GROUP_BITS | section->n_groups, &stream);
  section->n_groups++;
  /* every draw is made, so that none depends on what became of the one before */
  double turn = tbr_stream_uniform (&stream);
  double size = draw_size (values, values->passage[row->way].group, &stream);
  double notice = tbr_stream_uniform (&stream);
  double distress = tbr_stream_uniform (&stream);
  tbr_border_serve (sim, hazard, i);
  if (turn * (1 + values->feedback) >= section->factor)
    return;
  gboolean seen
      = notice < tbr_border_detection (sim, hazard, i, values->passage[row->way].crossing);
  section->arrived += size;
  if (row->way == TBR_BORDER_SEA && distress < values->distress)
    size = be_in_distress (sim, hazard, i, size);
  land (sim, hazard, i, size, seen ? size : 0);
}

void
tbr_border_add_people (TbrSim *sim, TbrHazardId hazard, guint32 i, double people)
{
  tbr_border_serve (sim, hazard, i);
  tbr_border_section (sim, hazard, i)->arrived += people;
  land (sim, hazard, i, people, people);
}

/* ---- what smugglers learn ---- */

/* Crossings shift between the sections of a hazard, from those where more is noticed to those where
   less is; their sum stays: nobody is deterred. Source: our assumption. */
void
tbr_border_learn (TbrSim *sim, TbrHazardId hazard, double seconds)
{
  const TbrBorderValues *values = tbr_border_values (sim, hazard);
  guint32 n = tbr_border_state (sim, hazard)->n_sections;
  double weight = -expm1 (-seconds / to_seconds (values->learning));
  double sum = 0, all = 0;
  for (guint32 i = 0; i < n; i++)
    {
      TbrBorderSection *section = tbr_border_section (sim, hazard, i);
      TbrTime crossing = values->passage[tbr_border_row (sim, hazard, i)->way].crossing;
      double now = tbr_border_detection (sim, hazard, i, crossing);
      double rate = written_rate (sim, hazard, i);
      section->detected_lately += weight * (now - section->detected_lately);
      sum += rate * section->detected_lately;
      all += rate;
    }
  for (guint32 i = 0; i < n; i++)
    {
      TbrBorderSection *section = tbr_border_section (sim, hazard, i);
      double mean = all > 0 ? sum / all : section->detected_lately;
      section->factor = 1 + values->feedback * (mean - section->detected_lately);
    }
}
