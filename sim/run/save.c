/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A run as a file: the arena behind a line that says of what it is. */
#include "run/run.h"

#include <tabard/file.h>

#include <string.h>

/* Largest file that is read back. */
#define LIMIT ((gsize) 1 << 30)

/* The head of the file; the block follows. */
typedef struct
{
  char magic[16];          /* "tabard run 1" */
  guint64 scenario_digest; /* of the scenario's files and settings */
  guint64 map_digest;
  guint64 layout; /* of sizes and places of the field groups: one build, one layout */
  guint64 length; /* bytes of the block */
  guint64 digest; /* of the block */
} TbrSaveHead;

static const char magic[16] = "tabard run 1";

/* Fingerprint of what the groups look like: a block is read back only by a build that lays it out
   alike. */
static guint64
layout (void)
{
  guint n;
  g_autofree TbrArenaGroup *groups = tbr_run_groups (&n);
  TbrDigest digest;

  tbr_digest_init (&digest, 0);
  for (guint i = 0; i < n; i++)
    {
      tbr_digest_add (&digest, &groups[i].index, sizeof groups[i].index);
      tbr_digest_add (&digest, &groups[i].size, sizeof groups[i].size);
    }
  return tbr_digest_value (&digest);
}

gboolean
tbr_sim_save (const TbrSim *sim, const char *path, GError **error)
{
  gsize length = sim->arena.header->length;
  TbrSaveHead head = { .scenario_digest = sim->scenario->digest,
                       .map_digest = sim->map->digest,
                       .layout = layout (),
                       .length = length,
                       .digest = 0 };
  g_autoptr (TbrFileWriter) writer = NULL;

  tbr_core_flush ((TbrSim *) sim);
  memcpy (head.magic, magic, sizeof magic);
  head.digest = tbr_digest_bytes (sim->arena.block, length);
  writer = tbr_file_writer_new (path, error);
  return writer != NULL && tbr_file_writer_add (writer, &head, sizeof head, error)
         && tbr_file_writer_add (writer, sim->arena.block, length, error)
         && tbr_file_writer_commit (writer, error);
}

static gboolean
check_head (const TbrSaveHead *head, gsize length, const TbrScenario *scenario, const char *path,
            GError **error)
{
  const char *fault = NULL;

  if (length < sizeof *head || memcmp (head->magic, magic, sizeof magic) != 0)
    fault = "is not a saved run";
  else if (head->length != length - sizeof *head)
    fault = "is not complete";
  else if (head->digest != tbr_digest_bytes (head + 1, head->length))
    fault = "has been damaged";
  if (fault != NULL)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: %s", path, fault);
      return FALSE;
    }
  if (head->layout != layout ())
    fault = "was saved by another version of the program";
  else if (head->scenario_digest != scenario->digest || head->map_digest != scenario->map->digest)
    fault = "is a run of another scenario, or of this one before it was changed";
  if (fault != NULL)
    g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY, "%s: %s", path, fault);
  return fault == NULL;
}

TbrSim *
tbr_sim_load (const TbrScenario *scenario, const char *path, GError **error)
{
  gsize length = 0;
  g_autofree char *bytes = tbr_file_read (path, LIMIT, &length, error);
  const TbrSaveHead *head = (const TbrSaveHead *) (void *) bytes;
  g_autofree TbrArenaGroup *groups = NULL;
  guint n_groups;
  TbrSim *sim;
  TbrRunData *data;

  if (bytes == NULL || !check_head (head, length, scenario, path, error))
    return NULL;
  sim = g_new0 (TbrSim, 1);
  data = tbr_run_data_new (scenario);
  groups = tbr_run_groups (&n_groups);
  tbr_core_init (sim, groups, n_groups, data->handlers, 0, 0);
  tbr_run_attach (sim, scenario, data);
  if (tbr_arena_load (&sim->arena, head + 1, head->length))
    {
      tbr_core_refresh (sim);
      return sim;
    }
  tbr_sim_free (sim);
  g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY,
               "%s: was saved by another version of the program", path);
  return NULL;
}
