/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Random search: how likely those who look over an area find one who is in it. */
#include "hazards/random_search.h"

#include <math.h>

double
tbr_search_coverage (const TbrSearch *search)
{
  return search->sweep * search->speed * search->time * search->searchers / search->area;
}

double
tbr_search_detection (const TbrSearch *search)
{
  return -expm1 (-tbr_search_coverage (search));
}

double
tbr_search_searchers (const TbrSearch *search, double target)
{
  TbrSearch alone = *search;
  alone.searchers = 1;
  double each = tbr_search_coverage (&alone);
  if (target <= 0)
    return 0;
  return each > 0 ? -log1p (-target) / each : INFINITY;
}
