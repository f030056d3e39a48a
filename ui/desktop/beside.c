/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A second map beside the first: its run, its pictures, and what differs between the two. */
#include "desktop/beside.h"

#include "desktop/branching.h"
#include "desktop/state.h"
#include "draw/language.h"
#include "report/report_measure.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MEMORY ((gsize) 24 << 20) /* bytes for going back */
#define CELL 16                   /* pixels: marks nearer than that are one */
#define MIDDLE_X 4321000.0        /* of the projection, see TBR_BACKDROP_X */
#define MIDDLE_Y 3210000.0

static void
wake (gpointer data)
{
  TbrDesktop *desktop = data;
  if (desktop->spec.wake != NULL)
    desktop->spec.wake (desktop->spec.wake_data);
}

/* ---- opening and closing ---- */

/* Ends the run, not the branch. */
static void
stop (TbrDesktop *desktop, TbrBeside *beside)
{
  g_clear_pointer (&beside->surveyor, tbr_surveyor_free);
  g_clear_pointer (&beside->coverage, tbr_coverage_unref);
  beside->is_surveying = FALSE;
  g_clear_pointer (&beside->painter, tbr_painter_free);
  g_clear_pointer (&beside->ground, tbr_ground_free);
  g_clear_pointer (&beside->moment, tbr_moment_unref);
  tbr_desktop_leave (desktop, NULL, g_steal_pointer (&beside->player),
                     g_steal_pointer (&beside->session));
  g_clear_pointer (&beside->symbols, g_free);
  for (int i = 0; i < 2; i++)
    {
      g_array_set_size (beside->differences[i], 0);
      beside->compared[i] = 0;
    }
  beside->result = NULL;
  beside->asked = 0;
}

void
tbr_beside_close (TbrDesktop *desktop)
{
  TbrBeside *beside = g_steal_pointer (&desktop->beside);
  if (beside == NULL)
    return;
  stop (desktop, beside);
  g_array_unref (beside->differences[0]);
  g_array_unref (beside->differences[1]);
  g_free (beside->name);
  g_free (beside);
  tbr_desktop_lay_out (desktop);
  tbr_desktop_touch_all (desktop);
}

void
tbr_beside_show (TbrDesktop *desktop, guint number)
{
  TbrBranch branch;
  g_autoptr (GError) error = NULL;
  if (desktop->whatif == NULL || !tbr_whatif_find (desktop->whatif, number, &branch))
    return;
  g_autofree char *text = tbr_whatif_text (desktop->whatif, number, NULL, &error);
  if (text == NULL)
    {
      tbr_desktop_tell (desktop, error);
      return;
    }
  if (desktop->beside == NULL)
    {
      desktop->beside = g_new0 (TbrBeside, 1);
      desktop->beside->selection = (TbrThing){ TBR_THING_NONE, TBR_NONE };
      desktop->beside->differences[0] = g_array_new (FALSE, FALSE, sizeof (TbrDifference));
      desktop->beside->differences[1] = g_array_new (FALSE, FALSE, sizeof (TbrDifference));
    }
  TbrBeside *beside = desktop->beside;
  beside->number = number;
  g_free (beside->name);
  beside->name = g_strdup (tbr_branching_name (&branch));
  beside->is_reading = TRUE;
  tbr_loader_read (desktop->loader, TBR_SHELF_BESIDE, tbr_whatif_path (desktop->whatif), text);
  tbr_desktop_lay_out (desktop);
  tbr_desktop_touch_all (desktop);
}

/* The branch to be compared with the one shown: its parent, else the newest other; 0 for none. */
static guint
other_branch (const TbrDesktop *desktop)
{
  TbrBranch branch;
  guint shown = tbr_whatif_shown (desktop->whatif);
  if (tbr_whatif_find (desktop->whatif, shown, &branch) && branch.parent != 0)
    return branch.parent;
  for (guint i = tbr_whatif_n_branches (desktop->whatif); i-- > 0;)
    {
      branch = tbr_whatif_branch (desktop->whatif, i);
      if (branch.number != shown)
        return branch.number;
    }
  return 0;
}

void
tbr_beside_toggle (TbrDesktop *desktop)
{
  if (desktop->beside != NULL)
    {
      tbr_beside_close (desktop);
      return;
    }
  guint number = desktop->whatif != NULL ? other_branch (desktop) : 0;
  if (number == 0)
    {
      static const TbrActionId keys[] = { TBR_ACT_BRANCH, TBR_ACT_NONE };
      tbr_desktop_say_keys (desktop, _ ("There is only one branch yet: Ctrl+B makes another"),
                            keys);
      return;
    }
  tbr_desktop_show_tab (desktop, TBR_TAB_WHATIF);
  desktop->panels[TBR_PANEL_SIDE].scroll = 0;
  tbr_beside_show (desktop, number);
}

void
tbr_beside_next (TbrDesktop *desktop)
{
  guint n = desktop->whatif != NULL ? tbr_whatif_n_branches (desktop->whatif) : 0;
  guint shown = n > 0 ? tbr_whatif_shown (desktop->whatif) : 0, at = 0;
  if (desktop->beside == NULL)
    {
      tbr_beside_toggle (desktop);
      return;
    }
  while (at < n && tbr_whatif_branch (desktop->whatif, at).number != desktop->beside->number)
    at++;
  for (guint i = 1; i < n; i++)
    {
      guint number = tbr_whatif_branch (desktop->whatif, (at + i) % n).number;
      if (number == shown)
        continue;
      tbr_beside_show (desktop, number);
      return;
    }
}

/* ---- what threads hand over ---- */

static void
take_session (TbrDesktop *desktop, TbrSession *session)
{
  TbrBeside *beside = desktop->beside;
  if (beside == NULL || session->scenario == NULL)
    {
      tbr_session_free (session);
      if (beside != NULL)
        tbr_beside_close (desktop);
      return;
    }
  const TbrScenario *scenario = session->scenario;
  TbrPlayerSpec spec = tbr_desktop_player_spec (desktop, scenario);
  spec.memory = MEMORY;
  spec.heritage = tbr_desktop_heritage (desktop, &spec);
  stop (desktop, beside);
  beside->session = session;
  beside->is_reading = FALSE;
  beside->player = tbr_player_new (&spec);
  beside->symbols = tbr_signs_symbols (scenario);
  tbr_player_seek (beside->player, (TbrTime) desktop->clock);
}

/* ---- what differs ---- */

/* Compares the moments that are shown, once for each pair, when both are of one instant. */
static void
compare (TbrDesktop *desktop)
{
  TbrBeside *beside = desktop->beside;
  const TbrMoment *one = desktop->moment, *other = beside->moment;
  if (one == NULL || other == NULL || one->snapshot->at != other->snapshot->at
      || (beside->compared[0] == one->serial && beside->compared[1] == other->serial))
    return;
  beside->compared[0] = one->serial;
  beside->compared[1] = other->serial;
  for (int i = 0; i < 2; i++)
    {
      g_array_set_size (beside->differences[i], 0);
      tbr_difference_find (i == 0 ? one : other, i == 0 ? other : one, beside->differences[i]);
    }
  desktop->is_stale = TRUE;
  tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
}

/* ---- ticking ---- */

static void
take_moment (TbrDesktop *desktop)
{
  TbrBeside *beside = desktop->beside;
  TbrMoment *moment = beside->player != NULL ? tbr_player_take (beside->player) : NULL;
  if (moment == NULL)
    return;
  tbr_moment_unref (beside->moment);
  beside->moment = moment;
  beside->is_moved = desktop->is_stale = TRUE;
}

static void
take_ground (TbrDesktop *desktop)
{
  TbrBeside *beside = desktop->beside;
  TbrGround *ground = beside->painter != NULL ? tbr_painter_take (beside->painter) : NULL;
  if (ground == NULL)
    return;
  tbr_ground_free (beside->ground);
  beside->ground = ground;
  desktop->is_stale = TRUE;
}

static void
follow (TbrDesktop *desktop)
{
  TbrBeside *beside = desktop->beside;
  const TbrResult *result = beside->player != NULL ? tbr_player_result (beside->player) : NULL;
  if (result == beside->result)
    return;
  beside->result = result;
  tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
}

void
tbr_beside_tick (TbrDesktop *desktop)
{
  TbrSession *session = tbr_loader_take (desktop->loader, TBR_SHELF_BESIDE);
  if (session != NULL)
    take_session (desktop, session);
  TbrBeside *beside = desktop->beside;
  if (beside == NULL)
    return;
  take_moment (desktop);
  follow (desktop);
  compare (desktop);
  tbr_coverage_tick_beside (desktop);
  if (desktop->map != NULL && (beside->is_moved || desktop->is_moved) && beside->session != NULL
      && desktop->view.width > 0)
    {
      if (beside->painter == NULL)
        beside->painter = tbr_painter_new (desktop->map->backdrop, wake, desktop);
      TbrGroundWish wish = tbr_desktop_wish (desktop, beside->moment);
      wish.over.x -= tbr_desktop_map_rect (desktop).width; /* the second map is the right one */
      if (beside->coverage != NULL && !tbr_view_hides (&desktop->view, TBR_MAP_COVERAGE))
        wish.coverage = tbr_coverage_ref (beside->coverage);
      wish.within = tbr_coverage_spans[desktop->within];
      beside->asked = tbr_painter_ask (beside->painter, &wish);
      beside->is_moved = FALSE;
    }
  take_ground (desktop);
}

gboolean
tbr_beside_is_settled (TbrDesktop *desktop)
{
  const TbrBeside *beside = desktop->beside;
  if (beside == NULL)
    return TRUE;
  return !beside->is_reading && !beside->is_moved && tbr_coverage_is_settled_beside (desktop)
         && beside->player != NULL && tbr_player_is_settled (beside->player)
         && beside->moment != NULL && beside->result != NULL && beside->ground != NULL
         && beside->ground->stage == TBR_GROUND_WHOLE && beside->ground->serial == beside->asked;
}

void
tbr_beside_seek (TbrDesktop *desktop, TbrTime at)
{
  if (desktop->beside != NULL && desktop->beside->player != NULL)
    tbr_player_seek (desktop->beside->player, at);
}

gboolean
tbr_beside_is_there (TbrDesktop *desktop)
{
  return desktop->beside == NULL || desktop->beside->player == NULL
         || tbr_player_is_settled (desktop->beside->player);
}

/* ---- painting ---- */

#define SWAP(Type, a, b)                                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    Type kept = (a);                                                                               \
    (a) = (b);                                                                                     \
    (b) = kept;                                                                                    \
  }                                                                                                \
  G_STMT_END

void
tbr_beside_swap (TbrDesktop *desktop)
{
  TbrBeside *beside = desktop->beside;
  SWAP (TbrSession *, desktop->session, beside->session);
  SWAP (TbrPlayer *, desktop->player, beside->player);
  SWAP (TbrMoment *, desktop->moment, beside->moment);
  SWAP (TbrGround *, desktop->ground, beside->ground);
  SWAP (guint8 *, desktop->symbols, beside->symbols);
  SWAP (TbrSurveyor *, desktop->surveyor, beside->surveyor);
  SWAP (TbrCoverage *, desktop->coverage, beside->coverage);
  SWAP (gboolean, desktop->is_surveying, beside->is_surveying);
  SWAP (TbrThing, desktop->selection, beside->selection);
}

TbrThing
tbr_beside_chosen (const TbrDesktop *desktop)
{
  const TbrBeside *beside = desktop->beside;
  TbrThing thing = desktop->selection;
  if (desktop->session == NULL || beside->session == NULL || beside->session->scenario == NULL
      || beside->moment == NULL || desktop->moment == NULL)
    return (TbrThing){ TBR_THING_NONE, TBR_NONE };
  if (thing.kind != TBR_THING_NEED)
    return tbr_branching_same_thing (desktop->session->scenario, beside->session->scenario, thing);
  /* needs have no names: the same one is of the same kind at the same place */
  const GArray *here = desktop->moment->snapshot->needs, *there = beside->moment->snapshot->needs;
  for (guint i = 0; thing.i < here->len && i < there->len; i++)
    {
      const TbrNeedView *a = &g_array_index (here, TbrNeedView, thing.i);
      const TbrNeedView *b = &g_array_index (there, TbrNeedView, i);
      if (a->kind == b->kind && a->lon == b->lon && a->lat == b->lat)
        return (TbrThing){ TBR_THING_NEED, i };
    }
  return (TbrThing){ TBR_THING_NONE, TBR_NONE };
}

/* A diamond around what differs: a form that nothing else on the map has. */
static void
draw_mark (const TbrPen *pen, double x, double y, double size)
{
  cairo_new_path (pen->cr);
  cairo_move_to (pen->cr, x, y - size);
  cairo_line_to (pen->cr, x + size, y);
  cairo_line_to (pen->cr, x, y + size);
  cairo_line_to (pen->cr, x - size, y);
  cairo_close_path (pen->cr);
  tbr_pen_line (pen, 5 * pen->ui, pen->theme->panel | 0xff);
  cairo_stroke_preserve (pen->cr);
  tbr_pen_line (pen, 2.2 * pen->ui, pen->theme->need);
  cairo_stroke (pen->cr);
}

static void
draw_marks (const TbrDesktop *desktop, const TbrPen *pen, const TbrRaster *to, int map)
{
  const GArray *list = desktop->beside->differences[map];
  const TbrView *view = &desktop->view;
  double dx = view->width / 2.0 - (view->x - MIDDLE_X) / view->scale;
  double dy = view->height / 2.0 + (view->y - MIDDLE_Y) / view->scale;
  double cell = CELL * desktop->ui;
  g_autoptr (GHashTable) drawn = g_hash_table_new (g_direct_hash, g_direct_equal);
  for (guint i = 0; i < list->len; i++)
    {
      const TbrDifference *one = &g_array_index (list, TbrDifference, i);
      double x = dx + (double) one->x / view->scale, y = dy - (double) one->y / view->scale;
      if (x < -cell || y < -cell || x > to->width + cell || y > to->height + cell)
        continue;
      guint place = (guint) (x / cell + 8) * 4096 + (guint) (y / cell + 8);
      if (g_hash_table_add (drawn, GUINT_TO_POINTER (place)))
        draw_mark (pen, x, y, (one->is_need ? 22 : 17) * desktop->ui);
    }
}

static void
draw_name (const TbrPen *pen, const char *text, double left, double width)
{
  double ui = pen->ui, wide, high;
  TbrTextStyle style = { .size = TBR_TYPE_BODY * ui, .bold = TRUE, .colour = pen->theme->text };
  style.width = width - 40 * ui;
  style.lines = 1;
  tbr_pen_measure (pen, &style, text, &wide, &high);
  TbrRect box = { left + (width - wide) / 2 - 12 * ui, 10 * ui, wide + 24 * ui, high + 12 * ui };
  tbr_pen_box (pen, &box, 8 * ui);
  tbr_pen_colour (pen, pen->theme->panel | 0xff);
  cairo_fill_preserve (pen->cr);
  tbr_pen_line (pen, 1, pen->theme->panel_line);
  cairo_stroke (pen->cr);
  tbr_pen_text (pen, &style, box.x + 12 * ui, box.y + 6 * ui, text);
}

void
tbr_beside_mark (TbrDesktop *desktop, const TbrRaster *to, int map)
{
  const TbrBeside *beside = desktop->beside;
  TbrBranch branch;
  cairo_surface_t *surface = tbr_raster_surface (to, CAIRO_FORMAT_RGB24);
  cairo_t *cr = cairo_create (surface);
  TbrPen pen;
  tbr_pen_init (&pen, cr, tbr_theme_get (desktop->theme), desktop->ui);
  draw_marks (desktop, &pen, to, map);
  g_autofree char *number = tbr_telling_decimals (beside->differences[map]->len, 0);
  const char *name
      = map == 1 ? beside->name
        : tbr_whatif_find (desktop->whatif, tbr_whatif_shown (desktop->whatif), &branch)
            ? tbr_branching_name (&branch)
            : "";
  g_autofree char *text
      = beside->is_reading && map == 1
            ? g_strdup_printf (_ ("B  %s: being read"), name)
            : g_strdup_printf ("%s  \xe2\x97\x87 %s  %s", map == 0 ? "A" : "B", number, name);
  draw_name (&pen, text, 0, to->width);
  if (map == 1)
    {
      tbr_pen_line (&pen, 2 * desktop->ui, pen.theme->text);
      cairo_move_to (cr, 0, 0);
      cairo_line_to (cr, 0, to->height);
      cairo_stroke (cr);
    }
  tbr_pen_clear (&pen);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

/* ---- numbers ---- */

static gboolean
differs (const TbrIndicator *a, const TbrIndicator *b)
{
  if (isnan (a->value) || isnan (b->value))
    return isnan (a->value) != isnan (b->value);
  return fabs (a->value - b->value) > 1e-9 * MAX (fabs (a->value), fabs (b->value));
}

/* What a measure is called for people; NULL when only those who study runs have a name for it. */
static const char *
words_for (const char *measure)
{
  const char *harm = tbr_report_measure_harm (measure);
  return harm != NULL                             ? harm
         : tbr_report_measure_has_words (measure) ? tbr_report_measure_figure (measure)
                                                  : NULL;
}

static void
add_number (TbrColumn *column, const TbrIndicator *a, const TbrIndicator *b)
{
  g_autofree char *first = tbr_telling_number (a->value);
  g_autofree char *second = tbr_telling_number (b->value);
  g_autofree char *size = tbr_telling_number (fabs (a->value - b->value));
  g_autofree char *detail
      = g_strdup_printf ("A %s, B %s %s", first, second, tbr_word (a->unit != NULL ? a->unit : ""));
  g_autofree char *value
      = isnan (a->value) || isnan (b->value)
            ? tbr_telling_number (NAN)
            : g_strdup_printf ("%s%s", a->value > b->value ? "+" : "\xe2\x88\x92", size);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .text = words_for (a->measure),
                    .detail = detail,
                    .value = value,
                    .is_estimate = a->certainty == TBR_CERTAINTY_ESTIMATED };
  tbr_column_add (column, &row);
}

/* In the order of the list: harm, what else has words, and what has none, which is only counted. */
typedef enum
{
  CLASS_HARM,
  CLASS_FIGURE,
  CLASS_NAMELESS
} Class;

static Class
class_of (const char *measure)
{
  return tbr_report_measure_harm (measure) != NULL ? CLASS_HARM
         : words_for (measure) != NULL             ? CLASS_FIGURE
                                                   : CLASS_NAMELESS;
}

/* Those of a class that differ; their number. @column: (nullable): they are only counted. */
static guint
add_numbers (const TbrDesktop *desktop, TbrColumn *column, Class class)
{
  const GArray *all = desktop->result->indicators;
  guint n = 0;
  for (guint i = 0; i < all->len; i++)
    {
      const TbrIndicator *a = &g_array_index (all, TbrIndicator, i);
      const TbrIndicator *b
          = a->scope == TBR_SCOPE_ALL && class_of (a->measure) == class ? tbr_result_find (
                desktop->beside->result, a->measure, a->scope, a->key)
                                                                        : NULL;
      if (b == NULL || !differs (a, b))
        continue;
      if (class != CLASS_NAMELESS && column != NULL)
        add_number (column, a, b);
      n++;
    }
  return n;
}

static void
add_differences (const TbrDesktop *desktop, TbrColumn *column)
{
  if (add_numbers (desktop, NULL, CLASS_HARM) + add_numbers (desktop, NULL, CLASS_FIGURE) > 0)
    tbr_column_text (
        column, TBR_WIDGET_NOTE,
        _ ("One run of each: a difference may be chance. The charts (C) show both over "
           "many futures."));
  guint n = add_numbers (desktop, column, CLASS_HARM) + add_numbers (desktop, column, CLASS_FIGURE);
  guint more = add_numbers (desktop, column, CLASS_NAMELESS);
  g_autofree char *rest
      = g_strdup_printf (ngettext ("One run of each, with the same luck; %u more measure differs.",
                                   "One run of each, with the same luck; %u more measures differ.",
                                   more),
                         more);
  tbr_column_text (column, TBR_WIDGET_NOTE,
                   more > 0 ? rest
                   : n > 0
                       ? _ ("One run of each, with the same luck; what is not listed is the same.")
                       : _ ("Both come to the same in the end."));
}

void
tbr_beside_build (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrBeside *beside = desktop->beside;
  if (beside == NULL)
    return;
  tbr_column_text (column, TBR_WIDGET_NOTE,
                   _ ("\xe2\x97\x87 on the maps: a unit elsewhere or at something else, a need met "
                      "otherwise, at this instant."));
  tbr_column_gap (column, 8);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("DIFFERENCE IN THE END: A MINUS B"));
  if (desktop->result == NULL || beside->result == NULL)
    {
      tbr_column_text (column, TBR_WIDGET_NOTE, _ ("Both runs are being read."));
      tbr_column_gap (column, 10);
      return;
    }
  add_differences (desktop, column);
  tbr_column_gap (column, 12);
}
