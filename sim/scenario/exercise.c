/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Reads an exercise: nested tags into one immutable block, every fault with its line. */
#include <tabard/exercise.h>

#include "base/digest.h"
#include "scenario/exercise_kinds.h"

#include <string.h>

typedef struct
{
  TbrExercise exercise;
  TbrStore store;
} Owned;

/* An exercise while it is read. */
typedef struct
{
  TbrNest nest; /* the first, as tbr_nest_run() wants it */
  TbrExercise *out;
  GArray *lists[TBR_EXERCISE_N]; /* structs of the element's kind; the root's stays empty */
  GArray *titles;                /* TbrWording: the root's own texts */
} Draft;

/* Where the structs of the elements keep their line and their texts; 0: they have none. */
static const struct
{
  gsize line, wordings;
} fields[TBR_EXERCISE_N] = {
  [TBR_EXERCISE_FOG] = { G_STRUCT_OFFSET (TbrFog, line), 0 },
  [TBR_EXERCISE_OBJECTIVE]
  = { G_STRUCT_OFFSET (TbrObjective, line), G_STRUCT_OFFSET (TbrObjective, wordings) },
  [TBR_EXERCISE_ROLE] = { G_STRUCT_OFFSET (TbrRole, line), G_STRUCT_OFFSET (TbrRole, wordings) },
  [TBR_EXERCISE_CHANNEL] = { G_STRUCT_OFFSET (TbrContact, line), 0 },
  [TBR_EXERCISE_EXPECTED]
  = { G_STRUCT_OFFSET (TbrExpected, line), G_STRUCT_OFFSET (TbrExpected, wordings) },
  [TBR_EXERCISE_BRANCH]
  = { G_STRUCT_OFFSET (TbrStoryBranch, line), G_STRUCT_OFFSET (TbrStoryBranch, wordings) },
  [TBR_EXERCISE_INJECT]
  = { G_STRUCT_OFFSET (TbrInject, line), G_STRUCT_OFFSET (TbrInject, wordings) },
  [TBR_EXERCISE_CRITERION]
  = { G_STRUCT_OFFSET (TbrCriterion, line), G_STRUCT_OFFSET (TbrCriterion, wordings) },
  [TBR_EXERCISE_GUIDANCE]
  = { G_STRUCT_OFFSET (TbrGuidance, line), G_STRUCT_OFFSET (TbrGuidance, wordings) },
};

static void
open_tag (gpointer data, const TbrTag *tag)
{
  Draft *draft = data;
  guint element = tbr_nest_open (&draft->nest, tag);

  if (element == TBR_EXERCISE_ROOT)
    tbr_nest_read (&draft->nest, element, tag, draft->out);
  if (element == TBR_EXERCISE_ROOT || element == TBR_EXERCISE_N)
    return;
  g_autofree guint8 *values = g_malloc0 (tbr_exercise_kinds[element]->size);
  tbr_nest_read (&draft->nest, element, tag, values);
  if (fields[element].line > 0)
    *(guint *) (gpointer) (values + fields[element].line) = tag->line;
  g_array_append_vals (draft->lists[element], values, 1);
}

static TbrWordings
keep_wordings (const Draft *draft, const GArray *wordings)
{
  return (TbrWordings){ tbr_store_copy (draft->nest.store, wordings->data,
                                        wordings->len * sizeof (TbrWording)),
                        wordings->len };
}

static void
close_tag (gpointer data)
{
  Draft *draft = data;
  guint element = tbr_nest_close (&draft->nest);
  GArray *wordings = draft->lists[TBR_EXERCISE_WORDING];

  if (element == TBR_EXERCISE_WORDING && draft->nest.places->len == 1)
    {
      g_array_append_vals (draft->titles, wordings->data, wordings->len);
      g_array_set_size (wordings, 0);
    }
  if (element == TBR_EXERCISE_N || fields[element].wordings == 0)
    return;
  GArray *list = draft->lists[element];
  guint8 *last = (guint8 *) list->data + (list->len - 1) * tbr_exercise_kinds[element]->size;
  TbrWordings *place = (gpointer) (last + fields[element].wordings);

  *place = keep_wordings (draft, wordings);
  g_array_set_size (wordings, 0);
}

static gpointer
keep (const Draft *draft, TbrExerciseElement element, guint *out_n)
{
  const GArray *list = draft->lists[element];

  *out_n = list->len;
  return tbr_store_copy (draft->nest.store, list->data,
                         list->len * tbr_exercise_kinds[element]->size);
}

static void
keep_all (Draft *draft)
{
  TbrExercise *out = draft->out;

  out->wordings = keep_wordings (draft, draft->titles);
  out->fog = keep (draft, TBR_EXERCISE_FOG, &out->n_fog);
  out->objectives = keep (draft, TBR_EXERCISE_OBJECTIVE, &out->n_objectives);
  out->roles = keep (draft, TBR_EXERCISE_ROLE, &out->n_roles);
  out->channels = keep (draft, TBR_EXERCISE_CHANNEL, &out->n_channels);
  out->expecteds = keep (draft, TBR_EXERCISE_EXPECTED, &out->n_expecteds);
  out->branches = keep (draft, TBR_EXERCISE_BRANCH, &out->n_branches);
  out->injects = keep (draft, TBR_EXERCISE_INJECT, &out->n_injects);
  out->criteria = keep (draft, TBR_EXERCISE_CRITERION, &out->n_criteria);
  out->guidance = keep (draft, TBR_EXERCISE_GUIDANCE, &out->n_guidance);
}

static void
read_text (const TbrReaderInput *input, TbrExercise *out, TbrStore *store, TbrDiagnostics *faults)
{
  guint before = tbr_diagnostics_count (faults);
  Draft draft = { .out = out, .titles = g_array_new (FALSE, FALSE, (guint) sizeof (TbrWording)) };

  tbr_nest_init (&draft.nest, &tbr_exercise_form, input, store, faults);
  for (guint i = 0; i < TBR_EXERCISE_N; i++)
    draft.lists[i] = g_array_new (FALSE, FALSE, (guint) tbr_exercise_kinds[i]->size);
  tbr_nest_run (&draft.nest, open_tag, close_tag);
  if (tbr_diagnostics_count (faults) == before)
    {
      keep_all (&draft);
      tbr_exercise_resolve (out, store, faults);
    }
  for (guint i = 0; i < TBR_EXERCISE_N; i++)
    g_array_unref (draft.lists[i]);
  g_array_unref (draft.titles);
  tbr_nest_clear (&draft.nest);
}

TbrExercise *
tbr_exercise_parse (const char *text, gsize length, const char *name, TbrDiagnostics *faults)
{
  Owned *owned = g_new0 (Owned, 1);
  TbrExercise *out = &owned->exercise;
  guint before = tbr_diagnostics_count (faults);
  g_autofree char *id = tbr_nest_id (name);
  TbrReaderInput input = { .text = text, .length = length, .space = tbr_exercise_form.space };

  tbr_store_init (&owned->store);
  out->file = tbr_store_text (&owned->store, name);
  out->id = tbr_store_text (&owned->store, id);
  input.name = out->file;
  read_text (&input, out, &owned->store, faults);
  if (tbr_diagnostics_count (faults) == before)
    {
      /* now: when it is spoken in another language it is still the same */
      g_autofree char *told = tbr_exercise_format (out);
      out->digest = tbr_digest_bytes (told, strlen (told));
      return out;
    }
  tbr_exercise_free (out);
  return NULL;
}

TbrExercise *
tbr_exercise_load (const char *path, TbrDiagnostics *faults)
{
  gsize length;
  g_autofree char *text = tbr_nest_load (path, faults, &length);

  return text != NULL ? tbr_exercise_parse (text, length, path, faults) : NULL;
}

void
tbr_exercise_free (TbrExercise *exercise)
{
  Owned *owned = (Owned *) (gpointer) exercise;

  if (exercise == NULL)
    return;
  tbr_store_clear (&owned->store);
  g_free (owned);
}
