/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A study as a job array of a cluster: scripts, nothing of the cluster's software is needed. */
#include "batch_slurm.h"

#include <tabard/file.h>

#include <glib/gstdio.h>

#include <errno.h>
#include <string.h>

/* Trials of the pilot. */
#define PILOT 4

/* How a task waits for the program: a signal before the end of its time goes to the shell, which
   hands it on; runs that failed are rows, and must not keep the parts from being joined. */
static const char waiting[] = "task=$!\n"
                              "trap 'kill -TERM $task' TERM\n"
                              "code=0\n"
                              "wait $task || code=$?\n"
                              "while kill -0 $task 2>/dev/null; do\n"
                              "  code=0\n"
                              "  wait $task || code=$?\n"
                              "done\n"
                              "[ $code -ne 5 ] || code=0\n"
                              "exit $code\n";

static gboolean
write_script (const char *folder, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gboolean done = tbr_file_write (path, text, strlen (text), error);

  if (done)
    g_chmod (path, 0755);
  return done;
}

/* The words of a shell that begin every script: the program, experiment and folder, quoted. */
static char *
make_head (const TbrSlurmJob *job, const char *directives)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *experiment = g_canonicalize_filename (job->experiment, NULL);
  g_autofree char *out = g_canonicalize_filename (job->out, NULL);
  g_autofree char *quoted_program = g_shell_quote (program != NULL ? program : "tabard");
  g_autofree char *quoted_experiment = g_shell_quote (experiment);
  g_autofree char *quoted_out = g_shell_quote (out);

  return g_strdup_printf ("#!/bin/bash\n%sset -eu\ntabard=%s\nexperiment=%s\nout=%s\n", directives,
                          quoted_program, quoted_experiment, quoted_out);
}

static gboolean
write_all (const TbrSlurmJob *job, guint n_tasks, GError **error)
{
  g_autofree char *directives = g_strdup_printf (
      "#SBATCH --job-name=tabard\n#SBATCH --array=1-%u\n#SBATCH --cpus-per-task=%u\n"
      "#SBATCH --requeue\n#SBATCH --signal=B:TERM@60\n#SBATCH --output=tabard-%%A-%%a.log\n",
      n_tasks, job->plan->n_jobs);
  g_autofree char *job_head = make_head (job, directives);
  g_autofree char *merge_head
      = make_head (job, "#SBATCH --job-name=tabard-merge\n#SBATCH --output=tabard-merge.log\n");
  g_autofree char *submit_head = make_head (job, "");
  g_autofree char *job_text = g_strdup_printf (
      "%s\"$tabard\" batch \"$experiment\" --out \"$out/shards/$SLURM_ARRAY_TASK_ID\" \\\n"
      "  --shard \"$SLURM_ARRAY_TASK_ID/%u\" --seed %" G_GUINT64_FORMAT
      " --replications %" G_GINT64_FORMAT " --resume --quiet%s \\\n"
      "  --jobs \"${SLURM_CPUS_PER_TASK:-1}\" &\n%s",
      job_head, n_tasks, job->plan->seed, job->plan->design->experiment->replications,
      job->plan->check ? " --check" : "", waiting);
  g_autofree char *merge_text
      = g_strdup_printf ("%sexec \"$tabard\" merge \"$out\"/shards/* --out \"$out\"\n", merge_head);
  g_autofree char *submit_text
      = g_strdup_printf ("%sarray=$(sbatch --parsable \"$out/job.sh\")\n"
                         "merge=$(sbatch --parsable --dependency=afterok:\"$array\" "
                         "\"$out/merge.sh\")\n"
                         "echo \"array $array, then merge job $merge\"\n",
                         submit_head);

  return write_script (job->out, "job.sh", job_text, error)
         && write_script (job->out, "merge.sh", merge_text, error)
         && write_script (job->out, "submit.sh", submit_text, error);
}

TbrExit
tbr_slurm_write (const TbrVerb *verb, const TbrSlurmJob *job)
{
  g_autoptr (GError) error = NULL;
  TbrPilot pilot = tbr_study_pilot (job->plan, PILOT);
  guint n_tasks
      = job->n_tasks > 0 ? job->n_tasks : tbr_study_tasks (job->plan, job->n_trials, &pilot);
  double minutes = pilot.seconds * (double) job->n_trials / n_tasks / job->plan->n_jobs / 60;

  if (g_mkdir_with_parents (job->out, 0777) != 0)
    return tbr_verb_fail (verb, TBR_EXIT_FAILED, "%s: %s", job->out, g_strerror (errno));
  if (!write_all (job, n_tasks, &error))
    return tbr_verb_fail_error (verb, error);
  g_print ("%" G_GUINT64_FORMAT
           " runs in %u task%s of some %.1f min on %u core%s; %s/submit.sh hands "
           "them in, %s/merge.sh joins the rows\n",
           job->n_trials, n_tasks, n_tasks == 1 ? "" : "s", minutes, job->plan->n_jobs,
           job->plan->n_jobs == 1 ? "" : "s", job->out, job->out);
  return TBR_EXIT_DONE;
}
