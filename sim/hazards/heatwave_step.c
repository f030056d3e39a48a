/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One step of a heatwave: the day, the people, the grid, the work outdoors; and what is told. */
#include "hazards/heat_stress.h"
#include "hazards/heatwave.h"

#include "world/lifeline.h"
#include "world/outdoors.h"

#include <math.h>

#define PER_PEOPLE 1e5
#define HOURS_PER_DAY 24.0
#define PER_CENT 100.0
/* Hour of the day at which it is hottest. Our assumption. */
#define HOTTEST 15.0
/* Degrees from the lowest to the highest temperature of a summer day where only that is written.
   Our assumption. */
#define DAILY_RANGE 11.0
/* Less than half a person is nobody. */
#define NEGLIGIBLE 0.5
/* A smaller change of a loss is not worth telling the region. Our assumption. */
#define LEAST_LOSS 1e-4
/* Purpose of chance: calls of a day. */
#define PURPOSE_CALLS 50

static TbrHeatwaveGroup *
group_of (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  return &tbr_heatwave_groups (tbr_heatwave_state (sim, hazard))[i];
}

/* The law by which people of a group die, with the scenario's factor. */
static TbrHeatResponse
response_of (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrHeatResponse response = tbr_heat_responses[tbr_heatwave_group_row (sim, hazard, i)->climate];
  response.rise *= tbr_heatwave_values (sim, hazard)->rise_factor;
  return response;
}

guint32
tbr_heatwave_find_group (const TbrObject *object, const char *name)
{
  const TbrRows *rows = &object->rows[TBR_HEATWAVE_ROWS_GROUP];
  const TbrHeatwaveGroupRow *row = rows->data;
  for (guint32 i = 0; i < rows->n; i++)
    if (*name == '\0' || g_str_equal (row[i].name, name))
      return i;
  return TBR_NONE;
}

/* The next row of days for a group behind @row (TBR_NONE: from the first); TBR_NONE for none. */
static guint32
next_row (const TbrObject *object, guint32 group, guint32 row)
{
  const TbrRows *rows = &object->rows[TBR_HEATWAVE_ROWS_DAY];
  const TbrHeatwaveDayRow *day = rows->data;
  for (guint32 i = row == TBR_NONE ? 0 : row + 1; i < rows->n; i++)
    if (*day[i].group == '\0' || tbr_heatwave_find_group (object, day[i].group) == group)
      return i;
  return TBR_NONE;
}

/* A new day: yesterday's maximum moves on, the calls of today are drawn. */
static void
turn_day (TbrSim *sim, TbrHazardId hazard, guint32 i, guint32 today)
{
  const TbrHeatwave *values = tbr_heatwave_values (sim, hazard);
  TbrHeatwaveState *state = tbr_heatwave_state (sim, hazard);
  TbrHeatwaveGroup *group = group_of (sim, hazard, i);
  TbrHeatResponse response = response_of (sim, hazard, i);
  TbrStream stream;
  if (group->day != 0)
    {
      group->hot_days = group->days[0] > response.threshold ? group->hot_days + 1 : 0;
      for (guint lag = TBR_HEAT_LAGS - 1; lag > 0; lag--)
        group->days[lag] = group->days[lag - 1];
      group->days[0] = 0;
    }
  group->day = today;
  tbr_hazard_stream (sim, hazard, PURPOSE_CALLS, group->n_days * state->n_groups + i, &stream);
  group->more_calls
      = fmax (0, values->more_calls + values->more_calls_spread * tbr_stream_normal (&stream));
  group->n_days++;
}

void
tbr_heatwave_read_day (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrHeatwaveDayRow *rows = object->rows[TBR_HEATWAVE_ROWS_DAY].data;
  TbrHeatwaveGroup *group = group_of (sim, hazard, i);
  TbrTime now = tbr_sim_clock (sim);
  TbrCivil civil;
  tbr_calendar_civil (&sim->calendar, now, &civil);
  if (civil.yearday != group->day)
    turn_day (sim, hazard, i, civil.yearday);
  if (group->row == TBR_NONE && group->coming == TBR_NONE)
    group->coming = next_row (object, i, TBR_NONE);
  while (group->coming != TBR_NONE && rows[group->coming].at <= now)
    {
      group->row = group->coming;
      group->coming = next_row (object, i, group->row);
    }
  if (group->row == TBR_NONE)
    return;
  const TbrHeatwaveDayRow *row = &rows[group->row];
  double hotter = tbr_heatwave_state (sim, hazard)->hotter;
  group->maximum = row->maximum + hotter;
  group->minimum = isnan (row->minimum) ? group->maximum - DAILY_RANGE : row->minimum + hotter;
  group->dew = row->dew;
  group->apparent = isnan (row->apparent) ? tbr_apparent_temperature (group->maximum, row->dew)
                                          : row->apparent + hotter;
  group->days[0] = fmax (group->days[0], group->apparent);
}

/* Mean inoperability of the power in a group's regions. */
static double
without_power (const TbrSim *sim, TbrHazardId hazard, const TbrHeatwaveGroup *group)
{
  const guint32 *regions = tbr_heatwave_regions (tbr_heatwave_state (sim, hazard));
  double sum = 0;
  for (guint32 r = 0; r < group->n_regions; r++)
    sum += tbr_lifeline_inoperability (sim,
                                       TBR_HANDLE (TbrRegionId, regions[group->first_region + r]),
                                       TBR_LIFELINE_POWER);
  return group->n_regions > 0 ? sum / group->n_regions : 0;
}

/* Opens a need of a group, brings it up to date, or closes it: @amounts are stock and rate wanted,
   of which the latter says whether it is there. */
static void
serve (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrNeedKind kind, const double amounts[2])
{
  TbrHeatwaveGroup *group = group_of (sim, hazard, i);
  const TbrHeatwaveGroupRow *row = tbr_heatwave_group_row (sim, hazard, i);
  gboolean places = kind == TBR_NEED_COOLED_PLACES;
  guint32 *need = places ? &group->places : &group->cases;
  guint32 *times = places ? &group->n_places : &group->n_cases;
  if (*need != TBR_NONE && amounts[1] <= 0)
    {
      tbr_need_close (sim, TBR_HANDLE (TbrNeedId, *need));
      *need = TBR_NONE;
    }
  else if (*need != TBR_NONE)
    tbr_need_update (sim, TBR_HANDLE (TbrNeedId, *need), amounts[0], amounts[1]);
  else if (amounts[1] > 0 && *times < TBR_HEATWAVE_SPELLS)
    {
      TbrNeedSpec spec = { .hazard = hazard,
                           .kind = kind,
                           .part = (i * TBR_HEATWAVE_SPELLS + *times) * 2 + (guint32) places,
                           .lon = row->lon,
                           .lat = row->lat,
                           .state = { tbr_heatwave_values (sim, hazard)->state },
                           .stock = amounts[0],
                           .required = amounts[1] };
      (*times)++;
      *need = tbr_need_open (sim, &spec).i;
    }
}

static double
take (TbrSim *sim, guint32 need)
{
  return need != TBR_NONE ? tbr_need_take (sim, TBR_HANDLE (TbrNeedId, need), TBR_WORK_N) : 0;
}

/* Deaths by the law, fewer where the fragile find cooled places, more where power is out. */
static void
die (TbrSim *sim, TbrHazardId hazard, guint32 i, double hours)
{
  const TbrHeatwave *values = tbr_heatwave_values (sim, hazard);
  const TbrHeatwaveGroupRow *row = tbr_heatwave_group_row (sim, hazard, i);
  TbrHeatwaveGroup *group = group_of (sim, hazard, i);
  TbrHeatResponse response = response_of (sim, hazard, i);
  gboolean hot = group->days[0] > response.threshold;
  double asked = row->people * values->fragile;
  double held = hours > 0 ? take (sim, group->places) / hours : 0;
  double covered = asked > 0 && group->places != TBR_NONE ? fmin (1, held / asked) : 0;
  double usual = row->people * values->base_rate / PER_PEOPLE * hours / HOURS_PER_DAY;
  group->excess = tbr_heat_lagged (&response, group->days);
  if ((group->hot_days + hot) * TBR_DAY >= values->long_after)
    group->excess *= values->long_factor;
  group->excess *= 1 + values->without_power * without_power (sim, hazard, group);
  double spared = values->reachable * covered;
  group->deaths += usual * group->excess * (1 - spared);
  group->preventable += usual * group->excess * (values->reachable - spared);
  group->excess *= 1 - spared;
  double wanted = hot && asked >= NEGLIGIBLE ? asked : 0;
  serve (sim, hazard, i, TBR_NEED_COOLED_PLACES, (double[]){ wanted, wanted });
}

/* Cases that call for help or come to hospital; those to whom nobody comes get over it or not. */
static void
fall_ill (TbrSim *sim, TbrHazardId hazard, guint32 i, double hours)
{
  const TbrHeatwave *values = tbr_heatwave_values (sim, hazard);
  const TbrHeatwaveGroupRow *row = tbr_heatwave_group_row (sim, hazard, i);
  TbrHeatwaveGroup *group = group_of (sim, hazard, i);
  gboolean hot = group->days[0] > response_of (sim, hazard, i).threshold;
  double rate = values->calls * group->more_calls + values->admissions * values->more_admissions;
  double an_hour = hot ? row->people / PER_PEOPLE * rate / HOURS_PER_DAY : 0;
  double left = fmax (0, group->waiting - take (sim, group->cases));
  double over = left * -expm1 (-hours * (double) TBR_HOUR / (double) values->give_up);
  if (group->cases != TBR_NONE)
    tbr_need_lose (sim, TBR_HANDLE (TbrNeedId, group->cases), over);
  group->deaths += over * values->untreated;
  group->preventable += over * values->untreated;
  group->injured += over * (1 - values->untreated);
  group->waiting = left - over + an_hour * hours;
  double amount = group->waiting >= NEGLIGIBLE ? group->waiting : 0;
  double required = an_hour + amount / ((double) values->answer / (double) TBR_HOUR);
  serve (sim, hazard, i, TBR_NEED_HEAT_CASES, (double[]){ amount, required });
}

void
tbr_heatwave_step_people (TbrSim *sim, TbrHazardId hazard, guint32 i, double hours)
{
  die (sim, hazard, i, hours);
  fall_ill (sim, hazard, i, hours);
}

/* Temperature of the air now: a wave between the lowest, before sunrise, and the highest. Our
   assumption. */
static double
air_now (const TbrSim *sim, const TbrHeatwaveGroup *group)
{
  TbrCivil civil;
  tbr_calendar_civil (&sim->calendar, tbr_sim_clock (sim), &civil);
  double hour = civil.hour + civil.minute / 60.0;
  double mean = (group->maximum + group->minimum) / 2;
  double half = (group->maximum - group->minimum) / 2;
  return mean + half * cos (2 * G_PI * (hour - HOTTEST) / HOURS_PER_DAY);
}

static void
lose_power (TbrSim *sim, TbrHazardId hazard, TbrHeatwaveGroup *group)
{
  const guint32 *regions = tbr_heatwave_regions (tbr_heatwave_state (sim, hazard));
  double change = group->shortfall - group->lost;
  if (fabs (change) < LEAST_LOSS && (group->shortfall > 0 || group->lost == 0))
    return;
  group->lost = group->shortfall;
  for (guint32 r = 0; r < group->n_regions; r++)
    tbr_lifeline_add_loss (sim, &(TbrLossSpec){ .hazard = hazard,
                                                .region = { regions[group->first_region + r] },
                                                .lifeline = TBR_LIFELINE_POWER,
                                                .delta = change });
}

void
tbr_heatwave_step_work (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrHeatwave *values = tbr_heatwave_values (sim, hazard);
  TbrHeatwaveGroup *group = group_of (sim, hazard, i);
  const guint32 *regions = tbr_heatwave_regions (tbr_heatwave_state (sim, hazard));
  TbrHeatGrid grid = values->grid;
  double air = air_now (sim, group);
  double before = group->work;
  if (group->row == TBR_NONE)
    return;
  grid.load = tbr_heatwave_group_row (sim, hazard, i)->load;
  group->shortfall = tbr_heat_shortfall (&grid, (group->maximum + group->minimum) / 2, air);
  group->work = tbr_heat_work (tbr_wet_bulb_globe (air, fmin (air, group->dew)), values->work_from,
                               values->work_loss);
  lose_power (sim, hazard, group);
  if (group->work != before)
    for (guint32 r = 0; r < group->n_regions; r++)
      tbr_outdoors_set (sim, TBR_HANDLE (TbrRegionId, regions[group->first_region + r]),
                        group->work);
}

static void
tell (TbrSim *sim, TbrHazardId hazard, guint32 need, TbrHarm harm, double amount)
{
  TbrHarmSpec spec = { .hazard = hazard,
                       .need = { need },
                       .state = { tbr_heatwave_values (sim, hazard)->state },
                       .harm = harm,
                       .amount = amount };
  tbr_hazard_harm (sim, &spec);
}

void
tbr_heatwave_tell (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrHeatwaveGroup *group = group_of (sim, hazard, i);
  const double present[TBR_HEATWAVE_MEASURES] = {
    [TBR_HEATWAVE_APPARENT] = group->days[0],
    [TBR_HEATWAVE_EXCESS] = group->excess * PER_CENT,
    [TBR_HEATWAVE_CASES] = group->waiting,
    [TBR_HEATWAVE_SHORTFALL] = group->shortfall * PER_CENT,
  };
  tell (sim, hazard, group->places, TBR_HARM_DEATHS, group->deaths);
  tell (sim, hazard, group->places, TBR_HARM_PREVENTABLE, group->preventable);
  tell (sim, hazard, group->cases, TBR_HARM_INJURED, group->injured);
  group->deaths = group->preventable = group->injured = 0;
  for (guint measure = 0; measure < TBR_HEATWAVE_MEASURES; measure++)
    if (present[measure] != group->told[measure])
      {
        tbr_hazard_measure (sim, hazard, i, measure, present[measure]);
        group->told[measure] = present[measure];
      }
}
