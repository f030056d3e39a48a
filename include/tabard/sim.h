/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One run, from the outside: start, step, order, look, fork, save, replay. */
#pragma once

#include <tabard/audit.h>
#include <tabard/command.h>
#include <tabard/reason.h>
#include <tabard/result.h>
#include <tabard/snapshot.h>

G_BEGIN_DECLS

/**
 * tbr_sim_new:
 * @scenario: (transfer none): must outlive the run
 * @seed: of all chance; runs with the same seed and replication are bit-equal
 * @replication: number of the replication
 *
 * Returns: (transfer full): a run at time 0, nothing yet happened
 */
TbrSim *tbr_sim_new (const TbrScenario *scenario, guint64 seed, guint32 replication);
void tbr_sim_free (TbrSim *sim);

TbrTime tbr_sim_now (const TbrSim *sim);
/* Handles one event. Returns: FALSE when the run is over. */
gboolean tbr_sim_step (TbrSim *sim);
/* Goes on to @until or the end of the scenario, whichever comes first. */
void tbr_sim_run_until (TbrSim *sim, TbrTime until);
gboolean tbr_sim_is_over (const TbrSim *sim);
/* Fingerprint of all facts so far. */
guint64 tbr_sim_digest (const TbrSim *sim);
guint64 tbr_sim_n_events (const TbrSim *sim);
guint64 tbr_sim_n_facts (const TbrSim *sim);
/* Bytes of dynamic state. */
gsize tbr_sim_size (const TbrSim *sim);
guint64 tbr_sim_seed (const TbrSim *sim);
guint32 tbr_sim_replication (const TbrSim *sim);
const TbrScenario *tbr_sim_scenario (const TbrSim *sim);

/* A second run with the same past and, ordered nothing else, the same future. (transfer full) */
TbrSim *tbr_sim_fork (const TbrSim *sim);

/* Writes the run to a file, through a temporary name. */
gboolean tbr_sim_save (const TbrSim *sim, const char *path, GError **error);
/* Reads a run of this very scenario and program back. Errors: TBR_ERROR_FILE, TBR_ERROR_REPLAY
   when the file is of another scenario or build. (transfer full) */
TbrSim *tbr_sim_load (const TbrScenario *scenario, const char *path, GError **error);

/* A picture of the present instant. (transfer full) */
TbrSnapshot *tbr_sim_snapshot (const TbrSim *sim);

/**
 * tbr_sim_order:
 * @command: what, by whom; its time must be now
 *
 * The command door: checks, logs and carries out. Errors: TBR_ERROR_COMMAND; the run is unchanged.
 */
gboolean tbr_sim_order (TbrSim *sim, const TbrCommand *command, GError **error);

/* What ends a line of the log: how many events were handled before the order. */
#define TBR_LOG_EVENTS " events="
/* Orders accepted so far, as text lines of a command log, each ended by TBR_LOG_EVENTS and a
   number. (transfer full) */
char *tbr_sim_log (const TbrSim *sim);

/* Whether the present state adds up: units and needs, goods, services, beds, people, water. Errors:
   TBR_ERROR_RANGE, TBR_ERROR_COMMAND. What is said is checked by <tabard/audit.h>. */
gboolean tbr_sim_check (const TbrSim *sim, GError **error);

/**
 * tbr_sim_run_checked:
 * @audit: (transfer none): listens to the run from its start
 *
 * Goes on like tbr_sim_run_until(), and stops at the first thing that does not add up. After every
 * event that said something: what was said; what the measure of money says, once something was
 * paid; all needs and hazards, all units with a need and all that were named. At @until: all units
 * and the pools of their people, services and beds of all regions too.
 *
 * Errors: TBR_ERROR_RANGE, TBR_ERROR_COMMAND, naming fact and instant
 */
gboolean tbr_sim_run_checked (TbrSim *sim, TbrAudit *audit, TbrTime until, GError **error);

typedef void (*TbrFactFunc) (gpointer data, const TbrFact *facts, guint n);
/* Hears every fact from now on, in order; before the first event, all that was told so far too.
   At most 6 listeners. */
void tbr_sim_listen (TbrSim *sim, TbrFactFunc take, gpointer data);
/* Hears from now on why seats decide as they do, each reason at its instant, before its fact is
   handed on; at most one listener. Nothing else changes, the fingerprint least of all. */
void tbr_sim_explain (TbrSim *sim, TbrReasonFunc take, gpointer data);
/* Hands on the facts not yet handed on. */
void tbr_sim_flush (TbrSim *sim);

/* Names behind the handles in facts. Owned by the run's scenario data; valid as long as the run. */
const TbrDictionary *tbr_sim_dictionary (const TbrSim *sim);
/* Results of the scenario's measures as of now. (transfer full) */
TbrResult *tbr_sim_result (const TbrSim *sim);
/* The warm-up is over: measures count from now on, and those that cannot begin later than the run
   have no results. */
void tbr_sim_end_warm_up (TbrSim *sim);
/* The same of the measures of one name; nothing when the scenario has none. (transfer full) */
TbrResult *tbr_sim_measure (const TbrSim *sim, const char *name);

/* Version of the form of the trace: raised when a word, a key or the order of keys changes. */
#define TBR_TRACE_VERSION 1

/* The first line of a trace, without newline: "# tabard trace 1 2018-07-15T18:00:00Z", the version
   and the instant of time 0. Appends to @out. */
void tbr_trace_head (const TbrDictionary *dictionary, GString *out);
/* One line of the trace, without newline: ISO time, kind, key=value. Appends to @out. */
void tbr_trace_line (const TbrDictionary *dictionary, const TbrFact *fact, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrSim, tbr_sim_free)

G_END_DECLS
