/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The clock of an exercise: it runs, stands, goes faster, jumps to the next inject; and the panel
   that shows it. */
#include "desktop/exercise/replay.h"
#include "desktop/exercise/stage.h"
#include "draw/when.h"

#include <glib/gi18n.h>
#include <math.h>

#define LONGEST_STEP 250000 /* microseconds; what took longer is not made up for */
#define BUTTON 36.0
#define LINE_TOP 74.0 /* pixels at ui 1 */
#define LINE_HEIGHT 14.0

/* ---- going on ---- */

void
tbr_stage_clock_init (TbrStage *stage, double pace)
{
  static const double usual[] = { 1, 10, 60, 600, 3600 };
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      gboolean is_between = pace < usual[i] && (i == 0 || pace > usual[i - 1]);
      if (is_between)
        {
          stage->speed = stage->n_speeds;
          stage->speeds[stage->n_speeds++] = pace;
        }
      if (pace == usual[i])
        stage->speed = stage->n_speeds;
      stage->speeds[stage->n_speeds++] = usual[i];
    }
  if (pace > usual[G_N_ELEMENTS (usual) - 1])
    {
      stage->speed = stage->n_speeds;
      stage->speeds[stage->n_speeds++] = pace;
    }
}

gboolean
tbr_stage_has_clock (const TbrStage *stage)
{
  guint n = 0;
  for (guint i = 0; i < stage->exercise->n_roles; i++)
    n += stage->scene != NULL ? stage->scene->roles[i].by_person
                              : stage->exercise->roles[i].player == TBR_PLAYER_PERSON;
  return stage->host != NULL && (stage->seat == TBR_NONE || n <= 1);
}

static TbrTime
end_of (const TbrStage *stage)
{
  return stage->scene != NULL ? stage->scene->end
                              : stage->exercise->begin + stage->exercise->duration;
}

static void
want (TbrDesktop *desktop, TbrTime until, gboolean to_next)
{
  TbrStage *stage = desktop->stage;
  if (tbr_stage_is_twin (desktop))
    return;
  guint seat = stage->is_covered ? stage->next_seat : stage->seat;
  const TbrHostWish wish = { .until = until,
                             .to_next = to_next,
                             .leads = seat == TBR_NONE,
                             .role = seat != TBR_NONE ? seat : stage->believer,
                             .twin = stage->twin };
  stage->asked = tbr_host_want (stage->host, &wish);
}

void
tbr_stage_look (TbrDesktop *desktop)
{
  const TbrStage *stage = desktop->stage;
  TbrTime here = tbr_replay_is_on (desktop) ? (TbrTime) stage->clock : 0;
  want (desktop, stage->is_jumping ? end_of (stage) : here, stage->is_jumping);
}

void
tbr_stage_seek (TbrDesktop *desktop, TbrTime at)
{
  TbrStage *stage = desktop->stage;
  if (stage->scene == NULL || !tbr_replay_is_on (desktop))
    return;
  stage->is_jumping = FALSE;
  stage->clock = (double) CLAMP (at, stage->exercise->begin, end_of (stage));
  stage->clock_since = desktop->now;
  tbr_stage_look (desktop);
  tbr_desktop_touch (desktop, TBR_PANEL_TIME);
}

/* The clock goes on from where the jump has come to. */
static void
end_jump (TbrStage *stage)
{
  if (stage->is_jumping)
    stage->clock = (double) stage->scene->at;
  stage->is_jumping = FALSE;
}

void
tbr_stage_clock_tick (TbrDesktop *desktop)
{
  TbrStage *stage = desktop->stage;
  const TbrScene *scene = stage->scene;
  if (scene == NULL || scene->serial != stage->asked)
    return;
  if (stage->is_jumping || scene->is_over)
    {
      gboolean was_on = tbr_stage_is_busy (desktop);
      end_jump (stage);
      stage->is_running = stage->is_running && !scene->is_over;
      if (was_on)
        tbr_desktop_touch_all (desktop);
    }
  if (!stage->is_running || stage->is_covered || desktop->drag == TBR_DRAG_TIME)
    return;
  gint64 passed = CLAMP (desktop->now - stage->clock_since, 0, LONGEST_STEP);
  stage->clock = MAX (stage->clock, (double) scene->at);
  stage->clock += stage->speeds[stage->speed] * (double) passed;
  stage->clock_since = desktop->now;
  want (desktop, MIN ((TbrTime) stage->clock, end_of (stage)), FALSE);
}

static void
set_running (TbrDesktop *desktop, gboolean is_running)
{
  TbrStage *stage = desktop->stage;
  gboolean is_over = stage->scene != NULL && stage->scene->is_over;
  /* a recording begins anew */
  if (is_running && is_over && tbr_replay_is_on (desktop))
    tbr_stage_seek (desktop, 0);
  stage->is_running = is_running && (!is_over || tbr_replay_is_on (desktop));
  stage->clock_since = desktop->now;
  if (stage->is_jumping)
    {
      end_jump (stage);
      tbr_stage_look (desktop);
    }
  tbr_desktop_touch_all (desktop);
}

static void
jump (TbrDesktop *desktop)
{
  TbrStage *stage = desktop->stage;
  if (stage->scene == NULL || stage->scene->is_over)
    return;
  stage->is_running = FALSE;
  stage->is_jumping = TRUE;
  tbr_stage_look (desktop);
  tbr_desktop_touch_all (desktop);
}

static void
set_speed (TbrDesktop *desktop, int speed)
{
  TbrStage *stage = desktop->stage;
  stage->speed = (guint) CLAMP (speed, 0, (int) stage->n_speeds - 1);
  stage->clock_since = desktop->now;
  tbr_desktop_touch (desktop, TBR_PANEL_TIME);
}

gboolean
tbr_stage_clock_act (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  TbrStage *stage = desktop->stage;
  if (!tbr_stage_has_clock (stage))
    return FALSE;
  if (action == TBR_ACT_PLAY)
    set_running (desktop, !tbr_stage_is_busy (desktop));
  else if (action == TBR_ACT_FASTER || action == TBR_ACT_SLOWER)
    set_speed (desktop, (int) stage->speed + (action == TBR_ACT_FASTER ? 1 : -1));
  else if (action == TBR_ACT_REAL_TIME)
    set_speed (desktop, 0);
  else if (action == TBR_ACT_STAGE_SPEED)
    set_speed (desktop, (int) argument);
  else if (action == TBR_ACT_SEEK && tbr_replay_is_on (desktop))
    tbr_stage_seek (desktop, argument);
  else if (action == TBR_ACT_STAGE_JUMP || action == TBR_ACT_NEXT_FACT)
    jump (desktop);
  else
    return FALSE;
  return TRUE;
}

/* ---- the panel ---- */

static double
put (TbrDesktop *desktop, const TbrPen *pen, double x, const TbrWidget *widget)
{
  double ui = desktop->ui, height;
  TbrTextStyle style = { .size = TBR_TYPE_BODY * ui };
  TbrWidget copy = *widget;
  copy.rect = (TbrRect){ x, 11 * ui, 52 * ui, BUTTON * ui };
  if (copy.text != NULL)
    {
      tbr_pen_measure (pen, &style, copy.text, &copy.rect.width, &height);
      copy.rect.width += 26 * ui;
    }
  tbr_panel_put (desktop, TBR_PANEL_TIME, &copy);
  return x + copy.rect.width + 4 * ui;
}

/* "×16". (transfer full) */
static char *
speed_text (const TbrStage *stage, guint i)
{
  g_autofree char *number = tbr_telling_number (stage->speeds[i]);
  return g_strdup_printf ("\xc3\x97%s", number);
}

/* All speeds; where there is no room for them the one that goes, with a slower and a faster one. */
static double
put_speeds (TbrDesktop *desktop, const TbrPen *pen, double x, gboolean is_short, gboolean is_over)
{
  const TbrStage *stage = desktop->stage;
  guint from = is_short ? stage->speed : 0, to = is_short ? from + 1 : stage->n_speeds;
  TbrWidget slower = { .kind = TBR_WIDGET_BUTTON,
                       .action = TBR_ACT_SLOWER,
                       .icon = TBR_ICON_SLOWER,
                       .is_disabled = is_over || from == 0 };
  TbrWidget faster = { .kind = TBR_WIDGET_BUTTON,
                       .action = TBR_ACT_FASTER,
                       .icon = TBR_ICON_FASTER,
                       .is_disabled = is_over || to == stage->n_speeds };
  if (is_short)
    x = put (desktop, pen, x, &slower);
  for (guint i = from; i < to; i++)
    {
      g_autofree char *text = speed_text (stage, i);
      TbrWidget speed = { .kind = TBR_WIDGET_BUTTON,
                          .action = TBR_ACT_STAGE_SPEED,
                          .argument = i,
                          .text = text,
                          .is_on = i == stage->speed,
                          .is_disabled = is_over };
      x = put (desktop, pen, x, &speed);
    }
  return is_short ? put (desktop, pen, x, &faster) : x;
}

/* Returns: where they end, pixels */
static double
put_controls (TbrDesktop *desktop, const TbrPen *pen, gboolean is_short)
{
  const TbrStage *stage = desktop->stage;
  gboolean is_replay = tbr_replay_is_on (desktop);
  gboolean is_end = stage->scene == NULL || stage->scene->is_over;
  gboolean is_over = is_end && (!is_replay || stage->scene == NULL);
  double x = TBR_PAD * desktop->ui;
  TbrWidget play = { .kind = TBR_WIDGET_MAIN,
                     .action = TBR_ACT_PLAY,
                     .icon = tbr_stage_is_busy (desktop) ? TBR_ICON_PAUSE : TBR_ICON_PLAY,
                     .is_disabled = is_over };
  x = put (desktop, pen, x, &play) + 8 * desktop->ui;
  x = put_speeds (desktop, pen, x, is_short, is_over);
  TbrWidget next = { .kind = TBR_WIDGET_BUTTON,
                     .action = TBR_ACT_STAGE_JUMP,
                     .text = _ ("Next inject"),
                     .is_disabled = is_end };
  TbrWidget review
      = { .kind = TBR_WIDGET_MAIN, .action = TBR_ACT_STAGE_REVIEW, .text = _ ("Review") };
  return put (desktop, pen, x + 8 * desktop->ui, is_over && stage->scene != NULL ? &review : &next);
}

/* Where the instant begins that is painted at the right, pixels. */
static double
left_of_instant (const TbrDesktop *desktop, const TbrPen *pen)
{
  const TbrStage *stage = desktop->stage;
  double ui = desktop->ui, width, height;
  TbrTextStyle large = { .size = TBR_TYPE_LARGE * ui, .bold = TRUE };
  if (stage->scene == NULL)
    return desktop->width;
  g_autofree char *when = tbr_when_short (desktop->session->scenario, stage->scene->at);
  tbr_pen_measure (pen, &large, when, &width, &height);
  return desktop->width - TBR_PAD * ui - width;
}

void
tbr_stage_time (TbrDesktop *desktop, const TbrPen *pen)
{
  const TbrStage *stage = desktop->stage;
  double ui = desktop->ui, pad = TBR_PAD * ui;
  if (tbr_stage_has_clock (stage)
      && put_controls (desktop, pen, FALSE) > left_of_instant (desktop, pen))
    {
      tbr_tree_empty (&desktop->panels[TBR_PANEL_TIME].tree);
      (void) put_controls (desktop, pen, TRUE);
    }
  TbrWidget line
      = { .kind = TBR_WIDGET_AREA,
          .action = tbr_replay_is_on (desktop) ? TBR_ACT_SEEK : TBR_ACT_NONE,
          .rect = { pad, LINE_TOP * ui, MAX (desktop->width - 2 * pad, 1), LINE_HEIGHT * ui } };
  tbr_panel_put (desktop, TBR_PANEL_TIME, &line);
}

/* A word on what the clock does. */
static const char *
state_of (const TbrDesktop *desktop)
{
  const TbrStage *stage = desktop->stage;
  if (tbr_replay_is_on (desktop))
    return stage->is_running ? _ ("The recording runs") : _ ("The recording stands");
  if (stage->scene->is_over)
    return _ ("The exercise is over");
  if (tbr_stage_is_twin (desktop))
    return "";
  if (stage->is_jumping)
    return _ ("On the way to the next inject");
  return stage->is_running ? _ ("The clock runs") : _ ("The clock stands");
}

/* When it is, at the right; how far that is, below the controls. */
static void
paint_texts (TbrDesktop *desktop, const TbrPen *pen)
{
  const TbrStage *stage = desktop->stage;
  double ui = desktop->ui, pad = TBR_PAD * ui, width, height;
  g_autofree char *when = tbr_when_short (desktop->session->scenario, stage->scene->at);
  g_autofree char *since = tbr_stage_after (stage, stage->scene->at);
  g_autofree char *left = tbr_telling_span (MAX (end_of (stage) - stage->scene->at, 0));
  g_autofree char *way = g_strdup_printf (_ ("%s since the begin, %s left"), since, left);
  TbrTextStyle large = { .size = TBR_TYPE_LARGE * ui, .bold = TRUE, .colour = pen->theme->text };
  TbrTextStyle small = { .size = TBR_TYPE_NOTE * ui, .colour = pen->theme->text_dim };
  tbr_pen_measure (pen, &large, when, &width, &height);
  tbr_pen_text (pen, &large, desktop->width - pad - width, 11 * ui + (BUTTON * ui - height) / 2,
                when);
  tbr_pen_measure (pen, &small, way, &width, &height);
  tbr_pen_text (pen, &small, desktop->width - pad - width, 53 * ui, way);
  tbr_pen_text (pen, &small, pad, 53 * ui, state_of (desktop));
}

/* Injects whose time is known: for whoever leads. */
static void
paint_injects (const TbrStage *stage, const TbrPen *pen, const TbrRect *line)
{
  double span = (double) MAX (stage->exercise->duration, 1), ui = pen->ui;
  for (guint i = 0; i < stage->exercise->n_injects; i++)
    {
      const TbrInjectProgress *progress = &stage->scene->injects[i];
      gboolean is_gone = progress->state == TBR_INJECT_RELEASED;
      TbrTime at = progress->state != TBR_INJECT_WAITING ? tbr_stage_since (stage, progress->at)
                                                         : stage->exercise->injects[i].at;
      if (at == TBR_NEVER)
        continue;
      TbrRect tick = { floor (line->x + (double) at / span * line->width) - ui,
                       line->y + line->height + 3 * ui, 2 * ui, (is_gone ? 12 : 7) * ui };
      cairo_rectangle (pen->cr, tick.x, tick.y, tick.width, tick.height);
      tbr_pen_colour (pen, is_gone ? pen->theme->served : pen->theme->text_dim);
      cairo_fill (pen->cr);
    }
}

void
tbr_stage_time_paint (TbrDesktop *desktop, const TbrPen *pen)
{
  const TbrStage *stage = desktop->stage;
  const GArray *widgets = desktop->panels[TBR_PANEL_TIME].tree.widgets;
  if (stage->scene == NULL || widgets->len == 0)
    return;
  TbrRect line = g_array_index (widgets, TbrWidget, widgets->len - 1).rect;
  TbrRect done = line;
  done.width *= CLAMP ((double) tbr_stage_since (stage, stage->scene->at)
                           / (double) MAX (stage->exercise->duration, 1),
                       0, 1);
  tbr_pen_box (pen, &line, 4 * pen->ui);
  tbr_pen_colour (pen, tbr_colour_mix (pen->theme->panel, pen->theme->text_dim, 0.25));
  cairo_fill (pen->cr);
  if (done.width > 1)
    {
      tbr_pen_box (pen, &done, MIN (4 * pen->ui, done.width / 2));
      tbr_pen_colour (pen, pen->theme->served);
      cairo_fill (pen->cr);
    }
  if (stage->seat == TBR_NONE)
    paint_injects (stage, pen, &line);
  if (tbr_replay_is_on (desktop))
    tbr_replay_paint_line (stage, pen, &line);
  paint_texts (desktop, pen);
}
