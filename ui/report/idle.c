/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Why a unit was never used, in one sentence. Everything is counted from facts; who else was
   weighed comes from the reasons beside them. */
#include "report/idle.h"

#include "draw/language.h"
#include "draw/when.h"
#include "report/phrase.h"

#include <tabard/map.h>

#include <glib/gi18n.h>
#include <math.h>

/* A line of a request that the unit could be offered for, by another state. */
typedef struct
{
  guint32 number, host;
} Line;

struct _TbrIdle
{
  const TbrScenario *scenario;
  guint32 unit;
  GArray *needs; /* guint8 by need: WHERE_... */
  GArray *lines; /* Line */
  gboolean is_used;
  gboolean is_out;                       /* out of service by order */
  guint n_home, n_abroad;                /* needs that it can do something about, by where */
  guint n_others;                        /* units of its owner that were sent to a need at home */
  guint n_declined;                      /* answers of its owner that offered nothing */
  guint n_beside;                        /* units of its owner that were offered instead */
  guint n_offers, n_fails;               /* of its own */
  const char *decline, *refusal, *fault; /* the last of each, a word of its fact */
  guint32 beside_host;                   /* who asked where it was not offered */
  gboolean is_passed;                    /* it was weighed and came second */
  TbrReasonSide chosen, second;          /* then, last */
};

enum
{
  WHERE_NO_USE, /* it can do nothing about the need */
  WHERE_HOME,
  WHERE_ABROAD
};

TbrIdle *
tbr_idle_new (const TbrScenario *scenario, guint32 unit)
{
  TbrIdle *idle = g_new0 (TbrIdle, 1);
  idle->scenario = scenario;
  idle->unit = unit;
  idle->needs = g_array_new (FALSE, TRUE, sizeof (guint8));
  idle->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  idle->beside_host = TBR_NONE;
  return idle;
}

void
tbr_idle_free (TbrIdle *idle)
{
  if (idle == NULL)
    return;
  g_array_unref (idle->needs);
  g_array_unref (idle->lines);
  g_free (idle);
}

/* ---- facts ---- */

static const TbrUnitSpec *
spec_of (const TbrIdle *idle, guint32 unit)
{
  return unit < idle->scenario->n_units ? &idle->scenario->units[unit] : NULL;
}

/* Services of a state stay there; what its government can offer is in its stock. */
static gboolean
is_service (const TbrIdle *idle)
{
  const TbrObject *object = idle->scenario->objects[spec_of (idle, idle->unit)->object];
  return g_str_equal (object->kind->section, "services");
}

/* The Union's reserve waits for the Union's decision, whatever the state does that keeps it. */
static gboolean
is_reserve (const TbrIdle *idle)
{
  return spec_of (idle, idle->unit)->layer == TBR_LAYER_RESCEU;
}

static gboolean
is_of_owner (const TbrIdle *idle, guint32 unit)
{
  const TbrUnitSpec *other = spec_of (idle, unit);
  return other != NULL && other->state == spec_of (idle, idle->unit)->state;
}

/* The word of a fact's code. */
static const char *
word_of (const TbrFact *fact)
{
  const TbrFactInfo *info = tbr_fact_info ((TbrFactCode) fact->kind);
  for (guint i = 0; i < G_N_ELEMENTS (info->fields); i++)
    if (info->fields[i].slot == TBR_SLOT_CODE && info->fields[i].type == TBR_FIELD_CHOICE
        && fact->code < g_strv_length ((char **) info->fields[i].choices))
      return info->fields[i].choices[fact->code];
  return "";
}

static void
note_need (TbrIdle *idle, const TbrFact *fact)
{
  const TbrUnitSpec *self = spec_of (idle, idle->unit);
  guint8 where = WHERE_NO_USE;
  if (tbr_scenario_rate (idle->scenario, fact->code, self->capability) != NULL)
    where = fact->c == self->state ? WHERE_HOME : WHERE_ABROAD;
  if (fact->a >= idle->needs->len)
    g_array_set_size (idle->needs, fact->a + 1);
  g_array_index (idle->needs, guint8, fact->a) = where;
  idle->n_home += where == WHERE_HOME;
  idle->n_abroad += where == WHERE_ABROAD;
}

static void
note_request (TbrIdle *idle, const TbrFact *fact)
{
  const TbrUnitSpec *self = spec_of (idle, idle->unit);
  const TbrRate *rate = tbr_scenario_rate (idle->scenario, fact->c, self->capability);
  const Line line = { fact->a, fact->b };
  if (is_service (idle))
    return;
  if (rate != NULL && rate->work == (gint) fact->code && fact->b != self->state)
    g_array_append_val (idle->lines, line);
}

/* Who asked by a line of a request that concerns the unit; TBR_NONE for others. */
static guint32
host_of (const TbrIdle *idle, guint32 request)
{
  for (guint i = idle->lines->len; i-- > 0;)
    if (g_array_index (idle->lines, Line, i).number == request)
      return g_array_index (idle->lines, Line, i).host;
  return TBR_NONE;
}

static void
note_offer (TbrIdle *idle, const TbrFact *fact)
{
  if (fact->c == idle->unit)
    {
      idle->n_offers++;
      idle->refusal = NULL;
    }
  else if (!is_reserve (idle) && is_of_owner (idle, fact->c)
           && spec_of (idle, fact->c)->layer != TBR_LAYER_RESCEU
           && host_of (idle, fact->b) != TBR_NONE)
    {
      idle->n_beside++;
      idle->beside_host = host_of (idle, fact->b);
    }
}

static void
note_order (TbrIdle *idle, const TbrFact *fact)
{
  guint8 where = fact->b < idle->needs->len ? g_array_index (idle->needs, guint8, fact->b)
                                            : (guint8) WHERE_NO_USE;
  if (fact->a == idle->unit)
    idle->is_used = TRUE;
  else if (where == WHERE_HOME && is_of_owner (idle, fact->a))
    idle->n_others++;
}

static void
take (TbrIdle *idle, const TbrFact *fact)
{
  switch (fact->kind)
    {
    case TBR_FACT_NEED_OPENED:
      note_need (idle, fact);
      break;
    case TBR_FACT_REQUEST_OPENED:
      note_request (idle, fact);
      break;
    case TBR_FACT_OFFER_MADE:
      note_offer (idle, fact);
      break;
    case TBR_FACT_OFFER_DECLINED:
      if (!is_reserve (idle) && fact->c == spec_of (idle, idle->unit)->state
          && host_of (idle, fact->b) != TBR_NONE)
        {
          idle->n_declined++;
          idle->decline = word_of (fact);
        }
      break;
    case TBR_FACT_OFFER_REFUSED:
    case TBR_FACT_OFFER_LAPSED:
      if (fact->c == idle->unit)
        idle->refusal = fact->kind == TBR_FACT_OFFER_LAPSED ? "lapsed" : word_of (fact);
      break;
    case TBR_FACT_UNIT_ORDER_FAILED:
      if (fact->a == idle->unit)
        {
          idle->n_fails++;
          idle->fault = word_of (fact);
        }
      break;
    case TBR_FACT_UNIT_ORDERED:
      note_order (idle, fact);
      break;
    case TBR_FACT_UNIT_SERVICE:
      if (fact->a == idle->unit)
        idle->is_out = fact->code != TBR_UNIT_SERVICE_IN;
      break;
    case TBR_FACT_CALL_DISPATCHED:
      idle->is_used |= fact->b == idle->unit;
      break;
    default:
      break;
    }
}

void
tbr_idle_take (TbrIdle *idle, const TbrFact *facts, guint n)
{
  for (guint i = 0; i < n && !idle->is_used; i++)
    take (idle, &facts[i]);
}

void
tbr_idle_take_reason (TbrIdle *idle, const TbrReason *reason)
{
  if (reason->other.unit != idle->unit || reason->chosen.unit == TBR_NONE
      || (reason->fact != TBR_FACT_UNIT_ORDERED && reason->fact != TBR_FACT_OFFER_ACCEPTED))
    return;
  idle->is_passed = TRUE;
  idle->chosen = reason->chosen;
  idle->second = reason->other;
}

/* ---- the sentence ---- */

static const char *
name_of_state (const TbrIdle *idle, guint32 state)
{
  const TbrMap *map = idle->scenario->map;
  return state < map->n_countries ? tbr_word (map->countries[state].name) : _ ("the Union");
}

/* "3 h 40 min". (transfer full) */
static char *
span_of (double seconds)
{
  return tbr_when_span ((TbrTime) (seconds * (double) TBR_SECOND));
}

/* It came as far as being weighed or offered; NULL: not so far. (transfer full) */
static char *
say_own (const TbrIdle *idle)
{
  if (idle->n_fails > 0)
    return g_strdup_printf (ngettext ("It was ordered %u time and could not go: %s.",
                                      "It was ordered %u times and could not go: %s.",
                                      idle->n_fails),
                            idle->n_fails, tbr_phrase (idle->fault));
  if (idle->n_offers > 0)
    return g_strdup_printf (ngettext ("It was offered %u time and not taken: %s.",
                                      "It was offered %u times and not taken: %s.", idle->n_offers),
                            idle->n_offers,
                            idle->refusal != NULL ? tbr_phrase (idle->refusal)
                                                  : _ ("nobody has answered yet"));
  if (!idle->is_passed)
    return NULL;
  g_autofree char *chosen = span_of (idle->chosen.time), *second = span_of (idle->second.time);
  return g_strdup_printf (_ ("It was weighed and came second: %s was sent, which needed %s until "
                             "at work; this one would have needed %s."),
                          idle->scenario->units[idle->chosen.unit].id, chosen, second);
}

/* Others asked for what it does. (transfer full) */
static char *
say_asked (const TbrIdle *idle)
{
  const char *owner = name_of_state (idle, spec_of (idle, idle->unit)->state);
  guint n = idle->lines->len;
  if (idle->n_beside > 0)
    return g_strdup_printf (ngettext ("%s offered %u other unit to %s, and not this one.",
                                      "%s offered %u other units to %s, and not this one.",
                                      idle->n_beside),
                            owner, idle->n_beside, name_of_state (idle, idle->beside_host));
  if (idle->n_declined > 0)
    return g_strdup_printf (
        ngettext ("%s was asked %u time for what it does and offered nothing: %s.",
                  "%s was asked %u times for what it does and offered nothing: %s.",
                  idle->n_declined),
        owner, idle->n_declined, tbr_phrase (idle->decline));
  if (is_reserve (idle))
    return g_strdup_printf (
        ngettext ("%u request was for what it does, and the Union did not send it: it is its "
                  "reserve, for what states cannot give.",
                  "%u requests were for what it does, and the Union did not send it: it is its "
                  "reserve, for what states cannot give.",
                  n),
        n);
  return g_strdup_printf (
      ngettext ("%u request was for what it does, and %s was not asked or has not answered.",
                "%u requests were for what it does, and %s was not asked or has not answered.", n),
      n, owner);
}

/* Nobody beyond its owner's borders asked for it. (transfer full) */
static char *
say_not_asked (const TbrIdle *idle)
{
  guint n = idle->n_home > 0 ? idle->n_others : idle->n_abroad;
  if (idle->n_home > 0 && n == 0)
    return g_strdup (_ ("Its state has sent none of its units to what is needed at home."));
  if (idle->n_home > 0)
    return g_strdup_printf (
        ngettext ("Its state sent %u other unit to what was needed at home, and not this one.",
                  "Its state sent %u other units to what was needed at home, and not this one.", n),
        n);
  if (is_service (idle))
    return g_strdup (_ ("It serves its own state, and all that it could do something about was "
                        "needed abroad."));
  return g_strdup_printf (
      ngettext ("%u need that it can do something about is abroad, and no state asked for help.",
                "%u needs that it can do something about are abroad, and no state asked for help.",
                n),
      n);
}

char *
tbr_idle_sentence (const TbrIdle *idle, TbrTime now)
{
  const TbrUnitSpec *self = spec_of (idle, idle->unit);
  if (idle->is_used || self == NULL)
    return NULL;
  if (self->from > now)
    {
      g_autofree char *when = tbr_when_short (idle->scenario, self->from);
      return g_strdup_printf (_ ("It is not there before %s."), when);
    }
  if (idle->n_home + idle->n_abroad == 0)
    return g_strdup (_ ("Nothing has been needed that it can do something about."));
  if (self->on_duty == 0)
    return g_strdup (_ ("It is not on duty and cannot be sent."));
  if (idle->is_out)
    return g_strdup (_ ("It has been taken out of service by an order."));
  char *own = say_own (idle);
  if (own != NULL)
    return own;
  return idle->lines->len > 0 && idle->n_home == 0 ? say_asked (idle) : say_not_asked (idle);
}
