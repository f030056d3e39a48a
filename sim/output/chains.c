/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The Union's chains beside the assistance cycle: solidarity clause, crisis response of the
   Council, satellite maps, intervention units. */
#include "output/measure.h"
#include "output/words.h"

typedef struct
{
  double decision;   /* hours from invocation to decision, summed */
  double delay;      /* hours from asking to a map, summed */
  double answer;     /* hours from asking to a state's answer, summed */
  guint32 n_invoked; /* invocations of the clause */
  guint32 n_decided; /* of these: decided on */
  guint32 n_asked;   /* maps asked for */
  guint32 n_maps;    /* maps delivered */
  guint32 n_appeals; /* states asked for intervention units */
  guint32 n_units;   /* units sent by them */
  guint32 n_answers; /* answers */
  guint32 n_reports; /* analyses of the crisis response */
  double full;       /* hours from its opening to its full mode, first time; NAN before */
} State;

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  *(State *) data = (State){ .full = NAN };
}

static void
take_solidarity (State *state, const TbrFact *fact)
{
  if (tbr_word_is (tbr_word_solidarity_steps, fact->code, "invoked"))
    state->n_invoked++;
  if (!tbr_word_is (tbr_word_solidarity_steps, fact->code, "decided"))
    return;
  state->n_decided++;
  state->decision += fact->x;
}

static void
take_ipcr (State *state, const TbrFact *fact)
{
  if (tbr_word_is (tbr_word_ipcr_steps, fact->code, "report"))
    state->n_reports++;
  if (tbr_word_is (tbr_word_ipcr_steps, fact->code, "full") && isnan (state->full))
    state->full = fact->x;
}

static void
take_map (State *state, const TbrFact *fact)
{
  if (!tbr_word_is (tbr_word_map_steps, fact->code, "delivered"))
    {
      state->n_asked += fact->b;
      return;
    }
  state->n_maps++;
  state->delay += fact->x;
}

static void
take_atlas (State *state, const TbrFact *fact)
{
  if (tbr_word_is (tbr_word_atlas_steps, fact->code, "asked"))
    {
      state->n_appeals++;
      return;
    }
  state->n_units += tbr_word_is (tbr_word_atlas_steps, fact->code, "sent") ? 1 : 0;
  state->n_answers++;
  state->answer += fact->x;
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  if (fact->kind == TBR_FACT_SOLIDARITY)
    take_solidarity (data, fact);
  else if (fact->kind == TBR_FACT_IPCR)
    take_ipcr (data, fact);
  else if (fact->kind == TBR_FACT_MAP)
    take_map (data, fact);
  else if (fact->kind == TBR_FACT_ATLAS)
    take_atlas (data, fact);
}

static void
add (TbrResult *result, const char *name, double value, const char *unit)
{
  tbr_result_add (result, name, TBR_SCOPE_ALL, "", value, unit, TBR_CERTAINTY_ESTIMATED);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  const State *state = data;

  add (result, "solidarity.invoked", state->n_invoked, "");
  add (result, "solidarity.decided", state->n_decided, "");
  add (result, "solidarity.invocation-to-decision",
       tbr_ratio (state->decision, state->n_decided) / 24, "d");
  add (result, "ipcr.opening-to-full", state->full, "h");
  add (result, "ipcr.reports", state->n_reports, "");
  add (result, "maps.asked", state->n_asked, "");
  add (result, "maps.delivered", state->n_maps, "");
  add (result, "maps.delay", tbr_ratio (state->delay, state->n_maps), "h");
  add (result, "atlas.states-asked", state->n_appeals, "");
  add (result, "atlas.units-sent", state->n_units, "");
  add (result, "atlas.time-to-answer", tbr_ratio (state->answer, state->n_answers), "h");
}

const TbrOutputKind tbr_output_chains = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "chains",
            .title = "Chains of the Union",
            .sentence = "Tells of the solidarity clause, the crisis response of the Council, "
                        "satellite maps and intervention units" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
