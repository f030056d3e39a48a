/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How many fires start, and how many get away, on a day of a given danger. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Classes of fire danger. */
typedef enum
{
  TBR_FIRE_DANGER_LOW,       /* fire weather index below 11.2 */
  TBR_FIRE_DANGER_MODERATE,  /* 11.2 to 21.3 */
  TBR_FIRE_DANGER_HIGH,      /* 21.3 to 38 */
  TBR_FIRE_DANGER_VERY_HIGH, /* 38 to 50 */
  TBR_FIRE_DANGER_EXTREME,   /* 50 and more */
  TBR_FIRE_DANGER_N
} TbrFireDanger;

/* The class of a fire weather index. Source: [EFFIS2021] (its two lowest classes are one here). */
TbrFireDanger tbr_fire_danger_class (double fire_weather_index);

/**
 * tbr_fire_danger_ignition_rate:
 *
 * Ignitions per square metre and second: 0.2, 1, 4, 10, 20 per million hectares and day from low
 * to extreme.
 *
 * Source: our assumption
 */
double tbr_fire_danger_ignition_rate (TbrFireDanger danger);

/**
 * tbr_fire_danger_escape_share:
 *
 * Share of the ignitions that initial attack does not stop: 1 % (low) to 5 % (extreme), in equal
 * steps.
 *
 * Source: [ARIENTI2006] for the range, quoted from memory; the steps are our assumption
 */
double tbr_fire_danger_escape_share (TbrFireDanger danger);

G_END_DECLS
