/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Why a seat decided as it did, as sentences: the policy, its numbers, and who came second. */
#include "desktop/reasoning.h"

#include "draw/language.h"

#include <glib/gi18n.h>
#include <math.h>

#define MOST_BACK 4096 /* reasons that are looked through for what went before */

/* ---- finding ---- */

static gboolean
is_about (const TbrReason *reason, const TbrFact *fact)
{
  switch (fact->kind)
    {
    case TBR_FACT_UNIT_ORDERED: /* a unit from abroad goes because its offer was taken */
      return reason->chosen.unit == fact->a
             && (reason->fact == TBR_FACT_UNIT_ORDERED || reason->fact == TBR_FACT_OFFER_ACCEPTED
                 || reason->fact == TBR_FACT_RESCEU_DECIDED);
    case TBR_FACT_UNIT_TASKED:
      return reason->fact == fact->kind && reason->chosen.unit == fact->a;
    case TBR_FACT_OFFER_DECLINED:
      return reason->fact == fact->kind && reason->request == fact->b && reason->state == fact->c;
    case TBR_FACT_OFFER_ACCEPTED: /* a rescEU unit is not chosen by its host */
      return reason->request == fact->b && reason->chosen.unit == fact->c
             && (reason->fact == fact->kind || reason->fact == TBR_FACT_RESCEU_DECIDED);
    case TBR_FACT_OFFER_REFUSED:
    case TBR_FACT_OFFER_LAPSED:
      return reason->fact == TBR_FACT_OFFER_HELD && reason->request == fact->b
             && reason->chosen.unit == fact->c;
    default:
      return reason->fact == fact->kind && reason->request == fact->b
             && reason->chosen.unit == fact->c;
    }
}

const TbrReason *
tbr_reasoning_find (const TbrTelling *telling, const TbrFact *fact)
{
  gboolean is_late = fact->kind == TBR_FACT_OFFER_REFUSED || fact->kind == TBR_FACT_OFFER_LAPSED;
  guint i = tbr_chronicle_reasons_until (telling->chronicle, fact->at);
  for (guint n = 0; i-- > 0 && (!is_late || n < MOST_BACK); n++)
    {
      const TbrReason *reason = tbr_chronicle_reason (telling->chronicle, i);
      if (reason->at < fact->at && !is_late)
        break;
      if (is_about (reason, fact))
        return reason;
    }
  return NULL;
}

const TbrReason *
tbr_reasoning_last (const TbrTelling *telling, TbrThing thing, TbrFactCode kind, TbrTime until)
{
  const guint most = 200;
  g_autoptr (GArray) found = tbr_telling_find (telling, thing, until, most);
  for (guint i = 0; i < found->len; i++)
    {
      const TbrFact *fact
          = tbr_chronicle_fact (telling->chronicle, g_array_index (found, guint, i));
      if (fact->kind == kind)
        return tbr_reasoning_find (telling, fact);
    }
  return NULL;
}

/* The offer on the same line that was taken at the highest cost by then: the one that an offer kept
   for later would have had to beat. */
static const TbrReason *
find_taken (const TbrTelling *telling, const TbrReason *held)
{
  const TbrReason *worst = NULL;
  guint i = tbr_chronicle_reasons_until (telling->chronicle, held->at);
  for (guint n = 0; i-- > 0 && n < MOST_BACK; n++)
    {
      const TbrReason *reason = tbr_chronicle_reason (telling->chronicle, i);
      if (reason->fact == TBR_FACT_OFFER_ACCEPTED && reason->request == held->request
          && (worst == NULL || reason->chosen.score > worst->chosen.score))
        worst = reason;
    }
  return worst;
}

/* ---- words ---- */

static char *
span_of (double seconds)
{
  return tbr_telling_span ((TbrTime) (fabs (seconds) * (double) TBR_SECOND));
}

/* "SE-M.2 (Module, Sweden)" */
static char *
unit_of (const TbrTelling *telling, guint32 unit)
{
  const TbrDictionary *d = telling->dictionary;
  if (unit >= d->n_units)
    return g_strdup (_ ("a unit"));
  guint32 owner = d->unit_states[unit];
  return g_strdup_printf ("%s (%s, %s)", d->unit_ids[unit],
                          tbr_word (d->capability_titles[d->unit_capabilities[unit]]),
                          owner < d->n_states ? tbr_word (d->state_names[owner]) : _ ("the Union"));
}

/* "1 h 52 min to work, 37 km" */
static char *
numbers_of (const TbrReasonSide *side)
{
  g_autofree char *span = span_of (side->time);
  g_autofree char *far = tbr_telling_decimals (side->distance / 1000, 0);
  return g_strdup_printf (_ ("%s until at work, %s km"), span, far);
}

/* By how much the second is behind the first, in what the policy compares. */
static char *
margin_of (TbrScoreMeasure measure, double margin)
{
  g_autofree char *span = span_of (margin);
  g_autofree char *far = tbr_telling_decimals (fabs (margin) / 1000, 0);
  switch (measure)
    {
    case TBR_SCORE_TIME:
      return g_strdup_printf (margin > 0 ? _ ("%s slower") : _ ("%s faster"), span);
    case TBR_SCORE_DISTANCE:
      return g_strdup_printf (margin > 0 ? _ ("%s km farther") : _ ("%s km nearer"), far);
    case TBR_SCORE_RANK:
      return g_strdup_printf (margin > 0 ? _ ("%.0f places later in the list")
                                         : _ ("%.0f places earlier in the list"),
                              fabs (margin));
    case TBR_SCORE_OFFERED:
      return g_strdup_printf (margin > 0 ? _ ("offered %s later") : _ ("offered %s earlier"), span);
    case TBR_SCORE_BURDEN:
      return g_strdup_printf (margin > 0 ? _ ("%s behind, what its owner has given counted in")
                                         : _ ("%s ahead, what its owner has given counted in"),
                              span);
    case TBR_SCORE_N:
      break;
    }
  return g_strdup ("");
}

static void
append_policy (const TbrReason *reason, GString *out)
{
  g_string_append_printf (out, _ ("Policy “%s”: "), tbr_word (reason->policy->title));
}

/* Who came second, and by how much. */
static void
append_second (const TbrTelling *telling, const TbrReason *reason, GString *out)
{
  const TbrReasonSide *other = &reason->other;
  if (other->unit == TBR_NONE)
    {
      g_string_append (out, _ ("No other one could be taken."));
      return;
    }
  double margin = other->score - reason->chosen.score;
  g_autofree char *unit = unit_of (telling, other->unit), *numbers = numbers_of (other);
  g_autofree char *by = margin_of ((TbrScoreMeasure) reason->measure, margin);
  g_string_append_printf (out, _ ("Second best: %s, %s"), unit, numbers);
  if (margin == 0)
    g_string_append (out, _ ("; just as good, but later in the scenario."));
  else if (margin < 0)
    g_string_append_printf (out, _ ("; %s, but of more use for another need."), by);
  else
    g_string_append_printf (out, "; %s.", by);
}

/* A unit that was sent, or whose offer was taken. */
static void
append_taken (const TbrTelling *telling, const TbrReason *reason, GString *out)
{
  g_autofree char *numbers = numbers_of (&reason->chosen);
  g_string_append_printf (out, "%s. ", numbers);
  append_second (telling, reason, out);
}

/* An offer that is kept for later. */
static void
append_held (const TbrTelling *telling, const TbrReason *reason, GString *out)
{
  const TbrReason *taken = find_taken (telling, reason);
  if (!isfinite (reason->chosen.score))
    {
      g_string_append (out, _ ("nothing is left that it could do."));
      return;
    }
  g_autofree char *numbers = numbers_of (&reason->chosen);
  g_string_append_printf (out, "%s. ", numbers);
  if (reason->missing > 0 || taken == NULL)
    return;
  double margin = reason->chosen.score - taken->chosen.score;
  g_autofree char *unit = unit_of (telling, taken->chosen.unit);
  g_autofree char *theirs = numbers_of (&taken->chosen);
  g_string_append_printf (out, _ ("Taken before it: %s, %s"), unit, theirs);
  /* numbers of two instants are weighed against each other only by the clock or on the map */
  if (margin > 0 && reason->measure <= TBR_SCORE_DISTANCE)
    {
      g_autofree char *by = margin_of ((TbrScoreMeasure) reason->measure, margin);
      g_string_append_printf (out, _ ("; this one is %s"), by);
    }
  g_string_append_c (out, '.');
}

/* A unit that its owner offers, or the one that it came nearest to offering. */
static void
append_chance (const TbrTelling *telling, const TbrReason *reason, GString *out)
{
  g_autofree char *unit = unit_of (telling, reason->chosen.unit);
  double share = 100 * CLAMP (reason->chosen.score, 0, 1);
  if (reason->fact == TBR_FACT_OFFER_DECLINED)
    g_string_append_printf (out, _ ("nearest to being offered was %s; "), unit);
  if (reason->chosen.score <= 0)
    g_string_append (out, _ ("it stays at home."));
  else if (reason->chosen.score >= 1)
    g_string_append (out, _ ("it is offered for certain."));
  else
    g_string_append_printf (out, _ ("chance of an offer %.0f %%, drawn %.0f."), share,
                            100 * reason->luck);
}

static void
append_grant (const TbrReason *reason, GString *out)
{
  g_autofree char *numbers = numbers_of (&reason->chosen);
  double share = reason->wanted > 0 ? 100 * reason->missing / reason->wanted : 100;
  g_string_append_printf (out, _ ("%s; nobody had promised %.0f %% of what was asked for."),
                          numbers, share);
}

static void
append_need (const TbrTelling *telling, guint32 need, GString *out)
{
  guint32 at = tbr_register_need (telling->reg, need);
  const TbrFact *opening = at != TBR_NONE ? tbr_chronicle_fact (telling->chronicle, at) : NULL;
  if (opening == NULL || opening->code >= TBR_NEED_N)
    g_string_append (out, _ ("a need"));
  else
    g_string_append_printf (out, _ ("need %u, %s"), need,
                            tbr_word (tbr_need_info ((TbrNeedKind) opening->code)->title));
}

/* A unit that is given one of several needs. */
static void
append_task (const TbrTelling *telling, const TbrReason *reason, GString *out)
{
  g_autofree char *numbers = numbers_of (&reason->chosen);
  g_string_append_printf (out, "%s. ", numbers);
  if (reason->other.need == TBR_NONE)
    {
      g_string_append (out, _ ("There was nothing else for it to do."));
      return;
    }
  g_autofree char *theirs = numbers_of (&reason->other);
  g_autoptr (GString) need = g_string_new (NULL);
  append_need (telling, reason->other.need, need);
  g_string_append_printf (out, _ ("Second best: %s, %s"), need->str, theirs);
  if (reason->other.time < reason->chosen.time)
    g_string_append (out, _ ("; sooner reached, but less urgent or served by others."));
  else
    g_string_append_c (out, '.');
}

char *
tbr_reasoning_sentence (const TbrTelling *telling, const TbrReason *reason)
{
  GString *out = g_string_new (NULL);
  append_policy (reason, out);
  switch (reason->fact)
    {
    case TBR_FACT_OFFER_HELD:
      append_held (telling, reason, out);
      break;
    case TBR_FACT_OFFER_MADE:
    case TBR_FACT_OFFER_DECLINED:
      append_chance (telling, reason, out);
      break;
    case TBR_FACT_RESCEU_DECIDED:
      append_grant (reason, out);
      break;
    case TBR_FACT_UNIT_TASKED:
      append_task (telling, reason, out);
      break;
    default:
      append_taken (telling, reason, out);
      break;
    }
  return g_string_free (out, FALSE);
}
