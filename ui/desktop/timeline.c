/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The clock and the time line: what was needed and who worked, small, over the whole run. */
#include "desktop/bookmarks.h"
#include "desktop/exercise/stage.h"

#include "draw/date_axis.h"
#include "draw/when.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define BUTTON 36.0
#define LINE_TOP 58.0 /* pixels at ui 1 */
#define LINE_HEIGHT 44.0
#define TICK_ROOM 64.0 /* between two dates */
#define LEAST_DATE 0.6 /* of the size of the date, where there is little room */
#define LEAST_STEP 0.4 /* pixels; a curve that rises less within one is flat */

static TbrRect
line_rect (const TbrDesktop *desktop)
{
  double ui = desktop->ui, pad = TBR_PAD * ui;
  return (TbrRect){ pad, LINE_TOP * ui, MAX (desktop->width - 2 * pad, 1), LINE_HEIGHT * ui };
}

static void
put (TbrDesktop *desktop, double *x, TbrActionId action, TbrIcon icon)
{
  double ui = desktop->ui;
  gboolean is_play = action == TBR_ACT_PLAY;
  TbrWidget button = { .kind = is_play ? TBR_WIDGET_MAIN : TBR_WIDGET_BUTTON,
                       .action = action,
                       .icon = icon,
                       .is_disabled = desktop->player == NULL,
                       .rect = { *x, 11 * ui, (is_play ? 52 : BUTTON) * ui, BUTTON * ui } };
  tbr_panel_put (desktop, TBR_PANEL_TIME, &button);
  *x += button.rect.width + 4 * ui;
}

/* "6 h/s", and what is really reached when that is less. (transfer full) */
static char *
speed_text (const TbrDesktop *desktop)
{
  static const char *const names[TBR_SPEEDS]
      = { N_ ("real time"), N_ ("1 min/s"), N_ ("10 min/s"), N_ ("1 h/s"),
          N_ ("3 h/s"),     N_ ("6 h/s"),   N_ ("1 d/s"),    N_ ("as fast") };
  double wanted = tbr_desktop_speed (desktop->speed);
  if (!desktop->is_playing || desktop->got <= 0
      || (isfinite (wanted) && desktop->got > 0.9 * wanted))
    return g_strdup (_ (names[desktop->speed]));
  g_autofree char *got = tbr_telling_span ((TbrTime) (desktop->got * (double) TBR_SECOND));
  return g_strdup_printf (_ ("%s\ngot %s/s"), _ (names[desktop->speed]), got);
}

void
tbr_panel_time (TbrDesktop *desktop, const TbrPen *pen)
{
  if (desktop->stage != NULL)
    {
      tbr_stage_time (desktop, pen);
      return;
    }
  double ui = desktop->ui, x = TBR_PAD * ui;
  put (desktop, &x, TBR_ACT_TO_START, TBR_ICON_START);
  put (desktop, &x, TBR_ACT_PREVIOUS_FACT, TBR_ICON_PREVIOUS);
  put (desktop, &x, TBR_ACT_PLAY, desktop->is_playing ? TBR_ICON_PAUSE : TBR_ICON_PLAY);
  put (desktop, &x, TBR_ACT_NEXT_FACT, TBR_ICON_NEXT);
  put (desktop, &x, TBR_ACT_TO_END, TBR_ICON_END);
  x += 14 * ui;
  put (desktop, &x, TBR_ACT_SLOWER, TBR_ICON_SLOWER);
  g_autofree char *speed = speed_text (desktop);
  TbrWidget text = { .kind = TBR_WIDGET_AREA, .text = speed };
  text.rect = (TbrRect){ x, 11 * ui, 84 * ui, BUTTON * ui };
  tbr_panel_put (desktop, TBR_PANEL_TIME, &text);
  x += 88 * ui;
  put (desktop, &x, TBR_ACT_FASTER, TBR_ICON_FASTER);
  double right = desktop->width - TBR_PAD * ui - BUTTON * ui;
  put (desktop, &right, TBR_ACT_BOOKMARK, TBR_ICON_BOOKMARK);
  right = desktop->width - TBR_PAD * ui - (2 * BUTTON + 4) * ui;
  put (desktop, &right, TBR_ACT_JUMP, TBR_ICON_DATE);
  TbrWidget line = { .kind = TBR_WIDGET_AREA,
                     .action = TBR_ACT_SEEK,
                     .rect = line_rect (desktop),
                     .is_disabled = desktop->player == NULL };
  tbr_panel_put (desktop, TBR_PANEL_TIME, &line);
}

/* ---- the curves: painted again only while the run is being read ---- */

typedef struct
{
  TbrRect rect;
  double duration;
  double most_needs, most_units;
} Scale;

typedef struct
{
  double x, y; /* pixels */
} Point;

static double
height_of (const TbrSample *sample, const Scale *scale, int curve)
{
  double value = curve == 0   ? sample->open / scale->most_needs
                 : curve == 1 ? (double) sample->missing / scale->most_needs
                              : sample->working / scale->most_units;
  return scale->rect.y + scale->rect.height * (1 - 0.92 * value);
}

/* Of the samples that fall on one column of pixels only the first, the highest, the lowest and the
   last can be told apart. */
static void
add_column (GArray *curve, const Point *points, guint n)
{
  guint low = 0, high = 0;
  for (guint i = 1; i < n; i++)
    {
      low = points[i].y > points[low].y ? i : low;
      high = points[i].y < points[high].y ? i : high;
    }
  const guint kept[] = { 0, MIN (low, high), MAX (low, high), n - 1 };
  gboolean is_flat = points[low].y - points[high].y < LEAST_STEP;
  for (guint i = 0; i < (is_flat ? 1 : G_N_ELEMENTS (kept)); i++)
    if (i == 0 || kept[i] != kept[i - 1])
      g_array_append_vals (curve, &points[kept[i]], 1);
}

/* (transfer full) */
static GArray *
curve_of (const TbrChronicle *chronicle, const Scale *scale, int what)
{
  GArray *curve = g_array_new (FALSE, FALSE, sizeof (Point));
  guint n = tbr_chronicle_n_samples (chronicle), n_here = 0;
  g_autofree Point *here = g_new (Point, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const TbrSample *sample = tbr_chronicle_sample_at (chronicle, i);
      Point point = { scale->rect.x + (double) sample->at / scale->duration * scale->rect.width,
                      height_of (sample, scale, what) };
      if (n_here > 0 && floor (point.x) != floor (here[0].x))
        {
          add_column (curve, here, n_here);
          n_here = 0;
        }
      here[n_here++] = point;
    }
  if (n_here > 0)
    add_column (curve, here, n_here);
  return curve;
}

static void
fill_curve (const GArray *curve, const TbrPen *pen, const Scale *scale)
{
  const Point *points = (const Point *) (void *) curve->data;
  double low = scale->rect.y + scale->rect.height;
  if (curve->len == 0)
    return;
  cairo_new_path (pen->cr);
  cairo_move_to (pen->cr, scale->rect.x, low);
  for (guint i = 0; i < curve->len; i++)
    cairo_line_to (pen->cr, points[i].x, points[i].y);
  cairo_line_to (pen->cr, points[curve->len - 1].x, low);
  cairo_close_path (pen->cr);
  cairo_fill (pen->cr);
}

/* To the side of a line at one of its points, half the width away. */
static Point
beside (const Point *points, guint n, guint i, double half)
{
  const Point *a = &points[i > 0 ? i - 1 : 0], *b = &points[MIN (i + 1, n - 1)], *at = &points[i];
  double u = at->x - a->x, v = at->y - a->y, s = b->x - at->x, t = b->y - at->y;
  double before = hypot (u, v), after = hypot (s, t);
  if (before > 0)
    {
      u /= before;
      v /= before;
    }
  if (after > 0)
    {
      s /= after;
      t /= after;
    }
  double x = -(v + t), y = u + s, length = hypot (x, y);
  if (length < 1e-6)
    return (Point){ at->x - half * v, at->y + half * u };
  /* the corner reaches out farther than the sides, but no farther than twice as far */
  double cosine = length / (before > 0 && after > 0 ? 2 : 1);
  double reach = half / MAX (cosine, 0.5) / length;
  return (Point){ at->x + reach * x, at->y + reach * y };
}

/* A line as a filled band: a fifth of the time that a stroke of so many points takes. */
static void
line_curve (const GArray *curve, const TbrPen *pen, double width)
{
  const Point *points = (const Point *) (void *) curve->data;
  cairo_new_path (pen->cr);
  for (guint i = 0; i < curve->len; i++)
    {
      Point point = beside (points, curve->len, i, width / 2);
      cairo_line_to (pen->cr, point.x, point.y);
    }
  for (guint i = curve->len; i-- > 0;)
    {
      Point point = beside (points, curve->len, i, -width / 2);
      cairo_line_to (pen->cr, point.x, point.y);
    }
  cairo_close_path (pen->cr);
  cairo_fill (pen->cr);
}

static Scale
scale_of (const TbrDesktop *desktop, const TbrChronicle *chronicle, TbrRect rect)
{
  Scale scale = { rect, (double) MAX (tbr_clock_duration (desktop), 1), 1, 1 };
  guint n = tbr_chronicle_n_samples (chronicle);
  for (guint i = 0; i < n; i++)
    {
      const TbrSample *sample = tbr_chronicle_sample_at (chronicle, i);
      scale.most_needs = MAX (scale.most_needs, sample->open);
      scale.most_units = MAX (scale.most_units, sample->working);
    }
  return scale;
}

/* Facts worth a look, as a row of thin lines below the curves. */
static void
paint_ticks (const TbrChronicle *chronicle, const TbrPen *pen, const Scale *scale)
{
  guint n = tbr_chronicle_n_facts (chronicle);
  double before = -1;
  cairo_new_path (pen->cr);
  for (guint i = 0; i < n; i++)
    {
      const TbrFact *fact = tbr_chronicle_fact (chronicle, i);
      if (fact->kind != TBR_FACT_HAZARD_STARTED && fact->kind != TBR_FACT_REQUEST_OPENED)
        continue;
      double x = floor (scale->rect.x + (double) fact->at / scale->duration * scale->rect.width);
      if (x == before)
        continue;
      before = x;
      cairo_move_to (pen->cr, x + 0.5, scale->rect.y + scale->rect.height);
      cairo_rel_line_to (pen->cr, 0, -5 * pen->ui);
    }
  tbr_pen_line (pen, 1, pen->theme->text_dim);
  cairo_stroke (pen->cr);
}

/* Days, and hours of runs of a few days, by the clock of the place. */
static void
paint_dates (const TbrDesktop *desktop, const TbrPen *pen, const Scale *scale)
{
  guint most = (guint) MAX (scale->rect.width / (TICK_ROOM * pen->ui), 1);
  TbrDateAxis axis
      = tbr_date_axis_new (desktop->session->scenario, 0, (TbrTime) scale->duration, most);
  TbrTextStyle style = { .size = 10.5 * pen->ui, .colour = pen->theme->text_dim };
  double low = scale->rect.y + scale->rect.height;
  for (guint i = 0; i < axis.n; i++)
    {
      g_autofree char *date = tbr_date_axis_text (&axis, i);
      double share = (double) tbr_date_axis_at (&axis, i) / scale->duration;
      double x = scale->rect.x + share * scale->rect.width, width, height;
      tbr_pen_measure (pen, &style, date, &width, &height);
      cairo_move_to (pen->cr, floor (x) + 0.5, scale->rect.y);
      cairo_line_to (pen->cr, floor (x) + 0.5, low);
      tbr_pen_line (pen, 1, tbr_colour_mix (pen->theme->panel, pen->theme->text_dim, 0.25));
      cairo_stroke (pen->cr);
      if (x + width < scale->rect.x + scale->rect.width)
        tbr_pen_text (pen, &style, x, low + 4 * pen->ui, date);
    }
}

static void
paint_curves (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrRect line = line_rect (desktop);
  TbrRect rect = { 0, 0, line.width, line.height };
  TbrTelling telling;
  cairo_set_operator (pen->cr, CAIRO_OPERATOR_SOURCE);
  tbr_pen_colour (pen, pen->theme->panel | 0xff);
  cairo_paint (pen->cr);
  cairo_set_operator (pen->cr, CAIRO_OPERATOR_OVER);
  cairo_new_path (pen->cr);
  tbr_pen_box (pen, &rect, 5 * pen->ui);
  tbr_pen_colour (pen, tbr_colour_mix (pen->theme->panel, pen->theme->page, 0.75));
  cairo_fill (pen->cr);
  if (!tbr_desktop_telling (desktop, &telling))
    return;
  Scale scale = scale_of (desktop, telling.chronicle, rect);
  paint_dates (desktop, pen, &scale);
  g_autoptr (GArray) open = curve_of (telling.chronicle, &scale, 0);
  g_autoptr (GArray) missing = curve_of (telling.chronicle, &scale, 1);
  g_autoptr (GArray) working = curve_of (telling.chronicle, &scale, 2);
  tbr_pen_colour (pen, tbr_colour_mix (pen->theme->panel, pen->theme->text_dim, 0.35));
  fill_curve (open, pen, &scale);
  tbr_pen_colour (pen, pen->theme->need);
  fill_curve (missing, pen, &scale);
  tbr_pen_colour (pen, pen->theme->panel | 0xff);
  line_curve (working, pen, 3.6 * pen->ui);
  tbr_pen_colour (pen, pen->theme->served);
  line_curve (working, pen, 1.8 * pen->ui);
  paint_ticks (telling.chronicle, pen, &scale);
}

/* Into the same picture while the run is read, for fresh memory takes time. */
static void
renew_curves (TbrDesktop *desktop)
{
  TbrCurves *curves = &desktop->curves;
  TbrRect line = line_rect (desktop);
  int width = (int) line.width;
  gboolean fits = curves->surface != NULL && curves->ui == desktop->ui && curves->width == width;
  if (fits && curves->theme == desktop->theme && curves->read == desktop->read)
    return;
  if (!fits)
    {
      g_clear_pointer (&curves->surface, cairo_surface_destroy);
      curves->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width,
                                                    (int) (line.height + 20 * desktop->ui));
    }
  curves->theme = desktop->theme;
  curves->ui = desktop->ui;
  curves->width = width;
  curves->read = desktop->read;
  TbrPen pen;
  cairo_t *cr = cairo_create (curves->surface);
  tbr_pen_init_with (&pen, cr, tbr_theme_get (desktop->theme), desktop->ui, desktop->texts);
  paint_curves (desktop, &pen);
  tbr_pen_clear (&pen);
  cairo_destroy (cr);
}

/* ---- what stands over them ---- */

static void
paint_marks (const TbrDesktop *desktop, const TbrPen *pen)
{
  TbrRect line = line_rect (desktop);
  double ui = pen->ui, duration = (double) MAX (tbr_clock_duration (desktop), 1);
  for (guint i = 0; i < desktop->bookmarks->len; i++)
    {
      double at = (double) tbr_bookmarks_get (desktop, i)->at;
      double x = line.x + at / duration * line.width;
      cairo_move_to (pen->cr, x, line.y + 9 * ui);
      cairo_line_to (pen->cr, x - 5 * ui, line.y - 1 * ui);
      cairo_line_to (pen->cr, x + 5 * ui, line.y - 1 * ui);
      cairo_close_path (pen->cr);
      tbr_pen_colour (pen, pen->theme->text);
      cairo_fill (pen->cr);
    }
  double now = desktop->drag == TBR_DRAG_TIME ? desktop->clock : (double) tbr_clock_now (desktop);
  double x = line.x + now / duration * line.width;
  cairo_move_to (pen->cr, x, line.y - 3 * ui);
  cairo_line_to (pen->cr, x, line.y + line.height + 3 * ui);
  tbr_pen_line (pen, 5 * ui, pen->theme->panel | 0xff);
  cairo_stroke_preserve (pen->cr);
  tbr_pen_line (pen, 2 * ui, pen->theme->text);
  cairo_stroke (pen->cr);
  cairo_arc (pen->cr, x, line.y - 3 * ui, 5.5 * ui, 0, 2 * G_PI);
  tbr_pen_colour (pen, pen->theme->text);
  cairo_fill (pen->cr);
}

/* The date large. Returns: where it ends */
static double
paint_date (const TbrDesktop *desktop, const TbrPen *pen, double left, double right)
{
  double ui = pen->ui;
  g_autofree char *civil = tbr_when_civil (desktop->session->scenario, tbr_clock_now (desktop));
  g_autofree char *elapsed = tbr_when_elapsed (tbr_clock_now (desktop));
  double width, unused;
  TbrTextStyle style = { .size = 17 * ui, .bold = TRUE, .colour = pen->theme->text };
  TbrTextStyle small = { .size = TBR_TYPE_NOTE * ui, .colour = pen->theme->text_dim };
  tbr_pen_measure (pen, &style, civil, &width, &unused);
  if (width > right - left)
    {
      g_free (civil);
      civil = tbr_telling_when (desktop->session->scenario, tbr_clock_now (desktop));
      tbr_pen_measure (pen, &style, civil, &width, &unused);
    }
  if (width > right - left)
    {
      /* large letters in a small window: the date above, smaller if need be, the hour below it */
      char *hour = strrchr (civil, ' ');
      g_free (elapsed);
      elapsed = g_strdup (hour != NULL ? hour + 1 : "");
      if (hour != NULL)
        *hour = '\0';
      tbr_pen_measure (pen, &style, civil, &width, &unused);
      style.size *= CLAMP ((right - left) / width, LEAST_DATE, 1);
      small.colour = pen->theme->text;
      tbr_pen_measure (pen, &style, civil, &width, &unused);
    }
  style.width = small.width = MAX (right - left, 20);
  style.lines = small.lines = 1;
  double height = tbr_pen_text (pen, &style, left, 8 * ui, civil);
  tbr_pen_text (pen, &small, left, 8 * ui + height, elapsed);
  return left + MIN (width, right - left);
}

static void
paint_key (const TbrDesktop *desktop, const TbrPen *pen, double right, double least)
{
  const char *const names[] = { _ ("units at work"), _ ("needs unmet"), _ ("needs open") };
  double ui = pen->ui, x = right, width, height;
  const TbrColour colours[] = { pen->theme->served, pen->theme->need,
                                tbr_colour_mix (pen->theme->panel, pen->theme->text_dim, 0.35) };
  TbrTextStyle style = { .size = TBR_TYPE_NOTE * ui, .colour = pen->theme->text_dim };
  double all = 0;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      tbr_pen_measure (pen, &style, names[i], &width, &height);
      all += width + (i == 0 ? 18 : 30) * ui;
    }
  /* where they do not fit beside each other they stand one below the other */
  gboolean is_column = all > right - least;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      double middle = (is_column ? 14 + 15 * i : 29) * ui;
      tbr_pen_measure (pen, &style, names[i], &width, &height);
      x = (is_column ? right : x) - width;
      if (x - 18 * ui < least)
        return;
      tbr_pen_text (pen, &style, x, middle - height / 2, names[i]);
      TbrRect box = { x - 16 * ui, 0, 10 * ui, (i == 0 ? 3 : 10) * ui };
      box.y = middle - box.height / 2;
      tbr_pen_box (pen, &box, 2 * ui);
      tbr_pen_colour (pen, colours[i]);
      cairo_fill (pen->cr);
      x -= 30 * ui;
    }
}

static void
paint_speed (const TbrDesktop *desktop, const TbrPen *pen)
{
  const GArray *widgets = desktop->panels[TBR_PANEL_TIME].tree.widgets;
  const TbrWidget *speed = NULL;
  for (guint i = 0; i < widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (widgets, TbrWidget, i);
      if (widget->kind == TBR_WIDGET_AREA && widget->action == TBR_ACT_NONE)
        speed = widget;
    }
  if (speed == NULL)
    return;
  gboolean two = strchr (speed->text, '\n') != NULL;
  TbrTextStyle style = { .size = (two ? TBR_TYPE_NOTE - 0.5 : TBR_TYPE_BODY) * pen->ui,
                         .colour = pen->theme->text,
                         .width = speed->rect.width,
                         .align = TBR_ALIGN_MIDDLE };
  double width, height;
  tbr_pen_measure (pen, &style, speed->text, &width, &height);
  tbr_pen_text (pen, &style, speed->rect.x + speed->rect.width / 2,
                speed->rect.y + (speed->rect.height - height) / 2, speed->text);
}

void
tbr_panel_time_paint (TbrDesktop *desktop, const TbrPen *pen)
{
  if (desktop->stage != NULL)
    {
      tbr_stage_time_paint (desktop, pen);
      return;
    }
  TbrRect line = line_rect (desktop);
  double ui = pen->ui;
  if (desktop->session == NULL || desktop->session->scenario == NULL)
    return;
  renew_curves (desktop);
  cairo_set_source_surface (pen->cr, desktop->curves.surface, round (line.x), round (line.y));
  cairo_paint (pen->cr);
  paint_speed (desktop, pen);
  double left = (TBR_PAD + 6 * 40 + 16 + 14 + 92 + 40 + 24) * ui;
  double right = desktop->width - (TBR_PAD + 2 * BUTTON + 24) * ui;
  double middle = paint_date (desktop, pen, left, right);
  paint_key (desktop, pen, right, middle + 12 * ui);
  paint_marks (desktop, pen);
}
