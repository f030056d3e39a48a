/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that runs a scenario once, from alarm to the last unit home. */
#include "context.h"
#include "progress.h"
#include "run_files.h"
#include "summary.h"

#include <tabard/draw.h>
#include <tabard/recording.h>

#include <string.h>

extern const TbrVerb tbr_verb_run;

/* What the command line said. */
typedef struct
{
  gint64 seed;
  gint replication;
  char *until;
  char **settings;
  char *commands;
  char *out;
  char **maps;
  char *save;
  char *from;
  gboolean json;
  gboolean narrate;
  gboolean quiet;
} TbrRunOptions;

/* A picture to be drawn at an instant. */
typedef struct
{
  TbrTime at;
  char *file;
} TbrMapOrder;

/* One run under way. */
typedef struct
{
  TbrRunOptions options;
  TbrContext context;
  TbrSim *sim;
  TbrTime until;
  GArray *maps;      /* TbrMapOrder, by time */
  GPtrArray *orders; /* TbrCommand, by time */
  TbrRecording *recording;
  TbrRunFiles files;
  TbrProgress progress;
} TbrRunJob;

static void
map_clear (gpointer order)
{
  g_free (((TbrMapOrder *) order)->file);
}

static void
job_clear (TbrRunJob *job)
{
  g_clear_pointer (&job->sim, tbr_sim_free);
  tbr_run_files_clear (&job->files);
  g_clear_pointer (&job->recording, tbr_recording_free);
  g_clear_pointer (&job->maps, g_array_unref);
  g_clear_pointer (&job->orders, g_ptr_array_unref);
  tbr_context_clear (&job->context);
  g_free (job->options.until);
  g_strfreev (job->options.settings);
  g_free (job->options.commands);
  g_free (job->options.out);
  g_strfreev (job->options.maps);
  g_free (job->options.save);
  g_free (job->options.from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrRunJob, job_clear)

static gboolean
read_options (TbrRunOptions *o, int *argc, char ***argv, TbrExit *code)
{
  const GOptionEntry entries[] = {
    { "seed", 0, 0, G_OPTION_ARG_INT64, &o->seed, "Seed of all chance", "N" },
    { "replication", 'r', 0, G_OPTION_ARG_INT, &o->replication, "Replication", "N" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &o->until, "Stop at an instant or after a time", "T" },
    { "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &o->settings,
      "Set a parameter: section.id.parameter=value", "PATH=VALUE" },
    { "commands", 0, 0, G_OPTION_ARG_FILENAME, &o->commands, "Give the orders of a log", "LOG" },
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &o->out,
      "Write tables, trace and recording into a folder", "DIR" },
    { "map", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &o->maps,
      "Draw the map of an instant (.png, .svg, .pdf)", "T=FILE" },
    { "save", 0, 0, G_OPTION_ARG_FILENAME, &o->save, "Save the run where it stops", "FILE" },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &o->from, "Go on from a saved run", "FILE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &o->json, "Print the result as JSON", NULL },
    { "narrate", 0, 0, G_OPTION_ARG_NONE, &o->narrate, "Print a sentence for every important event",
      NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &o->quiet, "Print the digest only", NULL },
    { NULL }
  };

  return tbr_verb_parse (&tbr_verb_run, entries, argc, argv, code);
}

/* An instant of the scenario: ISO 8601, or a time after its start. */
static gboolean
read_instant (const TbrScenario *scenario, const char *text, TbrTime *out_at, GError **error)
{
  gint64 unix_time;
  TbrTime at;

  if (tbr_duration_parse (text, &at, NULL))
    *out_at = at;
  else if (tbr_instant_parse (text, &unix_time, error))
    *out_at = unix_time - scenario->start_unix;
  else
    return FALSE;
  if (*out_at >= 0 && *out_at <= scenario->meta->duration)
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s is outside the scenario's time", text);
  return FALSE;
}

static gint
compare_maps (gconstpointer a, gconstpointer b)
{
  const TbrMapOrder *first = a, *second = b;
  return first->at < second->at ? -1 : first->at > second->at;
}

static gboolean
read_maps (TbrRunJob *job, GError **error)
{
  job->maps = g_array_new (FALSE, TRUE, sizeof (TbrMapOrder));
  g_array_set_clear_func (job->maps, map_clear);
  for (guint i = 0; job->options.maps != NULL && job->options.maps[i] != NULL; i++)
    {
      const char *equals = strchr (job->options.maps[i], '=');
      g_autofree char *instant
          = equals != NULL ? g_strndup (job->options.maps[i], equals - job->options.maps[i]) : NULL;
      TbrMapOrder order = { 0, NULL };

      if (equals == NULL)
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_USAGE, "--map %s: write INSTANT=FILE",
                       job->options.maps[i]);
          return FALSE;
        }
      if (!read_instant (job->context.scenario, instant, &order.at, error))
        return FALSE;
      order.file = g_strdup (equals + 1);
      g_array_append_val (job->maps, order);
    }
  g_array_sort (job->maps, compare_maps);
  return TRUE;
}

static gint
compare_orders (gconstpointer a, gconstpointer b)
{
  const TbrCommand *first = *(const TbrCommand *const *) a;
  const TbrCommand *second = *(const TbrCommand *const *) b;
  return first->at < second->at ? -1 : first->at > second->at;
}

static gboolean
read_orders (TbrRunJob *job, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gsize length;

  job->orders = g_ptr_array_new_with_free_func ((GDestroyNotify) tbr_command_free);
  if (job->options.commands == NULL)
    return TRUE;
  text = tbr_file_read (job->options.commands, 64 << 20, &length, error);
  if (text == NULL)
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      TbrCommand *command;

      g_strstrip (lines[i]);
      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;
      command = tbr_command_parse (job->context.scenario, lines[i], error);
      if (command == NULL)
        {
          g_prefix_error (error, "%s:%u: ", job->options.commands, i + 1);
          return FALSE;
        }
      g_ptr_array_add (job->orders, command);
    }
  g_ptr_array_sort (job->orders, compare_orders);
  return TRUE;
}

/* Everything that can go wrong before the run starts. */
static gboolean
prepare (TbrRunJob *job, const char *path, GError **error)
{
  const TbrScenario *scenario = job->context.scenario;
  guint64 seed
      = job->options.seed >= 0 ? (guint64) job->options.seed : (guint64) scenario->meta->seed;

  job->until = scenario->meta->duration;
  if (job->options.until != NULL
      && !read_instant (scenario, job->options.until, &job->until, error))
    return FALSE;
  if (!read_maps (job, error) || !read_orders (job, error))
    return FALSE;
  job->sim = job->options.from != NULL
                 ? tbr_sim_load (scenario, job->options.from, error)
                 : tbr_sim_new (scenario, seed, (guint32) job->options.replication);
  if (job->sim == NULL)
    return FALSE;
  job->recording = tbr_recording_new (job->sim, path, (const char *const *) job->options.settings);
  return job->options.out == NULL
         || tbr_run_files_begin (&job->files, job->options.out, job->sim, error);
}

static gboolean
draw (TbrRunJob *job, const char *file, GError **error)
{
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (job->sim);
  return tbr_draw_map_file (job->context.map, snapshot, NULL, file, error);
}

/* Runs to an instant, with marks at every midnight of the scenario's clock. */
static void
run_to (TbrRunJob *job, TbrTime at)
{
  while (!tbr_sim_is_over (job->sim) && tbr_sim_now (job->sim) < at)
    {
      TbrTime day = (tbr_sim_now (job->sim) / TBR_DAY + 1) * TBR_DAY;
      double share;

      tbr_sim_run_until (job->sim, MIN (day, at));
      if (tbr_sim_now (job->sim) == day)
        tbr_recording_mark (job->recording, job->sim);
      share = (double) tbr_sim_now (job->sim) / (double) MAX (job->until, 1);
      tbr_progress_set (&job->progress, share, job->context.scenario->id);
    }
}

static gboolean
go_on (TbrRunJob *job, GError **error)
{
  guint map = 0, order = 0;

  for (;;)
    {
      TbrMapOrder *picture
          = map < job->maps->len ? &g_array_index (job->maps, TbrMapOrder, map) : NULL;
      TbrCommand *command
          = order < job->orders->len ? g_ptr_array_index (job->orders, order) : NULL;

      if (command != NULL && command->at <= job->until
          && (picture == NULL || command->at <= picture->at))
        {
          run_to (job, command->at);
          tbr_recording_order (job->recording, job->sim, command);
          if (!tbr_sim_order (job->sim, command, error))
            return FALSE;
          order++;
        }
      else if (picture != NULL && picture->at <= job->until)
        {
          run_to (job, picture->at);
          if (!draw (job, picture->file, error))
            return FALSE;
          map++;
        }
      else
        break;
    }
  run_to (job, job->until);
  tbr_recording_mark (job->recording, job->sim);
  tbr_sim_flush (job->sim);
  return TRUE;
}

static void
print_json (const TbrRunJob *job, const TbrResult *result)
{
  g_autofree char *indicators = tbr_result_to_json (result, job->context.scenario->start_unix);

  g_print ("{\"scenario\":\"%s\",\"seed\":%" G_GUINT64_FORMAT
           ",\"replication\":%u,\"digest\":\"%016" G_GINT64_MODIFIER
           "x\",\"events\":%" G_GUINT64_FORMAT ",\"facts\":%" G_GUINT64_FORMAT ",\"result\":%s}\n",
           job->context.scenario->id, tbr_sim_seed (job->sim), tbr_sim_replication (job->sim),
           tbr_sim_digest (job->sim), tbr_sim_n_events (job->sim), tbr_sim_n_facts (job->sim),
           indicators);
}

/* Tells what came out. */
static gboolean
report (TbrRunJob *job, GError **error)
{
  g_autoptr (TbrResult) result = tbr_sim_result (job->sim);
  g_autofree char *summary = tbr_summary_text (job->sim, result);

  if (job->options.out != NULL
      && !tbr_run_files_finish (&job->files, result, job->recording, summary, error))
    return FALSE;
  if (job->options.save != NULL && !tbr_sim_save (job->sim, job->options.save, error))
    return FALSE;
  if (job->options.json)
    print_json (job, result);
  else if (!job->options.quiet)
    g_print ("%s", summary);
  if (!job->options.json)
    g_print ("digest %016" G_GINT64_MODIFIER "x\n", tbr_sim_digest (job->sim));
  return TRUE;
}

static TbrExit
fail (const GError *error)
{
  TbrExit code = g_error_matches (error, TBR_ERROR, TBR_ERROR_FILE) ? TBR_EXIT_FAILED
                 : error->domain == TBR_ERROR                       ? TBR_EXIT_USAGE
                                                                    : TBR_EXIT_FAILED;
  return tbr_verb_fail (&tbr_verb_run, code, "%s", error->message);
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (TbrRunJob) job = { .options = { .seed = -1 } };
  g_autoptr (GError) error = NULL;
  TbrExit code = TBR_EXIT_DONE;

  if (!read_options (&job.options, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_run, TBR_EXIT_USAGE, "which scenario?");
  code = tbr_context_load (&tbr_verb_run, argv[1], (const char *const *) job.options.settings,
                           &job.context);
  if (code != TBR_EXIT_DONE)
    return code;
  if (!prepare (&job, argv[1], &error))
    return fail (error);
  if (job.options.narrate)
    tbr_summary_narrate (job.sim);
  tbr_progress_start (&job.progress, job.options.quiet || job.options.narrate ? TBR_PROGRESS_HIDE
                                                                              : TBR_PROGRESS_SHOW);
  if (!go_on (&job, &error))
    {
      tbr_progress_end (&job.progress);
      return fail (error);
    }
  tbr_progress_end (&job.progress);
  return report (&job, &error) ? TBR_EXIT_DONE : fail (error);
}

const TbrVerb tbr_verb_run
    = { "run", "SCENARIO [OPTION...]", "Runs a scenario once and says what came out", run };
