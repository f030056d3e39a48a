/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What stands between a unit and its work in another state, and what a scenario takes away: an
   obstacle, or the help of a layer. */
#pragma once

#include <tabard/param.h>

G_BEGIN_DECLS

/* What keeps a unit of one state from working at once in another. */
typedef enum
{
  TBR_OBSTACLE_AUTHORISATION, /* leave to enter and to act; none to wait for where a treaty gives it
                               */
  TBR_OBSTACLE_EQUIPMENT,     /* customs, vehicles too heavy, medicines, weapons */
  TBR_OBSTACLE_QUALIFICATION, /* its people's papers have to be recognised before they may work */
  TBR_OBSTACLE_INSURANCE,     /* who pays for damage has to be settled before the first task */
  TBR_OBSTACLE_RADIO,         /* other channels and couplings: lost at every task */
  TBR_OBSTACLE_LANGUAGE,      /* no common working language: tasking takes longer */
  TBR_OBSTACLE_CONSENT,       /* outside the Mechanism: until the host's government agrees to an
                                 offer, if it does */
  TBR_OBSTACLE_VISA,          /* its people may enter; asked for while it gets ready */
  TBR_OBSTACLE_HUB,           /* in line at the airport of entry, which unloads so many an hour */
  TBR_OBSTACLE_N
} TbrObstacle;

/* "authorisation"; NULL-ended names of all. Static. */
extern const char *const tbr_obstacle_names[TBR_OBSTACLE_N + 1];

/* <border>: what one group of owners meets in one group of hosts. Of all rows that fit a pair, the
   last that says something of an obstacle holds for it. */
typedef struct
{
  TbrRefs owners;       /* states that send; none: all */
  TbrRefs hosts;        /* states that receive; none: all */
  const char *families; /* families of units, blank-separated; "": all */
  gboolean outside;     /* holds only where the host does not take part in the Mechanism */
  gboolean treaty;      /* an agreement settles authorisation and insurance beforehand */
  TbrLaw authorisation; /* seconds from acceptance until it may enter */
  TbrLaw equipment;     /* seconds at the reception centre */
  TbrLaw qualification; /* seconds from there until its people may work */
  TbrLaw insurance;     /* seconds from there until it may take a task */
  TbrTime radio;        /* lost at every task */
  TbrLaw consent;       /* seconds from when the host has looked at an offer until it agrees */
  double refused;       /* share of offers to which it does not agree */
  TbrLaw visa;          /* seconds from acceptance until its people may enter */
} TbrBorderRule;

/* Layers of help as they are taken away, NULL-ended: "bilateral" (what states give of their own or
   by treaty), "pool", "rescEU". Static. */
extern const char *const tbr_help_layer_names[];

/* An obstacle that a scenario takes away, to see what it costs; or the help of a layer, to see what
   it gives: its units serve no other state, and at home as before. */
typedef struct
{
  guint32 layers;   /* 1 << TbrLayer of each that is meant; 0: an obstacle is */
  guint32 obstacle; /* TbrObstacle; TBR_OBSTACLE_N: all; of no meaning with layers */
  guint32 owner;    /* TbrStateId; TBR_NONE: of all */
  guint32 host;     /* TbrStateId; TBR_NONE: in all */
} TbrRemoval;

G_END_DECLS
