/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A state's view of one kind of need on its land: watch, national response, and when to ask. */
#pragma once

#include "response/response.h"

void tbr_case_need_opened (TbrSim *sim, TbrNeedId need);
void tbr_case_need_closed (TbrSim *sim, TbrNeedId need);
/* National units have been sent to one of its needs. */
void tbr_case_national (TbrSim *sim, TbrNeedId need);
/* New reports are there. */
void tbr_case_publish (TbrSim *sim);
/* The case of a state and a kind of need, TBR_NONE when there is none. */
guint32 tbr_case_find (const TbrSim *sim, guint32 state, guint32 need);
/* What its state may know of one class of work when it considers asking. */
void tbr_case_fill_view (TbrSim *sim, guint32 index, TbrWorkClass work, TbrAskView *view);
/* The state considers asking at once, about all of its cases. */
void tbr_case_look_again (TbrSim *sim, TbrStateId state);
void tbr_case_on_ask (TbrSim *sim, const TbrEvent *event);

/* Rates of one class of work at the needs of a case, per hour, weighed by what the places make of
   nominal work. */
typedef struct
{
  double required; /* wanted, and not served by other classes */
  double national; /* of the state's own units at work */
  double foreign;  /* of foreign units accepted, those at work included */
  double free;     /* nominal, of the state's own units that are free */
  double factor;   /* mean of what the places make of nominal work, by rate wanted */
  guint32 n_units; /* national units on duty that can do it */
  guint32 n_needs; /* open needs */
} TbrCaseRates;

void tbr_case_rates (TbrSim *sim, guint32 index, TbrWorkClass work, TbrCaseRates *out_rates);
