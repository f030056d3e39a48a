/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What search and rescue teams brought about (K12). The hazard's own count of people brought
   out alive is taken where it has one, the work of the teams elsewhere. */
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
  tbr_posting_start (data, dictionary, TBR_NEED_TRAPPED);
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
  double alive = sum->counted > 0 ? sum->counted : sum->work;
  double days = sum->hours / HOURS_A_DAY;

  tbr_result_add (result, "K12.live-rescues", scope, key, alive, "persons", certainty);
  tbr_result_add (result, "K12.team-days", scope, key, days, "d", certainty);
  tbr_result_add (result, "K12.live-rescues-per-team-day", scope, key, tbr_ratio (alive, days),
                  "1/d", certainty);
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

const TbrOutputKind tbr_output_rescue = {
  .kind
  = { .section = "measures",
      .element = "measure",
      .name = "rescue",
      .title = "Live rescues",
      .sentence
      = "Counts people brought out alive, the team-days spent, and one against the other (K12)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
