/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What may come of a crisis: first its futures, then single changes, one after the other, then more
   futures. */
#include "desktop/prospect.h"

#include "draw/language.h"

#include <tabard/whatif.h>

#include <glib/gi18n.h>

#define INSTANTS 100 /* of the curves */
#define GIVES_WAY 15 /* of 19: the window and the run that is watched go before */

/* Bytes that the runs of all threads may take together, and how many a unit takes in one: measured
   with the largest crisis, 34 MB for 45,000 units. */
#define MOST_BYTES (80u << 20)
#define UNIT_BYTES 800u

struct _TbrProspect
{
  TbrProspectSpec spec;
  char *text;             /* of the branch whose changes are tried; NULL: of the file */
  TbrProspectStage stage; /* changes only while no thread runs */
  TbrFutures *running;
  TbrOutlook *futures, *changes;
  TbrVariant *variants; /* the crisis, and what it is held against */
  GPtrArray *settings;  /* char **: of the others */
  GPtrArray *names;     /* char *: of the others */
  GPtrArray *list;      /* TbrChange; NULL until the second stage */
  guint serial;
};

static TbrScenario *
load (gpointer data, const char *const *settings, TbrDiagnostics *faults)
{
  const TbrProspect *prospect = data;
  const TbrProspectSpec *spec = &prospect->spec;
  if (prospect->stage == TBR_PROSPECT_CHANGES && prospect->text != NULL)
    return tbr_whatif_read_with (prospect->text, spec->path, spec->house->library, spec->map,
                                 settings, faults);
  return tbr_scenario_load (spec->path, spec->house->library, spec->map, settings, faults);
}

static void
told (gpointer data)
{
  const TbrProspect *prospect = data;
  if (prospect->spec.wake != NULL)
    prospect->spec.wake (prospect->spec.wake_data);
}

/* One less than there are processors, fewer where many units make runs large. */
static guint
n_threads (const TbrProspect *prospect)
{
  const TbrScenario *scenario = prospect->spec.improved;
  guint most = MAX (g_get_num_processors (), 2) - 1;
  guint fit = scenario != NULL ? MOST_BYTES / MAX (scenario->n_units * UNIT_BYTES, 1) : most;
  return CLAMP (fit, 1, most);
}

static TbrFutures *
begin (TbrProspect *prospect, const TbrVariant *variants, guint n, guint replications,
       guint n_instants)
{
  const TbrFuturesSpec spec = { .variants = variants,
                                .n_variants = n,
                                .load = load,
                                .told = told,
                                .data = prospect,
                                .seed = prospect->spec.seed,
                                .replications = replications,
                                .n_jobs = n_threads (prospect),
                                .until = TBR_NEVER,
                                .nice = GIVES_WAY,
                                .n_instants = n_instants };
  return tbr_futures_new (&spec);
}

TbrProspect *
tbr_prospect_new (const TbrProspectSpec *spec)
{
  TbrProspect *prospect = g_new0 (TbrProspect, 1);
  TbrVariant *variants = prospect->variants = g_new0 (TbrVariant, spec->n_others + 1);
  prospect->settings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  prospect->names = g_ptr_array_new_with_free_func (g_free);
  prospect->spec = *spec;
  prospect->spec.others = NULL;
  prospect->spec.text = NULL;
  prospect->text = g_strdup (spec->text);
  variants[0] = (TbrVariant){ .name = N_ ("as it is"),
                              .scenario = spec->scenario,
                              .settings = spec->house->settings };
  for (guint i = 0; i < spec->n_others; i++)
    {
      TbrVariant *other = &variants[i + 1];
      *other = spec->others[i];
      /* a branch may get another name, or go */
      other->name = g_strdup (other->name);
      g_ptr_array_add (prospect->names, (char *) other->name);
      if (other->settings == NULL)
        continue;
      char **copy = g_strdupv ((char **) other->settings);
      g_ptr_array_add (prospect->settings, copy);
      other->settings = (const char *const *) copy;
    }
  prospect->running = begin (prospect, variants, spec->n_others + 1, spec->replications, INSTANTS);
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
  g_ptr_array_unref (prospect->settings);
  g_ptr_array_unref (prospect->names);
  g_free (prospect->variants);
  g_free (prospect->text);
  g_free (prospect);
}

/* The last stage: the first again, with as many futures as are wanted in the end. */
static void
begin_more (TbrProspect *prospect)
{
  const TbrProspectSpec *spec = &prospect->spec;
  g_clear_pointer (&prospect->running, tbr_futures_free);
  prospect->stage = TBR_PROSPECT_OVER;
  if (spec->most <= spec->replications)
    return;
  prospect->stage = TBR_PROSPECT_MORE;
  prospect->running
      = begin (prospect, prospect->variants, spec->n_others + 1, spec->most, INSTANTS);
}

/* Whether an outlook rests on at least as many futures as another, of each. */
static gboolean
is_as_wide (const TbrOutlook *newer, const TbrOutlook *older)
{
  for (guint i = 0; i < older->n_variants; i++)
    if (newer->n_done[i] < older->n_done[i])
      return FALSE;
  return TRUE;
}

/* The second stage: every change of the list against the crisis as it is. */
static void
begin_changes (TbrProspect *prospect, const TbrResult *result)
{
  const TbrProspectSpec *spec = &prospect->spec;
  g_autoptr (GPtrArray) settings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_clear_pointer (&prospect->running, tbr_futures_free);
  prospect->list = tbr_changes_list (spec->improved, result);
  g_autofree TbrVariant *variants = g_new0 (TbrVariant, prospect->list->len + 1);
  variants[0] = (TbrVariant){ .name = N_ ("as it is"), .scenario = spec->improved };
  for (guint i = 0; i < prospect->list->len; i++)
    {
      const TbrChange *change = prospect->list->pdata[i];
      char **all
          = tbr_change_settings (change, prospect->text == NULL ? spec->house->settings : NULL);
      char *title = tbr_words (change->pattern, (const char *const *) change->words);
      g_ptr_array_add (settings, all);
      g_ptr_array_add (titles, title);
      variants[i + 1] = (TbrVariant){ .name = title, .settings = (const char *const *) all };
    }
  if (prospect->list->len == 0)
    {
      begin_more (prospect);
      return;
    }
  prospect->stage = TBR_PROSPECT_CHANGES;
  prospect->running = begin (prospect, variants, prospect->list->len + 1, spec->replications, 0);
}

gboolean
tbr_prospect_tick (TbrProspect *prospect, const TbrResult *result)
{
  TbrOutlook *newer = prospect->running != NULL ? tbr_futures_take (prospect->running) : NULL;
  gboolean has_come = newer != NULL;
  gboolean is_about_changes = prospect->stage == TBR_PROSPECT_CHANGES;
  TbrOutlook **place = is_about_changes ? &prospect->changes : &prospect->futures;
  gboolean is_whole = newer != NULL ? newer->is_whole : *place != NULL && (*place)->is_whole;
  gboolean is_taken
      = newer != NULL && (prospect->stage != TBR_PROSPECT_MORE || is_as_wide (newer, *place));
  if (is_taken)
    {
      tbr_outlook_free (*place);
      *place = newer;
      prospect->serial += !is_about_changes;
    }
  else
    tbr_outlook_free (newer);
  if (prospect->stage == TBR_PROSPECT_FUTURES && is_whole && prospect->spec.improved == NULL)
    begin_more (prospect);
  else if (prospect->stage == TBR_PROSPECT_FUTURES && is_whole && result != NULL)
    begin_changes (prospect, result);
  else if (is_about_changes && is_whole)
    begin_more (prospect);
  else if (prospect->stage == TBR_PROSPECT_MORE && has_come && is_whole)
    {
      g_clear_pointer (&prospect->running, tbr_futures_free);
      prospect->stage = TBR_PROSPECT_OVER;
    }
  return has_come;
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

const TbrChange *
tbr_prospect_change (const TbrProspect *prospect, guint variant)
{
  g_return_val_if_fail (prospect->list != NULL && variant > 0 && variant <= prospect->list->len,
                        NULL);
  return prospect->list->pdata[variant - 1];
}

guint
tbr_prospect_serial (const TbrProspect *prospect)
{
  return prospect->serial;
}
