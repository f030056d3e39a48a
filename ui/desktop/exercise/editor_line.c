/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The events list along time: injects with a time can be dragged, conditions stand with their
   windows. */
#include "desktop/exercise/editor.h"

#include <glib/gi18n.h>
#include <math.h>

/* Pixels at ui 1. */
#define AXIS 22.0      /* the scale of time */
#define MARK 26.0      /* width of a mark with its number */
#define LANE 20.0      /* of marks */
#define SPAN 15.0      /* of windows */
#define LEAST_SPAN 5.0 /* where there are many */
#define GAP 6.0
#define LABEL 92.0      /* least from one time of the scale to the next */
#define MOST_SHARE 0.42 /* of the panel */
#define MOST_LANES 5u
#define STEP_PIXELS 3.0 /* a step of time is at least so wide */

/* Where everything stands; pixels of the panel as if it were not scrolled. */
typedef struct
{
  double x, width;  /* of the scale */
  double top;       /* of the marks */
  double spans_top; /* of the windows */
  double span;      /* height of one */
  TbrTime duration;
} Places;

static const TbrTime steps[]
    = { TBR_MINUTE,      2 * TBR_MINUTE, 5 * TBR_MINUTE, 10 * TBR_MINUTE, 15 * TBR_MINUTE,
        30 * TBR_MINUTE, TBR_HOUR,       2 * TBR_HOUR,   3 * TBR_HOUR,    6 * TBR_HOUR,
        12 * TBR_HOUR,   TBR_DAY,        2 * TBR_DAY,    7 * TBR_DAY,     28 * TBR_DAY };

static double
scale_width (const TbrDesktop *desktop)
{
  return MAX (desktop->panels[TBR_PANEL_EVENTS].rect.width - 2 * TBR_PAD * desktop->ui
                  - MARK * desktop->ui,
              1);
}

/* The smallest of the steps that is so many pixels wide. */
static TbrTime
find_step (const TbrDesktop *desktop, double pixels)
{
  double duration = (double) MAX (tbr_editor_exercise (desktop->editor)->duration, 1);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if ((double) steps[i] / duration * scale_width (desktop) >= pixels)
      return steps[i];
  return steps[G_N_ELEMENTS (steps) - 1];
}

TbrTime
tbr_line_step (const TbrDesktop *desktop)
{
  return find_step (desktop, STEP_PIXELS * desktop->ui);
}

static gboolean
has_window (const TbrInject *inject)
{
  return inject->at == TBR_NEVER && inject->when.n > 0;
}

static guint
n_windows (const TbrExercise *exercise)
{
  guint n = 0;
  for (guint i = 0; i < exercise->n_injects; i++)
    n += has_window (&exercise->injects[i]);
  return n;
}

/* The lane of each inject with a time: the first in which nothing stands at its place. Returns: how
   many there are */
static guint
find_lanes (const TbrDesktop *desktop, guint *out_lanes)
{
  const TbrExercise *exercise = tbr_editor_exercise (desktop->editor);
  double ends[MOST_LANES] = { -1, -1, -1, -1, -1 }, ui = desktop->ui;
  g_autofree gboolean *is_set = g_new0 (gboolean, exercise->n_injects + 1);
  guint n = 1;
  for (guint done = 0; done < exercise->n_injects; done++)
    {
      /* in the order of their times */
      guint next = exercise->n_injects;
      for (guint i = 0; i < exercise->n_injects; i++)
        if (exercise->injects[i].at != TBR_NEVER && !is_set[i]
            && (next == exercise->n_injects
                || exercise->injects[i].at < exercise->injects[next].at))
          next = i;
      if (next == exercise->n_injects)
        break;
      is_set[next] = TRUE;
      double x = (double) exercise->injects[next].at / (double) MAX (exercise->duration, 1)
                 * scale_width (desktop);
      guint lane = 0;
      while (lane + 1 < MOST_LANES && ends[lane] > x)
        lane++;
      ends[lane] = x + (MARK + 2) * ui;
      out_lanes[next] = lane;
      n = MAX (n, lane + 1);
    }
  return n;
}

/* Height of a window's bar so that all find room. */
static double
span_height (const TbrDesktop *desktop, guint n_lanes)
{
  double ui = desktop->ui, n = n_windows (tbr_editor_exercise (desktop->editor));
  double room = MOST_SHARE * desktop->panels[TBR_PANEL_EVENTS].rect.height
                - (AXIS + 3 * GAP + n_lanes * LANE) * ui;
  return n > 0 ? CLAMP (room / n, LEAST_SPAN * ui, SPAN * ui) : 0;
}

double
tbr_line_height (const TbrDesktop *desktop)
{
  const TbrExercise *exercise = tbr_editor_exercise (desktop->editor);
  g_autofree guint *lanes = g_new0 (guint, exercise->n_injects + 1);
  guint n_lanes = find_lanes (desktop, lanes);
  return (AXIS + 3 * GAP + n_lanes * LANE) * desktop->ui
         + n_windows (exercise) * span_height (desktop, n_lanes);
}

static Places
find_places (const TbrDesktop *desktop, guint n_lanes)
{
  const TbrPanel *panel = &desktop->panels[TBR_PANEL_EVENTS];
  const TbrWidget *scale = NULL;
  double ui = desktop->ui;
  for (guint i = 0; i < panel->tree.widgets->len && scale == NULL; i++)
    {
      const TbrWidget *one = &g_array_index (panel->tree.widgets, TbrWidget, i);
      if (one->kind == TBR_WIDGET_AREA && one->action == TBR_ACT_NONE)
        scale = one;
    }
  double top = scale != NULL ? scale->rect.y : 0;
  Places places = { .x = TBR_PAD * ui,
                    .width = scale_width (desktop),
                    .top = top + (AXIS + GAP) * ui,
                    .span = span_height (desktop, n_lanes),
                    .duration = MAX (tbr_editor_exercise (desktop->editor)->duration, 1) };
  places.spans_top = places.top + (n_lanes * LANE + GAP) * ui;
  return places;
}

static double
x_of (const Places *places, TbrTime at)
{
  return places->x + (double) at / (double) places->duration * places->width;
}

/* ---- building ---- */

static TbrRect
mark_rect (const TbrDesktop *desktop, const Places *places, TbrTime at, guint lane)
{
  double ui = desktop->ui;
  return (TbrRect){ x_of (places, at), places->top + lane * LANE * ui, MARK * ui, (LANE - 3) * ui };
}

static TbrRect
span_rect (const TbrDesktop *desktop, const Places *places, const TbrInject *inject, guint row)
{
  double from = x_of (places, MIN (tbr_editor_earliest (&inject->when), inject->until));
  double to = x_of (places, inject->until);
  return (TbrRect){ from, places->spans_top + row * places->span,
                    MAX (to - from, MARK * desktop->ui), places->span - 2 * desktop->ui };
}

void
tbr_line_build (TbrDesktop *desktop, const TbrPen *pen, double top)
{
  const TbrEditor *editor = desktop->editor;
  const TbrExercise *exercise = tbr_editor_exercise (editor);
  const TbrPanel *panel = &desktop->panels[TBR_PANEL_EVENTS];
  g_autofree guint *lanes = g_new0 (guint, exercise->n_injects + 1);
  guint n_lanes = find_lanes (desktop, lanes), row = 0;
  TbrWidget scale = { .kind = TBR_WIDGET_AREA,
                      .rect = { 0, top, panel->rect.width, tbr_line_height (desktop) } };
  tbr_panel_put (desktop, TBR_PANEL_EVENTS, &scale);
  Places places = find_places (desktop, n_lanes);
  for (guint i = 0; i < exercise->n_injects; i++)
    {
      const TbrInject *inject = &exercise->injects[i];
      gboolean is_dragged = g_strcmp0 (editor->dragged, inject->id) == 0;
      TbrTime at = is_dragged ? editor->drag_at : inject->at;
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, inject->number);
      TbrWidget mark = { .kind = TBR_WIDGET_AREA,
                         .action = TBR_ACT_EVENTS_MARK,
                         .argument = i,
                         .text = number,
                         .detail = tbr_editor_subject (exercise, inject),
                         .is_on = g_strcmp0 (editor->chosen, inject->id) == 0 };
      if (at != TBR_NEVER)
        mark.rect = mark_rect (desktop, &places, at, lanes[i]);
      else if (has_window (inject))
        mark.rect = span_rect (desktop, &places, inject, row++);
      else
        continue;
      tbr_panel_put (desktop, TBR_PANEL_EVENTS, &mark);
    }
}

/* ---- painting ---- */

static void
paint_scale (const TbrDesktop *desktop, const TbrPen *pen, const Places *places, double height)
{
  const TbrTheme *theme = pen->theme;
  double ui = pen->ui, y = places->top - GAP * ui;
  TbrTime step = find_step (desktop, LABEL * ui);
  TbrTextStyle style = { .size = TBR_TYPE_NOTE * ui, .colour = theme->text_dim };
  tbr_pen_line (pen, 1, theme->panel_line);
  cairo_move_to (pen->cr, 0, y - AXIS * ui + 0.5);
  cairo_line_to (pen->cr, desktop->panels[TBR_PANEL_EVENTS].rect.width, y - AXIS * ui + 0.5);
  cairo_stroke (pen->cr);
  for (TbrTime at = 0; at <= places->duration; at += step)
    {
      double x = round (x_of (places, at)) + 0.5;
      g_autofree char *text = tbr_duration_format (at);
      tbr_pen_line (pen, 1, tbr_colour_mix (theme->panel, theme->text_dim, 0.3));
      cairo_move_to (pen->cr, x, y - AXIS * ui + 4 * ui);
      cairo_line_to (pen->cr, x, y - AXIS * ui + height - GAP * ui);
      cairo_stroke (pen->cr);
      if (x + 60 * ui < desktop->panels[TBR_PANEL_EVENTS].rect.width)
        tbr_pen_text (pen, &style, x + 4 * ui, y - (AXIS - 4) * ui, text);
    }
}

/* A time that is being changed, beside what is dragged. */
static void
paint_time (const TbrDesktop *desktop, const TbrPen *pen, const TbrRect *mark)
{
  double ui = pen->ui, width, height;
  TbrTextStyle style = { .size = TBR_TYPE_BODY * ui, .bold = TRUE, .colour = pen->theme->text };
  g_autofree char *text = tbr_duration_format (desktop->editor->drag_at);
  tbr_pen_measure (pen, &style, text, &width, &height);
  double x = mark->x + mark->width + 6 * ui;
  if (x + width + 8 * ui > desktop->panels[TBR_PANEL_EVENTS].rect.width)
    x = mark->x - width - 10 * ui;
  TbrRect box = { x - 4 * ui, mark->y - 1 * ui, width + 8 * ui, height + 2 * ui };
  tbr_pen_box (pen, &box, 4 * ui);
  tbr_pen_colour (pen, pen->theme->panel | 0xff);
  cairo_fill_preserve (pen->cr);
  tbr_pen_line (pen, 1, pen->theme->panel_line);
  cairo_stroke (pen->cr);
  tbr_pen_text (pen, &style, x, mark->y, text);
}

static void
paint_mark (const TbrDesktop *desktop, const TbrPen *pen, const TbrWidget *mark)
{
  const TbrEditor *editor = desktop->editor;
  const TbrTheme *theme = pen->theme;
  const TbrInject *inject = &tbr_editor_exercise (editor)->injects[mark->argument];
  const TbrOften *often = tbr_editor_often (editor, inject->id);
  gboolean is_silent = often != NULL && often->n == 0;
  gboolean is_hollow = inject->release == TBR_RELEASER_FACILITATOR;
  TbrColour ink = is_silent ? theme->need : theme->served;
  double ui = pen->ui, width, height;
  tbr_pen_box (pen, &mark->rect, 4 * ui);
  tbr_pen_colour (pen, tbr_colour_mix (theme->panel, ink,
                                       mark->is_on ? 0.45
                                       : is_hollow ? 0
                                                   : 0.2));
  cairo_fill_preserve (pen->cr);
  tbr_pen_line (pen, (mark->is_on ? 2 : 1.2) * ui, ink);
  if (inject->at == TBR_NEVER)
    cairo_set_dash (pen->cr, (const double[]){ 4 * ui, 3 * ui }, 2, 0);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
  TbrTextStyle style = { .size = MIN (TBR_TYPE_NOTE, (mark->rect.height / ui) - 1.5) * ui,
                         .bold = mark->is_on,
                         .align = TBR_ALIGN_MIDDLE,
                         .colour = theme->text };
  if (mark->rect.height < 10 * ui)
    return;
  tbr_pen_measure (pen, &style, mark->text, &width, &height);
  double x = inject->at != TBR_NEVER ? mark->rect.x + mark->rect.width / 2
                                     : mark->rect.x + MARK / 2 * ui;
  tbr_pen_text (pen, &style, x, mark->rect.y + (mark->rect.height - height) / 2, mark->text);
}

void
tbr_line_paint (TbrDesktop *desktop, const TbrPen *pen)
{
  const TbrExercise *exercise = tbr_editor_exercise (desktop->editor);
  const TbrPanel *panel = &desktop->panels[TBR_PANEL_EVENTS];
  g_autofree guint *lanes = g_new0 (guint, exercise->n_injects + 1);
  guint n_lanes = find_lanes (desktop, lanes);
  Places places = find_places (desktop, n_lanes);
  paint_scale (desktop, pen, &places, tbr_line_height (desktop));
  for (guint i = 0; i < panel->tree.widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (panel->tree.widgets, TbrWidget, i);
      if (widget->action != TBR_ACT_EVENTS_MARK)
        continue;
      paint_mark (desktop, pen, widget);
      if (g_strcmp0 (desktop->editor->dragged, exercise->injects[widget->argument].id) == 0)
        paint_time (desktop, pen, &widget->rect);
    }
}

/* ---- dragging ---- */

/* The time under a place of the window, as near as the steps go. */
static TbrTime
time_at (const TbrDesktop *desktop, double x)
{
  TbrTime duration = tbr_editor_exercise (desktop->editor)->duration;
  TbrTime step = tbr_line_step (desktop);
  double left = desktop->panels[TBR_PANEL_EVENTS].rect.x + TBR_PAD * desktop->ui;
  double share = (x - left) / scale_width (desktop);
  TbrTime at = (TbrTime) llround (share * (double) duration / (double) step) * step;
  return CLAMP (at, 0, duration);
}

gboolean
tbr_line_press (TbrDesktop *desktop, gint64 inject, double x)
{
  TbrEditor *editor = desktop->editor;
  const TbrExercise *exercise = tbr_editor_exercise (editor);
  if (inject >= exercise->n_injects)
    return FALSE;
  const TbrInject *one = &exercise->injects[inject];
  tbr_editor_choose (desktop, one->id);
  tbr_grid_renew (desktop);
  tbr_grid_scroll_to (desktop, tbr_grid_row (editor));
  if (one->at == TBR_NEVER)
    return FALSE;
  double left = desktop->panels[TBR_PANEL_EVENTS].rect.x + TBR_PAD * desktop->ui;
  g_free (editor->dragged);
  editor->dragged = g_strdup (one->id);
  editor->drag_at = one->at;
  editor->drag_from
      = x - left - (double) one->at / (double) MAX (exercise->duration, 1) * scale_width (desktop);
  return TRUE;
}

void
tbr_line_move (TbrDesktop *desktop, double x)
{
  TbrEditor *editor = desktop->editor;
  if (editor->dragged == NULL)
    return;
  editor->drag_at = time_at (desktop, x - editor->drag_from);
  tbr_desktop_touch (desktop, TBR_PANEL_EVENTS);
}

void
tbr_line_release (TbrDesktop *desktop)
{
  TbrEditor *editor = desktop->editor;
  g_autofree char *id = g_steal_pointer (&editor->dragged);
  if (id != NULL && desktop->has_dragged)
    tbr_editor_put (desktop, id, editor->drag_at);
  tbr_desktop_touch (desktop, TBR_PANEL_EVENTS);
}
