/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A queue before several desks: who has to wait, how long, and how many desks it takes. */
#include "hazards/registration_queue.h"

#include <math.h>

/* Share delayed, from Erlang's first formula @lost for the same number of desks. */
static double
delayed_of (double lost, double load, double desks)
{
  return load >= desks ? 1 : desks * lost / (desks - load * (1 - lost));
}

guint
tbr_queue_desks (double arrivals, double rate, double wait)
{
  double load = arrivals / rate;
  double lost = 1;
  if (load <= 0)
    return 0;
  for (guint i = 1; i < TBR_QUEUE_MOST_DESKS; i++)
    {
      lost = load * lost / (i + load * lost);
      double spare = i * rate - arrivals;
      if (spare > 0 && delayed_of (lost, load, i) <= wait * spare)
        return i;
    }
  return TBR_QUEUE_MOST_DESKS;
}
