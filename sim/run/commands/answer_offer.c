/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order by which a state takes up an offer, or refuses it. */
#include "run/find.h"

#include "response/choice.h"
#include "response/offer.h"

typedef struct
{
  TbrCommandCommon common;
  gint64 offer; /* its number */
  gint answer;  /* ANSWER_... */
} TbrAnswerOffer;

enum
{
  ANSWER_ACCEPT,
  ANSWER_REFUSE
};

static const char *const answers[] = { "accept", "refuse", NULL };

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrAnswerOffer),
  { .name = "offer",
    .type = TBR_PARAM_INTEGER,
    .offset = TBR_OFFSET (TbrAnswerOffer, offer),
    .min = 0,
    .max = 1e9,
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the offer, by its number in the trace",
    .source = "Definition" },
  { .name = "answer",
    .type = TBR_PARAM_CHOICE,
    .offset = TBR_OFFSET (TbrAnswerOffer, answer),
    .choices = answers,
    .fallback = "accept",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "what is said to it",
    .source = "Definition" },
};

/* Whose offer it is to answer shows only once it has been made. */
static gboolean
is_possible (const TbrScenario *scenario, TbrSeat seat, gconstpointer values, GError **error)
{
  if (seat.kind != TBR_SEAT_ERCC)
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "offers are answered by the state that asked");
  return FALSE;
}

/* Whether there is still something that the unit could do. */
static TbrHindrance
check_use (const TbrSim *sim, const TbrOffer *offer, GError **error)
{
  const TbrRequest *request = tbr_request_get (sim, offer->request);
  TbrNeedId need;

  /* what it works out on the way are caches, which are no part of the state that const protects */
  if (tbr_choice_best_need ((TbrSim *) sim, TBR_HANDLE (TbrUnitId, offer->unit),
                            TBR_HANDLE (TbrStateId, request->state), request->need, &need))
    return TBR_HINDRANCE_NONE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "unit %s can no longer do anything there",
               sim->scenario->units[offer->unit].id);
  return TBR_HINDRANCE_CLOSED;
}

static TbrHindrance
check (const TbrSim *sim, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrAnswerOffer *self = values;
  const TbrOffer *offer;

  if (self->offer >= tbr_arena_count (&sim->arena, TBR_GROUP_OFFER))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                   "offer: %" G_GINT64_FORMAT " is not known; there are %u so far", self->offer,
                   tbr_arena_count (&sim->arena, TBR_GROUP_OFFER));
      return TBR_HINDRANCE_NO_LINE;
    }
  offer = tbr_offer_get (sim, (guint32) self->offer);
  if (!tbr_find_may_order (sim->scenario, seat,
                           TBR_HANDLE (TbrStateId, tbr_request_get (sim, offer->request)->state),
                           error))
    return TBR_HINDRANCE_NOT_OWN;
  if ((offer->status != TBR_OFFER_MADE && offer->status != TBR_OFFER_HELD) || offer->refused)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                   "offer: %" G_GINT64_FORMAT " can no longer be answered", self->offer);
      return TBR_HINDRANCE_NO_LINE;
    }
  return self->answer == ANSWER_ACCEPT ? check_use (sim, offer, error) : TBR_HINDRANCE_NONE;
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrAnswerOffer *self = values;
  TbrOfferId offer = TBR_HANDLE (TbrOfferId, self->offer);

  if (self->answer == ANSWER_ACCEPT)
    tbr_offer_accept (sim, offer);
  else
    tbr_offer_refuse (sim, offer, TBR_REFUSAL_ORDER);
}

const TbrCommandKind tbr_command_answer_offer = {
  .kind = { .section = "commands",
            .element = "command",
            .name = "answer-offer",
            .title = "Answer an offer",
            .sentence = "Takes up an offer of help, or refuses it",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrAnswerOffer) },
  .is_possible = is_possible,
  .check = check,
  .apply = apply,
};
