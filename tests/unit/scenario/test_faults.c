/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is said about faulty scenarios: each file of tests/golden/scenario carries, in comments that
   begin with '!', the messages wanted for the line. */
#include "scenario/load.h"

#include <tabard/hazard.h>

#include <string.h>

/* A kind of hazard for these tests. */
typedef struct
{
  guint32 state;
  guint32 unit;
  TbrTime at;
  double depth;
} Flood;

typedef struct
{
  TbrTime at;
  double height;
} Level;

static const TbrParam level_params[] = {
  TBR_ROW (Level, "at", at, INSTANT, .sentence = "when", .source = "Definition"),
  TBR_ROW (Level, "height", height, REAL, .dimension = TBR_DIMENSION_LENGTH, .max = 20,
           .sentence = "above normal", .source = "Definition"),
};
static const TbrRowKind flood_rows[] = { { .name = "level",
                                           .sentence = "a level of the river",
                                           .params = level_params,
                                           .n_params = G_N_ELEMENTS (level_params),
                                           .size = sizeof (Level),
                                           .max_rows = 10 } };
static const TbrParam flood_params[] = {
  TBR_ROW (Flood, "state", state, REF, .section = "states", .sentence = "where",
           .source = "Definition"),
  TBR_ROW (Flood, "unit", unit, REF, .fallback = "", .section = "units", .sentence = "who",
           .source = "Definition"),
  TBR_ROW (Flood, "at", at, INSTANT, .fallback = "0 s", .sentence = "when", .source = "Definition"),
  TBR_ROW (Flood, "depth", depth, REAL, .fallback = "1 m", .dimension = TBR_DIMENSION_LENGTH,
           .max = 20, .sentence = "how deep", .source = "Definition"),
};
static const guint8 flood_needs[] = { TBR_NEED_FLOOD_WATER, TBR_NEED_N };
static const TbrHazardKind flood = { .kind = { .section = "hazards",
                                               .element = "hazard",
                                               .name = "flood",
                                               .title = "a flood",
                                               .sentence = "water",
                                               .params = flood_params,
                                               .n_params = G_N_ELEMENTS (flood_params),
                                               .size = sizeof (Flood),
                                               .rows = flood_rows,
                                               .n_rows = G_N_ELEMENTS (flood_rows) },
                                     .needs = flood_needs };
static const TbrKind *const hazard_kinds[] = { &flood.kind, NULL };

static char *
golden_folder (void)
{
  return g_build_filename (g_getenv ("TABARD_SOURCE"), "tests", "golden", "scenario", NULL);
}

static TbrMap *
load_map (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  TbrMap *map = tbr_map_load (folder, NULL);
  g_assert_nonnull (map);
  return map;
}

/* Adds "file:line: message" for every wanted message of a file. */
static void
collect_wanted (const char *folder, const char *name, GPtrArray *wanted)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *at = lines[i];
      while ((at = strstr (at, "<!--! ")) != NULL)
        {
          const char *end = strstr (at, " -->");
          g_assert_nonnull (end);
          at += strlen ("<!--! ");
          g_ptr_array_add (wanted,
                           g_strdup_printf ("%s:%u: %.*s", name, i + 1, (int) (end - at), at));
          at = end;
        }
    }
}

static gint
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All messages of a list, the folder cut from the file names. */
static GPtrArray *
collect_told (const char *folder, const TbrDiagnostics *faults)
{
  GPtrArray *told = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *prefix = g_strconcat (folder, "/", NULL);
  for (guint i = 0; i < tbr_diagnostics_kept (faults); i++)
    {
      const TbrDiagnostic *fault = tbr_diagnostics_get (faults, i);
      g_autofree char *line
          = g_strdup_printf ("%s:%u: %s", fault->file, fault->line, fault->message);
      g_auto (GStrv) parts = g_strsplit (line, prefix, -1);
      g_ptr_array_add (told, g_strjoinv ("", parts));
    }
  return told;
}

static TbrScenario *
load (const char *folder, const char *name, const TbrMap *map, TbrDiagnostics *faults)
{
  TbrKindSet kinds;
  tbr_kind_set_registered (&kinds);
  kinds.kinds[TBR_SECTION_HAZARDS] = hazard_kinds;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  TbrLoadRequest request = { .kinds = &kinds, .map = map, .path = path };
  return tbr_load (&request, faults);
}

/* Whether exactly the wanted messages are told; the parts that a file draws in have theirs. */
static gboolean
is_as_wanted (const char *folder, const char *name, const TbrMap *map)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_free);
  collect_wanted (folder, name, wanted);
  if (g_str_equal (name, "circle.xml"))
    collect_wanted (folder, "part/right.xml", wanted);
  if (g_str_equal (name, "within.xml"))
    collect_wanted (folder, "part/faulty.xml", wanted);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) scenario = load (folder, name, map, faults);
  g_autoptr (GPtrArray) told = collect_told (folder, faults);
  g_ptr_array_sort (wanted, compare_texts);
  g_ptr_array_sort (told, compare_texts);
  gboolean is_same = (scenario != NULL) == (wanted->len == 0);
  for (guint i = 0; i < MAX (wanted->len, told->len); i++)
    {
      const char *one = i < wanted->len ? wanted->pdata[i] : "nothing";
      const char *other = i < told->len ? told->pdata[i] : "nothing";
      if (strcmp (one, other) == 0)
        continue;
      g_test_message ("wanted %s\n  told %s", one, other);
      is_same = FALSE;
    }
  return is_same;
}

static void
test_faults_are_told_as_written_beside_them (void)
{
  g_autofree char *folder = golden_folder ();
  g_autoptr (TbrMap) map = load_map ();
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  guint n = 0;
  gboolean is_same = TRUE;
  for (const char *name = g_dir_read_name (directory); name != NULL;
       name = g_dir_read_name (directory))
    if (g_str_has_suffix (name, ".xml"))
      {
        n++;
        is_same &= is_as_wanted (folder, name, map);
      }
  g_assert_cmpuint (n, >, 10);
  g_assert_true (is_same);
}

static void
test_faults_leave_a_sound_scenario_alone (void)
{
  g_autofree char *folder = golden_folder ();
  g_autoptr (TbrMap) map = load_map ();
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) scenario = load (folder, "sound.xml", map, faults);
  g_assert_nonnull (scenario);
  g_assert_cmpstr (scenario->meta->title, ==, "Fire & Flood <2018>");
  const TbrObject *hazard = tbr_scenario_find (scenario, TBR_SECTION_HAZARDS, "a");
  const Flood *values = hazard->values;
  g_assert_cmpuint (values->state, ==, tbr_map_find_state (map, "SE").i);
  g_assert_cmpuint (values->unit, ==, TBR_NONE);
  g_assert_cmpuint (hazard->rows[0].n, ==, 1);
  const Level *level = hazard->rows[0].data;
  g_assert_cmpint (level->at, ==, TBR_HOUR);
  g_assert_cmpfloat (level->height, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scenario/faults/are-told-as-written-beside-them",
                   test_faults_are_told_as_written_beside_them);
  g_test_add_func ("/scenario/faults/leave-a-sound-scenario-alone",
                   test_faults_leave_a_sound_scenario_alone);
  return g_test_run ();
}
