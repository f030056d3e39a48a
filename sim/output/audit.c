/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Double-entry bookkeeping over facts: nothing comes from nowhere and nothing is lost. */
#include <tabard/audit.h>

#include <tabard/error.h>
#include <tabard/sim.h>

#include "output/measure.h"
#include "output/money_book.h"

/* Sums of doubles of one size in another order agree to this share. */
#define ROUNDING 1e-6
/* Machines, people and patients are whole or parts of persons: less than this is nothing. */
#define NOTHING 1e-6

typedef struct
{
  double goods; /* left when last told, NAN before */
  guint32 is_away;
  guint32 offer; /* open offer that holds it, TBR_NONE */
} UnitBook;

typedef struct
{
  double worked; /* by units, the need's unit */
  double done;   /* as its end says */
  guint32 kind;
  guint32 state;  /* TBR_NONE */
  guint32 status; /* Status */
} NeedBook;

typedef enum
{
  UNKNOWN,
  OPEN,
  CLOSED
} Status;

typedef struct
{
  double deaths, preventable;
  double patients[TBR_PATIENT_N];
} HazardBook;

/* Two sums that belong together. */
typedef struct
{
  const char *what; /* is wrong when they do not go together */
  double one, other;
} Sums;

struct _TbrAudit
{
  const TbrDictionary *dictionary;
  TbrTime now;
  guint64 n_facts;
  TbrFact last; /* of the facts taken */
  UnitBook *units;
  HazardBook *hazards;
  GArray *needs;                         /* NeedBook */
  GByteArray *requests, *offers, *calls; /* Status */
  TbrMoneyBook *money;
  GArray *named;      /* guint32: units named since they were last asked for */
  guint64 n_compared; /* entries of money when last held against the measure */
  GError *fault;
};

TbrAudit *
tbr_audit_new (const TbrDictionary *dictionary)
{
  TbrAudit *audit = g_new0 (TbrAudit, 1);
  audit->dictionary = dictionary;
  audit->units = g_new0 (UnitBook, dictionary->n_units + 1);
  audit->hazards = g_new0 (HazardBook, dictionary->n_hazards + 1);
  for (guint i = 0; i < dictionary->n_units; i++)
    audit->units[i] = (UnitBook){ .goods = NAN, .offer = TBR_NONE };
  audit->needs = g_array_new (FALSE, TRUE, sizeof (NeedBook));
  audit->requests = g_byte_array_new ();
  audit->offers = g_byte_array_new ();
  audit->calls = g_byte_array_new ();
  audit->money = tbr_money_book_new (dictionary);
  audit->named = g_array_new (FALSE, FALSE, sizeof (guint32));
  return audit;
}

void
tbr_audit_free (TbrAudit *audit)
{
  if (audit == NULL)
    return;
  g_free (audit->units);
  g_free (audit->hazards);
  g_array_unref (audit->needs);
  g_byte_array_unref (audit->requests);
  g_byte_array_unref (audit->offers);
  g_byte_array_unref (audit->calls);
  tbr_money_book_free (audit->money);
  g_array_unref (audit->named);
  g_clear_error (&audit->fault);
  g_free (audit);
}

guint64
tbr_audit_n_facts (const TbrAudit *audit)
{
  return audit->n_facts;
}

/* Says which fact it was, after how many. */
static void
place (const TbrAudit *audit, const TbrFact *fact, GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  tbr_trace_line (audit->dictionary, fact, line);
  g_prefix_error (error, "fact %" G_GUINT64_FORMAT ": %s: ", audit->n_facts, line->str);
}

static void
blame (TbrAudit *audit, const TbrFact *fact, const char *what)
{
  if (audit->fault != NULL)
    return;
  audit->fault = g_error_new_literal (TBR_ERROR, TBR_ERROR_RANGE, what);
  place (audit, fact, &audit->fault);
}

static void
demand (TbrAudit *audit, const TbrFact *fact, gboolean holds, const char *what)
{
  if (G_UNLIKELY (!holds))
    blame (audit, fact, what);
}

/* The same of two sums, which are named. */
static void
demand_sums (TbrAudit *audit, const TbrFact *fact, gboolean holds, const Sums *sums)
{
  if (G_LIKELY (holds))
    return;
  g_autofree char *what
      = g_strdup_printf ("%s: %.9g against %.9g", sums->what, sums->one, sums->other);
  blame (audit, fact, what);
}

static gboolean
is_near (double a, double b)
{
  return fabs (a - b) <= ROUNDING * MAX (1, MAX (fabs (a), fabs (b)));
}

/* ---- what every fact must be ---- */

static guint32
slot_of (const TbrFact *fact, TbrSlot slot)
{
  return slot == TBR_SLOT_A ? fact->a : slot == TBR_SLOT_B ? fact->b : fact->c;
}

static gboolean
is_handle (const TbrAudit *audit, TbrFieldType type, guint32 value)
{
  const TbrDictionary *names = audit->dictionary;
  switch (type)
    {
    case TBR_FIELD_STATE:
      return value == TBR_NONE || value < names->n_states;
    case TBR_FIELD_UNIT:
      return value == TBR_NONE || value < names->n_units;
    case TBR_FIELD_CAPABILITY:
      return value == TBR_NONE || value < names->n_capabilities;
    case TBR_FIELD_HAZARD:
      return value == TBR_NONE || value < names->n_hazards;
    case TBR_FIELD_NEED:
      return value == TBR_NONE || value < audit->needs->len;
    case TBR_FIELD_REQUEST:
      return value == TBR_NONE || value < audit->requests->len;
    case TBR_FIELD_OFFER:
      return value == TBR_NONE || value < audit->offers->len;
    case TBR_FIELD_NONE:
    case TBR_FIELD_NODE:
    case TBR_FIELD_LINK:
    case TBR_FIELD_SITE:
    case TBR_FIELD_POLICY:
    case TBR_FIELD_COUNT:
    case TBR_FIELD_CHOICE:
    case TBR_FIELD_NUMBER:
    case TBR_FIELD_REGION:
    case TBR_FIELD_PLACE:
    case TBR_FIELD_MEASURE:
    case TBR_FIELD_N:
    default:
      return TRUE;
    }
}

static void
check_form (TbrAudit *audit, const TbrFact *fact)
{
  const TbrFactInfo *info = tbr_fact_info ((TbrFactCode) fact->kind);
  demand (audit, fact, fact->at >= audit->now, "time goes back");
  for (guint i = 0; i < G_N_ELEMENTS (info->fields); i++)
    {
      const TbrFactField *field = &info->fields[i];
      if (field->slot < TBR_SLOT_A || field->slot > TBR_SLOT_C)
        continue;
      guint32 value = slot_of (fact, field->slot);
      demand (audit, fact, is_handle (audit, field->type, value), "it names what there is not");
      if (field->type == TBR_FIELD_UNIT && value < audit->dictionary->n_units)
        g_array_append_val (audit->named, value);
    }
}

/* ---- needs and the work at them ---- */

static NeedBook *
need_of (TbrAudit *audit, guint32 need)
{
  return need < audit->needs->len ? &g_array_index (audit->needs, NeedBook, need) : NULL;
}

static void
take_need (TbrAudit *audit, const TbrFact *fact)
{
  NeedBook *need = need_of (audit, fact->a);
  if (need == NULL)
    return;
  switch (fact->kind)
    {
    case TBR_FACT_NEED_OPENED:
      demand (audit, fact, need->status == UNKNOWN, "a need is opened twice");
      demand (audit, fact, fact->x >= 0, "it asks for less than nothing");
      *need = (NeedBook){ .kind = fact->code, .state = fact->c, .status = OPEN };
      return;
    case TBR_FACT_NEED_CHANGED:
      demand (audit, fact, need->status == OPEN, "a need changes that is not open");
      demand (audit, fact, fact->x >= 0 && fact->y >= 0 && fact->z >= 0, "it is less than nothing");
      return;
    default:
      demand (audit, fact, need->status == OPEN, "a need is closed that is not open");
      demand (audit, fact, fact->x >= 0 && fact->y >= 0, "less than nothing was done or lost");
      need->status = CLOSED;
      need->done = fact->x;
    }
}

static void
take_work (TbrAudit *audit, const TbrFact *fact)
{
  NeedBook *need = need_of (audit, fact->b);
  if (need == NULL)
    return;
  if (fact->kind == TBR_FACT_UNIT_WORKING)
    {
      demand (audit, fact, need->status == OPEN, "it works at a need that is not open");
      demand (audit, fact, fact->x >= 0, "it works at less than nothing");
      return;
    }
  demand (audit, fact, fact->x >= 0 && fact->y >= 0, "it did less than nothing");
  need->worked += fact->y;
}

/* ---- units ---- */

static void
take_goods (TbrAudit *audit, const TbrFact *fact, UnitBook *unit)
{
  demand (audit, fact, fact->x >= 0 && fact->y >= -NOTHING, "goods are less than nothing");
  demand_sums (audit, fact, isnan (unit->goods) || is_near (unit->goods, fact->x + fact->y),
               &(Sums){ "goods given and left are not those it had", fact->x + fact->y,
                        unit->goods });
  unit->goods = fact->y;
}

static void
take_unit (TbrAudit *audit, const TbrFact *fact)
{
  if (fact->a >= audit->dictionary->n_units)
    return;
  UnitBook *unit = &audit->units[fact->a];
  switch (fact->kind)
    {
    case TBR_FACT_UNIT_DEPARTED:
      unit->is_away = 1;
      return;
    case TBR_FACT_UNIT_HOME:
      demand (audit, fact, unit->is_away, "it comes home that never left");
      demand (audit, fact, fact->x >= 0, "it was away for less than nothing");
      unit->is_away = 0;
      unit->goods = NAN;
      return;
    case TBR_FACT_UNIT_WORKING:
    case TBR_FACT_UNIT_WORKED:
      take_work (audit, fact);
      return;
    case TBR_FACT_GOODS_ISSUED:
      take_goods (audit, fact, unit);
      return;
    case TBR_FACT_UNIT_SUPPLIED:
      demand_sums (audit, fact, fact->x >= -NOTHING && fact->y >= fact->x - NOTHING,
                   &(Sums){ "supplies taken in make less", fact->y, fact->x });
      return;
    case TBR_FACT_UNIT_STAFF:
      demand_sums (audit, fact, fact->x >= 0 && fact->y >= 0 && fact->y <= fact->x + NOTHING,
                   &(Sums){ "more hours at high risk than hours", fact->y, fact->x });
      demand_sums (audit, fact, fact->z >= 0 && fact->z <= audit->dictionary->unit_staff[fact->a],
                   &(Sums){ "more people are fit than it has", fact->z,
                            audit->dictionary->unit_staff[fact->a] });
      return;
    case TBR_FACT_UNIT_FUEL:
      demand_sums (audit, fact, fact->y >= 0 && fact->x >= 0 && fact->x <= 1 + NOTHING,
                   &(Sums){ "fuel is burnt that is not there", fact->y, fact->x });
      return;
    case TBR_FACT_UNIT_BROKE:
    case TBR_FACT_UNIT_REPAIRED:
      demand_sums (audit, fact, fact->c <= fact->x + NOTHING,
                   &(Sums){ "more machines are down than it has", fact->c, fact->x });
      return;
    default:
      return;
    }
}

/* ---- what is opened once and settled once ---- */

/* Sets the status of number @index; grows the book. Returns: what it was */
static Status
set_status (GByteArray *book, guint32 index, Status status)
{
  guint old = book->len;
  if (index >= old)
    {
      g_byte_array_set_size (book, index + 1);
      memset (book->data + old, UNKNOWN, index + 1 - old);
    }
  Status before = (Status) book->data[index];
  book->data[index] = (guint8) status;
  return before;
}

static void
take_request (TbrAudit *audit, const TbrFact *fact)
{
  if (fact->kind == TBR_FACT_REQUEST_OPENED)
    demand (audit, fact, set_status (audit->requests, fact->a, OPEN) == UNKNOWN,
            "a request is opened twice");
  else if (fact->kind == TBR_FACT_REQUEST_CLOSED)
    demand (audit, fact, set_status (audit->requests, fact->a, CLOSED) == OPEN,
            "a request is closed that is not open");
}

static void
take_offer (TbrAudit *audit, const TbrFact *fact)
{
  UnitBook *unit = fact->c < audit->dictionary->n_units ? &audit->units[fact->c] : NULL;
  if (fact->kind == TBR_FACT_OFFER_MADE)
    {
      demand (audit, fact, set_status (audit->offers, fact->a, OPEN) == UNKNOWN,
              "an offer is made twice");
      demand (audit, fact, unit == NULL || unit->offer == TBR_NONE, "its unit is offered already");
      if (unit != NULL)
        unit->offer = fact->a;
      return;
    }
  demand (audit, fact, set_status (audit->offers, fact->a, CLOSED) == OPEN,
          "an offer is settled that is not open");
  if (unit != NULL)
    unit->offer = TBR_NONE;
}

static void
take_call (TbrAudit *audit, const TbrFact *fact)
{
  if (fact->kind == TBR_FACT_CALL_OPENED)
    demand (audit, fact, set_status (audit->calls, fact->a, OPEN) == UNKNOWN,
            "a call is opened twice");
  else if (fact->kind == TBR_FACT_CALL_ABANDONED || fact->kind == TBR_FACT_CALL_LOST
           || (fact->kind == TBR_FACT_CALL_CLOSED && fact->y == 0))
    demand (audit, fact, set_status (audit->calls, fact->a, CLOSED) == OPEN,
            "a call is settled that is not open");
}

/* ---- people ---- */

static void
take_patients (TbrAudit *audit, const TbrFact *fact, HazardBook *hazard)
{
  const double *sums = hazard->patients;
  demand (audit, fact, fact->x >= 0, "fewer people than none");
  if (fact->code >= TBR_PATIENT_N)
    return;
  hazard->patients[fact->code] += fact->x;
  for (guint i = TBR_PATIENT_CRITICAL_HURT; i <= TBR_PATIENT_DELAYED_HURT;
       i += TBR_PATIENT_DELAYED_HURT - TBR_PATIENT_CRITICAL_HURT)
    {
      double most = MAX (sums[i + 1], sums[i + 2]);
      demand_sums (audit, fact, most <= sums[i] * (1 + ROUNDING) + NOTHING,
                   &(Sums){ "more people are treated or dead than were hurt", most, sums[i] });
    }
}

static void
take_harm (TbrAudit *audit, const TbrFact *fact, HazardBook *hazard)
{
  demand (audit, fact, fact->x >= 0 && isfinite (fact->x), "harm is undone");
  if (fact->code == TBR_HARM_DEATHS)
    hazard->deaths += fact->x;
  if (fact->code == TBR_HARM_PREVENTABLE)
    hazard->preventable += fact->x;
}

static void
take_people (TbrAudit *audit, const TbrFact *fact)
{
  if (fact->kind == TBR_FACT_LIFELINE_CHANGED)
    demand (audit, fact, fact->x >= 0 && fact->x <= 1 && fact->y >= 0 && fact->y <= 1,
            "a share is not from 0 to 1");
  else if (fact->kind == TBR_FACT_LIFELINE_MISSED)
    demand (audit, fact, fact->x >= 0 && fact->y >= 0 && fact->y <= 1, "a share or a sum is none");
  else if (fact->kind == TBR_FACT_HOSPITALS)
    demand_sums (audit, fact, fact->z >= 0 && fact->z <= fact->y * (1 + ROUNDING) + NOTHING,
                 &(Sums){ "more beds are taken than there are", fact->z, fact->y });
  else if (fact->a < audit->dictionary->n_hazards && fact->kind == TBR_FACT_PATIENTS)
    take_patients (audit, fact, &audit->hazards[fact->a]);
  else if (fact->a < audit->dictionary->n_hazards && fact->kind == TBR_FACT_HARM)
    take_harm (audit, fact, &audit->hazards[fact->a]);
}

/* ---- money ---- */

static void
take_money (TbrAudit *audit, const TbrFact *fact)
{
  const NeedBook *need = fact->kind == TBR_FACT_UNIT_ORDERED ? need_of (audit, fact->b) : NULL;
  g_autoptr (GError) fault = NULL;
  if (!tbr_money_book_take (audit->money, fact, need != NULL ? need->state : TBR_NONE, &fault))
    blame (audit, fact, fault->message);
}

/* Makes room for what the fact names first. */
static void
make_room (TbrAudit *audit, const TbrFact *fact)
{
  if (fact->kind == TBR_FACT_NEED_OPENED && fact->a == audit->needs->len)
    g_array_set_size (audit->needs, fact->a + 1);
  if (fact->kind == TBR_FACT_REQUEST_OPENED && fact->a == audit->requests->len)
    g_byte_array_append (audit->requests, (const guint8[]){ UNKNOWN }, 1);
  if (fact->kind == TBR_FACT_OFFER_MADE && fact->a == audit->offers->len)
    g_byte_array_append (audit->offers, (const guint8[]){ UNKNOWN }, 1);
}

static void
take_one (TbrAudit *audit, const TbrFact *fact)
{
  audit->n_facts++;
  make_room (audit, fact);
  check_form (audit, fact);
  audit->now = MAX (audit->now, fact->at);
  if (fact->kind >= TBR_FACT_NEED_OPENED && fact->kind <= TBR_FACT_NEED_CLOSED)
    take_need (audit, fact);
  else if (fact->kind == TBR_FACT_REQUEST_OPENED || fact->kind == TBR_FACT_REQUEST_CLOSED)
    take_request (audit, fact);
  else if (fact->kind == TBR_FACT_OFFER_MADE || fact->kind == TBR_FACT_OFFER_ACCEPTED
           || fact->kind == TBR_FACT_OFFER_REFUSED || fact->kind == TBR_FACT_OFFER_LAPSED)
    take_offer (audit, fact);
  else if (fact->kind >= TBR_FACT_UNIT_ORDERED && fact->kind <= TBR_FACT_UNIT_UNSUPPORTED)
    take_unit (audit, fact);
  else if (fact->kind >= TBR_FACT_CALL_OPENED && fact->kind <= TBR_FACT_CALL_LOST)
    take_call (audit, fact);
  else
    take_people (audit, fact);
  take_money (audit, fact);
  audit->last = *fact;
}

void
tbr_audit_take (gpointer data, const TbrFact *facts, guint n)
{
  TbrAudit *audit = data;
  for (guint i = 0; i < n && audit->fault == NULL; i++)
    take_one (audit, &facts[i]);
}

/* Needs whose units did not do what was done; needs held have goods that stay without a unit. */
static void
check_work (TbrAudit *audit)
{
  for (guint i = 0; i < audit->needs->len && audit->fault == NULL; i++)
    {
      const NeedBook *need = &g_array_index (audit->needs, NeedBook, i);
      if (need->status == CLOSED && !tbr_need_info ((TbrNeedKind) need->kind)->holds
          && !is_near (need->worked, need->done))
        audit->fault = g_error_new (TBR_ERROR, TBR_ERROR_RANGE,
                                    "need %u: its units did %.9g, but %.9g was done", i,
                                    need->worked, need->done);
    }
}

gboolean
tbr_audit_check (const TbrAudit *audit, GError **error)
{
  if (audit->fault == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (audit->fault));
  return FALSE;
}

void
tbr_audit_place (const TbrAudit *audit, GError **error)
{
  if (audit->n_facts > 0)
    place (audit, &audit->last, error);
}

const guint32 *
tbr_audit_take_named (TbrAudit *audit, guint *out_n)
{
  *out_n = audit->named->len;
  audit->named->len = 0;
  return (const guint32 *) (const void *) audit->named->data;
}

gboolean
tbr_audit_is_owed (const TbrAudit *audit)
{
  return tbr_money_book_n_entries (audit->money) != audit->n_compared;
}

gboolean
tbr_audit_compare (TbrAudit *audit, TbrTime now, const TbrResult *result, GError **error)
{
  audit->n_compared = tbr_money_book_n_entries (audit->money);
  if (tbr_money_book_compare (audit->money, now, result, error))
    return TRUE;
  tbr_audit_place (audit, error);
  return FALSE;
}

gboolean
tbr_audit_finish (TbrAudit *audit, GError **error)
{
  check_work (audit);
  for (guint i = 0; i < audit->dictionary->n_hazards && audit->fault == NULL; i++)
    if (audit->hazards[i].preventable > audit->hazards[i].deaths * (1 + ROUNDING) + NOTHING)
      audit->fault = g_error_new (TBR_ERROR, TBR_ERROR_RANGE,
                                  "hazard %s: %g of %g deaths could have been prevented",
                                  audit->dictionary->hazard_ids[i], audit->hazards[i].preventable,
                                  audit->hazards[i].deaths);
  return tbr_audit_check (audit, error);
}
