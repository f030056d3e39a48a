/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How what the window tells becomes actions, drags and letters. */
#include "desktop/caret.h"
#include "desktop/exercise/editor.h"
#include "desktop/exercise/replay.h"
#include "desktop/forms.h"
#include "desktop/refusal.h"
#include "desktop/state.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define NOTCH 1.2          /* zoom of one notch of the wheel */
#define SCROLL 48.0        /* pixels at ui 1 of one notch */
#define DRAG_LEAST 4.0     /* pixels before a press is a drag */
#define LONGEST_WORD 4000u /* bytes that can be written */

/* The panel under a point, N for the map. */
static TbrPanelId
panel_at (const TbrDesktop *desktop, double x, double y)
{
  for (int i = TBR_PANEL_N - 1; i >= 0; i--)
    {
      const TbrPanel *panel = &desktop->panels[i];
      const TbrRect *r = &panel->rect;
      if (panel->is_open && x >= r->x && y >= r->y && x < r->x + r->width && y < r->y + r->height)
        return (TbrPanelId) i;
    }
  return TBR_PANEL_N;
}

static const TbrWidget *
widget_of (const TbrDesktop *desktop, TbrPanelId panel, int widget)
{
  return &g_array_index (desktop->panels[panel].tree.widgets, TbrWidget, widget);
}

static void
set_hover (TbrDesktop *desktop, TbrPanelId panel, int widget)
{
  desktop->hover_since = desktop->now;
  if (desktop->hover_panel == panel && desktop->hover == widget)
    return;
  if (desktop->hover_panel < TBR_PANEL_N)
    tbr_desktop_touch (desktop, desktop->hover_panel);
  desktop->hover_panel = panel;
  desktop->hover = widget;
  if (panel < TBR_PANEL_N)
    tbr_desktop_touch (desktop, panel);
}

/* ---- the time line ---- */

/* Along the time line at the foot, or along the figure that was pressed. */
static void
drag_time (TbrDesktop *desktop, double x)
{
  const TbrPanel *panel = &desktop->panels[desktop->drag_panel];
  const TbrWidget *line = tbr_tree_find (&panel->tree, TBR_ACT_SEEK, 0);
  if (line == NULL || line->rect.width <= 0)
    return;
  double share = CLAMP ((x - panel->rect.x - line->rect.x) / line->rect.width, 0, 1);
  if (tbr_replay_is_on (desktop))
    tbr_stage_seek (desktop, desktop->stage->exercise->begin
                                 + (TbrTime) (share * (double) desktop->stage->exercise->duration));
  else
    tbr_clock_seek (desktop, (TbrTime) (share * (double) tbr_clock_duration (desktop)));
}

/* ---- the pointer ---- */

static void
move (TbrDesktop *desktop, const TbrInput *input)
{
  desktop->pointer_x = input->x;
  desktop->pointer_y = input->y;
  if (desktop->drag != TBR_DRAG_NONE
      && hypot (input->x - desktop->press_x, input->y - desktop->press_y)
             > DRAG_LEAST * desktop->ui)
    desktop->has_dragged = TRUE;
  if (tbr_carry_move (desktop, input->x, input->y))
    tbr_desktop_touch (desktop, TBR_PANEL_FOOT);
  else if (desktop->drag == TBR_DRAG_TIME)
    drag_time (desktop, input->x);
  else if (desktop->drag == TBR_DRAG_EVENT && desktop->has_dragged)
    tbr_line_move (desktop, input->x);
  else if (desktop->drag == TBR_DRAG_MAP && desktop->has_dragged)
    {
      tbr_camera_pan (desktop, input->x - desktop->drag_x, input->y - desktop->drag_y);
      desktop->drag_x = input->x;
      desktop->drag_y = input->y;
    }
  else
    {
      TbrPanelId panel = panel_at (desktop, input->x, input->y);
      set_hover (desktop, panel, tbr_panel_widget_at (desktop, panel, input->x, input->y));
      tbr_desktop_touch (desktop, TBR_PANEL_FOOT);
    }
  /* a tip is gone as soon as the pointer moves */
  desktop->is_stale = TRUE;
}

static gboolean
is_floating (TbrPanelId panel)
{
  return panel == TBR_PANEL_SEARCH || panel == TBR_PANEL_JUMP || panel == TBR_PANEL_SHEET
         || panel == TBR_PANEL_FORM;
}

static void
press (TbrDesktop *desktop, const TbrInput *input)
{
  TbrPanelId panel = panel_at (desktop, input->x, input->y), modal = tbr_desktop_modal (desktop);
  desktop->press_x = desktop->drag_x = input->x;
  desktop->press_y = desktop->drag_y = input->y;
  desktop->has_dragged = FALSE;
  if (panel == TBR_PANEL_N && tbr_answer_point (desktop, input->x, input->y))
    return;
  /* what a form asks may hang on what is seen a little later */
  gboolean is_time = modal == TBR_PANEL_FORM && panel == TBR_PANEL_TIME;
  if (is_floating (modal) && panel != modal && !is_time)
    {
      tbr_desktop_act (desktop, TBR_ACT_LEAVE, 0);
      return;
    }
  int widget = tbr_panel_widget_at (desktop, panel, input->x, input->y);
  if (panel == TBR_PANEL_N)
    {
      TbrRect map = tbr_desktop_map_rect (desktop);
      desktop->drag = TBR_DRAG_MAP;
      if (input->button == 1 && input->clicks < 2)
        (void) tbr_carry_press (desktop, input->x, input->y);
      if (input->clicks == 2)
        tbr_camera_zoom (desktop, 2, tbr_desktop_map_x (desktop, input->x), input->y - map.y);
      return;
    }
  if (widget < 0)
    {
      (void) tbr_caret_press (desktop, panel, input);
      return;
    }
  TbrWidget used = *widget_of (desktop, panel, widget);
  if (used.kind == TBR_WIDGET_AREA && used.action == TBR_ACT_SEEK)
    {
      desktop->drag = TBR_DRAG_TIME;
      desktop->drag_panel = panel;
      drag_time (desktop, input->x);
      return;
    }
  if (used.action == TBR_ACT_EVENTS_MARK)
    {
      if (tbr_line_press (desktop, used.argument, input->x))
        desktop->drag = TBR_DRAG_EVENT;
      return;
    }
  tbr_desktop_act (desktop, used.action, used.argument);
}

static void
release (TbrDesktop *desktop, const TbrInput *input)
{
  gboolean is_click = desktop->drag == TBR_DRAG_MAP && !desktop->has_dragged && input->button == 1;
  if (desktop->drag == TBR_DRAG_EVENT)
    tbr_line_release (desktop);
  /* names find their places at the edges of what is seen now */
  desktop->is_moved = desktop->is_moved || (desktop->drag == TBR_DRAG_MAP && desktop->has_dragged);
  desktop->drag = TBR_DRAG_NONE;
  desktop->clock_since = desktop->now;
  if (tbr_carry_release (desktop))
    return;
  if (!is_click || desktop->screen != TBR_SCREEN_CRISIS)
    return;
  TbrThing thing = tbr_desktop_pick (desktop, input->x, input->y);
  tbr_desktop_act (desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
}

static void
turn (TbrDesktop *desktop, const TbrInput *input)
{
  TbrPanelId panel = panel_at (desktop, input->x, input->y);
  if (panel == TBR_PANEL_N || panel == TBR_PANEL_ZOOM)
    {
      TbrRect map = tbr_desktop_map_rect (desktop);
      tbr_camera_zoom (desktop, pow (NOTCH, input->amount), tbr_desktop_map_x (desktop, input->x),
                       input->y - map.y);
      return;
    }
  tbr_panel_scroll (desktop, panel, -input->amount * SCROLL * desktop->ui);
}

/* Two fingers: exact, and at once. */
static void
pinch (TbrDesktop *desktop, const TbrInput *input)
{
  TbrRect map = tbr_desktop_map_rect (desktop);
  tbr_camera_zoom (desktop, input->amount, tbr_desktop_map_x (desktop, input->x), input->y - map.y);
  desktop->zoom_since = 1; /* long ago: nothing is to be seen of the way */
}

/* ---- writing ---- */

static void
written (TbrDesktop *desktop)
{
  desktop->focus = -1;
  tbr_answer_after (desktop);
  g_clear_pointer (&desktop->complaint, g_free);
  if (desktop->panels[TBR_PANEL_SEARCH].is_open)
    tbr_search_update (desktop);
  tbr_desktop_touch (desktop, TBR_PANEL_SEARCH);
  tbr_desktop_touch (desktop, TBR_PANEL_JUMP);
  tbr_desktop_touch (desktop, TBR_PANEL_TABLE);
}

static gboolean
edit (TbrDesktop *desktop, const TbrInput *input)
{
  gboolean is_form = desktop->panels[TBR_PANEL_FORM].is_open;
  if (is_form && input->key == TBR_KEY_BACKSPACE && input->with == 0 && tbr_form_file_up (desktop))
    return TRUE;
  TbrCaretKey did = tbr_caret_key (desktop, input);
  if (did == TBR_CARET_CHANGED)
    {
      written (desktop);
      return TRUE;
    }
  if (did == TBR_CARET_MOVED)
    {
      tbr_desktop_touch (desktop, tbr_desktop_modal (desktop));
      return TRUE;
    }
  if (is_form && (input->key == TBR_KEY_DOWN || input->key == TBR_KEY_UP))
    {
      tbr_answer_mark (desktop, input->key == TBR_KEY_DOWN ? 1 : -1);
      return TRUE;
    }
  if (input->key == TBR_KEY_DOWN || input->key == TBR_KEY_UP)
    {
      tbr_desktop_act (desktop,
                       input->key == TBR_KEY_DOWN ? TBR_ACT_NEXT_WIDGET : TBR_ACT_PREVIOUS_WIDGET,
                       0);
      return TRUE;
    }
  /* other keys write, unless they leave or go on */
  return input->key != TBR_KEY_ESCAPE && input->key != TBR_KEY_ENTER && input->key != TBR_KEY_TAB
         && input->key < TBR_KEY_F1 && (input->with & TBR_WITH_CONTROL) == 0;
}

static void
write_text (TbrDesktop *desktop, const char *text)
{
  if (!tbr_desktop_wants_text (desktop) || !g_utf8_validate (text, -1, NULL)
      || desktop->written->len + strlen (text) > LONGEST_WORD)
    return;
  if (tbr_desktop_modal (desktop) == TBR_PANEL_SHEET)
    {
      tbr_sheet_write (desktop, text);
      return;
    }
  tbr_caret_insert (desktop, text);
  written (desktop);
}

/* Digits switch layers: the place of one in the list of layers. */
static gboolean
is_layer (const TbrInput *input, guint *out_place)
{
  if (input->key < '0' || input->key > '9' || input->with != 0)
    return FALSE;
  *out_place = input->key == '0' ? 9 : input->key - '1';
  return TRUE;
}

/* The keyboard scrolls what lies open: the sheet of keys, or else the side panel, a page at a time;
   the sheet line by line, too. */
static gboolean
scroll_by_key (TbrDesktop *desktop, const TbrInput *input)
{
  TbrPanelId modal = tbr_desktop_modal (desktop);
  TbrPanelId id = modal == TBR_PANEL_N ? TBR_PANEL_SIDE : modal;
  const TbrPanel *panel = &desktop->panels[id];
  double page = MAX (panel->rect.height - panel->head - SCROLL * desktop->ui, SCROLL);
  gboolean is_page = input->key == TBR_KEY_PAGE_UP || input->key == TBR_KEY_PAGE_DOWN;
  gboolean is_line
      = modal == TBR_PANEL_SHEET && (input->key == TBR_KEY_UP || input->key == TBR_KEY_DOWN);
  if (!panel->is_open || input->with != 0 || (!is_page && !is_line))
    return FALSE;
  double by = is_page ? page : SCROLL * desktop->ui;
  gboolean is_up = input->key == TBR_KEY_PAGE_UP || input->key == TBR_KEY_UP;
  tbr_panel_scroll (desktop, id, is_up ? -by : by);
  return TRUE;
}

/* With a control in focus, Space and Enter use it. */
static gboolean
uses_focus (const TbrDesktop *desktop, const TbrInput *input)
{
  return desktop->focus >= 0 && input->key == TBR_KEY_SPACE && input->with == 0;
}

static void
press_key (TbrDesktop *desktop, const TbrInput *input)
{
  TbrPanelId modal = tbr_desktop_modal (desktop);
  if (modal == TBR_PANEL_SHEET
      && (tbr_sheet_key (desktop, input) || scroll_by_key (desktop, input)))
    return;
  if (tbr_carry_key (desktop, input))
    return;
  if (modal == TBR_PANEL_TABLE && tbr_tables_key (desktop, input))
    return;
  if (modal == TBR_PANEL_N && tbr_editor_key (desktop, input))
    return;
  if (tbr_doctor_key (desktop, input))
    return;
  if (modal != TBR_PANEL_SHEET && tbr_desktop_wants_text (desktop) && edit (desktop, input))
    return;
  if (scroll_by_key (desktop, input))
    return;
  if (uses_focus (desktop, input))
    {
      tbr_desktop_act (desktop, TBR_ACT_ACTIVATE, 0);
      return;
    }
  TbrActionId action = tbr_keymap_action (desktop->keymap, input->key, input->with);
  guint place = 0;
  if (action == TBR_ACT_NONE && is_layer (input, &place))
    action = TBR_ACT_LAYER;
  if (modal == TBR_PANEL_START && (input->key == TBR_KEY_DOWN || input->key == TBR_KEY_UP))
    action = input->key == TBR_KEY_DOWN ? TBR_ACT_NEXT_WIDGET : TBR_ACT_PREVIOUS_WIDGET;
  if (tbr_refusal_is_behind (desktop, action))
    {
      tbr_desktop_say_keys (desktop, tbr_refusal_behind (desktop, action), tbr_refusal_keys);
      return;
    }
  if (action != TBR_ACT_NONE)
    tbr_desktop_act (desktop, action, action == TBR_ACT_LAYER ? (gint64) tbr_layers_at (place) : 0);
}

/* A list that is written is not put aside for a file that falls on it. */
static void
refuse_drop (TbrDesktop *desktop, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = g_strdup_printf (
      _ ("%s is not opened: an events list is written here. Save it and close it first."), name);
  tbr_desktop_say (desktop, text);
}

void
tbr_desktop_input (TbrDesktop *desktop, const TbrInput *input)
{
  switch (input->kind)
    {
    case TBR_INPUT_MOVE:
      move (desktop, input);
      break;
    case TBR_INPUT_PRESS:
      tbr_desktop_renew_panels (desktop);
      press (desktop, input);
      break;
    case TBR_INPUT_RELEASE:
      release (desktop, input);
      break;
    case TBR_INPUT_WHEEL:
      turn (desktop, input);
      break;
    case TBR_INPUT_PINCH:
      pinch (desktop, input);
      break;
    case TBR_INPUT_KEY:
      tbr_desktop_renew_panels (desktop);
      press_key (desktop, input);
      break;
    case TBR_INPUT_TEXT:
      write_text (desktop, input->text);
      break;
    case TBR_INPUT_LEAVE:
      desktop->pointer_x = desktop->pointer_y = -1;
      set_hover (desktop, TBR_PANEL_N, -1);
      break;
    case TBR_INPUT_DROP:
      if (desktop->editor != NULL)
        refuse_drop (desktop, input->text);
      else
        tbr_form_file_bring (desktop, input->text);
      break;
    case TBR_INPUT_QUIT:
      tbr_desktop_act (desktop, TBR_ACT_QUIT, 0);
      break;
    }
}
