/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that opens the desktop. */
#include "opening.h"

extern const TbrVerb tbr_verb_view;

/* What the command line said. */
typedef struct
{
  char *seed, *replication, *at, *theme, *size, *scale, *picture, *coverage, *language;
  char **settings, **layers;
} TbrViewOptions;

static void
options_clear (TbrViewOptions *o)
{
  g_free (o->seed);
  g_free (o->replication);
  g_free (o->at);
  g_free (o->theme);
  g_free (o->size);
  g_free (o->scale);
  g_free (o->picture);
  g_free (o->coverage);
  g_free (o->language);
  g_strfreev (o->settings);
  g_strfreev (o->layers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrViewOptions, options_clear)

static gboolean
read_options (TbrViewOptions *o, int *argc, char ***argv, TbrExit *code)
{
  const GOptionEntry entries[] = {
    { "seed", 0, 0, G_OPTION_ARG_STRING, &o->seed, "Seed of all chance, instead of the scenario's",
      "N" },
    { "replication", 'r', 0, G_OPTION_ARG_STRING, &o->replication,
      "Number of the replication, 0 if not given", "N" },
    { "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &o->settings,
      "Set a parameter: section.id.parameter=value", "PATH=VALUE" },
    { "at", 0, 0, G_OPTION_ARG_STRING, &o->at,
      "Begin at an instant, or so long after the start, e.g. 5d", "T" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &o->theme, "light, dark or contrast", "WHAT" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &o->size, "Size of the window in pixels", "WxH" },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &o->scale, "Size of letters and symbols, 0.5 to 4", "N" },
    { "coverage", 0, 0, G_OPTION_ARG_STRING, &o->coverage,
      "Show who could be where: a kind of need such as fire-line, or a type of unit", "WHAT" },
    { "layer", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->layers,
      "Show a GeoJSON file as a layer of the map; may be given several times", "FILE" },
    { "picture", 'p', 0, G_OPTION_ARG_FILENAME, &o->picture,
      "Draw what the window would show into a PNG file; needs no display", "FILE" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &o->language,
      "Language of the window: en, de, el or fr; as LANGUAGE and the locale say if not given",
      "CODE" },
    { NULL }
  };

  return tbr_verb_parse (&tbr_verb_view, entries, argc, argv, code);
}

static gboolean
read_all (const TbrViewOptions *o, TbrDesktopSpec *spec, GError **error)
{
  guint64 seed, replication = 0;

  if (o->seed != NULL)
    {
      if (!tbr_verb_read_number ("--seed", o->seed, G_MAXINT64, &seed, error))
        return FALSE;
      spec->house.seed = (gint64) seed;
    }
  if (o->replication != NULL
      && !tbr_verb_read_number ("--replication", o->replication, G_MAXUINT32, &replication, error))
    return FALSE;
  spec->house.replication = (guint32) replication;
  if (o->at != NULL && !tbr_duration_parse (o->at, &spec->at, NULL)
      && !tbr_instant_parse (o->at, &spec->at_unix, NULL))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_USAGE,
                   "--at: '%s' is neither an instant such as 2018-07-20T12:00Z nor a time since "
                   "the start such as '36 h'",
                   o->at);
      return FALSE;
    }
  const TbrLooks looks = { o->theme, o->size, o->scale };
  return tbr_opening_read (&looks, spec, error);
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (TbrViewOptions) options = { NULL };
  g_autoptr (GError) error = NULL;
  TbrDesktopSpec spec = { .house.seed = -1, .at = -1, .theme = -1, .version = TABARD_VERSION };
  TbrExit code = TBR_EXIT_DONE;

  if (!read_options (&options, &argc, &argv, &code))
    return code;
  if (argc > 2)
    return tbr_verb_fail (&tbr_verb_view, TBR_EXIT_USAGE, "one scenario at a time");
  if (!read_all (&options, &spec, &error) || !tbr_context_begin_language (options.language, &error))
    return tbr_verb_fail_error (&tbr_verb_view, error);
  if (argc == 2 && !tbr_context_has_scenario (&tbr_verb_view, argv[1]))
    return TBR_EXIT_FAILED;
  g_autofree char *scenario = argc == 2 ? tbr_context_find_scenario (argv[1]) : NULL;
  spec.house.settings = (const char *const *) options.settings;
  spec.scenario = scenario;
  spec.coverage = options.coverage;
  spec.layers = (const char *const *) options.layers;
  return tbr_opening_show (&tbr_verb_view, &spec, options.picture);
}

const TbrVerb tbr_verb_view
    = { "view", "[SCENARIO] [OPTION...]", "Opens the desktop: map, time, findings, reasons", run };
