/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where panels lie in the window, and when they are built and painted. */
#include "desktop/beside.h"
#include "desktop/exercise/stage.h"

#include <math.h>

#define NARROW 900.0 /* pixels at ui 1; a narrower window has a narrower side panel */
#define FLOAT_GAP 12.0
#define LAYERS_WIDTH 218.0
#define SEARCH_WIDTH 560.0
#define JUMP_WIDTH 420.0
#define SHEET_WIDTH 860.0
#define FORM_WIDTH 400.0
#define LEAST_FORM 240.0
#define CARD_WIDTH 380.0
#define DOCTOR_WIDTH 400.0
#define DOCTOR_SHARE 0.56   /* of the map above the pane with a file */
#define SOURCE_BESIDE 820.0 /* a narrower window has the pane below the list of faults */
#define STAGE_WIDTH 432.0   /* of the side panel in an exercise */
#define TABLE_WIDTH 1100.0  /* where the map is narrower, tables lie over the side panel too */

typedef void (*PanelFunc) (TbrDesktop *desktop, const TbrPen *pen);

static const struct
{
  PanelFunc build;
  PanelFunc paint; /* what no widget can; NULL for nothing */
} kinds[TBR_PANEL_N] = {
  [TBR_PANEL_FOOT] = { tbr_panel_foot, tbr_panel_foot_paint },
  [TBR_PANEL_ZOOM] = { tbr_panel_zoom, NULL },
  [TBR_PANEL_LAYERS] = { tbr_panel_layers, NULL },
  [TBR_PANEL_SIDE] = { tbr_panel_side, tbr_panel_side_paint },
  [TBR_PANEL_TIME] = { tbr_panel_time, tbr_panel_time_paint },
  [TBR_PANEL_BAR] = { tbr_panel_bar, tbr_panel_bar_paint },
  [TBR_PANEL_EVENTS] = { tbr_panel_events, tbr_panel_events_paint },
  [TBR_PANEL_CARD] = { tbr_panel_card, NULL },
  [TBR_PANEL_TABLE] = { tbr_panel_table, tbr_panel_table_paint },
  [TBR_PANEL_DOCTOR] = { tbr_panel_doctor, NULL },
  [TBR_PANEL_START] = { tbr_panel_start, NULL },
  [TBR_PANEL_SOURCE] = { tbr_panel_source, tbr_panel_source_paint },
  [TBR_PANEL_SEARCH] = { tbr_panel_search, NULL },
  [TBR_PANEL_JUMP] = { tbr_panel_jump, NULL },
  [TBR_PANEL_SHEET] = { tbr_panel_sheet, NULL },
  [TBR_PANEL_FORM] = { tbr_panel_form, NULL },
  [TBR_PANEL_COVER] = { tbr_panel_cover, NULL },
};

void
tbr_desktop_touch (TbrDesktop *desktop, TbrPanelId panel)
{
  desktop->panels[panel].is_stale = TRUE;
  desktop->is_stale = TRUE;
}

void
tbr_desktop_touch_all (TbrDesktop *desktop)
{
  for (int i = 0; i < TBR_PANEL_N; i++)
    desktop->panels[i].is_stale = TRUE;
  desktop->is_stale = TRUE;
}

void
tbr_desktop_open_panel (TbrDesktop *desktop, TbrPanelId panel)
{
  desktop->panels[panel].is_open = TRUE;
  desktop->panels[panel].scroll = 0;
  g_clear_pointer (&desktop->message, g_free); /* it would lie over the panel */
  tbr_desktop_touch (desktop, panel);
  tbr_desktop_touch (desktop, TBR_PANEL_BAR);
  tbr_desktop_lay_out (desktop);
}

void
tbr_desktop_show_tab (TbrDesktop *desktop, TbrTab tab)
{
  gboolean is_shown = desktop->panels[TBR_PANEL_SIDE].is_open && desktop->tab == tab;
  if (is_shown)
    return;
  desktop->tab = tab;
  tbr_desktop_open_panel (desktop, TBR_PANEL_SIDE);
}

void
tbr_desktop_close_panel (TbrDesktop *desktop, TbrPanelId panel)
{
  if (!desktop->panels[panel].is_open)
    return;
  desktop->panels[panel].is_open = FALSE;
  if (desktop->focus_panel == panel)
    desktop->focus = -1;
  if (desktop->hover_panel == panel)
    desktop->hover = -1;
  gboolean was_written
      = panel == TBR_PANEL_SEARCH || panel == TBR_PANEL_JUMP || panel == TBR_PANEL_FORM;
  if (was_written && tbr_desktop_modal (desktop) == TBR_PANEL_TABLE)
    tbr_tables_write_again (desktop);
  tbr_desktop_touch (desktop, TBR_PANEL_BAR);
  tbr_desktop_lay_out (desktop);
}

TbrPanelId
tbr_desktop_modal (const TbrDesktop *desktop)
{
  static const TbrPanelId modal[]
      = { TBR_PANEL_COVER,  TBR_PANEL_SHEET, TBR_PANEL_FORM, TBR_PANEL_JUMP,
          TBR_PANEL_SEARCH, TBR_PANEL_START, TBR_PANEL_TABLE };
  for (guint i = 0; i < G_N_ELEMENTS (modal); i++)
    if (desktop->panels[modal[i]].is_open)
      return modal[i];
  return TBR_PANEL_N;
}

static double
side_width (const TbrDesktop *desktop)
{
  if (!desktop->panels[TBR_PANEL_SIDE].is_open)
    return 0;
  double ui = desktop->ui;
  double wide = (desktop->stage != NULL ? STAGE_WIDTH : TBR_SIDE_WIDTH) * ui;
  return desktop->width < NARROW * ui ? MIN (wide, desktop->width * 0.42) : wide;
}

/* Where maps are: one, or two side by side. */
static TbrRect
maps_rect (const TbrDesktop *desktop)
{
  double ui = desktop->ui, top = round (TBR_BAR_HEIGHT * ui);
  double below = round (TBR_TIME_HEIGHT * ui) + round (TBR_FOOT_HEIGHT * ui);
  return (TbrRect){ 0, top, MAX (desktop->width - round (side_width (desktop)), 1),
                    MAX (desktop->height - top - below, 1) };
}

TbrRect
tbr_desktop_map_rect (const TbrDesktop *desktop)
{
  TbrRect rect = maps_rect (desktop);
  if (desktop->beside != NULL)
    rect.width = MAX (floor (rect.width / 2), 1);
  return rect;
}

double
tbr_desktop_map_x (const TbrDesktop *desktop, double window_x)
{
  TbrRect map = tbr_desktop_map_rect (desktop);
  double x = window_x - map.x;
  return desktop->beside != NULL && x >= map.width && x < 2 * map.width ? x - map.width : x;
}

static void
place (TbrDesktop *desktop, TbrPanelId panel, TbrRect rect)
{
  TbrPanel *one = &desktop->panels[panel];
  rect = (TbrRect){ round (rect.x), round (rect.y), MAX (round (rect.width), 1),
                    MAX (round (rect.height), 1) };
  if (rect.width != one->rect.width || rect.height != one->rect.height)
    one->is_stale = TRUE;
  one->rect = rect;
}

/* In the middle of the window, a third down, no larger than it. */
static void
place_above (TbrDesktop *desktop, TbrPanelId panel, double width, double height)
{
  double ui = desktop->ui, gap = FLOAT_GAP * ui;
  double wide = MIN (width * ui, desktop->width - 2 * gap);
  double high = MIN (height, desktop->height - 2 * gap);
  double y = MAX (gap, (desktop->height - high) / 3);
  place (desktop, panel, (TbrRect){ (desktop->width - wide) / 2, y, wide, high });
}

/* The height of floating panels is that of what they hold. */
static double
content (const TbrDesktop *desktop, TbrPanelId panel, double otherwise)
{
  double height = desktop->panels[panel].content;
  return height > 0 ? height : otherwise * desktop->ui;
}

/* How high a form may be: as the map, so that the clock below it can be played; where the map is
   too low for any form, and before anything is open, as the window. */
double
tbr_desktop_form_room (const TbrDesktop *desktop)
{
  double gap = FLOAT_GAP * desktop->ui;
  TbrRect map = maps_rect (desktop);
  gboolean is_alone = desktop->panels[TBR_PANEL_START].is_open || desktop->editor != NULL;
  return is_alone || map.height < LEAST_FORM * desktop->ui ? desktop->height - map.y - 2 * gap
                                                           : map.height - 2 * gap;
}

/* The doctor over the map's upper left corner, the file below; or beside the list of faults. */
static void
place_doctor (TbrDesktop *desktop, const TbrRect *map)
{
  double ui = desktop->ui, gap = FLOAT_GAP * ui, bar = round (TBR_BAR_HEIGHT * ui);
  double width = desktop->width, height = desktop->height, zoom = 52 * ui;
  gboolean has_file = desktop->panels[TBR_PANEL_SOURCE].is_open;
  double high = has_file ? map->height * DOCTOR_SHARE : map->height;
  place (desktop, TBR_PANEL_DOCTOR,
         (TbrRect){ gap, map->y + gap, MIN (DOCTOR_WIDTH * ui, map->width - 2 * gap),
                    MIN (content (desktop, TBR_PANEL_DOCTOR, 400), high - 2 * gap) });
  TbrRect pane = { gap, map->y + map->height * DOCTOR_SHARE, map->width - 2 * gap - zoom,
                   map->height * (1 - DOCTOR_SHARE) - gap };
  if (desktop->panels[TBR_PANEL_START].is_open)
    pane = width >= SOURCE_BESIDE * ui
               ? (TbrRect){ width * 0.42, bar + gap, width * 0.58 - gap, height - bar - 2 * gap }
               : (TbrRect){ gap, height / 2, width - 2 * gap, height / 2 - gap };
  place (desktop, TBR_PANEL_SOURCE, pane);
}

/* Over the map where that is wide enough; else over all between the bars, to their edges: strips of
   what lies below would say nothing. */
static void
place_table (TbrDesktop *desktop, const TbrRect *map)
{
  double ui = desktop->ui, gap = FLOAT_GAP * ui, bar = round (TBR_BAR_HEIGHT * ui);
  double below = desktop->height - round (TBR_TIME_HEIGHT * ui);
  const TbrRect all = { 0, bar, desktop->width, below - bar };
  const TbrRect within
      = { map->x + gap, map->y + gap, map->width - 2 * gap, map->height - 2 * gap };
  place (desktop, TBR_PANEL_TABLE, map->width < TABLE_WIDTH * ui ? all : within);
}

void
tbr_desktop_lay_out (TbrDesktop *desktop)
{
  double ui = desktop->ui, gap = FLOAT_GAP * ui;
  TbrRect map = maps_rect (desktop), view = tbr_desktop_map_rect (desktop);
  double side = side_width (desktop), bar = round (TBR_BAR_HEIGHT * ui);
  double time = round (TBR_TIME_HEIGHT * ui), foot = round (TBR_FOOT_HEIGHT * ui);
  double width = desktop->width, height = desktop->height, zoom = 156 * ui;
  place (desktop, TBR_PANEL_BAR, (TbrRect){ 0, 0, width, bar });
  place (desktop, TBR_PANEL_TIME, (TbrRect){ 0, height - time, width, time });
  place (desktop, TBR_PANEL_FOOT, (TbrRect){ 0, height - time - foot, map.width, foot });
  place (desktop, TBR_PANEL_SIDE, (TbrRect){ map.width, bar, side, height - bar - time });
  place (desktop, TBR_PANEL_LAYERS,
         (TbrRect){ gap, map.y + gap, LAYERS_WIDTH * ui,
                    MIN (content (desktop, TBR_PANEL_LAYERS, 400), map.height - 2 * gap) });
  place (desktop, TBR_PANEL_ZOOM,
         (TbrRect){ map.width - gap - 40 * ui,
                    map.y + map.height - zoom - CLAMP ((map.height - zoom) / 2, 0, gap), 40 * ui,
                    zoom });
  place_table (desktop, &map);
  double card = round (MIN (CARD_WIDTH * ui, width * 0.42));
  place (desktop, TBR_PANEL_EVENTS, (TbrRect){ 0, bar, width - card, height - bar });
  place (desktop, TBR_PANEL_CARD, (TbrRect){ width - card, bar, card, height - bar });
  place (desktop, TBR_PANEL_START, (TbrRect){ 0, bar, width, height - bar });
  place_doctor (desktop, &map);
  place (desktop, TBR_PANEL_COVER, (TbrRect){ 0, 0, width, height });
  place_above (desktop, TBR_PANEL_SEARCH, SEARCH_WIDTH, content (desktop, TBR_PANEL_SEARCH, 120));
  place_above (desktop, TBR_PANEL_JUMP, JUMP_WIDTH, content (desktop, TBR_PANEL_JUMP, 180));
  place_above (desktop, TBR_PANEL_SHEET, SHEET_WIDTH, content (desktop, TBR_PANEL_SHEET, 600));
  /* over the map's corner, so that a place can be shown on the rest of it */
  place (desktop, TBR_PANEL_FORM,
         (TbrRect){
             gap, map.y + gap, MIN (FORM_WIDTH * ui, map.width - 2 * gap),
             MIN (content (desktop, TBR_PANEL_FORM, 300), tbr_desktop_form_room (desktop)) });
  if (desktop->view.width != (int) view.width || desktop->view.height != (int) view.height
      || desktop->view.ui != ui)
    desktop->is_moved = TRUE;
  desktop->view.width = (int) view.width;
  desktop->view.height = (int) view.height;
  desktop->view.ui = ui;
  desktop->is_stale = TRUE;
}

TbrWidget *
tbr_panel_put (TbrDesktop *desktop, TbrPanelId panel, const TbrWidget *widget)
{
  return tbr_tree_add (&desktop->panels[panel].tree, widget);
}

double
tbr_panel_shift (const TbrPanel *panel, double y)
{
  if (y < panel->head)
    return 0;
  return panel->foot > 0 && y >= panel->rect.height - panel->foot
             ? MAX (panel->content - panel->rect.height, 0)
             : panel->scroll;
}

int
tbr_panel_widget_at (const TbrDesktop *desktop, TbrPanelId panel, double x, double y)
{
  if (panel == TBR_PANEL_N)
    return -1;
  const TbrPanel *one = &desktop->panels[panel];
  double below = y - one->rect.y;
  return tbr_tree_hit (&one->tree, x - one->rect.x, below + tbr_panel_shift (one, below));
}

void
tbr_panel_scroll (TbrDesktop *desktop, TbrPanelId panel, double by)
{
  TbrPanel *one = &desktop->panels[panel];
  one->scroll = CLAMP (one->scroll + by, 0, MAX (one->content - one->rect.height, 0));
  tbr_desktop_touch (desktop, panel);
}

/* ---- painting ---- */

static TbrWidgetState
state_of (const TbrDesktop *desktop, TbrPanelId panel, int widget)
{
  if (desktop->focus_panel == panel && desktop->focus == widget)
    return TBR_STATE_FOCUS;
  return desktop->hover_panel == panel && desktop->hover == widget ? TBR_STATE_HOVER
                                                                   : TBR_STATE_USUAL;
}

static void
paint_paper (const TbrPanel *panel, const TbrPen *pen)
{
  TbrRect all = { 0.5, 0.5, panel->rect.width - 1, panel->rect.height - 1 };
  cairo_new_path (pen->cr);
  if (!panel->floats)
    {
      tbr_pen_colour (pen, pen->theme->panel | 0xff);
      cairo_paint (pen->cr);
      return;
    }
  cairo_set_operator (pen->cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (pen->cr);
  cairo_set_operator (pen->cr, CAIRO_OPERATOR_OVER);
  tbr_pen_box (pen, &all, 10 * pen->ui);
  tbr_pen_colour (pen, pen->theme->panel | 0xff);
  cairo_fill_preserve (pen->cr);
  tbr_pen_line (pen, 1, pen->theme->panel_line);
  cairo_stroke (pen->cr);
}

/* A thin line where panels meet, a bar where there is more than is seen. */
static void
paint_edges (const TbrDesktop *desktop, TbrPanelId id, const TbrPen *pen)
{
  const TbrPanel *panel = &desktop->panels[id];
  double width = panel->rect.width, height = panel->rect.height;
  tbr_pen_line (pen, 1, pen->theme->panel_line);
  if (id == TBR_PANEL_BAR)
    cairo_move_to (pen->cr, 0, height - 0.5);
  else if (id == TBR_PANEL_SIDE || id == TBR_PANEL_CARD)
    cairo_move_to (pen->cr, 0.5, 0);
  else
    cairo_move_to (pen->cr, 0, 0.5);
  if (id == TBR_PANEL_SIDE || id == TBR_PANEL_CARD)
    cairo_line_to (pen->cr, 0.5, height);
  else
    cairo_line_to (pen->cr, width, id == TBR_PANEL_BAR ? height - 0.5 : 0.5);
  if (!panel->floats && id != TBR_PANEL_START && id != TBR_PANEL_COVER)
    cairo_stroke (pen->cr);
  cairo_new_path (pen->cr);
  if (panel->content <= height + 1 || panel->content <= 0)
    return;
  double fixed = panel->head + panel->foot, room = height - fixed;
  double share = room / (panel->content - fixed);
  TbrRect bar = { width - 7 * pen->ui, panel->head + panel->scroll * share + 3, 4 * pen->ui,
                  MAX (room * share - 6, 20) };
  tbr_pen_box (pen, &bar, 2 * pen->ui);
  tbr_pen_colour (pen, tbr_colour_mix (pen->theme->panel, pen->theme->text_dim, 0.5));
  cairo_fill (pen->cr);
}

/* Those that are seen between two heights; what belongs to the head or to the foot is only seen
   there. */
static void
paint_widgets (const TbrDesktop *desktop, TbrPanelId id, const TbrPen *pen, double from, double to)
{
  const TbrPanel *panel = &desktop->panels[id];
  double end = panel->foot > 0 ? panel->content - panel->foot : G_MAXDOUBLE;
  for (guint i = 0; i < panel->tree.widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (panel->tree.widgets, TbrWidget, i);
      double low = widget->rect.y + widget->rect.height;
      gboolean is_head = panel->head > 0 && low <= panel->head, is_foot = widget->rect.y >= end;
      if (low >= from && widget->rect.y <= to && is_head == (to <= panel->head)
          && is_foot == (from >= end))
        tbr_widget_paint (pen, widget, state_of (desktop, id, (int) i));
    }
}

/* What stays at the bottom, under a line when something above it is not seen. */
static void
paint_foot (TbrDesktop *desktop, TbrPanelId id, const TbrPen *pen)
{
  const TbrPanel *panel = &desktop->panels[id];
  double hidden = panel->content - panel->rect.height, end = panel->content - panel->foot;
  if (panel->foot <= 0)
    return;
  if (hidden > 1)
    {
      cairo_new_path (pen->cr);
      cairo_move_to (pen->cr, 1, round (end - hidden) + 0.5);
      cairo_line_to (pen->cr, panel->rect.width - 1, round (end - hidden) + 0.5);
      cairo_set_line_width (pen->cr, 1);
      tbr_pen_colour (pen, pen->theme->panel_line);
      cairo_stroke (pen->cr);
    }
  cairo_save (pen->cr);
  cairo_translate (pen->cr, 0, -MAX (hidden, 0));
  paint_widgets (desktop, id, pen, end, panel->content);
  cairo_restore (pen->cr);
}

static void
paint_panel (TbrDesktop *desktop, TbrPanelId id, const TbrPen *pen)
{
  TbrPanel *panel = &desktop->panels[id];
  double body = panel->rect.height - panel->foot;
  paint_paper (panel, pen);
  paint_widgets (desktop, id, pen, 0, panel->head);
  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, 0, panel->head, panel->rect.width, body - panel->head);
  cairo_clip (pen->cr);
  cairo_translate (pen->cr, 0, -panel->scroll);
  paint_widgets (desktop, id, pen, panel->scroll + panel->head, panel->scroll + body);
  if (kinds[id].paint != NULL)
    kinds[id].paint (desktop, pen);
  cairo_restore (pen->cr);
  paint_foot (desktop, id, pen);
  paint_edges (desktop, id, pen);
}

static void
begin_pen (const TbrDesktop *desktop, cairo_surface_t *surface, TbrPen *pen)
{
  cairo_t *cr = cairo_create (surface);
  tbr_pen_init_with (pen, cr, tbr_theme_get (desktop->theme), desktop->ui, desktop->texts);
}

static void
end_pen (TbrPen *pen)
{
  cairo_t *cr = pen->cr;
  tbr_pen_clear (pen);
  cairo_destroy (cr);
}

/* ---- for tests ---- */

static void
clear_run (gpointer run)
{
  g_free (((TbrTextRun *) run)->text);
}

static void
clear_shown (gpointer shown)
{
  g_free (((TbrShownText *) shown)->text);
}

/* Moves runs into texts that belong somewhere. The line that they stand in is higher than letters
   are. */
static void
take_runs (GArray *runs, TbrRect room, GArray *texts)
{
  for (guint i = 0; i < runs->len; i++)
    {
      TbrTextRun *run = &g_array_index (runs, TbrTextRun, i);
      double above = run->rise * 0.2, below = run->size * 0.25;
      TbrShownText text
          = { g_steal_pointer (&run->text),
              { run->x, run->y - run->rise + above, run->width, run->height - above - below },
              room,
              run->is_cut };
      g_array_append_val (texts, text);
    }
  g_array_set_size (runs, 0);
}

GArray *
tbr_desktop_texts (TbrDesktop *desktop, TbrPanelId id)
{
  GArray *texts = g_array_new (FALSE, FALSE, sizeof (TbrShownText));
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (TbrTextRun));
  const TbrPanel *panel = &desktop->panels[id];
  g_array_set_clear_func (texts, clear_shown);
  g_array_set_clear_func (runs, clear_run);
  tbr_desktop_renew_panels (desktop);
  if (!panel->is_open)
    return texts;
  cairo_surface_t *nowhere = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  TbrRect all = { 0, 0, panel->rect.width, MAX (panel->rect.height, panel->content) };
  TbrPen pen;
  begin_pen (desktop, nowhere, &pen);
  pen.runs = runs;
  for (guint i = 0; i < panel->tree.widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (panel->tree.widgets, TbrWidget, i);
      tbr_widget_paint (&pen, widget, TBR_STATE_USUAL);
      take_runs (runs, widget->rect, texts);
    }
  if (kinds[id].paint != NULL)
    kinds[id].paint (desktop, &pen);
  take_runs (runs, all, texts);
  end_pen (&pen);
  cairo_surface_destroy (nowhere);
  return texts;
}

/* ---- anew ---- */

static cairo_surface_t *
fit_surface (TbrPanel *panel)
{
  int width = (int) panel->rect.width, height = (int) panel->rect.height;
  cairo_format_t format = panel->floats ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24;
  if (panel->surface != NULL && cairo_image_surface_get_width (panel->surface) == width
      && cairo_image_surface_get_height (panel->surface) == height
      && cairo_image_surface_get_format (panel->surface) == format)
    return panel->surface;
  g_clear_pointer (&panel->surface, cairo_surface_destroy);
  return panel->surface = cairo_image_surface_create (format, width, height);
}

/* What lies under the pointer may be another widget now, and then its tip is another one. */
static void
hover_again (TbrDesktop *desktop, TbrPanelId id)
{
  if (desktop->hover_panel != id)
    return;
  int hover = tbr_panel_widget_at (desktop, id, desktop->pointer_x, desktop->pointer_y);
  if (hover == desktop->hover)
    return;
  desktop->hover = hover;
  desktop->hover_since = desktop->now;
}

static void
renew (TbrDesktop *desktop, TbrPanelId id)
{
  TbrPanel *panel = &desktop->panels[id];
  TbrPen pen;
  double before = panel->content;
  begin_pen (desktop, fit_surface (panel), &pen);
  tbr_tree_empty (&panel->tree);
  kinds[id].build (desktop, &pen);
  if (panel->floats && panel->content != before)
    {
      end_pen (&pen);
      tbr_desktop_lay_out (desktop);
      begin_pen (desktop, fit_surface (panel), &pen);
      tbr_tree_empty (&panel->tree);
      kinds[id].build (desktop, &pen);
    }
  panel->scroll = CLAMP (panel->scroll, 0, MAX (panel->content - panel->rect.height, 0));
  int n = (int) panel->tree.widgets->len;
  if (desktop->focus_panel == id && desktop->focus >= n)
    desktop->focus = -1;
  hover_again (desktop, id);
  paint_panel (desktop, id, &pen);
  end_pen (&pen);
  cairo_surface_flush (panel->surface);
  panel->is_stale = FALSE;
  panel->is_new = TRUE;
  if (id == TBR_PANEL_SIDE)
    desktop->side_since = desktop->now;
}

void
tbr_desktop_renew_panels (TbrDesktop *desktop)
{
  for (int i = 0; i < TBR_PANEL_N; i++)
    if (desktop->panels[i].is_open && desktop->panels[i].is_stale)
      renew (desktop, (TbrPanelId) i);
}
