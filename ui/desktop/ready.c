/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What-ifs that run at one click. */
#include "desktop/ready.h"

#include <glib/gi18n.h>

static const char *const fair_share[] = { "policies.choose.kind=fair-share", NULL };
static const char *const no_obstacles[] = { "meta.remove=all", NULL };
static const char *const no_pool[] = { "meta.remove=pool", NULL };

static const TbrReady all[] = {
  { "sweden-2018", N_ ("What if Sweden had weighed all offers against each other?"),
    N_ ("Sweden, July 2018: offers taken as they come, or a fair share of them."),
    N_ ("fair share"), fair_share },
  { "beirut-2020", N_ ("What if no border had stood in the way?"),
    N_ ("Beirut, August 2020: teams that wait for customs, insurance and visas, or do not."),
    N_ ("no obstacles"), no_obstacles },
  { "tuerkiye-2023", N_ ("What if there were no European Civil Protection Pool?"),
    N_ ("Türkiye, February 2023: search and rescue with the Pool, or without it."),
    N_ ("without the Pool"), no_pool },
};

guint
tbr_ready_count (void)
{
  return G_N_ELEMENTS (all);
}

const TbrReady *
tbr_ready_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (all), NULL);
  return &all[index];
}
