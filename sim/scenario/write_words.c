/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A program that writes po/words.h anew, or checks it: the words of tables that people read in the
   window and in reports, so that translators find them in one place and no room below the wall
   knows of languages. */
#include <tabard/change.h>
#include <tabard/exercise.h>
#include <tabard/hazard.h>
#include <tabard/journal.h>
#include <tabard/policy.h>
#include <tabard/scenario.h>
#include <tabard/snapshot.h>

#include <stdlib.h>
#include <string.h>

typedef struct
{
  GString *text;
  GHashTable *done; /* words that stand there already */
} Words;

/* ---- writing ---- */

static void
begin_part (const Words *words, const char *title)
{
  g_string_append_printf (words->text, "\n/* %s */\n", title);
}

static void
add (const Words *words, const char *word)
{
  if (word == NULL || *word == '\0' || !g_hash_table_add (words->done, g_strdup (word)))
    return;
  g_string_append (words->text, "N_ (\"");
  for (const char *at = word; *at != '\0'; at++)
    g_string_append_printf (words->text, *at == '"' || *at == '\\' ? "\\%c" : "%c", *at);
  g_string_append (words->text, "\")\n");
}

static void
add_all (const Words *words, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    add (words, names[i]);
}

/* ---- of the program ---- */

static void
add_kinds (const Words *words)
{
  begin_part (words, "Kinds of hazard: title, then what it is");
  for (guint i = 0; tbr_hazard_kinds[i] != NULL; i++)
    {
      add (words, tbr_hazard_kinds[i]->kind.title);
      add (words, tbr_hazard_kinds[i]->kind.sentence);
    }
  begin_part (words, "Policies: title, then what it does");
  for (guint i = 0; tbr_policy_kinds[i] != NULL; i++)
    {
      add (words, tbr_policy_kinds[i]->kind.title);
      add (words, tbr_policy_kinds[i]->kind.sentence);
    }
}

static void
add_needs (const Words *words)
{
  /* beside those of needs and harm; signs such as h and % are the same everywhere */
  static const char *const counted[] = { "units", "appointments", "persons h", "kW h", NULL };
  begin_part (words, "Kinds of need, and what they are counted in");
  for (guint i = 0; i < TBR_NEED_N; i++)
    add (words, tbr_need_info ((TbrNeedKind) i)->title);
  for (guint i = 0; i < TBR_NEED_N; i++)
    {
      const TbrNeedInfo *info = tbr_need_info ((TbrNeedKind) i);
      g_autofree char *rate = g_strdup_printf ("%s/h", info->unit);
      add (words, info->unit);
      if (!info->holds)
        add (words, rate);
    }
  begin_part (words, "Kinds of harm as curves are named, and what they are counted in");
  for (guint i = 0; i < TBR_HARM_N; i++)
    add (words, tbr_harm_name ((TbrHarm) i));
  for (guint i = 0; i < TBR_HARM_N; i++)
    add (words, tbr_harm_unit ((TbrHarm) i));
  begin_part (words, "What measures are counted in");
  add_all (words, counted);
}

/* Words of facts that the window tells as sentences. */
static void
add_facts (const Words *words)
{
  static const TbrFactCode told[] = { TBR_FACT_HAZARD_EVENT,
                                      TBR_FACT_REQUEST_CLOSED,
                                      TBR_FACT_OFFER_DECLINED,
                                      TBR_FACT_OFFER_REFUSED,
                                      TBR_FACT_UNIT_RESTING,
                                      TBR_FACT_UNIT_RELEASED,
                                      TBR_FACT_UNIT_ORDER_FAILED,
                                      TBR_FACT_LINK_CHANGED,
                                      TBR_FACT_UNIT_OBSTACLE,
                                      TBR_FACT_CONSENT,
                                      TBR_FACT_SOLIDARITY,
                                      TBR_FACT_IPCR,
                                      TBR_FACT_MAP,
                                      TBR_FACT_ATLAS,
                                      TBR_FACT_UNIT_FUEL };
  begin_part (words, "What befell a hazard, why something was refused or let go, how far it went");
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      const TbrFactInfo *info = tbr_fact_info (told[i]);
      for (guint k = 0; k < G_N_ELEMENTS (info->fields); k++)
        if (info->fields[k].slot == TBR_SLOT_CODE && info->fields[k].type == TBR_FIELD_CHOICE)
          add_all (words, info->fields[k].choices);
    }
}

static void
add_states_of_things (const Words *words)
{
  begin_part (words, "What a unit is at");
  add_all (words, tbr_phase_names);
  begin_part (words, "Whose units they are");
  add_all (words, tbr_layer_names);
  begin_part (words, "Single changes that are tried");
  add_all (words, tbr_change_words);
  begin_part (words, "What stands in the way at borders");
  add_all (words, tbr_obstacle_names);
  begin_part (words, "What a value rests on");
  add_all (words, tbr_certainty_names);
}

/* Orders as a form asks for them: what the door knows by itself is not asked. */
static void
add_orders (const Words *words)
{
  static const char *const known[] = { "at", "seat", "reason", NULL };
  begin_part (words, "Orders: title, then what each asks");
  for (guint i = 0; tbr_command_kinds[i] != NULL; i++)
    {
      const TbrKind *kind = &tbr_command_kinds[i]->kind;
      if (g_str_equal (kind->name, "set-seat") || g_str_equal (kind->name, "example"))
        continue;
      add (words, kind->title);
      for (guint k = 0; k < kind->n_params; k++)
        if (!g_strv_contains (known, kind->params[k].name))
          add (words, kind->params[k].sentence);
    }
  begin_part (words, "How work is done");
  add_all (words, tbr_work_names);
  begin_part (words, "How a message of an exercise comes");
  add_all (words, tbr_medium_names);
  begin_part (words, "What is said of an inject");
  for (guint i = 0; tbr_exercise_kinds[i] != NULL; i++)
    for (guint k = 0; k < tbr_exercise_kinds[i]->n_params; k++)
      if (g_str_equal (tbr_exercise_kinds[i]->element, "inject"))
        add (words, tbr_exercise_kinds[i]->params[k].sentence);
}

/* ---- of the data ---- */

static void
add_map (const Words *words, const TbrMap *map)
{
  begin_part (words, "States");
  for (guint i = 0; i < map->n_countries; i++)
    add (words, map->countries[i].name);
  begin_part (words, "Kinds of infrastructure");
  for (guint i = 0; i < TBR_SITE_N; i++)
    {
      g_autofree char *name = g_strdup (tbr_site_category_name ((TbrSiteCategory) i));
      add (words, g_strdelimit (name, "_", ' '));
    }
  begin_part (words, "What kind of it, and what it is counted in");
  for (guint i = 0; i < map->n_sites; i++)
    {
      g_autofree char *name = g_strdup (map->sites[i].subtype);
      add (words, g_strdelimit (name, "_", ' '));
      add (words, map->sites[i].unit);
    }
}

static TbrScenario *
parse_library (const TbrMap *map, const char *folder, TbrDiagnostics *faults)
{
  static const char text[] = "<scenario xmlns=\"urn:tabard:scenario:1\"><meta title=\"library\" "
                             "start=\"2020-01-01T00:00Z\" duration=\"1 d\"/>"
                             "<use href=\"library/capabilities.xml\"/></scenario>";
  return tbr_scenario_parse (text, -1, "library", folder, map, NULL, faults);
}

/* What the file should say; NULL with an error when map or library cannot be read. */
static char *
compose (const char *map_folder, const char *library, GError **error)
{
  g_autoptr (TbrMap) map = tbr_map_load (map_folder, error);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) scenario = map != NULL ? parse_library (map, library, faults) : NULL;
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) text = g_string_new (
      "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
      "/* Copyright 2026 The tabard authors */\n"
      "/* Words of tables, for translators alone: written by write_words, compiled by "
      "nobody. */\n");
  const Words words = { text, done };
  if (scenario == NULL)
    {
      g_autofree char *told = tbr_diagnostics_to_text (faults);
      if (map != NULL)
        g_set_error (error, TBR_ERROR, TBR_ERROR_SCENARIO, "%s", told);
      return NULL;
    }
  add_needs (&words);
  add_kinds (&words);
  add_states_of_things (&words);
  add_facts (&words);
  add_orders (&words);
  add_map (&words, map);
  begin_part (&words, "Types of unit");
  for (guint i = 0; i < scenario->n_capabilities; i++)
    add (&words, scenario->capabilities[i]->title);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
check (const char *text, const char *path, GError **error)
{
  g_autofree char *found = NULL;
  if (!g_file_get_contents (path, &found, NULL, error))
    return FALSE;
  if (g_str_equal (found, text))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_FILE,
               "%s is not what the tables say: write it anew by write_words MAP SCENARIOS FILE",
               path);
  return FALSE;
}

int
main (int argc, char **argv)
{
  gboolean checks = argc == 5 && g_str_equal (argv[4], "--check");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = argc == 4 || checks ? compose (argv[1], argv[2], &error) : NULL;
  if (text != NULL
      && (checks ? check (text, argv[3], &error) : g_file_set_contents (argv[3], text, -1, &error)))
    return EXIT_SUCCESS;
  g_message ("%s",
             error != NULL ? error->message : "usage: write_words MAP SCENARIOS FILE [--check]");
  return EXIT_FAILURE;
}
