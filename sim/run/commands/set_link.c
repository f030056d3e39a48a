/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order that closes, slows or opens a road or ferry. */
#include "run/find.h"

#include "world/link.h"

typedef struct
{
  TbrCommandCommon common;
  gint64 link;   /* index of the link on the map */
  gint state;    /* TbrLinkState */
  double factor; /* share of its speed when slowed */
} TbrSetLink;

static const char *const states[] = { "open", "slowed", "closed", NULL };

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrSetLink),
  { .name = "link",
    .type = TBR_PARAM_INTEGER,
    .offset = TBR_OFFSET (TbrSetLink, link),
    .min = 0,
    .max = 1e9,
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the link, by its number on the map",
    .source = "Definition" },
  { .name = "state",
    .type = TBR_PARAM_CHOICE,
    .offset = TBR_OFFSET (TbrSetLink, state),
    .choices = states,
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "what it is from now on",
    .source = "Definition" },
  { .name = "factor",
    .type = TBR_PARAM_REAL,
    .offset = TBR_OFFSET (TbrSetLink, factor),
    .dimension = TBR_DIMENSION_SHARE,
    .min = 0.01,
    .max = 1,
    .fallback = "0.5",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "share of its speed that is left when it is slowed",
    .source = "Definition" },
};

static gboolean
is_possible (const TbrScenario *scenario, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrSetLink *self = values;

  if (self->link >= scenario->map->n_links)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                   "link: %" G_GINT64_FORMAT " is outside 0-%u", self->link,
                   scenario->map->n_links - 1);
      return FALSE;
    }
  const TbrLink *link = &scenario->map->links[self->link];
  /* a way across a border may be closed from both sides */
  if (seat.kind == TBR_SEAT_STATE && scenario->map->nodes[link->to.i].state.i == seat.state.i)
    return TRUE;
  return tbr_find_may_order (scenario, seat, scenario->map->nodes[link->from.i].state, error);
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrSetLink *self = values;

  tbr_link_set_condition (sim, TBR_HANDLE (TbrLinkId, self->link), (TbrLinkState) self->state,
                          self->state == TBR_LINK_STATE_SLOWED ? self->factor : 1);
}

const TbrCommandKind tbr_command_set_link = {
  .kind = { .section = "commands",
            .element = "command",
            .name = "set-link",
            .title = "Close or open a road",
            .sentence = "Closes, slows or opens a road or a ferry",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrSetLink) },
  .is_possible = is_possible,
  .apply = apply,
};
