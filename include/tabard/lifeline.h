/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The services that people and other services live by. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A service of a region. Its inoperability is 0 (works) to 1 (out). */
typedef enum
{
  TBR_LIFELINE_POWER,     /* electricity */
  TBR_LIFELINE_WATER,     /* drinking water */
  TBR_LIFELINE_TELECOM,   /* telephone and mobile networks */
  TBR_LIFELINE_ICT,       /* data centres and what runs on them */
  TBR_LIFELINE_FUEL,      /* fuel for vehicles and generators */
  TBR_LIFELINE_TRANSPORT, /* roads, rail, signals */
  TBR_LIFELINE_HEALTH,    /* hospitals */
  TBR_LIFELINE_EMERGENCY, /* emergency calls, dispatch, radio */
  TBR_LIFELINE_SHELTER,   /* heated and supplied places for people */
  TBR_LIFELINE_LOGISTICS, /* warehouses and the flow of goods */
  TBR_LIFELINE_N
} TbrLifeline;

/* "power"; NULL-ended names of all. Static. */
extern const char *const tbr_lifeline_names[TBR_LIFELINE_N + 1];

G_END_DECLS
