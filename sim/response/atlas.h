/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The Atlas network: a state asks others for their intervention units, state by state. */
#pragma once

#include "response/response.h"

/* Most states that are asked at one instant. */
#define TBR_ATLAS_MOST 64

/* What TBR_FACT_ATLAS tells. */
typedef enum
{
  TBR_ATLAS_ASKED,    /* one state is asked */
  TBR_ATLAS_SENT,     /* it sends a unit */
  TBR_ATLAS_DECLINED, /* it sends none */
  TBR_ATLAS_N
} TbrAtlasStep;

/* A threat: its state considers asking. */
void tbr_atlas_need_opened (TbrSim *sim, TbrNeedId need);
void tbr_atlas_on_event (TbrSim *sim, const TbrEvent *event);
