/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order by which a state asks for help from abroad. */
#include "run/find.h"

#include "response/case.h"
#include "response/request.h"

typedef struct
{
  TbrCommandCommon common;
  guint32 state; /* TbrStateId, TBR_NONE: the seat's */
  gint need;     /* TbrNeedKind */
  gint work;     /* TbrWorkClass */
  double rate;   /* in all, per hour in the need's unit; amount of what is held */
} TbrAskHelp;

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrAskHelp),
  { .name = "state",
    .type = TBR_PARAM_REF,
    .offset = TBR_OFFSET (TbrAskHelp, state),
    .fallback = "",
    .section = "states",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the state that asks, by its ISO code; none: the one whose seat it is",
    .source = "Definition" },
  { .name = "need",
    .type = TBR_PARAM_CHOICE,
    .offset = TBR_OFFSET (TbrAskHelp, need),
    .choices = tbr_need_names,
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the kind of need",
    .source = "Definition" },
  { .name = "work",
    .type = TBR_PARAM_CHOICE,
    .offset = TBR_OFFSET (TbrAskHelp, work),
    .choices = tbr_work_names,
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "how the work is to be done",
    .source = "Definition" },
  { .name = "rate",
    .type = TBR_PARAM_REAL,
    .offset = TBR_OFFSET (TbrAskHelp, rate),
    .min = 0,
    .max = 1e9,
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence
    = "how much is asked for in all, an hour in the need's unit; of what is held, the amount",
    .source = "Definition" },
};

static TbrStateId
asking (TbrSeat seat, const TbrAskHelp *self)
{
  return self->state != TBR_NONE ? TBR_HANDLE (TbrStateId, self->state) : seat.state;
}

static gboolean
is_possible (const TbrScenario *scenario, TbrSeat seat, gconstpointer values, GError **error)
{
  TbrStateId state = asking (seat, values);

  if (!tbr_is_none (state))
    return tbr_find_may_order (scenario, seat, state, error);
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "state: which state asks must be given");
  return FALSE;
}

static TbrHindrance
check (const TbrSim *sim, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrAskHelp *self = values;
  TbrStateId state = asking (seat, self);
  guint32 index = tbr_case_find (sim, state.i, (guint32) self->need);

  if (index == TBR_NONE || tbr_case_get (sim, index)->n_open == 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "%s has no open need for %s",
                   sim->map->countries[state.i].iso, tbr_need_names[self->need]);
      return TBR_HINDRANCE_NO_NEED;
    }
  double least = tbr_request_least (sim, index, (TbrWorkClass) self->work);
  if (self->rate > 0 && self->rate >= least)
    return TBR_HINDRANCE_NONE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
               "rate: %g is not more than has been asked for: at least %g", self->rate, least);
  return TBR_HINDRANCE_NO_LINE;
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrAskHelp *self = values;
  TbrStateId state = asking (seat, self);

  tbr_request_raise (sim, tbr_case_find (sim, state.i, (guint32) self->need),
                     (TbrWorkClass) self->work, self->rate);
}

const TbrCommandKind tbr_command_ask_help = {
  .kind = { .section = "commands",
            .element = "command",
            .name = "ask-help",
            .title = "Ask for help",
            .sentence = "Asks for help from abroad with one kind of need, or asks for more",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrAskHelp) },
  .is_possible = is_possible,
  .check = check,
  .apply = apply,
};
