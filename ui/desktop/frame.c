/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a frame comes about: the ground is copied, symbols are laid over it, then panels. Nothing
   here draws anew what has not changed, and nothing waits. */
#include "desktop/beside.h"
#include "desktop/forms.h"
#include "desktop/spots.h"
#include "desktop/state.h"
#include "desktop/whys.h"
#include "draw/language.h"

#include <glib/gi18n.h>
#include <math.h>

#define MIDDLE_X 4321000.0 /* of the projection, see TBR_BACKDROP_X */
#define MIDDLE_Y 3210000.0
#define BEYOND 30 /* pixels outside the map within which a symbol still reaches into it */

/* Pixels of a raster are 0x00RRGGBB. */
static guint32
pixel_of (TbrColour colour)
{
  return 0xff000000 | colour >> 8;
}

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

/* ---- the map ---- */

/* Rows of the map from @from_row on. */
static void
paint_ground (const TbrDesktop *desktop, const TbrRaster *to, int from_row)
{
  const TbrGround *ground = desktop->ground;
  const TbrView *view = &desktop->view;
  guint32 beyond = pixel_of (tbr_theme_get (desktop->theme)->sea);
  if (ground == NULL)
    {
      tbr_raster_fill (to, beyond);
      return;
    }
  TbrRaster from = tbr_raster_of (ground->surface);
  double factor = ground->view.scale / view->scale;
  double left = (ground->view.x - view->x) / view->scale + view->width / 2.0
                - ground->view.width * factor / 2;
  double top = (view->y - ground->view.y) / view->scale + view->height / 2.0
               - ground->view.height * factor / 2;
  if (fabs (factor - 1) > 1e-9)
    {
      const double place[3] = { left, top - from_row, factor };
      tbr_raster_stretch (to, &from, place, beyond);
      return;
    }
  int x = (int) lround (left), y = (int) lround (top) - from_row;
  if (x > 0 || y > 0 || x + from.width < to->width || y + from.height < to->height)
    tbr_raster_fill (to, beyond);
  tbr_raster_copy (to, &from, x, y);
}

/* Of the crowd's picture. */
static void
paint_below (const TbrRaster *part, int top, gpointer data)
{
  TbrDesktop *desktop = data;
  double start = now_ms ();
  paint_ground (desktop, part, top);
  desktop->spent[0] += now_ms () - start;
}

static gboolean
is_at_home (TbrLook look)
{
  return look == TBR_LOOK_HOME || look == TBR_LOOK_AWAY;
}

/* Units in view, each for itself, where they are this very moment. */
static void
find_units (const TbrDesktop *desktop, const TbrRaster *to)
{
  const TbrMoment *moment = desktop->moment;
  const TbrView *view = &desktop->view;
  const TbrAtlas *atlas = desktop->ground->signs->atlas;
  float shrink = (float) (1 / view->scale);
  float dx = (float) (view->width / 2.0 - (view->x - MIDDLE_X) / view->scale);
  float dy = (float) (view->height / 2.0 + (view->y - MIDDLE_Y) / view->scale);
  float right = (float) to->width + BEYOND, low = (float) to->height + BEYOND;
  gboolean hides[TBR_LOOK_N];
  for (int look = 0; look < TBR_LOOK_N; look++)
    hides[look]
        = tbr_view_hides (view, is_at_home ((TbrLook) look) ? TBR_MAP_BASES : TBR_MAP_UNITS);
  tbr_crowd_empty (desktop->crowd);
  for (guint i = 0; i < moment->snapshot->units->len; i++)
    {
      TbrUnitSign sign = moment->signs[i];
      float x = dx + moment->x[i] * shrink, y = dy - moment->y[i] * shrink;
      if (x < -BEYOND || y < -BEYOND || x > right || y > low || hides[sign.look])
        continue;
      tbr_crowd_add (desktop->crowd,
                     is_at_home ((TbrLook) sign.look) ? TBR_CROWD_HOME : TBR_CROWD_AWAY,
                     tbr_atlas_unit (atlas, (TbrLook) sign.look, (TbrSymbol) sign.symbol), (int) x,
                     (int) y);
    }
}

static void
paint_one_map (TbrDesktop *desktop, const TbrRaster *part)
{
  double start = now_ms (), ground = desktop->spent[0];
  gboolean has_units = desktop->ground != NULL && !desktop->is_grouped && desktop->moment != NULL;
  if (has_units)
    {
      find_units (desktop, part);
      tbr_crowd_paint (desktop->crowd, part, paint_below, desktop);
    }
  else
    paint_below (part, 0, desktop);
  if (desktop->ground != NULL)
    {
      tbr_signs_lay (desktop->ground->signs->signs, part, &desktop->view);
      tbr_chosen_paint (desktop, part);
      tbr_spots_paint (desktop, part);
      tbr_carry_paint (desktop, part);
    }
  desktop->spent[1] += now_ms () - start - (desktop->spent[0] - ground);
}

static void
paint_map (TbrDesktop *desktop, const TbrRaster *to)
{
  TbrRect rect = tbr_desktop_map_rect (desktop);
  int x = (int) rect.x, y = (int) rect.y, width = (int) rect.width, height = (int) rect.height;
  TbrRaster part = tbr_raster_part (to, x, y, width, height);
  desktop->spent[0] = desktop->spent[1] = 0;
  paint_one_map (desktop, &part);
  if (desktop->beside == NULL)
    return;
  tbr_beside_mark (desktop, &part, 0);
  part = tbr_raster_part (to, x + width, y, width, height);
  TbrThing chosen = tbr_beside_chosen (desktop);
  tbr_beside_swap (desktop);
  desktop->selection = chosen;
  paint_one_map (desktop, &part);
  desktop->selection = (TbrThing){ TBR_THING_NONE, TBR_NONE };
  tbr_beside_swap (desktop);
  tbr_beside_mark (desktop, &part, 1);
}

/* ---- above the map ---- */

/* A text in a box of its own, laid over the picture with its middle at a point. */
static void
paint_note (const TbrDesktop *desktop, const TbrRaster *to, const char *text, const double at[2])
{
  const TbrTheme *theme = tbr_theme_get (desktop->theme);
  double ui = desktop->ui, width, height;
  cairo_surface_t *surface = tbr_raster_surface (to, CAIRO_FORMAT_RGB24);
  cairo_t *cr = cairo_create (surface);
  TbrPen pen;
  tbr_pen_init_with (&pen, cr, theme, ui, desktop->texts);
  TbrTextStyle style = { .size = TBR_TYPE_BODY * ui, .colour = theme->panel | 0xff };
  /* beside what lies on the map's edge, where the map is wide enough for that */
  double most = MIN (to->width * 0.7, MAX (tbr_desktop_map_rect (desktop).width * 0.8, 400 * ui));
  style.width = 0;
  tbr_pen_measure (&pen, &style, text, &width, &height);
  if (width > most)
    {
      style.width = most;
      tbr_pen_measure (&pen, &style, text, &width, &height);
    }
  TbrRect box = { at[0] - width / 2 - 12 * ui, at[1] - height - 16 * ui, width + 24 * ui,
                  height + 16 * ui };
  box.x = CLAMP (box.x, 6 * ui, MAX (to->width - box.width - 6 * ui, 6 * ui));
  box.y = MAX (box.y, 6 * ui);
  tbr_pen_box (&pen, &box, 8 * ui);
  tbr_pen_colour (&pen, theme->text);
  cairo_fill (cr);
  tbr_pen_text (&pen, &style, box.x + 12 * ui, box.y + 8 * ui, text);
  tbr_pen_clear (&pen);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

/* What a parameter means that the details show. (transfer full) (nullable) */
static char *
tip_of_value (const TbrDesktop *desktop, gint64 argument)
{
  const TbrScenario *scenario = desktop->session != NULL ? desktop->session->scenario : NULL;
  const TbrParam *param = scenario != NULL ? tbr_forms_param (scenario, argument) : NULL;
  return param != NULL ? tbr_forms_range (param) : NULL;
}

/* Things that are one symbol with this one. */
static guint
n_together (const TbrDesktop *desktop, TbrThing thing)
{
  const TbrOverlay *overlay = desktop->ground != NULL ? desktop->ground->overlay : NULL;
  const TbrBadge *badge = NULL;
  const TbrNeedRing *ring = NULL;
  if (overlay != NULL && thing.kind == TBR_THING_UNIT && desktop->is_grouped)
    badge = tbr_overlay_badge_of (overlay, thing.i);
  if (overlay != NULL && thing.kind == TBR_THING_NEED)
    ring = tbr_overlay_ring_of (overlay, thing.i);
  if (ring != NULL)
    return ring->count;
  return badge != NULL ? badge->count : 1;
}

/* A name, of a need how far it is met, of a unit when it arrives, of a cluster how many more there
   are. (transfer full) */
static char *
tip_of_thing (const TbrDesktop *desktop, TbrThing thing)
{
  g_autofree char *name = tbr_desktop_name_of (desktop, thing);
  g_autofree char *arrival = tbr_chosen_arrival (desktop, thing);
  g_autoptr (GString) tip = g_string_new (name);
  const GArray *needs = desktop->moment != NULL ? desktop->moment->snapshot->needs : NULL;
  guint more = n_together (desktop, thing) - 1;
  if (thing.kind == TBR_THING_NEED && needs != NULL && thing.i < needs->len
      && desktop->stage == NULL)
    {
      g_autofree char *share
          = tbr_whys_share (desktop, &g_array_index (needs, TbrNeedView, thing.i));
      g_string_append_printf (tip, "\n%s", share);
    }
  else if (arrival != NULL)
    g_string_append_printf (tip, "\n%s", arrival);
  if (more > 0)
    {
      g_string_append_c (tip, '\n');
      g_string_append_printf (tip,
                              ngettext ("and %u more here: zoom in", "and %u more here: zoom in",
                                        more),
                              more);
    }
  return g_strdup (tip->str);
}

char *
tbr_desktop_tip (const TbrDesktop *desktop)
{
  TbrPanelId modal = tbr_desktop_modal (desktop);
  if (desktop->hover_since != 0 || desktop->drag != TBR_DRAG_NONE || desktop->pointer_x < 0)
    return NULL;
  /* it would lie over the panel that has the keyboard alone */
  if (modal != TBR_PANEL_N && desktop->hover_panel != modal)
    return NULL;
  if (desktop->hover >= 0)
    {
      const GArray *widgets = desktop->panels[desktop->hover_panel].tree.widgets;
      const TbrWidget *widget = &g_array_index (widgets, TbrWidget, desktop->hover);
      const TbrAction *action = tbr_action_get (widget->action);
      if (widget->action == TBR_ACT_EDIT_PARAM)
        return tip_of_value (desktop, widget->argument);
      const TbrParam *param = widget->action == TBR_ACT_EDIT_SPOT
                                  ? tbr_spots_param (desktop, (guint) widget->argument)
                                  : NULL;
      if (param != NULL)
        return tbr_forms_range (param);
      if (widget->kind != TBR_WIDGET_BUTTON && widget->kind != TBR_WIDGET_MAIN)
        return NULL;
      const char *keys = tbr_keymap_text (desktop->keymap, widget->action);
      return *keys != '\0' ? g_strdup_printf ("%s  (%s)", _ (action->name), keys)
                           : g_strdup (_ (action->name));
    }
  TbrRect map = tbr_desktop_map_rect (desktop);
  gboolean on_map = desktop->pointer_x < map.x + map.width && desktop->pointer_y > map.y
                    && desktop->pointer_y < map.y + map.height;
  if (!on_map || desktop->hover_panel != TBR_PANEL_N || tbr_desktop_modal (desktop) != TBR_PANEL_N
      || desktop->screen != TBR_SCREEN_CRISIS)
    return NULL;
  TbrThing thing = tbr_desktop_pick (desktop, desktop->pointer_x, desktop->pointer_y);
  return thing.kind == TBR_THING_NONE ? NULL : tip_of_thing (desktop, thing);
}

/* Returns: whether there was any. */
static gboolean
paint_notes (const TbrDesktop *desktop, const TbrRaster *to)
{
  double ui = desktop->ui;
  TbrRect map = tbr_desktop_map_rect (desktop);
  g_autofree char *carried = tbr_carry_is_on (desktop) ? tbr_carry_tell (desktop) : NULL;
  if (carried != NULL)
    {
      const double at[2] = { map.x + desktop->carry.x, map.y + desktop->carry.y - 16 * ui };
      paint_note (desktop, to, carried, at);
    }
  g_autofree char *tip = tbr_desktop_tip (desktop);
  if (tip != NULL)
    {
      gboolean is_high = desktop->pointer_y < 70 * ui;
      const double at[2]
          = { desktop->pointer_x, desktop->pointer_y + (is_high ? 60 * ui : -10 * ui) };
      paint_note (desktop, to, tip, at);
    }
  const double at[2] = { map.x + map.width / 2, map.y + map.height - 18 * ui };
  if (desktop->message != NULL)
    paint_note (desktop, to, desktop->message, at);
  else if (desktop->is_loading)
    paint_note (desktop, to, _ ("Reading the crisis\xe2\x80\xa6"), at);
  return carried != NULL || tip != NULL || desktop->message != NULL || desktop->is_loading;
}

/* What lies behind a panel that has the keyboard alone steps back. */
static void
dim (const TbrRaster *to)
{
  for (int y = 0; y < to->height; y++)
    {
      guint32 *row = to->pixels + (gsize) y * (gsize) to->stride;
      for (int x = 0; x < to->width; x++)
        row[x] = 0xff000000 | ((row[x] >> 1 & 0x7f7f7f) + (row[x] >> 2 & 0x3f3f3f));
    }
}

/* All of them, or those that float over the map and those that are not on the picture yet as they
   are; says where in @out_rects (nullable). */
static void
paint_panels (TbrDesktop *desktop, const TbrRaster *to, gboolean all, GArray *out_rects)
{
  gboolean is_covered = desktop->panels[TBR_PANEL_START].is_open;
  for (int i = 0; i < TBR_PANEL_N; i++)
    {
      TbrPanel *panel = &desktop->panels[i];
      if (!panel->is_open || panel->surface == NULL || (is_covered && i < TBR_PANEL_BAR)
          || !(all || panel->floats || panel->is_new))
        continue;
      TbrRaster from = tbr_raster_of (panel->surface);
      panel->is_new = FALSE;
      if (i == TBR_PANEL_SEARCH || i == TBR_PANEL_JUMP || i == TBR_PANEL_SHEET
          || (i == TBR_PANEL_FORM && is_covered))
        dim (to);
      if (panel->floats)
        {
          tbr_raster_over (to, &from, (int) panel->rect.x, (int) panel->rect.y);
          continue;
        }
      tbr_raster_copy (to, &from, (int) panel->rect.x, (int) panel->rect.y);
      if (out_rects != NULL)
        g_array_append_val (out_rects, panel->rect);
    }
}

/* What the picture was painted for: with all of it the same, what has not changed is still there.
 */
static TbrPainted
painted_for (const TbrDesktop *desktop, const TbrRaster *to)
{
  TbrPainted now = { .pixels = to->pixels, .width = to->width, .height = to->height };
  now.map = tbr_desktop_map_rect (desktop);
  for (int i = 0; i < TBR_PANEL_N; i++)
    now.open |= (guint) desktop->panels[i].is_open << i;
  now.is_plain = tbr_desktop_modal (desktop) == TBR_PANEL_N;
  return now;
}

static gboolean
is_still_there (const TbrPainted *was, const TbrPainted *now)
{
  return was->is_plain && now->is_plain && was->pixels == now->pixels && was->width == now->width
         && was->height == now->height && was->open == now->open && was->map.x == now->map.x
         && was->map.y == now->map.y && was->map.width == now->map.width
         && was->map.height == now->map.height;
}

void
tbr_desktop_paint_changes (TbrDesktop *desktop, const TbrRaster *to, GArray *out_rects)
{
  if (!desktop->panels[TBR_PANEL_START].is_open && !desktop->panels[TBR_PANEL_EVENTS].is_open)
    paint_map (desktop, to);
  double start = now_ms ();
  tbr_desktop_renew_panels (desktop);
  TbrPainted now = painted_for (desktop, to);
  gboolean is_part = is_still_there (&desktop->painted, &now);
  TbrRect map = now.map;
  map.width *= desktop->beside != NULL ? 2 : 1;
  g_array_set_size (out_rects, 0);
  g_array_append_val (out_rects, map);
  paint_panels (desktop, to, !is_part, out_rects);
  gboolean has_notes = paint_notes (desktop, to);
  if (!is_part || has_notes)
    {
      /* a note may lie over panels, which are all painted again when it is gone */
      const TbrRect all = { 0, 0, to->width, to->height };
      g_array_set_size (out_rects, 0);
      g_array_append_val (out_rects, all);
    }
  now.is_plain = now.is_plain && !has_notes;
  desktop->painted = now;
  desktop->spent[2] = now_ms () - start;
  desktop->is_stale = FALSE;
}

void
tbr_desktop_paint (TbrDesktop *desktop, const TbrRaster *to)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TbrRect));
  desktop->painted.is_plain = FALSE;
  tbr_desktop_paint_changes (desktop, to, rects);
  desktop->painted.is_plain = FALSE;
}
