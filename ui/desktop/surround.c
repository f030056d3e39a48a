/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The panels around the map: title and tools above, scale and attribution below, zoom, layers. */
#include "desktop/exercise/editor.h"
#include "desktop/exercise/replay.h"
#include "draw/language.h"

#include <glib/gi18n.h>
#include <math.h>

#define LEAST_TITLE 40.0 /* pixels at ui 1 */
#define BUTTON 36.0
#define SMALLEST_TEXT 0.75 /* of the attribution beside other things */
#define LEAST_TEXT 0.6     /* where it stands alone */
#define BAR 230.0          /* pixels at ui 1 of the scale bar and its number */
#define BESIDE 360.0       /* the same with the place of the pointer */

/* ---- above ---- */

static double
put_button (TbrDesktop *desktop, TbrPanelId panel, const TbrWidget *widget, double x)
{
  double ui = desktop->ui, height = BUTTON * ui;
  TbrWidget copy = *widget;
  copy.kind = TBR_WIDGET_BUTTON;
  double width = copy.rect.width > 0 ? copy.rect.width : height;
  copy.rect = (TbrRect){ x - width, (TBR_BAR_HEIGHT * ui - height) / 2, width, height };
  tbr_panel_put (desktop, panel, &copy);
  return x - width - 4 * ui;
}

static double
button_width (const TbrPen *pen, const char *text)
{
  TbrTextStyle style = { .size = TBR_TYPE_BODY * pen->ui };
  double width, height;
  tbr_pen_measure (pen, &style, text, &width, &height);
  return ceil (width) + 50 * pen->ui;
}

/* Whose screen it is, and what its map shows. */
static double
put_seat (TbrDesktop *desktop, const TbrPen *pen, double x)
{
  const TbrStage *stage = desktop->stage;
  TbrWidget seat = { .action = TBR_ACT_STAGE_NEXT_SEAT,
                     .text = tbr_stage_role_title (stage, stage->seat),
                     .is_on = TRUE };
  TbrWidget map
      = { .action = TBR_ACT_STAGE_BELIEF,
          .text = stage->believer == TBR_NONE ? C_ ("map", "Truth") : C_ ("map", "Belief"),
          .is_on = stage->believer != TBR_NONE };
  seat.rect.width = MIN (button_width (pen, seat.text) - 22 * pen->ui, 260 * pen->ui);
  map.rect.width = button_width (pen, map.text) - 22 * pen->ui;
  if (!tbr_replay_is_on (desktop))
    x = put_button (desktop, TBR_PANEL_BAR, &seat, x);
  return stage->seat == TBR_NONE ? put_button (desktop, TBR_PANEL_BAR, &map, x) : x;
}

void
tbr_panel_bar (TbrDesktop *desktop, const TbrPen *pen)
{
  double ui = desktop->ui, x = desktop->width - 10 * ui;
  gboolean is_open = desktop->session != NULL && desktop->session->scenario != NULL;
  TbrWidget open = { .action = TBR_ACT_OPEN, .icon = TBR_ICON_OPEN, .text = _ ("Open") };
  TbrWidget search = { .action = TBR_ACT_SEARCH, .icon = TBR_ICON_SEARCH, .text = _ ("Search") };
  TbrWidget layers = { .action = TBR_ACT_LAYERS, .icon = TBR_ICON_LAYERS, .text = _ ("Layers") };
  TbrWidget side = { .action = TBR_ACT_SIDE, .icon = TBR_ICON_SIDE };
  TbrWidget doctor = { .action = TBR_ACT_DOCTOR, .icon = TBR_ICON_DOCTOR };
  TbrWidget theme = { .action = TBR_ACT_THEME, .icon = TBR_ICON_THEME };
  TbrWidget help = { .action = TBR_ACT_HELP, .icon = TBR_ICON_HELP };
  TbrWidget table = { .action = TBR_ACT_TABLE, .text = _ ("Tables"), .is_plain = TRUE };
  side.is_on = desktop->panels[TBR_PANEL_SIDE].is_open;
  doctor.is_on = desktop->panels[TBR_PANEL_DOCTOR].is_open;
  layers.is_on = desktop->panels[TBR_PANEL_LAYERS].is_open;
  open.rect.width = button_width (pen, open.text);
  search.rect.width = button_width (pen, search.text);
  layers.rect.width = button_width (pen, layers.text);
  table.rect.width = button_width (pen, table.text) - 22 * ui;
  x = put_button (desktop, TBR_PANEL_BAR, &help, x);
  x = put_button (desktop, TBR_PANEL_BAR, &theme, x);
  gboolean is_start = desktop->panels[TBR_PANEL_START].is_open;
  if (!is_start && desktop->editor == NULL)
    {
      x = put_button (desktop, TBR_PANEL_BAR, &side, x);
      if (desktop->stage == NULL && is_open)
        x = put_button (desktop, TBR_PANEL_BAR, &doctor, x);
      x = put_button (desktop, TBR_PANEL_BAR, &layers, x - 6 * ui);
      if (desktop->stage != NULL)
        x = put_seat (desktop, pen, x);
      else
        x = put_button (desktop, TBR_PANEL_BAR, &table, x);
      if (desktop->stage == NULL || desktop->stage->seat == TBR_NONE)
        x = put_button (desktop, TBR_PANEL_BAR, &search, x);
      x = put_button (desktop, TBR_PANEL_BAR, &open, x);
    }
  TbrBranch branch;
  const char *crisis
      = is_open && !is_start ? tbr_word (desktop->session->scenario->meta->title) : "tabard";
  gboolean is_branch
      = is_open && !is_start && desktop->whatif != NULL
        && tbr_whatif_find (desktop->whatif, tbr_whatif_shown (desktop->whatif), &branch)
        && branch.parent != 0;
  if (is_open && !is_start && desktop->stage != NULL)
    crisis = tbr_word (desktop->stage->exercise->title);
  g_autofree char *title = is_branch ? g_strdup_printf ("%s%s \xe2\x80\x93 %s", branch.name,
                                                        branch.is_changed ? "*" : "", crisis)
                           : desktop->editor != NULL ? tbr_editor_title (desktop->editor)
                                                     : g_strdup (crisis);
  TbrTextStyle style = { .size = TBR_TYPE_TITLE * ui, .bold = TRUE };
  style.width = MAX (x - 2 * TBR_PAD * ui, 20);
  style.lines = 1;
  double width, height;
  tbr_pen_measure (pen, &style, title, &width, &height);
  TbrWidget name = { .kind = TBR_WIDGET_AREA, .text = title };
  name.rect = (TbrRect){ TBR_PAD * ui, (TBR_BAR_HEIGHT * ui - height) / 2, style.width, height };
  tbr_panel_put (desktop, TBR_PANEL_BAR, &name);
}

void
tbr_panel_bar_paint (TbrDesktop *desktop, const TbrPen *pen)
{
  const GArray *widgets = desktop->panels[TBR_PANEL_BAR].tree.widgets;
  const TbrWidget *name = &g_array_index (widgets, TbrWidget, widgets->len - 1);
  TbrTextStyle style = { .size = TBR_TYPE_TITLE * pen->ui,
                         .bold = TRUE,
                         .width = name->rect.width,
                         .lines = 1,
                         .colour = pen->theme->text };
  /* where buttons take all the room there is none for it: the window is called so, too */
  if (name->rect.width >= LEAST_TITLE * pen->ui)
    tbr_pen_text (pen, &style, name->rect.x, name->rect.y, name->text);
}

/* ---- below the map ---- */

void
tbr_panel_foot (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrRect rect = desktop->panels[TBR_PANEL_FOOT].rect;
  TbrWidget line
      = { .kind = TBR_WIDGET_AREA,
          .rect = { 0, 0, rect.width, rect.height },
          .text = desktop->map != NULL ? tbr_word (desktop->map->map->attribution) : "" };
  tbr_panel_put (desktop, TBR_PANEL_FOOT, &line);
}

/* "59.33° N 18.07° E" of the pointer; "" when it is elsewhere. (transfer full) */
static char *
where (const TbrDesktop *desktop)
{
  TbrRect map = tbr_desktop_map_rect (desktop);
  double x = desktop->pointer_x - map.x, y = desktop->pointer_y - map.y, lon, lat;
  if (desktop->pointer_x < 0 || x < 0 || y < 0 || x > map.width || y > map.height)
    return g_strdup ("");
  tbr_view_to_place (&desktop->view, x, y, &lon, &lat);
  char north[16], east[16];
  g_ascii_formatd (north, sizeof north, "%.2f", fabs (lat));
  g_ascii_formatd (east, sizeof east, "%.2f", fabs (lon));
  return g_strdup_printf ("%s\xc2\xb0 %s  %s\xc2\xb0 %s", tbr_decimal (north),
                          lat < 0 ? C_ ("south", "S") : C_ ("north", "N"), tbr_decimal (east),
                          lon < 0 ? C_ ("west", "W") : C_ ("east", "E"));
}

void
tbr_panel_foot_paint (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrRect rect = desktop->panels[TBR_PANEL_FOOT].rect;
  double ui = desktop->ui, pad = 12 * ui, middle = rect.height / 2;
  if (desktop->map == NULL)
    return;
  TbrTextStyle style = { .size = (TBR_TYPE_NOTE - 1) * ui, .colour = pen->theme->text_dim };
  const char *attribution = tbr_word (desktop->map->map->attribution);
  double text_width, height, x = pad;
  tbr_pen_measure (pen, &style, attribution, &text_width, &height);
  /* whose data it is stands there in full, in smaller letters if need be; the narrower the window,
     the less stands beside it */
  double left = rect.width - 2 * pad - text_width * SMALLEST_TEXT;
  if (left > BAR * ui)
    x += tbr_scale_bar_paint (pen, &desktop->view, pad, middle) + 16 * ui;
  if (left > BESIDE * ui)
    {
      g_autofree char *place = where (desktop);
      tbr_pen_text (pen, &style, x, middle - height / 2, place);
      x += *place != '\0' ? 130 * ui : 0;
    }
  double room = rect.width - x - pad;
  if (text_width * SMALLEST_TEXT > room && rect.height > 2 * SMALLEST_TEXT * height)
    {
      /* letters twice as large in a small window: two lines of it */
      style.size *= SMALLEST_TEXT;
      style.width = room;
    }
  else
    style.size *= CLAMP (room / text_width, LEAST_TEXT, 1);
  tbr_pen_measure (pen, &style, attribution, &text_width, &height);
  tbr_pen_text (pen, &style, rect.width - pad - text_width, middle - height / 2, attribution);
}

/* ---- on the map ---- */

void
tbr_panel_zoom (TbrDesktop *desktop, const TbrPen *pen)
{
  static const struct
  {
    TbrActionId action;
    TbrIcon icon;
  } buttons[] = { { TBR_ACT_ZOOM_IN, TBR_ICON_PLUS },
                  { TBR_ACT_ZOOM_OUT, TBR_ICON_MINUS },
                  { TBR_ACT_FIT, TBR_ICON_FIT },
                  { TBR_ACT_EUROPE, TBR_ICON_START } };
  double ui = desktop->ui;
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      TbrWidget button = { .kind = TBR_WIDGET_BUTTON,
                           .action = buttons[i].action,
                           .icon = buttons[i].icon,
                           .rect = { 3 * ui, (3 + 38 * i) * ui, 34 * ui, 36 * ui } };
      if (buttons[i].action == TBR_ACT_EUROPE)
        {
          button.icon = TBR_ICON_NONE;
          button.is_plain = TRUE;
          button.text = C_ ("button that shows all of Europe", "EU");
        }
      tbr_panel_put (desktop, TBR_PANEL_ZOOM, &button);
    }
}

static const struct
{
  TbrMapLayer layer;
  const char *name;
} layers[] = {
  { TBR_MAP_HAZARDS, N_ ("Hazards") },
  { TBR_MAP_NEEDS, N_ ("Needs") },
  { TBR_MAP_UNITS, N_ ("Units under way") },
  { TBR_MAP_BASES, N_ ("Units at home") },
  { TBR_MAP_ROUTES, N_ ("Ways, arrival times") },
  { TBR_MAP_OUTAGES, N_ ("Services down") },
  { TBR_MAP_NETWORK, N_ ("Roads, ferries") },
  { TBR_MAP_SITES, N_ ("Infrastructure") },
  { TBR_MAP_NAMES, N_ ("Names") },
  { TBR_MAP_WATER, N_ ("Lakes, rivers") },
  { TBR_MAP_RELIEF, N_ ("Mountains") },
  { TBR_MAP_REGIONS, N_ ("Regions") },
  { TBR_MAP_STATES, N_ ("States, borders") },
  { TBR_MAP_COVERAGE, N_ ("Who could be here") },
};

TbrMapLayer
tbr_layers_at (guint place)
{
  return layers[MIN (place, G_N_ELEMENTS (layers) - 1)].layer;
}

void
tbr_panel_layers (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrPanel *panel = &desktop->panels[TBR_PANEL_LAYERS];
  double ui = desktop->ui;
  TbrColumn column = { &panel->tree, pen, 12 * ui, 12 * ui, panel->rect.width - 24 * ui };
  tbr_column_text (&column, TBR_WIDGET_TITLE, _ ("Layers"));
  tbr_column_gap (&column, 6);
  column.x = 6 * ui;
  column.width = panel->rect.width - 12 * ui;
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      char key[4] = "";
      if (i < 10)
        g_snprintf (key, sizeof key, "%u", (i + 1) % 10);
      TbrWidget check = { .kind = TBR_WIDGET_CHECK,
                          .action = TBR_ACT_LAYER,
                          .argument = layers[i].layer,
                          .text = _ (layers[i].name),
                          .value = key,
                          .is_on = !tbr_view_hides (&desktop->view, layers[i].layer) };
      tbr_column_add (&column, &check);
    }
  TbrWidget choose = { .kind = TBR_WIDGET_ROW,
                       .action = TBR_ACT_COVERAGE,
                       .text = _ ("\xe2\x80\xa6 for what, by when (V)") };
  tbr_column_add (&column, &choose);
  tbr_column_gap (&column, 8);
  TbrWidget group = { .kind = TBR_WIDGET_CHECK,
                      .action = TBR_ACT_GROUP,
                      .text = _ ("Join what is close"),
                      .value = tbr_keymap_text (desktop->keymap, TBR_ACT_GROUP),
                      .is_on = desktop->is_grouped };
  tbr_column_add (&column, &group);
  tbr_own_layers_build (desktop, &column);
  panel->content = column.y + 10 * ui;
}
