/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The one door into a running simulation: an order is data, is checked, is logged, is carried
   out. */
#pragma once

#include <tabard/scenario.h>

G_BEGIN_DECLS

/* Who gives an order. */
typedef enum
{
  TBR_SEAT_STATE,   /* a state; TbrSeat.state says which */
  TBR_SEAT_ERCC,    /* the coordination centre */
  TBR_SEAT_PLANNER, /* the person at the desktop or the scenario's author: may order all */
  TBR_SEAT_N
} TbrSeatKind;

typedef struct
{
  TbrSeatKind kind;
  TbrStateId state; /* STATE: which */
} TbrSeat;

/* Why an order that is possible at other times cannot be carried out now. From AWAY to EMPTY
   as TbrOrderFault. */
typedef enum
{
  TBR_HINDRANCE_NONE,
  TBR_HINDRANCE_NO_NEED,    /* the need is not known yet */
  TBR_HINDRANCE_NO_MISSION, /* the unit is on no mission that could end */
  TBR_HINDRANCE_AWAY,       /* the unit is on another mission */
  TBR_HINDRANCE_OFF,        /* it is off duty or recovering */
  TBR_HINDRANCE_NO_CREW,    /* fewer qualified people present than it needs */
  TBR_HINDRANCE_NO_RATE,    /* it can do nothing about this need */
  TBR_HINDRANCE_NO_WAY,     /* no route, no airport, out of range */
  TBR_HINDRANCE_CLOSED,     /* the need is closed */
  TBR_HINDRANCE_EXPIRED,    /* its certificate is too old for a mission abroad */
  TBR_HINDRANCE_EMPTY,      /* its goods have been handed out */
  TBR_HINDRANCE_NO_LINE,    /* there is no such line of a request or offer that is open */
  TBR_HINDRANCE_NOT_OWN,    /* it is another seat's */
  TBR_HINDRANCE_N
} TbrHindrance;

/* A kind of command; one file and one line make a new one. */
typedef struct
{
  TbrKind kind; /* section "commands", element "command" */
  /* Whether the order could be carried out at any time: what the scenario alone can say. Errors:
     TBR_ERROR_COMMAND with what is wrong and what would be allowed. */
  gboolean (*is_possible) (const TbrScenario *scenario, TbrSeat seat, gconstpointer values,
                           GError **error);
  /* NONE when the order, which is possible, can be carried out now; else why not. NULL: always.
     Errors: TBR_ERROR_COMMAND with the reason in words. */
  TbrHindrance (*check) (const TbrSim *sim, TbrSeat seat, gconstpointer values, GError **error);
  /* Carries it out; it has been checked at this instant. */
  void (*apply) (TbrSim *sim, TbrSeat seat, gconstpointer values);
} TbrCommandKind;

/* All kinds, NULL-ended; from the list in the room's meson.build. */
extern const TbrCommandKind *const tbr_command_kinds[];

/* One order. */
typedef struct
{
  TbrTime at;                 /* when it is given */
  TbrSeat seat;               /* by whom */
  const TbrCommandKind *kind; /* what */
  gpointer values;            /* struct of kind->kind.size bytes */
  GPtrArray *owned;           /* texts that the values point to */
} TbrCommand;

/**
 * tbr_command_parse:
 * @line: "2018-07-20T10:40Z planner recall-unit unit=S001.2 reason=\"needed at home\""
 *
 * Reads one line of a command log: when, who, what, parameters; the inverse of
 * tbr_command_format().
 *
 * Errors: TBR_ERROR_SYNTAX, TBR_ERROR_NAME (unknown seat, kind, parameter, unit, policy or state,
 * with the nearest name), TBR_ERROR_RANGE (before the start or after the end) and those of
 * tbr_param_parse()
 * Returns: (transfer full) (nullable)
 */
TbrCommand *tbr_command_parse (const TbrScenario *scenario, const char *line, GError **error);
/* The order as a line of a command log, without newline. (transfer full) */
char *tbr_command_format (const TbrScenario *scenario, const TbrCommand *command);
void tbr_command_free (TbrCommand *command);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrCommand, tbr_command_free)

/* Every command's struct of values begins with this. */
typedef struct
{
  TbrTime at;         /* when it is given, since the start */
  const char *seat;   /* "planner", "ercc" or a state's ISO code */
  const char *reason; /* why, free text */
} TbrCommandCommon;

/* First rows of every command's table: its parameters are `{ TBR_COMMAND_PARAMS (Struct), ... }`,
   where Struct begins with `TbrCommandCommon common`. */
#define TBR_COMMAND_PARAMS(Struct)                                                                 \
  { .name = "at",                                                                                  \
    .type = TBR_PARAM_INSTANT,                                                                     \
    .offset = TBR_OFFSET (Struct, common.at),                                                      \
    .fallback = "0 s",                                                                             \
    .change = TBR_CHANGE_SCENARIO,                                                                 \
    .certainty = TBR_CERTAINTY_SOURCED,                                                            \
    .sentence = "when the order is given",                                                         \
    .source = "Definition" },                                                                      \
      { .name = "seat",                                                                            \
        .type = TBR_PARAM_TEXT,                                                                    \
        .offset = TBR_OFFSET (Struct, common.seat),                                                \
        .fallback = "planner",                                                                     \
        .change = TBR_CHANGE_SCENARIO,                                                             \
        .certainty = TBR_CERTAINTY_SOURCED,                                                        \
        .sentence = "who gives it: planner, ercc or the ISO code of a state",                      \
        .source = "Definition" },                                                                  \
  {                                                                                                \
    .name = "reason", .type = TBR_PARAM_TEXT, .offset = TBR_OFFSET (Struct, common.reason),        \
    .fallback = "", .change = TBR_CHANGE_SCENARIO, .certainty = TBR_CERTAINTY_SOURCED,             \
    .sentence = "why it is given, in words", .source = "Definition"                                \
  }

G_END_DECLS
