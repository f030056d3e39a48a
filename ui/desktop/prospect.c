/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What may come of a crisis: first its futures, then single changes, one after the other. */
#include "desktop/prospect.h"

#include "draw/language.h"

#include <glib/gi18n.h>

#define INSTANTS 100 /* of the curves */
#define GIVES_WAY 15 /* of 19: the window and the run that is watched go before */

struct _TbrProspect
{
  TbrProspectSpec spec;
  TbrProspectStage stage;
  TbrFutures *running;
  TbrOutlook *futures, *changes;
  GPtrArray *list; /* TbrChange; NULL until the second stage */
  guint serial;
};

static TbrScenario *
load (gpointer data, const char *const *settings, TbrDiagnostics *faults)
{
  const TbrProspect *prospect = data;
  const TbrProspectSpec *spec = &prospect->spec;
  return tbr_scenario_load (spec->path, spec->house->library, spec->map, settings, faults);
}

static void
told (gpointer data)
{
  const TbrProspect *prospect = data;
  if (prospect->spec.wake != NULL)
    prospect->spec.wake (prospect->spec.wake_data);
}

static TbrFutures *
begin (TbrProspect *prospect, const TbrVariant *variants, guint n, guint n_instants)
{
  const TbrFuturesSpec spec = { .variants = variants,
                                .n_variants = n,
                                .load = load,
                                .told = told,
                                .data = prospect,
                                .seed = prospect->spec.seed,
                                .replications = prospect->spec.replications,
                                .until = TBR_NEVER,
                                .nice = GIVES_WAY,
                                .n_instants = n_instants };
  return tbr_futures_new (&spec);
}

TbrProspect *
tbr_prospect_new (const TbrProspectSpec *spec)
{
  TbrProspect *prospect = g_new0 (TbrProspect, 1);
  g_autofree TbrVariant *variants = g_new0 (TbrVariant, spec->n_others + 1);
  prospect->spec = *spec;
  prospect->spec.others = NULL;
  variants[0] = (TbrVariant){ .name = N_ ("as it is"),
                              .scenario = spec->scenario,
                              .settings = spec->house->settings };
  for (guint i = 0; i < spec->n_others; i++)
    variants[i + 1] = spec->others[i];
  prospect->running = begin (prospect, variants, spec->n_others + 1, INSTANTS);
  return prospect;
}

void
tbr_prospect_free (TbrProspect *prospect)
{
  if (prospect == NULL)
    return;
  tbr_futures_free (prospect->running);
  tbr_outlook_free (prospect->futures);
  tbr_outlook_free (prospect->changes);
  g_clear_pointer (&prospect->list, g_ptr_array_unref);
  g_free (prospect);
}

/* The second stage: every change of the list against the crisis as it is. */
static void
begin_changes (TbrProspect *prospect, const TbrResult *result)
{
  const TbrProspectSpec *spec = &prospect->spec;
  g_autoptr (GPtrArray) settings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_clear_pointer (&prospect->running, tbr_futures_free);
  prospect->list = tbr_changes_list (spec->scenario, result);
  g_autofree TbrVariant *variants = g_new0 (TbrVariant, prospect->list->len + 1);
  variants[0] = (TbrVariant){ .name = N_ ("as it is"), .scenario = spec->scenario };
  for (guint i = 0; i < prospect->list->len; i++)
    {
      const TbrChange *change = prospect->list->pdata[i];
      char **all = tbr_change_settings (change, spec->house->settings);
      char *title = tbr_words (change->pattern, (const char *const *) change->words);
      g_ptr_array_add (settings, all);
      g_ptr_array_add (titles, title);
      variants[i + 1] = (TbrVariant){ .name = title, .settings = (const char *const *) all };
    }
  prospect->stage = prospect->list->len > 0 ? TBR_PROSPECT_CHANGES : TBR_PROSPECT_OVER;
  if (prospect->list->len > 0)
    prospect->running = begin (prospect, variants, prospect->list->len + 1, 0);
}

gboolean
tbr_prospect_tick (TbrProspect *prospect, const TbrResult *result)
{
  TbrOutlook *newer = prospect->running != NULL ? tbr_futures_take (prospect->running) : NULL;
  TbrOutlook **place
      = prospect->stage == TBR_PROSPECT_FUTURES ? &prospect->futures : &prospect->changes;
  if (newer != NULL)
    {
      tbr_outlook_free (*place);
      *place = newer;
      prospect->serial += prospect->stage == TBR_PROSPECT_FUTURES;
    }
  gboolean is_over = *place != NULL && (*place)->is_whole;
  if (prospect->stage == TBR_PROSPECT_FUTURES && is_over && prospect->spec.scenario == NULL)
    {
      g_clear_pointer (&prospect->running, tbr_futures_free);
      prospect->stage = TBR_PROSPECT_OVER;
    }
  else if (prospect->stage == TBR_PROSPECT_FUTURES && is_over && result != NULL)
    begin_changes (prospect, result);
  else if (prospect->stage == TBR_PROSPECT_CHANGES && is_over)
    {
      g_clear_pointer (&prospect->running, tbr_futures_free);
      prospect->stage = TBR_PROSPECT_OVER;
    }
  return newer != NULL;
}

TbrProspectStage
tbr_prospect_stage (const TbrProspect *prospect)
{
  return prospect->stage;
}

guint
tbr_prospect_progress (const TbrProspect *prospect, guint *out_all)
{
  if (prospect->running != NULL)
    return tbr_futures_progress (prospect->running, out_all);
  *out_all = 1;
  return 1;
}

const TbrOutlook *
tbr_prospect_futures (const TbrProspect *prospect)
{
  return prospect->futures;
}

const TbrOutlook *
tbr_prospect_changes (const TbrProspect *prospect)
{
  return prospect->changes;
}

guint
tbr_prospect_serial (const TbrProspect *prospect)
{
  return prospect->serial;
}
