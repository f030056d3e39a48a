/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A run with hazards and their needs alone: nobody answers, but work can be made up. */
#pragma once

#include "hazards/hazard.h"
#include "world/attendance.h"
#include "world/lifeline.h"
#include "world/link.h"
#include "world/repair.h"
#include "world/standby.h"

#include <math.h>
#include <string.h>

typedef struct
{
  TbrSim sim; /* first: the handlers find the fixture behind it */
  TbrHandler handlers[TBR_EVENTS_MAX];
  TbrMap *map;
  TbrScenario *scenario;
  char *faults;                          /* what was wrong with the scenario */
  double rate[TBR_NEED_N][TBR_WORK_N];   /* nominal work that falls to every new need, per hour */
  double opened[TBR_NEED_N];             /* stock at opening, summed by kind */
  guint n_opened[TBR_NEED_N];            /* needs opened */
  guint n_stops;                         /* TBR_EVENT_HAZARD_STOP raised */
  double harm[TBR_HARM_N];               /* told so far */
  guint n_facts[TBR_FACT_N];             /* facts so far */
  guint n_events[TBR_HAZARD_EVENT_N];    /* TBR_FACT_HAZARD_EVENT so far */
  double last_event[TBR_HAZARD_EVENT_N]; /* x of the last one */
  guint64 draws;                         /* digest of the events of the hazards, time and place */
} HazardFixture;

static void
hazard_fixture_on_open (TbrSim *sim, const TbrEvent *event)
{
  HazardFixture *fixture = (HazardFixture *) (gpointer) sim;
  TbrNeedId id = TBR_HANDLE (TbrNeedId, event->a);
  guint kind = tbr_need_get (sim, id)->kind;
  fixture->n_opened[kind]++;
  fixture->opened[kind] += tbr_need_get (sim, id)->stock;
  for (guint work = 0; work < TBR_WORK_N; work++)
    if (fixture->rate[kind][work] > 0)
      tbr_need_work (sim, id, (TbrWorkClass) work, fixture->rate[kind][work], 1);
}

static void
hazard_fixture_ignore (TbrSim *sim, const TbrEvent *event)
{
}

static void
hazard_fixture_on_stop (TbrSim *sim, const TbrEvent *event)
{
  ((HazardFixture *) (gpointer) sim)->n_stops++;
}

static void
hazard_fixture_take (gpointer data, const TbrFact *facts, guint n)
{
  HazardFixture *fixture = data;
  for (guint i = 0; i < n; i++)
    {
      const TbrFact *fact = &facts[i];
      fixture->n_facts[fact->kind]++;
      if (fact->kind == TBR_FACT_HARM)
        {
          g_assert_true (isfinite (fact->x));
          fixture->harm[fact->code] += fact->x;
        }
      if (fact->kind == TBR_FACT_HAZARD_EVENT)
        {
          fixture->n_events[fact->code]++;
          fixture->last_event[fact->code] = fact->x;
        }
    }
}

/* A rate for every kind of need, so that no scenario lacks one. */
static char *
hazard_fixture_rates (void)
{
  GString *text = g_string_new ("<capabilities><capability id='X' title='Any' staff='4'/>"
                                "</capabilities><rates>");
  for (guint need = 0; need < TBR_NEED_N; need++)
    g_string_append_printf (text, "<rate need='%s' capability='X' work='vehicle' per-hour='1'/>",
                            tbr_need_names[need]);
  g_string_append (text, "</rates>");
  return g_string_free (text, FALSE);
}

/* Reads a scenario of these sections, @start an ISO instant, @duration as written. FALSE when it
   has faults. */
static gboolean
hazard_fixture_read_sections (HazardFixture *fixture, const char *start, const char *duration,
                              const char *sections)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  memset (fixture, 0, sizeof *fixture);
  fixture->map = tbr_map_load (folder, NULL);
  g_assert_nonnull (fixture->map);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *rates = hazard_fixture_rates ();
  g_autofree char *text = g_strdup_printf (
      "<scenario xmlns='urn:tabard:scenario:1'><meta title='Test' start='%s' duration='%s'/>%s"
      "%s</scenario>",
      start, duration, rates, sections);
  fixture->scenario = tbr_scenario_parse (text, -1, "test.xml", NULL, fixture->map, NULL, faults);
  fixture->faults = tbr_diagnostics_to_text (faults);
  return fixture->scenario != NULL;
}

/* The same of these hazards alone. */
static inline gboolean
hazard_fixture_read (HazardFixture *fixture, const char *start, const char *duration,
                     const char *hazards)
{
  g_autofree char *sections = g_strdup_printf ("<hazards>%s</hazards>", hazards);
  return hazard_fixture_read_sections (fixture, start, duration, sections);
}

/* A run of the scenario at time 0. */
static void
hazard_fixture_begin (HazardFixture *fixture, guint64 seed, guint32 replication)
{
  TbrArenaGroup groups[TBR_GROUPS_MAX];
  guint n = 0;
  for (guint i = 0; i < tbr_need_n_groups; i++)
    groups[n++] = tbr_need_groups[i];
  for (guint i = 0; i < tbr_lifeline_n_groups; i++)
    groups[n++] = tbr_lifeline_groups[i];
  for (guint i = 0; i < tbr_link_n_groups; i++)
    groups[n++] = tbr_link_groups[i];
  for (guint i = 0; i < tbr_repair_n_groups; i++)
    groups[n++] = tbr_repair_groups[i];
  for (guint i = 0; i < tbr_standby_n_groups; i++)
    groups[n++] = tbr_standby_groups[i];
  for (guint i = 0; i < tbr_staff_n_groups; i++)
    groups[n++] = tbr_staff_groups[i];
  for (guint i = 0; i < tbr_hazard_n_groups; i++)
    groups[n++] = tbr_hazard_groups[i];
  for (guint i = 0; i < TBR_EVENTS_MAX; i++)
    fixture->handlers[i] = hazard_fixture_ignore;
  fixture->handlers[TBR_EVENT_NEED_OPENED] = hazard_fixture_on_open;
  fixture->handlers[TBR_EVENT_HAZARD_STOP] = hazard_fixture_on_stop;
  tbr_lifeline_add_handlers (fixture->handlers);
  tbr_repair_add_handlers (fixture->handlers);
  tbr_hazard_add_handlers (fixture->handlers);
  tbr_core_init (&fixture->sim, groups, n, fixture->handlers, seed, replication);
  fixture->sim.scenario = fixture->scenario;
  fixture->sim.map = fixture->map;
  fixture->sim.calendar
      = (TbrCalendar){ .start_unix = fixture->scenario->start_unix,
                       .zone = (gint32) (fixture->scenario->meta->zone / TBR_SECOND),
                       .summer = fixture->scenario->meta->summer_time };
  memset (fixture->opened, 0, sizeof fixture->opened);
  memset (fixture->n_opened, 0, sizeof fixture->n_opened);
  memset (fixture->harm, 0, sizeof fixture->harm);
  memset (fixture->n_facts, 0, sizeof fixture->n_facts);
  memset (fixture->n_events, 0, sizeof fixture->n_events);
  fixture->n_stops = 0;
  TbrSink sink = { hazard_fixture_take, fixture };
  tbr_core_add_sink (&fixture->sim, &sink);
  tbr_link_init (&fixture->sim);
  tbr_lifeline_start (&fixture->sim);
  tbr_repair_start (&fixture->sim);
  tbr_standby_start (&fixture->sim);
  tbr_hazard_start (&fixture->sim);
}

/* Reads and begins; faults stop the test. */
static inline void
hazard_fixture_init (HazardFixture *fixture, const char *start, const char *duration,
                     const char *hazards)
{
  if (!hazard_fixture_read (fixture, start, duration, hazards))
    g_error ("%s", fixture->faults);
  hazard_fixture_begin (fixture, 1, 0);
}

static inline void
hazard_fixture_run (HazardFixture *fixture, TbrTime until)
{
  tbr_core_run_until (&fixture->sim, until);
}

static void
hazard_fixture_clear (HazardFixture *fixture)
{
  if (fixture->scenario != NULL && fixture->sim.core != NULL)
    tbr_core_clear (&fixture->sim);
  g_clear_pointer (&fixture->scenario, tbr_scenario_free);
  tbr_map_free (fixture->map);
  g_free (fixture->faults);
}

/* Sums over the needs of a kind: what is left, done and lost. */
static inline void
hazard_fixture_sum (const HazardFixture *fixture, guint kind, double *out_stock, double *out_done,
                    double *out_lost)
{
  double stock = 0, done = 0, lost = 0;
  for (guint32 i = 0; i < tbr_need_count (&fixture->sim); i++)
    {
      const TbrNeed *need = tbr_need_get (&fixture->sim, TBR_HANDLE (TbrNeedId, i));
      if (need->kind != kind)
        continue;
      stock += need->closed == TBR_NEVER ? need->stock : 0;
      done += need->done;
      lost += need->lost;
    }
  *out_stock = stock;
  *out_done = done;
  *out_lost = lost;
}

/* How long a run with an extreme parameter takes; shorter where all is over sooner. */
#ifndef HAZARD_FIXTURE_DAYS
#define HAZARD_FIXTURE_DAYS 5
#endif

/* What is seen of the only hazard. (transfer full) */
G_GNUC_UNUSED static TbrSnapshot *
hazard_fixture_draw (const HazardFixture *fixture, const TbrHazardKind *kind)
{
  TbrSnapshot *snapshot = g_new0 (TbrSnapshot, 1);
  snapshot->units = g_array_new (FALSE, FALSE, sizeof (TbrUnitView));
  snapshot->needs = g_array_new (FALSE, FALSE, sizeof (TbrNeedView));
  snapshot->marks = g_array_new (FALSE, FALSE, sizeof (TbrMark));
  snapshot->links = g_array_new (FALSE, FALSE, sizeof (TbrLinkView));
  kind->draw (&fixture->sim, TBR_HANDLE (TbrHazardId, 0), snapshot);
  return snapshot;
}

/* One hazard of a kind with every parameter at its default but one; that one at an end of its
   range, and the run of some days that follows. Semantic faults are answers, too. */
static inline void
hazard_fixture_run_extreme (const TbrKind *kind, guint param, gboolean largest,
                            const char *attributes, const char *rows)
{
  const TbrParam *row = &kind->params[param];
  HazardFixture fixture;
  g_autofree char *text = NULL;
  double bound = largest ? row->max : row->min;
  if (row->type == TBR_PARAM_REAL)
    text = tbr_units_format (bound, row->dimension);
  else if (row->type == TBR_PARAM_INTEGER)
    text = g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) bound);
  else if (row->type == TBR_PARAM_DURATION)
    text = tbr_duration_format ((TbrTime) (bound * (double) TBR_SECOND));
  else if (row->type == TBR_PARAM_CHOICE)
    text = g_strdup (row->choices[largest ? g_strv_length ((char **) row->choices) - 1 : 0]);
  else
    return;
  g_autofree char *own = g_strdup_printf (" %s='%s'", row->name, text);
  g_autofree char *name = g_strdup_printf (" %s=", row->name);
  if (strstr (attributes, name) != NULL)
    return;
  g_autofree char *hazard = g_strdup_printf ("<hazard kind='%s' id='h'%s%s>%s</hazard>", kind->name,
                                             attributes, own, rows);
  if (hazard_fixture_read (&fixture, "2018-07-14T00:00Z", "5 d", hazard))
    {
      hazard_fixture_begin (&fixture, 1, 0);
      for (guint work = 0; work < TBR_WORK_N; work++)
        for (guint need = 0; need < TBR_NEED_N; need++)
          fixture.rate[need][work] = 10;
      hazard_fixture_run (&fixture, HAZARD_FIXTURE_DAYS * TBR_DAY);
      tbr_snapshot_free (hazard_fixture_draw (&fixture, (const TbrHazardKind *) kind));
    }
  else
    g_test_message ("%s %s: %s", kind->name, own, fixture.faults);
  hazard_fixture_clear (&fixture);
}
