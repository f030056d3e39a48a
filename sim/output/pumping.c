/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What pumps moved (K15). Potential: the rate at which each last worked, for all its hours on
   site. */
#include "output/posting.h"

#define HOURS_A_DAY 24.0

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return tbr_posting_size (dictionary);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  tbr_posting_start (data, dictionary, TBR_NEED_FLOOD_WATER);
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  tbr_posting_take (data, dictionary, fact);
}

static void
tell (TbrResult *result, TbrScope scope, const char *key, const TbrPostingSum *sum)
{
  TbrCertainty certainty = (TbrCertainty) sum->certainty;

  tbr_result_add (result, "K15.pumped-volume", scope, key, sum->work, "m3", certainty);
  tbr_result_add (result, "K15.pumped-per-module-day", scope, key,
                  tbr_ratio (sum->work, sum->hours / HOURS_A_DAY), "m3/d", certainty);
  tbr_result_add (result, "K15.share-of-potential", scope, key,
                  tbr_percent (sum->work, sum->potential), "%", certainty);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  g_autofree TbrPosting *posting = tbr_posting_look (data, dictionary, now);

  tell (result, TBR_SCOPE_ALL, "", &posting->all);
  for (guint32 i = 0; i < dictionary->n_capabilities; i++)
    if (tbr_posting_of_capability (posting, i)->hours > 0)
      tell (result, TBR_SCOPE_CAPABILITY, dictionary->capability_ids[i],
            tbr_posting_of_capability (posting, i));
  for (guint32 i = 0; i < dictionary->n_hazards; i++)
    if (tbr_posting_of_hazard (posting, i)->hours > 0)
      tell (result, TBR_SCOPE_HAZARD, dictionary->hazard_ids[i],
            tbr_posting_of_hazard (posting, i));
}

const TbrOutputKind tbr_output_pumping = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "pumping",
            .title = "Pumped water",
            .sentence = "Adds up the water pumped, by module-day and against what the pumps could "
                        "have moved (K15)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
