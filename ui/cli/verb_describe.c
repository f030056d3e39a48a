/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that explains a kind, every parameter with unit, range, default and source, or an
   element of the library, every value with its ground. */
#include "context.h"
#include "describe_element.h"
#include "families.h"

#include <tabard/exercise.h>

extern const TbrVerb tbr_verb_describe;

static const char *const type_names[TBR_PARAM_N]
    = { "yes or no", "whole number", "quantity", "duration", "instant",
        "text",      "one of",       "id",       "ids",      "law of chance" };

static void
print_param (const TbrParam *param)
{
  g_autofree char *range = tbr_param_range_text (param);
  const char *units = param->type == TBR_PARAM_REAL || param->type == TBR_PARAM_LAW
                          ? tbr_units_names (param->dimension)
                          : "";

  g_print ("  %s\n      %s\n      %s%s%s%s%s", param->name, param->sentence,
           type_names[param->type], *range != '\0' ? ", " : "", range,
           *units != '\0' ? "; units: " : "", units);
  if (param->fallback == NULL)
    g_print ("; must be given\n");
  else
    g_print ("; default %s\n", *param->fallback != '\0' ? param->fallback : "none");
  g_print ("      %s: %s\n", tbr_certainty_names[param->certainty], param->source);
}

static void
print_kind (const TbrKind *kind, const char *section)
{
  g_print ("%s (%s)\n%s\nin section <%s>, element <%s>\n\n", kind->name, kind->title,
           kind->sentence, section, kind->element);
  for (guint i = 0; i < kind->n_params; i++)
    print_param (&kind->params[i]);
  for (guint i = 0; i < kind->n_rows; i++)
    {
      const TbrRowKind *row = &kind->rows[i];
      g_print ("\n rows <%s>: %s\n", row->name, row->sentence);
      for (guint j = 0; j < row->n_params; j++)
        print_param (&row->params[j]);
    }
}

/* Explains every kind of that name in a list. @n: how many were explained before. Returns: how many
   are by now */
static guint
describe_in (const TbrKind *const *kinds, const char *section, const char *name, guint n)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_str_equal (kinds[i]->name, name))
      {
        if (n++ > 0)
          g_print ("\n");
        print_kind (kinds[i], section);
      }
  return n;
}

/* Explains every kind of that name, of scenarios and of exercises. Returns: how many there were */
static guint
describe (const char *name)
{
  guint n = 0;

  for (TbrSectionId section = 0; section < TBR_SECTION_N; section++)
    n = describe_in (tbr_scenario_kinds (section), tbr_section_names[section], name, n);
  return describe_in (tbr_exercise_kinds, tbr_exercise_kinds[0]->element, name, n);
}

static const char *
nearest (const TbrScenario *library, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (TbrSectionId section = 0; section < TBR_SECTION_N; section++)
    {
      const TbrKind *const *kinds = tbr_scenario_kinds (section);
      for (guint i = 0; kinds[i] != NULL; i++)
        g_ptr_array_add (names, (gpointer) kinds[i]->name);
    }
  tbr_describe_add_names (library, names);
  tbr_families_add_names (names);
  g_ptr_array_add (names, NULL);
  return tbr_suggest (name, (const char *const *) names->pdata);
}

/* Explains what the library calls so. */
static TbrExit
describe_element (const char *name)
{
  g_auto (TbrContext) context = { NULL, NULL };
  const char *near;

  if (!tbr_context_load_shelves (&tbr_verb_describe, &context))
    return TBR_EXIT_FAILED;
  if (tbr_describe_element (context.scenario, name) + tbr_families_print (name) > 0)
    return TBR_EXIT_DONE;
  near = nearest (context.scenario, name);
  return tbr_verb_fail (&tbr_verb_describe, TBR_EXIT_USAGE, "unknown kind '%s'%s%s%s", name,
                        near != NULL ? ": did you mean '" : "", near != NULL ? near : "",
                        near != NULL ? "'?" : "; tabard list shows them");
}

static TbrExit
run (int argc, char **argv)
{
  gboolean schema = FALSE;
  const GOptionEntry entries[]
      = { { "schema", 0, 0, G_OPTION_ARG_NONE, &schema, "Print the XML schema of scenarios", NULL },
          { NULL } };
  TbrExit code = TBR_EXIT_DONE;

  if (!tbr_verb_parse (&tbr_verb_describe, entries, &argc, &argv, &code))
    return code;
  if (argc != (schema ? 1 : 2))
    return tbr_verb_fail (&tbr_verb_describe, TBR_EXIT_USAGE,
                          argc < 2 ? "which kind?" : "one kind or the schema at a time");
  if (schema)
    {
      g_autofree char *text = tbr_scenario_schema ();
      g_print ("%s", text);
      return TBR_EXIT_DONE;
    }
  return describe (argv[1]) > 0 ? TBR_EXIT_DONE : describe_element (argv[1]);
}

const TbrVerb tbr_verb_describe
    = { "describe", "KIND | ID | --schema",
        "Explains a kind, or what the library says of a type of unit, need, state, delay", run };
