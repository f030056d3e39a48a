/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Opening, updating and closing the needs of a hazard. */
#include "hazards/need_slot.h"

static TbrNeedId
id_of (const TbrNeedSlot *slot)
{
  return TBR_HANDLE (TbrNeedId, slot->need);
}

void
tbr_slot_ask (TbrSim *sim, TbrNeedSlot *slot, const TbrNeedSpec *spec, double least)
{
  if (spec->stock < least)
    tbr_slot_close (sim, slot);
  else if (slot->need != TBR_NONE)
    tbr_need_update (sim, id_of (slot), spec->stock, spec->required);
  else if (slot->times < TBR_SLOT_WAVES)
    {
      TbrNeedSpec next = *spec;
      next.part += slot->times++;
      slot->need = tbr_need_open (sim, &next).i;
    }
}

void
tbr_slot_close (TbrSim *sim, TbrNeedSlot *slot)
{
  if (slot->need != TBR_NONE)
    tbr_need_close (sim, id_of (slot));
  slot->need = TBR_NONE;
}

double
tbr_slot_take (TbrSim *sim, const TbrNeedSlot *slot, TbrWorkClass work)
{
  return slot->need != TBR_NONE ? tbr_need_take (sim, id_of (slot), work) : 0;
}

void
tbr_slot_lose (TbrSim *sim, const TbrNeedSlot *slot, double amount)
{
  if (slot->need != TBR_NONE)
    tbr_need_lose (sim, id_of (slot), amount);
}

void
tbr_slot_set_factor (TbrSim *sim, const TbrNeedSlot *slot, double factor)
{
  for (guint work = 0; work < TBR_WORK_N && slot->need != TBR_NONE; work++)
    tbr_need_set_factor (sim, id_of (slot), (TbrWorkClass) work, factor);
}
