/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Patterns and letters of services that are down: colour is not their only carrier. */
#include "draw/outage.h"

#include <glib/gi18n.h>
#include <math.h>

#define SPACING 7.0 /* pixels at ui 1 between two lines */
#define MOST_DOWN 0.5

/* The letter of a service is the same in all languages, as symbols are. */
static const struct
{
  char letter;
  const char *name;
} services[TBR_LIFELINE_N] = {
  [TBR_LIFELINE_POWER] = { 'P', NC_ ("service", "power") },
  [TBR_LIFELINE_WATER] = { 'W', NC_ ("service", "water") },
  [TBR_LIFELINE_TELECOM] = { 'T', NC_ ("service", "telephone") },
  [TBR_LIFELINE_ICT] = { 'I', NC_ ("service", "computer systems") },
  [TBR_LIFELINE_FUEL] = { 'F', NC_ ("service", "fuel") },
  [TBR_LIFELINE_TRANSPORT] = { 'R', NC_ ("service", "roads and rail") },
  [TBR_LIFELINE_HEALTH] = { 'H', NC_ ("service", "hospitals") },
  [TBR_LIFELINE_EMERGENCY] = { 'E', NC_ ("service", "emergency calls") },
  [TBR_LIFELINE_SHELTER] = { 'S', NC_ ("service", "warm places") },
  [TBR_LIFELINE_LOGISTICS] = { 'G', NC_ ("service", "goods") },
};

float
tbr_outage_worst (const TbrOutageView *outage)
{
  float worst = 0;
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    worst = MAX (worst, outage->inoperability[i]);
  return worst;
}

const char *
tbr_outage_letters (const TbrOutageView *outage, char buffer[TBR_OUTAGE_LETTERS])
{
  guint n = 0;
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    if (outage->inoperability[i] >= TBR_OUTAGE_SHOWN)
      buffer[n++] = services[i].letter;
  buffer[n] = '\0';
  return buffer;
}

char
tbr_outage_letter (TbrLifeline service)
{
  g_return_val_if_fail ((guint) service < TBR_LIFELINE_N, '\0');
  return services[service].letter;
}

const char *
tbr_outage_name (TbrLifeline service)
{
  g_return_val_if_fail ((guint) service < TBR_LIFELINE_N, NULL);
  return g_dpgettext2 (NULL, "service", services[service].name);
}

void
tbr_outage_hatch (const TbrPen *pen, const TbrRect *box, double share)
{
  double gap = SPACING * pen->ui, reach = box->height;
  cairo_new_path (pen->cr);
  /* Lines stand on one lattice for all boxes, so that regions side by side join. */
  double first = floor ((box->x + box->y) / gap) * gap;
  for (double at = first; at < box->x + box->width + box->y + box->height; at += gap)
    {
      cairo_move_to (pen->cr, at - box->y, box->y);
      cairo_line_to (pen->cr, at - box->y - reach, box->y + reach);
    }
  first = floor ((box->x - box->y - box->height) / gap) * gap;
  for (double at = first; share >= MOST_DOWN && at < box->x + box->width - box->y; at += gap)
    {
      cairo_move_to (pen->cr, at + box->y, box->y);
      cairo_line_to (pen->cr, at + box->y + reach, box->y + reach);
    }
  tbr_pen_line (pen, 1.1 * pen->ui, pen->theme->closed);
  cairo_stroke (pen->cr);
}
