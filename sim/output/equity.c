/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How evenly states helped others (K26). */
#include "output/away.h"
#include "output/statistics_of.h"

#define MILLION 1e6

/* One state. */
typedef struct
{
  double given;     /* person-days abroad */
  guint8 has_units; /* 1: owns units of the run */
  guint8 has_needs; /* 1: needed help itself */
  guint8 certainty; /* TbrCertainty */
  guint8 reserved[5];
} Giver;

typedef struct
{
  guint32 n_states, reserved;
  Giver givers[];
} State;

static TbrAway *
away_of (gconstpointer data)
{
  const State *state = data;

  return (TbrAway *) (gpointer) &state->givers[state->n_states];
}

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + dictionary->n_states * sizeof (Giver) + tbr_away_size (dictionary);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  State *state = data;

  state->n_states = dictionary->n_states;
  for (guint32 i = 0; i < dictionary->n_units; i++)
    if (dictionary->unit_states[i] < state->n_states)
      state->givers[dictionary->unit_states[i]].has_units = 1;
  tbr_away_start (away_of (data), dictionary);
}

static void
give (State *state, const TbrDictionary *dictionary, guint32 unit, TbrTime away)
{
  guint32 owner = tbr_unit_owner (dictionary, unit);

  if (owner >= state->n_states)
    return;
  state->givers[owner].given += dictionary->unit_staff[unit] * tbr_to_hours (away) / 24;
  tbr_certainty_mix (&state->givers[owner].certainty, tbr_unit_certainty (dictionary, unit));
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  State *state = data;
  TbrAwayUnit before;

  if (fact->kind != TBR_FACT_NEED_OPENED && fact->kind != TBR_FACT_UNIT_ORDERED
      && fact->kind != TBR_FACT_UNIT_DEPARTED && fact->kind != TBR_FACT_UNIT_HOME)
    return;
  if (fact->kind == TBR_FACT_NEED_OPENED && fact->c < state->n_states)
    state->givers[fact->c].has_needs = 1;
  if (tbr_away_take (away_of (data), dictionary, fact, &before) == TBR_AWAY_HOME
      && before.is_abroad != 0)
    give (state, dictionary, fact->a, fact->at - tbr_since_get (before.left));
}

/* The curve of the givers from the least to the most generous: share of all help against share of
   all givers, as the points of a series without instants. Source: [GASTWIRTH1972]. */
static void
tell_curve (TbrResult *result, const double *sorted, guint n)
{
  double sum = 0, so_far = 0;

  for (guint i = 0; i < n; i++)
    sum += sorted[i];
  for (guint i = 0; i <= n && sum > 0; i++)
    {
      char key[TBR_KEY_BYTES];
      TbrSeriesPoint point = { .at = TBR_NEVER,
                               .measure = "K26.lorenz",
                               .scope = TBR_SCOPE_ALL,
                               .key = g_ascii_formatd (key, sizeof key, "%.4f", (double) i / n),
                               .value = so_far / sum };
      tbr_result_add_point (result, &point);
      so_far += i < n ? sorted[i] : 0;
    }
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  g_autofree State *copy = g_memdup2 (data, state_size (dictionary, NULL));
  g_autofree double *per_million = g_new0 (double, copy->n_states + 1);
  guint8 certainty = TBR_CERTAINTY_SOURCED;
  double total = 0;
  guint n = 0;

  for (guint32 i = 0; i < dictionary->n_units; i++)
    {
      const TbrAwayUnit *unit = tbr_away_unit (away_of (copy), i);
      if (!tbr_since_is_never (unit->left) && unit->is_abroad != 0)
        give (copy, dictionary, i, now - tbr_since_get (unit->left));
    }
  for (guint32 i = 0; i < copy->n_states; i++)
    {
      const Giver *giver = &copy->givers[i];
      double people = dictionary->state_populations[i];
      double share = tbr_ratio (giver->given * MILLION, people);
      total += giver->given;
      tbr_certainty_mix (&certainty, (TbrCertainty) giver->certainty);
      if (giver->has_units != 0 && giver->has_needs == 0 && people > 0)
        per_million[n++] = share;
      if (giver->given <= 0)
        continue;
      tbr_result_add (result, "K26.person-days", TBR_SCOPE_STATE, dictionary->state_ids[i],
                      giver->given, "d", (TbrCertainty) giver->certainty);
      tbr_result_add (result, "K26.person-days-per-million", TBR_SCOPE_STATE,
                      dictionary->state_ids[i], share, "d", (TbrCertainty) giver->certainty);
    }
  tbr_statistics_sort (per_million, n);
  tbr_result_add (result, "K26.person-days", TBR_SCOPE_ALL, "", total, "d",
                  (TbrCertainty) certainty);
  tbr_result_add (result, "K26.gini", TBR_SCOPE_ALL, "", tbr_statistics_gini (per_million, n), "",
                  (TbrCertainty) certainty);
  tell_curve (result, per_million, n);
}

const TbrOutputKind tbr_output_equity = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "equity",
            .title = "Burden shared among states",
            .sentence = "Tells the person-days each state gave per million inhabitants, their Gini "
                        "coefficient and Lorenz curve (K26)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
