/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A run told while it goes on, one sentence for each thing that a listener would want to hear. */
#include "summary.h"

#include <tabard/need.h>

/* Deaths told at 1, 10, 100, ... */
#define DEATHS_RATIO 10

static const char *
state_of (const TbrDictionary *dictionary, guint32 state)
{
  return state < dictionary->n_states ? dictionary->state_names[state] : "the Union";
}

static const char *
unit_of (const TbrDictionary *dictionary, guint32 unit)
{
  return unit < dictionary->n_units ? dictionary->unit_ids[unit] : "a unit";
}

static const char *
hazard_of (const TbrDictionary *dictionary, guint32 hazard)
{
  return hazard < dictionary->n_hazards ? dictionary->hazard_ids[hazard] : "a hazard";
}

static const char *
owner_of (const TbrDictionary *dictionary, guint32 unit)
{
  return state_of (dictionary,
                   unit < dictionary->n_units ? dictionary->unit_states[unit] : TBR_NONE);
}

static const char *
type_of (const TbrDictionary *dictionary, guint32 unit)
{
  return unit < dictionary->n_units
             ? dictionary->capability_titles[dictionary->unit_capabilities[unit]]
             : "unit";
}

static void
say_request (const TbrDictionary *dictionary, const TbrFact *fact, GString *out)
{
  const TbrNeedInfo *info = tbr_need_info ((TbrNeedKind) MIN (fact->c, TBR_NEED_N - 1));

  g_string_append_printf (out, "%s asks for assistance: %s, %.0f %s%s",
                          state_of (dictionary, fact->b), info->title, fact->x, info->unit,
                          info->holds ? "" : "/h");
}

/* Each tenfold of the deaths. */
static void
say_deaths (const TbrDictionary *dictionary, const TbrFact *fact, double *deaths, GString *out)
{
  double before = *deaths;

  if (fact->code != TBR_HARM_DEATHS)
    return;
  *deaths += fact->x;
  double step = 1;
  while (step * DEATHS_RATIO <= *deaths)
    step *= DEATHS_RATIO;
  if (before < step && *deaths >= step)
    g_string_append_printf (out, "%.0f %s died in %s", step,
                            step > 1 ? "people have" : "person has",
                            hazard_of (dictionary, fact->a));
}

static void
say_unit (const TbrDictionary *dictionary, const TbrFact *fact, GString *out)
{
  const char *unit = unit_of (dictionary, fact->a);
  const char *owner = owner_of (dictionary, fact->a);

  if (fact->kind == TBR_FACT_UNIT_ARRIVED)
    g_string_append_printf (out, "%s (%s, %s) arrives in %s", unit, type_of (dictionary, fact->a),
                            owner, state_of (dictionary, fact->b));
  else if (fact->kind == TBR_FACT_UNIT_RECALLED)
    g_string_append_printf (out, "%s calls %s back for %s", owner, unit,
                            hazard_of (dictionary, fact->b));
  else
    g_string_append_printf (out, "%s (%s, %s) sets off, %.0f km, expected after %.1f h", unit,
                            type_of (dictionary, fact->a), owner, fact->y / 1000, fact->x / 3600);
}

static void
say_agency (const TbrDictionary *dictionary, const TbrFact *fact, GString *out)
{
  static const char *const words[]
      = { "looks at request", "helps with request", "has agreed its plan for request",
          "calls up for request", "has nothing to give for request" };

  if (fact->b < dictionary->n_capabilities && fact->code < G_N_ELEMENTS (words))
    g_string_append_printf (out, "the agency of %s %s %u", dictionary->capability_ids[fact->b],
                            words[fact->code], fact->a);
}

/* Chains of the Union beside the cycle. */
static void
say_chain (const TbrDictionary *dictionary, const TbrFact *fact, GString *out)
{
  static const char *const clause[]
      = { "invokes the solidarity clause", "has the Council's decision by the solidarity clause",
          "no longer needs the solidarity clause" };
  static const char *const modes[]
      = { "is closed", "watches", "shares information", "is fully open", "has a new analysis" };
  static const char *const atlas[] = { "is asked for intervention units",
                                       "sends intervention units", "sends no intervention units" };

  if (fact->kind == TBR_FACT_SOLIDARITY && fact->code < G_N_ELEMENTS (clause))
    g_string_append_printf (out, "%s %s", state_of (dictionary, fact->a), clause[fact->code]);
  if (fact->kind == TBR_FACT_IPCR && fact->code < G_N_ELEMENTS (modes))
    g_string_append_printf (out, "the crisis response of the Council %s", modes[fact->code]);
  if (fact->kind == TBR_FACT_ATLAS && fact->code < G_N_ELEMENTS (atlas))
    g_string_append_printf (out, "%s %s for %s", state_of (dictionary, fact->b), atlas[fact->code],
                            state_of (dictionary, fact->a));
  if (fact->kind == TBR_FACT_MAP)
    g_string_append_printf (out, "%s %s %u satellite map%s", state_of (dictionary, fact->a),
                            fact->code == 0 ? "asks for" : "gets", fact->b,
                            fact->b == 1 ? "" : "s");
}

/* The sentence alone. */
static void
say (TbrNarration *narration, const TbrDictionary *dictionary, const TbrFact *fact, GString *out)
{
  gboolean is_known = narration->is_asked != NULL && fact->a < dictionary->n_units;

  switch (fact->kind)
    {
    case TBR_FACT_HAZARD_STARTED:
      g_string_append_printf (out, "hazard %s begins", hazard_of (dictionary, fact->a));
      break;
    case TBR_FACT_HAZARD_ENDED:
      g_string_append_printf (out, "hazard %s is over", hazard_of (dictionary, fact->a));
      break;
    case TBR_FACT_HARM:
      say_deaths (dictionary, fact, &narration->deaths, out);
      break;
    case TBR_FACT_PREALERT:
      g_string_append_printf (out, "%s says that a request may follow",
                              state_of (dictionary, fact->a));
      break;
    case TBR_FACT_REQUEST_OPENED:
      say_request (dictionary, fact, out);
      break;
    case TBR_FACT_REQUEST_CLOSED:
      g_string_append_printf (out, "request %u is closed", fact->a);
      break;
    case TBR_FACT_OFFER_ACCEPTED:
      g_string_append_printf (out, "an offer of %s is accepted: %s (%s)",
                              owner_of (dictionary, fact->c), unit_of (dictionary, fact->c),
                              type_of (dictionary, fact->c));
      break;
    case TBR_FACT_RESCEU_DECIDED:
      g_string_append_printf (out, "rescEU is sent: %s (%s)", unit_of (dictionary, fact->c),
                              type_of (dictionary, fact->c));
      break;
    case TBR_FACT_COMMAND_REFUSED:
      g_string_append_printf (out, "order %u of the scenario cannot be carried out", fact->a + 1);
      break;
    case TBR_FACT_AGENCY_STEP:
      say_agency (dictionary, fact, out);
      break;
    case TBR_FACT_SOLIDARITY:
    case TBR_FACT_IPCR:
    case TBR_FACT_MAP:
    case TBR_FACT_ATLAS:
      say_chain (dictionary, fact, out);
      break;
    case TBR_FACT_UNIT_ORDERED:
      if (is_known)
        narration->is_asked[fact->a] = fact->c != TBR_NONE;
      break;
    case TBR_FACT_UNIT_DEPARTED:
      if (is_known && narration->is_asked[fact->a] != 0)
        say_unit (dictionary, fact, out);
      break;
    case TBR_FACT_UNIT_ARRIVED:
    case TBR_FACT_UNIT_RECALLED:
      say_unit (dictionary, fact, out);
      break;
    default:
      break;
    }
}

void
tbr_summary_sentence (TbrNarration *narration, const TbrDictionary *dictionary, const TbrFact *fact,
                      GString *out)
{
  g_autoptr (GString) sentence = g_string_new (NULL);

  say (narration, dictionary, fact, sentence);
  if (sentence->len == 0)
    return;
  g_autofree char *at
      = tbr_instant_format ((dictionary->start_unix + fact->at) / TBR_MINUTE * TBR_MINUTE);
  g_string_append_printf (out, "%s  %s", at, sentence->str);
}

/* Lives as long as the process: a listener has no end of its own. */
typedef struct
{
  const TbrSim *sim;
  TbrNarration narration;
} Narrator;

static void
print_facts (gpointer data, const TbrFact *facts, guint n)
{
  Narrator *narrator = data;
  const TbrDictionary *dictionary = tbr_sim_dictionary (narrator->sim);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_string_truncate (line, 0);
      tbr_summary_sentence (&narrator->narration, dictionary, &facts[i], line);
      if (line->len > 0)
        g_print ("%s\n", line->str);
    }
}

void
tbr_summary_narrate (TbrSim *sim)
{
  static Narrator narrator;

  g_free (narrator.narration.is_asked);
  narrator = (Narrator){ .sim = sim };
  narrator.narration.is_asked = g_new0 (guint8, tbr_sim_dictionary (sim)->n_units + 1);
  tbr_sim_listen (sim, print_facts, &narrator);
}
