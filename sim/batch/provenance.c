/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What ran a study, with which files, on which machine, when: beside the rows, never in them. */
#include "batch/provenance.h"

#include "scenario/reader.h"

#include <tabard/file.h>

#include <gnu/libc-version.h>
#include <gsl/gsl_version.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

/* Largest file that is read for its sum, bytes. */
#define MOST_BYTES ((gsize) 1 << 30)

static const char tables[]
    = "CREATE TABLE IF NOT EXISTS provenance (run TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT "
      "NULL, PRIMARY KEY (run, key)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE IF NOT EXISTS input (file TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER "
      "NOT NULL, PRIMARY KEY (file, sha256)) STRICT, WITHOUT ROWID;";

gboolean
tbr_provenance_prepare (TbrStudyFile *file, GError **error)
{
  return tbr_study_file_execute (file, tables, error);
}

/* One fact about the run. */
static gboolean
tell (const TbrProvenance *provenance, TbrStudyFile *file, const char *key, const char *value,
      GError **error)
{
  char *sql = sqlite3_mprintf ("INSERT OR REPLACE INTO provenance VALUES (%Q, %Q, %Q)",
                               provenance->run, key, value != NULL ? value : "not known");
  gboolean done = tbr_study_file_execute (file, sql, error);

  sqlite3_free (sql);
  return done;
}

static gboolean
tell_number (const TbrProvenance *provenance, TbrStudyFile *file, const char *key, double value,
             GError **error)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.10g", value);
  return tell (provenance, file, key, number, error);
}

/* Now, in Greenwich. (transfer full) */
static char *
now (void)
{
  g_autoptr (GDateTime) date = g_date_time_new_now_utc ();
  g_autofree char *seconds = g_date_time_format (date, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%06dZ", seconds, g_date_time_get_microsecond (date));
}

/* Time on all cores that this process has used, seconds. */
static double
cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

/* The abilities of the processor that decide how libm computes: those of "fma avx2" that it has.
   (transfer full) */
static char *
processor_flags (void)
{
  static const char *const wanted[] = { "sse4_2", "fma", "avx2", "avx512f", NULL };
  g_autofree char *text = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  const char *flags;

  if (!g_file_get_contents ("/proc/cpuinfo", &text, NULL, NULL)
      || (flags = strstr (text, "flags")) == NULL)
    return g_strdup ("not known");
  g_autofree char *line = g_strndup (flags, strcspn (flags, "\n"));
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  for (guint i = 0; wanted[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) words, wanted[i]))
      g_string_append_printf (found, "%s%s", found->len > 0 ? " " : "", wanted[i]);
  return g_string_free (g_steal_pointer (&found), FALSE);
}

static gboolean
tell_build (const TbrProvenance *provenance, TbrStudyFile *file, const TbrStudyPlan *plan,
            GError **error)
{
  g_autofree char *libraries
      = g_strdup_printf ("GLib %u.%u.%u, GSL %s, SQLite %s, libxml2 %s, glibc %s",
                         glib_major_version, glib_minor_version, glib_micro_version, gsl_version,
                         sqlite3_libversion (), tbr_reader_version (), gnu_get_libc_version ());

  return tell (provenance, file, "program", plan->program, error)
         && tell (provenance, file, "commit", plan->commit, error)
         && tell (provenance, file, "compiler", __VERSION__, error)
         && tell (provenance, file, "libraries", libraries, error)
         && tell (provenance, file, "command", plan->command, error);
}

static gboolean
tell_machine (const TbrProvenance *provenance, TbrStudyFile *file, const TbrStudyPlan *plan,
              GError **error)
{
  g_autofree char *flags = processor_flags ();
  g_autofree char *shard = g_strdup_printf ("%u/%u", plan->shard + 1, plan->n_shards);
  g_autofree char *system = NULL;
  struct utsname name;

  if (uname (&name) == 0)
    system = g_strdup_printf ("%s %s %s", name.sysname, name.release, name.machine);
  return tell (provenance, file, "system", system, error)
         && tell (provenance, file, "processor", flags, error)
         && tell_number (provenance, file, "cores", g_get_num_processors (), error)
         && tell_number (provenance, file, "threads", plan->n_jobs, error)
         && tell_number (provenance, file, "ranks", tbr_ranks_count (plan->ranks), error)
         && tell (provenance, file, "shard", shard, error);
}

/* One file that was read. */
static gboolean
tell_input (TbrStudyFile *file, const char *path, GError **error)
{
  gsize length;
  g_autofree char *bytes = tbr_file_read (path, MOST_BYTES, &length, error);
  gboolean done;
  char *sql;

  if (bytes == NULL)
    return FALSE;
  g_autofree char *sum
      = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
  sql = sqlite3_mprintf ("INSERT OR IGNORE INTO input VALUES (%Q, %Q, %lld)", path, sum,
                         (sqlite3_int64) length);
  done = tbr_study_file_execute (file, sql, error);
  sqlite3_free (sql);
  return done;
}

gboolean
tbr_provenance_begin (TbrProvenance *provenance, TbrStudyFile *file, const TbrStudyPlan *plan,
                      GError **error)
{
  g_autofree char *began = now ();
  gboolean done;

  provenance->run = g_strdup_printf ("%s %s:%ld", began, g_get_host_name (), (long) getpid ());
  provenance->began = g_get_monotonic_time ();
  provenance->cpu_used = cpu_seconds ();
  if (!tbr_study_file_begin (file, error))
    return FALSE;
  done = tbr_provenance_prepare (file, error) && tell (provenance, file, "began", began, error)
         && tell_build (provenance, file, plan, error)
         && tell_machine (provenance, file, plan, error);
  for (guint i = 0; done && plan->inputs != NULL && plan->inputs[i] != NULL; i++)
    done = tell_input (file, plan->inputs[i], error);
  if (done && tbr_study_file_commit (file, error))
    return TRUE;
  tbr_study_file_execute (file, "ROLLBACK", NULL);
  return FALSE;
}

gboolean
tbr_provenance_end (const TbrProvenance *provenance, TbrStudyFile *file,
                    const TbrStudyOutcome *outcome, GError **error)
{
  g_autofree char *ended = now ();
  double wall = (double) (g_get_monotonic_time () - provenance->began) / G_USEC_PER_SEC;

  return tell (provenance, file, "ended", ended, error)
         && tell_number (provenance, file, "wall-s", wall, error)
         && tell_number (provenance, file, "cpu-s", cpu_seconds () - provenance->cpu_used, error)
         && tell_number (provenance, file, "trials", (double) outcome->n_done, error)
         && tell (provenance, file, "state", outcome->is_whole ? "complete" : "interrupted", error);
}
