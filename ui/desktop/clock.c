/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The clock of the desktop: it plays, steps, jumps, and never waits for the run. */
#include "desktop/beside.h"
#include "desktop/state.h"

#include <glib/gi18n.h>
#include <math.h>

#define LONGEST_STEP 250000 /* microseconds; what took longer is not made up for */
#define FIRST_STRIDE (10 * TBR_MINUTE)
#define SHORT_STEP 12000 /* microseconds: a step as fast as possible may be longer */
#define LONG_STEP 30000  /* should be shorter */
#define GOT_PERIOD 500000

double
tbr_desktop_speed (guint speed)
{
  static const double speeds[TBR_SPEEDS]
      = { 1, 60, 600, 3600, 3 * 3600, 6 * 3600, 24 * 3600, INFINITY };
  return speeds[MIN (speed, TBR_SPEEDS - 1)];
}

TbrTime
tbr_clock_duration (const TbrDesktop *desktop)
{
  return desktop->session != NULL ? desktop->session->scenario->meta->duration : 0;
}

TbrTime
tbr_clock_now (const TbrDesktop *desktop)
{
  return desktop->moment != NULL ? desktop->moment->snapshot->at : (TbrTime) desktop->clock;
}

static void
seek (TbrDesktop *desktop, double at)
{
  desktop->clock = CLAMP (at, 0, (double) tbr_clock_duration (desktop));
  desktop->clock_since = desktop->now;
  tbr_player_seek (desktop->player, (TbrTime) desktop->clock);
  tbr_beside_seek (desktop, (TbrTime) desktop->clock);
}

void
tbr_clock_seek (TbrDesktop *desktop, TbrTime at)
{
  if (desktop->player == NULL)
    return;
  seek (desktop, (double) at);
  desktop->got = 0;
  desktop->got_since = 0;
  tbr_desktop_touch (desktop, TBR_PANEL_TIME);
}

/* What the clock has really reached, twice a second. */
static void
measure (TbrDesktop *desktop)
{
  gint64 passed = desktop->now - desktop->got_since;
  if (desktop->got_since != 0 && passed < GOT_PERIOD)
    return;
  TbrTime at = tbr_clock_now (desktop);
  if (desktop->got_since != 0)
    desktop->got = (double) (at - desktop->got_from) / (double) passed;
  desktop->got_since = desktop->now;
  desktop->got_from = at;
}

/* The next step as fast as possible: as long as one picture takes. */
static double
stride (TbrDesktop *desktop, gint64 took)
{
  if (desktop->stride <= 0)
    desktop->stride = (double) FIRST_STRIDE;
  if (took < SHORT_STEP)
    desktop->stride = MIN (desktop->stride * 1.5, (double) TBR_DAY);
  else if (took > LONG_STEP)
    desktop->stride = MAX (desktop->stride / 1.5, (double) TBR_MINUTE);
  return desktop->stride;
}

void
tbr_clock_tick (TbrDesktop *desktop)
{
  if (!desktop->is_playing || desktop->player == NULL || desktop->drag == TBR_DRAG_TIME)
    return;
  measure (desktop);
  /* two maps go on together */
  if (!tbr_player_is_settled (desktop->player) || !tbr_beside_is_there (desktop))
    return;
  if (tbr_clock_now (desktop) >= tbr_clock_duration (desktop))
    {
      desktop->is_playing = FALSE;
      desktop->is_moved = TRUE;
      tbr_desktop_touch (desktop, TBR_PANEL_TIME);
      return;
    }
  gint64 passed = CLAMP (desktop->now - desktop->clock_since, 0, LONGEST_STEP);
  double speed = tbr_desktop_speed (desktop->speed);
  seek (desktop,
        desktop->clock + (isfinite (speed) ? speed * (double) passed : stride (desktop, passed)));
}

static gboolean
find_later (const TbrChronicle *chronicle, TbrTime now, TbrTime *out_at)
{
  guint n = tbr_chronicle_n_facts (chronicle);
  for (guint i = tbr_chronicle_after (chronicle, now); i < n; i++)
    {
      const TbrFact *fact = tbr_chronicle_fact (chronicle, i);
      if (!tbr_telling_is_notable (fact))
        continue;
      *out_at = fact->at;
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_earlier (const TbrChronicle *chronicle, TbrTime now, TbrTime *out_at)
{
  for (guint i = tbr_chronicle_after (chronicle, now - 1); i-- > 0;)
    {
      const TbrFact *fact = tbr_chronicle_fact (chronicle, i);
      if (!tbr_telling_is_notable (fact))
        continue;
      *out_at = fact->at;
      return TRUE;
    }
  return FALSE;
}

/* Tells what happened at the instant one has stepped to. */
static void
tell (TbrDesktop *desktop, const TbrTelling *telling, TbrTime at)
{
  guint n = tbr_chronicle_n_facts (telling->chronicle);
  for (guint i = tbr_chronicle_after (telling->chronicle, at - 1); i < n; i++)
    {
      const TbrFact *fact = tbr_chronicle_fact (telling->chronicle, i);
      if (fact->at > at)
        return;
      g_autofree char *sentence
          = tbr_telling_is_notable (fact) ? tbr_telling_sentence (telling, fact) : NULL;
      if (sentence == NULL)
        continue;
      g_autofree char *when = tbr_telling_when (telling->scenario, at);
      g_autofree char *line = g_strdup_printf ("%s  \xc2\xb7  %s", when, sentence);
      tbr_desktop_say (desktop, line);
      return;
    }
}

void
tbr_clock_step (TbrDesktop *desktop, int step)
{
  TbrTelling telling;
  TbrTime at;
  if (!tbr_desktop_telling (desktop, &telling))
    return;
  TbrTime now = (TbrTime) desktop->clock;
  desktop->is_playing = FALSE;
  desktop->is_moved = TRUE;
  gboolean found = step > 0 ? find_later (telling.chronicle, now, &at)
                            : find_earlier (telling.chronicle, now, &at);
  if (!found)
    {
      tbr_desktop_say (desktop, step < 0               ? _ ("No event before")
                                : desktop->read < 1000 ? _ ("No event read yet after this one")
                                                       : _ ("No event after"));
      return;
    }
  tbr_clock_seek (desktop, at);
  tell (desktop, &telling, at);
}

gboolean
tbr_desktop_telling (const TbrDesktop *desktop, TbrTelling *out_telling)
{
  if (desktop->player == NULL || tbr_player_chronicle (desktop->player) == NULL)
    return FALSE;
  *out_telling = (TbrTelling){ desktop->session->scenario, tbr_player_dictionary (desktop->player),
                               tbr_player_chronicle (desktop->player), desktop->reg };
  return TRUE;
}
