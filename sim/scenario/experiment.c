/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Reads an experiment: nested tags into one immutable block, every fault with its line. */
#include <tabard/experiment.h>

#include "base/number.h"
#include "scenario/experiment_kinds.h"

#include <string.h>

/* Most factors: as many dimensions as Sobol's sequence has. */
#define MOST_FACTORS 40
/* Most factors of indices: each takes two of those dimensions. */
#define FACTORS_OF_INDICES 20

typedef struct
{
  TbrExperiment experiment;
  TbrStore store;
} Owned;

/* An experiment while it is read. */
typedef struct
{
  TbrNest nest; /* the first, as tbr_nest_run() wants it */
  TbrExperiment *out;
  GArray *factors;      /* TbrFactor */
  GArray *levels;       /* TbrFactorLevel of the factor the reader is in */
  GArray *sets;         /* TbrAssignedValue of the level the reader is in */
  GArray *excepts;      /* TbrExperimentExcept */
  GArray *except_lines; /* guint */
  GArray *stops;        /* TbrStop */
  GPtrArray *keeps;     /* texts */
  GArray *keep_lines;   /* guint */
  gboolean has_design;
  guint design_line;
} Draft;

/* ---- elements ---- */

static void
open_root (Draft *draft, const TbrTag *tag)
{
  TbrExperimentRoot root = { 0 };

  tbr_nest_read (&draft->nest, TBR_EXPERIMENT_ROOT, tag, &root);
  draft->out->title = root.title;
  draft->out->scenario = root.scenario;
  draft->out->seed = root.seed;
  draft->out->replications = root.replications;
  draft->out->most = MAX (root.most, root.replications);
  draft->out->common = root.common;
  draft->out->until = root.until;
  draft->out->series = root.series;
  draft->out->warm_up = root.warm_up;
  if (root.warm_up >= root.until)
    tbr_nest_refuse (&draft->nest, tag->line,
                     "experiment: warm-up: nothing is left of a run that ends before it");
  if (root.warm_up > 0 && root.series)
    tbr_nest_refuse (&draft->nest, tag->line,
                     "experiment: warm-up: series show the whole run; one or the other");
}

static void
open_design (Draft *draft, const TbrTag *tag)
{
  TbrExperimentDesign design = { 0 };

  if (draft->has_design)
    tbr_nest_refuse (&draft->nest, tag->line, "a second <design>");
  draft->has_design = TRUE;
  draft->design_line = tag->line;
  if (!tbr_nest_read (&draft->nest, TBR_EXPERIMENT_DESIGN, tag, &design))
    return;
  gboolean wants_points = design.kind == TBR_DESIGN_LATIN_HYPERCUBE
                          || design.kind == TBR_DESIGN_SOBOL
                          || design.kind == TBR_DESIGN_SOBOL_INDICES;
  gboolean is_morris = design.kind == TBR_DESIGN_MORRIS;
  draft->out->design = (TbrDesignKind) design.kind;
  draft->out->n_points = is_morris ? design.trajectories : design.points;
  draft->out->n_levels = design.levels;
  draft->out->points_file = design.file;
  if (wants_points != (design.points != G_MININT64))
    tbr_nest_refuse (&draft->nest, tag->line, "design: points %s for %s",
                     wants_points ? "must be given" : "is not", tbr_design_names[design.kind]);
  if (is_morris != (design.trajectories != G_MININT64))
    tbr_nest_refuse (&draft->nest, tag->line, "design: trajectories %s for %s",
                     is_morris ? "must be given" : "is not", tbr_design_names[design.kind]);
  if (design.levels % 2 != 0)
    tbr_nest_refuse (&draft->nest, tag->line, "design: levels: %d is not even",
                     (int) design.levels);
  if ((design.kind == TBR_DESIGN_LIST) != (*design.file != '\0'))
    tbr_nest_refuse (&draft->nest, tag->line, "design: file %s for %s",
                     design.kind == TBR_DESIGN_LIST ? "must be given" : "is not",
                     tbr_design_names[design.kind]);
}

/* A number and the unit behind it. */
static gboolean
split_quantity (const char *text, double *out_value, const char **out_unit)
{
  const char *end;

  if (!tbr_number_read (text, &end, out_value))
    return FALSE;
  while (*end == ' ')
    end++;
  *out_unit = end;
  return TRUE;
}

static void
read_range (Draft *draft, const TbrTag *tag, const TbrExperimentFactor *given, TbrFactor *factor)
{
  const char *unit;

  if (*given->from == '\0' && *given->to == '\0')
    return;
  if (!split_quantity (given->from, &factor->from, &factor->unit)
      || !split_quantity (given->to, &factor->to, &unit))
    tbr_nest_refuse (&draft->nest, tag->line,
                     "factor '%s': from and to must both be numbers, with a unit if any",
                     given->id);
  else if (!g_str_equal (factor->unit, unit))
    tbr_nest_refuse (&draft->nest, tag->line, "factor '%s': from and to are in different units",
                     given->id);
  else if (!(factor->from < factor->to))
    tbr_nest_refuse (&draft->nest, tag->line, "factor '%s': from must be less than to", given->id);
}

static void
open_factor (Draft *draft, const TbrTag *tag)
{
  TbrExperimentFactor given = { 0 };
  TbrFactor factor = { .line = tag->line, .unit = "" };

  g_array_set_size (draft->levels, 0);
  if (tbr_nest_read (&draft->nest, TBR_EXPERIMENT_FACTOR, tag, &given))
    {
      factor.id = given.id;
      factor.path = given.path;
      factor.steps = given.steps;
      factor.whole = given.whole;
      read_range (draft, tag, &given, &factor);
      if (strspn (given.id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
              != strlen (given.id)
          || *given.id == '\0')
        tbr_nest_refuse (&draft->nest, tag->line,
                         "factor: name: letters, digits, '.', '_' and '-' only");
      for (guint i = 0; i < draft->factors->len; i++)
        if (g_strcmp0 (g_array_index (draft->factors, TbrFactor, i).id, given.id) == 0)
          tbr_nest_refuse (&draft->nest, tag->line, "a second factor '%s'", given.id);
      if (draft->factors->len == MOST_FACTORS)
        tbr_nest_refuse (&draft->nest, tag->line, "more than %d factors", MOST_FACTORS);
    }
  g_array_append_val (draft->factors, factor);
}

static void
open_level (Draft *draft, const TbrTag *tag)
{
  TbrExperimentLevel given = { 0 };
  TbrFactorLevel level = { .line = tag->line, .label = "", .value = "" };
  const TbrFactor *factor = &g_array_index (draft->factors, TbrFactor, draft->factors->len - 1);

  g_array_set_size (draft->sets, 0);
  if (tbr_nest_read (&draft->nest, TBR_EXPERIMENT_LEVEL, tag, &given))
    {
      level.value = given.value;
      level.label = *given.label != '\0' ? given.label : given.value;
      if (*level.label == '\0')
        tbr_nest_refuse (&draft->nest, tag->line, "level: value or label must be given");
      if (strpbrk (level.label, "=;") != NULL)
        tbr_nest_refuse (&draft->nest, tag->line, "level: label: '=' and ';' may not stand in it");
      if (*given.value != '\0' && factor->path != NULL && *factor->path == '\0')
        tbr_nest_refuse (&draft->nest, tag->line,
                         "level: value: the factor has no path that it could set");
      for (guint i = 0; i < draft->levels->len; i++)
        if (g_str_equal (g_array_index (draft->levels, TbrFactorLevel, i).label, level.label))
          tbr_nest_refuse (&draft->nest, tag->line, "a second level '%s'", level.label);
    }
  g_array_append_val (draft->levels, level);
}

static void
open_set (Draft *draft, const TbrTag *tag)
{
  TbrExperimentSet given = { 0 };

  if (!tbr_nest_read (&draft->nest, TBR_EXPERIMENT_SET, tag, &given))
    return;
  TbrAssignedValue value = { given.path, given.value, tag->line };
  g_array_append_val (draft->sets, value);
}

/* Kept as a setting like any other: "use.library/rates.xml=slow.xml". */
static void
open_use (Draft *draft, const TbrTag *tag)
{
  TbrExperimentUse given = { 0 };

  if (!tbr_nest_read (&draft->nest, TBR_EXPERIMENT_USE, tag, &given))
    return;
  if (*given.href == '\0' || *given.file == '\0' || g_path_is_absolute (given.file)
      || strstr (given.file, "..") != NULL || strpbrk (given.href, "=;") != NULL)
    {
      tbr_nest_refuse (&draft->nest, tag->line,
                       "use: href and file must name files inside the folders");
      return;
    }
  g_autofree char *path = g_strconcat ("use.", given.href, NULL);
  TbrAssignedValue value = { tbr_store_text (draft->nest.store, path), given.file, tag->line };
  g_array_append_val (draft->sets, value);
}

static void
open_rest (Draft *draft, TbrExperimentElement element, const TbrTag *tag)
{
  TbrExperimentExcept except = { 0 };
  TbrExperimentStop stop = { 0 };
  TbrExperimentKeep keep = { 0 };

  if (element == TBR_EXPERIMENT_EXCEPT && tbr_nest_read (&draft->nest, element, tag, &except))
    {
      g_array_append_val (draft->excepts, except);
      g_array_append_val (draft->except_lines, tag->line);
    }
  if (element == TBR_EXPERIMENT_STOP && tbr_nest_read (&draft->nest, element, tag, &stop))
    {
      TbrStop one = { stop.measure, stop.half_width, stop.relative, tag->line };
      g_array_append_val (draft->stops, one);
    }
  if (element == TBR_EXPERIMENT_KEEP && tbr_nest_read (&draft->nest, element, tag, &keep))
    {
      g_ptr_array_add (draft->keeps, (gpointer) keep.measure);
      g_array_append_val (draft->keep_lines, tag->line);
    }
}

static void
open_tag (gpointer data, const TbrTag *tag)
{
  Draft *draft = data;
  guint inside = tbr_nest_open (&draft->nest, tag);

  if (inside == TBR_EXPERIMENT_ROOT)
    open_root (draft, tag);
  else if (inside == TBR_EXPERIMENT_DESIGN)
    open_design (draft, tag);
  else if (inside == TBR_EXPERIMENT_FACTOR)
    open_factor (draft, tag);
  else if (inside == TBR_EXPERIMENT_LEVEL)
    open_level (draft, tag);
  else if (inside == TBR_EXPERIMENT_SET)
    open_set (draft, tag);
  else if (inside == TBR_EXPERIMENT_USE)
    open_use (draft, tag);
  else if (inside < TBR_EXPERIMENT_N)
    open_rest (draft, (TbrExperimentElement) inside, tag);
}

static void
close_factor (Draft *draft)
{
  TbrFactor *factor = &g_array_index (draft->factors, TbrFactor, draft->factors->len - 1);
  gboolean has_range = factor->from != factor->to;

  factor->n_levels = draft->levels->len;
  factor->levels = tbr_store_copy (draft->nest.store, draft->levels->data,
                                   draft->levels->len * sizeof (TbrFactorLevel));
  if (factor->id == NULL)
    return;
  if (has_range && factor->n_levels > 0)
    tbr_nest_refuse (&draft->nest, factor->line, "factor '%s': levels or a range, not both",
                     factor->id);
  else if (!has_range && factor->n_levels == 0)
    tbr_nest_refuse (&draft->nest, factor->line,
                     "factor '%s': it has neither levels nor from and to", factor->id);
  else if (has_range && *factor->path == '\0')
    tbr_nest_refuse (&draft->nest, factor->line, "factor '%s': a range needs a path", factor->id);
}

static void
close_tag (gpointer data)
{
  Draft *draft = data;
  guint element = tbr_nest_close (&draft->nest);

  if (element == TBR_EXPERIMENT_FACTOR)
    close_factor (draft);
  if (element != TBR_EXPERIMENT_LEVEL)
    return;
  TbrFactorLevel *level = &g_array_index (draft->levels, TbrFactorLevel, draft->levels->len - 1);
  level->n_sets = draft->sets->len;
  level->sets = tbr_store_copy (draft->nest.store, draft->sets->data,
                                draft->sets->len * sizeof (TbrAssignedValue));
  if (*level->label != '\0' && *level->value == '\0' && level->n_sets == 0
      && draft->levels->len > 1)
    tbr_nest_refuse (&draft->nest, level->line,
                     "level '%s': it sets nothing; only the first level may", level->label);
}

/* ---- what follows from the whole ---- */

/* One "factor=label" of an exception. */
static gboolean
read_pair (Draft *draft, guint line, const char *text, guint32 *out_factor, guint32 *out_level)
{
  g_auto (GStrv) words = g_strsplit (text, "=", 2);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint32 i = 0; words[0] != NULL && i < draft->factors->len; i++)
    {
      const TbrFactor *factor = &g_array_index (draft->factors, TbrFactor, i);
      if (factor->id == NULL || g_strcmp0 (factor->id, g_strstrip (words[0])) != 0)
        {
          if (factor->id != NULL)
            g_ptr_array_add (names, (gpointer) factor->id);
          continue;
        }
      g_ptr_array_set_size (names, 0);
      if (factor->n_levels == 0)
        {
          tbr_nest_refuse (&draft->nest, line,
                           "except: factor %s has a range; only a factor with levels can be named",
                           factor->id);
          return FALSE;
        }
      for (guint32 j = 0; words[1] != NULL && j < factor->n_levels; j++)
        {
          if (g_str_equal (factor->levels[j].label, g_strstrip (words[1])))
            {
              *out_factor = i;
              *out_level = j;
              return TRUE;
            }
          g_ptr_array_add (names, (gpointer) factor->levels[j].label);
        }
      tbr_nest_refuse_word (&draft->nest, line, "except: unknown level",
                            words[1] != NULL ? words[1] : "", names);
      return FALSE;
    }
  tbr_nest_refuse_word (&draft->nest, line, "except: unknown factor",
                        words[0] != NULL ? words[0] : "", names);
  return FALSE;
}

static void
finish_excepts (Draft *draft)
{
  TbrExcept *excepts
      = tbr_store_alloc (draft->nest.store, draft->excepts->len * sizeof (TbrExcept));

  for (guint i = 0; i < draft->excepts->len; i++)
    {
      guint line = g_array_index (draft->except_lines, guint, i);
      g_auto (GStrv) pairs
          = g_strsplit (g_array_index (draft->excepts, TbrExperimentExcept, i).when, ";", -1);
      guint n = g_strv_length (pairs);
      guint32 *factors = tbr_store_alloc (draft->nest.store, n * sizeof (guint32));
      guint32 *levels = tbr_store_alloc (draft->nest.store, n * sizeof (guint32));

      for (guint j = 0; j < n; j++)
        if (!read_pair (draft, line, pairs[j], &factors[j], &levels[j]))
          n = 0;
      excepts[i] = (TbrExcept){ factors, levels, n, line };
    }
  draft->out->excepts = excepts;
  draft->out->n_excepts = draft->excepts->len;
}

/* What the designs that tell which factors matter cannot do without. */
static void
check_screening (Draft *draft)
{
  const TbrExperiment *out = draft->out;
  const char *name = tbr_design_names[out->design];

  if (out->design != TBR_DESIGN_MORRIS && out->design != TBR_DESIGN_SOBOL_INDICES)
    return;
  if (out->n_factors == 0)
    tbr_nest_refuse (&draft->nest, draft->design_line, "design: %s needs factors", name);
  if (out->design == TBR_DESIGN_SOBOL_INDICES && out->n_factors > FACTORS_OF_INDICES)
    tbr_nest_refuse (&draft->nest, draft->design_line,
                     "design: %s takes %d factors at most, not %u", name, FACTORS_OF_INDICES,
                     out->n_factors);
  for (guint i = 0; i < draft->except_lines->len; i++)
    tbr_nest_refuse (&draft->nest, g_array_index (draft->except_lines, guint, i),
                     "except: %s needs all of its points", name);
}

static void
finish (Draft *draft)
{
  TbrExperiment *out = draft->out;

  out->factors = tbr_store_copy (draft->nest.store, draft->factors->data,
                                 draft->factors->len * sizeof (TbrFactor));
  out->n_factors = draft->factors->len;
  out->stops = tbr_store_copy (draft->nest.store, draft->stops->data,
                               draft->stops->len * sizeof (TbrStop));
  out->n_stops = draft->stops->len;
  finish_excepts (draft);
  check_screening (draft);
  out->keep_lines = tbr_store_copy (draft->nest.store, draft->keep_lines->data,
                                    draft->keep_lines->len * sizeof (guint));
  out->n_keep_lines = draft->keep_lines->len;
  /* what decides is kept */
  for (guint i = 0; draft->keeps->len > 0 && i < out->n_stops; i++)
    g_ptr_array_add (draft->keeps, (gpointer) out->stops[i].measure);
  g_ptr_array_add (draft->keeps, NULL);
  out->keeps = tbr_store_copy (draft->nest.store, draft->keeps->pdata,
                               draft->keeps->len * sizeof (gpointer));
}

static void
read_text (const TbrReaderInput *input, TbrExperiment *out, TbrStore *store, TbrDiagnostics *faults)
{
  Draft draft = { .out = out,
                  .factors = g_array_new (FALSE, FALSE, sizeof (TbrFactor)),
                  .levels = g_array_new (FALSE, FALSE, sizeof (TbrFactorLevel)),
                  .sets = g_array_new (FALSE, FALSE, sizeof (TbrAssignedValue)),
                  .excepts = g_array_new (FALSE, FALSE, sizeof (TbrExperimentExcept)),
                  .except_lines = g_array_new (FALSE, FALSE, sizeof (guint)),
                  .stops = g_array_new (FALSE, FALSE, sizeof (TbrStop)),
                  .keeps = g_ptr_array_new (),
                  .keep_lines = g_array_new (FALSE, FALSE, sizeof (guint)) };
  GArray *arrays[] = { draft.factors,      draft.levels, draft.sets,      draft.excepts,
                       draft.except_lines, draft.stops,  draft.keep_lines };

  tbr_nest_init (&draft.nest, &tbr_experiment_form, input, store, faults);
  if (tbr_nest_run (&draft.nest, open_tag, close_tag))
    finish (&draft);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (arrays[i]);
  g_ptr_array_unref (draft.keeps);
  tbr_nest_clear (&draft.nest);
}

TbrExperiment *
tbr_experiment_parse (const char *text, gsize length, const char *name, TbrDiagnostics *faults)
{
  Owned *owned = g_new0 (Owned, 1);
  TbrExperiment *out = &owned->experiment;
  guint before = tbr_diagnostics_count (faults);
  g_autofree char *id = tbr_nest_id (name);
  TbrReaderInput input = { .text = text, .length = length, .space = tbr_experiment_form.space };

  tbr_store_init (&owned->store);
  out->file = tbr_store_text (&owned->store, name);
  out->id = tbr_store_text (&owned->store, id);
  out->text = tbr_store_text (&owned->store, text);
  out->points_file = "";
  out->n_points = G_MININT64;
  input.name = out->file;
  read_text (&input, out, &owned->store, faults);
  if (tbr_diagnostics_count (faults) == before)
    return out;
  tbr_experiment_free (out);
  return NULL;
}

TbrExperiment *
tbr_experiment_load (const char *path, TbrDiagnostics *faults)
{
  gsize length;
  g_autofree char *text = tbr_nest_load (path, faults, &length);

  return text != NULL ? tbr_experiment_parse (text, length, path, faults) : NULL;
}

void
tbr_experiment_set_replications (TbrExperiment *experiment, gint64 n)
{
  experiment->replications = n;
  experiment->most = MAX (experiment->most, n);
}

void
tbr_experiment_free (TbrExperiment *experiment)
{
  Owned *owned = (Owned *) (gpointer) experiment;

  if (experiment == NULL)
    return;
  tbr_store_clear (&owned->store);
  g_free (owned);
}
