/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A line of groups in a ring. */
#include "hazards/waiting_line.h"

void
tbr_line_join (TbrWaitingLine *line, TbrTime since, double amount)
{
  if (amount <= 0)
    return;
  TbrLineGroup *last = line->n > 0 ? tbr_line_group (line, line->n - 1) : NULL;
  if (last != NULL && (line->n == TBR_LINE_GROUPS || since <= last->since))
    {
      double weight = amount / (last->amount + amount);
      last->since += (TbrTime) (weight * (double) (since - last->since));
      last->amount += amount;
    }
  else
    *tbr_line_group (line, line->n++) = (TbrLineGroup){ since, amount };
  line->amount += amount;
}

double
tbr_line_serve (TbrWaitingLine *line, TbrTime now, double amount, TbrTime *out_since)
{
  double served = 0, waited = 0;
  while (line->n > 0 && served < amount)
    {
      TbrLineGroup *oldest = tbr_line_group (line, 0);
      double taken = MIN (oldest->amount, amount - served);
      waited += taken * (double) (now - oldest->since);
      served += taken;
      oldest->amount -= taken;
      if (oldest->amount > 0)
        break;
      line->first = (line->first + 1) % TBR_LINE_GROUPS;
      line->n--;
    }
  line->amount = line->n > 0 ? MAX (0, line->amount - served) : 0;
  *out_since = served > 0 ? now - (TbrTime) (waited / served) : now;
  return served;
}

double
tbr_line_thin (TbrWaitingLine *line, double share)
{
  double gone = line->amount * share;
  for (guint32 i = 0; i < line->n; i++)
    tbr_line_group (line, i)->amount *= 1 - share;
  line->amount -= gone;
  return gone;
}
