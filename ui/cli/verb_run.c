/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that runs a scenario once, from alarm to the last unit home. */
#include "context.h"
#include "progress.h"
#include "run_files.h"
#include "run_plan.h"
#include "summary.h"

#include <tabard/audit.h>
#include <tabard/draw.h>

#include <string.h>

extern const TbrVerb tbr_verb_run;

/* What the command line said. */
typedef struct
{
  char *seed;
  char *replication;
  char *until;
  char **settings;
  char *commands;
  char *out;
  char **maps;
  char *size;
  char *save;
  char *from;
  gboolean json;
  gboolean narrate;
  gboolean quiet;
  gboolean check;
} TbrRunOptions;

/* One run under way. */
typedef struct
{
  TbrRunOptions options;
  TbrDrawOptions picture; /* how maps are drawn */
  TbrContext context;
  TbrSim *sim;
  TbrTime until;
  GArray *plan; /* TbrRunStep, by time */
  TbrRecording *recording;
  TbrRunFiles files;
  TbrProgress progress;
  TbrAudit *audit; /* NULL when nothing is checked */
} TbrRunJob;

static void
job_clear (TbrRunJob *job)
{
  g_clear_pointer (&job->sim, tbr_sim_free);
  g_clear_pointer (&job->audit, tbr_audit_free);
  tbr_run_files_clear (&job->files);
  g_clear_pointer (&job->recording, tbr_recording_free);
  g_clear_pointer (&job->plan, g_array_unref);
  tbr_context_clear (&job->context);
  g_free (job->options.seed);
  g_free (job->options.replication);
  g_free (job->options.until);
  g_strfreev (job->options.settings);
  g_free (job->options.commands);
  g_free (job->options.out);
  g_strfreev (job->options.maps);
  g_free (job->options.size);
  g_free (job->options.save);
  g_free (job->options.from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrRunJob, job_clear)

static gboolean
read_options (TbrRunOptions *o, int *argc, char ***argv, TbrExit *code)
{
  const GOptionEntry entries[] = {
    { "seed", 0, 0, G_OPTION_ARG_STRING, &o->seed, "Seed of all chance, instead of the scenario's",
      "N" },
    { "replication", 'r', 0, G_OPTION_ARG_STRING, &o->replication,
      "Number of the replication, 0 if not given", "N" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &o->until, "Stop at an instant or after a time", "T" },
    { "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &o->settings,
      "Set a parameter: section.id.parameter=value", "PATH=VALUE" },
    { "commands", 0, 0, G_OPTION_ARG_FILENAME, &o->commands, "Give the orders of a log", "LOG" },
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &o->out,
      "Write tables, trace and recording into a folder", "DIR" },
    { "map", 'm', 0, G_OPTION_ARG_FILENAME_ARRAY, &o->maps,
      "Draw the map of an instant (.png, .svg, .pdf)", "T=FILE" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &o->size,
      "Size of the maps in pixels, 1600x1200 if not given", "WxH" },
    { "save", 0, 0, G_OPTION_ARG_FILENAME, &o->save, "Save the run where it stops", "FILE" },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &o->from, "Go on from a saved run", "FILE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &o->json, "Print the result as JSON", NULL },
    { "narrate", 0, 0, G_OPTION_ARG_NONE, &o->narrate, "Print a line for everything that happens",
      NULL },
    { "check", 0, 0, G_OPTION_ARG_NONE, &o->check,
      "Check that people, units, stocks, work and money add up, at every fact", NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &o->quiet, "Print the digest only", NULL },
    { NULL }
  };

  return tbr_verb_parse (&tbr_verb_run, entries, argc, argv, code);
}

/* Options that do not go together. Returns: what is wrong, or NULL */
static const char *
find_conflict (const TbrRunOptions *o)
{
  if (o->json && o->narrate)
    return "--json and --narrate both want the standard output";
  if (o->from != NULL && (o->seed != NULL || o->replication != NULL))
    return "--from goes on with the seed and the replication of the saved run";
  if (o->check && o->from != NULL)
    return "--check follows a run from its start, --from begins later";
  if (o->size != NULL && o->maps == NULL)
    return "--size is the size of what --map draws";
  if (g_strcmp0 (o->out, "-") == 0)
    return "--out -: the tables go into a folder, not into a stream";
  return NULL;
}

/* Starts the run, or takes up a saved one. */
static gboolean
start (TbrRunJob *job, GError **error)
{
  const TbrScenario *scenario = job->context.scenario;
  guint64 seed = (guint64) scenario->meta->seed, replication = 0;

  if (!tbr_verb_read_number ("--seed", job->options.seed, G_MAXUINT64, &seed, error)
      || !tbr_verb_read_number ("--replication", job->options.replication, G_MAXUINT32,
                                &replication, error))
    return FALSE;
  job->sim = job->options.from != NULL ? tbr_sim_load (scenario, job->options.from, error)
                                       : tbr_sim_new (scenario, seed, (guint32) replication);
  return job->sim != NULL;
}

/* Refuses what lies before the present of a saved run, warns of what lies behind the end. */
static gboolean
check_times (const TbrRunJob *job, GError **error)
{
  TbrTime now = tbr_sim_now (job->sim);
  g_autofree char *present = tbr_instant_format (tbr_sim_scenario (job->sim)->start_unix + now);

  if (job->until < now)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "--until %s: the saved run is already at %s",
                   job->options.until, present);
      return FALSE;
    }
  for (guint i = 0; i < job->plan->len; i++)
    {
      const TbrRunStep *step = &g_array_index (job->plan, TbrRunStep, i);
      if (step->at < now)
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s: the saved run is already at %s",
                       step->text, present);
          return FALSE;
        }
      if (step->at > job->until)
        g_printerr ("tabard run: warning: %s: the run stops before, so this is not %s\n",
                    step->text, step->order != NULL ? "ordered" : "drawn");
    }
  return TRUE;
}

/* Everything that can go wrong before the run starts. */
static gboolean
prepare (TbrRunJob *job, const char *path, GError **error)
{
  const TbrScenario *scenario = job->context.scenario;
  const TbrRunOptions *o = &job->options;

  job->until = scenario->meta->duration;
  job->plan = tbr_run_plan_new ();
  if (o->until != NULL
      && !tbr_context_read_instant (scenario, "--until", o->until, &job->until, error))
    return FALSE;
  if (!tbr_verb_read_size (o->size, &job->picture.width, &job->picture.height, error)
      || !tbr_run_plan_add_pictures (job->plan, scenario, (const char *const *) o->maps, error)
      || (o->commands != NULL && !tbr_run_plan_add_orders (job->plan, scenario, o->commands, error))
      || (o->save != NULL && !tbr_run_plan_check_place (o->save, error)))
    return FALSE;
  tbr_run_plan_sort (job->plan);
  if (!start (job, error) || !check_times (job, error))
    return FALSE;
  if (o->check)
    {
      job->audit = tbr_audit_new (tbr_sim_dictionary (job->sim));
      tbr_sim_listen (job->sim, tbr_audit_take, job->audit);
    }
  job->recording = tbr_recording_new (job->sim, path, (const char *const *) o->settings);
  return o->out == NULL || tbr_run_files_begin (&job->files, o->out, job->sim, error);
}

/* Runs to an instant, with marks at every midnight of the scenario's clock. Stops when the trace
   cannot be written. */
static gboolean
run_to (TbrRunJob *job, TbrTime at, GError **error)
{
  while (!tbr_sim_is_over (job->sim) && tbr_sim_now (job->sim) < at && job->files.error == NULL)
    {
      TbrTime day = (tbr_sim_now (job->sim) / TBR_DAY + 1) * TBR_DAY;
      double share;

      if (job->audit == NULL)
        tbr_sim_run_until (job->sim, MIN (day, at));
      else if (!tbr_sim_run_checked (job->sim, job->audit, MIN (day, at), error))
        return FALSE;
      if (tbr_sim_now (job->sim) == day && day < job->until)
        tbr_recording_mark (job->recording, job->sim);
      share = (double) tbr_sim_now (job->sim) / (double) MAX (job->until, 1);
      tbr_progress_set (&job->progress, share, job->context.scenario->id);
    }
  if (job->files.error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&job->files.error));
  return FALSE;
}

static gboolean
carry_out (TbrRunJob *job, const TbrRunStep *step, GError **error)
{
  if (step->order != NULL)
    {
      tbr_recording_order (job->recording, job->sim, step->order);
      if (tbr_sim_order (job->sim, step->order, error))
        return TRUE;
      g_prefix_error (error, "%s: ", step->text);
      return FALSE;
    }
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (job->sim);
  return tbr_draw_map_file (job->context.map, snapshot, &job->picture, step->picture, error);
}

static gboolean
go_on (TbrRunJob *job, GError **error)
{
  for (guint i = 0; i < job->plan->len; i++)
    {
      const TbrRunStep *step = &g_array_index (job->plan, TbrRunStep, i);

      if (step->at > job->until)
        break;
      if (!run_to (job, step->at, error) || !carry_out (job, step, error))
        return FALSE;
    }
  if (!run_to (job, job->until, error))
    return FALSE;
  tbr_recording_mark (job->recording, job->sim);
  tbr_sim_flush (job->sim);
  return job->audit == NULL || tbr_audit_finish (job->audit, error);
}

/* A text inside quotes of JSON. (transfer full) */
static char *
escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at++)
    if (*at == '"' || *at == '\\')
      g_string_append_printf (out, "\\%c", *at);
    else if ((guchar) *at < ' ')
      g_string_append_printf (out, "\\u%04x", (guint) *at);
    else
      g_string_append_c (out, *at);
  return g_string_free (out, FALSE);
}

static void
print_json (const TbrRunJob *job, const TbrResult *result)
{
  g_autofree char *indicators = tbr_result_to_json (result, job->context.scenario->start_unix);
  g_autofree char *id = escape (job->context.scenario->id);
  g_autofree char *at
      = tbr_instant_format (job->context.scenario->start_unix + tbr_sim_now (job->sim));

  g_print ("{\"scenario\":\"%s\",\"seed\":%" G_GUINT64_FORMAT ",\"replication\":%u,\"at\":\"%s\""
           ",\"digest\":\"%016" G_GINT64_MODIFIER "x\",\"events\":%" G_GUINT64_FORMAT
           ",\"facts\":%" G_GUINT64_FORMAT ",\"result\":%s}\n",
           id, tbr_sim_seed (job->sim), tbr_sim_replication (job->sim), at,
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
  if (job->audit != NULL && !job->options.json)
    g_print ("checked: %" G_GUINT64_FORMAT " facts add up\n", tbr_audit_n_facts (job->audit));
  if (!job->options.json)
    g_print ("digest %016" G_GINT64_MODIFIER "x\n", tbr_sim_digest (job->sim));
  return TRUE;
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (TbrRunJob) job = { 0 };
  g_autoptr (GError) error = NULL;
  TbrExit code = TBR_EXIT_DONE;
  gboolean good;

  if (!read_options (&job.options, &argc, &argv, &code))
    return code;
  if (argc != 2 || find_conflict (&job.options) != NULL)
    return tbr_verb_fail (&tbr_verb_run, TBR_EXIT_USAGE, "%s",
                          argc < 2   ? "which scenario?"
                          : argc > 2 ? "one scenario at a time"
                                     : find_conflict (&job.options));
  if (job.options.commands != NULL && g_str_equal (job.options.commands, "-")
      && g_str_equal (argv[1], "-"))
    return tbr_verb_fail (&tbr_verb_run, TBR_EXIT_USAGE,
                          "scenario and orders cannot both come from the standard input");
  code = tbr_context_load (&tbr_verb_run, argv[1], (const char *const *) job.options.settings,
                           &job.context);
  if (code != TBR_EXIT_DONE)
    return code;
  if (!prepare (&job, argv[1], &error))
    return tbr_verb_fail_error (&tbr_verb_run, error);
  if (job.options.narrate)
    tbr_summary_narrate (job.sim);
  tbr_progress_start (&job.progress, job.options.quiet || job.options.narrate ? TBR_PROGRESS_HIDE
                                                                              : TBR_PROGRESS_SHOW);
  good = go_on (&job, &error);
  tbr_progress_end (&job.progress);
  return good && report (&job, &error) ? TBR_EXIT_DONE : tbr_verb_fail_error (&tbr_verb_run, error);
}

const TbrVerb tbr_verb_run
    = { "run", "SCENARIO [OPTION...]", "Runs a scenario once and says what came out", run };
