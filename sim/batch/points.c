/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which number a point has: those that a study holds keep theirs when others are added. */
#include "batch/points.h"

#include <string.h>

/* All that makes a point what it is, as one text. (transfer full) */
static char *
key_of (const TbrDesign *design, guint32 point)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < design->experiment->n_factors; i++)
    {
      g_autofree char *label = tbr_design_label (design, point, i);
      g_autofree char *sets = tbr_design_sets (design, point, i);
      g_string_append_printf (key, "%s%s %s (%s)", i > 0 ? ", " : "",
                              design->experiment->factors[i].id, label, sets);
    }
  return g_string_free (key, FALSE);
}

/* The same of a point that is there; NULL when there is none. (transfer full) */
static char *
stored_key (TbrStudyFile *file, guint32 point)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT group_concat(id || ' ' || label || ' (' || sets || ')', ', ') FROM (SELECT * FROM "
      "point JOIN factor USING (factor) WHERE point = %u ORDER BY factor)",
      point);
  return tbr_study_file_ask (file, sql);
}

gboolean
tbr_points_agree (TbrStudyFile *file, const TbrStudyPlan *plan, GError **error)
{
  for (guint32 point = 0; point < plan->design->n_points; point++)
    {
      g_autofree char *before = stored_key (file, point);
      g_autofree char *now = key_of (plan->design, point);
      if (before == NULL || g_str_equal (before, now))
        continue;
      g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY,
                   "%s: point %u is %s there, not %s: points may only be added", plan->folder,
                   point, before, now);
      return FALSE;
    }
  return TRUE;
}

/* The design's points by what they are. (transfer full) */
static GHashTable *
index_points (const TbrDesign *design)
{
  GHashTable *points = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint32 i = design->n_points; i-- > 0;)
    g_hash_table_insert (points, key_of (design, i), GUINT_TO_POINTER (i));
  return points;
}

/* Puts the points into another order: those in @order first, then the rest as they are. */
static void
reorder (TbrDesign *design, const GArray *order)
{
  gsize n = design->experiment->n_factors;
  g_autofree guint8 *is_taken = g_new0 (guint8, design->n_points);
  TbrCell *cells = g_new (TbrCell, n * design->n_points);
  guint32 at = 0;

  for (guint i = 0; i < order->len; i++)
    is_taken[g_array_index (order, guint32, i)] = 1;
  for (guint32 i = 0; i < order->len; i++, at++)
    memcpy (cells + n * at, design->cells + n * g_array_index (order, guint32, i),
            n * sizeof *cells);
  for (guint32 i = 0; i < design->n_points; i++)
    if (!is_taken[i])
      memcpy (cells + n * at++, design->cells + n * i, n * sizeof *cells);
  g_free (design->cells);
  design->cells = cells;
}

/* The design's own number of each point that is there. Returns: FALSE with an error */
static gboolean
find_order (const TbrDesign *design, TbrStudyFile *file, const char *folder, GArray *order,
            GError **error)
{
  g_autoptr (GHashTable) points = NULL;
  char *stored;

  for (guint32 i = 0; (stored = stored_key (file, i)) != NULL; i++)
    {
      g_autofree char *key = stored;
      g_autofree char *same = i < design->n_points ? key_of (design, i) : NULL;
      gpointer found = GUINT_TO_POINTER (i);
      if (g_strcmp0 (same, key) != 0 && points == NULL)
        points = index_points (design);
      if (g_strcmp0 (same, key) != 0 && !g_hash_table_lookup_extended (points, key, NULL, &found))
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY,
                       "%s: it holds point %u, %s, which the experiment no longer has: points and "
                       "levels may be added, not changed; choose another folder",
                       folder, i, key);
          return FALSE;
        }
      guint32 own = GPOINTER_TO_UINT (found);
      g_array_append_val (order, own);
    }
  return TRUE;
}

/* Whether the study is of the same factors; if not, it says so by itself. */
static gboolean
has_factors (const TbrDesign *design, TbrStudyFile *file)
{
  g_autofree char *ids
      = tbr_study_file_ask (file, "SELECT group_concat(id, ' ') FROM (SELECT id FROM factor ORDER "
                                  "BY factor)");
  g_autoptr (GString) own = g_string_new (NULL);

  for (guint i = 0; i < design->experiment->n_factors; i++)
    g_string_append_printf (own, "%s%s", i > 0 ? " " : "", design->experiment->factors[i].id);
  return g_strcmp0 (ids, own->str) == 0;
}

gboolean
tbr_design_keep_numbers (TbrDesign *design, const char *folder, GError **error)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint32));
  TbrStudyFile *file;
  gboolean done = TRUE;

  if (!tbr_study_file_is_begun (folder) || design->experiment->n_factors == 0)
    return TRUE;
  file = tbr_study_file_open (folder, TBR_STUDY_READ, error);
  if (file == NULL)
    return FALSE;
  if (has_factors (design, file))
    done = find_order (design, file, folder, order, error);
  if (done && order->len > 0)
    reorder (design, order);
  tbr_study_file_close (file, NULL);
  return done;
}
