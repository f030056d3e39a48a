/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What missions do to people, and whether their relief came (K31). */
#include "output/measure.h"
#include "output/words.h"

/* Sums for one type. */
typedef struct
{
  double person_hours;  /* at work */
  double strained;      /* of these, hours at a risk above 1.3 */
  double late;          /* hours that reliefs came late, summed */
  guint32 n_ill;        /* persons */
  guint32 n_hurt;       /* persons */
  guint32 n_found;      /* reliefs found */
  guint32 n_on_time;    /* of these, when the period ended */
  guint32 n_unrelieved; /* units sent home because nobody was found */
  guint32 n_failed;     /* orders that failed for want of a crew */
  guint8 certainty;     /* TbrCertainty */
  guint8 reserved[7];
} Count;

typedef struct
{
  Count all;
} State;

static Count *
count_of (gconstpointer data, guint32 capability)
{
  return (Count *) (gpointer) ((const State *) data + 1) + capability;
}

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + dictionary->n_capabilities * sizeof (Count);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
}

static void
add (Count *count, const TbrFact *fact)
{
  switch (fact->kind)
    {
    case TBR_FACT_UNIT_STAFF:
      count->person_hours += fact->x;
      count->strained += fact->y;
      count->n_ill += fact->b;
      count->n_hurt += fact->c;
      break;
    case TBR_FACT_RELIEF_FOUND:
      count->n_found++;
      count->n_on_time += fact->z <= 0;
      count->late += fact->z;
      break;
    case TBR_FACT_UNIT_RELEASED:
      count->n_unrelieved += tbr_word_is (tbr_word_releases, fact->code, "no-relief") ? 1 : 0;
      break;
    case TBR_FACT_UNIT_ORDER_FAILED:
      count->n_failed += tbr_word_is (tbr_word_order_faults, fact->code, "no-crew") ? 1 : 0;
      break;
    default:
      break;
    }
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  if ((fact->kind != TBR_FACT_UNIT_STAFF && fact->kind != TBR_FACT_RELIEF_FOUND
       && fact->kind != TBR_FACT_UNIT_RELEASED && fact->kind != TBR_FACT_UNIT_ORDER_FAILED)
      || fact->a >= dictionary->n_units)
    return;
  Count *counts[]
      = { &((State *) data)->all, count_of (data, dictionary->unit_capabilities[fact->a]) };
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      add (counts[i], fact);
      tbr_certainty_mix (&counts[i]->certainty, tbr_unit_certainty (dictionary, fact->a));
    }
}

static void
tell (TbrResult *result, TbrScope scope, const char *key, const Count *self)
{
  TbrCertainty certainty = (TbrCertainty) self->certainty;

  tbr_result_add (result, "K31.person-hours", scope, key, self->person_hours, "h", certainty);
  tbr_result_add (result, "K31.strained", scope, key,
                  tbr_percent (self->strained, self->person_hours), "%", TBR_CERTAINTY_ESTIMATED);
  tbr_result_add (result, "K31.hurt", scope, key, self->n_hurt, "persons", TBR_CERTAINTY_ESTIMATED);
  tbr_result_add (result, "K31.ill", scope, key, self->n_ill, "persons", TBR_CERTAINTY_ESTIMATED);
  tbr_result_add (result, "K31.rotations", scope, key, self->n_found, "", certainty);
  tbr_result_add (result, "K31.rotations-on-time", scope, key,
                  tbr_percent (self->n_on_time, self->n_found + self->n_unrelieved), "%",
                  certainty);
  tbr_result_add (result, "K31.rotation-late", scope, key, tbr_ratio (self->late, self->n_found),
                  "h", certainty);
  tbr_result_add (result, "K31.sent-home-unrelieved", scope, key, self->n_unrelieved, "",
                  certainty);
  tbr_result_add (result, "K31.orders-without-crew", scope, key, self->n_failed, "", certainty);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  tell (result, TBR_SCOPE_ALL, "", &((const State *) data)->all);
  for (guint i = 0; i < dictionary->n_capabilities; i++)
    {
      const Count *self = count_of (data, i);
      if (self->person_hours > 0 || self->n_found + self->n_unrelieved + self->n_failed > 0)
        tell (result, TBR_SCOPE_CAPABILITY, dictionary->capability_ids[i], self);
    }
}

const TbrOutputKind tbr_output_staff = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "staff",
            .title = "Load of staff",
            .sentence = "Tells by type how many hours people worked, how many of them at high "
                        "risk, who fell ill or was hurt, and whether reliefs came (K31)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
