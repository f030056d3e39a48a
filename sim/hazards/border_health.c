/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The health of those in a centre: nights outside in the cold, people who want a doctor. */
#include "hazards/border.h"
#include "hazards/cold_home.h"

#include <math.h>

/* Time within which those who wait for a doctor are wanted seen, hours. Our assumption. */
#define CATCH_UP 24.0
#define SECONDS_PER_HOUR 3600.0

/* Lowest temperature of the day in force, degC; INFINITY where none is written. */
static double
temperature_at (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrRows *weather = &tbr_hazard_object (sim, hazard)->rows[TBR_BORDER_ROWS_WEATHER];
  const TbrBorderWeatherRow *row = weather->data;
  const char *name = tbr_border_row (sim, hazard, i)->name;
  TbrTime now = tbr_sim_clock (sim);
  double temperature = INFINITY;
  for (guint j = 0; j < weather->n && row[j].at <= now; j++)
    if (*row[j].section == '\0' || g_str_equal (row[j].section, name))
      temperature = row[j].temperature;
  return temperature;
}

void
tbr_border_freeze (TbrSim *sim, TbrHazardId hazard, guint32 i, double outside, double seconds)
{
  const TbrBorderValues *values = tbr_border_values (sim, hazard);
  TbrBorderSection *section = tbr_border_section (sim, hazard, i);
  double present = tbr_border_present (section);
  if (outside <= 0 || present <= 0 || temperature_at (sim, hazard, i) >= values->freezing)
    return;
  double share = MIN (1, tbr_cold_deaths (outside, seconds, values->cold_rate) / present);
  double in_line = tbr_border_thin (section, share);
  double in_care = section->in_care * share;
  section->in_care -= in_care;
  section->frozen_in_line += in_line;
  section->frozen_in_care += in_care;
  section->last_frozen += in_line + in_care;
}

gboolean
tbr_border_counts_patients (const TbrObject *object)
{
  const TbrRows *sections = &object->rows[TBR_BORDER_ROWS_SECTION];
  const TbrBorderSectionRow *row = sections->data;
  for (guint i = 0; i < sections->n; i++)
    if (!isnan (row[i].doctors))
      return TRUE;
  return FALSE;
}

void
tbr_border_treat (TbrSim *sim, TbrHazardId hazard, guint32 i, double seconds)
{
  const TbrBorderValues *values = tbr_border_values (sim, hazard);
  const TbrBorderSectionRow *row = tbr_border_row (sim, hazard, i);
  TbrBorderSection *section = tbr_border_section (sim, hazard, i);
  guint32 need = section->needs[TBR_BORDER_NEED_CLINIC].need;
  double hours = seconds / SECONDS_PER_HOUR;
  if (isnan (row->doctors))
    return;
  double came = section->registered + section->onward + section->frozen_in_line
                + tbr_border_waiting (section);
  double ill = MAX (0, came - section->came) * values->sick
               + tbr_border_present (section) * values->consultations * seconds;
  double seen = row->doctors * seconds;
  if (need != TBR_NONE)
    seen += tbr_need_take (sim, TBR_HANDLE (TbrNeedId, need), TBR_WORK_N);
  double patients = section->sick + ill;
  seen = MIN (seen, patients);
  section->came = came;
  section->fell_ill += ill;
  section->treated += seen;
  section->sick = patients - seen;
  section->last_untreated += section->sick * hours;
  double wanted = ill / hours - row->doctors * SECONDS_PER_HOUR + section->sick / CATCH_UP;
  tbr_border_want (sim, hazard, i, TBR_BORDER_NEED_CLINIC, section->sick, MAX (0, wanted));
}
