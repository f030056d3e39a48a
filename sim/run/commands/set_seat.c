/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order that gives a seat to a person, or back to doctrine. */
#include "run/find.h"

#include "response/by_hand.h"

typedef struct
{
  TbrCommandCommon common;
  guint32 state;         /* TbrStateId, TBR_NONE for the coordination centre */
  gint player;           /* PLAYER_... */
  const char *decisions; /* blank-separated names of decision points; "": all there can be */
} TbrSetSeat;

enum
{
  PLAYER_DOCTRINE,
  PLAYER_PERSON
};

static const char *const players[] = { "doctrine", "person", NULL };

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrSetSeat),
  { .name = "state",
    .type = TBR_PARAM_REF,
    .offset = TBR_OFFSET (TbrSetSeat, state),
    .fallback = "",
    .section = "states",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the state whose seat it is, by its ISO code; none: the coordination centre",
    .source = "Definition" },
  { .name = "player",
    .type = TBR_PARAM_CHOICE,
    .offset = TBR_OFFSET (TbrSetSeat, player),
    .choices = players,
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "who decides from now on",
    .source = "Definition" },
  { .name = "decisions",
    .type = TBR_PARAM_TEXT,
    .offset = TBR_OFFSET (TbrSetSeat, decisions),
    .fallback = "",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the points that a person decides; none: all for which there are orders",
    .source = "Definition" },
};

/* The points that are named: bits 1 << TbrDecision. Errors: TBR_ERROR_COMMAND */
static gboolean
read_points (const TbrSetSeat *self, guint *out_points, GError **error)
{
  guint allowed = self->state == TBR_NONE ? TBR_BY_HAND_CENTRE : TBR_BY_HAND_STATE, points = 0;
  g_auto (GStrv) words = g_strsplit (self->decisions, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint decision = 0;
      while (decision < TBR_DECISION_N && !g_str_equal (tbr_policy_decisions[decision], words[i]))
        decision++;
      if (*words[i] == '\0')
        continue;
      if (decision == TBR_DECISION_N || !(allowed & 1u << decision))
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                       "decisions: '%s' is no point that a person can decide %s", words[i],
                       self->state == TBR_NONE
                           ? "at the coordination centre: resceu"
                           : "for a state: dispatch, ask, offer, choose, share");
          return FALSE;
        }
      points |= 1u << decision;
    }
  *out_points = points == 0 ? allowed : points;
  return TRUE;
}

static gboolean
is_possible (const TbrScenario *scenario, TbrSeat seat, gconstpointer values, GError **error)
{
  guint points;

  if (seat.kind == TBR_SEAT_PLANNER)
    return read_points (values, &points, error);
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "only the planner may hand over a seat");
  return FALSE;
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrSetSeat *self = values;
  guint points = 0;

  if (self->player == PLAYER_PERSON)
    read_points (self, &points, NULL);
  tbr_by_hand_set (sim, TBR_HANDLE (TbrStateId, self->state), points);
}

const TbrCommandKind tbr_command_set_seat = {
  .kind = { .section = "commands",
            .element = "command",
            .name = "set-seat",
            .title = "Hand over a seat",
            .sentence = "Gives the decisions of a seat to a person, or back to doctrine",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrSetSeat) },
  .is_possible = is_possible,
  .apply = apply,
};
