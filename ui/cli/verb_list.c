/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that lists what a scenario can name. */
#include "context.h"
#include "families.h"
#include "opening.h"

#include "desktop/keymap.h"

#include <tabard/command.h>
#include <tabard/hazard.h>
#include <tabard/output.h>
#include <tabard/policy.h>

extern const TbrVerb tbr_verb_list;

static void
print_kind (const TbrKind *kind)
{
  g_print ("%-18s %s\n", kind->name, kind->sentence);
}

static void
list_section (TbrSectionId section)
{
  const TbrKind *const *kinds = tbr_scenario_kinds (section);

  for (guint i = 0; kinds[i] != NULL; i++)
    print_kind (kinds[i]);
}

static TbrExit
list_states (void)
{
  g_autoptr (TbrMap) map = tbr_context_load_map (&tbr_verb_list);

  if (map == NULL)
    return TBR_EXIT_FAILED;
  for (guint i = 0; i < map->n_countries; i++)
    {
      const TbrCountry *country = &map->countries[i];
      if (country->group < TBR_GROUP_CONTEXT)
        g_print ("%s  %-26s %-10s %11" G_GINT64_FORMAT "\n", country->iso, country->name,
                 country->eu     ? "EU"
                 : country->ucpm ? "UCPM"
                                 : "neighbour",
                 country->population);
    }
  return TBR_EXIT_DONE;
}

/* Lists the module types of the library. */
static TbrExit
list_capabilities (void)
{
  g_auto (TbrContext) context = { NULL, NULL };

  if (!tbr_context_load_shelves (&tbr_verb_list, &context))
    return TBR_EXIT_FAILED;
  const TbrScenario *scenario = context.scenario;
  for (guint i = 0; i < scenario->n_capabilities; i++)
    g_print ("%-10s %s\n", tbr_scenario_object (scenario, TBR_SECTION_CAPABILITIES, i)->id,
             scenario->capabilities[i]->title);
  return TBR_EXIT_DONE;
}

static TbrExit
list_hazards (void)
{
  list_section (TBR_SECTION_HAZARDS);
  (void) tbr_families_print (NULL);
  return TBR_EXIT_DONE;
}

static TbrExit
list_triggers (void)
{
  list_section (TBR_SECTION_TRIGGERS);
  return TBR_EXIT_DONE;
}

static TbrExit
list_policies (void)
{
  list_section (TBR_SECTION_POLICIES);
  return TBR_EXIT_DONE;
}

static TbrExit
list_outputs (void)
{
  list_section (TBR_SECTION_MEASURES);
  return TBR_EXIT_DONE;
}

static TbrExit
list_commands (void)
{
  list_section (TBR_SECTION_COMMANDS);
  return TBR_EXIT_DONE;
}

static TbrExit
list_needs (void)
{
  for (guint i = 0; i < TBR_NEED_N; i++)
    g_print ("%-14s %s, in %s\n", tbr_need_info (i)->name, tbr_need_info (i)->title,
             tbr_need_info (i)->unit);
  return TBR_EXIT_DONE;
}

/* All that can be done in the window, in the form of the file of keys. */
static TbrExit
list_keys (void)
{
  g_autoptr (TbrKeymap) keymap = tbr_keymap_new ();
  g_autofree char *path = tbr_opening_key_file ();
  g_autoptr (GPtrArray) faults = tbr_keymap_read (keymap, path);
  g_autofree char *text = tbr_keymap_write (keymap);

  g_print ("# Keys of the window. Lines that are changed go into\n# %s\n\n%s", path, text);
  for (guint i = 0; i < faults->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (faults, i));
  return faults->len == 0 ? TBR_EXIT_DONE : TBR_EXIT_SCENARIO;
}

/* What can be listed. */
static const struct
{
  const char *name;
  TbrExit (*list) (void);
} lists[] = {
  { "hazards", list_hazards },
  { "triggers", list_triggers },
  { "policies", list_policies },
  { "outputs", list_outputs },
  { "capabilities", list_capabilities },
  { "commands", list_commands },
  { "needs", list_needs },
  { "states", list_states },
  { "keys", list_keys },
};

static TbrExit
run (int argc, char **argv)
{
  const char *names[G_N_ELEMENTS (lists) + 1] = { NULL };
  TbrExit code = TBR_EXIT_DONE;

  if (!tbr_verb_parse (&tbr_verb_list, NULL, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_list, TBR_EXIT_USAGE,
                          argc < 2 ? "which list?" : "one list at a time");
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (g_str_equal (argv[1], lists[i].name))
        return lists[i].list ();
      names[i] = lists[i].name;
    }
  return tbr_verb_refuse_word (&tbr_verb_list, "list", argv[1], names, "they are in the usage");
}

const TbrVerb tbr_verb_list
    = { "list", "hazards|triggers|policies|outputs|capabilities|commands|needs|states|keys",
        "Lists what a scenario can name, and the keys of the window", run };
