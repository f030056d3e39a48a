/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How close units came to the end of their supplies (K32). */
#include "output/measure.h"
#include "output/words.h"

/* No supplies last longer, days. Our choice, so that times stay in their range. */
#define MOST_DAYS 1e5

/* Sums for one type. */
typedef struct
{
  double least;       /* days left when least was, INFINITY before */
  double sum;         /* of the least of each mission, days */
  guint32 n_missions; /* missions with supplies of their own that are over or still go on */
  guint32 n_supplied; /* times the host supplied */
  guint32 n_out;      /* missions that ended for want of supplies */
  guint32 n_alone;    /* units that found no support */
  guint32 n_dry;      /* times the fuel that a unit had brought was burnt */
  guint8 certainty;   /* TbrCertainty */
  guint8 reserved[3];
} Count;

/* A unit's present mission. */
typedef struct
{
  TbrSince end; /* of its supplies, never: none counted */
  double least; /* days left when least was so far; without an end of no meaning */
} Mission;

typedef struct
{
  guint32 n_units, n_capabilities;
  Count all;
} State;

static Mission *
mission_of (gconstpointer data, guint32 unit)
{
  return (Mission *) (gpointer) ((const State *) data + 1) + unit;
}

static Count *
count_of (gconstpointer data, guint32 capability)
{
  return (Count *) (gpointer) mission_of (data, ((const State *) data)->n_units) + capability;
}

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + dictionary->n_units * sizeof (Mission)
         + dictionary->n_capabilities * sizeof (Count);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  State *state = data;

  state->n_units = dictionary->n_units;
  state->n_capabilities = dictionary->n_capabilities;
  state->all.least = INFINITY;
  for (guint32 i = 0; i < state->n_capabilities; i++)
    count_of (data, i)->least = INFINITY;
}

static double
days_left (const Mission *mission, TbrTime now)
{
  return (double) (tbr_since_get (mission->end) - now) / (double) TBR_DAY;
}

/* The mission is over, or looked at. */
static void
end_mission (gpointer data, const TbrDictionary *dictionary, guint32 unit, TbrTime now)
{
  Mission *mission = mission_of (data, unit);
  Count *counts[]
      = { &((State *) data)->all, count_of (data, dictionary->unit_capabilities[unit]) };

  if (tbr_since_is_never (mission->end))
    return;
  mission->least = MIN (mission->least, days_left (mission, now));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      counts[i]->least = MIN (counts[i]->least, mission->least);
      counts[i]->sum += mission->least;
      counts[i]->n_missions++;
      tbr_certainty_mix (&counts[i]->certainty, tbr_unit_certainty (dictionary, unit));
    }
  *mission = (Mission){ .least = 0 };
}

static void
supply (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  Mission *mission = mission_of (data, fact->a);

  if (tbr_since_is_never (mission->end))
    mission->least = INFINITY;
  if (tbr_word_is (tbr_word_suppliers, fact->code, "host"))
    {
      mission->least = MIN (mission->least, fact->x);
      ((State *) data)->all.n_supplied++;
      count_of (data, dictionary->unit_capabilities[fact->a])->n_supplied++;
    }
  mission->end
      = tbr_since (fact->at + (TbrTime) (CLAMP (fact->y, 0, MOST_DAYS) * (double) TBR_DAY));
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  if ((fact->kind != TBR_FACT_UNIT_SUPPLIED && fact->kind != TBR_FACT_UNIT_RELEASED
       && fact->kind != TBR_FACT_UNIT_UNSUPPORTED && fact->kind != TBR_FACT_UNIT_FUEL)
      || fact->a >= dictionary->n_units)
    return;
  State *state = data;
  Count *count = count_of (data, dictionary->unit_capabilities[fact->a]);
  if (fact->kind == TBR_FACT_UNIT_SUPPLIED)
    supply (data, dictionary, fact);
  else if (fact->kind == TBR_FACT_UNIT_FUEL)
    {
      guint32 dry = tbr_word_is (tbr_word_fuels, fact->code, "dry") ? 1 : 0;
      state->all.n_dry += dry;
      count->n_dry += dry;
    }
  else if (fact->kind == TBR_FACT_UNIT_UNSUPPORTED)
    {
      state->all.n_alone++;
      count->n_alone++;
    }
  else
    {
      guint32 out = tbr_word_is (tbr_word_releases, fact->code, "supplies") ? 1 : 0;
      end_mission (data, dictionary, fact->a, fact->at);
      state->all.n_out += out;
      count->n_out += out;
    }
}

static void
tell (TbrResult *result, TbrScope scope, const char *key, const Count *self)
{
  TbrCertainty certainty = (TbrCertainty) self->certainty;

  tbr_result_add (result, "K32.least-margin", scope, key, self->n_missions > 0 ? self->least : NAN,
                  "d", certainty);
  tbr_result_add (result, "K32.mean-margin", scope, key, tbr_ratio (self->sum, self->n_missions),
                  "d", certainty);
  tbr_result_add (result, "K32.supplied-by-host", scope, key, self->n_supplied, "", certainty);
  tbr_result_add (result, "K32.left-without-supplies", scope, key, self->n_out, "", certainty);
  tbr_result_add (result, "K32.without-fuel", scope, key, self->n_dry, "", TBR_CERTAINTY_ESTIMATED);
  tbr_result_add (result, "K32.unsupported", scope, key, self->n_alone, "",
                  TBR_CERTAINTY_ESTIMATED);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  g_autofree State *copy = g_memdup2 (data, state_size (dictionary, NULL));

  for (guint32 i = 0; i < copy->n_units; i++)
    end_mission (copy, dictionary, i, now);
  tell (result, TBR_SCOPE_ALL, "", &copy->all);
  for (guint32 i = 0; i < copy->n_capabilities; i++)
    if (count_of (copy, i)->n_missions > 0)
      tell (result, TBR_SCOPE_CAPABILITY, dictionary->capability_ids[i], count_of (copy, i));
}

const TbrOutputKind tbr_output_supplies = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "supplies",
            .title = "Supplies of units",
            .sentence = "Tells by type how many days of supplies were left when least was, how "
                        "often hosts filled them up, who left without, who ran out of fuel (K32)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
