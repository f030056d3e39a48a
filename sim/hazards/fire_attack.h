/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Up to which fire intensity each class of attack can hold a line. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Means of direct attack. */
typedef enum
{
  TBR_ATTACK_CLASS_HAND,     /* crews with hand tools */
  TBR_ATTACK_CLASS_ENGINE,   /* fire engines, tankers and dozers */
  TBR_ATTACK_CLASS_AIRCRAFT, /* water-dropping aircraft and helicopters */
  TBR_ATTACK_CLASS_N
} TbrAttackClass;

/* W/m; above it no direct attack on the head is possible: work the flanks or wait.
   Source: [ALEXANDER2000] table of intensity classes. */
#define TBR_FIRE_INTENSITY_BEYOND_CONTROL 10e6

/**
 * tbr_attack_hold_probability:
 * @attack: means that built the segment
 * @intensity: of the fire that reaches it, W/m, 0 or more
 *
 * 1 / (1 + exp ((I - I0) / s)), I0 the class's limit, s = 0.3 I0; zero beyond
 * TBR_FIRE_INTENSITY_BEYOND_CONTROL.
 *
 * Source: our assumption around the limits of [ALEXANDER2000]
 * Returns: probability, 0 to 0.966
 */
double tbr_attack_hold_probability (TbrAttackClass attack, double intensity);

G_END_DECLS
