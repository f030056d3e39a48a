/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How infection goes on in each place: contacts, measures, chance, isolation, travel. */
#include "hazards/epidemic.h"
#include "hazards/epidemic_curve.h"

#include <math.h>

/* Purposes of chance. */
#define PURPOSE_CONTACT 50

#define WEEK (7 * TBR_DAY)
/* Room for the weeks of one place among the steps of the stream. */
#define WEEKS 10000

/* What the measures in force leave of contacts: the last row that has begun and holds here. */
static double
measures_in_force (const TbrObject *object, const char *place, TbrTime now)
{
  const TbrRows *rows = &object->rows[TBR_EPIDEMIC_ROWS_CONTACT];
  const TbrEpidemicContactRow *row = rows->data;
  double factor = 1;
  TbrTime since = -1;
  for (guint i = 0; i < rows->n; i++)
    {
      if (row[i].at > now || row[i].at < since)
        continue;
      if (*row[i].place != '\0' && !g_str_equal (row[i].place, place))
        continue;
      factor = row[i].factor;
      since = row[i].at;
    }
  return factor;
}

/* Chance of a week in a place: a lognormal factor of mean 1 with the given deviation. */
static double
chance_of_week (const TbrSim *sim, TbrHazardId hazard, guint32 place)
{
  const TbrEpidemic *values = tbr_epidemic_values (sim, hazard);
  TbrTime since = tbr_sim_clock (sim) - tbr_epidemic_book (sim, hazard)->began;
  TbrStream stream;
  if (values->scatter <= 0)
    return 1;
  double variance = log1p (values->scatter * values->scatter);
  tbr_hazard_stream (sim, hazard, PURPOSE_CONTACT, place * WEEKS + (guint32) (since / WEEK),
                     &stream);
  return exp (sqrt (variance) * tbr_stream_normal (&stream) - variance / 2);
}

/* Share of their infections that the infectious still cause: those who isolate do so when they have
   their result. With a time of being infectious that is exponential, exp (-delay / mean) of it is
   left then. Source: our assumption; the law of the time is that of the model [ANDERSON1991]. */
static double
left_by_isolation (const TbrEpidemic *values, const TbrEpidemicPlace *place)
{
  return 1 - values->isolation * exp (-place->delay / tbr_epidemic_seconds (values->infectious));
}

/* Infections that one case causes in a second at a place where all are susceptible. Staff without
   protection fall ill more often than others. */
static double
contact_rate (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrEpidemic *values = object->values;
  const TbrEpidemicPlaceRow *row = object->rows[TBR_EPIDEMIC_ROWS_PLACE].data;
  const TbrEpidemicPlace *place = &tbr_epidemic_places (tbr_epidemic_book (sim, hazard))[i];
  double staff = 1 + values->staff * (values->unprotected - 1) * (1 - place->coverage);
  return values->reproduction / tbr_epidemic_seconds (values->infectious)
         * measures_in_force (object, row[i].name, tbr_sim_clock (sim))
         * chance_of_week (sim, hazard, i) * left_by_isolation (values, place) * staff;
}

/* Moves one place on; returns who ceased to be infectious. @abroad: share infectious of the people
   elsewhere. Source: [KERMACK1927] with a latent class [ANDERSON1991]; the way between places is
   our assumption. */
static double
advance (const TbrEpidemic *values, TbrEpidemicPlace *place, const TbrEpidemicRates *rates,
         double abroad, double seconds)
{
  double brought
      = place->susceptible * -expm1 (-values->travel * rates->contact * abroad * seconds);
  TbrEpidemicRates local = *rates;
  local.contact *= 1 - values->travel;
  TbrEpidemicState shares = { .susceptible = (place->susceptible - brought) / place->people,
                              .exposed = (place->exposed + brought) / place->people,
                              .infectious = place->infectious / place->people };
  tbr_epidemic_advance (&local, seconds, &shares);
  double removed = MAX (0, shares.removed) * place->people;
  double infectious = MAX (0, shares.infectious) * place->people;
  double exposed = MAX (0, shares.exposed) * place->people;
  double all = place->susceptible + place->exposed + place->infectious;
  /* Whoever is none of these is still susceptible: rounding loses nobody. */
  double susceptible = MAX (0, all - removed - infectious - exposed);
  double infected = place->susceptible - susceptible;
  place->onset = MAX (0, infectious + removed - place->infectious);
  place->infected += infected;
  place->susceptible = susceptible;
  place->exposed = exposed;
  place->infectious = all - susceptible - exposed - removed;
  return removed;
}

void
tbr_epidemic_spread (TbrSim *sim, TbrHazardId hazard, double seconds, double *out_removed)
{
  const TbrEpidemic *values = tbr_epidemic_values (sim, hazard);
  TbrEpidemicBook *book = tbr_epidemic_book (sim, hazard);
  TbrEpidemicPlace *places = tbr_epidemic_places (book);
  double infectious = 0, people = 0;
  /* Every place meets those of the others as they were before the step. */
  for (guint32 i = 0; i < book->n_places; i++)
    {
      infectious += places[i].infectious;
      people += places[i].people;
    }
  for (guint32 i = 0; i < book->n_places; i++)
    {
      double others = people - places[i].people;
      double before = places[i].infectious;
      double abroad = others > 0 ? MAX (0, infectious - before) / others : 0;
      TbrEpidemicRates rates = { .contact = contact_rate (sim, hazard, i),
                                 .latency = 1 / tbr_epidemic_seconds (values->latent),
                                 .recovery = 1 / tbr_epidemic_seconds (values->infectious) };
      out_removed[i]
          = places[i].people > 0 ? advance (values, &places[i], &rates, abroad, seconds) : 0;
    }
}
