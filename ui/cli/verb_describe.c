/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that explains a kind: every parameter with unit, range, default and source. */
#include "verb.h"

#include <tabard/scenario.h>

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
print_kind (const TbrKind *kind, TbrSectionId section)
{
  g_print ("%s (%s)\n%s\nin section <%s>, element <%s>\n\n", kind->name, kind->title,
           kind->sentence, tbr_section_names[section], kind->element);
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

/* Explains every kind of that name. Returns: how many there were */
static guint
describe (const char *name)
{
  guint n = 0;

  for (TbrSectionId section = 0; section < TBR_SECTION_N; section++)
    {
      const TbrKind *const *kinds = tbr_scenario_kinds (section);
      for (guint i = 0; kinds[i] != NULL; i++)
        if (g_str_equal (kinds[i]->name, name))
          {
            if (n++ > 0)
              g_print ("\n");
            print_kind (kinds[i], section);
          }
    }
  return n;
}

static const char *
nearest (const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (TbrSectionId section = 0; section < TBR_SECTION_N; section++)
    {
      const TbrKind *const *kinds = tbr_scenario_kinds (section);
      for (guint i = 0; kinds[i] != NULL; i++)
        g_ptr_array_add (names, (gpointer) kinds[i]->name);
    }
  g_ptr_array_add (names, NULL);
  return tbr_suggest (name, (const char *const *) names->pdata);
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
  if (describe (argv[1]) == 0)
    {
      const char *near = nearest (argv[1]);
      return tbr_verb_fail (&tbr_verb_describe, TBR_EXIT_USAGE, "unknown kind '%s'%s%s%s", argv[1],
                            near != NULL ? ": did you mean '" : "", near != NULL ? near : "",
                            near != NULL ? "'?" : "; tabard list shows them");
    }
  return TBR_EXIT_DONE;
}

const TbrVerb tbr_verb_describe
    = { "describe", "KIND | --schema", "Explains a kind: its parameters, ranges, defaults, sources",
        run };
