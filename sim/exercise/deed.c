/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What roles have done: by orders, or by the doctrine that plays them, counted alike. */
#include "exercise/director.h"

#include "response/response.h"

#include <string.h>

/* An order, the point that it decides, and the fact by which a doctrine is seen to decide it. */
static const struct
{
  const char *order;
  TbrDecision decision;
  guint fact;
} deeds[] = {
  { "send-unit", TBR_DECISION_DISPATCH, TBR_FACT_UNIT_ORDERED },
  { "recall-unit", TBR_DECISION_N, TBR_FACT_UNIT_RECALLED },
  { "ask-help", TBR_DECISION_ASK, TBR_FACT_REQUEST_OPENED },
  { "ask-help", TBR_DECISION_ASK, TBR_FACT_REQUEST_CHANGED },
  { "offer-unit", TBR_DECISION_OFFER, TBR_FACT_OFFER_MADE },
  { "answer-offer", TBR_DECISION_CHOOSE, TBR_FACT_OFFER_ACCEPTED },
  { "answer-offer", TBR_DECISION_CHOOSE, TBR_FACT_OFFER_REFUSED },
  { "grant-unit", TBR_DECISION_RESCEU, TBR_FACT_RESCEU_DECIDED },
  { "share-indicators", TBR_DECISION_SHARE, TBR_FACT_DECISION },
};

static guint32
kind_called (const char *order)
{
  guint32 i = 0;

  while (tbr_command_kinds[i] != NULL && !g_str_equal (tbr_command_kinds[i]->kind.name, order))
    i++;
  g_assert (tbr_command_kinds[i] != NULL && i < TBR_DEEDS_MAX);
  return i;
}

char *
tbr_deed_points (const TbrDirector *self, guint role)
{
  const TbrRole *given = &self->exercise->roles[role];
  gboolean is_centre = self->seats[role].kind == TBR_SEAT_ERCC;
  guint points = 0;
  GString *out = g_string_new (NULL);

  if (*given->decides != '\0')
    {
      g_string_assign (out, given->decides);
      return g_string_free (out, FALSE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (deeds[i].decision != TBR_DECISION_N
        && is_centre == (deeds[i].decision == TBR_DECISION_RESCEU)
        && tbr_role_may_order (given, deeds[i].order))
      points |= 1u << deeds[i].decision;
  for (guint i = 0; i < TBR_DECISION_N; i++)
    if (points & 1u << i)
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", tbr_policy_decisions[i]);
  return g_string_free (out, FALSE);
}

/* The state whose doctrine is behind a fact of @fact's kind, TBR_NONE where no state has decided:
   a unit goes because its offer was taken up, the Union gives, or a line is over. */
static guint32
state_behind (const TbrSim *sim, const TbrFact *fact)
{
  const TbrScenario *scenario = tbr_sim_scenario (sim);
  gboolean is_offer = fact->kind == TBR_FACT_OFFER_MADE || fact->kind == TBR_FACT_OFFER_ACCEPTED
                      || fact->kind == TBR_FACT_OFFER_REFUSED;

  if (is_offer && scenario->units[fact->c].layer >= TBR_LAYER_RESCEU)
    return TBR_NONE;
  switch (fact->kind)
    {
    case TBR_FACT_UNIT_ORDERED:
      return fact->c == TBR_NONE ? scenario->units[fact->a].state : TBR_NONE;
    case TBR_FACT_UNIT_RECALLED:
      return scenario->units[fact->a].state;
    case TBR_FACT_REQUEST_OPENED:
      return fact->b;
    case TBR_FACT_REQUEST_CHANGED:
      return tbr_request_get (sim, fact->a)->state;
    case TBR_FACT_OFFER_MADE:
      return scenario->units[fact->c].state;
    case TBR_FACT_OFFER_REFUSED:
      return fact->code != TBR_REFUSAL_OVER ? tbr_request_get (sim, fact->b)->state : TBR_NONE;
    case TBR_FACT_OFFER_ACCEPTED:
      return tbr_request_get (sim, fact->b)->state;
    case TBR_FACT_DECISION:
      return fact->code == TBR_DECISION_SHARE ? fact->a : TBR_NONE;
    default:
      return TBR_NONE;
    }
}

static void
add (TbrDirector *self, guint role, guint32 kind)
{
  self->deeds[role * TBR_DEEDS_MAX + kind]++;
  self->roles[role].n_orders++;
}

static gboolean
is_done_by (const TbrExpected *action, guint role, guint32 kind)
{
  return action->role == role && action->order_kind == kind;
}

void
tbr_deed_ordered (TbrDirector *self, guint role, guint32 kind)
{
  add (self, role, kind);
  for (guint i = 0; i < self->exercise->n_expecteds; i++)
    if (is_done_by (&self->exercise->expecteds[i], role, kind))
      tbr_director_done (self, i, self->exercise->roles[role].id, tbr_sim_now (self->sim),
                         self->exercise->expecteds[i].id);
}

/* The doctrine of a role has decided. Facts come in batches whose size depends on how the run is
   stepped: what follows from them is noted at the next look. */
static void
decided (TbrDirector *self, guint role, guint32 kind, TbrTime at)
{
  add (self, role, kind);
  for (guint i = 0; i < self->exercise->n_expecteds; i++)
    {
      const TbrExpected *action = &self->exercise->expecteds[i];
      TbrTime since = at - self->exercise->begin;
      if (is_done_by (action, role, kind)
          && (self->by_doctrine[i] == TBR_NEVER
              || self->by_doctrine[i] - self->exercise->begin < action->from)
          && since <= action->until)
        self->by_doctrine[i] = at;
    }
}

/* Counts a deed of the doctrine that plays a role. */
static void
count (TbrDirector *self, const TbrFact *fact, const char *order)
{
  guint32 state = state_behind (self->sim, fact);

  for (guint i = 0; i < self->exercise->n_roles; i++)
    {
      const TbrSeat *seat = &self->seats[i];
      gboolean is_its = seat->kind == TBR_SEAT_STATE
                            ? seat->state.i == state && state != TBR_NONE
                            : seat->kind == TBR_SEAT_ERCC && fact->kind == TBR_FACT_RESCEU_DECIDED;
      if (is_its && !self->roles[i].by_person
          && tbr_role_may_order (&self->exercise->roles[i], order))
        decided (self, i, kind_called (order), fact->at);
    }
}

/* Whether a fact is what an order has brought about, whoever gave it: the first of its kind at the
   order's instant. */
static gboolean
is_ordered (TbrDirector *self, const TbrFact *fact, const char *order)
{
  gboolean is_it = self->ordered.kind != TBR_NONE && self->ordered.at == fact->at
                   && g_str_equal (tbr_command_kinds[self->ordered.kind]->kind.name, order);

  if (is_it)
    self->ordered.kind = TBR_NONE;
  return is_it;
}

void
tbr_deed_hear (gpointer data, const TbrFact *facts, guint n)
{
  TbrDirector *self = data;

  for (guint i = 0; i < n; i++)
    {
      const TbrFact *fact = &facts[i];
      self->facts[fact->kind]++;
      if (fact->kind == TBR_FACT_COMMAND)
        self->ordered = (TbrOrdered){ fact->c, fact->at };
      for (guint j = 0; j < G_N_ELEMENTS (deeds) && !self->is_over; j++)
        if (deeds[j].fact == fact->kind && !is_ordered (self, fact, deeds[j].order))
          count (self, fact, deeds[j].order);
    }
}

guint
tbr_deed_count (const TbrDirector *self, guint32 role, guint32 kind)
{
  guint sum = 0;

  for (guint i = 0; i < self->exercise->n_roles; i++)
    if (role == TBR_NONE || role == i)
      sum += self->deeds[i * TBR_DEEDS_MAX + kind];
  return sum;
}
