/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The value of a given set of sites: one call from every place, met by the quickest unit. */
#pragma once

#include "validation/session.h"

G_BEGIN_DECLS

/* Judges the sets in optima.csv of location/sf_16x205 (a table of metres) or location/mexclp_mx55
   (points of a plane). */
void siting_judge_table (ValidationSession *session, const char *directory);
void siting_judge_plane (ValidationSession *session, const char *directory);

G_END_DECLS
