/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The centre of a section: beds, transfers, the needs it has, the harm where they are not met. */
#include "hazards/border.h"

#include <math.h>

#define HOURS_PER_DAY 24.0
/* Less than half a person is nobody. */
#define NEGLIGIBLE 0.5
/* A need for which nothing is wanted is closed after this. Our assumption. */
#define QUIET (14 * TBR_DAY)

static const TbrNeedKind need_kinds[TBR_BORDER_NEED_N] = {
  [TBR_BORDER_NEED_PATROL] = TBR_NEED_PATROL,
  [TBR_BORDER_NEED_REGISTRATION] = TBR_NEED_REGISTRATION,
  [TBR_BORDER_NEED_RECEPTION] = TBR_NEED_RECEPTION,
  [TBR_BORDER_NEED_CLINIC] = TBR_NEED_CONSULTATIONS,
};

/* The number of a need among those of its hazard. Clinics come behind all others, so that these
   keep theirs whether there are clinics or not. */
static guint32
part_of (const TbrSim *sim, TbrHazardId hazard, guint32 i, TbrBorderNeed which)
{
  guint32 n = tbr_border_state (sim, hazard)->n_sections;
  guint32 wave = i * TBR_BORDER_WAVES + tbr_border_section (sim, hazard, i)->needs[which].times;
  return which < TBR_BORDER_NEED_CLINIC ? wave * TBR_BORDER_NEED_CLINIC + which
                                        : n * TBR_BORDER_WAVES * TBR_BORDER_NEED_CLINIC + wave;
}

static void
open_need (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrBorderNeed which, double stock,
           double required)
{
  const TbrBorderSectionRow *row = tbr_border_row (sim, hazard, i);
  TbrBorderSlot *slot = &tbr_border_section (sim, hazard, i)->needs[which];
  TbrNeedSpec spec = { .hazard = hazard,
                       .kind = need_kinds[which],
                       .part = part_of (sim, hazard, i, which),
                       .lon = row->lon,
                       .lat = row->lat,
                       .state = tbr_border_place (sim, hazard, i),
                       .stock = stock,
                       .required = required };
  slot->times++;
  slot->quiet = TBR_NEVER;
  slot->need = tbr_need_open (sim, &spec).i;
}

void
tbr_border_want (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrBorderNeed which, double stock,
                 double required)
{
  TbrBorderSlot *slot = &tbr_border_section (sim, hazard, i)->needs[which];
  TbrTime now = tbr_sim_clock (sim);
  gboolean wanted = required > 0 && stock >= NEGLIGIBLE;
  if (slot->need == TBR_NONE && wanted && slot->times < TBR_BORDER_WAVES)
    open_need (sim, hazard, i, which, stock, required);
  if (slot->need == TBR_NONE)
    return;
  if (wanted)
    slot->quiet = TBR_NEVER;
  else if (slot->quiet == TBR_NEVER)
    slot->quiet = now;
  if (slot->quiet != TBR_NEVER && now - slot->quiet >= QUIET)
    {
      tbr_need_close (sim, TBR_HANDLE (TbrNeedId, slot->need));
      slot->need = TBR_NONE;
      return;
    }
  tbr_need_update (sim, TBR_HANDLE (TbrNeedId, slot->need), stock, required);
}

/* The registered go on to other places, as many as there is room for. */
static void
transfer (const TbrBorderSectionRow *row, TbrBorderSection *section, double seconds)
{
  double gone = MIN (section->in_care, row->transfer * seconds);
  section->in_care -= gone;
  section->transferred += gone;
}

static void
tell_event (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrHazardEvent event, double size)
{
  const TbrBorderSectionRow *row = tbr_border_row (sim, hazard, i);
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .part = i,
                                               .event = event,
                                               .size = size,
                                               .lon = row->lon,
                                               .lat = row->lat });
}

/* Nights above the beds, own and brought, and of these the nights for which there is no roof. */
static void
sleep_over (TbrSim *sim, TbrHazardId hazard, guint32 i, double hours)
{
  const TbrBorderValues *values = tbr_border_values (sim, hazard);
  const TbrBorderSectionRow *row = tbr_border_row (sim, hazard, i);
  TbrBorderSection *section = tbr_border_section (sim, hazard, i);
  guint32 need = section->needs[TBR_BORDER_NEED_RECEPTION].need;
  double present = tbr_border_present (section) * hours;
  double beds = row->beds * hours;
  if (need != TBR_NONE)
    beds += tbr_need_take (sim, TBR_HANDLE (TbrNeedId, need), TBR_WORK_N);
  section->last_over += MAX (0, present - beds) / HOURS_PER_DAY;
  double outside = MAX (0, present - beds * (1 + values->crowding));
  section->last_outside += outside / HOURS_PER_DAY;
  gboolean full = present > beds;
  if (full && !section->overwhelmed)
    tell_event (sim, hazard, i, TBR_HAZARD_EVENT_OVERWHELMED, present / hours);
  section->overwhelmed = full;
  tbr_border_freeze (sim, hazard, i, outside / hours, hours * 3600);
}

void
tbr_border_step_centre (TbrSim *sim, TbrHazardId hazard, guint32 i, double seconds)
{
  const TbrBorderValues *values = tbr_border_values (sim, hazard);
  const TbrBorderSectionRow *row = tbr_border_row (sim, hazard, i);
  TbrBorderSection *section = tbr_border_section (sim, hazard, i);
  double hours = seconds * (double) TBR_SECOND / (double) TBR_HOUR;
  tbr_border_serve (sim, hazard, i);
  tbr_border_leave (values, section, seconds);
  transfer (row, section, seconds);
  sleep_over (sim, hazard, i, hours);
  tbr_border_treat (sim, hazard, i, seconds);
  double waiting = tbr_border_waiting (section);
  double excess = MAX (0, tbr_border_present (section) - row->beds);
  double patrols = tbr_border_patrols_wanted (sim, hazard, i);
  tbr_border_want (sim, hazard, i, TBR_BORDER_NEED_PATROL, patrols, patrols);
  tbr_border_want (sim, hazard, i, TBR_BORDER_NEED_REGISTRATION, waiting,
                   tbr_border_desks_wanted (values, row, section));
  tbr_border_want (sim, hazard, i, TBR_BORDER_NEED_RECEPTION, excess, excess);
}

static void
tell_harm (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrHarm harm, double *amount)
{
  static const guint8 behind[TBR_HARM_N] = {
    [TBR_HARM_UNREGISTERED] = TBR_BORDER_NEED_REGISTRATION,
    [TBR_HARM_WAITING] = TBR_BORDER_NEED_REGISTRATION,
    [TBR_HARM_OVER_CAPACITY] = TBR_BORDER_NEED_RECEPTION,
    [TBR_HARM_SHELTER] = TBR_BORDER_NEED_RECEPTION,
    [TBR_HARM_HEALTH] = TBR_BORDER_NEED_CLINIC,
  };
  const TbrBorderSection *section = tbr_border_section (sim, hazard, i);
  TbrHarmSpec spec = { .hazard = hazard,
                       .need = { section->needs[behind[harm]].need },
                       .state = tbr_border_place (sim, hazard, i),
                       .harm = harm,
                       .amount = *amount };
  tbr_hazard_harm (sim, &spec);
  *amount = 0;
}

void
tbr_border_tell (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrBorderSection *section = tbr_border_section (sim, hazard, i);
  section->last_deaths += section->last_frozen;
  section->last_frozen = 0;
  double preventable = section->last_deaths;
  section->last_waiting /= HOURS_PER_DAY;
  tell_harm (sim, hazard, i, TBR_HARM_DEATHS, &section->last_deaths);
  tell_harm (sim, hazard, i, TBR_HARM_PREVENTABLE, &preventable);
  tell_harm (sim, hazard, i, TBR_HARM_UNDETECTED, &section->last_unseen);
  tell_harm (sim, hazard, i, TBR_HARM_UNREGISTERED, &section->last_onward);
  tell_harm (sim, hazard, i, TBR_HARM_WAITING, &section->last_waiting);
  tell_harm (sim, hazard, i, TBR_HARM_OVER_CAPACITY, &section->last_over);
  tell_harm (sim, hazard, i, TBR_HARM_SHELTER, &section->last_outside);
  tell_harm (sim, hazard, i, TBR_HARM_HEALTH, &section->last_untreated);
  const double values[TBR_BORDER_MEASURES] = {
    [TBR_BORDER_ARRIVED] = section->arrived,
    [TBR_BORDER_SEEN] = section->seen,
    [TBR_BORDER_REGISTERED] = section->registered,
    [TBR_BORDER_IN_TIME] = section->in_time,
    [TBR_BORDER_WAITED] = section->waited,
    [TBR_BORDER_VULNERABLE] = section->vulnerable,
    [TBR_BORDER_VULNERABLE_WAITED] = section->vulnerable_hours,
    [TBR_BORDER_WAITING] = tbr_border_waiting (section),
    [TBR_BORDER_RECEPTION] = tbr_border_present (section),
    [TBR_BORDER_PATROLS] = tbr_border_patrols (sim, hazard, i),
    [TBR_BORDER_FROZEN] = section->frozen_in_line + section->frozen_in_care,
    [TBR_BORDER_SICK] = section->sick,
    [TBR_BORDER_TREATED] = section->treated,
  };
  for (guint measure = 0; measure < TBR_BORDER_MEASURES; measure++)
    tbr_hazard_measure (sim, hazard, i, measure, values[measure]);
}
