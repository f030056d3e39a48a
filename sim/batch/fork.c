/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which points of a study may share the beginning of their runs, as their settings tell. */
#include "batch/fork.h"

#include <string.h>

/* Sections whose elements may act later. */
static const TbrSectionId late_sections[]
    = { TBR_SECTION_HAZARDS, TBR_SECTION_TRIGGERS, TBR_SECTION_COMMANDS };

static gboolean
is_late (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (late_sections); i++)
    {
      const char *name = tbr_section_names[late_sections[i]];
      if (g_str_has_prefix (path, name) && path[strlen (name)] == '.')
        return TRUE;
    }
  return FALSE;
}

static gboolean
sets_late (const TbrFactor *factor)
{
  gboolean found = is_late (factor->path);

  for (guint i = 0; i < factor->n_levels; i++)
    for (guint j = 0; j < factor->levels[i].n_sets; j++)
      found |= is_late (factor->levels[i].sets[j].path);
  return found;
}

/* What a point sets that is there from the start, as one text. (transfer full) */
static char *
early_settings (const TbrDesign *design, guint32 point)
{
  g_auto (GStrv) settings = tbr_design_settings (design, point);
  GString *text = g_string_new (NULL);

  for (guint i = 0; settings[i] != NULL; i++)
    if (!is_late (settings[i]))
      g_string_append_printf (text, "%s\n", settings[i]);
  return g_string_free (text, FALSE);
}

guint32 *
tbr_fork_groups (const TbrDesign *design)
{
  const TbrExperiment *experiment = design->experiment;
  guint32 *groups = g_new (guint32, design->n_points + 1);
  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < experiment->n_factors; i++)
    any |= sets_late (&experiment->factors[i]);
  for (guint32 point = 0; point < design->n_points; point++)
    {
      g_autofree char *key = NULL;
      gpointer found;
      groups[point] = point;
      if (!any || !experiment->common)
        continue;
      key = early_settings (design, point);
      if (g_hash_table_lookup_extended (first, key, NULL, &found))
        groups[point] = GPOINTER_TO_UINT (found);
      else
        g_hash_table_insert (first, g_steal_pointer (&key), GUINT_TO_POINTER (point));
    }
  return groups;
}

/* ---- what differs ---- */

/* Whether every point has this setting. */
static gboolean
is_everywhere (GStrv *all, guint n, const char *setting)
{
  for (guint i = 0; i < n; i++)
    if (!g_strv_contains ((const char *const *) all[i], setting))
      return FALSE;
  return TRUE;
}

/* Whether a setting is of a time; what is not known may be. */
static gboolean
is_time (const TbrScenario *scenario, const char *element, const char *parameter)
{
  g_auto (GStrv) words = g_strsplit (element, ".", 2);
  g_autofree char *name = g_strdelimit (g_strndup (parameter, strcspn (parameter, "=")), "_", '-');

  for (guint i = 0; i < G_N_ELEMENTS (late_sections); i++)
    {
      const TbrObject *object = g_str_equal (words[0], tbr_section_names[late_sections[i]])
                                    ? tbr_scenario_find (scenario, late_sections[i], words[1])
                                    : NULL;
      int index = object != NULL ? tbr_kind_find_param (object->kind, name) : -1;
      if (index >= 0)
        return object->kind->params[index].type == TBR_PARAM_INSTANT
               || object->kind->params[index].type == TBR_PARAM_DURATION;
    }
  return TRUE;
}

/* Notes an element once. Returns: whether the setting is of a time */
static gboolean
add_element (GPtrArray *elements, const char *setting, const TbrScenario *scenario)
{
  g_autofree char *path = g_strndup (setting, strcspn (setting, "="));
  char *dot = strrchr (path, '.');
  gboolean of_time = TRUE;

  if (dot == NULL)
    return TRUE;
  *dot = '\0';
  of_time = is_time (scenario, path, setting + (dot - path) + 1);
  if (!g_ptr_array_find_with_equal_func (elements, path, g_str_equal, NULL))
    g_ptr_array_add (elements, g_steal_pointer (&path));
  return of_time;
}

char **
tbr_fork_elements (const TbrDesign *design, const guint32 *points, guint n,
                   const TbrScenario *scenario, guint8 *out_looks)
{
  GPtrArray *elements = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree GStrv *all = g_new0 (GStrv, n + 1);

  for (guint i = 0; i < n; i++)
    all[i] = tbr_design_settings (design, points[i]);
  for (guint i = 0; i < n; i++)
    {
      GString *times = g_string_new (NULL);
      for (guint j = 0; all[i][j] != NULL; j++)
        if (!is_everywhere (all, n, all[i][j]) && add_element (elements, all[i][j], scenario))
          g_string_append_printf (times, "%s\n", all[i][j]);
      out_looks[i] = g_hash_table_add (seen, g_string_free (times, FALSE));
    }
  for (guint i = 0; i < n; i++)
    g_strfreev (all[i]);
  g_ptr_array_add (elements, NULL);
  return (char **) g_ptr_array_free (elements, FALSE);
}
