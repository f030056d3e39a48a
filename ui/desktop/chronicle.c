/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Everything that a run said, and its curves, growing while others read. */
#include "desktop/chronicle.h"

#include <string.h>

#define CHUNK 8192u       /* facts */
#define MOST_CHUNKS 2048u /* 16 million facts; what comes later is not kept */
#define MOST_SAMPLES 4096u
#define REASONS 1024u      /* in a chunk */
#define MOST_REASONS 1024u /* chunks: a million decisions; later ones are not explained */

/* Facts; never moves once it is there, and stays as it is once it is full. */
typedef struct
{
  gint n_owners; /* chronicles that hold it */
  TbrFact facts[CHUNK];
} Chunk;

/* A need as the curves know it. */
typedef struct
{
  float missing; /* share that nobody works on; NAN when it is not open */
  gboolean open;
} NeedState;

struct _TbrChronicle
{
  gint n_owners;
  Chunk *chunks[MOST_CHUNKS];
  gint n_facts; /* published last */
  TbrReason *reasons[MOST_REASONS];
  gint n_reasons; /* published last */
  TbrSample samples[MOST_SAMPLES];
  gint n_samples;
  /* of the writer alone */
  GArray *needs;    /* NeedState */
  guint8 *is_away;  /* by unit */
  guint8 *is_at_it; /* by unit: at work */
  guint n_units;
  guint open, working, away;
};

TbrChronicle *
tbr_chronicle_new (const TbrDictionary *dictionary)
{
  TbrChronicle *chronicle = g_new0 (TbrChronicle, 1);
  chronicle->n_owners = 1;
  chronicle->needs = g_array_new (FALSE, TRUE, sizeof (NeedState));
  chronicle->n_units = dictionary->n_units;
  chronicle->is_away = g_new0 (guint8, dictionary->n_units + 1);
  chronicle->is_at_it = g_new0 (guint8, dictionary->n_units + 1);
  return chronicle;
}

TbrChronicle *
tbr_chronicle_ref (TbrChronicle *chronicle)
{
  g_atomic_int_inc (&chronicle->n_owners);
  return chronicle;
}

void
tbr_chronicle_unref (TbrChronicle *chronicle)
{
  if (chronicle == NULL || !g_atomic_int_dec_and_test (&chronicle->n_owners))
    return;
  for (guint i = 0; i < MOST_CHUNKS && chronicle->chunks[i] != NULL; i++)
    if (g_atomic_int_dec_and_test (&chronicle->chunks[i]->n_owners))
      g_free (chronicle->chunks[i]);
  for (guint i = 0; i < MOST_REASONS; i++)
    g_free (chronicle->reasons[i]);
  g_array_unref (chronicle->needs);
  g_free (chronicle->is_away);
  g_free (chronicle->is_at_it);
  g_free (chronicle);
}

static NeedState *
need_state (TbrChronicle *chronicle, guint32 need)
{
  if (need >= chronicle->needs->len)
    g_array_set_size (chronicle->needs, need + 1);
  return &g_array_index (chronicle->needs, NeedState, need);
}

static void
set_flag (guint8 *flag, guint8 value, guint *count)
{
  *count = *count + value - *flag;
  *flag = value;
}

static void
note_need (TbrChronicle *chronicle, const TbrFact *fact)
{
  NeedState *need = need_state (chronicle, fact->a);
  gboolean is_open = fact->kind != TBR_FACT_NEED_CLOSED;
  chronicle->open = chronicle->open + (guint) is_open - (guint) need->open;
  need->open = is_open;
  if (fact->kind == TBR_FACT_NEED_CHANGED)
    need->missing = fact->y > 0 ? (float) CLAMP (1 - fact->z / fact->y, 0, 1) : 0;
  else
    need->missing = is_open;
}

static void
note (TbrChronicle *chronicle, const TbrFact *fact)
{
  gboolean is_unit = fact->a < chronicle->n_units;
  switch (fact->kind)
    {
    case TBR_FACT_NEED_OPENED:
    case TBR_FACT_NEED_CHANGED:
    case TBR_FACT_NEED_CLOSED:
      note_need (chronicle, fact);
      break;
    case TBR_FACT_UNIT_WORKING:
      if (is_unit)
        set_flag (&chronicle->is_at_it[fact->a], 1, &chronicle->working);
      break;
    case TBR_FACT_UNIT_WORKED:
      if (is_unit)
        set_flag (&chronicle->is_at_it[fact->a], 0, &chronicle->working);
      break;
    case TBR_FACT_UNIT_DEPARTED:
      if (is_unit)
        set_flag (&chronicle->is_away[fact->a], 1, &chronicle->away);
      break;
    case TBR_FACT_UNIT_HOME:
      if (is_unit)
        set_flag (&chronicle->is_away[fact->a], 0, &chronicle->away);
      break;
    default:
      break;
    }
}

void
tbr_chronicle_take (gpointer data, const TbrFact *facts, guint n)
{
  TbrChronicle *chronicle = data;
  guint count = (guint) chronicle->n_facts;
  for (guint i = 0; i < n; i++)
    {
      note (chronicle, &facts[i]);
      if (count >= CHUNK * MOST_CHUNKS)
        continue;
      if (chronicle->chunks[count / CHUNK] == NULL)
        {
          chronicle->chunks[count / CHUNK] = g_new (Chunk, 1);
          chronicle->chunks[count / CHUNK]->n_owners = 1;
        }
      chronicle->chunks[count / CHUNK]->facts[count % CHUNK] = facts[i];
      count++;
    }
  g_atomic_int_set (&chronicle->n_facts, (gint) count);
}

void
tbr_chronicle_explain (gpointer data, const TbrReason *reason)
{
  TbrChronicle *chronicle = data;
  guint count = (guint) chronicle->n_reasons;
  if (count >= REASONS * MOST_REASONS)
    return;
  if (chronicle->reasons[count / REASONS] == NULL)
    chronicle->reasons[count / REASONS] = g_new (TbrReason, REASONS);
  chronicle->reasons[count / REASONS][count % REASONS] = *reason;
  g_atomic_int_set (&chronicle->n_reasons, (gint) count + 1);
}

const TbrReason *
tbr_chronicle_reason (const TbrChronicle *chronicle, guint index)
{
  return &chronicle->reasons[index / REASONS][index % REASONS];
}

guint
tbr_chronicle_reasons_until (const TbrChronicle *chronicle, TbrTime at)
{
  guint low = 0, high = (guint) g_atomic_int_get (&chronicle->n_reasons);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (tbr_chronicle_reason (chronicle, middle)->at <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
tbr_chronicle_inherit (TbrChronicle *chronicle, const TbrChronicle *from, guint n, TbrTime until)
{
  guint n_samples = tbr_chronicle_n_samples (from);
  if (n > tbr_chronicle_n_facts (from) || n >= CHUNK * MOST_CHUNKS)
    return FALSE;
  for (guint i = 0; i < n / CHUNK; i++)
    {
      Chunk *chunk = chronicle->chunks[i] = from->chunks[i];
      g_atomic_int_inc (&chunk->n_owners);
      for (guint j = 0; j < CHUNK; j++)
        note (chronicle, &chunk->facts[j]);
    }
  chronicle->n_facts = (gint) (n / CHUNK * CHUNK);
  if (n % CHUNK > 0)
    tbr_chronicle_take (chronicle, from->chunks[n / CHUNK]->facts, n % CHUNK);
  while ((guint) chronicle->n_samples < n_samples
         && from->samples[chronicle->n_samples].at <= until)
    {
      chronicle->samples[chronicle->n_samples] = from->samples[chronicle->n_samples];
      chronicle->n_samples++;
    }
  for (guint i = 0, n_reasons = tbr_chronicle_reasons_until (from, until); i < n_reasons; i++)
    tbr_chronicle_explain (chronicle, tbr_chronicle_reason (from, i));
  return TRUE;
}

void
tbr_chronicle_sample (TbrChronicle *chronicle, TbrTime at)
{
  guint n = (guint) chronicle->n_samples;
  if (n >= MOST_SAMPLES)
    return;
  TbrSample *sample = &chronicle->samples[n];
  *sample = (TbrSample){
    .at = at, .open = chronicle->open, .working = chronicle->working, .away = chronicle->away
  };
  for (guint i = 0; i < chronicle->needs->len; i++)
    {
      const NeedState *need = &g_array_index (chronicle->needs, NeedState, i);
      sample->missing += need->open ? need->missing : 0;
    }
  g_atomic_int_set (&chronicle->n_samples, (gint) n + 1);
}

guint
tbr_chronicle_n_facts (const TbrChronicle *chronicle)
{
  return (guint) g_atomic_int_get (&chronicle->n_facts);
}

const TbrFact *
tbr_chronicle_fact (const TbrChronicle *chronicle, guint index)
{
  return &chronicle->chunks[index / CHUNK]->facts[index % CHUNK];
}

guint
tbr_chronicle_n_samples (const TbrChronicle *chronicle)
{
  return (guint) g_atomic_int_get (&chronicle->n_samples);
}

const TbrSample *
tbr_chronicle_sample_at (const TbrChronicle *chronicle, guint index)
{
  return &chronicle->samples[index];
}

guint
tbr_chronicle_after (const TbrChronicle *chronicle, TbrTime at)
{
  guint low = 0, high = tbr_chronicle_n_facts (chronicle);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (tbr_chronicle_fact (chronicle, middle)->at <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
