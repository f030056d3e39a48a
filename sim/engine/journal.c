/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The way of a fact out of a run: into the digest, then in chunks to the sinks. */
#include <tabard/journal.h>

#include "engine/core.h"

void
tbr_core_add_sink (TbrSim *sim, const TbrSink *sink)
{
  g_return_if_fail (sink->take != NULL && sim->n_sinks < TBR_SINKS_MAX);
  tbr_core_flush (sim);
  sim->sinks[sim->n_sinks++] = *sink;
}

void
tbr_core_write (TbrSim *sim, TbrFact fact)
{
  fact.at = sim->core->now;
  sim->core->n_facts++;
  tbr_digest_add (&sim->core->digest, &fact, sizeof fact);
  if (sim->n_sinks == 0)
    return;
  sim->facts[sim->n_facts++] = fact;
  if (sim->n_facts == TBR_JOURNAL_CHUNK)
    tbr_core_flush (sim);
}

void
tbr_core_explain (TbrSim *sim, TbrReason reason)
{
  reason.at = sim->core->now;
  if (sim->explain != NULL)
    sim->explain (sim->explain_data, &reason);
}

void
tbr_core_flush (TbrSim *sim)
{
  guint n = sim->n_facts;
  sim->n_facts = 0;
  if (n == 0)
    return;
  for (guint i = 0; i < sim->n_sinks; i++)
    sim->sinks[i].take (sim->sinks[i].data, sim->facts, n);
}
