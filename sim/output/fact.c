/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How each kind of fact reads: its word, its fields, their units and choices. */
#include <tabard/need.h>
#include <tabard/scenario.h>

#include "output/words.h"

#define FIELD(Slot, Type, Name)                                                                    \
  {                                                                                                \
    TBR_SLOT_##Slot, TBR_FIELD_##Type, Name, NULL, NULL                                            \
  }
#define NUMBER(Slot, Name, Unit)                                                                   \
  {                                                                                                \
    TBR_SLOT_##Slot, TBR_FIELD_NUMBER, Name, Unit, NULL                                            \
  }
#define CHOICE(Slot, Name, Words)                                                                  \
  {                                                                                                \
    TBR_SLOT_##Slot, TBR_FIELD_CHOICE, Name, NULL, Words                                           \
  }

static const TbrFactInfo infos[TBR_FACT_N] = {
  [TBR_FACT_NONE] = { "none", "nothing happened", { { .type = TBR_FIELD_NONE } } },
  [TBR_FACT_RUN_STARTED] = { "run-started",
                             "a run begins",
                             {
                                 FIELD (A, COUNT, "states"),
                                 FIELD (B, COUNT, "units"),
                                 FIELD (C, COUNT, "hazards"),
                             } },
  [TBR_FACT_RUN_ENDED] = { "run-ended",
                           "the run is over",
                           {
                               NUMBER (X, "events", ""),
                           } },
  [TBR_FACT_STATE_LISTED] = { "state-listed",
                              "a state takes part",
                              {
                                  FIELD (A, STATE, "state"),
                                  NUMBER (X, "population", ""),
                              } },
  [TBR_FACT_UNIT_LISTED] = { "unit-listed",
                             "a unit exists",
                             {
                                 FIELD (A, UNIT, "unit"),
                                 FIELD (B, STATE, "owner"),
                                 FIELD (C, CAPABILITY, "capability"),
                                 CHOICE (CODE, "layer", tbr_layer_names),
                                 NUMBER (X, "staff", ""),
                                 NUMBER (Y, "size", ""),
                             } },
  [TBR_FACT_HAZARD_LISTED] = { "hazard-listed",
                               "a hazard may strike",
                               {
                                   FIELD (A, HAZARD, "hazard"),
                                   FIELD (B, STATE, "state"),
                                   NUMBER (Y, "lon", "deg"),
                                   NUMBER (Z, "lat", "deg"),
                               } },
  [TBR_FACT_COMMAND] = { "command",
                         "an order came through the command door",
                         {
                             FIELD (A, COUNT, "number"),
                             FIELD (B, COUNT, "seat"),
                             FIELD (C, COUNT, "command"),
                         } },
  [TBR_FACT_DECISION] = { "decision",
                          "a seat decided",
                          {
                              FIELD (A, STATE, "seat"),
                              CHOICE (CODE, "about", tbr_decision_names),
                              FIELD (B, POLICY, "policy"),
                              FIELD (C, COUNT, "subject"),
                              NUMBER (X, "chosen", ""),
                              NUMBER (Y, "best-other", ""),
                          } },
  [TBR_FACT_HAZARD_STARTED] = { "hazard-started",
                                "a hazard begins",
                                {
                                    FIELD (A, HAZARD, "hazard"),
                                    NUMBER (Y, "lon", "deg"),
                                    NUMBER (Z, "lat", "deg"),
                                } },
  [TBR_FACT_HAZARD_EVENT] = { "hazard-event",
                              "something befell a part of a hazard",
                              {
                                  FIELD (A, HAZARD, "hazard"),
                                  FIELD (B, COUNT, "part"),
                                  CHOICE (CODE, "what", tbr_word_hazard_events),
                                  NUMBER (X, "size", ""),
                                  NUMBER (Y, "lon", "deg"),
                                  NUMBER (Z, "lat", "deg"),
                              } },
  [TBR_FACT_HAZARD_STATE] = { "hazard-state",
                              "a measure of a hazard has a new value",
                              {
                                  FIELD (A, HAZARD, "hazard"),
                                  FIELD (B, COUNT, "part"),
                                  FIELD (CODE, MEASURE, "measure"),
                                  NUMBER (X, "value", ""),
                              } },
  [TBR_FACT_HAZARD_ENDED] = { "hazard-ended",
                              "a hazard is over",
                              {
                                  FIELD (A, HAZARD, "hazard"),
                              } },
  [TBR_FACT_HARM] = { "harm",
                      "harm was done",
                      {
                          CHOICE (CODE, "harm", tbr_word_harms),
                          FIELD (A, HAZARD, "hazard"),
                          FIELD (B, STATE, "state"),
                          FIELD (C, NEED, "need"),
                          NUMBER (X, "amount", ""),
                      } },
  [TBR_FACT_NEED_OPENED] = { "need-opened",
                             "help is needed",
                             {
                                 FIELD (A, NEED, "need"),
                                 CHOICE (CODE, "kind", tbr_need_names),
                                 FIELD (B, HAZARD, "hazard"),
                                 FIELD (C, STATE, "state"),
                                 NUMBER (X, "stock", ""),
                                 NUMBER (Y, "lon", "deg"),
                                 NUMBER (Z, "lat", "deg"),
                             } },
  [TBR_FACT_NEED_CHANGED] = { "need-changed",
                              "a need has grown or shrunk",
                              {
                                  FIELD (A, NEED, "need"),
                                  NUMBER (X, "stock", ""),
                                  NUMBER (Y, "required", "/h"),
                                  NUMBER (Z, "working", "/h"),
                              } },
  [TBR_FACT_NEED_CLOSED] = { "need-closed",
                             "a need is over",
                             {
                                 FIELD (A, NEED, "need"),
                                 NUMBER (X, "done", ""),
                                 NUMBER (Y, "lost", ""),
                             } },
  [TBR_FACT_WATCH] = { "watch",
                       "S0: the centre follows a danger",
                       {
                           FIELD (A, STATE, "state"),
                           FIELD (B, HAZARD, "hazard"),
                       } },
  [TBR_FACT_NATIONAL] = { "national",
                          "S1: the state sends its own units",
                          {
                              FIELD (A, STATE, "state"),
                              FIELD (B, HAZARD, "hazard"),
                          } },
  [TBR_FACT_PREALERT] = { "prealert",
                          "S2: the state says that a request may follow",
                          {
                              FIELD (A, STATE, "state"),
                              FIELD (B, HAZARD, "hazard"),
                          } },
  [TBR_FACT_REQUEST_OPENED] = { "request-opened",
                                "S3: the state asks for assistance",
                                {
                                    FIELD (A, REQUEST, "request"),
                                    FIELD (B, STATE, "state"),
                                    CHOICE (C, "kind", tbr_need_names),
                                    CHOICE (CODE, "work", tbr_work_names),
                                    NUMBER (X, "asked", "/h"),
                                } },
  [TBR_FACT_REQUEST_CHANGED] = { "request-changed",
                                 "S3: the state asks for more",
                                 {
                                     FIELD (A, REQUEST, "request"),
                                     NUMBER (X, "asked", "/h"),
                                 } },
  [TBR_FACT_REQUEST_CLOSED] = { "request-closed",
                                "S3: a request is over",
                                {
                                    FIELD (A, REQUEST, "request"),
                                    CHOICE (CODE, "reason", tbr_word_request_ends),
                                } },
  [TBR_FACT_OFFER_MADE] = { "offer-made",
                            "S4: a state offers a unit",
                            {
                                FIELD (A, OFFER, "offer"),
                                FIELD (B, REQUEST, "request"),
                                FIELD (C, UNIT, "unit"),
                                NUMBER (X, "rate", "/h"),
                            } },
  [TBR_FACT_OFFER_DECLINED] = { "offer-declined",
                                "S4: a state offers nothing",
                                {
                                    FIELD (B, REQUEST, "request"),
                                    FIELD (C, STATE, "state"),
                                    CHOICE (CODE, "reason", tbr_word_declines),
                                } },
  [TBR_FACT_OFFER_ACCEPTED] = { "offer-accepted",
                                "S5: the host takes the unit",
                                {
                                    FIELD (A, OFFER, "offer"),
                                    FIELD (B, REQUEST, "request"),
                                    FIELD (C, UNIT, "unit"),
                                } },
  [TBR_FACT_OFFER_HELD] = { "offer-held",
                            "S5h: the host keeps the offer for later",
                            {
                                FIELD (A, OFFER, "offer"),
                                FIELD (B, REQUEST, "request"),
                                FIELD (C, UNIT, "unit"),
                            } },
  [TBR_FACT_OFFER_REFUSED] = { "offer-refused",
                               "S5: the host does without the unit",
                               {
                                   FIELD (A, OFFER, "offer"),
                                   FIELD (B, REQUEST, "request"),
                                   FIELD (C, UNIT, "unit"),
                                   CHOICE (CODE, "reason", tbr_word_refusals),
                               } },
  [TBR_FACT_OFFER_LAPSED] = { "offer-lapsed",
                              "S5h: the host has not answered in time",
                              {
                                  FIELD (A, OFFER, "offer"),
                                  FIELD (B, REQUEST, "request"),
                                  FIELD (C, UNIT, "unit"),
                              } },
  [TBR_FACT_RESCEU_DECIDED] = { "resceu-decided",
                                "S6: the Commission sends a unit of rescEU",
                                {
                                    FIELD (B, REQUEST, "request"),
                                    FIELD (C, UNIT, "unit"),
                                } },
  [TBR_FACT_UNIT_ORDERED] = { "unit-ordered",
                              "a unit is ordered to a need",
                              {
                                  FIELD (A, UNIT, "unit"),
                                  FIELD (B, NEED, "need"),
                                  FIELD (C, REQUEST, "request"),
                                  NUMBER (X, "distance", "m"),
                              } },
  [TBR_FACT_UNIT_ORDER_FAILED] = { "unit-order-failed",
                                   "a unit cannot carry out its order",
                                   {
                                       FIELD (A, UNIT, "unit"),
                                       FIELD (B, NEED, "need"),
                                       CHOICE (CODE, "fault", tbr_word_order_faults),
                                   } },
  [TBR_FACT_UNIT_MOBILISING] = { "unit-mobilising",
                                 "S7: a unit gets ready",
                                 {
                                     FIELD (A, UNIT, "unit"),
                                     NUMBER (X, "time", "s"),
                                 } },
  [TBR_FACT_UNIT_DEPARTED] = { "unit-departed",
                               "S8: a unit leaves its base",
                               {
                                   FIELD (A, UNIT, "unit"),
                                   FIELD (B, NODE, "from"),
                                   CHOICE (CODE, "mode", tbr_mode_names),
                                   NUMBER (X, "time", "s"),
                                   NUMBER (Y, "distance", "m"),
                               } },
  [TBR_FACT_UNIT_LEG] = { "unit-leg",
                          "S8: a unit has come a leg further",
                          {
                              FIELD (A, UNIT, "unit"),
                              FIELD (B, NODE, "from"),
                              FIELD (C, NODE, "to"),
                              CHOICE (CODE, "mode", tbr_mode_names),
                              NUMBER (X, "time", "s"),
                              NUMBER (Y, "distance", "m"),
                          } },
  [TBR_FACT_UNIT_BORDER] = { "unit-border",
                             "S8: a unit has crossed a border",
                             {
                                 FIELD (A, UNIT, "unit"),
                                 FIELD (B, STATE, "from"),
                                 FIELD (C, STATE, "to"),
                                 NUMBER (X, "delay", "s"),
                             } },
  [TBR_FACT_UNIT_ARRIVED] = { "unit-arrived",
                              "S9: a unit reaches the reception centre",
                              {
                                  FIELD (A, UNIT, "unit"),
                                  FIELD (B, STATE, "state"),
                                  FIELD (C, REQUEST, "request"),
                                  NUMBER (Y, "lon", "deg"),
                                  NUMBER (Z, "lat", "deg"),
                              } },
  [TBR_FACT_UNIT_TASKED] = { "unit-tasked",
                             "S10: a unit is given its task",
                             {
                                 FIELD (A, UNIT, "unit"),
                                 FIELD (B, NEED, "need"),
                             } },
  [TBR_FACT_UNIT_ON_SITE] = { "unit-on-site",
                              "a unit reaches its place of work",
                              {
                                  FIELD (A, UNIT, "unit"),
                                  FIELD (B, NEED, "need"),
                              } },
  [TBR_FACT_UNIT_WORKING] = { "unit-working",
                              "S11: a unit begins to work",
                              {
                                  FIELD (A, UNIT, "unit"),
                                  FIELD (B, NEED, "need"),
                                  NUMBER (X, "rate", "/h"),
                              } },
  [TBR_FACT_UNIT_RESTING] = { "unit-resting",
                              "S11: a unit on site does not work",
                              {
                                  FIELD (A, UNIT, "unit"),
                                  FIELD (B, NEED, "need"),
                                  CHOICE (CODE, "why", tbr_word_rests),
                              } },
  [TBR_FACT_UNIT_WORKED] = { "unit-worked",
                             "a unit has stopped working",
                             {
                                 FIELD (A, UNIT, "unit"),
                                 FIELD (B, NEED, "need"),
                                 NUMBER (X, "time", "h"),
                                 NUMBER (Y, "work", ""),
                                 NUMBER (Z, "drops", ""),
                             } },
  [TBR_FACT_UNIT_ROTATED] = { "unit-rotated",
                              "S12: a unit has fresh people",
                              {
                                  FIELD (A, UNIT, "unit"),
                                  NUMBER (X, "staff", ""),
                              } },
  [TBR_FACT_UNIT_RELEASED] = { "unit-released",
                               "S13: a unit is let go",
                               {
                                   FIELD (A, UNIT, "unit"),
                                   CHOICE (CODE, "why", tbr_word_releases),
                               } },
  [TBR_FACT_UNIT_RETURNING] = { "unit-returning",
                                "S14: a unit sets off for home",
                                {
                                    FIELD (A, UNIT, "unit"),
                                    NUMBER (X, "time", "s"),
                                } },
  [TBR_FACT_UNIT_HOME] = { "unit-home",
                           "S14: a unit is home",
                           {
                               FIELD (A, UNIT, "unit"),
                               NUMBER (X, "away", "h"),
                           } },
  [TBR_FACT_UNIT_READY] = { "unit-ready",
                            "S0: a unit can be sent again",
                            {
                                FIELD (A, UNIT, "unit"),
                            } },
  [TBR_FACT_UNIT_RECALLED] = { "unit-recalled",
                               "SX: an owner calls its unit back",
                               {
                                   FIELD (A, UNIT, "unit"),
                                   FIELD (B, HAZARD, "hazard"),
                               } },
  [TBR_FACT_CALL_OPENED] = { "call-opened",
                             "somebody calls for help",
                             {
                                 FIELD (A, COUNT, "call"),
                                 FIELD (B, COUNT, "zone"),
                                 FIELD (C, HAZARD, "hazard"),
                                 FIELD (CODE, COUNT, "priority"),
                             } },
  [TBR_FACT_CALL_QUEUED] = { "call-queued",
                             "no unit is free for a call",
                             {
                                 FIELD (A, COUNT, "call"),
                                 NUMBER (X, "waiting", ""),
                             } },
  [TBR_FACT_CALL_DISPATCHED] = { "call-dispatched",
                                 "a unit is sent to a call",
                                 {
                                     FIELD (A, COUNT, "call"),
                                     FIELD (B, UNIT, "unit"),
                                     NUMBER (X, "waited", "s"),
                                     NUMBER (Y, "travel", "s"),
                                 } },
  [TBR_FACT_CALL_ON_SCENE] = { "call-on-scene",
                               "a unit reaches a call",
                               {
                                   FIELD (A, COUNT, "call"),
                                   FIELD (B, UNIT, "unit"),
                                   NUMBER (X, "response", "s"),
                               } },
  [TBR_FACT_CALL_AT_HOSPITAL] = { "call-at-hospital",
                                  "a patient is handed over",
                                  {
                                      FIELD (A, COUNT, "call"),
                                      FIELD (B, UNIT, "unit"),
                                      FIELD (C, SITE, "hospital"),
                                  } },
  [TBR_FACT_CALL_BUMPED] = { "call-bumped",
                             "a unit is taken away for a more urgent call",
                             {
                                 FIELD (A, COUNT, "call"),
                                 FIELD (B, UNIT, "unit"),
                             } },
  [TBR_FACT_CALL_CLOSED] = { "call-closed",
                             "a call is done",
                             {
                                 FIELD (A, COUNT, "call"),
                                 FIELD (B, UNIT, "unit"),
                                 NUMBER (X, "busy", "s"),
                                 NUMBER (Y, "left", ""),
                             } },
  [TBR_FACT_CALL_ABANDONED] = { "call-abandoned",
                                "a caller has given up",
                                {
                                    FIELD (A, COUNT, "call"),
                                    NUMBER (X, "waited", "s"),
                                } },
  [TBR_FACT_CALL_LOST] = { "call-lost",
                           "a call found no room to wait",
                           {
                               FIELD (A, COUNT, "call"),
                           } },
  [TBR_FACT_LINK_CHANGED] = { "link-changed",
                              "a road or ferry is not as it was",
                              {
                                  FIELD (A, LINK, "link"),
                                  CHOICE (CODE, "state", tbr_word_links),
                                  NUMBER (X, "speed", ""),
                              } },
  [TBR_FACT_SITE_CHANGED] = { "site-changed",
                              "a site is not as it was",
                              {
                                  FIELD (A, SITE, "site"),
                                  NUMBER (X, "condition", ""),
                              } },
};

const TbrFactInfo *
tbr_fact_info (TbrFactCode kind)
{
  g_return_val_if_fail ((guint) kind < TBR_FACT_N, NULL);
  return &infos[kind];
}
