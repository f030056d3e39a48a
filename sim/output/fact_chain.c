/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How facts about the Union's other chains, about what seats believed, and about what joins, moves
   or is put in force on the way read. */
#include "output/fact_chain.h"

#include <tabard/need.h>
#include <tabard/scenario.h>

#include "output/words.h"

const TbrFactInfo tbr_fact_chain_infos[TBR_FACT_N] = {
  [TBR_FACT_SOLIDARITY] = { "solidarity",
                            "the solidarity clause comes a step further",
                            {
                                FIELD (A, STATE, "state"),
                                CHOICE (CODE, "step", tbr_word_solidarity_steps),
                                NUMBER (X, "after", "h"),
                                NUMBER (Y, "missing", ""),
                            } },
  [TBR_FACT_IPCR] = { "ipcr",
                      "the Council's crisis response is opened, closed, or analyses",
                      {
                          CHOICE (CODE, "mode", tbr_word_ipcr_steps),
                          FIELD (A, STATE, "state"),
                          NUMBER (X, "after", "h"),
                          NUMBER (Y, "missing", ""),
                          NUMBER (Z, "number", ""),
                      } },
  [TBR_FACT_MAP] = { "rapid-map",
                     "satellite maps are asked for, or one comes",
                     {
                         FIELD (A, STATE, "state"),
                         CHOICE (CODE, "step", tbr_word_map_steps),
                         FIELD (B, COUNT, "maps"),
                         NUMBER (X, "after", "h"),
                         NUMBER (Y, "lon", "deg"),
                         NUMBER (Z, "lat", "deg"),
                     } },
  [TBR_FACT_ATLAS] = { "atlas",
                       "a state asks another for its intervention units, or it answers",
                       {
                           FIELD (A, STATE, "state"),
                           FIELD (B, STATE, "owner"),
                           FIELD (C, UNIT, "unit"),
                           CHOICE (CODE, "step", tbr_word_atlas_steps),
                           NUMBER (X, "after", "h"),
                           NUMBER (Y, "since-onset", "h"),
                       } },
  [TBR_FACT_BELIEF] = { "belief",
                        "what a seat that decides has been told, and what is true",
                        {
                            FIELD (A, STATE, "seat"),
                            CHOICE (CODE, "about", tbr_decision_names),
                            FIELD (B, REQUEST, "request"),
                            CHOICE (C, "kind", tbr_need_names),
                            NUMBER (X, "believed", "/h"),
                            NUMBER (Y, "true", "/h"),
                            NUMBER (Z, "age", "h"),
                        } },
  [TBR_FACT_UNIT_FUEL] = { "unit-fuel",
                           "a unit at work has burnt the fuel it brought, or has enough again",
                           {
                               FIELD (A, UNIT, "unit"),
                               CHOICE (CODE, "fuel", tbr_word_fuels),
                               FIELD (B, NEED, "need"),
                               NUMBER (X, "missing", ""),
                               NUMBER (Y, "left", "h"),
                           } },
  [TBR_FACT_UNIT_JOINED] = { "unit-joined",
                             "a unit that was not there from the start takes part from now on",
                             {
                                 FIELD (A, UNIT, "unit"),
                                 FIELD (B, STATE, "owner"),
                                 FIELD (C, CAPABILITY, "capability"),
                                 CHOICE (CODE, "layer", tbr_layer_names),
                                 NUMBER (X, "staff", ""),
                                 NUMBER (Y, "lon", "deg"),
                                 NUMBER (Z, "lat", "deg"),
                             } },
  [TBR_FACT_UNIT_STATIONED]
  = { "unit-stationed",
      "a unit has another base from now on, and goes there when it is free",
      {
          FIELD (A, UNIT, "unit"),
          FIELD (B, NODE, "base"),
          NUMBER (Y, "lon", "deg"),
          NUMBER (Z, "lat", "deg"),
      } },
  [TBR_FACT_UNIT_SERVICE] = { "unit-service",
                              "an order takes a unit out of service, or puts it into it again",
                              {
                                  FIELD (A, UNIT, "unit"),
                                  FIELD (B, STATE, "owner"),
                                  CHOICE (CODE, "service", tbr_word_services),
                              } },
  [TBR_FACT_POLICY_STARTED]
  = { "policy-started", "a policy is in force from now on", { FIELD (B, POLICY, "policy") } },
};
