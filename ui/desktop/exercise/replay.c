/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise that was recorded, shown again at any instant and reviewed. */
#include "desktop/exercise/replay.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define SHOW_PERIOD 500000 /* microseconds: how far a review is, is told no oftener */
#define MARK 4.0           /* pixels at ui 1: half the width of a decision on the time line */

gboolean
tbr_replay_is_on (const TbrDesktop *desktop)
{
  return desktop->stage != NULL && desktop->stage->hindsight != NULL;
}

void
tbr_replay_begin (TbrDesktop *desktop)
{
  TbrStage *stage = desktop->stage;
  const TbrHindsightSpec spec = { .exercise = stage->exercise,
                                  .scenario = desktop->session->scenario,
                                  .log = stage->log,
                                  .program = desktop->spec.version,
                                  .replications = desktop->spec.reviews,
                                  .wake = desktop->spec.wake,
                                  .wake_data = desktop->spec.wake_data };
  stage->hindsight = tbr_hindsight_new (&spec);
  stage->deed = TBR_NONE;
}

static void
end_hindsight (gpointer hindsight)
{
  tbr_hindsight_free (hindsight);
}

void
tbr_replay_end (TbrDesktop *desktop)
{
  TbrStage *stage = desktop->stage;
  if (stage->hindsight != NULL)
    {
      tbr_hindsight_stop (stage->hindsight);
      tbr_farewells_add (desktop->farewells, g_steal_pointer (&stage->hindsight), end_hindsight);
    }
  g_clear_pointer (&stage->review, tbr_review_free);
  g_clear_pointer (&stage->course.surface, cairo_surface_destroy);
}

/* Once, when all that happened is known. */
static void
show_past (TbrDesktop *desktop)
{
  TbrStage *stage = desktop->stage;
  if (!stage->is_past_shown && tbr_hindsight_past (stage->hindsight) != NULL)
    {
      stage->is_past_shown = TRUE;
      tbr_desktop_touch_all (desktop);
    }
}

static const GArray *
deeds_of (const TbrStage *stage)
{
  const TbrPast *past = tbr_hindsight_past (stage->hindsight);
  return past != NULL ? past->deeds : NULL;
}

/* What a word of an order names that is on the map: a unit, that of an offer, a road. */
static TbrThing
thing_of (const TbrDesktop *desktop, const char *word)
{
  const TbrScenario *scenario = desktop->session->scenario;
  const GArray *offers = desktop->stage->scene->offers;
  const char *value = strchr (word, '=');
  if (value == NULL)
    return (TbrThing){ TBR_THING_NONE, TBR_NONE };
  guint32 number = (guint32) g_ascii_strtoull (value + 1, NULL, 10);
  for (guint32 i = 0; g_str_has_prefix (word, "unit=") && i < scenario->n_units; i++)
    if (g_str_equal (scenario->units[i].id, value + 1))
      return (TbrThing){ TBR_THING_UNIT, i };
  for (guint i = 0; g_str_has_prefix (word, "offer=") && i < offers->len; i++)
    if (g_array_index (offers, TbrOfferSeen, i).offer == number)
      return (TbrThing){ TBR_THING_UNIT, g_array_index (offers, TbrOfferSeen, i).unit.i };
  if (g_str_has_prefix (word, "link="))
    return (TbrThing){ TBR_THING_LINK, number };
  return (TbrThing){ TBR_THING_NONE, TBR_NONE };
}

/* Brings what the chosen decision is about into the middle of the map, when that is somewhere. */
static void
fly_to_deed (TbrDesktop *desktop)
{
  TbrStage *stage = desktop->stage;
  const GArray *deeds = deeds_of (stage);
  g_auto (GStrv) words = NULL;
  if (!stage->is_to_fly || deeds == NULL || stage->deed >= deeds->len || stage->scene == NULL)
    return;
  const TbrDeed *deed = &g_array_index (deeds, TbrDeed, stage->deed);
  if (stage->scene->at != deed->at || stage->scene->serial != stage->asked)
    return;
  stage->is_to_fly = FALSE;
  if (!g_shell_parse_argv (deed->text, NULL, &words, NULL))
    return;
  for (guint i = 0; words[i] != NULL; i++)
    {
      double lon, lat;
      if (tbr_desktop_place_of (desktop, thing_of (desktop, words[i]), &lon, &lat))
        {
          tbr_camera_fly (desktop, lon, lat);
          return;
        }
    }
}

void
tbr_replay_tick (TbrDesktop *desktop)
{
  TbrStage *stage = desktop->stage;
  guint n_done, n;
  if (!tbr_replay_is_on (desktop))
    return;
  fly_to_deed (desktop);
  g_autofree char *told = tbr_hindsight_take_told (stage->hindsight);
  if (told != NULL)
    tbr_desktop_say (desktop, told);
  TbrReview *review = tbr_hindsight_take (stage->hindsight);
  if (review != NULL)
    {
      tbr_review_free (stage->review);
      stage->review = review;
      stage->measure = MIN (stage->measure, MAX (review->n_measures, 1) - 1);
      tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
    }
  show_past (desktop);
  tbr_hindsight_progress (stage->hindsight, &n_done, &n);
  gboolean is_late = desktop->now - stage->shown_since > SHOW_PERIOD;
  if (told == NULL && (n_done + 1 == stage->n_shown || !is_late))
    return;
  stage->n_shown = n_done + 1;
  stage->shown_since = desktop->now;
  tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
}

gboolean
tbr_replay_is_working (const TbrDesktop *desktop)
{
  return tbr_replay_is_on (desktop) && tbr_hindsight_is_busy (desktop->stage->hindsight);
}

gboolean
tbr_replay_progress (const TbrDesktop *desktop, guint *out_done, guint *out_all)
{
  guint n_done, n;
  if (!tbr_replay_is_on (desktop))
    return FALSE;
  tbr_hindsight_progress (desktop->stage->hindsight, &n_done, &n);
  if (n == 0)
    return FALSE;
  *out_done = n_done;
  *out_all = n;
  return TRUE;
}

gboolean
tbr_replay_is_settled (const TbrDesktop *desktop)
{
  return !tbr_replay_is_working (desktop);
}

void
tbr_replay_open (TbrDesktop *desktop)
{
  const TbrStage *stage = desktop->stage;
  if (stage->scene == NULL || !stage->scene->is_over || !tbr_stage_has_clock (stage))
    return;
  if (stage->log == NULL)
    tbr_desktop_say (desktop, _ ("There is no log of this exercise, so it cannot be reviewed."));
  else
    tbr_desktop_load (desktop, stage->log);
}

/* ---- actions ---- */

static void
choose (TbrDesktop *desktop, guint deed)
{
  TbrStage *stage = desktop->stage;
  const GArray *deeds = deeds_of (stage);
  if (deeds == NULL || deed >= deeds->len)
    return;
  stage->deed = deed;
  stage->is_to_fly = TRUE;
  tbr_stage_seek (desktop, g_array_index (deeds, TbrDeed, deed).at);
}

/* The decision after, or before, the chosen one; after the clock when it has gone on. */
static void
step (TbrDesktop *desktop, gboolean is_forward)
{
  TbrStage *stage = desktop->stage;
  const GArray *deeds = deeds_of (stage);
  TbrTime now = (TbrTime) stage->clock;
  if (deeds == NULL)
    return;
  guint n = deeds->len, next = 0;
  while (next < n && g_array_index (deeds, TbrDeed, next).at <= now)
    next++;
  guint before = next;
  while (before > 0 && g_array_index (deeds, TbrDeed, before - 1).at >= now)
    before--;
  /* several decisions of one instant are gone through one by one */
  if (stage->deed < n && g_array_index (deeds, TbrDeed, stage->deed).at == now)
    {
      next = stage->deed + 1;
      before = stage->deed;
    }
  if (is_forward)
    choose (desktop, next);
  else if (before > 0)
    choose (desktop, before - 1);
}

static void
ask_report (TbrDesktop *desktop)
{
  TbrHindsight *hindsight = desktop->stage->hindsight;
  if (tbr_hindsight_fault (hindsight) != NULL)
    return;
  tbr_hindsight_report (hindsight);
  tbr_desktop_say (desktop, _ ("The report is written as soon as all decisions are played"));
}

static void
stop_or_begin (TbrHindsight *hindsight)
{
  if (tbr_hindsight_is_stopped (hindsight))
    tbr_hindsight_again (hindsight);
  else
    tbr_hindsight_stop (hindsight);
}

gboolean
tbr_replay_is_saying (TbrActionId action)
{
  return action == TBR_ACT_STAGE_ORDER || action == TBR_ACT_STAGE_MESSAGE
         || (action >= TBR_ACT_STAGE_PLAYER && action <= TBR_ACT_STAGE_CHANNEL_WHY)
         || action == TBR_ACT_STAGE_SEAT
         || (action >= TBR_ACT_STAGE_RELEASE && action <= TBR_ACT_STAGE_UNIT
             && action != TBR_ACT_STAGE_LETTER);
}

gboolean
tbr_replay_act (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  TbrStage *stage = desktop->stage;
  if (action == TBR_ACT_STAGE_DEED)
    choose (desktop, (guint) argument);
  else if (action == TBR_ACT_STAGE_MEASURE && stage->review != NULL)
    stage->measure = MIN ((guint) argument, MAX (stage->review->n_measures, 1) - 1);
  else if (action == TBR_ACT_NEXT_FACT || action == TBR_ACT_PREVIOUS_FACT)
    step (desktop, action == TBR_ACT_NEXT_FACT);
  else if (action == TBR_ACT_TO_START)
    tbr_stage_seek (desktop, 0);
  else if (action == TBR_ACT_TO_END)
    tbr_stage_seek (desktop, TBR_NEVER);
  else if (action == TBR_ACT_REPORT)
    ask_report (desktop);
  else if (action == TBR_ACT_STAGE_STOP)
    stop_or_begin (stage->hindsight);
  else if (action == TBR_ACT_STAGE_NEXT_SEAT || tbr_replay_is_saying (action))
    tbr_desktop_say (desktop, _ ("This is a recording: what was said in it stays as it was."));
  else
    return FALSE;
  tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
  return TRUE;
}

/* ---- what is seen of it ---- */

void
tbr_replay_paint_line (const TbrStage *stage, const TbrPen *pen, const TbrRect *line)
{
  const GArray *deeds = deeds_of (stage);
  double span = (double) MAX (stage->exercise->duration, 1), half = MARK * pen->ui;
  for (guint i = 0; deeds != NULL && i < deeds->len; i++)
    {
      const TbrDeed *deed = &g_array_index (deeds, TbrDeed, i);
      double x = line->x + (double) tbr_stage_since (stage, deed->at) / span * line->width;
      cairo_move_to (pen->cr, x - half, line->y - 1.75 * half);
      cairo_line_to (pen->cr, x + half, line->y - 1.75 * half);
      cairo_line_to (pen->cr, x, line->y - 1);
      cairo_close_path (pen->cr);
      tbr_pen_colour (pen,
                      i == stage->deed
                          ? pen->theme->need
                          : pen->theme->series[deed->role % G_N_ELEMENTS (pen->theme->series)]);
      cairo_fill (pen->cr);
    }
}

/* How far it is, and the button that stops it or lets it go on. */
static void
add_progress (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrStage *stage = desktop->stage;
  guint n_done, n;
  tbr_hindsight_progress (stage->hindsight, &n_done, &n);
  gboolean is_stopped = tbr_hindsight_is_stopped (stage->hindsight);
  if (!is_stopped && !tbr_hindsight_is_busy (stage->hindsight))
    return;
  g_autofree char *text
      = is_stopped ? g_strdup (_ ("The review was stopped"))
        : n == 0   ? g_strdup (_ ("The review is being prepared"))
                   : g_strdup_printf (_ ("Decisions played again: %u of %u runs"), n_done, n);
  TbrWidget bar = { .kind = TBR_WIDGET_BAR,
                    .text = text,
                    .share = n > 0 ? (double) n_done / n : 0,
                    .colour = column->pen->theme->served };
  tbr_column_add (column, &bar);
  tbr_column_gap (column, 6);
  const TbrStageButton stop
      = { TBR_ACT_STAGE_STOP, 0, is_stopped ? _ ("Review again") : _ ("Stop the review"), FALSE,
          FALSE };
  tbr_stage_buttons (desktop, column, &stop, 1);
}

void
tbr_replay_add_state (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrStage *stage = desktop->stage;
  const char *fault = tbr_hindsight_fault (stage->hindsight);
  if (fault != NULL)
    {
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .text = fault,
                        .detail = _ ("It cannot be reviewed"),
                        .colour = column->pen->theme->need };
      tbr_column_add (column, &row);
    }
  else
    add_progress (desktop, column);
  tbr_column_gap (column, 6);
}
