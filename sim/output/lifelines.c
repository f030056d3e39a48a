/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who was without which service, where and when it was worst (K09 by region). */
#include "output/measure.h"

#include <tabard/lifeline.h>

/* Measures of one service. */
typedef struct
{
  const char *without;  /* person-hours by region */
  const char *worst;    /* hours of full outage in the region that had most */
  const char *worst_at; /* hours from the start until it was out most there */
  const char *peak;     /* most persons without it at once */
  const char *peak_at;  /* hours from the start */
} Names;

#define NAMES(Service)                                                                             \
  {                                                                                                \
    "lifeline.without-" Service, "lifeline.worst-" Service, "lifeline.worst-at-" Service,          \
        "lifeline.peak-" Service, "lifeline.peak-at-" Service                                      \
  }

static const Names names[TBR_LIFELINE_N] = {
  [TBR_LIFELINE_POWER] = NAMES ("power"),     [TBR_LIFELINE_WATER] = NAMES ("water"),
  [TBR_LIFELINE_TELECOM] = NAMES ("telecom"), [TBR_LIFELINE_ICT] = NAMES ("ict"),
  [TBR_LIFELINE_FUEL] = NAMES ("fuel"),       [TBR_LIFELINE_TRANSPORT] = NAMES ("transport"),
  [TBR_LIFELINE_HEALTH] = NAMES ("health"),   [TBR_LIFELINE_EMERGENCY] = NAMES ("emergency"),
  [TBR_LIFELINE_SHELTER] = NAMES ("shelter"), [TBR_LIFELINE_LOGISTICS] = NAMES ("logistics"),
};

/* One service of one region. */
typedef struct
{
  double missed;      /* person-hours */
  TbrTime highest_at; /* when it was out most */
  float now;          /* inoperability, as last told */
  float highest;      /* the highest so far */
} Cell;

typedef struct
{
  double without[TBR_LIFELINE_N]; /* persons without it now: inoperability times people */
  double peak[TBR_LIFELINE_N];    /* the most so far */
  TbrTime peak_at[TBR_LIFELINE_N];
  guint32 n_regions;
  guint8 certainty; /* TbrCertainty, of all */
  guint8 reserved[3];
  Cell cells[]; /* by region, then service */
} State;

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + (gsize) dictionary->n_regions * TBR_LIFELINE_N * sizeof (Cell);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  ((State *) data)->n_regions = dictionary->n_regions;
}

static void
take_change (State *state, const TbrFact *fact)
{
  Cell *cell = &state->cells[fact->a * TBR_LIFELINE_N + fact->code];
  guint i = fact->code;

  state->without[i] = fmax (0, state->without[i] + (fact->x - (double) cell->now) * fact->z);
  cell->now = (float) fact->x;
  if (cell->now > cell->highest)
    {
      cell->highest = cell->now;
      cell->highest_at = fact->at;
    }
  if (state->without[i] > state->peak[i])
    {
      state->peak[i] = state->without[i];
      state->peak_at[i] = fact->at;
    }
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  State *state = data;

  if (fact->kind != TBR_FACT_LIFELINE_CHANGED && fact->kind != TBR_FACT_LIFELINE_MISSED)
    return;
  if (fact->a >= state->n_regions || fact->code >= TBR_LIFELINE_N)
    return;
  tbr_certainty_mix (&state->certainty, tbr_hazard_certainty (dictionary, fact->b));
  if (fact->kind == TBR_FACT_LIFELINE_CHANGED)
    take_change (state, fact);
  else
    state->cells[fact->a * TBR_LIFELINE_N + fact->code].missed += fact->x;
}

/* "SI/Postojna" into @buffer of TBR_KEY_BYTES. */
static const char *
region_key (const TbrDictionary *dictionary, guint32 region, char *buffer)
{
  g_snprintf (buffer, TBR_KEY_BYTES, "%s/%s",
              tbr_state_key (dictionary, dictionary->region_states[region]),
              dictionary->region_names[region]);
  return buffer;
}

/* Hours that a region's people were without, all of them together. */
static double
hours_without (const TbrDictionary *dictionary, const State *state, guint32 region, guint service)
{
  double people = dictionary->region_people[region];
  return people > 0 ? state->cells[region * TBR_LIFELINE_N + service].missed / people : 0;
}

static gboolean
have_one_name (const TbrDictionary *dictionary, guint32 a, guint32 b)
{
  return dictionary->region_states[a] == dictionary->region_states[b]
         && g_str_equal (dictionary->region_names[a], dictionary->region_names[b]);
}

/* Person-hours that all regions of a region's name went without; 0 when it is not the first of them
   to miss anything: the map has some regions in two pieces. */
static double
missed_by_name (const State *state, const TbrDictionary *dictionary, guint32 region, guint service)
{
  double missed = 0;

  for (guint32 i = 0; i < state->n_regions; i++)
    {
      const Cell *cell = &state->cells[i * TBR_LIFELINE_N + service];
      if (!(cell->missed > 0) || !have_one_name (dictionary, i, region))
        continue;
      if (i < region)
        return 0;
      missed += cell->missed;
    }
  return missed;
}

static void
finish_service (const State *state, const TbrDictionary *dictionary, guint service,
                TbrResult *result)
{
  TbrCertainty certainty = (TbrCertainty) state->certainty;
  const Names *name = &names[service];
  char key[TBR_KEY_BYTES];
  guint32 worst = TBR_NONE;

  for (guint32 i = 0; i < state->n_regions; i++)
    {
      double missed;
      if (!(state->cells[i * TBR_LIFELINE_N + service].missed > 0))
        continue;
      missed = missed_by_name (state, dictionary, i, service);
      if (missed > 0)
        tbr_result_add (result, name->without, TBR_SCOPE_REGION, region_key (dictionary, i, key),
                        missed, "person-hours", certainty);
      if (worst == TBR_NONE
          || hours_without (dictionary, state, i, service)
                 > hours_without (dictionary, state, worst, service))
        worst = i;
    }
  if (worst == TBR_NONE)
    return;
  region_key (dictionary, worst, key);
  tbr_result_add (result, name->worst, TBR_SCOPE_REGION, key,
                  hours_without (dictionary, state, worst, service), "h", certainty);
  tbr_result_add (result, name->worst_at, TBR_SCOPE_REGION, key,
                  tbr_to_hours (state->cells[worst * TBR_LIFELINE_N + service].highest_at), "h",
                  certainty);
  tbr_result_add (result, name->peak, TBR_SCOPE_ALL, "", state->peak[service], "persons",
                  certainty);
  tbr_result_add (result, name->peak_at, TBR_SCOPE_ALL, "", tbr_to_hours (state->peak_at[service]),
                  "h", certainty);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    finish_service (data, dictionary, i, result);
}

const TbrOutputKind tbr_output_lifelines = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "lifelines",
            .title = "Services by region",
            .sentence = "Adds up who was without power, water and the other services by region, "
                        "where it was worst and when (K09)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
