/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The form of each kind of hazard on the map: lines and areas that tell how far it has come, by
   shape and number and not by colour alone. */
#include "draw/mark_form.h"

#include "draw/language.h"
#include "draw/pen.h"

#include <glib/gi18n.h>
#include <math.h>

/* Pixels at ui 1. */
#define LEAST_CELLS 4.5 /* half a side of the square of organisations */
#define SMALL_CELLS 7.0 /* below, it has two squares a side */
#define FEW_CELLS 14.0  /* below, three */
#define CROSSED 6.0     /* side of a square that has room for a cross */
#define GAUGE_WIDTH 10.0
#define GAUGE_ASIDE 22.0 /* left of the place, where needs and units stand */
#define GAUGE_HEIGHT 28.0
#define LEAST_RADIUS 8.0
#define STAR 9.0

#define CIRCLE 40 /* corners of a circle */
#define RAYS 12

/* What is being built, and where. */
typedef struct
{
  TbrMarkForm *form;
  double x, y, ui;
} Builder;

static void
begin (Builder *b, TbrMarkPartKind kind)
{
  TbrMarkPart part = { kind, b->form->points->len, 0 };
  g_array_append_val (b->form->parts, part);
}

/* A point of the part that was begun last, from the middle. */
static void
to (Builder *b, double dx, double dy)
{
  TbrMarkPoint point = { b->x + dx, b->y + dy };
  g_array_append_val (b->form->points, point);
  g_array_index (b->form->parts, TbrMarkPart, b->form->parts->len - 1).n++;
}

static void
box (Builder *b, TbrMarkPartKind kind, const TbrRect *rect)
{
  begin (b, kind);
  to (b, rect->x, rect->y);
  to (b, rect->x + rect->width, rect->y);
  to (b, rect->x + rect->width, rect->y + rect->height);
  to (b, rect->x, rect->y + rect->height);
}

static void
line (Builder *b, double from_x, double from_y, double to_x, double to_y)
{
  begin (b, TBR_PART_LINE);
  to (b, from_x, from_y);
  to (b, to_x, to_y);
}

static void
circle (Builder *b, TbrMarkPartKind kind, double x, double y, double radius)
{
  begin (b, kind);
  for (int i = 0; i < CIRCLE; i++)
    to (b, x + radius * cos (2 * G_PI * i / CIRCLE), y + radius * sin (2 * G_PI * i / CIRCLE));
}

/* A star with as many points as rays, a valley between each two. */
static void
star (Builder *b, TbrMarkPartKind kind, int rays, double outer, double inner)
{
  begin (b, kind);
  for (int i = 0; i < 2 * rays; i++)
    {
      double radius = i % 2 == 0 ? outer : inner, turn = G_PI * i / rays - G_PI / 2;
      to (b, radius * cos (turn), radius * sin (turn));
    }
}

/* How many of @n are meant by a share: none only when there is none, all only when all are. */
static int
number_of (double share, int n)
{
  int number = (int) floor (share * n + 0.5);
  if (share > 0 && number == 0)
    return 1;
  return share < 1 && number == n ? n - 1 : number;
}

/* ---- forms ---- */

/* Organisations as small squares: those that are down are filled from below, those among them that
   still pass it on bear a cross. */
static void
build_cells (Builder *b, const TbrMark *mark, double radius)
{
  double half = CLAMP (radius, LEAST_CELLS * b->ui, TBR_MOST_CELLS * b->ui);
  int span = half < SMALL_CELLS * b->ui ? 2 : half < FEW_CELLS * b->ui ? 3 : 4;
  double side = 2 * half / span, gap = side * 0.12;
  int down = number_of ((double) mark->level, span * span);
  int open = side < CROSSED * b->ui ? 0 : number_of ((double) mark->share, down);
  for (int i = 0; i < span * span; i++)
    {
      TbrRect cell = { -half + i % span * side + gap, half - (i / span + 1) * side + gap,
                       side - 2 * gap, side - 2 * gap };
      box (b, i < down ? TBR_PART_BODY : TBR_PART_HOLLOW, &cell);
      if (i >= open)
        continue;
      line (b, cell.x, cell.y, cell.x + cell.width, cell.y + cell.height);
      line (b, cell.x, cell.y + cell.height, cell.x + cell.width, cell.y);
    }
}

/* Pressure on a section of a border against what it can take: a column whose line at half its
   height is the capacity, on the section as it lies. */
static void
build_gauge (Builder *b, const TbrMark *mark, double radius)
{
  double width = GAUGE_WIDTH * b->ui, height = GAUGE_HEIGHT * b->ui;
  double filled = height * CLAMP ((double) mark->share / 2, 0, 1);
  double left = -GAUGE_ASIDE * b->ui - width / 2;
  const TbrRect room = { left, -height, width, height };
  const TbrRect load = { left, -filled, width, filled };
  line (b, -MAX (radius, GAUGE_ASIDE * b->ui + width), 0, MAX (radius, width), 0);
  box (b, TBR_PART_HOLLOW, &room);
  if (filled > 0)
    box (b, TBR_PART_BODY, &load);
  line (b, left - width / 2, -height / 2, left + 1.5 * width, -height / 2);
}

/* People of a place within a ring of spikes; the disc inside is the share that has caught it. */
static void
build_germ (Builder *b, const TbrMark *mark, double radius)
{
  double outer = MAX (radius, LEAST_RADIUS * b->ui), spike = 3.5 * b->ui;
  circle (b, TBR_PART_HOLLOW, 0, 0, outer);
  for (int i = 0; i < RAYS; i++)
    {
      double turn = 2 * G_PI * i / RAYS, x = cos (turn), y = sin (turn);
      line (b, outer * x, outer * y, (outer + spike) * x, (outer + spike) * y);
      circle (b, TBR_PART_SIGN, (outer + spike) * x, (outer + spike) * y, 1.3 * b->ui);
    }
  if (mark->share > 0)
    circle (b, TBR_PART_BODY, 0, 0, outer * sqrt (CLAMP ((double) mark->share, 0.02, 1)));
}

/* A place without power: hatched from below up to the share that is without it. */
static void
build_dark (Builder *b, const TbrMark *mark, double radius)
{
  double outer = MAX (radius, LEAST_RADIUS * b->ui), step = 4 * b->ui;
  double top = outer - 2 * outer * (double) mark->level;
  circle (b, TBR_PART_HOLLOW, 0, 0, outer);
  for (double y = outer - step / 2; y > top; y -= step)
    {
      double half = sqrt (MAX (outer * outer - y * y, 0));
      line (b, -half, y, half, y);
    }
  /* a bolt, struck out */
  double s = 4 * b->ui;
  begin (b, TBR_PART_SIGN);
  to (b, 0.3 * s, -1.5 * s);
  to (b, -0.9 * s, 0.2 * s);
  to (b, 0, 0.2 * s);
  to (b, -0.3 * s, 1.5 * s);
  to (b, 0.9 * s, -0.3 * s);
  to (b, 0, -0.3 * s);
}

/* A sun whose rays grow with the degrees above what a place is used to. */
static void
build_heat (Builder *b, const TbrMark *mark, double radius)
{
  double outer = MAX (radius, LEAST_RADIUS * b->ui);
  double ray = (2 + 8 * (double) mark->level) * b->ui, gap = 2 * b->ui;
  circle (b, TBR_PART_BODY, 0, 0, outer);
  for (int i = 0; i < RAYS; i++)
    {
      double turn = 2 * G_PI * i / RAYS;
      line (b, (outer + gap) * cos (turn), (outer + gap) * sin (turn),
            (outer + gap + ray) * cos (turn), (outer + gap + ray) * sin (turn));
    }
}

/* A place that was struck: a star of four points in a ring, as large as the share of the wounded
   who still lie there. */
static void
build_strike (Builder *b, const TbrMark *mark)
{
  double outer = (STAR + 5 * (double) mark->level) * b->ui;
  circle (b, TBR_PART_HOLLOW, 0, 0, outer);
  star (b, TBR_PART_BODY, 4, outer, outer * 0.3);
}

/* Where a blast reached: a jagged star, larger with those who lie there or are trapped. */
static void
build_blast (Builder *b, const TbrMark *mark)
{
  double outer = (STAR + 7 * (double) mark->level) * b->ui;
  star (b, TBR_PART_BODY, RAYS, outer, outer * 0.62);
}

/* A warning triangle over dots, one for each sixth of what was laid that still lies there. */
static void
build_mines (Builder *b, const TbrMark *mark)
{
  const int most = 6;
  double s = STAR * b->ui;
  int left = number_of ((double) mark->level, most);
  begin (b, TBR_PART_BODY);
  to (b, 0, -s);
  to (b, s, 0.8 * s);
  to (b, -s, 0.8 * s);
  for (int i = 0; i < most; i++)
    circle (b, i < left ? TBR_PART_SIGN : TBR_PART_HOLLOW, (i - 2.5) * 0.42 * s, 1.25 * s,
            0.15 * s);
}

/* A net of people: knots around a middle, filled for each sixth of twice those who were there at
   first. */
static void
build_web (Builder *b, const TbrMark *mark)
{
  const int most = 6;
  double s = 1.2 * STAR * b->ui;
  int held = number_of ((double) mark->level, most);
  for (int i = 0; i < most; i++)
    {
      double turn = 2 * G_PI * i / most - G_PI / 2;
      line (b, 0, 0, s * cos (turn), s * sin (turn));
    }
  for (int i = 0; i < most; i++)
    {
      double turn = 2 * G_PI * i / most - G_PI / 2;
      circle (b, i < held ? TBR_PART_BODY : TBR_PART_HOLLOW, s * cos (turn), s * sin (turn),
              0.3 * s);
    }
  circle (b, TBR_PART_SIGN, 0, 0, 0.3 * s);
}

/* Sludge that has run out: its extent, stippled. */
static void
build_mud (Builder *b, double radius)
{
  double outer = MAX (radius, LEAST_RADIUS * b->ui), step = 6 * b->ui;
  circle (b, TBR_PART_BODY, 0, 0, outer);
  for (double y = -outer + step; y < outer; y += step)
    for (double x = -outer + step; x < outer; x += step)
      if (hypot (x, y) < outer - step / 2)
        circle (b, TBR_PART_SIGN, x, y, 0.9 * b->ui);
}

/* A call: a bubble with its tail at the place. */
static void
build_call (Builder *b)
{
  double w = 7 * b->ui, h = 9 * b->ui, tail = 4 * b->ui;
  begin (b, TBR_PART_BODY);
  to (b, 0, 0);
  to (b, -tail / 2, -tail);
  to (b, -w, -tail);
  to (b, -w, -tail - h);
  to (b, w, -tail - h);
  to (b, w, -tail);
  to (b, tail / 2, -tail);
  for (int i = -1; i <= 1; i++)
    circle (b, TBR_PART_SIGN, i * 0.5 * w, -tail - h / 2, 1.2 * b->ui);
}

/* ---- all of them ---- */

/* The hazard, then what its form says of it. */
static const char *const meanings[TBR_MARK_N] = {
  [TBR_MARK_CELLS] = N_ ("cyber attack: squares filled, share of the organisations that are down; "
                         "crossed, still passing it on"),
  [TBR_MARK_GAUGE] = N_ ("pressure at a border: column, people in line or in beds; line across it, "
                         "what the section can take"),
  [TBR_MARK_GERM] = N_ ("epidemic: disc in the ring, share of the people who have caught it"),
  [TBR_MARK_DARK]
  = N_ ("storm or blackout: hatched from below, share of the customers without power"),
  [TBR_MARK_HEAT] = N_ ("heatwave: rays, degrees above what people there are used to"),
  [TBR_MARK_STRIKE] = N_ ("attack: size of the star, share of the wounded still there"),
  [TBR_MARK_BLAST] = N_ ("explosion: size of the star, people badly hurt or trapped"),
  [TBR_MARK_MINES] = N_ ("explosive ordnance: dots filled, share of it that still lies there"),
  [TBR_MARK_WEB]
  = N_ ("trafficking: knots filled, people held; all six, twice as many as at first"),
  [TBR_MARK_MUD] = N_ ("sludge: how far it has run"),
  [TBR_MARK_CALL] = N_ ("ordinary call: pale and dashed, somebody is with the caller"),
};

gboolean
tbr_mark_form_has (TbrMarkShape shape)
{
  return shape < TBR_MARK_N && meanings[shape] != NULL;
}

const char *
tbr_mark_form_meaning (TbrMarkShape shape)
{
  return tbr_mark_form_has (shape) ? tbr_word (meanings[shape]) : NULL;
}

static void
build (Builder *b, const TbrMark *mark, double radius)
{
  switch (mark->shape)
    {
    case TBR_MARK_CELLS:
      build_cells (b, mark, radius);
      break;
    case TBR_MARK_GAUGE:
      build_gauge (b, mark, radius);
      break;
    case TBR_MARK_GERM:
      build_germ (b, mark, radius);
      break;
    case TBR_MARK_DARK:
      build_dark (b, mark, radius);
      break;
    case TBR_MARK_HEAT:
      build_heat (b, mark, radius);
      break;
    case TBR_MARK_STRIKE:
      build_strike (b, mark);
      break;
    case TBR_MARK_BLAST:
      build_blast (b, mark);
      break;
    case TBR_MARK_MINES:
      build_mines (b, mark);
      break;
    case TBR_MARK_WEB:
      build_web (b, mark);
      break;
    case TBR_MARK_MUD:
      build_mud (b, radius);
      break;
    case TBR_MARK_CALL:
      build_call (b);
      break;
    case TBR_MARK_ELLIPSE:
    case TBR_MARK_RING:
    case TBR_MARK_DISC:
    case TBR_MARK_WATER:
    case TBR_MARK_POINT:
    case TBR_MARK_TOLD:
    case TBR_MARK_N:
      break;
    }
}

void
tbr_mark_form_init (TbrMarkForm *form, const TbrView *view, const TbrMark *mark)
{
  form->parts = g_array_new (FALSE, FALSE, sizeof (TbrMarkPart));
  form->points = g_array_new (FALSE, FALSE, sizeof (TbrMarkPoint));
  Builder b = { .form = form, .ui = view->ui };
  tbr_view_to_pixel (view, mark->lon, mark->lat, &b.x, &b.y);
  build (&b, mark, (double) mark->a / view->scale);
}

void
tbr_mark_form_clear (TbrMarkForm *form)
{
  g_clear_pointer (&form->parts, g_array_unref);
  g_clear_pointer (&form->points, g_array_unref);
}

TbrRect
tbr_mark_form_box (const TbrMarkForm *form)
{
  double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
  for (guint i = 0; i < form->points->len; i++)
    {
      const TbrMarkPoint *point = &g_array_index (form->points, TbrMarkPoint, i);
      left = MIN (left, point->x);
      right = MAX (right, point->x);
      top = MIN (top, point->y);
      bottom = MAX (bottom, point->y);
    }
  return (TbrRect){ left, top, right - left, bottom - top };
}
