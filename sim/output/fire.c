/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How soon fires were contained, and what aircraft did (K14). */
#include "output/histogram.h"
#include "output/ledger.h"

/* Fires burning at once that are told apart; a power of two. */
#define FIRES 4096
/* Places looked at for a fire before it is given up. */
#define PROBES 32

/* A fire by its hazard and part; zeroed: a free place. */
typedef struct
{
  TbrTime lit;       /* ignition */
  TbrTime contained; /* TBR_NEVER: not, or it has escaped again */
  guint32 hazard, part;
  guint32 is_used; /* 1: holds a fire that is not out */
  guint32 reserved;
} Fire;

/* The line need of a fire, for hazards that do not tell of ignition. */
typedef struct
{
  TbrTime opened;
  guint32 hazard;  /* TBR_NONE: the need is not of fire line */
  guint32 is_open; /* work of the last moment is told after the closing, so the rest stays */
} Line;

/* Fires of one hazard. */
typedef struct
{
  guint32 n_lit, n_contained;   /* by its own word */
  guint32 n_opened, n_closed;   /* by its needs for line */
  double lit_hours, line_hours; /* sums of the times to containment */
} Count;

/* What aircraft of one type did. */
typedef struct
{
  double drops, hours; /* hours of each aircraft */
  guint8 certainty;    /* TbrCertainty */
  guint8 reserved[7];
} Flight;

typedef struct
{
  guint32 n_needs, n_hazards;
  Flight all;
  Fire fires[FIRES];
  TbrHistogram by_word; /* of hazards that tell of ignition */
  TbrHistogram by_line; /* of needs for line */
} State;

static Line *
line_of (gconstpointer data, guint32 need)
{
  return (Line *) (gpointer) ((const State *) data + 1) + need;
}

static Count *
count_of (gconstpointer data, guint32 hazard)
{
  return (Count *) (gpointer) line_of (data, ((const State *) data)->n_needs) + hazard;
}

static Flight *
flight_of (gconstpointer data, guint32 capability)
{
  return (Flight *) (gpointer) count_of (data, ((const State *) data)->n_hazards) + capability;
}

static guint32
room_for_needs (const TbrDictionary *dictionary)
{
  return dictionary->n_needs > 0 ? dictionary->n_needs : TBR_LEDGER_NEEDS;
}

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + room_for_needs (dictionary) * sizeof (Line)
         + dictionary->n_hazards * sizeof (Count) + dictionary->n_capabilities * sizeof (Flight);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  State *state = data;

  state->n_needs = room_for_needs (dictionary);
  state->n_hazards = dictionary->n_hazards;
  for (guint32 i = 0; i < state->n_needs; i++)
    line_of (data, i)->hazard = TBR_NONE;
}

/* The place of a fire; when it has none: a free one, or NULL when the table is full there. */
static Fire *
find_fire (State *state, guint32 hazard, guint32 part)
{
  guint32 first = (hazard * 2654435761U ^ part * 40503U) % FIRES;
  Fire *free_place = NULL;

  for (guint32 i = 0; i < PROBES; i++)
    {
      Fire *fire = &state->fires[(first + i) % FIRES];
      if (fire->is_used != 0 && fire->hazard == hazard && fire->part == part)
        return fire;
      if (fire->is_used == 0 && free_place == NULL)
        free_place = fire;
    }
  return free_place;
}

/* The fire is over, or the run: if it was contained, it counts. */
static void
settle (State *state, Fire *fire)
{
  fire->is_used = 0;
  if (fire->contained == TBR_NEVER)
    return;
  TbrTime taken = fire->contained - fire->lit;
  Count *count = count_of (state, fire->hazard);
  count->n_contained++;
  count->lit_hours += tbr_to_hours (taken);
  tbr_histogram_add (&state->by_word, (double) taken / (double) TBR_SECOND);
}

static void
take_event (State *state, const TbrFact *fact)
{
  if (fact->a >= state->n_hazards)
    return;
  Fire *fire = find_fire (state, fact->a, fact->b);
  if (fact->code == TBR_HAZARD_EVENT_IGNITION)
    {
      count_of (state, fact->a)->n_lit++;
      if (fire != NULL)
        *fire = (Fire){
          .lit = fact->at, .contained = TBR_NEVER, .hazard = fact->a, .part = fact->b, .is_used = 1
        };
    }
  else if (fire == NULL || fire->is_used == 0)
    return;
  else if (fact->code == TBR_HAZARD_EVENT_CONTAINED)
    fire->contained = MIN (fire->contained, fact->at);
  else if (fact->code == TBR_HAZARD_EVENT_ESCAPED)
    fire->contained = TBR_NEVER;
  else if (fact->code == TBR_HAZARD_EVENT_OUT)
    settle (state, fire);
}

static void
close_line (State *state, const TbrFact *fact)
{
  Line *line = fact->a < state->n_needs ? line_of (state, fact->a) : NULL;

  if (line == NULL || line->is_open == 0 || line->hazard >= state->n_hazards)
    return;
  TbrTime taken = fact->at - line->opened;
  Count *count = count_of (state, line->hazard);
  count->n_closed++;
  count->line_hours += tbr_to_hours (taken);
  tbr_histogram_add (&state->by_line, (double) taken / (double) TBR_SECOND);
  line->is_open = 0;
}

static void
take_flight (State *state, const TbrDictionary *dictionary, const TbrFact *fact)
{
  if (fact->a >= dictionary->n_units)
    return;
  guint32 capability = dictionary->unit_capabilities[fact->a];
  guint aircraft = dictionary->capability_aircraft != NULL
                       ? dictionary->capability_aircraft[capability]
                       : (fact->z > 0 ? 1 : 0);
  if (aircraft == 0 || fact->b >= state->n_needs || line_of (state, fact->b)->hazard == TBR_NONE)
    return;
  Flight *flights[] = { &state->all, flight_of (state, capability) };
  for (guint i = 0; i < G_N_ELEMENTS (flights); i++)
    {
      flights[i]->drops += fact->z;
      flights[i]->hours += fact->x * aircraft;
      tbr_certainty_mix (&flights[i]->certainty, tbr_unit_certainty (dictionary, fact->a));
    }
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  State *state = data;

  if (fact->kind == TBR_FACT_UNIT_WORKED)
    take_flight (state, dictionary, fact);
  else if (fact->kind == TBR_FACT_HAZARD_EVENT)
    take_event (state, fact);
  else if (fact->kind == TBR_FACT_NEED_CLOSED)
    close_line (state, fact);
  else if (fact->kind == TBR_FACT_NEED_OPENED && fact->code == TBR_NEED_FIRE_LINE
           && fact->a < state->n_needs)
    {
      *line_of (data, fact->a) = (Line){ .opened = fact->at, .hazard = fact->b, .is_open = 1 };
      if (fact->b < state->n_hazards)
        count_of (data, fact->b)->n_opened++;
    }
}

static void
tell_fires (TbrResult *result, TbrScope scope, const char *key, const Count *count,
            TbrCertainty certainty)
{
  gboolean says = count->n_lit > 0;
  guint32 n = says ? count->n_contained : count->n_closed;

  tbr_result_add (result, "K14.fires", scope, key, says ? count->n_lit : count->n_opened, "",
                  certainty);
  tbr_result_add (result, "K14.fires-contained", scope, key, n, "", certainty);
  tbr_result_add (result, "K14.ignition-to-contained", scope, key,
                  tbr_ratio (says ? count->lit_hours : count->line_hours, n), "h", certainty);
}

static void
tell_flights (TbrResult *result, TbrScope scope, const char *key, const Flight *flight)
{
  TbrCertainty certainty = (TbrCertainty) flight->certainty;

  tbr_result_add (result, "fire.drops", scope, key, flight->drops, "", certainty);
  tbr_result_add (result, "fire.flight-hours", scope, key, flight->hours, "h", certainty);
  tbr_result_add (result, "fire.drops-per-flight-hour", scope, key,
                  tbr_ratio (flight->drops, flight->hours), "1/h", certainty);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  g_autofree State *state = g_memdup2 (data, state_size (dictionary, NULL));
  Count all = { 0 };
  guint8 certainty = TBR_CERTAINTY_SOURCED;

  for (guint32 i = 0; i < FIRES; i++)
    if (state->fires[i].is_used != 0)
      settle (state, &state->fires[i]);
  for (guint32 i = 0; i < state->n_hazards; i++)
    {
      const Count *count = count_of (state, i);
      gboolean says = count->n_lit > 0;
      if (!says && count->n_opened == 0)
        continue;
      all.n_opened += says ? count->n_lit : count->n_opened;
      all.n_closed += says ? count->n_contained : count->n_closed;
      all.line_hours += says ? count->lit_hours : count->line_hours;
      tbr_certainty_mix (&certainty, tbr_hazard_certainty (dictionary, i));
      tell_fires (result, TBR_SCOPE_HAZARD, dictionary->hazard_ids[i], count,
                  tbr_hazard_certainty (dictionary, i));
    }
  tell_fires (result, TBR_SCOPE_ALL, "", &all, (TbrCertainty) certainty);
  const TbrHistogram *times = state->by_word.n > 0 ? &state->by_word : &state->by_line;
  tbr_result_add (result, "K14.ignition-to-contained-median", TBR_SCOPE_ALL, "",
                  tbr_histogram_quantile (times, 0.5) / 3600, "h", (TbrCertainty) certainty);
  tell_flights (result, TBR_SCOPE_ALL, "", &state->all);
  for (guint32 i = 0; i < dictionary->n_capabilities; i++)
    if (flight_of (data, i)->hours > 0)
      tell_flights (result, TBR_SCOPE_CAPABILITY, dictionary->capability_ids[i],
                    flight_of (data, i));
}

const TbrOutputKind tbr_output_fire = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "fire",
            .title = "Fires and fire aircraft",
            .sentence = "Counts fires, how soon they were contained, and the drops and hours of "
                        "fire aircraft at work (K14)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
