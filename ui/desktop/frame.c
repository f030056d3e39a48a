/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a frame comes about: the ground is copied, symbols are laid over it, then panels. Nothing
   here draws anew what has not changed, and nothing waits. */
#include "desktop/beside.h"
#include "desktop/state.h"
#include "draw/language.h"

#include <glib/gi18n.h>
#include <math.h>

#define MIDDLE_X 4321000.0 /* of the projection, see TBR_BACKDROP_X */
#define MIDDLE_Y 3210000.0
#define BAND 32   /* pixels: so many rows are painted before those below */
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

static void
paint_ground (const TbrDesktop *desktop, const TbrRaster *to)
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
      const double place[3] = { left, top, factor };
      tbr_raster_stretch (to, &from, place, beyond);
      return;
    }
  int x = (int) lround (left), y = (int) lround (top);
  if (x > 0 || y > 0 || x + from.width < to->width || y + from.height < to->height)
    tbr_raster_fill (to, beyond);
  tbr_raster_copy (to, &from, x, y);
}

static void
paint_signs (const TbrDesktop *desktop, const TbrRaster *to)
{
  const TbrGround *ground = desktop->ground;
  const TbrView *view = &desktop->view;
  double dx = view->width / 2.0 - (view->x - MIDDLE_X) / view->scale;
  double dy = view->height / 2.0 + (view->y - MIDDLE_Y) / view->scale;
  for (guint i = 0; i < ground->signs->signs->len; i++)
    {
      const TbrSign *sign = &g_array_index (ground->signs->signs, TbrSign, i);
      int x = (int) lround (dx + sign->x / view->scale) + sign->dx;
      int y = (int) lround (dy - sign->y / view->scale) + sign->dy;
      tbr_raster_over (to, &sign->sprite->raster, x - sign->sprite->x, y - sign->sprite->y);
    }
}

static gboolean
hides_look (const TbrView *view, TbrLook look)
{
  gboolean home = look == TBR_LOOK_HOME || look == TBR_LOOK_AWAY;
  return tbr_view_hides (view, home ? TBR_MAP_BASES : TBR_MAP_UNITS);
}

/* A unit in view. */
typedef struct
{
  gint16 x, y; /* pixels */
  const TbrSprite *sprite;
} Spot;

/* Units in view of which all are at home, or none. */
static void
find_spots (const TbrDesktop *desktop, const TbrRaster *to, int pass, GArray *spots)
{
  const TbrMoment *moment = desktop->moment;
  const TbrView *view = &desktop->view;
  const TbrUnitView *units = (const TbrUnitView *) (void *) moment->snapshot->units->data;
  const TbrScenario *scenario = moment->snapshot->scenario;
  float shrink = (float) (1 / view->scale);
  float dx = (float) (view->width / 2.0 - (view->x - MIDDLE_X) / view->scale);
  float dy = (float) (view->height / 2.0 + (view->y - MIDDLE_Y) / view->scale);
  g_array_set_size (spots, 0);
  for (guint i = 0; i < moment->snapshot->units->len; i++)
    {
      TbrLook look = tbr_look_of (units[i].phase);
      gboolean home = look == TBR_LOOK_HOME || look == TBR_LOOK_AWAY;
      float x = dx + moment->x[i] * shrink, y = dy - moment->y[i] * shrink;
      if (home == (pass == 1) || hides_look (view, look) || x < -BEYOND || y < -BEYOND
          || x > (float) to->width + BEYOND || y > (float) to->height + BEYOND)
        continue;
      guint32 type = scenario->units[units[i].unit.i].capability;
      const TbrSprite *sprite = tbr_atlas_unit (desktop->ground->signs->atlas, look,
                                                (TbrSymbol) desktop->symbols[type]);
      Spot spot = { (gint16) ((int) x - sprite->x), (gint16) ((int) y - sprite->y), sprite };
      g_array_append_val (spots, spot);
    }
}

/* From north to south, band by band: what was painted last is still near the processor, which for
   many symbols is most of the cost; and who stands in front covers who stands behind. */
static void
paint_spots (const TbrRaster *to, const GArray *spots)
{
  guint n_bands = (guint) to->height / BAND + 3;
  g_autofree guint *first = g_new0 (guint, n_bands + 1);
  g_autofree guint *order = g_new (guint, spots->len + 1);
  const Spot *all = (const Spot *) (void *) spots->data;
  for (guint i = 0; i < spots->len; i++)
    first[MIN ((guint) (all[i].y + 2 * BAND) / BAND, n_bands - 1) + 1]++;
  for (guint i = 0; i < n_bands; i++)
    first[i + 1] += first[i];
  for (guint i = 0; i < spots->len; i++)
    order[first[MIN ((guint) (all[i].y + 2 * BAND) / BAND, n_bands - 1)]++] = i;
  for (guint i = 0; i < spots->len; i++)
    {
      const Spot *spot = &all[order[i]];
      tbr_raster_over (to, &spot->sprite->raster, spot->x, spot->y);
    }
}

/* Units each for itself, where they are this very moment; those at home first. */
static void
paint_units (const TbrDesktop *desktop, const TbrRaster *to)
{
  g_autoptr (GArray) spots = g_array_sized_new (FALSE, FALSE, sizeof (Spot), 1024);
  for (int pass = 0; pass < 2; pass++)
    {
      find_spots (desktop, to, pass, spots);
      paint_spots (to, spots);
    }
}

/* A ring around what is chosen, in two colours so that it is seen on anything. */
static void
paint_selection (const TbrDesktop *desktop, const TbrRaster *to)
{
  double lon, lat, x, y;
  if (desktop->selection.kind == TBR_THING_NONE || desktop->selection.kind == TBR_THING_STATE
      || !tbr_desktop_place_of (desktop, desktop->selection, &lon, &lat))
    return;
  tbr_view_to_pixel (&desktop->view, lon, lat, &x, &y);
  if (x < -40 || y < -40 || x > to->width + 40 || y > to->height + 40)
    return;
  cairo_surface_t *surface
      = cairo_image_surface_create_for_data ((guchar *) to->pixels, CAIRO_FORMAT_RGB24, to->width,
                                             to->height, to->stride * (int) sizeof (guint32));
  cairo_t *cr = cairo_create (surface);
  const TbrTheme *theme = tbr_theme_get (desktop->theme);
  TbrPen pen = { .cr = cr, .theme = theme, .ui = desktop->ui };
  cairo_arc (cr, x, y, 19 * desktop->ui, 0, 2 * G_PI);
  tbr_pen_line (&pen, 5.5 * desktop->ui, theme->panel | 0xff);
  cairo_stroke_preserve (cr);
  tbr_pen_line (&pen, 2.5 * desktop->ui, theme->served);
  cairo_stroke (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

static void
paint_one_map (TbrDesktop *desktop, const TbrRaster *part)
{
  double start = now_ms ();
  paint_ground (desktop, part);
  desktop->spent[0] += now_ms () - start;
  start = now_ms ();
  if (desktop->ground != NULL)
    {
      if (!desktop->is_grouped && desktop->moment != NULL && desktop->symbols != NULL)
        paint_units (desktop, part);
      paint_signs (desktop, part);
      paint_selection (desktop, part);
    }
  desktop->spent[1] += now_ms () - start;
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
  tbr_beside_swap (desktop);
  paint_one_map (desktop, &part);
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
  cairo_surface_t *surface
      = cairo_image_surface_create_for_data ((guchar *) to->pixels, CAIRO_FORMAT_RGB24, to->width,
                                             to->height, to->stride * (int) sizeof (guint32));
  cairo_t *cr = cairo_create (surface);
  TbrPen pen;
  tbr_pen_init_with (&pen, cr, theme, ui, desktop->texts);
  TbrTextStyle style = { .size = TBR_TYPE_BODY * ui, .colour = theme->panel | 0xff };
  style.width = 0;
  tbr_pen_measure (&pen, &style, text, &width, &height);
  if (width > to->width * 0.7)
    {
      style.width = to->width * 0.7;
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

/* What the thing under a resting pointer is. (transfer full) (nullable) */
static char *
tip_of (const TbrDesktop *desktop)
{
  if (desktop->hover_since != 0 || desktop->drag != TBR_DRAG_NONE || desktop->pointer_x < 0)
    return NULL;
  if (desktop->hover >= 0)
    {
      const GArray *widgets = desktop->panels[desktop->hover_panel].tree.widgets;
      const TbrWidget *widget = &g_array_index (widgets, TbrWidget, desktop->hover);
      const TbrAction *action = tbr_action_get (widget->action);
      if (widget->kind != TBR_WIDGET_BUTTON && widget->kind != TBR_WIDGET_MAIN)
        return NULL;
      return *action->keys != '\0'
                 ? g_strdup_printf ("%s  (%s)", _ (action->name), tbr_word (action->keys))
                 : g_strdup (_ (action->name));
    }
  TbrRect map = tbr_desktop_map_rect (desktop);
  gboolean on_map = desktop->pointer_x < map.x + map.width && desktop->pointer_y > map.y
                    && desktop->pointer_y < map.y + map.height;
  if (!on_map || desktop->hover_panel != TBR_PANEL_N || tbr_desktop_modal (desktop) != TBR_PANEL_N
      || desktop->screen != TBR_SCREEN_CRISIS)
    return NULL;
  TbrThing thing = tbr_desktop_pick (desktop, desktop->pointer_x, desktop->pointer_y);
  return thing.kind == TBR_THING_NONE ? NULL : tbr_desktop_name_of (desktop, thing);
}

static void
paint_notes (const TbrDesktop *desktop, const TbrRaster *to)
{
  double ui = desktop->ui;
  TbrRect map = tbr_desktop_map_rect (desktop);
  g_autofree char *tip = tip_of (desktop);
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

static void
paint_panels (TbrDesktop *desktop, const TbrRaster *to)
{
  gboolean is_covered = desktop->panels[TBR_PANEL_START].is_open;
  for (int i = 0; i < TBR_PANEL_N; i++)
    {
      const TbrPanel *panel = &desktop->panels[i];
      if (!panel->is_open || panel->surface == NULL || (is_covered && i < TBR_PANEL_BAR))
        continue;
      TbrRaster from = tbr_raster_of (panel->surface);
      if (i == TBR_PANEL_SEARCH || i == TBR_PANEL_JUMP || i == TBR_PANEL_SHEET)
        dim (to);
      if (panel->floats)
        tbr_raster_over (to, &from, (int) panel->rect.x, (int) panel->rect.y);
      else
        tbr_raster_copy (to, &from, (int) panel->rect.x, (int) panel->rect.y);
    }
}

void
tbr_desktop_paint (TbrDesktop *desktop, const TbrRaster *to)
{
  if (!desktop->panels[TBR_PANEL_START].is_open)
    paint_map (desktop, to);
  double start = now_ms ();
  tbr_desktop_renew_panels (desktop);
  paint_panels (desktop, to);
  paint_notes (desktop, to);
  desktop->spent[2] = now_ms () - start;
  desktop->is_stale = FALSE;
}
