/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What mpirun says to the processes that it starts, and where the module lies that knows MPI. */
#include "batch_ranks.h"

#define MODULE "tabard-mpi.so"

/* Where it says how many processes were started together; Slurm's srun says that to every process,
   so that another name tells whether it has started them for MPI. */
static const struct
{
  const char *sign, *size;
} starters[] = {
  { "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_SIZE" }, /* Open MPI's mpirun */
  { "PMIX_RANK", "SLURM_STEP_NUM_TASKS" },            /* srun --mpi=pmix */
  { "PMI_SIZE", "PMI_SIZE" },                         /* MPICH's mpirun, srun --mpi=pmi2 */
};

/* Processes that were started together; 1: this one alone. */
static guint
count_started (void)
{
  guint64 n;

  for (guint i = 0; i < G_N_ELEMENTS (starters); i++)
    {
      const char *text = g_getenv (starters[i].sign) != NULL ? g_getenv (starters[i].size) : NULL;
      if (text != NULL && g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT32, &n, NULL))
        return (guint) n;
    }
  return 1;
}

/* The module of this build, or the installed one; NULL: there is none. (transfer full) */
static char *
find_module (void)
{
  const char *const places[] = { TABARD_BUILD_MODULE_FOLDER, TABARD_MODULE_FOLDER };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (places[i], MODULE, NULL);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

TbrExit
tbr_batch_ranks_join (const TbrVerb *verb, TbrRanks **out_ranks)
{
  guint n = count_started ();
  g_autofree char *module = n > 1 ? find_module () : NULL;
  g_autoptr (GError) error = NULL;

  *out_ranks = NULL;
  if (n == 1)
    return TBR_EXIT_DONE;
  if (module == NULL)
    return tbr_verb_fail (verb, TBR_EXIT_FAILED,
                          "mpirun has started %u of me, but I was built without MPI: install "
                          "libopenmpi-dev and openmpi-bin and build again, or share the work by "
                          "--shard K/N and tabard merge",
                          n);
  *out_ranks = tbr_ranks_join (module, n, &error);
  return *out_ranks != NULL ? TBR_EXIT_DONE : tbr_verb_fail_error (verb, error);
}
