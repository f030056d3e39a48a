/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which rows of the table of money hold in the scenario's year. */
#include <tabard/cofinance.h>

#include "scenario/kinds.h"

#include <tabard/units.h>

/* Worst certainty of the values of an element. */
static TbrCertainty
worst_of (const TbrObject *object)
{
  guint8 worst = TBR_CERTAINTY_SOURCED;
  for (guint i = 0; i < object->kind->n_params; i++)
    if (object->given[i] != 0)
      worst = MAX (worst, object->certainties[i]);
  return (TbrCertainty) worst;
}

static void
put_share (TbrMoney *money, const TbrObject *object)
{
  const TbrShare *row = object->values;
  for (guint outside = 0; outside < 2; outside++)
    if (row->place == TBR_PLACE_ANYWHERE || (row->place == TBR_PLACE_OUTSIDE) == (outside == 1))
      money->shares[row->layer][outside] = (TbrCofinance){ .operation = row->operation,
                                                           .transport = row->transport,
                                                           .host = row->host,
                                                           .certainty = worst_of (object) };
}

/* Rows of tariffs are called by their modes; one called otherwise is never asked for. */
static void
put_tariff (TbrMoney *money, const TbrObject *object)
{
  for (guint mode = 0; mode < TBR_MODE_N; mode++)
    if (g_str_equal (tbr_mode_names[mode], object->id))
      {
        money->tariffs[mode] = *(const TbrTariff *) object->values;
        money->tariff_certainties[mode] = worst_of (object);
      }
}

TbrMoney *
tbr_money_resolve (const TbrScenario *scenario)
{
  const TbrSection *rows = &scenario->sections[TBR_SECTION_MONEY];
  g_autofree char *start = tbr_instant_format (scenario->start_unix);
  gint64 year = g_ascii_strtoll (start, NULL, 10);
  if (rows->n == 0)
    return NULL;
  TbrMoney *money = g_new0 (TbrMoney, 1);
  for (guint i = 0; i < rows->n; i++)
    {
      const TbrObject *object = rows->objects[i];
      const TbrShare *share = object->values;
      if (object->kind == &tbr_kind_tariff)
        put_tariff (money, object);
      else if (year >= share->from && year <= share->until
               && (!share->high_impact || scenario->meta->high_impact))
        put_share (money, object);
    }
  return money;
}
