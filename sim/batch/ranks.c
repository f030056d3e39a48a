/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The processes of a study: a module loaded when they are to meet, and what they agree on. */
#include "batch/ranks.h"

#include <dlfcn.h>

struct _TbrRanks
{
  const TbrRanksModule *module;
  gpointer data; /* of the module */
  guint rank, n;
};

/* What of an error goes to the others. */
typedef struct
{
  gint32 code;
  guint32 length; /* of its message, bytes */
} Fault;

/* The table of a module, which stays loaded: MPI cannot be taken out of a process. */
static const TbrRanksModule *
load (const char *path, GError **error)
{
  void *handle = dlopen (path, RTLD_NOW | RTLD_GLOBAL);
  const TbrRanksModule *module = handle != NULL ? dlsym (handle, TBR_RANKS_MODULE) : NULL;

  if (module == NULL)
    g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s", dlerror ());
  else if (module->form != TBR_RANKS_FORM)
    g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: it is of form %u, this program of form %u",
                 path, module->form, TBR_RANKS_FORM);
  else
    return module;
  return NULL;
}

TbrRanks *
tbr_ranks_join (const char *path, guint n, GError **error)
{
  const TbrRanksModule *module = load (path, error);
  g_autofree char *fault = NULL;
  TbrRanks *ranks;

  if (module == NULL)
    return NULL;
  ranks = g_new0 (TbrRanks, 1);
  ranks->module = module;
  ranks->data = module->join (&ranks->rank, &ranks->n, &fault);
  if (ranks->data != NULL && ranks->n == n)
    return ranks;
  if (ranks->data != NULL)
    {
      module->leave (ranks->data);
      fault
          = g_strdup_printf ("%u processes were started and %u met: mpirun is of another MPI than "
                             "this program",
                             n, ranks->n);
    }
  g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s", fault);
  g_free (ranks);
  return NULL;
}

void
tbr_ranks_leave (TbrRanks *ranks)
{
  if (ranks == NULL)
    return;
  ranks->module->leave (ranks->data);
  g_free (ranks);
}

gboolean
tbr_ranks_leads (const TbrRanks *ranks)
{
  return ranks == NULL || ranks->rank == 0;
}

guint
tbr_ranks_number (const TbrRanks *ranks)
{
  return ranks != NULL ? ranks->rank : 0;
}

guint
tbr_ranks_count (const TbrRanks *ranks)
{
  return ranks != NULL ? ranks->n : 1;
}

gint64
tbr_ranks_add (TbrRanks *ranks, TbrRanksWord word, gint64 n)
{
  return ranks != NULL ? ranks->module->add (ranks->data, word, n) : 0;
}

void
tbr_ranks_tend (TbrRanks *ranks)
{
  if (ranks != NULL)
    ranks->module->tend (ranks->data);
}

void
tbr_ranks_share (TbrRanks *ranks, guint from, gpointer bytes, gsize n)
{
  if (ranks != NULL && n > 0)
    ranks->module->share (ranks->data, from, bytes, n);
}

int
tbr_ranks_most (TbrRanks *ranks, int value)
{
  return ranks != NULL ? (int) -ranks->module->least (ranks->data, -(gint64) value) : value;
}

gboolean
tbr_ranks_agree (TbrRanks *ranks, GError **error)
{
  Fault fault = { 0 };
  g_autofree char *text = NULL;
  gint64 first;

  if (ranks == NULL)
    return *error == NULL;
  first = ranks->module->least (ranks->data, *error != NULL ? ranks->rank : ranks->n);
  if (first == ranks->n)
    return TRUE;
  if (ranks->rank == first)
    {
      fault = (Fault){ (*error)->code, (guint32) strlen ((*error)->message) };
      text = g_strdup ((*error)->message);
    }
  tbr_ranks_share (ranks, (guint) first, &fault, sizeof fault);
  if (text == NULL)
    text = g_malloc0 (fault.length + 1);
  tbr_ranks_share (ranks, (guint) first, text, fault.length);
  g_clear_error (error);
  g_set_error (error, TBR_ERROR, fault.code, "rank %u of %u: %s", (guint) first, ranks->n, text);
  return FALSE;
}
