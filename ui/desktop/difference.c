/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is not the same in two runs at one instant: units elsewhere or at something else, needs met
   otherwise. */
#include "desktop/beside.h"

#include "draw/backdrop.h"

#include <math.h>

#define FAR 500.0          /* metres: a unit that is nearer is at the same place */
#define ALIKE 0.02         /* shares of a need that differ by less are the same */
#define MIDDLE_X 4321000.0 /* of the projection, see TBR_BACKDROP_X */
#define MIDDLE_Y 3210000.0

static void
add_difference (GArray *list, double lon, double lat, gboolean is_need)
{
  double x, y;
  tbr_project (lon, lat, &x, &y);
  TbrDifference one = { (float) (x - MIDDLE_X), (float) (y - MIDDLE_Y), is_need };
  g_array_append_val (list, one);
}

/* Units of a run by their ids. (transfer full) */
static GHashTable *
units_by_id (const TbrScenario *scenario)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < scenario->n_units; i++)
    g_hash_table_insert (table, (gpointer) scenario->units[i].id, GUINT_TO_POINTER (i + 1));
  return table;
}

static gboolean
is_at_home (const TbrUnitView *unit)
{
  TbrLook look = tbr_look_of (unit->phase);
  return look == TBR_LOOK_HOME || look == TBR_LOOK_AWAY;
}

/* What units at home have in common that are as good as each other: owner, type and place, to
   FAR metres; a key of a hash table. */
static gpointer
key_of_home (const TbrMoment *moment, guint i)
{
  const TbrUnitView *view = &g_array_index (moment->snapshot->units, TbrUnitView, i);
  const TbrUnitSpec *unit = &moment->snapshot->scenario->units[view->unit.i];
  guint64 x = (guint16) lround ((double) moment->x[i] / FAR);
  guint64 y = (guint16) lround ((double) moment->y[i] / FAR);
  guint64 kind = (guint16) (unit->capability + 1), owner = (guint16) (unit->state + 1);
  return GSIZE_TO_POINTER ((gsize) (x | y << 16 | kind << 32 | owner << 48));
}

/* How many units are at home, by what they have in common. (transfer full) */
static GHashTable *
count_homes (const TbrMoment *moment)
{
  GHashTable *table = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < moment->snapshot->units->len; i++)
    if (is_at_home (&g_array_index (moment->snapshot->units, TbrUnitView, i)))
      {
        gpointer key = key_of_home (moment, i);
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));
        g_hash_table_insert (table, key, GUINT_TO_POINTER (n + 1));
      }
  return table;
}

/* Takes one of those away. Returns: whether there was one */
static gboolean
take_home (GHashTable *homes, gpointer key)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (homes, key));
  if (n > 0)
    g_hash_table_insert (homes, key, GUINT_TO_POINTER (n - 1));
  return n > 0;
}

/* Whether a unit under way does the same at the same place in the other run. */
static gboolean
is_the_same (const TbrMoment *one, guint i, const TbrMoment *other, guint j)
{
  const TbrUnitView *unit = &g_array_index (one->snapshot->units, TbrUnitView, i);
  const TbrUnitView *twin = &g_array_index (other->snapshot->units, TbrUnitView, j);
  double away = hypot ((double) (one->x[i] - other->x[j]), (double) (one->y[i] - other->y[j]));
  return unit->phase == twin->phase && away < FAR;
}

/* Units under way that do something else, or are somewhere else, than in the other run, and those
   at home that the other run has not there: which of many alike it is does not matter, for more
   units of a stock are numbered anew. */
static void
compare_units (const TbrMoment *one, const TbrMoment *other, GArray *list)
{
  g_autoptr (GHashTable) theirs = units_by_id (other->snapshot->scenario);
  g_autoptr (GHashTable) homes = count_homes (other);
  const TbrScenario *scenario = one->snapshot->scenario;
  for (guint i = 0; i < one->snapshot->units->len; i++)
    {
      const TbrUnitView *unit = &g_array_index (one->snapshot->units, TbrUnitView, i);
      if (is_at_home (unit))
        {
          if (!take_home (homes, key_of_home (one, i)))
            add_difference (list, unit->lon, unit->lat, FALSE);
          continue;
        }
      guint found
          = GPOINTER_TO_UINT (g_hash_table_lookup (theirs, scenario->units[unit->unit.i].id));
      if (found == 0 || found > other->snapshot->units->len
          || !is_the_same (one, i, other, found - 1))
        add_difference (list, unit->lon, unit->lat, FALSE);
    }
}

static gboolean
is_open (const TbrNeedView *need, TbrTime at)
{
  return need->opened <= at && (need->closed == TBR_NEVER || need->closed > at);
}

/* What names a need in any run: its hazard, kind and place. (transfer full) */
static char *
name_of_need (const TbrSnapshot *snapshot, const TbrNeedView *need)
{
  const TbrSection *hazards = &snapshot->scenario->sections[TBR_SECTION_HAZARDS];
  const char *hazard = need->hazard.i < hazards->n ? hazards->objects[need->hazard.i]->id : "";
  return g_strdup_printf ("%s/%d/%.4f/%.4f", hazard, (int) need->kind, (double) need->lon,
                          (double) need->lat);
}

static GHashTable *
open_needs (const TbrSnapshot *snapshot)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < snapshot->needs->len; i++)
    {
      const TbrNeedView *need = &g_array_index (snapshot->needs, TbrNeedView, i);
      if (is_open (need, snapshot->at))
        g_hash_table_insert (table, name_of_need (snapshot, need), (gpointer) need);
    }
  return table;
}

static double
met (const TbrNeedView *need)
{
  return need->required > 0 ? CLAMP (need->working / need->required, 0, 1) : 1;
}

static void
compare_needs (const TbrMoment *one, const TbrMoment *other, GArray *list)
{
  g_autoptr (GHashTable) theirs = open_needs (other->snapshot);
  const TbrSnapshot *snapshot = one->snapshot;
  for (guint i = 0; i < snapshot->needs->len; i++)
    {
      const TbrNeedView *need = &g_array_index (snapshot->needs, TbrNeedView, i);
      if (!is_open (need, snapshot->at))
        continue;
      g_autofree char *name = name_of_need (snapshot, need);
      const TbrNeedView *twin = g_hash_table_lookup (theirs, name);
      double most = twin != NULL ? MAX (need->stock, twin->stock) : 0;
      if (twin != NULL && fabs (met (need) - met (twin)) < ALIKE
          && fabs (need->stock - twin->stock) <= ALIKE * most)
        continue;
      add_difference (list, need->lon, need->lat, TRUE);
    }
}

void
tbr_difference_find (const TbrMoment *one, const TbrMoment *other, GArray *list)
{
  compare_needs (one, other, list);
  compare_units (one, other, list);
}
