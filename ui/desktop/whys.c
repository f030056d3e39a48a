/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the details say why: under a line, for a unit that was sent, for those that serve a need.
 */
#include "desktop/whys.h"

#include "desktop/reasoning.h"
#include "desktop/state.h"
#include "draw/language.h"
#include "report/idle.h"

#include <glib/gi18n.h>

/* What stood behind a decision, under the line that tells of it. */
void
tbr_whys_add_reason (const TbrTelling *telling, TbrColumn *column, const TbrReason *reason)
{
  if (reason == NULL)
    return;
  const double step = 12 * column->pen->ui; /* under the words of the row above */
  g_autofree char *sentence = tbr_reasoning_sentence (telling, reason);
  column->x += step;
  column->width -= step;
  tbr_column_text (column, TBR_WIDGET_NOTE, sentence);
  column->x -= step;
  column->width += step;
  tbr_column_gap (column, 6);
}

/* Why it was sent: the policy that decided, which can be looked at, and who came second. */
void
tbr_whys_add_sending (const TbrDesktop *desktop, TbrColumn *column, guint32 index)
{
  TbrTelling telling;
  const TbrThing thing = { TBR_THING_UNIT, index };
  if (!tbr_desktop_telling (desktop, &telling))
    return;
  const TbrReason *reason
      = tbr_reasoning_last (&telling, thing, TBR_FACT_UNIT_ORDERED, desktop->moment->snapshot->at);
  if (reason == NULL)
    return;
  tbr_column_gap (column, 8);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("WHY IT AND NO OTHER"));
  tbr_whys_add_reason (&telling, column, reason);
  if (reason->policy_index == TBR_NONE)
    return;
  const TbrThing policy = { TBR_THING_POLICY, reason->policy_index };
  g_autofree char *name = tbr_desktop_name_of (desktop, policy);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_SELECT,
                    .argument = tbr_thing_pack (policy),
                    .text = name,
                    .detail = tbr_word (reason->policy->sentence) };
  tbr_column_add (column, &row);
}

/* ---- why not ---- */

struct _TbrUnused
{
  TbrIdle *idle; /* NULL: nobody has asked */
  guint32 unit;
  guint n_facts, n_reasons; /* taken so far */
};

TbrUnused *
tbr_whys_unused_new (void)
{
  return g_new0 (TbrUnused, 1);
}

void
tbr_whys_unused_free (TbrUnused *unused)
{
  tbr_idle_free (unused->idle);
  g_free (unused);
}

/* What is known of a unit up to an instant. */
static const TbrIdle *
count_unused (const TbrDesktop *desktop, const TbrTelling *telling, guint32 unit, TbrTime until)
{
  TbrUnused *self = desktop->unused;
  const TbrChronicle *chronicle = telling->chronicle;
  guint n_facts = tbr_chronicle_after (chronicle, until);
  guint n_reasons = tbr_chronicle_reasons_until (chronicle, until);
  if (self->idle == NULL || self->unit != unit || self->n_facts > n_facts
      || self->n_reasons > n_reasons)
    {
      tbr_idle_free (self->idle);
      *self = (TbrUnused){ .idle = tbr_idle_new (desktop->session->scenario, unit), .unit = unit };
    }
  for (; self->n_facts < n_facts; self->n_facts++)
    tbr_idle_take (self->idle, tbr_chronicle_fact (chronicle, self->n_facts), 1);
  for (; self->n_reasons < n_reasons; self->n_reasons++)
    tbr_idle_take_reason (self->idle, tbr_chronicle_reason (chronicle, self->n_reasons));
  return self->idle;
}

void
tbr_whys_add_idle (const TbrDesktop *desktop, TbrColumn *column, guint32 unit)
{
  TbrTelling telling;
  if (!tbr_desktop_telling (desktop, &telling) || desktop->moment == NULL)
    return;
  TbrTime now = desktop->moment->snapshot->at;
  g_autofree char *sentence = tbr_idle_sentence (count_unused (desktop, &telling, unit, now), now);
  if (sentence == NULL)
    return;
  tbr_column_gap (column, 10);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("WHY IT WAS NOT SENT"));
  tbr_column_text (column, TBR_WIDGET_NOTE, sentence);
}

/* Why a unit was given a need, on the spot or from home. */
void
tbr_whys_add_coming (const TbrDesktop *desktop, TbrColumn *column, guint32 unit, guint32 need)
{
  static const TbrFactCode kinds[] = { TBR_FACT_UNIT_TASKED, TBR_FACT_UNIT_ORDERED };
  const TbrThing thing = { TBR_THING_UNIT, unit };
  TbrTelling telling;
  for (guint i = 0; i < G_N_ELEMENTS (kinds) && tbr_desktop_telling (desktop, &telling); i++)
    {
      const TbrReason *reason
          = tbr_reasoning_last (&telling, thing, kinds[i], desktop->moment->snapshot->at);
      if (reason == NULL || reason->chosen.need != need)
        continue;
      tbr_whys_add_reason (&telling, column, reason);
      return;
    }
}

TbrCertainty
tbr_whys_certainty (const TbrDesktop *desktop, const TbrNeedView *need)
{
  const TbrScenario *scenario = desktop->session->scenario;
  const TbrSection *rates = &scenario->sections[TBR_SECTION_RATES];
  TbrCertainty worst = TBR_CERTAINTY_SOURCED;
  TbrTelling telling;
  /* in an exercise numbers are what somebody reports */
  if (!tbr_desktop_telling (desktop, &telling))
    return worst;
  const guint8 *hazards = telling.dictionary->hazard_certainties;
  if (hazards == NULL || need->hazard.i >= telling.dictionary->n_hazards)
    return TBR_CERTAINTY_ESTIMATED;
  worst = (TbrCertainty) hazards[need->hazard.i];
  for (guint i = 0; i < rates->n; i++)
    {
      const TbrObject *object = rates->objects[i];
      int param = tbr_kind_find_param (object->kind, "per-hour");
      if (((const TbrRate *) object->values)->need == (gint) need->kind && param >= 0
          && object->certainties != NULL)
        worst = MAX (worst, (TbrCertainty) object->certainties[param]);
    }
  return worst;
}

char *
tbr_whys_share (const TbrDesktop *desktop, const TbrNeedView *need)
{
  double share = need->required > 0 ? 100 * CLAMP (need->working / need->required, 0, 1) : 100.0;
  gboolean is_estimate = tbr_whys_certainty (desktop, need) == TBR_CERTAINTY_ESTIMATED;
  g_autofree char *text = g_strdup_printf (_ ("%.0f %% being done"), share);
  return g_strconcat (is_estimate ? "\xe2\x89\x88 " : "", text, NULL);
}
